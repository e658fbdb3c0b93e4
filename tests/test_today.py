"""The same commit has the same day everywhere; only work in progress is as old as the clock."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import subprocess

import pytest

from handbook import today as module
from handbook.findings import EnvironmentProblem
from handbook.today import EPOCH, Today, today

DAY = dt.date(2024, 2, 29)
STAMP = str(int(dt.datetime(2024, 2, 29, 23, 59, 59, tzinfo=dt.UTC).timestamp()))


@pytest.fixture(autouse=True)
def no_epoch(monkeypatch):
    """Tests begin without the variable, which a build of a distribution sets."""
    monkeypatch.delenv(EPOCH, raising=False)
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)


def day():
    return dt.datetime.now(dt.UTC).date()


def by_the_clock(root):
    """Return what today() says and what the clock says, both on one day: midnight may pass."""
    before = day()
    found = today(root)
    return (found, Today(before, "clock")) if before == day() else by_the_clock(root)


def git(root, *arguments, when=STAMP):
    names = {f"GIT_{who}_{what}": "test@police.example" for who in ("AUTHOR", "COMMITTER")
             for what in ("NAME", "EMAIL")}  # fmt: skip
    dates = {"GIT_AUTHOR_DATE": f"{day()} 12:00 +0000", "GIT_COMMITTER_DATE": f"{when} +0000"}
    subprocess.run(["git", *arguments], cwd=root, check=True, capture_output=True,
                   env={**os.environ, **names, **dates})  # fmt: skip


@pytest.fixture
def repository(tmp_path):
    """A repository with one page, committed on a leap day."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "a.md").write_text("a", encoding="utf-8")
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-q", "-m", "a page")
    return tmp_path


def test_the_variable_comes_first(repository, monkeypatch):
    monkeypatch.setenv(EPOCH, "951782400")
    assert today(repository) == Today(dt.date(2000, 2, 29), "SOURCE_DATE_EPOCH")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("0", dt.date(1970, 1, 1)),
        ("86399", dt.date(1970, 1, 1)),
        ("86400", dt.date(1970, 1, 2)),
        (" 86400\n", dt.date(1970, 1, 2)),
        ("2000000000", dt.date(2033, 5, 18)),
        ("100000000000", None),
        ("99999999999", dt.date(5138, 11, 16)),
    ],
)
def test_the_variable_counts_seconds_in_utc(text, day, tmp_path, monkeypatch):
    monkeypatch.setenv(EPOCH, text)
    if day is None:
        with pytest.raises(EnvironmentProblem):
            today(tmp_path)
    else:
        assert today(tmp_path).day == day


@pytest.mark.parametrize("text", ["soon", "-1", "1.5", "1e9", "0x10", "٢٠", "9" * 5000, "1 2", "²"])
def test_nonsense_in_the_variable_is_told_with_a_remedy(text, tmp_path, monkeypatch):
    monkeypatch.setenv(EPOCH, text)
    with pytest.raises(EnvironmentProblem) as told:
        today(tmp_path)
    assert told.value.message.startswith(f"{EPOCH} is “{text[:40]}”, no number of seconds")
    assert f"unset {EPOCH}" in told.value.remedy


@pytest.mark.parametrize("text", ["", "  "])
def test_an_empty_variable_is_none(text, repository, monkeypatch):
    monkeypatch.setenv(EPOCH, text)
    assert today(repository).source == "commit"


def test_a_clean_tree_is_as_old_as_its_last_commit(repository):
    assert today(repository) == Today(DAY, "commit")


def test_a_file_that_is_no_content_changes_nothing(repository):
    (repository / "notes.txt").write_text("b", encoding="utf-8")
    assert today(repository) == Today(DAY, "commit")


@pytest.mark.parametrize("name", ["docs/a.md", "docs/new.md", "mkdocs.yml", "checklists/x.md"])
def test_work_in_progress_is_as_old_as_the_clock(name, repository):
    """Else a page could not be dated on the day of its review until it is committed."""
    (repository / name).parent.mkdir(exist_ok=True)
    (repository / name).write_text("b", encoding="utf-8")
    found, clock = by_the_clock(repository)
    assert found == clock


def test_a_commit_of_today_needs_no_second_question(repository, monkeypatch):
    (repository / "docs" / "a.md").write_text("b", encoding="utf-8")
    stamp = str(int(dt.datetime.now(dt.UTC).timestamp()))
    git(repository, "commit", "-qam", "again", when=stamp)
    (repository / "docs" / "a.md").write_text("c", encoding="utf-8")
    monkeypatch.setattr(module, "_changed", lambda _: pytest.fail("it asked"))
    assert today(repository).source == "commit"


def test_without_a_repository_it_is_the_clock_and_says_so(tmp_path):
    found, clock = by_the_clock(tmp_path)
    assert found == clock


def test_a_folder_inside_a_foreign_repository_is_none_of_it(repository):
    inner = repository / "unpacked"
    inner.mkdir()
    found, clock = by_the_clock(inner)
    assert found == clock


def test_a_repository_without_a_commit_is_the_clock(tmp_path):
    git(tmp_path, "init", "-q")
    found, clock = by_the_clock(tmp_path)
    assert found == clock


def test_a_broken_repository_is_the_clock(tmp_path):
    (tmp_path / ".git").write_text("gitdir: nowhere\n", encoding="utf-8")
    found, clock = by_the_clock(tmp_path)
    assert found == clock


def test_without_git_it_is_the_clock(repository, monkeypatch):
    monkeypatch.setenv("PATH", str(repository / "docs"))
    found, clock = by_the_clock(repository)
    assert found == clock


def test_a_git_that_lies_in_the_repository_is_never_run(repository, monkeypatch):
    mine = repository / "git"
    mine.write_text("#!/bin/sh\necho 86400\n", encoding="utf-8")
    mine.chmod(0o755)
    monkeypatch.setenv("PATH", f"{repository}{os.pathsep}{os.environ['PATH']}")
    assert shutil.which("git") == str(mine)
    found, clock = by_the_clock(repository)
    assert found == clock


@pytest.mark.parametrize("error", [OSError(), subprocess.TimeoutExpired("git", 5)])
def test_a_git_that_cannot_be_asked_is_the_clock(error, repository, monkeypatch):
    def fail(*_, **__):
        raise error

    monkeypatch.setattr(subprocess, "run", fail)
    found, clock = by_the_clock(repository)
    assert found == clock
