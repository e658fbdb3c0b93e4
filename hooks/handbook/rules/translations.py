"""HB401 to HB409: translated lists and forms beside the English ones, and who is asked for what they lack."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import takewhile
from typing import NamedTuple

from handbook.catalog import Rule, rule
from handbook.findings import Finding, Severity, short
from handbook.languages import SOURCE
from handbook.model import EMPTY, Checklist, Field, Handbook, Node, Page, Template, behind, digest
from handbook.model.template import group_headings, latin
from handbook.rules.base import Add, Report, checks, data_of, lists, texts
from handbook.rules.form_fields import FIELD_NOT_REGISTERED, check_fields, entries_of
from handbook.rules.form_tables import faulty, readable, unread
from handbook.rules.registers import retired


class Lag(NamedTuple):
    """How a difference from the English weighs in one translation."""

    weight: Severity | None
    """None where it weighs as its rule does."""
    advice: str
    """What a remedy goes on to say; empty where the translation says that it follows this English."""


def lag_of(own: Page | Checklist, source: Page | Checklist, book: Handbook) -> Lag:
    """Return how a translation is judged beside the English of today.

    One that follows an older English waits for its translator, until a release. A list that says
    `together` never waits.
    """
    if not behind(own.meta, source.followed):
        return Lag(None, "")
    known = book.languages.get(own.lang)
    name = known.english if known else own.lang
    if isinstance(source, Checklist) and source.together:
        why = f"{source.id} may not lag, for {source.together.rstrip('.')}"
        ask = f"change {own.path} in the same pull request, or ask the {name} editor"
        return Lag(Severity.ERROR, f"; {why}: {ask}")
    if book.release:
        ask = f"if you read no {name}, ask the {name} editor"
        return Lag(Severity.ERROR, f"; the release waits for it: {ask}")
    return Lag(Severity.WARNING, f"; if you read no {name}, leave it to the {name} editor")


TRANSLATED_ITEMS_DIFFER = rule("HB401", "translation-differs", "translated-items-differ")
TRANSLATED_WEIGHT_DIFFERS = rule("HB401", "translation-differs", "translated-weight-differs")
TRANSLATED_PAUSES_DIFFER = rule("HB401", "translation-differs", "translated-pauses-differ")
TRANSLATED_CODES_DIFFER = rule("HB401", "translation-differs", "translated-codes-differ")
TRANSLATED_FACTS_DIFFER = rule("HB401", "translation-differs", "translated-facts-differ")
TRANSLATION_OF_NOTHING = rule("HB403", "translation-of-nothing")
REVIEWED_WITHOUT_READERS = rule("HB405", "reviewed-without-readers")


@checks("HB401")
def check_lists(book: Handbook) -> Report:
    """Return where translated lists differ from the English ones in more than words."""
    report, gone = Report(), retired(book, "items")
    for own in lists(book):
        source = book.checklists.get((SOURCE, own.slug))
        if own.lang == SOURCE or source is None or own.front.problems or source.front.problems:
            continue
        late, add = lag_of(own, source, book), report.in_file(own.path)
        _items(own, source, late, gone, add)
        _pauses(own, source, late, add)
        _facts(own, source, late, add)
    return report


class _Beside(NamedTuple):
    """A translated list or form beside the English one of a path."""

    rule: Rule
    path: str
    late: Lag
    add: Add

    def differs(self, line: int, what: str, advice: str) -> None:
        self.add(self.rule, line, self.late.weight, what=what, advice=advice + self.late.advice)

    def strange(self, mine: Mapping[str | None, int], theirs: Collection[str | None],
                once: Collection[str | None], words: Mapping[str, str]) -> None:  # fmt: skip
        """Report the ids that English has not, and the first that is in another place.

        `mine` has their lines; one that is not in `once` was never English and does not wait.
        """
        name = words["name"].format
        for id_ in (id_ for id_ in mine if id_ not in theirs):
            what = f"{name(id_)} is no {words['what']} of “{self.path}”"
            if self.late.advice and id_ not in once:
                facts = {"what": what, "advice": words["remove"]}
                self.add(self.rule, mine[id_], Severity.ERROR, **facts)
            else:
                self.differs(mine[id_], what, words["remove"])
        have, need = (id_ for id_ in mine if id_ in theirs), (id_ for id_ in theirs if id_ in mine)
        for id_, its in [pair for pair in zip(have, need, strict=True) if pair[0] != pair[1]][:1]:
            what = f"{name(id_)} is here where “{self.path}” has {name(its)}"
            self.differs(mine[id_], what, f"move {words['whole'].format(its)} up to this line")


_ITEM = {"what": "item", "name": "“{}”", "whole": "“{}” and its reason",
         "remove": "remove the item and its reason"}  # fmt: skip
_FIELD = {"what": "field", "name": "`{}`", "whole": "the row of `{}`", "remove": "remove the row"}


def _items(own: Checklist, source: Checklist, late: Lag, gone: frozenset[str], add: Add) -> None:
    mine = {item.id: item for item in own.items() if item.id}
    theirs = {item.id: item for item in source.items() if item.id}
    if len(mine) != len(list(own.items())) or len(theirs) != len(list(source.items())):
        return  # ids are missing or given twice: that comes first
    beside = _Beside(TRANSLATED_ITEMS_DIFFER, source.path, late, add)
    lines: dict[str | None, int] = {id_: item.line for id_, item in mine.items()}
    heads = {pause.id: pause.line for pause in own.pauses}
    line = own.pauses[0].line if own.pauses else 0
    for pause in source.pauses:
        line, above = heads.get(pause.id, line), f"“## … {{ #{pause.id} }}”"
        for item in pause.items:
            line = lines.get(item.id, line)
            if item.id not in lines:
                bold = "**" if item.critical else ""
                typed = f"- [ ] `{item.id}` {bold}…{bold}"
                what = f"“{item.id}” of “{source.path}”, line {item.line}, is not here"
                beside.differs(line, what, f"below {above} write “{typed}”")
            above = f"the item “{item.id}”"
    beside.strange(lines, theirs, mine if late.weight is Severity.ERROR else gone, _ITEM)
    for id_, item in mine.items():
        if id_ in theirs and item.critical != theirs[id_].critical:
            words = ("critical", "not critical", "put the whole item between ** and **")
            if item.critical:
                words = ("not critical", "critical", "remove the ** around it")
            facts = {"theirs": words[0], "mine": words[1], "advice": words[2] + late.advice}
            add(TRANSLATED_WEIGHT_DIFFERS, item.line, late.weight, id=id_, **facts)


def _pauses(own: Checklist, source: Checklist, late: Lag, add: Add) -> None:
    mine, theirs = ([pause.id for pause in one.pauses] for one in (own, source))
    if None in mine or None in theirs or mine == theirs:
        return
    same = (one == other for one, other in zip(mine, theirs, strict=False))
    at = sum(takewhile(bool, same))
    line = own.pauses[at].line if at < len(mine) else own.body_line
    heads = ", ".join(f"“## … {{ #{id_} }}”" for id_ in theirs)
    advice = f"write {heads}, each above the items that it has there"
    if not heads:
        advice = "remove the headings"
    here, there = (", ".join(filter(None, ids)) or "none" for ids in (mine, theirs))
    facts = {"mine": here, "theirs": there, "advice": advice + late.advice}
    add(TRANSLATED_PAUSES_DIFFER, line, late.weight, **facts)


_READERS = 2


@checks("HB409", "HB403", "HB405")
def check_translations(book: Handbook) -> Iterator[Finding]:
    """Yield each translation of another English, of none, and that is called reviewed by fewer than two."""
    files = {file.path for file in book.files}
    for one in texts(book):
        top, _, rest = one.path.partition("/")
        english = f"{top}/{SOURCE}/{rest.partition('/')[2]}"
        if english not in files:
            yield TRANSLATION_OF_NOTHING.at(one.path, 0, source=english)
        if (translation := one.meta.get("translation")) is None:
            continue
        by = translation.text("by")
        readers = {part.strip().casefold() for part in by.split(" and ")} - {""}
        few = len(readers) < _READERS or "machine" in by.casefold()
        if few and translation.text("status") == "reviewed":
            node = translation.get("by") or translation
            yield REVIEWED_WITHOUT_READERS.at(one.path, node.line, by=short(by))
        listed: Mapping[tuple[str, str], Page | Checklist] = book.checklists
        source = (listed if isinstance(one, Checklist) else book.pages).get((SOURCE, one.slug))
        if one.lang != SOURCE and source and not (one.front.problems or source.front.problems):
            wanted, node = digest(source.followed), translation.get("of") or translation
            if translation.text("of") != wanted:
                late = lag_of(one, source, book)
                facts = {"source": source.path, "digest": wanted, "more": late.advice}
                yield TRANSLATION_BEHIND.at(one.path, node.line, late.weight, **facts)


TRANSLATION_BEHIND = rule("HB409", "translation-behind")

_SIGNS = re.compile(r"(?<![\w-])(?:CL|[A-Z])-\d\d(?!\d)|_{3,}|\bL[0-4]\b|SHA-\d+")
_FACTS = ("id", "type", "who", "minutes", "tier", "tried", "owner", "sources")
_COPY = "write the codes and blanks of the English, no others"


def _facts(own: Checklist, source: Checklist, late: Lag, add: Add) -> None:
    for key in _FACTS:
        mine, theirs = own.meta.texts(key), source.meta.texts(key)
        if mine != theirs and (node := own.meta.get(key)) is not None:
            here, there = (", ".join(its) or "nothing" for its in (mine, theirs))
            add(TRANSLATED_FACTS_DIFFER, node.line, key=key, mine=here, theirs=there)
    stop = own.meta.get("stop")
    english = {item.id: item.text for item in source.items() if item.id}
    compared = [(item.id, item.line, item.text, english[item.id])
                for item in own.items() if item.id in english]  # fmt: skip
    compared.append(("the stop line", stop.line if stop else 0, own.stop, source.stop))
    for what, line, text, wanted in compared:
        has, needs = (Counter(re.sub("_+", "____", one) for one in _SIGNS.findall(latin(words)))
                      for words in (text, wanted))  # fmt: skip
        if has != needs:
            here, there = (", ".join(sorted(signs.elements())) or "nothing"
                           for signs in (has - needs, needs - has))  # fmt: skip
            facts = {"mine": here, "theirs": there, "advice": _COPY + late.advice}
            add(TRANSLATED_CODES_DIFFER, line, late.weight, what=what, **facts)


TERM_DIFFERS = rule("HB406", "term-differs")


@checks("HB406")
def term_differs(book: Handbook) -> Iterator[Finding]:
    """Yield each term of an English item that its translation says otherwise, once an item."""
    terms: dict[str, Node] = {}
    for entry in data_of(book, "glossary", "terms").items():
        terms |= dict.fromkeys(map(str.casefold, entry.texts("english")), entry)
    either = "|".join(re.escape(form) for form in sorted(terms, key=len, reverse=True))
    pattern = re.compile(rf"(?<![\w-])(?:{either})(?![\w-])")
    for own in lists(book) if terms else ():
        source = book.checklists.get((SOURCE, own.slug))
        items = source.items() if source and own.lang != SOURCE else ()
        english = {item.id: item.text.casefold() for item in items if item.id}
        for item in own.items():
            found = pattern.findall(english.get(item.id or "", ""))
            for term in dict.fromkeys(terms[form] for form in found):
                words = (term.get(own.lang) or EMPTY).texts("words")
                if words and not any(word in item.text for word in words):
                    wanted = " or ".join(f"“{one}”" for one in words[:2])
                    facts = {"term": term.texts("english")[0], "words": wanted}
                    yield TERM_DIFFERS.at(own.path, item.line, text=short(item.text), **facts)


TRANSLATED_FIELDS_DIFFER = rule("HB401", "translation-differs", "translated-fields-differ")


@checks("HB401")
def check_translated_forms(book: Handbook) -> Report:
    """Return where translated forms differ from the English ones in more than words."""
    report, marred = Report(), faulty(book)
    # the register says first what the English field must be
    waits = {(one.path, one.line) for one in check_fields(book).of(FIELD_NOT_REGISTERED)}
    once = {*(entries_of(book) or ()), *retired(book, "fields")}
    for form in readable(book):
        page, source = form.page, book.templates.get((SOURCE, form.page.slug))
        if page.lang == SOURCE or source is None or source.page.path in unread(book):
            continue
        path = source.page.path
        if path in {where for where, _ in marred}:
            continue
        late, own = lag_of(page, source.page, book), Report()
        beside = _Beside(TRANSLATED_FIELDS_DIFFER, path, late, own.in_file(page.path))
        # where the English form does not say where it may go, that is to be mended first
        known = source.exports == "paper" or (source.exports == "all" and not source.on_paper)
        if form.exports != source.exports and known:
            what = _differs(f"exports: {form.exports or ''}".rstrip(), path)
            advice = f"write “exports: {source.exports}”"
            beside.add(TRANSLATED_FIELDS_DIFFER, 1, what=what, advice=advice)
        for mine, theirs in ((form.fields, source.fields), (form.rows, source.rows)):
            rows = [None if (page.path, one.line) in marred else one for one in mine]
            if len(rows) != len(theirs) and None in rows:
                continue  # a row that is reported already is one too many or too few
            new = {one.id for one in theirs if (path, one.line) in waits}
            _rows(rows, theirs, beside, new, once)
        if not own:
            _groups(form, source, beside)
        report += own
    return report


def _groups(form: Template, source: Template, beside: _Beside) -> None:
    own = {one.id: one for one in form.fields}
    lines = {one.id: one.line for one in group_headings(form.page)}
    for theirs in source.fields:
        mine = own.get(theirs.id)
        if mine and mine.group != theirs.group:
            here, there = (
                f"`{one.id}` under {f'`### … {{ #{one.group} }}`' if one.group else 'no group'}"
                for one in (mine, theirs)
            )
            line = lines.get(mine.group, mine.line)
            beside.differs(line, _differs(here, beside.path), f"write “{there}”")
            return


def _rows(
    own: Sequence[Field | None], source: Sequence[Field], beside: _Beside,
    new: Collection[str | None], once: Collection[str | None],
) -> None:  # fmt: skip
    """Report each difference of a table from the English one.

    `own` has None for a row that is reported already. `new` are the English fields that the register
    does not have yet, `once` all fields that English forms have or had.
    """
    mine, theirs = {one.id: one for one in own if one}, {one.id: one for one in source}
    same = not beside.late.advice and len(own) == len(source)
    renamed = {
        other.id: one
        for one, other in zip(own, source, strict=False)
        if same and (one is None or one.id not in theirs) and other.id not in mine
    }
    line, place = next((one.line for one in mine.values()), 1), "above the first row"
    for id_, other in theirs.items():
        one, other_name = mine.get(id_), renamed.get(id_)
        line = one.line if one else line
        if other_name:
            what = _differs(f"`{other_name.id}`", beside.path)
            beside.differs(other_name.line, what, f"write “`{id_}`”")
        elif id_ not in new and one:
            facts = zip(_shape_of(one), _shape_of(other), strict=True)
            for got, wanted in [pair for pair in facts if pair[0] != pair[1]][:1]:
                what = _differs(got or "nothing", beside.path)
                beside.differs(line, what, f"write “{wanted or 'nothing'}”")
        elif id_ not in new and id_ not in renamed:
            what = f"`{id_}` of “{beside.path}”, line {other.line}, is not here"
            beside.differs(line, what, f"{place} write “{_row(other)}”")
        place = f"below the row of `{id_}`"
    lines = {one.id: one.line for one in mine.values() if one not in renamed.values()}
    beside.strange(lines, theirs, once, _FIELD)


def _differs(got: str, path: str) -> str:
    return f"“{got}” differs from “{path}”"


def _row(field: Field) -> str:
    answers = " · ".join(f"`{choice.id}` …" for choice in field.choices)
    needed = f"{field.needed} " if field.needed else ""
    return f"| `{field.id}` … | {field.kind} | {needed}| … {answers}".rstrip() + " |"


def _shape_of(field: Field) -> tuple[str, str, str]:
    answers = " · ".join(f"`{choice.id}`" for choice in field.choices)
    return field.kind, field.needed, answers
