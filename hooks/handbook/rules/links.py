"""HB301 to HB313 and HB319: links, anchors, embedded lists and images."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.findings import Finding
from handbook.model import Handbook
from handbook.rules.base import FamilyRule, Rule, short, texts
from handbook.rules.targets import target_faults


class LinkMissing(FamilyRule):
    """A link leads to a file that exists.

    ## Why it matters

    A link is a promise of the next step. An officer who clicks into nothing at two in the morning
    has lost the step and the trust in the rest.

    ## How to fix it

    Write the path as the message proposes.
    A page that is only planned is named by code and title, without a link.
    An untranslated page is linked as if it were translated: the English one is shown.
    """

    code, name, family = "HB301", "link-missing", target_faults
    message = "“{target}” does not exist"
    hint = "{advice}"


class LinkAnchor(FamilyRule):
    """A link leads to an id that its page has.

    ## Why it matters

    With a wrong anchor the browser opens the top of the page, and the reader acts on the first thing
    that stands there.

    ## How to fix it

    Write one of the ids that the message names; nearest first, at most three.
    The parts of an embedded list are `cl-03`, `cl-03-before` for a pause point, `cl-03.7` for an item.
    """

    code, name, family = "HB302", "link-anchor", target_faults
    message = "“{page}” has no place “#{anchor}”"
    hint = "{advice}"


class LinkNoPage(FamilyRule):
    """A link names the Markdown file, not a folder and not a built page.

    ## Why it matters

    On a code host a link to `x.html` is dead; in the built site a link to a folder opens a list of
    files, or nothing.

    ## How to fix it

    Write the path of the `.md` file; the build turns it into the right address.
    """

    code, name, family = "HB303", "link-no-page", target_faults
    message = "“{target}” is {what}"
    hint = "{advice}"


class LinkLeaves(FamilyRule):
    """A link stays within what is published.

    ## Why it matters

    Outside the pages nothing is built: the reader of a stick gets an error, and the path tells
    strangers how the author's folders are called.

    ## How to fix it

    Link to a page, or say in words where the thing is found.
    """

    code, name, family = "HB304", "link-leaves", target_faults
    message = "“{target}” leads to “{there}”, which is not published"
    hint = "link to a page of this language, or write it without a link"


class LinkCase(FamilyRule):
    """A link is spelled as the file is, in small and capital letters too.

    ## Why it matters

    It works on the author's computer and fails on a web server and on many phones.

    ## How to fix it

    Copy the spelling from the message.
    """

    code, name, family = "HB305", "link-case", target_faults
    message = "“{target}” differs from the file's name in letter case"
    hint = "write “{typed}”"


class LinkAbsolute(FamilyRule):
    """A link begins at the page on which it stands, not at a root.

    ## Why it matters

    Opened from a stick, `/evidence/x.md` is a place on the reader's own disk.

    ## How to fix it

    Write the relative path that the message shows.
    """

    code, name, family = "HB306", "link-absolute", target_faults
    message = "“{target}” is an absolute path"
    hint = "write “{typed}”"


class LinkUndefined(Rule):
    """A reference link has its definition.

    ## Why it matters

    Without the definition the reader sees brackets in the middle of a sentence and no link.

    ## How to fix it

    Write the target in round brackets right after the text: `[text](page.md)`.
    """

    code, name = "HB307", "link-undefined"
    message = "“{text}” has no definition"
    hint = "write “[text](page.md)”"

    def check(self, book: Handbook) -> Iterator[Finding]:
        """Yield each reference link without a definition."""
        for one in texts(book):
            for raw in one.text.dangling:
                yield self.found(one.path, raw.line, text=short(raw.html))


class LinkEmpty(FamilyRule):
    """A link has a text and a target.

    ## Why it matters

    A link without text cannot be seen, and a screen reader reads its file name aloud.
    A link without a target jumps to the top of the page.

    ## How to fix it

    Write what is missing, or remove the link.
    """

    code, name, family = "HB308", "link-empty", target_faults
    message = "the link “[{text}]({target})” has an empty {what}"
    hint = "write the {what}, or remove the link"


class LinkOtherLanguage(FamilyRule):
    """A page links to pages of its own language.

    ## Why it matters

    A reader of Urdu who follows it is in the English pages and does not know the way back.
    Where no translation exists, the build shows the English page in the reader's own language tree.

    ## How to fix it

    Write the path within the page's own language, even before that translation exists.
    """

    code, name, family = "HB309", "link-other-language", target_faults
    message = "“{target}” leads to another language's pages"
    hint = "write “{typed}”"


class ListMissing(FamilyRule):
    """An embedded list exists.

    ## Why it matters

    Where the list should stand the reader finds nothing: all of its steps are gone at once.

    ## How to fix it

    Write the path as the message proposes, or write the list.
    """

    code, name, family = "HB310", "list-missing", target_faults
    message = "the list “{target}” does not exist"
    hint = "{advice}"


class ListOtherLanguage(FamilyRule):
    """A page links to the list of its own language; to the English one while there is no other.

    ## Why it matters

    On a code host the reader follows the link as it is written, and lands in a language that is not
    the page's.

    ## How to fix it

    Write the path that the message shows.
    """

    code, name, family = "HB311", "list-other-language", target_faults
    message = "“{target}” is the list of another language"
    hint = "write “{typed}”"


class ListEmbedding(FamilyRule):
    """A page embeds a list once, and whole.

    ## Why it matters

    Two copies of a list have the same ids: ticks and links go to the first one only.

    ## How to fix it

    For a part of a list, or a second mention, write the link inside a sentence: it then leads to
    the list's page.
    """

    code, name, family = "HB312", "list-embedding", target_faults
    message = "“{target}” {why}"
    hint = "write the link inside a sentence: it then leads to the list's page"


class ImageMissing(FamilyRule):
    """An image is a picture in docs/images that exists.

    ## Why it matters

    Where the picture should be, the reader sees a broken frame and the step without its drawing.

    ## How to fix it

    Put the picture into `docs/images` and write its path as the message proposes.
    """

    code, name, family = "HB313", "image-missing", target_faults
    message = "“{target}” is no picture in docs/images"
    hint = "{advice}"


class LinkNotPlain(FamilyRule):
    """A link is written plainly: `[text](page.md#id)`, and nothing more.

    ## Why it matters

    Programs disagree about everything beyond the plain form.
    What works in the author's preview is then dead on the reader's stick, or shows its brackets in
    the middle of a step.
    A title after the target is seen by nobody on a phone, on paper or with a screen reader.

    ## How to fix it

    Write the link as the message shows.
    Put what the title said into the sentence.
    """

    code, name, family = "HB319", "link-not-plain", target_faults
    message = "“{target}” {what}"
    hint = "write “{typed}”"
