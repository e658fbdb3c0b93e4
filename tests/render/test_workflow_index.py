"""What now?: every page of an officer stands below its stage, its lists and forms beside it."""

from __future__ import annotations

import re

from handbook.model import Page
from handbook.render import Context, body
from handbook.render.views import STAGES_ID, workflow_index
from tests import books

WHAT_NOW = "start/what-now.md"

CODES = f"""\
sections: {{E: {{folder: evidence, title: Evidence}}}}
S-08: {{title: What now?, path: {WHAT_NOW}, state: made}}
E-00: {{title: Evidence, path: evidence/index.md, state: made}}
E-03: {{title: Capture, path: evidence/capture.md, state: made}}
E-04: {{title: Phone, path: evidence/phone.md, state: planned}}
U-02: {{title: Danger, path: urgent/danger.md, state: made}}
W-02: {{title: Write, path: contribute/write.md, state: made}}
F-01: {{title: Request, path: templates/request.md, state: made}}
CL-03: {{title: One item, path: checklists/one.md, state: made}}
"""


BOOK = books.book(
    {
        "docs/data/codes.yaml": CODES,
        f"docs/en/{WHAT_NOW}": books.page("S-08", "What now?"),
        "docs/en/evidence/index.md": books.page("E-00", "Evidence"),
        "docs/en/evidence/capture.md": books.page("E-03", "Capture"),
        "docs/ur/evidence/capture.md": books.page("E-03", "محفوظ کرنا"),
        "docs/en/urgent/danger.md": books.page("U-02", "Danger").replace("stage: capture\n", ""),
        "docs/en/contribute/write.md": books.page("W-02", "Write", **{"for": "[contributor]"}),
        "docs/en/templates/request.md": books.page("F-01", "Request", stage="prepare"),
        "docs/en/checklists/one.md": books.page("CL-03", "One item"),
    }
)


def shown(lang: str = "en") -> str:
    return workflow_index(Context(BOOK, lang, WHAT_NOW))


def groups(html: str) -> dict[str, list[str]]:
    """Return the titles of each stage, in the order of the page."""
    parts = re.findall(r'<h3 id="stage-(\w+)">.*?(?=<h3|$)', html, re.DOTALL)
    texts = re.split(r'<h3 id="stage-\w+">', html)[1:]
    return {
        name: re.findall(r"<li><a [^>]*>(.*?)</a></li>", text)
        for name, text in zip(parts, texts, strict=True)
    }


def test_stages_stand_in_the_order_of_the_work_and_what_has_none_at_the_end():
    assert groups(shown()) == {
        "prepare": ["Request"],
        "capture": ["Capture", "One item"],
        "any": ["Danger"],
    }


def test_lists_and_forms_stand_in_a_column_beside_the_pages():
    capture = shown().partition('id="stage-capture"')[2].partition("</section>")[0]
    pages, sheets = re.findall(r'<ul class="of-stage">(.*?)</ul>', capture, re.DOTALL)
    assert ">Capture<" in pages
    assert ">One item<" in sheets
    assert 'class="code"' not in capture


def test_a_page_that_is_translated_is_named_so_and_another_says_its_language():
    html = shown("ur")
    assert '<a href="../evidence/capture.html">محفوظ کرنا</a>' in html
    assert '<a href="../checklists/one.html" lang="en" dir="ltr">One item</a>' in html


HOME = f"# Home\n\n## Officer {{ #officer }}\n\nx\n\n## Stages {{ #{STAGES_ID} }}\n\n- [Evidence](evidence/index.md)\n"
SHOWN = (
    '<h2 id="officer">Officer</h2><ul><li>a</li></ul>'
    f'<h2 id="{STAGES_ID}">Stages</h2><ul><li><a href="evidence/index.html">Evidence</a></li></ul>'
)


def test_the_home_page_leads_to_each_stage_that_has_pages():
    for lang in ("en", "ur"):
        tree = {
            f"docs/en/{one.slug}": page_of(one) for one in BOOK.pages.values() if one.lang == "en"
        }
        home = books.front(code="S-00", title="Home") + HOME
        book = books.book({"docs/data/codes.yaml": CODES, **tree, "docs/en/index.md": home})
        html = body(SHOWN, Context(book, lang, "index.md"))
        row = html.partition('<ol class="stage-row">')[2].partition("</ol>")[0]
        assert re.findall(r'href="([^"]+)"', row) == [
            "start/what-now.html#stage-prepare",
            "start/what-now.html#stage-capture",
        ]
        assert html.index("<li>a</li>") < html.index("stage-row") < html.index(">Evidence</a>")
        assert "stage-row" not in body("<p>no such part</p>", Context(book, lang, "index.md"))


def page_of(one: Page) -> str:
    """Return the source of a page of the book again."""
    more = {key: one.meta.text(key) for key in ("code", "title", "stage") if one.meta.text(key)}
    more["for"] = f"[{', '.join(one.meta.texts('for'))}]"
    text = books.front(**more) + f"# {one.title}\n"
    return text if "stage" in more else text.replace("stage: capture\n", "")


def test_each_page_of_an_officer_is_a_link_in_the_tree_of_its_reader():
    for lang in ("en", "ur"):
        links = re.findall(r'href="([^"]+)"', body("", Context(BOOK, lang, WHAT_NOW)))
        assert sorted(links) == [
            "../checklists/one.html", "../evidence/capture.html", "../templates/request.html",
            "../urgent/danger.html",
        ]  # fmt: skip
