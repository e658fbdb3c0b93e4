"""Bytes of a saved form in, a record or its faults out: strict JSON, nothing that only looks alike; never raises on content."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from handbook.fieldkinds import kind_of
from handbook.forms.chain import Chain, canonical
from handbook.forms.record import DRAFT, FORMAT, VERSION, Fault, Record, Value
from handbook.model import Field, Template, is_answer, latin

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


MEMBERS = (
    "format", "version", "form", "edition", "language", "saved-utc", "values", "rows", "chain",
)  # fmt: skip
"""What stands in the file, in the order in which the handbook writes it."""
MEMBERS_OF_DRAFT = (*MEMBERS[:-1], "draft", "line", MEMBERS[-1])
EDITION = r"[0-9]{4}\.[0-9]{2}"
LANGUAGE = r"[a-z]{2,3}(?:-[A-Za-z]{2,4})?"
HASH = kind_of("sha256").pattern
MOST_ROWS = 2000
"""Rows that a page still shows within a second or two; js/form-file.js has the same number."""
STOP = "stop: show it to nobody, copy it nowhere"
"""What to do about the file of a form that exists on paper only."""


def read_saved(data: bytes, forms: Mapping[str, Template]) -> Record | tuple[Fault, ...]:
    """Return the record of a file, or everything that is wrong with it.

    `forms` holds the English forms by id. The chain is read and not verified; a file of another
    edition is a record when all that it holds is known. Of a draft, any text is an answer: what its
    field does not allow is returned by `misfits`.
    """
    value = parse(data)
    if isinstance(value, Fault):
        return (value,)
    if not isinstance(value, dict) or value.get("format") != FORMAT:
        return (_whole("it is no form that the handbook saved", "choose the file of a saved form"),)
    if fault := _refused(value, forms):
        return (fault,)
    faults = tuple(_faults(value, forms[value["form"]]))
    return faults or Record(
        value["form"],
        value["edition"],
        value["language"],
        value["saved-utc"],
        _frozen(value["values"]),
        tuple(_frozen(row) for row in value["rows"]),
        Chain(tuple(value["chain"]["rows"]), value["chain"]["head"]),
        draft=value["version"] == DRAFT,
        line=_frozen(value.get("line", {})),
    )


def misfits(record: Record, form: Template) -> tuple[Fault, ...]:
    """Return each answer of a draft that its field does not allow, the head first."""
    kinds = {field.id: field.kind for field in (*form.fields, *form.rows)}
    return tuple(
        Fault(number, id_, *_wrong(kinds[id_], value))
        for number, values in enumerate((record.values, *record.rows, record.line))
        for id_, value in values.items()
        if isinstance(value, str)
        and not kind_of(kinds[id_]).chosen
        and not is_answer(kinds[id_], value)
    )


def is_paper(id_: str, forms: Mapping[str, Template]) -> bool:
    """Return whether a form exists on paper only, so that no file of it may exist."""
    return id_ in forms and forms[id_].on_paper


def _refused(value: Mapping[str, object], forms: Mapping[str, Template]) -> Fault | None:
    """Return why a file is not looked at further: another version, another form, paper only."""
    if value.get("version") is True or value.get("version") not in (VERSION, DRAFT):
        return _whole(
            f"it is of another version of the format than {VERSION} and {DRAFT}",
            "read it with the edition that saved it",
        )
    form = value.get("form")
    if not isinstance(form, str) or not re.fullmatch(r"F-[0-9]{2}", form):
        return _whole("it does not say which form it is", _ORIGINAL)
    if is_paper(form, forms):
        take = f", and follow {forms[form].instead}" if forms[form].instead else ""
        return _whole(f"{form} exists on paper only: no file of it may exist", STOP + take)
    rows = value.get("rows")
    if isinstance(rows, list) and len(rows) > MOST_ROWS:
        return _whole(f"it has more than {MOST_ROWS:,} rows, which no page opens", _ORIGINAL)
    if form not in forms:
        return _whole(f"this edition has no form {form}", "read it with the edition that saved it")
    return None


def _faults(value: Mapping[str, object], form: Template) -> Iterator[Fault]:
    draft = value["version"] == DRAFT
    members = MEMBERS_OF_DRAFT if draft else MEMBERS
    for name in sorted(value.keys() - set(members)):
        yield Fault(0, name[:40], "a saved form has no such part", _ORIGINAL)
    for name in members:
        if name not in value:
            yield Fault(0, name, "this part is missing", _ORIGINAL)
        elif name in _PARTS and not _matches(_PARTS[name], value[name]):
            yield Fault(0, name, f"it is not {_PART_SAID[name]}", _ORIGINAL)
    if "saved-utc" in value and not is_answer("utc-time", _text(value["saved-utc"])):
        yield Fault(0, "saved-utc", "it is no time in UTC", _ORIGINAL)
    if value.get("draft", True) is not True:
        yield Fault(0, "draft", "a draft says so by true", _ORIGINAL)
    yield from _head(value.get("values", {}), form, draft=draft)
    yield from _rows(value.get("rows", []), form, draft=draft)
    line = value.get("line", {})
    if not isinstance(line, dict):
        yield Fault(0, "line", "it is no object", _ORIGINAL)
    elif line:
        yield from _rows([line], form, draft=draft)
    yield from _chain(value.get("chain", {"rows": [], "head": "0" * 64}))


def _head(values: object, form: Template, *, draft: bool) -> Iterator[Fault]:
    if isinstance(values, dict):
        fields = {field.id: field for field in form.fields if field.id}
        yield from _answers(values, fields, 0, form, draft=draft)
    else:
        yield Fault(0, "values", "it is no object", _ORIGINAL)


def _rows(rows: object, form: Template, *, draft: bool) -> Iterator[Fault]:
    if not isinstance(rows, list):
        yield Fault(0, "rows", "it is no list", _ORIGINAL)
        return
    if rows and not form.rows:
        yield Fault(0, "rows", f"{form.id} has no rows", _ORIGINAL)
        return
    columns = {field.id: field for field in form.rows if field.id}
    for number, row in enumerate(rows, 1):
        if not isinstance(row, dict) or not row:
            yield Fault(number, "", "it is no filled row", _ORIGINAL)
        else:
            yield from _answers(row, columns, number, form, draft=draft)


def _chain(chain: object) -> Iterator[Fault]:
    whole = isinstance(chain, dict) and chain.keys() == {"rows", "head"}
    if not (
        whole
        and isinstance(chain, dict)
        and _matches(HASH, chain["head"])
        and isinstance(chain["rows"], list)
        and all(_matches(HASH, one) for one in chain["rows"])
    ):
        yield Fault(0, "chain", "it is not one hash for each row and one for the whole", _ORIGINAL)


def _answers(
    values: Mapping[str, object],
    fields: Mapping[str, Field],
    row: int,
    form: Template,
    *,
    draft: bool,
) -> Iterator[Fault]:
    for id_, value in values.items():
        if id_ not in fields:
            what = f"{form.id} has no such field in this edition"
            yield Fault(row, id_[:40], what, "read it with the edition that saved it")
        elif fault := _answer(fields[id_], value, draft=draft):
            yield Fault(row, id_, *fault)


def _answer(field: Field, value: object, *, draft: bool) -> tuple[str, str] | None:
    """Return what is wrong with an answer and what to do, None where nothing is.

    A draft may hold any text in a field of texts.
    """
    if field.kind == "check":
        return None if value is True else ("a box is ticked or it is not there", _ORIGINAL)
    if kind_of(field.kind).chosen == "many":
        return _boxes(field, value)
    if not isinstance(value, str):
        return "the answer is no text", _ORIGINAL
    if kind_of(field.kind).chosen:
        known = {choice.id for choice in field.choices}
        return None if value in known else _unknown(value)
    if (draft and value) or is_answer(field.kind, value):
        return None
    return _wrong(field.kind, value)


def _boxes(field: Field, value: object) -> tuple[str, str] | None:
    known = [choice.id for choice in field.choices]
    order = [choice.id for choice in field.choices if not choice.retired]
    if not isinstance(value, list) or not value:
        return "the answer is no list of ticked boxes", _ORIGINAL
    if unknown := next((one for one in value if one not in known), None):
        return _unknown(unknown)
    places = [order.index(one) for one in value if one in order]
    if places != sorted(places) or len(set(value)) != len(value):
        return "a box is ticked twice, or the boxes are not in the order of the form", _ORIGINAL
    return None


def _wrong(kind: str, text: str) -> tuple[str, str]:
    own = kind_of(kind)
    most = own.most
    if not text:
        return "the answer is empty", "leave a field without an answer out of the file"
    if len(text) > most:
        return f"the answer has {len(text):,} signs; it may have {most:,}", "make it shorter"
    if "\n" in text and not own.multiline:
        return f"{_quoted(text)} has more than one line", "write it on one line"
    if latin(text) != text and is_answer(kind, latin(text)):
        return f"{_quoted(text)} is written in other digits than Latin ones", f"write {latin(text)}"
    return f"{_quoted(text)} is {own.unfit}", f"write it as {own.like}"


def _unknown(value: object) -> tuple[str, str]:
    said = _quoted(value) if isinstance(value, str) else "what is there"
    return f"{said} is no choice of this edition", "read it with the edition that saved it"


def _quoted(text: str) -> str:
    line = " ".join(text.split())
    return f"“{line if len(line) <= _SHOWN else line[: _SHOWN - 1] + '…'}”"


def _whole(what: str, remedy: str) -> Fault:
    return Fault(0, "", what, remedy)


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _matches(pattern: str, value: object) -> bool:
    return isinstance(value, str) and re.fullmatch(pattern, value) is not None


def _frozen(values: Mapping[str, bool | str | list[str]]) -> Mapping[str, Value]:
    return MappingProxyType(
        {id_: tuple(value) if isinstance(value, list) else value for id_, value in values.items()}
    )


_SHOWN = 60
_ORIGINAL = "take the file as it was saved, from the medium or from its copy"
_PARTS = {"edition": EDITION, "language": LANGUAGE}
_PART_SAID = {"edition": "an edition, such as 2026.11", "language": "a language, such as en"}
