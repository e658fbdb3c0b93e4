"""HB048, HB101 to HB120 and HB323: the shape of a checklist, its ids, its words and what it names."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

from handbook.catalog import Rule, rule
from handbook.findings import Finding, short
from handbook.languages import SOURCE
from handbook.model import Checklist, Handbook, Page, Task, latin
from handbook.render.markdown import list_of
from handbook.rules.base import Add, Report, checks, lists, pages, texts
from handbook.rules.english import masked
from handbook.rules.registers import retired
from handbook.rules.source_text import bare, lines_of

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


@checks("HB101", "HB105", "HB109", "HB115", "HB120")
def check_lists(book: Handbook) -> Report:
    """Return what is wrong with the shape, the ids and the words of all lists that can be read."""
    report, dead = Report(), retired(book, "items")
    for checklist in lists(book):
        if not checklist.front.problems:
            add = report.in_file(checklist.path)
            if checklist.id:
                _ids(checklist, dead, book, report)
            _counts(checklist, add)
            _stray_lines(checklist, add)
            _stop(checklist, add)
            lines = checklist.body.split("\n")
            for item in checklist.items():
                boxed = lines[item.line - checklist.body_line].startswith("- [ ] ")
                _words(item, add, boxed=boxed)
                if checklist.lang == SOURCE and item.text:
                    _english(item, book.verbs, add)
    return report


def _counts(checklist: Checklist, add: Add) -> None:
    pauses, items = checklist.pauses, list(checklist.items())
    if not 1 <= len(pauses) <= _MOST_PAUSES:
        line = pauses[_MOST_PAUSES].line if pauses else checklist.body_line
        add(PAUSE_COUNT, line, count=len(pauses) or "no")
    for item in checklist.strays if pauses else ():
        add(ITEM_BEFORE_PAUSE, item.line, text=short(item.text))
    for pause in pauses:
        facts = {"pause": short(pause.title), "count": len(pause.items)}
        if not pause.items:
            add(PAUSE_EMPTY, pause.line, **facts)
        if len(pause.items) > _MOST_AT_A_PAUSE:
            add(PAUSE_TOO_LONG, pause.items[_MOST_AT_A_PAUSE].line, **facts)
    if len(items) > _MOST:
        add(LIST_TOO_LONG, items[_MOST].line, count=len(items))


def _stray_lines(checklist: Checklist, add: Add) -> None:
    for number, line in enumerate(checklist.body.split("\n"), checklist.body_line):
        box = _ITEM_LINE.match(line)
        if box and box[1] != " ":
            add(ITEM_TICKED, number, text=short(line[box.end() :]))
        elif line and not box and not line.startswith((" ", "## ")):
            add(LINE_LOST, number, text=short(line))
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
        slug = name.removesuffix(".md")
        if folder != "checklists" or slug == "index" or own.front.problems:
            continue
        alone = (one.target for one in own.text.links if one.alone)
        if slug not in {list_of(target, posixpath.dirname(own.path)) for target in alone}:
            lang = own.lang if (own.lang, slug) in book.checklists else SOURCE
            facts = {"code": own.code, "title": own.title, "lang": lang, "slug": slug}
            yield PAGE_WITHOUT_LIST.at(own.path, own.body_line, **facts)


ITEM_WITHOUT_ID = rule("HB101", "item-id", "item-without-id")
ITEM_ID_FOREIGN = rule("HB101", "item-id", "item-id-foreign")
ITEM_ID_TWICE = rule("HB101", "item-id", "item-id-twice")
ITEM_ID_RETIRED = rule("HB101", "item-id", "item-id-retired")
ITEM_GONE = rule("HB115", "retired-id", "item-gone")
ITEMS_NOT_COUNTED = rule("HB115", "retired-id", "items-not-counted")


def _ids(checklist: Checklist, dead: frozenset[str], book: Handbook, report: Report) -> None:
    list_, entry, items = checklist.id, book.codes.get(checklist.id), list(checklist.items())
    own = re.compile(rf"{re.escape(list_)}\.([1-9][0-9]{{0,2}})")
    written = (*dead, *(item.id or "" for item in items))
    used = {int(found[1]) for id_ in written if (found := own.fullmatch(id_))}
    known = entry.items if entry else 0
    highest = max(known, *used, 0)
    first: dict[str | None, int] = {}
    sound = True
    # of one item too many beside the English list, HB401 speaks
    follows = checklist.lang != SOURCE and (SOURCE, checklist.slug) in book.checklists
    for item in items:
        wrong: Rule | None = None
        if item.id is None:
            wrong = ITEM_WITHOUT_ID
        elif not own.fullmatch(item.id):
            wrong = ITEM_ID_FOREIGN
        elif item.id in first:
            wrong = ITEM_ID_TWICE
        elif item.id in dead and not follows:
            wrong = ITEM_ID_RETIRED
        if wrong:
            sound = False
            facts = {"text": short(item.text), "id": item.id, "free": f"{list_}.{highest + 1}"}
            lines = {"list": list_, "first": first.get(item.id)}
            report.add(wrong, checklist.path, item.line, **facts, **lines)
        first.setdefault(item.id, item.line)
    data = book.data.get("retired")
    if sound and checklist.lang == SOURCE and not (data and data.problems):
        line = checklist.pauses[0].line if checklist.pauses else 0
        for number in sorted(set(range(1, highest + 1)) - used):
            report.add(ITEM_GONE, checklist.path, line, id=f"{list_}.{number}")
        if entry and highest != known:
            last, path = f"{list_}.{highest}", "docs/data/codes.yaml"
            report.add(ITEMS_NOT_COUNTED, path, entry.line, id=last, items=highest)


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
_BOLD = re.compile(r"\*\*|(?<!\w)__(?=[^\W_])")


def _stop(checklist: Checklist, add: Add) -> None:
    node = checklist.meta.get("stop")
    if node is None:
        return
    if number := _telephone(checklist.stop):
        add(ITEM_TELEPHONE, node.line, number=number)
    words = len(checklist.stop.split())
    sentences = len(_SENTENCE.findall(masked(checklist.stop))) + 1
    if words > _STOP_WORDS or sentences > _STOP_SENTENCES:
        what = f"{words} words" if words > _STOP_WORDS else f"{sentences} sentences"
        add(STOP_TOO_LONG, node.line, what=what)


def _words(item: Task, add: Add, *, boxed: bool) -> None:
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
    if boxed and not item.critical and _BOLD.search(bare(item.source)):
        add(ITEM_HALF_BOLD, item.line, text=text)


def _named(item: Task) -> str:
    return short(item.source.replace("**", "").replace("`", ""))


def _telephone(text: str) -> str:
    """Return the first number that somebody could dial, long before short; empty without one."""
    plain = _DATE.sub(lambda date: "|" * len(date[0]), latin(text))
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
    for joined in _JOINED.finditer(masked(item.text)):
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
_MAYBE = re.compile("CL|F[-\N{MINUS SIGN}\\d]|item|نک")
"""What every text with one of these has; few lines do."""


@checks("HB323")
def check_numbers_named(book: Handbook) -> Iterator[Finding]:
    """Yield each number of an item that there is not, and each code that is misspelt beside lists."""
    english = [one for one in lists(book) if one.lang == SOURCE and one.id]
    numbers = {
        one.id: {(item.id or "").rpartition(".")[2] for item in one.items()} for one in english
    }
    slugs = {f"checklists/{one.slug}.md": one.id for one in english}
    for one in texts(book):
        beside = isinstance(one, Checklist) or one.slug.startswith("checklists/")
        own = one.id if isinstance(one, Checklist) else slugs.get(one.slug, "")
        for line, written in _lines(one):
            text = latin(written)
            for found in _MISSPELT.finditer(text) if beside else ():
                typed = f"{found['kind']}-{(found['one'] or found['two']).zfill(2)}"
                yield CODE_MISSPELT.at(one.path, line, text=found[0], typed=typed)
            for found in (*_ITEM.finditer(text), *_DOTTED.finditer(text)):
                named = found["list"] or own
                for number in filter(None, (found["first"], found["last"])):
                    if named in numbers and str(int(number)) not in numbers[named]:
                        facts = {"text": short(found[0]), "number": number, "list": named}
                        yield ITEM_NUMBER_UNKNOWN.at(one.path, line, **facts)


def _lines(one: Page | Checklist) -> Iterator[tuple[int, str]]:
    for node in map(one.meta.get, ("when", "stop") if isinstance(one, Checklist) else ()):
        if node:
            yield node.line, str(node.value)
    for line, text in lines_of(one.body, one.body_line):
        if _MAYBE.search(text):
            yield line, bare(text)
