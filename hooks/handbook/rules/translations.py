"""HB401 to HB405: translations against the English source."""

from __future__ import annotations

from collections.abc import Container, Iterator

from handbook.catalog import rule
from handbook.findings import Finding, Severity
from handbook.languages import SOURCE
from handbook.model import Checklist, Handbook, Task
from handbook.rules.base import Faults, checks, lists, short, texts
from handbook.rules.lag import Wait, wait
from handbook.rules.retired import retired

TRANSLATED_ITEMS_DIFFER = rule("HB401", "translation-differs", "translated-items-differ")
TRANSLATED_WEIGHT_DIFFERS = rule("HB401", "translation-differs", "translated-weight-differs")
TRANSLATION_OF_NOTHING = rule("HB403", "translation-of-nothing")
TRANSLATED_PAUSES_DIFFER = rule("HB401", "translation-differs", "translated-pauses-differ")
REVIEWED_WITHOUT_READERS = rule("HB405", "reviewed-without-readers")


@checks(TRANSLATED_ITEMS_DIFFER, TRANSLATED_WEIGHT_DIFFERS, TRANSLATED_PAUSES_DIFFER)
def list_faults(book: Handbook) -> Faults:
    """Return where translated lists differ from the English ones in ids, order or weight."""
    faults = Faults()
    for own in lists(book):
        source = book.checklists.get((SOURCE, own.slug))
        if own.lang == SOURCE or source is None or own.front.problems or source.front.problems:
            continue
        late = wait(own, source, book)
        _items(own, source, late, retired(book, "items"), faults)
        _pauses(own, source, late, faults)
    return faults


def _items(
    own: Checklist, source: Checklist, late: Wait, gone: frozenset[str], faults: Faults
) -> None:
    mine = {item.id: item for item in own.items() if item.id}
    theirs = {item.id: item for item in source.items() if item.id}
    if len(mine) != len(list(own.items())) or len(theirs) != len(list(source.items())):
        return  # ids are missing or stand twice: that comes first

    def tell(line: int, what: str, advice: str, weight: Severity | None = late.weight) -> None:
        faults.add(TRANSLATED_ITEMS_DIFFER, own.path, line, weight, what=what,
                   advice=advice + (late.advice if weight is late.weight else ""))  # fmt: skip

    for item, above, line in _lacking(own, source, mine):
        bold = "**" if item.critical else ""
        tell(line, f"“{item.id}” of “{source.path}”, line {item.line}, is not here",
             f"below {above} write “- [ ] `{item.id}` {bold}…{bold}”")  # fmt: skip
    for id_ in (id_ for id_ in mine if id_ not in theirs):
        late_too = not late.advice or id_ in gone
        tell(mine[id_].line, f"“{id_}” is no item of “{source.path}”", "remove the item and its reason",
             late.weight if late_too else Severity.ERROR)  # fmt: skip
    order = [id_ for id_ in mine if id_ in theirs]
    for id_, wanted in zip(order, (id_ for id_ in theirs if id_ in mine), strict=True):
        if id_ != wanted:
            tell(mine[id_].line, f"“{id_}” is here where “{source.path}” has “{wanted}”",
                 f"move “{wanted}” and its reason up to this line")  # fmt: skip
            break
    for id_, item in mine.items():
        if id_ in theirs and item.critical != theirs[id_].critical:
            faults.add(TRANSLATED_WEIGHT_DIFFERS, own.path, item.line, late.weight, id=id_,
                       theirs=_weight(critical=theirs[id_].critical),
                       mine=_weight(critical=item.critical),
                       advice=("put the whole item between ** and **" if theirs[id_].critical
                       else "remove the ** around it") + late.advice)  # fmt: skip


def _lacking(
    own: Checklist, source: Checklist, mine: Container[str]
) -> Iterator[tuple[Task, str, int]]:
    """Yield each item that a translation lacks, with what it belongs below and a line near it."""
    lines = {item.id: item.line for item in own.items()}
    heads = {pause.id: pause.line for pause in own.pauses}
    line = own.pauses[0].line if own.pauses else 0
    for pause in source.pauses:
        line = heads.get(pause.id, line)
        above = f"“## … {{ #{pause.id} }}”"
        for item in pause.items:
            line = lines.get(item.id, line)
            if item.id not in mine:
                yield item, above, line
            above = f"the item “{item.id}”"


def _pauses(own: Checklist, source: Checklist, late: Wait, faults: Faults) -> None:
    mine = [pause.id for pause in own.pauses]
    theirs = [pause.id for pause in source.pauses]
    if None in mine or None in theirs or mine == theirs:
        return
    at = next(
        (at for at, pair in enumerate(zip(mine, theirs, strict=False)) if pair[0] != pair[1]),
        min(len(mine), len(theirs)),
    )
    line = own.pauses[at].line if at < len(mine) else own.body_line
    heads = ", ".join(f"“## … {{ #{id_} }}”" for id_ in theirs)
    faults.add(TRANSLATED_PAUSES_DIFFER, own.path, line, late.weight,
               mine=", ".join(str(id_) for id_ in mine) or "none",
               theirs=", ".join(str(id_) for id_ in theirs) or "none",
               advice=(f"write {heads}, each above the items that it has there" if heads
               else "remove the headings") + late.advice)  # fmt: skip


def _weight(*, critical: bool) -> str:
    return "critical" if critical else "not critical"


@checks(TRANSLATION_OF_NOTHING)
def translation_of_nothing(book: Handbook) -> Iterator[Finding]:
    """Yield each page and list of another language that has no English file."""
    files = {file.path for file in book.files}
    for one in texts(book):
        top, _, rest = one.path.partition("/")
        source = f"{top}/{SOURCE}/{rest.partition('/')[2]}"
        if source not in files:
            yield TRANSLATION_OF_NOTHING.at(one.path, 0, source=source)


@checks(REVIEWED_WITHOUT_READERS)
def reviewed_without_readers(book: Handbook) -> Iterator[Finding]:
    """Yield each translation that is called reviewed by fewer than two."""
    for one in texts(book):
        translation = one.meta.get("translation")
        if translation is None or translation.text("status") != "reviewed":
            continue
        by = translation.text("by")
        readers = {part.strip().casefold() for part in by.split(" and ")} - {""}
        if len(readers) < _READERS or "machine" in by.casefold():
            node = translation.get("by") or translation
            yield REVIEWED_WITHOUT_READERS.at(one.path, node.line, by=short(by))


_READERS = 2
