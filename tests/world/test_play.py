"""A world is whole: what it names is there, what it asks for can be found in time, and found out."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

import pytest

from handbook.findings import EnvironmentProblem
from handbook.world.cast import persons as drawn_persons
from handbook.world.key import KINDS, WHY, forbidden, windows
from handbook.world.moment import clock
from handbook.world.play import HOSTS, iso, moment, of_copy, of_post
from handbook.world.source import KINDS as SENTENCES
from handbook.world.source import LANGUAGES, NAMED
from tests.world.worlds import DAY, OFFSET, SEEDS, data, seed, shown, world, woven

SINGLE = {"target-of", "gone-at", "in-need", "sum", "earlier-handle"}
"""Kinds that fewer than three pages can show."""


@pytest.fixture(params=SEEDS)
def play(request):
    return world(request.param)


def texts_of(post):
    return [post.text, *(one.text for one in post.comments)]


def facts_of(play, *kinds):
    return [one for one in play.facts if one.kind in kinds]


def test_it_is_as_large_as_the_data_say(play):
    assert len(play.posts) == 200
    assert 38 <= len(play.accounts) <= 52
    assert {one.kind for one in play.facts} == set(KINDS)
    verdicts = Counter(one.value for one in facts_of(play, "verdict"))
    assert 9 <= sum(verdicts.values()) <= 11
    assert 3 <= verdicts["false"] <= 5
    assert 3 <= verdicts["honest"] <= 4
    assert 2 <= verdicts["open"] <= 4
    assert len(facts_of(play, "same-user")) == 2
    assert Counter(one.value for one in facts_of(play, "leg")) == {"shown": 2, "claimed": 2}
    stages = Counter(one.value.partition(" XCU ")[2] for one in facts_of(play, "sum"))
    assert stages == dict.fromkeys(
        ("advertised", "asked", "said to be paid", "paid by a record"), 2
    )
    assert 2 <= len(facts_of(play, "origin-of")) <= 4
    assert sorted(one.value for one in facts_of(play, "in-need")) == ["PC/R/01", "PC/R/02"]


def test_its_start_is_the_moment_that_the_clock_there_shows(play):
    assert play.start == 1796616000  # 7 December 2026, 04:00 UTC
    assert moment(play.start + OFFSET).date() == DAY


def test_numbers_handles_and_links_are_given_once(play):
    said = [one for post in play.posts for one in post.comments]
    numbers = [*play.accounts, *(one.number for one in (*play.posts, *said))]
    for names in (numbers, [one.handle for one in play.accounts.values()],
                  [one.path for one in play.hops], [one.id for one in play.facts],
                  [(one.register, one.number) for one in play.entries], list(shown(play))):  # fmt: skip
        assert Counter(names).most_common(1)[0][1] == 1
    for number in play.accounts:
        assert re.fullmatch(r"0000\d{6}", number)
    for post in play.posts:
        if post.platform == "clipharvest":
            assert post.number == f"0000{post.posted:010}"
        elif post.platform != "beaconbox":
            assert re.fullmatch(r"0000\d{6}", post.number)


def test_messages_of_a_channel_are_counted_in_the_order_of_time(play):
    channels: dict[str, list[tuple[int, int]]] = {}
    for post in play.posts:
        if post.platform == "beaconbox":
            name, number = post.number.split("/")
            assert play.accounts[post.account].handle == f"@{name}.example"
            channels.setdefault(name, []).append((int(number), post.posted))
    assert len(channels) >= 3
    for found in channels.values():
        assert [number for number, _ in sorted(found)] == list(range(1, len(found) + 1))
        assert [when for _, when in sorted(found)] == sorted(when for _, when in found)


def test_what_is_named_is_there(play):
    for post in play.posts:
        assert play.accounts[post.account].platform == post.platform
        assert play.accounts[post.account].lang == post.lang
        assert play.accounts[post.account].since < post.posted
        assert (post.platform == "clipharvest") == bool(post.scene)
        for one in post.comments:
            assert play.accounts[one.account].platform == post.platform
            assert one.posted > post.posted
            assert play.accounts[one.account].since < one.posted
        assert list(post.comments) == sorted(post.comments, key=lambda it: (it.posted, it.number))
    pages = shown(play)
    for hop in play.hops:
        assert tuple(hop.target.split("/", 1)) in {(host, path[1:]) for host, path in pages}
    for copy in play.copies:
        assert copy.page in pages
        assert copy.taken < play.start + 12 * 3600


def test_each_fact_stands_on_its_pages(play):
    pages = shown(play)
    for one in play.facts:
        assert one.shown
        assert len(one.shown) == len(one.traces) == len(set(one.shown))
        for page, trace in zip(one.shown, one.traces, strict=True):
            assert trace in pages[page], one.id
        assert any(one.traces) or one.value in {"none printed", "not named"}
        assert f"{one.kind}:" in one.id
        if one.kind not in SINGLE:
            assert len(one.shown) >= 3, one.id
        if one.kind != "in-need":
            assert len({host for host, _ in one.shown}) >= 2, one.id


def test_a_wrong_trail_has_a_way_out_and_clues_are_three_times_as_many(play):
    cleared = facts_of(play, "cleared")
    trails = len(cleared) + len(facts_of(play, "copied-from", "origin-of"))
    assert trails * 3 <= sum(len(one.shown) for one in play.facts)
    for one in cleared:
        assert len({host for host, _ in one.shown}) >= 3
    for kind in ("cleared", "copied-from", "origin-of", "leg", "verdict"):
        assert data().facts[kind]["way-out"]
    for one in facts_of(play, "copied-from"):
        copy, original = one.id.partition(":")[2].split("+")
        clip = min((it for it in play.posts if it.account == original), key=lambda it: it.posted)
        assert clip.posted < play.accounts[copy].since
        assert one.value == original
        kept = [it for it in play.copies if of_copy(it) in one.shown]
        assert [dict(it.lines)["Number"] for it in kept] == [original]
        assert kept[0].taken < play.accounts[copy].since


def test_a_repost_is_years_younger_and_has_the_same_scene(play):
    posts = {one.number: one for one in play.posts}
    for one in facts_of(play, "origin-of"):
        first, again = posts[one.value], posts[one.subject[0]]
        assert again.posted - first.posted > 360 * 86_400
        assert (again.scene, again.scene_text) == (first.scene, first.scene_text)
        assert again.claims
        assert not first.claims
    scenes = Counter((one.scene, one.scene_text) for one in play.posts if one.scene)
    assert [count for count in scenes.values() if count > 1] == [
        len(facts_of(play, "origin-of")) + 1
    ]


def test_each_fact_can_be_reached_in_an_exercise_that_asks_for_it(play):
    """From the clock of an exercise on its pages are there, and in the flat pages of its slice."""
    there = windows(play.posts)
    numbers = {of_post(one): one.number for one in play.posts}
    facts = {one.id: one for one in play.facts}
    asked = set()
    for exercise in play.exercises:
        clock = play.clock(exercise)
        assert clock in play.slices
        assert exercise.facts
        end = clock + exercise.minutes * 60
        for name in exercise.facts:
            one = facts[name]
            asked.add(name)
            for number in (*one.subject, *(numbers[page] for page in one.shown if page in numbers)):
                begin, until = there.get(number, (0, None))
                assert begin <= clock
                if one.kind == "gone-at":
                    assert until is None or clock < until < end
                else:
                    assert until is None or until > clock
        host, _, path = exercise.start.partition("/")
        assert host in HOSTS.values()
        assert not path or (host, f"/{path}") in shown(play)
    kept = forbidden(play).keys()
    stops = {one.id for one in play.facts if one.kind in WHY}
    captures = {one.id for one in play.facts if kept.isdisjoint(one.subject)}
    assert asked == stops | captures
    assert len(facts) - len(asked) == 1, "an earlier handle of the official's account"


def test_nobody_in_need_and_no_official_may_be_an_exhibit(play):
    kept = set(forbidden(play))
    for one in facts_of(play, "in-need", "hand-on"):
        assert set(one.subject) <= kept
    for one in facts_of(play, "hand-on"):
        own = {post.number for post in play.posts if post.account == one.subject[0]}
        assert len(own) >= 2
        assert own <= kept
    asked = {number for one in facts_of(play, "verdict", "same-user", "leg", "sum", "cleared")
             for number in one.subject}  # fmt: skip
    assert asked.isdisjoint(kept)


def test_people_in_need_come_and_go_during_the_day(play):
    there = windows(play.posts)
    for one in facts_of(play, "in-need"):
        begin, until = there[max(one.subject, key=len)]
        seen = [begin <= now and (until is None or now < until) for now in play.slices]
        assert seen == ([True, True, False] if one.value == "PC/R/01" else [False, False, True])


def test_a_copy_shows_nothing_that_came_after_it(play):
    """A page says itself until when it is there, and a copy of it says the same."""
    posts = {of_post(one): one for one in play.posts}
    ends = 0
    for copy in play.copies:
        post = posts.get(copy.page)
        for label, value in copy.lines:
            for time in re.findall(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", value):
                assert time <= iso(copy.taken)
            if label == "Here until":
                ends += 1
                assert post
                assert value == clock(play.offset, post.until)
                assert copy.taken < post.until
            elif label.startswith("Comment "):
                assert post
                said = next(one for one in post.comments if f"Comment {one.number}" == label)
                assert said.posted <= copy.taken
                assert not said.until or copy.taken < said.until
    assert ends == len(facts_of(play, "gone-at"))


def test_nobody_speaks_below_a_post_that_is_gone_or_after_the_day(play):
    over = play.start + data().ends * 60
    for post in play.posts:
        for one in post.comments:
            assert one.posted < over
            assert not post.until or one.posted < post.until


def test_nobody_answers_themselves_or_asks_a_price_below_a_call_for_help(play):
    calls = {one.subject[0] for one in facts_of(play, "in-need")} | {
        one.subject[1] for one in facts_of(play, "in-need")
    }
    asked = {text for kind in ("comment-price", "comment-ask", "comment-hope")
             for texts in data().sentences[kind].values() for text in texts}  # fmt: skip
    for post in play.posts:
        assert post.account not in {one.account for one in post.comments}
        if calls & {one.number for one in post.comments}:
            assert asked.isdisjoint(one.text for one in post.comments)


def test_one_phone_belongs_to_one_user(play):
    pairs = [set(one.subject) for one in facts_of(play, "same-user")]
    users: dict[str, set[str]] = {}
    for post in play.posts:
        for one in (post, *post.comments):
            for phone in re.findall(r"\+00 000 000 \d{4}", one.text):
                users.setdefault(phone, set()).add(one.account)
    assert sorted(map(sorted, (its for its in users.values() if len(its) > 1))) == sorted(
        map(sorted, pairs)
    )


def test_a_leg_is_claimed_where_no_coach_runs(play):
    routes = {value for one in play.entries if one.register == "coaches" for label, value in one.lines
              if label == "Route"}  # fmt: skip
    for one in facts_of(play, "leg"):
        ends = one.id.partition(":")[2].split("-")
        ways = {f"Town {ends[0]} to Town {ends[1]}", f"Town {ends[1]} to Town {ends[0]}"}
        assert bool(ways & routes) == (one.value == "shown")


def test_every_slot_is_filled(play):
    for post in play.posts:
        for text in (post.text, post.claims, *(one.text for one in post.comments)):
            assert not re.search(r"[{}~]", text)


@pytest.mark.parametrize("kind", ["noise", "job-opening", "comment-ask", "told-leg"])
def test_a_sentence_more_changes_only_posts_that_say_it(kind):
    source = data()
    slots = " ".join(f"{{{one}}}" for one in sorted(SENTENCES[kind].must))
    more = {lang: (*texts, f"Zephyr {slots}.") for lang, texts in source.sentences[kind].items()}
    changed = replace(source, sentences={**source.sentences, kind: more})
    told = 0
    for number in range(1, 7):
        old, new = woven(source, number), woven(changed, number)
        assert (old.accounts, old.entries, old.hops) == (new.accounts, new.entries, new.hops)
        for before, after in zip(old.posts, new.posts, strict=True):
            assert replace(after, text=before.text, comments=before.comments) == before
            texts = [said for one, said in zip(texts_of(before), texts_of(after), strict=True)
                     if one != said]  # fmt: skip
            assert all("Zephyr" in text for text in texts)
            told += len(texts)
        assert [(one.id, one.value) for one in old.facts] == [
            (one.id, one.value) for one in new.facts
        ]
    assert told


def test_another_seed_is_another_world():
    one, other = world(1), world(2)
    assert not set(one.accounts) & set(other.accounts)
    assert len({post.number for post in one.posts} & {post.number for post in other.posts}) < 3


def test_a_language_without_a_kind_is_told_in_one_sentence():
    source = data()
    fewer = {**source.sentences["firm-line"]}
    del fewer["ur"]
    wrong = replace(source, sentences={**source.sentences, "firm-line": fewer})
    with pytest.raises(EnvironmentProblem, match="has in ur no sentence of firm-line"):
        woven(wrong, 4)
    assert "ur" not in {one.lang for one in woven(wrong, 4, ("en", "bn")).accounts.values()}
    nobody = {kind: {"en": by["en"]} for kind, by in source.sentences.items()}
    with pytest.raises(EnvironmentProblem, match="has in ur no sentence of job-opening, "):
        woven(replace(source, sentences=nobody), 4, ("ur",))


def test_a_map_without_a_way_is_told_in_one_sentence():
    with pytest.raises(EnvironmentProblem, match="no way of 4 roads"):
        woven(replace(data(), roads=data().roads[:3]), 4)


def test_names_of_a_kind_are_different_in_each_language():
    for kind in NAMED:
        names = data().names[kind]
        for lang in names[0]:
            assert len({one[lang] for one in names}) == len(names), (kind, lang)
    for lang in LANGUAGES[:5]:
        assert len({one.name[lang] for one in data().towns}) == len(data().towns)
    persons = {tuple(one.values()) for one in drawn_persons(data(), seed(1))}
    assert len(persons) == 2 * len(data().names["persons"])


def test_a_slot_that_nothing_fills_is_told_in_one_sentence():
    source = data()
    wrong = {**source.sentences, "firm-line": dict.fromkeys(LANGUAGES, ("{firm} {city}",))}
    with pytest.raises(EnvironmentProblem, match=r"nothing fills “\{city\}”"):
        woven(replace(source, sentences=wrong), 4)


def test_a_day_moves_all_times_and_nothing_else():
    one, other = (woven(data(), 6, day=day) for day in (DAY, DAY.replace(day=8)))
    assert other.start - one.start == 86_400
    moved = {post.number: post.posted for post in other.posts if post.platform == "talkledge"}
    for post in one.posts:
        if post.platform == "talkledge":
            assert moved[post.number] - post.posted == 86_400
