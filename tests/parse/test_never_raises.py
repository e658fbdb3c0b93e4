"""Whatever a contributor can type is read, and judged, without a traceback."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from handbook.parse import parse_checklist, parse_file, parse_page, parse_template, parse_text
from handbook.parse.file import BINARY
from handbook.parse.page import parse_front
from handbook.parse.yaml import parse_yaml
from handbook.rules import check
from tests import books

PIECES = [
    "# ", "## ", " { #id }", "- ", "- [ ] ", "1. ", "    ", "\t", "> ", "**", "`", "```", "~~~\n",
    "[a](b.md)", "[a](#b)", "![a](b.svg)", "[@key]", "[@", "]", "(", "|", "| - |\n", "<b>", "<!--",
    "CL-03.1", "`CL-03.1` ", "F-06", "---\n", "\n", "\n\n", "title: A\n", "code: E-03\n", "for: [",
    "&a", "*a", "!!x ", ": ", "{", "}", "'", '"', "&amp;", "\\", "اردو", "\u200f", "\ufeff", "😀",
    "[a](../../../checklists/en/capture-one-item.md)\n\n", "https://a.example", "!!! x\n", "[^1]",
]  # fmt: skip
TEXTS = st.one_of(
    st.text(max_size=200), st.lists(st.sampled_from(PIECES), max_size=40).map("".join)
)
EASY = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)


@EASY
@given(TEXTS)
def test_text_and_front_matter_never_raise(text):
    parse_text(text)
    split = parse_front(text, "p")
    assert split.body in text or split.body == ""
    parse_yaml(text, "p")
    parse_checklist(text, "p", "en", "x")
    parse_template(parse_page(text, "p", "en", "templates/x.md"))


@EASY
@given(st.binary(max_size=300))
def test_bytes_never_raise_and_are_trusted_only_without_flaw(data):
    file, text = parse_file(data, "p.md")
    assert (text is None) == (bool(file.flaws) or file.content in BINARY)
    if text is not None:
        assert "\r" not in text
        assert "\0" not in text


@EASY
@given(TEXTS)
def test_facts_stand_on_lines_that_exist(body):
    text = parse_text(body, first_line=5)
    for facts in (text.headings, text.links, text.images, text.tasks, text.references, text.raw):
        assert all(5 <= fact.line <= 5 + body.count("\n") for fact in facts)
    data = body.encode()
    assert all(0 <= link.start < link.end <= len(data) for link in text.links)


@EASY
@given(TEXTS, TEXTS, st.booleans())
def test_rules_never_raise_and_name_lines_that_exist(front, body, whole):
    head = books.front() if whole else f"---\n{front}\n---\n"
    form = head.replace("code: E-03", "id: F-06")
    tree = {
        "docs/en/evidence/capture.md": head + body,
        "docs/ur/evidence/capture.md": head + body,
        "docs/en/templates/record.md": form + body,
        "docs/en/checklists/capture-one-item.md": body,
        "checklists/en/capture-one-item.md": books.CHECKLIST + body,
        "checklists/ur/capture-one-item.md": head + body,
        "docs/data/retired.yaml": front,
    }
    for finding in check(books.book(tree)):
        lines = tree.get(finding.path, "\n" * 99).count("\n") + 1
        assert 0 <= finding.line <= lines, str(finding)
        assert finding.message
        assert finding.hint
