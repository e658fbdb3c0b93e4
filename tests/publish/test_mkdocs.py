"""Publishing as mkdocs events drive it: redirected once, swapped when all languages are done."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from handbook import publish

HOOKS = Path(publish.__file__).parents[2]

HOOK = """
from mkdocs.plugins import event_priority
from handbook import publish

target = None

@event_priority(100)
def on_config(config):
    global target
    if target is None:
        target = publish.target(config.site_dir)
        publish.start(target)
        config.site_dir = str(target.staging)

@event_priority(-300)
def on_post_build(config):
    if not config.plugins["i18n"].building:
        publish.finish(target)

def on_shutdown():
    publish.abandon(target)
"""

CONFIG = """
site_name: Handbook
use_directory_urls: false
hooks: [hook.py]
plugins:
  - i18n:
      docs_structure: folder
      languages:
        - {locale: en, name: English, default: true, build: true}
        - {locale: ur, name: Urdu, build: true}
"""


@pytest.fixture
def project(tmp_path):
    """Give a project of two languages with a site of an earlier build."""
    for name, text in {
        "mkdocs.yml": CONFIG,
        "hook.py": HOOK,
        "docs/en/index.md": "# First\n",
        "docs/ur/index.md": "# پہلا\n",
    }.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    ended = mkdocs(tmp_path)
    assert ended.returncode == 0, ended.stderr
    return tmp_path


def mkdocs(project):
    command = [sys.executable, "-m", "mkdocs", "build"]
    environment = {**os.environ, "PYTHONPATH": str(HOOKS), "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(
        command, cwd=project, env=environment, capture_output=True, text=True, check=False
    )


def test_both_languages_arrive_in_one_swap_and_one_that_fails_leaves_the_old_site(
    project, snapshot
):
    held = snapshot(project / "site")
    assert {publish.MARKER, "index.html", "ur/index.html"} <= set(held)
    (project / "docs/en/index.md").write_text("# Second\n", encoding="utf-8")
    assert mkdocs(project).returncode == 0
    assert b"Second" in snapshot(project / "site")["index.html"]
    beside = {path.name for path in project.iterdir()}
    assert beside == {"docs", "hook.py", "mkdocs.yml", "site"}

    before = snapshot(project / "site")
    (project / "docs/ur/index.md").write_bytes(b"# \xff\n")
    assert mkdocs(project).returncode == 1
    assert snapshot(project / "site") == before
    assert {path.name for path in project.iterdir()} == beside
