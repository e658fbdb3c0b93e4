"""A world as pages: each is made once, with marks for what begins and ends (`moment`).

A page is made of what the web shows. Facts and exercises are not read here, so no page can tell them.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass, replace
from functools import partial

from markupsafe import Markup

from handbook.markup import escaped, finished
from handbook.theme import THEME, filled_template
from handbook.world import moment
from handbook.world.findwheel import Document, Part
from handbook.world.play import (
    Account,
    Address,
    Comment,
    Copy,
    Play,
    Post,
    iso,
    of_account,
    of_copy,
    of_entry,
    of_hop,
    of_post,
)
from handbook.world.source import Platform, WorldSource

RIGHT_TO_LEFT = frozenset({"ur", "ar", "fa"})


def direction(lang: str) -> str:
    """Return `rtl` or `ltr`."""
    return "rtl" if lang in RIGHT_TO_LEFT else "ltr"


def said(text: str, lang: str, tag: str = "p", at: str = "") -> Markup:
    """Return a text in an element that names its language; `at` is a class of its look."""
    look = f' class="{at}"' if at else ""
    return finished(f'<{tag}{look} lang="{lang}" dir="{direction(lang)}">{set_apart(text)}</{tag}>')


def named(name: str, lang: str) -> Markup:
    """Return the name that an account shows; a Latin one stays one in every language."""
    lang = "en" if name.isascii() else lang
    return finished(f'<bdi lang="{lang}" dir="{direction(lang)}">{escaped(name)}</bdi>')


def script_of(text: str) -> str:
    """Return a language in whose letters a name is written, as nothing else says which it is."""
    if any("\u0980" <= sign <= "\u09ff" for sign in text):
        return "bn"
    if any("\u0600" <= sign <= "\u06ff" for sign in text):
        return "ur" if _URDU.intersection(text) else "ar"
    return "en"


def listed(text: str) -> Markup:
    """Return a value of a register; of several names each stands apart, in its own script."""
    parts = text.split(_DOT)
    if len(parts) == 1 and text.isascii():
        return set_apart(text)
    return finished(_DOT.join(named(part, script_of(part)) for part in parts))


def set_apart(text: str) -> Markup:
    """Return a text whose handles, numbers, addresses and sums stand apart; short links lead to them."""
    made: list[str] = []
    last = 0
    for found in _APART.finditer(text):
        value = escaped(found[0])
        if found["hop"]:
            value = finished(f'<a href="//hop.test/{found["hop"]}">{value}</a>')
        made += [escaped(text[last : found.start()]), f'<bdi dir="ltr">{value}</bdi>']
        last = found.end()
    made.append(escaped(text[last:]))
    return finished("".join(made))


_DOT = " · "
_URDU = frozenset("ٹڈڑںےھہۃ")
_APART = re.compile(
    r"hop\.test/(?P<hop>[A-Za-z0-9]+)"
    r"|@[A-Za-z0-9][A-Za-z0-9._-]*[A-Za-z0-9]"
    r"|[A-Za-z0-9][A-Za-z0-9.-]*\.(?:example|test)\b(?:/[A-Za-z0-9._/-]*[A-Za-z0-9])?"
    r"|[A-Z]+(?:/[A-Z0-9]+)+"
    r"|[a-z0-9]+(?:[._-][a-z0-9]+)+/[0-9]+"
    r"|[0-9]{4}-[0-9]{2}-[0-9]{2}(?:T[0-9:]+Z| [0-9]{2}:[0-9]{2} [+-][0-9]{2}:[0-9]{2})"
    r"|\+?[0-9][0-9 ,.:-]*[0-9](?: XCU)?|[0-9](?: XCU)?"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A page of the web with its marks, from when it is there and until when."""

    host: str
    path: str
    since: int | None = None
    until: int | None = None
    kind: str = "view"
    """What the witness calls it: view, search, act or hop."""
    target: str = ""
    """Where a short link leads, such as noticerail.example/post/0000993052."""
    html: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Web:
    """All that the learners' folder shows."""

    label: str
    """Edition and eight hexadecimal digits of the pages' SHA-256, such as 2026.12·7F3A91C2."""
    pages: tuple[Shown, ...]
    """Sorted by host and path."""
    media: Mapping[Address, str]
    """Drawings, which are served as they are."""
    index: tuple[Document, ...]
    """What the search engine knows."""
    sites: tuple[Platform, ...]
    missing: Mapping[str, str]
    """What each host shows where nothing is, or nothing is any more."""


def web(play: Play, source: WorldSource) -> Web:
    """Return the web of a world. Its label is that of its pages, so another world has another one."""
    maker = _Maker(play, source)
    pages = sorted(maker.pages(), key=lambda page: (page.host, page.path))
    missing = {
        site.host: maker.page(name, "missing", "/", site.name).html
        for name, site in maker.sites.items()
    }
    media = maker.media()
    shown = [*map(astuple, pages)], [[*key, value] for key, value in sorted(media.items())]
    whole = json.dumps(shown, ensure_ascii=False)
    digest = hashlib.sha256(whole.encode()).hexdigest()[:8].upper()
    label = f"{play.edition}·{digest}"
    return Web(
        label=label,
        pages=tuple(replace(page, html=page.html.replace(_LABEL, label)) for page in pages),
        media=media,
        index=maker.index(),
        sites=tuple(maker.sites.values()),
        missing={host: html.replace(_LABEL, label) for host, html in missing.items()},
    )


class _Maker:
    """What all pages of one world have in common."""

    def __init__(self, play: Play, source: WorldSource) -> None:
        self.play = play
        self.source = source
        self.offices = {one.id: one for one in source.registers}
        self.sites = {one.style: one for one in (*source.platforms, *source.services)}
        self.drafts = frozenset(post.lang for post in play.posts) - source.reviewed
        self.by_account: defaultdict[str, list[Post]] = defaultdict(list)
        self.by_platform: defaultdict[str, list[Post]] = defaultdict(list)
        for post in play.posts:
            self.by_account[post.account].append(post)
            self.by_platform[post.platform].append(post)
        self.tools = {
            "said": said, "named": named, "listed": listed,
            "part": part, "ago": partial(ago, play.offset), "exact": partial(moment.clock, play.offset),
            "comment_count": comment_count, "link": link, "acts": ACTS, "scene": _scene,
            "account_of": lambda thing: play.accounts[thing.account], "home": of_account,
            "post_link": lambda post: link(*of_post(post)),
            "posts": lambda account: self.newest(self.by_account[account.number]),
            "long_ago": lambda then: moment.clock(play.offset, then)[:7],
        }  # fmt: skip

    def page(  # noqa: PLR0913 - what a page is made of, by name
        self, site: str, view: str, path: str, title: str, *,
        item: Post | Account | None = None, langs: Iterable[str] = (), kind: str = "view",
        since: int | None = None, until: int | None = None, target: str = "", **values: object,
    ) -> Shown:  # fmt: skip
        place = self.sites[site]
        drafts = sorted(self.drafts & set(langs))
        html = filled_template(_FOLDER, f"{site}.html.j2", {
            "t": self.tools, "site": place, "view": view, "path": path, "title": title,
            "item": item, "metas": self.metas(item), "offset": self.play.offset, "label": _LABEL,
            "drafts": [_LANGUAGES[lang] for lang in drafts], "source": self.source, "target": target, **values,
        })  # fmt: skip
        return Shown(
            host=place.host, path=path, html=_tidy(html), since=since, until=until, kind=kind,
            target=target,
        )  # fmt: skip

    def pages(self) -> Iterator[Shown]:
        for platform in _PLATFORMS:
            yield from self.fronts(platform)
            yield from self.accounts(platform)
            yield from (self.post(post) for post in self.by_platform[platform])
            for act in _PLATFORMS[platform]:
                name = ACTS[act]
                yield self.page(platform, "act", f"/act/{act}", name, kind="act", act=name)
        yield self.page("findwheel", "front", "/", "Search", kind="search", langs=self.drafts)
        yield from self.archive()
        yield from self.registers()
        yield from self.hops()
        places = {town.id: (town.at[0] * 74 + 10, town.at[1] * 62) for town in self.source.towns}
        yield self.page("country", "front", "/", "Map", places=places)
        yield self.page("country", "law", "/law", "Law")
        yield self.page("country", "agencies", "/agencies", "Agencies")

    def fronts(self, platform: str) -> Iterator[Shown]:
        """Yield the front page of a platform with what follows it, and the list of its accounts."""
        posts = self.by_platform[platform]
        if platform == "noticerail":  # numbers are drawn, so their order says nothing
            posts = sorted(posts, key=lambda post: post.number)
        else:
            posts = self.newest(posts)
        sheets = [posts[at : at + _SHEET] for at in range(0, len(posts), _SHEET)] or [[]]
        for number, sheet in enumerate(sheets, 1):
            yield self.page(
                platform, "front", _sheet(number), f"Page {number}" if number > 1 else "All",
                langs=[post.lang for post in sheet], shown=sheet, number=number,
                sheets=[_sheet(at) for at in range(1, len(sheets) + 1)],
            )  # fmt: skip
        people = sorted(self.of(platform), key=lambda account: account.number)
        yield self.page(platform, "people", "/people", "Accounts", people=people)

    def accounts(self, platform: str) -> Iterator[Shown]:
        for account in self.of(platform):
            langs = [account.lang, *(post.lang for post in self.by_account[account.number])]
            path = of_account(account)[1]
            yield self.page(platform, "account", path, account.name, item=account, langs=langs)

    def post(self, post: Post) -> Shown:
        langs = [post.lang, *(comment.lang for comment in post.comments)]
        account = self.play.accounts[post.account]
        return self.page(
            post.platform, "post", of_post(post)[1], account.name, item=post,
            langs=langs, since=post.posted, until=post.until, account=account,
        )  # fmt: skip

    def archive(self) -> Iterator[Shown]:
        """Yield the pages of the archive: all addresses, the copies of one, and each copy."""
        kept: defaultdict[Address, list[Copy]] = defaultdict(list)
        for copy in sorted(self.play.copies, key=lambda one: (one.page, one.taken)):
            kept[copy.page].append(copy)
        yield self.page("keepshelf", "front", "/", "All addresses", kept=sorted(kept))
        owners = {of_account(one): one.lang for one in self.play.accounts.values()}
        owners |= {of_post(post): post.lang for post in self.play.posts}
        for page, copies in kept.items():
            of = "".join(page)
            rows = [(copy.taken, of_copy(copy)[1]) for copy in copies]
            yield self.page("keepshelf", "copies", f"/copies/{of}", of, of=of, rows=rows)
            lang = owners.get(page, "en")
            for copy in copies:
                yield self.page(
                    "keepshelf", "copy", of_copy(copy)[1], of, of=of, copy=copy,
                    lang=lang, since=copy.taken,
                    langs=() if all(value.isascii() for _, value in copy.lines) else (lang,),
                )  # fmt: skip

    def registers(self) -> Iterator[Shown]:
        """Yield the registers, the list of each, and each entry."""
        yield self.page("register", "front", "/", "All registers")
        for name, register in self.offices.items():
            found = [entry for entry in self.play.entries if entry.register == name]
            rows = sorted(
                (entry.number, entry.lines[0][1] if entry.lines else "", of_entry(entry)[1])
                for entry in found
            )
            title = register.title
            yield self.page("register", "list", f"/{name}", title, rows=rows, register=register)
            for entry in found:
                yield self.page(
                    "register", "entry", of_entry(entry)[1], f"{title}, {entry.number}",
                    entry=entry, register=register,
                )  # fmt: skip

    def hops(self) -> Iterator[Shown]:
        hops = sorted(self.play.hops, key=of_hop)
        paths = [of_hop(hop)[1] for hop in hops]
        yield self.page("hop", "front", "/", "Short links", paths=paths)
        for hop, path in zip(hops, paths, strict=True):
            yield self.page(
                "hop", "hop", path, "You are being sent on", kind="hop", target=hop.target
            )

    def media(self) -> Mapping[Address, str]:
        """Return the drawing of each post that has one; the same scene is the same bytes."""
        return {
            (of_post(post)[0], _scene(post)): drawn(post.scene, post.scene_text)
            for post in self.play.posts
            if post.scene
        }

    def index(self) -> tuple[Document, ...]:
        """Return what the search engine knows: posts, accounts and entries of registers."""
        found: list[Document] = []
        for post in self.play.posts:
            account = self.play.accounts[post.account]
            own = [post.text, post.claims, f"{account.name} {account.handle}"]
            parts = [Part(post.posted, post.until, text) for text in own if text]
            parts += [
                Part(max(one.posted, post.posted), post.until_of(one),
                     f"{one.text} · {self.play.accounts[one.account].name}")
                for one in post.comments
            ]  # fmt: skip
            title = f"{account.name} · {self.sites[post.platform].name}"
            found.append(Document(*of_post(post), title, tuple(parts)))
        for account in self.play.accounts.values():
            parts = [Part(None, None, text) for text in (account.bio, account.handle) if text]
            title = f"{account.name} · {self.sites[account.platform].name}"
            found.append(Document(*of_account(account), title, tuple(parts)))
        for entry in self.play.entries:
            text = " · ".join(f"{name} {value}" for name, value in entry.lines)
            title = f"{self.offices[entry.register].title}, {entry.number}"
            found.append(Document(*of_entry(entry), title, (Part(None, None, text),)))
        return tuple(sorted(found, key=lambda one: (one.host, one.path)))

    def metas(self, item: Post | Account | None) -> list[tuple[str, str]]:
        """Return what the source of a page says: when it was posted, and permanent numbers."""
        if item is None:
            return []
        metas, account = [], item.number
        if isinstance(item, Post):
            metas = [("posted", iso(item.posted)), ("item-number", item.number.rpartition("/")[2])]
            account = item.account
        return metas if item.platform == "beaconbox" else [*metas, ("profile-number", account)]

    def of(self, platform: str) -> list[Account]:
        return [one for one in self.play.accounts.values() if one.platform == platform]

    def newest(self, posts: Iterable[Post]) -> list[Post]:
        return sorted(posts, key=lambda post: (-post.posted, post.number))


def part(since: int, until: int | None = None) -> Markup:
    """Return the mark with which a part of a page begins; `<!--end-->` ends it."""
    return finished(f"<!--seen {since}{'' if until is None else f' {until}'}-->")


def ago(offset: int, then: int) -> Markup:
    """Return a time as a platform shows it: how long ago, and exactly in its title."""
    exact = moment.clock(offset, then)
    return finished(f'<time title="{exact}"><bdi dir="ltr"><!--ago {then}--></bdi></time>')


def comment_count(comments: Sequence[Comment]) -> Markup:
    """Return the mark that counts the comments that are there."""
    numbers = " ".join(f"{one.posted}:{one.until or ''}" for one in comments)
    return finished(f"<!--count {numbers}-->")


def link(host: str, path: str) -> Markup:
    """Return the address of a page as both ways of reading take it (`moment.linked`)."""
    return escaped(f"//{host}{path}")


def _scene(post: Post) -> str:
    return f"/media/{post.number.replace('/', '-')}.svg"


def drawn(scene: str, sign: str) -> str:
    """Return the SVG of a scene with its sign; nobody in it has a face, and the same clip is the same bytes."""
    place, _, light = scene.partition("-")
    reach, sky = _LIGHT[light]
    chance = hashlib.sha256(f"{scene}\n{sign}".encode()).digest()[0]
    wall, door, ground = _COLOURS[chance % len(_COLOURS)]
    size = min(30, round(340 / max(len(sign), 1)))
    return _tidy(filled_template(_FOLDER, "scene.svg.j2", {
        "place": place, "sign": sign, "dx": reach, "size": size,
        "wall": wall, "door": door, "sky": sky, "ground": ground,
    }))  # fmt: skip


def _sheet(number: int) -> str:
    return "/" if number == 1 else f"/page/{number}"


def _tidy(html: str) -> str:
    """Return HTML without the blanks by which a template is read."""
    return "\n".join(line for line in (line.strip() for line in html.splitlines()) if line) + "\n"


_LIGHT = {"morning": (1.5, "#f2e7cf"), "noon": (0.12, "#cfe3ee"), "evening": (-1.5, "#eccfb6")}
"""How far a shadow reaches for each unit of height, and the sky."""
_COLOURS = (
    ("#d9b48f", "#2f6f73", "#b9a88c"),
    ("#e2d6c3", "#8a3b2f", "#a8a496"),
    ("#c8ccd2", "#2d5a8c", "#9fa39a"),
    ("#e6c9b0", "#5b7d3a", "#b7a58e"),
    ("#cfd8c4", "#7a4b78", "#a9a08d"),
    ("#d8c1c1", "#3b4f63", "#b3a79b"),
)
"""Wall, door and ground."""
_FOLDER = THEME / "range"
_LABEL = "@label@"
_SHEET = 25
"""Posts of a page of a list."""
_PLATFORMS: Mapping[str, tuple[str, ...]] = {
    "noticerail": ("message", "show-number", "like", "sign-in"),
    "plumecircle": ("message", "follow", "like", "sign-in"),
    "clipharvest": ("message", "follow", "like", "sign-in"),
    "talkledge": ("message", "join", "sign-in"),
    "beaconbox": ("join",),
}
"""The platforms, with the buttons that each has."""
ACTS = {act: act.replace("-", " ").capitalize() for own in _PLATFORMS.values() for act in own}
"""What a button does on a real platform, by the last part of its path."""
_LANGUAGES: Mapping[str, str] = {
    "en": "English",
    "ur": "Urdu",
    "bn": "Bangla",
    "ar": "Arabic",
    "fa": "Persian",
    "ur-Latn": "Urdu in Latin letters",
}
