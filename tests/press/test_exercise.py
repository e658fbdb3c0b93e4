"""Exercises: what learners get and what the trainer keeps are never on one sheet."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from handbook.model import handout
from handbook.press.course import case_file, exercise, exercises
from handbook.render.body import body
from handbook.render.context import Context
from tests import books
from tests.press import forms
from tests.press.opened import Opened

ROOT = Path(__file__).parents[2]
SLUG = "training/trial.md"
PARTS = """\
## Before { #before }

Before words.

## Learners { #hand-out }

Words between.

### What happened { #what }

| Day | Record |
| --- | --- |
| 1 March | F-01 |

### Asked { #asked }

1. Who held it?
2. When?

## Trainer { #trainer-sheet }

The answers.

## After { #after }

After words.
"""


def trial(code: str = "T-23") -> str:
    return books.front(title="Trial", code=code, role="mock-trial") + f"# Trial\n\n{PARTS}"


def test_each_part_of_the_third_level_is_a_page_and_what_stands_around_them_is_none():
    page = books.book({f"docs/en/{SLUG}": trial()}).pages["en", SLUG]
    assert [(one.id, one.title) for one in handout(page, "hand-out")] == [
        ("what", "What happened"), ("asked", "Asked"),
    ]  # fmt: skip
    assert [one.text.strip() for one in handout(page, "trainer-sheet")] == ["The answers."]
    assert handout(page, "before") == ()


def test_a_page_leads_to_its_two_prints_where_prints_are_made():
    book = books.book({f"docs/en/{SLUG}": trial("T-15")})
    for pdf in (True, False):
        html = body("<h2>H</h2>", Context(book, "en", SLUG, pdf=pdf))
        for anchor in ("hand-out", "trainer-sheet"):
            assert (f"print/en/T-15-{anchor}.pdf" in html) == pdf
    assert [one.path for one in exercises(book, "en")] == [
        "print/en/T-15-hand-out.pdf", "print/en/T-15-trainer-sheet.pdf",
    ]  # fmt: skip


def test_the_prints_of_an_exercise_share_no_part_and_tables_are_tables():
    book = books.book({f"docs/en/{SLUG}": trial()})
    learners, trainer = (
        exercise(book.pages["en", SLUG], book, one) for one in ("hand-out", "trainer-sheet")
    )
    assert "<td>1 March</td>" in learners
    assert learners.count("<li>") == 2
    assert "The answers." not in learners
    assert "The answers." in trainer
    assert "Who held it" not in trainer
    assert not re.search("Before words|After words|Words between", learners + trainer)


def test_the_case_begins_with_story_and_questions_and_ends_with_the_answers():
    tree = {**forms.TREE, f"docs/en/{SLUG}": trial()}
    jobs = list(case_file(books.book(tree), "en"))
    plain = list(case_file(books.book(forms.TREE), "en"))
    assert [one.code for one in jobs] == ["T-23", *(one.code for one in plain), "T-23"]
    assert "Who held it" in jobs[0].draw(0.0)
    assert "The answers." in jobs[-1].draw(0.0)
    assert list(case_file(books.book({f"docs/en/{SLUG}": trial()}), "en")) == []


@pytest.mark.print
def test_the_file_of_the_case_names_story_and_answers_on_its_cover(printed):
    tree = {**forms.TREE, f"docs/en/{SLUG}": trial()}
    prints = printed(tree, "case-print")
    assert prints.findings == []
    pages = prints.files["print/en/case.pdf"].words
    assert "What happened · Asked" in pages[0]
    assert "What happened" in pages[1]
    assert "Who held it" in pages[2]
    assert "The answers." in pages[-1]
    assert not any("The answers." in page for page in pages[:-1])
    for page in pages:
        assert page.count("INVENTED") >= 2


def column(left: float, right: float) -> list[str]:
    """Return the quoted lines and the telephone number of one advert of the drawing, from above."""
    found = []
    for text in ET.parse(ROOT / "docs/images/advert-job.svg").iter():  # noqa: S314
        if not text.tag.endswith("}text"):
            continue
        spans = list(text) or [text]
        if left <= float(spans[0].get("x", 0)) < right:
            words = " ".join(" ".join(one.text or "" for one in spans).split())
            found += re.findall(r"^“(.*)”$|^(\+00 .*)$", words)
    return ["".join(one) for one in found]


@pytest.mark.print
@pytest.mark.parametrize(
    ("number", "firm", "left"), [(0, "Blue Harbour Jobs", 8), (1, "Green Meadow Staffing", 234)]
)
def test_an_advert_for_learners_holds_the_words_of_the_drawing_and_nothing_else(
    book, prints, number, firm, left
):
    """Not which of the two is honest, not what a line weighs, and not the other advert."""
    pages = prints.files["print/en/T-15-hand-out.pdf"].words
    assert len(pages) == 2
    lines = column(left, left + 198)
    assert len(lines) in (7, 8)
    reviewed = book.pages["en", "training/exercise-01-advert.md"].reviewed
    foot = (
        f"T-15 · for learners · en · {book.edition} · reviewed {reviewed}"
        f" · Invented, for training · page {number + 1}/2"
    )
    wanted = f"{firm} On ListBoard {' '.join(lines)} {foot}"
    assert sorted(pages[number].split()) == sorted(wanted.split())


@pytest.mark.print
def test_the_sheet_of_the_trainer_says_which_advert_is_honest_on_one_page(prints):
    (page,) = prints.files["print/en/T-15-trainer-sheet.pdf"].words
    assert "Green Meadow Staffing is honest" in page


@pytest.mark.print
def test_each_sheet_of_the_twelve_adverts_is_alone_and_all_cards_are_on_the_last(
    book, engine, tmp_path
):
    """A sheet is given out when its task begins, so no page may hold a word of the next."""
    page = book.pages["en", "training/exercise-10-twelve-adverts.md"]
    path = tmp_path / "sheets.pdf"
    path.write_bytes(engine.bind(engine.lay(exercise(page, book, "hand-out")), "ltr").pdf)
    words = Opened(path).words
    titles = [part.title for part in handout(page, "hand-out")]
    begun = [[n for n, said in enumerate(words) if title in said] for title in titles]
    assert [len(one) for one in begun] == [1] * len(titles)
    first = [one[0] for one in begun]
    assert first == sorted(set(first))
    assert first[-1] == len(words) - 1 == 11
    for card in ("15 April, 07:48", "16 April, 13:20", "TR/021", "20 May"):
        assert [n for n, said in enumerate(words) if card in said] == [11]


@pytest.mark.print
def test_story_and_questions_of_the_case_are_a_page_each_and_the_answers_another(prints):
    pages = prints.files["print/en/case.pdf"].words
    assert [n for n, page in enumerate(pages) if "T-23 · " in page] == [1, 2, len(pages) - 1]
