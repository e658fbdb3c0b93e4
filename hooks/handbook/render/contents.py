"""What a section, the list of codes and the bibliography hold, from the data and not by hand."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup

from handbook.languages import SOURCE
from handbook.model import Handbook, Work
from handbook.render.context import Context, output
from handbook.render.index import rank
from handbook.render.print_links import form_sheets
from handbook.render.references import named, short_name, year_of
from handbook.render.templates import laid_out


def left_over(context: Context) -> Markup:
    """Return the pages of a section that no table of its index names: a page is listed once.

    The table says when to take a page, which no list made from the data can.
    """
    return contents(context, without=context.page.tabled)


def contents(context: Context, *, without: frozenset[str] = frozenset()) -> Markup:
    """Return the pages of the section that `context` is the index of; planned ones say so.

    Codes of `without` are left out.
    """
    folder = context.slug.partition("/")[0]
    listed = (entry for entry in context.members(folder) if entry.code not in without)
    rows = [(entry.title, entry.code, context.leads_to(entry)) for entry in listed]
    known = {entry.path for entry in context.book.codes.values()}
    rows += [
        (page.title, page.code, context.shown(slug) or page)
        for (lang, slug), page in context.book.pages.items()
        if lang == SOURCE and slug.startswith(f"{folder}/") and slug not in known
    ]
    shown = [
        (title, code, page, form_sheets(page.slug, context) if page else ())
        for title, code, page in rows
    ]
    return laid_out("contents.section", shown, context, SOURCE) if rows else Markup()


def codes_table(context: Context) -> Markup:
    """Return the table of every code with its title, made ones linked, and of those that moved."""
    codes = context.book.codes
    shown = [(entry, entry.code, "") for entry in codes.values()]
    shown += [(codes[one.now], one.code, one.was) for one in context.book.moved if one.now in codes]
    rows = []
    for entry, code, was in shown:
        href = context.href(entry.path) if context.leads_to(entry) else ""
        rows.append((code, *named(entry, context), href, was))
    return laid_out("contents.codes", rows, context, SOURCE)


def references(context: Context) -> Markup:
    """Return the bibliography: every work, with its address where the publisher's own was seen."""
    shown = [_reference(work) for _, work in works(context.book)]
    return laid_out("contents.references", shown, context.book.languages[SOURCE])


def works(book: Handbook) -> list[tuple[str, Work]]:
    """Return the works in the order of the bibliography, each behind its name."""
    named_works = [(short_name(work), work) for work in book.works.values()]
    return sorted(named_works, key=lambda one: rank(one[0]))


def side(context: Context) -> list[Mapping[str, object]]:
    """Return the made pages of the page's section, for the list beside it."""
    return [
        {
            "title": name,
            "href": context.href(entry.path),
            "code": entry.code,
            "lang": context.book.languages[lang].html if lang != context.lang else "",
            "dir": context.book.languages[lang].direction,
            "current": entry.path == context.slug,
        }
        for entry in (context.members(context.section.folder) if context.section else ())
        if context.leads_to(entry)
        for name, lang in (named(entry, context),)
    ]


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
    return [
        {
            "lang": language.html,
            "name": language.name,
            "dir": language.direction,
            "href": context.site(output(language.code, context.slug)),
            "current": language is context.language,
        }
        for language in (context.book.languages[code] for code in context.book.built_languages)
    ]


def _reference(work: Work) -> tuple[Work, str, list[str], str, str, bool]:
    """Return a work, its name, further details, what was read of it, its address, and whether an archive showed it."""
    csl, name = work.csl, short_name(work)
    custom = csl.get("custom")
    custom = custom if isinstance(custom, dict) else {}
    details = [csl.get("publisher"), csl.get("container-title"), csl.get("number"), year_of(work)]
    more = [str(part) for part in details if part and str(part) not in name]
    url = str(csl.get("URL") or "")
    safe = url if url.startswith("https://") else ""
    return work, name, more, str(custom.get("read") or ""), safe, custom.get("address") == "arch"
