"""HB601 to HB603: what print files must be; they are told while the files are made."""

from __future__ import annotations

from handbook.rules.base import PrintRule


class SheetTooLong(PrintRule):
    """A printed list fits its page at full size.

    ## Why it matters

    The second page stays in the printer. Its items are the last ones: sign, store, hand over.
    Smaller letters are no way out: sheets are read in cars, at night, by tired eyes.

    ## How to fix it

    Shorten the items that take two lines, move what explains into the paragraph below an item, or
    take an item out. A list that holds two tasks becomes two lists.
    """

    code, name = "HB601", "sheet-too-long"
    message = "“{id}” does not fit {room} of A4 in {language}: it is {over} mm too long"
    hint = "shorten the items that take two lines, or take one out; print is never made smaller"


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
