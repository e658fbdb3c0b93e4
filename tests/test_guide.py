"""What the pages for contributors show of the checks and commands is what these say."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from pathlib import Path

import click
import pytest

from handbook.cli import cli
from handbook.draft.page import place, skeleton
from handbook.findings import EnvironmentProblem
from handbook.rules import ALL as RULES
from handbook.rules import check
from handbook.rules.english import HARD, LONGEST
from tests import books
from tests.cases import each

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


@each(("typed", "code", "said"), [(row[1], row[3], row[4]) for row in ROWS])
def test_check_says_what_the_page_says(typed, code, said):
    verbs = (ROOT / "docs/data/verbs.txt").read_text(encoding="utf-8")
    book = books.book(
        {
            "checklists/en/capture-one-item.md": LIST.format(item=typed),
            "docs/data/verbs.txt": verbs,
        }
    )
    found = [f"{one.message} ({one.hint})" for one in check(book, [LAW[code]])]
    assert found == [said]


def test_contract_names_rules_that_exist():
    contract = PAGE.partition("{ #contract }")[2].partition("\n## ")[0]
    named = set(re.findall(r"HB\d{3}", contract))
    assert len(named) > 10
    assert named <= {one.code for one in RULES}


def test_bad_examples_stand_in_the_trees_of_the_rules():
    bad = re.findall(r"^\| ([A-Z][^|]*?) \| [A-Z]", EXAMPLES, re.MULTILINE)[1:]
    trees = "\n".join(
        path.read_text(encoding="utf-8")
        for path in sorted((ROOT / "tests/rules").glob("HB12*/**/bad/checklists/en/*.md"))
    )
    assert len(bad) == 4
    for example in bad:
        assert example.rstrip(".]") in trees


PAGES = {
    path.stem: path.read_text(encoding="utf-8")
    for path in sorted((ROOT / "docs/en/contribute").glob("*.md"))
}
DATA = {
    f"docs/data/{path.name}": path.read_text(encoding="utf-8")
    for path in (ROOT / "docs/data").iterdir()
    if path.suffix in (".yaml", ".txt")
}
BOOK = books.book(DATA)
"""The registers of the handbook, without its pages."""
LAW = {one.code: one for one in RULES}
QUOTED = re.compile(r"(`+)(HB\d{3} .*?\))\1(?= \|)")
MARCH = dt.date(2027, 3, 1)
REVIEWED = r"`tier: (\w+)` `reviewed: ([0-9-]+)`"
ITEM = "docs/en/evidence/capture-step-by-step.md"
LISTED = "checklists/en/capture-one-item.md"
TRANSLATED = {
    "F-07 in the place": (r"(`CL-03\.3`.*)F-06", r"\1F-07"),
    "item CL-03.3 left out": (r"- \[ \] `CL-03\.3`.*\n", ""),
    "item CL-03.2 without": (r"(`CL-03\.2` )\*\*(.*)\*\*", r"\1\2"),
    "`{ #pehle }`": (r"\{ #before \}", "{ #pehle }"),
    "`status: reviewed": (r"status: draft, by: machine draft", "status: reviewed, by: Urdu editor"),
    "another word for": (r"(`CL-03\.3` )\S+", r"\1شے"),
    "`tried: ": (r"tried: not yet", "tried: Town A, 2026-11-25, 12 officers"),
    "`{ #kam-se-kam }`": (r"\{ #minimum-set \}", "{ #kam-se-kam }"),
    "the last step below": (r"(\{ #failed-tries \}(?:.*\n)*?)3\. .*\n\n    .*\n", r"\1"),
    "the word of *Stop*": (r"لازمی۔", "رک جائیں۔"),
    "CL-01 in the place": (r"CL-02", "CL-01"),
    "the row of L1": (r"\| L1 \|.*\n", ""),
}
"""By the beginning of a row of the page on translations: what is changed in the list or page, and into what."""


def rows(name: str, pattern: str) -> list[tuple[str, ...]]:
    """Return the cells of the rows of a page's tables that begin with a pattern."""
    return re.findall(
        rf"^\| {pattern} \| (?P<tick>`+)(HB\d{{3}}) (.*?)(?P=tick) \|$", PAGES[name], re.MULTILINE
    )


def template(text: str) -> str:
    """Return a pattern for the message or hint that a rule makes of a text with {places}."""
    parts = re.split(r"\{\w+\}", text.replace("{{", "\0").replace("}}", "\1"))
    return ".+".join(re.escape(part.replace("\0", "{").replace("\1", "}")) for part in parts)


def page_with(line: str, **more: str) -> str:
    front = books.front(**{"title": "Capture step by step", **more})
    return f"{front}# Capture step by step\n\n{line}\n"


def said(tree: dict[str, str], code: str, *, today: dt.date | None = None) -> list[str]:
    own = books.book(tree)
    files = {one.path: one for one in (*own.files, *BOOK.files)}
    book = dataclasses.replace(
        BOOK, files=tuple(files.values()), pages=own.pages, checklists=own.checklists, today=today
    )
    found = (one for one in check(book, [LAW[code]]) if one.path in tree)
    return [f"{one.message} ({one.hint})" for one in found]


@each(
    ("name", "message"),
    [(name, found[2]) for name, text in PAGES.items() for found in QUOTED.finditer(text)],
)
def test_every_message_on_a_page_has_the_words_of_its_rule(name, message):
    code, _, words = message.partition(" ")
    law = LAW[code]
    forms = [
        (law.message, law.hint),
        *((one["message"], one["hint"]) for one in law.kinds.values()),
    ]
    fit = [rf"{template(message)} \({template(hint)}\)" for message, hint in forms if message]
    assert any(re.fullmatch(one, words) for one in fit), name


@each(
    ("name", "typed", "code", "message"),
    [
        (name, row[0], row[2], row[3])
        for name in ("add-or-fix-a-page", "cite", "plain-english-rules")
        for row in rows(name, "`([^`]+)`")
    ],
)
def test_check_says_of_a_page_what_the_guide_says(name, typed, code, message):
    other = page_with("Text.", title="Hashing", code="E-08").replace(
        "# Capture step by step", "# Hashing"
    )
    tree = {ITEM: page_with(typed), "docs/en/evidence/hashing.md": other}
    assert said(tree, code) == [message], name


def test_guides_show_what_they_are_expected_to_show():
    shown = {name: len(rows(name, "`([^`]+)`")) for name in PAGES}
    assert shown["cite"] == 5
    assert shown["plain-english-rules"] == 4
    assert shown["add-or-fix-a-page"] == 5
    assert len(rows("translate", "([^|]+)")) == len(TRANSLATED)
    assert len(rows("review-calendar", REVIEWED)) == 3


@pytest.mark.parametrize("row", rows("translate", "([^|]+)"), ids=lambda row: row[2])
def test_check_says_of_a_translation_what_the_guide_says(row):
    pattern, by = next(change for key, change in TRANSLATED.items() if row[0].startswith(key))
    of_list = re.search(pattern, (ROOT / LISTED.replace("/en/", "/ur/")).read_text("utf-8"))
    english = LISTED if of_list else ITEM
    urdu = english.replace("/en/", "/ur/")
    text, times = re.subn(pattern, by, (ROOT / urdu).read_text(encoding="utf-8"), count=1)
    assert times == 1
    tree = {english: (ROOT / english).read_text(encoding="utf-8"), urdu: text}
    (one,) = said(tree, row[2])
    assert re.fullmatch(re.escape(row[3]).replace("…", ".+"), one)


def test_items_on_the_page_about_translations_stand_in_the_lists():
    row = re.search(r"^\| words \| (.+) \| (.+) \|$", PAGES["translate"], re.MULTILINE)
    assert row is not None
    for lang, words in zip(("en", "ur"), row.groups(), strict=True):
        text = (ROOT / f"checklists/{lang}/capture-one-item.md").read_text(encoding="utf-8")
        assert f"- [ ] `CL-03.3` {words}\n" in text


@each("row", rows("review-calendar", REVIEWED))
def test_check_says_of_a_review_what_the_guide_says(row):
    tree = {ITEM: page_with("Text.", tier=row[0], reviewed=row[1])}
    assert said(tree, row[3], today=MARCH) == [row[4]]


def test_new_page_answers_what_the_guide_says():
    shown = re.findall(r"^\| `handbook new page --code (\S+)` \| (`+)(.*?)\2 \|$",
                       PAGES["add-or-fix-a-page"], re.MULTILINE)  # fmt: skip
    assert len(shown) == 4
    for code, _, answer in shown:
        with pytest.raises(EnvironmentProblem) as caught:
            place(code, "A page", BOOK)
        words = f"{caught.value.message} ({caught.value.remedy})"
        assert re.fullmatch(re.escape(answer).replace("…", ".+"), words)


def test_sections_whose_pages_keep_their_questions_are_those_that_ask():
    asking = [one.letter for one in BOOK.sections if one.asks]
    named = f"in sections {', '.join(asking[:-1])} and {asking[-1]}."
    assert f"HB048 asks for it {named}" in PAGES["add-or-fix-a-page"]


def test_a_new_page_has_each_part_that_the_guide_says_to_keep():
    kept = PAGES["add-or-fix-a-page"].partition("but none of these:")[2].partition("\n5. ")[0]
    named = re.findall(r"\*([^*]+)\*", kept)
    assert len(named) == 4
    for letter in (one.letter for one in BOOK.sections if one.asks):
        text = skeleton(f"{letter}-99")
        for words in named:
            assert f"> **{words}.** " in text or f"## {words} {{ #" in text, (letter, words)


def test_commands_on_the_pages_exist():
    named = {
        tuple(found.split()[:2])
        for text in PAGES.values()
        for found in re.findall(r"`(?:\S*/)?handbook ([a-z][a-z-]*(?: [a-z]+)?)", text)
    }
    assert len(named) > 6
    assert {words[0] for words in named} <= set(cli.commands)
    for group, *more in named:
        command = cli.commands.get(group)
        if isinstance(command, click.Group) and more:
            assert more[0] in command.commands, (group, more)


def test_bounds_on_the_page_are_those_of_the_rules():
    page = PAGES["plain-english-rules"]
    assert f"| A sentence | {LONGEST} words | HB901" in page
    assert f"| Reading ease of a page | {HARD:.0f} or more |" in page


def test_entry_on_the_page_stands_in_the_bibliography():
    entry = re.search(r"```yaml\n(.*?)```", PAGES["cite"], re.DOTALL)
    assert entry is not None
    assert entry[1] in DATA["docs/data/bibliography.yaml"]


def test_retired_entry_on_the_page_is_one_that_the_checks_accept():
    entry = re.search(r"```yaml\n(.*?)```", PAGES["releases-and-editions"], re.DOTALL)
    assert entry is not None
    text = f"{entry[1]}codes: []\nrules: []\nfields: []\n"
    found = check(books.book({"docs/data/retired.yaml": text}))
    assert not [one for one in found if one.path == "docs/data/retired.yaml"]
