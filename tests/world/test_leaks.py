"""The learners' folder holds no part of the key that no page shows, and no sign follows what an advert is.

`tests/bench/worlds.py` tries 200 worlds.
"""

from __future__ import annotations

import pytest

from tests.world.leaks import LEVEL, TRIED, adverts, betrayed, chance, followed, held
from tests.world.ranges import made

WORLDS = 20


@pytest.fixture(scope="module")
def worlds():
    return [made(number) for number in range(WORLDS)]


@pytest.fixture(scope="module")
def shown(worlds):
    return [adverts(world) for world in worlds]


@pytest.mark.slow
def test_no_part_of_the_key_is_in_the_learners_folder(worlds):
    assert [one for world in worlds for one in betrayed(world, world.files)] == []


@pytest.mark.slow
def test_status_follows_no_sign_of_a_page(shown):
    assert followed(shown) == {}


@pytest.mark.slow
def test_the_same_test_finds_what_does_follow(shown):
    assert chance(held(shown, lambda it: "LIC/" in it.words)) < LEVEL / TRIED


@pytest.mark.parametrize(
    "slip",
    ["licence-of:{0}", "PC/R/01", '<p class="verdict">', "copper river window garden lamp 000"],
)
def test_a_slip_is_seen(slip):
    world = made(0)
    number = next(one["subject"][0] for one in world.key["facts"] if one["kind"] == "licence-of")
    files = {"START.html": slip.format(number).encode()}
    assert betrayed(world, files)
    assert betrayed(world, {"START.html": b"<p>Country R</p>"}) == []
