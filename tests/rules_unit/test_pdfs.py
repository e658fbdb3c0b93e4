"""What is told of a print file."""

from __future__ import annotations

from handbook.model import PdfFacts
from handbook.rules.packed import PDF_ACTIVE, PDF_UNNAMED
from tests.rules_unit.sites import site, told


def active(**facts) -> list[tuple[str, int, str]]:
    return told(PDF_ACTIVE, site(prints={"a.pdf": PdfFacts(1, "A", "en", **facts)}))


def test_all_that_is_active_stands_in_one_line():
    assert active() == []
    assert active(actions=("/JS", "/JavaScript")) == [
        ("site/a.pdf", 0, "“a.pdf” holds “/JS”, “/JavaScript”")
    ]
    assert active(actions=("/URI",), links=("https://a.zz",), files=("a.txt",)) == [
        ("site/a.pdf", 0, "“a.pdf” holds “/URI”, “https://a.zz”, “a.txt”")
    ]
    assert active(links=("https://a.zz",)) != []
    assert active(files=("a.txt",)) != []
    assert len(active(links=("x" * 300,))[0][2]) == len("“a.pdf” holds “”") + 120


def test_only_a_fillable_form_has_fields_and_they_are_plain():
    for path, typed, told_of in (
        ("print/en/F-06-fill.pdf", ("/AcroForm", "/Widget"), []),
        ("print/fa-AF/F-21-fill.pdf", ("/AcroForm",), []),
        ("print/en/F-06-fill.pdf", ("/AcroForm", "/NeedAppearances"), ["/NeedAppearances"]),
        ("print/en/F-06-fill.pdf", ("/AcroForm", "/Sig", "/Widget"), ["/Sig"]),
        ("print/en/F-06-blank.pdf", ("/AcroForm", "/Widget"), ["/AcroForm", "/Widget"]),
        ("print/en/CL-06-fill.pdf", ("/AcroForm",), ["/AcroForm"]),
        ("print/en/F-06-fill.pdf.pdf", ("/AcroForm",), ["/AcroForm"]),
        ("print/en/x/F-06-fill.pdf", ("/AcroForm",), ["/AcroForm"]),
        ("F-06-fill.pdf", ("/Widget",), ["/Widget"]),
    ):  # fmt: skip
        found = told(PDF_ACTIVE, site(prints={path: PdfFacts(1, "A", "en", typed=typed)}))
        what = "”, “".join(told_of)
        assert found == ([(f"site/{path}", 0, f"“{path}” holds “{what}”")] if told_of else [])


def test_a_fillable_form_runs_and_opens_nothing_either():
    printed = PdfFacts(1, "A", "en", ("/JS",), ("https://a.zz",), typed=("/AcroForm", "/CO"))
    found = told(PDF_ACTIVE, site(prints={"print/en/F-06-fill.pdf": printed}))
    assert found[0][2].endswith("holds “/JS”, “/CO”, “https://a.zz”")


def test_a_print_file_has_pages_a_title_a_language_and_tags():
    for printed, lacks in (
        (PdfFacts(1, "A", "en", tagged=True), []), (PdfFacts(1, "", "en", tagged=True), ["title"]),
        (PdfFacts(1, "A", "", tagged=True), ["language"]),
        (PdfFacts(2, "A", "en"), ["tags for screen readers"]),
        (PdfFacts(2, "", ""), ["language", "tags for screen readers", "title"]),
        (PdfFacts(0, "", ""), ["page that can be read"]), (PdfFacts(0, "", "", ("/Encrypt",)), []),
    ):  # fmt: skip
        assert told(PDF_UNNAMED, site(prints={"a.pdf": printed})) == [
            ("site/a.pdf", 0, f"“a.pdf” has no {what}") for what in lacks
        ]


def test_files_are_told_by_their_path():
    odd = PdfFacts(0, "", "")
    found = told(PDF_UNNAMED, site(prints={"b.pdf": odd, "a.pdf": odd}))
    assert [path for path, _, _ in found] == ["site/a.pdf", "site/b.pdf"]
