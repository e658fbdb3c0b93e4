"""Where links and pictures lead: every branch of the pass over targets, and of the plain form."""

from __future__ import annotations

import pytest

from handbook.catalog import RULES as CATALOG
from handbook.findings import Finding
from handbook.rules import check
from tests import books

PAGE = "docs/en/evidence/capture.md"
RULES = [CATALOG[code] for code in ("HB301", "HB302", "HB307", "HB308")]
TREE = {
    "docs/en/evidence/index.md": books.front() + "# Evidence\n\n## In { #in }\n",
    "docs/en/templates/record.md": books.front() + "# Record\n\n## Fields { #fields }\n",
    "docs/en/checklists/capture-one-item.md": books.front()
    + "# List\n\n[L](../../../checklists/en/capture-one-item.md)\n",
    "checklists/en/capture-one-item.md": books.CHECKLIST,
    "docs/images/frame.svg": "<svg></svg>",
    "docs/images/notes.md": "x",
    "docs/en/plan.txt": "x",
}


def found(body: str, path: str = PAGE, **more: str) -> list[Finding]:
    """Return what the rules on links say of a body that begins on line 15."""
    tree = {**TREE, path: books.front() + body, **more}
    return [one for one in check(books.book(tree), RULES) if one.path == path]


def said(body: str, path: str = PAGE) -> list[str]:
    return [f"{one.line} {one.code} {one.message} ({one.hint})" for one in found(body, path)]


def test_a_link_that_goes_astray_says_what_to_type():
    for target, text in [
        ("phone.md", "HB301 “phone.md” does not exist (write the page first, or name it by code and title without a link)"),
        ("../templates/recrod.md", "HB301 “../templates/recrod.md” does not exist (write “../templates/record.md”)"),
        ("../record.md", "HB301 “../record.md” does not exist (write “../templates/record.md”)"),
        ("#stepz", "HB302 “docs/en/evidence/capture.md” has no place “#stepz” (did you mean “#steps”?)"),
        ("#STEPS", "HB302 “docs/en/evidence/capture.md” has no place “#STEPS” (did you mean “#steps”?)"),
        ("#zzz", "HB302 “docs/en/evidence/capture.md” has no place “#zzz” (write one of its ids, such as “#steps”)"),
        ("capture.md#zzz", "HB302 “docs/en/evidence/capture.md” has no place “#zzz” (write one of its ids, such as “#steps”)"),
        ("../templates/record.md#Fields", "HB302 “docs/en/templates/record.md” has no place “#Fields” (did you mean “#fields”?)"),
        ("../../images/frame.svg#x", "HB302 “docs/images/frame.svg” has no place “#x” (write “../../images/frame.svg”)"),
        ("../plan.txt#x", "HB302 “docs/en/plan.txt” has no place “#x” (write “../plan.txt”)"),
        ("../templates", "HB301 “../templates” is a folder (write the page that is meant)"),
        ("../templates/", "HB301 “../templates/” is a folder (write the page that is meant)"),
        ("../evidence/", "HB301 “../evidence/” is a folder (write “index.md”)"),
        ("../templates/record", "HB301 “../templates/record” is no Markdown file (write “../templates/record.md”)"),
        ("../templates/record.html#fields", "HB301 “../templates/record.html#fields” is no Markdown file (write “../templates/record.md#fields”)"),
        ("../templates/record.htm", "HB301 “../templates/record.htm” is no Markdown file (write “../templates/record.md”)"),
        ("../evidence/index.html", "HB301 “../evidence/index.html” is no Markdown file (write “index.md”)"),
        ("../templates/record.md/", "HB301 “../templates/record.md/” is written like a folder (write “../templates/record.md”)"),
        ("../../../README.md", "HB301 “../../../README.md” leads to “README.md”, which is not published (link to a page of this language, or write it without a link)"),
        ("../../data/codes.yaml", "HB301 “../../data/codes.yaml” leads to “docs/data/codes.yaml”, which is not published (link to a page of this language, or write it without a link)"),
        ("../../data", "HB301 “../../data” leads to “docs/data”, which is not published (link to a page of this language, or write it without a link)"),
        ("../templates/Record.md", "HB301 “../templates/Record.md” differs from the file's name in letter case (write “../templates/record.md”)"),
        ("../Templates/record.md#fields", "HB301 “../Templates/record.md#fields” differs from the file's name in letter case (write “../templates/record.md#fields”)"),
        ("/templates/record.md", "HB301 “/templates/record.md” is an absolute path (write “../templates/record.md”)"),
        ("../../ur/evidence/x.md", "HB301 “../../ur/evidence/x.md” leads to another language's pages (write “x.md”)"),
        ("../../ur/evidence/x.md#a", "HB301 “../../ur/evidence/x.md#a” leads to another language's pages (write “x.md#a”)"),
        ("", "HB308 the link “[it]()” has an empty target (write the target, or remove the link)"),
        ("#", "HB308 the link “[it](#)” has an empty target (write the target, or remove the link)"),
        ("capture.md#", "HB308 the link “[it](capture.md#)” has an empty anchor (write the anchor, or remove the link)"),
        ("../../../checklists/en/capture-item.md", "HB301 “../../../checklists/en/capture-item.md” does not exist (write “../../../checklists/en/capture-one-item.md”)"),
        ("../../../checklists/en/zzz.md", "HB301 “../../../checklists/en/zzz.md” does not exist (write the checklist first)"),
        ("../../../checklists/en/Capture-one-item.md", "HB301 “../../../checklists/en/Capture-one-item.md” differs from the file's name in letter case (write “../../../checklists/en/capture-one-item.md”)"),
        ("../../../checklists/ur/capture-one-item.md", "HB301 “../../../checklists/ur/capture-one-item.md” does not exist (write “../../../checklists/en/capture-one-item.md”)"),
        ("../../../checklists/en/capture-one-item.md#cl-03.9", "HB302 “docs/en/checklists/capture-one-item.md” has no place “#cl-03.9” (did you mean “#cl-03.3”, “#cl-03.2” or “#cl-03.1”?)"),
    ]:  # fmt: skip
        (one,) = said(f"# Capture\n\nSee [it]({target}) now.\n\n## Steps {{ #steps }}\n")
        assert one == f"17 {text}"


def test_a_link_that_arrives_passes():
    for target in [
        "#steps", "capture.md", "capture.md#steps", "./capture.md", "index.md#in", "../plan.txt",
        "../templates/record.md#fields", "../checklists/capture-one-item.md#cl-03",
        "../checklists/capture-one-item.md#cl-03-title", "../checklists/capture-one-item.md#cl-03.2",
        "../checklists/capture-one-item.md#cl-03-after", "../../images/frame.svg",
        "../../../checklists/en/capture-one-item.md#cl-03.1", "https://a.test/?x=%20 ", "//a.test",
    ]:  # fmt: skip
        assert said(f"# Capture\n\nSee [it]({target}) now.\n\n## Steps {{ #steps }}\n") == []


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ('[it](../templates/record.md "R")', "../templates/record.md"),
        ("[it](../templates/record.md 'R')", "../templates/record.md"),
        ("[it](../templates/record.md (R))", "../templates/record.md"),
        ("[it](../templates/record.md (../templates/record.md))", "../templates/record.md"),
        ("[it](../templates/record.md?a=b)", "../templates/record.md?a=b"),
        ("[it](../templates/rec%6Frd.md)", "../templates/rec%6Frd.md"),
        ("[it](..\\templates\\record.md)", "..\\templates\\record.md"),
        ("[it](../templates/re&#99;ord.md)", "../templates/record.md"),
        ("[it](../templates/record\\.md)", "../templates/record.md"),
    ],
)
def test_a_link_that_is_not_plain_is_told_with_the_plain_form(text, target):
    assert said(f"# Capture\n\nSee {text}.\n") == [
        (
            f"17 HB308 “{target}” is written with more than a path and an anchor (write "
            "“[it](../templates/record.md)”, without title, query, percent sign, backslash or character reference)"
        )
    ]


def test_pictures_and_anchors_are_plain_too():
    for text, typed in [
        ("![a b](../../images/frame.svg 'x')", "![a b](../../images/frame.svg)"),
        ("![a b](../../images/frame.svg?v=1)", "![a b](../../images/frame.svg)"),
        ("[it](#ste%70s)", "[it](#steps)"),
        ("[it](capture.md?a#steps)", "[it](capture.md#steps)"),
    ]:
        (one,) = found(f"# Capture\n\n{text}\n\n## Steps {{ #steps }}\n")
        assert (one.kind, one.line) == ("link-not-plain", 17)
        assert one.hint.startswith(f"write “{typed}”,")


def test_a_link_in_the_words_of_a_picture_is_none():
    for inner in [
        "[b](#steps)",
        "![b](../../images/frame.svg)",
        "[b](https://a.test/)",
        "[b](phone.md)",
    ]:
        (one,) = found(f"# C\n\nA\n![a {inner} c](../../images/frame.svg)\n")
        assert (one.kind, one.line) == ("link-unreadable", 18)
        assert inner[:20] in one.message


def test_plain_links_and_near_misses_pass():
    for text in [
        "[it](#steps)", "[it\nthere](#steps)", "[![a b](../../images/frame.svg)](#steps)",
        "[it](<#steps>)", "[it]( capture.md )", "[it](\ncapture.md\n)", "`[a](b 'c')`", "<desk@a.test>", "<https://a.test>",
    ]:  # fmt: skip
        codes = [one.code for one in found(f"# Capture\n\n{text}\n\n## Steps {{ #steps }}\n")]
        assert codes == []


def test_a_plain_form_of_more_than_120_characters_is_cut():
    for length, end in [(106, "](capture.md)”"), (107, "](capture.m…”")]:
        (one,) = found(f"# C\n\n[{'a' * length}](capture.md 'x')\n")
        assert f"{end}, without" in one.hint


def test_a_link_that_is_broken_and_not_plain_is_told_once():
    assert [one.code for one in found("# C\n\n[it](phone.md 'x') [it](#x%79) [](#a?b)\n")] == [
        "HB301", "HB302", "HB308",
    ]  # fmt: skip


def test_a_link_without_text_is_told_unless_its_picture_is():
    for text, codes in [
        ("[](capture.md)", ["HB308"]),
        ("[ ](capture.md)", ["HB308"]),
        ("[![](../../images/frame.svg)](capture.md)", []),
        ("[![](../../images/frame.svg)]()", ["HB308"]),
        ("![](../../images/frame.svg) [](capture.md)", ["HB308"]),
    ]:
        assert [one.code for one in found(f"# C\n\n{text}\n")] == codes


def test_a_picture_that_is_not_there_says_what_to_type():
    for target, text in [
        ("../../images/farme.svg", "HB301 “../../images/farme.svg” is no picture in docs/images (write “../../images/frame.svg”)"),
        ("frame.svg", "HB301 “frame.svg” is no picture in docs/images (write “../../images/frame.svg”)"),
        ("../../images/notes.md", "HB301 “../../images/notes.md” is no picture in docs/images (put it into docs/images)"),
        ("../../images/zzz.svg", "HB301 “../../images/zzz.svg” is no picture in docs/images (put it into docs/images)"),
        ("../../images/Frame.svg", "HB301 “../../images/Frame.svg” differs from the file's name in letter case (write “../../images/frame.svg”)"),
        ("/images/frame.svg", "HB301 “/images/frame.svg” is an absolute path (write “../images/frame.svg”)"),
        ("../../data/x.svg", "HB301 “../../data/x.svg” leads to “docs/data/x.svg”, which is not published (link to a page of this language, or write it without a link)"),
        ("../../../x.svg", "HB301 “../../../x.svg” leads to “x.svg”, which is not published (link to a page of this language, or write it without a link)"),
    ]:  # fmt: skip
        assert said(f"# C\n\nIt:\n\n![a b]({target})\n") == [f"19 {text}"]


def test_a_picture_from_elsewhere_is_another_rule():
    assert said("# C\n\n![a b](https://a.test/x.svg 'x')\n") == []


def test_lists_are_embedded_once_and_whole():
    for body, wanted in [
        ("[a]({list})\n\n[b]({list})\n", [(19, "HB308", "embeds a checklist that line 17 embeds already")]),
        ("[a]({list}#cl-03)\n", [(17, "HB308", "embeds a checklist and has an anchor")]),
        ("[a]({list})\n\nSee [b]({list}#cl-03.1).\n", []),
        ("[a]({other})\n", [(17, "HB301", "does not exist")]),
        ("- [a]({other})\n", [(17, "HB301", "does not exist")]),
    ]:  # fmt: skip
        path = "../../../checklists/en/{}.md"
        text = body.format(list=path.format("capture-one-item"), other=path.format("capture-one"))
        one = found(f"# C\n\n{text}")
        assert [(f.line, f.code) for f in one] == [(line, code) for line, code, _ in wanted]
        assert all(f.message.endswith(end) for f, (_, _, end) in zip(one, wanted, strict=True))


def test_a_page_links_to_the_list_of_its_own_language():
    path = "docs/ur/evidence/capture.md"
    english, own = (
        "../../../checklists/en/capture-one-item.md",
        "../../../checklists/ur/capture-one-item.md",
    )
    body = f"# C\n\nSee [a]({english}).\n\n[b]({own})\n"
    assert [(f.line, f.code) for f in found(body, path)] == [(19, "HB301")]
    with_list = found(body, path, **{"checklists/ur/capture-one-item.md": books.CHECKLIST})
    assert [(f.line, f.code, f.hint) for f in with_list] == [(17, "HB301", f"write “{own}”")]


def test_a_page_is_looked_up_in_english_where_it_has_no_translation():
    path = "docs/ur/evidence/capture.md"
    assert found("# C\n\nSee [a](../templates/record.md#fields).\n", path) == []
    (one,) = found("# C\n\nSee [a](../templates/record.md#field).\n", path)
    assert (one.code, one.message) == (
        "HB302",
        "“docs/en/templates/record.md” has no place “#field”",
    )


def test_links_of_a_list_are_judged_from_its_own_folder():
    path = "checklists/en/capture-one-item.md"
    text = books.CHECKLIST.replace("capture.md#why", "capture.md#steps")
    tree = {**TREE, PAGE: books.front() + "# C\n\n## S { #steps }\n", path: text}
    assert [f for f in check(books.book(tree), RULES) if f.path == path] == []
    tree[path] = text.replace("capture.md#steps", "captur.md")
    (one,) = [f for f in check(books.book(tree), RULES) if f.path == path]
    assert (one.code, one.line, one.hint) == (
        "HB301", 20, "write “../../docs/en/evidence/capture.md”",
    )  # fmt: skip
