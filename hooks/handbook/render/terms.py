"""A term leads, at its first use in a page, to its meaning at the page's end; the glossary has them all.

No tooltip: a link works with a finger and a key, and what it leads to is printed with the page.
"""

from __future__ import annotations

import html
import re
from collections.abc import Sequence

from handbook.languages import SOURCE
from handbook.model import Handbook, Term
from handbook.render.context import Context
from handbook.render.references import code_html

GLOSSARY = "reference/glossary.md"
WORDS_ID = "words-on-this-page"

_KINDS = ("page", "urgent", "list")
"""Kinds of page that tell at their end what their words mean."""
_MARKED = "page"
"""The kind in which the words are links as well: elsewhere a link would stand in the way of a step."""
_TOKEN = re.compile(r"<(/?)([a-zA-Z][\w-]*)[^>]*>|([^<]+)", re.DOTALL)
_SKIP = frozenset({"a", "code", "pre", "h1", "h2", "h3", "h4", "h5", "h6", "svg", "th", "label"})
_CODE = re.compile(r"`[^`\n]*`|\]\([^()\n]*\)|\[@[^\[\]\n]*\]|^#.*$", re.MULTILINE)


def explained(context: Context) -> tuple[Term, ...]:
    """Return the terms that the page shown uses and should tell, sorted by name."""
    page = context.page
    if page.lang != SOURCE or context.kind not in _KINDS or not context.book.terms:
        return ()
    known = _forms(context.book)
    text = _CODE.sub(" ", page.body)
    used = {word.casefold() for word in _pattern(context.book).findall(text)}
    found = {known[word].id: known[word] for word in used if known[word].page != page.code}
    return tuple(sorted(found.values(), key=lambda term: term.name.casefold()))


def mark_terms(source: str, context: Context) -> str:
    """Return the HTML of a page with the first use of each explained term as a link to its meaning."""
    left = {term.id for term in explained(context)} if context.kind == _MARKED else set()
    if not left:
        return source
    known, pattern = _forms(context.book), _pattern(context.book)

    def one(found: re.Match[str]) -> str:
        term = known[found[0].casefold()]
        if term.id not in left:
            return found[0]
        left.remove(term.id)
        return f'<a class="term" href="#{anchor(term)}">{found[0]}</a>'

    out: list[str] = []
    skip = last = 0
    for token in _TOKEN.finditer(source):
        if not left:
            break
        closing, tag, text = token.groups()
        if text:
            out.append(text if skip else pattern.sub(one, text))
        else:
            out.append(token[0])
            skip += (-1 if closing else 1) * (tag in _SKIP and not token[0].endswith("/>"))
        last = token.end()
    return "".join((*out, source[last:]))


def words_section(context: Context) -> str:
    """Return what the terms of a page mean, for its end; empty where it uses none."""
    terms = explained(context)
    if not terms:
        return ""
    language, source = context.language, context.book.languages[SOURCE]
    outer = f' lang="{source.html}" dir="{source.direction}"' if context.lang != SOURCE else ""
    rows = "\n".join(_row(term, context) for term in terms)
    all_of_them = ""
    if (SOURCE, GLOSSARY) in context.book.pages:
        all_of_them = f'<p><a href="{context.href(GLOSSARY)}">{language.word("all-words")}</a></p>'
    return (
        f'<section class="terms" aria-labelledby="{WORDS_ID}">\n'
        f'<h2 id="{WORDS_ID}">{language.word("words-on-this-page")}</h2>\n'
        f"<dl{outer}>\n{rows}\n</dl>\n{all_of_them}</section>"
    )


def glossary(context: Context) -> str:
    """Return every term with its meaning and the words of the other languages, then abbreviations."""
    book = context.book
    terms = sorted((one for one in book.terms if one.means), key=lambda one: one.name.casefold())
    rows = "\n".join(_row(term, context, words=True) for term in terms)
    short = "\n".join(
        f"<dt>{html.escape(word, quote=False)}</dt><dd>{html.escape(meant, quote=False)}</dd>"
        for word, meant in sorted(book.abbreviations.items())
    )
    listed = f'<dl class="glossary">\n{rows}\n</dl>' if rows else ""
    if not short:
        return listed
    title = context.language.word("abbreviations")
    return (
        f'{listed}\n<h2 id="abbreviations">{title}</h2>\n<dl class="abbreviations">\n{short}\n</dl>'
    )


def anchor(term: Term) -> str:
    """Return the id under which a term stands on a page."""
    return f"term-{term.id}"


def _row(term: Term, context: Context, *, words: bool = False) -> str:
    language = context.book.languages[SOURCE]
    parts = [_sentence(term.means)]
    if term.apart:
        apart = f"<strong>{language.word('not-confused')}</strong> {_sentence(term.apart)}"
        parts.append(f'<span class="apart">{apart}</span>')
    if term.page and context.code(term.page):
        parts.append(code_html(term.page, context))
    if words:
        parts += _foreign(term, context)
    name = html.escape(term.name, quote=False)
    return f'<dt id="{anchor(term)}">{name}</dt><dd>{" ".join(parts)}</dd>'


def _foreign(term: Term, context: Context) -> Sequence[str]:
    found = []
    for code in context.book.built_languages:
        if code != SOURCE and (words := term.words.get(code)):
            language = context.book.languages[code]
            word = html.escape(words[0], quote=False)
            found.append(
                f'<span class="word"><span>{html.escape(language.english)}:</span> '
                f'<bdi lang="{language.html}" dir="{language.direction}">{word}</bdi></span>'
            )
    return found


def _sentence(text: str) -> str:
    """Return a meaning as a sentence: the data holds it as it would stand in a table."""
    text = html.escape(text[:1].upper() + text[1:], quote=False)
    return text if text.endswith((".", "!", "?")) else f"{text}."


def _forms(book: Handbook) -> dict[str, Term]:
    return _memory(book)[0]


def _pattern(book: Handbook) -> re.Pattern[str]:
    return _memory(book)[1]


def _memory(book: Handbook) -> tuple[dict[str, Term], re.Pattern[str]]:
    """Return the explained terms by each of their forms, and what finds them, of the last book."""
    if not _KNOWN or _KNOWN[0][0] is not book:
        forms = {form.casefold(): term for term in book.terms if term.explained
                 for form in term.english}  # fmt: skip
        either = "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))
        pattern = re.compile(
            rf"(?<![\w-])(?:{either})(?![\w-])" if either else r"(?!)", re.IGNORECASE
        )
        _KNOWN[:] = [(book, (forms, pattern))]
    return _KNOWN[0][1]


_KNOWN: list[tuple[Handbook, tuple[dict[str, Term], re.Pattern[str]]]] = []
"""Every page of a book asks; of the last book only."""
