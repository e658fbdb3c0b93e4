"""HB001 to HB010, HB016, HB017 and HB049: bytes, names and places of files."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handbook.catalog import rule
from handbook.findings import Finding
from handbook.languages import SOURCE
from handbook.model import File, Flaw, Handbook
from handbook.parse.file import MAX_LINE, limit_of
from handbook.rules.base import checks, slug_of, texts
from handbook.rules.link_index import PHOTOGRAPHS, PICTURES

NAME_NOT_PORTABLE = rule("HB008", "name-not-portable", "name-not-portable")
NAMES_DIFFER_IN_CASE = rule("HB008", "name-not-portable", "names-differ-in-case")


@checks("HB008")
def check_names(book: Handbook) -> Iterator[Finding]:
    """Yield each file and folder that some system cannot store, or that it takes for another."""
    seen: dict[str, str] = {}
    for path in _with_folders(book):
        name = path.rpartition("/")[2]
        if why := why_not_portable(name):
            advice = f"rename it, for example to “{_proposal(name)}”"
            yield NAME_NOT_PORTABLE.at(path, 0, name=name, why=why, advice=advice)
        other = seen.setdefault(path.lower(), path)
        if other != path and other.rpartition("/")[0] == path.rpartition("/")[0]:
            yield NAMES_DIFFER_IN_CASE.at(path, 0, path=path, other=other)
    for folder in {file.path.rpartition("/")[0] for file in book.files}:
        if (deep := folder.count("/") + 1) > _DEEPEST:
            why = (
                f"is that of a folder at depth {deep}, and {_DEEPEST} is the deepest that is stored"
            )
            name = folder.rpartition("/")[2]
            yield NAME_NOT_PORTABLE.at(folder, 0, name=name, advice="move it up", why=why)
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


def _with_folders(book: Handbook) -> Iterator[str]:
    """Yield the path of every file and of every folder above one, each once."""
    seen: set[str] = set()
    for file in book.files:
        yield file.path
        folder = file.path.rpartition("/")[0]
        while folder and folder not in seen:
            seen.add(folder)
            yield folder
            folder = folder.rpartition("/")[0]


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


NOT_UTF8 = rule("HB001", "file-not-clean-text", "file-not-utf8")
BYTE_ORDER_MARK = rule("HB001", "file-not-clean-text", "byte-order-mark")
NUL_BYTE = rule("HB001", "file-not-clean-text", "nul-byte")
CONTROL_CHARACTER = rule("HB001", "file-not-clean-text", "control-character")
LONE_CARRIAGE_RETURN = rule("HB001", "file-not-clean-text", "lone-carriage-return")
FILE_EMPTY = rule("HB001", "file-not-clean-text", "file-empty")
FILE_TOO_BIG = rule("HB006", "file-too-big", "too-many-bytes")
LINE_TOO_LONG = rule("HB006", "file-too-big", "line-too-long")
TABLE_TOO_WIDE = rule("HB006", "file-too-big", "table-too-wide")
NOT_PLAIN_FILE = rule("HB007", "file-not-plain")
FILE_TYPE = rule("HB010", "file-not-expected", "file-type")
FILE_OUTSIDE_LANGUAGE = rule("HB010", "file-not-expected", "file-outside-language")
FILE_CONTENT = rule("HB010", "file-not-expected", "file-content")
MERGE_CONFLICT = rule("HB017", "merge-conflict")
ODD_SPACE = rule("HB016", "odd-space")
HEADING_UNDERLINED = rule("HB049", "heading-underlined")

_ENDINGS = {"docs/images": PICTURES, "docs/data": (".yaml", ".txt")}


@checks("HB006")
def table_too_wide(book: Handbook) -> Iterator[Finding]:
    """Yield each table that no phone and no sheet could show: every row is as wide as its head."""
    for one in texts(book):
        for table in one.text.tables:
            if (columns := len(table.head.cells)) > _COLUMNS:
                yield TABLE_TOO_WIDE.at(one.path, table.line, columns=columns, most=_COLUMNS)


_COLUMNS = 30
_OF_KIND = {
    "not-utf8": NOT_UTF8,
    "bom": BYTE_ORDER_MARK,
    "nul": NUL_BYTE,
    "control": CONTROL_CHARACTER,
    "line-end": LONE_CARRIAGE_RETURN,
    "too-big": FILE_TOO_BIG,
    "not-a-file": NOT_PLAIN_FILE,
    "unreadable": NOT_PLAIN_FILE,
    "empty": FILE_EMPTY,
    "long-line": LINE_TOO_LONG,
    "conflict": MERGE_CONFLICT,
    "underlined": HEADING_UNDERLINED,
    "separator": ODD_SPACE,
}


@checks("HB001", "HB006", "HB007", "HB010", "HB016", "HB017", "HB049")
def check_files(book: Handbook) -> Iterator[Finding]:
    """Yield what the reader of files saw, and each file that its place or its ending does not explain."""
    for file in (*book.files, book.config) if book.config else book.files:
        coded = any(flaw.kind == "not-utf8" for flaw in file.flaws)  # then there is nothing else
        for flaw in file.flaws:
            if (found := _OF_KIND.get(flaw.kind)) and (not coded or found is NOT_UTF8):
                yield found.at(file.path, flaw.line, **_facts(file, flaw))
        if not file.flaws and (misfit := _misfit(file)):
            what, advice = misfit
            yield FILE_CONTENT.at(file.path, 0, name=file.name, what=what, advice=advice)
    for file in book.files:
        if any(_OF_KIND.get(flaw.kind) is NOT_PLAIN_FILE for flaw in file.flaws):
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
            yield FILE_TYPE.at(file.path, 0, name=file.name, place=place, advice=advice)


def _facts(file: File, flaw: Flaw) -> dict[str, object]:
    if flaw.kind == "separator":
        return {
            "what": f"{flaw.detail} ends the line for some programs and not for others",
            "advice": "delete it and press Enter instead",
        }
    most = MAX_LINE if flaw.kind == "long-line" else limit_of(file.path)
    return {"detail": flaw.detail, "advice": "part it", "most": most}


def _homeless(path: str, book: Handbook) -> bool:
    top, _, below = path.partition("/")
    folder, *rest = below.split("/")
    known = folder in book.languages or (top == "docs" and folder in ("images", "data"))
    return bool(book.languages and below) and not (rest and known)


def _misfit(file: File) -> tuple[str, str] | None:
    ending = file.name.rpartition(".")[2]
    begins = _NAMES.get(file.content, f"a file of the kind {file.content.upper()}")
    if ending in _WRITTEN and file.content not in _TEXTUAL:
        return f"is no text: it begins as {begins} does", "put the text itself here"
    if ending == "svg" and file.content != "svg":
        return f"is no SVG picture: it begins as {begins} does", "save the picture anew as SVG"
    return None


_WRITTEN = frozenset({"md", "yaml", "yml", "txt"})
_TEXTUAL = frozenset({"", "text", "svg", "html"})
"""Contents of which a text file's other rules speak."""
_NAMES = {
    "": "no kind of file that is known", "text": "a text", "html": "a web page",
    "program": "a program", "office file": "an office file", "font": "a font", "film": "a film",
    "sound or film": "a sound or film", "database": "a database", "icon": "an icon",
}  # fmt: skip
