"""A Stop or a Must that opens a paragraph is a callout or is told; the same word elsewhere is not."""

import time
from dataclasses import replace

import pytest

from handbook.rules import check
from handbook.rules.undressed import CALLOUT_UNDRESSED
from tests import books

PAGE = "docs/en/evidence/capture.md"
FRONT = books.front()


def told(body, path=PAGE, **more):
    book = books.book({path: FRONT + body, **more})
    return check(book, [CALLOUT_UNDRESSED])


def lines(body):
    return [one.line - FRONT.count("\n") for one in told(body)]


@pytest.mark.parametrize("word", ["Stop", "Must", "STOP", "must"])
@pytest.mark.parametrize("stop", [".", ":", "!"])
@pytest.mark.parametrize("mark", ["", "*", "_", "**", "__", "***"])
def test_each_form_is_told_by_its_line(word, stop, mark):
    assert lines(f"A.\n\n{mark}{word}{stop}{mark} Do not.\n") == [3]
    assert lines(f"{mark}{word}{mark}{stop} Do not.") == [1]


@pytest.mark.parametrize(
    ("body", "at"),
    [("> Stop. A.\n", [1]), (">Stop. A.\n", [1]), (">   Stop. A.\n", [1]), ("> > Must. A.\n", [1]),
     ("> *Stop.* A.\n", [1]), ("> ***Stop.*** A.\n", [1]), ("Stop.\n", [1]), ("Stop!!! A.\n", [1]),
     ("## A\nStop. B.\n", [2]), ("A.\n> Stop. B.\n", [2]), ("> A.\n> > Stop. B.\n", [2]),
     ("> A.\n>\n> **Stop.** B.\n", [3]), ("> **Stop.** A.\n>\n> Stop. B.\n", [3]),
     ("> **Stop.** A.\n\n**Stop.** B.\n", [3]), ("> **Stop.** A.\n\n> Stop. B.\n", [3]),
     ("```\nStop. A.\n```\n\nStop. B.\n\nMust: C.\n", [5, 7])],
)  # fmt: skip
def test_each_place_is_told(body, at):
    assert lines(body) == at


@pytest.mark.parametrize(
    "body",
    ["> **Stop.** A.\n", "> **Stop**. A.\n", "> **must.** A.\n", "> __Stop.__ A.\n",
     ">\n> **Stop.** A.\n", "> **Stop.** A.\n>\n> **Must.** B.\n", "> **Stop.** A.\n> Stop. B.\n",
     "A.\nStop. B.\n", "1. Stop. Do not.\n", "- Stop. Do not.\n", "1. A.\n\n    Stop. B.\n",
     "1. A.\n\n    > Stop. B.\n", "Stop, and wait.\n", "Stop when it ends.\n", "Stops. A.\n",
     "Stop.txt is a file.\n", "Non-stop. A.\n", "A stop. Stop. B.\n", "`Stop.` is a word.\n",
     "## Stop. A { #a }\n", "| Stop. | A |\n", "```\nStop. A.\n```\n", "Check. A.\n",
     "Example: A.\n", "Does not prove. A.\n", "رکیں۔ A.\n", "Stop\n\n. A\n"],
)  # fmt: skip
def test_near_misses_pass(body):
    assert lines(body) == []


def test_the_words_are_those_of_the_language():
    path = "docs/ur/evidence/capture.md"
    assert [str(one).partition(": ")[2] for one in told("رکیں۔ ابھی۔\n\nلازم: ابھی۔\n", path)] == [
        (
            "HB059 “رکیں۔ ابھی۔” would be printed as ordinary text "
            "(write “> **رکیں۔** …” as a block quote of its own)"
        ),
        (
            "HB059 “لازم: ابھی۔” would be printed as ordinary text "
            "(write “> **لازم.** …” as a block quote of its own)"
        ),
    ]
    assert told("> **رکیں۔** ابھی۔\n\nStop. A.\n", path) == []
    assert told("Stop. A.\n", "docs/xx/evidence/capture.md") == []


def test_the_hint_writes_the_word_as_the_language_does():
    (one,) = told("> STOP! Do not open the page on your own telephone.\n")
    assert one.message == (
        "“STOP! Do not open the page on your own…” would be printed as ordinary text"
    )
    assert one.hint == "write “> **Stop.** …” as a block quote of its own"


def test_a_language_without_the_words_is_silent():
    full = "{stop: Stop, must: Must, check: Check, proves: Does not prove, example: Example}"
    for callouts, at in (("{must: Must}", 1), ("{stop: Stop}", 1), ("{check: Check}", 0)):
        data = {"docs/data/languages.yaml": books.LANGUAGES.replace(full, callouts)}
        assert len(told("Stop. A.\n\nMust. B.\n", **data)) == at


def test_a_list_is_read_like_a_page():
    book = books.book({"checklists/en/a.md": books.CHECKLIST + "\nStop. A.\n"})
    (one,) = check(book, [CALLOUT_UNDRESSED])
    assert (one.path, one.line) == ("checklists/en/a.md", books.CHECKLIST.count("\n") + 2)


@pytest.mark.parametrize(
    ("text", "number"),
    [("> ", 0), (">", 0), ("*", 0), ("Stop", 0), ("\n> ", 0), ("\nStop", 0), ("\n**Stop.", 1),
     ("\n> > > ", 0)],
)  # fmt: skip
def test_hostile_text_is_read_fast(text, number):
    """The body is put into a page that is read already: the reader would refuse some of these."""
    small = books.book({PAGE: FRONT + "A.\n"})
    (path,) = small.pages
    page = replace(small.pages[path], body=text * ((1 << 20) // len(text)))
    book = replace(small, pages={path: page})
    start = time.process_time()
    assert len(check(book, [CALLOUT_UNDRESSED])) == number
    assert time.process_time() - start < 1
