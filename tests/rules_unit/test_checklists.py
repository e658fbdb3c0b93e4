"""The shape of a list: what is counted at each bound, and what would be lost on paper."""

from __future__ import annotations

from handbook.catalog import RULES as CATALOG
from handbook.rules.checklists import LIST_WITHOUT_PAGE, PAGE_WITHOUT_LIST
from tests.rules_unit.sheets import sheet, told, told_of

SHAPE = [CATALOG[code] for code in ("HB105", "HB109")]
COUNT = "(write one to three, as “## Before { #before }”)"
LOST = (
    "is neither pause point nor item and would be lost on paper "
    "(begin an item with “- [ ] ”, with one space after the hyphen, and a pause point with “## ”; "
    "indent the reason by 4 spaces below its item)"
)
EMBED = "the page of a checklist does not embed it"


def found(body, front="id: CL-03"):
    return told_of(SHAPE, sheet(body, front))


def pauses(*counts):
    """Return a pause point of two lines for each count, with so many items of a line each."""
    return "".join(
        f"## P{number} {{ #p{number} }}\n\n" + "- [ ] Write.\n" * count
        for number, count in enumerate(counts, 1)
    )


def test_as_many_as_may_be():
    for counts in ((1,), (1, 1), (1, 1, 1), (9,), (9, 6), (5, 5, 5), (6, 9)):
        assert found(pauses(*counts)) == []


def test_a_list_without_pause_point_is_told_once_where_its_text_begins():
    assert found("") == [f"4: HB105 the checklist has no pause points {COUNT}"]
    assert found("\n- [ ] Write.\n") == [f"4: HB105 the checklist has no pause points {COUNT}"]


def test_items_before_the_first_pause_point_count_for_the_list():
    lines = found("- [ ] Sign.\n" + pauses(9, 6))
    assert [line.partition(" ")[2][:5] for line in lines] == ["HB109", "HB105"]


def test_what_is_neither_pause_point_nor_item_is_lost():
    for line in (
        "Text", "# Title { #title }", "### Deep { #deep }", "##Before", "##", "- Write.",
        "- [] Write.", "- [ ]Write.", "- [y] Write.", "* [ ] Write.", "1. [ ] Write.", "> Write.",
        "---", "```", "<b>Write.</b>", "x",
    ):  # fmt: skip
        assert f"8: HB109 “{line}” {LOST}" in found(pauses(1) + "\n" + line + "\n")


def test_an_item_has_one_space_after_its_hyphen():
    for line in ("-  [ ] Write.", "-   [ ] Write.", "-\t[ ] Write."):
        assert found(pauses(1) + "\n" + line + "\n") == [f"8: HB109 “- [ ] Write.” {LOST}"]


def test_every_lost_line_is_told():
    assert found(pauses(1) + "\nOne\n\nTwo\n") == [
        f"8: HB109 “One” {LOST}",
        f"10: HB109 “Two” {LOST}",
    ]
    assert found(pauses(1) + "\n\ta\n") == [f"8: HB109 “a” {LOST}"]


def test_items_and_what_is_indented_are_not_lost():
    for line in ("- [ ] Write.", "- [ ]", " a", "    Why.", "        Why."):
        assert found(pauses(1) + "\n" + line + "\n") == []


def test_a_box_that_is_ticked():
    for line, text in (
        ("- [x] Sign.", "Sign."), ("- [X] `CL-03.1` Sign.", "`CL-03.1` Sign."), ("- [x]", ""),
    ):  # fmt: skip
        assert found(pauses(1) + line + "\n") == [
            f"7: HB109 the item “{text}” is ticked already (write “- [ ]”)"
        ]


def test_an_english_list_needs_its_page():
    tree = {
        "checklists/en/a.md": sheet(""),
        "checklists/en/b.md": sheet("", "title: B"),
        "checklists/en/c.md": sheet(""),
        "checklists/ur/d.md": sheet(""),
        "docs/en/checklists/c.md": "---\ncode: CL-03\n---\n",
        "docs/ur/checklists/a.md": "---\ncode: CL-03\n---\n",
    }
    hint = "(write it and embed the checklist there)"
    assert told([LIST_WITHOUT_PAGE], tree) == [
        f"checklists/en/a.md: HB113 CL-03 has no page “docs/en/checklists/a.md” {hint}",
        f"checklists/en/b.md: HB113 b has no page “docs/en/checklists/b.md” {hint}",
    ]


def page(text, front="code: CL-03\ntitle: A"):
    return f"---\n{front}\n---\n{text}\n"


def embed(lang, slug="a"):
    return f"{EMBED} (write “[CL-03 A](../../../checklists/{lang}/{slug}.md)” alone in a paragraph)"


def test_a_page_of_a_list_without_it():
    for text in (
        "Text", "See [A](../../../checklists/en/a.md) first.", "[B](../../../checklists/en/b.md)",
        "[A](../../../checklists/en/aa.md)",
        "See [A](../../../checklists/en/a.md) first.\n\n[B](../../../checklists/en/b.md)",
        "[A](../evidence/a.md)", "[A](a.md)", "[A](../a.md)", "[A](../../checklists/en/a.md)",
        "[A](../../../checklists/a.md)", "[A](../../../checklists/en/more/a.md)",
        "[A](https://a.example/checklists/en/a.md)", "[A](../../../checklists/en/b.md#a.md)",
    ):  # fmt: skip
        tree = {"checklists/en/a.md": sheet(""), "docs/en/checklists/a.md": page(text)}
        assert told([PAGE_WITHOUT_LIST], tree) == [
            f"docs/en/checklists/a.md:5: HB048 {embed('en')}"
        ]


def test_a_page_of_a_list_with_it():
    for text in (
        "[A](../../../checklists/en/a.md)", "Text\n\n[A](../../../checklists/en/a.md)",
        "[B](../../../checklists/en/b.md)\n\n[A](../../../checklists/en/a.md)",
        "[A](../../../checklists/en/a.md#before)", "[A](../../../checklists/ur/a.md)",
        "[A](../../../checklists/en/../en/a.md)",
    ):  # fmt: skip
        assert told([PAGE_WITHOUT_LIST], {"docs/en/checklists/a.md": page(text)}) == []


def test_pages_that_are_no_page_of_a_list_do_not_hide_the_ones_that_are():
    tree = {
        "docs/en/a.md": page("Text"),
        "docs/en/checklists.md": page("Text"),
        "docs/en/checklists/a.md": page("Text", "code: CL-03\ncode: CL-03"),
        "docs/en/checklists/index.md": page("Text"),
        "docs/en/checklists/z.md": page("Text"),
        "docs/en/evidence/a.md": page("Text"),
        "docs/en/evidence/index.md": page("Text"),
    }
    assert told([PAGE_WITHOUT_LIST], tree) == [
        f"docs/en/checklists/z.md:5: HB048 {embed('en', 'z')}"
    ]


def test_a_translated_page_embeds_its_own_list_and_the_english_one_until_there_is_one():
    tree = {
        "checklists/en/a.md": sheet(""),
        "checklists/en/b.md": sheet(""),
        "checklists/ur/a.md": sheet(""),
        "docs/ur/checklists/a.md": page("Text"),
        "docs/ur/checklists/b.md": page("Text"),
    }
    assert told([PAGE_WITHOUT_LIST], tree) == [
        f"docs/ur/checklists/a.md:5: HB048 {embed('ur')}",
        f"docs/ur/checklists/b.md:5: HB048 {embed('en', 'b')}",
    ]
