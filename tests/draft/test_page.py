"""A new page: what is written passes every rule, and where anything fails nothing is written."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from handbook.cli import cli
from handbook.draft.page import CODES, Plan, place, texts, with_page
from handbook.draft.written import text_of, write
from handbook.findings import EnvironmentProblem
from handbook.model import Code
from handbook.rules import check
from handbook.rules.page_structure import LEFT, SKELETON_LEFT
from tests import books

ROOT = Path(__file__).parents[2]
CONFIG = "mkdocs.yml"
REGISTER, SETTINGS = ((ROOT / path).read_text(encoding="utf-8") for path in (CODES, CONFIG))
DATA = {
    f"docs/data/{path.name}": path.read_text(encoding="utf-8")
    for path in (ROOT / "docs/data").iterdir()
    if path.suffix in (".yaml", ".txt")
}
BOOK = books.book(DATA)
"""The registers of the handbook without a page: all that a place for a new one depends on."""
DAY = dt.date(2026, 11, 26)
FREE = [one.letter for one in BOOK.sections if one.letter not in ("CL", "F")]
OFFICER = (
    "--able", "You can read a page.", "--minutes", "5", "--level", "L0, L1", "--activity",
    "passive", "--tier", "fast", "--owner", "platforms editor",
)  # fmt: skip
NEW = ("--code", "E", "--title", "A pattern: new", *OFFICER)
NEEDED = {"steps", "seen", "does-not-prove", "worked-example", "check-yourself", "sources"}


def run(root: Path, *arguments: str, typed: str = "") -> tuple[int, str]:
    """Run the real command; return its exit code and all that it said."""
    result = CliRunner().invoke(cli, ["--root", str(root), *arguments], input=typed)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.output


def tree(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file() and ".cache" not in path.parts
    }


def planned(letter: str, number: int = 97) -> Code:
    section = next(one for one in BOOK.sections if one.letter == letter)
    return Code(f"{letter}-{number}", "New", f"{section.folder}/new.md", "planned", 0)


def plan(entry: Code) -> Plan:
    return Plan(entry, "You can read.", 5, "slow", "an editor", ("L0",), "none")


def test_page_for_officers_has_the_parts_that_officers_need():
    page = texts(plan(planned("E")), BOOK, REGISTER, SETTINGS, DAY)["docs/en/evidence/new.md"]
    assert set(re.findall(r"\{ #([\w-]+) \}", page)) >= NEEDED
    assert "> **Stop.** " in page
    assert "> **Must.** " in page
    parts = re.split(r"^#+ .*$", page.partition("\n# ")[2], flags=re.MULTILINE)
    assert all(LEFT in part for part in parts)  # no heading without words, none that pretends


def test_every_line_that_is_not_written_is_told():
    lines = texts(plan(planned("N")), BOOK, REGISTER, SETTINGS, DAY)[
        "docs/en/patterns/new.md"
    ].split("\n")
    left = [number for number, line in enumerate(lines) if LEFT in line]
    assert len(left) > 20
    for number in left:  # one line alone, for the rule tells ten of a file
        others = [line.replace(LEFT, "Written:") for line in lines]
        others[number] = lines[number]
        book = books.book({"docs/en/patterns/new.md": "\n".join(others)})
        assert {one.line for one in check(book, [SKELETON_LEFT])} == {number + 1}, lines[number]


def test_command_writes_one_file_and_two_lines_and_a_release_waits_for_the_writer(root):
    before = tree(root)
    already = set(re.findall(r"HB\d{3}", run(root, "check", "--release", "docs/en/evidence")[1]))
    assert "HB047" not in already
    code, said = run(root, "new", "page", *NEW)
    assert code == 0, said
    after = tree(root)
    assert set(after) - set(before) == {"docs/en/evidence/a-pattern-new.md"}
    assert {path for path in before if before[path] != after[path]} == {CODES, CONFIG}
    for path in (CODES, CONFIG):
        assert len(after[path].splitlines()) == len(before[path].splitlines()) + 1
    code, said = run(root, "check")
    assert (code, "HB047" in said) == (0, True)
    code, said = run(root, "check", "--release", "docs/en/evidence")
    assert (code, "HB047" in said) == (1, True)
    assert set(re.findall(r"HB\d{3}", said)) - already == {"HB047"}


def test_planned_page_gets_its_title_and_its_section(root):
    line = "E-04: {title: With a phone, path: evidence/phone.md, state: planned}\n"
    assert line in (root / CODES).read_text(encoding="utf-8")
    done, said = run(root, "new", "page", "--code", "e-04", *OFFICER)
    assert done == 0, said
    assert "E-04 is planned as “With a phone”" in said
    assert line.replace("planned", "made") in (root / CODES).read_text(encoding="utf-8")
    assert "- evidence/phone.md\n" in (root / CONFIG).read_text(encoding="utf-8")
    page = (root / "docs/en/evidence/phone.md").read_text(encoding="utf-8")
    assert "\n# With a phone\n" in page
    assert run(root, "check")[0] == 0


def test_command_asks_for_what_no_option_says(root):
    answers = ("e", "A pattern: new", "", "You can.", "5", "L0 L1", "none", "", "slow", "an editor")
    code, said = run(root, "new", "page", typed="\n".join((*answers, "")))
    assert code == 0, said
    assert "How fast it grows old" in said
    text = (root / "docs/en/evidence/a-pattern-new.md").read_text(encoding="utf-8")
    assert "level: [L0, L1]\nactivity: none\ntier: slow\n" in text
    assert "for: [officer, trainer]\n" in text
    assert "stage:" not in text


def test_what_is_refused_changes_nothing(root):
    before = tree(root)
    for wrong, said in (
        (("--code", "E-08"), "docs/en/evidence/hashing.md, which is made"),
        (("--code", "Z"), "“Z” begins with no letter of a section (one of S, P"),
        (("--code", "E-88"), "is not in docs/data/codes.yaml (type E for"),
        (("--code", "CL"), "type `handbook new checklist`"),
        (("--code", "F"), "copy a page of docs/en/templates/"),
        (("--title", "پہلے"), "has no Latin letter"),
        (("--code", "E-04"), "(leave --title out)"),
        (("--title", "Hashing"), "gives evidence/hashing.md to E-08 (mend that page"),
        (("--title", "CON"), "HB008"),
        (("--title", "Call +92 300 1234567"), "HB520"),
        (("--title", "A `code` <b>"), "HB"),
        (("--for", "officers"), "“officers” are no readers (write some of officer, trainer, "),
        (("--stage", "later"), "stage"),
        (("--level", "L9"), "“L9” are no levels (write some of L0 to L4)"),
        (("--able", " "), "HB028"),
        (("--tier", "soon"), "tier"),
        (("--minutes", "0"), "minutes"),
    ):
        code, output = run(root, "new", "page", *NEW, *wrong)
        assert code in (1, 2), output
        assert said in output
        assert tree(root) == before


def test_file_that_exists_is_not_overwritten(root):
    own = root / "docs/en/evidence/a-pattern-new.md"
    own.write_text("my own draft\n", encoding="utf-8")
    before = tree(root)
    code, output = run(root, "new", "page", *NEW)
    assert code == 2
    assert "docs/en/evidence/a-pattern-new.md exists already" in output
    assert tree(root) == before


def test_register_that_is_no_text_is_told_without_a_traceback(root):
    (root / CODES).write_bytes(b"\xff\xfe")
    before = tree(root)
    assert run(root, "new", "page", *NEW)[0] == 2
    assert tree(root) == before


def test_a_retired_code_is_not_given_again():
    retired = "items: []\ncodes:\n  - {id: N-40}\nrules: []\nfields: []\n"
    gone = books.book({CODES: REGISTER, "docs/data/retired.yaml": retired})
    assert place("N", "Something new", gone).code == "N-41"
    with pytest.raises(EnvironmentProblem, match="was retired"):
        place("N-40", "", gone)


def test_codes_end_at_99():
    last = "N-99: {title: x, path: patterns/x.md, state: planned}\n"
    full = books.book({CODES: f"{REGISTER}{last}"})
    with pytest.raises(EnvironmentProblem, match="N-99 is the last"):
        place("N", "Something new", full)


NAV = "nav:\n  - index.md\n  - Method:\n      - method/b.md\n      - method/d.md # last\n  - Care:\n      - care/index.md\nother:\n  - care/a.md\n"


def test_navigation_is_kept_in_the_order_of_codes():
    for slug, code, below in (
        ("method/c.md", "M-03", "      - method/b.md"), ("method/a.md", "M-01", "  - Method:"),
        ("method/e.md", "M-05", "      - method/d.md # last"),
    ):  # fmt: skip
        register = "".join(
            f"M-0{number}: {{title: x, path: method/{name}.md, state: made}}\n"
            for number, name in ((2, "b"), (4, "d"))
        )
        sections = REGISTER.partition("sections:")[2].partition("\n\n")[0]
        book = books.book({CODES: f"sections:{sections}\n\n{register}"})
        assert f"{below}\n      - {slug}\n" in with_page(NAV, code, slug, book)


def test_a_code_of_another_shape_is_not_counted():
    odd = f"{REGISTER}N-4x: {{title: x, path: patterns/x.md, state: planned}}\n"
    assert place("N", "Something new", books.book({CODES: odd})) == place(
        "N", "Something new", BOOK
    )


def test_the_letter_is_asked_for_before_the_title_and_no_title_is_in_its_way(root):
    register = root / CODES
    line = "E-60: {title: A page, path: evidence/a-page.md, state: planned}\n"
    register.write_text(register.read_text(encoding="utf-8") + line, encoding="utf-8")
    code, said = run(root, "new", "page", *NEW)
    assert code == 0, said
    code, said = run(root, "new", "page", *OFFICER, typed="Z\nA title\n")
    assert "Title, such as" not in said
    assert "“Z” begins with no letter of a section" in said


def test_navigation_without_a_page_of_the_folder_is_told():
    for nav, path in (("site_name: x\n", "method/a.md"), (NAV, "nowhere/b.md"), (NAV, "b.md")):
        with pytest.raises(EnvironmentProblem, match="names no page of "):
            with_page(nav, "M-01", path, BOOK)


def test_entry_on_several_lines_is_told():
    entry = Code("N-98", "New", "patterns/new.md", "planned", 1)
    with pytest.raises(EnvironmentProblem, match=r"codes.yaml:1 does not say “state: planned”"):
        texts(plan(entry), BOOK, "N-98:\n  state: planned\n", SETTINGS, DAY)


def test_what_cannot_be_written_whole_is_undone(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"old")
    (tmp_path / "folder").mkdir()
    with pytest.raises(OSError, match="folder"):
        write(tmp_path, {"new/b.txt": b"new", "a.txt": b"new", "folder": b"no file"})
    assert tree(tmp_path) == {"a.txt": b"old"}
    assert not (tmp_path / "new").exists()


def test_text_of_the_register_has_plain_line_ends(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"one\r\ntwo\r\n")
    assert text_of(tmp_path, "a.txt") == "one\ntwo\n"
