"""HB120: the words of an item and of the stop line."""

from __future__ import annotations

import re
from collections.abc import Sequence

from handbook.catalog import rule
from handbook.languages import SOURCE
from handbook.model import Checklist, Handbook, Task
from handbook.rules.base import Faults, checks, lists, short
from handbook.rules.numbers import western
from handbook.rules.prose import bare

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
"""What may stand between the sign that ends a sentence, the blank, and the next word."""
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
"""A number that stands alone and counts nothing: on a wall somebody dials it."""
_YEAR, _MONTH, _DAY = r"(?:1[349]|20)\d\d", r"(?:0?[1-9]|1[0-2])", r"(?:0?[1-9]|[12]\d|3[01])"
_DATE = re.compile(
    rf"(?<![\w+])(?:{_YEAR}([-./]){_MONTH}\1{_DAY}|{_DAY}([-./]){_MONTH}\2{_YEAR}"
    rf"|(?<!\d[-./]){_MONTH}[./]{_YEAR}|{_YEAR}/(?:{_YEAR}|\d\d))\b"
)
_BOX = "- [ ] "
_GOES_ON = re.compile(r" +(?! |[-*+] |\d+[.)] |$)")
"""A line that belongs to the words of the item above it."""
_BOLD = re.compile(r"\*\*|(?<!\w)__(?=[^\W_])")


@checks(
    ITEM_TOO_LONG,
    STOP_TOO_LONG,
    ITEM_FIRST_WORD,
    ITEM_TWO_ACTIONS,
    ITEM_LINK,
    ITEM_TELEPHONE,
    ITEM_EMPTY,
    ITEM_HALF_BOLD,
)
def item_faults(book: Handbook) -> Faults:
    """Return what is wrong with the words of all lists whose front matter can be read."""
    faults = Faults()
    for checklist in lists(book):
        if checklist.front.problems:
            continue
        _stop(checklist, faults)
        lines = checklist.body.split("\n")
        for item in checklist.items():
            written = _written(lines, item.line - checklist.body_line)
            _words(checklist.path, item, written, faults)
            if checklist.lang == SOURCE and item.text:
                _english(checklist.path, item, book.verbs, faults)
    return faults


def _stop(checklist: Checklist, faults: Faults) -> None:
    node = checklist.meta.get("stop")
    if node is None:
        return
    if number := _telephone(checklist.stop) or _short(checklist.stop):
        faults.add(ITEM_TELEPHONE, checklist.path, node.line, number=number)
    words = len(checklist.stop.split())
    sentences = len(_SENTENCE.findall(_ABBREVIATED.sub(r"\1", checklist.stop))) + 1
    if words > _STOP_WORDS:
        faults.add(STOP_TOO_LONG, checklist.path, node.line, what=f"{words} words")
    elif sentences > _STOP_SENTENCES:
        faults.add(STOP_TOO_LONG, checklist.path, node.line, what=f"{sentences} sentences")


def _written(lines: Sequence[str], first: int) -> str:
    """Return the Markdown of an item whose box stands on `first`, with what goes on below it."""
    last = first + 1
    while last < len(lines) and _GOES_ON.match(lines[last]):
        last += 1
    return " ".join(lines[first:last])


def _words(path: str, item: Task, written: str, faults: Faults) -> None:
    text, words = _named(item), item.text.split()
    if not words:
        faults.add(ITEM_EMPTY, path, item.line, id=item.id or "this item")
        return
    if len(words) > _MOST_WORDS:
        faults.add(ITEM_TOO_LONG, path, item.line, text=text, count=len(words),
                   cut=len(words) - _MOST_WORDS)  # fmt: skip
    if item.links or "[@" in item.text:
        faults.add(ITEM_LINK, path, item.line, text=text)
    if number := _telephone(item.text) or _short(item.text):
        faults.add(ITEM_TELEPHONE, path, item.line, number=number)
    if written.startswith(_BOX) and not item.critical and _BOLD.search(bare(written)):
        faults.add(ITEM_HALF_BOLD, path, item.line, text=text)


def _named(item: Task) -> str:
    """Return the words of an item as its file has them, without the marks of bold and code."""
    return short(item.source.replace("**", "").replace("`", ""))


def _telephone(text: str) -> str:
    """Return the first number that somebody could dial, empty without one."""
    if not _NUMBER.search(text):
        return ""
    number = _NUMBER.search(_DATE.sub(lambda date: "|" * len(date[0]), western(text)))
    return text[number.start() : number.end()] if number else ""


def _short(text: str) -> str:
    """Return the first short number that counts nothing, empty without one."""
    found = _SHORT.search(_DATE.sub(lambda date: "|" * len(date[0]), western(text)))
    return text[found.start() : found.end()] if found else ""


def _english(path: str, item: Task, verbs: frozenset[str], faults: Faults) -> None:
    text = _named(item)
    word = item.text.split()[0].strip("“”\"'(),.:;!?")
    if verbs and word.lower() not in verbs:
        faults.add(ITEM_FIRST_WORD, path, item.line, word=word, text=text)
    if ";" in item.text:
        faults.add(ITEM_TWO_ACTIONS, path, item.line, text=text, joint=";")
        return
    for joined in _JOINED.finditer(_ABBREVIATED.sub(r"\1", item.text)):
        sign, verb = joined[1] or joined[3], joined[2] or joined[4]
        if verb.lower() in verbs and not (sign == "." and verb[0].islower()):
            faults.add(ITEM_TWO_ACTIONS, path, item.line, text=text, joint=f"{sign} {verb}")
            return
