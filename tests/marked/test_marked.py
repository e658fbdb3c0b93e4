"""What content says is text in every output, sign by sign, and nothing of it becomes markup.

The small handbook is built with every gate open, and each string of it ends in signs of markup. In every
file, read as its own format is, each of those strings that is shown is whole; no part of one is
anywhere else.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Dialog

from tests import mini
from tests.conftest import Done, Project
from tests.marked import marker
from tests.marked.marker import TRACE, beside, numbers
from tests.marked.readers import read
from tests.marked.tree import Marked

UNGATED = Path(__file__).with_name("ungated.py")
LEAST = {".html": 1341, ".json": 124, ".js": 733, ".pdf": 190, ".docx": 61, ".xlsx": 28}
"""Different markers that are found in all files of a kind at least: a reader that finds none proves nothing."""
_SHORT = ("errorTitle", "}val")
"""Of these an office program takes 32 signs, or 64."""
_BROKEN = re.compile(f"(?:{TRACE.pattern}).{{0,50}}", re.IGNORECASE)
_OF_A_SHEET = {
    "catalog": {
        "AcroForm", "Lang", "MarkInfo", "Metadata", "Names", "Outlines", "Pages", "StructTreeRoot", "Type",
        "ViewerPreferences",
    },
    "page": {
        "Annots", "BleedBox", "Contents", "MediaBox", "Parent", "Resources", "StructParents", "Tabs", "TrimBox",
        "Type",
    },
    "note": {
        "AP", "AS", "BS", "Contents", "DA", "Dest", "F", "FT", "Ff", "MaxLen", "P", "Parent", "Q", "Rect",
        "StructParent", "Subtype", "T", "TU", "Type",
    },
}  # fmt: skip
"""What a PDF of ours is made of: nothing in it acts, and no note leads out of it."""


@pytest.fixture(scope="session")
def signs(once) -> Project:
    """Give the small handbook whose every string holds signs of markup, with its site."""

    def make(project: Project) -> Done:
        Marked(project.root).lay()
        return ungated(project, SOURCE_DATE_EPOCH="1795000000")

    made: Project = once("signs", make)
    return made


def ungated(project: Project, **environment: str) -> Done:
    """Build a project with every gate open."""
    done = subprocess.run(
        [sys.executable, UNGATED],
        cwd=project.root,
        env={**os.environ, "PYTHONPATH": str(project.root / "hooks"), **environment},
        check=False,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=900,
    )
    return Done(done.returncode, done.stdout)


def files(site: Path) -> dict[str, Path]:
    return {
        path.relative_to(site).as_posix(): path
        for path in sorted(site.rglob("*"))
        if path.is_file()
    }


def printed(parts: list[tuple[str, str]]) -> str:
    """Return the text of a PDF without its breaks: lines end at other signs in the other one."""
    whole = "".join(text for place, text in parts if place in ("text", "title", "note says"))
    return re.sub(r"[\s\u00ad]", "", whole)


@pytest.mark.slow
@pytest.mark.print
def test_no_sign_of_content_becomes_markup(signs):
    faults: list[str] = []
    seen: dict[str, set[int]] = {}
    for name, path in files(signs.site).items():
        shown = seen.setdefault(path.suffix, set())
        parts = read(path)
        if parts is None:
            faults += [name] * bool(numbers(path.read_bytes().decode("utf-8", "replace")))
            continue
        if path.suffix == ".pdf":
            kinds = [(place, set(text.split())) for place, text in parts if place in _OF_A_SHEET]
            faults += [f"{name}: {place} {own}" for place, own in kinds if own - _OF_A_SHEET[place]]
            text = printed(parts)
            faults += [f"{name}: “{broken[0]}”" for broken in _BROKEN.finditer(beside(text))]
            shown |= numbers(text)
            continue
        for place, text in parts:
            shown |= numbers(text)
            if TRACE.search(place) or TRACE.search(beside(text, cut=place.endswith(_SHORT))):
                faults.append(f"{name}: {place} “{text[:300]}”")
    assert faults == []
    found = {suffix: len(those) for suffix, those in seen.items()}
    assert all(found.get(suffix, 0) >= least for suffix, least in LEAST.items()), found


@pytest.mark.slow
@pytest.mark.browser
@pytest.mark.print
def test_what_scripts_show_of_content_and_of_what_is_typed_is_text(signs, browser):
    """Each page that has a source is opened; then the search, a form and a list show the signs of markup."""
    site, typed = signs.site, marker.plain(9999)
    translated = {
        path.relative_to(mini.TREE / "docs").with_suffix("").as_posix()
        for path in (mini.TREE / "docs/ur").rglob("*.md")
    }  # the others show the English page
    faults: list[str] = []
    context = browser.new_context(offline=True)
    page = context.new_page()
    page.on("dialog", lambda dialog: _answered(dialog, faults))
    page.on("pageerror", lambda error: faults.append(f"script {error}"))
    page.on("console", lambda said: faults.append(f"console {said.text} {said.location}"))
    for name in sorted(files(site)):
        if name.endswith(".html") and (not name.startswith("ur/") or name[:-5] in translated):
            page.goto((site / name).as_uri())
            faults += [f"{name}: {one}" for one in page.evaluate(_BUILT_OF)]
            assert page.url == (site / name).as_uri()

    page.goto((site / "index.html").as_uri())
    for query in ("capture", typed, f"capture {marker.TAIL}"):
        page.locator("#find-query").fill(query)
        page.keyboard.press("End")
        page.wait_for_timeout(400)
        assert page.locator(".find-list > li").count()
        faults += [f"search {query}: {one}" for one in page.evaluate(_BUILT_OF)]

    page.goto((site / "templates/capture-record.html").as_uri())
    for field in page.locator("[data-kind=text] input, [data-kind=long-text] textarea").all():
        if field.is_visible():
            field.fill(typed)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert typed in page.locator(".record").first.inner_text()
    faults += [f"record: {one}" for one in page.evaluate(_BUILT_OF)]

    page.goto((site / "checklists/capture-one-item.html").as_uri())
    for box in page.locator(".item input[type=checkbox]").all():
        box.check()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    faults += [f"list: {one}" for one in page.evaluate(_BUILT_OF)]
    context.close()
    assert faults == []


def _answered(dialog: Dialog, faults: list[str]) -> None:
    """Leave a form that is not saved, which asks first; no other dialog may come."""
    if dialog.type != "beforeunload":
        faults.append(f"dialog {dialog.message}")
    dialog.accept()


_BUILT_OF = """() => [...document.querySelectorAll("[onclick], i[x], script:not([src])")]
  .map(one => one.outerHTML.slice(0, 200))"""
"""What only a marker that was read as markup could make."""
