"""HB020 to HB028 and HB332: YAML that cannot be read, and what front matter holds."""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Iterator

from handbook.catalog import Rule, known, rule
from handbook.fieldkinds import kind_of
from handbook.findings import Finding, short
from handbook.languages import SOURCE
from handbook.model import EMPTY, Checklist, Handbook, Node, Page, Template
from handbook.model.role import BIBLIOGRAPHY
from handbook.rules.base import Report, checks, key_line, texts
from handbook.rules.registers import record
from handbook.rules.schema import (
    MISSING_KEY,
    WRONG_VALUE,
    Schema,
    compare_map,
    describe,
    joined,
    schema,
)
from handbook.rules.source_text import MOST, values_of

_UNREADABLE = rule("HB020", "yaml-unreadable")
_PARTS = {
    "missing": (rule("HB020", "yaml-unreadable", "missing"), "", ""),
    "unclosed": (rule("HB020", "yaml-unreadable", "unclosed"), "", ""),
    "duplicate": (rule("HB022", "duplicate-key"), "", ""),
    "alias": (rule("HB023", "yaml-unsafe", "alias"), "", ""),
    "tag": (rule("HB023", "yaml-unsafe", "tag"), "", ""),
    "syntax": (_UNREADABLE, "the YAML cannot be read: {}",
               "put a text that holds “: ” or begins with a sign in quotes"),
    "day": (_UNREADABLE, "{}", "write a day that the calendar has"),
    "key": (_UNREADABLE, "this is {}", "write a word before the colon"),
    "not-a-map": (_UNREADABLE, "the front matter is a {}, no map of keys",
                  "write one “key: value” a line"),
    "too-long": (_UNREADABLE, "the front matter has {}",
                 "keep it below 8192 and move the rest into the text"),
}  # fmt: skip
"""Rule, words and remedy of each kind of problem."""


@checks("HB020", "HB022", "HB023")
def yaml_problems(book: Handbook) -> Iterator[Finding]:
    """Yield what the reader of YAML could not read, at most the first ten of a kind in a file."""
    for data in (*(one.front for one in texts(book)), *book.data.values()):
        count = Counter[Rule]()
        for problem in data.problems:
            day = problem.kind == "syntax" and problem.detail.endswith(NO_DAY)
            if problem.kind not in _PARTS:  # reported where files are
                continue
            found, what, advice = _PARTS["day" if day else problem.kind]
            detail = short(problem.detail.removeprefix("tag:yaml.org,2002:"))
            what = what.format(_PLAIN.get(problem.detail, detail))
            count[found] += 1
            if count[found] <= MOST:
                yield found.at(data.path, problem.line, detail=detail, what=what, advice=advice)


@checks("HB026", "HB027", "HB028")
def check_front_matter(book: Handbook) -> Report:
    """Return what differs from the schema of its file in each front matter that can be read."""
    report = Report()
    for one in texts(book):
        kind = "page"
        if isinstance(one, Checklist):
            kind = "checklist"
        elif one.slug.startswith("templates/") and not one.slug.endswith("/index.md"):
            kind = "form"
        if not one.front.problems:
            shape = _front(kind, source=one.lang == SOURCE)
            compare_map(one.path, 1, one.front.root, shape, report, "the front matter of ")
    return report


@functools.cache
def _front(kind: str, *, source: bool) -> Schema:
    """Return the schema of a kind of file: some keys are for English, some for what follows it."""
    file, more = "front-matter.yaml#/$defs/", f"english-{kind}" if source else "translated"
    return joined(schema(file + kind), schema(file + more))


NO_DAY = "is no day of the calendar"
_PLAIN = known("yaml-faults")
"""What libyaml says, in words for people who do not know YAML."""


@checks("HB027", "HB028")
def policy(book: Handbook) -> Iterator[Finding]:
    """Yield each key that names a field or code which is not there, and what two texts claim.

    Where texts cite works and no page shows them, each citation would lead nowhere.
    """
    cited = any(ref.kind == "cite" for one in texts(book) for ref in one.text.references)
    if cited and book.works and not book.slug_of(BIBLIOGRAPHY):
        key = f"role: {BIBLIOGRAPHY}"
        wanted = f"“{key}” into the front matter of the page that lists the sources"
        facts = {"kind": "the handbook", "key": key, "wanted": wanted}
        yield MISSING_KEY.at("docs/data/bibliography.yaml", 1, **facts)
    for (lang, _), form in book.templates.items():
        if lang == SOURCE and not form.page.front.problems:
            yield from _named(form)
    first: dict[tuple[str, str], str] = {}
    for one in _english(book):
        for key in ("role", "stop-rank"):
            if value := one.meta.text(key):
                path = first.setdefault((key, value), one.path)
                if path != one.path:
                    yield _wrong(one, key, f"another {key}: {path} has this one")
        if book.codes and (code := one.meta.text("instead")) and code not in book.codes:
            yield _wrong(one, "instead", "a code of docs/data/codes.yaml")


def _english(book: Handbook) -> Iterator[Page | Checklist]:
    return (one for one in texts(book) if one.lang == SOURCE and not one.front.problems)


@checks("HB027", "HB028")
def held(book: Handbook) -> Iterator[Finding]:
    """Yield each line of front matter that differs from docs/data/held.yaml; none where that is absent."""
    if (data := record(book, "held")) is None:
        return
    # a list comes behind its page, whose code it has, and is what the lines speak of
    coded = {_code(one): one for one in texts(book) if one.lang == SOURCE}
    whole = all(not one.front.problems for one in texts(book) if one.lang == SOURCE)
    for code, line, lines in data.root.entries():
        if code in coded and not coded[code].front.problems:
            yield from _kept(coded[code], code, lines, data.path)
        elif code not in coded and whole:
            value = "the code of no page, form or list"
            wanted = "the code that its front matter has, or nothing once it is retired"
            facts = {"what": f"“{short(code)}”", "value": value, "wanted": wanted}
            yield WRONG_VALUE.at(data.path, line, **facts)
    for one in _english(book):
        if one.meta.text("role") and (data.root.get(_code(one)) or EMPTY).get("role") is None:
            yield _wrong(one, "role", f"no role: {data.path} gives this page none{_SECOND}")


def _code(one: Page | Checklist) -> str:
    return one.code if isinstance(one, Page) else one.id


def _kept(one: Page | Checklist, code: str, lines: Node, path: str) -> Iterator[Finding]:
    for key, line, must in lines.entries():
        wanted = f"“{key}: {must.value}” again{_SECOND}"
        if must.kind == "map":
            wanted = f"“{key}:” again as in line {line} of {path}{_SECOND}"
        own = one.meta.get(key)
        if own is None:
            yield MISSING_KEY.at(one.path, 1, kind=code, key=key, wanted=wanted)
        elif own.plain() != must.plain():
            facts = {"what": f"“{key}”", "value": describe(own), "wanted": wanted}
            yield WRONG_VALUE.at(one.path, key_line(one.meta, key), **facts)


_SECOND = "; who means to change it changes docs/data/held.yaml too, with a second reader"


def _named(form: Template) -> Iterator[Finding]:
    fields = {field.id: field for field in form.fields}
    for key in ("own", "receipt"):
        if (id_ := form.page.meta.text(key)) and id_ not in fields:
            yield _wrong(form.page, key, "the id of a field that the form has")
    id_, answer = form.unsaved
    field = fields.get(id_)  # nothing looks for it among many answers
    single = field.choices if field and kind_of(field.kind).chosen == "one" else ()
    if answer and answer not in {choice.id for choice in single}:
        wanted = "a field of the form that has one answer, and that answer, such as seen.yes"
        yield _wrong(form.page, "unsaved", wanted)


def _wrong(one: Page | Checklist, key: str, wanted: str) -> Finding:
    facts = {"what": f"“{key}”", "value": f"“{short(one.meta.text(key))}”", "wanted": wanted}
    return WRONG_VALUE.at(one.path, key_line(one.meta, key), **facts)


FRONT_MATTER_LINK = rule("HB332", "front-matter-link")

_SIGN = re.compile(
    r"(?P<link>\]\(|\]\[)|(?P<cite>\[@)|(?P<tag><[A-Za-z/!?])"
    r"|(?P<address>(?<![a-z])(?:https?|ftps?|file|wss?)://|(?<![\w.-])www\.[a-z]|(?<![a-z])mailto:)",
    re.IGNORECASE,
)
_WHAT = {
    "link": "a Markdown link", "cite": "a citation", "tag": "HTML", "address": "an address",
}  # fmt: skip


def more_than_words(text: str) -> str:
    """Return which sign of markup a text holds, a key of `_WHAT`; empty for one that is words."""
    found = _SIGN.search(text)
    return found.lastgroup or "" if found else ""


@checks("HB332")
def front_matter_link(book: Handbook) -> Iterator[Finding]:
    """Yield each value that is more than words."""
    for one in texts(book):
        for value in values_of(one.meta, (), []):
            if not value.named and (sign := more_than_words(value.text)):
                facts = {"key": value.keys[-1], "what": _WHAT[sign], "value": short(value.text)}
                yield FRONT_MATTER_LINK.at(one.path, value.line, **facts)
