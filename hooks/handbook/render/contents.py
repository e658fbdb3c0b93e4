"""What a section, the list of codes and the bibliography hold, from the data and not by hand."""

from __future__ import annotations

from collections.abc import Mapping

from handbook.languages import SOURCE
from handbook.markup import escaped
from handbook.model import Code, Handbook, Page, Work
from handbook.render.context import Context
from handbook.render.form_prints import form_sheets
from handbook.render.references import named, short_name, year_of


def left_over(context: Context) -> str:
    """Return the pages of a section that no table of its index names: a page is listed once.

    The table says when to take a page, which no list made from the data can.
    """
    return contents(context, without=context.page.tabled)


def contents(context: Context, *, without: frozenset[str] = frozenset()) -> str:
    """Return the pages of the section that `context` is the index of; planned ones say so.

    Codes of `without` are left out.
    """
    folder = context.slug.partition("/")[0]
    listed = (entry for entry in context.members(folder) if entry.code not in without)
    rows = [_row(entry, context) for entry in listed]
    known = {entry.path for entry in context.book.codes.values()}
    extra = [
        page
        for (lang, slug), page in context.book.pages.items()
        if lang == SOURCE and slug.startswith(f"{folder}/") and slug not in known
    ]
    rows += [_made(context.shown(page.slug) or page, page.code, context) for page in extra]
    made = "\n".join(rows)
    return f'<ol class="contents">\n{made}\n</ol>' if rows else ""


def codes_table(context: Context) -> str:
    """Return the table of every code with its title, made ones linked."""
    word = context.language.word
    rows = []
    for entry in context.book.codes.values():
        page = context.shown(entry.path) if entry.made else None
        title, its = named(entry, context)
        title, lang = escaped(title), _lang(its, context)
        name = f'<a href="{escaped(context.href(entry.path))}"{lang}>{title}</a>' if page else title
        state = "" if page else f'<span class="badge">{escaped(word("planned"))}</span>'
        rows.append(
            f'<tr><td data-label="{escaped(word("code"))}"><span class="code">{escaped(entry.code)}</span></td>'
            f'<td data-label="{escaped(word("title"))}">{name if page else f"<span{lang}>{name}</span>"} '
            f"{state}</td></tr>"
        )
    return (
        f'<div class="table" role="region" tabindex="0" aria-label="{escaped(word("contents"))}">'
        f'<table class="codes"><thead><tr><th scope="col">{escaped(word("code"))}</th>'
        f'<th scope="col">{escaped(word("title"))}</th></tr></thead><tbody>{"".join(rows)}</tbody></table></div>'
    )


def references(context: Context) -> str:
    """Return the bibliography: every work, with its address where the publisher's own was seen."""
    works = sorted(context.book.works.values(), key=lambda work: short_name(work).casefold())
    rows = "\n".join(_reference(work, context) for work in works)
    return f'<ol class="refs" lang="en" dir="ltr">\n{rows}\n</ol>'


def side(context: Context) -> list[Mapping[str, object]]:
    """Return the made pages of the page's section, for the list beside it."""
    section = context.section
    if section is None:
        return []
    here = (context.lang, section.folder, context.slug.rpartition("/")[0])
    if not _SIDES or _SIDES[0][0] is not context.book:
        _SIDES[:] = [(context.book, {})]
    known = _SIDES[0][1]
    if here not in known:
        known[here] = _neighbours(section.folder, context)
    return [{**row, "current": row["path"] == context.slug} for row in known[here]]


def sections(context: Context) -> list[Mapping[str, object]]:
    """Return the sections that have an index page, for the menu."""
    return [
        {
            "title": section.title(context.lang),
            "href": context.href(f"{section.folder}/index.md"),
            "current": context.slug.startswith(f"{section.folder}/"),
        }
        for section in context.book.sections
        if (SOURCE, f"{section.folder}/index.md") in context.book.pages
    ]


def alternates(context: Context) -> list[Mapping[str, object]]:
    """Return the same page in every language of the site."""
    found: list[Mapping[str, object]] = []
    for code in context.book.built_languages:
        language = context.book.languages[code]
        other = Context(context.book, code, context.slug)
        found.append(
            {
                "lang": language.html,
                "name": language.name,
                "dir": language.direction,
                "href": context.site(other.output),
                "current": code == context.lang,
            }
        )
    return found


def _neighbours(folder: str, context: Context) -> list[Mapping[str, object]]:
    return [
        {
            "path": entry.path,
            "title": name,
            "href": context.href(entry.path),
            "code": entry.code,
            "lang": context.book.languages[lang].html if lang != context.lang else "",
            "dir": context.book.languages[lang].direction,
        }
        for entry in context.members(folder)
        if entry.made and context.shown(entry.path)
        for name, lang in (named(entry, context),)
    ]


def _row(entry: Code, context: Context) -> str:
    page = context.shown(entry.path) if entry.made else None
    if page is not None:
        return _made(page, entry.code, context)
    lang = _lang(SOURCE, context)
    return (
        f'<li class="planned"><span{lang}>{escaped(entry.title)}</span> '
        f'<span class="code">{escaped(entry.code)}</span> '
        f'<span class="badge">{escaped(context.language.word("planned"))}</span></li>'
    )


def _made(page: Page, code: str, context: Context) -> str:
    able = escaped(page.meta.text("able"))
    return (
        f'<li{_lang(page.lang, context)}><a href="{escaped(context.href(page.slug))}">'
        f"{escaped(page.title)}</a> "
        f'<span class="code">{escaped(code)}</span><p>{able}</p>{form_sheets(page.slug, context)}</li>'
    )


def _lang(lang: str, context: Context) -> str:
    if lang == context.lang:
        return ""
    language = context.book.languages[lang]
    return f' lang="{escaped(language.html)}" dir="{escaped(language.direction)}"'


def _reference(work: Work, context: Context) -> str:
    csl, word = work.csl, context.book.languages[SOURCE].word
    custom = csl.get("custom")
    custom = custom if isinstance(custom, dict) else {}
    name = short_name(work)
    parts = [f"<cite>{escaped(csl.get('title', work.key))}</cite>"]
    details = [csl.get("publisher"), csl.get("container-title"), csl.get("number"), year_of(work)]
    parts += [escaped(part) for part in details if part and str(part) not in name]
    lines = [f"<strong>{escaped(name)}</strong>. {', '.join(parts)}."]
    if read := custom.get("read"):
        lines.append(f"{escaped(word('what-was-read'))} {escaped(read)}.")
    if work.mark != "S":
        lines.append(escaped(word("reported-by")))
    url = str(csl.get("URL") or "")
    if url.startswith("https://"):
        safe = escaped(url)
        lines.append(
            f"{escaped(word('official-address'))} ({escaped(word('opens-internet'))}): "
            f'<a class="out" href="{safe}" rel="noreferrer noopener external">{safe}</a>'
        )
    else:
        lines.append(
            escaped(word("seen-in-archive" if custom.get("address") == "arch" else "no-address"))
        )
    body = "".join(f"<p>{line}</p>" for line in lines)
    return f'<li id="ref-{escaped(work.key)}"><p class="ref-key"><code>@{escaped(work.key)}</code></p>{body}</li>'


# Pages of one folder show the same neighbours at the same addresses; of the last book only.
_SIDES: list[tuple[Handbook, dict[tuple[str, str, str], list[Mapping[str, object]]]]] = []
