"""HB515, HB517 and HB518: letters and signs of other alphabets, and piles of marks."""

from __future__ import annotations

from handbook.rules.base import FamilyRule
from handbook.rules.hidden import character_faults


class MixedScriptWord(FamilyRule):
    """A word of Latin letters holds no letter of an alphabet that only looks like it.

    ## Why it matters

    A word with one foreign letter looks right and is another word: no search finds it, and a
    handle or a name copied from it belongs to somebody else.

    ## How to fix it

    Delete the word and type it again with one keyboard.
    """

    code, name, family = "HB515", "mixed-script-word", character_faults
    message = "the word “{text}” holds “{sign}”, {char}"
    hint = "delete the word and type it again with one keyboard"


class ForeignCharacter(FamilyRule):
    """Every letter and sign belongs to a language of the handbook, or to its punctuation.

    ## Why it matters

    Our fonts cannot draw it: on paper there is an empty box, in the middle of a step.
    Shapes copied out of a PDF look like Arabic or Latin letters and cannot be searched.

    ## How to fix it

    Type the word again; say with words what a picture sign means.
    A language in a new script adds its letters in `hooks/handbook/rules/characters.py`.
    """

    code, name, family = "HB517", "foreign-character", character_faults
    message = "“{sign}” in “{text}” is {char}, which no language of the handbook writes"
    hint = "type the word again in letters of the page's language, or say it with words"


class StackedMarks(FamilyRule):
    """A letter carries at most three marks.

    ## Why it matters

    Piled marks are drawn over the lines above and below and hide what stands there.
    No language of the handbook needs four.

    ## How to fix it

    Delete the word and type it again.
    """

    code, name, family = "HB518", "stacked-marks", character_faults
    message = "{count} marks stand on one letter, at “{text}”"
    hint = "delete the word and type it again; a letter has at most three marks"
