"""HB115 to HB323: the last number of a list is known, and what is named by number or code exists."""

from __future__ import annotations

from handbook.rules import check
from tests import books

LIST = """\
---
id: CL-03
title: T
type: read-do
who: officer
when: w
minutes: 15
tier: medium
reviewed: 2026-11-25
owner: evidence editor
tried: not yet
sources: [key-2022]
stop: {stop}
---

## Before {{ #before }}

- [ ] `CL-03.1` Write it.

    {why}

- [ ] `CL-03.3` Sign it.
"""
RETIRED = "items:\n  - {id: CL-03.2, was: w, edition: '2026.01', now: none}\ncodes: []\nrules: []\n"


def told(
    kind: str, *, stop: str = "s.", why: str = "w.", items: int = 3, page: str = ""
) -> list[str]:
    register = books.CODES.replace(
        "path: checklists/capture-one-item.md, state: made}",
        f"path: checklists/capture-one-item.md, state: made, items: {items}}}",
    )
    tree = {
        "docs/data/codes.yaml": register,
        "docs/data/retired.yaml": RETIRED,
        "checklists/en/capture-one-item.md": LIST.format(stop=stop, why=why),
    }
    if page:
        tree["docs/en/checklists/capture-one-item.md"] = (
            f"---\ntitle: T\ncode: CL-03\n---\n\n# T\n\n{page}\n"
        )
    return [f"{one.line} {one.message}" for one in check(books.book(tree)) if one.kind == kind]


def test_last_item_is_missed_too():
    gone = "the item “CL-03.4” is neither in the checklist nor retired"
    assert told("item-gone", items=4) == [f"17 {gone}"] or told("item-gone", items=4)[0].endswith(
        gone
    )


def test_item_that_is_not_there_is_told():
    for why, number in (
        ("Go on at item 2.", "2"), ("Go on at items 1 to 4.", "4"), ("Go on at items 4 to 1.", "4"),
        ("See CL-03, item 9.", "9"), ("See CL-03's item 9.", "9"), ("نکتہ 9 دیکھیں۔", "9"),
        ("CL-03 کے نکات 1 تا 9 دیکھیں۔", "9"), ("نکتہ ۹ دیکھیں۔", "9"),
    ):  # fmt: skip
        (one,) = told("item-number-unknown", why=why)
        assert one.endswith(f"names item {number}, which CL-03 does not have")


def test_item_that_is_there_or_is_none_is_not():
    for why in (
        "Go on at item 1.", "Go on at items 1 and 3.", "See CL-77, item 9.", "An item of 9 pages.",
        "Nine items.", "`item 9` is a word.", "Items are many.",
    ):  # fmt: skip
        assert told("item-number-unknown", why=why) == []


def test_stop_line_and_page_of_the_list_are_read():
    assert told("item-number-unknown", stop="item 9 is open.")[0].startswith("13 ")
    assert told("item-number-unknown", page="Go on at item 9.")[0].endswith(
        "item 9, which CL-03 does not have"
    )


def test_code_without_hyphen_or_second_digit_is_told():
    for why, text in (
        ("Take F-6.", "F-6"), ("Take F06.", "F06"), ("Take CL5.", "CL5"),
        ("Take CL-5 now.", "CL-5"),
    ):  # fmt: skip
        assert [one.partition(" ")[2] for one in told("code-misspelt", why=why)] == [
            f"“{text}” is not read as a code"
        ]


def test_what_is_a_code_or_none_is_not():
    for why in ("Take F-06.", "Take CL-03.1.", "Take `F-6`.", "A4 and F1x.", "L0, 5F."):
        assert told("code-misspelt", why=why) == []
