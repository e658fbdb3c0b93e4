"""HB508 and HB511: what a link says that it leads to, and addresses that are live."""

from __future__ import annotations

import re

from handbook.catalog import rule
from handbook.model import Handbook, Link, Page
from handbook.model.role import BIBLIOGRAPHY
from handbook.rules.base import Faults, checks, once_a_book, short
from handbook.rules.domains import Address, addresses_in, lookalike
from handbook.rules.fiction import FORMED
from handbook.rules.labels import definitions
from handbook.rules.places import outward
from handbook.rules.sheet import MOST, Ranges, Sheet, sheets
from handbook.rules.values import Value

LINK_TEXT_ADDRESS = rule("HB508", "link-text-address")
HOST_LOOKALIKE = rule("HB510", "host-lookalike")
ADDRESS_LIVE = rule("HB511", "address-live")

BY_HAND = "delete it and type it by hand in the letters a to z"


@checks(LINK_TEXT_ADDRESS, ADDRESS_LIVE)
@once_a_book
def address_faults(book: Handbook) -> Faults:
    """Return every address in texts and values that is live, disguised, or not where it leads."""
    faults = Faults()
    for sheet in sheets(book):
        if sheet.name not in _REGISTERS:
            _links(sheet, faults)
            _texts(sheet, faults)
    _titles(book, faults)
    return faults


def _links(sheet: Sheet, faults: Faults) -> None:
    """Tell of each link whose words are an address other than its own."""
    one, told = sheet.one, 0
    for link in one.text.links if one is not None else ():
        if told == MOST:
            return
        if "." not in link.text or (outward(link.target) and not _allowed(sheet, link)):
            continue
        if _says_other(link.text.strip(), link.target):
            faults.add(LINK_TEXT_ADDRESS, sheet.path, link.line, text=short(link.text),
                       target=short(link.target))  # fmt: skip
            told += 1


def _says_other(text: str, target: str) -> bool:
    """Return whether the words of a link hold an address, or are a file, that is not its target."""
    if _FILE.fullmatch(text):
        name = text.rpartition("/")[2]
        return target.rpartition("/")[2] not in (name, name.partition("#")[0])
    address = next(addresses_in(text), None)
    if address is None or _same(text, target):
        return False
    # A name such as “Crates.io” inside a title is a name; alone, or with a path, it is an address.
    return address.kind != "bare" or address.text == text or "/" in address.text


def _allowed(sheet: Sheet, link: Link) -> bool:
    """Return whether a link may lead out, as on the page of the bibliography."""
    one = sheet.one
    return isinstance(one, Page) and one.role == BIBLIOGRAPHY and outward(link.target) == "https:"


def _titles(book: Handbook, faults: Faults) -> None:
    """Tell of each work whose title is an address other than its own: the title is a link."""
    for sheet in sheets(book):
        if sheet.name != "bibliography":
            continue
        for value in sheet.values:
            if value.keys[-1:] == ("title",) and not value.named and "." in value.text:
                _title(book, sheet, value, faults)


def _title(book: Handbook, sheet: Sheet, value: Value, faults: Faults) -> None:
    shown = next(addresses_in(value.text), None)
    if shown is None or shown.text != value.text.strip():
        return
    work = next((one for one in book.works.values() if one.csl.get("title") == value.text), None)
    target = str(work.csl.get("URL", "")) if work is not None else ""
    if not _same(value.text.strip(), target):
        faults.add(LINK_TEXT_ADDRESS, sheet.path, value.line, text=short(value.text),
                   target=short(target) or "no address")  # fmt: skip


def _same(text: str, target: str) -> bool:
    """Return whether a text is the address to which it leads, perhaps without scheme or last /."""
    return target.rstrip("/") in (text.rstrip("/"), f"https://{text}".rstrip("/"))


def _texts(sheet: Sheet, faults: Faults) -> None:
    """Tell of each address outside links: first whether it is disguised, then whether it is live."""
    links: Ranges | None = None
    told = 0
    for address in addresses_in(sheet.whole):
        value, what = sheet.value(address.start), lookalike(address.host)
        if value is not None and value.keys[-1] == "URL" and sheet.name == "bibliography":
            continue
        if not what and not (address.live and _judged(sheet, address, value)):
            continue
        links = _linked(sheet) if links is None else links
        if address.start in links or sheet.told(address.start):
            continue
        if sheet.whole[address.start - 1 : address.start] == "<" and value is None:
            continue
        line = sheet.line(address.start)
        if what:
            faults.add(HOST_LOOKALIKE, sheet.path, line, host=short(address.host),
                       why=f"it holds {what}", advice=BY_HAND)  # fmt: skip
        else:
            faults.add(ADDRESS_LIVE, sheet.path, line, text=short(address.text),
                       typed=short(defanged(address)))  # fmt: skip
        told += 1
        if told == MOST:
            return


def _judged(sheet: Sheet, address: Address, value: Value | None) -> bool:
    """Return whether a live address counts here.

    A work may be named like a website, and a title that is one is judged by where it leads. In front matter HB332 tells of links and plain addresses.
    """
    if value is None:
        return True
    if sheet.name == "fictional" and value.named and value.keys[0] in FORMED:
        return False
    if sheet.name == "bibliography":
        if value.keys[-1] == "title" and value.text.strip() == address.text:
            return False
        return address.kind != "bare" or "/" in address.text
    return sheet.one is None or not _TOLD_IN_FRONT.search(value.text)


def _linked(sheet: Sheet) -> Ranges:
    """Return where the links and definitions of a text stand: other rules judge them."""
    if sheet.one is None:
        return Ranges(())
    text = sheet.one.text
    links = sheet.ranges((link.start, link.end) for link in text.links)
    lines = (sheet.rows(one.line, one.line) for one in definitions(sheet.one))
    return Ranges((*links.pairs, *lines))


def defanged(address: Address) -> str:
    """Return an address as it may be shown: `hxxps`, and each dot of the host in brackets."""
    host = _ESCAPED.sub("", address.host)
    text = _ESCAPED.sub("", address.text)
    text = text.replace(host, host.replace("[.]", ".").replace(".", "[.]"), 1)
    if address.kind != "scheme" or text[:3].lower() in ("hxx", "fxp"):
        return text
    small = text[:4].lower()
    if small in _FANGS:
        return _FANGS[small] + text[len(_FANGS[small]) :]
    return text.replace(":", "[:]", 1)


_ESCAPED = re.compile(r"\\(?=[:./])(?<!\\\\)(?<!/\\)")
_FILE = re.compile(r"(?:[\w.-]+/)*[\w.-]+\.(?:md|html?)(?:#[\w-]+)?")
_FANGS = {"http": "hxxp", "ftp:": "fxp", "ftps": "fxps"}
_REGISTERS = frozenset({"hosts", "contacts", "mkdocs"})
"""Files whose addresses have rules of their own."""
_TOLD_IN_FRONT = re.compile(
    r"\]\(|\]\[|(?<![a-z])(?:https?|ftps?|file|wss?)://|(?<![\w.-])www\.[a-z]", re.IGNORECASE
)
