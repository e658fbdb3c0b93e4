"""What must hold: one rule is one class, and this is the list of them, written by hand."""

from __future__ import annotations

from collections.abc import Iterable

from handbook.findings import Finding
from handbook.model import Handbook, Site
from handbook.rules import (
    accounts,
    addresses,
    allowances,
    alphabets,
    asked,
    assets,
    blocks,
    breaks,
    checklists,
    choices,
    claims,
    codes,
    config,
    contacts,
    content,
    definitions,
    depth,
    direction,
    drawings,
    elements,
    english,
    examples,
    fields,
    figures,
    files,
    followed,
    form_tables,
    freshness,
    front,
    front_links,
    glossary,
    headings,
    held_periods,
    hidden,
    hollow,
    hosts,
    ids,
    intact,
    items,
    link_text,
    links,
    named_fields,
    names,
    nav,
    numbered,
    output,
    packed,
    paper,
    pdfs,
    persons,
    practice,
    reach,
    records,
    references,
    reported,
    safety,
    scripts,
    secrets,
    skeleton,
    space,
    structure,
    synonyms,
    templates,
    translated_forms,
    translated_pages,
    translations,
    undressed,
    unused,
    views,
    warned,
    weights,
    wording,
)  # fmt: skip
from handbook.rules.base import BuildRule, Law, PrintRule, Rule, SiteRule
from handbook.rules.document import rule_page

__all__ = [
    "BUILD_RULES",
    "LAWS",
    "PRINT_RULES",
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
    content.FileContent, files.FileEmpty, depth.NestedTooDeep, files.TooHeavy,
    space.OddSpace, files.MergeConflict,
    front.FrontMatterMissing, front.FrontMatterUnclosed, front.DuplicateKey, front.YamlAlias,
    front.YamlTag, front.YamlUnreadable, front.UnknownKey, front.MissingKey, front.WrongValue,
    codes.CodeNotListed, codes.CodeOfAnother, codes.CodeStillPlanned, codes.MadePageMissing,
    codes.CodeRetired, codes.RulePageUnknown,
    headings.TitleMissing, headings.TitleDiffers, headings.SecondTitle, headings.HeadingWithoutId,
    headings.HeadingIdTwice, headings.HeadingIdForm, headings.HeadingIdReserved, skeleton.SkeletonLeft,
    asked.CheckYourselfMissing, breaks.HeadingUnderlined,
    blocks.ListIndent, blocks.ListNotApart, blocks.ListMarker, blocks.CalloutWord, blocks.Footnote,
    blocks.BlockNotApart, blocks.FenceNotClosed, hollow.ListItemHollow, breaks.LineEndBackslash,
    undressed.CalloutUndressed,
    config.ConfigUnknownKey, config.ConfigMissingKey, config.ConfigWrongValue,
    config.ConfigPlugin, config.ConfigHook, config.ConfigExtension, config.ConfigTitle,
    config.ConfigEdition, config.ConfigLanguage, config.ConfigLoaded,
    records.DataUnknownKey, records.DataMissingKey, records.DataWrongValue,
    records.DataEntryTwice, records.DataDay, records.CodeOutsideSection, records.VerbLine,
    records.DataFileUnknown, records.LanguageWordMissing, records.LanguagePlaces,
    allowances.AllowanceExpired, allowances.AllowanceUnused, allowances.AllowanceOfUnknownRule,
    allowances.AllowanceNotPossible, allowances.AllowanceTooLong,
    direction.LanguageDirection, headings.HeadingLevelSkipped,
    # HB1xx checklists
    ids.ItemWithoutId, ids.ItemIdForeign, ids.ItemIdTwice,
    ids.ItemIdRetired, checklists.PauseTooLong, checklists.ListTooLong,
    checklists.PauseEmpty, checklists.PauseCount, checklists.ItemBeforePause, checklists.LineLost,
    checklists.ItemNested, checklists.ItemTicked, checklists.ListWithoutPage,
    checklists.PageWithoutList, ids.ItemGone, ids.ItemsNotCounted,
    numbered.ItemNumberUnknown, numbered.CodeMisspelt,
    items.ItemTooLong, items.StopTooLong, items.ItemFirstWord, items.ItemTwoActions,
    items.ItemLink, items.ItemTelephone, items.ItemEmpty, items.ItemHalfBold,
    # HB2xx evidence templates
    templates.FormWithoutFields, templates.FieldIdForm, templates.FieldIdTwice,
    templates.FieldKind, templates.FieldNeeded, templates.FieldWithoutChoices,
    choices.ChoiceId, fields.FieldTwoMeanings, fields.FieldWithoutLabel, fields.LogIncomplete,
    fields.FieldNotRegistered, fields.FieldGone, fields.FieldRetired,
    examples.FormWithoutExample, examples.ExampleField, examples.ExampleNeeded,
    examples.ExampleKind, examples.PaperOnly,
    named_fields.FieldUnknown, named_fields.QuestionWithoutField,
    form_tables.FormTableBroken, form_tables.FormRowCells, form_tables.FormHeads,
    choices.ChoicesApart,
    # HB3xx links, citations, codes
    links.LinkMissing, links.LinkAnchor, links.LinkNoPage, links.LinkLeaves, links.LinkCase,
    links.LinkAbsolute, links.LinkUndefined, links.LinkEmpty, links.LinkOtherLanguage,
    links.ListMissing, links.ListOtherLanguage, links.ListEmbedding, links.ImageMissing,
    definitions.DefinitionUnused, definitions.DefinitionTwice, figures.AltMissing,
    figures.AltUseless, unused.ImageUnused, links.LinkNotPlain,
    references.CitationUnknown, references.CitationNotPrintable, references.CitationUnreadable,
    references.CodeUnknown, unused.WorkUnused, unused.HostUnused, nav.PageNotInNav,
    nav.NavMissing, figures.FigureUnmentioned, figures.TableUnmentioned,
    definitions.LinkUnreadable, synonyms.SynonymOfNothing, front_links.FrontMatterLink, link_text.LinkSaysOther,
    link_text.LinkVague, claims.ClaimUncited, claims.UncitedUnused,
    practice.PlatformWithoutPage, practice.PracticeWithoutPlace, reported.ReportUnsaid,
    held_periods.PeriodUnheld,
    # HB4xx translations
    translations.TranslatedItemsDiffer, translations.TranslatedWeightDiffers,
    translations.TranslationOfNothing, translations.TranslatedPausesDiffer,
    translations.ReviewedWithoutReaders, glossary.TermDiffers,
    followed.TranslatedCodesDiffer, followed.TranslatedFactsDiffer, followed.TranslationBehind,
    translated_forms.TranslatedFieldsDiffer, translated_pages.TranslatedPageDiffers,
    # HB5xx reader safety
    safety.LinkOut, safety.LinkScheme, safety.ImageOut, safety.RawHtml, safety.ForeignBlock,
    safety.ActiveFence, safety.AttributeList,
    addresses.LinkTextAddress, hosts.HostUnknown, hosts.HostLookalike, addresses.AddressLive,
    hidden.HiddenCharacter, hidden.DirectionCharacter, hidden.JoinerOutsideProse,
    alphabets.MixedScriptWord, wording.CharacterReference, alphabets.ForeignCharacter,
    alphabets.StackedMarks,
    persons.Telephone, persons.EMail, persons.Handle, persons.IdentityNumber,
    accounts.AccountNumber, accounts.DeviceNumber, accounts.Coordinates, secrets.Secret,
    wording.TemplateSyntax, wording.PageNameForbidden, wording.LocalPath,
    drawings.ImageMetadata, drawings.DrawingActive, drawings.ImageNotRegistered,
    drawings.ImageEntryMissingFile, drawings.ImageAltMissing, drawings.ImageSourceUnknown,
    contacts.ContactRefused, contacts.ContactNotCalled, contacts.ContactCalledLongAgo,
    contacts.ContactSourceUnknown, contacts.ContactNumberOrAddress,
    # HB7xx freshness
    freshness.ReviewOverdue, freshness.ReviewedInFuture, freshness.PlannedAtRelease,
    freshness.SourceReadLongAgo, freshness.HostSeenLongAgo, freshness.EditionBehind,
    practice.PracticeSeenLongAgo,
    # HB9xx plain English
    english.SentenceTooLong, english.AbbreviationUnknown, english.TermAvoided,
)  # fmt: skip
"""Rules over the sources, in the order of their codes."""

SITE_RULES: tuple[type[SiteRule], ...] = (
    # HB8xx the built site
    output.PolicyNotClosed, output.RemoteResource, structure.BuiltLinkBroken, structure.BuiltIdTwice,
    structure.BuiltPageNameless, output.InlineCode,
    assets.AddressInBytes, assets.MachinePath, scripts.ScriptNotReviewed, assets.BuiltFileType,
    reach.OrphanFile, weights.BuiltFileTooBig, weights.PageTooHeavy, pdfs.PdfActive,
    pdfs.PdfUnnamed, assets.BuiltNameNotPortable, scripts.SearchResultBroken,
    weights.LanguageTooHeavy,
    packed.PackedUnreadable, packed.PackedForeign, packed.PackedLeadsOut, packed.PackedCalculates,
    packed.PackedHidden, packed.PackedPersonal, packed.PackedUnnamed,
    elements.ElementUnknown, elements.AttributeUnknown, output.AddressShape,
    structure.LandmarkMissing, structure.LanguageMarked, output.HeadOrder, structure.SwitchMissing,
    output.StyleConstruct,
    intact.BuiltFileStrange, intact.PageDataStrange, views.LinksDiffer, views.HeadingsDiffer, views.ItemsDiffer,
    views.ImagesDiffer, views.StepsDiffer,
)  # fmt: skip
"""Rules over a built site, in the order of their codes."""

PRINT_RULES: tuple[type[PrintRule], ...] = (
    paper.SheetTooLong, paper.SignWithoutFont, paper.PrintWarning, paper.FootIncomplete,
    paper.TypeTooSmall,
)  # fmt: skip
"""Rules over print files, which `press` tells while it makes them."""

BUILD_RULES: tuple[type[BuildRule], ...] = (warned.MkdocsWarns,)
"""Rules over the work of mkdocs, which `run` tells."""

LAWS: tuple[type[Law], ...] = (*RULES, *SITE_RULES, *PRINT_RULES, *BUILD_RULES)
"""Every rule that has a page."""

RETIRED: frozenset[str] = frozenset()
"""Codes of rules that are gone; none is ever used again."""


def check(book: Handbook, rules: Iterable[type[Rule]] = RULES) -> list[Finding]:
    """Return what is wrong with the sources, sorted by path and line, each fault once."""
    return sorted({finding for rule in rules for finding in rule().check(book)})


def check_site(site: Site, rules: Iterable[type[SiteRule]] = SITE_RULES) -> list[Finding]:
    """Return what is wrong with a built site, sorted by path and line, each fault once."""
    return sorted({finding for rule in rules for finding in rule().check(site)})
