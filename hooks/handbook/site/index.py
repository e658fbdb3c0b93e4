"""An index of the search in, where its results lead out; anything but the plain data that we write is none."""

from __future__ import annotations

import json
from typing import Any

from handbook.search import FIELDS, INDEX_HEAD, SEPARATOR


def read_index(data: bytes) -> tuple[str, ...] | None:
    """Return where the results of an index lead; None where it is more than ours, or other than ours."""
    head, end = INDEX_HEAD.encode(), b";\n"
    if not (data.startswith(head + b"{") and data.endswith(b"}" + end)):
        return None
    try:
        index = json.loads(data[len(head) : -len(end)].decode("utf-8"), object_pairs_hook=_once)
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
        index.keys() == {"common", "config", "docs"}
        and isinstance(index["common"], str)
        and config.keys() == {"fields", "separator"}
        and config["fields"] == FIELDS
        and config["separator"] == SEPARATOR
        and all(_is_entry(doc) for doc in index["docs"])
    )


def _is_entry(doc: Any) -> bool:  # noqa: ANN401
    words = (doc["location"], doc["title"], doc["text"], doc.get("beside", ""))
    tags = doc.get("tags", [])
    return (
        doc.keys() - {"tags", "beside"} == {"location", "title", "text"}
        and isinstance(tags, list)
        and all(isinstance(one, str) for one in (*words, *tags))
    )
