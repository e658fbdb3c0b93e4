"""Translation status: the counts, each text, and what is missing."""

from __future__ import annotations

import re

from handbook.render import Context, body
from handbook.render.views import translation_status
from tests import books
from tests.render.test_standing import CODES, TREE, page

STATUS = "reference/translation-status.md"

BOOK = books.book(
    {
        **TREE,
        "docs/data/codes.yaml": f"{CODES}R-11: {{title: Status, path: {STATUS}, state: made}}\n",
        f"docs/en/{STATUS}": page("R-11", role="translation-status"),
    }
)


def shown(lang: str = "en") -> str:
    return translation_status(Context(BOOK, lang, STATUS))


def test_each_kind_has_its_counts():
    """Of six texts one is a draft, one is reviewed but behind, and four wait for somebody."""
    [_, *rows] = re.findall(r"<tr>(.*?)</tr>", shown().partition("</table>")[0])
    cells = [re.findall(r"<td[^>]*>(.*?)</td>", row) for row in rows]
    assert [(one[0], *map(int, one[2:])) for one in cells] == [
        ("Urdu: status-pages", 1, 1, 1, 2),
        ("Urdu: status-lists", 0, 0, 0, 1),
        ("Urdu: status-forms", 0, 0, 0, 1),
    ]


def test_a_translated_text_has_its_state_and_who_made_it():
    rows = re.findall(r"<tr>(.*?)</tr>", shown())
    [capture] = [row for row in rows if "E-03" in row]
    [phone] = [row for row in rows if "E-04" in row]
    assert "status-is-draft, status-in-step" in capture
    assert "machine draft" in capture
    assert "status-is-reviewed, behind-short" in phone
    assert "Urdu editor and duty officer" in phone


def test_what_is_missing_is_named_by_its_kind():
    missing = shown().rpartition("<details")[2]
    parts = re.findall(r"<p><strong>(.*?)</strong>(.*?)</p>", missing)
    assert [(name, re.findall(r">([A-Z]+-\d\d)<", text)) for name, text in parts] == [
        ("status-pages", ["CL-03", "R-11"]), ("status-lists", ["CL-03"]), ("status-forms", ["F-06"]),
    ]  # fmt: skip


def test_the_language_is_named_as_the_reader_knows_it():
    assert "Urdu: status-pages" in shown()
    assert "<span>اردو</span>: status-pages" in shown("ur")


def test_each_text_is_a_link_in_the_tree_of_its_reader_but_that_of_the_page_itself():
    """Of a code with two texts each is one; what is planned has none."""
    for lang in ("en", "ur"):
        links = re.findall(r'href="([^"]+)"', body("", Context(BOOK, lang, STATUS)))
        one = ["../checklists/capture-one-item.html"] * 2
        assert sorted(links) == [
            *one, "../evidence/capture.html", "../evidence/phone.html",
            "../templates/capture-record.html",
        ]  # fmt: skip
