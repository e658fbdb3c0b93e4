"""What is typed wrongly to `handbook range make` is one sentence, and nothing is written."""

from __future__ import annotations

import os
import pty
import shutil
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest
from click.testing import CliRunner

from handbook.cli import cli, range_files
from tests.world.worlds import ROOT

GOOD = {"--day": "2026-12-07", "--start": "09:00", "--offset": "+05:00"}
PHRASE = "amber lantern seven marble river"


def typed(out, given=f"{PHRASE}\n{PHRASE}\n", **changed):
    words = {**GOOD, **{f"--{name}": value for name, value in changed.items()}}
    line = [part for pair in words.items() for part in pair]
    return CliRunner().invoke(cli, ["-C", str(ROOT), "range", "make", *line, str(out)], input=given)


@pytest.mark.parametrize(
    ("changed", "said"),
    [({"day": "7.12.2026"}, "“7.12.2026” is not a day (type --day 2026-12-07"),
     ({"day": "2026-02-30"}, "“2026-02-30” is not a day"),
     ({"day": "20261207"}, "“20261207” is not a day"),
     ({"day": "1026-12-07"}, "“1026-12-07” is not a day"),
     ({"start": "9"}, "“9” is not a time (type --start 09:00"),
     ({"start": "24:00"}, "“24:00” is not a time"),
     ({"start": "٠٩:٠٠"}, "is not a time"),
     ({"start": "17:00"}, "the last exercise would end after midnight (type --start 16:59 or earlier)"),
     ({"offset": "5"}, "“5” is not an offset (type --offset +05:00"),
     ({"offset": "+14:30"}, "“+14:30” is not an offset"),
     ({"offset": "05:00"}, "“05:00” is not an offset"),
     ({"languages": "en,xx"}, "“xx” is not a language of the range (choose from en,ur,"),
     ({"given": f"{PHRASE}\nother words here and there\n"}, "the two phrases differ (type"),
     ({"given": f"{PHRASE}\n"}, "the two phrases differ"),
     ({"given": "amber amber lantern seven marble\n" * 2}, "the phrase is too short (type at least 5"),
     ({"given": "a bb cc dd ee ff gg\n" * 2}, "the phrase is too short"),
     ({"given": b"amb\xff lantern seven marble river\n" * 2}, "the phrase holds bytes that are no letters"),
     ({"given": "\n\n"}, "the phrase is too short")],
)  # fmt: skip
def test_what_is_typed_wrongly_is_one_sentence(tmp_path, changed, said):
    result = typed(tmp_path / "range", **changed)
    assert result.exit_code == 2
    assert said in result.output
    assert PHRASE not in result.output
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_holds_something_is_left_as_it_is(tmp_path):
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    result = typed(tmp_path)
    assert result.exit_code == 2
    assert "is there and not an empty folder (name a new folder" in result.output
    assert typed(tmp_path / "mine.txt").exit_code == 2
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


@pytest.mark.parametrize("name", ["docs/range", "site/range", "checklists/x", "docs/../docs/en/x"])
def test_no_range_is_made_within_what_is_published(name):
    result = typed(ROOT / name)
    assert result.exit_code == 2
    assert "of the project, which is published or checked (name a folder outside" in result.output
    assert not (ROOT / name).exists()


def test_a_folder_of_no_folder_is_refused(tmp_path):
    result = typed(tmp_path / "no" / "such")
    assert result.exit_code == 2
    assert "make the folder above it first" in result.output


def test_a_disk_that_fails_leaves_nothing(tmp_path, monkeypatch):
    out = tmp_path / "range"
    out.mkdir()

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "rename", full)
    with pytest.raises(OSError, match="No space"):
        range_files.write({"learners/a": b"a"}, out)
    assert list(tmp_path.iterdir()) in ([], [out])
    if out.exists():
        assert list(out.iterdir()) == []


def test_at_a_terminal_the_phrase_is_asked_twice_and_never_shown(tmp_path):
    ours, theirs = pty.openpty()
    words = [part for pair in GOOD.items() for part in pair]
    line = [sys.executable, "-m", "handbook", "-C", str(ROOT), "range", "make", *words]
    with subprocess.Popen(
        [*line, str(tmp_path / "range")], stdin=theirs, stdout=theirs, stderr=theirs,
        env={**os.environ, "PYTHONPATH": str(ROOT / "hooks")}, start_new_session=True,
    ) as process:  # fmt: skip
        os.close(theirs)
        said = b""
        for ask in (b"Phrase: ", b"Phrase again: "):
            while not said.endswith(ask):
                said += os.read(ours, 1000)
            os.write(ours, f"{PHRASE if ask == b'Phrase: ' else 'another one'}\n".encode())
        with suppress(OSError):  # so a terminal tells that its program has ended
            while True:
                said += os.read(ours, 1000)
        code = process.wait()
    os.close(ours)
    assert code == 2
    assert "the two phrases differ" in said.decode()
    assert PHRASE not in said.decode()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("right", "wrong"), [("at: [1, 1]", "at: [one, 1]"), ("\ncounts:", "\ncount:")]
)
def test_data_that_the_checks_refuse_make_no_range(tmp_path, right, wrong):
    """What a contributor may write into the data ends in the line that is wrong, and in no range."""
    for name in ("docs", "checklists"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    file = next(one for one in (tmp_path / "docs/data/range").iterdir() if right in one.read_text())
    file.write_text(file.read_text(encoding="utf-8").replace(right, wrong, 1), encoding="utf-8")
    line = [part for pair in GOOD.items() for part in pair]
    out = tmp_path / "range"
    result = CliRunner().invoke(
        cli, ["-C", str(tmp_path), "range", "make", *line, str(out)], input=f"{PHRASE}\n{PHRASE}\n"
    )
    assert result.exit_code == 1
    assert f"docs/data/range/{file.name}" in result.output
    assert not out.exists()
