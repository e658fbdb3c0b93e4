"""The list of reviewed scripts on the disk in, its entries out."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from handbook.model import Reviewed
from handbook.parse.reviewed import parse_reviewed
from handbook.parse.yaml import parse_yaml

REVIEWED = "hooks/theme/reviewed.yaml"


def load_reviewed(root: Path) -> Mapping[str, Reviewed]:
    """Return the scripts that people have read, by path below the site's root.

    Without the list, or with one that cannot be read, nobody has read anything.
    """
    try:
        text = (root / REVIEWED).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return {}
    data = parse_yaml(text, REVIEWED)
    return {} if data.problems else parse_reviewed(data.root)
