"""The two sides of a review: what a build would publish, and what people have recorded."""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Mapping
from pathlib import Path

from handbook.findings import EnvironmentFault
from handbook.model import Data, Node
from handbook.parse.yaml import parse_yaml
from handbook.rules.site_files import READ
from handbook.site import wanted
from handbook.site.reviews import REVIEWED

THEME = "hooks/theme"


def scripts(root: Path) -> dict[str, bytes]:
    """Return every script, style sheet and font that a build would publish, by its path in the site."""
    found: dict[str, bytes] = {}
    for folder in (_material(), root / THEME):  # ours stands in place of one of the same name
        for file in sorted(folder.rglob("*")):
            path = file.relative_to(folder).as_posix()
            if path.endswith(READ) and wanted(path) and file.is_file():
                found[path] = file.read_bytes()
    return found


def listed(root: Path) -> dict[str, Node]:
    """Return the entries of the list, complete or not."""
    try:
        data = parse_yaml((root / REVIEWED).read_text(encoding="utf-8"), REVIEWED)
    except FileNotFoundError:
        data = Data(REVIEWED)
    except UnicodeDecodeError as error:
        raise EnvironmentFault(f"“{REVIEWED}” is not UTF-8", "save it as UTF-8") from error
    for problem in data.problems:
        message = f"“{REVIEWED}” cannot be read: line {problem.line}, {problem.detail}"
        raise EnvironmentFault(message, "mend that line")
    return {entry.key: entry.node for entry in data.root.entries()}


def entry_of(path: str, listed: Mapping[str, Node]) -> tuple[str, Node] | None:
    """Return the entry of a script, or of its last version under another hash in its name."""
    if path in listed:
        return path, listed[path]
    return next(((key, node) for key, node in listed.items() if family(key) == family(path)), None)


def family(path: str) -> str:
    """Return the path of a script without the hash in its name, which every version changes."""
    return re.sub(r"\.[0-9a-f]{8,}\.", ".*.", path)


def _material() -> Path:
    spec = importlib.util.find_spec("material")
    if spec is None or not spec.submodule_search_locations:
        raise EnvironmentFault("mkdocs-material is not installed", "type `make`")
    return Path(spec.submodule_search_locations[0]) / "templates"
