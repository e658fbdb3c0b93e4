"""HB318: pictures, works and hosts that nothing uses."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from handbook.catalog import rule
from handbook.findings import Finding
from handbook.model import EMPTY, Handbook
from handbook.model.role import BIBLIOGRAPHY
from handbook.rules.base import checks, texts
from handbook.rules.places import PICTURES, resolved

IMAGE_UNUSED = rule("HB318", "unused-entry", "image-unused")
WORK_UNUSED = rule("HB318", "unused-entry", "work-unused")
HOST_UNUSED = rule("HB318", "unused-entry", "host-unused")

_PICTURES = "docs/images/"
_BIBLIOGRAPHY = "docs/data/bibliography.yaml"
_PRINTABLE = ("S", "S2")
_NAMED = 5


@checks(IMAGE_UNUSED)
def image_unused(book: Handbook) -> Iterator[Finding]:
    """Yield each picture to which no image and no link of any language leads.

    One that stands outside the register has that fault only.
    """
    if not _all_read(book):
        return
    register = book.data.get("images")
    rows = (register.root.get("images") or EMPTY).items() if register else ()
    known = {row.text("file") for row in rows}
    pictures = [
        file.path
        for file in book.files
        if file.path.startswith(_PICTURES)
        and file.path.endswith(PICTURES)
        and (register is None or file.path.removeprefix(_PICTURES) in known)
    ]
    used = _targets(book) if pictures else frozenset()
    for path in pictures:
        if path.lower() not in used:
            yield IMAGE_UNUSED.at(path, 0, name=path.removeprefix(_PICTURES))


@checks(WORK_UNUSED)
def work_unused(book: Handbook) -> Iterator[Finding]:
    """Yield one finding that names how many works are not cited, and the first of them."""
    if not book.slug_of(BIBLIOGRAPHY) or not _all_read(book):
        return
    cited = _cited(book)
    idle = [
        work for work in book.works.values() if work.mark in _PRINTABLE and work.key not in cited
    ]
    if idle:
        keys = ", ".join(f"“{work.key}”" for work in idle[:_NAMED])
        more = f" and {len(idle) - _NAMED} more" if len(idle) > _NAMED else ""
        count = "1 work is" if len(idle) == 1 else f"{len(idle)} works are"
        yield WORK_UNUSED.at(_BIBLIOGRAPHY, idle[0].line, count=count, keys=keys + more)


@checks(HOST_UNUSED)
def host_unused(book: Handbook) -> Iterator[Finding]:
    """Yield each host without an address."""
    register = book.data.get("hosts")
    if register is None or not book.works:
        return
    used = {_host(str(work.csl.get("URL") or "")) for work in book.works.values()}
    pages = book.roles.get(BIBLIOGRAPHY, ())
    used |= {_host(link.target) for page in pages for link in page.text.links}
    for entry in register.root.entries():
        if entry.key.lower() not in used:
            yield HOST_UNUSED.at(register.path, entry.line, host=entry.key)


def _all_read(book: Handbook) -> bool:
    """Return whether each text could be read; nobody knows what another one uses."""
    return not any(file.flaws and file.path.endswith(".md") for file in book.files)


def _targets(book: Handbook) -> frozenset[str]:
    """Return the path of everything in docs/images that a text leads to, in small letters.

    Small, since a target in another letter case is told where it stands.
    """
    found = set()
    for one in texts(book):
        targets = [image.target for image in one.text.images]
        targets += [link.target for link in one.text.links]
        for target in targets:
            if "images" in target.lower():
                path = unquote(target.strip().partition("#")[0].partition("?")[0])
                found.add(resolved(one.path, path.replace("\\", "/")).lower())
    return frozenset(found)


def _cited(book: Handbook) -> frozenset[str]:
    found: set[str] = set()
    for one in texts(book):
        found.update(one.meta.texts("sources"))
        found.update(one.name for one in one.text.references if one.kind == "cite")
    for name in ("contacts", "images"):
        if name in book.data:
            rows = book.data[name].root.get(name) or EMPTY
            found.update(row.text("source") for row in rows.items())
    found.update(one.source for term in book.terms for read in term.read.values() for one in read)
    found.update(value.source for one in book.practice.platforms for value in one.values.values())
    return frozenset(found)


def _host(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""
