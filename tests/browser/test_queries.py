"""Thirty more things that an officer types, and what must answer first where somebody is at risk."""

from __future__ import annotations

import pytest

from tests.browser.test_words import search

FIRST = 3
"""Results that a person reads before typing anew."""
CHILD = ("urgent/child-sexual-abuse-material", "checklists/child-material-stop")
LIFE = ("urgent/life-in-danger", "checklists/life-in-danger")
VICTIM = ("urgent/possible-victim-contacts-you", "checklists/possible-victim")
THREAT = (
    "checklists/you-are-exposed",
    "safety/if-exposed-or-threatened",
    "safety/threats-against-officers",
)
OFFICIAL = ("urgent/official-involved",)

DANGEROUS = [
    ("", "photo of a child", CHILD),
    ("", "kid photos", CHILD),
    ("", "child video", CHILD),
    ("", "someone sent me child photos", CHILD),
    ("", "bachi ki tasveer", CHILD),
    ("ur/", "بچی کی ویڈیو", CHILD),
    ("", "boat sinking", LIFE),
    ("", "kidnaped", LIFE),
    ("ur/", "جان خطرے میں", LIFE),
    ("", "girl wants help on whatsapp", VICTIM),
    ("", "begs for help", VICTIM),
    ("ur/", "لڑکی مدد مانگ رہی ہے", VICTIM),
    ("", "smuggler threatens me", THREAT),
    ("", "threatned", THREAT),
    ("ur/", "دھمکی", THREAT),
    ("", "policeman takes money", OFFICIAL),
]
"""Folder of a language, what is typed, and the pages that fill the first places, in any order."""
OTHERS = [
    ("", "hundi", "patterns/money"),
    ("", "kafala", "patterns/other-exploitation"),
    ("", "sponsor", "patterns/other-exploitation"),
    ("", "wechat", "platforms/regional-messengers"),
    ("", "fake pasport", "patterns/document-vendors checklists/smuggling-or-document-advert"),
    ("", "buy a passport", "patterns/document-vendors checklists/smuggling-or-document-advert"),
    ("", "who signs", "foundations/authorisation-ladder"),
    ("", "same photo other account", "method/images-and-video"),
    ("", "preserve account", "checklists/preservation-request templates/preservation-request"),
    ("", "fake profile who is it", "method/from-account-to-person"),
    ("", "gmail", "platforms/youtube platforms/request-cards"),
    ("", "salary not paid", "patterns/other-exploitation"),
    ("", "rumour", "analysis/verify checklists/verify-before-you-rely"),
    ("ur/", "جعلی ویزا", "patterns/document-vendors checklists/smuggling-or-document-advert"),
]
"""As above, and the pages that stand, all of them, among the first three."""


def test_the_two_tables_hold_thirty_queries_with_five_in_urdu():
    every = [(folder, typed) for folder, typed, _ in (*DANGEROUS, *OTHERS)]

    assert len(set(every)) == 30
    assert len([typed for folder, typed in every if folder == "ur/"]) == 5


@pytest.mark.parametrize(("folder", "typed", "pages"), DANGEROUS)
def test_where_somebody_is_at_risk_his_pages_come_before_all_others(reader, folder, typed, pages):
    found = search(reader, f"{folder}index.html", typed)[: len(pages)]

    assert {_bare(page) for page in found} == set(pages)
    assert reader.faults == []
    assert reader.stored() == []


@pytest.mark.parametrize(("folder", "typed", "pages"), OTHERS)
def test_the_pages_that_answer_stand_among_the_first_three(reader, folder, typed, pages):
    found = search(reader, f"{folder}index.html", typed)[:FIRST]

    assert set(pages.split()) <= {_bare(page) for page in found}
    assert reader.faults == []
    assert reader.stored() == []


@pytest.mark.parametrize(
    ("folder", "typed", "page"),
    [
        ("", "photo", "method/images-and-video"),
        ("", "video", "method/images-and-video"),
        ("ur/", "تصویر", "method/images-and-video"),
        ("", "help", "start/how-to-use"),
        ("", "children", "patterns/children"),
        ("", "smuggler", "patterns/smuggler-advertising"),
    ],
)
def test_a_plain_word_is_not_drowned_by_the_words_of_danger(reader, folder, typed, page):
    assert page in [_bare(name) for name in search(reader, f"{folder}index.html", typed)[:FIRST]]


def _bare(page: str) -> str:
    """Return the path of a page without its language."""
    return page.removeprefix("ur/").removesuffix(".html")
