"""What one source promises to show, each thing with a key that its built page has too."""

from __future__ import annotations

import functools
import posixpath
import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple
from urllib.parse import unquote

from handbook.languages import SOURCE
from handbook.model import Checklist, Handbook, Page
from handbook.model.role import BIBLIOGRAPHY
from handbook.rules.places import outward

_SHARED = ("images", "print")
"""Folders of a site that the trees of all languages share."""
_SHARED_PATHS = tuple(f"{folder}/" for folder in _SHARED)
_MARKUP = re.compile(r"[\s*_`\\]+")


class Fact(NamedTuple):
    """One thing that a source promises; the same thing has the same key in the built page."""

    key: str
    words: str
    """The thing as a writer knows it."""
    path: str
    line: int
    at: int
    """Line of the page at which it stands: of what a list holds, the line of the list's place."""
    ordered: bool = True
    """Whether its place among the others of that line is known."""
    said: str = ""
    """Of an item of a list, all its words as they are read."""


def links(one: Page | Checklist, slug: str, at: int = 0) -> Iterator[Fact]:
    """Yield the links that stand in a text, shown on the page `slug`."""
    for link in sorted(one.text.links, key=lambda link: link.start):
        if not (link.alone and list_at(one, link.target)):
            key = _target(link.target, one.path, slug)
            yield Fact(key, link.target, one.path, link.line, at or link.line)


def references(
    one: Page | Checklist, slug: str, known: Mapping[str, str], at: int = 0
) -> Iterator[Fact]:
    """Yield the codes and citations in a text that become links; `known` has the key of each."""
    labels: set[int] = set()
    for task in one.items() if isinstance(one, Checklist) else ():
        labels.update(range(task.line, task.why_line - 1))
    own, pictures = built(slug), [image.alt for image in one.text.images]
    for found in one.text.references:
        cite = found.kind == "cite"
        words = f"[@{found.name}]" if cite else found.name
        key = known.get(words)
        if key is None or key == own or found.linked or (found.line in labels and not cite):
            continue
        if not pictures or not any(found.name in alt for alt in pictures):
            yield Fact(key, words, one.path, found.line, at or found.line, ordered=False)


def linked(book: Handbook) -> dict[str, str]:
    """Return where each made code and each citation of a book leads, by how it is written."""
    codes = {code: built(entry.path) for code, entry in book.codes.items() if entry.made}
    there = built(book.slug_of(BIBLIOGRAPHY))
    return codes | {f"[@{key}]": f"{there}#ref-{key}" for key in book.works}


def headings(page: Page) -> Iterator[Fact]:
    """Yield the headings of a page below its title."""
    for heading in page.text.headings:
        if heading.level > 1 and heading.id:
            key, words = f"h{heading.level} #{heading.id}", f"#{heading.id}"
            yield Fact(key, words, page.path, heading.line, heading.line)


def parts(shown: Checklist, at: int) -> Iterator[Fact]:
    """Yield the title and the pause points of a list, whose levels its page chooses."""
    title = shown.meta.get("title")
    ids = [("title", title.line if title else 1)]
    ids += ((str(pause.id), pause.line) for pause in shown.pauses)
    for id_, line in ids:
        key = f"#{shown.anchor}-{id_}"
        yield Fact(key, key, shown.path, line, at)


def items(shown: Checklist, at: int) -> Iterator[Fact]:
    """Yield the items of a list."""
    for pause in shown.pauses:
        for item in pause.items:
            words = " ".join(item.text.split())
            yield Fact(item.id or "", item.id or "", shown.path, item.line, at, said=words)


def points(one: Page | Checklist, at: int = 0) -> Iterator[Fact]:
    """Yield the other items of the lists of a text, by their first words."""
    for point in one.text.points:
        yield Fact(point.words, point.words, one.path, point.line, at or point.line)


def images(one: Page | Checklist, at: int = 0) -> Iterator[Fact]:
    """Yield the images of a text."""
    for image in one.text.images:
        key = picture(_target(image.target, one.path, ""), image.alt)
        yield Fact(key, image.target, one.path, image.line, at or image.line)


def list_at(one: Page | Checklist, target: str) -> str:
    """Return the name of the list that a link alone in its paragraph puts into a page, or nothing."""
    if "checklists/" not in target or isinstance(one, Checklist):
        return ""
    top, _, rest = joined(_folder(one.path), target.partition("#")[0]).partition("/")
    name = rest.partition("/")[2]
    return name.removesuffix(".md") if top == "checklists" and name.endswith(".md") else ""


def built(slug: str) -> str:
    """Return the path of a source's page below its language's tree."""
    return slug.removesuffix(".md") + ".html" if slug.endswith(".md") else slug


def picture(address: str, alt: str) -> str:
    """Return the key of an image; markup in its text is no part of it."""
    return f"![{_MARKUP.sub(' ', alt).strip()}]({address})"


def address_of(key: str) -> str:
    """Return the address in the key of a link or of an image."""
    return key.rpartition("](")[2][:-1] if key.startswith("![") else key


def address_in(tree: str, path: str, address: str) -> str:
    """Return the key of an address that stands in the built page `path` of a language's tree."""
    if address[:1] in ("", "#"):
        return _inner(tree, "", path + address)
    return _inner(tree, _folder(path), address)


@functools.lru_cache(maxsize=1 << 16)
def _inner(tree: str, folder: str, address: str) -> str:
    """Return the key of an address that stands in a folder; its pages lead to the same places."""
    if outward(address):
        return address.strip()
    there, mark, anchor = address.partition("#")
    there = joined(folder, there)
    if there.startswith(_SHARED_PATHS):
        there = f"/{there}"
    elif tree != SOURCE:
        home = f"{tree}/"
        there = there[len(home) :] if there.startswith(home) else f"/{there}"
    return there + mark + (unquote(anchor) if "%" in anchor else anchor)


@functools.lru_cache(maxsize=1 << 16)
def joined(folder: str, way: str) -> str:
    """Return the path to which a relative one leads from a folder; its pages ask for the same ones."""
    way = unquote(way.strip())
    there, rest = folder, way
    while rest.startswith("../") and there:
        there, rest = there.rpartition("/")[0], rest[3:]
    if not rest or rest[-1] == "/" or "./" in rest or "//" in rest or rest[0] in "/.":
        return posixpath.normpath(posixpath.join(folder, way))  # nothing that we write
    return f"{there}/{rest}" if there else rest


def _target(target: str, path: str, slug: str) -> str:
    """Return the key of a link's or an image's target that stands in the source `path`."""
    target = target.strip()
    if outward(target):
        return target
    there, mark, anchor = target.partition("#")
    anchor = mark + unquote(anchor)
    if not there:
        return built(slug) + anchor
    there = joined(_folder(path), there)
    top, _, rest = there.partition("/")
    lang, _, below = rest.partition("/")
    if top == "checklists":
        return f"checklists/{built(below)}{anchor}"
    if top == "docs":
        return (f"/{rest}" if lang in _SHARED else built(below)) + anchor
    return there + anchor


def _folder(path: str) -> str:
    return path.rpartition("/")[0]
