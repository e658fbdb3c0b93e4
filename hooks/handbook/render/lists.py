"""All lists: how each is run, for whom, how long, how far it was tried, and its sheets."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from handbook.languages import SOURCE, Language
from handbook.model import Checklist, Code
from handbook.render.checklist import is_behind, tried
from handbook.render.context import Context
from handbook.render.print_links import print_path
from handbook.render.templates import laid_out
from handbook.render.workflow_index import STAGES


def lists(context: Context) -> Markup:
    """Return every list by stage, planned ones with their state, and below them the codes by reader."""
    rows = [(_stage(entry, context), entry, _list(entry, context))
            for entry in context.members("checklists")]  # fmt: skip
    groups = [
        (stage, [_row(entry, shown, context) for its, entry, shown in rows if its == stage])
        for stage in _STAGES
    ]
    readers = [
        (who, [entry for _, entry, shown in rows if shown and shown.meta.text("who") == who])
        for who in _READERS
    ]
    return laid_out("lists.lists", groups, readers, context)


def _row(
    entry: Code, shown: Checklist | None, context: Context
) -> tuple[str, str, str, str, list[str], list[tuple[str, Language, str]]]:
    """Return code, title, its language, address, facts and sheets of a list; no address of a planned one."""
    if shown is None:
        return entry.code, entry.title, SOURCE, "", [], []
    word = context.language.word
    late = [] if shown.lang == context.lang else [word("not-translated")]
    facts = [word(shown.meta.text("type")), word(shown.meta.text("who")),
             context.language.minutes(shown.minutes), *late, *_drafts(shown, context),
             tried(shown, context.language)]  # fmt: skip
    href = context.href(entry.path)
    return entry.code, shown.title, shown.lang, href, facts, _sheets(entry, context)


def _drafts(shown: Checklist, context: Context) -> Iterator[str]:
    """Yield how far a translation may be relied on; nothing for English."""
    if shown.draft:
        yield context.language.word("draft-short")
    if is_behind(shown, context.book):
        yield context.language.word("behind-short")


def _sheets(entry: Code, context: Context) -> list[tuple[str, Language, str]]:
    """Return address and language of the short sheet in each language that has it, and whether it is a draft."""
    return [
        (
            context.site(print_path(code, shown.id, "compact")),
            context.book.languages[code],
            ", ".join(_drafts(shown, context)),
        )
        for code in context.book.built_languages
        if (shown := context.book.checklists.get((code, _slug(entry))))
    ]


def _list(entry: Code, context: Context) -> Checklist | None:
    return context.shown_list(_slug(entry)) if entry.made else None


def _stage(entry: Code, context: Context) -> str:
    page = context.leads_to(entry)
    stage = page.meta.text("stage") if page else ""
    return stage if stage in _STAGES else ""


def _slug(entry: Code) -> str:
    return entry.path.rpartition("/")[2].removesuffix(".md")


_STAGES = ("", *STAGES)
"""First what is needed at any time."""
_READERS = ("everyone", "officer", "supervisor", "trainer")
