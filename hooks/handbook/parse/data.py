"""Data files in, the typed parts of a handbook out; what does not fit is left to the rules."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from handbook.languages import SOURCE, Language
from handbook.model import (
    EMPTY,
    Code,
    Moved,
    Node,
    Picture,
    RegionalLanguage,
    Section,
    Term,
    TermCitation,
    Work,
)
from handbook.parse.rows import texts

_MONTHS = 12


def parse_codes(root: Node) -> Mapping[str, Code]:
    """Return the entries of `codes.yaml` by code, without its map of sections."""
    return MappingProxyType(
        {
            entry.key: Code(
                entry.key,
                entry.node.text("title"),
                entry.node.text("path"),
                entry.node.text("state"),
                entry.line,
                _whole(entry.node.text("items")),
            )
            for entry in root.entries()
            if entry.key != "sections"
        }
    )


def _whole(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < _DIGITS else 0


def parse_sections(root: Node) -> tuple[Section, ...]:
    """Return the sections of `codes.yaml` in their order."""
    return tuple(
        Section(
            entry.key,
            entry.node.text("folder"),
            MappingProxyType({"en": entry.node.text("title"), **texts(entry.node.get("titles"))}),
            entry.node.text("asks"),
        )
        for entry in (root.get("sections") or EMPTY).entries()
    )


def parse_works(root: Node) -> Mapping[str, Work]:
    """Return the references of `bibliography.yaml` by key."""
    works = {}
    for item in (root.get("references") or EMPTY).items():
        key = item.text("id")
        csl = item.plain()
        custom = item.get("custom") or EMPTY
        if key and isinstance(csl, dict):
            works[key] = Work(key, custom.text("mark"), csl, item.line)
    return MappingProxyType(works)


def parse_terms(root: Node) -> tuple[Term, ...]:
    """Return the terms of `glossary.yaml` in their order."""
    return tuple(
        Term(
            entry.text("id"),
            tuple(entry.texts("english")),
            entry.text("means"),
            entry.text("apart"),
            entry.text("page"),
            MappingProxyType(
                {
                    one.key: tuple(one.node.texts("words"))
                    for one in entry.entries()
                    if one.node.get("words")
                }
            ),
            entry.line,
            MappingProxyType(
                {
                    one.key: tuple(map(_reading, one.node.items()))
                    for one in (entry.get("read") or EMPTY).entries()
                }
            ),
        )
        for entry in (root.get("terms") or EMPTY).items()
    )


def _reading(node: Node) -> TermCitation:
    return TermCitation(
        node.text("word"), node.text("source"), node.text("at"), node.text("note"), node.line
    )


def parse_regional_languages(root: Node) -> tuple[RegionalLanguage, ...]:
    """Return the languages of the region of `glossary.yaml` in their order."""
    return tuple(
        RegionalLanguage(
            entry.key,
            entry.node.text("name", entry.key),
            entry.node.text("html", entry.key),
            entry.node.text("dir", "auto"),
            entry.line,
        )
        for entry in (root.get("region") or EMPTY).entries()
    )


def parse_abbreviations(root: Node) -> Mapping[str, str]:
    """Return the abbreviations of `glossary.yaml` with their words, in their order."""
    return texts(root.get("abbreviations"))


def parse_pictures(root: Node) -> Mapping[str, Picture]:
    """Return the entries of `images.yaml` by file."""
    return MappingProxyType(
        {
            file: Picture(file, texts(item.get("alt")), tuple(item.texts("words")), item.line)
            for item in (root.get("images") or EMPTY).items()
            if (file := item.text("file"))
        }
    )


def parse_synonyms(root: Node) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """Return the words of `synonyms.yaml` by code of a page, then by language."""
    return MappingProxyType(
        {
            entry.key: MappingProxyType(
                {one.key: tuple(entry.node.texts(one.key)) for one in entry.node.entries()}
            )
            for entry in (root.get("synonyms") or EMPTY).entries()
        }
    )


def parse_moved(root: Node) -> tuple[Moved, ...]:
    """Return the pages of `retired.yaml` whose text is now on another one."""
    return tuple(
        Moved(item.text("id"), item.text("was"), item.text("path"), item.text("now"), item.line)
        for item in (root.get("codes") or EMPTY).items()
        if item.text("path")
    )


def parse_languages(root: Node) -> Mapping[str, Language]:
    """Return the entries of `languages.yaml` by code; missing parts are filled from English."""
    english = texts((root.get(SOURCE) or EMPTY).get("words"))
    return MappingProxyType(
        {entry.key: _language(entry.key, entry.node, english) for entry in root.entries()}
    )


def parse_verbs(text: str) -> frozenset[str]:
    """Return the verbs of `verbs.txt`, one a line; lines that begin with # are notes."""
    lines = (line.strip() for line in text.splitlines())
    return frozenset(line.lower() for line in lines if line and not line.startswith("#"))


def _language(code: str, node: Node, english: Mapping[str, str]) -> Language:
    months = node.texts("months")
    return Language(
        code=code,
        name=node.text("name", code),
        english=node.text("english", code),
        direction=node.text("dir", "ltr"),
        html=node.text("html", code),
        months=months if len(months) == _MONTHS else tuple(str(n) for n in range(1, _MONTHS + 1)),
        callouts=texts(node.get("callouts")),
        check=node.text("check", "Check"),
        words=MappingProxyType({**english, **texts(node.get("words"))}),
    )


_DIGITS = 6
"""Of a number that nobody reaches; the schema speaks about a longer one."""
