"""A form with groups is one form on the screen: each group below its heading."""

from __future__ import annotations

import xml.etree.ElementTree as ET

from handbook.render.body import body
from handbook.render.context import Context
from tests.books import CODES, book, front

GROUPS = {"one": ["a-a", "b-b"], "two": ["c-c"], "three": ["d-d"], "four": ["e-e"]}
RETIRED = """items: []
codes: []
rules: []
fields:
  - {id: z-z, was: Old, edition: "2027.02", now: none, kind: text, forms: [F-06]}
"""


def page(groups=GROUPS, exports="all", retired=""):
    """Return the root of a form's page, whose fields are all texts."""
    head = "| Field | Kind | Needed | How |\n| --- | --- | --- | --- |\n"
    text = front(code="F-06").replace("code: F-06", f"id: F-06\nexports: {exports}")
    text += "# Record\n\n## Fields { #fields }\n"
    html = '<h2 id="fields">Fields</h2><p>Lead.</p>'
    for name, ids in groups.items():
        text += f"\n### {name} {{ #{name} }}\n\n{head}"
        text += "".join(f"| `{id_}` {id_} | text | | |\n" for id_ in ids)
        cells = "".join(
            f"<tr><td><code>{id_}</code> {id_}</td><td>text</td><td>no</td><td></td></tr>"
            for id_ in ids
        )
        html += f'<h3 id="{name}">{name}</h3><p>Of {name}.</p><table><thead><tr><th>F</th></tr></thead><tbody>{cells}</tbody></table>'
    text += f"\n## Rows {{ #rows }}\n\n{head}| `r-r` R | text | | |\n"
    html += '<h2 id="rows">Rows</h2><table><thead><tr><th>F</th></tr></thead><tbody><tr><td><code>r-r</code> R</td><td>text</td><td>no</td><td></td></tr></tbody></table>'
    html += '<h2 id="notes">Notes</h2><h3 id="why">Why</h3><p>So.</p>'
    tree = {
        "docs/data/codes.yaml": CODES
        + "F-06: {title: R, path: templates/record.md, state: made}\n",
        "docs/en/templates/record.md": text,
        **({"docs/data/retired.yaml": retired} if retired else {}),
    }
    made = body(html, Context(book(tree), "en", "templates/record.md"))
    return ET.fromstring(f"<div>{made}</div>")  # noqa: S314 - our own page


def test_each_group_is_named_by_its_heading_and_holds_its_fields_and_words():
    (form,) = page().iterfind("div[@class='form-fields']")
    found = {}
    for group in form.iterfind("div[@class='form-group']"):
        assert group.get("role") == "group"
        heading = group.find("h3")
        assert group.get("aria-labelledby") == heading.get("id")
        assert group.find("p").text == f"Of {heading.text}."
        found[heading.get("id")] = [
            one.get("data-field") for one in group.iterfind(".//div[@data-field]")
        ]
    assert found == GROUPS


def test_it_is_said_once_that_the_form_needs_its_scripts():
    assert len(page().findall(".//noscript")) == 1


def test_what_stands_before_and_below_the_fields_is_in_no_group():
    root = page()
    assert [one.tag for one in root if one.get("class") != "form-fields"][-6:] == [
        "p",
        "h2",
        "div",
        "h2",
        "h3",
        "p",
    ]
    assert root.find(".//div[@class='form-group']//p[.='Lead.']") is None
    assert root.find(".//div[@class='form-group']//h3[@id='why']") is None


def test_a_field_of_an_earlier_edition_comes_last():
    fields = [
        one.get("data-field") for one in page(retired=RETIRED).iterfind(".//div[@data-field]")
    ]
    assert fields == ["a-a", "b-b", "c-c", "d-d", "e-e", "z-z", "r-r"]


def test_a_form_for_paper_alone_keeps_headings_and_tables():
    root = page(exports="paper")
    assert len(root.findall(".//table")) == 5
    assert root.find(".//div[@class='form-group']") is None
