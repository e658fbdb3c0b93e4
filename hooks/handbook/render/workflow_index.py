"""What now?: every page, list and form of an officer by the stage of the work that it belongs to."""

from __future__ import annotations

import xml.etree.ElementTree as ET

from markupsafe import Markup

from handbook.languages import SOURCE
from handbook.model import Code, Page
from handbook.model.role import WHAT_NOW
from handbook.render.context import Context
from handbook.render.references import named
from handbook.render.templates import laid_out
from handbook.render.tree import raw

STAGES = ("prepare", "safe", "find", "capture", "verify", "report", "care")
"""In the order of the work."""
STAGES_ID = "stages"
"""Heading of the home page below which the stages and sections stand."""
SHEETS = ("checklists/", "templates/")
"""Where the pages of what is taken into the hand lie."""


def workflow_index(context: Context) -> Markup:
    """Return for each stage its pages, and beside them its lists and forms.

    What has no stage is needed at any time and stands at the end. Each stage folds: the eight heads
    are read at a glance, also on a phone. The search leaves it all out.
    """
    rows = [
        (
            page.meta.text("stage") or "any",
            entry.path.startswith(SHEETS),
            (entry, *named(entry, context)),
        )
        for entry in context.book.codes.values()
        if (page := _officers(entry, context)) is not None
    ]
    columns = [
        (
            stage,
            [
                [row for its, sheet, row in rows if its == stage and sheet == wanted]
                for wanted in (False, True)
            ],
        )
        for stage in (*STAGES, "any")
    ]
    return laid_out("stages.stages", columns, context)


def stage_row(root: ET.Element, context: Context) -> None:
    """Put a link to each stage that has pages into the part of the home page for them."""
    what_now = context.book.slug_of(WHAT_NOW)
    part = root.find(f"./section[@aria-labelledby='{STAGES_ID}']")
    first = part.find("ul") if part is not None else None
    if not what_now or part is None or first is None:
        return
    pages = (_officers(entry, context) for entry in context.book.codes.values())
    known = {page.meta.text("stage") for page in pages if page}
    links = [
        (stage, context.href(what_now, f"stage-{stage}")) for stage in STAGES if stage in known
    ]
    if links:
        part.insert(list(part).index(first), raw(f"{laid_out('stages.row', links, context)}\n"))


def _officers(entry: Code, context: Context) -> Page | None:
    """Return the page of a code that an officer may need at some stage; no index and not this page."""
    if not entry.made or entry.path.endswith("index.md") or entry.path == context.slug:
        return None
    page = context.book.pages.get((SOURCE, entry.path))
    return context.shown(entry.path) if page and "officer" in page.meta.texts("for") else None
