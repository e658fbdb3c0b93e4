"""What a path names says at its top which step of it the reader may come from."""

from __future__ import annotations

from markupsafe import Markup

from handbook.model import step_id, steps
from handbook.model.role import PATH
from handbook.render.context import Context
from handbook.render.templates import laid_out

_KINDS = ("list", "form", "page", "urgent")


def breadcrumb(context: Context) -> Markup:
    """Return links back to each step that names this list, form or page; empty where none does."""
    if context.kind not in _KINDS:
        return Markup()
    paths = [
        (code, page, numbers)
        for code in (one.code for one in context.book.roles.get(PATH, ()))
        if (page := context.leads_to(context.code(code)))
        and any(one.name == context.page.code for one in page.text.references)  # steps take time
        and (numbers := [step.number for step in steps(page) if context.page.code in step.codes])
    ]
    return laid_out("page.strip", paths, step_id, context) if paths else Markup()
