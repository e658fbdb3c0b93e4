"""HB807, HB808, HB810 and HB816: what stands in the bytes of a built file, its kind and its name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from handbook.catalog import rule
from handbook.findings import Finding
from handbook.model import Asset, Mention, Site
from handbook.rules.base import checks_site, short
from handbook.rules.built import CONTENTS, MARKER, ending, is_reviewed
from handbook.rules.names import why_not_portable
from handbook.rules.output import is_bibliography
from handbook.rules.svg import foreign_parts

ADDRESS_IN_BYTES = rule("HB807", "address-in-bytes")
MACHINE_PATH = rule("HB808", "machine-path")
BUILT_FILE_TYPE = rule("HB810", "built-file-type")
BUILT_NAME_NOT_PORTABLE = rule("HB816", "built-name-not-portable")


@checks_site(ADDRESS_IN_BYTES)
def address_in_bytes(site: Site) -> Iterator[Finding]:
    """Yield each address of each file once, but those that the links of a page told already."""
    linked = _linked(site)
    for asset, mention, asked in _mentions(site, "address"):
        address = mention.text
        if _is_name(address, asset.path) or _may_stand(address, asset, site, linked):
            continue
        if not any(one.startswith(address) for one in asked):  # read without what ends a sentence
            place, line = _place(site, asset.path, mention.line)
            yield ADDRESS_IN_BYTES.at(place, line, file=asset.path, address=short(address))


@checks_site(MACHINE_PATH)
def machine_path(site: Site) -> Iterator[Finding]:
    """Yield each path of each file once, without the part that could name somebody."""
    for asset, mention, asked in _mentions(site, "path"):
        if not _nobody(mention.text, asset) and mention.text not in asked:
            place, line = _place(site, asset.path, mention.line)
            yield MACHINE_PATH.at(place, line, file=asset.path, path=_masked(mention.text))


@checks_site(BUILT_FILE_TYPE)
def built_file_type(site: Site) -> Iterator[Finding]:
    """Yield each file of another kind, or of another kind than its name says."""
    for _, asset in sorted(site.assets.items()):
        if what := _odd(asset) or _no_form(asset.path, site):
            yield BUILT_FILE_TYPE.at(
                f"site/{asset.path}", 0, file=asset.path, what=what, kinds=_KINDS
            )


@checks_site(BUILT_NAME_NOT_PORTABLE)
def built_name_not_portable(site: Site) -> Iterator[Finding]:
    """Yield each path once."""
    seen: dict[str, str] = {}
    for path in sorted(site.files - {MARKER}):
        why = next(filter(None, map(why_not_portable, path.split("/"))), "")
        if not why and len(path) > _LONGEST_PATH:
            why = f"has {len(path)} characters"
        other = seen.setdefault(path.lower(), path)
        if not why and other != path:
            why = f"differs from “{other}” in letter case only"
        if why:
            yield BUILT_NAME_NOT_PORTABLE.at(f"site/{path}", 0, path=short(path, 100), why=why)


def _mentions(site: Site, kind: str) -> Iterator[tuple[Asset, Mention, AbstractSet[str]]]:
    """Yield each mention with its file, and the addresses there that other rules speak about.

    A print file that is active is refused as a whole, whatever else it names.
    """
    pages = {page.path: page for page in site.pages}
    for path, asset in sorted(site.assets.items()):
        found = [mention for mention in asset.mentions if mention.kind == kind]
        printed = site.prints.get(path)
        if found and not (printed and printed.actions):
            page = pages.get(path)
            asks = page.asks if page else site.styles.get(path, ())
            asked = {ask.address for ask in asks} | set(asset.leads)
            yield from ((asset, mention, asked) for mention in found)


def _place(site: Site, path: str, line: int) -> tuple[str, int]:
    """Return where a fault of a file can be mended; in the source its line is not known."""
    source = next((page.source for page in site.pages if page.path == path), "")
    return (source, 0) if source else (f"site/{path}", line)


def _linked(site: Site) -> frozenset[str]:
    """Return the addresses to which the bibliography links."""
    return frozenset(
        ask.address
        for page in site.pages
        if is_bibliography(page.path, site)
        for ask in page.asks
        if ask.element == "a"
    )


def _may_stand(address: str, asset: Asset, site: Site, linked: AbstractSet[str]) -> bool:
    if asset.content in _WRITTEN and _RESERVED.match(address):
        return True
    if asset.content in _SEARCHED or is_bibliography(asset.path, site):
        return address in linked
    if asset.path.endswith(".js"):
        review = site.reviewed.get(asset.path)
        return not is_reviewed(asset, site) or bool(review and address in review.dead)
    return False


def _is_name(address: str, path: str) -> bool:
    """Return whether an address is the name of a format, or part of a licence, in such a file."""
    return ending(path) in _NAMES.get(address, ())


def _nobody(path: str, asset: Asset) -> bool:
    """Return whether a path in a text is an example that names nobody."""
    if asset.content not in _WRITTEN:
        return False
    parts = re.split(r"[/\\]+", path)
    return parts[2:3] != [] and parts[2].lower() in _ANYBODY


def _masked(path: str) -> str:
    sign = "\\" if "\\" in path else "/"
    parts = re.split(r"[/\\]+", path)
    return sign.join([*parts[:2], "…", *parts[3:][-1:]])


def _odd(asset: Asset) -> str:
    if asset.content == "svg" and ending(asset.path) == "svg":
        found = next(foreign_parts(asset.drawing), None)
        return f"is a drawing that would be refused as a source: {found.what}" if found else ""
    if asset.path == MARKER:
        return "" if asset.content == "text" else "is no text"
    if asset.content == "link":
        return "is no plain file"
    contents = CONTENTS.get(ending(asset.path))
    if contents is None:
        return "is of a kind that is not published"
    if asset.content in contents:
        more = asset.path.endswith(_INDEX_DATA) and asset.content != "search-data"
        return "is more than an index of the search" if more else ""
    return (
        f"is “{asset.content}” by its bytes" if asset.content else "is nothing known by its bytes"
    )


def _no_form(path: str, site: Site) -> str:
    """Return why an office file has no place in a site, empty for the one that a form is made into."""
    if ending(path) not in _OFFICE:
        return ""
    found = _FORM.fullmatch(path)
    forms = site.book.templates.items() if site.book and found else ()
    made = any(
        lang == found["lang"] and form.id == found["code"] and form.exports != "paper"
        for (lang, _), form in forms
        if found
    )
    return "" if made else "is an office file of no form"


_INDEX_DATA = "search/search_index.json"
_OFFICE = frozenset({"docx", "xlsx"})
_FORM = re.compile(r"print/(?P<lang>[A-Za-z-]+)/(?P<code>F-[0-9]{2})\.(?:docx|xlsx)")
_SEARCHED = frozenset({"search-data", "search-index"})
_WRITTEN = frozenset({"html", *_SEARCHED})
_RESERVED = re.compile(
    r"(?:[a-z][a-z0-9+.-]*:)?//(?:[^/?#]*@)?"
    r"(?:(?:[\w-]+\.)*(?:example|test|invalid|example\.(?:com|net|org))"
    r"|192\.0\.2\.\d+|198\.51\.100\.\d+|203\.0\.113\.\d+|\[2001:db8:[0-9a-f:]*\])"
    r"(?::\d+)?(?=[/?#]|$)",
    re.IGNORECASE,
)
"""Names and numbers that nobody can own, so that no reader is led anywhere."""
_ANYBODY = frozenset({"example", "name", "officer", "user", "username", "you", "your-name"})
_LONGEST_PATH = 150
"""Windows opens paths of 259 characters; its own folders and a name for the stick need the rest."""

_FONTS = frozenset({"pdf", "txt", "woff2"})
_NAMES = {
    # XML namespaces: compared letter by letter, and asked for by no program
    "http://www.w3.org/2000/svg": frozenset({"html", "js", "svg"}),
    "http://www.w3.org/1999/xlink": frozenset({"html", "svg"}),
    "http://www.w3.org/1998/Math/MathML": frozenset({"html"}),
    "http://www.w3.org/1999/xhtml": frozenset({"html"}),
    "http://www.w3.org/XML/1998/namespace": frozenset({"pdf", "svg"}),
    # XMP namespaces: a tagged PDF names them in its metadata
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": frozenset({"pdf"}),
    "http://purl.org/dc/elements/1.1/": frozenset({"pdf"}),
    "http://ns.adobe.com/pdf/1.3/": frozenset({"pdf"}),
    "http://ns.adobe.com/xap/1.0/": frozenset({"pdf"}),
    "http://www.aiim.org/pdfa/ns/id/": frozenset({"pdf"}),
    "http://www.aiim.org/pdfua/ns/id/": frozenset({"pdf"}),
    # licence notices: the Open Font License has to travel with a font, as it is
    "http://scripts.sil.org/OFL": _FONTS,
    "https://scripts.sil.org/OFL": _FONTS,
    "https://openfontlicense.org": _FONTS,
    "https://scripts.sil.org/cms/scripts/page.php?site_id=nrsi&id=OFL_web": _FONTS,
    # copyright lines of our fonts, in the font, its licence, and in a PDF that carries the font
    "https://github.com/notofonts/bengali": _FONTS,
    "https://github.com/notofonts/nastaliq": _FONTS,
    "https://github.com/uswds/public-sans": _FONTS,
    "https://github.com/uswds/public-sans/blob/master/LICENSE.md": _FONTS,
}
"""Addresses that are names, each with the endings of the files in which it may stand."""
_KINDS = ", ".join(sorted(CONTENTS))
