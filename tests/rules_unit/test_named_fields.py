"""What notes and answers name is a field of that form."""

from __future__ import annotations

from handbook.rules import form_fields, translations
from tests.rules_unit.sheets import told

RULES = (form_fields.FIELD_UNKNOWN, form_fields.QUESTION_WITHOUT_FIELD)
FORM, PAGE = "docs/en/templates/a.md", "docs/en/evidence/b.md"
FIELDS = """---
id: F-06
exports: all
---
# Form

## Fields { #fields }

| Field | Kind | Needed | How to fill it in |
| --- | --- | --- | --- |
| `clock-source` Clock | text | always | |
| `login-state` Logged in? | choice | | `no` no |

"""
ASKED = "# Page\n\n## Ten {{ #ten-questions }}\n\n| No. | Asks | Answer |\n| --- | --- | --- |\n| 1 | Who checked? | {cell} |\n"


def test_what_the_example_holds_is_no_note():
    text = (
        FIELDS
        + "## Example { #example }\n\n| Field | Value |\n| --- | --- |\n| `gone` Gone | x |\n"
    )
    assert told(RULES, {FORM: text}) == []


def test_a_question_without_a_field_is_told():
    for cell, told_ in (
        ("F-06", "HB220 no field of a form answers “Who checked?”"),
        ("F-07 `clock-source`", "HB219 F-07 has no field “clock-source” (name a field of F-07)"),
        ("`clock-source`", "HB219 a form has no field “clock-source”"),
        ("F-06 `clock`", "HB219 F-06 has no field “clock”"),
    ):  # fmt: skip
        (line,) = told(RULES, {FORM: FIELDS, PAGE: ASKED.format(cell=cell)})
        assert told_ in line
        assert line.startswith(f"{PAGE}:7: ")


URDU = (
    FIELDS.replace("Clock |", "گھڑی |")
    .replace("Logged in?", "لاگ اِن؟")
    .replace("`no` no", "`no` نہیں")
)


def test_a_translated_form_has_the_english_fields():
    for old, new, message in (
        ("| گھڑی", "| گھڑی", ""),
        ("`clock-source`", "`clock`", "“`clock`” differs from “{en}” (write “`clock-source`”)"),
        ("| text |", "| long-text |", "“long-text” differs from “{en}” (write “text”)"),
        ("| always |", "| |", "“nothing” differs from “{en}” (write “always”)"),
        ("`no` نہیں", "`no` نہیں · `yes` ہاں", "“`no` · `yes`” differs from “{en}” (write “`no`”)"),
        ("| `login-state` لاگ اِن؟ | choice | | `no` نہیں |\n", "", "`login-state` of “{en}”, line 12, is not here (below the row of `clock-source` write “| `login-state` … | choice | | … `no` … |”)"),
        ("exports: all", "exports: paper", "“exports: paper” differs from “{en}” (write “exports: all”)"),
    ):  # fmt: skip
        tree = {FORM: FIELDS, "docs/ur/templates/a.md": URDU.replace(old, new)}
        lines = told((translations.TRANSLATED_FIELDS_DIFFER,), tree)
        assert len(lines) == bool(message)
        assert all(line.endswith(message.format(en=FORM)) for line in lines)
