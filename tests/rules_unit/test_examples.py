"""A filled example obeys its form, and a form for paper has neither example nor address."""

from __future__ import annotations

from handbook.catalog import RULES as CATALOG
from tests.rules_unit.sheets import told

RULES = [CATALOG[code] for code in ("HB214", "HB215", "HB218")]
A = "docs/en/templates/a.md"
HEAD = "| Field | Kind | Needed | How to fill it in |\n| --- | --- | --- | --- |\n"
KINDS = {
    "when": ("utc-time", "always", "", "2026-03-09T07:12:40Z"),
    "day": ("date", "", "", "2026-03-09"),
    "asked": ("choice", "always", "`no` no · `yes` yes", "`no`"),
    "shown": ("choices", "", "`adult` adult · `child` child", "`adult` · `child`"),
    "done": ("check", "", "", "yes"),
    "count": ("integer", "", "", "12"),
    "page": ("url", "", "", "hxxps://listboard[.]example/post/1"),
}
ROWS = (
    "## Rows { #rows }\n\nOne a file.\n\n"
    + HEAD
    + "| `no-of` No. | integer | always | |\n| `size` Size | integer | always | |\n\n"
)


def form(changed=None, rows="", front="exports: all", example=True):
    """Return a form whose example has the answers of KINDS, with some `changed`."""
    given = {id_: answer for id_, (*_, answer) in KINDS.items()} | (changed or {})
    fields = "".join(
        f"| `{id_}` {id_} | {k} | {n} | {how} |\n" for id_, (k, n, how, _) in KINDS.items()
    )
    filled = "".join(
        f"| `{id_}` | {answer} |\n" for id_, answer in given.items() if answer is not None
    )
    shown = (
        f"## Filled example {{ #example }}\n\n| Field | Value |\n| --- | --- |\n{filled}\n{rows}"
        if example
        else ""
    )
    return f"---\nid: F-06\n{front}\n---\n# Form\n\n## Fields {{ #fields }}\n\n{HEAD}{fields}\n{ROWS if rows else ''}{shown}"


def codes(text):
    return [line.split()[1] for line in told(RULES, {A: text})]


def test_an_answer_is_of_its_kind():
    for id_, answer in (
        ("when", "2026-03-09 07:12"), ("day", "2026-02-30"), ("asked", "not asked"),
        ("asked", "`no` · `yes`"), ("asked", "`maybe`"), ("asked", "`no` no"),
        ("shown", "`adult` · `adult`"), ("done", "done"), ("count", "12.5"),
        ("page", "listboard.example"),
    ):  # fmt: skip
        (line,) = told(RULES, {A: form({id_: answer})})
        assert " HB215 " in line
        assert f"for “{id_}”" in line


def test_a_field_that_is_always_needed_is_filled_in():
    for answer in (None, ""):
        assert codes(form({"when": answer})) == ["HB215"]


def test_a_field_is_filled_in_once():
    text = form().replace("| `count` | 12 |\n", "| `count` | 12 |\n| `count` | 13 |\n")
    assert codes(text) == ["HB215"]


def test_nothing_stands_behind_an_id():
    for before, after in (("| `day` |", "| `day` day |"), ("| `day` |", "| `day` Datum |")):
        (line,) = told(RULES, {A: form().replace(before, after)})
        assert "HB215 “day” has “" in line
        assert "(write “`day`” alone)" in line
    assert codes(form(rows=TABLE.replace("{size}", "11").replace("`size` |", "`size` Size |"))) == [
        "HB215"
    ]


TABLE = "| `no-of` | `size` |\n| --- | --- |\n| 1 | 10 |\n| 2 | {size} |\n"


def test_each_row_is_held_to_the_rows_of_the_form():
    for size, told_ in (("11", []), ("", ["HB215"]), ("big", ["HB215"])):
        assert codes(form(rows=TABLE.replace("{size}", size))) == told_


def test_a_column_of_its_own_is_told_in_each_row():
    text = form(rows=TABLE.replace("{size}", "11").replace("`size` |\n| ---", "`siz` |\n| ---"))
    assert codes(text) == ["HB215", "HB215"] * 2


def test_a_form_for_paper_has_neither_address_nor_example():
    assert codes(form(front="exports: paper")) == ["HB218", "HB218"]
    assert codes(form(front="exports: paper", example=False)) == ["HB218"]


def test_a_form_that_is_never_saved_is_for_paper_whatever_its_page_exports():
    text = form(example=False).replace("id: F-06", "id: F-17\nsave: never")
    (line, _) = told(RULES, {A: text})
    assert "F-17 is exported, but this form is for paper only (write “exports: paper”" in line


def test_a_form_that_is_broken_is_mended_first():
    assert codes(form({"when": "x"}).replace("| `when` when | utc-time", "| when | utc-time")) == []
