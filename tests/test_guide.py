"""What the page on writing a list shows of the checks is what they say."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from handbook.rules import LAWS, check
from tests import books

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs/en/contribute/write-a-checklist.md").read_text(encoding="utf-8")
ERRORS = PAGE.partition("{ #seven-errors }")[2].partition("\n## ")[0]
ROWS = re.findall(r"^\| (`+)(- .*?)\1 \| (`+)(HB\d{3}) (.*?)\3 \|$", ERRORS, re.MULTILINE)
EXAMPLES = PAGE.partition("{ #bad-and-good }")[2].partition("\n## ")[0]
LIST = """\
---
id: CL-03
title: Capture one item
type: read-do
who: officer
when: before each capture
minutes: 15
tier: medium
reviewed: 2026-11-25
owner: evidence editor
tried: not yet
sources: []
stop: your authority does not cover the page.
---

## Before {{ #before }}

- [ ] `CL-03.1` Check that your authority covers this page.

    A court asks for it first.

- [ ] `CL-03.2` Write the next exhibit number on F-06.

{item}
"""


def test_page_shows_seven_errors():
    assert len(ROWS) == 7


@pytest.mark.parametrize(("typed", "code", "said"), [(row[1], row[3], row[4]) for row in ROWS])
def test_check_says_what_the_page_says(typed, code, said):
    verbs = (ROOT / "docs/data/verbs.txt").read_text(encoding="utf-8")
    book = books.book(
        {
            "checklists/en/capture-one-item.md": LIST.format(item=typed),
            "docs/data/verbs.txt": verbs,
        }
    )
    found = [f"{one.message} ({one.hint})" for one in check(book) if one.code == code]
    assert found == [said]


def test_contract_names_rules_that_exist():
    contract = PAGE.partition("{ #contract }")[2].partition("\n## ")[0]
    named = set(re.findall(r"HB\d{3}", contract))
    assert len(named) > 20
    assert named <= {law.code for law in LAWS}


def test_bad_examples_stand_in_the_trees_of_the_rules():
    bad = re.findall(r"^\| ([A-Z][^|]*?) \| [A-Z]", EXAMPLES, re.MULTILINE)[1:]
    trees = "\n".join(
        path.read_text(encoding="utf-8")
        for path in sorted((ROOT / "tests/rules").glob("HB12*/bad/checklists/en/*.md"))
    )
    assert len(bad) == 4
    for example in bad:
        assert example.rstrip(".]") in trees
