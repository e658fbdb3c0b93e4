"""What the figures of a build are made with is what their README says."""

from __future__ import annotations

import argparse
import re
import shlex
from pathlib import Path

import pytest

from handbook.check import judge
from tests.cases import each

pytest.importorskip("resource")  # the figures need a Unix system

from tests.bench import run, sites
from tests.bench.corpus import LEAST, MOST, make

FOLDER = Path(__file__).parent / "bench"
README = (FOLDER / "README.md").read_text(encoding="utf-8")
ROWS = {
    name: (default, means)
    for name, default, means in re.findall(
        r"^\| `(--[a-z]+)` \| ([^|]*?) ?\| ([^|]+) \|$", README, re.MULTILINE
    )
}
OPTIONS = {one.option_strings[-1]: one for one in run.options()._actions if one.dest != "help"}


def shown(default: object) -> str:
    """Return a default as people type it."""
    if default is None:
        return ""
    return " ".join(map(str, default)) if isinstance(default, list) else str(default)


def test_readme_names_every_option():
    assert list(ROWS) == list(OPTIONS)


@each("name", OPTIONS)
def test_readme_says_what_an_option_is_by_default(name):
    assert ROWS[name][0] == shown(OPTIONS[name].default)


def test_readme_says_how_far_options_go():
    assert f"{LEAST} to {MOST}" in ROWS["--pages"][1]
    assert f"up to {len(run.LANGUAGES)}" in ROWS["--languages"][1]
    assert list(OPTIONS["--languages"].choices or ()) == list(range(1, len(run.LANGUAGES) + 1))


@pytest.mark.parametrize("source", [README, run.__doc__ or ""], ids=["README.md", "run.py"])
def test_examples_are_commands_that_it_takes(source):
    commands = re.findall(r"^    \S*python tests/bench/run\.py (.+)$", source, re.MULTILINE)
    assert commands
    for command in commands:
        words = shlex.split(command.replace("[", "").replace("]", ""))
        assert isinstance(run.options().parse_args(words), argparse.Namespace)


def test_usage_line_shows_the_defaults():
    usage = re.search(r"run\.py (.+)", run.__doc__ or "")
    assert usage is not None
    said = dict(re.findall(r"\[(--[a-z]+) ([^\]]+)\]", usage[1]))
    expected = {name: shown(one.default) or one.metavar or "DIR" for name, one in OPTIONS.items()}
    assert said == expected


def test_readme_names_every_file():
    told = set(re.findall(r"`(\w+\.py)`", README.partition("| file | does |")[2]))
    assert told == {path.name for path in FOLDER.glob("*.py")}


def test_the_handbook_that_is_measured_has_nothing_that_stops_a_build(tmp_path, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", run.ENVIRONMENT["SOURCE_DATE_EPOCH"])
    sites.ours(tmp_path, run.PROJECT, make(run.PROJECT, LEAST, ("en", "ur")), ("en", "ur"))
    assert [str(one) for one in judge(tmp_path).findings if one.stops] == []
