"""An address is the same however it was made harmless; another sign is another address."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handbook.world.answers import mark_of, numbers_in, page_of, query_of, words

PAGE = ("noticerail.example", "/post/0000510123")


@pytest.mark.parametrize(
    "typed",
    [
        "hxxps://noticerail[.]example/post/0000510123",
        "HXXP://noticerail[.]example/post/0000510123/",
        "https://noticerail.example/post/0000510123",
        "http://NoticeRail.example.localhost:8765/post/0000510123",
        "http://noticerail.example:8766/post/0000510123#c0000710789",
        "https://noticerail(.)example/post/۰۰۰۰۵۱۰۱۲۳",
        "https://noticerail.example/post/0000510123\N{ZERO WIDTH NON-JOINER}",
    ],
)
def test_the_same_page_is_the_same_address(typed):
    assert page_of(typed) == PAGE


@pytest.mark.parametrize(
    "typed",
    [
        "https://n0ticerail.example/post/0000510123",
        "https://noticerai1.example/post/0000510123",
        "https://noticerail.example.test/post/0000510123",
        "https://www.noticerail.example/post/0000510123",
        "https://noticer\N{CYRILLIC SMALL LETTER A}il.example/post/0000510123",
        "https://noticerail.example@other.example/post/0000510123",
        "https://noticerail.example/Post/0000510123",
        "https://noticerail.example/post/000510123",
        "https://noticerail.example/post/0000510123?from=me",
        "https://noticerail.localhost/post/0000510123",
    ],
)
def test_another_sign_is_another_address(typed):
    assert page_of(typed) != PAGE


def test_a_search_is_the_same_in_an_address_and_in_a_log():
    assert (
        query_of("/?q=%22Willow+Drum%22") == query_of("/?q=Willow Drum") == words("“willow  drum”")
    )
    assert query_of("/post/0000510123") == ""
    assert mark_of("hxxps://talkledge[.]example/t/1#c0000710789") == "0000710789"


@given(st.text(max_size=60), st.sampled_from(["", "http://", "hxxps://", "http://[", "/?q="]))
def test_no_text_stops_the_reading(text, before):
    typed = before + text
    assert page_of(typed) is None or page_of(typed)
    assert isinstance(query_of(typed), str)
    assert all(one.isdecimal() for one in numbers_in(typed))
