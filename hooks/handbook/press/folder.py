"""The covers of the two files that hold many forms: all of them blank, and the invented case."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from handbook.fieldkinds import kind_of
from handbook.languages import SOURCE, Language
from handbook.markup import escaped, filled
from handbook.model import Handbook, Page, Template
from handbook.press.case import band
from handbook.press.cover import columns, facts, group, head
from handbook.press.form import anchor
from handbook.press.paper import document, draft, foot, value, words
from handbook.press.print_jobs import Job
from handbook.render.print_links import case_path, forms_path


@dataclass(frozen=True, slots=True)
class Held:
    """One form of a file of many, or a part of the exercise that is bound with the filled ones."""

    page: Page
    title: str
    anchor: str
    signed: str
    pages: int

    @classmethod
    def of(cls, job: Job, pages: int, book: Handbook) -> Held:
        """Return what the cover says of a sheet that was made of a job."""
        place = job.language.code, job.source.split("/", 2)[-1]
        form = book.templates.get(place)
        if form is None:
            return cls(book.pages[place], *job.held, "", pages)
        return cls(form.page, form.page.title, anchor(form), signers(form), pages)


def blank_cover(book: Handbook, lang: str, held: Sequence[Held], ahead: int) -> Job:
    """Return the job of the cover before all blank forms, which has `ahead` pages itself."""
    language = book.languages[lang]
    said = [f'<p class="fact"><b>{escaped(language.word("forms-says"))}</b></p>']
    return _job(book, lang, held, ahead, ("forms", forms_path(lang)), said)


def case_cover(book: Handbook, lang: str, held: Sequence[Held], ahead: int) -> Job:
    """Return the job of the cover before the filled examples, which has `ahead` pages itself."""
    language = book.languages[lang]
    said = [
        band(language),
        f'<div class="halt bare"><p>{words(language.word("case-says"), language)}</p></div>',
    ]
    return _job(book, lang, held, ahead, ("case-print", case_path(lang)), said)


def signers(form: Template) -> str:
    """Return the labels of the signatures of a form, each once."""
    return "; ".join(
        dict.fromkeys(f.label for f in (*form.fields, *form.rows) if kind_of(f.kind).signed)
    )


def _job(
    book: Handbook,
    lang: str,
    held: Sequence[Held],
    ahead: int,
    kind: tuple[str, str],
    said: Sequence[str],
) -> Job:
    language = book.languages[lang]
    of = ahead + sum(one.pages for one in held)
    variant, path = kind
    word = {"its word “invented”": language.word("invented")} if variant == "case-print" else {}
    return Job(
        path=path,
        source="docs/data/languages.yaml",
        code=variant.removesuffix("-print"),
        variant="cover",
        language=language,
        draw=lambda _: _html(book, language, held, ahead, variant, said),
        rows=0,
        sides=None,
        roomy=False,
        places=(),
        marks={"its edition": book.edition, "its language": lang, **word},
        of=of,
    )


def _html(
    book: Handbook,
    language: Language,
    held: Sequence[Held],
    ahead: int,
    variant: str,
    said: Sequence[str],
) -> str:
    word = language.word
    drafts = any(one.page.draft for one in held)
    more = [word("print-draft")] if drafts else []
    if variant == "case-print":
        more.insert(0, word("invented"))
    title = f"{variant.removesuffix('-print')}-title"
    of = ahead + sum(one.pages for one in held)
    rows, page = [], ahead + 1
    for one in held:
        rows.append(_row(one, language, page))
        page += one.pages
    parts = [
        foot("", variant, language, book.edition, None, *more, of=of),
        head(language, title),
        facts(book, language, [one.page.reviewed for one in held]),
        *said,
        draft(language, book, "draft-notice") if drafts else "",
        f"<table><thead>{columns(language, _COLUMNS)}</thead>",
        group("rest", escaped(word("pack-forms")), rows),
        "</table>",
        _missing(book, language, held) if variant == "forms" else "",
    ]
    kind = "cover folder case" if variant == "case-print" else "cover folder"
    return document(language, f"{word('site-name')}: {word(title)}", kind, parts)


def _row(one: Held, language: Language, page: int) -> str:
    cells = (
        value(one.page.code, language),
        f'<a href="#{escaped(one.anchor)}">{escaped(one.title)}</a>',
        words(one.signed, language),
        value(str(one.pages), language),
        value(str(page), language),
    )
    return f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"


def _missing(book: Handbook, language: Language, held: Sequence[Held]) -> str:
    """Return which forms stand in the English file only, and which in none of the two."""
    here = {one.page.code for one in held}
    english = {one.id: one for (own, _), one in book.templates.items() if own == SOURCE and one.id}
    alone = {code for code, one in english.items() if one.exports == "paper"}
    return _named("forms-alone", alone, language) + _named(
        "forms-missing", english.keys() - here - alone, language
    )


def _named(key: str, codes: AbstractSet[str], language: Language) -> str:
    if not codes:
        return ""
    listed = ", ".join(value(code, language) for code in sorted(codes))
    return f'<p class="missing">{filled(language.word(key), codes=listed)}</p>'


_COLUMNS = ("code", "title", "signed-by", "pages", "page")
