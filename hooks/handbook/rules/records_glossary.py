"""What docs/data/glossary.yaml holds: words of the lists, and those of each language for them."""

from __future__ import annotations

from handbook.rules.keys import LANGUAGE, Key, Shape, map_of, matches, named, plain, rows_of, texts

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
                },
            )
        )
    },
)
