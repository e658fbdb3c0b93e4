"""Adverts for work: false, honest and open ones are made of the same sentences by the same draw.

Everything that an advert shows is drawn first. Only then is it drawn which firms are what, and what
the status needs is written: the licence, whether the employer is named, the notices, the answers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import product

from handbook.world.cast import DAY, HOUR, Part, Stage, entry, joined, named
from handbook.world.key import fact
from handbook.world.play import Account, Comment, Entry, Post, of_entry, of_post, of_register
from handbook.world.source import Name, Town

LICENCES = "recruiters"
_STATUSES = {"false": (3, 5), "honest": (3, 4), "open": (2, 4)}
"""How many adverts are what, from and to."""
_TOLD = {"honest": ("answer-receipt", "answer-back"), "open": ("answer-waiting", "answer-unknown"),
         "false": ("answer-waiting",)}  # fmt: skip
"""What a worker tells in the thread about a firm; the other answers follow nothing."""
_SAYS = {"false": "denies", "honest": "offers", "open": "silent"}
"""What an employer says whom the advert of a firm names."""
_ANSWERS = ("answer-working", "answer-waiting", "answer-unknown")


@dataclass(frozen=True, slots=True, kw_only=True)
class Firm:
    """A firm with all that is drawn before its status."""

    stage: Stage
    lang: str
    name: Name
    town: Town
    employer: Name
    advertiser: Account
    profile: Account
    licence: str
    """Number of its own entry, whether it has one or not."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What a firm is, and what its advert therefore prints."""

    firm: Firm
    status: str
    printed: str
    """Licence number on the advert, empty where none stands there."""
    owner: Name | None
    """Whose number that is."""
    names_employer: bool


def jobs(stage: Stage, crowd: Sequence[Account]) -> Part:
    """Return firms with their adverts, profiles, threads and entries of registers."""
    stage = stage.below("jobs")
    count = stage.seed.number("firms", *stage.source.counts["firms"])
    more = stage.source.counts["other-recruiters"][0]
    licences = stage.codes("LIC", count + more)
    firms = [_firm(stage.below(f"{place}"), place, licences[place]) for place in range(count)]
    others = tuple(zip(stage.names("firms")[count : count + more], licences[count:], strict=True))
    standings = _standings(stage, firms, others)
    register = _recruiters(stage, standings, others)
    employers = _employers(stage, standings, [name["en"] for name, _ in others])
    adverts = (
        _advertised(one, register.get(one.printed), employer, crowd)
        for one, employer in zip(standings, employers, strict=False)
    )
    return joined(Part(entries=(*register.values(), *employers)), *adverts)


def _firm(stage: Stage, place: int, licence: str) -> Firm:
    lang = stage.language()
    name, person = stage.names("firms")[place], stage.person(place)
    bio = stage.say("bio", "bio-firm", lang)
    return Firm(
        stage=stage,
        lang=lang,
        name=name,
        town=stage.town("town"),
        employer=stage.names("employers")[place],
        advertiser=stage.account("advertiser", "noticerail", lang, person, bio),
        profile=stage.account("profile", "plumecircle", lang, name, bio),
        licence=licence,
    )


def _standings(
    stage: Stage, firms: Sequence[Firm], others: Sequence[tuple[Name, str]]
) -> list[Standing]:
    """Return what each firm is: drawn by itself, after everything that is seen of it."""
    every = product(*(range(least, most + 1) for least, most in _STATUSES.values()))
    numbers = [one for one in every if sum(one) == len(firms)]
    shares = zip(_STATUSES, stage.seed.pick("shares", numbers), strict=True)
    statuses = stage.seed.order("statuses", [name for name, many in shares for _ in range(many)])
    pairs = list(zip(firms, statuses, strict=True))
    holders = [(firm.name, firm.licence) for firm, status in pairs if status == "honest"]
    return [_standing(firm, status, (*holders, *others)) for firm, status in pairs]


def _standing(firm: Firm, status: str, holders: Sequence[tuple[Name, str]]) -> Standing:
    seed = firm.stage.seed
    if status == "false":
        owner, licence = seed.pick("copied licence", holders)
        return Standing(firm, status, licence, owner, names_employer=True)
    named = status == "honest" or seed.chance("names its employer", 50)
    if status == "honest" or seed.chance("prints a licence", 50):
        return Standing(firm, status, firm.licence, firm.name, names_employer=named)
    return Standing(firm, status, "", None, names_employer=named)


def _recruiters(
    stage: Stage, standings: Sequence[Standing], others: Sequence[tuple[Name, str]]
) -> dict[str, Entry]:
    """Return the register of recruiters by licence: firms with an entry of their own, and others."""
    held = [
        (
            one.firm.name,
            one.printed,
            one.firm.town,
            "suspended" if one.status == "open" else "valid",
        )
        for one in standings
        if one.printed == one.firm.licence
    ]
    held += [(name, licence, stage.town(f"town of {licence}"), "valid") for name, licence in others]
    return {
        licence: entry(
            LICENCES, licence, name, ("Town", town.name["en"]), ("Licence", licence),
            ("Status", stage.source.notices[status]),
        )
        for name, licence, town, status in held
    }  # fmt: skip


def _employers(stage: Stage, standings: Sequence[Standing], others: Sequence[str]) -> list[Entry]:
    """Return the register of employers, those of the firms first; `others` are recruiters' names."""
    notices, entries = stage.source.notices, []
    numbers = stage.codes("EMP", len(stage.source.names["employers"]))
    for place, employer in enumerate(stage.names("employers")):
        seed = stage.seed.below(f"employer {place}")
        known, says = list(others), seed.pick("says", ("offers", "denies", "silent"))
        if place < len(standings):
            one = standings[place]
            says = (
                _SAYS[one.status] if one.names_employer else seed.pick("says", ("denies", "silent"))
            )
            known = [one.firm.name["en"], *known[: seed.number("others", 0, 1)]]
        listed = ", ".join(seed.order("listed", known[:2]))
        entries.append(entry(
            "employers", numbers[place], employer,
            ("Town", stage.town(f"employer {place}/town").name["en"]),
            ("Notice", notices[says].replace("{firms}", listed)),
        ))  # fmt: skip
    return entries


def _advertised(
    standing: Standing, held: Entry | None, employer: Entry, crowd: Sequence[Account]
) -> Part:
    """Return the accounts, posts and facts of a firm; `held` is the entry of the printed licence."""
    firm = standing.firm
    stage = firm.stage
    text, short = _words(standing)
    advert = stage.post("advert", firm.advertiser, text, stage.ago("posted", 6 * DAY, 2 * HOUR))
    shown = stage.post("shown", firm.profile, short, stage.ago("shown", 9 * DAY, 2 * HOUR))
    thread, told = _thread(firm, standing.status, crowd)
    here, there, forum = of_post(advert), of_post(shown), of_post(thread)
    owner = standing.owner["en"] if standing.owner else ""
    licence = [(here, standing.printed), (there, standing.printed), (of_register(LICENCES), "")]
    if held:
        licence.append((of_entry(held), owner))
    name = named(firm.employer, firm.lang) if standing.names_employer else ""
    says = _SAYS[standing.status] if standing.names_employer else "not named"
    answer = [(here, name), (there, name), (of_register("employers"), "")]
    if standing.names_employer:
        answer.append((of_entry(employer), dict(employer.lines)["Notice"]))
    verdict = [(here, standing.printed or name), licence[-1], answer[-1], (forum, told)]
    return Part(
        accounts=(firm.advertiser, firm.profile),
        posts=(advert, shown, thread),
        facts=(
            fact("licence-of", advert.number, owner or "none printed", licence),
            fact("employer-says", advert.number, says, answer),
            fact("verdict", advert.number, standing.status, verdict),
        ),
    )


def _words(standing: Standing) -> tuple[str, str]:
    """Return the words of the advert, and the shorter ones of the firm's profile.

    Which lines an advert has besides its licence is drawn whether or not that one stands there.
    """
    firm = standing.firm
    stage, seed = firm.stage, firm.stage.seed

    def line(kind: str, **slots: str | Name) -> str:
        return stage.say(kind, kind, firm.lang, **slots)

    kind = "job-opening" if standing.names_employer else "job-opening-unnamed"
    work = seed.pick("work", stage.source.names["works"])
    opening = line(kind, work=work, employer=firm.employer)
    printed = [line("licence-line", licence=standing.printed)] if standing.printed else []
    money = seed.pick("money", ("fee-line", "no-fee-line"))
    more = {
        "money": line(money, sum=stage.sum("fee", 5, 90)),
        "phone": line("phone-line", phone=stage.phone("phone")),
        "write": line("write-line", handle=firm.profile.handle),
        "room": line("room-line"),
        "papers": line("papers-line"),
    }
    order = seed.order("which lines", more)
    chosen = [more[one] for one in order[: seed.number("lines", 2, 4)]]
    body = seed.order("order of lines", [*printed, *chosen])
    last = line("firm-line", firm=firm.name, town=firm.town.name)
    return " ".join((opening, *body, last)), " ".join((opening, *printed, last))


def _thread(firm: Firm, status: str, crowd: Sequence[Account]) -> tuple[Post, str]:
    """Return the thread about a firm, and the answer in it that tells something."""
    stage = firm.stage.below("thread")
    members = [one for one in crowd if one.platform == "talkledge"]
    asks, *others = stage.seed.order("members", members)
    text = stage.say("ask", "ask-firm", asks.lang, firm=firm.name)
    thread = stage.post("thread", asks, text, stage.ago("posted", 10 * DAY, 2 * DAY))
    many = stage.seed.number("answers", 2, 4)
    telling = stage.seed.number("telling", 0, many - 1)
    comments: list[Comment] = []
    for place in range(many):
        kind = stage.seed.pick(f"{place}/kind", _ANSWERS)
        if place == telling:
            kind = stage.seed.pick(f"{place}/told", _TOLD[status])
        member = stage.seed.pick(f"{place}/member", others)
        said = stage.say(f"{place}/said", kind, member.lang)
        when = thread.posted + (place + 1) * stage.seed.number(f"{place}/after", HOUR, 8 * HOUR)
        comments.append(stage.comment(f"{place}", member, said, when))
    return replace(thread, comments=tuple(comments)), comments[telling].text
