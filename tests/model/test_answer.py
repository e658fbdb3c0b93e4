"""What an answer is compared by; which text is an answer of a kind, tests/forms/test_saved.py shows."""

from handbook.fieldkinds import kind_of
from handbook.model import folded, is_answer, latin


def test_digits_of_every_script_become_latin_ones():
    assert latin("۱۲۳ ٤٥٦ ৭৮৯ −12 x²") == "123 456 789 -12 x²"


def test_an_answer_may_be_as_long_as_its_kind_and_no_longer():
    for kind in ("text", "long-text", "person-ref", "signature", "choice"):
        most = kind_of(kind).most
        assert is_answer(kind, "a" * most)
        assert not is_answer(kind, "a" * (most + 1))
        assert most == {"text": 500, "long-text": 10_000, "person-ref": 80, "signature": 120}.get(
            kind, 100
        )


def test_two_texts_that_look_alike_are_one():
    for sign in (
        "\u200b", "\u200f", "\u2062", "\u00ad", "\ufeff", "\ufe0f", "\U000e0100", "\u034f",
        "\u3164",
    ):  # fmt: skip
        assert folded(f" U7/2026/{sign}014{sign}") == "U7/2026/014"


def test_what_a_reader_sees_stays():
    assert folded("U7/۲۰۲۶/٠١٤") == folded("U7/2026/014")
    assert folded("a\u00a0 b\nc") == "a b c"
    assert folded("cafe\u0301") == "café"
    assert folded("U7/2026/O14") != folded("U7/2026/014")
