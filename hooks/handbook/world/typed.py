"""What officers typed, as the key has it: addresses, numbers, labels, words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote, unquote_plus, urlsplit

from handbook.forms import Record
from handbook.model import folded

Page = tuple[str, str]
"""Host and path."""


def page_of(url: str) -> Page | None:
    """Return host and path of an address, None where it has no host.

    The same page is the same address when it is made harmless, served with `.localhost` and a port,
    in capital letters of the host, or with a stroke at its end; path and numbers are exact.
    """
    text = _DOT.sub(".", _SCHEME.sub("http", folded(url)))
    try:
        parts = urlsplit(text)
        host = (parts.hostname or "").removesuffix(".localhost").removesuffix(".")
    except ValueError:
        return None
    query = f"?{parts.query}" if parts.query else ""
    return (host, _path(unquote(parts.path)) + query) if host else None


def mark_of(url: str) -> str:
    """Return the number of a comment that an address points to, empty where it points to none."""
    found = re.search(r"#c([0-9]+)$", folded(url))
    return found[1] if found else ""


def bare_page(address: str) -> Page:
    """Return host and path of an address of the key, which has no scheme."""
    host, stroke, path = address.partition("/")
    return host, _path(stroke + path)


def plain(page: Page) -> Page:
    """Return a page of the key as `page_of` gives it."""
    return page[0], _path(page[1])


def numbers_in(text: str) -> frozenset[str]:
    """Return the numbers that stand in a text, in Latin digits."""
    return frozenset(re.findall(r"[0-9]+", folded(text)))


def labels_in(record: Record) -> frozenset[str]:
    """Return the labels of worlds that stand anywhere in a record."""
    found = (_LABEL.findall(text.upper()) for _, _, text in texts_of(record))
    return frozenset(f"{edition}·{name}" for one in found for edition, name in one)


def texts_of(record: Record) -> Iterator[tuple[int, str, str]]:
    """Yield every text of a record as it is read: number of its row, its field, the text."""
    for row, values in enumerate((record.values, *record.rows)):
        for id_, value in values.items():
            if isinstance(value, str):
                yield row, id_, folded(value)


def query_of(address: str) -> str:
    """Return the words that somebody searched for, empty where an address or a path is no search."""
    return words(unquote_plus(address.partition("?q=")[2]))


def words(text: str) -> str:
    """Return words as two people write the same search: quotation marks and capitals left out."""
    return " ".join(_QUOTES.sub(" ", folded(text)).casefold().split())


def _path(path: str) -> str:
    return path.rstrip("/") or "/"


_SCHEME = re.compile(r"^h(?:xx|tt)ps?(?=://)", re.IGNORECASE)
_DOT = re.compile(r"\[\.\]|\(\.\)|\[dot\]", re.IGNORECASE)
_LABEL = re.compile(r"\b([0-9]{4}\.[0-9]{2})\s?[·•∙.–-]\s?([0-9A-F]{8})\b")
_QUOTES = re.compile("[\"'“”„‘’«»]")
