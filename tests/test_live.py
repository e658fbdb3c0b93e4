"""What a browser gets while somebody writes: what was judged, as it is now, and nothing beside the site."""

from __future__ import annotations

import pytest

from handbook.check import judge
from handbook.live import Live
from tests import mini

GUIDE, SHOWN = "docs/en/evidence/hashing.md", "evidence/hashing.html"
PICTURE, SVG = "docs/images/frame.svg", "images/frame.svg"


@pytest.fixture
def root(tmp_path):
    """Give the folder of the small handbook with its theme, for a test to change."""
    mini.lay(tmp_path / "book")
    return tmp_path / "book"


@pytest.fixture
def live(root):
    return Live(root, judge(root), [root / "docs", root / "hooks" / "theme"])


def save(live):
    """Let the site take up what was saved, and judge it."""
    live.renew()
    return live.judge()


def change(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8", newline="\n")


def test_a_page_that_was_removed_is_served_no_more(root, live):
    assert live.file("training/exercise-01-advert.html") is not None
    (root / "docs/en/training/exercise-01-advert.md").unlink()
    change(root / "mkdocs.yml", "  - training/exercise-01-advert.md\n", "")
    change(
        root / "docs/data/codes.yaml",
        "exercise-01-advert.md, state: made",
        "exercise-01-advert.md, state: planned",
    )
    save(live)
    assert live.file("training/exercise-01-advert.html") is None
    assert live.file(SHOWN) is not None


def test_a_file_beside_the_pages_is_served_once_it_was_judged(root, live):
    drawn = (root / PICTURE).read_bytes()
    (root / "docs/images/other.svg").write_bytes(drawn)
    assert live.file("images/other.svg") is None
    assert live.file(SVG) == drawn


@pytest.mark.parametrize("name", ["images/a.htm", "images/a.xhtml", "notes.md", "data/codes.yaml"])
def test_what_would_be_no_file_of_the_site_is_not_served(root, live, name):
    (root / "docs" / name).write_text("<p>words</p>", encoding="utf-8")
    save(live)
    assert live.file(name) is None


def test_a_link_in_the_file_system_is_not_followed(root, live, tmp_path):
    css = root / "hooks" / "theme" / "css"
    (tmp_path / "other.css").write_text("p {}", encoding="utf-8")
    (css / "own.css").write_text("p {}", encoding="utf-8")
    (css / "linked.css").symlink_to(css / "own.css")
    (css / "outside.css").symlink_to(tmp_path / "other.css")

    assert live.file("css/own.css") == b"p {}"
    assert live.file("css/linked.css") is None
    assert live.file("css/outside.css") is None
    assert live.file("../../other.css") is None


def test_a_file_with_a_fault_is_served_no_more(root, live):
    assert live.file(SVG) is not None
    (root / PICTURE).write_bytes((root / PICTURE).read_bytes() + b"\xff")
    assert any(one.stops for one in save(live) or ())
    assert live.file(SVG) is None


def test_a_template_that_was_saved_is_used_at_once(root, live):
    assert b"<strong >" not in live.file(SHOWN)
    change(root / "hooks/theme/partials/base.html", "<strong>", "<strong >")
    live.renew()
    assert b"<strong >" in live.file(SHOWN)


def test_what_a_browser_could_run_is_not_shown_before_it_was_judged(root, live):
    """Of other faults the page is shown at once, and the good one again when they are known."""
    change(root / GUIDE, "Touch neither copy", "Touch <b onclick='x()'>neither</b> copy")
    assert live.renew() is False
    assert b"onclick" not in live.file(SHOWN)
    assert any(one.stops for one in live.judge() or ())
    page = live.file(SHOWN)
    assert b"Touch neither copy" in page
    assert b'role="alert"' in page
