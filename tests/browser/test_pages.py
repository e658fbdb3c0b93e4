"""Every page, from a folder: no network, nothing stored, no error, the same page in each language."""

from __future__ import annotations

import re

import pytest

from handbook.model import Template
from tests.browser.forms import forms, word
from tests.browser.sheets import texts

PHONE = {"width": 390, "height": 844}
PARTS = 12
"""Into so many tests the walk through all pages is parted, so that processes share it."""
KINDS = {
    "home": "index.html",
    "section": "evidence/index.html",
    "page": "evidence/capture-step-by-step.html",
    "urgent": "urgent/child-sexual-abuse-material.html",
    "list": "checklists/child-material-stop.html",
    "form": "templates/capture-record.html",
    "bibliography": "reference/bibliography.html",
    "converter": "reference/time-zones-and-calendars.html",
    "not translated": "evidence/principles.html",
    "list not translated": "checklists/possible-victim.html",
}
"""A page of each kind by its path below the folder of its language."""
IN_USE = {("", "converter"), ("ur/", "converter"), ("ur/", "form"), ("ur/", "list")}
"""What axe reads by day when it is in use, in test_converter, test_forms and test_lists: not once more here."""
ALONE = ("F-18", "F-19", "F-20", "F-24")
"""Forms that take nothing over from others."""
FOLDERS = {"en": "", "ur": "ur/"}
WORDS = {"": "hash", "ur/": "شواہد"}


languages = pytest.mark.parametrize("folder", FOLDERS.values(), ids=list(FOLDERS))


def test_no_kind_of_page_is_missing_above(site, names):
    texts = {name: (site / name).read_text(encoding="utf-8") for name in names}

    def kind(name):
        return texts[name].partition('data-kind="')[2].partition('"')[0]

    seen = {kind(name) for name in KINDS.values()}
    assert {kind(name) for name in names} == seen


def test_no_page_shows_what_a_program_says_to_itself(site, names):
    """What a page quotes as code is left out."""
    odd = ("object at 0x", "built-in method", "Undefined", "{{", "{%", "Traceback")
    code = re.compile(r"<(pre|code)\b.*?</\1>", re.DOTALL)
    texts = {name: code.sub("", (site / name).read_text(encoding="utf-8")) for name in names}

    assert [(name, sign) for name in names for sign in odd if sign in texts[name]] == []


def test_every_page_begins_with_what_may_not_wait(site, names):
    """The pages themselves say it no more: without its strip a page would send nobody to help."""
    strip = re.compile(r'<nav class="now-strip".*?</nav>', re.DOTALL)
    codes = ["CL-06", "CL-05", "CL-13", "CL-12", "U-04"]
    for name in set(names) - {"index.html", "ur/index.html"}:
        text = (site / name).read_text(encoding="utf-8")
        shown = strip.search(text.partition("<main")[0])
        assert shown, name
        assert re.findall(r'class="code">([A-Z]+-\d\d)<', shown[0]) == codes, name
        for href in re.findall(r'<li><a href="([^"#]+)"', shown[0]):
            assert (site / name).parent.joinpath(href).resolve().is_file(), (name, href)


@pytest.mark.slow
@pytest.mark.parametrize("part", range(PARTS))
def test_every_page_opens_without_faults_or_traces_and_its_switch_leads_to_the_other_language(
    reading, names, part
):
    """One visit of each page, as on a phone; below, one of each kind as on a desk."""
    wrong: dict[str, list[str]] = {}
    with reading(viewport=PHONE, has_touch=True) as reader:
        for name in names[part::PARTS]:
            reader.page.goto((reader.site / name).as_uri())
            seen = reader.page.evaluate(_SEEN)
            found = [*_says(reader, name, seen), *_shows(name, seen)]
            wrong |= {name: found} if found else {}
    assert wrong == {}


def _says(reader, name, seen):
    """Return what is wrong with the language of a page, its link to the other one, and its form."""
    folder = "ur/" if name.startswith("ur/") else ""
    other = name.removeprefix("ur/") if folder else f"ur/{name}"
    if reader.here() != name:
        yield f"leads to {reader.here()}"
    if seen["languages"] != ["ur" if folder else "en"] * 2:
        yield f"says that it is in {seen['languages']}"
    if [reader.name(link) for link in seen["links"]] != [other]:
        yield f"its switch leads to {seen['links']}"
    if not (reader.site / other).is_file():
        yield "its other language is no page"
    if name in forms():
        yield from _form(forms()[name], seen, word(folder, "fill-carry"))


def _form(form: Template, seen, carry):
    """Return what the page of a form has otherwise than the form: its groups, its one way to take over."""
    groups: dict[str, list[str]] = {}
    for field in form.fields:
        if field.group:
            groups.setdefault(field.group, []).append(str(field.id))
    if seen["groups"] != groups:
        yield f"groups its fields as {seen['groups']}"
    if seen["buttons"].count(carry) != (0 if form.id in ALONE else 1):
        yield f"has the buttons {seen['buttons']}"


def _shows(name, seen):
    """Return what is wrong with a page on a phone: its width, and the stop before its first item."""
    if seen["outside"]:
        yield f"scrolls sideways: {seen['outside']}"
    lists = name.startswith("ur/checklists/") and not name.endswith("index.html")
    if seen["items"] and name.removeprefix("ur/").startswith(("checklists/", "urgent/")):
        if seen["stops"] != 1:
            yield f"says stop {seen['stops']} times"
        if lists:
            if seen["head"] != {"languages": ["ur"], "directions": ["rtl"]}:
                yield f"its head is in {seen['head']}"
            if seen["title"] not in seen["tab"]:
                yield f"its tab is called {seen['tab']}"
            if not seen["when"].startswith("کب لیں"):
                yield f"does not say when it is taken: {seen['when']}"
            if (seen["stop"] or 0) >= PHONE["height"] - 40:
                yield f"its stop is {seen['stop']} pixels down"
    elif lists:
        yield "is a list without an item"


def test_letters_that_are_too_pale_would_be_seen(reader, axe):
    page = reader.open(KINDS["page"])
    page.locator(".text p").nth(3).evaluate("one => { one.style.color = 'rgb(150 150 150)'; }")
    assert [fault.partition(" ")[0] for fault in axe(page, colours=True)] == ["color-contrast"]


def test_a_request_of_a_page_would_be_seen(reading, tmp_path):
    (tmp_path / "page.html").write_text('<!doctype html><img src="https://a.example/x">', "utf-8")
    with reading() as reader:
        reader.page.goto((tmp_path / "page.html").as_uri())
        assert any("asked for https://a.example/x" in fault for fault in reader.faults)
        assert any("failed https://a.example/x" in fault for fault in reader.faults)
        reader.faults.clear()


@pytest.mark.parametrize(
    ("kind", "folder"),
    [
        pytest.param(kind, folder, id=f"{lang}-{kind}")
        for lang, folder in FOLDERS.items()
        for kind in KINDS
        if folder or not kind.endswith("not translated")  # which is a kind in Urdu alone
    ],
)
def test_each_kind_of_page_searches_is_accessible_prints_no_folder_and_switches(
    reader, axe, kind, folder
):
    """By a click, to the same page in the other language. In the dark only colours differ."""
    name = KINDS[kind]
    page = reader.open(folder + name)
    if (folder, kind) not in IN_USE:
        assert axe(page) == []
    page.emulate_media(color_scheme="dark")
    assert axe(page, colours=True) == []
    page.emulate_media(color_scheme="null")
    sheets = printed(page)
    assert all(sheets)
    assert [(number, sheet) for number, sheet in enumerate(sheets, 1) if "file:///" in sheet] == []
    if not folder or kind == "home":
        _searches(page, WORDS[folder])
        page.keyboard.press("Escape")
    other = "en" if folder else "ur"
    reader.switch(other)
    assert reader.here() == ("" if folder else "ur/") + name
    assert page.evaluate("document.documentElement.lang") == other


@pytest.mark.parametrize("width", [360, 1366])
@languages
def test_the_search_contents_and_dangers_stay_in_reach_while_somebody_reads(reader, folder, width):
    reader.page.set_viewport_size({"width": width, "height": 768})
    page = reader.open(folder + "evidence/capture-step-by-step.html")
    page.evaluate("scrollTo(0, document.body.scrollHeight / 2)")
    now = ".bar-now" if width < 960 else ".now-strip a >> nth=0"
    for part in ("#find-query", ".menu summary", now):
        shown = page.locator(part).first
        box = shown.bounding_box()
        assert box
        assert 0 <= box["y"] < 120, part
        assert shown.evaluate(_ON_TOP), part


def test_on_a_phone_the_parts_of_a_page_are_folded_and_a_click_shows_them(reader):
    reader.page.set_viewport_size({"width": 360, "height": 740})
    page = reader.open("evidence/capture-step-by-step.html")
    assert not page.locator(".toc ul").is_visible()
    page.locator(".toc summary").click()
    assert page.locator(".toc ul").is_visible()
    page.set_viewport_size({"width": 1366, "height": 768})
    assert reader.open("evidence/capture-step-by-step.html").locator(".toc ul").is_visible()


@languages
def test_on_a_phone_the_stop_of_a_page_comes_before_its_parts(reader, folder):
    """In Urdu also where the page is the English one."""
    reader.page.set_viewport_size({"width": 390, "height": 844})
    for name in ("evidence/capture-step-by-step.html", "evidence/hashing.html"):
        page = reader.open(folder + name)
        stop, parts = (page.locator(one).first.bounding_box() for one in (".call-stop", ".toc"))
        assert stop["y"] + stop["height"] < parts["y"], name


@languages
def test_on_a_phone_the_field_of_the_search_is_named_in_whole(reader, folder):
    reader.page.set_viewport_size({"width": 360, "height": 740})
    page = reader.open(folder + "evidence/hashing.html")
    name, field = (page.locator(one).first for one in (".find-label span", "#find-query"))
    room = page.locator(".find-form").bounding_box()
    box = name.bounding_box()
    assert room["x"] < box["x"]
    assert box["x"] + box["width"] < room["x"] + room["width"]
    assert (
        field.evaluate("one => getComputedStyle(one, '::placeholder').color") == "rgba(0, 0, 0, 0)"
    )
    field.focus()
    assert (
        field.evaluate("one => getComputedStyle(one, '::placeholder').color") != "rgba(0, 0, 0, 0)"
    )


def test_on_paper_a_heading_and_its_sentence_are_on_the_sheet_of_the_picture_below_them(reader):
    page = reader.open("evidence/hashing.html")
    sheets = ["".join(text.split()) for text in printed(page)]
    drawings = page.locator(".drawing").all()
    assert len(drawings) > 1
    for drawing in drawings:
        last = "".join(drawing.locator("svg text").last.text_content().split())
        above = drawing.evaluate(_ABOVE)
        assert above
        for words in above:
            assert any(last in sheet and "".join(words.split()) in sheet for sheet in sheets), words


def test_a_page_without_our_print_styles_would_print_the_folder(reader, tmp_path):
    (tmp_path / "plain.html").write_text("<!doctype html><title>x</title><p>Words", "utf-8")
    reader.page.goto((tmp_path / "plain.html").as_uri())

    assert "file:///" in "".join(printed(reader.page))


def _searches(page, text):
    """Search for what arrives without a key, as pasted or dictated text does, and see a result."""
    page.locator("#find-query").click()
    page.keyboard.insert_text(text)
    page.locator(".find-list > li a").first.wait_for()


def printed(page):
    """Return the text of each sheet that the browser prints with its headers and footers on."""
    margin = {"top": "20mm", "right": "20mm", "bottom": "20mm", "left": "20mm"}
    made = page.pdf(format="A4", display_header_footer=True, margin=margin)  # it needs room
    return texts(made)


_SEEN = """async () => {
  await document.fonts.ready;
  const shown = part => part.getClientRects().length > 0;
  const all = (where, what) => [...document.querySelectorAll(where)].map(what);
  const [first] = document.querySelectorAll(".item");
  const before = part => first && part.compareDocumentPosition(first) & Node.DOCUMENT_POSITION_FOLLOWING;
  const stops = [...document.querySelectorAll(".call-stop, .sheet-stop")].filter(shown).filter(before);
  const parts = [...document.querySelectorAll(".head h1, .head .able"), ...stops];
  const own = name => [...new Set(parts.map(part => part.closest(`[${name}]`).getAttribute(name)))];
  const page = document.documentElement;
  const wide = page.scrollWidth > innerWidth && `${page.scrollWidth} pixels`;
  return {
    languages: [page.lang, ...all(".languages [aria-current]", one => one.lang)],
    links: all(".languages a[hreflang]:not([aria-current])", one => one.href),
    groups: Object.fromEntries(all(".form-group", group => [
      group.getAttribute("aria-labelledby"), [...group.querySelectorAll(".field:not([data-retired])")].map(one => one.dataset.field),
    ])),
    buttons: all(".form-bar button", one => one.textContent),
    outside: wide && [wide, ...[...document.querySelectorAll("body *")].filter(element => {
      const { left, right } = element.getBoundingClientRect();
      return right > innerWidth + 1 || left < -1;
    }).slice(0, 4).map(element => `${element.tagName}.${element.className}`)].join(" "),
    head: { languages: own("lang"), directions: own("dir") },
    title: document.querySelector("h1")?.textContent, tab: document.title,
    when: document.querySelector(".able")?.textContent ?? "",
    items: document.querySelectorAll(".item").length,
    stops: stops.length, stop: stops[0]?.getBoundingClientRect().top,
  };
}"""
_ABOVE = """drawing => {
  const before = drawing.previousElementSibling, first = before?.previousElementSibling;
  const own = before?.matches("p, h2, h3") ? [before.innerText] : [];
  return first?.matches("h2, h3") && before.matches("p") ? [first.innerText, ...own] : own;
}"""
"""The sentence or heading above a drawing, and the heading above that sentence."""
_ON_TOP = """element => {
  const { left, top, width, height } = element.getBoundingClientRect();
  const met = document.elementFromPoint(left + width / 2, top + height / 2);
  return met !== null && element.contains(met);
}"""
