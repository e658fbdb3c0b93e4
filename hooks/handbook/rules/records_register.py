"""What the registers of docs/data/ hold: codes, fields, retired ids, languages and allowances."""

from __future__ import annotations

from types import MappingProxyType

from handbook.model import KINDS
from handbook.rules.keys import (
    LANGUAGE,
    Key,
    Say,
    Schema,
    Shape,
    a_day,
    a_map,
    map_of,
    matches,
    named,
    numbered,
    plain,
    rows_of,
    texts,
    whole,
    words,
)  # fmt: skip

CODE = r"(?:CL|[A-Z])-\d\d"
FIELD = r"[a-z][a-z0-9-]{1,30}"
CHOICE = rf"{FIELD}(?:\.[a-z0-9][a-z0-9-]{{0,30}})?"
"""A field, or one answer of it: `connection.other`."""

_MONTHS = 12
_PART = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_PAGE = rf"(?:{_PART}/)*{_PART}\.md"

_SECTION = Shape(
    "a section",
    {
        "folder": Key(
            matches(_PART),
            "a folder below docs/en/, such as evidence",
            Say("its folder below docs/en/"),
        ),
        "title": plain(Say("its title")),
        "titles": map_of(
            named("titles", LANGUAGE, "the code of a language, such as ur", plain("its title")),
            "{ur: …}",
            needed=False,
        ),
        "asks": words("officer", "trainer", "contributor", example="officer", needed=False),
    },
)

_CODE = Shape(
    "a code",
    {
        "title": plain(Say("the title of its page")),
        "path": Key(
            matches(_PAGE),
            "the path of its page below docs/en/, such as evidence/hashing.md",
            Say("the path of its page below docs/en/"),
        ),
        "state": words("planned", "made", example="planned"),
        "items": Key(
            whole(1, 999), "a whole number, the highest that an item ever had", "15", needed=False
        ),
    },
)

CODES = named(
    "codes.yaml",
    CODE,
    "a code such as E-03",
    map_of(_CODE, "{title: …, path: …, state: planned}"),
    {
        "sections": map_of(
            named(
                "sections",
                "CL|[A-Z]",
                "a capital letter, or CL",
                map_of(_SECTION, "{folder: evidence, title: Evidence}"),
            ),
            "{E: {folder: evidence, title: Evidence}}",
        )
    },
)


def _retired(pattern: str, example: str, more: Schema = MappingProxyType({})) -> Key:
    form = matches(pattern)
    return rows_of(
        Shape(
            "a retired entry",
            {
                "id": Key(form, f"an id such as {example}", Say("the id that is retired")),
                "was": plain(Say("what it said, in one line")),
                "edition": Key(
                    numbered(r"\d{4}\.(?:0[1-9]|1[0-2])"),
                    "an edition in quotes, such as “2027.02”",
                    Say("in quotes the first edition without it"),
                ),
                "now": Key(
                    lambda node: form(node) or node.value == "none",
                    f"the id that took its place, such as {example}, or none",
                    Say("the id that took its place, or none"),
                ),
                **more,
            },
        )
    )


_OPENED: Schema = {
    "kind": words(*KINDS, example="text", needed=False),
    "forms": Key(texts, "a list of forms that had it in their head", "[F-06]", needed=False),
    "rows": Key(texts, "a list of forms that had it in their rows", "[F-06]", needed=False),
}
"""What opens a saved file that holds a retired field; an answer such as `connection.other` needs none."""

RETIRED = Shape(
    "retired.yaml",
    {
        "items": _retired(r"CL-\d\d\.\d{1,3}", "CL-03.5"),
        "codes": _retired(CODE, "E-03"),
        "rules": _retired(r"HB\d{3}", "HB301"),
        "fields": _retired(CHOICE, "found-via", _OPENED),
    },
)

FIELDS = Shape(
    "fields.yaml",
    {
        "fields": rows_of(
            Shape(
                "a field",
                {
                    "id": Key(
                        matches(FIELD), "an id such as found-via", Say("the id of the field")
                    ),
                    "kind": words(*KINDS, example="text"),
                    "choices": Key(texts, "a list of ids", "[no, yes]", needed=False),
                },
            )
        )
    },
)

_CALLOUTS = Shape(
    "callouts",
    {kind: plain(Say("its word")) for kind in ("stop", "must", "check", "proves", "example")},
)

_LANGUAGE = Shape(
    "a language",
    {
        "name": plain(Say("its name in itself")),
        "english": plain(Say("its name in English")),
        "dir": words("ltr", "rtl", example=Say("the side to which it is written: ltr or rtl")),
        "html": Key(
            matches(r"[a-z]{2,3}(?:-[A-Za-z]{2,8})*"),
            "a value of the attribute lang",
            Say("the code by which browsers know it"),
        ),
        "callouts": map_of(_CALLOUTS, "{stop: …}"),
        "check": plain(Say("the word that begins a check")),
        "months": Key(
            lambda node: texts(node) and len(list(node.items())) == _MONTHS,
            "a list of twelve names, January first",
            "[…]",
        ),
        "words": Key(a_map, "a map of words by the keys that English has", "{…}"),
    },
)

LANGUAGES = named(
    "languages.yaml", LANGUAGE, "the code of a language, such as fa or fa-AF",
    map_of(_LANGUAGE, "{name: …}"), {"en": map_of(_LANGUAGE, "{name: English, …}")},
)  # fmt: skip

ALLOWED = Shape(
    "allowed.yaml",
    {
        "allowed": rows_of(
            Shape(
                "an allowance",
                {
                    "rule": Key(
                        matches(r"HB\d{3}"),
                        "the code of a rule, such as HB301",
                        Say("the code that the report prints"),
                    ),
                    "path": plain(Say("the path that the report prints")),
                    "text": plain("a part of the message", needed=False),
                    "reason": plain(Say("why it cannot be mended now")),
                    "owner": plain(Say("the role that mends it")),
                    "until": a_day("the last day on which it may stand"),
                },
            )
        )
    },
)

SYNONYMS = Shape(
    "synonyms.yaml",
    {
        "synonyms": map_of(
            named(
                "synonyms",
                CODE,
                "the code of a page, such as U-02",
                map_of(
                    named(
                        "words that lead to a page",
                        LANGUAGE,
                        "the code of a language, such as ur",
                        Key(texts, "a list of words", "[drowning, boat]"),
                    ),
                    "{en: [drowning, boat]}",
                ),
            ),
            "{U-02: {en: [drowning, boat]}}",
        )
    },
)
