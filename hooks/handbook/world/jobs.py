"""Adverts for work: false, honest and open ones are made of the same sentences by the same draw.

Everything that an advert shows is drawn first. Only then is it drawn which firms are what, and what
the status needs is written: the licence, whether the employer is named, the notices, the answers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from handbook.world.addresses import of_entry, of_post, of_register
from handbook.world.cast import DAY, HOUR, JOB_KINDS, Part, Stage, named, written
from handbook.world.facts import Clue, fact
from handbook.world.play import Account, Comment, Entry, Post
from handbook.world.source import Name, Town

LICENCES = "recruiters"
_STATUSES = {"false": (3, 5), "honest": (3, 4), "open": (2, 4)}
"""How many adverts are what, from and to."""
_TOLD = {"honest": ("answer-receipt", "answer-back"), "open": ("answer-waiting", "answer-unknown"),
         "false": ("answer-waiting",)}  # fmt: skip
"""What a worker tells in the thread about a firm; the other answers follow nothing."""
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

    status: str
    printed: str
    """Licence number on the advert, empty where none stands there."""
    owner: Name | None
    """Whose number that is."""
    suspended: bool
    names_employer: bool


def jobs(stage: Stage, crowd: Sequence[Account]) -> Part:
    """Return firms with their adverts, profiles, threads and entries of registers."""
    stage = stage.below("jobs")
    count = stage.seed.number("firms", *stage.source.counts["firms"])
    licences = stage.codes("LIC", count + stage.source.counts["other-recruiters"][0])
    firms = [_firm(stage.below(f"{place}"), place, licences[place]) for place in range(count)]
    names, most = stage.names("firms")[count:], stage.source.counts["other-recruiters"][0]
    others = tuple(zip(names[:most], licences[count:], strict=False))
    standings = _standings(stage, firms, others)
    register = _recruiters(stage, firms, standings, others)
    employers = _employers(stage, firms, standings, others)
    part = Part(entries=(*register.values(), *employers))
    for firm, standing, employer in zip(firms, standings, employers, strict=False):
        entry = register.get(standing.printed)
        part = part.with_more(_advertised(firm, standing, entry, employer, crowd))
    return part


def _firm(stage: Stage, place: int, licence: str) -> Firm:
    lang = stage.language("language", JOB_KINDS)
    name, person = stage.names("firms")[place], stage.person(place)[1]
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
    (least, most), honest, undecided = _STATUSES.values()
    numbers = [
        (one, two, len(firms) - one - two)
        for one in range(least, most + 1)
        for two in range(honest[0], honest[1] + 1)
        if undecided[0] <= len(firms) - one - two <= undecided[1]
    ]
    shares = zip(_STATUSES, stage.seed.pick("shares", numbers), strict=True)
    statuses = stage.seed.order("statuses", [name for name, many in shares for _ in range(many)])
    holders = [(firm.name, firm.licence) for firm, status in zip(firms, statuses, strict=True)
               if status == "honest"]  # fmt: skip
    return [
        _standing(firm, status, (*holders, *others))
        for firm, status in zip(firms, statuses, strict=True)
    ]


def _standing(firm: Firm, status: str, holders: Sequence[tuple[Name, str]]) -> Standing:
    seed = firm.stage.seed
    if status == "false":
        owner, licence = seed.pick("copied licence", holders)
        return Standing(status, licence, owner, suspended=False, names_employer=True)
    if status == "honest":
        return Standing(status, firm.licence, firm.name, suspended=False, names_employer=True)
    names = seed.chance("names its employer", 50)
    if seed.chance("prints a licence", 50):
        return Standing(status, firm.licence, firm.name, suspended=True, names_employer=names)
    return Standing(status, "", None, suspended=False, names_employer=names)


def _recruiters(
    stage: Stage,
    firms: Sequence[Firm],
    standings: Sequence[Standing],
    others: Sequence[tuple[Name, str]],
) -> dict[str, Entry]:
    """Return the register of recruiters by licence: firms with an entry of their own, and others."""
    held = [
        (firm.name, firm.licence, firm.town.name, standing.suspended)
        for firm, standing in zip(firms, standings, strict=True)
        if standing.printed == firm.licence
    ]
    held += [
        (name, licence, stage.town(f"town of {licence}").name, False) for name, licence in others
    ]
    notices = stage.source.notices
    return {
        licence: Entry(
            register=LICENCES,
            number=licence,
            lines=(
                ("Name", name["en"]),
                ("Also written", written(name)),
                ("Town", town["en"]),
                ("Licence", licence),
                ("Status", notices["suspended" if suspended else "valid"]),
            ),
        )
        for name, licence, town, suspended in held
    }


def _employers(
    stage: Stage,
    firms: Sequence[Firm],
    standings: Sequence[Standing],
    others: Sequence[tuple[Name, str]],
) -> list[Entry]:
    """Return the register of employers, those of the firms first."""
    notices, entries = stage.source.notices, []
    numbers = stage.codes("EMP", len(stage.source.names["employers"]))
    for place, employer in enumerate(stage.names("employers")):
        seed = stage.seed.below(f"employer {place}")
        known = [name["en"] for name, _ in others]
        says = seed.pick("says", ("offers", "denies", "silent"))
        if place < len(firms):
            status, named_there = standings[place].status, standings[place].names_employer
            says = {"false": "denies", "honest": "offers"}.get(status, "silent")
            says = says if named_there else seed.pick("says", ("denies", "silent"))
            known = [firms[place].name["en"], *known[: seed.number("others", 0, 1)]]
        listed = ", ".join(seed.order("listed", known[:2]))
        lines = (
            ("Name", employer["en"]),
            ("Also written", written(employer)),
            ("Town", stage.town(f"employer {place}/town").name["en"]),
            ("Notice", notices[says].replace("{firms}", listed)),
        )
        entries.append(Entry(register="employers", number=numbers[place], lines=lines))
    return entries


def _advertised(
    firm: Firm, standing: Standing, entry: Entry | None, employer: Entry, crowd: Sequence[Account]
) -> Part:
    """Return the accounts, posts and facts of a firm."""
    stage = firm.stage
    text, short = _words(firm, standing)
    advert = stage.post("advert", firm.advertiser, text, stage.ago("posted", 6 * DAY, 2 * HOUR))
    shown = stage.post("shown", firm.profile, short, stage.ago("shown", 9 * DAY, 2 * HOUR))
    thread, told = _thread(firm, standing.status, crowd)
    here, there, forum = of_post(advert), of_post(shown), of_post(thread)
    index = of_register(LICENCES)
    licence: list[Clue] = [(here, standing.printed), (there, standing.printed), (index, "")]
    if entry is not None and standing.owner is not None:
        licence.append((of_entry(entry), standing.owner["en"]))
    notice = dict(employer.lines)["Notice"]
    says = {"false": "denies", "honest": "offers", "open": "silent"}[standing.status]
    says = says if standing.names_employer else "not named"
    name = named(firm.employer, firm.lang) if standing.names_employer else ""
    answer: list[Clue] = [(here, name), (there, name), (of_register("employers"), "")]
    if standing.names_employer:
        answer.append((of_entry(employer), notice))
    owner = standing.owner["en"] if standing.owner else "none printed"
    verdict = [(here, standing.printed or name), licence[-1], answer[-1], (forum, told)]
    return Part(
        accounts=(firm.advertiser, firm.profile),
        posts=(advert, shown, thread),
        facts=(
            fact("licence-of", advert.number, owner, licence),
            fact("employer-says", advert.number, says, answer),
            fact("verdict", advert.number, standing.status, verdict),
        ),
    )


def _words(firm: Firm, standing: Standing) -> tuple[str, str]:
    """Return the words of the advert, and the shorter ones of the firm's profile.

    Which lines an advert has besides its licence is drawn whether or not that one stands there.
    """
    stage, seed = firm.stage, firm.stage.seed

    def line(kind: str, **slots: str | Name) -> str:
        return stage.say(kind, kind, firm.lang, **slots)

    kind = "job-opening" if standing.names_employer else "job-opening-unnamed"
    work = seed.pick("work", stage.source.names["works"])
    opening = line(kind, work=work, employer=firm.employer)
    licence = line("licence-line", licence=standing.printed or firm.licence)
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
    body = seed.order("order of lines", [*([licence] if standing.printed else []), *chosen])
    last = line("firm-line", firm=firm.name, town=firm.town.name)
    short = [opening, *([licence] if standing.printed else []), last]
    return " ".join((opening, *body, last)), " ".join(short)


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
