"""HB501 to HB507, HB516 and HB531 to HB533: whatever could unmask a reader or run in a browser."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handbook.catalog import known, rule
from handbook.findings import Finding, short
from handbook.model import INDENTED, Handbook, Page
from handbook.model.role import BIBLIOGRAPHY
from handbook.rules.base import checks, texts
from handbook.rules.characters import MARKS
from handbook.rules.link_index import outward
from handbook.rules.source_text import Found, SourceText, bare, few, lines_of, lines_with, sources

LINK_OUT = rule("HB501", "link-out")
LINK_SCHEME = rule("HB502", "link-scheme")
IMAGE_OUT = rule("HB503", "image-out")
RAW_HTML = rule("HB504", "raw-html")
FOREIGN_BLOCK = rule("HB505", "foreign-block")
ACTIVE_FENCE = rule("HB506", "active-fence")
ATTRIBUTE_LIST = rule("HB507", "attribute-list")

_WEB = ("https:", "http:", "//", "\\\\", "/\\", "\\/")
_BLOCK = re.compile(
    r"[ >]*(!!!|\?\?\?|===[!+]?(?=[ \t]+\S)|:::|(?<=>)\[![A-Za-z]+\]|(?<=> )\[![A-Za-z]+\])"
)
_PLAIN_FENCE = re.compile(r"[A-Za-z0-9+#-]{0,20}")
_DRAWN = frozenset(
    {"d2", "ditaa", "dot", "geojson", "graphviz", "math", "mermaid", "plantuml", "stl", "svgbob",
     "topojson", "vega", "vega-lite"}
)  # fmt: skip
"""Languages that a code host or a plugin draws in the browser."""
_HEADING_ID = re.compile(r"(?<=\s)\{\s*#[\w-]+\s*\}\s*$")
_BRACKETS = re.compile(r"\{[^}]*\}?")
_TAG = re.compile(r"<[A-Za-z/!?][^<]{0,40}")
"""A backslash before it does not help: words that are taken out of a text have lost it."""
_NAME = re.compile(r"</?([A-Za-z][\w:-]*)")


@checks("HB501", "HB502", "HB503")
def check_outward(book: Handbook) -> Iterator[Finding]:
    """Yield every link and image that leads out of the handbook."""
    for one in texts(book):
        bibliography = isinstance(one, Page) and one.role == BIBLIOGRAPHY
        for link in one.text.links:
            scheme = "mailto:" if link.form == "email" else outward(link.target)
            if not scheme or (bibliography and scheme == "https:"):
                continue
            rule = LINK_OUT if scheme in _WEB else LINK_SCHEME
            target = (scheme if link.form == "email" else "") + short(link.target)
            yield rule.at(one.path, link.line, target=target, scheme=scheme)
        for image in one.text.images:
            if outward(image.target):
                yield IMAGE_OUT.at(one.path, image.line, target=short(image.target))


@checks("HB504", asks="text")
def check_markup(book: Handbook) -> Iterator[Finding]:
    """Yield each tag and comment, and what begins so.

    A tag that only closes one that is reported has no finding of its own.
    """
    for one in texts(book):
        opened: set[str] = set()
        for raw in one.text.raw:
            names = {name.lower() for name in _NAME.findall(raw.html)}
            if not (raw.html.startswith("</") and names <= opened):
                yield RAW_HTML.at(one.path, raw.line, html=short(raw.html, 40), advice=_NAMED)
            opened |= names
        for number, line in enumerate(one.body.split("\n"), one.body_line):
            if "<![" in line:
                yield RAW_HTML.at(one.path, number, html="<![", advice=_SECTION)
    for path, number, text in _names(book):
        if found := _TAG.search(text):
            yield RAW_HTML.at(path, number, html=short(found[0], 40), advice=_IN_WORDS)
    for source in sources(book):
        for number, text in _tags(source):
            yield RAW_HTML.at(source.path, number, html=short(text, 40), advice=_NAMED)


@checks("HB505", "HB506", "HB507", asks="text")
def check_dialects(book: Handbook) -> Iterator[Finding]:
    """Yield what plain Markdown does not know: blocks, boxes to tick on a page, and brackets.

    A fence has an info string of one plain word, and brackets hold the id of a heading only.
    """
    for one in texts(book):
        for number, line in lines_of(one.body, one.body_line):
            if found := _BLOCK.match(bare(line)):
                facts = {"what": _FOREIGN, "advice": _CALLOUT}
                yield FOREIGN_BLOCK.at(one.path, number, sign=found[1], **facts)
        for task in one.text.tasks if isinstance(one, Page) else ():
            facts = {"what": "is a box to tick on a page", "advice": _BOX}
            yield FOREIGN_BLOCK.at(one.path, task.line, sign="- [ ]", **facts)
        for fence in one.text.fences:
            info = fence.html.strip()
            if fence.html == INDENTED:
                yield ACTIVE_FENCE.at(one.path, fence.line, info="blanks", advice=_ONE_BLANK)
            elif info.lower() in _DRAWN or not _PLAIN_FENCE.fullmatch(info):
                yield ACTIVE_FENCE.at(one.path, fence.line, info=short(info), advice=_ONE_WORD)
        for number, line in lines_with("{", one.body, one.body_line):
            rest = _HEADING_ID.sub("", line) if line.startswith("#") else line
            if found := _BRACKETS.search(rest):
                yield ATTRIBUTE_LIST.at(one.path, number, text=short(found[0], 40))


def _tags(source: SourceText) -> Iterator[tuple[int, str]]:
    """Yield what looks like a tag in data, or in a text where Markdown reads none."""
    if source.one is None:
        for tag in _TAG.finditer(source.head):
            yield source.line(tag.start()), tag[0]
        return
    for number, line in lines_with("<", source.body, source.body_line):
        found = _TAG.search(line)
        if found and not source.reported(source.rows(number, number)[0] + found.start()):
            yield number, found[0]


def _names(book: Handbook) -> Iterator[tuple[str, int, str]]:
    """Yield path, line and words of each heading, item and answer, which are shown in many places."""
    for one in texts(book):
        yield from ((one.path, heading.line, heading.text) for heading in one.text.headings)
        yield from ((one.path, task.line, task.text) for task in one.text.tasks)
    for form in book.templates.values():
        answers = (*form.example.head, *(one for row in form.example.rows for one in row))
        yield from ((form.page.path, answer.line, answer.text) for answer in answers)


_NAMED = "put a tag that is only named in back-ticks"
_IN_WORDS = "name it in words: a heading, an item and an answer hold no tag, not even in back-ticks"
_SECTION = "say in words what it is: the build stops at these signs, also in back-ticks"
_FOREIGN = "opens a block that plain Markdown does not know"
_CALLOUT = "write a callout as “> **Stop.** …”, variants below one another"
_BOX = "write what is ticked as a checklist in checklists/, and link it alone in its paragraph"
_ONE_WORD = "write one plain word such as “text”; commit a diagram as a picture"
_ONE_BLANK = (
    "write at most 4 spaces before what belongs to an item and one behind its mark; "
    "open a code block with three back-ticks"
)


CHARACTER_REFERENCE = rule("HB516", "character-reference")
TEMPLATE_SYNTAX = rule("HB531", "template-syntax")
PAGE_NAME_FORBIDDEN = rule("HB532", "page-name-forbidden")
LOCAL_PATH = rule("HB533", "local-path")


@checks("HB516", "HB531", "HB533", asks="text")
def check_wording(book: Handbook) -> Iterator[Finding]:
    """Yield every reference to a character and every sign that some template would read."""
    for source in sources(book):
        if source.name != "mkdocs":
            yield from few(_signs(source), source)


def _signs(source: SourceText) -> Iterator[Found]:
    for its, form, place in _FORMS:
        for found in form.finditer(source.whole):
            if found[1] not in _ALLOWED and _counts(source, found.start(1), place):
                yield its, found.start(1), {"text": short(found[1], 40)}
    for found in _ALLOWED_SIGNS.finditer(source.head):
        yield CHARACTER_REFERENCE, found.start(), {"text": found[0]}


def _counts(source: SourceText, start: int, place: str) -> bool:
    """Return whether signs are read at a place, and reported by no other rule there."""
    if place == "always":
        return not source.reported(start)
    if source.value(start) is not None or place == "anywhere":
        return True
    if place != "prose":
        return place == "code" and source.coded(start)
    # in the target of a link HB308 speaks about its form
    text, column = source.row(start)
    in_target = _TARGET.search(text, max(0, column - 200), column)
    return not (source.coded(start) or source.reported(start) or in_target)


@checks("HB532")
def page_name_forbidden(book: Handbook) -> Iterator[Finding]:
    """Yield each name of a file, title and heading that promises a list of code words."""
    for one in texts(book):
        for part in filter(is_forbidden, one.slug.removesuffix(".md").split("/")):
            yield PAGE_NAME_FORBIDDEN.at(one.path, 0, what="the file name", text=part)
        title = one.meta.get("title")
        if title is not None and is_forbidden(str(title.value)):
            facts = {"what": "the title", "text": short(one.title)}
            yield PAGE_NAME_FORBIDDEN.at(one.path, title.line, **facts)
        for heading in one.text.headings:
            if heading.level > 1 and (is_forbidden(heading.text) or is_forbidden(heading.id or "")):
                facts = {"what": "the heading", "text": short(heading.text)}
                yield PAGE_NAME_FORBIDDEN.at(one.path, heading.line, **facts)
    for data in book.data.values():
        name = data.path.rpartition("/")[2]
        if is_forbidden(name.rpartition(".")[0]):
            yield PAGE_NAME_FORBIDDEN.at(data.path, 0, what="the file name", text=name)


def is_forbidden(name: str) -> bool:
    """Return whether a name is that of a list of code words, or little more than it."""
    words = _WORD.findall(name.lower().replace("’", "'"))
    plain = " ".join(words)
    return plain in _LISTS or bool(_ALWAYS.search(f" {plain} "))


_TARGET = re.compile(r"(?:\]\(<?|^[ ]{0,3}\[[^\]\n]{1,80}\]:[ \t]*<?)[^\s)]*\Z")
_NOBODY = r"(?!(?:user|name|Public|Shared)\b)"
_ALLOWED = frozenset({"&amp;", "&lt;", "&gt;"})
"""What may be written in running text, but in no value."""
_ALLOWED_SIGNS = re.compile("&(?:amp|lt|gt);")
_PATH = r"[^\s/`\"'|<>]{0,60}/?"
_FORMS = tuple(
    (its, re.compile(form), place)
    for its, place, form in (
        (CHARACTER_REFERENCE, "prose", r"(&(?:#[xX]?[0-9A-Fa-f]{1,8};?|[A-Za-z][A-Za-z0-9]{1,31};))"),
        (TEMPLATE_SYNTAX, "code", r"(\{\{[^}\n]{0,40}\}{0,2})"),
        (TEMPLATE_SYNTAX, "code", r"(\{%[^}\n]{0,40}\}?)"),
        (TEMPLATE_SYNTAX, "code", r"(\{#[^}\n]{0,40}\}?)"),
        (TEMPLATE_SYNTAX, "code", r"(\$\{[^}\n]{0,40}\}?)"),
        (TEMPLATE_SYNTAX, "code", r"(<\?[^>\n]{0,40}>?)"),
        (TEMPLATE_SYNTAX, "anywhere", r"(<%[^>\n]{0,40}>?)"),
        (TEMPLATE_SYNTAX, "anywhere", r"(--?8<-{1,2}[^\n]{0,40})"),
        (TEMPLATE_SYNTAX, "values", r"(\[\[[^\[\]\n]{1,80}\]\])(?![(\[])"),
        (TEMPLATE_SYNTAX, "prose", r"(~~(?<!~~~)(?=[^\s~])[^~\n]{1,200}(?<=[^\s~])~~)(?!~)"),
        (TEMPLATE_SYNTAX, "prose", r"(\$\$[^$\n]{0,200}(?:\$\$)?)"),
        (TEMPLATE_SYNTAX, "prose", r"(:(?<![\w:/]:)[a-z][a-z0-9_+-]{1,40}:)(?![\w:/])"),
        (LOCAL_PATH, "always", rf"(/(?<![\w.]/)(?:home|Users)/{_NOBODY}\w{_PATH})"),
        (LOCAL_PATH, "always", rf"([A-Za-z]:\\{{1,2}}Users\\{{1,2}}{_NOBODY}\w[^\s\\`\"'|<>]{{0,60}})"),
    )
)  # fmt: skip
"""A rule, where the signs that it is about are read, and the signs.

`code`: braces and `<?` are reported by HB507 and HB504 where they are in running text, so here they
count in code and in values; `values`: links of a wiki, reported by HB308 in running text. `prose`:
words struck out, formulas and small pictures, which a code host shows and our page does not.
"""
_WORD = re.compile(rf"(?:[^\W_]|[{MARKS}])+(?:'[^\W_]+)?")
_CODE_WORDS = known("code-words")
_LISTS = frozenset(_CODE_WORDS["names"])
_ALWAYS = re.compile(f" (?:{'|'.join(_CODE_WORDS['parts'])}) ")
