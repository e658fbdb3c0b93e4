"""Every page, from a folder: no network, nothing stored, no error, the same page in each language."""

from __future__ import annotations

import io
import re
import unicodedata

import pypdf
import pytest

KINDS = {
    "home": "index.html",
    "section": "evidence/index.html",
    "page": "evidence/capture-step-by-step.html",
    "urgent": "urgent/child-sexual-abuse-material.html",
    "list": "checklists/child-material-stop.html",
    "form": "templates/capture-record.html",
    "bibliography": "reference/bibliography.html",
    "converter": "reference/time-zones-and-calendars.html",
    "rule": "contribute/rules/HB101.html",
    "not translated": "evidence/hashing.html",
    "list not translated": "checklists/possible-victim.html",
}
"""A page of each kind by its path below the folder of its language."""
FOLDERS = {"en": "", "ur": "ur/"}

kinds = pytest.mark.parametrize("name", KINDS.values(), ids=list(KINDS))
languages = pytest.mark.parametrize("folder", FOLDERS.values(), ids=list(FOLDERS))


def test_no_kind_of_page_is_missing_above(site, names):
    texts = {name: (site / name).read_text(encoding="utf-8") for name in names}

    def kind(name):
        return texts[name].partition('data-kind="')[2].partition('"')[0]

    seen = {kind(name) for name in KINDS.values()}
    assert {kind(name) for name in names if name != "404.html"} == seen


def test_no_page_shows_what_a_program_says_to_itself(site, names):
    """What a page quotes as code is left out: the pages of rules show what is refused."""
    odd = ("object at 0x", "built-in method", "Undefined", "{{", "{%", "Traceback")
    code = re.compile(r"<(pre|code)\b.*?</\1>", re.DOTALL)
    texts = {name: code.sub("", (site / name).read_text(encoding="utf-8")) for name in names}

    assert [(name, sign) for name in names for sign in odd if sign in texts[name]] == []


def test_every_page_begins_with_what_may_not_wait(site, names):
    """The pages themselves say it no more: without its strip a page would send nobody to help."""
    strip = re.compile(r'<nav class="now-strip".*?</nav>', re.DOTALL)
    codes = ["CL-06", "CL-05", "CL-13", "CL-12", "U-04"]
    for name in set(names) - {"index.html", "ur/index.html", "404.html"}:
        text = (site / name).read_text(encoding="utf-8")
        shown = strip.search(text.partition("<main")[0])
        assert shown, name
        assert re.findall(r'class="code">([A-Z]+-\d\d)<', shown[0]) == codes, name
        for href in re.findall(r'<li><a href="([^"#]+)"', shown[0]):
            assert (site / name).parent.joinpath(href).resolve().is_file(), (name, href)


@pytest.mark.slow
def test_every_page_opens_without_faults_or_traces_and_its_switch_leads_to_the_other_language(
    reader, names
):
    """One walk, as a page costs half a second: each is loaded whole once, by address or by a click.

    The way back ends where the address is told, for that page was loaded a moment before.
    """
    stored: list[str] = []
    said: dict[str, list[str]] = {}

    def look(name):
        assert reader.here() == name
        stored.extend(f"{name}: {what}" for what in reader.stored())
        said[name] = reader.page.evaluate(_LANGUAGES)

    switched = [name for name in names if _switches(name)]
    for name in switched:
        reader.open(name)
        look(name)
        reader.switch("ur")
        look(f"ur/{name}")
        reader.switch("en", until="commit")
        assert reader.here() == name
    for name in sorted({*names} - {*said}):
        reader.open(name)
        look(name)

    assert {*said} >= {*names}
    shown = [name for one in switched for name in (one, f"ur/{one}")]
    wrong = {name: said[name] for name in shown if said[name] != [_language(name)] * 2}
    assert wrong == {}
    assert reader.faults == []
    assert stored == []


def test_a_browser_that_lacks_what_the_bundle_needs_fetches_no_substitute(reader):
    """The search bundle names a server for browsers without ResizeObserver (js/observer.js)."""
    reader.context.add_init_script("delete window.ResizeObserver")
    page = reader.open("index.html")
    page.wait_for_timeout(500)

    assert reader.faults == []
    assert page.evaluate("new ResizeObserver(() => 0).observe(document.body) === undefined")


@kinds
def test_the_language_switch_keeps_the_page_there_and_back(reader, name):
    """Both pages are loaded whole, on the way back too."""
    reader.open(name)
    for language, expected in (("ur", f"ur/{name}"), ("en", name)):
        reader.switch(language)
        assert reader.here() == expected
        assert reader.page.evaluate(_LANGUAGES) == [language, language]
    assert reader.faults == []


@pytest.mark.slow
def test_no_page_scrolls_sideways_on_a_phone(reading, names):
    wide = []
    with reading(viewport={"width": 390, "height": 844}, has_touch=True) as reader:
        for name in names:
            page = reader.open(name)
            if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
                wide.append(f"{name}: {page.evaluate(_OUTSIDE)}")
    assert wide == []


@pytest.mark.parametrize("width", [360, 1366])
@languages
def test_the_search_contents_and_dangers_stay_in_reach_while_somebody_reads(reading, folder, width):
    with reading(viewport={"width": width, "height": 768}) as reader:
        page = reader.open(folder + "evidence/capture-step-by-step.html")
        page.evaluate("scrollTo(0, document.body.scrollHeight / 2)")
        now = ".bar-now" if width < 960 else ".now-strip a >> nth=0"
        for part in ("#find-query", ".menu summary", now):
            shown = page.locator(part).first
            box = shown.bounding_box()
            assert box
            assert 0 <= box["y"] < 120, part
            assert shown.evaluate(_ON_TOP), part


def test_on_a_phone_the_parts_of_a_page_are_folded_and_a_click_shows_them(reading):
    with reading(viewport={"width": 360, "height": 740}) as reader:
        page = reader.open("evidence/capture-step-by-step.html")
        assert not page.locator(".toc ul").is_visible()
        page.locator(".toc summary").click()
        assert page.locator(".toc ul").is_visible()
    with reading(viewport={"width": 1366, "height": 768}) as reader:
        assert reader.open("evidence/capture-step-by-step.html").locator(".toc ul").is_visible()


@kinds
@languages
def test_the_browsers_own_headers_do_not_print_the_folder(reader, name, folder):
    sheets = printed(reader.open(folder + name))

    assert all(sheets)
    assert [(number, sheet) for number, sheet in enumerate(sheets, 1) if "file:" in sheet] == []


def test_a_page_without_our_print_styles_would_print_the_folder(reader, tmp_path):
    (tmp_path / "plain.html").write_text("<!doctype html><title>x</title><p>Words", "utf-8")
    reader.page.goto((tmp_path / "plain.html").as_uri())

    assert "file:" in "".join(printed(reader.page))


@pytest.mark.slow
@pytest.mark.parametrize("scheme", ["light", "dark"])
@languages
def test_axe_finds_nothing_on_any_kind_of_page(reading, axe, folder, scheme):
    found = []
    with reading(color_scheme=scheme) as reader:
        for kind, name in KINDS.items():
            page = reader.open(folder + name)
            found += [f"{kind} {folder}{name}: {violation}" for violation in axe(page)]
    assert found == []
    assert reader.faults == []


def printed(page):
    """Return the text of each sheet that the browser prints with its headers and footers on."""
    margin = {"top": "20mm", "right": "20mm", "bottom": "20mm", "left": "20mm"}
    made = page.pdf(format="A4", display_header_footer=True, margin=margin)  # it needs room
    sheets = [sheet.extract_text() for sheet in pypdf.PdfReader(io.BytesIO(made)).pages]
    return [unicodedata.normalize("NFKC", text) for text in sheets]  # a font may join f and i


def _switches(name):
    return name != "404.html" and not name.startswith("ur/")


def _language(name):
    return "ur" if name.startswith("ur/") else "en"


_LANGUAGES = """[
  document.documentElement.lang,
  ...[...document.querySelectorAll(".languages [aria-current]")].map(one => one.lang),
]"""
_ON_TOP = """element => {
  const { left, top, width, height } = element.getBoundingClientRect();
  const met = document.elementFromPoint(left + width / 2, top + height / 2);
  return met !== null && element.contains(met);
}"""

_OUTSIDE = """[...document.querySelectorAll("body *")].filter(element => {
  const { left, right } = element.getBoundingClientRect();
  return right > innerWidth + 1 || left < -1;
}).slice(0, 4).map(element => `${element.tagName}.${element.className}`).join(" ")"""
