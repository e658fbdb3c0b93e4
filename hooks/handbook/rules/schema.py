"""What the front matter of each kind of file must hold; one pass that sorts every difference."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from handbook.languages import SOURCE
from handbook.model import Checklist, Data, Handbook, Node, Page
from handbook.rules.base import Faults, lists, once_a_book, pages, short
from handbook.rules.nearest import nearest


@dataclass(frozen=True, slots=True)
class Key:
    """One key of a map: which values it takes, said in words and with an example."""

    fits: Callable[[Node], bool]
    wanted: str
    example: str
    needed: bool = True


Schema = Mapping[str, Key]


@once_a_book
def front_faults(book: Handbook) -> Faults:
    """Return what differs from the schema of its file in each front matter that can be read."""
    faults = Faults()
    for front, schema, kind in _fronts(book):
        _compare(front.path, 1, front.root, schema, kind, faults)
        translation = front.root.get("translation")
        if translation is not None and translation.kind == "map" and "translation" in schema:
            _compare(
                front.path, translation.line, translation, _TRANSLATION, "a translation", faults
            )
    return faults


def _fronts(book: Handbook) -> Iterator[tuple[Data, Schema, str]]:
    for page in pages(book):
        if not page.front.problems:
            yield page.front, *_page_schema(page)
    for checklist in lists(book):
        if not checklist.front.problems:
            yield checklist.front, *_list_schema(checklist)


def _page_schema(page: Page) -> tuple[Schema, str]:
    rule = page.slug.startswith("contribute/rules/HB")
    form = page.slug.startswith("templates/") and not page.slug.endswith("/index.md")
    officer = "officer" in page.meta.texts("for")
    return _SCHEMAS[page.lang == SOURCE, form, rule, officer], "a form" if form else "a page"


def _list_schema(checklist: Checklist) -> tuple[Schema, str]:
    return (_LIST if checklist.lang == SOURCE else _TRANSLATED_LIST), "a checklist"


def _compare(path: str, line: int, node: Node, schema: Schema, kind: str, faults: Faults) -> None:
    """Keep what `node`, which begins on `line`, has too much, too little or otherwise."""
    present = set()
    for entry in node.entries():
        present.add(entry.key)
        key = schema.get(entry.key)
        if key is None:
            near = nearest(entry.key, schema.keys() - present)
            present.add(near)
            advice = f"write “{near}”" if near else f"remove it; {kind} knows {', '.join(schema)}"
            faults.add("front-matter-unknown-key", path, entry.line, key=short(entry.key),
                       kind=kind, advice=advice)  # fmt: skip
        elif not key.fits(entry.node):
            faults.add("front-matter-wrong-value", path, entry.line, key=entry.key,
                       value=_said(entry.node, key), wanted=key.wanted)  # fmt: skip
    for name, key in schema.items():
        if key.needed and name not in present:
            faults.add("front-matter-missing-key", path, line, key=name, kind=kind,
                       example=f"{name}: {key.example}")  # fmt: skip


def _said(node: Node, key: Key) -> str:
    if node.kind == "null":
        return "empty"
    if node.kind == "map":
        return "a map"
    if node.kind == "list":
        return f"“[{short(', '.join(str(item.value) for item in node.items()))}]”"
    text = str(node.value).lower() if node.kind == "boolean" else str(node.value)
    kind = _KINDS.get(node.kind, "") if key.fits is _text else ""
    read_as = f", read as {kind}" if kind else ""
    return f"“{short(text)}”{read_as}" if text.strip() else "empty"


def _text(node: Node) -> bool:
    return node.kind == "text" and bool(str(node.value).strip())


def _matches(pattern: str) -> Callable[[Node], bool]:
    compiled = re.compile(pattern)
    kinds = ("text", "integer")
    return lambda node: node.kind in kinds and bool(compiled.fullmatch(str(node.value)))


def _one_of(*words: str) -> Callable[[Node], bool]:
    return lambda node: node.kind == "text" and node.value in words


def _some_of(*words: str) -> Callable[[Node], bool]:
    def fits(node: Node) -> bool:
        values = [item.value for item in node.items()]
        return bool(values) and len(set(values)) == len(values) and set(values) <= set(words)

    return fits


def _texts(node: Node) -> bool:
    values = list(node.items())
    return bool(values) and all(_text(value) for value in values)


def _whole(least: int, most: int) -> Callable[[Node], bool]:
    return lambda node: isinstance(node.value, int) and least <= node.value <= most


def _day(node: Node) -> bool:
    return node.kind == "date"


def _key(fits: Callable[[Node], bool], wanted: str, example: str, *, needed: bool = True) -> Key:
    return Key(fits, wanted, example, needed)


def _words(*words: str, example: str, needed: bool = True) -> Key:
    return Key(_one_of(*words), f"one of {', '.join(words)}", example, needed)


def _plain(example: str) -> Key:
    return Key(_text, "words, in quotes where they look like a number, a date, yes or no", example)


_KINDS = {"boolean": "yes or no", "integer": "a number", "number": "a number", "date": "a date"}
_MINUTES = _whole(1, 60)

_TRANSLATION: Schema = {
    "of": _key(
        _matches(r"[0-9a-f]{12}"),
        "the first 12 digits of the hash of the English text",
        "0123456789ab, the hash of the English text",
    ),
    "status": _words("draft", "reviewed", example="draft"),
    "by": _plain("machine draft"),
}

_LAST: Schema = {
    "tier": _words("fast", "medium", "slow", example="medium"),
    "reviewed": _key(_day, "a day such as 2026-11-25", "2026-11-25"),
    "owner": _plain("evidence editor"),
}

_SOURCES: Schema = {
    "sources": _key(_texts, "a list of keys of the bibliography", "[key]", needed=False)
}

_PAGE: Schema = {
    "title": _plain("Capture step by step"),
    "code": _key(
        _matches(r"(?:CL|[A-Z])-\d\d"), "a code such as E-03", "E-03, the next free code"
    ),
    "stage": _words(
        "prepare", "safe", "find", "capture", "verify", "report", "care",
        example="capture", needed=False,
    ),
    "for": _key(
        _some_of("officer", "trainer", "contributor"),
        "a list of officer, trainer, contributor, each once",
        "[officer]",
    ),
    "able": _plain("You can …"),
    "minutes": _key(_whole(1, 480), "a whole number from 1 to 480", "5"),
    "level": _key(
        _some_of("L0", "L1", "L2", "L3", "L4"), "a list of L0 to L4, each once", "[L0, L1]"
    ),
    "activity": _words("passive", "active", "none", example="none"),
    **_LAST,
    **_SOURCES,
}  # fmt: skip

_TRANSLATED: Schema = {
    "translation": _key(
        lambda node: node.kind == "map",
        "a map with of, status and by",
        "{of: …, status: draft, by: machine draft}",
    )
}

_LIST: Schema = {
    "id": _key(_matches(r"CL-\d\d"), "a code such as CL-03", "CL-03, the next free code"),
    "title": _plain("Capture one item"),
    "type": _words("read-do", "do-confirm", example="read-do"),
    "who": _plain("officer"),
    "when": _plain("the moment at which it is taken"),
    "minutes": _key(
        lambda node: _MINUTES(node) or node.value == "now",
        "a whole number from 1 to 60, or now",
        "10",
    ),
    **_LAST,
    "tried": _plain("not yet"),
    **_SOURCES,
    "stop": _plain("when not to go on, in one or two sentences"),
}

_TRANSLATED_LIST: Schema = {**_LIST, **_TRANSLATED}


def _schema(*, source: bool, form: bool, rule: bool, officer: bool) -> Schema:
    schema = dict(_PAGE)
    if form:
        del schema["code"]
        schema["id"] = _key(_matches(r"F-\d\d"), "a code such as F-06", "F-06, the next free code")
        schema["exports"] = _words("all", "paper", example="all")
    if rule:
        schema["code"] = _key(_matches(r"HB\d{3}"), "the rule's code", "HB101")
    if not officer:
        for name in ("level", "activity"):
            key = schema[name]
            schema[name] = Key(key.fits, key.wanted, key.example, needed=False)
    return schema if source else {**schema, **_TRANSLATED}


_YES_NO = (True, False)
_SCHEMAS = {
    (source, form, rule, officer): _schema(source=source, form=form, rule=rule, officer=officer)
    for source in _YES_NO
    for form in _YES_NO
    for rule in _YES_NO
    for officer in _YES_NO
}
