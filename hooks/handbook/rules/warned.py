"""HB890: what mkdocs and its plugins warn of while they build."""

from __future__ import annotations

from handbook.rules.base import BuildRule


class MkdocsWarns(BuildRule):
    """mkdocs and its plugins build without a warning.

    ## Why it matters

    mkdocs counts its warnings after the site is written, and an unread warning is how a broken menu
    or a page that is missing in one language gets onto a stick.
    Here a warning stops the build before anything is published.

    ## How to fix it

    Mend what the warning names. It is not one of ours: where it says nothing to you, search the
    manual of mkdocs, or of the plugin that it names, for its words.
    """

    code, name = "HB890", "mkdocs-warns"
    message = "mkdocs warns: {text}"
    hint = "mend what the warning names"
