"""An answer is of its field's kind from end to end."""

from handbook.fieldkinds import kind_of
from handbook.model import folded, is_answer, latin

HASH = "ab" * 32

GOOD = {
    "text": ["a", "دو"],
    "long-text": ["a\nb"],
    "integer": ["0", "-7", "412208"],
    "number": ["2", "-0.5"],
    "date": ["2026-02-28"],
    "utc-time": ["2026-03-09T07:12:40Z"],
    "offset": ["+05:00", "-03:30", "+14:00"],
    "url": ["https://listboard.example/a?b=c", "hxxps://short[.]test/7k2"],
    "sha256": [HASH],
    "person-ref": ["4471"],
    "signature": ["4471, 2026-03-09T07:58:00Z"],
}
BAD = {
    "text": ["", "a" * 501, "a" * 10_001],
    "long-text": ["a" * 10_001],
    "integer": ["1.5", "007", "one", "1\n"],
    "number": ["1,5", "1.", "--1"],
    "date": ["2026-02-30", "9.3.2026", "2026-3-9"],
    "utc-time": ["2026-03-09 07:12:40", "2026-03-09T07:12:40", "2026-03-09T24:12:40Z", "2026-03-09T07:12Z"],
    "offset": ["+5", "05:00", "+15:00", "+05:60"],
    "url": ["listboard.example", "ftp://a.test", "https://a b", "javascript:x", 'https://a"b'],
    "sha256": [HASH[:-1], HASH.upper(), HASH + "a"],
    "person-ref": ["4471\n"],
}  # fmt: skip


def test_an_answer_of_its_kind_may_stand():
    for kind, text in [(k, t) for k, all_ in GOOD.items() for t in all_]:
        assert is_answer(kind, text)


def test_any_other_answer_may_not():
    for kind, text in [(k, t) for k, all_ in BAD.items() for t in all_]:
        assert not is_answer(kind, text)


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
