"""`handbook form`: a second officer types one line and knows what holds, what is open, what is wrong."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path

import fastjsonschema
import pytest
from click.testing import CliRunner

from handbook.cli import cli
from handbook.forms import make
from tests import mini
from tests.conftest import ROOT
from tests.forms.makers import EXAMPLE, saved, written
from tests.test_cli import is_without_traceback, run

FORM = "docs/en/templates/capture-record.md"
SHEET = "docs/en/templates/custody-sheet.md"
ADVICE = "compare it, sign by sign, with the head hash on the signed print"
LIMITS = "A chain finds accidents. It is no proof against somebody who changes a file on purpose"


def typed(*words: str):
    return CliRunner().invoke(cli, ["-C", "book", *words])


@pytest.fixture(scope="session")
def library(tmp_path_factory):
    """Give the small handbook with F-06 and F-07 of the whole one; no test of a good call writes into it."""
    book = tmp_path_factory.mktemp("library") / "book"
    mini.lay(book, code=False)
    for form in (FORM, SHEET):
        shutil.copy2(ROOT / form, book / form)
    return book


@pytest.fixture
def desk(library, tmp_path, monkeypatch):
    """Give a folder beside the project's content, with the record of the case and its files."""
    (tmp_path / "book").symlink_to(library)
    (tmp_path / "exhibits").mkdir()
    rows = []
    for row in EXAMPLE["rows"]:
        data = f"what {row['file-name']} holds".encode()
        (tmp_path / "exhibits" / row["file-name"]).write_bytes(data)
        facts = {"file-bytes": str(len(data)), "file-sha256": hashlib.sha256(data).hexdigest()}
        rows.append({**row, **facts})
    put("record.json", saved("F-06", EXAMPLE["values"], rows))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def put(name: str, whole: object) -> None:
    Path(name).write_bytes(written(whole))


def taken(name: str = "record.json"):
    return json.loads(Path(name).read_text("utf-8"))


@pytest.fixture(autouse=True)
def _here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


@pytest.mark.usefixtures("desk")
def test_a_good_record_is_told_with_its_head_hash():
    result = typed("form", "check", "record.json")
    assert (result.exit_code, result.stderr) == (0, "")
    lines = result.stdout.split("\n")
    assert lines[:6] == [
        "record.json",
        "  form    F-06 Capture record",
        "  saved   2026-03-09T12:00:00Z, edition 2026.11, in “en”",
        "  filled  16 of 52 fields and 5 rows, each of its kind",
        "  chain   fits, over every row and the whole",
        f"  head    {taken()['chain']['head']}",
    ]
    assert ADVICE in result.stdout
    assert "  open    authority-ref, reason, found-via," in result.stdout
    assert "not compared: no F-07 is among the files" in result.stdout
    assert "\nnothing is wrong in 1 file\n" in result.stdout
    assert LIMITS.partition(" on purpose")[0] in " ".join(result.stdout.split())


@pytest.mark.usefixtures("desk")
def test_a_draft_is_named_as_one_with_all_that_is_open_and_counts_as_no_evidence():
    """Its exhibits, hashes and media are held against nothing; the exit code is that of a fault."""
    values = {"case-ref": "another case", "started-utc": "soon"}
    whole = saved("F-06", values, taken()["rows"], version=2, draft=True, line={})
    put("draft.json", whole)
    result = typed("form", "check", "draft.json", "--against", "exhibits")
    assert result.exit_code == 1
    assert "  draft   no evidence: it was compared with nothing" in result.stdout
    assert "draft.json: it is a draft, and no evidence (" in result.stdout
    assert "draft.json: started-utc: “soon” is no time in UTC" in result.stdout
    missing = result.stdout.count("always needed, and without an answer")
    assert missing > 20
    assert f"\n{missing + 2} faults in 1 file\n" in result.stdout
    assert "0 of 0 rows have their file" in result.stdout
    both = json.loads(
        typed("form", "check", "--format", "json", "draft.json", "record.json").stdout
    )
    assert [one["draft"] for one in both["files"]] == [True, False]
    assert both["files"][1]["faults"] == []


@pytest.mark.usefixtures("desk")
def test_a_changed_byte_is_named():
    data = Path("record.json").read_bytes()
    Path("record.json").write_bytes(data.replace(b"Get-FileHash", b"Get-FileHasj", 1))
    result = typed("form", "check", "record.json")
    assert result.exit_code == 1
    assert (
        "record.json: row 1, chain: its hash does not fit: this row, or its place, was"
        in result.stdout
    )
    whole = taken()
    assert f"  in file {whole['chain']['head']} (before the change)\n" in result.stdout
    assert f"  head    {make(whole).head}\n" in result.stdout
    assert "\n1 fault in 1 file\n" in result.stdout


@pytest.mark.usefixtures("desk")
def test_a_damaged_file_is_refused_and_the_others_are_told():
    Path("bad.json").write_bytes(Path("record.json").read_bytes()[:500])
    result = typed("form", "check", "bad.json", "record.json")
    assert result.exit_code == 1
    assert "bad.json\n  refused\nbad.json: it is no JSON from line " in result.stdout
    assert "fits, over every row and the whole" in result.stdout


@pytest.mark.usefixtures("desk")
def test_another_edition_is_accepted_and_told():
    whole = {**taken(), "edition": "2025.02"}
    put("old.json", {**whole, "chain": make(whole).data()})
    result = typed("form", "check", "old.json")
    assert result.exit_code == 0
    assert "by another edition than 2026.11; every field of it is known here" in result.stdout


@pytest.mark.usefixtures("desk")
def test_programs_get_json_and_the_same_exit_code():
    whole = taken()
    whole["values"]["case-ref"] = "U7/CASE/2026/032"
    put("changed.json", whole)
    result = typed("form", "check", "--format", "json", "record.json", "changed.json")
    assert result.exit_code == 1
    told = json.loads(result.stdout)
    good, bad = told["files"]
    assert (good["file"], good["form"], good["chain"], good["rows"]) == (
        "record.json",
        "F-06",
        "whole",
        5,
    )
    assert good["head"] == good["head-in-file"] == taken()["chain"]["head"]
    assert {"row": 0, "field": "reason"} in good["open"]
    assert bad["chain"] == "broken"
    assert {(one["field"], one["doubt"]) for one in bad["faults"]} >= {
        ("chain", False),
        ("case-ref", False),
    }
    assert told["limits"].startswith(LIMITS)
    assert result.stdout.isascii()


HOSTILE = "\x1b[31m\u202eevil\u2066<script>=HYPERLINK(1)"


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize("shape", ["text", "json"])
def test_values_and_names_cannot_speak_to_the_terminal(shape):
    put("a\u202eb.json", saved("F-06", {"started-utc": HOSTILE, f"x{HOSTILE}": "x"}))
    result = typed("form", "check", "--format", shape, "a\u202eb.json")
    assert result.exit_code == 1
    for sign in ("\x1b", "\u202e", "\u2066"):
        assert sign not in result.stdout
    if shape == "text":
        assert (
            "a[U+202E]b.json: started-utc: “[U+001B][31m[U+202E]evil[U+2066]<script>"
            in result.stdout
        )


@pytest.mark.usefixtures("desk")
def test_a_thousand_faults_are_not_a_thousand_lines():
    put("bad.json", saved("F-06", {}, [{"file-bytes": "x"}] * 1000))
    result = typed("form", "check", "bad.json")
    assert result.stdout.count("is no whole number") == 20
    assert "… and 980 more in this file" in result.stdout
    assert "1000 faults in 1 file" in result.stdout


def sheet(exhibits: str, **values):
    return saved("F-06", {**EXAMPLE["values"], **values, "exhibit-no": exhibits}, EXAMPLE["rows"])


@pytest.mark.usefixtures("desk")
def test_records_that_contradict_each_other_are_named():
    put("other.json", sheet("U7/2026/014", **{"case-ref": "U7/CASE/2026/032"}))
    result = typed("form", "check", "record.json", "other.json")
    assert result.exit_code == 1
    assert (
        "other.json: case-ref: “U7/CASE/2026/032” is another case than “U7/CASE/2026/031”"
        in result.stdout
    )
    assert (
        "other.json: row 1, file-sha256: of “U7_2026_014_1_clock-picture.png” it says"
        in result.stdout
    )
    assert "other.json: exhibit-no: “U7/2026/014” is the number of record.json too" in result.stdout


def test_a_custody_sheet_of_an_exhibit_that_is_not_there_is_named(desk, library):
    """The form itself comes from the folder: here one of the fields that this needs."""
    text = (ROOT / FORM).read_text("utf-8")
    text = text.replace("role: capture-record\nown: exhibit-no\n", "role: custody-sheet\n")
    text = text.replace("id: F-06", "id: F-07").replace("`exhibit-no` Exhibit number | text",
                                                      "`exhibit-list` Exhibits on it | long-text")  # fmt: skip
    (desk / "book").unlink()
    shutil.copytree(library, desk / "book")
    (desk / "book" / SHEET).write_text(text, "utf-8")
    values = {"case-ref": "U7/CASE/2026/031", "medium-ref": "U7/M/0031"}
    put("custody.json", saved("F-07", {**values, "exhibit-list": "U7/2026/014 to 015"}))
    result = typed("form", "check", "record.json", "custody.json")
    assert result.exit_code == 1
    assert (
        "custody.json: exhibit-list: exhibit “U7/2026/015” has no F-06 among the files"
        in result.stdout
    )
    assert "not compared" not in result.stdout
    result = typed("form", "check", "--part", "record.json", "custody.json")
    assert result.exit_code == 0
    assert "custody.json: look: exhibit-list: exhibit “U7/2026/015”" in result.stdout
    assert "nothing is wrong in 2 files; 1 thing to look at" in result.stdout


# --against


@pytest.mark.usefixtures("desk")
def test_files_that_are_the_same_are_counted():
    result = typed("form", "check", "record.json", "--against", "exhibits")
    assert result.exit_code == 0
    assert (
        "against “exhibits”: 5 of 5 rows have their file, with the same size and SHA-256"
        in result.stdout
    )


def test_a_file_that_is_another_is_named_with_both_hashes(desk):
    name = "U7_2026_014_2_full-page.png"
    size = (desk / "exhibits" / name).stat().st_size
    (desk / "exhibits" / name).write_bytes(b"x" * size)
    (desk / "exhibits/U7_2026_014_4_source.txt").unlink()
    (desk / "exhibits/more.png").touch()
    (desk / "exhibits/U7_2026_014_5_photo.jpg").write_bytes(b"longer")
    result = typed("form", "check", "record.json", "--against", "exhibits")
    assert result.exit_code == 1
    other = hashlib.sha256(b"x" * size).hexdigest()
    assert f"row 2, file-sha256: “{name}” has the hash {other}; the record says " in result.stdout
    assert "row 4, file-name: “U7_2026_014_4_source.txt” is not in “exhibits”" in result.stdout
    assert (
        "row 5, file-bytes: “U7_2026_014_5_photo.jpg” has 6 bytes; the record says" in result.stdout
    )
    assert "2 of 5 rows have their file" in result.stdout
    assert "named by no row: “more.png”" in result.stdout
    told = json.loads(
        typed("form", "check", "record.json", "--against", "exhibits", "--format", "json").stdout
    )
    assert told["against"] == {
        "folder": "exhibits", "rows": 5, "same": 2, "not-named": ["more.png"], "not-read": []
    }  # fmt: skip


def test_a_link_out_of_the_folder_is_not_followed(desk):
    name = "U7_2026_014_1_clock-picture.png"
    shutil.move(desk / "exhibits" / name, desk / name)
    (desk / "exhibits" / name).symlink_to(desk / name)
    result = typed("form", "check", "record.json", "--against", "exhibits")
    assert result.exit_code == 1
    assert f"row 1, file-name: “{name}” was not read: it is a link" in result.stdout


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize("name", ["../record.json", "/etc/hostname", "..", "a\\b"])
def test_a_name_that_leads_out_of_the_folder_is_not_looked_for(name):
    put(
        "out.json",
        saved("F-06", {}, [{"file-no": "1", "file-name": name, "file-sha256": "a" * 64}]),
    )
    result = typed("form", "check", "out.json", "--against", "exhibits")
    assert result.exit_code == 1
    assert "is no plain name of a file, so it was not looked for" in result.stdout


# calls


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["check"], "Missing argument 'FILE...'"),
        (
            ["check", "absent.json"],
            "there is no file “absent.json” (type its path from where you are)",
        ),
        (["check", "exhibits"], "“exhibits” is a folder (name the files of saved forms in it)"),
        (["check", "record.json", "--against", "absent"], "there is no folder “absent”"),
        (["check", "record.json", "--against", "record.json"], "there is no folder “record.json”"),
        (["check", "record.json", "--format", "xml"], "'xml' is not one of"),
        (["schema"], "Missing argument 'FORM'"),
        (["schema", "F-17"], "F-17 exists on paper only"),
        (["schema", "f-17"], "F-17 exists on paper only"),
        (["schema", "F-6"], "there is no form “F-6” (did you mean F-06?)"),
        (["schema", "f06"], "there is no form “f06” (did you mean F-06?)"),
        (["schema", "F-\x1b"], "there is no form “F-[U+001B]” ("),
        (["schema", "F-00"], "F-00 has no fields"),
    ],
)
def test_a_call_that_makes_no_sense_is_told(words, said):
    result = typed("form", *words)
    assert result.exit_code == 2
    assert said in result.output
    assert "Traceback" not in result.output


@pytest.mark.usefixtures("desk")
def test_a_file_of_the_form_on_paper_is_refused_with_what_to_do():
    put("never.json", saved("F-17", {"a": "never shown"}))
    result = typed("form", "check", "never.json")
    assert result.exit_code == 2
    assert "F-17 exists on paper only: no file of it may exist (stop: " in result.stdout
    assert "never shown" not in result.output


@pytest.mark.usefixtures("desk")
def test_the_schema_takes_the_record_and_the_complete_one_does_not():
    plain = typed("form", "schema", "F-06")
    assert plain.exit_code == 0
    fastjsonschema.compile(json.loads(plain.stdout))(taken())
    whole = fastjsonschema.compile(json.loads(typed("form", "schema", "f-06", "--complete").stdout))
    with pytest.raises(fastjsonschema.JsonSchemaException, match="authority-ref"):
        whole(taken())


@pytest.mark.usefixtures("desk")
def test_a_stream_that_is_full_poor_or_empty_makes_no_traceback():
    for line in (
        "$H check record.json >/dev/full", "$H check /dev/stdin </dev/null",
        "COLUMNS=1 LC_ALL=C PYTHONIOENCODING=ascii $H check record.json",
        "$H check record.json record.json/ $(printf 'a\\377b')",
    ):  # fmt: skip
        assert is_without_traceback(run(line=line.replace("$H", "$H -C book form"))), line
