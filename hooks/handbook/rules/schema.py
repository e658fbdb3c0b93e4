"""JSON Schema, written as YAML in schemas/, in; every difference of a value from it out.

A value is a node, which knows its line. Of JSON Schema the keywords below are known; what the words
beginning with `x-` are for is said in schemas/common.yaml.
"""

from __future__ import annotations

import functools
import posixpath
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from handbook.catalog import read_schema, rule
from handbook.fieldkinds import FIELD_KINDS
from handbook.findings import short
from handbook.model import Node
from handbook.rules.base import Report
from handbook.rules.nearest import nearest

UNKNOWN_KEY = rule("HB026", "unknown-key")
MISSING_KEY = rule("HB027", "missing-key")
WRONG_VALUE = rule("HB028", "wrong-value")
ENTRY_TWICE = rule("HB073", "data-entry-twice")

Schema = Mapping[str, Any]


@functools.cache
def schema(reference: str) -> Schema:
    """Return a schema by its path in the folder, with each `$ref` replaced by what it names.

    `front-matter.yaml#/$defs/page` names a part of a file.
    """
    return dict(_resolved({"$ref": reference}, ""))


def joined(one: Schema, more: Schema) -> Schema:
    """Return the schema of a map that has the keys of both; the second one decides."""
    properties = {**one["properties"], **more.get("properties", {})}
    required = [*one["required"], *more.get("required", ())]
    return {**one, "properties": properties, "required": required}


def compare(path: str, root: Node, whole: Schema, report: Report, what: str = "") -> None:
    """Report what the map of a whole file has too much, too little or otherwise.

    `what` is said in its place where it is no map.
    """
    if root.kind in ("map", "null"):
        compare_map(path, 1, root, whole, report)
    else:
        facts = {"what": what or whole["x-is"], "value": describe(root)}
        report.add(WRONG_VALUE, path, root.line, wanted="one “key: value” a line", **facts)


def compare_map(
    path: str, line: int, node: Node, shape: Schema, report: Report, of: str = ""
) -> None:
    """Report what a map that begins on `line` has too much, too little or otherwise.

    `of` is said before what it is where a key is missing.
    """
    present, add = set(), report.in_file(path)
    known = shape.get("properties", {})
    for entry in node.entries():
        present.add(entry.key)
        chosen = shape.get("patternProperties", {}).items()
        fitting = (its for form, its in chosen if _pattern(form).search(entry.key))
        inner, key = known.get(entry.key, next(fitting, None)), short(entry.key)
        if inner is None:
            near = nearest(entry.key, known.keys() - present)
            present.add(near)
            names = f"remove it; {shape['x-is']} knows {', '.join(known)}"
            names = f"write {shape['x-names']}" if "x-names" in shape else names
            advice = f"write “{near}”" if near else names
            add(UNKNOWN_KEY, entry.line, key=key, kind=shape["x-is"], advice=advice)
        elif not fits(entry.node, inner):
            facts = {"value": describe(entry.node, inner), "wanted": wanted(inner)}
            add(WRONG_VALUE, entry.line, what=inner.get("x-what", f"“{key}”"), **facts)
        elif "x-is" in inner:
            compare_map(path, entry.line, entry.node, inner, report, of)
        elif "x-is" in inner.get("items", {}):
            rows = [(item.line, item) for item in entry.node.items()]
            _once(path, rows, inner.get("x-once", ["id"]), report)
            for item in entry.node.items():
                compare_map(path, item.line, item, inner["items"], report, of)
    if "x-once" in shape:
        _once(path, [(line, inner) for _, line, inner in node.entries()], shape["x-once"], report)
    more = shape["then"]["required"] if "if" in shape and fits(node, shape["if"]) else ()
    for name in (one for one in (*shape.get("required", ()), *more) if one not in present):
        facts = {"kind": of + shape["x-is"], "wanted": _line(name, known[name])}
        add(MISSING_KEY, line, key=name, **facts)


def _once(path: str, rows: Iterable[tuple[int, Node]], keys: Sequence[str], report: Report) -> None:
    """Report each map that has at some keys what another one of its list has, with their lines."""
    first: dict[str, int] = {}
    for line, row in rows:
        words = " ".join(filter(None, map(row.text, keys)))
        if row.text(keys[0]) and first.setdefault(words, line) != line:
            report.add(ENTRY_TWICE, path, line, name=short(words), first=first[words])


def fits(node: Node, shape: Schema) -> bool:
    """Return whether a value is what a schema says; what is in a map that `x-is` names is not asked."""
    if shape.get("format") == "date":
        return node.kind == "date"
    if "x-is" in shape:
        return node.kind == "map"
    known = shape.get("properties", {})
    closed = shape.get("additionalProperties") is False
    if closed and any(entry.key not in known for entry in node.entries()):
        return False
    return all(_KEYWORDS[word](node, value) for word, value in shape.items() if word in _KEYWORDS)


def describe(node: Node, shape: Schema | None = None) -> str:
    """Return a value as a message names it, for a schema that it does not fit."""
    if node.kind == "map":
        return "a map"
    if node.kind == "list":
        return f"“[{short(', '.join(map(_item, node.items())))}]”"
    value = "" if node.kind == "null" else _item(node)
    kind = _READ_AS.get(node.kind, "") if shape and shape.get("x-reads") else ""
    read_as = f", read as {kind}" if kind else ""
    return f"“{short(value)}”{read_as}" if value.strip() else "empty"


def wanted(shape: Schema) -> str:
    """Return in words what a value should be."""
    items = shape.get("items", {})
    if "x-wanted" in shape:
        return str(shape["x-wanted"])
    if "const" in shape:
        words = _typed(shape["const"])
    elif "enum" in shape:
        words = f"one of {', '.join(shape['enum'])}"
    elif "enum" in items:
        words = f"a list of {', '.join(items['enum'])}, each once"
    elif "x-is" in items:
        words = "a list of entries, or [] where there are none"
    elif "minimum" in shape:
        words = f"a whole number from {shape['minimum']} to {shape['maximum']}"
    elif named := shape.get("x-names") or ", ".join(shape.get("properties", ())):
        words = f"a map of {named}"
    else:
        words = str(shape.get("description", "what its schema allows"))
    return words


def _line(name: str, shape: Schema) -> str:
    """Return the line that a map lacks, as it is typed, or what belongs into it."""
    value = "[]" if "x-is" in shape.get("items", {}) else None
    value = _typed(shape["const"]) if "const" in shape else value
    value = shape.get("x-example", value)
    return f"“{name}:” and {shape['description']}" if value is None else f"“{name}: {value}”"


def _typed(value: object) -> str:
    if isinstance(value, list):
        return f"[{', '.join(value)}]"
    return str(value).lower() if isinstance(value, bool) else str(value) or '""'


def _resolved(part: Any, path: str) -> Any:  # noqa: ANN401 - a schema holds schemas
    if isinstance(part, list):
        return [_resolved(one, path) for one in part]
    if not isinstance(part, dict):
        return part
    own = {
        word: _resolved(one, path) for word, one in part.items() if word not in ("$ref", "$defs")
    }
    if own.pop("x-kind", False):
        own["enum"] = list(FIELD_KINDS)
    if "$ref" not in part:
        return own
    file, _, names = part["$ref"].partition("#")
    there = posixpath.normpath(posixpath.join(posixpath.dirname(path), file)) if file else path
    named = read_schema(there)
    for name in filter(None, names.split("/")):
        named = named[name]
    return {**_resolved(named, there), **own}


@functools.cache
def _pattern(form: str) -> re.Pattern[str]:
    """Return a pattern of JSON Schema, in which a last `$` is the very end, for Python."""
    return re.compile(form.removesuffix("$") + r"\Z" if form.endswith("$") else form)


def _item(node: Node) -> str:
    if node.kind in ("list", "map"):
        return "a list" if node.kind == "list" else "a map"
    return str(node.value).lower() if node.kind == "boolean" else str(node.value)


def _is(node: Node, value: object) -> bool:
    mine = node.plain()
    return type(mine) is type(value) and mine == value


_KINDS = {
    "string": ("text",), "integer": ("integer",), "number": ("integer", "number"),
    "boolean": ("boolean",), "array": ("list",), "object": ("map",),
}  # fmt: skip
"""Kinds of nodes by the types of JSON Schema. A date is one only where `format` asks for it."""

_KEYWORDS: Mapping[str, Callable[[Node, Any], bool]] = {
    "type": lambda node, types: any(
        node.kind in _KINDS[one] for one in ([types] if isinstance(types, str) else types)
    ),
    "const": _is,
    "enum": lambda node, values: any(_is(node, value) for value in values),
    "pattern": lambda node, form: (
        node.kind not in ("text", "integer") or bool(_pattern(form).search(str(node.value)))
    ),
    "not": lambda node, shape: not fits(node, shape),
    "anyOf": lambda node, shapes: any(fits(node, shape) for shape in shapes),
    "maxLength": lambda node, most: len(str(node.value)) <= most,
    "minimum": lambda node, least: isinstance(node.value, int) and node.value >= least,
    "maximum": lambda node, most: isinstance(node.value, int) and node.value <= most,
    "minItems": lambda node, least: len(node.items()) >= least,
    "maxItems": lambda node, most: len(node.items()) <= most,
    "uniqueItems": lambda node, _: len({one.value for one in node.items()}) == len(node.items()),
    "items": lambda node, shape: all(fits(item, shape) for item in node.items()),
    "contains": lambda node, shape: any(fits(item, shape) for item in node.items()),
    "properties": lambda node, its: all(
        fits(one.node, its[one.key]) for one in node.entries() if one.key in its
    ),
    "required": lambda node, names: all(node.get(name) is not None for name in names),
}
"""Keywords in which a value is judged as a whole."""

_READ_AS = {"boolean": "yes or no", "integer": "a number", "number": "a number", "date": "a date"}
