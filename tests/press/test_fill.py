"""A form that is typed into: pdfium clicks and types as a person does, pypdf reads what was saved."""

from __future__ import annotations

import pytest
from PIL import ImageChops

from handbook.fieldkinds import FIELD_KINDS
from handbook.press.acroform import SIZE
from handbook.site.pdf import read_pdf
from tests.press.opened import said
from tests.press.viewer import Viewer, name_of, places

pytestmark = pytest.mark.print

FILLED = {
    "case-ref": "U7/CASE/2026/031",
    "reason": "Does the advert recruit by deception? It may serve act and means.",
    "clock-difference": "-2",
    "started-utc": "2026-03-09T07:12:40Z",
    "local-offset": "+05:00",
    "page-url": "hxxps://listboard[.]example/post/0000982214",
    "captured-by": "4471",
    "retain-until": "2027-03-09",
    "sign-captured": "4471, 2026-03-09T07:58:00Z",
    "file-no.1": "1",
    "file-name.1": "U7_2026_014_1_clock-picture.png",
    "file-sha256.1": "dc51990fd8545c5d52cecee83bd07ef01aff8a1652f7ce80c2391ce8632bcecd",
    "file-name.6": "U7_2026_014_6_photo.jpg",
}
TICKED = (
    ("authority-level", "l1"), ("opened-checked", "yes"), ("method.full-page", "full-page"),
    ("method.source", "source"), ("file-kind.1", "clock-picture"),
)  # fmt: skip


@pytest.fixture
def capture(prints):
    """Give the English capture record, opened in a viewer."""
    return Viewer(prints.folder / "print/en/F-06-fill.pdf")


def fills(book, prints):
    """Yield every form that is typed into with its file."""
    for (lang, _), form in book.templates.items():
        if form.exports == "all":
            yield form, prints.files[f"print/{lang}/{form.id}-fill.pdf"]


def top(pdf) -> list[str]:
    fields = pdf.trailer["/Root"]["/AcroForm"]["/Fields"]
    return [str(field.get_object()["/T"]) for field in fields]


def ids(form) -> list[str]:
    return [field.id for field in (*form.fields, *form.rows)]


def test_the_names_at_the_top_are_the_ids_in_their_order(book, prints, tree):
    seen = 0
    for book_, made in ((book, prints), tree):
        for form, pdf in fills(book_, made):
            assert top(pdf) == ids(form), form.page.path
            seen += 1
    assert seen >= 5


def test_what_is_typed_and_ticked_is_read_back_by_another_reader(capture, tmp_path):
    for name, text in FILLED.items():
        capture.type(text, name)
    for name, state in TICKED:
        capture.click(name, state)
    found = capture.save(tmp_path / "saved.pdf").get_fields()
    said = {name: str(one["/V"]) for name, one in found.items() if one.get("/V", "/Off") != "/Off"}
    assert said == {**FILLED, **{name: f"/{state}" for name, state in TICKED}}


def test_what_is_typed_and_ticked_is_seen_and_an_empty_field_is_white(capture):
    boxes = [("case-ref", ""), ("started-utc", ""), *TICKED]
    for name, state in boxes:
        before = capture.cut(name, state)
        assert not _ink(before), name
        if state:
            capture.click(name, state)
        else:
            capture.type(FILLED[name], name)
        capture.click("exhibit-no")  # what has the focus shows a caret
        assert _ink(capture.cut(name, state)) > 100, name


def test_one_choice_excludes_the_others_and_boxes_do_not(capture, tmp_path):
    for name, state in (("authority-level", "l0"), ("authority-level", "l2"), *TICKED[2:4]):
        capture.click(name, state)
    found = capture.save(tmp_path / "saved.pdf").get_fields()
    assert found["authority-level"]["/V"] == "/l2"
    assert found["method.full-page"]["/V"] == "/full-page"
    assert found["method.source"]["/V"] == "/source"


def test_the_tab_key_goes_from_field_to_field_in_their_order(capture, tmp_path):
    capture.type("a", "case-ref")
    for text in ("b", "c"):
        capture.key(TAB)
        capture.type(text)
    found = capture.save(tmp_path / "saved.pdf").get_fields()
    assert [found[name]["/V"] for name in ("case-ref", "exhibit-no", "authority-ref")] == ["a", "b", "c"]  # fmt: skip


def test_widgets_stand_in_the_order_of_reading_and_every_page_says_so(book, prints, tree):
    for book_, made in ((book, prints), tree):
        for form, pdf in fills(book_, made):
            met: dict[str, None] = {}
            for page in pdf.pages:
                assert page["/Tabs"] == "/S"
                for note in page.get("/Annots", ()):
                    met[name_of(note.get_object()).partition(".")[0]] = None
            assert list(met) == ids(form)


def test_a_field_takes_no_more_than_its_kind_or_its_place_holds(capture, tmp_path):
    for name, text in (("started-utc", "2026-03-09T07:12:40Z and more"), ("local-offset", "+05:00 x"),
                       ("file-sha256.1", "a" * 70), ("retain-until", "2027-03-09Z"),
                       ("reason", "reason " * 400)):  # fmt: skip
        capture.type(text, name)
    found = capture.save(tmp_path / "saved.pdf").get_fields()
    assert found["started-utc"]["/V"] == "2026-03-09T07:12:40Z"
    assert found["local-offset"]["/V"] == "+05:00"
    assert len(found["file-sha256.1"]["/V"]) == 64
    assert found["retain-until"]["/V"] == "2027-03-09"
    assert 500 < len(found["reason"]["/V"]) < 1000  # all of it is printed


def widgets(pdf):
    for page in pdf.pages:
        for note in page.get("/Annots", ()):
            yield note.get_object()


def test_each_kind_has_its_field_its_length_and_what_it_is_for(tree):
    book, made = tree
    form = book.templates["en", "templates/every-kind.md"]
    pdf = made.files["print/en/F-01-fill.pdf"]
    found = {name_of(one): one for one in widgets(pdf)}
    longest = {"text": 500, "date": 10, "utc-time": 20, "offset": 6, "sha256": 64, "url": 2000}
    for field in form.fields:
        if field.kind.startswith("choice") or field.kind == "check":
            continue
        one = found[field.id]
        assert one["/FT"] == "/Tx"
        assert field.label in one["/TU"]
        assert field.how in one["/TU"]
        flags = int(one["/Ff"])
        assert bool(flags & 2) == (field.needed == "always")
        assert bool(flags & 1 << 12) == bool(FIELD_KINDS[field.kind].longest)
        assert one["/DA"] == f"/Helv {SIZE:g} Tf 0 g"
        if field.kind in longest:
            assert int(one["/MaxLen"]) == longest[field.kind]
    group = found["choice"]["/Parent"] if "/Parent" in found["choice"] else found["choice"]
    assert group["/FT"] == "/Btn"
    assert int(group["/Ff"]) & 1 << 15
    assert group["/TU"].startswith("A field of kind choice")
    assert found["choices.two"]["/TU"].endswith("– two")
    assert found["choices.two"]["/AP"]["/N"].keys() == {"/two", "/Off"}
    assert found["check"]["/AP"]["/N"].keys() == {"/yes", "/Off"}


def test_only_standard_helvetica_is_typed_with_and_a_right_to_left_form_aligns_right(tree):
    _, made = tree
    for lang, align in (("en", 0), ("ur", 2)):
        pdf = made.files[f"print/{lang}/F-01-fill.pdf"]
        form = pdf.trailer["/Root"]["/AcroForm"]
        assert set(form["/DR"]["/Font"]) == {"/Helv"}
        font = form["/DR"]["/Font"]["/Helv"]
        assert (font["/BaseFont"], font["/Subtype"]) == ("/Helvetica", "/Type1")
        texts = [one for one in widgets(pdf) if one.get("/FT") == "/Tx"]
        assert texts
        assert {int(one["/Q"]) for one in texts} == {align}


def test_latin_values_in_an_urdu_form_show_as_they_were_typed(tree, tmp_path):
    """With the font of the page viewers wrote a date in Arabic letters."""
    _, made = tree
    english, urdu = (Viewer(made.folder / f"print/{lang}/F-01-fill.pdf") for lang in ("en", "ur"))
    for viewer in (english, urdu):
        viewer.type("2026-03-09", "date")
        viewer.click("text")
    found = urdu.save(tmp_path / "ur.pdf").get_fields() or {}
    assert found["date"]["/V"] == "2026-03-09"
    inks = [_box(one.cut("date")) for one in (english, urdu)]
    sizes = [(box[2] - box[0], box[3] - box[1]) for box in inks]
    assert sizes[0] == pytest.approx(sizes[1], abs=1)
    assert inks[0][0] < 30 < inks[1][0]  # from the left, from the right


def test_a_form_does_nothing_by_itself(book, prints, tree):
    for book_, made in ((book, prints), tree):
        for form, _ in fills(book_, made):
            path = made.folder / f"print/{form.page.lang}/{form.id}-fill.pdf"
            found = read_pdf(path.read_bytes())
            assert (found.typed, found.actions, found.links) == (("/AcroForm",), (), ())
            assert found.tagged
            assert found.lang == form.page.lang
            assert found.title == f"{form.id} {form.page.title}"


def test_every_widget_hangs_in_the_tree_of_tags(prints):
    pdf = prints.files["print/en/F-06-fill.pdf"]
    nums = pdf.trailer["/Root"]["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    by_number = dict(zip(nums[::2], nums[1::2], strict=True))
    count = 0
    for one in widgets(pdf):
        assert by_number[one["/StructParent"]].get_object()["/S"] == "/Form"
        count += 1
    assert count == len(places(pdf))


def test_a_form_says_in_its_own_language_which_scripts_it_takes(book, prints, tree):
    text = said(prints.files["print/en/F-06-fill.pdf"].pages[0])
    assert book.languages["en"].word("fill-scripts") in text
    assert book.languages["en"].word("fill-full") in text
    words = [book.languages[lang].word("fill-scripts") for lang in ("en", "ur")]
    assert words[0] != words[1] != "fill-scripts"
    _, made = tree
    assert "draft translation" in said(made.files["print/ur/F-01-fill.pdf"].pages[0])


def test_what_exists_on_paper_only_is_printed_blank_and_in_no_other_way(tree):
    _, made = tree
    assert {path for path in made.files if "F-17" in path} == {"print/en/F-17-blank.pdf"}
    text = said(made.files["print/en/F-17-blank.pdf"].pages[0])
    assert "Stop. Sexual material may show a child?" in text
    assert "on paper only" in text


def _box(picture) -> tuple[int, int, int, int]:
    """Return the rectangle of all ink of a picture, its outermost dots left out."""
    grey = picture.convert("L")
    wide, high = grey.size
    inner = grey.crop((4, 4, wide - 4, high - 4)).point(lambda dot: 0 if dot > 140 else 255)
    return inner.getbbox() or (0, 0, 0, 0)


def _ink(picture) -> int:
    """Return how many dark dots a field shows, its frame left out."""
    grey = picture.convert("L")
    wide, high = grey.size
    dark = ImageChops.invert(grey.crop((4, 4, wide - 4, high - 4))).histogram()
    return sum(dark[128:])


TAB = 9
