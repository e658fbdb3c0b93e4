"""`handbook serve`: what is saved is shown; what stops is told, and the last good page stays."""

from __future__ import annotations

import subprocess
import sys
import time
import urllib.error
import urllib.request  # noqa: TID251 - asks a server of its own

import pytest

PAGE = "docs/en/evidence/hashing.md"
SHOWN = "evidence/hashing.html"
_PATIENCE = 300
"""Seconds after which a server that never answers has failed; no promise is made of them."""


@pytest.fixture
def served(project):
    """Give a function that returns a file of the server of a project."""
    with subprocess.Popen(
        [sys.executable, "-m", "handbook", "serve", "-a", "127.0.0.1:0"],
        cwd=project.root,
        env={"PYTHONPATH": str(project.root / "hooks"), "PATH": ""},
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    ) as server:
        assert server.stderr is not None
        told = []
        for line in server.stderr:
            told.append(line)
            if line.startswith("open http"):
                break
        assert told, "the server ended"
        assert told[-1].startswith("open http"), told
        address = told[-1].split()[1]

        def get(path):
            with urllib.request.urlopen(f"{address}{path}", timeout=_PATIENCE) as answer:  # noqa: S310, TID251 - our own
                return answer.read().decode()

        yield get
        server.terminate()


def until(true):
    end = time.monotonic() + _PATIENCE
    while not true():
        assert time.monotonic() < end, "it is never shown"
        time.sleep(0.1)


def test_a_save_is_shown_and_a_fault_leaves_the_last_good_page(project, served):
    good = project.text(PAGE)
    assert "When they differ" in served(SHOWN)
    project.write(PAGE, f"{good}\nA line that is new.\n")
    until(lambda: "A line that is new." in served(SHOWN))

    project.write(PAGE, f"{good}\nSee [nothing](nowhere.md), and a second line.\n")
    until(lambda: 'role="alert"' in served(SHOWN))
    page = served(SHOWN)
    assert f"{PAGE}:" in page
    assert "HB300" in page or "HB301" in page
    assert "Touch neither copy" in page
    assert "and a second line" not in page
    assert 'role="alert"' in served("ur/index.html")

    project.write(PAGE, f"{good}\nA third line.\n")
    until(lambda: "A third line." in served(SHOWN) and 'role="alert"' not in served(SHOWN))
    assert "A third line." in served("search/search_index.js")


def test_files_of_the_theme_are_served_and_nothing_beside_the_site(served):
    assert "@font-face" in served("css/fonts.css")
    for path in ("data/codes.yaml", "en/index.md", "../mkdocs.yml", "main.html", "none.html"):
        with pytest.raises(urllib.error.HTTPError):
            served(path)
