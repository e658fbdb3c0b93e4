"""What surrounds the text serves an Urdu reader too: head, stop, directions, room for Nastaliq, copies."""

from __future__ import annotations

import pytest

PHONE = {"width": 390, "height": 844}
CAPTURE = "templates/capture-record.html"
HASHING = "evidence/hashing.html"
CHILD = "urgent/child-sexual-abuse-material.html"
NASTALIQ = 2.5
"""Height of a line, in sizes of the letter, in which Nastaliq of our font is whole (measured: 1.9 above, 0.6 below)."""
URDU = "کچھ ٹکٹیں گئیں، کیا گھڑی ٹھیک تھی؟"


def test_titles_of_both_directions_begin_at_the_same_edge(reader):
    page = reader.open("ur/method/networks.html")
    starts = page.locator(".side li a span:first-child").evaluate_all(
        "spans => spans.map(span => { const text = document.createRange();"
        " text.selectNodeContents(span); return Math.round(text.getBoundingClientRect().left); })"
    )
    assert len(starts) > 10
    assert max(starts) - min(starts) <= 1


@pytest.mark.parametrize("folder", ["", "ur/"])
def test_a_field_of_one_line_has_room_for_nastaliq(reader, folder):
    page = reader.open(folder + CAPTURE)
    fields = page.locator(".field-fill > input[type=text]").element_handles()
    assert len(fields) > 10
    for one in fields[:6]:
        one.fill(URDU)
        height, size = one.evaluate(_ROOM)
        assert height >= NASTALIQ * size


@pytest.mark.parametrize(
    "name", ["ur/evidence/capture-step-by-step.html", "ur/start/first-hour.html"]
)
def test_what_may_be_the_first_of_a_printed_sheet_has_room_for_its_upper_strokes(reader, name):
    page = reader.open(name)
    page.emulate_media(media="print")
    assert page.evaluate(_CUT) == []


@pytest.mark.parametrize("own", [True, False], ids=["clipboard", "without one"])
def test_a_command_is_copied_exactly(reader, own):
    page = reader.open(HASHING)
    if not own:
        page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    block = page.locator("pre > code").first
    button = page.locator(".copy button").first
    button.focus()
    page.keyboard.press("Enter")
    page.locator(".copy [role=status]").filter(has_text="Copied").first.wait_for()
    field = reader.open(CAPTURE).locator("textarea[dir=auto]").first
    field.focus()
    page.keyboard.press("Control+V")
    copied = field.input_value()
    text = reader.open(HASHING).locator("pre > code").first.text_content()
    assert block.count() == 1
    assert (
        copied
        == text.removesuffix("\n")
        == "Get-FileHash -Path .\\U7_2026_014_* -Algorithm SHA256 | Format-List"
    )


def test_a_command_breaks_at_its_blanks_alone_and_its_button_is_seen_on_a_phone(reader):
    reader.page.set_viewport_size(PHONE)
    page = reader.open(f"ur/{HASHING}")
    for button in page.locator(".copy button").all():
        assert button.inner_text() == "کاپی کریں"
        assert button.is_visible()
    lines = page.locator("pre .whole").evaluate_all(
        "parts => parts.map(one => one.getClientRects().length)"
    )
    assert set(lines) == {1}
    bare = page.locator("pre > code").evaluate_all(
        "codes => codes.filter(one => one.textContent.includes('-') && !one.querySelector('.whole')).length"
    )
    assert bare == 0
    page.emulate_media(media="print")
    assert not page.locator(".copy").first.is_visible()


def test_a_word_tells_its_meaning_and_the_meaning_leads_back(reader):
    page = reader.open("evidence/principles.html")
    term = page.locator('a.term:not([title*="-0"])').first  # behind a code its name is shown
    meaning = page.locator(f"{term.get_attribute('href')} + dd")
    assert meaning.inner_text().startswith((term.get_attribute("title") or "-").removesuffix("."))
    before = page.locator(".term-back:visible").count()
    term.click()
    page.locator(".term-back:visible a").click()
    assert before == 0
    assert page.locator("a.term:target").count() == 1


_ROOM = """field => {
  const style = getComputedStyle(field);
  return [parseFloat(style.lineHeight), parseFloat(style.fontSize)];
}"""
_CUT = """() => {
  const ABOVE = 1.9, BELOW = 0.6;
  const blocks = [...document.querySelectorAll(".text :is(h2, h3, h4, p, li, dt, dd, td, th)")];
  return blocks.filter(block => {
    const own = [...block.childNodes].some(node => node.nodeType === 3 && /[\\u0600-\\u06ff]/.test(node.data));
    if (!own || !block.getClientRects().length || !block.matches(":lang(ur)")) return false;
    const style = getComputedStyle(block), size = parseFloat(style.fontSize);
    let room = parseFloat(style.lineHeight) / 2 + size * (ABOVE - BELOW) / 2;
    let part = block;
    for (; !part.matches(".text"); part = part.parentElement) {
      room += parseFloat(getComputedStyle(part).paddingTop);
      if (part.previousElementSibling) break;
    }
    for (let whole = part.parentElement; whole; whole = whole.parentElement) {
      if (part.previousElementSibling && getComputedStyle(whole).breakInside === "avoid") return false;
    }
    return room < size * ABOVE - 0.5;
  }).map(block => `${block.tagName} ${block.textContent.trim().slice(0, 30)}`);
}"""
