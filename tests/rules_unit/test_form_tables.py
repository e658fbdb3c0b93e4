"""The tables of a form are read whole: no row, no cell and no answer is lost unseen."""

from __future__ import annotations

from handbook.catalog import RULES as CATALOG
from handbook.rules import form_fields, form_tables, translations
from tests.rules_unit.sheets import told

RULES = (
    form_tables.FORM_WITHOUT_FIELDS, form_fields.FIELD_GONE, translations.TRANSLATED_FIELDS_DIFFER,
    *(CATALOG[code] for code in ("HB202", "HB208", "HB211", "HB214", "HB215", "HB219", "HB221")),
)  # fmt: skip
A, UR = "docs/en/templates/a.md", "docs/ur/templates/a.md"
HEAD = "| Field | Kind | Needed | How to fill it in |\n| --- | --- | --- | --- |\n"
PLACE = "| `place` Place | text | always | |\n"
ASKED = "| `asked` Asked? | choice | always | Tick one. `no` no · `yes` yes |\n"
NOTES = (
    "\n## Notes { #notes }\n\n| Fields | Question |\n| --- | --- |\n| `place`, `asked` | Where? |\n"
)
FILLED = "| `place` | Town A |\n| `asked` | `no` |\n"
EXAMPLE = f"\n## Example {{ #example }}\n\n| Field | Value |\n| --- | --- |\n{FILLED}"
REGISTER = """fields:
  - {id: place, kind: text}
  - {id: asked, kind: choice, choices: ["no", "yes"]}
"""


def form(table=HEAD + PLACE + ASKED, more="", example=EXAMPLE):
    """Return a form whose table begins on line 9, so that its first field stands on line 11."""
    front = "---\nid: F-06\nexports: all\n---\n# Form\n\n## Fields { #fields }\n\n"
    return front + table + more + NOTES + example


def found(text, **more):
    """Return what is told of a form beside a register and a whole form in Urdu."""
    tree = {A: text, UR: form(), "docs/data/fields.yaml": REGISTER, **more}
    return [line.removeprefix(f"{A}:") for line in told(RULES, tree)]


def rows(body, id_="rows"):
    return f"\n## Rows {{ #{id_} }}\n\n{body}"


SIZE = "| `size` Size | integer | always | |\n"
GIVE_ID = "give its heading the id “{ #fields }”, “{ #rows }” or that of a group, each once"
MOVE = "move its rows into the table on line 9"


def test_whole_tables_are_not_told():
    assert found(form()) == []
    assert found(form(HEAD + PLACE.replace("| |", r"| a \| b |") + ASKED)) == []


def test_a_broken_table_is_one_finding():
    for text, line in (
        (form(HEAD + PLACE + "\n" + ASKED), "13: HB221 the empty line above parts this row from its table (delete line 12)"),
        (form(HEAD + PLACE + "\n" + ASKED[2:]), "13: HB221 the empty line above parts this row from its table (delete line 12)"),
        (form(HEAD + PLACE + "> Note.\n\n" + ASKED), "14: HB221 the empty line above parts this row from its table (delete line 13)"),
        (form(HEAD + PLACE + "\n" + HEAD + ASKED), f"13: HB221 there is a second table under “fields”, and only the first is read ({MOVE})"),
        (
        form(HEAD + PLACE + "\n### More { #more }\n\n" + HEAD + ASKED),
        ("9: HB221 these fields are in no group, and the form has groups "
        "(write a heading above this table, such as “### Case { #case }”)"),
        ),
        (
        form(more=rows(HEAD + SIZE, "lines")),
        ("14: HB221 there is a table of fields under “lines”, which is not read "
        f"({GIVE_ID})"),
        ),
        (
        form().replace("{ #fields }", "{ #feilds }"),
        ("7: HB221 there is a table of fields under “feilds”, which is not read "
        f"({GIVE_ID})"),
        ),
        (
        form().replace("## Fields { #fields }", "Text"),
        ("5: HB221 there is a table of fields under “no id”, which is not read "
        f"({GIVE_ID})"),
        ),
        (form("| Field | Kind | Needed | How to fill it in |\n| --- | --- |\n" + PLACE + ASKED), ("9: HB221 this row belongs to no table (write the heads above it and “| --- | --- | --- | --- |” between, a --- for each head)")),
        (form(example=EXAMPLE.replace("| `asked`", "\n| `asked`")), "26: HB221 the empty line above parts this row from its table (delete line 25)"),
    ):  # fmt: skip
        assert found(text) == [line]


def test_a_form_without_its_table_is_one_finding():
    for table, line in (
        ("", "7: HB048"), ("| Field | Kind |\n| --- | --- |\n" + PLACE, "9: HB048"),
    ):  # fmt: skip
        assert [one[:8] for one in found(form(table))] == [line]


def test_a_row_has_the_cells_of_its_head():
    for table, line in (
        (HEAD + PLACE.replace("| |", "| a | b |") + ASKED, "11: HB221 this row has 5 cells, and its head has 4 (write “\\|” for a | inside a cell)"),
        (HEAD + PLACE + ASKED.replace("Tick one.", "Tick | one."), "12: HB221 this row has 5 cells, and its head has 4 (write “\\|” for a | inside a cell)"),
        (HEAD + PLACE.replace("always | |", "always |") + ASKED, ("11: HB221 this row has 3 cells, and its head has 4 (write each cell, an empty one as “| |”)")),
        (HEAD + PLACE + ASKED + "Text\n", ("13: HB221 this row has one cell, and its head has 4 (write each cell, an empty one as “| |”)")),
    ):  # fmt: skip
        assert found(form(table)) == [line]


def test_a_row_of_the_example_has_the_cells_of_its_head():
    assert found(form(example=EXAMPLE.replace("Town A", "Town | A"))) == [
        "24: HB221 this row has 3 cells, and its head has 2 (write “\\|” for a | inside a cell)"
    ]


SWAPPED = "| Field | Needed | Kind | How to fill it in |\n| --- | --- | --- | --- |\n"
OTHER = "| خانہ | قسم | ضروری | کیسے بھریں |\n| --- | --- | --- | --- |\n"
MOVED = "| `place` جگہ | always | text | |\n"
ORDER = (
    "(write “| Field | Kind | Needed | How to fill it in |”, or the same in your language, "
    "and the cells below in this order)"
)
HEADS = (
    f"HB221 the heads “Field | Needed | Kind | How to fill it in” are not those of a form {ORDER}"
)


def test_the_heads_of_english_stand_in_their_order():
    for row in (PLACE, MOVED):
        assert found(form(SWAPPED + row + ASKED)) == [f"9: {HEADS}"]


def test_other_languages_have_other_heads_in_the_same_order():
    assert found(form(), **{UR: form(OTHER + PLACE + ASKED)}) == []
    moved = ASKED.replace("choice | always", "always | choice")
    assert found(form(), **{UR: form(OTHER + MOVED + moved)}) == [
        (
            f"{UR}:9: HB221 the heads “خانہ | قسم | ضروری | کیسے بھریں” are not those of a form "
            f"{ORDER}"
        )
    ]


def test_answers_are_parted_by_one_sign():
    for answers, rest in (
        ("`no` no, `yes` yes", "`yes` yes"), ("`no` no `yes` yes", "`yes` yes"),
        ("`no` no·`yes` yes", "·`yes` yes"), ("`no` no ·`yes` yes", "·`yes` yes"),
        ("`no` no  · `yes` yes", "· `yes` yes"), ("`no` no · maybe · `yes` yes", "· maybe · `yes` yes"),
        ("`no` no · `yes` yes · perhaps", "· perhaps"), ("`no` no · `yes` yes ·", "·"),
    ):  # fmt: skip
        text = form(HEAD + PLACE + ASKED.replace("`no` no · `yes` yes", answers))
        advice = "write each answer as “`id` label”, and “ · ” between two"
        assert found(text) == [
            f"12: HB202 “{rest}” is not read as an answer of “Asked?” ({advice})"
        ]


def test_answers_stand_in_a_choice_only():
    for answers in ("`no` no · `yes` yes", "`no` no, `yes` yes"):
        text = form(HEAD + PLACE.replace("| |", f"| {answers} |") + ASKED)
        assert found(text) == [
            (
                "11: HB202 the field “Place” names answers, and its kind is “text” "
                "(write the kind “choice” or “choices”, or take the back-ticks away)"
            )
        ]


def test_code_in_a_help_is_no_answer():
    assert found(form(HEAD + PLACE.replace("| |", "| Write `yes` or `no`. |") + ASKED)) == []


def test_a_translation_waits_for_its_english_form():
    lines = found(form(HEAD + PLACE + ASKED.replace("| choice", "| choise")))
    assert [line[:9] for line in lines] == ["12: HB202"]


def test_a_form_for_paper_is_never_told_to_be_exported():
    for exports in ("", "exports: paper\n", "exports: some\n"):
        bare = form(example="").replace("F-06", "F-17")
        source = bare.replace("id: F-17", "id: F-17\nsave: never")
        tree = {A: source, UR: bare.replace("exports: all\n", exports)}
        assert told((translations.TRANSLATED_FIELDS_DIFFER,), tree) == []
        without = source.replace("exports: all\n", "")
        assert told((translations.TRANSLATED_FIELDS_DIFFER,), {A: without, UR: bare}) == []


def test_an_answer_that_is_taken_out_is_advised_away_nowhere():
    (line,) = found(form(HEAD + PLACE + ASKED.replace("`no` no · ", "")))
    assert line.startswith("12: HB211 the field “asked” lacks the answer “no”")


def test_a_field_without_its_id_is_told_once():
    lines = found(form(HEAD + PLACE.replace("`place` ", "") + ASKED))
    assert [one[:9] for one in lines] == ["11: HB202"]


def test_a_field_that_is_told_in_a_translation_is_told_once():
    text = form(HEAD + PLACE + ASKED.replace("no · `yes`", "no | `yes`"))
    assert [line[: len(UR) + 10] for line in found(form(), **{UR: text})] == [f"{UR}:12: HB221"]


def test_a_translation_goes_where_the_english_form_goes():
    tree = {A: form(), UR: form().replace("exports: all", "exports: paper")}
    assert told((translations.TRANSLATED_FIELDS_DIFFER,), tree) == [
        f"{UR}:1: HB401 “exports: paper” differs from “{A}” (write “exports: all”)"
    ]


def test_the_example_names_fields_and_answers_by_their_ids():
    for filled, line in (
        (FILLED.replace("`no`", "`no` no"), "25: HB215 “no no” is no answer of kind choice for “asked” (write one of `no` · `yes`)"),
        (FILLED.replace("`no`", "no"), ""),
        (FILLED.replace("`place`", "Place"), "24: HB215 “Place” names no field by its id (begin the cell with the id in back-ticks)"),
        (FILLED.replace("`place`", "`place` Place"), "24: HB215 “place” has “Place” behind it: the page shows its label (write “`place`” alone)"),
    ):  # fmt: skip
        lines = found(form(example=EXAMPLE.replace(FILLED, filled)))
        assert lines == ([line] if line else [])


def test_the_heads_of_the_rows_are_ids():
    table = "\n| `size` Bytes |\n| --- |\n| 1 |\n| 2 |\n"
    size = "  - {id: size, kind: integer}\n"
    text = form(more=rows(HEAD + SIZE), example=EXAMPLE + table)
    tree = {A: text, "docs/data/fields.yaml": REGISTER + size}
    what = "“size” has “Bytes” behind it: the page shows its label (write “`size`” alone)"
    assert told(RULES, tree) == [f"{A}:33: HB215 {what}"]
