"""Pages as a learner sees them: nothing refused, nothing wider than a phone, nothing that axe finds."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe

from handbook.cli.range_files import look
from handbook.world.pack import learners
from handbook.world.pages import web
from tests.world.plays import play
from tests.world.worlds import data as source

PAGES = (
    "START", "noticerail.example/index", "noticerail.example/post/0000552310", "noticerail.example/people",
    "noticerail.example/account/0000118230", "noticerail.example/act/message",
    "plumecircle.example/index", "plumecircle.example/profile/lamp.seven",
    "plumecircle.example/post/0000671144", "clipharvest.example/index",
    "clipharvest.example/clip/000017344500000042", "clipharvest.example/channel/cloud.paper",
    "talkledge.example/index", "talkledge.example/t/0000720018", "talkledge.example/member/0000660145",
    "beaconbox.example/index", "beaconbox.example/s/corner.orange", "beaconbox.example/s/corner.orange/1",
    "findwheel.example/index", "keepshelf.example/index",
    "keepshelf.example/copies/plumecircle.example/profile/lamp.seven",
    "keepshelf.example/copy/20261028040000/plumecircle.example/profile/lamp.seven",
    "register.example/index", "register.example/employers", "register.example/recruiters/LIC-0000-118",
    "hop.test/index", "hop.test/k4t9", "country.example/index", "country.example/law",
    "country.example/agencies",
)  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    out = tmp_path_factory.mktemp("look")
    for name, data in learners(web(play(), source()), play(), look()).items():
        path = out / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return out


@pytest.fixture(scope="module")
def open_(browser, folder):
    """Open a page by its name, as a file; return what the browser refused or lacked."""
    context = browser.new_context(bypass_csp=False)
    page = context.new_page()
    faults: list[str] = []
    page.on("console", lambda message: faults.append(message.text))
    page.on("requestfailed", lambda request: faults.append(request.url))

    def opened(name, width):
        faults.clear()
        path = folder / f"{name}.html" if name == "START" else folder / f"flat/t1/{name}.html"
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(path.as_uri())
        page.evaluate("document.fonts.ready.then(() => 0)")
        return page, list(faults)

    yield opened
    context.close()


@pytest.mark.browser
@pytest.mark.parametrize("width", [1280, 360])
def test_each_page_loads_whole_and_is_no_wider_than_its_window(open_, width):
    for name in PAGES:
        page, faults = open_(name, width)
        assert faults == [], name
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name
        assert page.eval_on_selector_all(
            "img", "all => all.filter(one => !one.naturalWidth).length"
        ) == 0, name  # fmt: skip


@pytest.mark.browser
def test_each_script_is_set_in_a_font_of_ours(open_):
    page, _ = open_("plumecircle.example/post/0000671144", 1280)
    assert page.evaluate("document.fonts.check('16px \"Noto Nastaliq Urdu\"')")
    urdu = ".words:lang(ur)"
    assert "Nastaliq" in page.eval_on_selector(urdu, "one => getComputedStyle(one).fontFamily")
    assert page.eval_on_selector(urdu, "one => getComputedStyle(one).direction") == "rtl"
    page, _ = open_("clipharvest.example/clip/000017344500000042", 1280)
    loaded = page.evaluate(
        "[...document.fonts].filter(f => f.status == 'loaded').map(f => f.family)"
    )
    assert any("Bengali" in name for name in loaded)


@pytest.mark.browser
def test_a_reader_who_cannot_see_finds_each_page_in_order(browser, folder):
    context = browser.new_context(bypass_csp=True)
    page = context.new_page()
    for name in PAGES:
        path = folder / f"{name}.html" if name == "START" else folder / f"flat/t1/{name}.html"
        page.goto(path.as_uri())
        found = Axe().run(page).response["violations"]
        assert [(one["id"], one["nodes"][0]["html"]) for one in found] == [], name
    context.close()


@pytest.mark.browser
def test_one_click_marks_the_whole_address(open_):
    page, _ = open_("noticerail.example/post/0000552310", 1280)
    page.click(".range-address")
    assert (
        page.evaluate("getSelection().toString()").strip()
        == "http://noticerail.example/post/0000552310"
    )
    assert page.evaluate("document.querySelectorAll('[tabindex]').length") == 1
