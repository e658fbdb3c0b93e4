"""A small world with its key, and the records of a class that did everything right in it."""

from __future__ import annotations

import copy
import datetime as dt
import hashlib
import json
from typing import Any

from handbook.forms import Folder, OnDisk, check
from handbook.forms.chain import make
from handbook.world.answers import read_key, read_witness
from handbook.world.key import key_of, text_of_key
from handbook.world.play import Comment, Entry, Exercise, Fact, Hop, Play, Post
from handbook.world.score import score
from tests.forms.makers import _real, written
from tests.world.plays import START, account

LABEL, OTHER = "2026.12·7F3A91C2", "2026.12·00C0FFEE"
ADVERT, HONEST, THREAD, PLEA = "0000510123", "0000620456", "0000710789", "0000810777"
FIRM, PROFILE, OFFICIAL, ASKER, HURT = (f"0000{n}11111" for n in range(1, 6))
HIDDEN_NAME = "Amber Sample"
POSTED = START - 3 * 3600 + 17

FORMS = {one.id: one for one in map(_real, ("session-log", "capture-record", "custody-sheet"))}
_TOLD = {
    "says": "What is shown.",
    "does-not-prove": "Not who.",
    "other": "A mistake.",
    "next": "Ask the office.",
}
KINDS = dict.fromkeys(
    ("licence-of", "verdict", "same-user", "hand-on", "in-need", "target-of"), _TOLD
)


def _fact(kind: str, about: str, value: str, *shown: tuple[str, str]) -> Fact:
    subject = tuple(sorted(about.split("+")))
    return Fact(id=f"{kind}:{about}", kind=kind, subject=subject, value=value, shown=shown,
                traces=("",) * len(shown))  # fmt: skip


def _post(platform: str, number: str, account: str, **more: Any) -> Post:
    return Post(platform=platform, number=number, account=account, text="Work.", lang="en",
                posted=POSTED, **more)  # fmt: skip


_PLEA = Comment(number=PLEA, account=HURT, text="Help.", lang="en", posted=POSTED + 60)
_FACTS = (
    _fact("licence-of", ADVERT, "Copper Spoon Work", ("noticerail.example", f"/post/{ADVERT}"),
          ("register.example", "/recruiters/LIC-0000-118")),
    _fact("verdict", HONEST, "honest", ("noticerail.example", f"/post/{HONEST}")),
    _fact("same-user", f"{FIRM}+{PROFILE}", "one user", ("noticerail.example", f"/account/{FIRM}"),
          ("plumecircle.example", "/profile/willow.drum")),
    _fact("target-of", "/ab2cd", f"noticerail.example/post/{ADVERT}", ("hop.test", "/ab2cd")),
    _fact("hand-on", OFFICIAL, "official", ("beaconbox.example", "/s/window.nine")),
    _fact("in-need", PLEA, "PC/R/01", ("talkledge.example", f"/t/{THREAD}")),
)  # fmt: skip
PLAY = Play(
    edition="2026.12", start=START, offset=18_000,
    accounts={
        one.number: one
        for one in (
            account("noticerail", FIRM, "willow.notices", "Willow Drum Work"),
            account("plumecircle", PROFILE, "willow.drum", "Willow Drum Work"),
            account("beaconbox", OFFICIAL, "window.nine", "Window nine papers"),
            account("talkledge", ASKER, "basil.ask", "Basil Example"),
            account("talkledge", HURT, "amber.ask", HIDDEN_NAME),
        )
    },
    posts=(
        _post("noticerail", ADVERT, FIRM), _post("noticerail", HONEST, FIRM),
        _post("talkledge", THREAD, ASKER, comments=(_PLEA,)),
        _post("beaconbox", "window.nine/4", OFFICIAL),
    ),
    entries=(Entry(register="recruiters", number="LIC/0000/118", lines=()),),
    copies=(), hops=(Hop(path="/ab2cd", target=f"noticerail.example/post/{ADVERT}"),),
    facts=_FACTS,
    exercises=(
        Exercise(id="E1", title="Read an advert", start="noticerail.example/", at=0, minutes=90,
                 level="l0", views=40, question="Which?", kinds=(), facts=tuple(one.id for one in _FACTS)),
    ),
    slices=(START,),
)  # fmt: skip
KEY = key_of(PLAY, LABEL, {}, KINDS)
READ = read_key(text_of_key(KEY))

TOOL = "Browser Sample 12.1, no add-on"
BROWSER = f"{TOOL}; practice range {LABEL}"
CLOCK = {"clock-source": "Time server of the agency", "clock-difference": "2"}
CASE = {"case-ref": "U8/CASE/2026/019", "device-ref": "U8/PC/0008, Sample System 9.1"}
COMMON = {
    **CASE, **CLOCK, "authority-ref": "U8/AUTH/2026/017 of 6 December 2026", "authority-level": "l0",
    "browser-tool": TOOL, "connection": "agency-line", "login-state": "no",
    "page-language": "English; translation off: yes", "local-offset": "+05:00",
}  # fmt: skip


def at(clock: str) -> str:
    return f"2026-12-07T{clock}Z"


def _row(number: int, clock: str, action: str, subject: str, **more: str) -> dict[str, str]:
    row = {
        "line-no": str(number),
        "event-utc": at(clock),
        "log-action": action,
        "log-subject": subject,
    }
    return row | {key.replace("_", "-"): text for key, text in more.items()}


def _log() -> dict[str, Any]:
    nr, pc = "hxxps://noticerail[.]example", "hxxps://plumecircle[.]example"
    rows = [
        _row(1, "04:05:00", "start", "Device after CL-02", log_result="Clock 2 seconds fast"),
        _row(2, "04:08:00", "search", "FindWheel: “Willow Drum”", log_result="None"),
        _row(3, "04:10:00", "capture", "Short link of the order", log_result="Advert; written 04:26",
             page_url="hxxps://hop[.]test/ab2cd", account_id=FIRM, view_count="1", exhibit_no="U8/2026/101"),
        _row(4, "04:30:00", "view", "Entry of the licence", log_result="Another firm",
             page_url="hxxps://register[.]example/recruiters/LIC-0000-118"),
        _row(5, "04:33:00", "view", "Account of the advert", log_result="Two adverts",
             page_url=f"{nr}/account/{FIRM}", account_id=FIRM, view_count="2"),
        _row(6, "04:36:00", "capture", "Second advert", log_result="Written 04:52",
             page_url=f"{nr}/post/{HONEST}", account_id=FIRM, view_count="3", exhibit_no="U8/2026/102"),
        _row(7, "04:55:00", "capture", "Profile of the same words", log_result="Written 05:11",
             page_url=f"{pc}/profile/willow.drum", account_id=PROFILE, view_count="1",
             exhibit_no="U8/2026/103"),
        _row(8, "05:12:00", "view", "Thread about the firm", log_result="Three answers",
             page_url=f"hxxps://talkledge[.]example/t/{THREAD}", account_id=ASKER, view_count="1"),
        _row(9, "05:14:00", "stop", "CL-06 used"),
        _row(10, "05:20:00", "view", "Channel", log_result="Opened, closed",
             page_url="hxxps://beaconbox[.]example/s/window.nine", view_count="1"),
        _row(11, "05:21:00", "stop", "stopped"),
        _row(12, "05:40:00", "end", "CL-04 done", log_result="3 exhibits"),
    ]  # fmt: skip
    values = {
        **COMMON, "browser-tool": BROWSER, "log-ref": "U8/LOG/2026/041", "plan-ref": "U8/PLAN/2026/004",
        "clock-checked-utc": at("04:04:00"), "exhibit-count": "3", "sign-written": f"4611, {at('05:42:00')}",
    }  # fmt: skip
    return _saved("F-05", values, rows)


def _capture(number: int, begun: str, line: int, **more: str) -> dict[str, Any]:
    first = dt.datetime.fromisoformat(at(f"{begun}:00"))
    exhibit = f"U8/2026/{number}"
    when = [f"{first + dt.timedelta(minutes=add):%Y-%m-%dT%H:%M:%SZ}" for add in (0, 8, 12, 14)]
    name = f"U8_2026_{number}_1_clock-picture.png"
    rows = [{
        "file-no": "1", "file-name": name, "file-kind": "clock-picture",
        "file-bytes": str(len(_bytes(name))), "file-sha256": hashlib.sha256(_bytes(name)).hexdigest(),
        "hashed-utc": when[1], "hash-tool": "Get-FileHash, Windows PowerShell 5.1",
    }]  # fmt: skip
    values: dict[str, Any] = {
        **COMMON, "exhibit-no": exhibit, "reason": "Question of the plan",
        "found-via": f"U8/LOG/2026/041, line {line}", "visible-to": "anyone", "captured-by": "4611",
        "place": "Unit 8, Town E", "started-utc": when[0], "ended-utc": when[2],
        "content-note": "Advert in English", "people-shown": ["none"], "sensitive": ["none"],
        "method": ["clock-picture"], "steps": "Opened, copied, hashed.", "alterations": "None known.",
        "not-captured": "Nothing.", "opened-checked": True, "helps-defence": "not-known",
        "preservation": "not-needed", "medium-ref": "U8/M/0001", "second-medium-ref": "U8/M/0002",
        "copy-checked": True, "retain-until": "2027-12-31", "sign-captured": f"4611, {when[3]}",
        **{key.replace("_", "-"): text for key, text in more.items()},
    }  # fmt: skip
    return _saved("F-06", values, rows)


def _sheet(number: int, role: str) -> dict[str, Any]:
    values = {
        "custody-no": f"U8/CUST/2026/00{number}", "case-ref": CASE["case-ref"],
        "medium-ref": f"U8/M/000{number}", "medium-kind": "stick", "medium-serial": "SN 0000-0801, 16 GB",
        "copy-role": role, "exhibit-list": "U8/2026/101 to U8/2026/103: three exhibits",
        "obtained-from": "captured", "obtained-utc": at("05:30:00"), "encryption": "no",
        "sensitive": ["none"], "retain-until": "2027-12-31",
    }  # fmt: skip
    row = {
        "line-no": "1", "event": "made", "event-utc": at("05:30:00"), "local-offset": "+05:00",
        "to-person": "4611", "to-sign": f"4611, {at('05:31:00')}", "event-reason": "Files copied",
        "event-place": "Unit 8, Town E", "condition": "intact", "hash-check": "same",
    }  # fmt: skip
    return _saved("F-07", values, [row])


def _saved(form: str, values: dict[str, Any], rows: list[dict[str, str]]) -> dict[str, Any]:
    return {
        "format": "handbook-form", "version": 1, "form": form, "edition": "2026.12", "language": "en",
        "saved-utc": at("06:00:00"), "values": values, "rows": rows,
    }  # fmt: skip


def _bytes(name: str) -> bytes:
    return f"what {name} holds".encode()


def event(host: str, path: str, kind: str = "view", world: str = LABEL) -> dict[str, str]:
    return {"utc": at("05:00:00"), "world": world, "host": host, "path": path, "kind": kind}


class Class:
    """What a class handed in, to be changed in one place."""

    def __init__(self) -> None:
        listing = {"platform": "NoticeRail", "item_kind": "listing", "posted_utc": _iso(POSTED)}
        nr = "hxxps://noticerail[.]example"
        self.files = copy.deepcopy({
            "log.json": _log(),
            "advert.json": _capture(101, "04:10", 3, page_url=f"{nr}/post/{ADVERT}", item_id=ADVERT,
                                    account_id=FIRM, address_before="hxxps://hop[.]test/ab2cd", **listing),
            "honest.json": _capture(102, "04:36", 6, page_url=f"{nr}/post/{HONEST}", item_id=HONEST,
                                    account_id=FIRM, **listing),
            "profile.json": _capture(103, "04:55", 7, platform="PlumeCircle", item_kind="profile",
                                     page_url="hxxps://plumecircle[.]example/profile/willow.drum",
                                     account_id=PROFILE),
            "first.json": _sheet(1, "evidence"),
            "second.json": _sheet(2, "second"),
        })  # fmt: skip
        self.events = [
            event("findwheel.example", "/?q=Willow+Drum", "search"),
            event("hop.test", "/ab2cd", "hop"),
            event("noticerail.example", f"/post/{ADVERT}"),
            event("register.example", "/recruiters/LIC-0000-118"),
            event("noticerail.example", f"/account/{FIRM}"),
            event("noticerail.example", f"/post/{HONEST}"),
            event("plumecircle.example", "/profile/willow.drum"),
            event("talkledge.example", f"/t/{THREAD}"),
            event("beaconbox.example", "/s/window.nine"),
        ]
        names = [
            row["file-name"]
            for one in self.files.values()
            for row in one["rows"]
            if "file-name" in row
        ]
        self.disk = {name: _bytes(name) for name in names}

    def values(self, file: str) -> dict[str, Any]:
        values: dict[str, Any] = self.files[file]["values"]
        return values

    def rows(self, file: str) -> list[dict[str, str]]:
        rows: list[dict[str, str]] = self.files[file]["rows"]
        return rows

    def data(self) -> dict[str, bytes]:
        return {
            name: written({**one, "chain": make(one).data()}) for name, one in self.files.items()
        }

    def witness(self) -> bytes:
        return b"".join(json.dumps(one).encode() + b"\n" for one in self.events)

    def talk(self, exercise: str = "E1", *, turned: bool = False):
        data = self.data().items()
        checked = [check(name, one, FORMS) for name, one in (reversed(data) if turned else data)]
        folder = Folder("exhibits", {
            name: (OnDisk(name, len(one), hashlib.sha256(one).hexdigest()),)
            for name, one in self.disk.items()
        })  # fmt: skip
        seen = read_witness(self.witness(), LABEL)
        return score(READ, checked, FORMS, exercise, seen, folder)


def _iso(seconds: int) -> str:
    return f"{dt.datetime.fromtimestamp(seconds, dt.UTC):%Y-%m-%dT%H:%M:%SZ}"
