"""Every form on its English page, in one visit: its example, its checker, and its files of earlier editions.

What the page says of each form in each language is read on the walk of test_pages.py.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from handbook.forms import check
from tests.browser.forms import (
    empty,
    example,
    forms,
    give,
    kept,
    plain,
    press,
    records,
    said,
    saved,
    sealed,
    typed,
    word,
)

EDITIONS = Path(__file__).parents[1] / "forms/editions"
PARTS = 6
"""Into so many tests the forms are parted, so that processes share them."""


@pytest.mark.slow
@pytest.mark.parametrize("part", range(PARTS))
def test_every_form_takes_its_example_agrees_with_the_checker_and_opens_earlier_files(
    clocked, part
):
    clocked.page.clock.set_fixed_time("2026-06-01T00:00:00Z")
    english = [name for name in forms() if not name.startswith("ur/")]
    for name in english[part::PARTS]:
        page, form = clocked.open(name), forms()[name]
        takes_its_example(page, form)
        for values, rows in states(form):
            empty(page)
            agrees(page, form, sealed({**saved(), "form": form.id, "values": values, "rows": rows}))
        for path in sorted(EDITIONS.glob(f"*/{form.id}.jsonl")):
            for line in path.read_text("utf-8").splitlines():
                empty(page)
                opens_whole(page, json.loads(line))
        assert clocked.faults == [], name


def test_no_file_of_an_earlier_edition_is_left_out():
    ids = {form.id for form in forms().values()}
    assert {path.stem for path in EDITIONS.glob("*/*.jsonl")} <= ids


def takes_its_example(page, form):
    """Struck lines too: they are added, then struck."""

    def told(row):
        return {id_: one for id_, one in row.items() if id_ != "struck-utc"}

    file = typed(page, form)
    values, rows = example(form)
    assert file["form"] == form.id
    assert file["values"] == values
    assert [told(row) for row in file["rows"]] == [told(row) for row in rows]
    assert file == sealed(file)


def states(form):
    """Return files of a form from almost nothing to its whole example, by what they are."""
    values, rows = example(form)
    first = dict([next(iter(values.items()))])
    some = [dict([next(iter(row.items()))]) for row in rows[:1]]
    return [(first, []), (values, []), (values, some), (values, rows)]


def agrees(page, form, file):
    """Page and checker name the same as still to fill; a table that is needed and empty is complete on neither."""
    labels = {field.id: field.label for field in form.fields}
    columns = {field.id: field.label for field in form.rows}
    rows = file["rows"]
    give(page, file)
    found = check("x.json", json.dumps(file, ensure_ascii=False).encode(), records())
    assert found.record
    told = [labels[id_] for row, id_ in found.open if not row]
    bare = [columns[id_] for row, id_ in found.open if row]
    own = form.rows[0] if rows and rows[0].get(form.rows[0].id) == "1" else None
    row = word("", "fill-row", n=1)
    if own and own.kind == "integer" and str(own.id).endswith("-no"):
        row = f"{own.label} 1"
    told += [f"{row}: {', '.join(bare)}"] if bare else []
    assert [plain(one) for one in page.locator(".form-todo a").all_text_contents()] == told
    if form.rows and not rows and any(field.needed == "always" for field in form.rows):
        assert told
    complete = page.locator(".form-count").first.text_content() == word("", "fill-left-none")
    assert complete == (not found.open)
    if complete:
        assert kept(page, ".form-save")["values"] == file["values"]
    else:
        press(page, ".form-save")
    assert page.locator(".form-faults-below").is_visible() != complete


def opens_whole(page, file):
    """A file of an earlier edition opens, and is whole when it is saved again; but see question six of the gate."""
    give(page, file)
    refused = page.locator(".form-no").all_text_contents()
    if file["form"] == "F-24" and file["values"].get("gate-official") == "yes":
        never = word("", "fill-never").partition("{")[0]
        assert [text.startswith(never) for text in refused] == [True]
        press(page, ".form-draft")
        assert said(page) == word("", "fill-empty")
        return
    assert refused == [], file["form"]
    again = kept(page, ".form-draft")
    assert again["values"] == file["values"]
    assert again["rows"] == file["rows"]
