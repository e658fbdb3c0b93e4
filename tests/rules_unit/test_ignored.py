"""What is ignored is what an entry names, until its day, and nothing that protects anybody."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from handbook.check import content_gate
from handbook.findings import Finding, Ignored
from handbook.rules import ALL
from handbook.rules.ignored import PATH, sift
from tests import books

PAGE = "docs/en/evidence/capture.md"
UNTIL = dt.date(2027, 2, 28)
FAULT = Finding(
    PAGE, 20, "HB043", "the heading “Later” has no id", "write one", kind="heading-without-id"
)
ENTRY = {
    "rule": "HB043",
    "kind": "heading-without-id",
    "path": PAGE,
    "until": "2027-02-28",
    "reason": "Printed already.",
}
MEND = "mend it and remove the entry"
KINDS = "heading-without-id, heading-id-twice, heading-id-form, heading-id-reserved"
NEVER = (
    "HB00", "HB01", "HB020", "HB022", "HB023", "HB06", "HB07", "HB08", "HB301", "HB307", "HB308", "HB403",
    "HB5", "HB6", "HB8",
)  # fmt: skip
"""Beginnings of codes that protect readers and builders, or that keep other rules from seeing."""


def listed(*entries: dict[str, str]) -> str:
    """Return the text of ignore.yaml."""
    rows = ("  - " + "\n    ".join(f"{k}: {v}" for k, v in entry.items()) for entry in entries)
    return "ignore:\n" + "\n".join(rows) + "\n"


def sifted(entries, findings=(FAULT,), today=None, *, release=False):
    """Return the lines of what is to mend, and what is ignored."""
    book = books.book({PATH: listed(*entries)})
    found = sift(findings, replace(book, today=today, release=release))
    return [str(one) for one in found if not one.ignored], [one for one in found if one.ignored]


def test_a_finding_that_is_ignored_stops_nothing_and_says_why():
    kept, (ignored,) = sifted([ENTRY])
    assert kept == []
    assert ignored == FAULT
    assert not ignored.stops
    assert ignored.ignored == Ignored("Printed already.", UNTIL)
    assert str(ignored).endswith("has no id (ignored until 2027-02-28: Printed already.)")


def test_a_number_in_an_item_is_never_ignored_though_other_words_of_items_can_be():
    long, call = (
        {
            "rule": "HB120",
            "kind": kind,
            "path": "checklists/en/a.md",
            "until": "2027-02-28",
            "reason": "Soon.",
        }
        for kind in ("item-too-long", "item-telephone")
    )
    found = [Finding(one["path"], 9, "HB120", "x", "y", kind=one["kind"]) for one in (long, call)]
    kept, ignored = sifted([long, call], found)
    assert [one.kind for one in ignored] == ["item-too-long"]
    assert any("HB120 is never ignored" in line for line in kept)
    assert any("checklists/en/a.md:9: HB120" in line for line in kept)


def test_only_that_rule_at_that_path_is_ignored():
    for other in [replace(FAULT, path="docs/en/other.md"), replace(FAULT, path="docs/ur/evidence/capture.md"),
     replace(FAULT, kind="heading-id-form")]:  # fmt: skip
        second = replace(FAULT, line=30)
        assert sifted([ENTRY], [FAULT, other, second]) == ([str(other)], [FAULT, second])


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.code)
def test_what_protects_somebody_is_never_ignored(rule):
    assert not (rule.ignorable and (rule.reads != "sources" or rule.code.startswith(NEVER)))
    kind = next(iter(rule.kinds), "")
    fault = replace(FAULT, code=rule.code, kind=kind)
    kept, ignored = sifted([{**ENTRY, "rule": rule.code, "kind": f'"{kind}"'}], [fault])
    if not rule.ignorable:
        assert ignored == []
        assert kept == [
            f"{PATH}:2: HB080 {rule.code} is never ignored (mend the fault itself and remove the entry)",
            str(fault),
        ]
    else:
        assert (kept, ignored) == ([], [fault])


def test_an_entry_that_does_not_hold_stops_the_build():
    for entry, findings, today, release, said in [
        ({"kind": '""'}, [], None, False,
         f"HB043 speaks of several faults (write “kind:” and one of {KINDS})"),
        ({"rule": "HB047"}, [], None, False, "HB047 speaks of one fault only (remove “kind”)"),
        ({"rule": "HB999"}, [], None, False, "there is no rule “HB999” (write the code as the report prints it)"),
        ({}, [], None, False,
         f"there is no HB043 in “{PAGE}” (remove the entry, or write the path as the report prints it)"),
        ({}, [], None, True,
         f"there is no HB043 in “{PAGE}” (remove the entry, or write the path as the report prints it)"),
        ({}, [FAULT], UNTIL, True, f"HB043 in “{PAGE}” is ignored, and a release ignores nothing ({MEND})"),
        ({}, [FAULT], UNTIL + dt.timedelta(1), False, f"HB043 in “{PAGE}” was ignored until 2027-02-28 ({MEND})"),
        ({}, [FAULT], UNTIL - dt.timedelta(367), False,
         f"HB043 in “{PAGE}” is ignored for more than a year (write a day within a year from today)"),
    ]:  # fmt: skip
        book = replace(books.book({PATH: listed({**ENTRY, **entry})}), today=today, release=release)
        (told,) = (one for one in sift(findings, book) if one.code == "HB080")
        assert str(told) == f"{PATH}:2: HB080 {said}"
        assert told.stops


def test_until_its_day_it_is_ignored():
    for day in [UNTIL, UNTIL - dt.timedelta(366), None]:
        assert sifted([ENTRY], today=day) == ([], [FAULT])


def test_an_entry_that_lacks_something_ignores_nothing_and_is_told():
    for key in [key for key in ENTRY if key != "kind"]:
        less = {name: text for name, text in ENTRY.items() if name != key}
        page = books.front() + "# Capture\n\n## Later\n"
        for entry in (less, {**ENTRY, key: '" "'}):
            assert sifted([entry]) == ([str(FAULT)], [])
            assert sifted([entry, ENTRY]) == ([], [FAULT])
            found = content_gate(books.book({PAGE: page, PATH: listed(entry)}))
            assert [one.path for one in found if one.stops and one.path == PATH]


def test_an_entry_without_a_day_ignores_nothing():
    for until in ["spring", "20270228", "2027-02-30"]:
        assert sifted([{**ENTRY, "until": until}]) == ([str(FAULT)], [])


def test_other_texts_in_the_file_ignore_nothing():
    for text in ["", "ignore: []\n", "ignore: {a: b}\n", "- a\n", "ignore: [a]\n"]:
        assert sift([FAULT], books.book({PATH: text})) == [FAULT]
        assert sift([FAULT], books.book({PATH: text}))[0].ignored is None


def test_a_reason_over_several_lines_is_told_on_one():
    _, (ignored,) = sifted([{**ENTRY, "reason": "'Printed\n      already.'"}])
    assert ignored.ignored == Ignored("Printed already.", UNTIL)


def test_the_gate_gives_what_is_ignored_with_the_rest():
    page = books.front() + "# Capture\n\n## Later\n"
    bare = {f for f in content_gate(books.book({PAGE: page})) if f.code == "HB043"}
    assert all(finding.stops for finding in bare)
    found = content_gate(books.book({PAGE: page, PATH: listed(ENTRY)}))
    (ignored,) = (finding for finding in found if finding.code == "HB043")
    assert {ignored} == bare
    assert not ignored.stops
    assert found == sorted(found)
