"""A new rule begins with its trees; a code that is taken, retired or of another family is refused."""

from __future__ import annotations

import ast

import pytest

from handbook.draft import rule as draft
from handbook.findings import EnvironmentFault
from handbook.rules import LAWS

FREE = next(
    code
    for number in range(399, 300, -1)
    if (code := f"HB{number}") not in {law.code for law in LAWS}
)


@pytest.fixture
def root(tmp_path):
    page = tmp_path / "tests/rules/_base/docs/en/evidence/capture.md"
    page.parent.mkdir(parents=True)
    page.write_text("# Capture\n", encoding="utf-8")
    return tmp_path


def test_the_trees_begin_as_the_same_page(root):
    assert draft.refusal(FREE, "link-blue", "links", root) == ""
    assert draft.make(FREE, root) == [
        f"tests/rules/{FREE}/bad/docs/en/evidence/capture.md",
        f"tests/rules/{FREE}/good/docs/en/evidence/capture.md",
        f"tests/rules/{FREE}/expected.txt",
    ]
    folder = root / "tests/rules" / FREE
    for side in ("bad", "good"):
        page = folder / side / "docs/en/evidence/capture.md"
        assert page.read_text(encoding="utf-8") == "# Capture\n"
    assert (folder / "expected.txt").read_text(encoding="utf-8") == ""


def test_nothing_is_overwritten(root):
    draft.make(FREE, root)
    (root / "tests/rules" / FREE / "expected.txt").write_text("mine", encoding="utf-8")
    assert draft.refusal(FREE, "link-blue", "links", root).startswith(
        f"tests/rules/{FREE} exists already ("
    )
    with pytest.raises(FileExistsError):
        draft.make(FREE, root)
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
        ("HB301", "link-blue", "links", "HB301 is link-missing already"),
        (FREE, "link-missing", "links", "“link-missing” is HB301 already"),
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


def test_without_the_base_tree_nothing_is_made(tmp_path):
    with pytest.raises(EnvironmentFault, match="to begin with"):
        draft.make(FREE, tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("family", "words"),
    [("links", ["LinkBlueSky(Rule)", "“links.LinkBlueSky,” into RULES", "book: Handbook"]),
     ("output", ["LinkBlueSky(SiteRule)", "“output.LinkBlueSky,” into SITE_RULES", "site: Site"])],
)  # fmt: skip
def test_the_class_can_be_pasted(family, words):
    text = draft.steps(FREE, "link-blue-sky", family)
    for word in (*words, f"hooks/handbook/rules/{family}.py", f"-k {FREE}", "“{text}”"):
        assert word in text
    source = text[text.index("class Link") : text.index("Then:")]
    (made,) = ast.parse(source).body
    assert isinstance(made, ast.ClassDef)
    docstring = ast.get_docstring(made) or ""
    assert docstring.splitlines()[2::4] == ["## Why it matters", "## How to fix it"]
