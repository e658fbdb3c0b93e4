"""A built site as facts: what each file promises a browser, and what it asks of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from handbook.model.handbook import Handbook


@dataclass(frozen=True, slots=True)
class Ask:
    """One address in a built file, with the element and attribute that hold it."""

    element: str
    attribute: str
    address: str
    line: int


@dataclass(frozen=True, slots=True)
class Shown:
    """What the text of one built page shows: the view of it that no Markdown parser of ours has.

    Read from the article alone, without the head and foot that the theme adds, in reading order.
    """

    headings: tuple[tuple[int, str], ...] = ()
    """Level and id of each heading from the second level down; the id is empty where it has none."""
    links: tuple[str, ...] = ()
    """Address of each link."""
    images: tuple[tuple[str, str], ...] = ()
    """Address and alternative text of each image."""
    items: tuple[str, ...] = ()
    """Id of each item of a list that is shown, as in the source: `CL-03.2`."""


@dataclass(frozen=True, slots=True)
class Built:
    """One HTML file of a built site."""

    path: str
    """Path below the site's root."""
    source: str
    """Path of the Markdown file that it was made from, empty where none is known."""
    ids: frozenset[str]
    twice: tuple[str, ...]
    """Ids that stand more than once."""
    asks: tuple[Ask, ...]
    policy: str
    """The content security policy, empty where it is absent or not the first after charset."""
    title: str
    lang: str
    direction: str
    inline: tuple[str, ...]
    """Scripts, style attributes and handlers that stand in the page itself."""
    elements: frozenset[tuple[str, str]] = frozenset()
    """Each element with each of its attributes, once; with an empty one where it has none."""
    landmarks: frozenset[str] = frozenset()
    """Kinds of landmark: `banner`, `navigation`, `main`, `contentinfo`."""
    shown: Shown = Shown()


@dataclass(frozen=True, slots=True)
class Printed:
    """What a PDF holds besides its text."""

    pages: int
    title: str
    lang: str
    actions: tuple[str, ...] = ()
    """Names of what could run or open by itself: `/JavaScript`, `/OpenAction`, `/Launch`."""
    links: tuple[str, ...] = ()
    """Addresses that a click would open."""
    files: tuple[str, ...] = ()
    """Names of embedded files."""


@dataclass(frozen=True, slots=True)
class Mention:
    """One address or path that stands in the bytes of a built file, wherever it stands."""

    text: str
    line: int
    kind: str
    """`address`, `path` or `defanged`."""


@dataclass(frozen=True, slots=True)
class Asset:
    """One file of a built site as bytes."""

    path: str
    size: int
    sha256: str
    """64 hex digits; empty where no rule needs it."""
    content: str
    """What its first bytes say that it is: `html`, `png`, `pdf`, `woff2`, `text`; empty if unknown."""
    mentions: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True)
class Site:
    """One built site."""

    pages: tuple[Built, ...] = ()
    files: frozenset[str] = frozenset()
    """Paths of every file below the site's root."""
    styles: Mapping[str, tuple[Ask, ...]] = field(default_factory=dict)
    """Addresses in style sheets by path."""
    assets: Mapping[str, Asset] = field(default_factory=dict)
    """Every file by path."""
    prints: Mapping[str, Printed] = field(default_factory=dict)
    """PDFs by path."""
    reviewed: Mapping[str, str] = field(default_factory=dict)
    """SHA-256 of each script that people have reviewed, by path below the site's root."""
    book: Handbook | None = None
    """The sources of the site, for the rules that compare the two; None where none are known."""
