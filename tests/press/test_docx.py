"""A form as DOCX: read back by the library that office programs' authors test with, part by part."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn

from handbook.press.office import EMPTY_ROWS, docx, office_forms
from tests import books
from tests.press import desk_forms as forms

ROOT = Path(__file__).parents[2]
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"


def made(lang: str = "en", page: str = "", code: str = "F-06") -> bytes:
    """Return the DOCX of a form of the sample, or of one page."""
    book = forms.book_of(page, lang) if page else forms.forms()
    return docx(next(one for one in office_forms(book, lang) if one.code == code))


def controls(data: bytes) -> dict[str, Any]:
    """Return every control by its tag."""
    body = Document(io.BytesIO(data)).element.body
    return {
        one.find(f"{qn('w:sdtPr')}/{qn('w:tag')}").get(qn("w:val")): one
        for one in body.iter(qn("w:sdt"))
    }


def parts(data: bytes) -> dict[str, str]:
    """Return every part as text."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name).decode() for name in package.namelist()}


def text(data: bytes) -> str:
    """Return all words of a file, each paragraph on its line, without the marks of direction."""
    body = Document(io.BytesIO(data)).element.body
    lines = ("".join(t.text for t in p.iter(qn("w:t"))) for p in body.iter(qn("w:p")))
    return "\n".join(lines).replace("\u200e", "").replace("\u200f", "").replace("\xa0", " ")


def test_every_field_has_a_control_with_its_id_in_the_order_of_the_page():
    tags = [tag for tag in controls(made()) if not tag[0].isdigit()]
    heads = list(dict.fromkeys(tag.partition(".")[0] for tag in tags))
    assert heads == re.findall(r"^\| `([a-z0-9-]+)`", forms.FIELDS, re.MULTILINE)


def test_no_control_can_be_deleted_by_a_slip_of_the_hand():
    locks = {
        one.find(f"{qn('w:sdtPr')}/{qn('w:lock')}").get(qn("w:val"))
        for one in controls(made()).values()
    }
    assert locks == {"sdtLocked"}


def test_each_choice_is_a_box_with_its_id_and_its_label():
    data = made()
    boxes = {tag: one for tag, one in controls(data).items() if one.findall(f".//{W14}checkbox")}
    assert list(boxes) == [
        "connection.agency-line", "connection.mobile", "connection.other",
        "sensitive.none", "sensitive.intimate", "sensitive.identity-paper", "opened-checked",
    ]  # fmt: skip
    assert all(one.find(f".//{W14}checked").get(f"{W14}val") == "0" for one in boxes.values())
    assert "☐ agency line   ☐ mobile   ☐ other" in text(data)


@pytest.mark.parametrize("lang", ["en", "ur"])
def test_the_ids_are_the_same_in_every_language(lang):
    assert list(controls(made(lang))) == list(controls(made("en")))


def test_rows_stand_ready_each_with_its_number_and_the_head_stands_on_each_page():
    data = made()
    tags = [tag for tag in controls(data) if tag[0].isdigit()]
    ids = re.findall(r"^\| `([a-z0-9-]+)`", forms.FILES, re.MULTILINE)
    assert tags == [f"{n}.{id_}" for n in range(1, EMPTY_ROWS + 1) for id_ in ids]
    kinds = controls(data)["1.file-kind"].iter(qn("w:listItem"))
    assert [(one.get(qn("w:displayText")), one.get(qn("w:value"))) for one in kinds] == [
        ("full page", "full-page"), ("media file", "media-file"),
    ]  # fmt: skip
    tables = Document(io.BytesIO(data)).tables
    assert [len(table._tbl.findall(f".//{qn('w:tblHeader')}")) for table in tables] == [1, 1]


def test_a_row_of_many_fields_takes_several_lines_and_loses_none():
    many = "".join(f"| `part-{n}` Part {n} | text | | |\n" for n in range(1, 18))
    data = made(page=forms.form(forms.FIELDS, many))
    table = Document(io.BytesIO(data)).tables[1]._tbl
    assert len(table.findall(f".//{qn('w:tblHeader')}")) == 3
    grid = [int(one.get(qn("w:w"))) for one in table.iter(qn("w:gridCol"))]
    for line in table.iter(qn("w:tr")):
        cells = list(line.iter(qn("w:tcPr")))
        spans = [one.find(qn("w:gridSpan")) for one in cells]
        wide = [1 if one is None else int(one.get(qn("w:val"))) for one in spans]
        assert sum(wide) == len(grid)
        assert sum(int(one.find(qn("w:tcW")).get(qn("w:w"))) for one in cells) == sum(grid)
    assert {f"3.part-{n}" for n in range(1, 18)} <= set(controls(data))
    begin = [bool(list(line.iter(qn("w:tcBorders")))) for line in table.iter(qn("w:tr"))]
    assert begin == [False] * 3 + [True, False, False] * EMPTY_ROWS
    styles = [line.find(f".//{qn('w:pStyle')}").get(qn("w:val")) for line in table.iter(qn("w:tr"))]
    assert styles[3:] == ["AnswerKept", "AnswerKept", "Answer"] * EMPTY_ROWS


def test_it_says_what_to_stop_for_when_a_field_is_needed_and_in_what_form():
    shown = text(made())
    assert (
        "Stop. Sexual material may show a child? Write nothing here. Take CL-05 and F-17." in shown
    )
    assert "always needed · case-ref" in shown
    assert "when it applies · number · clock-difference" in shown
    assert "when it applies · one or more choices · sensitive" in shown
    assert "always needed · YYYY-MM-DDThh:mm:ssZ · started-utc" in shown
    assert "Service number, R&D too." in shown
    assert "looks" not in shown
    assert "Machine draft" not in shown


def test_head_and_foot_of_each_page_say_code_title_edition_language_date_and_page():
    section = Document(io.BytesIO(made())).sections[0]
    assert section.header.paragraphs[0].text == "F-06 Capture record"
    assert section.footer.paragraphs[0].text == (
        "F-06 · edition 2026.11 · en · reviewed 2026-11-25 · page 1/1"
    )
    words = [one.text.strip() for one in section.footer._element.iter(qn("w:instrText"))]
    assert words == ["PAGE", "NUMPAGES"]
    assert {s.footer.paragraphs[0].text for s in Document(io.BytesIO(made())).sections} == {
        section.footer.paragraphs[0].text
    }


def test_pages_are_a4_and_rows_lie_on_their_side():
    sections: Any = Document(io.BytesIO(made())).sections
    sizes = [(one.page_width.mm, one.page_height.mm) for one in sections]
    assert [(round(width), round(height)) for width, height in sizes] == [(210, 297), (297, 210)]
    short = made(page=forms.form(forms.FIELDS))
    assert len(Document(io.BytesIO(short)).sections) == 1


def test_an_urdu_form_is_right_to_left_in_every_paragraph_table_page_and_word():
    data = made("ur")
    body = Document(io.BytesIO(data)).element.body
    assert len(list(body.iter(qn("w:bidiVisual")))) == len(list(body.iter(qn("w:tbl")))) == 2
    assert all(one.find(qn("w:bidi")) is not None for one in body.iter(qn("w:sectPr")))
    for run in body.iter(qn("w:r")):
        words = "".join(one.text for one in run.iter(qn("w:t")))
        if re.search("[\u0600-\u06ff]", words):
            assert run.find(f"{qn('w:rPr')}/{qn('w:rtl')}") is not None, words
        if re.search(r"\d{4}-\d\d|case-ref|UTC", words):
            assert run.find(f"{qn('w:rPr')}/{qn('w:rtl')}") is None, words
            assert words == f"\u200e{words.strip(chr(0x200E))}\u200e"
    assert "رک جائیں. جنسی مواد" in text(data)
    assert "مشینی مسودہ" in text(data)
    assert "draft translation, the English decides" in text(data)
    assert "مسودہ ترجمہ" in Document(io.BytesIO(data)).sections[0].footer.paragraphs[0].text


def test_an_urdu_form_names_nastaliq_fonts_and_embeds_none():
    found = parts(made("ur"))
    assert 'w:cs="Jameel Noori Nastaleeq"' in found["word/styles.xml"]
    assert (
        'w:name="Jameel Noori Nastaleeq"><w:altName w:val="Noto Nastaliq Urdu, Urdu Typesetting"/>'
        in found["word/fontTable.xml"]
    )
    assert "Jameel" not in "".join(parts(made("en")).values())


@pytest.mark.parametrize("lang", ["en", "ur"])
def test_it_holds_nothing_but_its_words(lang):
    found = parts(made(lang))
    assert list(found) == [
        "[Content_Types].xml", "_rels/.rels", "docProps/app.xml", "docProps/core.xml",
        "word/_rels/document.xml.rels", "word/document.xml", "word/fontTable.xml",
        "word/footer1.xml", "word/header1.xml", "word/settings.xml", "word/styles.xml",
    ]  # fmt: skip
    assert "External" not in "".join(found.values())
    properties = Document(io.BytesIO(made(lang))).core_properties
    assert (properties.author, properties.last_modified_by) == ("Handbook", "Handbook")
    assert str(properties.created) == str(properties.modified) == "2000-01-01 00:00:00+00:00"
    assert properties.title.startswith("F-06 ")
    assert "<w:removePersonalInformation/>" in found["word/settings.xml"]


def test_a_form_on_paper_has_no_office_file():
    assert {one.code for one in office_forms(forms.forms(), "en")} == {"F-05", "F-06"}


def test_the_capture_record_of_this_handbook_has_all_its_fields():

    book = books.real()
    form = book.templates["en", "templates/capture-record.md"]
    one = next(one for one in office_forms(book, "en") if one.code == "F-06")
    tags = {tag.partition(".")[0] for tag in controls(docx(one))}
    assert {field.id for field in form.fields} <= tags
    assert one.path == "print/en/F-06.docx"
