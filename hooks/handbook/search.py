"""One search index a language, cut out of the merged one that the mkdocs plugins write.

Spellings are not folded here: the reader's page folds index and query with one table
(`theme/js/fold.js`), so the results can show every word as it was written.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class SearchIndex:
    """The index of one language; locations are relative to the folder of that language."""

    config: Mapping[str, Any]
    docs: tuple[Mapping[str, Any], ...]

    def json(self) -> str:
        """Return the text of `search_index.json`: equal input gives equal bytes."""
        value = {"config": self.config, "docs": self.docs}
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)

    def script(self) -> str:
        """Return the text of `search_index.js`, for pages that were opened from a folder."""
        return f"var __index = {_as_script(self.json())};\n"


def split(
    merged: Mapping[str, Any], languages: Sequence[str], default: str
) -> dict[str, SearchIndex]:
    """Return the index of each language, in the order given; raises KeyError on another shape.

    Pages of `default` lie at the root, those of every other language in a folder of its code.
    """
    docs: dict[str, list[Mapping[str, Any]]] = {language: [] for language in languages}
    for doc in merged["docs"]:
        folder, slash, rest = doc["location"].partition("/")
        if slash and folder != default and folder in docs:
            docs[folder].append(_entry(doc, rest))
        else:
            docs[default].append(_entry(doc, doc["location"]))
    return {
        language: SearchIndex(
            config=_config(merged["config"], language),
            docs=tuple(sorted(docs[language], key=_order)),
        )
        for language in languages
    }


def _config(found: Mapping[str, Any], language: str) -> dict[str, Any]:
    """Keep the field weights; lunr's own languages and stemmers lose words of ours (measured)."""
    return {
        "fields": found["fields"],
        "lang": ["en"],
        "pipeline": ["stopWordFilter"] if language == "en" else [],
        "separator": SEPARATOR,
    }


def _entry(doc: Mapping[str, Any], location: str) -> dict[str, Any]:
    """Keep the code of a page (its tag) on the page alone, or its sections all rank like it."""
    kept = ("title", "text") if "#" in location else ("title", "text", "tags", "boost")
    return {"location": location} | {key: doc[key] for key in kept if key in doc}


def _order(doc: Mapping[str, Any]) -> tuple[str, str]:
    """Sort a page before its sections: the search takes the first entry of a path as the page."""
    path, _, anchor = doc["location"].partition("#")
    return path, anchor


def _as_script(text: str) -> str:
    """Escape the two line ends that JSON allows inside a string and old scripts do not."""
    return text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


SEPARATOR = (
    r"[\s\-\u200b\u200c\u2010-\u2015.,;:!?()\[\]{}"
    r""""'\u00ab\u00bb\u2018-\u201f/\\\u060c\u061b\u061f\u066a-\u066d\u06d4\u0964\u0965]+"""
)
"""What parts words, as a regular expression of JavaScript: spaces, signs of Latin, Arabic, Bangla."""
