"""What now?: every page of an officer stands below its stage, its lists and forms beside it."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from handbook.render import Context, body
from handbook.render.stages import WHAT_NOW, stages
from handbook.rules.facts import address_in
from handbook.rules.promised import promises
from tests import books

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


def page(code: str, title: str, **more: str) -> str:
    return books.front(code=code, title=title, **more) + f"# {title}\n"


BOOK = books.book(
    {
        "docs/data/codes.yaml": CODES,
        f"docs/en/{WHAT_NOW}": page("S-08", "What now?"),
        "docs/en/evidence/index.md": page("E-00", "Evidence"),
        "docs/en/evidence/capture.md": page("E-03", "Capture"),
        "docs/ur/evidence/capture.md": page("E-03", "محفوظ کرنا"),
        "docs/en/urgent/danger.md": page("U-02", "Danger").replace("stage: capture\n", ""),
        "docs/en/contribute/write.md": page("W-02", "Write", **{"for": "[contributor]"}),
        "docs/en/templates/request.md": page("F-01", "Request", stage="prepare"),
        "docs/en/checklists/one.md": page("CL-03", "One item"),
    }
)


def shown(lang: str = "en") -> str:
    return stages(Context(BOOK, lang, WHAT_NOW))


def groups(html: str) -> dict[str, list[str]]:
    """Return the codes of each stage, in the order of the page."""
    parts = re.findall(r'<h3 id="stage-(\w+)">.*?(?=<h3|$)', html, re.DOTALL)
    texts = re.split(r'<h3 id="stage-\w+">', html)[1:]
    return {
        name: re.findall(r'<span class="code">(.*?)</span>', text)
        for name, text in zip(parts, texts, strict=True)
    }


def test_stages_stand_in_the_order_of_the_work_and_what_has_none_at_the_end():
    assert groups(shown()) == {"prepare": ["F-01"], "capture": ["E-03", "CL-03"], "any": ["U-02"]}


def test_lists_and_forms_stand_in_a_column_beside_the_pages():
    capture = shown().partition('id="stage-capture"')[2].partition("</section>")[0]
    pages, sheets = re.findall(r'<ul class="of-stage">(.*?)</ul>', capture, re.DOTALL)
    assert "E-03" in pages
    assert "CL-03" in sheets


def test_indexes_planned_pages_and_pages_for_others_are_left_out():
    named = [code for codes in groups(shown()).values() for code in codes]
    assert not {"E-00", "E-04", "W-02", "S-08"} & set(named)


def test_a_page_that_is_translated_is_named_so_and_another_says_its_language():
    html = shown("ur")
    assert '<a href="../evidence/capture.html">محفوظ کرنا</a>' in html
    assert '<a href="../checklists/one.html" lang="en" dir="ltr">One item</a>' in html


@pytest.mark.parametrize("lang", ["en", "ur"])
def test_the_rules_expect_what_is_shown(lang):
    path = f"{'' if lang == 'en' else 'ur/'}{WHAT_NOW.removesuffix('.md')}.html"
    html = body("", Context(BOOK, lang, WHAT_NOW))
    promise = promises(BOOK).of(path)
    assert promise is not None
    links = [address_in(lang, path, href) for href in re.findall(r'href="([^"]+)"', html)]
    assert Counter(links) == Counter(fact.key for fact in promise.links)
    heads = [f"h3 #{id_}" for id_ in re.findall(r'<h3 id="([^"]+)"', html)]
    assert sorted(heads) == sorted(fact.key for fact in promise.headings)
