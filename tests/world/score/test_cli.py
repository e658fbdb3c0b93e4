"""`handbook range score`: a trainer types one line and the phrase, and has words to talk about."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from handbook.cli import cli
from handbook.world.key import sealed
from tests import mini
from tests.conftest import ROOT
from tests.forms.makers import saved, written
from tests.test_cli import is_without_traceback, run
from tests.world.score.makers import LABEL, OTHER, Class, event
from tests.world.score.test_key import PHRASE, SEED, TEXT

FORMS = ("session-log", "capture-record", "custody-sheet", "fee-and-payment-table")
RECORDS = ("log.json", "advert.json", "honest.json", "profile.json", "first.json", "second.json")


@pytest.fixture(scope="session")
def shelf(tmp_path_factory):
    """Give the small handbook with the forms that are scored, and a sealed key beside it."""
    top = tmp_path_factory.mktemp("shelf")
    mini.lay(top / "book", code=False)
    for form in FORMS:
        shutil.copy2(
            ROOT / f"docs/en/templates/{form}.md", top / f"book/docs/en/templates/{form}.md"
        )
    data = sealed(TEXT, PHRASE, seed=SEED, edition="2026.12", label=LABEL)
    (top / "key.json.enc").write_bytes(data)
    return top


@pytest.fixture(autouse=True)
def desk(shelf, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "book").symlink_to(shelf / "book")
    shutil.copy2(shelf / "key.json.enc", tmp_path)
    put(Class())
    return tmp_path


def put(desk: Class) -> None:
    for name, data in desk.data().items():
        Path(name).write_bytes(data)
    Path("files").mkdir(exist_ok=True)
    for name, data in desk.disk.items():
        (Path("files") / name).write_bytes(data)
    Path("witness.jsonl").write_bytes(desk.witness())


def typed(*words: str, phrase: str = PHRASE, records=RECORDS):
    whole = ["-C", "book", "range", "score", *records, "--key", "key.json.enc", *words]
    return CliRunner().invoke(cli, whole, input=f"{phrase}\n")


HELD = ("--exercise", "E1", "--witness", "witness.jsonl", "--files", "files")


def test_a_class_that_did_everything_right_reads_what_it_found():
    result = typed(*HELD)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith(f"Practice range {LABEL}, E1 Read an advert\n")
    for head in ("Hash of your own file", "Clock", "Found"):
        assert f"\n{head}\n" in result.stdout
    for head in ("Repeat the exercise", "Missed", "not scored", "not held"):
        assert head not in result.stdout


def test_a_folder_of_records_is_as_good_as_their_names():
    Path("pair").mkdir()
    for name in RECORDS:
        shutil.move(name, "pair")
    result = typed(*HELD, records=("pair",))
    assert (result.exit_code, result.stderr) == (0, "")
    for head in ("Hash of your own file", "Clock", "Found"):
        assert f"\n{head}\n" in result.stdout


def test_a_foreign_file_in_a_folder_of_records_is_named_and_left_out():
    Path("pair").mkdir()
    for name in RECORDS:
        shutil.move(name, "pair")
    Path("pair/settings.json").write_bytes(b'{"theme": "dark"}')
    result = typed(*HELD, records=("pair",))
    assert (result.exit_code, result.stderr) == (0, "")
    assert "\nFound\n" in result.stdout
    assert "not scored: pair/settings.json: it is no form that the handbook saved" in result.stdout


def test_a_folder_of_foreign_files_alone_and_a_form_that_is_saved_nowhere_stop_the_score():
    Path("pair").mkdir()
    Path("pair/settings.json").write_bytes(b'{"theme": "dark"}')
    result = typed(*HELD, records=("pair",))
    assert (result.exit_code, result.stdout) == (2, "")
    assert "pair/settings.json: it is no form that the handbook saved" in result.stderr
    for name in RECORDS:
        shutil.move(name, "pair")
    Path("pair/material.json").write_bytes(written(saved("F-17")))
    result = typed(*HELD, records=("pair",))
    assert (result.exit_code, result.stdout) == (2, "")
    assert "stop: show it to nobody" in result.stderr


def test_every_witness_file_is_read():
    """A server that was begun again within an exercise has two."""
    joined = event("noticerail.example", "/act/join", "act")
    Path("later.jsonl").write_text(json.dumps(joined) + "\n", encoding="utf-8")
    for order in (("witness.jsonl", "later.jsonl"), ("later.jsonl", "witness.jsonl")):
        asked = [word for file in order for word in ("--witness", file)]
        result = typed("--exercise", "E1", "--files", "files", *asked)
        assert (result.exit_code, result.stderr) == (0, "")
        assert "Repeat the exercise, today, with a coach" in result.stdout
        assert "and no line has it" not in result.stdout
    assert typed(*HELD, "--witness", "witness.jsonl").stdout == typed(*HELD).stdout


def test_no_advice_names_an_option_that_the_command_lacks():
    result = typed(records=[name for name in RECORDS if name != "advert.json"])
    said = " ".join(result.stdout.split())
    assert "(give its file as well)" in said
    assert "--part" not in said


def test_a_folder_without_a_saved_form_is_told():
    Path("pair/deeper").mkdir(parents=True)
    result = typed(*HELD, records=("pair",))
    assert result.exit_code == 2
    assert "no saved form is in pair (name the folder that holds the .json files)" in result.stderr
    assert result.stdout == ""


def test_what_is_held_against_nothing_is_said():
    result = typed()
    assert result.exit_code == 0
    assert "not held: no witness log" in result.stdout
    assert "not held: no folder of files" in result.stdout


def test_a_form_that_no_key_answers_is_named_as_not_scored():
    Path("fees.json").write_bytes(written(saved("F-10")))
    result = typed(*HELD, records=(*RECORDS, "fees.json"))
    assert result.stderr == ""
    assert (
        "not scored: fees.json: F-10 is not held against a key: a person reads it" in result.stdout
    )


def test_a_draft_is_named_as_one():
    draft = saved("F-06", {"exhibit-no": "U8/2026/109"}, version=2, draft=True, line={})
    Path("draft.json").write_bytes(written(draft))
    result = typed(*HELD, records=(*RECORDS, "draft.json"))
    assert "draft.json: it is a draft, and no evidence" in result.stdout
    assert "not scored: draft.json: it is a draft" in " ".join(result.stdout.split())


@pytest.mark.parametrize(
    ("file", "data", "says"),
    [
        ("log.json", b"", "log.json: it is empty"),
        ("log.json", b"\xff\xfe", "log.json: it begins with a byte order mark"),
        ("log.json", b"%PDF-1.7", "log.json: it is no JSON"),
        ("log.json", b'{"format": "handbook-range-key"}', "log.json: it is no form that the handbook saved"),
        ("key.json.enc", b"", "key.json.enc: it is no sealed key of a practice range"),
        ("key.json.enc", b"{}\n", "key.json.enc: it is no sealed key"),
        ("witness.jsonl", b"hello\n", "witness.jsonl: line 1 is no line of a witness log"),
        (
            "witness.jsonl", json.dumps(event("a.example", "/", world=OTHER)).encode() + b"\n",
            f"witness.jsonl: it is of the world {OTHER}",
        ),
    ],
)  # fmt: skip
def test_unreadable_and_foreign_input_is_one_sentence(file, data, says):
    Path(file).write_bytes(data)
    result = typed(*HELD)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == f"Error: {result.stderr.strip().removeprefix('Error: ')}\n"
    assert f"Error: {says}" in result.stderr
    assert result.stderr.endswith(")\n")


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--exercise", "E9"), "this world has no exercise “E9” (take one of E1)"),
        (("--witness", "none.jsonl"), "there is no file “none.jsonl”"),
        (("--files", "none"), "there is no folder “none”"),
        (("--key", "none.enc"), "there is no file “none.enc”"),
    ],
)
def test_what_is_not_there_is_one_sentence(words, says):
    result = typed(*words)
    assert (result.exit_code, result.stdout) == (2, "")
    assert says in result.stderr


def test_a_wrong_phrase_is_one_sentence_and_is_not_repeated():
    result = typed(*HELD, phrase="never say this aloud please")
    assert (result.exit_code, result.stdout) == (2, "")
    assert (
        "key.json.enc: the phrase is not that of this key, or a byte of the file was changed"
        in result.stderr
    )
    assert "aloud" not in result.output


def test_a_whole_process_without_a_phrase_shows_no_trace():
    result = run("-C", "book", "range", "score", "log.json", "--key", "key.json.enc")
    assert result.returncode == 2
    assert is_without_traceback(result)
    assert b"no phrase was given" in result.stderr
