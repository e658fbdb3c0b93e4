"""What must hold: one rule is one class, and this is the list of them, written by hand."""

from __future__ import annotations

from collections.abc import Iterable

from handbook.findings import Finding
from handbook.model import Handbook, Site
from handbook.rules import (
    blocks,
    checklists,
    codes,
    files,
    front,
    headings,
    ids,
    items,
    links,
    names,
    output,
    references,
    safety,
    templates,
    translations,
)  # fmt: skip
from handbook.rules.base import Law, Rule, SiteRule
from handbook.rules.document import rule_page

__all__ = [
    "LAWS",
    "RETIRED",
    "RULES",
    "SITE_RULES",
    "Law",
    "Rule",
    "check",
    "check_site",
    "rule_page",
]

RULES: tuple[type[Rule], ...] = (
    # HB0xx files and front matter
    files.NotUtf8, files.ByteOrderMark, files.NulByte, files.ControlCharacter,
    files.LoneCarriageReturn, files.FileTooBig, files.NotPlainFile, names.NameNotPortable,
    names.NamesDifferInCase, files.FileType, files.FileOutsideLanguage,
    front.FrontMatterMissing, front.FrontMatterUnclosed, front.DuplicateKey, front.YamlAlias,
    front.YamlTag, front.YamlUnreadable, front.UnknownKey, front.MissingKey, front.WrongValue,
    codes.CodeNotListed, codes.CodeOfAnother, codes.CodeStillPlanned, codes.MadePageMissing,
    codes.CodeRetired,
    headings.TitleMissing, headings.TitleDiffers, headings.SecondTitle, headings.HeadingWithoutId,
    headings.HeadingIdTwice, headings.HeadingIdForm, headings.HeadingIdReserved,
    blocks.ListIndent, blocks.ListNotApart, blocks.ListMarker, blocks.CalloutWord, blocks.Footnote,
    blocks.BlockNotApart,
    # HB1xx checklists
    ids.ItemWithoutId, ids.ItemIdForeign, ids.ItemIdTwice,
    ids.ItemIdRetired, checklists.PauseTooLong, checklists.ListTooLong,
    checklists.PauseEmpty, checklists.PauseCount, checklists.ItemBeforePause, checklists.LineLost,
    checklists.ItemNested, checklists.ItemTicked, checklists.ListWithoutPage,
    checklists.PageWithoutList, ids.ItemGone,
    items.ItemTooLong, items.StopTooLong, items.ItemFirstWord, items.ItemTwoActions,
    items.ItemLink, items.ItemTelephone, items.ItemEmpty, items.ItemHalfBold,
    # HB2xx evidence templates
    templates.FormWithoutFields, templates.FieldIdForm, templates.FieldIdTwice,
    templates.FieldKind, templates.FieldNeeded, templates.FieldWithoutChoices,
    # HB3xx links, citations, codes
    links.LinkMissing, links.LinkAnchor, links.LinkNoPage, links.LinkLeaves, links.LinkCase,
    links.LinkAbsolute, links.LinkUndefined, links.LinkEmpty, links.LinkOtherLanguage,
    links.ListMissing, links.ListOtherLanguage, links.ListEmbedding, links.ImageMissing,
    references.CitationUnknown, references.CitationNotPrintable, references.CitationUnreadable,
    references.CodeUnknown,
    # HB4xx translations
    translations.TranslatedItemsDiffer, translations.TranslatedWeightDiffers,
    translations.TranslationOfNothing, translations.TranslatedPausesDiffer,
    # HB5xx reader safety
    safety.LinkOut, safety.LinkScheme, safety.ImageOut, safety.RawHtml, safety.ForeignBlock,
    safety.ActiveFence, safety.AttributeList,
)  # fmt: skip
"""Rules over the sources, in the order of their codes."""

SITE_RULES: tuple[type[SiteRule], ...] = (
    # HB8xx the built site
    output.PolicyNotClosed, output.RemoteResource, output.BuiltLinkBroken, output.BuiltIdTwice,
    output.BuiltPageNameless, output.InlineCode,
)  # fmt: skip
"""Rules over a built site, in the order of their codes."""

LAWS: tuple[type[Law], ...] = (*RULES, *SITE_RULES)
"""Every rule that has a page."""

RETIRED: frozenset[str] = frozenset()
"""Codes of rules that are gone; none is ever used again."""


def check(book: Handbook, rules: Iterable[type[Rule]] = RULES) -> list[Finding]:
    """Return what is wrong with the sources, sorted by path and line, each fault once."""
    return sorted({finding for rule in rules for finding in rule().check(book)})


def check_site(site: Site, rules: Iterable[type[SiteRule]] = SITE_RULES) -> list[Finding]:
    """Return what is wrong with a built site, sorted by path and line, each fault once."""
    return sorted({finding for rule in rules for finding in rule().check(site)})
