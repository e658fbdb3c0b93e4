"""Translation status: for each language what is translated, by whom, how far, and what is missing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from markupsafe import Markup

from handbook.languages import SOURCE
from handbook.model import Checklist, Code, Handbook, Page, behind
from handbook.render.context import Context
from handbook.render.templates import laid_out

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
