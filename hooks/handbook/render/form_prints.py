"""Where the print files of forms lie, and the links that lead to them."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from handbook.languages import Language
from handbook.model import Template
from handbook.render.context import Context
from handbook.render.laid import laid_out
from handbook.render.office import office_link
from handbook.render.prints import in_or_beside, print_links, print_ways

MANY = 30
"""Fields of a head beyond which a form may have a print of its needed fields alone."""


def form_path(form: Template, variant: str) -> str:
    """Return the path of a form's print file below the site's root."""
    return f"print/{form.page.lang}/{form.id}-{variant}.pdf"


def forms_path(lang: str) -> str:
    """Return the path of the file that holds every blank form of a language."""
    return f"print/{lang}/forms.pdf"


def case_path(lang: str) -> str:
    """Return the path of the file that holds the invented case of a language."""
    return f"print/{lang}/case.pdf"


def variants(form: Template) -> Iterator[str]:
    """Yield the prints of a form: blank always, to be typed into, and its needed fields alone."""
    yield "blank"
    if form.exports == "all":
        yield "fill"
        if _saves(form):
            yield "minimum"


def _saves(form: Template) -> bool:
    """Return whether a long form is shorter by a third with its needed fields alone."""
    count = len(form.fields)
    needed = sum(field.needed == "always" for field in form.fields)
    return count > MANY and needed * 3 <= count * 2


def in_case(form: Template) -> bool:
    """Return whether a form has a filled example that belongs to the invented case."""
    return bool(form.example.head or form.example.rows) and not form.apart


def form_prints(context: Context) -> Markup:
    """Return the links to the print files of the form that a page shows; empty where none are made."""
    form = context.book.templates.get((context.page.lang, context.slug))
    if form is None or not form.id:
        return Markup()
    lang = form.page.lang
    prints = [(form_path(form, one), _WORDS[one], form.id, lang) for one in variants(form)]
    ways, office = print_ways(prints, context, lang), office_link(context)
    ways += [(office.href, office.word, Markup())] if office else []
    return laid_out("parts.links", ways, " form-prints") if ways else Markup()


def form_packs(context: Context) -> Markup:
    """Return the links to the files of many forms; empty where none are made."""
    forms = context.book.templates.items()
    known = [key for key, form in forms if form.id], [key for key, form in forms if in_case(form)]
    files = (("print-forms", forms_path), ("print-case", case_path))
    prints = [
        (path(lang), key, "", lang)
        for (key, path), slugs in zip(files, known, strict=True)
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
                    context.site(form_path(form, one)),
                    f"{form.id}, {own.name}, {word(one)}, PDF",
                    word(one),
                )
                for one in variants(form)
            ]
            found.append((own, form.page.draft, prints))
    return found


_WORDS = {"blank": "print-form", "fill": "print-fill", "minimum": "print-minimum-form"}
