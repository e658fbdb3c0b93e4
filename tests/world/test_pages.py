"""Pages of the invented web: found by links, the same for all, and nothing of the key in them."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

import pytest

from handbook.world.moment import at, there
from handbook.world.pack import served
from handbook.world.pages import direction, set_apart, web
from handbook.world.play import of_post
from tests.world.plays import START, play
from tests.world.reading import Read
from tests.world.worlds import data as source
from tests.world.worlds import world

NOTE = "Practice range · nothing here is real · "


@pytest.fixture(scope="module")
def made():
    return web(world(0), source())


def _shown(made, now):
    return {
        f"//{page.host}{page.path}": page
        for page in made.pages
        if there(page.since, page.until, now)
    }


@pytest.mark.parametrize("now", [START, START + 3 * 3600, START + 330 * 60])
def test_each_page_is_found_by_links_from_the_first_page_of_its_host(made, now):
    pages = _shown(made, now)
    for host in {page.host for page in pages.values()}:
        own = {address for address, page in pages.items() if page.host == host}
        seen, open_ = set(), [f"//{host}/"]
        while open_:
            address = open_.pop()
            if address in seen or address not in own:
                continue
            seen.add(address)
            links = Read(at(pages[address].html, now)).links
            open_ += [link.partition("#")[0] for link in links]
        assert own == seen


def test_no_link_leaves_the_invented_web(made):
    hosts = {site.host for site in made.sites}
    links = [link for page in made.pages for link in Read(page.html).links]
    assert links
    for link in links:
        assert link.startswith("#") or link.removeprefix("//").partition("/")[0] in hosts


def test_every_page_says_thrice_that_nothing_is_real(made):
    for page in made.pages:
        shown = at(page.html, START)
        assert shown.startswith(f"<!-- {NOTE}{made.label} -->\n<!doctype html>")
        assert f"{NOTE}{made.label}</title>" in shown
        assert Read(shown).comments == [f"{NOTE}{made.label}"]
        assert "Practice range · nothing here is real</strong>" in shown


def test_every_fact_stands_on_the_pages_that_the_key_names(made):
    pages = {(page.host, page.path): page for page in made.pages}
    for fact in world(0).facts:
        for address, trace in zip(fact.shown, fact.traces, strict=True):
            html = pages[address].html
            plain = unescape(re.sub(r"<[^>]+>", "", html))
            assert trace in plain or trace in unescape(html), (fact.id, address)


def test_pages_of_one_kind_differ_in_their_words_alone(made):
    """Neither an element nor a class of an account's page depends on who it is."""
    pages = [page for page in made.pages if page.path.startswith("/account/")]
    heads = {
        tuple(mark[:2] for mark in Read(page.html.partition("<h2>")[0]).marked if mark != note)
        for page in pages
        for note in [("p", "class", "range-draft")]  # it depends on the languages of the page alone
    }
    assert len(pages) > 5
    assert len(heads) == 1


def test_facts_and_what_exercises_ask_for_change_no_page():
    one, bare = world(0), replace(world(0), facts=(), exercises=())
    assert web(one, source()) == web(bare, source())
    names = sorted({name for line in served(web(one, source()), one, []).splitlines() for name in
                    re.findall(r'"([a-z-]+)":', line)})  # fmt: skip
    ours = """
        format version label start offset look front missing pages media index
        host path since until kind target html
    """
    assert names == sorted(re.findall("[a-z]+", ours))


def test_what_somebody_writes_is_text_and_never_markup():
    evil = '<script>alert(1)</script><!--end--> " onload="x" @@label@@ {{ 7 * 7 }} //hop.test/"'
    small = play()
    accounts = {number: replace(one, name=evil, bio=evil) for number, one in small.accounts.items()}
    posts = tuple(
        replace(post, text=evil, claims=evil, scene_text=evil,
                comments=tuple(replace(one, text=evil) for one in post.comments))
        for post in small.posts
    )  # fmt: skip
    copies = tuple(replace(one, lines=((evil, evil),)) for one in small.copies)
    entries = tuple(replace(one, lines=((evil, evil),)) for one in small.entries)
    made = web(
        replace(small, accounts=accounts, posts=posts, copies=copies, entries=entries), source()
    )
    for page in made.pages:
        assert "<script>alert" not in page.html
        read = Read(at(page.html, START))
        assert not [mark for mark in read.marked if mark[1] == "onload"]
        assert len(read.comments) == 1
    for text in made.media.values():
        assert "<script>" not in text
        assert 'onload="' not in text


def test_the_label_is_that_of_all_that_is_shown():
    made = web(play(), source())
    other = replace(play(), posts=(replace(play().posts[0], views=413), *play().posts[1:]))
    assert re.fullmatch(r"2026\.12·[0-9A-F]{8}", made.label)
    assert web(play(), source()).label == made.label != web(other, source()).label


def test_languages_are_named_and_numbers_stand_apart():
    made = web(play(), source())
    shown = {page.path: page.html for page in made.pages if page.path.startswith(("/post", "/s/"))}
    urdu, persian = shown["/post/0000671144"], shown["/s/corner.orange/1"]
    assert '<p class="words" lang="ur" dir="rtl">' in urdu
    for value in ("+00 0000 4471 20", "@lamp.seven.example", "900 XCU"):
        assert f'<bdi dir="ltr">{value}</bdi>' in urdu
    assert '<bdi dir="ltr"><a href="//hop.test/k4t9">hop.test/k4t9</a></bdi>' in urdu
    assert 'lang="fa" dir="rtl"' in persian
    assert "Words in Urdu on this page are machine drafts." in urdu
    copies = [page.html for page in made.pages if page.path.startswith("/copy/")]
    assert [("machine drafts" in html) for html in copies] == [("مثال" in html) for html in copies]
    assert 'lang="ur-Latn" dir="ltr"' in shown["/post/0000553921"]


@pytest.mark.parametrize(
    "value",
    ["road.corner41/4", "2026-12-07T03:12:00Z", "2026-12-07 08:12 +05:00", "2026-12-07 08:12 -03:30",
     "noticerail.example/post/0000552310", "LIC/0000/118", "+00 0000 4471 20", "900 XCU", "2026-12-07"],
)  # fmt: skip
def test_what_is_one_value_is_one_piece(value):
    assert set_apart(value) == f'<bdi dir="ltr">{value}</bdi>'
    assert set_apart(f"رسید {value}، رقم") == f'رسید <bdi dir="ltr">{value}</bdi>، رقم'


def test_the_map_writes_each_town_in_each_language():
    made = web(play(), source())
    page = next(one.html for one in made.pages if (one.host, one.path) == ("country.example", "/"))
    for town in source().towns:
        row = "".join(
            f'<td><bdi lang="{lang}" dir="{direction(lang)}">{name}</bdi></td>'
            for lang, name in town.name.items() if lang != "en"
        )  # fmt: skip
        assert f"<tr><td>{town.name['en']}</td>{row}</tr>" in page.replace("\n", "")


def test_a_post_that_ends_says_so_on_its_page():
    """Also in the last hour of flat pages, after which nobody sees that it is gone."""
    until = START + 160 * 60
    small = replace(play(), posts=tuple(replace(one, until=until) for one in play().posts))
    pages = {(one.host, one.path): one.html for one in web(small, source()).pages}
    for post in small.posts:
        assert 'Here until <bdi dir="ltr">2026-12-07 11:40 +05:00</bdi>' in pages[of_post(post)]
    assert sum("Here until" in html for html in pages.values()) == len(small.posts)


def test_where_a_number_is_shown_is_as_the_platform_has_it():
    made = web(play(), source())
    pages = {f"{page.host}{page.path}": page.html for page in made.pages}
    profile = pages["plumecircle.example/profile/lamp.seven"]
    assert '<meta name="profile-number" content="0000881207">' in profile
    assert "0000881207" not in Read(profile).text
    assert "profile-number" not in pages["beaconbox.example/s/corner.orange/1"]
    assert '<meta name="item-number" content="1">' in pages["beaconbox.example/s/corner.orange/1"]
    post = pages["noticerail.example/post/0000552310"]
    assert '<meta name="posted" content="2026-12-07T03:12:00Z">' in post
    assert '<meta name="item-number" content="0000552310">' in post
    assert 'title="2026-12-07 08:12 +05:00"' in post


def test_nobody_can_type_anything_but_a_search(made):
    for page in made.pages:
        tags = {
            tag for tag, _, _ in Read(at(page.html, START) + at(page.html, START, flat=True)).marked
        }
        assert (bool(tags & {"input", "form"})) is (page.host == "findwheel.example"), page.path
        assert not tags & {"textarea", "select", "iframe", "object", "embed"}
        assert 'type="password"' not in page.html


def test_the_same_scene_is_the_same_drawing():
    small = play()
    twice = (
        *small.posts,
        replace(small.posts[3], number="000017999900000099", account="0000317702"),
    )
    media = web(replace(small, posts=twice), source()).media
    one, two = (text for (host, _), text in media.items() if host == "clipharvest.example")
    assert one == two
