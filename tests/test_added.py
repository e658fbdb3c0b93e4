"""A new form, a new list and a new kind of field: files of content, and one row of Python for the kind.

They are added to the small handbook, and the whole of it is built: each surface shows them. Built once
more from the same sources, in another place, it is the same.
"""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Callable
from html import unescape

import pytest
from pypdf import PdfReader
from selectolax.lexbor import LexborHTMLParser

from tests import books, mini
from tests.conftest import EAST, Done, Project

FORM = "docs/en/templates/vehicle-record.md"
LIST = "checklists/en/stop-a-vehicle.md"
PAGE = "docs/en/checklists/stop-a-vehicle.md"
ROW = """\
        FieldKind(
            "car-plate-no", r"[A-Z]{1,3}-[0-9]{1,4}", latin=True, shape="AA-0000", signs=8, letters=9,
            wanted="a plate such as QX-1204", unfit="no plate", like="QX-1204",
        ),
"""
WORDS = """\
    kind-car-plate-no: "number plate"
    fill-wrong-car-plate-no: "Write the plate as QX-1204."
"""
FIELDS = """\
# Vehicle record

One record for one vehicle.

## Fields { #fields }

| Field | Kind | Needed | How to fill it in |
| --- | --- | --- | --- |
| `vehicle-no` Vehicle record (F-98 no.) | text | always | Unit, year, running number. |
| `case-ref` Case number | text | always | As in the case register. |
| `plate` Number plate | car-plate-no | always | As it is read. |
| `seen-by` Seen by | person-ref | always | Service number. |

## Filled example { #example }

> **Example.** All of it is invented.

| Field | Value |
| --- | --- |
| `vehicle-no` | `U7/VEH/2026/001` |
| `case-ref` | `U7/CASE/2026/031` |
| `plate` | QX-1204 |
| `seen-by` | 4471 |
"""
ITEMS = """\

## Now { #now }

- [ ] `CL-98.1` **Stop the engine.**

    A vehicle that rolls hurts somebody.

- [ ] `CL-98.2` Write the plate on F-98.
"""


def _added(project: Project) -> None:
    form = books.front(title="Vehicle record", code="F-98", able="You can record one vehicle.")
    own = "exports: all\nown: vehicle-no\ncase: apart"
    project.write(FORM, form.replace("code: F-98", f"id: F-98\n{own}") + FIELDS)
    own_list = project.text("checklists/en/capture-one-item.md").partition("\n## ")[0]
    own_list = own_list.replace("CL-03", "CL-98").replace("Capture one item", "Stop a vehicle")
    own_list = own_list.replace("tried:", "stop-rank: 1\ncase: apart\nsave: never\ntried:")
    project.write(LIST, own_list.rstrip() + "\n" + ITEMS)
    page = project.text("docs/en/checklists/capture-one-item.md").replace("CL-03", "CL-98")
    page = page.replace("Capture one item", "Stop a vehicle").replace("capture-one", "stop-a")
    project.write(PAGE, page.replace("stop-a-item", "stop-a-vehicle"))
    codes = "F-98: {title: Vehicle record, path: templates/vehicle-record.md, state: made}\n"
    codes += "CL-98: {title: Stop a vehicle, path: checklists/stop-a-vehicle.md, state: made, items: 2}\n"
    project.write("docs/data/codes.yaml", project.text("docs/data/codes.yaml") + codes)
    fields = (
        "  - {id: vehicle-no, kind: text, carried: true}\n  - {id: plate, kind: car-plate-no}\n"
    )
    fields += "  - {id: seen-by, kind: person-ref}\n"
    project.write(
        "docs/data/fields.yaml", project.text("docs/data/fields.yaml").rstrip() + f"\n{fields}"
    )
    synonyms = "  F-98: {en: [car]}\n  CL-98: {en: [car]}\n"
    project.write(
        "docs/data/synonyms.yaml",
        project.text("docs/data/synonyms.yaml").rstrip() + f"\n{synonyms}",
    )
    project.change("docs/en/templates/index.md", "| save one item | F-06 |",
                   "| save one item | F-06 |\n| **Stop** | record a vehicle | F-98 |")  # fmt: skip
    project.change(
        "docs/en/checklists/index.md", "| CL-03 |", "| CL-03 |\n| stop a vehicle | CL-98 |"
    )
    for slug in ("templates/vehicle-record.md", "checklists/stop-a-vehicle.md"):
        project.write("mkdocs.yml", f"{project.text('mkdocs.yml')}  - {slug}\n")
    words = project.text("docs/data/languages.yaml")
    project.write(
        "docs/data/languages.yaml",
        re.sub(r"(?m)^    kind-date: ", WORDS + r"    kind-date: ", words),
    )
    table = "hooks/handbook/fieldkinds.py"
    project.change(table, '        FieldKind("choice",', f'{ROW}        FieldKind("choice",')


def _built(project: Project, **place: str) -> Done:
    mini.lay(project.root)
    _added(project)
    return project.build(pdf=True, **place)


@pytest.fixture(scope="module")
def grown(once: Callable[..., Project]) -> Project:
    """Give the small handbook with a form, a list and a kind of field more, built with its prints."""
    return once("grown", lambda project: _built(project, **EAST))


pytestmark = [pytest.mark.print, pytest.mark.slow]


def test_the_page_of_the_form_takes_and_judges_an_answer_of_the_new_kind(grown):
    html = (grown.site / "templates/vehicle-record.html").read_text(encoding="utf-8")
    assert 'data-field="plate" data-kind="car-plate-no"' in html
    assert "number plate" in html
    (place,) = LexborHTMLParser(html).css("[data-form]")
    data = json.loads(place.attributes["data-form"] or "")
    assert data["kinds"]["car-plate-no"] == {"pattern": "[A-Z]{1,3}-[0-9]{1,4}", "latin": True}
    assert (data["form"], data["own"], data["carried"]) == ("F-98", "vehicle-no", ["case-ref"])
    assert data["words"]["wrong_car_plate_no"] == "Write the plate as QX-1204."


@pytest.mark.browser
def test_what_is_typed_there_is_judged_in_the_words_of_the_new_kind(grown, browser):
    """And brought into shape as its row says: no script and no style sheet names the kind."""
    page = browser.new_page()
    page.goto((grown.site / "templates/vehicle-record.html").as_uri())
    box, wrong = page.locator("#field-plate"), page.locator("#wrong-field-plate")
    assert (
        box.bounding_box()["width"] < 0.6 * page.locator("#field-case-ref").bounding_box()["width"]
    )
    for typed, kept, said in (
        ("QX 1204", "QX 1204", "Write the plate as QX-1204."),
        ("\u200eQX-۱۲۰۴ ", "QX-1204", ""),
        ("QX-12045", "QX-12045", "Write the plate as QX-1204."),
    ):
        box.fill(typed)
        box.blur()
        assert (box.input_value(), wrong.text_content()) == (kept, said)
    page.locator(".form-save").click()
    faults = page.locator(".form-faults-below li").all_text_contents()
    assert "Number plate: Write the plate as QX-1204." in faults
    page.close()


def test_its_prints_have_room_for_the_answer_and_say_its_shape(grown):
    blank = PdfReader(grown.site / "print/en/F-98-blank.pdf")
    assert "Number plate" in "".join(page.extract_text() for page in blank.pages)
    fill = PdfReader(grown.site / "print/en/F-98-fill.pdf")
    boxes = [box.get_object() for page in fill.pages for box in page.get("/Annots", ())]
    assert [box["/MaxLen"] for box in boxes if box.get("/T") == "plate"] == [8]
    assert "AA-0000" in "".join(page.extract_text() for page in fill.pages)
    pack = "".join(
        page.extract_text() for page in PdfReader(grown.site / "print/en/case.pdf").pages
    )
    assert "U7/VEH/2026/001" not in pack


def test_its_office_file_asks_for_it(grown):
    with zipfile.ZipFile(grown.site / "print/en/F-98.docx") as packed:
        text = packed.read("word/document.xml").decode()
    assert 'w:tag w:val="plate"' in text
    assert "AA-0000" in text


def test_the_data_and_the_schemas_know_form_and_kind(grown):
    forms = json.loads((grown.site / "data/en/forms.json").read_text(encoding="utf-8"))
    (own,) = (one for one in forms["forms"] if one["id"] == "F-98")
    assert [one["kind"] for one in own["fields"]] == ["text", "text", "car-plate-no", "person-ref"]
    schemas = "".join(path.read_text("utf-8") for path in (grown.site / "data").rglob("*schema*"))
    assert '"car-plate-no"' in schemas
    done = grown.run("handbook", "form", "schema", "F-98")
    plate = json.loads(done.said)["properties"]["values"]["properties"]["plate"]
    assert plate["pattern"] == "^(?:[A-Z]{1,3}-[0-9]{1,4})$"


def test_the_list_is_bound_first_names_no_case_and_is_not_saved(grown):
    html = (grown.site / "checklists/stop-a-vehicle.html").read_text(encoding="utf-8")
    assert 'data-list="CL-98" aria-' in html
    assert '"unfiled": ["CL-05", "CL-98"]' in unescape(html)
    pack = PdfReader(grown.site / "print/en/pack.pdf")
    order = [
        code for page in pack.pages[1:] for code in re.findall(r"CL-\d\d", page.extract_text())[:1]
    ]
    assert order[0] == "CL-98"
    sheet = PdfReader(grown.site / "print/en/CL-98-compact.pdf").pages[0].extract_text()
    assert "STOP" in sheet
    assert "Exhibit" not in sheet


WEST = {
    "TZ": "Pacific/Pago_Pago", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "4294967295",
    "SOURCE_DATE_EPOCH": "4102444800",
}  # fmt: skip
"""A place whose date always differs from that of the builds that tests share, in 2100: all is overdue by then."""
PRINTS = (
    "CL-*-compact", "CL-*-full", "CL-*-large", "F-*-blank", "F-*-fill", "S-*", "P-*-card", "T-*-hand-out",
    "T-*-trainer-sheet", "pack", "forms", "case",
)  # fmt: skip
"""Each kind of print; `minimum` is a blank with fewer fields."""


def test_day_zone_locale_hash_seed_and_path_change_no_byte(grown, snapshot, tmp_path):
    """Of every page, index, file of data, office file and print, also of those that bind others."""
    west = Project(tmp_path / "far/from here/b")
    done = _built(west, **WEST)
    assert done.code == 0, done.said
    here, there = snapshot(grown.site), snapshot(west.site)
    assert sorted(name for name in here | there if here.get(name) != there.get(name)) == []
    assert [kind for kind in PRINTS if not list(west.site.glob(f"print/*/{kind}.pdf"))] == []
