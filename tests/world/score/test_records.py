"""Records of a class against the key: what was planted is named, and nothing else."""

from __future__ import annotations

import re

import pytest

from handbook.report import Look
from handbook.world.talk import talk_text
from tests.world.score import makers
from tests.world.score.makers import (
    ADVERT,
    FIRM,
    HIDDEN_NAME,
    HONEST,
    OFFICIAL,
    OTHER,
    PLEA,
    THREAD,
    Class,
    at,
    event,
)

URDU = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")


def told(desk: Class, **more) -> set[tuple[str, str, str]]:
    return {(one.group, one.file, one.field) for one in desk.talk(**more).lines if not one.good}


def set_(file: str, **values):
    def change(desk: Class) -> None:
        for id_, value in values.items():
            field = id_.replace("_", "-")
            if value is None:
                del desk.values(file)[field]
            else:
                desk.values(file)[field] = value

    return change


def other_file(desk: Class) -> None:
    desk.disk["U8_2026_102_1_clock-picture.png"] = desk.disk["U8_2026_101_1_clock-picture.png"]


def absent_file(desk: Class) -> None:
    del desk.disk["U8_2026_102_1_clock-picture.png"]


def strike(desk: Class, row: int) -> None:
    desk.rows("log.json")[row - 1] |= {"struck-utc": at("05:41:00"), "struck-by": "4611"}


def reloaded(desk: Class) -> None:
    desk.events += [event("noticerail.example", f"/post/{ADVERT}")] * 4


def searched(desk: Class) -> None:
    desk.events.append(event("findwheel.example", "/?q=%22Copper+Spoon%22", "search"))


def silent_view(desk: Class) -> None:
    desk.events.append(event("talkledge.example", "/member/0000411111"))


def official(desk: Class) -> None:
    exhibit(desk, url="hxxps://beaconbox[.]example/s/window.nine", account_id=OFFICIAL, line=10)


def plea(desk: Class) -> None:
    exhibit(desk, url=f"hxxps://talkledge[.]example/t/{THREAD}", item_id=PLEA, line=8,
            account_id="0000511111", item_kind="comment")  # fmt: skip


def exhibit(desk: Class, *, url: str, line: int, **more: str) -> None:
    """Make one exhibit more, everywhere where it is named."""
    desk.files["more.json"] = makers._capture(104, "05:15", line, page_url=url, platform="Other",
                                              **{"item_kind": "profile", **more})  # fmt: skip
    name = "U8_2026_104_1_clock-picture.png"
    desk.disk[name] = makers._bytes(name)
    desk.rows("log.json")[line - 1] |= {"log-action": "capture", "exhibit-no": "U8/2026/104"}
    desk.values("log.json")["exhibit-count"] = "4"
    for sheet in ("first.json", "second.json"):
        desk.values(sheet)["exhibit-list"] = "U8/2026/101 to U8/2026/104: four exhibits"


def name_in_log(desk: Class) -> None:
    desk.rows("log.json")[7]["log-result"] = f"A comment of {HIDDEN_NAME}"


def act(desk: Class) -> None:
    desk.events.append(event("noticerail.example", "/act/message", "act"))


def incident(desk: Class) -> None:
    desk.rows("log.json")[11]["log-action"] = "incident"


def acted(desk: Class) -> None:
    desk.rows("log.json")[11] |= {"page-url": "https://noticerail.example.localhost:8765/act/like/"}


def no_stop(desk: Class) -> None:
    desk.rows("log.json")[10]["log-action"] = "check"


def no_register(desk: Class) -> None:
    del desk.rows("log.json")[3]["page-url"]
    desk.events = [one for one in desk.events if one["host"] != "register.example"]


FAULTS = {
    "another file under the name": (other_file, {("hash", "honest.json", "file-sha256")}),
    "the file is missing": (absent_file, {("hash", "honest.json", "file-name")}),
    "one digit of the item": (set_("honest.json", item_id="0000620457"), {("numbers", "honest.json", "item-id")}),
    "the item of another page": (set_("honest.json", item_id=ADVERT), {("numbers", "honest.json", "item-id")}),
    "one digit of the account": (set_("advert.json", account_id="0000111112"), {("numbers", "advert.json", "account-id")}),
    "a host that looks alike": (
        set_("honest.json", page_url=f"hxxps://n0ticerail[.]example/post/{HONEST}"),
        {("address", "honest.json", "page-url")},
    ),
    "a page that is not there": (
        set_("honest.json", page_url="hxxps://noticerail[.]example/post/0000620457"),
        {("address", "honest.json", "page-url")},
    ),
    "the sign of the clock": (set_("advert.json", clock_difference="-2"), {("clock", "advert.json", "clock-difference")}),
    "no clock": (set_("log.json", clock_source=None), {("clock", "log.json", "clock-source")}),
    "signed before the end": (
        set_("advert.json", sign_captured=f"4611, {at('04:20:00')}"), {("time", "advert.json", "sign-captured")},
    ),
    "signed before the last line": (
        set_("log.json", sign_written=f"4611, {at('05:30:00')}"), {("time", "log.json", "sign-written")},
    ),
    "an exhibit is not on the sheet": (
        set_("first.json", exhibit_list="U8/2026/101, U8/2026/103: two exhibits"),
        {("custody", "honest.json", "medium-ref")},
    ),
    "the sheet has one that is not there": (
        set_("first.json", exhibit_list="U8/2026/101 to U8/2026/104: four exhibits"),
        {("custody", "first.json", "exhibit-list")},
    ),
    "what CL-05 forbids": (
        set_("advert.json", people_shown=["child"], sensitive=["intimate"]), {("must", "advert.json", "sensitive")},
    ),
    "an exhibit of the official": (official, {("must", "more.json", "page-url")}),
    "an exhibit of the plea": (plea, {("must", "more.json", "page-url")}),
    "contact in the log": (incident, {("must", "log.json", "log-action")}),
    "contact by its address in the log": (acted, {("must", "log.json", "page-url")}),
    "contact that only the witness saw": (act, {("must", "", "")}),
    "a log-in": (set_("log.json", login_state="assigned-account"), {("must", "log.json", "login-state")}),
    "a level above the order": (set_("advert.json", authority_level="l1"), {("must", "advert.json", "authority-level")}),
    "a record of another world": (
        set_("profile.json", browser_tool=f"Browser Sample 12.1; {OTHER}"), {("must", "profile.json", "browser-tool")},
    ),
    "a log of no world": (set_("log.json", browser_tool="Browser Sample 12.1"), {("must", "log.json", "browser-tool")}),
    "a capture of no world and no log": (
        set_("profile.json", found_via="In the neighbour's list"), {("must", "profile.json", "browser-tool")},
    ),
    "the name of a protected person": (name_in_log, {("must", "log.json", "log-result")}),
    "posted after the capture": (set_("advert.json", posted_utc=at("05:01:17")), {("time", "advert.json", "posted-utc")}),
    "posted in the wrong offset": (
        set_("advert.json", posted_utc="2026-12-06T20:00:17Z"), {("time", "advert.json", "posted-utc")},
    ),
    "three views logged, seven seen": (reloaded, {("views", "log.json", "view-count")}),
    "a search that is not logged": (searched, {("views", "log.json", "log-subject")}),
    "a view that is not logged": (silent_view, {("views", "log.json", "page-url")}),
    "no stop where one was due": (no_stop, {("missed", "", "")}),
    "a fact that was not looked for": (no_register, {("missed", "", "")}),
    "an address that is not whole": (
        lambda desk: desk.rows("log.json")[11].__setitem__("page-url", "hxxps:///post/1"), {("address", "log.json", "page-url")},
    ),
    "a field without an answer": (set_("advert.json", reason=None), {("form", "advert.json", "reason")}),
}  # fmt: skip


def urdu(desk: Class) -> None:
    for file in ("advert.json", "honest.json"):
        for field in ("item-id", "account-id"):
            desk.values(file)[field] = desk.values(file)[field].translate(URDU)
    desk.rows("log.json")[2]["account-id"] = FIRM.translate(URDU)


def live(desk: Class) -> None:
    for one in desk.files.values():
        for values in (one["values"], *one["rows"]):
            if url := values.get("page-url"):
                host, _, path = url.removeprefix("hxxps://").replace("[.]", ".").partition("/")
                values["page-url"] = f"http://{host.upper()}.localhost:8765/{path}/"


def bare(desk: Class) -> None:
    for one in desk.files.values():
        for values in (one["values"], *one["rows"]):
            if url := values.get("page-url"):
                values["page-url"] = url.replace("hxxps", "https").replace("[.]", ".")


def persian(desk: Class) -> None:
    for one in desk.files.values():
        one |= {"language": "fa"}
    desk.values("log.json")["browser-tool"] = makers.BROWSER.translate(URDU)
    desk.values("advert.json")["content-note"] = "آگهی به فارسی"


def struck(desk: Class) -> None:
    row = {**desk.rows("log.json")[4], "log-action": "incident", "account-id": "0000999999",
           "page-url": "hxxps://n0ticerail[.]example/act/like", "view-count": "9",
           "struck-utc": at("05:34:00"), "struck-by": "4611"}  # fmt: skip
    desk.rows("log.json").insert(5, row)
    for number, one in enumerate(desk.rows("log.json"), 1):
        one["line-no"] = str(number)


def front_of_links(desk: Class) -> None:
    desk.rows("log.json")[1]["page-url"] = "hxxps://hop[.]test/"


def minute(desk: Class) -> None:
    desk.values("advert.json")["posted-utc"] = at("01:00:00")


NO_FAULTS = {
    "nothing": lambda _: None, "digits of Urdu": urdu, "addresses as served": live,
    "addresses that are not made harmless": bare, "the Persian edition": persian,
    "a struck line": struck, "the page of all short links": front_of_links, "the minute that hovering shows": minute,
}  # fmt: skip


@pytest.mark.parametrize("name", NO_FAULTS)
def test_what_is_right_in_another_way_is_no_fault(name):
    desk = Class()
    NO_FAULTS[name](desk)
    talk = desk.talk()
    assert told(desk) == set()
    assert {one.group for one in talk.lines} == {"hash", "clock", "found"}


@pytest.mark.parametrize("name", FAULTS)
def test_exactly_the_planted_fault_is_named(name):
    desk = Class()
    plant, wanted = FAULTS[name]
    plant(desk)
    assert told(desk) == wanted


@pytest.mark.parametrize("name", FAULTS)
def test_order_and_language_of_files_change_nothing(name):
    desk, other = Class(), Class()
    FAULTS[name][0](desk)
    FAULTS[name][0](other)
    for one in other.files.values():
        one |= {"language": "ur", "edition": "2026.11"}
    assert desk.talk() == desk.talk(turned=True) == other.talk(turned=True)


@pytest.mark.parametrize("name", FAULTS)
def test_no_sum_no_rank_and_no_name_is_told(name):
    desk = Class()
    FAULTS[name][0](desk)
    talk = desk.talk()
    text = " ".join(talk_text(talk, Look()).split())
    for word in (HIDDEN_NAME, "Window nine papers", "Basil Example"):
        assert word not in text
    assert not re.search(r"[0-9]+ (?:of|out of) [0-9]+|%|points?\b|score", text)


def test_a_guarded_name_is_hidden_even_where_a_form_fault_quotes_it():
    desk = Class()
    desk.values("first.json")["exhibit-list"] += f", U8/2026/1O1 {HIDDEN_NAME}"
    desk.rows("log.json")[2]["exhibit-no"] = f"U8/2026/101, {HIDDEN_NAME}"
    desk.events.append(event("findwheel.example", "/?q=amber+sample", "search"))
    assert HIDDEN_NAME.lower() not in talk_text(desk.talk(), Look()).lower()
    assert ("views", "log.json", "log-subject") in told(desk)
    assert ("must", "log.json", "exhibit-no") in told(desk)


def test_a_page_that_was_loaded_anew_is_named_as_one():
    desk = Class()
    desk.events += [event("noticerail.example", f"/post/{ADVERT}", "reload")] * 2
    (line,) = (one for one in desk.talk().lines if not one.good)
    known = "2 of them loaded again (reload, or a browser that keeps nothing)"
    assert line.what.endswith(f"the range saw 5, {known}")


def test_who_came_too_late_for_a_number_is_asked_and_not_corrected():
    desk = Class()
    desk.values("advert.json")["account-id"] = "not found, the page was gone"
    (line,) = (one for one in desk.talk().lines if not one.good)
    assert (line.group, line.field) == ("numbers", "account-id")
    assert "whether it was gone" in line.ask
    assert "it says" not in line.what


def test_of_several_numbers_on_a_page_its_own_is_named_first():
    desk = Class()
    exhibit(desk, url=f"hxxps://talkledge[.]example/t/{THREAD}", item_id="0000999999", line=8)
    (line,) = (one for one in desk.talk().lines if one.field == "item-id")
    assert f"the item is {THREAD}" in line.what


def test_each_fault_says_what_to_ask():
    for plant, _ in FAULTS.values():
        desk = Class()
        plant(desk)
        assert all(one.what and one.ask for one in desk.talk().lines if not one.good)


def test_an_exhibit_of_a_page_without_a_fact_is_for_a_person():
    desk = Class()
    exhibit(
        desk, url="hxxps://talkledge[.]example/member/0000411111", account_id="0000411111", line=8
    )
    desk.rows("log.json")[7]["page-url"] = "hxxps://talkledge[.]example/member/0000411111"
    desk.events[-2] = event("talkledge.example", "/member/0000411111")
    assert told(desk) == {("claimed", "more.json", "page-url")}


def test_captures_of_a_log_of_another_world_are_held_against_nothing():
    desk = Class()
    desk.values("log.json")["browser-tool"] = f"Browser Sample 12.1; {OTHER}"
    desk.values("advert.json")["item-id"] = "0000999999"
    assert {one for one in told(desk) if one[0] != "missed"} == {
        ("must", "log.json", "browser-tool")
    }


def test_more_pages_than_the_order_allows_are_named_where_an_exercise_is():
    desk = Class()
    desk.events += [event("country.example", "/law")] * 40
    assert told(desk) == {("views", "", "")}
    assert told(desk, exercise="") == set()
