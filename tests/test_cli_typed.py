"""What somebody types wrongly is answered with what is wrong and what to type instead."""

from __future__ import annotations

import pytest

from tests.conftest import ROOT
from tests.test_cli import run, typed

PAGE = "docs/en/evidence/capture-step-by-step.md"
LIST = "checklists/en/capture-one-item.md"
URDU = "checklists/ur/capture-one-item.md"
NEW = ("new", "page", "--title", "Test one", "--able", "You can test.", "--minutes", "5",
       "--level", "L0", "--activity", "none", "--tier", "slow", "--owner", "evidence editor")  # fmt: skip


@pytest.mark.usefixtures("book")
def test_a_file_that_is_not_there_is_answered_with_the_one_of_that_name():
    for command in ("check", "words", "digest"):
        for name in (
            "capture-step-by-step.md", "docs/en/capture-step-by-step.md",
            "docs/en/evidence/capture-step-by-stp.md", "capture step by step.md",
        ):  # fmt: skip
            result = typed(command, name)
            assert result.exit_code == 2
            said = f"there is no file “{name}” in the project (did you mean {PAGE}?)"
            assert said in result.output


@pytest.mark.usefixtures("book")
def test_a_file_like_no_other_is_answered_with_how_a_path_is_typed():
    for name in ("nosuch.md", "/", "..", "/etc/passwd", "E-03"):
        result = typed("check", name)
        assert result.exit_code == 2
        assert "in the project (type its path from where you are)" in result.output


def test_the_file_that_is_meant_is_named_from_where_one_stands(book, monkeypatch):
    monkeypatch.chdir(book.root / "docs/en/start")
    result = typed("-C", "../../..", "check", "capture-step-by-step.md")
    assert "(did you mean ../evidence/capture-step-by-step.md?)" in result.output


@pytest.mark.usefixtures("book")
def test_the_digest_of_a_translation_is_refused_since_nobody_may_record_it():
    result = typed("digest", URDU)
    assert result.exit_code == 2
    assert f"“{URDU}” is a translation" in result.output
    assert f"(type its English file: `handbook digest {LIST}`)" in result.output
    assert typed("digest", LIST).exit_code == 0


def test_a_page_that_cannot_be_read_is_no_other_thing(book):
    book.path(PAGE).write_bytes(b"\xff" + book.path(PAGE).read_bytes())
    result = typed("digest", PAGE)
    assert result.exit_code == 2
    assert f"“{PAGE}” cannot be read as a page or list (type `handbook check {PAGE}`)" in (
        result.output
    )
    for name in ("docs", "docs/data/codes.yaml", "mkdocs.yml"):
        assert "is no page or list (name one below docs/en/" in typed("digest", name).output


@pytest.mark.usefixtures("book")
@pytest.mark.parametrize("name", ["checklists", URDU, "docs/data", "mkdocs.yml"])
def test_no_measure_is_told_from_a_page_that_is_measured(name):
    result = typed("words", name)
    assert result.exit_code == 2
    assert "no English page can be measured there (name one below docs/en/" in result.output
    assert "0 words" not in result.output


@pytest.mark.usefixtures("book")
def test_one_page_is_no_pages():
    assert " words on 1 page; " in typed("words", PAGE).stdout
    assert " pages; " in typed("words").stdout


@pytest.mark.usefixtures("book")
@pytest.mark.parametrize(
    ("words", "answer"),
    [
        (("new", "page", "Test one"),
         "Error: Got unexpected extra argument (Test one) (type `"),
        (("digest", "a", "b"), "Error: Got unexpected extra argument (b) (type `"),
        (("check", "--today", "2026-13-40"),
         "'2026-13-40' does not match the format 'YYYY-MM-DD' (type `"),
        ((*NEW, "--code", "E", "--minutes", "five"), "'five' is not a whole number (type `"),
        (("rules", "HB9999"), "there is no rule “HB9999” ("),
        (("check", "--format", "xml"), "(type `"),
        (("chek",), "No such command 'chek'"),
        (("--nope",), "No such option '--nope'"),
        (("check", "--formt", "json"), "No such option '--formt'"),
        (("new", "rule"), "Missing argument 'CODE' (type `"),
        (("-C", "nowhere", "check"), "there is no mkdocs.yml in “nowhere” ("),
    ],
)  # fmt: skip
def test_every_wrong_call_says_what_to_type(words, answer, command):
    done = command(*words)
    assert done.code == 2
    text = done.said
    assert answer in text
    assert text.startswith("Error: ")
    assert text.count("\n") == 1
    assert text.endswith(")\n")
    assert "%" not in text


@pytest.mark.usefixtures("book")
def test_where_nobody_can_answer_the_options_are_named():
    for what in ("page", "checklist"):
        done = run("new", what)
        assert done.returncode == 2
        assert done.stderr.decode().strip() == (
            "Error: nobody can answer here (type the answers as options; --help names them)\n"
            "stopped; nothing was changed"
        )


def test_a_code_is_understood_however_it_is_written(book):
    for code in ("E 77", "e77", "e-77", " E-77 "):
        result = typed(*NEW, "--code", code)
        assert result.exit_code == 2
        assert "“E-77” is not in docs/data/codes.yaml (type E for the next" in result.output
        assert not (book.root / "docs/en/evidence/test-one.md").exists()


def test_a_page_that_was_begun_is_not_begun_again(book):
    assert typed(*NEW, "--code", "E").exit_code == 0
    text = book.text("docs/en/evidence/test-one.md")
    result = typed(*NEW, "--code", "E")
    assert result.exit_code == 2
    assert "gives evidence/test-one.md to E-" in result.output
    assert "(mend that page, or choose another title)" in result.output
    assert book.text("docs/en/evidence/test-one.md") == text


def test_a_register_that_cannot_be_read_is_not_taken_for_an_empty_one(book):
    book.path("docs/data/codes.yaml").write_bytes(b"\xff")
    result = typed(*NEW, "--code", "E")
    assert result.exit_code == 2
    assert "docs/data/codes.yaml names no section (type `handbook check docs/data/codes.yaml`)" in (
        result.output
    )


@pytest.mark.parametrize("asked", [" HB344", "hb344 ", "report-unsaid "])
def test_blanks_around_the_name_of_a_rule_are_not_meant(asked, monkeypatch):
    monkeypatch.chdir(ROOT)
    result = typed("rules", asked)
    assert result.exit_code == 0
    assert "report-unsaid" in result.stdout
