"""The times of a day follow from its minutes, and slides from what stands below their headings."""

from __future__ import annotations

from handbook.model import clock, slides
from tests import books, courses


def test_a_day_begins_when_the_frame_says_and_each_part_when_the_one_before_ends():
    course = books.book(courses.TREE).course
    ((track,), (day,)) = course.tracks, course.tracks[0].days
    timed = list(course.timed(day))
    assert [clock(one.start) for one in timed] == ["09:00", "10:10", "10:25"]
    assert [one.minutes for one in timed] == [70, 15, 50]
    assert track.id == "one-day"


def test_an_item_is_in_the_test_that_it_names_and_else_in_none():
    course = books.book(courses.TREE).course
    assert [[one.id for one in course.form(form)] for form in ("a", "b")] == [["Q-001"], ["Q-002"]]
    alone = courses.ITEMS.replace("    form: a\n", "").replace("    form: b\n", "")
    course = books.book({**courses.TREE, "docs/data/course/items.yaml": alone}).course
    assert course.form("a") == course.form("b") == ()
    placed = alone.replace("    safety: true\n", "    safety: true\n    form: b\n")
    course = books.book({**courses.TREE, "docs/data/course/items.yaml": placed}).course
    assert [one.id for one in course.form("b")] == ["Q-001"]


def test_a_slide_is_a_heading_with_lines_and_all_else_is_its_notes():
    text = courses.SHEET.replace(
        "- One page, one question, one day.", "- One page,\n  one question.\n\nWords.\n\n> A note."
    )
    page = books.book({"docs/en/training/a.md": courses.page("T-05", text)}).pages[
        "en", "training/a.md"
    ]
    first, second = slides(page)
    assert (first.title, len(first.lines)) == ("Three rules", 3)
    assert first.notes == "**Say.** Repeat them in your own words."
    assert [text for text, _ in second.lines] == ["One page, one question."]
    assert second.notes == "Words.\nA note."
