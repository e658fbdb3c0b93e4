"""A new rule begins with its trees; a code that is taken, retired or of another family is refused."""

from __future__ import annotations

import ast

import pytest

from handbook.catalog import read_rule
from handbook.draft import rule as draft
from handbook.findings import EnvironmentProblem
from handbook.rules import ALL as RULES

FREE = next(
    code
    for number in range(399, 300, -1)
    if (code := f"HB{number}") not in {one.code for one in RULES}
)


MADE = [
    f"hooks/handbook/rules/catalog/{FREE}.md",
    f"tests/rules/{FREE}/bad/docs/en/evidence/capture.md",
    f"tests/rules/{FREE}/good/docs/en/evidence/capture.md",
    f"tests/rules/{FREE}/expected.txt",
]


@pytest.fixture
def root(tmp_path):
    """A root with what a rule of links or of the output begins with."""
    for path, text in (
        ("tests/rules/_base/docs/en/evidence/capture.md", "# Capture\n"),
        ("tests/rules/_base/checklists/en/capture.md", "- [ ] an item\n"),
        ("tests/rules/_base/site/index.html", "<!doctype html>\n"),
        ("hooks/handbook/rules/links.py", _MODULE), ("hooks/handbook/rules/output.py", _MODULE),
        ("hooks/handbook/rules/checklists.py", _MODULE),
    ):  # fmt: skip
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    return tmp_path


_MODULE = '"""Rules."""\n\nfrom collections.abc import Iterator\n'


def test_the_trees_begin_as_the_same_page(root):
    assert draft.refusal(FREE, "link-blue", "links", root) == ""
    assert draft.make(FREE, "link-blue", "links", root) == (MADE, "hooks/handbook/rules/links.py")
    folder = root / "tests/rules" / FREE
    for side in ("bad", "good"):
        page = folder / side / "docs/en/evidence/capture.md"
        assert page.read_text(encoding="utf-8") == "# Capture\n"
    assert (folder / "expected.txt").read_text(encoding="utf-8") == ""


def test_a_rule_of_lists_begins_with_a_list(root):
    made, changed = draft.make("HB198", "item-blue", "checklists", root)
    assert changed == "hooks/handbook/rules/checklists.py"
    for side in ("bad", "good"):
        path = f"tests/rules/HB198/{side}/checklists/en/capture.md"
        assert path in made
        assert (root / path).read_text(encoding="utf-8") == "- [ ] an item\n"


@pytest.mark.parametrize(
    ("family", "given", "reads"),
    [("links", "book: Handbook", "sources"), ("output", "site: Site", "site")],
)  # fmt: skip
def test_the_check_stands_at_the_end_of_its_module_and_its_catalog_file_can_be_read(
    root, family, given, reads
):
    draft.make(FREE, "link-blue-sky", family, root)
    source = (root / f"hooks/handbook/rules/{family}.py").read_text("utf-8")
    assert source.startswith(_MODULE)
    model = given.partition(": ")[2]
    for line in (
        "catalog import rule", "findings import Finding", f"model import {model}", "rules.base import checks",
    ):  # fmt: skip
        assert source.count(f"from handbook.{line}\n") == 1
    assert source.count("Iterator\n") == 1
    *_, check = ast.parse(source).body
    assert isinstance(check, ast.FunctionDef)
    assert ast.unparse(check.decorator_list[0]) == f"checks('{FREE}')"
    assert ast.unparse(check.args) == given
    assert f'LINK_BLUE_SKY = rule("{FREE}", "link-blue-sky")' in source
    made = read_rule(root / MADE[0])
    assert (made.code, made.name, made.reads) == (FREE, "link-blue-sky", reads)


def test_nothing_is_overwritten(root):
    draft.make(FREE, "link-blue", "links", root)
    (root / "tests/rules" / FREE / "expected.txt").write_text("mine", encoding="utf-8")
    assert draft.refusal(FREE, "link-blue", "links", root).startswith(
        f"tests/rules/{FREE} exists already ("
    )
    with pytest.raises(FileExistsError):
        draft.make(FREE, "link-blue", "links", root)
    assert (root / "tests/rules" / FREE / "expected.txt").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize(
    ("code", "name", "family", "said"),
    [
        ("HB33", "link-blue", "links", "“HB33” is no code of ours"),
        ("HB3399", "link-blue", "links", "“HB3399” is no code of ours"),
        ("MD033", "link-blue", "links", "“MD033” is no code of ours"),
        ("hb338", "link-blue", "links", "“hb338” is no code of ours"),
        ("HB٣٣٣", "link-blue", "links", "“HB٣٣٣” is no code of ours"),
        (FREE, "link", "links", "“link” is no name of a rule"),
        (FREE, "Link-blue", "links", "“Link-blue” is no name of a rule"),
        (FREE, "link-", "links", "“link-” is no name of a rule"),
        ("HB301", "link-blue", "links", "HB301 is link-target already"),
        (FREE, "link-target", "links", "“link-target” is HB301 already"),
        (FREE, "link-blue", "lniks", "there is no family “lniks” (write “links”)"),
        (FREE, "link-blue", "qqqq", "there is no family “qqqq” (one of a"),
        ("HB599", "link-blue", "links", "“links” holds HB3xx, not HB599 (--family "),
        ("HB699", "link-blue", "links", "“links” holds HB3xx, not HB699 (take a code of that"),
    ],
)
def test_what_is_refused(root, code, name, family, said):
    assert draft.refusal(code, name, family, root).startswith(said)


def test_a_retired_code_is_refused(root, monkeypatch):
    said = f"{FREE} was a rule once and is never used again (take a free code)"
    register = root / "docs/data/retired.yaml"
    register.parent.mkdir(parents=True)
    register.write_text(f"rules:\n  - {{id: {FREE}, was: it}}\n", encoding="utf-8")
    assert draft.refusal(FREE, "link-blue", "links", root) == said
    register.write_text("rules: []\n", encoding="utf-8")
    assert draft.refusal(FREE, "link-blue", "links", root) == ""
    monkeypatch.setattr(draft, "RETIRED", frozenset({FREE}))
    assert draft.refusal(FREE, "link-blue", "links", root) == said


def test_outside_a_whole_copy_nothing_is_made(tmp_path):
    with pytest.raises(EnvironmentProblem, match="to begin with"):
        draft.make(FREE, "link-blue", "links", tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_the_steps_name_what_is_left_to_do():
    text = draft.steps(FREE)
    for path in (
        f"hooks/handbook/rules/catalog/{FREE}.md", f"tests/rules/{FREE}/bad", f"-k {FREE}",
    ):  # fmt: skip
        assert path in text
