"""Drawn scenes: a place with a sign, its light and its shadows; nobody in it has a face."""

from __future__ import annotations

import hashlib

from handbook.theme import THEME, filled_template

PLACES = ("station", "road", "market", "quay", "shop", "office", "courtyard", "bridge")
"""Places that can be drawn. A scene is one with its light: `quay-evening`."""


def drawn(scene: str, sign: str) -> str:
    """Return the SVG of a scene; colours follow from scene and sign, so the same clip is the same bytes."""
    place, _, light = scene.partition("-")
    if place not in PLACES:
        raise ValueError(f"nobody has drawn “{place}”")
    reach, sky = _LIGHT[light or "noon"]
    chance = hashlib.sha256(f"{scene}\n{sign}".encode()).digest()[0]
    wall, door, ground = _COLOURS[chance % len(_COLOURS)]
    svg = filled_template(
        THEME / "range", "scene.svg.j2",
        {"place": place, "sign": sign, "dx": reach, "size": min(30, round(340 / max(len(sign), 1))),
         "wall": wall, "door": door, "sky": sky, "ground": ground},
    )  # fmt: skip
    return "\n".join(line for line in (line.strip() for line in svg.splitlines()) if line) + "\n"


_LIGHT = {"morning": (1.5, "#f2e7cf"), "noon": (0.12, "#cfe3ee"), "evening": (-1.5, "#eccfb6")}
"""How far a shadow reaches for each unit of height, and the sky."""
_COLOURS = (
    ("#d9b48f", "#2f6f73", "#b9a88c"),
    ("#e2d6c3", "#8a3b2f", "#a8a496"),
    ("#c8ccd2", "#2d5a8c", "#9fa39a"),
    ("#e6c9b0", "#5b7d3a", "#b7a58e"),
    ("#cfd8c4", "#7a4b78", "#a9a08d"),
    ("#d8c1c1", "#3b4f63", "#b3a79b"),
)
"""Wall, door and ground."""
