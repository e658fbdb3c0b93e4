"""What docs/data/platforms.yaml holds: the questions of every page, and what was read of each platform."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.catalog import rule
from handbook.model import EMPTY, PARTS, Handbook, Node
from handbook.rules.base import Faults, short
from handbook.rules.keys import (  # fmt: skip
    LANGUAGE,
    Key,
    Say,
    Shape,
    a_day,
    map_of,
    matches,
    named,
    plain,
    rows_of,
    text,
    words,
)
from handbook.rules.nearest import meant
from handbook.rules.records_register import CODE

DATA_WRONG_VALUE = rule("HB072", "data-wrong-value")

PATH = "docs/data/platforms.yaml"

_MARKUP = ("<", ">", "`", "|", "*", "](", "[@", "\n")
"""What would be read as markup, as a citation or as another line; a value has its source beside it."""
_ID = Key(
    matches(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*"),
    "small words-with-hyphens",
    Say("small words-with-hyphens"),
)


def _sentence(node: Node) -> bool:
    """Return whether a value is one plain text: no markup, no citation."""
    return text(node) and not any(sign in str(node.value).strip() for sign in _MARKUP)


_SENTENCE = Key(
    _sentence,
    "one plain sentence in quotes, without markup or citation; the source has its own key",
    Say("what its source says, in one plain sentence"),
)
_ASKED = plain(Say("what is asked"))
_LABEL = named("label", LANGUAGE, "the code of a language, such as ur", _ASKED, {"en": _ASKED})
_QUESTION = Shape(
    "a question",
    {"id": _ID, "part": words(*PARTS, example="seen"), "label": map_of(_LABEL, "{en: …}")},
)
_VALUE = Shape(
    "a row of a platform",
    {
        "row": Key(_ID.fits, _ID.wanted, Say("the id of one of “rows”")),
        "value": _SENTENCE,
        "source": plain(Say("a key of bibliography.yaml")),
        "text": Key(
            _sentence,
            "the date of the text that was read or what it is, in quotes",
            Say("in quotes the date of the text that was read, or what it is"),
        ),
        "seen": a_day("the day on which you read it"),
    },
)
_PLATFORM = Shape(
    "a platform",
    {
        "id": _ID,
        "name": plain(Say("its name, as people call it")),
        "page": Key(
            matches(CODE), "the code of its page, such as P-04", Say("the code of its page")
        ),
        "company": Key(_SENTENCE.fits, _SENTENCE.wanted, "Snap Inc.", needed=False),
        "rows": rows_of(_VALUE),
    },
)
PLATFORMS = Shape("platforms.yaml", {"rows": rows_of(_QUESTION), "platforms": rows_of(_PLATFORM)})


def named_rows(root: Node) -> Iterator[list[tuple[str, int]]]:
    """Yield, platform by platform, the questions that it answers, with their lines."""
    for platform in (root.get("platforms") or EMPTY).items():
        rows = (platform.get("rows") or EMPTY).items()
        yield [(row.text("row"), row.line) for row in rows if row.kind == "map"]


def unknown_rows(book: Handbook, root: Node, faults: Faults) -> None:
    """Keep each answer to a question that nobody asks."""
    asked = [question.id for question in book.practice.questions]
    for rows in named_rows(root):
        for name, line in rows:
            if name and name not in asked:
                names, near = meant(name, asked)
                such = f", such as {names}" if names else ""
                wanted = names if near else f"the id of one of “rows”{such}, or enter it there"
                faults.add(DATA_WRONG_VALUE, PATH, line, what="“row”", value=f"“{short(name)}”",
                           wanted=wanted)  # fmt: skip
