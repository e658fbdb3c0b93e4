"""Words in the languages of the region: one table a language, each word with the text it stands in."""

from __future__ import annotations

from markupsafe import Markup

from handbook.languages import SOURCE, Language
from handbook.model import Handbook, TermCitation, Work
from handbook.render.context import Context
from handbook.render.references import issued, short_name, year_of
from handbook.render.templates import laid_out


def regional_terms(context: Context) -> Markup:
    """Return a heading and a closed table a language, with a line for each word that nobody read; empty without any."""
    book = context.book
    terms = sorted((one for one in book.terms if one.read), key=lambda one: one.name.casefold())
    rows = [
        (
            tongue,
            [
                (term, [_told(one, book) for one in term.read.get(tongue.code, ())])
                for term in terms
            ],
        )
        for tongue in book.tongues
    ]
    return laid_out("region.region", rows, context, book.languages[SOURCE]) if terms else Markup()


def _told(one: TermCitation, book: Handbook) -> tuple[TermCitation, str, str, str]:
    """Return a word, its citation, and of what is known at second hand by whom and when it is reported."""
    work = book.works.get(one.source)
    cited = f"[@{one.source}, {one.at}]" if one.at else f"[@{one.source}]"
    if work is None or work.mark == "S":
        return one, cited, "", ""
    name = short_name(work).removesuffix(f" {year_of(work)}")
    return one, cited, name, _issued(work, book.languages[SOURCE])


def _issued(work: Work, language: Language) -> str:
    """Return day, month and year of a work as far as they are known, as people write them."""
    numbers = issued(work)
    try:
        month = [language.months[int(str(one)) - 1] for one in numbers[1:2]]
        return " ".join(map(str, (*numbers[2:3], *month, *numbers[:1])))
    except (IndexError, ValueError):
        return ""
