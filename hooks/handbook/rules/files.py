"""HB001 to HB007 and HB010 and HB017: bytes and places of files."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.catalog import rule
from handbook.findings import Finding
from handbook.languages import SOURCE
from handbook.model import File, Flaw, Handbook
from handbook.parse.file import MAX_LINE, limit_of
from handbook.rules.base import checks, texts
from handbook.rules.places import PHOTOGRAPHS, PICTURES

NOT_UTF8 = rule("HB001", "file-not-clean-text", "file-not-utf8")
BYTE_ORDER_MARK = rule("HB001", "file-not-clean-text", "byte-order-mark")
NUL_BYTE = rule("HB001", "file-not-clean-text", "nul-byte")
CONTROL_CHARACTER = rule("HB001", "file-not-clean-text", "control-character")
LONE_CARRIAGE_RETURN = rule("HB001", "file-not-clean-text", "lone-carriage-return")
FILE_TOO_BIG = rule("HB006", "file-too-big", "too-many-bytes")
LINE_TOO_LONG = rule("HB006", "file-too-big", "line-too-long")
TABLE_TOO_WIDE = rule("HB006", "file-too-big", "table-too-wide")
NOT_PLAIN_FILE = rule("HB007", "file-not-plain")
FILE_TYPE = rule("HB010", "file-not-expected", "file-type")
FILE_OUTSIDE_LANGUAGE = rule("HB010", "file-not-expected", "file-outside-language")
FILE_EMPTY = rule("HB001", "file-not-clean-text", "file-empty")
MERGE_CONFLICT = rule("HB017", "merge-conflict")
ODD_SPACE = rule("HB016", "odd-space")
HEADING_UNDERLINED = rule("HB049", "heading-underlined")

_ENDINGS = {"docs/images": PICTURES, "docs/data": (".yaml", ".txt")}


@checks(FILE_TYPE)
def file_type(book: Handbook) -> Iterator[Finding]:
    """Yield every file with an ending that its place does not know."""
    for file in book.files:
        place = "/".join(file.path.split("/")[:2])
        endings = _ENDINGS.get(place, (".md",))
        if _is_file(file) and not file.path.endswith(endings) and not _homeless(file.path, book):
            drawn = file.path.lower().endswith(PHOTOGRAPHS)
            advice = (
                "draw what it shows as an SVG in docs/images"
                if drawn
                else f"{place} holds {', '.join(endings)} only"
            )
            yield FILE_TYPE.at(file.path, 0, name=file.name, place=place, advice=advice)


@checks(FILE_OUTSIDE_LANGUAGE)
def file_outside_language(book: Handbook) -> Iterator[Finding]:
    """Yield every file whose second folder is unknown."""
    for file in book.files:
        if _is_file(file) and _homeless(file.path, book):
            top, *rest = file.path.split("/")
            place = f"{top}/{rest[0]}" if len(rest) > 1 else top
            inner = "/".join(rest[1:]) or rest[0]
            yield FILE_OUTSIDE_LANGUAGE.at(
                file.path, 0, place=place, example=f"{top}/{SOURCE}/{inner}"
            )


@checks(TABLE_TOO_WIDE)
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


@checks(*dict.fromkeys(_OF_KIND.values()))
def flaws(book: Handbook) -> Iterator[Finding]:
    """Yield what the reader of files saw; a file in another encoding has no other fault."""
    for file in (*book.files, book.config) if book.config else book.files:
        coded = any(flaw.kind == "not-utf8" for flaw in file.flaws)
        for flaw in file.flaws:
            if (found := _OF_KIND.get(flaw.kind)) and (not coded or found is NOT_UTF8):
                yield found.at(file.path, flaw.line, **_facts(file, flaw))


def _facts(file: File, flaw: Flaw) -> dict[str, object]:
    if flaw.kind == "separator":
        return {
            "what": f"{flaw.detail} ends the line for some programs and not for others",
            "advice": "delete it and press Enter instead",
        }
    most = MAX_LINE if flaw.kind == "long-line" else limit_of(file.path)
    return {"detail": flaw.detail, "advice": "part it", "most": most}


def _is_file(file: File) -> bool:
    """Return whether anything else may be said of it: of a symlink or a pipe, HB007 said it all."""
    return not any(_OF_KIND.get(flaw.kind) is NOT_PLAIN_FILE for flaw in file.flaws)


def _homeless(path: str, book: Handbook) -> bool:
    top, _, below = path.partition("/")
    folder, *rest = below.split("/")
    known = folder in book.languages or (top == "docs" and folder in ("images", "data"))
    return bool(book.languages and below) and not (rest and known)
