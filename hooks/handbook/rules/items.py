"""HB120 to HB127: the words of an item and of the stop line."""

from __future__ import annotations

import re
from collections.abc import Sequence

from handbook.languages import SOURCE
from handbook.model import Checklist, Handbook, Task
from handbook.rules.base import FamilyRule, Faults, lists, once_a_book, short
from handbook.rules.numbers import western
from handbook.rules.prose import bare

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


@once_a_book
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
        faults.add("item-telephone", checklist.path, node.line, number=number)
    words = len(checklist.stop.split())
    sentences = len(_SENTENCE.findall(_ABBREVIATED.sub(r"\1", checklist.stop))) + 1
    if words > _STOP_WORDS:
        faults.add("stop-too-long", checklist.path, node.line, what=f"{words} words")
    elif sentences > _STOP_SENTENCES:
        faults.add("stop-too-long", checklist.path, node.line, what=f"{sentences} sentences")


def _written(lines: Sequence[str], first: int) -> str:
    """Return the Markdown of an item whose box stands on `first`, with what goes on below it."""
    last = first + 1
    while last < len(lines) and _GOES_ON.match(lines[last]):
        last += 1
    return " ".join(lines[first:last])


def _words(path: str, item: Task, written: str, faults: Faults) -> None:
    text, words = _named(item), item.text.split()
    if not words:
        faults.add("item-empty", path, item.line, id=item.id or "this item")
        return
    if len(words) > _MOST_WORDS:
        faults.add("item-too-long", path, item.line, text=text, count=len(words),
                   cut=len(words) - _MOST_WORDS)  # fmt: skip
    if item.links or "[@" in item.text:
        faults.add("item-link", path, item.line, text=text)
    if number := _telephone(item.text) or _short(item.text):
        faults.add("item-telephone", path, item.line, number=number)
    if written.startswith(_BOX) and not item.critical and _BOLD.search(bare(written)):
        faults.add("item-half-bold", path, item.line, text=text)


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
        faults.add("item-first-word", path, item.line, word=word, text=text)
    if ";" in item.text:
        faults.add("item-two-actions", path, item.line, text=text, joint=";")
        return
    for joined in _JOINED.finditer(_ABBREVIATED.sub(r"\1", item.text)):
        sign, verb = joined[1] or joined[3], joined[2] or joined[4]
        if verb.lower() in verbs and not (sign == "." and verb[0].islower()):
            faults.add("item-two-actions", path, item.line, text=text, joint=f"{sign} {verb}")
            return


class ItemTooLong(FamilyRule):
    """An item has at most fifteen words.

    ## Why it matters

    An item is read at a glance, with something else in the other hand.
    Fifteen words also fit on one line of the printed sheet, in Urdu as in English.

    ## How to fix it

    Cut the number of words that the message names.
    The reason and the way to do it go into the indented paragraph below.
    """

    code, name, family = "HB120", "item-too-long", item_faults
    message = "the item “{text}” has {count} words"
    hint = "cut {cut}: an item has at most fifteen; reasons go into the paragraph below it"


class StopTooLong(FamilyRule):
    """The stop line has one or two sentences and at most thirty words.

    ## Why it matters

    It stands above the list in red and is read first, by somebody who is about to make a mistake.

    ## How to fix it

    Say only when not to go on, and who decides then.
    """

    code, name, family = "HB121", "stop-too-long", item_faults
    message = "the stop line has {what}"
    hint = "write one or two sentences, at most 30 words in all"


class ItemFirstWord(FamilyRule):
    """An English item begins with a verb that tells what to do.

    ## Why it matters

    “Authority” can be ticked by anybody. “Check that your authority covers this page” has to be done.

    ## How to fix it

    Begin with a verb of `docs/data/verbs.txt`.
    A verb that is missing there may be added, unless it is as often a noun.
    """

    code, name, family = "HB122", "item-first-word", item_faults
    message = "“{word}” is no verb of docs/data/verbs.txt"
    hint = "begin “{text}” with what the officer does, such as “Write” or “Check”"


class ItemTwoActions(FamilyRule):
    """An English item holds one action.

    ## Why it matters

    With two actions in one box, the tick means that the first was done.

    ## How to fix it

    Make two items of it, or keep the action that is forgotten.
    """

    code, name, family = "HB123", "item-two-actions", item_faults
    message = "“{joint}” parts two actions in the item “{text}”"
    hint = "make two items of it"


class ItemLink(FamilyRule):
    """An item holds no link.

    ## Why it matters

    On paper a link is nothing, on screen a tap on the item opens another page in the middle of it.

    ## How to fix it

    Write the code alone, such as F-06, or put the link into the indented paragraph below.
    """

    code, name, family = "HB124", "item-link", item_faults
    message = "the item “{text}” holds a link or a picture"
    hint = "write the code alone, such as F-06"


class ItemTelephone(FamilyRule):
    """An item holds no telephone number.

    ## Why it matters

    Numbers change and sheets stay on the wall.
    An officer who dials a dead number at night loses the minutes that the list was made for.

    ## How to fix it

    Write a blank of twelve underscores; the agency fills it in before the sheet is hung up.
    """

    code, name, family = "HB125", "item-telephone", item_faults
    message = "“{number}” looks like a telephone number"
    hint = "write “____________”; the agency fills it in by hand"


class ItemEmpty(FamilyRule):
    """An item has words.

    ## Why it matters

    A box with nothing beside it is ticked all the same.

    ## How to fix it

    Write the action, or remove the line.
    """

    code, name, family = "HB126", "item-empty", item_faults
    message = "{id} has no words"
    hint = "write what the officer does, or remove the line"


class ItemHalfBold(FamilyRule):
    """An item is bold as a whole, and so critical, or not at all.

    ## Why it matters

    Critical items are set apart on screen and on paper.
    One that is bold in part looks critical in the source and is printed as an ordinary one.

    ## How to fix it

    Put the two stars right after the id and at the end of the line, or remove all of them.
    """

    code, name, family = "HB127", "item-half-bold", item_faults
    message = "the item “{text}” is bold in part"
    hint = "put all of its words between one pair of **, or none"
