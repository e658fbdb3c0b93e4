"""What is allowed changes in sight: every list of it stands in allowed.txt, word by word.

With HANDBOOK_GOLDEN=1 the file is written anew: read the difference. Each line of it is something
that a page, a drawing, a data file or a setting may hold because of it, or a name that escapes a rule.
"""

from __future__ import annotations

import importlib
import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from handbook.model import Node
from handbook.rules.keys import Key, Shape

GOLDEN = Path(__file__).with_name("allowed.txt")
MODULES = (
    "allowances", "assets", "built", "config_shapes", "domains", "drawings", "elements", "fiction",
    "figures", "link_text", "output", "packed", "packed_known", "records_fiction", "records_register", "records_sources",
    "schema", "svg", "weights", "wording",
)  # fmt: skip


def told(name: str, value: object) -> Iterator[str]:
    """Yield the lines that say what a value holds."""
    if isinstance(value, Shape):
        yield f"{name}: {value.kind}"
        yield from told(name, value.keys)
    elif isinstance(value, Key):
        needed = "needed" if value.needed else "not needed"
        yield f"{name}: {value.wanted} | {value.example} | {needed}"
        yield from told(name, value.inside)
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from told(f"{name}.{key}", inner)
    elif isinstance(value, frozenset):
        yield f"{name}: {' | '.join(sorted(map(str, value)))}"
    elif isinstance(value, tuple):
        for inner in value:
            yield from told(name, inner)
    elif isinstance(value, re.Pattern):
        yield f"{name}: {value.pattern!r} {value.flags}"
    elif isinstance(value, (str, int)):
        yield f"{name}: {value!r}"


def test_what_is_allowed_is_what_people_saw():
    lines = []
    for module in MODULES:
        found = vars(importlib.import_module(f"handbook.rules.{module}"))
        for name, value in sorted(found.items()):
            if not name.startswith("__") and not isinstance(value, (type, Node)):
                lines += [f"{module}.{line}" for line in told(name, value)]
    text = "".join(f"{line}\n" for line in lines)
    if os.environ.get("HANDBOOK_GOLDEN"):
        GOLDEN.write_text(text, encoding="utf-8", newline="\n")
    assert text == GOLDEN.read_text(encoding="utf-8")
