"""HB048, HB101 to HB120 and HB323: the shape of a checklist, its ids, its words and what it names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from handbook.catalog import Rule, rule
from handbook.findings import Finding, short
from handbook.languages import SOURCE
from handbook.model import Checklist, Handbook, Page, Task
from handbook.rules.base import Add, Report, checks, lists, pages, texts
from handbook.rules.link_index import resolved
from handbook.rules.registers import retired
from handbook.rules.source_text import bare, lines_of
from handbook.rules.traces import western

PAUSE_TOO_LONG = rule("HB105", "list-shape", "pause-too-long")
LIST_TOO_LONG = rule("HB105", "list-shape", "list-too-long")
PAUSE_EMPTY = rule("HB105", "list-shape", "pause-empty")
PAUSE_COUNT = rule("HB105", "list-shape", "pause-count")
ITEM_BEFORE_PAUSE = rule("HB109", "list-line", "item-before-pause")
LINE_LOST = rule("HB109", "list-line", "list-line-lost")
ITEM_NESTED = rule("HB109", "list-line", "item-nested")
ITEM_TICKED = rule("HB109", "list-line", "item-ticked")
LIST_WITHOUT_PAGE = rule("HB113", "list-without-page")
PAGE_WITHOUT_LIST = rule("HB048", "part-missing", "page-without-list")

_MOST_AT_A_PAUSE = 9
_MOST = 15
_MOST_PAUSES = 3
_ITEM_LINE = re.compile(r"- \[( |x|X)\](?: |$)")


@checks("HB105", "HB109", "HB120")
def check_shape(book: Handbook) -> Report:
    """Return what is wrong with the shape and the words of all lists that can be read."""
    report = Report()
    for checklist in lists(book):
        if not checklist.front.problems:
            add = report.in_file(checklist.path)
            _counts(checklist, add)
            _stray_lines(checklist, add)
            _stop(checklist, add)
            lines = checklist.body.split("\n")
            for item in checklist.items():
                _words(item, _written(lines, item.line - checklist.body_line), add)
                if checklist.lang == SOURCE and item.text:
                    _english(item, book.verbs, add)
    return report


def _counts(checklist: Checklist, add: Add) -> None:
    pauses = checklist.pauses
    if not 1 <= len(pauses) <= _MOST_PAUSES:
        line = pauses[_MOST_PAUSES].line if pauses else checklist.body_line
        add(PAUSE_COUNT, line, count=len(pauses) or "no")
    for item in checklist.strays if pauses else ():
        add(ITEM_BEFORE_PAUSE, item.line, text=short(item.text))
    for pause in pauses:
        facts = {"pause": short(pause.title), "count": len(pause.items)}
        if not pause.items:
            add(PAUSE_EMPTY, pause.line, **facts)
        for item in pause.items[_MOST_AT_A_PAUSE : _MOST_AT_A_PAUSE + 1]:
            add(PAUSE_TOO_LONG, item.line, **facts)
    items = list(checklist.items())
    for item in items[_MOST : _MOST + 1]:
        add(LIST_TOO_LONG, item.line, count=len(items))


def _stray_lines(checklist: Checklist, add: Add) -> None:
    for number, line in enumerate(checklist.body.split("\n"), checklist.body_line):
        if not line or line[0] == " " or line.startswith("## "):
            continue
        box = _ITEM_LINE.match(line)
        if box is None:
            add(LINE_LOST, number, text=short(line))
        elif box[1] != " ":
            add(ITEM_TICKED, number, text=short(line[box.end() :]))
    for item in checklist.text.tasks:
        if item.depth > 1:
            add(ITEM_NESTED, item.line, text=short(item.text))


@checks("HB048", "HB113")
def check_list_pages(book: Handbook) -> Iterator[Finding]:
    """Yield each English list without a page, and each page below checklists/ that does not show its own."""
    files = {file.path for file in book.files}
    for one in lists(book):
        page = f"docs/{SOURCE}/checklists/{one.slug}.md"
        if one.lang == SOURCE and page not in files:
            yield LIST_WITHOUT_PAGE.at(one.path, 0, id=one.id or one.slug, page=page)
    for own in pages(book):
        folder, _, name = own.slug.partition("/")
        if folder != "checklists" or name == "index.md" or own.front.problems:
            continue
        alone = (
            resolved(own.path, one.target.partition("#")[0]) for one in own.text.links if one.alone
        )
        shown = (path.split("/", 2) for path in alone if path.startswith("checklists/"))
        if name not in (parts[-1] for parts in shown if len(parts) > len(("top", "lang"))):
            slug = name.removesuffix(".md")
            lang = own.lang if (own.lang, slug) in book.checklists else SOURCE
            facts = {"code": own.code, "title": own.title, "lang": lang, "slug": slug}
            yield PAGE_WITHOUT_LIST.at(own.path, own.body_line, **facts)


ITEM_WITHOUT_ID = rule("HB101", "item-id", "item-without-id")
ITEM_ID_FOREIGN = rule("HB101", "item-id", "item-id-foreign")
ITEM_ID_TWICE = rule("HB101", "item-id", "item-id-twice")
ITEM_ID_RETIRED = rule("HB101", "item-id", "item-id-retired")
ITEM_GONE = rule("HB115", "retired-id", "item-gone")
ITEMS_NOT_COUNTED = rule("HB115", "retired-id", "items-not-counted")


@checks("HB101", "HB115")
def check_ids(book: Handbook) -> Report:
    """Return what is wrong with the ids of all lists whose front matter can be read."""
    report = Report()
    dead = retired(book, "items")
    for checklist in lists(book):
        if checklist.id and not checklist.front.problems:
            _ids(checklist, dead, book, report)
    return report


def _ids(checklist: Checklist, dead: frozenset[str], book: Handbook, report: Report) -> None:
    entry = book.codes.get(checklist.id)
    known = entry.items if entry else 0
    own = re.compile(rf"{re.escape(checklist.id)}\.([1-9][0-9]{{0,2}})")
    written = (item.id for item in checklist.items() if item.id)
    used = {int(found[1]) for id_ in (*dead, *written) if (found := own.fullmatch(id_))}
    highest = max(known, *used) if used else known
    seen: dict[str | None, int] = {}
    sound = True
    # of one item too many beside the English list, HB401 speaks
    follows = checklist.lang != SOURCE and (SOURCE, checklist.slug) in book.checklists
    for item in checklist.items():
        if broken := _broken_rule(item.id, own, seen, frozenset() if follows else dead):
            sound = False
            report.add(broken, checklist.path, item.line, text=short(item.text), id=item.id,
                       list=checklist.id, first=seen.get(item.id),
                       free=f"{checklist.id}.{highest + 1}")  # fmt: skip
        seen.setdefault(item.id, item.line)
    data = book.data.get("retired")
    if sound and checklist.lang == SOURCE and not (data and data.problems):
        line = checklist.pauses[0].line if checklist.pauses else 0
        for number in sorted(set(range(1, highest + 1)) - used):
            report.add(ITEM_GONE, checklist.path, line, id=f"{checklist.id}.{number}")
        if entry and highest != known:
            report.add(ITEMS_NOT_COUNTED, _CODES, entry.line, id=f"{checklist.id}.{highest}",
                       items=highest)  # fmt: skip


def _broken_rule(
    id_: str | None, own: re.Pattern[str], seen: Mapping[str | None, int], dead: frozenset[str]
) -> Rule | None:
    """Return the rule that speaks about an id, None for a sound one."""
    if id_ is None:
        return ITEM_WITHOUT_ID
    if not own.fullmatch(id_):
        return ITEM_ID_FOREIGN
    if id_ in seen:
        return ITEM_ID_TWICE
    return ITEM_ID_RETIRED if id_ in dead else None


_CODES = "docs/data/codes.yaml"


ITEM_TOO_LONG = rule("HB120", "item-words", "item-too-long")
STOP_TOO_LONG = rule("HB120", "item-words", "stop-too-long")
ITEM_FIRST_WORD = rule("HB120", "item-words", "item-first-word")
ITEM_TWO_ACTIONS = rule("HB120", "item-words", "item-two-actions")
ITEM_LINK = rule("HB120", "item-words", "item-link")
ITEM_TELEPHONE = rule("HB120", "item-words", "item-telephone")
ITEM_EMPTY = rule("HB120", "item-words", "item-empty")
ITEM_HALF_BOLD = rule("HB120", "item-words", "item-half-bold")

_MOST_WORDS = 15
_STOP_WORDS = 30
_STOP_SENTENCES = 2
_ABBREVIATED = re.compile(r"\b([Aa]rts?|Nos?|[Pp]aras?|e\.g|i\.e|[Aa]pprox|Mrs?|Ms|Dr)\.")
_CLOSED, _OPENED = r"[)\]”’»\"'*_]*", r"[(\[“‘«\"'*_]*"
"""What may be between the sign that ends a sentence, the blank, and the next word."""
_LETTER = r"[^\W\d_a-zß-öø-ÿ]"
"""One that may begin a sentence: upper case, or of a script that has no case."""
_SENTENCE = re.compile(rf"[.!?۔؟।]{_CLOSED}\s+(?={_OPENED}{_LETTER})")
_JOINED = re.compile(
    rf"\s((?:and|then|&)(?:\s+(?:also|then|at once|immediately|quickly|again))?)\s+(\w+)|([.!?])(?={_CLOSED}\s+{_OPENED}(\w+))",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"(?<![\w-])\+?\d[\d \-./()]{5,}\d|(?<=\bcall |\bdial )\+?\d{2,}", re.IGNORECASE
)
_SHORT = re.compile(
    r"(?<![\w.,:/+-])(?<!\bitem )(?<!\bitems )(?<!\bto )(?<!\band )(?<!\bunder )(?<!\bline )(?<!\bpage )(?<!\bstep )(?<!نکتہ )(?<!نکات )(?<!تا )"
    r"\d{2,5}(?![\w:/%-]|[.,]\d|\W?(?:تا|سے) \d| (?!(?:for|now|first|or|پر|کو|سے)\b)[^\W\d_])",
    re.IGNORECASE,
)
"""A number that is alone and counts nothing: on a wall somebody dials it."""
_YEAR, _MONTH, _DAY = r"(?:1[349]|20)\d\d", r"(?:0?[1-9]|1[0-2])", r"(?:0?[1-9]|[12]\d|3[01])"
_DATE = re.compile(
    rf"(?<![\w+])(?:{_YEAR}([-./]){_MONTH}\1{_DAY}|{_DAY}([-./]){_MONTH}\2{_YEAR}"
    rf"|(?<!\d[-./]){_MONTH}[./]{_YEAR}|{_YEAR}/(?:{_YEAR}|\d\d))\b"
)
_BOX = "- [ ] "
_GOES_ON = re.compile(r" +(?! |[-*+] |\d+[.)] |$)")
"""A line that belongs to the words of the item above it."""
_BOLD = re.compile(r"\*\*|(?<!\w)__(?=[^\W_])")


def _stop(checklist: Checklist, add: Add) -> None:
    node = checklist.meta.get("stop")
    if node is None:
        return
    if number := _telephone(checklist.stop):
        add(ITEM_TELEPHONE, node.line, number=number)
    words = len(checklist.stop.split())
    sentences = len(_SENTENCE.findall(_ABBREVIATED.sub(r"\1", checklist.stop))) + 1
    if words > _STOP_WORDS or sentences > _STOP_SENTENCES:
        what = f"{words} words" if words > _STOP_WORDS else f"{sentences} sentences"
        add(STOP_TOO_LONG, node.line, what=what)


def _written(lines: Sequence[str], first: int) -> str:
    """Return the Markdown of an item whose box is on `first`, with what goes on below it."""
    last = first + 1
    while last < len(lines) and _GOES_ON.match(lines[last]):
        last += 1
    return " ".join(lines[first:last])


def _words(item: Task, written: str, add: Add) -> None:
    text, count = _named(item), len(item.text.split())
    if not count:
        add(ITEM_EMPTY, item.line, id=item.id or "this item")
        return
    if count > _MOST_WORDS:
        add(ITEM_TOO_LONG, item.line, text=text, count=count, cut=count - _MOST_WORDS)
    if item.links or "[@" in item.text:
        add(ITEM_LINK, item.line, text=text)
    if number := _telephone(item.text):
        add(ITEM_TELEPHONE, item.line, number=number)
    if written.startswith(_BOX) and not item.critical and _BOLD.search(bare(written)):
        add(ITEM_HALF_BOLD, item.line, text=text)


def _named(item: Task) -> str:
    return short(item.source.replace("**", "").replace("`", ""))


def _telephone(text: str) -> str:
    """Return the first number that somebody could dial, long before short; empty without one."""
    plain = _DATE.sub(lambda date: "|" * len(date[0]), western(text))
    found = _NUMBER.search(plain) or _SHORT.search(plain)
    return text[found.start() : found.end()] if found else ""


def _english(item: Task, verbs: frozenset[str], add: Add) -> None:
    text = _named(item)
    word = item.text.split()[0].strip("“”\"'(),.:;!?")
    if verbs and word.lower() not in verbs:
        add(ITEM_FIRST_WORD, item.line, word=word, text=text)
    if ";" in item.text:
        add(ITEM_TWO_ACTIONS, item.line, text=text, joint=";")
        return
    for joined in _JOINED.finditer(_ABBREVIATED.sub(r"\1", item.text)):
        sign, verb = joined[1] or joined[3], joined[2] or joined[4]
        if verb.lower() in verbs and not (sign == "." and verb[0].islower()):
            add(ITEM_TWO_ACTIONS, item.line, text=text, joint=f"{sign} {verb}")
            return


ITEM_NUMBER_UNKNOWN = rule("HB323", "unknown-code", "item-number-unknown")
CODE_MISSPELT = rule("HB323", "unknown-code", "code-misspelt")

_ITEM = re.compile(
    r"(?:(?P<list>CL-\d\d)(?:,|'s| کے| کا| کی)? )?"
    r"(?:\bitems?|نکتہ|نکتے|نکات) (?P<first>\d{1,3})\b(?:(?: to | and | or | تا | سے | اور |[–-])(?P<last>\d{1,3})\b)?"
)
"""A number of an item in running text, with the list that it belongs to if that is named."""
_DOTTED = re.compile(r"(?<![\w.-])(?P<list>CL-\d\d)\.(?P<first>\d{1,3})(?![\w-]|\.\d)(?P<last>)")
"""The same, as it is at the item."""
_MISSPELT = re.compile(r"(?<![\w.-])(?P<kind>CL|F)(?:-(?P<one>\d)|(?P<two>\d\d?))(?![\w-]|\.\d)")


@checks("HB323")
def check_numbers_named(book: Handbook) -> Iterator[Finding]:
    """Yield each number of an item that there is not, and each code that is misspelt beside lists."""
    english = [one for one in lists(book) if one.lang == SOURCE]
    numbers = {
        one.id: {int(tail) for item in one.items() if (tail := _tail(item.id)).isdecimal()}
        for one in english
        if one.id
    }
    slugs = {
        f"checklists/{slug}.md": one.id
        for (lang, slug), one in book.checklists.items()
        if lang == SOURCE
    }
    for one in texts(book):
        beside = isinstance(one, Checklist) or one.slug.startswith("checklists/")
        own = one.id if isinstance(one, Checklist) else slugs.get(one.slug, "")
        if not (beside or any(word in one.body for word in ("item", "نک", "CL-"))):
            continue
        for line, written in _lines(one):
            text = western(written)
            for found in _MISSPELT.finditer(text) if beside else ():
                typed = f"{found['kind']}-{(found['one'] or found['two']).zfill(2)}"
                yield CODE_MISSPELT.at(one.path, line, text=found[0], typed=typed)
            for found in (*_ITEM.finditer(text), *_DOTTED.finditer(text)):
                named = found["list"] or own
                for number in filter(None, (found["first"], found["last"])):
                    if named in numbers and int(number) not in numbers[named]:
                        facts = {"text": short(found[0]), "number": number, "list": named}
                        yield ITEM_NUMBER_UNKNOWN.at(one.path, line, **facts)


def _tail(id_: str | None) -> str:
    return (id_ or "").rpartition(".")[2]


def _lines(one: Page | Checklist) -> Iterator[tuple[int, str]]:
    """Yield what a reader sees: of a list its stop line and moment too."""
    if isinstance(one, Checklist):
        for key in ("when", "stop"):
            if node := one.meta.get(key):
                yield node.line, str(node.value)
    for line, text in lines_of(one.body, one.body_line):
        yield line, bare(text)
