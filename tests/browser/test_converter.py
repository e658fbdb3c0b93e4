"""The converter of R-05 and the tables of its page, held against the calendars and zones of the browser.

The browser's library (ICU) counts the solar calendar by a formula of its own, and knows the zones from
the Time Zone Database; our script shares no line and no table with it.
"""

from __future__ import annotations

import re

import pytest
from babel.dates import get_month_names

from handbook.render.calendar import MONTHS
from tests.browser.sheets import folders, printed

PAGE = "reference/time-zones-and-calendars.html"
SAID = ".converter-half:nth-child({}) .converter-said"
CLOCK, DATE = 1, 2
ZONES = {
    "iraq": "Asia/Baghdad",
    "iran": "Asia/Tehran",
    "afghanistan": "Asia/Kabul",
    "pakistan": "Asia/Karachi",
    "bangladesh": "Asia/Dhaka",
}


def said(page, half):
    return " ".join(page.locator(SAID.format(half)).inner_text().split())


def clock(page, time, place, own=None):
    page.locator("#converter-time").fill(time)
    page.locator(f"[name=converter-clock][value={place}]").check()
    if own is not None:
        page.locator("#converter-offset").fill(own)
    page.locator("#converter-time").press("Enter")
    return said(page, CLOCK)


def date(page, text, calendar):
    page.locator("#converter-date").fill(text)
    page.locator(f"[name=converter-calendar][value={calendar}]").check()
    page.locator("#converter-date").press("Enter")
    return said(page, DATE)


def test_every_day_that_it_takes_is_that_of_the_browsers_calendars(reader):
    """71,953 days, there and back: solar, and lunar by the tabular (civil) rule."""
    page = reader.open(PAGE)
    days, wrong = page.evaluate(f"{_BROWSER}({_EVERY_DAY})")

    assert days == 71_953
    assert wrong == []


def test_two_hundred_and_forty_dates_that_are_typed_give_three_calendars(reader):
    """In Persian digits, at the ends of years, halves and months, in every fourth year and each leap one."""
    page = reader.open(PAGE)
    count, wrong = page.evaluate(f"{_BROWSER}({_TYPED})")

    assert count >= 240
    assert wrong == []


@pytest.mark.slow
def test_no_hour_of_a_summer_time_goes_without_a_warning(reader):
    """Each hour from 1995 to 2030; a day too many at the ends of a summer is allowed, no more."""
    page = reader.open(PAGE)
    found = page.evaluate(_SUMMERS, ZONES)

    assert list(found) == list(ZONES)
    for place, (missed, summer, extra) in found.items():
        assert missed == [], place
        assert (summer > 0) == (place != "afghanistan"), place
        assert extra <= 6 * 28, place


def test_local_times_in_utc_and_on_five_clocks_are_those_of_the_browsers_zones(reader):
    """200 hours from 2023 on, when no clock of the five had summer time, and as many typed ones."""
    page = reader.open(PAGE)
    count, wrong = page.evaluate(_CLOCKS, ZONES)

    assert count == 200
    assert wrong == []


def test_the_page_says_how_far_the_rule_is_from_umm_al_qura(reader):
    """±1 day is not always enough, and the page and the answer both say so."""
    page = reader.open(PAGE)
    found = page.evaluate(_UMM_AL_QURA)
    rows = _table(page, "hijri", 1)

    assert found == {"0": 1014, "1": 599, "-1": 113, "2": 14}
    assert [row[1] for row in rows] == ["1,014", "599", "113", "14"]
    assert "±1 day, seldom 2" in date(page, "2026-03-09", "gregorian")


def test_the_tables_of_the_page_are_right(reader):
    page = reader.open(PAGE)
    years = [cell for row in _table(page, "solar-years") for cell in (row[:2], row[2:])]
    months = _table(page, "solar-months")

    assert sorted(int(year.rstrip("*")) for year, _ in years) == list(range(1390, 1416))
    assert page.evaluate(f"{_BROWSER}({_YEARS})", years) == []
    assert page.evaluate(f"{_BROWSER}({_MONTHS})", [row[4] for row in months]) == []
    for where, *hours in _table(page, "offsets"):
        offset = re.search(r"\+(\d\d):(\d\d)$", where)
        assert offset, where
        ahead = 60 * int(offset[1]) + int(offset[2])
        local = [ahead + 60 * utc for utc in (0, 6, 12, 18)]
        assert hours == [f"{m // 60 % 24:02}:{m % 60:02}{'*' * (m >= 1440)}" for m in local]
    latin, persian, dari, pashto = (names for _, _, names in MONTHS["solar"])
    assert [row[1] for row in months] == [f"{a} {b}" for a, b in zip(latin, persian, strict=True)]
    assert [tuple(row[2:4]) for row in months] == list(zip(dari, pashto, strict=True))
    arabic = [row[at] for at in (1, 3) for row in _table(page, "hijri")]
    assert tuple(arabic) == MONTHS["hijri"][1][2]


def test_months_as_written_in_iraq_are_those_of_the_browser_and_of_babel(reader):
    """Arabic by ICU. It has no Sorani, so that column is held against Babel, which mkdocs-material brings."""
    page = reader.open(PAGE)
    rows = _table(page, "iraq-months")
    sorani = get_month_names("wide", locale="ckb")

    assert [row[1] for row in rows] == page.evaluate(_GREGORIAN_MONTHS, "en")
    assert [row[2] for row in rows] == page.evaluate(_GREGORIAN_MONTHS, "ar-IQ")
    assert {int(row[0]): row[3] for row in rows} == dict(sorani)


def test_no_month_of_the_page_is_in_two_calendars(reader):
    """A name decides the calendar only while each name of the page belongs to one."""
    page = reader.open(PAGE)
    solar = {
        name for row in _table(page, "solar-months") for name in (row[1].split()[-1], *row[2:4])
    }
    lunar = {row[at] for at in (1, 3) for row in _table(page, "hijri")}
    iraq = {name for row in _table(page, "iraq-months") for name in row[2:4]}

    assert (len(solar), len(lunar), len(iraq)) == (36, 12, 24)
    assert not solar & lunar
    assert not iraq & (solar | lunar)


def test_a_summer_of_iran_gives_both_times(reader):
    page = reader.open(PAGE)
    text = clock(page, "2021-07-10 21:00", "iran")

    assert "Iran may have had summer time" in text
    assert "2021-07-10T17:30:00Z (Saturday)" in text
    assert "UTC is 2021-07-10T16:30:00Z" in text
    assert "Iran may" not in clock(page, "2006-07-10 21:00", "iran")
    assert "with summer time 2006-07-10 21:30 (+04:00)" in said(page, CLOCK)
    assert "summer time" not in clock(page, "2023-07-10 21:00", "iran")


def test_a_lunar_date_is_never_a_certain_day(reader):
    page = reader.open(PAGE)
    text = date(page, "۱۴۴۷/۹/۱۹", "hijri")

    assert "no certain day" in text
    for day in ("2026-03-07 (Saturday)", "2026-03-08 (Sunday)", "2026-03-09 (Monday)"):
        assert day in text
    assert "about 1447-09-19" in text


NO_DATES = [
    ("18/12/1404", "solar", "Write the year first"),
    ("04/12/18", "solar", "Write the year first"),
    ("", "solar", "Write the year first"),
    ("<b>1404</b>", "solar", "Write the year first"),
    ("1404-13-01", "solar", "12 months"),
    ("1404-00-01", "solar", "12 months"),
    ("1404-12-30", "solar", "month 12 of the year 1404 has 29 days"),
    ("1403-07-31", "solar", "month 7 of the year 1403 has 30 days"),
    ("1403-01-00", "solar", "month 1 of the year 1403 has 31 days"),
    ("1303-12-29", "solar", "from 1304-01-01 to 1500-12-29"),
    ("1501-01-01", "solar", "from 1304-01-01 to 1500-12-29"),
    ("2023-02-29", "gregorian", "month 2 of the year 2023 has 28 days"),
    ("1404-12-18", "gregorian", "from 1925-03-21"),
    ("1925-03-20", "gregorian", "from 1925-03-21"),
    ("1446-02-30", "hijri", "month 2 of the year 1446 has 29 days"),
    ("1342-01-01", "hijri", "Did you choose the right calendar?"),
]


def test_a_date_that_cannot_be_is_refused_with_a_sentence(reader):
    page = reader.open(PAGE)
    for text, calendar, why in NO_DATES:
        assert why in date(page, text, calendar), text
        assert page.locator("#converter-date[aria-invalid=true]").evaluate(_HAS_FOCUS), text
        assert page.locator(".converter dl").count() == 0, text
        assert "Gregorian" in date(page, "1404-12-18", "solar")
        assert page.locator("[aria-invalid]").count() == 0


NO_TIMES = [
    ("2026-02-30 12:00", "iran", None, "exist"),
    ("2026-03-09 24:00", "iran", None, "exist"),
    ("2026-03-09", "iran", None, "exist"),
    ("1994-12-31 12:00", "iran", None, "from 1995 to 2099"),
    ("2100-01-01 00:00", "utc", None, "from 1995 to 2099"),
    ("2026-03-09 12:00", "own", "5:3", "sign, hours and minutes"),
    ("2026-03-09 12:00", "own", "+15:00", "sign, hours and minutes"),
    ("2026-03-09 12:00", "own", "", "sign, hours and minutes"),
]


def test_a_time_that_cannot_be_is_refused_with_a_sentence(reader):
    page = reader.open(PAGE)
    for time, place, own, why in NO_TIMES:
        assert why in clock(page, time, place, own), time
        assert page.locator(".converter dl").count() == 0, time


def test_an_own_offset_may_be_behind_utc_and_change_the_day(reader):
    page = reader.open(PAGE)

    assert "2026-03-10T01:15:00Z (Tuesday)" in clock(page, "2026-03-09 21:45:00", "own", "−03:30")
    assert "2026-03-08T20:30:00Z (Sunday)" in clock(page, "۲۰۲۶-۰۳-۰۹ ۰۱:۳۰", "pakistan")


def test_neither_clock_nor_calendar_is_guessed(reader, axe):
    page = reader.open(PAGE)
    for half, field, text in ((CLOCK, "time", "2026-03-09 12:00"), (DATE, "date", "1404-12-18")):
        page.locator(f"#converter-{field}").fill(text)
        page.locator(".converter button").nth(half - 1).click()
        assert "does not guess" in said(page, half)
        assert page.evaluate("document.activeElement.type") == "radio"
    assert page.locator(".converter :checked").count() == 0
    assert axe(page) == []


@pytest.mark.parametrize(("half", "field"), [(CLOCK, "time"), (DATE, "date")])
def test_what_is_not_chosen_is_told_by_its_group_until_it_is(reader, half, field):
    """A radio alone cannot be invalid: the group is, and it names the sentence that says why."""
    page = reader.open(PAGE)
    page.locator(f"#converter-{field}").fill("2026-03-09 12:00"[: 16 if half == CLOCK else 10])
    page.locator(".converter button").nth(half - 1).click()
    group = page.locator("fieldset[role=radiogroup][aria-invalid=true]")
    why = page.locator(f"#{group.get_attribute('aria-describedby')}")

    assert "does not guess" in why.inner_text()
    assert page.locator("input[aria-invalid]").count() == 0
    group.locator("input").first.check()
    assert page.locator(".converter :is([aria-invalid], [aria-describedby])").count() == 0


def test_its_words_have_a_place_of_their_own_and_without_a_place_it_is_silent(reader):
    page = reader.open(PAGE)
    assert page.locator("main[data-dates]:not([data-words])").count() == 1
    page.locator(".converter").evaluate("place => place.remove()")
    page.add_script_tag(url=(reader.site / "js/converter.js").as_uri())

    assert page.locator(".converter-half").count() == 0


@folders
def test_it_works_by_keyboard_and_its_answer_is_spoken(reader, axe, folder):
    page = reader.open(folder + PAGE)
    page.locator("#converter-date").focus()
    page.keyboard.type("1404/12/18")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")

    assert "2026-03-09" in said(page, DATE)
    assert page.locator(SAID.format(DATE)).get_attribute("aria-live") == "polite"
    assert axe(page) == []
    page.locator("#converter-date").fill("1404/12/19")
    assert said(page, DATE) == ""


def test_figures_stand_upright_in_a_right_to_left_page(reader):
    page = reader.open("ur/" + PAGE)
    clock(page, "2021-07-10 21:00", "iran")
    date(page, "1447/9/19", "hijri")
    loose = page.locator(".converter").evaluate(_LOOSE)

    assert loose == []


def test_without_scripts_a_sentence_leads_to_the_tables(reading):
    with reading(java_script_enabled=False) as reader:
        page = reader.page
        page.goto((reader.site / PAGE).as_uri())
        assert not page.locator(".converter").is_visible()
        assert (
            "needs JavaScript"
            in page.locator("#converter ~ noscript, noscript .notice").first.inner_text()
        )


def test_on_paper_the_tables_stand_and_the_converter_does_not(reader):
    page = reader.open(PAGE)
    date(page, "1404/12/18", "solar")
    text = printed(page)

    assert "Which calendar is it? Gregorian" not in " ".join(text.split())
    assert "One day in three calendars" not in text
    assert "2026-03-21, Saturday" in text


def test_a_page_that_the_browser_kept_is_empty_when_it_comes_back(reader):
    page = reader.open(PAGE)
    date(page, "1404/12/18", "solar")
    page.evaluate('dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }))')

    assert page.locator("#converter-date").input_value() == ""
    assert page.locator(".converter dl, .converter :checked").count() == 0


def _table(page, part, number=0):
    """Return the cells of a table below the heading with an id, row by row."""
    rows: list[list[str]] = page.evaluate(_ROWS, [part, number])
    return [[re.sub(r"\s+", " ", cell).strip() for cell in row] for row in rows]


_HAS_FOCUS = "field => field === document.activeElement"
_ROWS = """([part, number]) => {
  const found = [];
  for (let at = document.getElementById(part).nextElementSibling; at && at.tagName !== "H2"; at = at.nextElementSibling)
    found.push(...(at.matches("table") ? [at] : at.querySelectorAll("table")));
  return [...found[number].tBodies[0].rows].map(row => [...row.cells].map(cell => cell.textContent));
}"""
# The browser's own calendars: a day's number to year, month and day.
_BROWSER = """(work => arg => {
  const format = kind => {
    const made = new Intl.DateTimeFormat(`en-u-ca-${kind}-nu-latn`,
      { year: "numeric", month: "numeric", day: "numeric", timeZone: "UTC" });
    return day => {
      const parts = Object.fromEntries(made.formatToParts(day * 864e5).map(({ type, value }) => [type, value]));
      return { y: Number(parts.year), m: Number(parts.month), d: Number(parts.day) };
    };
  };
  const ours = { gregorian: "gregory", solar: "persian", hijri: "islamic-civil" };
  const theirs = Object.fromEntries(Object.entries(ours).map(([name, kind]) => [name, format(kind)]));
  const FIRST = Date.UTC(1925, 2, 21) / 864e5;
  const LAST = Date.UTC(2122, 2, 20) / 864e5;
  return work(theirs, FIRST, LAST, arg);
})"""
_EVERY_DAY = """(theirs, FIRST, LAST) => {
  const wrong = [];
  for (let day = FIRST; day <= LAST; day += 1) {
    for (const name of calendar.NAMES) {
      const text = calendar.text(theirs[name](day));
      if (calendar.text(calendar.fromDay(name, day)) !== text || calendar.read(name, text).day !== day)
        wrong.push([name, text]);
    }
  }
  return [LAST - FIRST + 1, wrong.slice(0, 9)];
}"""
_TYPED = """(theirs, FIRST, LAST) => {
  const pick = new Set();
  for (let day = FIRST; day <= LAST; day += 1) {
    const { y, m, d } = theirs.solar(day);
    const edge = (m === 1 && d === 1) || (m === 6 && d === 31) || (m === 7 && d === 1) || (m === 12 && d >= 29);
    if ((edge && y % 4 === 0) || (m === 12 && d === 30)) pick.add(day);
  }
  const wrong = [];
  const field = document.getElementById("converter-date");
  document.querySelector("[name=converter-calendar][value=solar]").click();
  for (const day of pick) {
    field.value = calendar.text(theirs.solar(day)).replace(/\\d/g, one => "۰۱۲۳۴۵۶۷۸۹"[one]).replace(/-/g, "/");
    field.dispatchEvent(new Event("input", { bubbles: true }));
    document.querySelectorAll(".converter button")[1].click();
    const said = [...document.querySelectorAll(".converter dd .converter-figure")].map(one => one.textContent);
    const due = calendar.NAMES.map(name => calendar.text(theirs[name](day)));
    if (`${said}` !== `${due}`) wrong.push([said, due]);
  }
  return [pick.size, wrong.slice(0, 9)];
}"""
_YEARS = """(theirs, FIRST, LAST, years) => years.filter(([year, begins]) => {
  const [text, weekday] = begins.split(", ");
  const day = Date.parse(text) / 864e5;
  const { y, m, d } = theirs.solar(day);
  const named = new Date(day * 864e5).toLocaleDateString("en", { weekday: "long", timeZone: "UTC" });
  const long = theirs.solar(day + 365).d === 30;
  return `${y}${long ? "*" : ""}` !== year || m !== 1 || d !== 1 || named !== weekday;
})"""
_GREGORIAN_MONTHS = """language => Array.from({ length: 12 }, (_, month) =>
  new Date(Date.UTC(2026, month, 9)).toLocaleDateString(language, { month: "long", timeZone: "UTC" }))"""
_MONTHS = """(theirs, FIRST, LAST, months) => {
  const wrong = [];
  for (let day = FIRST; day <= LAST; day += 1) {
    const { y, m, d } = theirs.solar(day);
    if (d !== 1 || y < 1390 || y > 1415) continue;
    const start = m === 1 ? day : day - (m <= 7 ? 31 * (m - 1) : 186 + 30 * (m - 7));
    const early = 21 - new Date(start * 864e5).getUTCDate();
    const named = new Date((day + early) * 864e5).toLocaleDateString("en-GB", { day: "numeric", month: "long", timeZone: "UTC" });
    if (![0, 1].includes(early) || months[m - 1] !== named) wrong.push([y, m, named]);
  }
  return wrong;
}"""
_SUMMERS = """zones => Object.fromEntries(calendar.CLOCKS.map(clock => {
  const format = new Intl.DateTimeFormat("en", { timeZone: zones[clock.id], timeZoneName: "longOffset" });
  const missed = [];
  const extra = new Set();
  let summer = 0;
  const at = time => format.formatToParts(time).find(({ type }) => type === "timeZoneName").value.slice(3);
  const DAY = 864e5;
  let offset, next = at(Date.UTC(1995, 0, 1));
  for (let time = Date.UTC(1995, 0, 1); time < Date.UTC(2031, 0, 1); time += 36e5) {
    if (time % DAY === 0) [offset, next] = [next, at(time + DAY)];
    else if (offset !== next) offset = at(time); // no zone changes twice in a day
    const day = calendar.local(time, clock.offset).slice(0, 10);
    const warned = calendar.mayBeSummer(clock, day);
    if (offset === clock.offset) {
      if (warned) extra.add(day);
    } else {
      summer += 1;
      if (offset !== clock.summer || !warned) missed.push([day, offset]);
    }
  }
  return [clock.id, [missed.slice(0, 9), summer, extra.size]];
}))"""
_CLOCKS = """zones => {
  const shown = (time, zone) => new Date(time).toLocaleString("sv", { timeZone: zone }).slice(0, 16);
  const wrong = [];
  const field = document.getElementById("converter-time");
  let count = 0;
  for (let time = Date.UTC(2023, 0, 1, 0, 7); count < 200; time += 36e5 * 331) {
    const place = Object.keys(zones)[count % 5];
    field.value = shown(time, zones[place]);
    document.querySelector(`[name=converter-clock][value=${place}]`).click();
    document.querySelector(".converter button").click();
    const said = [...document.querySelectorAll(".converter dd .converter-figure")].map(one => one.textContent);
    const due = [`${new Date(time).toISOString().slice(0, 19)}Z`, ...Object.values(zones).map(zone => shown(time, zone))];
    if (`${said}` !== `${due}`) wrong.push([place, said, due]);
    count += 1;
  }
  return [count, wrong.slice(0, 9)];
}"""
# Days from the beginning of a month by Umm al-Qura to its beginning by our rule, and how many months each.
_UMM_AL_QURA = """() => {
  const format = new Intl.DateTimeFormat("en-u-ca-islamic-umalqura-nu-latn",
    { year: "numeric", month: "numeric", day: "numeric", timeZone: "UTC" });
  const counts = new Map([[0, 0], [1, 0], [-1, 0], [2, 0]]);
  for (let day = Date.UTC(1937, 2, 1) / 864e5; day < Date.UTC(2077, 11, 1) / 864e5; day += 1) {
    const parts = Object.fromEntries(format.formatToParts(day * 864e5).map(({ type, value }) => [type, value]));
    if (parts.day !== "1" || parts.year < 1356 || parts.year > 1500) continue;
    const far = calendar.read("hijri", `${parts.year}-${parts.month}-1`).day - day;
    counts.set(far, (counts.get(far) || 0) + 1);
  }
  return Object.fromEntries([...counts].map(([far, many]) => [`${far}`, many]));
}"""
# Runs of figures that no element sets apart, which a right-to-left line would turn round.
_LOOSE = """root => {
  const found = [];
  const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const { textContent, parentElement } = walk.currentNode;
    if (/\\d[:+-]|[+±-]\\d/.test(textContent) && !parentElement.closest("bdi[dir=ltr]")) found.push(textContent);
  }
  return found;
}"""
