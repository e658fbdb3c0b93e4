"""An index of the search in, where its results lead out; anything but the plain data that we write is none."""

from __future__ import annotations

import functools
import json
import re
from typing import Any

from handbook.search import FIELDS, SEPARATOR


def read_index(data: bytes, before: str) -> tuple[str, ...] | None:
    """Return where the results of an index lead; None where it is more than ours, or other than ours.

    `before` stands before its data, which a script gives a name and a data file does not. Titles
    and texts are shown as HTML: they hold no element but the bare ones that show a result.
    """
    try:
        text = data.decode("utf-8").removesuffix("\n").removesuffix(";" if before else "")
    except ValueError:
        return None
    return _leads(text[len(before) :]) if text.startswith(f"{before}{{") else None


@functools.lru_cache(maxsize=1)
def _leads(text: str) -> tuple[str, ...] | None:
    """Return the same for the data alone: script and data file of an index hold the same."""
    try:
        index = json.loads(text, object_pairs_hook=_once)
        plain = _is_ours(index)
    except (ValueError, RecursionError, LookupError, TypeError, AttributeError):
        return None
    return tuple(dict.fromkeys(doc["location"] for doc in index["docs"])) if plain else None


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key is there twice")
    return found


def _is_ours(index: Any) -> bool:  # noqa: ANN401 - whatever the file holds
    config = index["config"]
    return (
        index.keys() == {"config", "docs"}
        and config.keys() == {"fields", "separator"}
        and config["fields"] == FIELDS
        and config["separator"] == SEPARATOR
        and all(_is_entry(doc) for doc in index["docs"])
    )


def _is_entry(doc: Any) -> bool:  # noqa: ANN401
    shown = (doc["title"], doc["text"], *doc.get("tags", ()))
    return (
        doc.keys() - {"tags", "beside"} == {"location", "title", "text"}
        and isinstance(doc["location"], str)
        and _WORDS.fullmatch(doc.get("beside", "")) is not None
        and isinstance(doc.get("tags", []), list)
        and all(isinstance(one, str) and _SHOWN.fullmatch(one) for one in shown)
    )


_WORDS = re.compile(r"[^<>&]*")
_SHOWN = re.compile(
    r"(?:[^<>&]++|&(?:amp|lt|gt|#\d{1,7}|#x[0-9a-f]{1,6});|</?(?:p|code|pre|li|ol|ul|sub|sup)>)*+"
)
"""Text, signs written out, and the few elements that a result is shown with, without attributes."""
