"""HB601 to HB605: what print files must be; they are told while the files are made."""

from __future__ import annotations

from handbook.rules.base import PrintRule


class SheetTooLong(PrintRule):
    """A printed list fits its pages at full size.

    The compact sheet has one page, a draft with English below its critical items two (CL-05 never),
    the print with reasons and the large print have six. The print of a path has one page as well.
    A translation that is behind the English may take two as well, with a warning (CL-05 never).

    ## Why it matters

    The second page stays in the printer. Its items are the last ones: sign, store, hand over.
    Smaller letters are no way out: sheets are read in cars, at night, by tired eyes.

    ## How to fix it

    Shorten the items that take two lines, move what explains into the paragraph below an item, or
    take an item out. A list that holds two tasks becomes two lists.
    """

    code, name = "HB601", "sheet-too-long"
    message = "“{id}” ({variant}) does not fit {room} of A4 in {language}: {more}"
    hint = "{advice}"


class SignWithoutFont(PrintRule):
    """Every character that is printed has a glyph in the fonts of the handbook.

    ## Why it matters

    Without one the paper shows an empty box. Nobody who holds the sheet can know what stood there,
    and a step with a hole in it is guessed at.

    ## How to fix it

    Write the word with letters of the language. Most often the character came along when text was
    pasted from another program.
    """

    code, name = "HB602", "sign-without-font"
    message = "“{sign}” ({point}) cannot be printed: no font of the handbook has it"
    hint = "write it with letters of the language, or add a font that has it"


class PrintWarning(PrintRule):
    """Print files are made without a warning.

    ## Why it matters

    The PDF maker leaves out what it does not know and goes on: the picture or the style that it
    warns of is missing on every sheet, and nobody sees what is not there.

    ## How to fix it

    Take out what the warning names: print files hold text, rules and boxes only.
    """

    code, name = "HB603", "print-warning"
    message = "the PDF maker warns of “{id}”: {note}"
    hint = "take out what it names: only text is printed"


class FootIncomplete(PrintRule):
    """Every page of every print says at its foot what it is: code, edition, language, date, page.

    ## Why it matters

    Sheets are copied, pinned up and found years later, one page of three. Who holds it must see at
    once which list it is, whether it is still in force, and whether a page is missing.

    ## How to fix it

    Fill in the key of the front matter that the message names, or `extra.edition` in mkdocs.yml.
    Where the foot has no room, shorten `tried`: it has one line.
    """

    code, name = "HB604", "foot-incomplete"
    message = "“{id}” is printed in {language} without {lacks} at the foot"
    hint = "fill it in; where it is room that is lacking, shorten `tried`"


class TypeTooSmall(PrintRule):
    """No type on paper is smaller than its readers need.

    Eight points anywhere, eleven for items and stop line, eighteen for all of a large print.

    ## Why it matters

    Sheets are read standing, at night, in bad light, by eyes that have watched a screen for hours.
    What is set small is what is skipped.

    ## How to fix it

    Take out the markup that makes the text small. Where a style sheet of
    `hooks/theme/print/` does it, give the text its size back and save room with fewer words.
    """

    code, name = "HB605", "type-too-small"
    message = (
        "“{text}” is printed in {points} points, at least {least} are needed (“{id}”, {language})"
    )
    hint = "take out the markup that makes it small, and write fewer words"
