"""A picture is one entry of `docs/data/images.yaml`: what it shows, told to who cannot see it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Picture:
    """One file below `docs/images/`, with what is known of it."""

    file: str
    """Its path below `docs/images/`."""
    alt: Mapping[str, str]
    """What it shows, at length, by code of a language; English always."""
    words: tuple[str, ...]
    """Codes of the languages of the words in it."""
    line: int


DRAWN = frozenset({
    "circle", "defs", "desc", "ellipse", "g", "line", "linearGradient", "marker", "path", "pattern", "polygon", "polyline", "radialGradient", "rect", "stop", "svg",
    "text", "title", "tspan",
})  # fmt: skip
"""Elements of SVG that draw, and nothing else."""

DRAWN_AS = frozenset({
    "clip-rule", "color", "cx", "cy", "d", "direction",
    "dominant-baseline", "dx", "dy", "fill", "fill-rule", "focusable",
    "font-family", "font-size", "font-style", "font-variant", "font-weight", "fx", "fy",
    "gradientTransform", "gradientUnits", "height", "id", "lang",
     "marker-end", "marker-mid", "marker-start", "markerHeight", "markerUnits",
    "markerWidth", "offset", "orient",
    "overflow", "paint-order", "pathLength", "patternContentUnits", "patternTransform",
    "patternUnits", "points", "preserveAspectRatio", "r", "refX", "refY", "role", "rx",
    "ry", "shape-rendering", "spreadMethod", "stop-color", "stroke",
    "stroke-dasharray", "stroke-dashoffset", "stroke-linecap", "stroke-linejoin",
    "stroke-miterlimit", "stroke-width", "text-anchor", "text-decoration",
    "text-rendering", "transform", "vector-effect", "version",
    "viewBox", "width", "x", "x1", "x2", "xml:lang",
    "y", "y1", "y2",
})  # fmt: skip
"""Attributes that say where and how something is drawn; none by which words are hidden or turned round."""
