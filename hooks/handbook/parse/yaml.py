"""YAML text in, nodes with lines out; aliases, tags and duplicate keys are told, never obeyed."""

from __future__ import annotations

import datetime as dt
import functools
import re

import yaml

from handbook.model import EMPTY, Data, Entry, Node, Problem

try:
    from yaml import CSafeLoader as SafeLoader
except ImportError:  # a PyYAML built without libyaml reads the same, only slower
    from yaml import SafeLoader  # type: ignore[assignment]

_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_INTEGER = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,17})")
"""At most eighteen digits and no zero before them: what is longer is a number of another kind."""
_ANCHOR = re.compile(r"(?<![^\s\ufeff,:?\[\]{}-])[&*][^\s]")
"""What could be an anchor or an alias: the sign begins a value, and a name follows."""
_DEPTH = 20
_TEXT = "tag:yaml.org,2002:str"
_UNTOLD = {
    yaml.ScalarNode: _TEXT,
    yaml.SequenceNode: "tag:yaml.org,2002:seq",
    yaml.MappingNode: "tag:yaml.org,2002:map",
}
"""What a node is where nothing tells."""
_PREFIX = len("tag:yaml.org,2002:")
_TAGS = frozenset(
    f"tag:yaml.org,2002:{kind}"
    for kind in ("null", "bool", "int", "float", "timestamp", "str", "seq", "map")
)


class Loader(SafeLoader):
    """Reads YAML; what kind a word is of is asked once, since most keys stand in every file."""

    def resolve(self, kind: type[yaml.Node], value: str, implicit: tuple[bool, bool]) -> str:
        """Return the tag of a node; `implicit` tells whether a scalar was plain, or quoted."""
        if kind is yaml.ScalarNode and implicit[0]:
            return _tag(value)
        return _UNTOLD[kind]


@functools.lru_cache(maxsize=4096)
def _tag(word: str) -> str:
    """Return the tag of a scalar without quotes."""
    forms = SafeLoader.yaml_implicit_resolvers.get(word[:1], ())
    return next((tag for tag, form in forms if form.match(word)), _TEXT)


def parse_yaml(text: str, path: str, first_line: int = 1) -> Data:
    """Return the YAML document `text`, whose first line is line `first_line` of `path`.

    Never raises on content: what cannot be read is a `Problem`. Nothing is constructed, so no tag
    can run code, and an alias is refused before it can multiply.
    """
    problems: list[Problem] = []
    try:
        if (alias := _alias_line(text)) is not None:
            return Data(path, EMPTY, (Problem("alias", first_line + alias, "& or *"),))
        loader = Loader(text)
        try:
            root = loader.get_single_node()
        finally:
            loader.dispose()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        line = first_line + min(mark.line if mark is not None else 0, text.count("\n"))
        return Data(path, EMPTY, (Problem("syntax", line, error.problem or "unreadable"),))
    except (yaml.YAMLError, UnicodeError, RecursionError) as error:
        return Data(path, EMPTY, (Problem("syntax", first_line, _first_line(error)),))
    if root is None:
        return Data(path, Node("map", (), first_line))
    node = _node(root, first_line, problems, 0)
    return Data(path, node, tuple(problems))


def _alias_line(text: str) -> int | None:
    """Return the 0-based line of the first anchor or alias, None without one."""
    if ("&" not in text and "*" not in text) or not _ANCHOR.search(text):
        return None
    for event in yaml.parse(text, Loader=Loader):
        mark = event.start_mark
        if getattr(event, "anchor", None) and mark is not None:
            return int(mark.line)
    return None


def _node(raw: yaml.Node, first: int, problems: list[Problem], depth: int) -> Node:
    line = raw.start_mark.line + first
    if depth > _DEPTH:
        problems.append(Problem("syntax", line, f"nested more than {_DEPTH} deep"))
        return Node("null", None, line)
    if raw.tag not in _TAGS:
        problems.append(Problem("tag", line, raw.tag))
        return Node("null", None, line)
    if isinstance(raw, yaml.MappingNode):
        return Node("map", _entries(raw, first, problems, depth), line)
    if isinstance(raw, yaml.SequenceNode):
        children = tuple(_node(child, first, problems, depth + 1) for child in raw.value)
        return Node("list", children, line)
    return _scalar(raw, line, problems)


def _entries(
    raw: yaml.MappingNode, first: int, problems: list[Problem], depth: int
) -> tuple[Entry, ...]:
    entries: list[Entry] = []
    seen: set[str] = set()
    for key, value in raw.value:
        line = key.start_mark.line + first
        if not isinstance(key, yaml.ScalarNode):
            problems.append(Problem("key", line, "a key that is not a word"))
            continue
        name = str(key.value)
        if name in seen:
            problems.append(Problem("duplicate", line, name))
        seen.add(name)
        entries.append(Entry(name, line, _node(value, first, problems, depth + 1)))
    return tuple(entries)


def _scalar(raw: yaml.Node, line: int, problems: list[Problem]) -> Node:
    text, tag = str(raw.value), raw.tag[_PREFIX:]
    if tag == "null":
        return Node("null", None, line)
    if tag == "bool":
        return Node("boolean", text.lower() in ("true", "yes", "on"), line)
    if tag == "timestamp" and _ISO_DAY.fullmatch(text):
        try:
            return Node("date", dt.date.fromisoformat(text), line)
        except ValueError:
            problems.append(Problem("syntax", line, f"“{text}” is no day of the calendar"))
    if tag == "int" and _INTEGER.fullmatch(text):
        return Node("integer", int(text), line)
    if tag == "float" and re.fullmatch(r"[-+]?[0-9]+\.[0-9]+", text):
        return Node("number", float(text), line)
    return Node("text", text, line)


def _first_line(error: Exception) -> str:
    return str(error).partition("\n")[0] or type(error).__name__
