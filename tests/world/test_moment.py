from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handbook.world.moment import ago, at, clock, linked

THEN = 1796616000


def test_a_part_is_there_from_its_first_second_and_gone_in_its_last():
    page = f"<ul><!--seen {THEN} {THEN + 60}--><li>a</li><!--end--></ul>"
    for late, there in ((-1, False), (0, True), (59, True), (60, False)):
        assert ("<li>a</li>" in at(page, THEN + late)) is there


def test_a_part_within_one_that_is_gone_is_gone_too():
    page = f"<!--seen 5 {THEN}-->a<!--seen 6-->b<!--end-->c<!--end-->d"
    assert at(page, THEN - 1) == "abcd"
    assert at(page, THEN) == "d"


def test_what_is_counted_is_what_is_there():
    page = f"<!--count 5: 5:{THEN} {THEN}:-->"
    assert [at(page, when) for when in (4, 5, THEN - 1, THEN)] == ["0", "2", "2", "2"]
    assert at("<!--count -->", THEN) == "0"


@pytest.mark.parametrize(
    ("passed", "said"),
    [(-5, "now"), (59, "now"), (60, "1 min ago"), (3599, "59 min ago"), (3600, "1 h ago"),
     (86399, "23 h ago"), (86400, "1 d ago"), (30 * 86400, "1 mo ago"), (800 * 86400, "2 y ago")],
)  # fmt: skip
def test_an_age_is_rounded_down_to_one_unit(passed, said):
    assert ago(THEN, THEN + passed) == said


@pytest.mark.parametrize(
    ("offset", "said"),
    [(18000, "2026-12-07 09:00 +05:00"), (16200, "2026-12-07 08:30 +04:30"),
     (20700, "2026-12-07 09:45 +05:45"), (-12600, "2026-12-07 00:30 -03:30"),
     (-18000, "2026-12-06 23:00 -05:00"), (0, "2026-12-07 04:00 +00:00")],
)  # fmt: skip
def test_the_clock_says_its_offset_and_its_own_day(offset, said):
    assert clock(offset, THEN) == said
    assert at(f"<!--clock {offset}-->", THEN) == said


def test_each_way_of_reading_has_its_own_parts():
    page = "<!--flat-->f<!--end--><!--served-->s<!--results--><!--end-->"
    assert at(page, THEN, flat=True) == "f"
    assert at(page, THEN, results="r") == "sr"


@given(st.lists(st.sampled_from(
    ["<!--seen 5-->", "<!--seen 5 9-->", "<!--flat-->", "<!--served-->", "a", "<!--ago 3-->"]
)), st.integers(0, 12), st.booleans())  # fmt: skip
def test_no_mark_is_left(parts, now, flat):
    page = "".join(f"{one}b<!--end-->" if "seen" in one or one in {"<!--flat-->", "<!--served-->"}
                   else one for one in parts)  # fmt: skip
    assert "<!--" not in at(page, now, flat=flat)


def test_a_note_that_is_no_mark_stays():
    note = "<!-- Practice range · nothing here is real -->"
    assert at(note, THEN) == note


def test_only_links_of_pages_are_led_elsewhere():
    page = '<a href="//a.example/b#c1">//a.example/b</a><img src="//look/x.svg">'
    done = linked(page, lambda host, path: f"{host}|{path}")
    assert done == '<a href="a.example|/b#c1">//a.example/b</a><img src="look|/x.svg">'
