"""Every promise of the print files, read back from the files themselves."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import zlib
from pathlib import Path

import pytest
from pypdf import PdfReader

from handbook.findings import EnvironmentProblem
from handbook.languages import SOURCE
from handbook.model import HANDOUTS, handout, steps
from handbook.press import engine
from handbook.press.engine import MM as UNIT
from tests import books
from tests.press.boxes import all_boxes, below, beyond, boxes, holds, points
from tests.press.opened import behind, said, spoken

pytestmark = pytest.mark.print

ROOT = Path(__file__).parents[2]
STOP = books.stopping()
MM = 72 / 25.4
SHEET = re.compile(r"print/(\w+)/(CL-\d\d)-compact\.pdf")
BOUND = ("/pack.pdf", "/forms.pdf", "/case.pdf", "/pocket.pdf")
A4, POCKET, SCREEN = [210, 297], [148, 210], [203.2, 270.9]
"""Width and height in millimetres; the pocket book is A5, a slide is 1024 × 768 points of a projector."""
OWN = re.compile(r"(?<![\w/])(\d{1,2})/(\d{1,2})(?![\w/])")
THIN = 0.3
KEPT = "The trainer keeps this until its turn."
"""A third of a page by the room that is taken (`fit.FULL`), less what is empty around its ink."""
FULL = 0.8
OURS = ("Public-Sans", "Noto-Nastaliq-Urdu", "Noto-Sans-Bengali")
WORD = " ".join(["evidence"] * 14) + "."


def sheets(prints):
    """Return the sheets by language and code."""
    found = ((SHEET.match(path), pdf) for path, pdf in prints.files.items())
    return {match.groups(): pdf for match, pdf in found if match}


@pytest.fixture
def compact(laid):
    """Give every compact sheet laid out, by language and code."""
    return {key[:2]: one for key, one in laid.items() if key[2] == "compact"}


def test_every_list_form_path_and_card_is_printed_in_every_language_that_has_it(book, prints):
    lists = {
        f"print/{lang}/{one.id}-{variant}.pdf"
        for (lang, _), one in book.checklists.items()
        for variant in ("compact", "full", "large")
    }
    packs = {f"print/{lang}/pack.pdf" for lang, _ in book.checklists}
    packs |= {f"print/{lang}/forms.pdf" for lang, _ in book.templates}
    packs |= {
        f"print/{lang}/case.pdf" for (lang, _), one in book.templates.items() if one.example.head
    }
    forms = {
        f"print/{lang}/{one.id}-{variant}.pdf"
        for (lang, _), one in book.templates.items()
        for variant in ("blank", "fill", "minimum")
        if variant == "blank" or one.exports == "all"
        if variant != "minimum" or one.id in ("F-06", "F-13")
    }
    paths = {
        f"print/{lang}/{page.code}.pdf" for (lang, _), page in book.pages.items() if steps(page)
    }
    cards = {
        f"print/{lang}/{one.page}-{one.id}-card.pdf"
        for one in book.practice.platforms
        for lang in book.built_languages
    }
    handed = {
        f"print/{lang}/{page.code}-{anchor}.pdf"
        for (lang, _), page in book.pages.items()
        for anchor in HANDOUTS
        if handout(page, anchor)
    }
    carried = [
        page.slug
        for page in book.pages.values()
        if page.lang == SOURCE and page.policy.get("pocket")
    ]
    pocket = {
        f"print/{lang}/pocket.pdf"
        for lang in book.built_languages
        if all((lang, slug) in book.pages for slug in carried)
    }
    assert len(carried) > 5
    taught = set().union(*(_of_course(book, lang) for lang in book.built_languages))
    assert len(taught) > 70
    assert set(prints.files) == lists | packs | forms | paths | cards | handed | pocket | taught


def _of_course(book, lang: str) -> set[str]:
    """Return the prints of the course in a language: its sheets, and what its headings lead to."""
    course, codes = book.course, {page.code for (of, _), page in book.pages.items() if of == lang}
    led = {id_ for (of, _), page in book.pages.items() if of == lang for id_ in page.text.ids()}
    sheets = codes & {one.sheet for one in course.lessons.values()}
    names = {
        f"{code}-{variant}"
        for code in sheets
        for variant in ("session", "slides", "slide-notes", "pack")
    }
    if "course-cards" in led:
        assert all(lang in card.front for card in course.cards)
        owners = {f"cards-{one.of.replace('.', '-')}" for one in course.cards} | {"cards"}
        names |= owners | {f"{one}-key" for one in owners}
    for track in course.tracks if "course-times" in led else ():
        for number, day in enumerate(track.days, 1):
            lessons = [one.lesson for one in course.timed(day) if one.lesson]
            names.add(f"{track.id}-{number}-day")
            if any(one.sheet in sheets for one in lessons):
                names.add(f"{track.id}-{number}-day-pack")
    if "course-tests" in led:
        names |= {"test-a", "test-b", "test-30", "test-60", "test-90", "test-key"}
    names |= {"certificate"} if led & {"course-certificate", "course-prints"} else set()
    names |= {"trial-sheet"} if "course-trial" in led else set()
    return {f"print/{lang}/{name}.pdf" for name in names}


def test_no_print_ends_on_a_page_that_is_nearly_empty(prints):
    thin, seen = {}, 0
    for path, pdf in prints.files.items():
        for number in ends(path, pdf):
            seen += 1
            if (share := pdf.filled(number)) < THIN:
                thin[path, number + 1] = round(share, 2)
    assert seen > 150
    assert thin == {}


def test_in_a_form_of_the_case_only_its_last_page_has_room_left(prints):
    """Each form is a paper of its own; in it, a row that is kept whole leaves a fifth empty at most."""
    path = "print/en/case.pdf"
    pdf = prints.files[path]
    inner = [
        number
        for end in ends(path, pdf)
        if (count := OWN.search(pdf.words[end]))
        for number in range(end + 1 - int(count[2]), end)
    ]
    assert len(inner) > 10
    short = {n + 1: round(share, 2) for n in inner if (share := pdf.filled(n)) < FULL}
    assert short == {}


def ends(path, pdf):
    """Return the last pages of a file's documents of several pages; a bound form's foot counts its own.

    The last sheet of cards to cut holds those that are left. What a trainer gives out later is a paper
    of its own.
    """
    if "/cards" in path and not path.endswith("-key.pdf"):
        return []
    if path.endswith("/case.pdf"):
        counts = ((number, OWN.search(words)) for number, words in enumerate(pdf.viewed))
        return [number for number, count in counts if count and "1" != count[1] == count[2]]
    last = len(pdf.pages) - 1
    apart = KEPT in pdf.viewed[last]
    return [last] if last and not apart and not path.endswith(BOUND) else []


def paper_of(path):
    """Return the paper of a print, the shorter side first."""
    if path.endswith("-slides.pdf"):
        return SCREEN
    return POCKET if path.endswith("/pocket.pdf") else A4


def test_each_page_is_a4_that_stands_but_of_the_pocket_book_slides_and_rows(prints):
    for path, pdf in prints.files.items():
        for page in pdf.pages:
            size = (float(page.mediabox.width) / MM, float(page.mediabox.height) / MM)
            form = "/F-" in path or path.endswith(("/forms.pdf", "-pack.pdf"))
            lies = form and size[0] > size[1]  # the rows of a form may
            paper = paper_of(path)
            assert sorted(size) == pytest.approx(paper, abs=0.1)
            lies = lies or paper == SCREEN
            assert lies or size[0] < size[1], path


def test_the_back_of_a_sheet_says_which_list_it_is(prints):
    backs = [
        (code, pdf.pages[1]) for (_, code), pdf in sheets(prints).items() if len(pdf.pages) > 1
    ]
    assert backs
    for code, page in backs:
        assert said(page).count(code) >= 2, code  # at the head and at the foot


def test_only_our_fonts_are_used_and_all_are_in_the_file(prints):
    for path, pdf in prints.files.items():
        fonts = pdf.pages[0]["/Resources"]["/Font"]
        assert fonts
        for font in fonts.values():
            name = font["/BaseFont"].partition("+")[2]
            assert name.startswith(OURS), path
            inner = font["/DescendantFonts"][0]["/FontDescriptor"]
            assert "/FontFile2" in inner or "/FontFile3" in inner


def test_type_is_as_large_as_promised(compact):
    for (lang, code), one in compact.items():
        assert one.document.pages
        for box in all_boxes(one):
            text = getattr(box, "text", "").strip()
            if text:
                assert points(box) >= 8, (lang, code, text)
        items = [box for box in all_boxes(one) if box.element_tag == "li"]
        assert items
        for box in (box for item in items for box in below(item)):
            assert not holds(box, "english") or points(box) == 9
            if getattr(box, "text", "").strip() and box.style["lang"] == lang:
                assert points(box) >= 11, (lang, code, box.text)


def test_the_stop_line_is_as_large_as_an_item(compact):
    for (_, code), one in compact.items():
        assert any(holds(box, "halt") for box in boxes(one))
        strong = [b for b in boxes(one) if b.element_tag == "strong"]
        assert strong
        assert all(points(box) >= (13 if code in STOP else 11) for box in strong)


def test_what_is_ticked_is_a_box_of_five_millimetres_on_the_side_where_reading_begins(
    book, compact
):
    count = {(one.lang, one.id): sum(1 for _ in one.items()) for one in book.checklists.values()}
    for (lang, code), one in compact.items():
        ticks = [
            box
            for box in all_boxes(one)
            if box.element_tag == "i" and round(box.height * UNIT, 1) == 5.0
        ]
        assert len(ticks) == count[lang, code]
        for box in ticks:
            assert box.width * UNIT == pytest.approx(5, abs=0.01)
            middle = (box.position_x + box.width / 2) * UNIT
            assert middle > 170 if lang == "ur" else middle < 40


def test_nothing_is_clipped_or_runs_into_the_columns(compact):
    for (lang, code), one in compact.items():
        assert beyond(one) == [], (lang, code)


def test_an_english_sheet_reads_back_every_item_in_order(book, prints):
    for (lang, code), pdf in sheets(prints).items():
        if lang != "en":
            continue
        text, at = spoken(pdf).replace("- ", "-"), 0  # where a line ends at a hyphen
        shown = next(one for one in book.checklists.values() if (one.lang, one.id) == (lang, code))
        for item in shown.items():
            at = behind(text, item.text, at)


def test_a_draft_names_the_english_as_what_decides(prints):
    for (lang, code), pdf in sheets(prints).items():
        said = "draft translation, the English decides" in spoken(pdf)
        assert said == (lang != "en"), code


def test_every_critical_item_of_a_strict_draft_stands_in_english_below(book, prints):
    text = spoken(prints.files["print/ur/CL-05-compact.pdf"])
    at = 0
    critical = [one for one in book.checklists["en", "child-material-stop"].items() if one.critical]
    assert len(critical) >= 8
    for item in critical:
        at = text.index(re.split(r"\s*_{3,}", item.text)[0], at)


def test_language_title_and_tags_are_set(book, prints):
    titles = {
        f"print/{one.lang}/{one.id}-compact.pdf": one.title for one in book.checklists.values()
    }
    for path, pdf in prints.files.items():
        root = pdf.trailer["/Root"]
        lang = path.split("/")[1]
        assert root["/Lang"] == lang
        assert root["/MarkInfo"]["/Marked"]
        assert root["/StructTreeRoot"]
        preferences = root["/ViewerPreferences"]
        assert preferences["/DisplayDocTitle"]
        assert preferences["/PrintScaling"] == "/None"
        assert preferences["/Direction"] == ("/R2L" if lang == "ur" else "/L2R")
        if path in titles:
            assert pdf.metadata.title.endswith(titles[path])


def test_a_file_asks_for_nothing_does_nothing_and_tells_nothing_of_its_maker(prints):
    for path, pdf in prints.files.items():
        root = pdf.trailer["/Root"]
        assert not {"/OpenAction", "/AA", "/AF"} & set(root), path
        typed, bound = path.endswith("-fill.pdf"), path.endswith(BOUND)
        assert ("/AcroForm" in root) == typed, path
        assert ("/Names" in root) == bound, path
        assert typed or bound or not any("/Annots" in page for page in pdf.pages)
        assert set(pdf.trailer["/Info"]) == {"/Producer", "/Title"}
        raw = opened((prints.folder / path).read_bytes())
        for word in (b"/URI", b"/JavaScript", b"/Launch", b"/EmbeddedFile", b"/GoToR", b"file:"):
            assert word not in raw, (path, word)
        for place in (str(ROOT), str(prints.folder), "weasyprint-", str(Path.home())):
            assert place == "/" or place.encode() not in raw, (path, place)
        for address in re.findall(rb"https?://[^\s\"'<>)]+", raw):
            assert address.startswith(
                (
                    b"http://www.w3.org/1999/",
                    b"http://purl.org/dc/",
                    b"http://ns.adobe.com/",
                    b"http://www.aiim.org/pdfua/",
                )
            ), address


def test_every_link_of_a_bound_file_leads_to_a_page_of_it(prints):
    seen = 0
    for path in prints.files:
        if not path.endswith(BOUND):
            continue
        names = PdfReader(prints.folder / path).named_destinations
        notes = [
            note.get_object()
            for page in prints.files[path].pages
            for note in page.get("/Annots", ())
        ]
        lost = [
            note["/Dest"]
            for note in notes
            if "/Dest" in note and isinstance(note["/Dest"], str) and note["/Dest"] not in names
        ]
        assert lost == [], path
        seen += len(notes)
    assert seen > 50


def test_in_the_pocket_book_a_stop_is_on_the_page_of_its_title(book, prints):
    path = "print/en/pocket.pdf"
    reader, seen = PdfReader(prints.folder / path), 0
    for page in book.pages.values():
        begin = re.search(
            r"^> \*\*Stop\.\*\* (\S+ \S+ \S+)", page.body.partition("\n## ")[0], re.MULTILINE
        )
        if page.lang == SOURCE and page.policy.get("pocket") and begin:
            target = reader.named_destinations[f"p-{page.code.lower()}"]
            number = reader.get_destination_page_number(target)
            assert f"Stop. {begin[1]}" in said(prints.files[path].pages[number]), page.code
            seen += 1
    assert seen > 10


def opened(data: bytes) -> bytes:
    """Return a file's bytes and those of its packed streams, fonts left out."""
    parts = [data]
    for found in re.finditer(rb"stream\n(.*?)\nendstream", data, re.DOTALL):
        try:
            parts.append(zlib.decompress(found[1]))
        except zlib.error:
            parts.append(found[1])
    return b"\n".join(parts)


def test_a_list_that_is_too_long_is_a_finding_and_no_smaller(printed, a_list):
    made = printed({"checklists/en/capture-one-item.md": a_list([WORD] * 24)})
    [finding] = made.findings
    assert finding.code == "HB601"
    assert (finding.path, finding.line) == ("checklists/en/capture-one-item.md", 3)
    assert re.fullmatch(r"“CL-03” \(compact\) does not fit one page of A4 in English: it is \d+ lines too long \(\d+ mm\)",
                        finding.message)  # fmt: skip
    pdf = made.files["print/en/CL-03-compact.pdf"]
    assert len(pdf.pages) == 2


def test_fifteen_items_of_fifteen_words_fit_and_sixteen_are_told(printed, a_list):
    words = " ".join(["secure"] * 15) + "."
    assert not printed({"checklists/en/capture-one-item.md": a_list([words] * 15)}).findings


def test_a_bilingual_list_may_take_two_sides_but_child_material_never(printed, a_list):
    long = "جس شخص کو خطرہ ہو اس کے بارے میں پہلے اپنے نگران افسر سے بات کریں، پھر لکھیں۔"
    for code, slug, expected in (("CL-13", "possible-victim", []), ("CL-05", "stop", ["HB601"])):
        made = printed(
            {
                f"checklists/en/{slug}.md": a_list([WORD] * 15, code),
                f"checklists/ur/{slug}.md": a_list([long] * 15, code, draft=True),
            },
            "compact",
        )
        told = [one.code for one in made.findings if one.path.startswith("checklists/ur/")]
        assert told == expected
        assert len(made.files[f"print/ur/{code}-compact.pdf"].pages) == 2


def test_a_letter_that_no_font_has_is_a_finding_on_its_line(printed, a_list):
    made = printed(
        {"checklists/en/capture-one-item.md": a_list(["Plain words.", "Look at 漢 here."])}
    )
    [finding] = made.findings
    assert (finding.code, finding.line) == ("HB602", 19)
    assert "“漢” (U+6F22)" in finding.message


@pytest.mark.parametrize(
    "address", ["file:///etc/hostname", "https://example.test/x.png", "../../../README.md"]
)
def test_nothing_from_outside_the_theme_gets_onto_paper(printed, a_list, address):
    made = printed(
        {"checklists/en/capture-one-item.md": a_list([f'Look <img src="{address}" alt="x"> here.'])}
    )
    assert made.findings == []
    assert "<img" in spoken(made.files["print/en/CL-03-compact.pdf"])


@pytest.mark.parametrize(
    ("refused", "named"),
    [
        ("pango", "libpango-1.0-0"),
        ("pangoft2", "libpangoft2-1.0-0"),
        ("harfbuzz-subset", "libharfbuzz-subset"),
    ],
)
def test_a_missing_library_is_one_sentence_with_what_to_type(refused, named):
    code = f"""
import cffi, sys
real = cffi.FFI.dlopen
def dlopen(self, name, flags=0):
    stem = str(name).removeprefix("lib").split("-1.0")[0].split(".so")[0].removesuffix("-0")
    if stem == {refused!r}:
        raise OSError(f"cannot load library '{{name}}': no such file")
    return real(self, name, flags)
cffi.FFI.dlopen = dlopen
from handbook import press
from handbook.findings import EnvironmentProblem
try:
    press.ready()
except EnvironmentProblem as fault:
    print(fault)
"""
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True,
        env={**os.environ, "PYTHONPATH": str(ROOT / "hooks")},
    )  # fmt: skip
    assert done.stdout.count("\n") == 1, done.stdout
    assert f"“{named}" in done.stdout
    assert "--no-pdf" in done.stdout
    if sys.platform == "linux":
        assert "apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0" in done.stdout
    assert not done.stderr


def test_a_form_has_its_fields_in_order_and_the_case_on_every_page(book, prints):
    form = book.templates["en", "templates/capture-record.md"]
    pdf = prints.files["print/en/F-06-blank.pdf"]
    text, at = spoken(pdf), 0
    for number, field in enumerate(form.fields, 1):
        at = text.index(f"{number} {field.label}", at)
    count = len(pdf.pages)
    assert count >= 3
    for number, page in enumerate(pdf.pages, 1):
        assert f"page {number}/{count}" in said(page)
        assert form.fields[0].label in said(page)


def test_a_lost_style_sheet_or_font_is_told_before_anything_is_printed():
    with pytest.raises(EnvironmentProblem, match=r"“?print/lost\.css"):
        engine.Engine("print/lost.css")


def test_the_system_fonts_are_left_alone_afterwards(monkeypatch):
    monkeypatch.setenv("FONTCONFIG_FILE", "/somewhere/fonts.conf")
    engine.Engine()
    assert os.environ["FONTCONFIG_FILE"] == "/somewhere/fonts.conf"


@pytest.mark.skipif(not Path("/proc/self/maps").exists(), reason="asks Linux what is loaded")
def test_pango_stays_loaded_to_the_end_since_it_has_a_thread_of_its_own():
    code = """
import gc, sys
from handbook.press.engine import load
load()
load.cache_clear()
for name in [name for name in sys.modules if name.startswith(("weasyprint", "cffi", "_cffi"))]:
    sys.modules.pop(name).__dict__.clear()
gc.collect()
print("libpango-1.0" in open("/proc/self/maps", encoding="utf-8").read())
"""
    settings = {**os.environ, "PYTHONPATH": str(ROOT / "hooks")}
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=settings
    )
    assert done.stdout == "True\n"
