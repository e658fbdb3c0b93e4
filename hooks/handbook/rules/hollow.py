"""HB057: an item of a list that has no words."""

from __future__ import annotations

from handbook.rules.base import FamilyRule
from handbook.rules.blocks import block_faults


class ListItemHollow(FamilyRule):
    """An item of a list has words on its first line.

    ## Why it matters

    Of an empty item one program makes a step without words, another takes it for the line under a
    heading: the step above it then becomes a title, and is done by nobody.

    ## How to fix it

    Write the step on the line of its number or hyphen, or remove the line.
    """

    code, name, family = "HB057", "list-item-hollow", block_faults
    message = "“{text}” begins an item that has no words"
    hint = "write the words right after “{text} ”, or remove the line"
