"""HB307: links by a label, `[text][label]`, their definitions, and footnotes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from handbook.catalog import rule
from handbook.findings import Finding
from handbook.model import Checklist, Handbook, Image, Link, Page
from handbook.rules.base import checks, short, texts
from handbook.rules.prose import code_lines, lines_with

LINK_NOT_INLINE = rule("HB307", "link-not-inline")


class Definition(NamedTuple):
    """One line that begins as a definition does, whatever program takes it for one."""

    line: int
    label: str
    target: str


def definitions(one: Page | Checklist) -> Iterator[Definition]:
    """Yield every definition of a label outside of code blocks, in the order of the lines."""
    if "]:" not in one.body:
        return
    code = code_lines(one)
    line, at = one.body_line, 0
    for found in _DEFINITION.finditer(one.body):
        line += one.body.count("\n", at, found.start("label"))
        at = found.start("label")
        if line not in code:
            target = found["target"].strip("<>") or "page.md"
            yield Definition(line, " ".join(found["label"].split()), target)


@checks(LINK_NOT_INLINE)
def link_not_inline(book: Handbook) -> Iterator[Finding]:
    """Yield each definition, each link by a label that none of them defines, and each footnote.

    A link whose label is defined is told there, once for all that use it.
    """
    for one in texts(book):
        for line, text, what, advice in (*_definitions(one), *_links(one), *_footnotes(one)):
            yield LINK_NOT_INLINE.at(one.path, line, text=short(text), what=what, advice=advice)


def _definitions(one: Page | Checklist) -> Iterator[tuple[int, str, str, str]]:
    for line, label, target in definitions(one):
        if not label.startswith("^"):
            yield line, f"[{short(label)}]:", _DEFINES, _INSTEAD.format(target=short(target))


def _links(one: Page | Checklist) -> Iterator[tuple[int, str, str, str]]:
    data = one.body.encode("utf-8", "surrogatepass")
    defined = {definition.label.casefold() for definition in definitions(one)}
    seen: list[Link | Image] = [*one.text.links, *one.text.images]
    for link in seen:
        written = data[link.start : link.end].decode("utf-8", "replace")
        text, _, label = written.rpartition("[")
        if written.endswith("]") and " ".join(label[:-1].split()).casefold() not in defined:
            typed = _WRITE.format(text=text[:-1] or f"[{label[:-1]}", target=link.target)
            yield link.line, written, _BY_LABEL, typed
    for raw in one.text.dangling:
        text = raw.html.rpartition("][")[0]
        typed = _WRITE.format(text=text if "[" in text else "[text", target="page.md")
        yield raw.line, raw.html, _BY_LABEL, typed


def _footnotes(one: Page | Checklist) -> Iterator[tuple[int, str, str, str]]:
    for line, text in lines_with("[^", one.body, one.body_line):
        if found := _FOOTNOTE.search(text):
            yield line, found[0], "is a footnote", _CITE


_DEFINITION = re.compile(
    r"^(?:[ \t>*+.)\d-]*[ \t>])?\[(?P<label>(?:\\[\[\]]|[^\[\]])*)\]:[ \t]*(?P<target>\S*)",
    re.MULTILINE,
)
_FOOTNOTE = re.compile(r"\[\^[^\]\s]+\]")
_BY_LABEL = "names the target of a link by a label"
_DEFINES = "begins a line as the label of a link does, and is not shown"
_INSTEAD = (
    "write “[text]({target})” where the link belongs and delete this line;"
    " begin a line of text with another word"
)
_WRITE = "write “{text}]({target})”"
_CITE = "write “[@key]” for a source; put the rest into the text"
