"""A built site as facts: what each file promises a browser and asks of it, office files unpacked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from handbook.model.handbook import Handbook

MAKER = "Handbook"
"""Author that every office file names."""

MADE = "2000-01-01T00:00:00Z"
"""Day on which every office file says that it was made: a build has no clock."""


@dataclass(frozen=True, slots=True)
class Relation:
    """One thing that a part of an office file leads to."""

    kind: str
    """Its type, an address that is a name."""
    target: str
    outside: bool
    """Whether it says that it leads out of the file."""


@dataclass(frozen=True, slots=True)
class Packed:
    """What an office file holds."""

    unread: str = ""
    """Why it cannot be read safely; then nothing else is known of it."""
    parts: tuple[str, ...] = ()
    types: frozenset[str] = frozenset()
    """What the parts say that they are."""
    relations: tuple[Relation, ...] = ()
    elements: frozenset[tuple[str, str]] = frozenset()
    """Namespace and name of every element."""
    addresses: tuple[str, ...] = ()
    """Addresses and paths that stand anywhere in it, names of formats among them."""
    orders: tuple[str, ...] = ()
    """Formulas, conditions and fields: what a program works out when it opens the file."""
    hidden: tuple[str, ...] = ()
    """What it holds without showing it, in words."""
    properties: tuple[tuple[str, str], ...] = ()
    feet: tuple[str, ...] = ()
    """The foot of each sheet, or of the document."""


class ResourceRef(NamedTuple):
    """One address in a built file, with the element and attribute that hold it."""

    element: str
    attribute: str
    address: str
    line: int


class ArticleContent(NamedTuple):
    """One thing that the text of a built page shows, as its own HTML has it."""

    kind: str
    """`heading`, `link`, `picture`, `step` (any item of a list), `row`, `code block`, `quote`, `callout`; of
    a checklist `item`, `text of the item`, `reason`, `stop line`; of a form `field`, `choice`."""
    name: str
    """What it is told apart by: an id, or the address of a link or picture; empty without one."""
    words: str = ""
    """What it says; of a heading its element, of a row the cells parted by `|`."""


@dataclass(frozen=True, slots=True)
class BuiltPage:
    """One HTML file of a built site."""

    path: str
    """Path below the site's root."""
    source: str
    """Path of the Markdown file that it was made from, empty where none is known."""
    ids: frozenset[str]
    twice: tuple[str, ...]
    """Ids that stand more than once."""
    asks: tuple[ResourceRef, ...]
    policy: str
    """The content security policy, empty where it is absent or not the first after charset."""
    title: str
    lang: str
    direction: str
    inline: tuple[str, ...]
    """Scripts, style attributes and handlers that stand in the page itself."""
    elements: frozenset[tuple[str, str]] = frozenset()
    """Each element with each of its attributes, once; with an empty one where it has none.

    An element within a drawing is written `svg path`, a comment `!--`.
    """
    values: frozenset[tuple[str, str, str]] = frozenset()
    """Element, attribute and value where the value is one of few; of a `meta`, name and content.

    The value is empty where an attribute that its element needs is absent.
    """
    spoken: frozenset[tuple[str, str, str]] = frozenset()
    """Element, `lang` and `dir` of each element below the root that has a language of its own."""
    head: tuple[str, ...] = ()
    """What the page begins with, in order: `doctype`, then `charset`, `policy` or an element."""
    landmarks: frozenset[str] = frozenset()
    """`banner`, `navigation`, `main`, `contentinfo`, `skip link`, `heading` and `text`.

    The last two are one heading of the first level and one place for the text of the source.
    """
    switch: tuple[tuple[str, str], ...] = ()
    """Language and address of each link to the page in another language."""
    shown: tuple[ArticleContent, ...] = ()
    """What its text shows, in reading order."""


@dataclass(frozen=True, slots=True)
class PdfFacts:
    """What a PDF holds besides its text."""

    pages: int
    title: str
    lang: str
    actions: tuple[str, ...] = ()
    """Names of what could run or open by itself: `/JavaScript`, `/OpenAction`, `/Launch`."""
    links: tuple[str, ...] = ()
    """Addresses that a click would open."""
    files: tuple[str, ...] = ()
    tagged: bool = False
    """Whether it holds the structure that a screen reader follows."""
    typed: tuple[str, ...] = ()
    """What it holds of a form that is typed into: `/AcroForm` and what its fields do, by name."""


@dataclass(frozen=True, slots=True)
class UrlMention:
    """One address or path that stands in the bytes of a built file, wherever it stands."""

    text: str
    line: int
    kind: str
    """`address`, or `path` of a machine."""


@dataclass(frozen=True, slots=True)
class Asset:
    """One file of a built site as bytes."""

    path: str
    size: int
    sha256: str
    """64 hex digits; empty of what is no plain file."""
    content: str
    """What its bytes say that it is: `html`, `png`, `pdf`, `woff2`, `json`, `text`, `search-index` …;
    empty if unknown."""
    mentions: tuple[UrlMention, ...] = ()
    leads: tuple[str, ...] = ()
    """Where the results of a search index lead, as it says."""
    drawing: str = ""


@dataclass(frozen=True, slots=True)
class Reviewed:
    """One script that a person has read, as `hooks/theme/reviewed.yaml` says."""

    path: str
    """Path below the site's root."""
    sha256: str
    line: int = 0
    """Of its entry in that file."""


@dataclass(frozen=True, slots=True)
class Site:
    """One built site."""

    pages: tuple[BuiltPage, ...] = ()
    files: frozenset[str] = frozenset()
    """Paths of every file below the site's root."""
    styles: Mapping[str, tuple[ResourceRef, ...]] = field(default_factory=dict)
    """Addresses in style sheets by path."""
    assets: Mapping[str, Asset] = field(default_factory=dict)
    prints: Mapping[str, PdfFacts] = field(default_factory=dict)
    packed: Mapping[str, Packed] = field(default_factory=dict)
    reviewed: Mapping[str, Reviewed] = field(default_factory=dict)
    """Scripts that people have read, by path below the site's root."""
    book: Handbook | None = None
    """The sources of the site, for the rules that compare the two; None where none are known."""
    made: Mapping[str, str] = field(default_factory=dict)
    """SHA-256 of each file as it was when the build made it, by path; empty where nobody took note."""
    complete: frozenset[str] = frozenset()
    """Paths of pages that an earlier build compared with the same text, and that have the same bytes."""
