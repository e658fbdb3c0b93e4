"""HB020 to HB028: front matter and data files, as YAML and by schema."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from handbook.findings import Finding
from handbook.model import Data, Handbook, Problem
from handbook.rules.base import FamilyRule, Rule, short, texts
from handbook.rules.schema import front_faults


class ProblemRule(Rule):
    """A rule about one kind of thing that the YAML parser could not read."""

    problems: ClassVar[frozenset[str]]

    def check(self, book: Handbook) -> Iterator[Finding]:
        """Yield the problems of this kind, at most the first ten of a file."""
        for data in _yaml(book):
            mine = [problem for problem in data.problems if problem.kind in self.problems]
            for problem in mine[:10]:
                yield self.found(data.path, problem.line, **self.facts(problem))

    def facts(self, problem: Problem) -> dict[str, object]:
        """Return what the message says of a problem."""
        return {"detail": short(problem.detail)}


class FrontMatterMissing(ProblemRule):
    """Every page and list begins with front matter.

    ## Why it matters

    Front matter carries the code, the owner and the date of the review.
    Without it nobody can say whether a printed page is still true, and who must mend it.

    ## How to fix it

    Write `---` on line 1, then one key a line, then `---` again.
    Copy the block of a page of the same kind and change its values.
    """

    code, name, problems = "HB020", "front-matter-missing", frozenset({"missing"})
    message = "the file has no front matter"
    hint = "write “---” on line 1, one “key: value” a line below it, and “---” again"


class FrontMatterUnclosed(ProblemRule):
    """Front matter ends with a line of three hyphens.

    ## Why it matters

    Without the closing line the whole page counts as front matter, and its text is gone.

    ## How to fix it

    Write `---` on a line of its own below the last key, with nothing before or after it.
    """

    code, name, problems = "HB021", "front-matter-unclosed", frozenset({"unclosed"})
    message = "the front matter that begins here is not closed"
    hint = "write “---” on a line of its own below its last key"


class DuplicateKey(ProblemRule):
    """A key stands once in its map.

    ## Why it matters

    Programs keep the last value, people read the first.
    A page then shows another owner or another date than its reviewer saw.

    ## How to fix it

    Decide which of the two is right and delete the other.
    """

    code, name, problems = "HB022", "duplicate-key", frozenset({"duplicate"})
    message = "the key “{detail}” stands here for the second time"
    hint = "delete one of the two"


class YamlAlias(ProblemRule):
    """YAML has no anchors and no aliases (`&name`, `*name`).

    ## Why it matters

    A few lines of aliases can grow to millions of values and stop every build.

    ## How to fix it

    Write the value out where it is used.
    Where a text begins with `&` or `*`, put it in quotes.
    """

    code, name, problems = "HB023", "yaml-alias", frozenset({"alias"})
    message = "a value begins with {detail}, which YAML reads as an anchor or alias"
    hint = "write the value out; put a text that begins so in quotes"


class YamlTag(ProblemRule):
    """YAML has no tags (`!name`) and no kinds of value that the handbook does not use.

    ## Why it matters

    A tag tells a program which code to run for a value.
    Whoever loads such a file carelessly runs what its author chose.

    ## How to fix it

    Delete the tag.
    Where a text begins with `!` or is a lone `=`, put it in quotes.
    """

    code, name, problems = "HB024", "yaml-tag", frozenset({"tag"})
    message = "a value has the tag “{detail}”"
    hint = "delete the tag; put a text that begins with “!” in quotes"

    def facts(self, problem: Problem) -> dict[str, object]:
        """Return the tag without the prefix that YAML gives it."""
        return {"detail": short(problem.detail.removeprefix("tag:yaml.org,2002:"))}


class YamlUnreadable(ProblemRule):
    """Front matter and data files are YAML that can be read.

    ## Why it matters

    A line that cannot be read takes the whole file with it.
    What stood there, a contact or a date of review, is then missing everywhere.

    ## How to fix it

    Look at the named line, and at the one above it.
    Most often a text holds `: ` or begins with a sign: put it in quotes.
    """

    code, name = "HB025", "yaml-unreadable"
    problems = frozenset({"syntax", "key", "not-a-map", "too-long"})
    message = "{what}"
    hint = "{advice}"

    def facts(self, problem: Problem) -> dict[str, object]:
        """Return the problem in words, and what to do about it."""
        detail = short(problem.detail)
        if problem.kind == "not-a-map":
            return {
                "what": f"the front matter is a {detail}, no map of keys",
                "advice": "write one “key: value” a line",
            }
        if problem.kind == "too-long":
            return {
                "what": f"the front matter has {detail}",
                "advice": "keep it below 8192 and move the rest into the text",
            }
        if problem.kind == "key":
            return {"what": f"here stands {detail}", "advice": "write a word before the colon"}
        if problem.detail.endswith(NO_DAY):
            return {"what": detail, "advice": "write a day that the calendar has"}
        return {
            "what": f"the YAML cannot be read: {_PLAIN.get(problem.detail, detail)}",
            "advice": "put a text that holds “: ” or begins with a sign in quotes",
        }


class UnknownKey(FamilyRule):
    """Front matter holds only the keys that its kind of file knows.

    ## Why it matters

    A misspelled key is a key that is missing: `ownr` leaves the page without an owner, and nobody
    is told when its review is due.
    Some keys that mkdocs knows change how a page is built; none of them is wanted here.

    ## How to fix it

    Write the key as the message proposes, or remove the line.
    """

    code, name, family = "HB026", "front-matter-unknown-key", front_faults
    message = "“{key}” is no key of {kind}"
    hint = "{advice}"


class MissingKey(FamilyRule):
    """Front matter holds every key that its kind of file needs.

    ## Why it matters

    Each key is used: on screen, on paper, in the check of what is overdue.
    A page that does not say for whom it is and at which level sends an officer beyond the order.

    ## How to fix it

    Add the line that the message asks for. Write what you know and did: no day of a review that
    nobody did, no owner who did not agree.
    `level` and `activity` are needed where `for` holds officer.
    """

    code, name, family = "HB027", "front-matter-missing-key", front_faults
    message = "the front matter of {kind} has no “{key}”"
    hint = "write {wanted}"


class WrongValue(FamilyRule):
    """Each key of the front matter has a value of its kind.

    ## Why it matters

    A date that is a word never becomes overdue, and a level that nobody knows allows anything.

    ## How to fix it

    Write what the message asks for.
    YAML reads `no` as a truth value and `1.10` as a number: put such texts in quotes.
    """

    code, name, family = "HB028", "front-matter-wrong-value", front_faults
    message = "{what} is {value}"
    hint = "write {wanted}"


def _yaml(book: Handbook) -> Iterator[Data]:
    yield from (one.front for one in texts(book) if one.front.problems)
    yield from (data for data in book.data.values() if data.problems)


NO_DAY = "is no day of the calendar"
_PLAIN = {
    "mapping values are not allowed in this context": "a value holds “: ”",
    "found character that cannot start any token": "a value begins with a sign or a tab",
    "could not find expected ':'": "a line has no “: ” after its key",
    "did not find expected key": "a line stands between two keys and belongs to none",
    "found unexpected end of stream": "a quotation mark or bracket is not closed",
}
"""What libyaml says, in words for people who do not know YAML."""
