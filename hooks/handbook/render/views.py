"""What is made from the whole handbook: What now? and the stages at home, all checklists, words of the region, translation status."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from markupsafe import Markup

from handbook.languages import SOURCE, Language
from handbook.model import Checklist, Code, Handbook, Page, TermCitation, Work, behind
from handbook.model.role import WHAT_NOW
from handbook.render.checklist import is_behind, tried
from handbook.render.context import Context
from handbook.render.print_links import print_path
from handbook.render.references import issued, named, short_name, year_of
from handbook.render.templates import laid_out
from handbook.render.writer import raw

STAGES = ("prepare", "safe", "find", "capture", "verify", "report", "care")
"""In the order of the work."""
STAGES_ID = "stages"
"""Heading of the home page below which the stages and sections stand."""
SHEETS = ("checklists/", "templates/")
"""Where the pages of what is taken into the hand lie."""


def workflow_index(context: Context) -> Markup:
    """Return for each stage its pages, and beside them its lists and forms.

    What has no stage is needed at any time and stands at the end. Each stage folds: the eight heads
    are read at a glance, also on a phone. The search leaves it all out.
    """
    rows = [
        (
            page.meta.text("stage") or "any",
            entry.path.startswith(SHEETS),
            (entry, *named(entry, context)),
        )
        for entry in context.book.codes.values()
        if (page := _officers(entry, context)) is not None
    ]
    columns = [
        (
            stage,
            [
                [row for its, sheet, row in rows if its == stage and sheet == wanted]
                for wanted in (False, True)
            ],
        )
        for stage in (*STAGES, "any")
    ]
    return laid_out("stages.stages", columns, context)


def stage_row(root: ET.Element, context: Context) -> None:
    """Put a link to each stage that has pages into the part of the home page for them."""
    what_now = context.book.slug_of(WHAT_NOW)
    part = root.find(f"./section[@aria-labelledby='{STAGES_ID}']")
    first = part.find("ul") if part is not None else None
    if not what_now or part is None or first is None:
        return
    pages = (_officers(entry, context) for entry in context.book.codes.values())
    known = {page.meta.text("stage") for page in pages if page}
    links = [
        (stage, context.href(what_now, f"stage-{stage}")) for stage in STAGES if stage in known
    ]
    if links:
        part.insert(list(part).index(first), raw(f"{laid_out('stages.row', links, context)}\n"))


def _officers(entry: Code, context: Context) -> Page | None:
    """Return the page of a code that an officer may need at some stage; no index and not this page."""
    if not entry.made or entry.path.endswith("index.md") or entry.path == context.slug:
        return None
    page = context.book.pages.get((SOURCE, entry.path))
    return context.shown(entry.path) if page and "officer" in page.meta.texts("for") else None


def lists(context: Context) -> Markup:
    """Return every list by stage, planned ones with their state, and below them the codes by reader."""
    rows = [(_stage(entry, context), entry, _list(entry, context))
            for entry in context.members("checklists")]  # fmt: skip
    groups = [
        (stage, [_row(entry, shown, context) for its, entry, shown in rows if its == stage])
        for stage in _GROUPS
    ]
    readers = [
        (who, [entry for _, entry, shown in rows if shown and shown.meta.text("who") == who])
        for who in _READERS
    ]
    return laid_out("lists.lists", groups, readers, context)


def _row(
    entry: Code, shown: Checklist | None, context: Context
) -> tuple[str, str, str, str, list[str], list[tuple[str, Language, str]]]:
    """Return code, title, its language, address, facts and sheets of a list; no address of a planned one."""
    if shown is None:
        return entry.code, entry.title, SOURCE, "", [], []
    word = context.language.word
    late = [] if shown.lang == context.lang else [word("not-translated")]
    facts = [word(shown.meta.text("type")), word(shown.meta.text("who")),
             context.language.minutes(shown.minutes), *late, *_drafts(shown, context),
             tried(shown, context.language)]  # fmt: skip
    href = context.href(entry.path)
    return entry.code, shown.title, shown.lang, href, facts, _sheets(entry, context)


def _drafts(shown: Checklist, context: Context) -> Iterator[str]:
    """Yield how far a translation may be relied on; nothing for English."""
    if shown.draft:
        yield context.language.word("draft-short")
    if is_behind(shown, context.book):
        yield context.language.word("behind-short")


def _sheets(entry: Code, context: Context) -> list[tuple[str, Language, str]]:
    """Return address and language of the short sheet in each language that has it, and whether it is a draft."""
    return [
        (
            context.site(print_path(code, shown.id, "compact")),
            context.book.languages[code],
            ", ".join(_drafts(shown, context)),
        )
        for code in context.book.built_languages
        if (shown := context.book.checklists.get((code, _slug(entry))))
    ]


def _list(entry: Code, context: Context) -> Checklist | None:
    return context.shown_list(_slug(entry)) if entry.made else None


def _stage(entry: Code, context: Context) -> str:
    page = context.leads_to(entry)
    stage = page.meta.text("stage") if page else ""
    return stage if stage in _GROUPS else ""


def _slug(entry: Code) -> str:
    return entry.path.rpartition("/")[2].removesuffix(".md")


_GROUPS = ("", *STAGES)
"""First what is needed at any time."""
_READERS = ("everyone", "officer", "supervisor", "trainer")


def regional_terms(context: Context) -> Markup:
    """Return a heading and a closed table a language, with a line for each word that nobody read; empty without any."""
    book = context.book
    terms = sorted((one for one in book.terms if one.read), key=lambda one: one.name.casefold())
    rows = [
        (
            tongue,
            [
                (term, [_told(one, book) for one in term.read.get(tongue.code, ())])
                for term in terms
            ],
        )
        for tongue in book.tongues
    ]
    return laid_out("region.region", rows, context, book.languages[SOURCE]) if terms else Markup()


def _told(one: TermCitation, book: Handbook) -> tuple[TermCitation, str, str, str]:
    """Return a word, its citation, and of what is known at second hand by whom and when it is reported."""
    work = book.works.get(one.source)
    cited = f"[@{one.source}, {one.at}]" if one.at else f"[@{one.source}]"
    if work is None or work.mark == "S":
        return one, cited, "", ""
    name = short_name(work).removesuffix(f" {year_of(work)}")
    return one, cited, name, _issued(work, book.languages[SOURCE])


def _issued(work: Work, language: Language) -> str:
    """Return day, month and year of a work as far as they are known, as people write them."""
    numbers = issued(work)
    try:
        month = [language.months[int(str(one)) - 1] for one in numbers[1:2]]
        return " ".join(map(str, (*numbers[2:3], *month, *numbers[:1])))
    except (IndexError, ValueError):
        return ""


_KINDS = (("page", "status-pages"), ("list", "status-lists"), ("form", "status-forms"))


def translation_status(context: Context) -> Markup:
    """Return the counts of every language, then each text; the search leaves it out, as texts have their own words."""
    book = context.book
    known = [
        (book.languages[code], list(translation_statuses(book, code)))
        for code in book.built_languages
        if code != SOURCE
    ]
    counts = [
        (language, word, _counts([one for one in each if one.kind == kind]))
        for language, each in known
        for kind, word in _KINDS
    ]
    parts = [
        (language, [one for one in each if one.text], [one for one in each if not one.text])
        for language, each in known
    ]
    return laid_out("status.status", counts, parts, _KINDS, context) if known else Markup()


def _counts(same: Sequence[TranslationStatus]) -> tuple[int, ...]:
    """Return how many there are, are translated, are signed, are drafts, are behind, and are missing."""
    have = [one for one in same if one.text is not None]
    drafts = sum(one.draft for one in have)
    behind = sum(one.behind for one in have)
    return len(same), len(have), len(have) - drafts, drafts, behind, len(same) - len(have)


Kind = Literal["page", "list", "form"]


class TranslationStatus(NamedTuple):
    """One English text and what a language has of it."""

    kind: Kind
    entry: Code
    source: Page | Checklist
    text: Page | Checklist | None
    """The translation; None where nobody has begun it."""

    @property
    def draft(self) -> bool:
        """Whether it is translated, and two readers have not signed it."""
        return self.text is not None and self.text.draft

    @property
    def behind(self) -> bool:
        """Whether the English text has changed since it was translated."""
        return self.text is not None and behind(self.text.meta, self.source.followed)

    @property
    def by(self) -> str:
        """Who made the draft, or the roles of those who signed it; empty without a translation."""
        translation = self.text.meta.get("translation") if self.text else None
        return translation.text("by") if translation else ""


def translation_statuses(book: Handbook, lang: str) -> Iterator[TranslationStatus]:
    """Yield every English text that has a code, by the register; a list and the page around it are two."""
    for entry in (one for one in book.codes.values() if one.made):
        folder, _, name = entry.path.removesuffix(".md").rpartition("/")
        if folder == "checklists" and (one := book.checklists.get((SOURCE, name))):
            yield TranslationStatus("list", entry, one, book.checklists.get((lang, name)))
        if page := book.pages.get((SOURCE, entry.path)):
            kind: Kind = "form" if (SOURCE, entry.path) in book.templates else "page"
            yield TranslationStatus(kind, entry, page, book.pages.get((lang, entry.path)))
