"""What the files of docs/data/ hold that say whence things come: works, hosts, contacts, pictures."""

from __future__ import annotations

from handbook.model import Node
from handbook.rules.keys import (
    LANGUAGE,
    Key,
    Say,
    Shape,
    a_day,
    list_of,
    map_of,
    maps,
    matches,
    named,
    numbered,
    plain,
    rows_of,
    text,
    words,
)  # fmt: skip

DRAWN = "drawn for this handbook"
"""What images.yaml names as the source of our own drawings."""


def _dates(node: Node) -> bool:
    """Return whether a value is a date as CSL writes it; whether its days exist is asked elsewhere."""
    parts = node.get("date-parts")
    lists = list(parts.items()) if parts is not None else []
    return (
        [entry.key for entry in node.entries()] == ["date-parts"]
        and len(lists) in (1, 2)
        and all(_numbers(one) for one in lists)
    )


def _numbers(node: Node) -> bool:
    numbers = list(node.items())
    return len(numbers) in (1, 2, 3) and all(number.kind == "integer" for number in numbers)


def _number(node: Node) -> bool:
    return text(node) or node.kind in ("integer", "number")


_TYPES = (
    "article", "article-journal", "article-magazine", "article-newspaper", "bill", "book",
    "chapter", "dataset", "document", "hearing", "legal_case", "legislation", "pamphlet",
    "paper-conference", "post-weblog", "regulation", "report", "software", "standard", "thesis",
    "treaty", "webpage",
)  # fmt: skip

_NAME = Shape(
    "a name",
    {key: plain("United Nations", needed=False) for key in ("literal", "family", "given")},
)

_DATE = Key(_dates, "a date of CSL, such as {date-parts: [[2026, 11, 25]]}", "{…}", needed=False)

_CUSTOM = Shape(
    "custom",
    {
        "mark": words(
            "S", "S2", "M", "open", "unverified",
            example=Say("the mark that your reading earned, see the page Cite"),
        ),
        "address": words("own", "copy", "arch", example="own", needed=False),
        "read": plain("publisher and date of what was read", needed=False),
        "short": plain("TIP Protocol", needed=False),
        "note": plain("what a writer must know", needed=False),
        "tier": words("fast", "medium", "slow", example="medium", needed=False),
    },
)  # fmt: skip

_WORK = Shape(
    "a work",
    {
        "id": Key(
            matches(r"[a-z0-9]+(?:[.-][a-z0-9]+)*"),
            "small letters, digits, hyphens and dots",
            Say("a key of its own: small letters, digits, hyphens and dots"),
        ),
        "type": words(*_TYPES, example=Say("what it is, such as report, legislation or webpage")),
        "title": plain(Say("the title that the work itself bears")),
        "author": Key(maps, "a list of names", "[{literal: …}]", needed=False, inside=_NAME),
        "issued": _DATE,
        "accessed": _DATE,
        "language": Key(
            matches(LANGUAGE), "the code of a language, such as en", "en", needed=False
        ),
        "publisher": plain("United Nations", needed=False),
        "container-title": plain("the journal or series", needed=False),
        "number": Key(_number, "its number", "CETS 197", needed=False),
        "volume": Key(_number, "its number", "20", needed=False),
        "issue": Key(_number, "its number", "3", needed=False),
        "URL": Key(
            matches(r"https://[!-~]+"),
            "the publisher's own address, which begins with https://",
            "https://…",
            needed=False,
        ),
        "DOI": Key(
            matches(r"10\.\d{4,9}/[!-~]+"), "a DOI, which begins with 10.", "10.…", needed=False
        ),
        "custom": map_of(
            _CUSTOM, Say("“{mark: …}” with the mark that your reading earned, see the page Cite")
        ),
    },
)  # fmt: skip

_LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"

_HOST = Shape(
    "a host",
    {
        "owner": plain(Say("who publishes there")),
        "seen": a_day("the day on which you saw its address in something that its owner published"),
    },
)

_CONTACT = Shape(
    "a contact",
    {
        "id": Key(
            matches(r"[a-z0-9]+(?:-[a-z0-9]+)*"),
            "small letters, digits and hyphens",
            Say("a short name that is never used twice"),
        ),
        "country": Key(
            matches("[A-Z]{2}"),
            "two capital letters, such as PK",
            Say("the two letters of the country"),
        ),
        "owner": plain(Say("the agency that answers")),
        "number": Key(
            numbered(r"\+?[0-9][0-9 ()/-]{0,30}"),
            "the number in quotes, as dialled inside the country",
            '"…"',
            needed=False,
        ),
        "address": plain("in place of the number", needed=False),
        "for": plain(Say("what it is for, and for whom")),
        "languages": Key(
            list_of(LANGUAGE, least=1),
            "a list of codes of languages, each once",
            Say("in square brackets the languages in which somebody answers"),
        ),
        "source": plain(Say("a key of bibliography.yaml")),
        "seen": a_day("the day on which you saw it in its source"),
        "called": a_day("the day of the last test call", needed=False),
        "by": plain("the role of the caller", needed=False),
        "risk": plain(Say("what can happen to a person on whom it is found")),
    },
)

_ALT = named("alt", LANGUAGE, "the code of a language, such as ur", plain("what the picture shows"))

_IMAGE = Shape(
    "a picture",
    {
        "file": Key(
            matches(r"[\w./-]+\.(?:svg|png|jpg|jpeg|webp)"),
            "its name below docs/images, such as capture-sequence.svg",
            Say("its name below docs/images"),
        ),
        "title": plain(Say("what it shows, in one line")),
        "alt": map_of(_ALT, "{en: …}"),
        "maker": plain(Say("the role of the person who drew it")),
        "made": a_day("the day on which it was made"),
        "licence": words(
            "CC-BY-4.0", "CC-BY-SA-4.0", "CC0-1.0", example=Say("the licence that its maker gave")
        ),
        "source": plain(Say(f"{DRAWN}, or a key of bibliography.yaml")),
        "people": words(
            "none", "drawn figures", example=Say("whom it shows: none or drawn figures")
        ),
        "words": Key(
            list_of(LANGUAGE, least=0),
            "a list of codes of languages, [] where it has no words",
            Say("in square brackets the languages of its words, [] where it has none"),
        ),
    },
)

WORKS = Shape("bibliography.yaml", {"references": rows_of(_WORK)})
HOSTS = named(
    "hosts.yaml", rf"(?=.{{4,253}}$)(?:{_LABEL}\.)+(?!onion$)[a-z]{{2,}}",
    "a host in small letters, such as www.unodc.org", map_of(_HOST, "{owner: …, seen: …}"),
)  # fmt: skip
CONTACTS = Shape("contacts.yaml", {"contacts": rows_of(_CONTACT)})
IMAGES = Shape("images.yaml", {"images": rows_of(_IMAGE)})

UNCITED = Shape(
    "uncited.yaml",
    {
        "uncited": rows_of(
            Shape(
                "an exception",
                {
                    "page": Key(
                        matches(r"[a-z0-9/-]+\.md"),
                        "the path of a page below docs/en/, such as evidence/hashing.md",
                        Say("the path of the page below docs/en/"),
                    ),
                    "text": plain(Say("words of the sentence as they stand on the page")),
                    "reason": plain(Say("why it claims nothing that a source must carry")),
                    "owner": plain(Say("the role that read it")),
                    "seen": a_day("the day on which it was read"),
                },
            )
        )
    },
)
