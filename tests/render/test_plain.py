"""What stands around the fields of a form names them as the officer sees them."""

from __future__ import annotations

import xml.etree.ElementTree as ET

from handbook.render.blocks import labelled, plain

FIELDS = (
    "<table><tbody>"
    "<tr><td><code>case-ref</code> Case number</td><td>text</td><td>always</td><td>See <code>no</code>.</td></tr>"
    "<tr><td><code>logged</code> Logged in?</td><td>choice</td><td>always</td>"
    "<td><code>no</code> not logged in · <code>l0</code> L0.</td></tr>"
    "</tbody></table>"
)


def made(html):
    """Return the HTML of what stands below the fields."""
    members = list(ET.fromstring(f"<div>{html}</div>"))  # noqa: S314 - our own text
    fields = ET.fromstring(FIELDS)  # noqa: S314 - our own text
    before = ET.tostring(fields, encoding="unicode")
    plain([
        (ET.Element("h2", {"id": "fields"}), [ET.Element("h2", {"id": "fields"}), fields]),
        (ET.Element("h2", {"id": "example"}), members),
    ])  # fmt: skip
    assert ET.tostring(fields, encoding="unicode") == before
    return "".join(ET.tostring(one, encoding="unicode") for one in members)


def head(*rows):
    return f"<table><tbody>{''.join(f'<tr>{row}</tr>' for row in rows)}</tbody></table>"


def test_the_label_is_shown_for_an_id():
    for before, after in [
        # of a field and of its answers
        (
            "<td><code>logged</code></td><td><code>no</code> · <code>l0</code></td>",
            "<td>Logged in?</td><td>not logged in · L0</td>",
        ),
        # what is written into a text stays as it was typed
        (
            "<td><code>case-ref</code></td><td><code>no</code></td>",
            "<td>Case number</td><td><code>no</code></td>",
        ),
        (
            "<td><code>logged</code></td><td><code>other</code> x</td>",
            "<td>Logged in?</td><td><code>other</code> x</td>",
        ),
        # in the notes an id becomes the label
        (
            "<td><code>logged</code>, <code>case-ref</code></td><td>Why <code>logged</code>?</td>",
            "<td><em>Logged in?</em>, <em>Case number</em></td><td>Why <em>Logged in?</em>?</td>",
        ),
    ]:  # fmt: skip
        assert made(head(before)) == head(after)


def test_a_table_of_rows_is_named_by_its_head():
    html = (
        "<table><thead><tr><th>Line</th><th><code>logged</code></th></tr></thead>"
        "<tbody><tr><td><code>no</code></td><td><code>no</code></td></tr></tbody></table>"
    )
    assert made(html) == (
        "<table><thead><tr><th>Line</th><th>Logged in?</th></tr></thead>"
        "<tbody><tr><td><code>no</code></td><td>not logged in</td></tr></tbody></table>"
    )


def test_other_code_and_the_text_around_it_stay():
    html = "<p>Type <code>x-y</code>, then <code>logged</code> and go on.</p>"
    assert made(html) == "<p>Type <code>x-y</code>, then <em>Logged in?</em> and go on.</p>"


def test_a_cell_names_fields_by_the_labels_of_the_form_before_them():
    labels = {"F-01": {"limits": "Limits"}, "F-05": {"steps": "Steps", "limits": "Not these"}}
    for before, after in [
        ("F-01 <code>limits</code>; F-05 <code>steps</code>.", "F-01 <em>Limits</em>; F-05 <em>Steps</em>."),
        ("<code>limits</code> of no form", "<code>limits</code> of no form"),
        ("F-01 <code>steps</code>", "F-01 <code>steps</code>"),
        ("F-01 and F-05 <code>limits</code>", "F-01 and F-05 <em>Not these</em>"),
    ]:  # fmt: skip
        root = ET.fromstring(f"<tr><td>{before}</td></tr>")  # noqa: S314 - our own text
        labelled(root, labels)
        assert ET.tostring(root, encoding="unicode") == f"<tr><td>{after}</td></tr>"
