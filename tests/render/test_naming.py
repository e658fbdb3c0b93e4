"""What a code in a text shows: the name comes first, once a part, unless the writer has said it."""

from __future__ import annotations

import re

import pytest

from handbook.render import body
from handbook.render.checklist import checklist_html
from handbook.render.context import Context
from handbook.render.references import Mentions, Name, Place, name_of, says
from handbook.render.writer import read, write
from handbook.search import entries
from tests import books
from tests.render.trees import written

CODES = """\
sections: {E: {folder: evidence, title: Evidence}}
E-00: {title: Evidence, path: evidence/index.md, state: made}
E-01: {title: Here, path: evidence/here.md, state: made}
E-03: {title: Capture step by step, path: evidence/capture.md, state: made}
E-04: {title: Phone, path: evidence/phone.md, state: planned}
E-05: {title: Archives, path: evidence/archives.md, state: made}
E-06: {title: Live streams and stories, path: evidence/live.md, state: made}
E-07: {title: Hashes, path: evidence/hashes.md, state: made}
S-08: {title: What now?, path: start/what-now.md, state: made}
CL-05: {title: Child, path: checklists/child.md, state: made}
"""


CHILD = books.CHECKLIST.replace("CL-03", "CL-05").replace(
    "title: Capture one item", "title: Material of a child\nshort: 'Child material: stop'"
)
TREE = {
    "docs/data/codes.yaml": CODES,
    "docs/en/index.md": books.page("S-00", "Home"),
    "docs/en/evidence/index.md": books.page("E-00", "Evidence"),
    "docs/en/evidence/here.md": books.page("E-01", "Here"),
    "docs/ur/evidence/here.md": books.page("E-01", "یہاں"),
    "docs/en/evidence/capture.md": books.page("E-03", "Capture step by step", short="Capture"),
    "docs/ur/evidence/capture.md": books.page("E-03", "قدم بہ قدم محفوظ کرنا", short="محفوظ کرنا"),
    "docs/en/evidence/archives.md": books.page("E-05", "Archives"),
    "docs/en/evidence/live.md": books.page("E-06", "Live streams and stories"),
    "docs/en/evidence/hashes.md": books.page("E-07", "Hashes"),
    "docs/en/start/what-now.md": books.page("S-08", "What now?", codes="hidden"),
    "docs/en/checklists/child.md": books.page("CL-05", "Material of a child"),
    "checklists/en/child.md": CHILD,
}
BOOK = books.book(TREE)


def shown(text: str, slug: str = "evidence/here.md", lang: str = "en", tag: str = "p") -> str:
    """Return what a reader sees of a text: what is hidden is left out, what is a link is in ⟦ ⟧."""
    html = written(f"<{tag}>{text}</{tag}>", Context(BOOK, lang, slug))
    html = re.sub(r" ?<span hidden>.*?</span>", "", html)
    html = re.sub(r"<a [^>]*>(.*?)</a>", r"⟦\1⟧", html)
    return re.sub(r"<[^>]*>", "", html)


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("Take CL-05 now.", "Take ⟦Child material: stop (CL-05)⟧ now."),
        ("CL-05 asks who calls.", "⟦Child material: stop (CL-05)⟧ asks who calls."),
        ("E-03 first, E-03 again.", "⟦Capture (E-03)⟧ first, ⟦E-03⟧ again."),
        ("Stop there (CL-05).", "Stop there (⟦Child material: stop CL-05⟧)."),
        ("Choose (E-03, E-05).", "Choose (⟦Capture E-03⟧, ⟦Archives E-05⟧)."),
        # what the writer has said is not said twice
        ("Look into Archives (E-05).", "Look into ⟦Archives (E-05)⟧."),
        ("See Capture step by step (E-03).", "See ⟦Capture step by step (E-03)⟧."),
        ("after the live stream (E-06).", "after the live stream (⟦E-06⟧)."),
        ("Page E-05, Archives, has it.", "Page ⟦E-05⟧, Archives, has it."),
        ("the <em>Archives</em> (E-05)", "the Archives (⟦E-05⟧)"),
        ("Archives (E-05), then E-05.", "⟦Archives (E-05)⟧, then ⟦E-05⟧."),
        ("Live streams and stories? E-06 first.", "Live streams and stories? ⟦E-06⟧ first."),
        (
            "Material may show a child? Then stop: CL-05.",
            "Material may show a child? Then stop: ⟦CL-05⟧.",
        ),
        # what is not its name does not count as one
        (
            "Material may show a child. Stop: CL-05.",
            "Material may show a child. Stop: ⟦Child material: stop (CL-05)⟧.",
        ),
        (
            "In the archives, or later, ask E-05.",
            "In the archives, or later, ask ⟦Archives (E-05)⟧.",
        ),
        (
            "Material may show a child (CL-05).",
            "Material may show a child (⟦Child material: stop CL-05⟧).",
        ),
        ("It shows a child: CL-05.", "It shows a child: ⟦Child material: stop (CL-05)⟧."),
        # a name would not fit
        ("after an E-05 or a CL-05", "after an ⟦E-05⟧ or a ⟦CL-05⟧"),
        ("E-05's rule", "⟦E-05⟧'s rule"),
        ("Write “CL-05 used” there.", "Write “⟦CL-05⟧ used” there."),
        ("E-03, E-05, E-06, E-07", "⟦E-03⟧, ⟦E-05⟧, ⟦E-06⟧, ⟦E-07⟧"),
        ("E-03, E-05 and E-07", "⟦Capture (E-03)⟧, ⟦Archives (E-05)⟧ and ⟦Hashes (E-07)⟧"),
        ("E-03 to E-07", "⟦E-03⟧ to ⟦E-07⟧"),
        # nothing to lead to
        ("E-04 and E-01", "E-04 and E-01"),
    ],
)
def test_the_name_comes_first_unless_it_was_said_or_does_not_fit(text, seen):
    assert shown(text) == seen


def test_headings_labels_and_the_english_of_an_item_keep_their_codes():
    assert shown("On CL-05", tag="h2") == "On CL-05"
    assert shown("Use CL-05.", tag="label") == "Use CL-05."
    here = Context(BOOK, "en", "evidence/here.md")
    html = write(read("<p>Use CL-05.</p>"), here, Mentions(here, alone=True))
    assert 'class="named"' not in html
    assert '<a class="code"' in html
    assert '<header class="sheet-head"><a class="code" ' in checklist_html("child", here)


def test_each_part_of_a_page_names_a_code_anew():
    text = "</p><p>E-05</p><h2>B</h2><p>E-05</p><h3>C</h3><p>E-05"
    assert shown(text) == "⟦Archives (E-05)⟧B⟦Archives (E-05)⟧C⟦E-05⟧"


def test_urdu_takes_the_urdu_name_and_marks_an_english_one():
    said = shown("پہلے E-03 لیں، پھر E-05۔", lang="ur")
    assert said == "پہلے ⟦محفوظ کرنا (E-03)⟧ لیں، پھر ⟦Archives (E-05)⟧۔"
    html = written("<p>E-05 E-03</p>", Context(BOOK, "ur", "evidence/here.md"))
    assert '<span class="named" lang="en" dir="ltr">Archives</span>' in html
    assert '<span class="named">محفوظ کرنا</span> <span class="code">(E-03)</span>' in html
    assert shown("”CL-05 استعمال ہوئی“ لکھیں", lang="ur") == "”⟦CL-05⟧ استعمال ہوئی“ لکھیں"


def test_an_english_sentence_in_the_urdu_tree_takes_the_english_name():
    assert shown("Save it with E-03.", "evidence/archives.md", "ur") == (
        "Save it with ⟦Capture (E-03)⟧."
    )


def test_the_home_page_shows_no_code_and_what_now_a_name_in_place_of_each():
    assert shown('<a href="x">A child</a> CL-05', "index.md") == "⟦A child⟧"
    # a code that stands for its name is never left out
    assert shown("Use CL-05 first.", "index.md") == "Use ⟦Child material: stop⟧ first."
    assert shown("Look into the archive E-05.", "start/what-now.md") == (
        "Look into the archive ⟦Archives⟧."
    )
    assert shown("E-03, E-05; Archives (E-05)", "start/what-now.md") == (
        "⟦Capture⟧, ⟦Archives⟧; ⟦Archives⟧"
    )
    html = written("<p>E-05</p>", Context(BOOK, "en", "start/what-now.md"))
    assert "<span hidden> E-05</span>" in html  # what reads the page finds it


def row(*cells: str) -> str:
    return f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"


def test_a_table_that_leads_to_pages_names_each_in_every_row_and_leaves_the_moment():
    table = f"<table>{row('do E-05', 'E-05')}{row('again', 'E-05, E-03')}</table>"
    assert shown(table, "evidence/index.md", tag="div") == (
        "do ⟦E-05⟧⟦Archives (E-05)⟧again⟦Archives (E-05)⟧, ⟦Capture (E-03)⟧"
    )
    assert 'class="ways"' in written(table, Context(BOOK, "en", "evidence/index.md"))
    assert 'class="ways"' not in written(table, Context(BOOK, "en", "evidence/here.md"))


def test_a_table_with_many_codes_in_a_cell_is_a_map():
    table = f"<table>{row('a', 'E-03, E-05, E-06, E-07')}</table>"
    assert 'class="ways"' not in written(table, Context(BOOK, "en", "evidence/index.md"))


def test_a_table_in_english_leads_a_reader_of_urdu_by_the_names_of_his_tree():
    html = written(f"<table>{row('a', 'E-03')}</table>", Context(BOOK, "ur", "evidence/index.md"))
    assert '<span class="named" lang="ur" dir="rtl">محفوظ کرنا</span>' in html


def test_half_of_a_name_right_before_a_code_says_it():
    name = Name("Capture record", "Capture record")
    for before, said in (
        ("the capture log (", True), ("the log of a record (", True), ("the log (", False),
        ("Capture it. Then (", False), ("capture, then ", False), ("the capture sheet ", True),
    ):  # fmt: skip
        assert says(name, Place(before, ") is kept")) is said, before


def test_the_search_finds_the_code_in_a_text_and_not_the_name_that_was_added():
    html = written("<p>Ask E-05.</p>", Context(BOOK, "en", "evidence/here.md"))
    (entry,) = entries(html, "here.html", "Here", "E-01")
    assert "E-05" in entry["text"]
    assert "Archives" not in entry["text"]


def test_no_name_of_the_handbook_is_longer_than_a_sentence_bears():
    book = books.real()
    for lang in book.built_languages:
        long = [
            name.short
            for entry in book.codes.values()
            if entry.made and len((name := name_of(entry, book, lang, lang)).short) > 28
        ]
        assert long == [], lang


def test_no_name_of_the_handbook_is_an_order():
    book = books.real()
    nouns = {"contact", "report", "review"}  # verbs of a list too, and no order where they are used
    names = [name_of(one, book, "en", "en").short for one in book.codes.values() if one.made]
    assert [name for name in names if name.split()[0].casefold() in book.verbs - nouns] == []


def test_each_page_of_a_section_is_listed_once():
    for table in (f"<table>{row('a', 'E-03')}</table>", ""):
        tree = TREE | {"docs/en/evidence/index.md": books.page("E-00", "Evidence") + (
            "\n| You want to | Page |\n| --- | --- |\n| a | E-03 |\n" if table else "")}  # fmt: skip
        html = body("", Context(books.book(tree), "en", "evidence/index.md"))
        assert ('<span class="code">E-03</span>' in html) is not bool(table)
        assert '<span class="code">E-05</span>' in html
