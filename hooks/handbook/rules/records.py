"""HB070 to HB079: the data files of docs/data/, each by its schema."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.findings import Finding, Severity
from handbook.model import Handbook
from handbook.rules.base import FamilyRule
from handbook.rules.records_pass import record_faults


class DataUnknownKey(FamilyRule):
    """A data file holds only the keys that it knows.

    ## Why it matters

    A misspelled key is a key that is missing: `cal1ed` leaves a number without its test call, and
    an officer dials a line that nobody answers.

    ## How to fix it

    Write the key as the message proposes, or remove the line.
    The comment at the top of each file says what an entry holds.
    """

    code, name, family = "HB070", "data-unknown-key", record_faults
    message = "“{key}” is no key of {kind}"
    hint = "{advice}"


class DataMissingKey(FamilyRule):
    """An entry of a data file holds every key that it needs.

    ## Why it matters

    Each key is used somewhere: printed, compared with today, or asked for by whoever must judge the
    entry next year. An entry without owner or date can be neither trusted nor mended.

    ## How to fix it

    Add the line that the message asks for. Write what you know and did: no date of a reading that
    nobody did, no mark that it did not earn, no role that did not agree.
    """

    code, name, family = "HB071", "data-missing-key", record_faults
    message = "{kind} has no “{key}”"
    hint = "write {wanted}"


class DataWrongValue(FamilyRule):
    """Each key of a data file has a value of its kind.

    ## Why it matters

    A date that is a word never becomes old. An invented telephone number that could be somebody's
    is printed in every example, and somebody is called.

    ## How to fix it

    Write what the message asks for.
    YAML reads `no` as a truth value and `0215` as a number: put such texts in quotes.
    """

    code, name, family = "HB072", "data-wrong-value", record_faults
    message = "{what} is {value}"
    hint = "write {wanted}"


class DataEntryTwice(FamilyRule):
    """An id, a path or a folder stands in its data file once.

    ## Why it matters

    Programs take the last of the two, people the first.
    A citation then leads to another work than the one that its author read.

    ## How to fix it

    Give one of the two a name of its own, or delete it.
    """

    code, name, family = "HB073", "data-entry-twice", record_faults
    message = "“{name}” stands here for the second time, first on line {first}"
    hint = "give one of the two its own name, or delete it"


class DataDay(FamilyRule):
    """A day on which something was done has been.

    ## Why it matters

    A date in the future never becomes too old: nobody is told to look again.
    Readers trust a source or a number that nobody has seen or called.

    ## How to fix it

    Write the day on which it was done. Where nobody did it yet, leave the key out.
    """

    code, name, family = "HB074", "data-day", record_faults
    message = "“{key}” is {value}, {why}"
    hint = "write the day on which it was done"


class CodeOutsideSection(FamilyRule):
    """A code begins with the letter of the section in which its page lies.

    ## Why it matters

    Officers find a page on paper by its letter.
    A page under a foreign letter, or in no folder, is missing from the menu and the contents of its
    section. Only the first page of the handbook, `index.md`, lies in none.

    ## How to fix it

    Give the page the next free code of its section, or move it to the folder of its letter.
    """

    code, name, family = "HB075", "code-outside-section", record_faults
    message = "“{code}” belongs to {place}"
    hint = "{advice}"


class VerbLine(FamilyRule):
    """The list of verbs holds one word a line, in small letters, each once.

    ## Why it matters

    Items of a checklist begin with a word of this list.
    Whatever else stands in a line is never found, and good items are refused.

    ## How to fix it

    Write one verb a line, nothing before or after it. Notes begin with `#`.
    """

    code, name, family = "HB076", "verb-line", record_faults
    message = "{what}"
    hint = "write one verb a line, in small letters, each once"


class DataFileUnknown(FamilyRule):
    """docs/data holds only the files that the handbook reads.

    ## Why it matters

    Nobody reads a file with another name: contacts in `contact.yaml` are as good as deleted.
    Nobody reviews it either, so case notes could lie there unseen.

    ## How to fix it

    Give the file its right name, or remove it.
    """

    code, name, family = "HB077", "data-file-unknown", record_faults
    message = "“{name}” is no data file that the handbook reads"
    hint = "{advice}"


class LanguageWordMissing(FamilyRule):
    """Every language has all the words that English has. At a release this is an error.

    ## Why it matters

    Where a word is missing, readers see its English key: `overdue-since` in place of the sentence
    that warns them of an old page.

    ## How to fix it

    Add the keys with their translation to `docs/data/languages.yaml`.
    """

    code, name, family = "HB078", "language-word-missing", record_faults
    severity = Severity.WARNING
    message = "“{lang}” has no words for {words}"
    hint = "add each with its translation; English shows what it says"

    def check(self, book: Handbook) -> Iterator[Finding]:
        """Yield each language that lacks words, as an error where the edition goes out."""
        weight = Severity.ERROR if book.release else None
        for fault in record_faults(book).of(self.name):
            yield self.found(fault.path, fault.line, weight, **fault.facts)


class LanguagePlaces(FamilyRule):
    """A translated word has the same places in curly brackets as the English one.

    ## Why it matters

    `{date}` is filled with a date when the page is built. Under another name it stops the build,
    and where it is missing readers are told that something is overdue, but not since when.

    ## How to fix it

    Keep the brackets and the English word in them as they are, wherever they stand in the sentence.
    """

    code, name, family = "HB079", "language-places", record_faults
    message = "“{key}” in “{lang}” has other places in curly brackets than English"
    hint = "write {wanted}"
