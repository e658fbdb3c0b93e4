"""What was found once is told again, and nothing else is: a cache can be lost but not lie."""

from __future__ import annotations

import datetime as dt
import os
import shutil

import pytest

from handbook import cache
from handbook.cache import FOLDER, open_cache
from handbook.findings import Finding, Ignored, Severity

IGNORED = Ignored("waits for a drawing", dt.date(2027, 2, 1))
FOUND = (
    Finding("docs/en/a.md", 3, "HB301", "“x.md” does not exist", "write “y.md”"),
    Finding("docs/ur/الف.md", 0, "HB701", "it is overdue\nsince May", "read it", Severity.WARNING),
    Finding("docs/en/b.md", 7, "HB701", "a table", "write", Severity.WARNING, IGNORED),
)


@pytest.fixture
def kept(tmp_path):
    """A project whose cache holds two findings; gives the folder and the key."""
    memory = open_cache(tmp_path)
    key = memory.key("content")
    memory.keep_findings("source", key, FOUND)
    return tmp_path, key


def entry(root):
    (path,) = (root / FOLDER).glob("source-*")
    return path


def test_findings_are_replayed_whole(kept):
    root, key = kept
    found = open_cache(root).findings("source", key)
    assert found == FOUND
    assert found[-1].ignored == IGNORED


def test_no_findings_are_an_answer_too(tmp_path):
    memory = open_cache(tmp_path)
    assert memory.findings("source", memory.key("clean")) is None
    memory.keep_findings("source", memory.key("clean"), ())
    assert memory.findings("source", memory.key("clean")) == ()


def test_a_key_tells_its_parts_apart(tmp_path):
    memory = open_cache(tmp_path)
    keys = {memory.key(*parts) for parts in [("ab", "c"), ("a", "bc"), ("abc",), ("abc", ""), ()]}
    assert len(keys) == 5


def test_another_kind_and_another_key_have_no_answer(kept):
    root, key = kept
    memory = open_cache(root)
    assert memory.findings("output", key) is None
    assert memory.findings("source", memory.key("other content")) is None


def test_another_state_of_our_code_has_other_keys(kept, monkeypatch):
    root, key = kept
    monkeypatch.setattr(cache, "generation", lambda: "another")
    assert open_cache(root).key("content") != key


@pytest.mark.parametrize(
    "damage",
    [
        lambda _: b"",
        lambda data: data[:-5],
        lambda data: data.replace(b"HB301", b"HB302"),
        lambda data: data.replace(b"\n", b"\n\n", 1),
        lambda data: b"\xff\xfe" + data,
        lambda _: b"x" * (9 << 20),
    ],
)
def test_a_damaged_entry_is_thrown_away(kept, damage):
    root, key = kept
    path = entry(root)
    path.write_bytes(damage(path.read_bytes()))
    assert open_cache(root).findings("source", key) is None
    assert not path.exists()


def test_an_entry_under_another_key_is_thrown_away(kept):
    """Its seal holds the key, so that a file which is only renamed answers nothing."""
    root, _ = kept
    memory = open_cache(root)
    other = memory.key("other content")
    entry(root).rename(root / FOLDER / f"source-{other[:32]}")
    assert memory.findings("source", other) is None


def test_a_copied_cache_answers_nothing(kept, tmp_path_factory):
    """As one does that a pull request or an archive brought."""
    root, _ = kept
    there = tmp_path_factory.mktemp("copy")
    shutil.copytree(root / FOLDER, there / FOLDER)
    memory = open_cache(there)
    assert memory.findings("source", memory.key("content")) is None


def test_entries_without_their_mark_are_removed(kept):
    root, _ = kept
    (root / FOLDER / "birth").unlink()
    open_cache(root)
    assert [path.name for path in (root / FOLDER).iterdir()] == ["birth"]


@pytest.mark.parametrize("what", ["file", "link", "folder"])
def test_what_stands_in_the_place_of_the_folder_is_left_alone(tmp_path, what):
    place, elsewhere = tmp_path / FOLDER, tmp_path / "elsewhere"
    place.parent.mkdir()
    elsewhere.mkdir()
    (elsewhere / "evidence.txt").write_text("keep", encoding="utf-8")
    if what == "file":
        place.write_text("keep", encoding="utf-8")
    elif what == "link":
        place.symlink_to(elsewhere)
    else:
        (place / "inner").mkdir(parents=True)
    memory = open_cache(tmp_path)
    key = memory.key("content")
    memory.keep_findings("source", key, FOUND)
    assert memory.findings("source", key) is None
    assert (elsewhere / "evidence.txt").read_text(encoding="utf-8") == "keep"
    assert [path.name for path in elsewhere.iterdir()] == ["evidence.txt"]


def test_an_entry_that_is_a_link_is_not_followed(kept, tmp_path_factory):
    root, key = kept
    there = tmp_path_factory.mktemp("there") / "entry"
    entry(root).rename(there)
    (root / FOLDER / f"source-{key[:32]}").symlink_to(there)
    assert open_cache(root).findings("source", key) is None
    assert there.exists()


def test_what_was_sound_is_known_where_it_was_kept_and_by_the_same_code_alone(
    tmp_path, monkeypatch
):
    memory, there = open_cache(tmp_path), tmp_path / "there"
    assert memory.sound("texts") == frozenset()
    memory.keep_sound("texts", ["a", "b"])
    memory.keep_sound("texts", ["b", "c"])
    assert open_cache(tmp_path).sound("texts") == {"b", "c"}
    assert memory.sound("pages") == frozenset()
    shutil.copytree(tmp_path / FOLDER, there / FOLDER)
    assert open_cache(there).sound("texts") == frozenset()
    monkeypatch.setattr(cache, "generation", lambda: "another")
    assert memory.sound("texts") == frozenset()


def test_what_was_sound_by_older_code_makes_room(tmp_path, monkeypatch):
    monkeypatch.setattr(cache, "_MOST_HELD", 0)
    memory = open_cache(tmp_path)
    memory.keep_sound("texts", ["a"])
    assert memory.sound("texts") == frozenset()


def test_bytes_are_kept_and_given_back_whole(tmp_path):
    memory, data = open_cache(tmp_path), bytes(range(256)) * 9
    key = memory.key("sheet")
    assert memory.data("print", key) is None
    memory.keep_data("print", key, data)
    assert open_cache(tmp_path).data("print", key) == data
    assert memory.data("print", memory.key("other")) is None


def test_what_was_asked_for_long_ago_goes_first_when_there_is_no_room(tmp_path, monkeypatch):
    memory = open_cache(tmp_path)
    keys = [memory.key(str(number)) for number in range(4)]
    for number, key in enumerate(keys):
        memory.keep_data("print", key, b"x" * 1000)
        path = next((tmp_path / FOLDER).glob(f"print-{key[:32]}"))
        os.utime(path, (number, number))
    assert memory.data("print", keys[0])  # asked for now
    monkeypatch.setattr(cache, "_MOST_HELD", 2500)
    memory.forget_old("print")
    held = [memory.data("print", key) is not None for key in keys]
    assert held == [True, False, False, True]


@pytest.mark.parametrize(
    "name",
    [
        "handbook/a.py",
        "handbook/rules/catalog/HB001.md",
        "handbook/rules/schemas/data/a.yaml",
        "theme/blocks/a.j2",
    ],
)
def test_a_change_of_code_catalog_schema_or_template_is_a_new_generation(
    name, tmp_path, monkeypatch
):
    """What was found before it is not replayed: a message or a bound may be another one."""
    monkeypatch.setattr(cache, "__file__", str(tmp_path / "handbook/cache.py"))
    path = tmp_path / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("a: 1\n", encoding="utf-8")
    before = cache.generation.__wrapped__()
    path.write_text("a: 2\n", encoding="utf-8")
    assert cache.generation.__wrapped__() != before
