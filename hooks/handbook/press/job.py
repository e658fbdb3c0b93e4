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
    two = bilingual(shown) and shown.id not in ONE_SIDE
    return Job(
        path=sheet_path(shown, "compact"),
        source=shown.path,
        code=shown.id,
        language=book.languages[shown.lang],
        draw=partial(compact, shown, book),
        rows=len(items),
        sides=2 if two else 1,
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
        places=tuple(
            (" ".join((one.label, one.how, *(choice.label for choice in one.choices))), one.line)
            for one in (*form.fields, *form.rows)
        ),
    )
