"""A text is heavy from one sign more than is read, at the line where that is passed."""

from __future__ import annotations

from handbook.model import Flaw
from handbook.parse.weight import underline_flaw, weight_flaw

SIGNS = "of the signs [ * _ ` & \\ |"
BLOCK = "block that begins here"


def flaw(line: int, place: str, number: str, what: str, most: str) -> Flaw:
    return Flaw("too-heavy", line, f"the {place} has {number} {what}, and {most} are read")


def test_each_limit_and_one_more():
    for good, more, wanted in (
        ("a\n" * 5000, "a\n", flaw(5001, "page", "5,001", "lines", "5,000")),
        ("\n" * 5000, "\n", flaw(5001, "page", "5,001", "lines", "5,000")),
        ("<\n" * 500, "<", flaw(501, "page", "501", "signs <", "500")),
        ("a\n" + "b" * 10_000, "b", flaw(2, "line", "10,001", "characters", "10,000")),
        ("a\n\n" + ("b" * 99 + "\n") * 500, "b", flaw(3, BLOCK, "50,001", "characters", "50,000")),
        ("a\n \t\n" + "b\n[" * 500, "[", flaw(3, BLOCK, "501", "signs [", "500")),
        ("|\n" * 99 + "a" + " | b" * 30, " | ", flaw(100, "line", "31", "signs |", "30")),
        *(
        (f"{sign * 5}\n\n" * 2000, f"a{sign}", flaw(4001, "page", "10,001", SIGNS, "10,000"))
        for sign in "[*_`&\\|"
        ),
    ):  # fmt: skip
        assert weight_flaw(good) is None
        assert weight_flaw(good + more) == wanted


def test_blocks_end_with_an_empty_line_and_with_nothing_else():
    half = "[" * 251 + "\n"
    assert weight_flaw(f"{half}\n{half}") is None
    assert weight_flaw(f"{half} \t \n{half}") is None
    assert weight_flaw(half * 2) == flaw(1, BLOCK, "502", "signs [", "500")
    assert weight_flaw(f"{half}\u00a0\n{half}") == flaw(1, BLOCK, "502", "signs [", "500")
    assert weight_flaw(f"a\n\n\nb\n{half}{half}") == flaw(4, BLOCK, "502", "signs [", "500")
    assert weight_flaw(f"a\n\n\n\nb\n{half}{half}") == flaw(5, BLOCK, "502", "signs [", "500")


def test_an_ordinary_long_page_is_light():
    page = (
        "A sentence with a [link](page.md) and **bold** words.\n\n" * 1000
    ) + "| a | b |\n" * 400
    assert weight_flaw(page) is None


def test_an_underline_behind_a_bracket_is_found_wherever_code_may_have_ended():
    for text in (
        ">a\n>  {}\n>=", "   ```\n>a\n>  {}\n>=", "1. a\n\n   ```\n>a\n>  {}\n>=",
        " ~~~\n~~~\n>a {}\n ===\n>  {}\n>   ===",
        "> ```\n>   {#a}\n> > b\n   {}\n> > =\n> {#a}\n> > =",
    ):  # fmt: skip
        assert underline_flaw(text) is not None


def test_in_code_at_the_left_a_bracket_may_stand_above_a_line():
    assert underline_flaw("```json\n{}\n---\n```\n\n~~~\n}\n```\n===\n~~~\n") is None
