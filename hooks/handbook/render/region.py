"""Words in the languages of the region: one table a language, each word with the text it stands in."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.languages import SOURCE, Language
from handbook.markup import escaped, filled
from handbook.model import Reading, Term, Tongue, Work
from handbook.render.context import Context
from handbook.render.references import BLANK, blank, running, short_name, year_of
from handbook.render.table import row, table
from handbook.render.terms import anchor


def region(context: Context) -> str:
    """Return a heading and a closed table for each language; empty where no word was read in any.

    A word that nobody read leaves a line on which the interpreter writes.
    """
    book = context.book
    terms = sorted((one for one in book.terms if one.read), key=lambda one: one.name.casefold())
    made = (_tongue(one, terms, context) for one in book.tongues) if terms else ()
    return "\n".join(made)


def _tongue(tongue: Tongue, terms: list[Term], context: Context) -> str:
    english = context.book.languages[SOURCE]
    name = escaped(tongue.name)
    heads = (english.english, tongue.name, english.word("practice-source"))
    rows = (row(heads, cells) for term in terms for cells in _rows(term, tongue, context))
    made = table(heads, rows, tongue.name)
    known = sum(tongue.code in term.read for term in terms)
    title = escaped(english.word("words-read", n=known, m=len(terms)))
    return (
        f'<h3 id="{escaped(tongue.anchor)}">{name}</h3>\n'
        f'<details class="leaf"><summary>{title}</summary>\n{made}</details>'
    )


def _rows(term: Term, tongue: Tongue, context: Context) -> Iterator[tuple[str, str, str]]:
    """Yield the cells of each word of a term in a language, of which none may be known."""
    name = f'<a href="#{escaped(anchor(term))}">{escaped(term.name)}</a>'
    words = term.read.get(tongue.code, ())
    for one in words:
        marks = f'lang="{escaped(tongue.html)}" dir="{escaped(tongue.direction)}"'
        word = f"<bdi {marks}>{escaped(one.word)}</bdi>"
        yield name, word, _source(one, context)
    if not words:
        yield name, blank(BLANK), escaped(context.book.languages[SOURCE].word("no-text-read"))


def _source(one: Reading, context: Context) -> str:
    """Return where a word was read; of what is known at second hand, by whom it is reported."""
    book = context.book
    english, work = book.languages[SOURCE], book.works.get(one.source)
    cited = running(f"[@{one.source}, {one.at}]" if one.at else f"[@{one.source}]", context)
    if work is not None and work.mark != "S":
        name = escaped(short_name(work).removesuffix(f" {year_of(work)}"))
        when = _issued(work, english)
        key = "word-reported" if when else "word-undated"
        cited = f"{filled(english.word(key), source=name, date=escaped(when))} {cited}"
    note = f"; {running(one.note, context)}" if one.note else ""
    return f"{cited}{note}"


def _issued(work: Work, language: Language) -> str:
    """Return day, month and year of a work as far as they are known, as people write them."""
    issued = work.csl.get("issued")
    parts = issued.get("date-parts") if isinstance(issued, dict) else None
    try:
        numbers = list(parts[0]) if isinstance(parts, list) else []
        month = [language.months[int(one) - 1] for one in numbers[1:2]]
        return " ".join(map(str, (*numbers[2:3], *month, *numbers[:1])))
    except (IndexError, TypeError, ValueError):
        return ""
