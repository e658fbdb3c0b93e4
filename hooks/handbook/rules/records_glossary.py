"""What docs/data/glossary.yaml holds: words of the lists, and those of each language for them."""

from __future__ import annotations

from handbook.rules.keys import LANGUAGE, Key, Shape, map_of, matches, named, plain, rows_of, texts
from handbook.rules.records_register import CODE

_WORDS = Shape(
    "words of a language",
    {
        "words": Key(texts, "a list of words, the one to prefer first", "[…]"),
        "why": plain("why this word; who confirms it"),
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
                        "evidence-medium",
                    ),
                    "english": Key(texts, "a list of words", "[exhibit, exhibits]"),
                    "means": plain("one line of plain English"),
                    "apart": plain(
                        "what it is not to be confused with, and how it differs", needed=False
                    ),
                    "avoid": Key(texts, "a list of words", "[evidence number]", needed=False),
                    "page": Key(
                        matches(CODE), "the code of a page, such as E-08", "E-08", needed=False
                    ),
                },
            )
        ),
    },
)
