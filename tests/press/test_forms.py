"""Forms on paper, and the files that hold many of them, read back and measured."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from handbook.press.engine import MM
from handbook.press.form import case, defanged
from handbook.press.print_jobs import cases, jobs
from tests import books
from tests.press import forms
from tests.press.boxes import all_boxes, below, beyond, holds
from tests.press.opened import said, spoken

pytestmark = pytest.mark.print

ROOT = Path(__file__).parents[2]
CODE = re.compile(r"F-\d\d")


@pytest.fixture
def drawn(tree):
    """Give every print of the tree's forms as it was laid out, by language, code and variant."""
    return {key: laid for key, laid in tree[1].laid.items() if key[2] != "cover"}


def test_every_print_of_the_tree_is_without_a_finding(tree):
    _, made = tree
    assert not made.findings


def test_a_signature_has_nine_millimetres_and_a_line_to_write_on_eight(drawn):
    least = {"tall": 9, "room": 8}
    for key, laid in drawn.items():
        rooms = [
            (box.height * MM, "tall" if holds(box, "tall") else "room")
            for box in all_boxes(laid)
            if holds(box, "room") and box.element_tag == "p"
        ]
        assert rooms or key[2] in ("fill", "case-print")
        for height, kind in rooms:
            assert height >= least[kind] - 0.01, key


def test_nothing_stands_beyond_the_margins(drawn):
    """Text that is wider than its cell wraps, a long hash too."""
    for key, laid in drawn.items():
        assert beyond(laid) == [], key


def test_no_text_is_wider_than_its_cell(drawn):
    for key, laid in drawn.items():
        for cell in all_boxes(laid):
            if not holds(cell, "cell") and cell.element_tag not in ("td", "th"):
                continue
            left, right = cell.position_x - 0.5, cell.position_x + cell.border_width() + 0.5
            for box in below(cell):
                if getattr(box, "text", "").strip():
                    end = box.position_x + box.width
                    assert left <= box.position_x <= end <= right, (key, box.text)


def test_a_field_has_its_label_and_its_words_and_not_its_id(tree):
    book, made = tree
    for (lang, slug), form in book.templates.items():
        if lang != "en":
            continue
        text = spoken(made.files[f"print/en/{form.id}-blank.pdf"])
        for field in (*form.fields, *form.rows):
            assert field.label in text, slug
            assert field.how in text
            if "-" in field.id and field.id not in field.label:  # no word of the form
                assert not re.search(rf"(?<![\w-]){field.id}(?![\w-])", text), (slug, field.id)


def test_a_log_repeats_its_head_and_says_how_a_line_is_struck(tree):
    _, made = tree
    for code, head, across in (
        ("F-05", "What you did", False),
        ("F-07", "Signature of the giver", True),
    ):
        pages = made.files[f"print/en/{code}-blank.pdf"].pages
        first, *others = (page.mediabox.width > page.mediabox.height for page in pages)
        assert (first, set(others)) == (False, {across})
        rows = [said(page) for page in pages if head in said(page)]
        assert len(rows) >= 2
        assert "Strike a wrong line once" in rows[0]
        assert "fill in “Struck (UTC)” and “Struck by”" in rows[0]
        assert "1, 2, 3" in rows[0]  # how a line is filled in
        for number, page in enumerate(pages, 1):
            assert f"{code} · blank · en · 2026.11 · reviewed 2026-11-25" in said(page)
            assert f"page {number}/{len(pages)}" in said(page)


def test_other_rows_say_nothing_of_strokes(tree):
    _, made = tree
    pages = made.files["print/en/F-01-blank.pdf"].pages
    assert not any("Strike" in said(page) for page in pages)


def test_a_draft_says_so_on_every_page(tree, drawn):
    book, made = tree
    word = book.languages["ur"].word("print-draft").split()
    for key in (("ur", "F-01", "blank"), ("ur", "F-01", "fill")):
        for number in range(drawn[key].pages):
            page = " ".join(getattr(box, "text", "") for box in below(
                drawn[key].document.pages[number]._page_box)).split()  # fmt: skip
            assert any(page[at : at + len(word)] == word for at in range(len(page))), (key, number)
    assert "draft translation" in said(made.files["print/ur/forms.pdf"].pages[0])
    assert "draft" not in said(made.files["print/en/forms.pdf"].pages[0])


def test_the_needed_fields_alone_fit_one_sheet_with_their_own_numbers(book, prints):
    form = book.templates["en", "templates/capture-record.md"]
    pages = prints.files["print/en/F-06-minimum.pdf"].pages
    assert len(pages) == 2
    text = " ".join(said(page) for page in pages)
    for number, field in enumerate(form.fields, 1):
        assert (f"{number} {field.label}" in text) == (field.needed == "always"), field.id
    for field in form.rows:
        assert field.label in text


@pytest.mark.parametrize("made", [True, False])
def test_a_form_has_such_a_print_where_its_page_asks_for_it(made):
    fields = ["| `one` One | text | always | |", "| `two` Two | text | | |"]
    tree = {"docs/en/templates/a.md": forms.form("F-01", "A", fields, minimum=made)}
    paths = {job.path for job in jobs(books.book(tree), "en")}
    assert ("print/en/F-01-minimum.pdf" in paths) == made


def test_all_blank_forms_stand_in_one_file_by_code_behind_a_cover_that_counts_them(tree):
    _, made = tree
    pdf = made.files["print/en/forms.pdf"]
    order = ["F-01", "F-05", "F-07"]
    front, page = said(pdf.pages[0]), 2
    outline = [entry for entry in pdf.outline if not isinstance(entry, list)]
    assert [entry.title[:4] for entry in outline[1:]] == order
    for entry, code in zip(outline[1:], order, strict=True):
        single = made.files[f"print/en/{code}-blank.pdf"]
        count = len(single.pages)
        assert re.search(rf"{code} [^·]*? {count} {page}(?!\d)", front), (code, front)
        assert pdf.get_destination_page_number(entry) == page - 1
        for own, bound in zip(single.pages, pdf.pages[page - 1 : page - 1 + count], strict=True):
            assert said(own) == said(bound)
        page += count
    assert len(pdf.pages) == page - 1
    assert f"Forms · en · 2026.11 · page 1/{len(pdf.pages)}" in front
    assert "Signature of the giver; Signature of the taker" in front


def test_what_exists_on_paper_only_is_printed_alone(tree):
    """Bound among others and printed on both sides, its receipt could lie behind its notice."""
    for lang, words in (("en", "Printed alone"), ("ur", "ہمیشہ")):
        file = tree[1].files[f"print/{lang}/forms.pdf"]
        assert "F-17" not in "".join(file.words[1:])
        assert words in said(file.pages[0])
        assert "F-17" in said(file.pages[0])
    assert tree[1].files["print/en/F-17-blank.pdf"].pages


def test_a_file_of_drafts_names_what_stands_in_english_only(tree):
    _, made = tree
    text = said(made.files["print/ur/forms.pdf"].pages[0])
    assert {"F-05", "F-07", "F-17"} <= set(CODE.findall(text))
    assert "print/ur/case.pdf" not in made.files  # no Urdu form has an example


def test_the_invented_case_says_on_every_page_that_it_is_invented(tree, book, prints):
    for files in (tree[1].files, prints.files):
        pages = files["print/en/case.pdf"].pages
        assert len(pages) >= 2
        for page in pages:
            assert said(page).count("INVENTED") >= 2  # above, and at the foot
    assert book.languages["ur"].word("invented") != book.languages["en"].word("invented")


def test_the_invented_case_holds_each_answer_with_addresses_that_nobody_opens(tree, book, prints):
    text = spoken(tree[1].files["print/en/case.pdf"])
    assert "hxxps://listboard[.]example/post/1" in text
    assert "https://" not in text
    assert "dc51990fd8545c5d52cecee83bd07ef01aff8a1652f7ce80c2391ce8632bcecd" in text
    form = book.templates["en", "templates/capture-record.md"]
    text = spoken(prints.files["print/en/case.pdf"])
    close = text.replace(" ", "")
    labels = {field.id: {one.id: one.label for one in field.choices} for field in form.fields}
    kinds = {field.id: field.kind for field in (*form.fields, *form.rows)}
    for answer in (*form.example.head, *(one for row in form.example.rows for one in row)):
        if kinds[answer.id] in ("choice", "choices", "check"):
            for id_ in answer.text.split():
                assert labels.get(answer.id, {}).get(id_, "").replace(" ", "") in close
        else:
            assert answer.text.replace(" ", "") in close, answer.id
    assert "The advert proves neither a deception nor a crime" in text


def test_an_answer_of_the_case_that_is_one_word_is_on_one_line(book, engine):
    """Times, numbers and hashes, in a head and in rows: “2026-03-02T05:30:00” with its Z below is two."""
    for slug in ("authorisation-request", "custody-sheet", "session-log"):
        laid = engine.lay(case(book.templates["en", f"templates/{slug}.md"], book))
        for answer in all_boxes(laid):
            if type(answer).__name__ == "BlockBox" and holds(answer, "said"):
                lines = [one for one in answer.children if type(one).__name__ == "LineBox"]
                texts = ["".join(getattr(one, "text", "") for one in below(of)) for of in lines]
                words = "".join(texts).split()
                assert len(texts) == 1 or len(words) > 1 or "/" in words[0], (slug, texts)


def test_a_struck_line_of_a_log_is_struck_and_readable(printed):
    example = (
        "| Field | Value |\n| --- | --- |\n| `text` A field of kind text | U7 |\n\n"
        "| `line-no` Line | `what-done` What you did | `struck-utc` Struck (UTC) |\n"
        "| --- | --- | --- |\n| 1 | Searched twice. | |\n| 2 | A wrong line. | 2026-03-09T07:05:00Z |\n"
    )
    page = forms.form("F-05", "Session log", forms.every_kind()[:2], forms.SESSION, example)
    book = books.book({"docs/en/templates/log.md": page})
    html = case(book.templates["en", "templates/log.md"], book)
    rows = re.findall(r'<(?:tr|div)((?: class="(?:block )?gone")?)[^<>]*>(?=<t|<div class="line">)(.*?)(?=<tr|<div class="block|</section)', html, re.DOTALL)  # fmt: skip
    struck = [words for gone, words in rows if gone]
    assert len(struck) == 1
    assert "A wrong line." in struck[0]
    assert "Searched twice." not in struck[0]
    text = said(
        printed({"docs/en/templates/log.md": page}, "case-print")
        .files["print/en/case.pdf"]
        .pages[1]
    )
    assert "A wrong line." in text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("https://a.example/b.html", "hxxps://a[.]example/b.html"),
        ("see http://a.b.test.", "see hxxp://a[.]b[.]test[.]"),
        ("hxxps://a[.]example/x", "hxxps://a[.]example/x"),
        ("hxxps://a.example/x", "hxxps://a[.]example/x"),
        ("no address", "no address"),
    ],
)
def test_an_address_is_defanged_whether_it_was_or_not(text, shown):
    assert defanged(text) == shown


def test_what_is_no_part_of_a_case_stays_out():
    tree = {
        f"docs/en/templates/f{n}.md": forms.form(f"F-{n:02}", "A", forms.every_kind(), example=forms.EXAMPLE.partition("| `row")[0])
        for n in (16, 19, 20, 21)
    }  # fmt: skip
    for n in (19, 20):
        path = f"docs/en/templates/f{n}.md"
        tree[path] = tree[path].replace(f"id: F-{n}", f"id: F-{n}\ncase: apart")
    codes = [job.code for job in cases(books.book(tree), "en")]
    assert codes == ["F-16", "F-21"]


def test_the_markup_of_a_file_name_is_no_markup(printed):
    example = forms.EXAMPLE.partition("| `row")[0].replace(
        "Kamal Sample asks for cash.", "`a_1_b.png` and 2 * 3 * 4"
    )
    tree = {"docs/en/templates/a.md": forms.form("F-16", "A", forms.every_kind(), example=example)}
    text = spoken(printed(tree, "case-print").files["print/en/case.pdf"])
    assert "a_1_b.png and 2 * 3 * 4" in text


def test_what_tells_of_a_struck_line_is_not_struck_itself(book, engine):
    laid = engine.lay(case(book.templates["en", "templates/custody-sheet.md"], book))
    struck: dict[bool, set[str]] = {True: set(), False: set()}
    for gone in (box for box in all_boxes(laid) if holds(box, "gone")):
        for cell in (box for box in below(gone) if holds(box, "cell")):
            shown = next(box for box in below(cell) if holds(box, "said"))
            struck[holds(cell, "stays")].add(str(shown.style["text_decoration_line"]))
    assert struck == {True: {"none"}, False: {"{'line-through'}"}}
