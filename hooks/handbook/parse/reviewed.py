"""The list of reviewed scripts in, one entry a script out; an entry that nobody stands for is none."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from handbook.model import Node, Reviewed

_SHA256 = re.compile(r"[0-9a-f]{64}")


def parse_reviewed(root: Node) -> Mapping[str, Reviewed]:
    """Return the entries of `reviewed.yaml` by path below the site's root.

    Only what somebody stands for counts: an entry without what it is, who read it and when, or
    with a hash of another form, is left out.
    """
    return MappingProxyType(
        {
            entry.key: Reviewed(entry.key, entry.node.text("sha256"), entry.line)
            for entry in root.entries()
            if _stands(entry.node)
        }
    )


def _stands(node: Node) -> bool:
    day = node.get("day")
    return (
        bool(node.text("what").strip() and node.text("by").strip())
        and day is not None
        and day.kind == "date"
        and bool(_SHA256.fullmatch(node.text("sha256")))
    )
