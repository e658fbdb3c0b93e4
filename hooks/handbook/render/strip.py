"""What a path names says at its top which step of it the reader may come from."""

from __future__ import annotations

from handbook.markup import escaped, filled
from handbook.model import step_id, steps
from handbook.model.role import PATH
from handbook.render.context import Context

_KINDS = ("list", "form", "page", "urgent")


def strip(context: Context) -> str:
    """Return links back to each step that names this list, form or page; empty where none does."""
    if context.kind not in _KINDS:
        return ""
    return "\n".join(
        filter(None, (_of(one.code, context) for one in context.book.roles.get(PATH, ())))
    )


def _of(path: str, context: Context) -> str:
    entry = context.code(path)
    page = context.shown(entry.path) if entry and entry.made else None
    if entry is None or page is None:
        return ""
    word = context.language.word
    links = [
        f'<a href="{escaped(context.href(entry.path, step_id(step.number)))}">'
        f"{escaped(word('path-step', n=step.number))}</a>"
        for step in steps(page)
        if context.page.code in step.codes
    ]
    if not links:
        return ""
    title = escaped(page.title)
    if page.lang != context.lang:
        language = context.book.languages[page.lang]
        title = f'<span lang="{escaped(language.html)}" dir="{escaped(language.direction)}">{title}</span>'
    said = filled(word("path-steps"), steps=" · ".join(links), title=title)
    return f'<p class="on-path">{said} <span class="code">{escaped(path)}</span></p>'
