"""What a contributor types at the command line is understood from where she stands, or told."""

import pytest
from click.testing import CliRunner

from handbook.cli import cli

LIST = "checklists/en/capture-one-item.md"


@pytest.fixture
def broken(copy_project, tmp_path, monkeypatch):
    project = copy_project(tmp_path / "book")
    project.change(LIST, "`CL-03.3` ", "")
    monkeypatch.chdir(project.root)
    return project


@pytest.mark.usefixtures("broken")
@pytest.mark.parametrize("name", [LIST, f"./{LIST}", f"checklists/../{LIST}"])
def test_a_file_is_checked_however_it_is_named(name):
    result = CliRunner().invoke(cli, ["check", name])
    assert result.exit_code == 1
    assert "HB101" in result.stderr


@pytest.mark.usefixtures("broken")
def test_a_file_that_is_absent_is_told_and_not_praised():
    result = CliRunner().invoke(cli, ["check", "docs/en/start/frist-hour.md"])
    assert result.exit_code == 2
    assert "frist-hour.md" in result.stderr
    assert "nothing to mend" not in result.output


def test_the_digest_is_what_the_translations_hold(copy_project, tmp_path, monkeypatch):
    project = copy_project(tmp_path / "book")
    monkeypatch.chdir(project.root)
    result = CliRunner().invoke(cli, ["digest", "docs/en/evidence/capture-step-by-step.md"])
    held = project.text("docs/ur/evidence/capture-step-by-step.md")
    assert f"of: {result.output.strip()}" in held.replace('"', "").replace("'", "")
