"""A phrase gives the same choices on every machine; each choice depends on its own name alone."""

from __future__ import annotations

from collections import Counter

import pytest

from handbook.world.streams import Seed, seed_of
from tests.world.worlds import seed

SAMPLES = 3000


def test_the_seed_of_a_phrase_is_known():
    known = "390e9722bc63abc4984df22f8b2c936760c08420c3f2fa09894649eee093508f"
    assert seed_of("seven green lamps walk home", "2026.12").secret.hex() == known
    assert seed_of("Seven  GREEN lamps walk\thome ", "2026.12").secret.hex() == known
    assert seed_of("seven green lamps walk home", "2027.01").secret.hex() != known


def test_choices_are_known():
    one = seed(1).below("part")
    assert (
        one.number("a", 1, 1000),
        one.digits("b", 6),
        one.text("c", ["x", "y", "z"]),
        one.pick("d", "xyz"),
        one.order("e", "vwxyz"),
        one.some("f", 1, 9, 4),
    ) == (888, "717168", "y", "y", ("v", "x", "y", "z", "w"), (1, 7, 5, 8))


def test_a_name_below_a_name_is_a_name():
    assert seed(1).below("a").number("b", 0, 10**9) == seed(1).number("a/b", 0, 10**9)
    assert seed(1).number("a", 0, 10**9) != seed(2).number("a", 0, 10**9)


@pytest.mark.parametrize("draw", [
    lambda name: Seed(b"x").number(name, 0, 6),
    lambda name: Seed(b"x").pick(name, "abcdefg"),
    lambda name: Seed(b"x").text(name, "abcdefg"),
    lambda name: Seed(b"x").order(name, "abcdefg")[2],
    lambda name: Seed(b"x").some(name, 0, 6, 3)[1],
])  # fmt: skip
def test_each_of_seven_is_as_likely_as_the_others(draw):
    """Chi-square of six degrees stays below 22.46, which chance passes once in a thousand times."""
    counts = Counter(draw(f"{place}") for place in range(SAMPLES))
    expected = SAMPLES / 7
    assert len(counts) == 7
    assert sum((count - expected) ** 2 / expected for count in counts.values()) < 22.46


def test_a_text_more_takes_its_share_and_leaves_the_others_as_they_were():
    before = [seed(1).text(f"{place}", "abcd") for place in range(500)]
    after = [seed(1).text(f"{place}", "eabcd") for place in range(500)]
    changed = [new for old, new in zip(before, after, strict=True) if new != old]
    assert set(changed) == {"e"}
    assert 60 < len(changed) < 140
