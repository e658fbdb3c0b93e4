"""HB401 to HB409: a translation names what the English names, and follows today's English."""

from __future__ import annotations

import dataclasses

from handbook.findings import Severity
from handbook.model import digest
from handbook.parse import parse_checklist
from handbook.rules import check
from tests import books

LIST = """\
---
id: CL-03
title: {title}
type: {type}
who: officer
when: {when}
minutes: 15
tier: medium
reviewed: 2026-11-25
owner: evidence editor
tried: not yet
sources: [key-2022]
stop: {stop}
{more}---

## Before {{ #before }}

- [ ] `CL-03.1` {item}
"""
ENGLISH = {
    "title": "T",
    "type": "read-do",
    "when": "w",
    "stop": "take CL-03.",
    "item": "Write F-06: ____.",
    "more": "",
}
URDU = ENGLISH | {"title": "ع", "when": "ک", "stop": "CL-03 لیں۔", "item": "F-06 لکھیں: ____۔"}


def told(english: dict[str, str] | None = None, *, of: str = "", release: bool = False, **own: str):
    source = LIST.format(**ENGLISH | (english or {}))
    of = of or digest(parse_checklist(LIST.format(**ENGLISH), "p", "en", "a").followed)
    more = f"translation: {{of: {of}, status: draft, by: machine draft}}\n"
    tree = {
        "checklists/en/capture-one-item.md": source,
        "checklists/ur/capture-one-item.md": LIST.format(**URDU | {"more": more} | own),
    }
    book = dataclasses.replace(books.book(tree), release=release)
    return [one for one in check(book) if one.code in {"HB401", "HB409"}]


def said(found) -> list[str]:
    return [f"{one.line} {one.code} {one.message}" for one in found]


def test_faithful_translation_has_nothing_to_mend():
    assert told() == []


def test_codes_and_blanks_are_those_of_the_english():
    for item, mine, theirs in (
        ("F-07 لکھیں: ____۔", "F-07", "F-06"), ("لکھیں: ____۔", "nothing", "F-06"),
        ("F-06 لکھیں۔", "nothing", "____"), ("F-06 اور F-06 لکھیں: ____۔", "F-06", "nothing"),
        ("F-06 لکھیں: ____ ____۔", "____", "nothing"),
        ("F-06 پر CL-05 لکھیں: ____۔", "CL-05", "nothing"),
    ):  # fmt: skip
        assert said(told(item=item)) == [
            f"19 HB401 CL-03.1 has {mine} where the English has {theirs}"
        ]


def test_digits_and_length_of_a_blank_may_differ():
    for item in ("F-۰۶ لکھیں: ____۔", "لکھیں F-06: ________۔"):
        assert told(item=item) == []


def test_stop_line_is_compared_too():
    assert said(told(stop="CL-05 لیں۔")) == [
        "13 HB401 the stop line has CL-05 where the English has CL-03"
    ]


def test_change_of_title_moment_stop_or_item_leaves_it_behind():
    for change in (
        {"title": "U"}, {"when": "v"}, {"stop": "take it, CL-03."}, {"item": "Sign F-06: ____."},
    ):  # fmt: skip
        (one,) = told(change)
        assert said([one]) == [
            "14 HB409 it follows another English text than that of “checklists/en/capture-one-item.md”"
        ]
        assert one.severity is Severity.WARNING


def test_release_waits_for_it():
    (one,) = told(of="000000000000", release=True)
    assert one.severity is Severity.ERROR
    assert one.hint.endswith("if you read no Urdu, ask the Urdu editor")


def test_codes_of_an_item_wait_with_the_list():
    """One who reads no Urdu cannot write a new code into an Urdu sentence."""
    code, behind = told({"item": "Write F-07: ____."})[::-1]
    assert (code.code, behind.code) == ("HB401", "HB409")
    assert code.severity is Severity.WARNING
    assert code.hint.endswith("leave it to the Urdu editor")
    (code, _) = told({"item": "Write F-07: ____."}, release=True)[::-1]
    assert code.severity is Severity.ERROR


def test_list_whose_languages_change_together_does_not_wait():
    found = told({"item": "Write F-07: ____.", "more": "together: it is read in danger\n"})
    assert {one.severity for one in found} == {Severity.ERROR}
    assert all(
        "CL-03 may not lag, for it is read in danger: change checklists/ur/capture-one-item.md "
        "in the same pull request, or ask the Urdu editor" in one.hint
        for one in found
    )
