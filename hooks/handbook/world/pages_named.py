"""The pages that records name, held against those of the world: addresses, numbers, times, views."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from handbook.forms import Named, Record
from handbook.forms.record import Values, is_struck, parts_of, text_of
from handbook.model import folded
from handbook.world.answers import Event, Key, Page, mark_of, numbers_in, page_of, query_of, words
from handbook.world.talk import Line

_Place = tuple[str, int]
"""File and row."""
VIEWS = ("view", "reload")


@dataclass(frozen=True, slots=True)
class _Exhibit:
    """What a capture record is of."""

    page: Page | None
    item: str
    """Number of the post or the comment, empty where it is none that the key has."""
    items: frozenset[str]
    """Numbers of the posts and comments that its page shows."""
    account: str
    """Number of the account that its page is of; empty where it is the page of an item."""


def seen_in(one: Named, key: Key) -> frozenset[str]:
    """Return the numbers that an exhibit is of, by its address and by what was typed."""
    exhibit = _exhibit(one, key)
    typed = numbers_in(one.record.text("item-id")) | numbers_in(one.record.text("account-id"))
    found = {exhibit.item, exhibit.account, *(typed & (key.items.keys() | key.accounts.keys()))}
    return frozenset(found - {""})


def addresses(records: Sequence[Named], key: Key) -> Iterator[Line]:
    """Yield addresses of hosts that the world does not have, and of pages that it does not show."""
    for one in records:
        for number, field, text in _typed(one.record):
            what, ask = _address(page_of(text), key)
            if what:
                yield Line("address", one.file, number, field, what, ask)


def _typed(record: Record) -> Iterator[tuple[int, str, str]]:
    """Yield each address of a record with its row and field; a struck row counts no more."""
    for number, values in parts_of(record):
        for field in ("page-url", "address-before"):
            text = text_of(values, field)
            if text and not is_struck(values):
                yield number, field, text


def _address(page: Page | None, key: Key) -> tuple[str, str]:
    """Return what is wrong with an address, and what to ask; both empty where it is right."""
    if page is None:
        return "it is no whole address", "copy it from the address bar, from http on"
    host, path = page
    if host not in key.hosts:
        what = f"“{host}” is no host of this world"
        if near := get_close_matches(host, sorted(key.hosts), 1, _NEAR):
            return f"{what}, and looks like {near[0]}", "read it aloud, sign by sign"
        return what, "ask where the address was copied from"
    numbered = _NUMBERED.match(path) or (host.startswith("hop.") and path != "/")
    if numbered and page not in key.owners and page not in key.hops:
        what = f"{host}{path} is no page of this world"
        return what, "compare it with the address bar in the picture, sign by sign"
    return "", ""


def numbers(captures: Sequence[Named], key: Key) -> Iterator[Line]:
    """Yield numbers of items and accounts that are not those of the page at the address."""
    for one in captures:
        exhibit = _exhibit(one, key)
        if not one.record.text("page-url"):
            what = "it gives no address"
            yield Line("address", one.file, 0, "page-url", what, "ask what could be opened again")
        if exhibit.items and not exhibit.item:
            yield _number(one, "item-id", exhibit.items, key)
        owners = _owners(exhibit, key)
        typed = one.record.text("account-id")
        hidden = all(key.accounts.get(owner, ("", ""))[0] in _NO_NUMBER for owner in owners)
        if owners and not owners & numbers_in(typed) and not (hidden and not numbers_in(typed)):
            yield _number(one, "account-id", owners, key)


def _owners(exhibit: _Exhibit, key: Key) -> frozenset[str]:
    if exhibit.item:
        return frozenset({key.items[exhibit.item].account})
    accounts = {key.items[number].account for number in exhibit.items} | {exhibit.account}
    return frozenset(accounts - {""})


def _number(one: Named, field: str, right: frozenset[str], key: Key) -> Line:
    typed = folded(one.record.text(field))
    which = "item" if field == "item-id" else "account"
    page = page_of(one.record.text("page-url"))
    path = page[1] if page else ""  # the number of the page itself goes first
    ranked = sorted(right, key=lambda one: (not path.endswith(f"/{one}"), one))
    own = " or ".join(ranked[:_FEW])
    if not numbers_in(typed):
        what = f"no number of the {which} is given; while the page stood it was {own}"
        ask = "ask where on the page, or in its source, or whether it was gone"
        return Line("numbers", one.file, 0, field, what, ask)
    other = numbers_in(typed) & (key.items.keys() | key.accounts.keys())
    whose = ", which is the number of something else in this world" if other else ""
    what = f"it says “{typed}”{whose}; at this address the {which} is {own}"
    return Line("numbers", one.file, 0, field, what, "numbers are copied, never typed")


def times(captures: Sequence[Named], key: Key) -> Iterator[Line]:
    """Yield times of posting that are not those of the item, or lie after the capture, or after its signature."""
    for one in captures:
        posted, begun = one.record.text("posted-utc"), one.record.text("started-utc")
        item = key.items.get(_exhibit(one, key).item)
        if posted and begun and posted > begun:
            what = f"it says posted at {posted}, after the capture began at {begun}"
            ask = "ask which clock was read, and what its offset is"
            yield Line("time", one.file, 0, "posted-utc", what, ask)
        elif item and posted and posted not in (item.posted, f"{item.posted[:16]}:00Z"):
            what = f"it says posted at {posted}; the page gives {item.posted}"
            ask = "ask how that time was read, and in which offset"
            yield Line("time", one.file, 0, "posted-utc", what, ask)
        ended = one.record.text("ended-utc")
        for field in ("sign-captured", "sign-seen"):
            signed = max(_STAMP.findall(folded(one.record.text(field))), default="")
            if signed and ended and signed < ended:
                what = f"it was signed at {signed}, before the capture ended at {ended}"
                yield Line("time", one.file, 0, field, what, "ask what was still to be done")


def opened(logs: Sequence[Named], captures: Sequence[Named], key: Key) -> Mapping[Page, _Place]:
    """Return the pages in the records with their first place, exhibits first; a short link opens its target too."""
    places: dict[Page, _Place] = {}
    heads = ((one, found) for one in captures for found in _typed(one.record) if not found[0])
    lines = ((one, found) for one in logs for found in _typed(one.record) if found[0])
    for one, (number, _, text) in (*heads, *lines):
        if page := page_of(text):
            places.setdefault(page, (one.file, number))
            if page in key.hops:
                places.setdefault(key.hops[page], (one.file, number))
    return places


def witnessed(
    logs: Sequence[Named], captures: Sequence[Named], seen: Sequence[Event], key: Key
) -> Iterator[Line]:
    """Yield what the range saw and the log does not say: pages, searches, views of an account."""
    if not logs:
        return
    log = logs[0].file if len(logs) == 1 else ""
    logged = opened(logs, captures, key)
    pages = Counter(one.page for one in seen if one.kind in VIEWS)
    for page in sorted((pages.keys() & key.owners.keys()) - logged.keys()):
        what = f"the range saw {page[0]}{page[1]} opened, and no line has it"
        yield Line("views", log, 0, "page-url", what, _EVERY)
    lines = [words(text_of(row, "log-subject")) for _, _, row in rows_of(logs)]
    lines += [query_of(folded(text_of(row, "page-url"))) for _, _, row in rows_of(logs)]
    for query in sorted({query_of(one.path) for one in seen if one.kind == "search"} - {""}):
        if not any(query in line for line in lines):
            what = f"the range saw a search for “{query}”, and no line has it"
            ask = f"{_EVERY}, also one that found nothing"
            yield Line("views", log, 0, "log-subject", what, ask)
    again = Counter(one.page for one in seen if one.kind == "reload")
    yield from _views(logs, pages, again, key.owners, logged)


def _views(
    logs: Sequence[Named],
    pages: Mapping[Page, int],
    again: Mapping[Page, int],
    told: Mapping[Page, str],
    logged: Mapping[Page, _Place],
) -> Iterator[Line]:
    """Yield accounts of which the log counts other views than the range.

    A page that no line has is told already, so it may be counted or left out.
    """
    count: Counter[str] = Counter()
    in_lines: Counter[str] = Counter()
    reloads: Counter[str] = Counter()
    for seen_page, often in pages.items():
        if owner := told.get(seen_page, ""):
            count[owner] += often
            in_lines[owner] += often if seen_page in logged else 0
            reloads[owner] += again.get(seen_page, 0)
    last: dict[str, tuple[int, str, int]] = {}
    for file, number, row in rows_of(logs):
        views = numbers_in(text_of(row, "view-count"))
        place = max(map(int, views), default=0), file, number
        page = page_of(text_of(row, "page-url"))
        typed = numbers_in(text_of(row, "account-id")) & count.keys()
        for account in typed or {told.get(page, "") if page else ""} & count.keys():
            last[account] = max(last.get(account, place), place)
    for account in sorted(last):
        views_logged, file, number = last[account]
        if views_logged not in (count[account], in_lines[account]):
            known = f", {reloads[account]} of them {_AGAIN}" if reloads[account] else ""
            what = f"the log counts {views_logged} views of {account}, and the range saw {count[account]}{known}"
            ask = "a reload is a view, and so is each page of the account"
            yield Line("views", file, number, "view-count", what, ask)


def many(seen: Sequence[Event], allowed: int) -> Iterator[Line]:
    """Yield that more pages were opened than the order of an exercise allows."""
    there = sum(one.kind in VIEWS for one in seen)
    if allowed and there > allowed:
        what = f"the order allows {allowed} pages, and the range saw {there}"
        yield Line("views", "", 0, "", what, "ask which were needed for the question")


def claimed(captures: Sequence[Named], key: Key) -> Iterator[Line]:
    """Yield exhibits of pages that the world has and no fact of the key is about."""
    about = {number for fact in key.facts.values() for number in fact.subject}
    shown = {page for fact in key.facts.values() for page in fact.shown}
    for one in captures:
        page = _exhibit(one, key).page
        known = page is not None and page[0] in key.hosts
        if known and page not in shown and not seen_in(one, key) & about:
            what = "the key has no fact about this page"
            ask = "ask why it was captured: it may be right"
            yield Line("claimed", one.file, 0, "page-url", what, ask)


def _exhibit(one: Named, key: Key) -> _Exhibit:
    url = one.record.text("page-url")
    page = page_of(url)
    items = frozenset(number for number, it in key.items.items() if it.page == page)
    accounts = [number for number, it in key.accounts.items() if it == page]
    typed = numbers_in(one.record.text("item-id"))
    right = [number for number in sorted(items) if number.rpartition("/")[2] in typed]
    pointed = [number for number in right if number == mark_of(url)]
    item = (pointed or right or [""])[0]
    return _Exhibit(page, item, items, accounts[0] if accounts and not items else "")


def rows_of(logs: Sequence[Named]) -> Iterator[tuple[str, int, Values]]:
    """Yield file, number and values of each row of some logs; a struck row counts no more."""
    for one in logs:
        for number, row in enumerate(one.record.rows, 1):
            if not is_struck(row):
                yield one.file, number, row


_STAMP = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}Z")
_NUMBERED = re.compile(r"/(?:post|clip|t|s|profile|account|member|channel)/")
_NO_NUMBER = frozenset({"beaconbox.example"})
"""Hosts that show no account number."""
_NEAR, _FEW = 0.75, 3
_EVERY = "each view and each search has a line"
_AGAIN = "loaded again (reload, or a browser that keeps nothing)"
