"""A new checklist: what is written passes every rule, and what would not pass is not written."""

from __future__ import annotations

import datetime as dt

import pytest

from handbook.check import judge
from handbook.draft import page
from handbook.draft.checklist import Plan, texts
from handbook.draft.page import CODES, CONFIG
from handbook.findings import EnvironmentProblem
from handbook.rules.page_structure import LEFT
from tests.draft.test_page import BOOK, FREE, REGISTER, ROOT, SETTINGS, plan, planned, run, tree

DAY = dt.date(2026, 11, 25)
PLAN = Plan(
    title="Before a press talk",
    type="read-do",
    who="officer",
    when="a journalist asks: what about the case?",
    minutes="10",
    stop="you have no order to speak.",
    owner="method editor",
    pauses=(("Before", "Ask the supervisor who may speak."), ("پہلے", "Write the time on F-05.")),
)
NEW = ("new", "checklist")
ANSWERS = [
    "--title", "Before a press talk", "--type", "read-do", "--who", "officer", "--minutes", "10",
    "--when", "a journalist asks", "--stop", "you have no order.", "--owner", "method editor",
]  # fmt: skip


def test_skeletons_of_a_list_and_of_a_page_of_each_section_pass_every_rule_but_theirs():
    written = dict(texts(PLAN, BOOK, REGISTER, SETTINGS, DAY)[1])
    for letter in FREE:
        register, settings = written[CODES], written[CONFIG]
        written |= page.texts(plan(planned(letter)), BOOK, register, settings, DAY)
    found = judge(ROOT, instead={path: text.encode() for path, text in written.items()}).findings
    assert not any(one.stops for one in found)
    own = [one for one in found if one.path in written]
    assert {one.code for one in own} == {"HB047"}
    assert {one.path for one in own} == written.keys() - {CODES, CONFIG}


def test_code_is_the_one_after_the_last_that_was_ever_used():
    last = max(int(code[3:]) for code in BOOK.codes if code.startswith("CL-"))
    code, _ = texts(PLAN, BOOK, REGISTER, SETTINGS, DAY)
    assert code == f"CL-{last + 1:02}"
    gone, _ = texts(PLAN, BOOK, REGISTER + "\n# CL-40 was a list once\n", SETTINGS, DAY)
    assert gone == "CL-41"


def test_a_planned_list_is_made_with_its_code_and_path(root):
    """By its title or by its path; nobody is sent to another command and back."""
    register = root / CODES
    before = register.read_text(encoding="utf-8")
    for path in ("checklists/press.md", "checklists/before-a-press-talk.md"):
        title = "Before a press talk" if path.endswith("press.md") else "Before a talk"
        line = f"CL-60: {{title: {title}, path: {path}, state: planned}}\n"
        register.write_text(before + line, encoding="utf-8")
        code, said = run(root, *NEW, *ANSWERS, "--pause", "Before: Ask who may speak.")
        assert code == 0, said
        assert f"made docs/en/{path}" in said
        assert line.replace("planned", "made, items: 1") in register.read_text(encoding="utf-8")
        assert f"title: {title}" in (root / "docs/en" / path).read_text("utf-8").replace('"', "")
        for made in (f"docs/en/{path}", path.replace("checklists", "checklists/en")):
            (root / made).unlink()
        config = root / CONFIG
        config.write_text(config.read_text("utf-8").replace(f"      - {path}\n", ""), "utf-8")


def test_codes_end_at_99():
    with pytest.raises(EnvironmentProblem, match="CL-99 is the last"):
        texts(PLAN, BOOK, REGISTER + "\n# CL-99\n", SETTINGS, DAY)


def test_title_needs_a_name_of_its_own():
    for title, said in (("پہلے", "no Latin letter"), ("Life in danger", "CL-06")):
        plan = Plan(title, "read-do", "officer", "w", "1", "s", "o", PLAN.pauses)
        with pytest.raises(EnvironmentProblem, match=said):
            texts(plan, BOOK, REGISTER, SETTINGS, DAY)


def test_register_without_a_list_is_told_with_what_to_type():
    with pytest.raises(EnvironmentProblem) as caught:
        texts(PLAN, BOOK, REGISTER, "nav:\n", DAY)
    assert "mkdocs.yml has no line of a list" in str(caught.value)


@pytest.mark.parametrize("when", ["You open a session", "you open a session"])
def test_moment_goes_on_in_small_letters(root, when):
    pause = ("--pause", "Before: Check that F-06 is signed.")
    code, said = run(root, *NEW, *ANSWERS, "--when", when, *pause)
    assert code == 0, said
    page = (root / "docs/en/checklists/before-a-press-talk.md").read_text(encoding="utf-8")
    assert "\nUse it when you open a session.\n" in page


@pytest.mark.parametrize(
    ("when", "code"), [("Telegram opens", 2), ("before leave", 2), ("UTC is asked for", 0)]
)
def test_moment_that_would_be_no_sentence_is_asked_for_again(root, when, code):
    pause = ("--pause", "Before: Check that F-06 is signed.")
    done, said = run(root, *NEW, *ANSWERS, "--when", when, *pause)
    assert done == code, said
    assert ("(begin as “you open …” does)" in said) == (code == 2)


def test_command_writes_two_files_and_two_lines(root):
    before = tree(root)
    code, output = run(root, *NEW, *ANSWERS, "--pause", "Before: Ask the supervisor who may speak.")
    assert code == 0, output
    after = tree(root)
    assert set(after) - set(before) == {
        "checklists/en/before-a-press-talk.md", "docs/en/checklists/before-a-press-talk.md",
    }  # fmt: skip
    changed = {path for path in before if before[path] != after[path]}
    assert changed == {CODES, CONFIG}
    for path in changed:
        assert len(after[path].splitlines()) == len(before[path].splitlines()) + 1
    assert LEFT in output
    assert not any(one.stops for one in judge(root).findings)


def test_command_asks_for_what_is_missing(root):
    typed = "\n".join(
        (*ANSWERS[1:6:2], "a journalist asks", "10", "you have no order.", "method editor",
         "Before: Ask the supervisor who may speak.", "", ""),
    )  # fmt: skip
    code, output = run(root, *NEW, typed=typed)
    assert code == 0, output
    assert "How it is run (read-do, do-confirm)" in output


def test_what_the_rules_refuse_is_not_written(root):
    before = tree(root)
    for wrong, said in (
        (("--pause", "Before: The supervisor decides."), "HB120"),
        (("--pause", "Before: Ask the supervisor and then call the press."), "HB120"),
        (("--pause", "Before: Ask +92 300 1234567 who may speak."), "HB1"),
        (("--minutes", "90", "--pause", "Before: Ask who may speak."), "minutes"),
        (("--stop", "one. Two. Three.", "--pause", "Before: Ask who may speak."), "HB120"),
        (("--pause", "no colon here"), "is no pause point"),
        (
            ("--title", "Capture one item", "--pause", "Before: Ask who may speak."),
            "is CL-03 already",
        ),
    ):
        code, output = run(root, *NEW, *ANSWERS, *wrong)
        assert code != 0
        assert said in output
        assert tree(root) == before
        assert "Traceback" not in output
