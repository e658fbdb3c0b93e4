"""The tools find a page by what its front matter says: no code and no path of a page is in them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from handbook.model import role
from handbook.rules.schema import schema
from tests import books

HOOKS = Path(__file__).parents[2] / "hooks"
CODE = re.compile(r"""["'](?:CL|[A-Z])-\d\d["']|\.(?:CL|[A-Z])-\d\d\b(?=[ .{])""")
STRUCTURE = {"index.md", "checklists/index.md", "templates/index.md"}
"""First pages of a folder, which belong to the layout of every handbook."""


def tools() -> list[Path]:
    found = (path for kind in ("py", "js", "css") for path in HOOKS.rglob(f"*.{kind}"))
    return [path for path in found if "assets" not in path.parts]


def test_no_tool_names_a_page_a_form_or_a_list():
    slugs = {slug for _, slug in books.real().pages} - STRUCTURE
    built = {f"{slug.removesuffix('.md')}.html" for slug in slugs}
    found = []
    for path in tools():
        text = path.read_text(encoding="utf-8")
        found += [f"{path.name}: {one}" for one in CODE.findall(text)]
        found += [f"{path.name}: {one}" for one in slugs | built if f'"{one}"' in text]
    assert found == []


ROLES = sorted(value for name, value in vars(role).items() if name.isupper())


def test_front_matter_knows_the_roles_and_no_others():
    known = schema("front-matter.yaml#/$defs/english-page")["properties"]["role"]["enum"]
    assert sorted(known) == ROLES


@pytest.mark.parametrize("name", ROLES)
def test_the_handbook_has_a_page_for_each_role(name):
    assert len(books.real().roles[name]) == 1


def test_a_translation_is_treated_as_its_english():
    book = books.real()
    for texts in (book.pages, book.checklists):
        for (lang, slug), one in texts.items():
            assert (lang == "en") == (one.source is None)
            assert one.policy is texts["en", slug].meta


PAPER = {"F-17"}
STRICT = {"CL-05", "CL-06", "CL-12", "CL-13"}
APART = {"CL-05", "CL-06", "CL-12"}


def test_what_may_cost_a_life_is_treated_so():
    """Front matter is easily changed; these lines are changed here as well, by somebody who is asked why."""
    book = books.real()
    forms = {form.id: form for form in book.templates.values()}
    lists = {one.id: one for one in book.checklists.values()}
    assert {id_ for id_, form in forms.items() if form.on_paper} == PAPER
    assert {form.exports for form in book.templates.values() if form.id in PAPER} == {"paper"}
    assert {id_: form.unsaved for id_, form in forms.items() if form.unsaved[0]} == {
        "F-24": ("gate-official", "yes")
    }
    assert {form.instead for form in forms.values()} == {"", "CL-05", "U-04"}
    assert {id_ for id_, one in lists.items() if one.policy.get("bilingual-items")} == STRICT
    assert {id_ for id_, one in lists.items() if one.apart} == APART
    assert {id_ for id_, one in lists.items() if one.unsaved} == {"CL-05"}
    assert {id_ for id_, one in lists.items() if one.one_side} == {"CL-05"}
    alone = {id_ for id_, form in forms.items() if form.page.policy.text("carries") == "none"}
    assert alone == {"F-18", "F-19", "F-20", "F-24"}
