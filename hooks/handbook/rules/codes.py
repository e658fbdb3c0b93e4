"""HB030 to HB035: the codes of pages, lists and forms against docs/data/codes.yaml."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handbook.findings import Finding
from handbook.languages import SOURCE
from handbook.model import Checklist, Handbook, Node, Page
from handbook.rules.base import FamilyRule, Faults, Rule, once_a_book, pages, texts
from handbook.rules.retired import retired

_REGISTER = "docs/data/codes.yaml"
_CODE = re.compile(r"(?:CL|[A-Z])-\d\d")
_RULE_PAGE = re.compile(r"contribute/rules/(HB\d{3})\.md")


@once_a_book
def code_faults(book: Handbook) -> Faults:
    """Return every page and list whose code the register does not give to it."""
    faults = Faults()
    told: set[str] = set()
    for one, node, slug in _coded(book) if book.codes else ():
        code = str(node.value)
        if rule := _RULE_PAGE.fullmatch(slug):
            if code != rule[1]:
                faults.add("code-of-another", one.path, node.line, code=code, owner=slug)
            continue
        listed = book.codes.get(code)
        if listed is not None and listed.path != slug:
            faults.add("code-of-another", one.path, node.line, code=code, owner=listed.path)
        elif code in told or not _CODE.fullmatch(code):
            continue
        elif listed is None:
            told.add(code)
            faults.add("code-not-listed", one.path, node.line, code=code, slug=slug)
        elif not listed.made and isinstance(one, Page) and one.lang == SOURCE:
            told.add(code)
            faults.add("code-still-planned", _REGISTER, listed.line, code=code, path=one.path)
    return faults


class CodeNotListed(FamilyRule):
    """Every code of a page, list or form stands in the register.

    ## Why it matters

    Officers name a page by its code, on the phone and on paper.
    The register is what keeps a code from being given twice, in any branch and any year.

    ## How to fix it

    Add a line for the code to `docs/data/codes.yaml`, with title, path and `state: made`.
    """

    code, name, family = "HB030", "code-not-listed", code_faults
    message = "“{code}” does not stand in docs/data/codes.yaml"
    hint = "add “{code}: {{title: …, path: {slug}, state: made}}” there"


class CodeOfAnother(FamilyRule):
    """A page bears its own code and no other page's.

    ## Why it matters

    Two pages with one code: the officer on the phone opens the wrong one.

    ## How to fix it

    Write the code that the register gives to this path.
    A page that moved keeps its code: then mend its path in `docs/data/codes.yaml`.
    A rule's page bears the code of its rule.
    """

    code, name, family = "HB031", "code-of-another", code_faults
    message = "“{code}” is the code of “{owner}”"
    hint = "write the code that docs/data/codes.yaml gives to this path"


class CodeStillPlanned(FamilyRule):
    """The code of a page that exists is marked as made.

    ## Why it matters

    A planned code is printed as plain text: no reader is led to the page.

    ## How to fix it

    Write `state: made` in the line that the message names.
    """

    code, name, family = "HB032", "code-still-planned", code_faults
    message = "“{code}” is still planned, but “{path}” exists"
    hint = "write “state: made”"


class MadePageMissing(Rule):
    """Every code marked as made has its English page.

    ## Why it matters

    Codes in the text become links to that page.
    A link that leads nowhere costs an officer the minute that counts.

    ## How to fix it

    Write the page, mend its path, or write `state: planned`.
    """

    code, name = "HB033", "made-page-missing"
    message = "“{code}” is marked as made, but there is no “{path}”"
    hint = "write the page, mend the path, or write “state: planned”"

    def check(self, book: Handbook) -> Iterator[Finding]:
        """Yield each entry whose page is absent."""
        files = {file.path for file in book.files}
        for entry in book.codes.values():
            path = f"docs/{SOURCE}/{entry.path}"
            if entry.made and path not in files:
                yield self.found(_REGISTER, entry.line, code=entry.code, path=path)


class CodeRetired(Rule):
    """A code that was retired is not given again.

    ## Why it matters

    Old prints and old sticks stay in drawers for years.
    A code with a second meaning sends their readers to the wrong page.

    ## How to fix it

    Take the next free number of the section.
    """

    code, name = "HB034", "code-retired"
    message = "“{code}” was retired and may not be used again"
    hint = "take the next free number of the section"

    def check(self, book: Handbook) -> Iterator[Finding]:
        """Yield each entry of the register that is retired."""
        dead = retired(book, "codes")
        for entry in book.codes.values():
            if entry.code in dead:
                yield self.found(_REGISTER, entry.line, code=entry.code)


class RulePageUnknown(Rule):
    """Below contribute/rules there are the pages of rules and nothing else.

    ## Why it matters

    Examples on these pages may quote what every other page is refused: numbers, addresses, paths.
    Nobody would look there for a real one.

    ## How to fix it

    Rules' pages are made from the rules: type `handbook rules --write`.
    Any other page belongs into another folder.
    """

    code, name = "HB035", "rule-page-unknown"
    message = "“{path}” is the page of no rule"
    hint = "move it elsewhere; `handbook rules --write` makes the pages of the rules"

    def check(self, book: Handbook) -> Iterator[Finding]:
        """Yield each page there whose name is no rule's code."""
        from handbook.rules import LAWS  # noqa: PLC0415 - the list of rules knows this module

        known = {f"{law.code}.md" for law in LAWS}
        for page in pages(book):
            folder, _, name = page.slug.rpartition("/")
            if folder.startswith("contribute/rules") and (
                folder != "contribute/rules" or name not in known
            ):
                yield self.found(page.path, 0, path=page.slug)


def _coded(book: Handbook) -> Iterator[tuple[Page | Checklist, Node, str]]:
    """Yield each page and list with its code and the path of its page, English first."""
    for one in sorted(texts(book), key=lambda one: one.lang != SOURCE):
        node = one.meta.get("code") or one.meta.get("id")
        if node is not None and not one.front.problems:
            page = isinstance(one, Page)
            yield one, node, one.slug if page else f"checklists/{one.slug}.md"
