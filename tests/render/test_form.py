"""The tables of a form become controls, each with the words of its cells and the check of its kind."""

import dataclasses
import json
import re

import pytest

from handbook.fieldkinds import FIELD_KINDS
from handbook.parse import completed
from handbook.render.body import body
from handbook.render.context import Context
from handbook.render.form import carried, form_data
from tests import books
from tests.books import CODES, book, front

ROWS = {
    "text": ("`case-ref` Case (E-03 no.)", "always", "As *in* the register, see E-00."),
    "choice": ("`level` Level", "always", "One. `l0` L0 · `l1` from us (E-03)"),
    "choices": ("`seen` Seen", "", "`a` A < B · `b` B"),
    "check": ("`opened` Opened", "", ""),
}
for number, kind in enumerate(FIELD_KINDS):
    ROWS.setdefault(kind, (f"`field-{number}` Field {number}", "", "How."))


def table(tag="td"):
    """Return the HTML that mkdocs makes of a table with a field of each kind."""
    cells = "".join(
        f"<tr><{tag}>{_code(label)}</{tag}><{tag}>{kind}</{tag}><{tag}>{needed}</{tag}>"
        f"<{tag}>{_code(how).replace('*in*', '<em>in</em>').replace(' < ', ' &lt; ')}</{tag}></tr>"
        for kind, (label, needed, how) in ROWS.items()
    )
    head = "".join(f"<th>{name}</th>" for name in ("Field", "Kind", "Needed", "How"))
    return f"<table><thead><tr>{head}</tr></thead><tbody>{cells}</tbody></table>"


def _code(text):
    parts = text.split("`")
    return "".join(f"<code>{part}</code>" if at % 2 else part for at, part in enumerate(parts))


def context(exports="all", lang="en", rows="", tree=(), **more):
    lines = "\n".join(
        f"| {label} | {kind} | {needed} | {how} |" for kind, (label, needed, how) in ROWS.items()
    )
    head = "| Field | Kind | Needed | How |\n| --- | --- | --- | --- |\n"
    text = front(code="F-06", **more).replace("code: F-06", f"id: F-06\nexports: {exports}")
    text += f"# Record\n\n## Fields {{ #fields }}\n\n{head}{lines}\n{rows}"
    form = "F-06: {title: Record, path: templates/record.md, state: made}\n"
    whole = {
        "docs/data/codes.yaml": CODES + form,
        "docs/en/templates/record.md": text,
        "docs/en/evidence/index.md": front(title="Evidence", code="E-00") + "# E\n",
        "docs/en/evidence/capture.md": front() + "# C\n",
    }
    return Context(book({**whole, **dict(tree)}), lang, "templates/record.md")


def made(here, source=""):
    return body(source or f'<h2 id="fields">Fields</h2>{table()}', here)


def test_every_kind_has_a_control_that_keeps_nothing_in_the_browser():
    for kind in FIELD_KINDS:
        html = made(context())
        start = html.index(f'data-kind="{kind}"')
        one = html[start : html.find('data-kind="', start + 1)]
        inputs = one.count("<input") + one.count("<textarea")
        assert inputs == (2 if FIELD_KINDS[kind].chosen else 1)
        assert one.count('autocomplete="off"') == inputs
        if "<textarea" in one or 'type="text"' in one:
            assert 'spellcheck="false"' in one
        assert "value=" not in one


def test_a_field_keeps_the_words_and_links_of_its_cells():
    """In a label a code is no link, so it stands below again, where it is one."""
    html = made(context())
    assert "As <em>in</em> the register, see" in html
    assert html.count('href="../evidence/index.html"') == 1
    assert html.count('href="../evidence/capture.html"') == 2
    label = html[html.index("<label") : html.index("</label>")]
    assert "Case (" in label
    assert "href" not in label
    assert "<span>A &lt; B</span>" in html
    assert "One." in html
    assert "·" not in html


def test_what_is_needed_is_marked_and_said():
    html = made(context())
    assert html.count("field-always") == html.count('data-needed="always"') == 2
    assert html.count('aria-required="true"') == 2
    assert html.count('data-needed="when"') == len(FIELD_KINDS) - 2
    assert 'role="radiogroup" aria-labelledby="name-field-level"' in html
    assert 'role="group" aria-labelledby="name-field-seen"' in html


def test_the_answers_of_one_choice_share_a_name_and_no_other_control_has_one():
    html = made(context())
    assert html.count(' name="field-level"') == 2
    assert html.count(" name=") == 2


def test_rows_are_one_card_and_a_log_says_that_it_is_one():
    head = "\n## Rows { #rows }\n\n| Field | Kind | Needed | How |\n| --- | --- | --- | --- |\n"
    struck = "| `struck-utc` Struck | utc-time | | |\n| `struck-by` By | person-ref | | |\n"
    cells = (
        "<tr><td><code>struck-utc</code> Struck</td><td></td><td></td><td></td></tr>"
        "<tr><td><code>struck-by</code> By</td><td></td><td></td><td></td></tr>"
    )
    source = f'<h2 id="rows">Rows</h2><table><thead></thead><tbody>{cells}</tbody></table>'
    html = made(context(rows=head + struck), source)
    assert (
        '<div class="form-rows" data-log="log"><div class="row-list"><div class="row" role="group"'
        in html
    )
    assert 'id="row-1-struck-by"' in html


def test_a_form_on_paper_only_keeps_its_table_and_gets_no_script():
    here = context(exports="paper")
    html = made(here)
    assert '<table class="fields">' in html
    assert "<input" not in html
    assert form_data(here) == ""


def test_a_table_that_is_not_as_it_was_read_stays_a_table():
    """The two views of a page may differ by a fault, of which the gate tells."""
    longer = table().replace("</tbody>", "<tr><td>A</td></tr></tbody>")
    assert "<input" not in made(context(), f'<h2 id="fields">Fields</h2>{longer}')


def test_the_scripts_get_the_patterns_of_the_model_and_the_words_of_both_languages():
    data = json.loads(form_data(context(lang="ur", own="exhibit-no")))
    for name, kind in FIELD_KINDS.items():
        assert data["kinds"][name].get("pattern", "") == kind.pattern
        assert data["kinds"][name].get("longest", 0) == kind.longest
        assert data["kinds"][name].get("latin", False) == kind.latin
    assert (data["form"], data["edition"], data["language"]) == ("F-06", "2026.11", "en")
    assert data["own"] == "exhibit-no"
    assert data["hashing"] == ""


def test_a_page_that_is_no_form_has_nothing_to_fill():
    here = context()
    page = Context(here.book, "en", "evidence/capture.md")
    assert form_data(page) == ""
    assert "<input" not in made(page)


TAKEN = {
    "account-used": "F-06",
    "authority-ref": "F-02 F-03 F-05 F-06 F-08 F-12 F-15 F-16 F-22 F-23 F-26",
    "exhibit-no": "F-08 F-12 F-23",
    "medium-ref": "F-07",
}


@pytest.fixture(scope="module")
def forms():
    templates = books.real().templates
    return {form.id: form for (lang, _), form in templates.items() if lang == "en"}


def test_a_form_takes_over_what_its_overview_says(forms):
    """The table of F-00 names these as taken over, and the rest as typed by hand."""
    for id_, codes in TAKEN.items():
        assert [
            code for code in codes.split() if id_ not in carried(forms[code], books.real())
        ] == []


def test_a_form_never_takes_what_one_person_did_or_signed(forms):
    for form in forms.values():
        fields = {field.id: field for field in form.fields}
        taken = carried(form, books.real())
        assert {fields[id_].kind for id_ in taken}.isdisjoint(
            {"utc-time", "signature", "check", "person-ref", "date"}
        )
        assert form.own not in taken
        assert not set(taken) & {
            "device-ref", "browser-tool", "clock-source", "clock-difference", "alterations", "not-captured", "helps-defence", "retain-until",
            "person-code", "authority-level", "version-no",
        }  # fmt: skip
    assert "case-ref" in carried(forms["F-06"], books.real())
    for code in ("F-18", "F-19", "F-20", "F-24"):
        assert carried(forms[code], books.real()) == []


RETIRED = """\
items: []
codes: []
rules: []
fields:
  - {id: found-by, was: Found <by>, edition: "2027.02", now: none, kind: text, forms: [F-06]}
  - {id: seen.c, was: C & D, edition: "2027.02", now: none}
"""


def test_what_was_retired_waits_on_the_page_hidden_and_in_english():
    html = made(context(tree={"docs/data/retired.yaml": RETIRED}))
    field = '<div class="field" data-field="found-by" data-kind="text" data-needed="when" data-retired="" hidden="">'
    assert field in html
    assert '<span lang="en" dir="ltr">Found &lt;by&gt;</span></label>' in html
    assert '<label class="option" data-retired="" hidden=""><input type="checkbox"' in html
    assert '<span lang="en" dir="ltr">C &amp; D</span>' in html
    assert html.count("data-retired") == 2
    assert "data-retired" not in made(context())


def test_a_field_that_a_translation_lacks_is_asked_in_english_at_its_place():
    own = "| `seen` دیکھا | choices | | `a` الف |\n| `gone` گیا | text | | |\n"
    head = "| خانہ | قسم | ضروری | کیسے |\n| --- | --- | --- | --- |\n"
    text = front(code="F-06", title="ریکارڈ").replace("code: F-06", "id: F-06\nexports: all")
    text += f"# ریکارڈ\n\n## خانے {{ #fields }}\n\n{head}{own}"
    here = context(lang="ur", tree={"docs/ur/templates/record.md": text})
    here = dataclasses.replace(here, book=completed(here.book))
    cells = (
        "<tr><td><code>seen</code> دیکھا</td><td>choices</td><td>no</td><td><code>a</code> الف</td></tr>"
        "<tr><td><code>gone</code> گیا</td><td>text</td><td>no</td><td></td></tr>"
    )
    html = made(here, f'<h2 id="fields">خانے</h2><table><tbody>{cells}</tbody></table>')
    english = made(context())
    ids = re.findall(r'data-field="([^"]+)" data-kind="([^"]+)" data-needed="([^"]+)"', english)
    assert (
        re.findall(r'data-field="([^"]+)" data-kind="([^"]+)" data-needed="([^"]+)"', html) == ids
    )
    assert '<span lang="en" dir="ltr">Case (' in html
    assert "دیکھا" in html
    assert "<span>الف</span>" in html
    assert '<span lang="en" dir="ltr">B</span>' in html  # a new answer of a known field
    assert "گیا" not in html
    assert html.count('<p class="lag">') == len(ids) - 1
