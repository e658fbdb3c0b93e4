"""Where each thing of a play is shown: its host and its path. Pages, key and score use these alone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from types import MappingProxyType

from handbook.world.play import Account, Copy, Entry, Hop, Post

Address = tuple[str, str]
"""Host and path."""

HOSTS: Mapping[str, str] = MappingProxyType(
    {
        "noticerail": "noticerail.example",
        "plumecircle": "plumecircle.example",
        "clipharvest": "clipharvest.example",
        "talkledge": "talkledge.example",
        "beaconbox": "beaconbox.example",
        "search": "findwheel.example",
        "archive": "keepshelf.example",
        "register": "register.example",
        "hop": "hop.test",
        "country": "country.example",
    }
)
"""Hosts of the invented web, by the id of platform or service."""

_ACCOUNTS = {
    "noticerail": "account",
    "plumecircle": "profile",
    "clipharvest": "channel",
    "talkledge": "member",
    "beaconbox": "s",
}
_ITEMS = {"clipharvest": "clip", "talkledge": "t", "beaconbox": "s"}


def bare(handle: str) -> str:
    """Return a handle as it stands in an address: without its sign and without `.example`."""
    return handle.removeprefix("@").removesuffix(".example")


def moment(seconds: int) -> dt.datetime:
    """Return seconds since 1970 as a time of UTC."""
    return dt.datetime(1970, 1, 1, tzinfo=dt.UTC) + dt.timedelta(seconds=seconds)


def iso(seconds: int) -> str:
    """Return seconds since 1970 as a time of UTC is written, such as 2026-12-07T03:12:00Z."""
    return f"{moment(seconds):%Y-%m-%dT%H:%M:%SZ}"


def of_account(account: Account) -> Address:
    """Return where an account is shown."""
    numbered = account.platform in ("noticerail", "talkledge")
    name = account.number if numbered else bare(account.handle)
    return HOSTS[account.platform], f"/{_ACCOUNTS[account.platform]}/{name}"


def of_post(post: Post) -> Address:
    """Return where a post is shown; a number on BeaconBox is the handle and the count there."""
    return HOSTS[post.platform], f"/{_ITEMS.get(post.platform, 'post')}/{post.number}"


def of_register(register: str) -> Address:
    """Return where the index of a register is shown."""
    return HOSTS["register"], f"/{register}"


def of_entry(entry: Entry) -> Address:
    """Return where an entry of a register is shown: a stroke in its number is a hyphen there."""
    return HOSTS["register"], f"/{entry.register}/{entry.number.replace('/', '-')}"


def of_copy(copy: Copy) -> Address:
    """Return where a copy of the archive is shown, below its time in fourteen digits of UTC."""
    return HOSTS["archive"], f"/copy/{moment(copy.taken):%Y%m%d%H%M%S}/{''.join(copy.page)}"


def of_hop(hop: Hop) -> Address:
    """Return where a short link is typed."""
    return HOSTS["hop"], hop.path
