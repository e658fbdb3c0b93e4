"""What a part takes stands below its heading, and the tables of the course follow from its parts."""

from __future__ import annotations

import re

import pytest

from handbook.render.body import body
from handbook.render.context import Context
from tests import books, courses


def book(**files: str):
    return books.speaking({**courses.TREE, **files})


@pytest.fixture(scope="module")
def shown() -> str:
    return on("map")


def on(name: str, known=None, *, pdf: bool = True, lang: str = "en") -> str:
    """Return the HTML of a page of the small course."""
    context = Context(known or book(), lang, f"training/{name}.md", pdf=pdf)
    heads = (f'<h2 id="{one.id}">H</h2><p>W.</p>' for one in context.page.text.headings if one.id)
    return body("".join(heads), context)


def part(source: str, anchor: str) -> str:
    return source.partition(f'<h2 id="{anchor}">')[2].partition("<h2")[0]


def cells(source: str) -> list[list[str]]:
    return [
        [" ".join(re.sub(r"<[^>]+>", " ", cell).split()) for cell in re.findall(r"<td[^>]*>(.*?)</td>", row, re.DOTALL)]
        for row in re.findall(r"<tr>(<td.*?)</tr>", source, re.DOTALL)
    ]  # fmt: skip


def test_below_the_heading_of_a_part_stands_what_it_takes_before_the_text():
    said = part(on("authority"), "part-1-4")
    assert said.startswith('H</h2><dl class="readers">')
    text = " ".join(re.sub(r"<[^>]+>", " ", said).split())
    for words in (
        "70 minutes; needs a screen", "If the power fails the cards, on paper",
        "Learners can write a request that is lawful", "Cards CL-03 (2)",
        "Test, met or repeated four answers",
    ):  # fmt: skip
        assert words in text
    assert "If the power fails" not in part(on("authority"), "part-3-3")


def test_each_outcome_has_its_part_sheet_and_test(shown):
    rows = cells(part(shown, "course-outcomes"))
    assert [row[0] for row in rows] == ["write a request that is lawful", "capture one item"]
    assert (rows[0][1], rows[1][-1]) == ("1.4 Authority", "a signed record")


def test_a_day_has_the_times_that_follow_from_its_minutes(shown):
    rows = cells(part(shown, "course-times"))
    assert [row[0] for row in rows] == ["09:00 – 10:10", "10:10 – 10:25", "10:25 – 11:15"]
    assert [row[2] for row in rows] == ["70", "15", "50"]
    assert "One day: 120 minutes" in part(shown, "course-times")


def test_a_page_has_the_course_in_its_own_words_and_marks_the_rest_as_english():
    course = courses.COURSE
    for own, more in (
        ('"Authority"', '{en: "Authority", ur: "اجازت"}'),
        ('"four answers"', '{en: "four answers", ur: "چار جواب"}'),
        ('"One day", days: [[', '{en: "Two days", ur: "دو دن"}, days: [[{part: "3.3"}], ['),
    ):
        course = course.replace(own, more)
    known = book(**{
        "docs/data/course/course.yaml": course,
        "docs/ur/training/map.md": courses.page("T-02", courses.MAP),
        "docs/ur/training/authority.md": courses.page("T-05", courses.SHEET),
    })  # fmt: skip
    times = part(on("map", known, lang="ur"), "course-times")
    assert "دو دن، دن 2" in times
    assert "<strong>1.4</strong> اجازت<" in times
    assert '<strong>3.3</strong> <span lang="en" dir="ltr">Capture done</span>' in times
    facts = part(on("authority", known, lang="ur"), "part-1-4")
    assert "<dd>چار جواب</dd>" in facts
    assert '<dd><span lang="en" dir="ltr">the cards, on paper</span></dd>' in facts
    assert "Two days, day 2" in on("map", known)


def test_a_friday_says_what_goes_and_what_is_left(shown):
    assert cells(part(shown, "course-friday")) == [
        ["One day", "120 minutes", "3.3 Capture done", "70 minutes"]
    ]
    kept = book(**{"docs/data/course/course.yaml": courses.COURSE.replace(", drop: 1", "")})
    ((_, _, gone, left),) = cells(part(on("map", kept), "course-friday"))
    assert (gone, left) == (
        "nothing may be left out",
        "120 minutes; 30 too many: take time from a part, or move one",
    )


def test_each_thing_that_is_brought_leads_to_its_print_or_says_its_code(shown):
    prints = part(shown, "course-prints")
    assert "half of the learners" in prints
    for path in ("cards-CL-03", "CL-03-compact", "T-15-hand-out", "test-a", "test-b"):
        assert f"print/en/{path}.pdf" in prints
    assert "T-99" in cells(prints)[1][1]
    assert "print/" not in on("map", pdf=False)


def test_what_has_no_print_is_called_by_its_word_or_name_and_english_says_so():
    tree = {"docs/ur/training/map.md": courses.page("T-02", courses.MAP)}
    prints = part(on("map", book(**tree), lang="ur"), "course-prints")
    assert 'print/en/test-a.pdf" lang="en" dir="ltr"' in prints
    assert "cards:" not in prints
    assert ': <span lang="en" dir="ltr">filled</span>' in prints
    told = part(on("map", pdf=False), "course-prints")
    assert "test A" in told
    assert "test-a" not in told
    assert "cards:" not in told


def test_the_key_is_linked_below_its_own_heading_alone(shown):
    assert shown.count("test-key.pdf") == 1
    assert "test-key.pdf" in part(shown, "course-key")
    assert "test-key" not in on("authority") + on("exercise")


def test_a_session_leads_to_its_slides_and_packs():
    html = on("authority")
    for name in ("slides", "slide-notes", "session", "pack"):
        assert f"print/en/T-05-{name}.pdf" in html


def test_a_page_without_such_headings_stays_as_it_is():
    assert "course" not in on("exercise")
