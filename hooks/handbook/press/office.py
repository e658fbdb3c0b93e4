"""What an office file of a form says, its zip with the same bytes every time, and the DOCX of a form with one head."""

from __future__ import annotations

import io
import itertools
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from handbook.fieldkinds import kind_of
from handbook.forms import to_be_saved
from handbook.languages import SOURCE, Language
from handbook.markup import read_words
from handbook.model import MADE, MAKER, Choice, Field, Handbook, Template
from handbook.press.paper import stop_notice
from handbook.render.print_links import office_path
from handbook.theme import THEME, filled_template


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


def parts(folder: str, **values: object) -> dict[str, bytes]:
    """Return the parts of a package by name, each a template of hooks/theme/office; raises `EnvironmentProblem`."""
    found = {}
    for path in sorted((_FOLDER / folder).rglob("*.j2")):
        name = path.relative_to(_FOLDER).as_posix()
        xml = filled_template(_FOLDER, name, values)
        found[name.removeprefix(f"{folder}/").removesuffix(".j2")] = _tidy(xml)
    return found


def templates() -> str:
    """Return the text of all templates, on which the bytes of a file depend."""
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted(_FOLDER.rglob("*.j2")))


def deterministic_zip(own: Mapping[str, bytes], form: Office) -> bytes:
    """Return a package of parts, sorted, its times fixed, and its properties those of `form`."""
    return zipped({**own, **parts("properties", form=form, maker=MAKER, made=MADE)})


def zipped(
    whole: Mapping[str, bytes], first: str = "", before: bytes = b"", *, small: bool = True
) -> bytes:
    """Return a zip of parts by name, sorted, its times fixed; the part `first` leads, unpacked.

    `before` are bytes that come before it; without `small` no part is packed.
    """
    target = io.BytesIO()
    target.write(before)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as package:
        for name in sorted(whole, key=lambda name: (name != first, name)):
            entry = zipfile.ZipInfo(name, _TIME)
            packed = small and name != first
            entry.compress_type = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
            entry.create_system, entry.external_attr = _UNIX, 0o644 << 16
            package.writestr(entry, whole[name])
    return target.getvalue()


def _tidy(xml: str) -> bytes:
    """Return XML without the blanks by which a template is read, and with plain apostrophes."""
    return _BETWEEN.sub(r"\1<", str(xml)).replace("&#39;", "'").encode()


_FOLDER = THEME / "office"
_BETWEEN = re.compile(r"(\?>\n|>)\s*<(?!/w:t>)")
_TIME = (1980, 1, 1, 0, 0, 0)
"""The first that a zip can hold."""
_UNIX = 3


EMPTY_ROWS = 10
"""Rows that stand ready; more are added by copying one."""


def docx(form: Office) -> bytes:
    """Return the bytes of the DOCX of a form: the same form, the same bytes."""
    lines = list(_lines(form.rows))
    edges = sorted({edge for line in lines for _, _, edge in line} | {0})
    own = parts(
        "docx",
        form=form,
        font=font_of(form.language.html),
        fonts=fonts(form.language.html),
        stretches=stretches,
        kind_of=kind_of,
        height=_HEIGHT,
        grid=[end - start for start, end in itertools.pairwise(edges)],
        lines=[
            [
                (field, end - start, edges.index(end) - edges.index(start))
                for field, start, end in line
            ]
            for line in lines
        ],
        empty_rows=EMPTY_ROWS,
    )
    return deterministic_zip(own, form)


def _lines(fields: Sequence[Field]) -> Iterator[list[tuple[Field, int, int]]]:
    """Yield the lines of one row: its fields in order, each with its edges, spread over the width."""
    lines: list[list[tuple[Field, int]]] = [[]]
    for field in fields:
        wide = kind_of(field.kind).wide
        if sum(own for _, own in lines[-1]) + wide > _WIDE:
            lines.append([])
        lines[-1].append((field, wide))
    for line in lines:
        ends = list(itertools.accumulate((wide for _, wide in line), initial=0))
        # in steps, so that edges of different lines that nearly meet are the same one
        edges = [round(end * _WIDE / max(ends[-1], 1) / _STEP) * _STEP for end in ends]
        yield [(line[n][0], edges[n], edges[n + 1]) for n in range(len(line))]


_WIDE = 16838 - 2 * 851
"""Twips between the margins of a page that lies, as in document.xml.j2; all lengths here are twips."""
_STEP = 20
_HEIGHT = 520


def stretches(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the parts of a text in their order, each with whether it is of Latin signs."""
    for number, part in enumerate(LATIN.split(text)):
        if part:
            yield part, number % 2 == 1


def font_of(language: str) -> str:
    """Return the font that is common where a language is read."""
    return _FONTS.get(language, (_LATIN, ()))[0]


def fonts(language: str) -> Mapping[str, tuple[str, ...]]:
    """Return the fonts that a DOCX names, each with what to take where it is absent."""
    named = {_LATIN: ("Liberation Sans", "Arimo"), "MS Gothic": ("Segoe UI Symbol", "DejaVu Sans")}
    return named | dict([_FONTS[language]] if language in _FONTS else [])


LATIN = re.compile(
    r"(\([A-Za-z0-9][^()\u0600-\u06ff]*\)|[±+−-]?[A-Za-z0-9](?:[!-'*-~ −]*[A-Za-z0-9%])?)"
)
"""A stretch of Latin signs: a code, a date, an offset, an abbreviation in its brackets."""
LEFT: Final = "\N{LEFT-TO-RIGHT MARK}"
"""Keeps a stretch of Latin signs from being turned round within a right-to-left text."""
RIGHT: Final = "\N{RIGHT-TO-LEFT MARK}"

_LATIN = "Arial"
_FONTS = {
    "ur": ("Jameel Noori Nastaleeq", ("Noto Nastaliq Urdu", "Urdu Typesetting")),
    "bn": ("Nirmala UI", ("Noto Sans Bengali", "Vrinda")),
}
"""Language to a font that is common where it is read, and what stands in for it; elsewhere Arial."""
