"""HB830: the elements, attributes and values that our pages are made of, and no other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handbook.catalog import known, rule
from handbook.findings import Finding, short
from handbook.model import DRAWN, DRAWN_AS, BuiltPage, Site
from handbook.rules.base import Spot, checks, grouped
from handbook.rules.output import remote

ELEMENT_UNKNOWN = rule("HB830", "markup-unknown", "element-unknown")
ATTRIBUTE_UNKNOWN = rule("HB830", "markup-unknown", "attribute-unknown")


@checks("HB830")
def check_markup(site: Site) -> Iterator[Finding]:
    """Yield each element, attribute and value that is not on the lists, but what other rules report."""
    return grouped(
        Spot(its, page, {fact: what})
        for page in site.pages
        for its, fact, look in (
            (ELEMENT_UNKNOWN, "element", _elements),
            (ATTRIBUTE_UNKNOWN, "what", _attributes),
        )
        for what in look(page, site)
    )


def _elements(page: BuiltPage, site: Site) -> Iterator[str]:
    reported = {ask.element for ask in remote(page, site)} | _CODE
    names = {element for element, _ in page.elements}
    yield from sorted(names - ELEMENTS.keys() - reported)


def _attributes(page: BuiltPage, site: Site) -> Iterator[str]:
    reported = {(ask.element, ask.attribute) for ask in remote(page, site)}
    for element, attribute in sorted(page.elements - _PAIRS - reported):
        if element in ELEMENTS and attribute != "style" and not attribute.startswith("on"):
            yield f"“{element}” with “{short(attribute)}”"
    links_out = any(element == "a" for element, _ in reported)
    for element, attribute, value in sorted(page.values - _VALUES):
        unlisted = (element, attribute) not in _PAIRS and element != "meta"
        own = _OWN.get(attribute) if element in _PARTS else None
        if (
            element not in ELEMENTS
            or (unlisted and value)
            or attribute in ("http-equiv", "charset")
            or (element == "a" and attribute == "rel" and links_out)
            or ((element, attribute) == ("input", "name") and _FIELD.fullmatch(value))
            or (own and own.fullmatch(value))
        ):
            continue
        if value:
            yield f"“{element}” with the {attribute} “{short(value)}”"
        else:
            yield f"“{element}” without its “{attribute}”"


_FIELD = re.compile(r"(?:field|row-1)-[a-z][a-z0-9-]{1,30}")
"""Name that ties the answers of one choice of a form together."""

_INNER = r"url\(#d[0-9]+-[A-Za-z_][\w.-]*\)"
"""Another part of the same drawing, by the id that the renderer gave it."""
_COLOUR = r"#[0-9a-f]{3}(?:[0-9a-f]{3})?"
_OWN = {
    **dict.fromkeys(("fill", "stroke"), re.compile(f"{_COLOUR}|{_INNER}")),
    **dict.fromkeys(("color", "stop-color"), re.compile(_COLOUR)),
    **dict.fromkeys(("marker-end", "marker-mid", "marker-start"), re.compile(f"{_INNER}|none")),
}
"""What an attribute of a part of a drawing may say besides: a colour, or a part of the same drawing."""

_CODE = frozenset({"style", "svg style"})
"""Elements that the rule about inline code reports."""

_KNOWN = known("page")
ELEMENTS = {
    element: attributes
    for elements, attributes in _KNOWN["elements"].items()
    for element in elements.split()
} | {
    f"svg {part}": " ".join(sorted(DRAWN_AS | ({"class"} if part == "path" else set())))
    for part in sorted(DRAWN - {"svg"})
}
"""Every element of our pages with its attributes; one within a drawing is `svg path`."""
_PARTS = frozenset(name for name in ELEMENTS if name.startswith("svg "))

_PAIRS = frozenset(
    (element, attribute)
    for element, attributes in ELEMENTS.items()
    for attribute in ("", *attributes.split())
)

_VALUES = frozenset(
    (element, attribute, value)
    for elements, attributes in _KNOWN["some"].items()
    for element in elements.split()
    for attribute, values in attributes.items()
    for value in values
) | frozenset(
    (element, attribute, value)
    for element, attribute in _PAIRS
    for value in _KNOWN["everywhere"].get(attribute, ())
)
"""Every value that an attribute with few values may have."""
