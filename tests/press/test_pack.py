"""Every compact sheet of a language in one file, read back."""

from __future__ import annotations

import itertools
import re
from collections import Counter

import pytest

from handbook.press.print_jobs import jobs
from tests import books
from tests.press.opened import said

STOP = books.stopping()

pytestmark = pytest.mark.print


def codes(book, lang: str) -> list[str]:
    """Return the codes of a pack in the order that is promised."""
    own = {one.id for (of, _), one in book.checklists.items() if of == lang}
    return [code for code in STOP if code in own] + sorted(own - set(STOP))


def starts_of(prints, lang: str, order: list[str]) -> tuple[list[int], int]:
    """Return at which page of a pack each sheet begins, and how many pages there are with a cover."""
    sizes = [len(prints.files[f"print/{lang}/{code}-compact.pdf"].pages) for code in order]
    starts = list(itertools.accumulate(sizes, initial=1))
    return starts[:-1], starts[-1]


def packs(book, prints):
    for lang in ("en", "ur"):
        yield lang, codes(book, lang), prints.files[f"print/{lang}/pack.pdf"]


def test_stop_sheets_come_first_and_the_others_by_code(book, prints):
    assert STOP == ("CL-06", "CL-05", "CL-12", "CL-13", "CL-19")
    for lang, order, pdf in packs(book, prints):
        starts, pages = starts_of(prints, lang, order)
        assert len(pdf.pages) == pages
        for start, code in zip(starts, order, strict=True):
            page = pdf.pages[start]
            assert code in said(page)
            if lang == "en":  # Nastaliq does not read back
                single = prints.files[f"print/{lang}/{code}-compact.pdf"].pages[0]
                assert said(page) == said(single)


def test_the_cover_says_what_the_pack_holds_and_on_which_page(book, prints):
    _, order, pdf = next(packs(book, prints))
    text = said(pdf.pages[0])
    assert "Field Handbook" in text
    assert f"edition {book.edition}".casefold() in text.casefold()
    assert "English (en)" in text
    known = {one.id: one for one in book.checklists.values() if one.lang == "en"}
    days = {one.meta.text("reviewed") for one in known.values()}
    assert all(day in text for day in (min(days), max(days)))
    at = 0
    for page, code in enumerate(order, 2):
        kind = {"read-do": "Read, then do", "do-confirm": "Do, then confirm"}
        minutes = known[code].minutes
        spent = "now" if minutes == "now" else f"{minutes} minutes"
        row = f"{code} {known[code].title} {kind[known[code].meta.text('type')]} {spent} {page}"
        at = text.index(row, at)
    assert f"pack · en · {book.edition} · page 1/{len(pdf.pages)}" in text


def test_each_sheet_keeps_its_own_page_number_and_the_cover_asks_for_one_side_of_the_paper(
    book, prints
):
    for lang, order, pdf in packs(book, prints):
        starts, _ = starts_of(prints, lang, order)
        assert starts[0] == 1  # a cover of one page
        pages = pdf.words
        if lang == "en":
            assert all("page 1/1" in pages[start] for start in starts)
        ends = [*starts[1:], len(pages)]
        for start, end in zip(starts, ends, strict=True):
            for number, page in enumerate(pages[start:end], 1):
                assert f"{number}/{end - start}" in page
        asked = ["Print on one side of the paper." in page for page in pages]
        assert asked == [lang == "en", *[False] * (len(pages) - 1)]
        assert book.languages[lang].word("pack-sides") != "pack-sides"


def test_a_pack_of_drafts_says_so_and_names_what_is_missing(book, prints):
    english, urdu = (said(pdf.pages[0]) for _, _, pdf in packs(book, prints))
    assert "draft translation, the English decides" in urdu
    assert "draft" not in english
    missing = set(codes(book, "en")) - set(codes(book, "ur"))
    assert missing == set(re.findall(r"CL-\d\d", urdu)) - set(codes(book, "ur"))


def test_the_outline_and_the_contents_lead_to_each_sheet(book, prints):
    for lang, order, pdf in packs(book, prints):
        titles = {one.id: one.title for one in book.checklists.values() if one.lang == lang}
        outline = [entry for entry in pdf.outline if not isinstance(entry, list)]
        assert [entry.title for entry in outline[1:]] == [f"{c} {titles[c]}" for c in order]
        pages = [pdf.get_destination_page_number(entry) for entry in outline]
        assert pages == [0, *starts_of(prints, lang, order)[0]]
        places = pdf.named_destinations
        leads = [note.get_object()["/Dest"] for note in pdf.pages[0]["/Annots"]]
        assert [str(name) for name in leads] == [code.lower() for code in order]
        assert [pdf.get_destination_page_number(places[name]) for name in leads] == pages[1:]


def test_a_pack_has_title_language_and_the_tags_of_every_page(book, prints):
    for lang, order, pdf in packs(book, prints):
        root = pdf.trailer["/Root"]
        assert root["/Lang"] == lang
        assert pdf.metadata.title
        assert root["/MarkInfo"]["/Marked"]
        nums = root["/StructTreeRoot"]["/ParentTree"]["/Nums"]
        held = {int(number) for number in nums[::2]}
        assert {int(page["/StructParents"]) for page in pdf.pages} <= held
        lists = [one for one in book.checklists.values() if one.lang == lang]
        tags = Counter(_tags(root["/StructTreeRoot"]["/K"]))
        assert tags["/H1"] == len(order) + 1
        assert tags["/H2"] == sum(len(one.pauses) for one in lists)
        assert tags["/LI"] == sum(1 for one in lists for _ in one.items())


def _tags(node):
    """Yield the kind of every element of a tree of tags."""
    node = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(node, list):
        for child in node:
            yield from _tags(child)
    elif isinstance(node, dict):
        if "/S" in node:
            yield node["/S"]
        yield from _tags(node.get("/K"))


def test_a_pack_is_smaller_than_its_sheets(prints):
    sheets = sum(path.stat().st_size for path in prints.folder.glob("print/en/*-compact.pdf"))
    assert (prints.folder / "print/en/pack.pdf").stat().st_size < sheets / 2


def test_a_pack_of_many_lists_counts_the_pages_of_its_own_cover(printed, a_list):
    lists = {f"checklists/en/list-{n}.md": a_list(["One."], f"CL-{n}") for n in range(20, 50)}
    pdf = printed(lists, "compact").files["print/en/pack.pdf"]
    ahead = len(pdf.pages) - len(lists)
    assert ahead > 1
    assert f"20 minutes {ahead + 1}" in said(pdf.pages[0]) or re.search(
        rf"CL-20 A list .*? {ahead + 1}\b", said(pdf.pages[0])
    )
    assert "CL-20" in said(pdf.pages[ahead])
    assert f"page 2/{len(pdf.pages)}" in said(pdf.pages[1])


def test_the_order_asks_for_no_list_that_is_not_there(a_list):
    book = books.book({"checklists/en/a.md": a_list(["One."], "CL-05"),
                       "checklists/en/b.md": a_list(["One."], "CL-01")})  # fmt: skip
    sheets = [job for job in jobs(book, "en") if job.variant == "compact"]
    for found in (sheets, sheets[::-1]):
        assert [job.code for job in sorted(found, key=lambda job: job.place)] == ["CL-05", "CL-01"]
