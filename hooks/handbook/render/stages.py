"""What now?: every page, list and form of an officer by the stage of the work that it belongs to."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Sequence

from handbook.languages import SOURCE
from handbook.markup import escaped
from handbook.model import Code, Page
from handbook.model.role import WHAT_NOW
from handbook.render.context import Context
from handbook.render.marks import MARKS
from handbook.render.references import named
from handbook.render.tree import raw

STAGES = ("prepare", "safe", "find", "capture", "verify", "report", "care")
"""In the order of the work."""
STAGES_ID = "stages"
"""Heading of the home page below which the stages and sections stand."""
SHEETS = ("checklists/", "templates/")
"""Where the pages of what is taken into the hand lie."""


def stages(context: Context) -> str:
    """Return for each stage its pages, and beside them its lists and forms.

    What has no stage is needed at any time and stands at the end. Each stage folds: the eight heads
    are read at a glance, also on a phone. The search leaves it all out.
    """
    rows = [
        (entry, page)
        for entry in context.book.codes.values()
        if (page := _officers(entry, context)) is not None
    ]
    known = [(page.meta.text("stage"), entry, page) for entry, page in rows]
    return "\n".join(
        _stage(stage, same, context)
        for stage in (*STAGES, "any")
        if (same := [(entry, page) for its, entry, page in known if (its or "any") == stage])
    )


def stage_row(root: ET.Element, context: Context) -> None:
    """Put a link to each stage that has pages into the part of the home page for them."""
    what_now = context.book.slug_of(WHAT_NOW)
    part = root.find(f"./section[@aria-labelledby='{STAGES_ID}']")
    first = part.find("ul") if part is not None else None
    if not what_now or part is None or first is None:
        return
    pages = (_officers(entry, context) for entry in context.book.codes.values())
    known = {page.meta.text("stage") for page in pages if page}
    links = "\n".join(
        f'<li class="stage-{escaped(stage)}"><a href="{escaped(context.href(what_now, f"stage-{stage}"))}">'
        f"{MARKS[stage]}<span>{escaped(context.language.word(f'stage-{stage}'))}</span></a></li>"
        for stage in STAGES
        if stage in known
    )
    if links:
        part.insert(list(part).index(first), raw(f'<ol class="stage-row">\n{links}\n</ol>\n'))


def _officers(entry: Code, context: Context) -> Page | None:
    """Return the page of a code that an officer may need at some stage; no index and not this page."""
    if not entry.made or entry.path.endswith("index.md") or entry.path == context.slug:
        return None
    page = context.book.pages.get((SOURCE, entry.path))
    return context.shown(entry.path) if page and "officer" in page.meta.texts("for") else None


def _stage(stage: str, rows: Sequence[tuple[Code, Page]], context: Context) -> str:
    sheets = [row for row in rows if row[0].path.startswith(SHEETS)]
    columns = [row for row in rows if not row[0].path.startswith(SHEETS)], sheets
    name = escaped(context.language.word(f"stage-{stage}"))
    parts = "".join(_column(column, context) for column in columns if column)
    data = f' data-stage="{escaped(stage)}"' if stage in STAGES else ""
    return (
        f'<section class="stage-of"{data} data-search-exclude>\n'
        f'<details class="fold">\n<summary><h3 id="stage-{escaped(stage)}">{MARKS.get(stage, "")}'
        f'<span>{name}</span></h3> <span class="count">{len(rows)}</span></summary>\n'
        f'<div class="columns">\n{parts}</div>\n</details>\n</section>'
    )


def _column(rows: Sequence[tuple[Code, Page]], context: Context) -> str:
    items = "\n".join(_row(entry, context) for entry, _ in rows)
    return f'<ul class="of-stage">\n{items}\n</ul>\n'


def _row(entry: Code, context: Context) -> str:
    title, its = named(entry, context)
    lang = ""
    if its != context.lang:
        language = context.book.languages[its]
        lang = f' lang="{escaped(language.html)}" dir="{escaped(language.direction)}"'
    title = escaped(title)
    return f'<li><a href="{escaped(context.href(entry.path))}"{lang}>{title}</a></li>'
