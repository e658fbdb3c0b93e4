"""What an office file of a form says, without the marks of its format."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from handbook.fieldkinds import kind_of
from handbook.forms import to_be_saved
from handbook.languages import SOURCE, Language
from handbook.markup import read_words
from handbook.model import Choice, Field, Handbook, Template
from handbook.press.paper import stop_notice
from handbook.render.print_links import office_path


@dataclass(frozen=True, slots=True)
class Office:
    """One form as an office program is to show it: plain texts, in the order of the page."""

    path: str
    """Path below the site's root."""
    code: str
    title: str
    able: str
    language: Language
    edition: str
    local: str
    """What says that it is not to be published; empty without an overlay."""
    reviewed: str
    stop_notice: tuple[str, str]
    """The word of the callout that stops, and its text; both empty where the page has none."""
    notices: tuple[tuple[str, str], ...]
    """What the reader must know of a draft, each with its language."""
    fields: tuple[Field, ...]
    rows: tuple[Field, ...]
    log: bool

    @property
    def right(self) -> bool:
        """Whether it is read from right to left."""
        return self.language.direction == "rtl"

    def word(self, key: str, **values: str) -> str:
        """Return the interface string `key` with its `{places}` filled."""
        return self.language.word(key, **values)

    def needed(self, field: Field) -> str:
        """Return in words when a field must be filled."""
        return self.word("needed-always" if field.needed else "needed-when")

    def kind(self, field: Field) -> str:
        """Return the form of a field's answer as people read it; empty where any text will do."""
        kind = kind_of(field.kind)
        return kind.shape or ("" if kind.free else self.word(f"kind-{field.kind}"))

    def marks(self) -> tuple[str, ...]:
        """Return what stands on every page but its number: code, edition, language, dates, state."""
        draft = self.word("print-draft") if self.notices else ""
        day = self.word("print-reviewed", date=self.reviewed) if self.reviewed else ""
        edition = f"{self.word('edition')} {self.edition}"
        marks = (self.local, self.code, edition, self.language.code, day, draft)
        return tuple(mark for mark in marks if mark)


def office_forms(book: Handbook, lang: str) -> Iterator[Office]:
    """Yield the office files of all forms in one language."""
    for (own, _), form in book.templates.items():
        if own == lang and (path := office_path(form)):
            yield office(form, book, path)


def office(form: Template, book: Handbook, path: str) -> Office:
    """Return what the office file of a form at `path` says."""
    page = form.page
    language = book.languages[page.lang]
    english = book.languages.get(SOURCE, language)
    word, _, text = stop_notice(page, language) or ("", "", "")
    notices = (
        (language.word("draft-notice"), language.code),
        (english.word("print-draft"), SOURCE),
    )
    return Office(
        path=path,
        code=form.id,
        title=page.title,
        able=page.meta.text("able"),
        language=language,
        edition=book.edition,
        local=book.local_mark(language.code),
        reviewed=str(page.reviewed or ""),
        stop_notice=(word, read_words(text)),
        notices=notices if page.draft else (),
        fields=tuple(
            _plain_field(field, language) for field in to_be_saved(form).fields if field.id
        ),
        rows=tuple(_plain_field(field, language) for field in form.rows if field.id),
        log=form.is_log,
    )


def _plain_field(field: Field, language: Language) -> Field:
    late = f" ({language.word('not-translated')})" if field.lang else ""
    choices = tuple(Choice(choice.id, read_words(choice.label)) for choice in field.choices)
    return replace(
        field,
        label=read_words(field.label) + late,
        how=read_words(field.how),
        choices=choices,
        line=0,
    )  # without its line, so that a file stays the same when only its place in the source moves
