"""The cover of a file of many prints: all checklists, all blank forms, or the invented case."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import accumulate
from types import MappingProxyType

from handbook.languages import SOURCE
from handbook.model import Handbook
from handbook.press.paper import document
from handbook.press.print_jobs import Job, edition_marks, marked_invented, printed_alone
from handbook.render.print_links import print_path

BOUND = MappingProxyType({"compact": "pack", "blank": "forms", "case-print": "case"})
"""Variant whose sheets are bound in one file too, to the name of that file."""

Sheets = Sequence[tuple[Job, int]]
"""The prints of a file in their order, each with the number of its pages."""


def cover(book: Handbook, variant: str, sheets: Sheets, ahead: int) -> Job:
    """Return the job of the cover before some prints of a variant, which has `ahead` pages itself."""
    language, name = sheets[0][0].language, BOUND[variant]
    word, of = language.word, ahead + sum(pages for _, pages in sheets)
    starts = accumulate((pages for _, pages in sheets), initial=ahead + 1)
    rows = [
        (job, job.listed, pages, page)
        for (job, pages), page in zip(sheets, starts, strict=False)
    ]  # fmt: skip
    days = sorted({str(one.reviewed) for _, one, _, _ in rows if one.reviewed})
    absent = _absent(book, name, {job.code for job, _ in sheets})
    draw = partial(
        document, "cover", language, book,
        title=f"{word('site-name')}: {word(f'{name}-title')}",
        kind="cover" if name == "pack" else f"cover folder {name}".removesuffix(" forms"),
        code="", variant=variant if name == "case" else name, reviewed=None,
        drafted=any(one.draft for _, one, _, _ in rows),
        notes=[word("invented")] if name == "case" else [], of=of, name=name,
        days=list(dict.fromkeys((days[0], days[-1]))) if days else [],
        stops=[row for row in rows if row[1].rank],
        rest=[row for row in rows if not row[1].rank],
        absent={key: sorted(codes) for key, codes in absent.items() if codes},
    )  # fmt: skip
    job = Job(
        path=print_path(language.code, name),
        source="docs/data/languages.yaml",
        code=name,
        variant="cover",
        language=language,
        draw=lambda _: draw(),
        marks=edition_marks(book, language.code),
        of=of,
    )
    return marked_invented(job) if name == "case" else job


def _absent(book: Handbook, name: str, here: set[str]) -> dict[str, set[str]]:
    """Return by the key of its sentence which lists or forms are in the English file only, or in none."""
    if name == "pack":
        lists = {one.id for (own, _), one in book.checklists.items() if own == SOURCE and one.id}
        return {"pack-missing": lists - here}
    if name == "case":
        return {}
    forms = {one.id for (own, _), one in book.templates.items() if own == SOURCE and one.id}
    alone = set(printed_alone(book))
    return {"forms-alone": alone, "forms-missing": forms - here - alone}
