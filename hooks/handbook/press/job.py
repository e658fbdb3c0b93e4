"""What there is to print: every list and every form, in every language that has it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from handbook.languages import Language
from handbook.model import Checklist, Handbook, Template
from handbook.press.form import blank
from handbook.press.sheet import compact
from handbook.render.checklist import bilingual, sheet_path

ONE_SIDE = frozenset({"CL-05"})
"""Lists that stay on one page even with the English below each critical item."""


@dataclass(frozen=True, slots=True)
class Job:
    """One print file to be made."""

    path: str
    """Path below the site's root."""
    source: str
    """Path of the Markdown file that it is made from."""
    code: str
    language: Language
    draw: Callable[[float], str]
    """Returns its HTML, given the millimetres of air above and below each row."""
    rows: int
    sides: int | None
    """Pages that it may have, None for any number."""
    roomy: bool
    """Whether it probably leaves much of its page empty, so that the first try may be a wide one."""
    places: tuple[tuple[str, int], ...]
    """Texts of the source with their lines, where a character can be looked for."""


def jobs(book: Handbook) -> Iterator[Job]:
    """Yield the print files of a handbook, language by language."""
    for lang in book.built_languages:
        for (own, _), shown in book.checklists.items():
            if own == lang and shown.id:
                yield _list(shown, book)
        for (own, _), form in book.templates.items():
            if own == lang and form.id:
                yield _form(form, book)


def _list(shown: Checklist, book: Handbook) -> Job:
    items = tuple(shown.items())
    language = book.languages[shown.lang]
    two = bilingual(shown) and shown.id not in ONE_SIDE
    return Job(
        path=sheet_path(shown, "compact"),
        source=shown.path,
        code=shown.id,
        language=language,
        draw=partial(compact, shown, book),
        rows=len(items),
        sides=2 if two else 1,
        roomy=_lines(shown) <= (_FEW if language.direction == "rtl" else _MANY),
        places=(
            *(
                (entry.node.value, entry.line)
                for entry in shown.meta.entries()
                if isinstance(entry.node.value, str)
            ),
            *((pause.title, pause.line) for pause in shown.pauses),
            *((item.text, item.line) for item in items),
        ),
    )


def _form(form: Template, book: Handbook) -> Job:
    page = form.page
    return Job(
        path=f"print/{page.lang}/{form.id}-blank.pdf",
        source=page.path,
        code=form.id,
        language=book.languages[page.lang],
        draw=lambda _: blank(form, book),
        rows=0,
        sides=None,
        roomy=True,
        places=tuple(
            (" ".join((one.label, one.how, *(choice.label for choice in one.choices))), one.line)
            for one in (*form.fields, *form.rows)
        ),
    )


def _lines(shown: Checklist) -> int:
    """Return about how many lines the items of a list take."""
    return sum(1 + len(item.text) // _LINE for item in shown.items())


_LINE = 58
"""Letters of a line."""
_FEW, _MANY = 9, 19
"""Lines of items that leave a page of Nastaliq, and one of Latin letters, roomy."""
