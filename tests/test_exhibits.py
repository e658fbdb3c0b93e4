"""Exhibit files are read where they lie: nothing is written, no link followed, nothing waits."""

from __future__ import annotations

import hashlib
import os

import pytest

from handbook.exhibits import read_folder, read_form
from handbook.findings import EnvironmentProblem
from handbook.forms import MOST


@pytest.fixture
def folder(tmp_path):
    place = tmp_path / "exhibits"
    (place / "second").mkdir(parents=True)
    (place / "a.png").write_bytes(b"picture")
    (place / "second/a.png").write_bytes(b"other")
    (place / "b.txt").write_bytes(b"")
    (place / "list.txt").write_bytes(b"list\n")
    return place


def sha(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def test_every_file_of_a_name_is_hashed_wherever_it_stands(folder):
    found = read_folder(folder, {"a.png", "b.txt", "absent"})
    assert [(one.path, one.size, one.sha256) for one in found.files["a.png"]] == [
        ("a.png", 7, sha(b"picture")),
        ("second/a.png", 5, sha(b"other")),
    ]
    assert [(one.size, one.sha256) for one in found.files["b.txt"]] == [(0, sha(b""))]
    assert "absent" not in found.files
    assert (found.name, found.others, found.hashes, found.unread) == (
        "exhibits",
        ("list.txt",),
        frozenset(),
        (),
    )


def test_a_hash_list_is_looked_for_only_when_a_sheet_names_one(folder):
    assert read_folder(folder, {"a.png", "b.txt"}, lists=True).hashes == {sha(b"list\n")}


def test_no_link_is_followed(folder, tmp_path):
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret/c.png").write_bytes(b"secret")
    (folder / "c.png").symlink_to(tmp_path / "secret/c.png")
    (folder / "out").symlink_to(tmp_path / "secret")
    found = read_folder(folder, {"c.png"}, lists=True)
    ((only),) = found.files["c.png"]
    assert (only.path, only.sha256, only.trouble) == ("c.png", "", "it is a link")
    assert sha(b"secret") not in found.hashes
    assert found.others == ("a.png", "b.txt", "list.txt", "out", "second/a.png")


def test_a_pipe_is_not_waited_for(folder):
    os.mkfifo(folder / "d.png")
    (only,) = read_folder(folder, {"d.png"}).files["d.png"]
    assert only.trouble == "it is no regular file"
    with pytest.raises(EnvironmentProblem, match="is no file"):
        read_form(folder / "d.png")


def test_nothing_is_written(folder, snapshot):
    before = snapshot(folder), [path.stat().st_mtime_ns for path in sorted(folder.rglob("*"))]
    read_folder(folder, {"a.png"}, lists=True)
    read_form(folder / "a.png")
    assert before == (
        snapshot(folder),
        [path.stat().st_mtime_ns for path in sorted(folder.rglob("*"))],
    )


def test_a_name_is_found_however_its_accents_are_composed(folder):
    (folder / "re\u0301.png").write_bytes(b"x")
    assert read_folder(folder, {"r\u00e9.png"}).files["r\u00e9.png"][0].size == 1


def test_what_was_hashed_is_told_on_the_way(folder):
    (folder / "large").write_bytes(b"x" * (5 << 19))
    told = []
    read_folder(folder, {"large", "a.png"}, tell=lambda done, whole: told.append((done, whole)))
    whole = (5 << 19) + 12
    assert told[-1] == (whole, whole)
    assert [done for done, _ in told] == sorted(done for done, _ in told)
    assert len(told) >= 4


def test_of_a_file_that_is_too_large_only_enough_is_read(folder):
    with (folder / "huge.json").open("wb") as stream:
        stream.truncate(50 << 30)
    assert len(read_form(folder / "huge.json")) == MOST + 1


@pytest.mark.parametrize(
    ("name", "said"),
    [("absent.json", "there is no file"), ("second", "is a folder"), ("a.png/x", "there is no file"),
     ("x" * 300, "was not read"), ("a\0b", "was not read")],
)  # fmt: skip
def test_what_cannot_be_read_is_told(folder, name, said):
    with pytest.raises(EnvironmentProblem, match=said):
        read_form(folder / name)


def test_a_folder_that_is_none_is_told(folder):
    for name in ("absent", "a.png"):
        with pytest.raises(EnvironmentProblem, match="there is no folder"):
            read_folder(folder / name, set())
