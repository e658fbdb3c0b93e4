"""What grows old, on the last good day and on the first bad one."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from handbook.findings import Severity
from handbook.model import EMPTY, ahead, later
from handbook.parse import parse_yaml
from handbook.rules import ALL, check
from tests import books

RULES = [one for one in ALL if one.code.startswith("HB70")]
PAGE = "docs/en/evidence/capture.md"
LIST = "checklists/en/capture-one-item.md"
TODAY = dt.date(2026, 11, 25)


def findings(tree, *, today=TODAY, release=False, config=None):
    book = replace(books.book(tree), today=today, release=release)
    if config is not None:
        data = parse_yaml(config, "mkdocs.yml")
        extra = data.root.get("extra")
        book = replace(book, data={**book.data, "mkdocs": data},
                       edition=extra.text("edition") if extra else "")  # fmt: skip
    return check(book, RULES)


def told(tree, **more):
    return [str(finding) for finding in findings(tree, **more)]


def page(**more):
    return {PAGE: books.front(**more) + "# Capture\n"}


def works(**more):
    entry = {
        "id": "law-2024",
        "type": "legislation",
        "title": "A law",
        "custom": "{mark: S}",
    } | more
    rows = "\n    ".join(f"{key}: {value}" for key, value in entry.items())
    return {"docs/data/bibliography.yaml": f"references:\n  - {rows}\n"}


def test_months_are_those_of_the_calendar():
    for day, months, then in (
        ("2026-11-25", 3, "2027-02-25"), ("2026-11-25", 1, "2026-12-25"),
        ("2026-11-25", 2, "2027-01-25"), ("2026-12-31", 12, "2027-12-31"),
        ("2026-11-30", 3, "2027-02-28"), ("2027-11-30", 3, "2028-02-29"),
        ("2028-02-29", 12, "2029-02-28"), ("2026-08-31", 6, "2027-02-28"),
        ("2026-01-31", 3, "2026-04-30"), ("2026-11-25", 24, "2028-11-25"),
        ("2026-11-25", 0, "2026-11-25"), ("9999-12-31", 1, "9999-12-31"),
        ("9999-11-30", 1, "9999-12-30"),
    ):  # fmt: skip
        assert later(dt.date.fromisoformat(day), months).isoformat() == then


def test_tomorrow_is_not_ahead_and_the_day_after_it_is():
    assert not ahead(TODAY, TODAY)
    assert not ahead(TODAY + dt.timedelta(1), TODAY)
    assert ahead(TODAY + dt.timedelta(2), TODAY)


def test_a_page_is_overdue_on_the_day_after_it_is_due():
    for tier, reviewed, last in (
        ("fast", "2026-11-25", "2027-02-25"), ("medium", "2026-11-25", "2027-05-25"),
        ("slow", "2026-11-25", "2027-11-25"), ("fast", "2026-11-30", "2027-02-28"),
    ):  # fmt: skip
        tree, day = page(tier=tier, reviewed=reviewed), dt.date.fromisoformat(last)
        after = day + dt.timedelta(1)
        assert told(tree, today=day) == []
        [finding] = findings(tree, today=after)
        assert str(finding) == (
            f"{PAGE}:11: HB701 the review was due on {last}: the tier is “{tier}”, the last one was on"
            f" {reviewed} (review it, then write “reviewed: {after}”)"
        )
        assert finding.severity is Severity.WARNING
        [finding] = findings(tree, today=after, release=True, config="site_name: x\n")
        assert finding.severity is Severity.ERROR


def test_lists_and_translations_are_reviewed_too():
    late = {
        LIST: books.CHECKLIST.replace("2026-11-25", "2020-01-01"),
        PAGE.replace("/en/", "/ur/"): books.front(reviewed="2020-01-01") + "# گرفت\n",
    }
    assert [line.split(": ")[0] for line in told(late)] == [
        f"{LIST}:9", f"{PAGE.replace('/en/', '/ur/')}:11",
    ]  # fmt: skip


def test_what_has_no_tier_or_day_has_that_fault_only():
    for more in ({"tier": "never"}, {"reviewed": "yesterday"}):
        assert told(page(**{"reviewed": "2000-01-01"} | more)) == []


def test_without_a_today_nothing_is_old():
    old = page(reviewed="2000-01-01") | works(accessed="{date-parts: [[2000]]}")
    hosts = {"docs/data/hosts.yaml": "a.example: {owner: a, seen: 2000-01-01}\n"}
    assert told(old | hosts, today=None, release=True, config='extra: {edition: "2020.01"}\n') == []
    assert told(page(reviewed="2999-01-01"), today=None) == []


def test_a_review_lies_at_most_in_tomorrow():
    assert told(page(reviewed="2026-11-26")) == []
    [finding] = findings(page(reviewed="2026-11-27"))
    assert str(finding) == (
        f"{PAGE}:11: HB701 “reviewed” is 2026-11-27, and today is 2026-11-25"
        " (write the day on which it was reviewed)"
    )
    assert finding.severity is Severity.ERROR
    assert "HB701" in told({LIST: books.CHECKLIST.replace("2026-11-25", "2027-01-01")})[0]


def test_the_end_of_the_calendar_is_no_trap():
    assert len(told(page(reviewed="9999-12-31", tier="slow"))) == 1


NAMES = {PAGE: books.front() + "# Capture\n\nSee E-04 and E-00.\n\nE-04 again.\n"}


def test_a_planned_code_in_a_text_stops_a_release_once():
    assert told(NAMES) == []
    [finding] = findings(NAMES | {LIST: books.CHECKLIST}, release=True)
    assert str(finding) == (
        "docs/data/codes.yaml:6: HB703 “E-04” is still planned, and"
        f" {PAGE}:17 names it (write its page, or take the code out of the text)"
    )
    assert finding.severity is Severity.ERROR


def test_planned_codes_are_found_without_a_today_in_lists_and_each_of_them():
    codes = books.CODES.replace(
        "state: made}\nCL",
        "state: made}\nE-05: {title: A, path: evidence/a.md, state: planned}\nCL",
    )
    codes += "E-05: {title: By hand, path: evidence/hand.md, state: planned}\n"
    tree = {PAGE: books.front() + "# Capture\n\nE-05, E-99.\n", LIST: books.CHECKLIST,
            "docs/data/codes.yaml": codes}  # fmt: skip
    assert [line.split("“")[1][:4] for line in told(tree, today=None, release=True)] == [
        "E-04",
        "E-05",
    ]


def test_law_is_read_every_year():
    for kind in ("bill", "legal_case", "legislation", "regulation", "treaty"):
        assert told(works(type=kind, accessed="{date-parts: [[2025, 11, 25]]}")) == []
        [finding] = findings(works(type=kind, accessed="{date-parts: [[2025, 11, 24]]}"))
        assert str(finding) == (
            "docs/data/bibliography.yaml:2: HB701 “law-2024” was last read on 2025-11-24, more than 12"
            " months ago (read it again and write “accessed: {date-parts: [[2026, 11, 25]]}”)"
        )
        assert finding.severity is Severity.WARNING
        [finding] = findings(
            works(type=kind, accessed="{date-parts: [[2025, 11, 24]]}"), release=True
        )
        assert finding.severity is Severity.ERROR


def test_a_tier_says_how_often_a_work_is_read():
    for kind in ("webpage", "legislation"):
        for tier, good, bad, months in (
            ("fast", "2026, 8, 25", "2026, 8, 24", 3), ("medium", "2026, 5, 25", "2026, 5, 24", 6),
            ("slow", "2025, 11, 25", "2025, 11, 24", 12),
        ):  # fmt: skip
            custom = f"{{mark: S, tier: {tier}}}"
            assert (
                told(works(type=kind, custom=custom, accessed=f"{{date-parts: [[{good}]]}}")) == []
            )
            [line] = told(works(type=kind, custom=custom, accessed=f"{{date-parts: [[{bad}]]}}"))
            assert f"more than {months} months ago" in line


def test_a_vague_day_counts_from_its_beginning():
    assert told(works(accessed="{date-parts: [[2025, 12]]}")) == []
    assert "read on 2025-11-01, " in told(works(accessed="{date-parts: [[2025, 11]]}"))[0]
    assert "read on 2025-01-01, " in told(works(accessed="{date-parts: [[2025]]}"))[0]
    assert "read on 2025-01-01, " in told(works(accessed="{date-parts: [[2025], [2026]]}"))[0]


def test_other_works_do_not_grow_old():
    assert told(works(type="report", accessed="{date-parts: [[2000]]}"), release=True) == []


def test_law_that_nobody_dated_stops_a_release():
    assert told(works()) == []
    [finding] = findings(works(), release=True)
    assert str(finding) == (
        "docs/data/bibliography.yaml:2: HB701 “law-2024” is law, and nobody knows when it was read"
        " (read it again and write “accessed: {date-parts: [[2026, 11, 25]]}”)"
    )
    assert finding.severity is Severity.ERROR
    assert told(works(type="report"), release=True) == []


def test_what_is_no_date_has_that_fault_only():
    for accessed in (
        "{date-parts: [[2025, 13]]}", "{date-parts: [[]]}", "{date-parts: []}", "2000-01-01", "{}",
        "{date-parts: [[99999999999999]]}", "{date-parts: a}",
    ):  # fmt: skip
        assert told(works(accessed=accessed), release=True) == []


def test_a_host_is_looked_at_within_two_years():
    def hosts(seen):
        return {"docs/data/hosts.yaml": f"# hosts\na.example: {{owner: An office, seen: {seen}}}\n"}

    assert told(hosts("2024-11-25")) == []
    [finding] = findings(hosts("2024-11-24"), release=True)
    assert str(finding) == (
        "docs/data/hosts.yaml:2: HB701 “a.example” was last seen on 2024-11-24, more than 24 months"
        " ago (see whether “An office” still publishes there, then write “seen: 2026-11-25”)"
    )
    assert finding.severity is Severity.WARNING
    assert told(hosts("never")) == []
    assert told({"docs/data/hosts.yaml": "a: b: c\n"}) == []


def test_an_edition_bears_this_month_or_the_next():
    for edition, today, good in (
        ('"2026.11"', "2026-11-25", True), ('"2026.12"', "2026-11-25", True),
        ('"2027.01"', "2026-11-25", False), ('"2026.10"', "2026-11-25", False),
        ('"2027.01"', "2026-12-31", True), ('"2027.02"', "2026-12-31", False),
        ('"2027.02"', "2027-01-31", True), ('"2026.1"', "2026-01-25", False),
        ("2026.11", "2026-11-25", True), ("2026.10", "2026-10-25", False),
        ("later", "2026-11-25", False),
    ):  # fmt: skip
        day, config = dt.date.fromisoformat(today), f"site_name: x\nextra:\n  edition: {edition}\n"
        assert told({}, today=day, config=config) == []
        found = told({}, today=day, config=config, release=True)
        [said] = (parse_yaml(config, "x").root.get("extra") or EMPTY).texts("edition")
        expected = (
            f"mkdocs.yml:3: HB707 the edition is “{said}”, and today is {today}"
            f' (write “edition: "{day:%Y.%m}"”)'
        )
        assert found == ([] if good else [expected])


def test_a_configuration_without_an_edition_has_that_fault_only():
    for config in ("site_name: x\n", "extra: []\n", "a: b: c\n", ""):
        assert told({}, release=True, config=config) == []
