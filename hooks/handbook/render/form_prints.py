"""Where the print files of forms lie, and the links that lead to them."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.languages import SOURCE
from handbook.markup import escaped
from handbook.model import Template
from handbook.render.context import Context
from handbook.render.office import office_link

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


def form_prints(context: Context) -> str:
    """Return the links to the print files of the form that a page shows; empty where none are made."""
    form = context.book.templates.get((context.page.lang, context.slug))
    if not context.pdf or form is None or not form.id:
        return ""
    language = context.book.languages[form.page.lang]
    links = " ".join(
        f'<a href="{escaped(context.site(form_path(form, variant)))}">'
        f"{escaped(language.word(_WORDS[variant]))} ({escaped(form.id)}, PDF)</a>"
        for variant in variants(form)
    )
    if office := office_link(context):
        links += f' <a href="{escaped(office.href)}">{escaped(office.word)}</a>'
    return f'<p class="sheet-print form-prints">{links}</p>'


def form_packs(context: Context) -> str:
    """Return the links to the files of many forms; empty where none are made.

    The English ones stand beside those of a language in which forms are still missing.
    """
    if not context.pdf:
        return ""
    links = []
    for key, path, belongs in (
        ("print-forms", forms_path, lambda form: bool(form.id)),
        ("print-case", case_path, in_case),
    ):
        slugs: dict[str, set[str]] = {context.lang: set(), SOURCE: set()}
        for (lang, slug), form in context.book.templates.items():
            if belongs(form):
                slugs.setdefault(lang, set()).add(slug)
        langs = [context.lang] if slugs[context.lang] else []
        langs += [SOURCE] if slugs[SOURCE] - slugs[context.lang] else []
        links += [pack_link(lang, path(lang), key, context) for lang in langs]
    return f'<p class="sheet-print form-packs">{" ".join(links)}</p>' if links else ""


def form_sheets(slug: str, context: Context) -> str:
    """Return links to the prints of a form in each language that has it, a draft named as one."""
    if not context.pdf:
        return ""
    word, page = context.language.word, context.shown(slug)
    foreign = page is not None and page.lang != context.lang
    marks = (
        f' lang="{escaped(context.language.html)}" dir="{escaped(context.language.direction)}"'
        if foreign
        else ""
    )
    found = []
    for code in context.book.built_languages:
        form = context.book.templates.get((code, slug))
        if form is None or not form.id:
            continue
        own = context.book.languages[code]
        links = " · ".join(
            f'<a href="{escaped(context.site(form_path(form, variant)))}"'
            f' aria-label="{escaped(form.id)}, {escaped(own.name)}, {escaped(word(variant))}, PDF">{escaped(word(variant))}</a>'
            for variant in variants(form)
        )
        name = f'<span lang="{escaped(own.html)}" dir="{escaped(own.direction)}">{escaped(own.name)}</span>'
        state = f" · {escaped(word('draft-short'))}" if form.page.draft else ""
        found.append(f"<p{marks}>{escaped(word('print'))} ({name}{state}): {links}</p>")
    return "".join(found)


def pack_link(lang: str, path: str, key: str, context: Context) -> str:
    """Return the link to a file of all sheets of a language; `key` names its word, `path` lies below the site."""
    language = context.book.languages[lang]
    marks = (
        f' lang="{escaped(language.html)}" dir="{escaped(language.direction)}"'
        if lang != context.lang
        else ""
    )
    label = escaped(f"{language.word(key)} ({language.name}, PDF)")
    return f'<a href="{escaped(context.site(path))}"{marks}>{label}</a>'


_WORDS = {"blank": "print-form", "fill": "print-fill", "minimum": "print-minimum-form"}
