"""Where the print files and office files of forms lie, and the links that lead to them."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator

from markupsafe import Markup

from handbook.fieldkinds import kind_of
from handbook.languages import SOURCE, Language
from handbook.model import EMPTY, Handbook, Page, Platform, Template, steps
from handbook.model.role import PATH
from handbook.render.context import Context
from handbook.render.templates import laid_out
from handbook.render.writer import raw


def print_path(lang: str, *name: object) -> str:
    """Return the path of a print file below the site's root, named by some words: `print/en/F-06-blank.pdf`."""
    return f"print/{lang}/{'-'.join(map(str, name))}.pdf"


def variants(form: Template) -> Iterator[str]:
    """Yield the prints of a form: blank always, to be typed into, and where it asks for that its needed fields alone."""
    yield "blank"
    if form.exports == "all":
        yield "fill"
        if form.page.policy.get("minimum"):
            yield "minimum"


def in_case(form: Template) -> bool:
    """Return whether a form has a filled example that belongs to the invented case."""
    return bool(form.example.head or form.example.rows) and not form.apart


def form_prints(context: Context) -> Markup:
    """Return the links to the print files of the form that a page shows; empty where none are made."""
    form = context.book.templates.get((context.page.lang, context.slug))
    if form is None or not form.id:
        return Markup()
    lang = form.page.lang
    prints = [
        (print_path(lang, form.id, one), _WORDS[one], form.id, lang) for one in variants(form)
    ]
    ways, office = print_ways(prints, context, lang), office_link(context)
    ways += [(*office, Markup())] if office else []
    return laid_out("parts.links", ways, "") if ways else Markup()


def form_packs(context: Context) -> Markup:
    """Return the links to the files of many forms; empty where none are made."""
    forms = context.book.templates.items()
    files = {
        "forms": [key for key, form in forms if form.id],
        "case": [key for key, form in forms if in_case(form)],
    }
    prints = [
        (print_path(lang, name), f"print-{name}", "", lang)
        for name, slugs in files.items()
        for lang in in_or_beside(context, slugs)
    ]
    return print_links(prints, context, kind="form-packs")


def form_sheets(
    slug: str, context: Context
) -> list[tuple[Language, bool, list[tuple[str, str, str]]]]:
    """Return for each language that has a form: whether it is a draft, and address, name and text of each print."""
    word = context.language.word
    found: list[tuple[Language, bool, list[tuple[str, str, str]]]] = []
    for code in context.book.built_languages if context.pdf else ():
        form = context.book.templates.get((code, slug))
        if form is not None and form.id:
            own = context.book.languages[code]
            prints = [
                (
                    context.site(print_path(code, form.id, one)),
                    f"{form.id}, {own.name}, {word(one)}, PDF",
                    word(one),
                )
                for one in variants(form)
            ]
            found.append((own, form.page.draft, prints))
    return found


_WORDS = {"blank": "print-form", "fill": "print-fill", "minimum": "print-minimum-form"}


TRAINERS_ID = "trainer"
"""Heading of the first page's door for trainers."""


def at_the_door(root: ET.Element, context: Context) -> None:
    """Put the sheets of paths below the links of the trainers' door of the first page."""
    paths = context.book.roles.get(PATH, ())
    prints = [one for path in paths for one in path_prints(path.code, context)]
    lang = context.lang if in_pocket(context.book, context.lang) else SOURCE
    if in_pocket(context.book, lang):
        prints.append((print_path(lang, "pocket"), "print-pocket", "", lang))
    links = print_links(prints, context)
    door = root.find(f".//section[@aria-labelledby='{TRAINERS_ID}']")
    listed = door.find("ul") if door is not None else None
    if links and door is not None and listed is not None:
        made = raw(f"\n{links}", listed.tail or "")
        listed.tail = None
        door.insert(list(door).index(listed) + 1, made)


def path_prints(code: str, context: Context) -> list[Print]:
    """Return the sheet of a path, none where it has no steps."""
    page = context.leads_to(context.code(code))
    if page is None or not steps(page):
        return []
    return [(print_path(page.lang, code), "print-path", code, page.lang)]


def in_pocket(book: Handbook, lang: str) -> tuple[Page, ...]:
    """Return the pages of the pocket book in their order; none where one, or the home page, is not written in the language."""
    ranks = {
        slug: int(str((page.policy.get("pocket") or EMPTY).text("rank") or 0))
        for (own, slug), page in book.pages.items()
        if own == SOURCE
    }
    slugs = sorted((slug for slug, rank in ranks.items() if rank), key=lambda slug: ranks[slug])
    pages = [book.pages[lang, slug] for slug in slugs if (lang, slug) in book.pages]
    whole = len(pages) == len(slugs) and (lang, "index.md") in book.pages
    return tuple(pages) if whole else ()


def card_kind(platform: Platform, book: Handbook) -> str:
    """Return the word for a card: `worksheet` where most of it is for the unit to write."""
    return "worksheet" if platform.worksheet(book.practice.of("card")) else "card"


def printed_cards(book: Handbook) -> Iterator[Platform]:
    """Return the platforms whose card is printed: those whose page is made and leads to it."""
    made = {entry.code for entry in book.codes.values() if entry.made}
    return (platform for platform in book.practice.platforms if platform.page in made)


def card_link(platform: Platform, context: Context) -> Markup:
    """Return the link to the print of a card in the language of the text; empty without prints."""
    if platform not in printed_cards(context.book):
        return Markup()
    lang, key = context.page.lang, f"print-{card_kind(platform, context.book)}"
    path = print_path(lang, platform.page, platform.id, "card")  # services may share a page
    return print_links([(path, key, platform.name, lang)], context, lang)


Print = tuple[str, str, str, str]
"""Path of a print below the site's root, key of its word, what it is a print of, and its language."""


def print_links(
    prints: Iterable[Print], context: Context, inside: str = "", kind: str = ""
) -> Markup:
    """Return a line of links, if any; `inside` is the language around it, `kind` one more class."""
    ways = print_ways(prints, context, inside)
    return laid_out("parts.links", ways, kind and f" {kind}") if ways else Markup()


def print_ways(
    prints: Iterable[Print], context: Context, inside: str = ""
) -> list[tuple[str, str, Markup]]:
    """Return address, text and language of each link; none without print files."""
    languages, inside = context.book.languages, inside or context.lang
    return [
        (
            context.site(path),
            f"{languages[lang].word(key)} ({of or languages[lang].name}, PDF)",
            Markup() if lang == inside else context.spoken(lang),
        )
        for path, key, of, lang in prints
        if context.pdf
    ]


def in_or_beside(context: Context, texts: Iterable[tuple[str, str]]) -> list[str]:
    """Return the languages of which a file of all `texts` is offered; English beside one in which some are missing."""
    slugs: dict[str, set[str]] = {context.lang: set(), SOURCE: set()}
    for lang, slug in texts:
        slugs.setdefault(lang, set()).add(slug)
    own = [context.lang] if slugs[context.lang] else []
    return own + ([SOURCE] if slugs[SOURCE] - slugs[context.lang] else [])


def office_path(form: Template) -> str:
    """Return the path of a form's office file below the site's root, empty where it has none.

    A log, and a table whose rows have more than a third as many fields as its head, is an XLSX,
    unless each row is signed: that is done by hand, on paper. Every other form is a DOCX. What
    exists on paper only, or has no field, has no office file.
    """
    if form.exports == "paper" or not form.id or not form.fields:
        return ""
    signed = any(kind_of(field.kind).signed for field in form.rows)
    table = form.is_log or 3 * len(form.rows) > len(form.fields)
    return f"print/{form.page.lang}/{form.id}.{'xlsx' if table and not signed else 'docx'}"


def office_link(context: Context) -> tuple[str, str] | None:
    """Return address and words of the link to the office file of a form; None without one, or without PDFs."""
    form = context.book.templates.get((context.page.lang, context.page.slug))
    path = office_path(form) if form and context.pdf else ""
    if not path:
        return None
    return context.site(path), context.language.word(f"office-{path.rpartition('.')[2]}")
