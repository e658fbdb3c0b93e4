"""Canonical text: the one spelling of a value, over which hashes are made in every language."""

from __future__ import annotations

import hashlib
import json


def canonical(value: object) -> str:
    """Return a JSON value as text: keys sorted, no white space, escapes only where JSON asks.

    JavaScript's `JSON.stringify` writes the same once the keys of every object are sorted: they are
    ASCII, so that both languages sort them alike, and no number but a whole one stands in a file.
    """
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def hashed(value: object) -> str:
    """Return the SHA-256 of a value's canonical text in UTF-8, 64 hex digits.

    Raises `UnicodeEncodeError` where a text holds half a sign (a lone surrogate): no UTF-8 says it.
    """
    return hashlib.sha256(canonical(value).encode("utf-8")).hexdigest()
