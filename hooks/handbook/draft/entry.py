"""One line more in a register, and the names that files and values take from a title."""

from __future__ import annotations

import re
import unicodedata

from handbook.findings import EnvironmentFault


def slug(text: str) -> str:
    """Return the name of a file after a title; empty where that has no Latin letter or digit."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60].strip("-")


def quoted(text: str) -> str:
    """Return a text as YAML reads it, whatever signs it holds."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def below(text: str, pattern: str, line: str, path: str, what: str) -> str:
    """Return a text with one line more, below the last that begins with a pattern.

    Raises `EnvironmentFault` where no line of the file at `path` does: it then lacks `what`.
    """
    lines = text.split("\n")
    places = [number for number, one in enumerate(lines) if re.match(pattern, one)]
    if not places:
        raise EnvironmentFault(
            f"{path} has no line of {what}, below which the new one could go",
            f"put “{line.strip()}” there by hand",
        )
    return "\n".join((*lines[: places[-1] + 1], line, *lines[places[-1] + 1 :]))
