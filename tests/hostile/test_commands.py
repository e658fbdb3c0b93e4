"""One input of each threat against the real command, and against a site that stands already."""

from __future__ import annotations

import sys

import pytest

from handbook.cli import main
from tests.conftest import Done
from tests.hostile.test_hostile import BY_ID

SAMPLE = [
    "57.beacons.markdown-image", "57.active.script-inline", "file-html", "57.active.mermaid",
    "symlink-file", "57.front-matter.python-tag", "57.jinja.expression",
    "57.unicode.override-isolates", "57.links.criminal-plain-http", "phone-international",
    "heading-no-id", "nul",
]  # fmt: skip
"""One input a threat, each a file of its own on a copy of the small handbook."""
SETTINGS = ["settings-python-apply", "hook-unknown", "palette-toggle"]
"""Inputs of mkdocs.yml, which must be refused before anything loads it."""


def lay(case, project):
    """Put the files of an input into a copy of the project."""
    for path, content in case.files.items():
        place = project.path(path)
        place.parent.mkdir(parents=True, exist_ok=True)
        if callable(content):
            content(place)
        else:
            place.write_bytes(content.encode() if isinstance(content, str) else content)


def assert_refused(case, done):
    """Insist that somebody who typed the command knows what to do."""
    assert done.code == 1, done.said
    assert "Traceback" not in done.said
    assert case.path in done.said
    assert any(code in done.said for code in case.codes), done.said


def _too_early(*_, **__):
    raise AssertionError("mkdocs reads its configuration before the gate has spoken")


@pytest.mark.parametrize("id_", SAMPLE + SETTINGS)
def test_the_command_refuses_the_input_and_no_build_touches_the_site(
    id_, project, snapshot, monkeypatch, capsys
):
    """The commands run in this process: nothing of mkdocs is loaded before the gate has spoken."""
    case, before = BY_ID[id_], snapshot(project.site)
    lay(case, project)
    monkeypatch.chdir(project.root)
    monkeypatch.setenv("HANDBOOK_NO_PDF", "1")
    monkeypatch.setattr("mkdocs.config.load_config", _too_early)
    for command in ("check", "build"):
        monkeypatch.setattr(sys, "argv", ["handbook", command])
        with pytest.raises(SystemExit) as stopped:
            main()
        told, code = capsys.readouterr(), stopped.value.code
        assert isinstance(code, int)
        assert_refused(case, Done(code, told.out + told.err))
    assert snapshot(project.site) == before


@pytest.mark.slow
@pytest.mark.parametrize("id_", ["nul", "settings-python-apply"])
def test_the_site_that_stands_already_is_not_touched_by_a_process(id_, project, snapshot):
    before = snapshot(project.site)
    lay(BY_ID[id_], project)
    assert_refused(BY_ID[id_], project.build())
    assert snapshot(project.site) == before


@pytest.mark.slow
@pytest.mark.parametrize("id_", ["hook-unknown", "57.active.script-inline"])
def test_plain_mkdocs_does_not_touch_it_either(id_, project, snapshot):
    """Plain mkdocs loads mkdocs.yml before any gate; what it then says is its own."""
    before = snapshot(project.site)
    lay(BY_ID[id_], project)
    done = project.mkdocs()

    assert done.code != 0, done.said
    assert snapshot(project.site) == before
