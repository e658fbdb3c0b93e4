"""Broken links, one kind a case: what is typed, and the one finding that it must give.

The numbers 1 to 28 are the kinds on which link checkers are commonly compared.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

PAGE = "docs/en/evidence/capture.md"
URDU = "docs/ur/evidence/capture.md"
LIST = "checklists/en/capture.md"
RECORD = "docs/en/templates/record.md"


ROOT = Path(__file__).parents[2]
CONFIG = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").partition("\nnav:\n")[0]
NAV = f"""{CONFIG}
nav:
  - evidence/capture.md
  - reference/bibliography.md
  - Lists:
      - checklists/capture.md
"""
URDU_LIST = (Path(__file__).parent / "clean" / LIST.replace("/en/", "/ur/")).read_text(
    encoding="utf-8"
)


ABOVE = CONFIG.count("\n") + 2
"""Line of `nav:` in NAV."""


@dataclass(frozen=True)
class Case:
    """One fault: `more` is added to the end of `path`, or `change` is made in it."""

    id: str
    code: str
    more: str = ""
    path: str = PAGE
    line: int = 1
    """Line of the finding, counted within `more`; where that is empty, within the file."""
    at: str = ""
    """Path of the finding where it is not `path`."""
    change: tuple[str, str] = ("", "")
    """Text of `path` that is replaced by another."""
    files: dict[str, str] = field(default_factory=dict)
    """Whole files beside the base tree."""
    also: dict[str, str] = field(default_factory=dict)
    """What is added to the end of other files."""


CASES = (
    # The 28 kinds
    Case("01-missing-page", "HB301", "See [the phone](phone.md)."),
    Case("02-anchor-same-page", "HB302", "See [it](#stepz)."),
    Case("03-anchor-other-page", "HB302", "See [it](../templates/record.md#fieldz)."),
    Case("04-letter-case", "HB301", "See [it](../templates/Record.md)."),
    Case("05-anchor-lost-in-translation", "HB302", "[مزید باتیں](#more) دیکھیں۔", URDU,
         also={PAGE: "## More { #more }\n\nText."}),
    Case("06-missing-image", "HB301", "It is drawn:\n\n![A frame](../../images/farme.svg)", line=3),
    Case("07-raw-html-link", "HB504", 'See <a href="nowhere.md">it</a>.'),
    Case("08-raw-html-image", "HB504", 'See <img src="nowhere.png">.'),
    Case("09-undefined-reference", "HB307", "See [the form][form]."),
    Case("10-empty-link", "HB308", "See [the form]()."),
    Case("11-bad-mailto", "HB502", "Write [to us](mailto:)."),
    Case("12-absolute-path", "HB301", "See [it](/templates/record.md)."),
    Case("13-escapes", "HB301", "See [it](../../../README.md)."),
    Case("14-id-twice", "HB043", "## More { #steps }\n\nText."),
    Case("15-percent-encoded-name", "HB308", "See [it](../templates/%72ecord.md)."),
    Case("16-anchor-in-arabic-script", "HB302", "[مراحل](#مراحل) دیکھیں۔", URDU),
    Case("17-srcset", "HB504", 'A <img srcset="a.png 2x" alt="frame">.'),
    Case("18-link-in-front-matter", "HB332", line=5,
         change=("able: You can", "able: See [it](phone.md). You can")),
    Case("19-undefined-footnote", "HB307", "A claim.[^1]"),
    Case("20-folder", "HB301", "See [the forms](../templates/)."),
    Case("21-markdown-file-in-html", "HB504", 'See <a href="../templates/record.md">it</a>.'),
    Case("22-script-without-scheme", "HB504", '<script src="//a.test/x.js"></script>'),
    Case("23-remote-image", "HB503", "It is drawn:\n\n![A frame](https://a.test/frame.png)", line=3),
    Case("24-javascript", "HB502", "See [it](javascript:alert)."),
    Case("25-data-address", "HB502", "See [it](data:text/html,x)."),
    Case("26-draft", "HB026", path=RECORD, line=13,
         change=("owner: evidence editor\n", "owner: evidence editor\ndraft: true\n")),
    Case("27-space-and-missing", "HB301", "See [the phone](phone.md )."),
    Case("28-style-sheet", "HB010", line=0, at="docs/en/extra.css",
         files={"docs/en/extra.css": "main { background: url(nowhere.png); }\n"}),
    # Pages that are not where the link says
    Case("page-missing-but-alike", "HB301", "See [it](../templates/recrod.md)."),
    Case("page-missing-with-anchor", "HB301", "See [the phone](phone.md#steps)."),
    Case("page-missing-percent-encoded", "HB301", "See [the phone](%70hone.md)."),
    Case("page-missing-with-query", "HB301", "See [the phone](phone.md?print)."),
    Case("page-missing-in-other-language", "HB301", "[فون](phone.md) دیکھیں۔", URDU),
    Case("page-planned", "HB301", "With the phone: [E-04](phone.md)."),
    Case("page-as-html", "HB301", "See [it](../templates/record.html)."),
    Case("page-without-ending", "HB301", "See [it](../templates/record)."),
    Case("page-with-slash", "HB301", "See [it](../templates/record/)."),
    Case("page-with-slash-after-ending", "HB301", "See [it](../templates/record.md/)."),
    Case("folder-without-slash", "HB301", "See [the forms](../templates)."),
    Case("page-of-another-language", "HB301", "See [it](../../ur/evidence/capture.md)."),
    Case("page-of-english-from-urdu", "HB301", "[فارم](../../en/templates/record.md) دیکھیں۔", URDU),
    Case("data-file", "HB301", "See [the codes](../../data/codes.yaml)."),
    Case("above-the-tree", "HB301", "See [it](../../../../../etc/hosts)."),
    Case("absolute-from-disk", "HB502", "See [it](file:///C:/record.md)."),
    Case("backslash", "HB308", "See [it](..\\templates\\record.md)."),
    Case("space-in-path", "HB308", "See [it](../templates/capture record.md)."),
    # Anchors
    Case("anchor-in-another-case", "HB302", "See [it](#STEPS)."),
    Case("anchor-of-no-item", "HB302", "See [it](../checklists/capture.md#cl-03.9)."),
    Case("anchor-of-no-pause", "HB302", "See [it](../checklists/capture.md#cl-03-during)."),
    Case("anchor-of-no-work", "HB302", "See [it](../reference/bibliography.md#ref-nobody-1999)."),
    Case("anchor-of-title", "HB302", "See [the top](#capture)."),
    Case("anchor-on-picture", "HB302", "See [the frame](../../images/frame.svg#top)."),
    Case("anchor-empty", "HB308", "See [it](../templates/record.md#)."),
    Case("anchor-percent-encoded", "HB308", "See [it](#ste%70s)."),
    # What a link is made of
    Case("hash-only", "HB308", "See [it](#)."),
    Case("text-empty", "HB308", "See [](../templates/record.md)."),
    Case("text-blank", "HB308", "See [ ](../templates/record.md)."),
    Case("title", "HB308", 'See [it](../templates/record.md "Record").'),
    Case("query", "HB308", "See [it](../templates/record.md?print)."),
    Case("character-reference", "HB308", "See [it](../templates/re&#99;ord.md)."),
    Case("space-between", "HB308", "See [it] (../templates/record.md)."),
    Case("bracket-missing", "HB308", "See [it](../templates/record.md and more."),
    Case("link-in-link", "HB308", "See [a [form](../templates/record.md)](#steps)."),
    Case("wiki-link", "HB308", "See [[record]]."),
    Case("attributes", "HB507", "See [it](../templates/record.md){ target=_blank }."),
    # References
    Case("reference-over-two-lines", "HB307", "See [the\nform][form].", line=2),
    Case("reference-collapsed", "HB307", "See [form][]."),
    Case("reference-of-picture", "HB307", "See ![a frame][frame]."),
    Case("reference-to-nothing", "HB307", "See [it][phone].\n\n[phone]: phone.md", line=3),
    Case("reference-short-to-nothing", "HB307", "See [phone].\n\n[phone]: phone.md", line=3),
    Case("reference-to-lost-anchor", "HB307", "See [it][a].\n\n[a]: #stepz", line=3),
    Case("definition-unused", "HB307", "Text.\n\n[form]: ../templates/record.md", line=3),
    Case("definition-that-was-text", "HB307", "Text.\n\n[Note]: keep-it", line=3),
    Case("definition-with-title", "HB307", "See [a].\n\n[a]: #steps 'Steps'", line=3),
    Case("definition-below-text", "HB307", "See it.\n[a]: #steps", line=2),
    Case("definition-in-a-list", "HB307", "See [a].\n\n- [a]: #steps", line=3),
    # Places where a link may stand
    Case("in-a-list", "HB301", "- One.\n- Two: see [it](phone.md).", line=2),
    Case("in-a-step", "HB301", "1. One.\n\n    **Check** See [it](phone.md).", line=3),
    Case("in-a-table", "HB301", "It is:\n\n| A | B |\n| - | - |\n| x | [it](phone.md) |", line=5),
    Case("in-a-quote", "HB301", "> **Must.** See\n> [it](phone.md).", line=2),
    Case("in-a-heading", "HB301", "## See [it](phone.md) { #see }\n\nText."),
    Case("in-bold", "HB301", "See **[it](phone.md)**."),
    Case("over-two-lines", "HB301", "See [the\nphone](phone.md)."),
    Case("second-in-a-line", "HB301", "See [it](#steps) and [the phone](phone.md)."),
    Case("below-an-item", "HB301", path=LIST, line=19, change=("A court", "See [it](phone.md). A court")),
    Case("around-a-picture", "HB301", "It is drawn:\n\n[![A small frame](../../images/frame.svg)](phone.md)", line=3),
    Case("in-alternative-text", "HB308", "It is drawn:\n\n![A [small](#steps) frame](../../images/frame.svg)", line=3),
    # Addresses
    Case("autolink", "HB501", "See <https://a.test/page>."),
    Case("link-out", "HB501", "See [a page](https://a.test/page)."),
    Case("link-without-scheme", "HB501", "See [a page](//a.test/page)."),
    Case("link-with-backslashes", "HB501", "See [a page](\\\\\\\\a.test\\\\page)."),
    Case("e-mail", "HB502", "Write to <desk@a.test>."),
    Case("bare-www", "HB511", "See www.a.test for more."),
    Case("bare-address", "HB511", "See https://a.test/x for more."),
    Case("text-is-another-address", "HB508", "See [https://a.test](../templates/record.md)."),
    Case("defanged-target", "HB502", "See [the page](hxxps://a[.]test)."),
    Case("telephone", "HB502", "Call [the desk](tel:0)."),
    Case("scheme-in-references", "HB502", "See [it](java&#115;cript:alert)."),
    # Lists
    Case("list-missing", "HB301", "Take it:\n\n[the list](../../../checklists/en/capturing.md)", line=3),
    Case("list-missing-in-a-sentence", "HB301", "Take [the list](../../../checklists/en/capturing.md)."),
    Case("list-of-another-language", "HB301", "[فہرست](../../../checklists/en/capture.md) لیں۔", URDU,
         change=("checklists/en", "checklists/ur"), files={"checklists/ur/capture.md": URDU_LIST}),
    Case("list-twice", "HB308", "Take it:\n\n[one](../../../checklists/en/capture.md)\n\n"
         "[two](../../../checklists/en/capture.md)", line=5),
    Case("list-in-part", "HB308", "Take it:\n\n[one](../../../checklists/en/capture.md#cl-03-before)", line=3),
    Case("link-in-an-item", "HB120", path=LIST, line=21, change=("on F-06", "on [F-06](../../docs/en/templates/record.md)")),
    # Pictures and tables
    Case("image-elsewhere", "HB301", "It is drawn:\n\n![A small frame](frame.svg)", line=3),
    Case("image-in-another-case", "HB301", "It is drawn:\n\n![A small frame](../../images/Frame.svg)", line=3),
    Case("image-without-text", "HB316", "It is drawn:\n\n![](../../images/frame.svg)", line=3),
    Case("image-in-link-without-text", "HB316", "It is [![](../../images/frame.svg)](#steps)."),
    Case("image-with-title", "HB308", 'It is drawn:\n\n![A small frame](../../images/frame.svg "x")', line=3),
    Case("image-with-query", "HB308", "It is drawn:\n\n![A small frame](../../images/frame.svg?v=2)", line=3),
    # Citations and codes
    Case("citation-unknown", "HB320", "A claim [@nobody-1999]."),
    Case("citation-in-front-matter", "HB320", line=12, change=("[protocol-2022]", "[protocol-2022, nobody-1999]")),
    Case("citation-not-printable", "HB321", "A claim [@memory-2020]."),
    Case("citation-of-two", "HB322", "A claim [@protocol-2022; @account-2021]."),
    Case("code-unknown", "HB323", "Take F-66."),
    Case("code-of-a-lost-page", "HB030", "E-09: {title: Lost, path: evidence/lost.md, state: made}",
         "docs/data/codes.yaml"),
    # Words of a link
    Case("text-with-another-code", "HB335", "Take [CL-03](../templates/record.md)."),
    Case("text-with-another-title", "HB335", "Take the [Capture record](../checklists/capture.md)."),
    # Front matter, menu, registers
    Case("front-matter-html", "HB332", line=5, change=("able: You can", "able: <b>You</b> can")),
    Case("front-matter-address", "HB332", line=11, change=("evidence editor", "www.a.test")),
    Case("front-matter-citation", "HB332", line=11, change=("evidence editor", "editor [@protocol-2022]")),
    Case("menu-without-page", "HB326", line=0, at=RECORD, files={"mkdocs.yml": NAV}),
    Case("menu-to-nothing", "HB327", line=ABOVE + 5, at="mkdocs.yml", files={"mkdocs.yml": NAV + "      - templates/recrod.md\n"}),
    Case("menu-twice", "HB327", line=ABOVE + 5, at="mkdocs.yml", files={"mkdocs.yml": NAV + "      - evidence/capture.md\n      - templates/record.md\n"}),
)  # fmt: skip
