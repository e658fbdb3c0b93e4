"""What a test of forms writes into a page, and reads off it, off its file and off its paper."""

from __future__ import annotations

import functools
import hashlib
import json
import re
import time
from collections import deque
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from handbook.cli.form import english
from handbook.model import Answer, Handbook, Template
from handbook.parse import completed
from tests import books

ROOT = Path(__file__).parents[2]
CAPTURE = "templates/capture-record.html"
LOG = "templates/session-log.html"
PAPER = "templates/notice-of-child-material.html"
NOW = "2026-03-09T08:00:00Z"
OPEN, CARRY = "opening", "carrying"
LANGUAGES = yaml.load((ROOT / "docs/data/languages.yaml").read_bytes(), yaml.CSafeLoader)


@functools.cache
def forms() -> dict[str, Template]:
    """Return every form that can be filled in on its page, by its address."""
    folders = {"en": "", "ur": "ur/"}
    return {
        folders[lang] + slug.removesuffix(".md") + ".html": form
        for (lang, slug), form in _book().templates.items()
        if form.exports == "all"
    }


@functools.cache
def records() -> Mapping[str, Template]:
    """Return the English forms by id, as the checker of saved files takes them."""
    return english(_book())


@functools.cache
def _book() -> Handbook:
    return completed(books.real())


def capture(folder="") -> Template:
    """Return the form F-06 as its page gives it."""
    return forms()[folder + CAPTURE]


def labels(folder, *ids):
    """Return the labels of fields of F-06, parted as a sentence parts them."""
    found = {field.id: field.label for field in capture(folder).fields}
    return ", ".join(found[id_] for id_ in ids)


def example(form: Template | None = None) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """Return the filled example of a form, of F-06 unless told, as a saved file holds it."""
    form = form or capture()
    fields = {field.id: field for field in (*form.fields, *form.rows)}

    def value(answer: Answer) -> Any:
        field = fields[answer.id]
        if field.kind == "check":
            return True
        if field.kind == "choices":
            chosen = answer.text.split()
            return [choice.id for choice in field.choices if choice.id in chosen]
        return answer.text

    return (
        {answer.id: value(answer) for answer in form.example.head},
        [{answer.id: value(answer) for answer in row} for row in form.example.rows],
    )


def write(page, id_, value, place="field"):
    """Write one answer as a person does, and leave its field."""
    control = f"#{place}-{id_}"
    if isinstance(value, bool):
        page.locator(control).set_checked(value)
    elif page.locator(control).count():
        page.locator(control).fill(value)
        page.locator(control).blur()
    else:
        for one in [value] if isinstance(value, str) else value:
            page.locator(f"{control}-{one}").check()


def by_hand(page, values, place="field"):
    """Write answers one after the other, as a person does."""
    for id_, value in values.items():
        write(page, id_, value, place)


def fill(page, values, place="field"):
    """Write answers all at once, which takes a browser a hundredth of the time."""
    page.evaluate(_FILL, [values, place])


def press(page, button):
    """Press the first such button without the way of a mouse to it, for what is not about the button."""
    page.locator(button).first.dispatch_event("click")


def add_row(page, row):
    """Add a row and complete it."""
    press(page, ".row-tools button")
    fill(page, row, open_row(page))
    press(page, ".row-foot button")


def typed(page, form, folder=None):
    """Put the filled example of a form into its page and return the file that it saves, if a folder is told."""
    values, rows = example(form)
    signed = {field.id for field in form.fields if field.kind == "signature"}
    fill(page, {id_: value for id_, value in values.items() if id_ not in signed})
    for at, row in enumerate(rows):
        by = row.get("struck-by")
        add_row(page, {id_: one for id_, one in row.items() if not id_.startswith("struck-")})
        if by:
            card = page.locator(".row-done").nth(at)
            card.locator(".row-head button").click()
            card.locator(".row-strike input").fill(by)
            card.locator(".row-strike button").first.click()
    fill(page, {id_: value for id_, value in values.items() if id_ in signed})
    return save(page, folder)[1] if folder else kept(page, ".form-save")


def empty(page):
    """Make the form as it was when it came, as a browser does that shows a kept page again."""
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")


def open_row(page):
    """Return how the ids of the fields of the row that is written begin."""
    place = page.locator(".row:not(.row-done) .field-fill [id]").first.get_attribute("id")
    return "-".join(place.split("-")[:2])


_SAVED: deque[float] = deque(maxlen=10)
"""When the last ten files were saved: of more in a second Chromium drops the rest without a word."""


def save(page, folder=None, button=".form-save"):
    """Save the form, into a folder if one is told; return the name of its file and what it holds."""
    if len(_SAVED) == _SAVED.maxlen:
        time.sleep(max(0.0, _SAVED[0] + 1.1 - time.monotonic()))
    _SAVED.append(time.monotonic())
    try:
        with page.expect_download() as saving:
            press(page, button)
    except PlaywrightTimeout as late:
        told = f"no file; the page says “{said(page)}” and misses {faults(page)}"
        raise AssertionError(told) from late
    text = Path(saving.value.path()).read_text(encoding="utf-8")
    if folder:
        saving.value.save_as(folder / saving.value.suggested_filename)
    return saving.value.suggested_filename, json.loads(text)


def save_draft(page, folder=None):
    """Save the form as a draft, as `save` does."""
    return save(page, folder, ".form-draft")


def kept(page, button):
    """Press a button that saves and return what its file would hold; the file itself is not saved.

    For what is not about the way of a file to the disk, which takes a browser longer than the rest.
    """
    text = page.evaluate(_KEPT, button)
    assert isinstance(text, str), f"no file; the page says {text}"
    return json.loads(text)


def faults(page):
    """Return what the page says is missing or wrong, as its list at the end shows it."""
    return [plain(text) for text in page.locator(".form-faults-below li").all_text_contents()]


def give(page, file, way=OPEN):
    """Let the page open a file, or take over from it, and wait for its answer."""
    text = file if isinstance(file, str) else json.dumps(file, ensure_ascii=False)
    page.locator(".form-answer").evaluate_all("all => all.forEach(one => { one.textContent = '' })")
    data = {"name": "form.json", "mimeType": "application/json", "buffer": text.encode()}
    page.locator(f".form-{way}").set_input_files(data)
    page.locator(".form-answer:not(:empty)").wait_for()


def answers(page):
    """Return every answer on the screen by its field, as a saved file holds it."""
    found: dict[str, Any] = page.evaluate(_ANSWERS)
    return found


def shown_rows(page):
    """Return each finished row as its labels and values."""
    rows: list[dict[str, str]] = page.evaluate(_ROWS)
    return rows


def plain(text):
    """Return words without the signs that set their values apart."""
    return re.sub("[\u2066\u2068\u2069]", "", text or "")


def said(page):
    """Return the answer of the page to what was pressed, wherever it stands."""
    return plain("".join(page.locator(".form-answer").all_text_contents()))


def twice(button, page):
    """Press a button that asks, wait until it takes an answer, and press it again."""
    button.click()
    page.locator(".form-sure").wait_for()
    button.click()


def wrong(page, id_, place="field"):
    """Return what stands beside a field about its answer, and whether it is marked as wrong."""
    box = page.locator(f"#wrong-{place}-{id_}")
    marked = page.locator(f"#{place}-{id_}").get_attribute("aria-invalid")
    return plain(box.text_content()), marked == "true"


def word(folder, key, **values):
    """Return a sentence of the page's language with its values in it."""
    text = LANGUAGES["ur" if folder else "en"]["words"][key]
    return re.sub(r"\{(\w+)\}", lambda found: str(values.get(found[1], found[0])), text)


def canonical(value):
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def sha256(text):
    return hashlib.sha256(text.encode()).hexdigest()


def sealed(file):
    """Return a file with the chain and the head hash that belong to it."""
    rows, before = [], ""
    for row in file["rows"]:
        before = sha256(canonical({"before": before, "form": file["form"], "row": row}))
        rows.append(before)
    whole = {**file, "chain": {"rows": rows}}
    return {**file, "chain": {"rows": rows, "head": sha256(canonical(whole))}}


def saved(**more):
    """Return a good saved file of F-06, with other entries put in their place."""
    values, rows = example()
    file = {
        "format": "handbook-form", "version": 1, "form": "F-06", "edition": "2026.11",
        "language": "en", "saved-utc": NOW, "values": values, "rows": rows,
    }  # fmt: skip
    return sealed({**file, **more})


def drafted(**more):
    """Return a draft of F-06, with other entries put in their place."""
    return sealed({**saved(), "version": 2, "draft": True, "line": {}, **more})


_FILL = """([values, place]) => {
  for (const [id, value] of Object.entries(values)) {
    const input = document.getElementById(`${place}-${id}`);
    if (input && typeof value === "string") {
      input.value = value;
      for (const kind of ["input", "change"]) input.dispatchEvent(new Event(kind, { bubbles: true }));
    } else {
      for (const one of input ? [input] : [].concat(value).map(one => document.getElementById(`${place}-${id}-${one}`))) {
        if (one.checked !== (value !== false)) one.click();
      }
    }
  }
}"""
_KEPT = """button => {
  const { createObjectURL } = URL;
  let file;
  URL.createObjectURL = blob => {
    file = blob;
    return createObjectURL(blob);
  };
  let name = "";
  HTMLAnchorElement.prototype.click = function () { name = this.download; };
  const pressed = document.querySelector(button);
  try {
    if (pressed.checkVisibility()) pressed.click();
  } finally {
    URL.createObjectURL = createObjectURL;
    delete HTMLAnchorElement.prototype.click;
  }
  return file && /^F-\\d\\d.*\\.json$/.test(name) ? file.text() : [...document.querySelectorAll(".form-answer, .form-faults-below li")].map(one => one.textContent);
}"""
_ANSWERS = """() => {
  const found = {};
  for (const box of document.querySelectorAll(".form-fields .field")) {
    const { field, kind } = box.dataset;
    const inputs = [...box.querySelectorAll(".field-fill > :is(input, textarea), .option input")];
    const chosen = inputs.filter(one => one.checked).map(one => one.dataset.choice);
    const value = kind === "choices" ? chosen : kind === "choice" ? chosen[0]
      : kind === "check" ? inputs[0].checked : inputs[0].value;
    if (value && value.length !== 0) found[field] = value;
  }
  return found;
}"""
_ROWS = """() => [...document.querySelectorAll(".form-rows .row-done")].map(row => Object.fromEntries(
  [...row.querySelectorAll(".value")].map(one => [one.children[0].textContent, one.children[1].textContent])))"""
