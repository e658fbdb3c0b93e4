"""HB830: the elements, attributes and values that our pages are made of, and no other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handbook.catalog import rule
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

_ELEMENTS = """
a: aria-current aria-label class dir href hreflang lang rel title
bdi: dir lang
blockquote body br cite dd em head hr noscript pre strong summary tbody thead title tr:
button: aria-label class data-print hidden type
code figure footer table ul: class
details: class open
div: aria-describedby aria-label aria-labelledby aria-required class data-due data-field
  data-kind data-log data-needed data-retired data-words dir hidden lang role tabindex
dl: class dir lang
dt h1: id
form: class novalidate
h2 h3 h4 h5 h6: class id
header: class data-stage dir lang
html: class data-kind data-line data-stage dir lang
img: alt src title
input: aria-describedby aria-required autocapitalize autocomplete autocorrect class data-choice
  dir disabled enterkeyhint id inputmode name placeholder required size spellcheck type
label: class data-retired for hidden
li: class dir id lang
link: href media rel type
main: class data-copy data-dates data-form data-words id tabindex
meta: charset content http-equiv name
nav: aria-label aria-labelledby class dir
ol: aria-labelledby class dir hidden lang role start
p: class data-months data-say data-since data-wrong dir hidden id lang role
script: src
section: aria-labelledby class data-list data-save data-search-exclude data-stage dir id lang
span: class data-due data-left data-say dir hidden lang
svg: aria-hidden aria-label class data-picture fill height role stroke stroke-linecap
  stroke-linejoin stroke-width viewBox width
td: data-label
textarea: aria-describedby aria-required autocapitalize autocomplete autocorrect dir id inputmode
  rows spellcheck
th: scope
time: datetime
"""
"""Our elements, those with the same attributes on one line before a colon; then the attributes."""
ELEMENTS = {
    element: attributes
    for line in re.sub(r"\n +", " ", _ELEMENTS).strip().split("\n")
    for elements, _, attributes in (line.partition(":"),)
    for element in elements.split()
} | {
    f"svg {part}": " ".join(sorted(DRAWN_AS | ({"class"} if part == "path" else set())))
    for part in sorted(DRAWN - {"svg"})
}
"""Every element of our pages with its attributes; one within a drawing is `svg path`.

A drawing that is set into a page has the parts that HB541 lets it have as a file.
"""
_PARTS = frozenset(name for name in ELEMENTS if name.startswith("svg "))

_PAIRS = frozenset(
    (element, attribute)
    for element, attributes in ELEMENTS.items()
    for attribute in ("", *attributes.split())
)

_EVERYWHERE = {
    "aria-current": ("page", "true"),
    "aria-hidden": ("true",),
    "dir": ("ltr", "rtl"),
    "fill": ("currentColor", "none"),
    "role": ("group", "img", "list", "note", "radiogroup", "region", "search", "status"),
    "stroke": ("#fff", "currentColor", "none"),
    "tabindex": ("-1", "0"),
}
"""Values of an attribute on whichever element has it."""

_SOME = {
    ("a", "rel"): ("noreferrer noopener external",),
    ("button", "type"): ("button", "reset"),
    ("input textarea", "autocapitalize"): ("off",),
    ("input textarea", "autocomplete"): ("off",),
    ("input textarea", "autocorrect"): ("off",),
    ("input textarea", "dir"): ("auto",),
    ("input", "enterkeyhint"): ("search",),
    ("input textarea", "spellcheck"): ("false",),
    ("input", "type"): ("checkbox", "radio", "text"),
    ("link", "media"): ("print",),
    ("link", "rel"): ("icon", "stylesheet"),
    ("link", "type"): ("image/svg+xml",),
    ("meta", "charset"): ("utf-8",),
    ("meta", "color-scheme"): ("light dark",),
    ("meta", "format-detection"): ("telephone=no",),
    ("meta", "http-equiv"): ("content-security-policy",),
    ("meta", "referrer"): ("no-referrer",),
    ("meta", "viewport"): ("width=device-width, initial-scale=1",),
    ("th", "scope"): ("col",),
}
"""Values of an attribute on some elements; of a `meta`, name and content."""
_VALUES = frozenset(
    (element, attribute, value)
    for (elements, attribute), values in _SOME.items()
    for element in elements.split()
    for value in values
) | frozenset(
    (element, attribute, value)
    for element, attribute in _PAIRS
    for value in _EVERYWHERE.get(attribute, ())
)
"""Every value that an attribute with few values may have."""
