"""What docs/data/glossary.yaml holds: words of the lists, and those of each language for them."""

from __future__ import annotations

from handbook.catalog import rule
from handbook.model import EMPTY, Handbook, Node
from handbook.rules.base import Faults, short
from handbook.rules.keys import (  # fmt: skip
    LANGUAGE,
    Key,
    Say,
    Shape,
    map_of,
    matches,
    named,
    plain,
    rows_of,
    texts,
    words,
)
from handbook.rules.nearest import meant
from handbook.rules.records_register import CODE

DATA_WRONG_VALUE = rule("HB072", "data-wrong-value")

PATH = "docs/data/glossary.yaml"
_WORDS = Shape(
    "words of a language",
    {
        "words": Key(texts, "a list of words, the one to prefer first", "[…]"),
        "why": plain(Say("why this word, and who confirms it")),
    },
)
_TONGUE = Shape(
    "a language of the region",
    {
        "name": plain(Say("its name in English")),
        "html": Key(
            matches(LANGUAGE),
            "the code that browsers know, such as ckb",
            Say("the code by which browsers know it"),
        ),
        "dir": words("ltr", "rtl", example=Say("the side to which it is written: ltr or rtl")),
    },
)
_READING = Shape(
    "a word that was read",
    {
        "word": plain(Say("the word as it stands in the text")),
        "source": plain(Say("a key of bibliography.yaml")),
        "at": plain("article or section, such as art. 6", needed=False),
        "note": plain("what a reader must know of this form", needed=False),
    },
)
GLOSSARY = Shape(
    "glossary.yaml",
    {
        "abbreviations": map_of(
            named(
                "abbreviations",
                r"[A-Z][A-Z&]+",
                "capital letters, such as MLA",
                plain("mutual legal assistance"),
            ),
            "{MLA: mutual legal assistance}",
            needed=False,
        ),
        "region": map_of(
            named(
                "region",
                LANGUAGE,
                "the code of a language, such as fa-AF",
                map_of(_TONGUE, "{name: Dari, html: fa-AF, dir: rtl}"),
            ),
            "{fa-AF: {name: Dari, html: fa-AF, dir: rtl}}",
            needed=False,
        ),
        "terms": rows_of(
            named(
                "a term",
                LANGUAGE,
                "the code of a language, such as ur",
                map_of(_WORDS, "{words: […], why: …}"),
                {
                    "id": Key(
                        matches(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*"),
                        "small words-with-hyphens",
                        Say("small words-with-hyphens"),
                    ),
                    "english": Key(
                        texts, "a list of words", Say("in square brackets the words for it")
                    ),
                    "means": plain(Say("what it means, in one line of plain English")),
                    "apart": plain(
                        "what it is not to be confused with, and how it differs", needed=False
                    ),
                    "avoid": Key(texts, "a list of words", "[evidence number]", needed=False),
                    "read": map_of(
                        named(
                            "read",
                            LANGUAGE,
                            "the code of a language of “region”",
                            rows_of(_READING),
                        ),
                        "{fa-AF: [{word: …, source: …}]}",
                        needed=False,
                    ),
                    "page": Key(
                        matches(CODE), "the code of a page, such as E-08", "E-08", needed=False
                    ),
                },
            )
        ),
    },
)


def unknown_tongues(book: Handbook, root: Node, faults: Faults) -> None:
    """Keep each language in which words were read but of which R-01 has no table."""
    known = [one.code for one in book.tongues]
    for term in (root.get("terms") or EMPTY).items():
        for entry in (term.get("read") or EMPTY).entries():
            if entry.key not in known:
                names, near = meant(entry.key, known)
                wanted = names if near else "a language of “region”, or enter it there"
                faults.add(DATA_WRONG_VALUE, PATH, entry.line, what="“read”",
                           value=f"“{short(entry.key)}”", wanted=wanted)  # fmt: skip
