"""What the words of a link promise."""

from __future__ import annotations

from handbook.rules import check, links
from tests import books

PAGE = "docs/en/evidence/capture.md"
RULES = (links.LINK_SAYS_OTHER,)
LIST = "../../../checklists/en/capture-one-item.md"
TREE = {
    "docs/en/evidence/index.md": books.front(title="Evidence", code="E-00") + "# Evidence\n",
    "docs/en/evidence/hashing.md": books.front(title="Hashing", code="E-08")
    + "# Hashing\n\n## Capture one item { #one }\n\n## Other { #other }\n",
    "docs/en/urgent/now.md": books.front(title="Now", code="U-01") + f"# Now\n\n[CL-03]({LIST})\n",
    "docs/en/checklists/capture-one-item.md": books.front(title="The list", code="CL-03")
    + f"# L\n\n[L]({LIST})\n",
    "docs/en/checklists/index.md": books.front(title="Lists", code="CL-00") + "# Lists\n",
    "checklists/en/capture-one-item.md": books.CHECKLIST,
    "docs/ur/evidence/hashing.md": books.front(title="ہیش", code="E-08") + "# ہیش\n",
}


def said(body: str, path: str = PAGE) -> list[tuple[int, str, str]]:
    book = books.book({**TREE, path: books.front() + body})
    found = check(book, RULES)
    return [(one.line, one.code, one.message) for one in found if one.path == path]


def test_a_link_that_names_another_page_is_told():
    for text, target, other in (
        ("CL-03", "hashing.md", "checklists/capture-one-item.md"),
        ("Take CL-03 now", "hashing.md", "checklists/capture-one-item.md"),
        ("E-03", "hashing.md", "evidence/capture.md"),
        ("E-03", "../checklists/capture-one-item.md", "evidence/capture.md"),
        ("E-03", LIST, "evidence/capture.md"),
        ("Hashing", "../urgent/now.md", "evidence/hashing.md"),
        ("hashing.", "#top", "evidence/hashing.md"),
        ("Capture one item", "hashing.md", "checklists/capture-one-item.md"),
        ("Capture one item", "hashing.md#other", "checklists/capture-one-item.md"),
        ("The  LIST", "hashing.md", "checklists/capture-one-item.md"),
        ("CL-03 and E-03", "hashing.md", "checklists/capture-one-item.md"),
    ):  # fmt: skip
        assert said(f"# C\n\nSee [{text}]({target}).\n") == [
            (17, "HB335", f"“{' '.join(text.split())}” names “{other}”, but leads to “{target}”")
        ]


def test_a_link_that_leads_where_it_says_passes():
    for text, target in (
        ("CL-03", "../checklists/capture-one-item.md"), ("CL-03", LIST),
        ("CL-03", f"{LIST}#cl-03.1"), ("CL-03", "../checklists/index.md"),
        ("CL-03", "../urgent/now.md"), ("CL-03", "../urgent/now.md#cl-03"), ("E-03", "#steps"),
        ("E-03", "index.md"), ("E-77", "hashing.md"), ("CL-03.2", "hashing.md"),
        ("Hashing", "hashing.md"), ("Capture one item", "hashing.md#one"),
        ("Capture one item", "../urgent/now.md"), ("Hashing of files", "../urgent/now.md"),
        ("CL-03 and E-03", "capture.md"), ("CL-03", "phone.md"), ("Hashing", "phone.md"),
        ("CL-03", "https://a.test"), ("ہیش", "../urgent/now.md"),
        ("Capture", "../evidence/capture.md"),
    ):  # fmt: skip
        assert said(f"# C\n\nSee [{text}]({target}).\n") == []


def test_titles_are_those_of_the_pages_own_language():
    path = "docs/ur/evidence/capture.md"
    assert [
        one[1] for one in said("# C\n\n[ہیش](../urgent/now.md) [Hashing](capture.md)\n", path)
    ] == ["HB335"]
