"""All lists: how each is run, for whom, how long, how far it was tried, and its sheets."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.languages import SOURCE
from handbook.markup import escaped
from handbook.model import Checklist, Code
from handbook.render.checklist import is_behind, sheet_path, tried
from handbook.render.context import Context


def lists(context: Context) -> str:
    """Return every list by stage, and below them the codes by reader.

    A list that is planned is named with its state; one without a translation says so.
    """
    codes = tuple(context.members("checklists"))
    staged = [(_stage(entry, context), entry) for entry in codes]
    groups = [
        _group(stage, [entry for its, entry in staged if its == stage], context)
        for stage in _STAGES
        if any(its == stage for its, _ in staged)
    ]
    return "\n".join((*groups, _readers(codes, context)))


def _group(stage: str, entries: list[Code], context: Context) -> str:
    word = escaped(context.language.word(f"stage-{stage}" if stage else "stage-any"))
    rows = "\n".join(_row(entry, context) for entry in entries)
    return f'<p class="group">{word}</p>\n<ol class="contents">\n{rows}\n</ol>'


def _row(entry: Code, context: Context) -> str:
    word, shown = context.language.word, _list(entry, context)
    code = f'<span class="code">{escaped(entry.code)}</span>'
    if shown is None:
        title = f"<span{_lang(SOURCE, context)}>{escaped(entry.title)}</span>"
        return f'<li class="planned">{title} {code} <span class="badge">{escaped(word("planned"))}</span></li>'
    title = escaped(shown.title)
    link = f'<a href="{escaped(context.href(entry.path))}"{_lang(shown.lang, context)}>{title}</a>'
    facts = (
        escaped(word(shown.meta.text("type"))),
        escaped(word(shown.meta.text("who"))),
        escaped(context.language.minutes(shown.minutes)),
        *_states(shown, context),
    )
    return f"<li>{link} {code}<p>{' · '.join(facts)}</p>{_sheets(entry, context)}</li>"


def _states(shown: Checklist, context: Context) -> Iterator[str]:
    """Yield what a reader must know before he relies on the list: nothing of it is left unsaid."""
    if shown.lang != context.lang:
        yield escaped(context.language.word("not-translated"))
    yield from _drafts(shown, context)
    yield escaped(tried(shown, context.language))


def _drafts(shown: Checklist, context: Context) -> Iterator[str]:
    """Yield how far a translation may be relied on; nothing for English."""
    if shown.draft:
        yield escaped(context.language.word("draft-short"))
    if is_behind(shown, context.book):
        yield escaped(context.language.word("behind-short"))


def _sheets(entry: Code, context: Context) -> str:
    """Return links to the short sheet in each language that has it, a draft named as one."""
    if not context.pdf:
        return ""
    found = []
    for code in context.book.built_languages:
        shown = context.book.checklists.get((code, _slug(entry)))
        if shown is not None:
            language = context.book.languages[code]
            href = context.site(sheet_path(shown, "compact"))
            named = f'aria-label="{escaped(entry.code)}, {escaped(language.name)}, PDF"'
            text = f'<span lang="{escaped(language.html)}" dir="{escaped(language.direction)}">{escaped(language.name)}</span>'
            state = ", ".join(_drafts(shown, context))
            found.append(
                f'<a href="{escaped(href)}" {named}>{text}</a>{f" ({state})" if state else ""}'
            )
    return f"<p>{escaped(context.language.word('print'))}: {' · '.join(found)}</p>"


def _readers(codes: tuple[Code, ...], context: Context) -> str:
    """Return which lists each reader takes, as codes that lead to their pages."""
    word = context.language.word
    rows = []
    for who in _READERS:
        theirs = [
            entry
            for entry in codes
            if (shown := _list(entry, context)) and shown.meta.text("who") == who
        ]
        if theirs:
            links = " ".join(
                f'<a class="code" href="{escaped(context.href(entry.path))}">{escaped(entry.code)}</a>'
                for entry in theirs
            )
            rows.append(f"<div><dt>{escaped(word(who))}</dt><dd>{links}</dd></div>")
    return f'<dl class="readers">{"".join(rows)}</dl>' if rows else ""


def _list(entry: Code, context: Context) -> Checklist | None:
    return context.shown_list(_slug(entry)) if entry.made else None


def _stage(entry: Code, context: Context) -> str:
    page = context.shown(entry.path) if entry.made else None
    stage = page.meta.text("stage") if page else ""
    return stage if stage in _STAGES else ""


def _slug(entry: Code) -> str:
    return entry.path.rpartition("/")[2].removesuffix(".md")


def _lang(lang: str, context: Context) -> str:
    if lang == context.lang:
        return ""
    language = context.book.languages[lang]
    return f' lang="{escaped(language.html)}" dir="{escaped(language.direction)}"'


_STAGES = ("", "prepare", "safe", "find", "capture", "verify", "report", "care")
"""In the order of the work; first what is needed at any time."""
_READERS = ("everyone", "officer", "supervisor", "trainer")
