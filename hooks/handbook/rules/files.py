"""HB001 to HB010, HB016, HB017 and HB049: bytes, names and places of files."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate, chain

from handbook.catalog import rule
from handbook.findings import Finding
from handbook.languages import SOURCE
from handbook.model import OVERLAY, File, Handbook
from handbook.parse.file import MAX_LINE, limit_of
from handbook.rules.base import checks, slug_of
from handbook.rules.link_index import PHOTOGRAPHS, PICTURES

NAME_NOT_PORTABLE = rule("HB008", "name-not-portable", "name-not-portable")
NAMES_DIFFER_IN_CASE = rule("HB008", "name-not-portable", "names-differ-in-case")


@checks("HB008")
def check_names(book: Handbook) -> Iterator[Finding]:
    """Yield each file and folder that some system cannot store, or that it takes for another."""
    seen: dict[str, str] = {}
    steps = (accumulate(file.path.split("/"), "{}/{}".format) for file in book.files)
    for path in dict.fromkeys(chain.from_iterable(steps)):  # every file and every folder above one
        name = path.rpartition("/")[2]
        if why := why_not_portable(name):
            advice = f"rename it, for example to “{_proposal(name)}”"
            yield NAME_NOT_PORTABLE.at(path, 0, name=name, why=why, advice=advice)
        other = seen.setdefault(path.lower(), path)
        if other != path and other.rpartition("/")[0] == path.rpartition("/")[0]:
            yield NAMES_DIFFER_IN_CASE.at(path, 0, path=path, other=other)
    for folder in {file.path.rpartition("/")[0] for file in book.files}:
        if (deep := folder.count("/") + 1) > _DEEPEST:
            why = f"is that of a folder at depth {deep}, and {_DEEPEST} is the deepest"
            facts = {"name": folder.rpartition("/")[2], "why": f"{why} that is stored"}
            yield NAME_NOT_PORTABLE.at(folder, 0, advice="move it up", **facts)
    for file in book.files:
        if (size := len(file.path)) > _LONGEST_PATH and len(file.name) <= _LONGEST:
            why = f"ends a path of {size} characters, and {_LONGEST_PATH} are stored"
            advice = "rename it or its folders shorter"
            yield NAME_NOT_PORTABLE.at(file.path, 0, name=file.name, advice=advice, why=why)


_LONGEST = 80
_LONGEST_PATH = 180
_DEEPEST = 8
_PORTABLE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)


def why_not_portable(name: str) -> str:
    """Return why a name cannot be stored everywhere; empty for one that can."""
    if len(name) > _LONGEST:
        return f"has {len(name)} characters"
    if _RESERVED.fullmatch(name):
        return "is reserved by Windows"
    if name.endswith("."):
        return "ends with a dot"
    if not _PORTABLE.fullmatch(name):
        odd = next((char for char in name if not re.match(r"[A-Za-z0-9._-]", char)), "")
        if not odd:
            return f"begins with “{name[0]}”"
        return f"has “{odd}”" if odd.isprintable() else f"has the character U+{ord(odd):04X}"
    return ""


def _proposal(name: str) -> str:
    stem, dot, ending = name.rpartition(".")
    plain = slug_of(stem if dot else name)[: _LONGEST - 10]
    if not plain or _RESERVED.fullmatch(plain):
        plain = f"{plain}-page".lstrip("-")
    ending = "".join(char for char in ending if char.isascii() and char.isalnum())
    return f"{plain}.{ending}" if dot and ending else plain


FILE_TYPE = rule("HB010", "file-not-expected", "file-type")
FILE_OUTSIDE_LANGUAGE = rule("HB010", "file-not-expected", "file-outside-language")
OVERLAY_FILE = rule("HB010", "file-not-expected", "overlay-file")
FILE_CONTENT = rule("HB010", "file-not-expected", "file-content")

_NOT_PLAIN = rule("HB007", "file-not-plain")
_OF_KIND = {
    "not-utf8": rule("HB001", "file-not-clean-text", "file-not-utf8"),
    "bom": rule("HB001", "file-not-clean-text", "byte-order-mark"),
    "nul": rule("HB001", "file-not-clean-text", "nul-byte"),
    "control": rule("HB001", "file-not-clean-text", "control-character"),
    "line-end": rule("HB001", "file-not-clean-text", "lone-carriage-return"),
    "empty": rule("HB001", "file-not-clean-text", "file-empty"),
    "too-big": rule("HB006", "file-too-big", "too-many-bytes"),
    "long-line": rule("HB006", "file-too-big", "line-too-long"),
    "not-a-file": _NOT_PLAIN,
    "unreadable": _NOT_PLAIN,
    "conflict": rule("HB017", "merge-conflict"),
    "underlined": rule("HB049", "heading-underlined"),
    "separator": rule("HB016", "odd-space"),
}
"""The rule that speaks of each kind of flaw."""
_ENDINGS = {"docs/images": PICTURES, "docs/data": (".yaml", ".txt")}


@checks("HB001", "HB006", "HB007", "HB010", "HB016", "HB017", "HB049")
def check_files(book: Handbook) -> Iterator[Finding]:
    """Yield what the reader of files saw, and each file that its place or its ending does not explain."""
    for file in (*book.files, book.config) if book.config else book.files:
        coded = any(flaw.kind == "not-utf8" for flaw in file.flaws)  # then there is nothing else
        for flaw in file.flaws:
            found = _OF_KIND.get(flaw.kind)
            most = MAX_LINE if flaw.kind == "long-line" else limit_of(file.path)
            facts = {"what": f"{flaw.detail} ends the line for some programs and not for others"}
            facts |= {"detail": flaw.detail, "advice": "delete it and press Enter instead"}
            if found and (not coded or flaw.kind == "not-utf8"):
                yield found.at(file.path, flaw.line, most=most, **facts)
        if not file.flaws and (misfit := _misfit(file)):
            what, advice = misfit
            yield FILE_CONTENT.at(file.path, 0, name=file.name, what=what, advice=advice)
    for file in book.files:
        if any(flaw.kind in ("not-a-file", "unreadable") for flaw in file.flaws):
            continue
        top, *rest = file.path.split("/")
        place = f"{top}/{rest[0]}" if rest else top
        endings = _ENDINGS.get(place, (".md",))
        if _homeless(file.path, book):
            example = f"{top}/{SOURCE}/{'/'.join(rest[1:]) or rest[0]}"
            place = place if len(rest) > 1 else top
            yield FILE_OUTSIDE_LANGUAGE.at(file.path, 0, place=place, example=example)
        elif not file.path.endswith(endings):
            advice = f"{place} holds {', '.join(endings)} only"
            if file.path.lower().endswith(PHOTOGRAPHS):
                advice = "draw what it shows as an SVG in docs/images"
            its = OVERLAY_FILE if file.name == OVERLAY else FILE_TYPE
            yield its.at(file.path, 0, name=file.name, place=place, advice=advice)


def _homeless(path: str, book: Handbook) -> bool:
    top, _, below = path.partition("/")
    folder, *rest = below.split("/")
    known = folder in book.languages or (top == "docs" and folder in ("images", "data"))
    return bool(book.languages and below) and not (rest and known)


def _misfit(file: File) -> tuple[str, str] | None:
    ending = file.name.rpartition(".")[2]
    # of a text that is a picture or a page other rules speak
    if ending in ("md", "yaml", "yml", "txt") and file.content not in ("", "text", "svg", "html"):
        return f"is no text: it {by_bytes(file.content)}", "put the text itself here"
    if ending == "svg" and file.content != "svg":
        return f"is no SVG picture: it {by_bytes(file.content)}", "save the picture anew as SVG"
    return None


def by_bytes(content: str) -> str:
    """Return what a file is said to be by how it begins."""
    return f"is “{content}” by its bytes" if content else "is nothing known by its bytes"
