"""HB807, HB808 and HB810: what is in the bytes of a built file, and its kind."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from handbook.catalog import known, rule
from handbook.findings import Finding, short
from handbook.model import Asset, Site
from handbook.rules.base import checks
from handbook.rules.drawings import foreign_parts
from handbook.rules.files import by_bytes
from handbook.rules.output import is_bibliography, linked_out
from handbook.rules.site_files import CONTENTS, MARKER, ending, is_reviewed

ADDRESS_IN_BYTES = rule("HB807", "address-in-bytes")
MACHINE_PATH = rule("HB808", "machine-path")
BUILT_FILE_TYPE = rule("HB810", "built-file-type")


@checks("HB807", "HB808")
def check_mentions(site: Site) -> Iterator[Finding]:
    """Yield each address and path of a machine in a file once, but those that other rules report.

    A print file that is active is refused as a whole, whatever else it names.
    """
    pages, linked = {page.path: page for page in site.pages}, linked_out(site)
    for path, asset in sorted(site.assets.items()):
        page, printed = pages.get(path), site.prints.get(path)
        if not asset.mentions or (printed and printed.actions):
            continue
        asks = page.asks if page else site.styles.get(path, ())
        asked = {ask.address for ask in asks} | set(asset.leads)
        for mention in asset.mentions:
            text = mention.text
            # in a source the line is not known
            place = (page.source, 0) if page and page.source else (f"site/{path}", mention.line)
            if mention.kind == "path":
                if not _nobody(text, asset) and text not in asked:
                    yield MACHINE_PATH.at(*place, file=path, path=_masked(text))
            elif (
                ending(path) not in _NAMES.get(text, ())
                and not _allowed(text, asset, site, linked)
                and not any(one.startswith(text) for one in asked)  # read without a last full stop
            ):
                yield ADDRESS_IN_BYTES.at(*place, file=path, address=short(text))


@checks("HB810")
def built_file_type(site: Site) -> Iterator[Finding]:
    """Yield each file of another kind, or of another kind than its name says."""
    for _, asset in sorted(site.assets.items()):
        if what := _odd(asset) or _no_form(asset.path, site):
            path = asset.path
            yield BUILT_FILE_TYPE.at(f"site/{path}", 0, file=path, what=what, kinds=_KINDS)


def _allowed(address: str, asset: Asset, site: Site, linked: AbstractSet[str]) -> bool:
    if asset.content in _WRITTEN and _RESERVED.match(address):
        return True
    if asset.content == "search-index" or is_bibliography(asset.path, site):
        return address in linked
    if asset.path.endswith(".js"):
        return not is_reviewed(asset, site)
    return False


def _nobody(path: str, asset: Asset) -> bool:
    name = re.split(r"[/\\]+", path.lower())[2:3]
    return asset.content in _WRITTEN and bool(name) and name[0] in _ANYBODY


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
    return "" if asset.content in contents else by_bytes(asset.content)


def _no_form(path: str, site: Site) -> str:
    """Return why an office file has no place in a site, empty for the one that a form is made into."""
    if ending(path) not in _OFFICE:
        return ""
    forms = site.book.templates.items() if site.book else ()
    known = {f"print/{lang}/{form.id}" for (lang, _), form in forms if form.exports != "paper"}
    return "" if path.rpartition(".")[0] in known else "is an office file of no form"


_OFFICE = frozenset({"docx", "xlsx"})
_WRITTEN = frozenset({"html", "search-index"})
_RESERVED = re.compile(
    r"(?:[a-z][a-z0-9+.-]*:)?//(?:[^/?#]*@)?"
    r"(?:(?:[\w-]+\.)*(?:example|test|invalid|example\.(?:com|net|org))"
    r"|192\.0\.2\.\d+|198\.51\.100\.\d+|203\.0\.113\.\d+|\[2001:db8:[0-9a-f:]*\])"
    r"(?::\d+)?(?=[/?#]|$)",
    re.IGNORECASE,
)
"""Names and numbers that nobody can own, so that no reader is led anywhere."""
_ANYBODY = frozenset({"example", "name", "officer", "user", "username", "you", "your-name"})
_NAMES: Mapping[str, Sequence[str]] = known("addresses")
"""Addresses that are names, each with the endings of the files in which it may be."""
_KINDS = ", ".join(sorted(CONTENTS))
