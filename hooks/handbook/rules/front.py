"""HB020 to HB028: front matter and data files, as YAML and by schema."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from handbook.catalog import Rule, rule
from handbook.findings import Finding
from handbook.model import Data, Handbook, Problem
from handbook.rules.base import checks, short, texts

FRONT_MATTER_MISSING = rule("HB020", "front-matter-missing")
FRONT_MATTER_UNCLOSED = rule("HB021", "front-matter-unclosed")
DUPLICATE_KEY = rule("HB022", "duplicate-key")
YAML_ALIAS = rule("HB023", "yaml-alias")
YAML_TAG = rule("HB024", "yaml-tag")
YAML_UNREADABLE = rule("HB025", "yaml-unreadable")


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
        return {"what": f"here stands {detail}", "advice": "write a word before the colon"}
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


NO_DAY = "is no day of the calendar"
_PLAIN = {
    "mapping values are not allowed in this context": "a value holds “: ”",
    "found character that cannot start any token": "a value begins with a sign or a tab",
    "could not find expected ':'": "a line has no “: ” after its key",
    "did not find expected key": "a line stands between two keys and belongs to none",
    "found unexpected end of stream": "a quotation mark or bracket is not closed",
}
"""What libyaml says, in words for people who do not know YAML."""
