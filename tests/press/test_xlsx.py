"""A log as XLSX: read back by the library, cell by cell."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from handbook.fieldkinds import FIELD_KINDS
from handbook.press.office import office_forms
from handbook.press.xlsx import EMPTY_ROWS, TICK, xlsx
from tests.press import desk_forms as forms

ROOT = Path(__file__).parents[2]
HEAD_IDS = [
    "case-ref", "log-ref", "captured-by", "connection", "sensitive.none", "sensitive.intimate",
]  # fmt: skip
ROW_IDS = [
    "line-no", "event-utc", "local-offset", "did", "page-url", "login-state", "people-shown.adult",
    "people-shown.unclear", "opened-checked", "struck-utc", "struck-by",
]  # fmt: skip
EMPTY, LAST = 4, 3 + EMPTY_ROWS
"""First and last line of the empty rows."""


def made(lang: str = "en", page: str = "") -> bytes:
    """Return the XLSX of the log of the sample, or of one page."""
    book = forms.book_of(page, lang) if page else forms.forms()
    return xlsx(next(one for one in office_forms(book, lang) if one.path.endswith("xlsx")))


def opened(data: bytes) -> Any:
    return load_workbook(io.BytesIO(data))


def head_lines(book: Any) -> dict[str, int]:
    """Return the line of each id of the sheet of single answers."""
    sheet = book.worksheets[0]
    return {
        sheet.cell(n, 5).value: n for n in range(1, sheet.max_row + 1) if sheet.cell(n, 5).value
    }


def row_columns(book: Any) -> dict[str, int]:
    sheet = book.worksheets[1]
    return {cell.value: cell.column for cell in sheet[1] if cell.value}


def rule(sheet: Any, cell: str) -> Any:
    """Return the validation of a cell, of which there is one."""
    found = [one for one in sheet.data_validations.dataValidation if cell in one.cells]
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize("lang", ["en", "ur"])
def test_ids_stand_beside_each_answer_and_above_each_column_in_every_language(lang):
    book = opened(made(lang))
    assert [id_ for id_ in head_lines(book) if re.fullmatch("[a-z.-]+", id_)] == HEAD_IDS
    assert list(row_columns(book)) == ROW_IDS


def test_labels_how_and_need_are_those_of_the_page():
    book = opened(made())
    sheet, at = book.worksheets[0], head_lines(book)
    line = at["sensitive.intimate"]
    assert [sheet.cell(line, column).value for column in (1, 2, 3, 4)] == [
        "Sensitive: intimate", None, "Decides where it is kept.\none or more choices",
        "when it applies",
    ]  # fmt: skip
    texts = [sheet.cell(n, 1).value for n in range(1, at["case-ref"])]
    assert texts[0] == "F-05  Session log"
    assert texts[1] == "F-05 · edition 2026.11 · en · reviewed 2026-11-25"
    assert (
        "Stop. Sexual material may show a child? Write nothing here. Take CL-05 and F-17." in texts
    )
    assert "A wrong line is struck" in texts[-2]
    rows = book.worksheets[1]
    assert rows.cell(2, 2).value == "Time (UTC)"
    assert rows.cell(3, 2).value == "always needed · YYYY-MM-DDThh:mm:ssZ\nNot corrected."


def test_a_choice_is_taken_from_a_list_whose_labels_stand_on_their_own_sheet_with_their_ids():
    book = opened(made())
    sheet, listed = book.worksheets[0], book.worksheets[2]
    one = rule(sheet, f"B{head_lines(book)['connection']}")
    assert (one.type, one.showErrorMessage, one.errorStyle) == ("list", True, "stop")
    title, _, cells = one.formula1.partition("!")
    assert title == f"'{listed.title}'"
    assert [[cell.value for cell in row] for row in listed[cells.replace("$", "").replace("C", "A", 1)]] == [
        ["connection", "agency-line", "agency line, at the desk"],
        ["connection", "mobile", "mobile"],
        ["connection", "other", "other"],
    ]  # fmt: skip
    rows, columns = book.worksheets[1], row_columns(book)
    again = rule(rows, rows.cell(LAST, columns["login-state"]).coordinate)
    cells = again.formula1.partition("!")[2].replace("$", "")
    assert [cell.value for (cell,) in listed[cells]] == ["no", "assigned account"]


def test_each_of_several_choices_has_a_cell_that_takes_a_tick_and_nothing_else():
    book = opened(made())
    for id_ in ("sensitive.none", "sensitive.intimate"):
        one = rule(book.worksheets[0], f"B{head_lines(book)[id_]}")
        assert (one.type, one.formula1) == ("list", f'"{TICK}"')


@pytest.mark.parametrize(
    ("id_", "type_", "holds"),
    [
        ("line-no", "custom", 'TEXT(--A4,"0")'),
        ("event-utc", "custom", '"--TZ"'),
        ("struck-utc", "custom", "DATE(LEFT(J4,4)"),
        ("local-offset", "custom", "LEN(C4)=6"),
        ("page-url", "custom", '"hxxp"'),
        ("did", "textLength", "10000"),
        ("struck-by", "textLength", "80"),
        ("opened-checked", "list", TICK),
    ],
)
def test_every_kind_is_checked_in_every_row(id_, type_, holds):
    book = opened(made())
    sheet, column = book.worksheets[1], row_columns(book)[id_]
    one = rule(sheet, sheet.cell(EMPTY, column).coordinate)
    assert one is rule(sheet, sheet.cell(LAST, column).coordinate)
    assert (one.type, one.allow_blank) == (type_, True)
    assert holds in one.formula1
    assert one.error.startswith("This does not fit. Expected: ")


def test_a_hash_has_64_signs_and_a_date_and_a_number_their_form():
    rows = "| `line-no` Line | integer | always | |\n| `finding` Finding | text | always | |\n"
    fields = "".join(
        line + "\n" for line in forms.FIELDS.splitlines()
        if re.search("case-ref|clock-difference|retain-until|list-sha256", line)
    )  # fmt: skip
    book = opened(made(page=forms.form(fields, rows, code="F-10")))
    at = head_lines(book)
    one = rule(book.worksheets[0], f"B{at['list-sha256']}")
    assert (one.type, one.operator, one.formula1) == ("textLength", "equal", "64")
    assert "SUBSTITUTE" in rule(book.worksheets[0], f"B{at['clock-difference']}").formula1
    assert "DAY(DATE(" in rule(book.worksheets[0], f"B{at['retain-until']}").formula1


def test_no_condition_is_longer_than_programs_take():
    assert max(len(one.condition.replace("@", "AZ4")) for one in FIELD_KINDS.values()) <= 255
    for lang in ("en", "ur"):
        for sheet in opened(made(lang)).worksheets:
            for one in sheet.data_validations.dataValidation:
                assert len(one.errorTitle) <= 32
                assert len(one.error) <= 255


def test_only_answers_can_be_written_and_each_is_kept_as_text():
    book = opened(made())
    for sheet in book.worksheets:
        assert sheet.protection.sheet
        assert sheet.protection.password is None
        for row in sheet.iter_rows():
            for cell in row:
                if not cell.protection.locked:
                    assert (cell.value, cell.number_format) == (None, "@")
    assert book.security.lockStructure
    sheet = book.worksheets[0]
    for line in head_lines(book).values():
        assert sheet.cell(line, 1).protection.locked
    assert not sheet.cell(head_lines(book)["case-ref"], 2).protection.locked
    rows = book.worksheets[1]
    open_ = [cell.column for cell in rows[LAST] if not cell.protection.locked]
    assert open_ == [*range(1, len(ROW_IDS) + 2)]


def test_rows_of_a_log_are_not_put_in_between_and_those_of_a_table_are():
    assert opened(made()).worksheets[1].protection.insertRows is True
    table = made(page=forms.form(forms.LOG_FIELDS, forms.FILES, code="F-10"))
    assert opened(table).worksheets[1].protection.insertRows is False


@pytest.mark.parametrize("sign", ["=1+1", "+1", "-1", "@A1", '=HYPERLINK("x")'])
def test_words_that_begin_like_a_formula_are_text(sign):
    page = forms.form(
        f"| `case-ref` {sign} | choice | always | {sign} `no` {sign} · `yes` yes |\n",
        "| `line-no` Line | integer | always | |\n",
        title="Table",
        code="F-10",
    )
    book = opened(made(page=page))
    hits = [cell for sheet in book for row in sheet.iter_rows() for cell in row
            if cell.value and str(cell.value).startswith(sign)]  # fmt: skip
    assert len(hits) == 3
    assert {(cell.data_type, cell.quotePrefix) for cell in hits} == {("s", True)}


def test_a_log_works_out_utc_in_columns_that_are_no_answer():
    book = opened(made())
    sheet = book.worksheets[1]
    local, utc = len(ROW_IDS) + 1, len(ROW_IDS) + 2
    assert [sheet.cell(1, column).value for column in (local, utc)] == [None, None]
    assert "into “Time (UTC)”" in sheet.cell(3, local).value
    cell = sheet.cell(LAST, utc)
    assert (cell.data_type, cell.number_format) == ("f", "General")
    assert cell.protection.locked
    assert f'IF(LEFT($C{LAST},1)="-",-1,1)*TIME(' in cell.value  # east of Greenwich it is taken off
    assert f"$L{LAST}" in cell.value
    assert f"$C{LAST}" in cell.value
    assert sheet.print_area == f"'Rows'!$A$1:$K${LAST}"


def test_without_an_offset_in_the_row_that_of_the_form_is_taken_and_without_any_nothing_is_worked_out():
    rows = "".join(
        line + "\n" for line in forms.LOG_ROWS.splitlines() if "local-offset" not in line
    )
    bare = opened(made(page=forms.form(forms.LOG_FIELDS, rows, code="F-05"))).worksheets[1]
    assert not [c for row in bare.iter_rows() for c in row if c.data_type == "f"]
    fields = forms.LOG_FIELDS + "| `local-offset` Local offset | offset | always | |\n"
    book = opened(made(page=forms.form(fields, rows, code="F-05")))
    sheet = book.worksheets[1]
    cell = sheet.cell(LAST, sheet.max_column)
    assert f"'Form'!$B${head_lines(book)['local-offset']}" in cell.value


def test_pages_lie_on_their_side_with_the_head_on_each_and_all_that_tells_the_edition():
    for sheet in opened(made()).worksheets:
        page = sheet.page_setup
        assert (page.orientation, page.paperSize, page.fitToWidth, page.fitToHeight) == (
            "landscape", 9, 1, 0,
        )  # fmt: skip
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.print_title_rows
        assert sheet.freeze_panes
        assert sheet.oddFooter.left.text == "F-05 · edition 2026.11 · en · reviewed 2026-11-25"
        assert sheet.oddFooter.right.text == "page &P/&N"
        assert sheet.oddHeader.left.text == "F-05 Session log"
    assert opened(made()).worksheets[1].freeze_panes == "B4"


def test_a_wide_table_is_printed_on_pages_side_by_side_each_with_the_first_column():
    rows = "| `line-no` Line | integer | always | |\n"
    rows += "".join(f"| `part-{n}` Part | text | | |\n" for n in range(18))
    sheet = opened(made(page=forms.form(forms.LOG_FIELDS, rows))).worksheets[1]
    assert (sheet.page_setup.fitToWidth, sheet.print_title_cols) == (2, "$A:$A")
    assert sheet.page_setup.pageOrder == "overThenDown"
    narrow = opened(made()).worksheets[1]
    assert (narrow.page_setup.fitToWidth, narrow.print_title_cols) == (1, None)


def test_an_urdu_log_is_read_from_right_to_left_and_its_values_from_left_to_right():
    book = opened(made("ur"))
    assert [sheet.sheet_view.rightToLeft for sheet in book.worksheets] == [True] * 3
    assert [sheet.sheet_view.rightToLeft for sheet in opened(made("en")).worksheets] == [False] * 3
    sheet, at = book.worksheets[0], head_lines(book)
    cell = sheet.cell(at["log-ref"], 1)
    assert cell.value == "سیشن لاگ (\u200eF-05\u200e نمبر)"
    assert (cell.alignment.readingOrder, cell.font.name) == (2, "Jameel Noori Nastaleeq")
    rows, columns = book.worksheets[1], row_columns(book)
    value = rows.cell(EMPTY, columns["event-utc"])
    assert (value.alignment.readingOrder, value.font.name) == (1, "Arial")
    assert rows.cell(EMPTY, columns["did"]).alignment.readingOrder == 2
    assert "\u200e2026-11-25\u200e" in sheet.oddFooter.left.text


@pytest.mark.parametrize("lang", ["en", "ur"])
def test_it_holds_nothing_but_its_words(lang):
    data = made(lang)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = package.namelist()
        workbook = package.read("xl/workbook.xml").decode()
        every = b"".join(package.read(name) for name in names).decode()
    assert names == [
        "[Content_Types].xml", "_rels/.rels", "docProps/app.xml", "docProps/core.xml",
        "xl/_rels/workbook.xml.rels", "xl/styles.xml",
        "xl/theme/theme1.xml", "xl/workbook.xml", "xl/worksheets/sheet1.xml",
        "xl/worksheets/sheet2.xml", "xl/worksheets/sheet3.xml",
    ]  # fmt: skip
    assert 'filterPrivacy="1"' in workbook
    assert "hidden" not in every.replace('hidden="0"', "")
    assert "External" not in every
    properties = opened(data).properties
    assert (properties.creator, properties.lastModifiedBy) == ("Handbook", "Handbook")
    assert str(properties.modified) == "2000-01-01 00:00:00"
