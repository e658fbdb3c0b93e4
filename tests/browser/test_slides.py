"""Slides step one at a time with the keys that a remote control sends, and are a part of the page without a script."""

from __future__ import annotations

from pathlib import Path

import pytest

from handbook.render.body import body
from handbook.render.context import Context
from handbook.render.markdown import page_html
from tests import books, courses

THEME = Path(__file__).parents[2] / "hooks/theme"
LANGUAGES = Path(__file__).parents[2] / "docs/data/languages.yaml"
SMALLEST = """() => Math.min(...[...document.querySelectorAll('.slide-screen[open] *')]
  .filter(one => one.childNodes.length && [...one.childNodes].some(part => part.nodeType === 3 && part.data.trim()))
  .map(one => parseFloat(getComputedStyle(one).fontSize)))"""


@pytest.fixture
def opened(browser, tmp_path):
    """Give a function that opens the page of a session in a text direction, with or without scripts."""
    book = books.book({**courses.TREE, "docs/data/languages.yaml": LANGUAGES.read_text("utf-8")})
    context = Context(book, "en", "training/authority.md")
    made = body(page_html(context.page.body), context)
    contexts = []

    def page(direction: str = "ltr", **options: bool):
        html = (
            f'<!doctype html><html lang="en" dir="{direction}"><meta charset="utf-8"><title>S</title>'
            f"<style>{(THEME / 'css/slides.css').read_text('utf-8')}</style><main>{made}</main>"
            f"<script>{(THEME / 'js/slides.js').read_text('utf-8')}</script></html>"
        )
        (tmp_path / "page.html").write_text(html, encoding="utf-8")
        contexts.append(browser.new_context(offline=True, **options))
        one = contexts[-1].new_page()
        one.set_viewport_size({"width": 1024, "height": 768})
        one.goto((tmp_path / "page.html").as_uri())
        return one

    yield page
    for one in contexts:
        one.close()


def said(page) -> str:
    return " ".join(page.locator(".slide-screen").inner_text().split())


FIRST = "Three rules No live page. No real name. Leave without a reason. 1/2"
SECOND = "One authority One page, one question, one day. 2/2"


@pytest.mark.parametrize(("direction", "ahead", "back"), [
    ("ltr", "ArrowRight", "ArrowLeft"), ("rtl", "ArrowLeft", "ArrowRight"),
])  # fmt: skip
def test_keys_step_on_and_back_and_stop_at_both_ends(opened, direction, ahead, back):
    page = opened(direction)
    page.locator(".slides-show").click()
    assert said(page) == FIRST
    for key, shown in [
        (back, FIRST), (ahead, SECOND), (ahead, SECOND), ("PageUp", FIRST), ("PageDown", SECOND),
        ("Home", FIRST), ("End", SECOND), ("Shift+Space", FIRST), ("Space", SECOND),
        ("ArrowUp", FIRST), ("ArrowDown", SECOND), ("a", SECOND),
    ]:  # fmt: skip
        page.keyboard.press(key)
        assert said(page) == shown, key
    page.keyboard.press("Escape")
    assert not page.locator(".slide-screen").is_visible()
    assert page.evaluate("document.activeElement.className") == "slides-show"


def test_a_slide_shows_no_note_no_id_twice_and_no_small_text(opened):
    page = opened()
    page.locator(".slides-show").click()
    assert "Repeat them" not in said(page)
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map(one => one.id)")
    assert len(ids) == len(set(ids))
    assert page.evaluate(SMALLEST) >= 24 * 96 / 72
    box = page.locator(".slide-screen").bounding_box()
    assert (box["width"], box["height"]) == (1024, 768)
    assert page.evaluate(
        "(one => one.scrollHeight <= one.clientHeight)(document.querySelector('.slide-screen'))"
    )


def test_a_click_steps_on(opened):
    page = opened()
    page.locator(".slides-show").click()
    page.mouse.click(500, 700)
    assert said(page) == SECOND


def test_without_scripts_the_slides_stand_in_the_page(opened):
    page = opened(java_script_enabled=False)
    assert page.locator("#three-rules + ul > li").count() == 3
    assert page.get_by_text("Repeat them in your own words.").is_visible()
    assert not page.locator(".slides-show").is_visible()
