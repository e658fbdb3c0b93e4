"""HB509 and HB510: hosts of the bibliography, and hosts that are not what they seem."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from handbook.catalog import rule
from handbook.findings import Finding
from handbook.model import EMPTY, Data, Handbook
from handbook.model.role import BIBLIOGRAPHY
from handbook.rules.addresses import BY_HAND, address_faults
from handbook.rules.base import (
    Faults,
    checks,
    once_a_book,
    pages,
    short,
)
from handbook.rules.domains import host_of, lookalike
from handbook.rules.places import outward

HOST_UNKNOWN = rule("HB509", "host-unknown")
HOST_LOOKALIKE = rule("HB510", "host-lookalike")


class Register(NamedTuple):
    """The hosts of hosts.yaml."""

    hosts: frozenset[str]
    shapes: dict[str, str]
    """The first host of each shape."""


@checks(HOST_UNKNOWN)
@once_a_book
def host_faults(book: Handbook) -> Faults:
    """Return what is wrong with the hosts of the register, of the works and of their page.

    A work that is marked as a copy must have no address at all, which the rules of the data tell.
    """
    faults = Faults()
    known = _register(book.data.get("hosts", Data("")), faults)
    data = book.data.get("bibliography", Data(""))
    for work in (data.root.get("references") or EMPTY).items():
        if (work.get("custom") or EMPTY).text("address") == "copy":
            continue
        for entry in work.entries():
            url = str(entry.node.value)
            if entry.key == "URL" and _HTTPS.fullmatch(url):
                _judge(data.path, entry.node.line, url, known, faults)
    for page in pages(book):
        if page.role == BIBLIOGRAPHY:
            for link in page.text.links:
                if outward(link.target) == "https:":
                    _judge(page.path, link.line, link.target, known, faults)
    return faults


def shape_of(host: str) -> str:
    """Return what a tired reader sees of a host: letters that look alike are one."""
    shape = _bare(host)
    for seen, meant in _ALIKE:
        shape = shape.replace(seen, meant)
    return shape


def _bare(host: str) -> str:
    return host.lower().removeprefix("www.")


def _register(data: Data, faults: Faults) -> Register:
    """Return the hosts of the register, and tell of those that cannot be told apart."""
    shapes: dict[str, str] = {}
    for entry in data.root.entries():
        if entry.key.isascii() and (why := _unlike(entry.key, shapes)):
            faults.add(HOST_LOOKALIKE, data.path, entry.line, host=short(entry.key), why=why,
                       advice=_REMOVE if why.startswith("it reads") else BY_HAND)  # fmt: skip
        shapes.setdefault(shape_of(entry.key), entry.key)
    return Register(frozenset(entry.key for entry in data.root.entries()), shapes)


def _unlike(host: str, shapes: dict[str, str]) -> str:
    """Return why a host is not what it seems: its letters, or another one that looks the same."""
    if what := lookalike(host):
        return f"it holds {what}"
    other = shapes.get(shape_of(host), host)
    return "" if _bare(other) == _bare(host) else f"it reads like “{short(other)}”"


def _judge(path: str, line: int, url: str, known: Register, faults: Faults) -> None:
    """Keep what is wrong with one address that readers may follow."""
    host = host_of(url)
    if host not in known.hosts and (why := _unlike(host, known.shapes)):
        faults.add(HOST_LOOKALIKE, path, line, host=short(host), why=why, advice=BY_HAND)
    elif _ADDRESS.fullmatch(url) is None:
        why, advice = next(words for sign, words in _REASONS if sign.search(url))
        faults.add(HOST_UNKNOWN, path, line, url=short(url), why=why, advice=advice)
    elif host not in known.hosts:
        faults.add(HOST_UNKNOWN, path, line, url=short(url), why=_STRANGE.format(host=short(host)),
                   advice=_ENTER)  # fmt: skip


@checks(HOST_LOOKALIKE)
def host_lookalike(book: Handbook) -> Iterator[Finding]:
    """Yield the hosts that texts show, and those that the data hold."""
    for family in (address_faults, host_faults):
        for fault in family(book).of(HOST_LOOKALIKE):
            yield HOST_LOOKALIKE.at(fault.path, fault.line, **fault.facts)


_ALIKE = (
    ("rn", "m"), ("nn", "m"), ("vv", "w"), ("cl", "d"), ("1", "l"), ("i", "l"), ("0", "o"),
    ("5", "s"), ("2", "z"), ("-", ""),
)  # fmt: skip
"""What is read as something else in a small or careless type."""
_ADDRESS = re.compile(
    r"https://[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z][a-z0-9-]*(?:[/?#][A-Za-z0-9!$%&'()*+,./:;=?@_~#-]*)?"
)
_HTTPS = re.compile(r"https://[!-~]+")
"""What has not even this form is told by the rules of the data."""
_REMOVE = "remove the one that its publisher does not own"
_STRANGE = "has the host “{host}”, which is not in docs/data/hosts.yaml"
_ENTER = "enter the host there, with its owner and the day on which it was seen"
_REASONS = (
    (re.compile(r"^(?!https://)"), (
        "does not begin with “https://”",
        "write the publisher's address with https, or leave it out")),
    (re.compile(r"^https://[^/?#]*@"), (
        "holds a user name", "remove what is between “https://” and the “@”")),
    (re.compile(r"^https://[^/?#]*:"), ("holds a port", "remove the colon and the number")),
    (re.compile(r"^https://(?:[\d.]+|0[xX][0-9A-Fa-f.]+|\[.*)(?:[/?#]|$)"), (
        "has a number in the place of a host", "write the host by its name")),
    (re.compile(r"^https://[^/?#]*\.(?:[/?#]|$)"), (
        "has a host that ends with a dot", "remove the dot")),
    (re.compile(r"^https://[^/?#]*[A-Z]"), (
        "has a host with capital letters", "write the host in small letters")),
    (re.compile(""), (
        "holds a sign that no address has",
        "copy it anew from the address bar; use a to z, 0 to 9 and -._~/?#=&%")),
)  # fmt: skip
"""Why an address is none that a reader may follow, and what to do; the first that fits is told."""
