"""What content says is text in every output, sign by sign, and nothing of it becomes markup.

The small handbook is built twice with every gate open. The two differ in one thing: each string of the
one holds signs of markup, where the other has letters. So whatever else differs between their files came
from those signs.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Dialog

from tests.conftest import Done, Project
from tests.marked.marker import HOSTILE, PLAIN, Marker, numbers
from tests.marked.readers import read
from tests.marked.tree import Marked

UNGATED = Path(__file__).with_name("ungated.py")
LEAST = {".html": 1300, ".json": 700, ".js": 700, ".pdf": 190, ".docx": 55, ".xlsx": 25}
"""Different markers that are found in all files of a kind at least: a reader that finds none proves nothing."""
_SHORT = ("errorTitle", "}val")
"""Of these an office program takes 32 signs, or 64."""


class Built(NamedTuple):
    """One of the two sites."""

    site: Path
    marker: Marker
    places: dict[str, str]
    """Where each marker was written, by its number."""


@pytest.fixture(scope="session")
def sites(once) -> tuple[Built, Built]:
    """Give the site of signs and the site of letters."""

    def built(name: str, marker: Marker) -> Built:
        def make(project: Project) -> Done:
            tree = Marked(project.root, marker)
            tree.lay()
            project.write("places.json", json.dumps(tree.places))
            return ungated(project, SOURCE_DATE_EPOCH="1795000000")

        project = once(name, make)
        return Built(project.site, marker, json.loads(project.text("places.json")))

    return built("signs", HOSTILE), built("letters", PLAIN)


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
def test_no_sign_of_content_becomes_markup(sites):
    signs, letters = sites
    assert signs.places == letters.places
    assert files(signs.site).keys() == files(letters.site).keys()
    faults: list[str] = []
    seen: dict[str, set[int]] = {}
    for name, path in files(signs.site).items():
        one, other = read(path), read(letters.site / name)
        shown = seen.setdefault(path.suffix, set())
        if path.suffix == ".pdf":
            kinds = {part for part in one if part[0] in ("catalog", "page", "note")}
            faults += [f"{name}: {part}" for part in kinds - set(other)]
            if (
                "/ur/" not in name
            ):  # right-to-left text is extracted in no order that can be relied on
                text = printed(one)
                faults += [f"{name}: “{broken}”" for broken in HOSTILE.broken(text)]
                shown |= numbers(text)
            continue
        for (place, text), (its, plain) in zip(one, other, strict=False):
            shown |= numbers(text)
            cut = place.endswith(_SHORT)
            if (place, HOSTILE.left(text, cut=cut)) != (its, PLAIN.left(plain, cut=cut)):
                faults.append(f"{name}: {place} “{text[:300]}” is {its} “{plain[:300]}”")
                break
        else:
            if len(one) != len(other):
                faults.append(f"{name}: {len(one)} parts, not {len(other)}")
    assert faults == []
    found = {suffix: len(those) for suffix, those in seen.items()}
    assert all(found.get(suffix, 0) >= least for suffix, least in LEAST.items()), found


@pytest.mark.slow
@pytest.mark.browser
@pytest.mark.print
def test_what_scripts_show_of_content_and_of_what_is_typed_is_text(sites, browser):
    """Each page is opened; then the search, a form and a list show the signs of markup."""
    site, typed = sites[0].site, HOSTILE.text(9999)
    faults: list[str] = []
    context = browser.new_context(offline=True)
    page = context.new_page()
    page.on("dialog", lambda dialog: _answered(dialog, faults))
    page.on("pageerror", lambda error: faults.append(f"script {error}"))
    page.on("console", lambda said: faults.append(f"console {said.text} {said.location}"))
    for name in sorted(files(site)):
        if name.endswith(".html"):
            page.goto((site / name).as_uri())
            faults += [f"{name}: {one}" for one in page.evaluate(_BUILT_OF)]
            assert page.url == (site / name).as_uri()

    page.goto((site / "index.html").as_uri())
    for query in ("capture", typed, f"capture {HOSTILE.tail}"):
        page.locator("#find-query").fill(query)
        page.keyboard.press("End")
        page.wait_for_timeout(400)
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


_BUILT_OF = """() => [...document.querySelectorAll("[onclick], i[x], script:not([src]):not(#__config)")]
  .map(one => one.outerHTML.slice(0, 200))"""
"""What only a marker that was read as markup could make."""
