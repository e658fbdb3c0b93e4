"""The books of the small handbook, made by its own command and read back as a reader's program would."""

import hashlib
import posixpath
import re
import xml.etree.ElementTree as ET
import zipfile
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from selectolax.lexbor import LexborHTMLParser

from handbook.editions.books import book_html
from handbook.parse import completed
from handbook.store import load
from tests import mini
from tests.conftest import EAST, Done, Project

pytestmark = [pytest.mark.print, pytest.mark.slow]

XHTML, OPF = "{http://www.w3.org/1999/xhtml}", "{http://www.idpf.org/2007/opf}"
_BARE = (".words", ".contents", ".codes", ".sheet-head")
"""Where a link has a bare number behind it, or none."""
NAMES = ("en.epub", "en.pdf", "ur.epub", "ur.pdf")


@pytest.fixture(scope="module")
def bound(once) -> Path:
    """Give the folder of the books of the small handbook."""

    def make(project: Project) -> Done:
        mini.lay(project.root)
        done = project.build("--books", pdf=True, **EAST)
        return Done(1, done.said) if " HB" in done.said else done

    project: Project = once("books", make)
    return project.site / "books"


def outline(reader: Any) -> list[tuple[int, str, int]]:
    """Return depth, title and page of each bookmark."""
    found: list[tuple[int, str, int]] = []

    def walk(entries, depth):
        for one in entries:
            if isinstance(one, list):
                walk(one, depth + 1)
            else:
                found.append((depth, one.title, reader.get_destination_page_number(one) + 1))

    walk(reader.outline, 0)
    return found


def unzipped(book: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(book) as package:
        return {one: package.read(one) for one in package.namelist()}


def pages_of(parts: dict[str, bytes]) -> dict[str, ET.Element]:
    return {name: ET.fromstring(data) for name, data in parts.items() if name.endswith(".xhtml")}  # noqa: S314


def test_there_are_books_in_each_language_beside_the_site_and_no_page_loads_them(bound):
    assert tuple(sorted(one.name for one in bound.iterdir())) == NAMES
    assert "books/" not in (bound.parent / "index.html").read_text(encoding="utf-8")


def test_a_plain_build_makes_none_and_takes_the_old_ones_away(bound, tmp_path):
    project = Project(bound.parents[1]).copy(tmp_path / "again")
    done = project.build("--fresh", pdf=False)
    assert done.code == 0, done.said
    assert not (project.site / "books").exists()


@pytest.mark.usefixtures("book")
def test_books_are_refused_without_print_files_in_one_sentence(command):
    done = command("build", "--books", "--no-pdf")
    assert done.code == 2
    assert "books are print files: --books cannot be with --no-pdf" in done.said


class TestPdf:
    def test_says_its_title_language_and_tags(self, bound):
        for lang in ("en", "ur"):
            reader: Any = PdfReader(bound / f"{lang}.pdf")
            root = reader.trailer["/Root"]
            assert reader.metadata.title.endswith("2026.11")
            assert root["/Lang"] == lang
            assert root["/MarkInfo"]["/Marked"]
            assert root["/ViewerPreferences"]["/Direction"] == ("/R2L" if lang == "ur" else "/L2R")
            assert b"pdfuaid" in root["/Metadata"].get_data()

    def test_has_a_bookmark_for_each_section_and_each_page_below_it(self, bound):
        found = outline(PdfReader(bound / "en.pdf"))
        tops = [title for depth, title, _ in found if depth == 0]
        assert tops[:2] == ["Field Handbook", "Contents"]
        assert tops[-1] == "Checklists and forms by name"
        below = [title for depth, title, _ in found if depth == 1]
        for wanted in (
            "E-08 Hashing",
            "CL-05 Child material: stop",
            "S-01 How to use this handbook",
        ):
            assert wanted in below
        assert [page for *_, page in found] == sorted(page for *_, page in found)

    def test_numbers_its_pages_as_a_viewer_does_with_the_cover_as_the_first(self, bound):
        reader: Any = PdfReader(bound / "en.pdf")
        labels = reader.page_labels
        for number, page in enumerate(reader.pages[1:], 2):
            assert labels[number - 1] == str(number)
            assert f"page {number}/{len(reader.pages)}" in page.extract_text()

    def test_every_reference_says_the_page_to_which_its_link_leads(self, bound):
        reader: Any = PdfReader(bound / "en.pdf")
        html = LexborHTMLParser(book_html(completed(load(bound.parents[1])), "en"))
        names = reader.named_destinations
        wanted = Counter(
            reader.get_destination_page_number(names[(link.attributes["href"] or "")[1:]]) + 1
            for link in html.css("a[data-before]")
            if not any(link.css_matches(f"{one} a") for one in _BARE)
        )
        said = " ".join(page.extract_text() for page in reader.pages)
        assert sum(wanted.values()) > 20
        assert Counter(map(int, re.findall(r",\s*page\s+(\d+)\b(?!/)", said))) == wanted

    def test_the_contents_name_the_page_on_which_each_page_begins(self, bound):
        reader: Any = PdfReader(bound / "en.pdf")
        page = next(page for _, title, page in outline(reader) if title == "E-08 Hashing")
        text = reader.pages[1].extract_text()
        assert re.search(rf"E-08\s*Hashing\s*{page}\b", text), text
        assert "Hashing" in reader.pages[page - 1].extract_text()

    def test_no_words_of_the_site_that_need_a_screen_are_on_paper(self, bound):
        text = "".join(page.extract_text() for page in PdfReader(bound / "en.pdf").pages)
        for gone in ("JavaScript", "by the clock of this device", "Print the sheet"):
            assert gone not in text

    def test_the_urdu_book_holds_what_is_translated_and_says_how_much_that_is(self, bound):
        reader: Any = PdfReader(bound / "ur.pdf")
        pages = len(list((bound.parents[1] / "docs" / "ur").rglob("*.md"))) - 1
        assert str(pages) in reader.pages[0].extract_text()
        assert "draft translation, the English decides" in reader.pages[0].extract_text()
        titles = " ".join(title for _, title, _ in outline(reader))
        assert "F-06" in titles
        assert "F-05" not in titles

    def test_nothing_in_it_opens_an_address(self, bound):
        for lang in ("en", "ur"):
            reader: Any = PdfReader(bound / f"{lang}.pdf")
            for page in reader.pages:
                for one in page.get("/Annots") or ():
                    assert "/URI" not in str(one.get_object())


class TestEpub:
    @pytest.fixture(params=["en", "ur"])
    def parts(self, request, bound) -> dict[str, bytes]:
        return unzipped(bound / f"{request.param}.epub")

    def test_begins_with_its_kind_unpacked(self, bound):
        with zipfile.ZipFile(bound / "en.epub") as package:
            first = package.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)

    def test_its_manifest_names_every_part_and_no_other(self, parts):
        package = ET.fromstring(parts["OEBPS/book.opf"])  # noqa: S314
        items = {one.get("href"): one for one in package.iter(f"{OPF}item")}
        own = {name.removeprefix("OEBPS/") for name in parts if name.startswith("OEBPS/")}
        assert set(items) == own - {"book.opf"}
        spine = {one.get("idref") for one in package.iter(f"{OPF}itemref")}
        pages = {one.get("id") for href, one in items.items() if str(href).endswith(".xhtml")}
        assert spine == pages
        assert [one.get("properties") for one in items.values()].count("nav") == 1
        for href, one in items.items():
            assert ("svg" in (one.get("properties") or "")) == (b"<svg" in parts[f"OEBPS/{href}"])

    def test_every_link_leads_to_a_part_and_an_id_in_it(self, parts):
        pages = pages_of(parts)
        ids = {name: {one.get("id") for one in page.iter()} for name, page in pages.items()}
        count = 0
        for name, page in pages.items():
            for link in page.iter(f"{XHTML}a"):
                path, _, anchor = link.get("href", "").partition("#")
                there = (
                    posixpath.normpath(posixpath.join(posixpath.dirname(name), path))
                    if path
                    else name
                )
                assert there in pages, link.get("href")
                assert not anchor or anchor in ids[there], link.get("href")
                count += 1
        assert count >= 10

    def test_its_fonts_travel_with_their_licences(self, parts):
        fonts = [name for name in parts if name.endswith(".woff2")]
        named = set(re.findall(r"url\(([^)]*)\)", parts["OEBPS/book.css"].decode()))
        assert named == {name.removeprefix("OEBPS/") for name in fonts}
        for name in fonts:
            family = re.sub(r"(-latin)?(-ext)?-\d+\.woff2$", "", posixpath.basename(name))
            assert f"OEBPS/fonts/OFL-{family}.txt" in parts

    def test_each_drawing_says_in_words_what_it_shows(self, parts):
        svg = "{http://www.w3.org/2000/svg}"
        drawn = [one for page in pages_of(parts).values() for one in page.iter(f"{svg}svg")]
        assert all(one[0].tag == f"{svg}title" and one[0].text for one in drawn)

    def test_no_script_no_field_and_no_address_is_in_it(self, parts):
        for name, page in pages_of(parts).items():
            tags = {one.tag.removeprefix(XHTML) for one in page.iter()}
            assert not tags & {"script", "input", "textarea", "button", "iframe", "form", "img"}, (
                name
            )
            assert not any(one.get("href", "").startswith("http") for one in page.iter())

    def test_reads_in_the_direction_of_its_language(self, bound):
        for lang, direction in (("en", "ltr"), ("ur", "rtl")):
            parts = unzipped(bound / f"{lang}.epub")
            spine = next(ET.fromstring(parts["OEBPS/book.opf"]).iter(f"{OPF}spine"))  # noqa: S314
            assert spine.get("page-progression-direction") == direction
            for name, page in pages_of(parts).items():
                assert (page.get("lang"), page.get("dir")) == (lang, direction), name

    def test_a_draft_says_so_on_each_page(self, bound):
        for name, page in pages_of(unzipped(bound / "ur.epub")).items():
            assert "nav" in name or "مسودہ" in "".join(page.itertext()), name


def test_the_same_bytes_in_another_folder_zone_and_order_of_hashes(bound, tmp_path):
    other = Project(tmp_path / "somewhere else")
    mini.lay(other.root)
    done = other.build("--books", pdf=True, TZ="America/Adak", LC_ALL="C.UTF-8", PYTHONHASHSEED="7")
    assert done.code == 0, done.said
    for name in NAMES:
        theirs, own = ((folder / name).read_bytes() for folder in (bound, other.site / "books"))
        assert hashlib.sha256(theirs).digest() == hashlib.sha256(own).digest(), name
