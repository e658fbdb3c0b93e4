"""The key on paper: what the trainer keeps in an envelope, and reads when a file or a phrase is lost."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from handbook.theme import THEME, filled_template
from handbook.world.moment import clock
from handbook.world.play import Play
from handbook.world.said import script_of


def key_sheet(key: Mapping[str, Any], play: Play) -> str:
    """Return the HTML of the key of a play as it is printed; `key` is what stands in its file."""
    kinds: defaultdict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for fact in key["facts"]:
        kinds[fact["kind"]].append(fact)
    whys: defaultdict[str, list[str]] = defaultdict(list)
    for one in key["forbidden"]:
        whys[_WHYS[one["why"]]].append(one["number"])
    return str(
        filled_template(
            THEME / "range", "key.html.j2",
            {"key": key, "whys": dict(whys),
            "clocks": [clock(play.offset, one.clock)[11:16] for one in play.exercises], "script": script_of,
             "kinds": [(_name(kind), facts) for kind, facts in kinds.items()]},
        )
    )  # fmt: skip


def _name(kind: str) -> str:
    return kind.replace("-", " ").capitalize()


_WHYS = {
    "official": "An official may be involved: stop, and call the confidential contact alone.",
    "in-need": "A person needs help now: call first, write no name, make no copy.",
}
