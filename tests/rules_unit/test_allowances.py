"""An allowance covers what it names for as long as it lasts, and nothing that protects anybody."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from handbook.findings import Allowance, Finding, Severity
from handbook.gates import content_gate
from handbook.rules import ALL as LAWS
from handbook.rules import RULES, check
from handbook.rules.allowances import NEVER, PATH, sift
from tests import books

PAGE = "docs/en/evidence/capture.md"
CODES = tuple(rule.code for rule in RULES)
UNTIL = dt.date(2027, 2, 28)
TEXT = "the heading “Later” has no id"
FAULT = Finding(PAGE, 20, "HB043", TEXT, "write one")
ENTRY = {
    "rule": "HB043", "path": PAGE, "reason": "Printed already.", "owner": "evidence editor",
    "until": "2027-02-28",
}  # fmt: skip


def listed(*entries: dict[str, str]) -> str:
    """Return the text of allowed.yaml."""
    rows = ("  - " + "\n    ".join(f"{k}: {v}" for k, v in entry.items()) for entry in entries)
    return "allowed:\n" + "\n".join(rows) + "\n"


def sifted(entries, findings=(FAULT,), today=None, *, release=False):
    """Return the lines of what is kept, and what is allowed."""
    book = books.book({PATH: listed(*entries)})
    found = sift(findings, replace(book, today=today, release=release), CODES)
    return [str(finding) for finding in found.kept], list(found.allowed)


def test_a_finding_that_is_allowed_stops_nothing_and_says_why():
    kept, (allowed,) = sifted([ENTRY])
    assert kept == []
    assert allowed == FAULT
    assert allowed.severity is Severity.ERROR
    assert not allowed.stops
    assert allowed.allowance == Allowance("Printed already.", "evidence editor", UNTIL)
    assert str(allowed) == (
        f"{PAGE}:20: HB043 {TEXT} (allowed until 2027-02-28 by the evidence editor: "
        "Printed already.)"
    )


@pytest.mark.parametrize(
    "other",
    [replace(FAULT, path="docs/en/other.md"), replace(FAULT, path="docs/ur/evidence/capture.md"),
     replace(FAULT, code="HB044")],
)  # fmt: skip
def test_only_that_rule_at_that_path_is_covered(other):
    kept, allowed = sifted([ENTRY], [FAULT, other])
    assert kept == [str(other)]
    assert allowed == [FAULT]


def test_without_a_text_every_finding_of_the_rule_there_is_covered():
    second = replace(FAULT, line=30, message="the heading “Last” has no id")
    assert sifted([ENTRY], [second, FAULT]) == ([], [FAULT, second])
    kept, allowed = sifted([{**ENTRY, "text": "“Last”"}], [FAULT, second])
    assert (kept, allowed) == ([str(FAULT)], [second])


def test_each_entry_is_asked_and_the_first_that_covers_is_named():
    first, second = {**ENTRY, "text": "Later"}, {**ENTRY, "owner": "second reader"}
    _, (one,) = sifted([first, second])
    assert one.allowance
    assert one.allowance.owner == "evidence editor"
    kept, _ = sifted([first, second])
    assert kept == [
        (
            f"{PATH}:8: HB081 the allowance of HB043 for “{PAGE}” covers nothing "
            "(remove the entry, or write the path and the text as they are now)"
        )
    ]


@pytest.mark.parametrize("code", ["HB043", "HB114", "HB311", "HB401", "HB026"])
def test_the_rest_can_be_allowed(code):
    fault = replace(FAULT, code=code)
    assert sifted([{**ENTRY, "rule": code}], [fault]) == ([], [fault])


@pytest.mark.parametrize("law", [law for law in LAWS if law.code.startswith(tuple(NEVER))],
                         ids=lambda law: law.code)  # fmt: skip
def test_what_protects_somebody_is_never_allowed(law):
    fault = replace(FAULT, code=law.code)
    reason = next(why for start, why in NEVER.items() if law.code.startswith(start))
    kept, allowed = sifted([{**ENTRY, "rule": law.code}], [fault])
    assert allowed == []
    assert kept == [
        (
            f"{PATH}:2: HB083 {law.code} is never allowed: {reason} "
            "(remove the entry and mend the fault itself)"
        ),
        str(fault),
    ]


def test_what_is_never_allowed_is_a_decision():
    """Readers, builders, and whatever keeps other rules from seeing; a change here is deliberate."""
    assert NEVER == {
        "HB00": "a file that cannot be trusted is read by nobody",
        "HB01": "a file that cannot be trusted is read by nobody",
        "HB020": "without its front matter nothing about a page can be checked",
        "HB021": "without its front matter nothing about a page can be checked",
        "HB022": "two programs read such YAML as two things",
        "HB023": "a short text of that kind can stop a build",
        "HB024": "such a text can run what its author chose",
        "HB025": "what cannot be read cannot be checked",
        "HB06": "the configuration decides what runs on every builder's machine",
        "HB07": "the other rules rely on what the data files hold",
        "HB08": "an allowance cannot allow itself",
        "HB30": "the built page would be refused for the same link",
        "HB310": "a page cannot be built without the list that it shows",
        "HB313": "the built page would be refused for the same picture",
        "HB403": "a page cannot be built without its English page",
        "HB5": "the safety of readers has no exception",
        "HB6": "what is on paper cannot be mended afterwards",
        "HB8": "what readers receive has no exception",
    }


@pytest.mark.parametrize("code", ["HB999", "HB499"])
def test_a_code_that_no_rule_over_the_sources_has_is_told(code):
    kept, _ = sifted([{**ENTRY, "rule": code}], [])
    assert kept == [
        (
            f"{PATH}:2: HB082 “{code}” is no rule over the sources "
            "(write the code as the report prints it, or remove the entry)"
        )
    ]


def test_an_allowance_that_covers_nothing_is_told():
    (line,), allowed = sifted([{**ENTRY, "text": "“Sooner”"}], [])
    assert allowed == []
    assert line == (
        f"{PATH}:2: HB081 the allowance of HB043 for “{PAGE}” with ““Sooner”” covers nothing "
        "(remove the entry, or write the path and the text as they are now)"
    )
    over, _ = sifted([ENTRY], [], dt.date(2027, 3, 1))
    assert [line.split()[1] for line in over] == ["HB081"]


@pytest.mark.parametrize(
    ("today", "release", "weights"),
    [(None, False, []), (UNTIL, False, []), (UNTIL, True, []),
     (dt.date(2027, 3, 1), False, [Severity.WARNING]),
     (dt.date(2027, 3, 1), True, [Severity.ERROR]), (None, True, [])],
)  # fmt: skip
def test_an_allowance_that_is_over_is_told_and_stops_a_release(today, release, weights):
    book = replace(books.book({PATH: listed(ENTRY)}), today=today, release=release)
    found = sift([FAULT], book, CODES)
    assert [finding.severity for finding in found.kept] == weights
    assert found.allowed == (FAULT,)
    for finding in found.kept:
        assert str(finding) == (
            f"{PATH}:2: HB080 the allowance of HB043 for “{PAGE}” ended on 2027-02-28 "
            "(mend what it allows and remove the entry; a release stops here)"
        )


@pytest.mark.parametrize(
    ("before", "release", "told"),
    [(366, False, False), (366, True, False), (367, False, True), (367, True, True)],
)
def test_an_allowance_ends_within_a_year(before, release, told):
    today = UNTIL - dt.timedelta(before)
    book = replace(books.book({PATH: listed(ENTRY)}), today=today, release=release)
    found = sift([FAULT], book, CODES)
    assert found.allowed == (FAULT,)
    assert [(str(one), one.severity) for one in found.kept] == [
        (
            (
                f"{PATH}:2: HB084 the allowance of HB043 for “{PAGE}” lasts until 2027-02-28, "
                "more than a year (write 2027-02-27 or a day before it)"
            ),
            Severity.ERROR,
        )
    ] * told


def test_the_last_day_of_all_is_read_and_without_a_today_nothing_is_told():
    forever = {**ENTRY, "until": "9999-12-31"}
    assert sifted([forever]) == ([], [FAULT])
    assert sifted([forever], today=dt.date(9999, 12, 31)) == ([], [FAULT])
    (line,), _ = sifted([forever], today=UNTIL)
    assert " HB084 " in line
    (line,), _ = sifted([forever], [], UNTIL)
    assert " HB081 " in line


@pytest.mark.parametrize("key", list(ENTRY))
def test_an_entry_that_lacks_something_allows_nothing(key):
    """The schema of the file speaks of it."""
    short = {name: text for name, text in ENTRY.items() if name != key}
    assert sifted([short]) == ([str(FAULT)], [])
    assert sifted([short, ENTRY]) == ([], [FAULT])
    assert sifted([{**ENTRY, key: '" "'}]) == ([str(FAULT)], [])


@pytest.mark.parametrize(
    "change",
    [{"rule": "HB43"}, {"rule": "xHB043"}, {"rule": "HB0433"}, {"rule": "HB٠٤٣"},
     {"until": "spring"}, {"until": "20270228"}],
)  # fmt: skip
def test_an_entry_of_another_form_allows_nothing(change):
    assert sifted([{**ENTRY, **change}]) == ([str(FAULT)], [])
    assert sifted([{**ENTRY, **change}, ENTRY]) == ([], [FAULT])


@pytest.mark.parametrize(
    "text", ["", "allowed: []\n", "allowed: {a: b}\n", "- a\n", "allowed: [a]\n"]
)
def test_other_texts_in_the_file_allow_nothing(text):
    found = sift([FAULT], books.book({PATH: text}), CODES)
    assert (found.kept, found.allowed) == ((FAULT,), ())


def test_without_the_file_everything_is_kept_and_sorted():
    other = replace(FAULT, line=3)
    found = sift([FAULT, other], books.book({}), iter(CODES))
    assert (found.kept, found.allowed) == ((other, FAULT), ())


def test_a_reason_over_several_lines_is_told_on_one():
    _, (allowed,) = sifted([{**ENTRY, "reason": "'Printed\n      already.'"}])
    assert allowed.allowance
    assert allowed.allowance.reason == "Printed already."


def test_the_gate_gives_what_is_allowed_with_the_rest():
    page = books.front() + "# Capture\n\n## Later\n"
    bare = {f for f in content_gate(books.book({PAGE: page})) if f.code == "HB043"}
    assert all(finding.stops for finding in bare)
    found = content_gate(books.book({PAGE: page, PATH: listed(ENTRY)}))
    (allowed,) = (finding for finding in found if finding.code == "HB043")
    assert {allowed} == bare
    assert not allowed.stops
    assert found == sorted(found)


def test_these_rules_speak_through_the_gate_alone():
    book = books.book({PATH: listed({**ENTRY, "rule": "HB999"})})
    assert check(book, [law for law in RULES if law.code.startswith("HB08")]) == []
