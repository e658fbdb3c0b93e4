"""A list or form that a path names leads back to exactly that step; no other page does."""

from __future__ import annotations

import re

from handbook.render import Context, body
from handbook.render.page import breadcrumb
from handbook.render.template_context import template_context
from tests import books
from tests.model.test_path import PATH

CODES = """\
sections: {S: {folder: start, title: Start}, CL: {folder: checklists, title: Lists}}
S-02: {title: First hour on a case, path: start/first-hour.md, state: made}
CL-05: {title: Child material, path: checklists/child.md, state: made}
CL-06: {title: Life in danger, path: checklists/life.md, state: made}
F-13: {title: Emergency request, path: templates/emergency.md, state: made}
E-02: {title: What first, path: evidence/first.md, state: made}
"""
WORDS = books.LANGUAGES.replace(
    "words: {for: For,", 'words: {path-step: "Step {n}", path-steps: "{steps} of {title}", for: For,'
).replace(
    "words: {for: برائے,", 'words: {path-step: "قدم {n}", path-steps: "{title}: {steps}", for: برائے,'
)  # fmt: skip
TREE = {
    "docs/data/codes.yaml": CODES,
    "docs/data/languages.yaml": WORDS,
    "docs/en/start/first-hour.md": books.front(title="First hour on a case", code="S-02", role="path")
    + PATH.replace("Keep away.", "Keep away from F-13 and E-02."),
    "docs/en/checklists/child.md": books.front(title="Child material", code="CL-05") + "# C\n",
    "docs/en/checklists/life.md": books.front(title="Life in danger", code="CL-06") + "# L\n",
    "docs/en/templates/emergency.md": books.front(title="Emergency", code="F-13") + "# E\n",
    "docs/en/evidence/first.md": books.front(title="What first", code="E-02") + "# W\n",
}  # fmt: skip


def shown(slug: str, lang: str = "en", tree: dict[str, str] = TREE) -> str:
    return breadcrumb(Context(books.book(tree), lang, slug))


def test_a_list_leads_back_to_the_step_that_names_it():
    assert shown("checklists/child.md") == (
        '<p class="on-path"><a href="../start/first-hour.html#step-2">Step 2</a>'
        ' of First hour on a case <span class="code">S-02</span></p>'
    )


def test_a_form_that_several_steps_name_leads_back_to_each():
    html = shown("templates/emergency.md")
    assert re.findall(r'#step-(\d)">Step \1</a>', html) == ["1", "2"]
    assert "</a> · <a" in html


def test_a_page_that_a_step_names_leads_back_to_it():
    assert re.findall(r'href="([^"]+)"', shown("evidence/first.md")) == [
        "../start/first-hour.html#step-2"
    ]


def test_what_no_step_names_has_no_strip():
    for slug in ("checklists/life.md", "start/first-hour.md"):
        assert shown(slug) == ""
        assert template_context(Context(books.book(TREE), "en", slug))["strip"] == ""


def test_each_step_has_the_id_to_which_the_strip_leads():
    source = (
        '<h1 id="x">X</h1><ol><li>no</li></ol><h2 id="path">The path</h2><p>Go.</p>'
        "<ol><li><p>Life</p></li><li><p>Child</p></li></ol>"
        '<h2 id="order">Order</h2><ol><li>no</li></ol>'
    )
    context = Context(books.book(TREE), "en", "start/first-hour.md")
    found = re.findall(r'<li id="([^"]+)"><p>(\w+)', body(source, context))
    assert found == [("step-1", "Life"), ("step-2", "Child")]
    other = Context(books.book(TREE), "en", "evidence/first.md")
    assert "step-" not in body(source, other)


def test_another_language_says_it_in_its_words_and_names_the_english_page_as_english():
    html = shown("checklists/child.md", "ur")
    assert '<a href="../start/first-hour.html#step-2">قدم 2</a>' in html
    assert '<span lang="en" dir="ltr">First hour on a case</span>: <a' in html


def test_a_translated_path_is_named_by_its_own_title_and_steps():
    urdu = books.front(title="پہلا گھنٹہ", code="S-02", role="path") + PATH.replace(
        "Take CL-05.", "Take it."
    )
    tree = {**TREE, "docs/ur/start/first-hour.md": urdu}
    assert shown("checklists/child.md", "ur", tree) == ""
    assert "پہلا گھنٹہ: <a" in shown("templates/emergency.md", "ur", tree)


def test_without_the_path_there_is_no_strip():
    tree = {path: text for path, text in TREE.items() if "first-hour" not in path}
    assert shown("checklists/child.md", tree=tree) == ""
