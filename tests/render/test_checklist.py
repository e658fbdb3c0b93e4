"""A list on a page is the whole list, in the reader's language or honestly in English."""

import re
from itertools import product

from handbook.model import digest
from handbook.parse import parse_checklist
from handbook.render.checklist import checklist_html, pack_links
from handbook.render.context import Context
from tests.books import CHECKLIST, book, front

URDU = CHECKLIST.replace("title: Capture one item", "title: محفوظ کرنا").replace(
    "tried: not yet", "tried: not yet\ntranslation: {of: 0, status: draft, by: machine draft}"
)
TREE = {
    "docs/en/evidence/capture.md": front() + "# Capture\n\n## Why { #why }\n",
    "docs/en/checklists/capture-one-item.md": front(title="Capture one item", code="CL-03") + "# C\n",
    "checklists/en/capture-one-item.md": CHECKLIST,
}  # fmt: skip


def here(lang: str = "en", *, pdf: bool = False, more: dict[str, str] | None = None) -> Context:
    return Context(book({**TREE, **(more or {})}), lang, "evidence/capture.md", pdf)


def test_every_item_stands_once_with_its_id_number_and_box():
    html = checklist_html("capture-one-item", here())
    for number in (1, 2, 3):
        assert html.count(f'id="cl-03.{number}"') == 1
        assert f'<span class="no">{number}</span>' in html
    assert html.count('type="checkbox"') == 3


def test_an_item_is_numbered_by_its_id_wherever_it_stands():
    """An item that was removed leaves its number empty, and one that is moved takes its number along."""
    moved = CHECKLIST.replace("CL-03.2", "CL-03.16").replace("CL-03.1`", "CL-03.9`")
    html = checklist_html(
        "capture-one-item", here(more={"checklists/en/capture-one-item.md": moved})
    )
    rows = re.findall(r'id="cl-03\.(\d+)"><label>.*?<span class="no">(\d+)</span>', html)
    assert rows == [("9", "9"), ("16", "16"), ("3", "3")]
    assert '<ol class="items" aria-labelledby="cl-03-after">' in html
    assert "start=" not in html


def test_who_hears_the_list_is_told_which_items_are_critical():
    html = checklist_html("capture-one-item", here())
    said = '<span class="unseen">critical: </span><strong>'
    assert html.count(said) == html.count("item-key") > 0
    assert html.count("unseen") == html.count(said)


def test_a_critical_item_is_set_apart_by_class_and_weight():
    html = checklist_html("capture-one-item", here())
    assert 'class="item item-key" id="cl-03.1"' in html
    assert "<strong>Check that your authority covers this page.</strong>" in html
    assert 'class="item" id="cl-03.2"' in html


def test_the_stop_line_leads_and_front_matter_does_not_show():
    html = checklist_html("capture-one-item", here())
    assert "<strong>Stop if</strong> your authority does not cover the page." in html
    assert "evidence editor" not in html


def test_headings_go_one_below_the_level_asked_for():
    html = checklist_html("capture-one-item", here(), level=3)
    assert '<h3 class="sheet-title"' in html
    assert '<h4 class="pause" id="cl-03-before">' in html


def test_a_list_without_translation_shows_english_in_its_own_direction_and_says_so():
    html = checklist_html("capture-one-item", here("ur"))
    assert html.partition(">")[0].endswith('lang="en" dir="ltr"')
    assert '<p class="notice notice-fallback" lang="ur" dir="rtl">فہرست کا ترجمہ نہیں</p>' in html


def test_a_draft_says_that_it_is_one_and_an_ordinary_one_shows_no_english():
    english = parse_checklist(
        CHECKLIST, "checklists/en/capture-one-item.md", "en", "capture-one-item"
    )
    today = URDU.replace("{of: 0,", f'{{of: "{digest(english.followed)}",')
    html = checklist_html(
        "capture-one-item", here("ur", more={"checklists/ur/capture-one-item.md": today})
    )
    assert "notice-draft" in html
    assert "محفوظ کرنا" in html
    assert 'class="english"' not in html


def test_where_the_english_has_changed_a_list_shows_that_of_its_critical_items():
    html = checklist_html(
        "capture-one-item", here("ur", more={"checklists/ur/capture-one-item.md": URDU})
    )
    assert html.count('<p class="english" lang="en" dir="ltr">') == 1


def test_a_dangerous_draft_shows_the_english_of_critical_items_only():
    dangerous = {
        path: text.replace("who: officer\n", "who: officer\nbilingual-items: critical\n")
        for path, text in TREE.items()
    }
    dangerous["checklists/ur/capture-one-item.md"] = URDU
    html = checklist_html("capture-one-item", Context(book(dangerous), "ur", "evidence/capture.md"))
    assert html.count('<p class="english" lang="en" dir="ltr">') == 1


def test_every_list_links_its_three_prints_in_a_build_that_makes_them():
    assert "pdf" not in checklist_html("capture-one-item", here())
    html = checklist_html("capture-one-item", here(pdf=True))
    hrefs = re.findall(r'href="../print/en/CL-03-(\w+)\.pdf"', html)
    assert hrefs == ["compact", "full", "large"]


def test_the_index_of_lists_links_the_pack_and_the_english_one_while_lists_are_missing():
    index = {"docs/en/checklists/index.md": front(title="Lists", code="CL-00") + "# Lists\n"}
    slug, more = "checklists/index.md", {"checklists/ur/capture-one-item.md": URDU}

    def packs(lang, tree, *, pdf=True):
        html = pack_links(Context(book({**TREE, **index, **tree}), lang, slug, pdf=pdf))
        return re.findall(r'href="([^"]+)"( lang="en" dir="ltr")?', html)

    english = "../../print/en/pack.pdf"
    assert packs("en", {}) == [("../print/en/pack.pdf", "")]
    assert packs("en", {}, pdf=False) == []
    assert packs("ur", {}) == [(english, ' lang="en" dir="ltr"')]
    assert packs("ur", more) == [("../../print/ur/pack.pdf", "")]
    extra = {**more, "checklists/en/second.md": CHECKLIST.replace("CL-03", "CL-04")}
    assert [href for href, _ in packs("ur", extra)] == ["../../print/ur/pack.pdf", english]


def test_addresses_of_a_why_are_seen_from_the_page():
    """Pages, other lists and pictures, each written from the list's own folder."""
    why = (
        "    See [Why](../../docs/en/evidence/capture.md#why), [CL-03](capture-one-item.md#after)"
        " and ![a frame](../../docs/images/frame.svg)."
    )
    old = "    A court asks first."
    assert old in CHECKLIST
    lines = [why if line.startswith(old) else line for line in CHECKLIST.split("\n")]
    more = {"checklists/en/capture-one-item.md": "\n".join(lines)}
    html = checklist_html("capture-one-item", here(more=more))
    assert 'href="capture.html#why"' in html
    assert 'href="../checklists/capture-one-item.html#after"' in html
    assert 'src="../images/frame.svg"' in html
    urdu = checklist_html("capture-one-item", here("ur", more=more))
    assert 'href="capture.html#why"' in urdu
    assert 'src="../../images/frame.svg"' in urdu


def test_every_list_may_be_saved_as_a_file_but_the_one_whose_record_is_on_paper_alone():
    assert 'data-list="CL-03" data-save ' in checklist_html("capture-one-item", here())
    never = "who: officer\nsave: never\n"
    paper = {path: text.replace("who: officer\n", never) for path, text in TREE.items()}
    html = checklist_html("capture-one-item", Context(book(paper), "en", "evidence/capture.md"))
    assert 'data-list="CL-03" aria-' in html


def test_a_list_has_one_colour_on_every_page():
    """Red where it stops everything else, as on paper; else that of the stage of its own page."""
    stops = {
        path: text.replace("who: officer\n", "who: officer\nstop-rank: 2\n")
        for path, text in TREE.items()
    }
    for tree, stage in ((TREE, "capture"), (stops, "stop")):
        for lang, slug in product(
            ("en", "ur"), ("evidence/capture.md", "checklists/capture-one-item.md")
        ):
            html = checklist_html("capture-one-item", Context(book(tree), lang, slug))
            assert f'<section class="sheet" id="cl-03" data-stage="{stage}"' in html
