"""What an office file of a form says, without the marks of its format."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from handbook.fieldkinds import FIELD_KINDS, kind_of
from handbook.forms import to_be_saved
from handbook.languages import SOURCE, Language
from handbook.markup import read_words
from handbook.model import Choice, Field, Handbook, Template
from handbook.press.paper import stop_notice
from handbook.render.office import office_path


@dataclass(frozen=True, slots=True)
class Office:
    """One form as an office program is to show it: plain texts, in the order of the page."""

    path: str
    """Path below the site's root."""
    code: str
    title: str
    able: str
    lang: str
    html: str
    direction: str
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
    words: Mapping[str, str]
    """Interface strings by key."""

    @property
    def right(self) -> bool:
        """Whether it is read from right to left."""
        return self.direction == "rtl"

    def word(self, key: str, **values: str) -> str:
        """Return the interface string `key` with its `{places}` filled."""
        return self.words[key].format(**values) if values else self.words[key]

    def needed(self, field: Field) -> str:
        """Return in words when a field must be filled."""
        return self.words["needed-always" if field.needed else "needed-when"]

    def kind(self, field: Field) -> str:
        """Return the form of a field's answer as people read it; empty where any text will do."""
        kind = kind_of(field.kind)
        return kind.shape or ("" if kind.free else self.words[f"kind-{field.kind}"])

    def marks(self) -> tuple[str, ...]:
        """Return what stands on every page but its number: code, edition, language, dates, state."""
        draft = (self.words["print-draft"],) if self.notices else ()
        day = (self.words["print-reviewed"].format(date=self.reviewed),) if self.reviewed else ()
        edition = f"{self.words['edition']} {self.edition}"
        local = (self.local,) if self.local else ()
        return (*local, self.code, edition, self.lang, *day, *draft)


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
    named = (f"kind-{one.name}" for one in FIELD_KINDS.values() if not (one.free or one.shape))
    notices = (
        (language.word("draft-notice"), language.code),
        (english.word("print-draft"), SOURCE),
    )
    return Office(
        path=path,
        code=form.id,
        title=page.title,
        able=page.meta.text("able"),
        lang=language.code,
        html=language.html,
        direction=language.direction,
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
        words={key: language.word(key) for key in (*_WORDS, *named)},
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


_WORDS = (
    "edition", "field", "form", "how-to-fill", "needed", "needed-always",
    "needed-when", "office-aid", "office-answer", "office-answers", "office-fill", "office-id",
    "office-local", "office-log", "office-name", "office-unfit", "office-utc", "page-of",
    "print-draft", "print-reviewed", "print-rows",
)  # fmt: skip
