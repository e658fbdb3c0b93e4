"""The notation of a saved form: JSON as the handbook writes it, and nothing that only looks alike."""

from __future__ import annotations

import json
import re
from typing import Any

from handbook.forms.chain import canonical
from handbook.forms.record import Fault

MOST = 5_000_000
"""Bytes of the largest file that is read."""
DEEPEST = 4
"""Objects and lists that stand in one another: the whole, its rows, a row, the boxes of a row."""


def parse(data: bytes) -> object:
    """Return the value of a file, or the `Fault` that keeps it from being read.

    Whatever two programs could read in two ways is refused: a key that stands twice, a number, half
    a sign, an escape that is not needed. So no change of a byte, but of white space, goes unseen.
    """
    if fault := _bytes(data):
        return fault
    text = data.decode("utf-8")
    if (depth := _depth(text)) > DEEPEST:
        return _fault(f"its parts are {depth} deep in one another; of a saved form, {DEEPEST}")
    try:
        value = json.loads(
            text, object_pairs_hook=_members, parse_int=_number, parse_float=_number,
            parse_constant=_number,
        )  # fmt: skip
        canonical(value).encode("utf-8")
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, sign {error.colno}"
        return _fault(f"it is no JSON from {place} on, or ends too early")
    except UnicodeEncodeError as error:
        half = f"\\u{ord(error.object[error.start]):04x}"
        return _fault(f"it holds half a sign, written “{half}”")
    except _Refused as refused:
        return _fault(refused.args[0])
    return _spelling(text) or value


def _bytes(data: bytes) -> Fault | None:
    if len(data) > MOST:
        return _fault(f"it has more than {MOST:,} bytes, the most that a saved form may have")
    if not data.strip():
        return _fault("it is empty")
    if data.startswith(_MARKS):
        return _fault("it begins with a byte order mark, which the handbook never writes")
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _fault(f"it is no UTF-8 from byte {error.start + 1:,} on")
    return None


def _depth(text: str) -> int:
    depth = deepest = 0
    for sign in re.findall(r"[][{}]", _STRING.sub("", text)):
        depth += 1 if sign in "[{" else -1
        deepest = max(deepest, depth)
    return deepest


def _members(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise _Refused(f"“{twice[:40]}” occurs twice in one object")
    return members


def _number(literal: str) -> int:
    if literal not in ("1", "2"):
        raise _Refused(
            f"it holds the number {literal[:40]}; a saved form holds its answers as texts"
        )
    return int(literal)


def _spelling(text: str) -> Fault | None:
    """Return the fault of the first escape that says a sign otherwise than the handbook does."""
    for escape in dict.fromkeys(_ESCAPE.findall(text)):
        if json.dumps(json.loads(f'"{escape}"'), ensure_ascii=False) != f'"{escape}"':
            return _fault(f"it holds the escape “{escape}”, which the handbook never writes")
    return None


def _fault(what: str) -> Fault:
    return Fault(0, "", what, "take the file as it was saved, from the medium or from its copy")


class _Refused(ValueError):  # noqa: N818 - it never leaves this module
    """Something that JSON allows and a saved form does not."""


_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_STRING = re.compile(r'"(?:[^"\\]++|\\.?)*+"?', re.DOTALL)
"""A text in quotes, or what is left of one: always a match, so that nothing is read twice."""
_ESCAPE = re.compile(r"\\(?:u[0-9a-fA-F]{4}|[^u])")
