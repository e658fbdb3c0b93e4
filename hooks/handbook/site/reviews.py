"""The list of reviewed scripts on the disk in, its entries out; one that nobody stands for is none."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from handbook.model import Node, Reviewed
from handbook.parse.yaml import parse_yaml

REVIEWED = "hooks/theme/reviewed.yaml"
_SHA256 = re.compile(r"[0-9a-f]{64}")


def load_reviewed(root: Path) -> Mapping[str, Reviewed]:
    """Return the scripts that people have read, by path below the site's root.

    Without the list, or with one that cannot be read, nobody has read anything. Only what somebody
    stands for counts: an entry without what it is, who read it and when, or with a hash of another
    form, is left out.
    """
    try:
        text = (root / REVIEWED).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return {}
    data = parse_yaml(text, REVIEWED)
    return {
        entry.key: Reviewed(entry.key, entry.node.text("sha256"), entry.line)
        for entry in (() if data.problems else data.root.entries())
        if _stands(entry.node)
    }


def _stands(node: Node) -> bool:
    day = node.get("day")
    return (
        bool(node.text("what").strip() and node.text("by").strip())
        and day is not None
        and day.kind == "date"
        and bool(_SHA256.fullmatch(node.text("sha256")))
    )
