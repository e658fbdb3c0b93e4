"""HB020, HB022, HB023: YAML that cannot be read; HB026 to HB028: what front matter holds."""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Iterator

from handbook.catalog import Rule, rule
from handbook.findings import Finding
from handbook.languages import SOURCE
from handbook.model import Data, Handbook, Page, Problem
from handbook.rules.base import Faults, checks, lists, pages, short, texts
from handbook.rules.schema import (
    MISSING_KEY,
    UNKNOWN_KEY,
    WRONG_VALUE,
    Schema,
    compare_map,
    joined,
    schema,
)

YAML_UNREADABLE = rule("HB020", "yaml-unreadable")
FRONT_MATTER_MISSING = rule("HB020", "yaml-unreadable", "missing")
FRONT_MATTER_UNCLOSED = rule("HB020", "yaml-unreadable", "unclosed")
DUPLICATE_KEY = rule("HB022", "duplicate-key")
YAML_ALIAS = rule("HB023", "yaml-unsafe", "alias")
YAML_TAG = rule("HB023", "yaml-unsafe", "tag")

_OF_KIND = {
    "missing": FRONT_MATTER_MISSING,
    "unclosed": FRONT_MATTER_UNCLOSED,
    "duplicate": DUPLICATE_KEY,
    "alias": YAML_ALIAS,
    "tag": YAML_TAG,
    "syntax": YAML_UNREADABLE,
    "key": YAML_UNREADABLE,
    "not-a-map": YAML_UNREADABLE,
    "too-long": YAML_UNREADABLE,
}
_MOST = 10
"""Problems of one kind that are told of one file."""


@checks(*dict.fromkeys(_OF_KIND.values()))
def yaml_problems(book: Handbook) -> Iterator[Finding]:
    """Yield what the reader of YAML could not read, at most the first ten of a kind in a file."""
    for data in _yaml(book):
        told = Counter[Rule]()
        for problem in data.problems:
            if (found := _OF_KIND.get(problem.kind)) and told[found] < _MOST:
                told[found] += 1
                yield found.at(data.path, problem.line, **_facts(problem))


@checks(UNKNOWN_KEY, MISSING_KEY, WRONG_VALUE)
def front_faults(book: Handbook) -> Faults:
    """Return what differs from the schema of its file in each front matter that can be read."""
    faults = Faults()
    fronts = [
        *((one.front, _kind(one), one.lang) for one in pages(book)),
        *((one.front, "checklist", one.lang) for one in lists(book)),
    ]
    for front, kind, lang in fronts:
        if not front.problems:
            shape = _front(kind, source=lang == SOURCE)
            compare_map(front.path, 1, front.root, shape, faults, "the front matter of ")
    return faults


def _kind(page: Page) -> str:
    form = page.slug.startswith("templates/") and not page.slug.endswith("/index.md")
    return "form" if form else "page"


@functools.cache
def _front(kind: str, *, source: bool) -> Schema:
    """Return the schema of a kind of file: some keys are for English, some for what follows it."""
    shape = schema(f"{_FILE}{kind}")
    if not source:
        return joined(shape, schema(f"{_FILE}translated"))
    return joined(shape, schema(f"{_FILE}english-{kind}"))


def _facts(problem: Problem) -> dict[str, object]:
    """Return the problem in words, and what to do about it."""
    detail = short(problem.detail.removeprefix("tag:yaml.org,2002:"))
    if problem.kind == "not-a-map":
        return {
            "what": f"the front matter is a {detail}, no map of keys",
            "advice": "write one “key: value” a line",
        }
    if problem.kind == "too-long":
        return {
            "what": f"the front matter has {detail}",
            "advice": "keep it below 8192 and move the rest into the text",
        }
    if problem.kind == "key":
        return {"what": f"this is {detail}", "advice": "write a word before the colon"}
    if problem.kind == "syntax" and problem.detail.endswith(NO_DAY):
        return {"what": detail, "advice": "write a day that the calendar has"}
    return {
        "detail": detail,
        "what": f"the YAML cannot be read: {_PLAIN.get(problem.detail, detail)}",
        "advice": "put a text that holds “: ” or begins with a sign in quotes",
    }


def _yaml(book: Handbook) -> Iterator[Data]:
    yield from (one.front for one in texts(book) if one.front.problems)
    yield from (data for data in book.data.values() if data.problems)


_FILE = "front-matter.yaml#/$defs/"
NO_DAY = "is no day of the calendar"
_PLAIN = {
    "mapping values are not allowed in this context": "a value holds “: ”",
    "found character that cannot start any token": "a value begins with a sign or a tab",
    "could not find expected ':'": "a line has no “: ” after its key",
    "did not find expected key": "a line between two keys belongs to none",
    "found unexpected end of stream": "a quotation mark or bracket is not closed",
}
"""What libyaml says, in words for people who do not know YAML."""
