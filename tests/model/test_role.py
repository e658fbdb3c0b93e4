"""The tools find a page by what its front matter says: no code and no path of a page is in them."""

from __future__ import annotations

import re
from pathlib import Path

from handbook import store
from handbook.model import role
from handbook.rules import check
from handbook.rules.schema import MISSING_KEY, schema
from tests import books
from tests.cases import each

ROOT = Path(__file__).parents[2]
HOOKS = ROOT / "hooks"
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


@each("name", ROLES)
def test_the_handbook_has_a_page_for_each_role(name):
    assert len(books.real().roles[name]) == 1


def test_a_translation_is_treated_as_its_english():
    book = books.real()
    for texts in (book.pages, book.checklists):
        for (lang, slug), one in texts.items():
            assert (lang == "en") == (one.source is None)
            assert one.policy is texts["en", slug].meta


HELD: dict[str, dict[str, object]] = {
    "CL-05": {"bilingual-items": "critical", "save": "never", "sides": 1, "case": "apart"},
    "CL-06": {"bilingual-items": "critical", "case": "apart"},
    "CL-12": {"bilingual-items": "critical", "case": "apart"},
    "CL-13": {"bilingual-items": "critical"},
    "F-17": {"save": "never", "instead": "CL-05", "receipt": "sealed-by"},
    "F-18": {"carries": "none"},
    "F-19": {"carries": "none", "case": "apart"},
    "F-20": {"carries": "none", "case": "apart"},
    "F-24": {"carries": "none", "unsaved": "gate-official.yes", "instead": "U-04"},
    "F-13": {"shows": "request-cards"},
    "R-02": {"role": "bibliography"},
}
"""What may cost a life: changed here as well, by somebody who is asked why."""


def held():
    return books.real().data["held"].root.plain()


@each("code", HELD)
def test_what_may_cost_a_life_is_held(code):
    assert HELD[code].items() <= held()[code].items()


def test_the_platforms_are_shown_where_a_life_is_in_danger():
    assert "what-the-platform-asks" in held()["U-02"]["shows"]


def english():
    """Return each English page and list; a list behind its page, whose code it has."""
    book = books.real()
    return [one for texts in (book.pages, book.checklists) for (lang, _), one in texts.items()
            if lang == "en"]  # fmt: skip


def code_of(one):
    return one.meta.text("code") or one.meta.text("id")


@each("key", ["save", "unsaved", "instead", "carries", "case", "bilingual-items", "sides"])
def test_no_text_is_treated_so_that_is_not_held(key):
    written = {code_of(one) for one in english() if one.meta.get(key)}
    assert written == {code for code, lines in held().items() if key in lines}


def test_one_form_is_on_paper_only():
    forms = [form for form in books.real().templates.values() if form.on_paper]
    assert {(form.id, form.exports) for form in forms} == {("F-17", "paper")}


LINES = {(code, key) for code, lines in HELD.items() for key in lines} | {("U-02", "shows")}


def test_each_line_that_is_deleted_is_told():
    paths = {code_of(one): one.path for one in english()}
    without = {code: (ROOT / paths[code]).read_text(encoding="utf-8") for code, _ in LINES}
    for code, key in LINES:
        line = re.compile(rf"(?m)^{key}:.*\n(?:  .*\n)*")
        without[code] = line.sub("", without[code], count=1)
    book = store.load(ROOT, {paths[code]: text.encode() for code, text in without.items()})
    told = {(one.path, one.message) for one in check(book, (MISSING_KEY,))}
    assert {(paths[code], f"{code} has no “{key}”") for code, key in LINES} <= told
