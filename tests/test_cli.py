"""What a contributor types is understood from where she stands, or told; never a traceback."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

import handbook
from handbook.catalog import RETIRED
from handbook.cli import cli
from handbook.cli.lookups import FAMILIES
from handbook.console import Lines, look
from handbook.rules import ALL as RULES
from tests import mini
from tests.conftest import Project

LIST = "checklists/en/capture-one-item.md"
PAGE = "docs/en/evidence/capture-step-by-step.md"


def typed(*words: str, given: bytes | None = None):
    return CliRunner().invoke(cli, list(words), input=given)


@pytest.fixture
def broken(book):
    """Give a small handbook with one fault."""
    book.change(LIST, "`CL-03.3` ", "")
    return book


@pytest.fixture(scope="session")
def _faulty(tmp_path_factory):
    own = Project(tmp_path_factory.mktemp("seen") / "book")
    mini.lay(own.root, code=False)
    own.change(LIST, "`CL-03.3` ", "")
    return own


@pytest.fixture
def seen(_faulty, monkeypatch):
    """Give the same to tests that only read; it is judged once for all of them."""
    monkeypatch.chdir(_faulty.root)
    return _faulty


# check


@pytest.mark.usefixtures("seen")
@pytest.mark.parametrize(
    "name", [LIST, f"./{LIST}", f"checklists/../{LIST}", "checklists", "checklists/en/", ".", ""]
)
def test_what_is_checked_is_understood_however_it_is_named(name):
    result = typed("check", name)
    assert result.exit_code == 1
    assert f"{LIST}:" in result.stdout
    assert "HB101" in result.stdout
    assert result.stderr == ""


def test_a_name_is_read_from_where_one_stands(seen, monkeypatch):
    monkeypatch.chdir(seen.root / "checklists/en")
    result = typed("-C", "../..", "check", "capture-one-item.md")
    assert result.exit_code == 1
    assert "HB101" in result.stdout


@pytest.mark.parametrize("name", [PAGE, "docs", "mkdocs.yml", "checklists/ur"])
def test_only_what_is_named_is_shown(book, name):
    book.change(LIST, "- [ ] `CL-03.3` ", "- [ ] Look once more.\n- [ ] `CL-03.3` ")
    assert "HB101" in typed("check", LIST).output
    result = typed("check", name)
    assert "HB101" not in result.output
    assert result.exit_code == 0
    assert result.stdout.endswith(("nothing to mend\n", "nothing that stops a build\n"))


def test_a_list_that_no_translation_may_lag_behind_says_so_by_its_own_name(book):
    """A translation that may wait is left to those who read it."""
    book.change(LIST, "date and time.**", "day and time.**")
    own = typed("check", LIST)
    assert (own.exit_code, "HB409" in own.output) == (0, False)
    book.change(LIST, "id: CL-03\n", "id: CL-03\ntogether: it is read in danger\n")
    own = typed("check", LIST)
    assert own.exit_code == 1
    assert "checklists/ur/capture-one-item.md:" in own.output
    assert "HB409" in own.output


@pytest.mark.usefixtures("book")
@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("docs/en/start/frist-hour.md", "there is no file “docs/en/start/frist-hour.md” in the"),
        ("/", "there is no file “/” in the project"),
        ("..", "there is no file “..” in the project"),
        ("a" * 5000, "there is no file “aaa"),
        ("docs/\x1b[31m.md", "there is no file “docs/[U+001B][31m.md” in the"),
        ("docs/\udce9.md", "there is no file “docs/[U+DCE9].md” in the"),
        (
            "README.md",
            "the check does not read “README.md” (name something in docs/ or checklists/",
        ),
    ],
)
def test_what_cannot_be_checked_is_told_and_not_praised(name, said):
    Path("README.md").touch()
    result = typed("check", name)
    assert result.exit_code == 2
    assert said in result.output
    assert "nothing to mend" not in result.output


def test_a_link_is_checked_where_it_stands(book):
    (book.root / "docs/en/evidence/link.md").symlink_to(book.root / "mkdocs.yml")
    result = typed("check", "docs/en/evidence/link.md")
    assert "docs/en/evidence/link.md: HB007" in result.stdout
    assert result.exit_code == 1


@pytest.mark.usefixtures("seen")
def test_the_line_is_shown_with_a_finding():
    result = typed("check", LIST)
    number = result.stdout.partition(f"{LIST}:")[2].partition(":")[0]
    assert f"{number:>5} │ - [ ] " in result.stdout
    assert "^" in result.stdout
    assert "\x1b" not in result.stdout


@pytest.mark.usefixtures("seen")
def test_programs_get_json_and_the_same_exit_code():
    result = typed("check", "--format", "json")
    assert result.exit_code == 1
    (found,) = (one for one in json.loads(result.stdout)["findings"] if one["code"] == "HB101")
    assert (found["path"], found["rule"]) == (LIST, "item-id")
    assert found["page"] == "hooks/handbook/rules/catalog/HB101.md"
    assert result.stderr == ""


@pytest.mark.usefixtures("seen")
def test_pull_requests_get_annotations():
    result = typed("check", "--format", "github", LIST)
    assert result.exit_code == 1
    assert f"::error file={LIST},line=" in result.stdout


@pytest.mark.usefixtures("book")
@pytest.mark.parametrize("form", ["json", "github"])
def test_what_is_good_is_told_to_programs_too(form):
    result = typed("check", "--format", form, PAGE)
    assert result.exit_code == 0
    assert "nothing to mend" in result.stdout or form == "github"


def test_a_text_that_is_not_saved_is_judged_in_place_of_the_file(seen):
    saved = seen.path(LIST).read_bytes()
    good = saved.replace(b"- [ ] **Write", b"- [ ] `CL-03.3` **Write")
    assert typed("check", "--stdin", LIST, given=saved).exit_code == 1
    result = typed("check", "--stdin", LIST, given=b"\xff" + good)
    assert f"{LIST}:1: HB001" in result.stdout
    assert "    1 │ \ufffd---" in result.stdout
    result = typed("check", "--stdin", PAGE, given=b"# x\n")
    assert f"{PAGE}:1: HB020" in result.stdout
    assert "    1 │ # x" in result.stdout
    assert LIST not in result.stdout
    assert seen.path(LIST).read_bytes() == saved


def test_a_text_that_mends_the_file_is_praised(seen):
    text = seen.text(LIST)
    whole = seen.text(LIST).split("\n")
    at = next(n for n, line in enumerate(whole) if line.startswith("- [ ] ") and "`" not in line)
    whole[at] = whole[at].replace("- [ ] ", "- [ ] `CL-03.3` ")
    assert typed("check", LIST).exit_code == 1
    assert typed("check", "--stdin", LIST, given="\n".join(whole).encode()).exit_code == 0
    assert seen.text(LIST) == text


@pytest.mark.usefixtures("book")
def test_a_new_file_and_the_configuration_can_be_judged_before_they_are_saved():
    result = typed("check", "--stdin", "docs/en/new/page.md", given=b"# x\n")
    assert "docs/en/new/page.md:1: HB020" in result.stdout
    assert typed("check", "--stdin", "mkdocs.yml", given=b"a: [\n").exit_code in (0, 1)
    for folder in ("docs", ".", "checklists", "docs/en"):
        result = typed("check", "--stdin", folder, given=b"")
        assert result.exit_code == 2
        assert "is a folder" in result.output


@pytest.mark.usefixtures("book")
@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--fix", "--stdin", PAGE], "--fix goes with neither --stdin nor --format"),
        (["--fix", "--format", "json"], "--fix goes with neither --stdin nor --format"),
        (["--yes"], "--yes goes with --fix only"),
        (["--today", "2026-13-01"], "'2026-13-01' does not match"),
        (["--format", "xml"], "'xml' is not one of"),
        (["--stdin", "README.md"], "the check does not read"),
    ],
)
def test_a_call_that_makes_no_sense_is_told(words, said):
    result = typed("check", *words)
    assert result.exit_code == 2
    assert said in result.output.replace("there is no file", "the check does not read")


IGNORED = """\
ignore:
  - rule: HB101
    kind: item-without-id
    path: {path}
    until: 2027-02-28
    reason: The list is being renumbered.
"""


def test_what_is_ignored_is_shown_in_every_report_and_stops_nothing(broken):
    broken.write("docs/data/ignore.yaml", IGNORED.format(path=LIST))
    result = typed("check", LIST)
    assert result.exit_code == 0
    assert result.stdout.endswith("\nnothing to mend\n")
    assert "ignored until 2027-02-28: The list is being renumbered." in result.stdout
    (one,) = json.loads(typed("check", "--format", "json", LIST).stdout)["ignored"]
    assert one["reason"] == "The list is being renumbered."
    assert f"::notice file={LIST}," in typed("check", "--format", "github", LIST).stdout


def test_what_is_ignored_stops_a_release_and_every_build_after_its_day(broken):
    broken.write("docs/data/ignore.yaml", IGNORED.format(path=LIST))
    words = ["check", "docs/data/ignore.yaml", "--today"]
    for day, release, code in (
        ("2027-02-28", False, 0), ("2027-02-28", True, 1), ("2027-03-01", False, 1),
    ):  # fmt: skip
        result = typed(*words, day, *(["--release"] if release else []))
        assert result.exit_code == code
        assert ("HB080" in result.stdout) == bool(code)


# check --fix


@pytest.fixture
def untidy(book):
    path = book.path(PAGE)
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n") + b"\r\n")
    return book


def test_a_mend_is_shown_and_not_written_where_nobody_can_agree(untidy):
    before = untidy.path(PAGE).read_bytes()
    result = typed("check", "--fix")
    assert result.exit_code == 1
    assert f"{PAGE}: the byte order mark goes, CR LF becomes LF (" in result.stdout
    assert "nothing was written: add --yes to mend 1 file" in result.stderr
    assert untidy.path(PAGE).read_bytes() == before


def test_a_mend_is_written_when_it_is_agreed_to_beforehand(untidy):
    assert "HB001" in typed("check", PAGE).stdout
    result = typed("check", "--fix", "--yes", PAGE)
    assert result.exit_code == 0
    assert "mended 1 file\n" in result.stdout
    data = untidy.path(PAGE).read_bytes()
    assert b"\r" not in data
    assert data.startswith(b"---\n")
    again = typed("check", "--fix", "--yes", PAGE)
    assert again.exit_code == 0
    assert again.stdout.startswith("no line end or blank to mend\n")


def test_only_what_is_named_is_mended(untidy):
    before = untidy.path(PAGE).read_bytes()
    assert "no line end or blank to mend" in typed("check", "--fix", "--yes", "checklists").stdout
    assert untidy.path(PAGE).read_bytes() == before


@pytest.mark.parametrize(
    ("answer", "code", "written"), [("y", 0, True), ("n", 1, False), ("", 1, False)]
)
def test_at_a_terminal_one_is_asked(untidy, monkeypatch, answer, code, written):
    before = untidy.path(PAGE).read_bytes()
    asked: list[str] = []

    def confirm(text: str, **_: object) -> bool:
        asked.append(text)
        return bool(answer == "y")

    monkeypatch.setattr(click, "confirm", confirm)
    monkeypatch.setattr("click.testing._NamedTextIOWrapper.isatty", lambda _: True, raising=False)
    result = typed("check", "--fix", PAGE)
    assert asked == ["Mend 1 file?"]
    assert result.exit_code == code
    assert (untidy.path(PAGE).read_bytes() != before) == written
    assert ("nothing was written" in result.output) != written


# rules, new, digest


@pytest.mark.usefixtures("book")
def test_rules_are_listed_by_family():
    text = typed("rules").stdout
    for one in RULES:
        assert f"  {one.code}  {one.name}" in text
        assert one.code[:3] in FAMILIES
    assert "\nHB1xx checklists\n  HB101  item-id\n" in text


@pytest.mark.usefixtures("book")
@pytest.mark.parametrize("asked", ["HB301", "hb301", "link-missing", "Link-Missing"])
def test_a_rule_is_read_in_the_terminal(asked):
    result = typed("rules", asked)
    assert result.exit_code == 0
    assert result.stdout.startswith(
        "# HB301 link-target\n\nEvery link, list and picture that a text names is there, is published,"
    )
    assert "\n## Why it matters\n" in result.stdout
    assert "{ #" not in result.stdout


def test_scripts_are_shown_until_somebody_has_read_them(project, monkeypatch):
    monkeypatch.chdir(project.root)
    result = typed("review-scripts")
    assert (result.exit_code, "every script was read as it is" in result.stdout) == (0, True)
    script = "hooks/theme/js/due.js"
    project.write(script, project.text(script) + "\n// \x1b[31m\n")
    result = typed("review-scripts", "--before", "site" if project.site.exists() else "hooks")
    assert result.exit_code == 1
    assert "js/due.js\n  changed since the " in result.stdout
    assert "\x1b" not in result.stdout
    words = ["review-scripts", "--accept", "js/due.js", "--by", "second reader"]
    assert "--accept needs the day" in typed(*words).output
    assert typed(*words, "--day", "2026-11-26").exit_code == 0
    assert 'by: "second reader"' in project.text("hooks/theme/reviewed.yaml")
    assert typed("review-scripts").exit_code == 0
    assert "there is no script “x”" in typed(*words, "--accept", "x", "--day", "2026-11-26").output
    assert "go with --accept" in typed("review-scripts", "--by", "me").output


@pytest.mark.usefixtures("book")
@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("link-mising", "there is no rule “link-mising” (did you mean HB301 link-missing?)"),
        ("hb3012", "there is no rule “hb3012” (did you mean HB3"),
        ("zzzzzz", "there is no rule “zzzzzz” (type `handbook rules` for the list)"),
        ("\udcff", "there is no rule “[U+DCFF]” (type"),
    ],
)
def test_a_mistyped_rule_is_told_with_the_nearest(asked, said):
    result = typed("rules", asked)
    assert result.exit_code == 2
    assert said in result.output


@pytest.mark.usefixtures("book")
def test_a_retired_rule_is_told(monkeypatch):
    monkeypatch.setattr("handbook.cli.lookups.RETIRED", RETIRED | {"HB999"})
    assert "“hb999” is retired" in typed("rules", "hb999").output


def test_a_new_rule_is_begun_once(book):
    book.write("tests/rules/_base/docs/en/evidence/capture.md", "# Capture\n")
    book.write("hooks/handbook/rules/links.py", '"""Links."""\n')
    words = ["new", "rule", "HB399", "link-blue-sky", "--family", "links"]
    result = typed(*words)
    assert result.exit_code == 0
    assert "made tests/rules/HB399/expected.txt\n" in result.stdout
    assert "made hooks/handbook/rules/catalog/HB399.md\n" in result.stdout
    again = typed(*words)
    assert again.exit_code == 2
    assert "tests/rules/HB399 exists already" in again.output


def test_the_digest_is_what_the_translations_hold(book):
    result = typed("digest", "docs/en/evidence/hashing.md")
    held = book.text("docs/ur/evidence/hashing.md")
    assert f"of: {result.output.strip()}" in held.replace('"', "").replace("'", "")
    assert typed("digest", "docs").exit_code == 2


@pytest.mark.usefixtures("book")
def test_words_are_told_page_by_page_with_their_sum():
    result = typed("words", PAGE, "docs/en/start")
    lines = result.output.splitlines()
    assert lines[0].split()[:4] == ["page", "words", "longest", "ease"]
    (row,) = [line.split() for line in lines if line.startswith("E-03 ")]
    assert row[1] == PAGE.removeprefix("docs/en/")
    rows = [line.split() for line in lines[1:-2]]
    assert lines[-1].startswith(f"{sum(int(row[2]) for row in rows)} words on {len(rows)} pages; ")
    assert typed("words", "nowhere").exit_code == 2


@pytest.mark.usefixtures("book")
def test_what_is_known_of_platforms_is_counted_with_what_nobody_read():
    lines = typed("platforms").output.splitlines()
    assert lines[0].split() == ["platform", "S", "S2", "other", "not", "checked"]
    rows = [[int(cell) for cell in line.split()[-4:]] for line in lines[1:]]
    assert [sum(column) for column in zip(*rows[:-1], strict=True)] == rows[-1]
    assert len({sum(row) for row in rows[:-1]}) == 1


# The command as a process


def run(*words: str, line: str = "", **environment: str):
    """Run the command as a person does, or a shell's line in which `$H` is the command."""
    base = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(sys.path),
        "PYTHONUNBUFFERED": "",  # set, it hides what is left to be written at the end
        "H": f"{sys.executable} -m handbook",
    }
    command = ["sh", "-c", line] if line else [sys.executable, "-m", "handbook", *words]
    return subprocess.run(
        command, check=False, stdin=subprocess.DEVNULL, env={**base, **environment},
        capture_output=True, timeout=60,
    )  # fmt: skip


def test_without_its_packages_it_says_what_to_type():
    hooks = str(Path(handbook.__file__).parents[1])
    done = subprocess.run(
        [sys.executable, "-S", "-m", "handbook", "check"], check=False, capture_output=True,
        env={**os.environ, "PYTHONPATH": hooks}, timeout=60,
    )  # fmt: skip
    assert done.returncode == 2
    text = done.stderr.decode()
    assert text.startswith("Error: the Python package “")
    assert "type `make`" in text
    assert text.count("\n") == 1


@pytest.mark.usefixtures("book")
def test_without_a_command_the_commands_are_named():
    done = run()
    assert done.returncode == 2
    for name in ("build", "check", "digest", "form", "new", "review-scripts", "rules", "serve"):
        assert f"\n  {name} " in done.stderr.decode()
    assert typed("--help").exit_code == 0


def is_without_traceback(done) -> bool:
    said = done.stderr.decode("utf-8", "replace")
    return "Traceback" not in said and "Exception ignored" not in said


@pytest.mark.usefixtures("seen")
def test_a_stream_that_is_closed_full_or_poor_makes_no_traceback():
    for line in (
        "$H check --format json >&-", "$H check --stdin mkdocs.yml <&-",
        "PYTHONUNBUFFERED=1 $H rules >/dev/full", "LC_ALL=C PYTHONUTF8=0 $H check --format github",
        "TERM=dumb NO_COLOR=1 PYTHONIOENCODING=latin-1 $H check",
        "COLUMNS=1 PYTHONIOENCODING=ascii $H rules HB301",
    ):  # fmt: skip
        assert is_without_traceback(run(line=line)), line


@pytest.mark.usefixtures("seen")
def test_exit_codes_are_told_apart_where_the_reader_has_gone():
    assert run(line="$H check >&- 2>&-").returncode == 1
    assert run(line="$H rules HB301 >/dev/full 2>/dev/full").returncode == 2
    full = run(line="$H rules >/dev/full")
    assert full.returncode == 2
    assert full.stderr.count(b"\n") == 1
    gone = run(line="exec 3>&1; { $H rules; echo $? >&3; } | true")
    assert gone.stdout.strip() in (b"0", b"2")
    assert is_without_traceback(gone)


def test_serve_is_refused_before_mkdocs_reads_anything(broken):
    tag = "\nvalidation: !!python/object/apply:os.abort []\n"
    broken.write("mkdocs.yml", broken.text("mkdocs.yml") + tag)
    done = run("serve")
    assert done.returncode == 1
    text = done.stderr.decode()
    assert "HB101" in text
    assert text.endswith("nothing is shown: mend what is said above\n")
    assert "Traceback" not in text
    assert "mkdocs.yml:" in text


def test_a_place_where_nothing_can_be_shown_is_told(project, monkeypatch):
    monkeypatch.chdir(project.root)
    done = run("serve", "-a", "127.0.0.1:70000")
    assert done.returncode == 2
    assert "(name another, such as `-a 127.0.0.1:8001`)" in done.stderr.decode()


def test_a_fault_of_the_disk_is_told(book, monkeypatch, command):
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("handbook.fix.write", full)
    path = book.path(PAGE)
    path.write_bytes(path.read_bytes() + b"\n")
    done = command("check", "--fix", "--yes")
    assert done.code == 2
    assert "is full" in done.said


def test_a_stop_from_the_keyboard_is_told(book, monkeypatch, command):
    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("handbook.cli.check.judge", stop)
    done = command("check")
    assert done.code == 2
    assert done.said.endswith("stopped; nothing was changed\n")
    assert book.root.is_dir()


# What a terminal is


class Terminal:
    def __init__(self, *, real: bool = True) -> None:
        self.real = real

    def isatty(self) -> bool:
        return self.real

    def fileno(self) -> int:
        raise OSError


@pytest.mark.parametrize(
    ("real", "environment", "colour"),
    [(True, {}, True), (False, {}, False), (True, {"NO_COLOR": "1"}, False),
     (True, {"NO_COLOR": ""}, True), (True, {"TERM": "dumb"}, False)],
)  # fmt: skip
def test_colours_are_for_a_terminal_that_wants_them(monkeypatch, real, environment, colour):
    for name in ("NO_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)
    for name, text in environment.items():
        monkeypatch.setenv(name, text)
    monkeypatch.setattr(sys, "stderr", Terminal(real=real))
    assert look().colour == colour
    assert look().width == 100
    monkeypatch.setattr(sys, "stderr", None)
    assert look().colour is False


@pytest.mark.parametrize(("columns", "width"), [(0, 100), (10, 40), (40, 40), (93, 93), (300, 300)])
def test_the_width_is_the_terminals(monkeypatch, columns, width):
    monkeypatch.setattr(os, "get_terminal_size", lambda _: os.terminal_size((columns, 24)))
    assert look().width == width


def test_lines_are_read_from_plain_files_only(tmp_path):
    (tmp_path / "a.md").write_bytes(b"one\r\ntwo\nthr\xffee")
    (tmp_path / "link.md").symlink_to("a.md")
    os.mkfifo(tmp_path / "pipe.md")
    lines = Lines(tmp_path, {"b.md": b"unsaved\n"})
    assert [lines("a.md", number) for number in range(5)] == ["", "one", "two", "thr\ufffdee", ""]
    assert lines("b.md", 1) == "unsaved"
    for name in ("link.md", "pipe.md", "absent.md", ".", "a\x00b"):
        assert lines(name, 1) == ""
    (tmp_path / "a.md").unlink()
    assert lines("a.md", 2) == "two"
