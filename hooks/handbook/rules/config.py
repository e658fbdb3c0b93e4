"""HB060 to HB069: mkdocs.yml, judged as text before mkdocs reads it."""

from __future__ import annotations

from handbook.rules.base import FamilyRule
from handbook.rules.config_pass import config_faults


class ConfigUnknownKey(FamilyRule):
    """mkdocs.yml holds only the keys that this handbook uses.

    ## Why it matters

    mkdocs knows keys that read another file, load a script from elsewhere or put an address on
    every page. One line of them unmasks every reader, and it stands far from the pages that
    people review.

    ## How to fix it

    Write the key as the message proposes, or remove it.
    A key that the handbook needs is added to its list in `hooks/handbook/rules/config_shapes.py`,
    by somebody who says in the pull request what the key does to a reader.
    """

    code, name, family = "HB060", "config-unknown-key", config_faults
    message = "“{key}” is no key of {kind}"
    hint = "{advice}"


class ConfigMissingKey(FamilyRule):
    """mkdocs.yml holds every key whose absence would open something.

    ## Why it matters

    What is absent has the value that mkdocs chooses: fonts from a foreign server, addresses that
    only a web server understands, warnings that nobody hears.

    ## How to fix it

    Add the line that the message shows.
    """

    code, name, family = "HB061", "config-missing-key", config_faults
    message = "{kind} has no “{key}”"
    hint = "write {wanted}"


class ConfigWrongValue(FamilyRule):
    """Each key of mkdocs.yml has the value that keeps the reader safe.

    ## Why it matters

    `font: true` fetches fonts at every page; a `docs_dir` elsewhere publishes what nobody checked;
    validation that only informs lets broken links through.

    ## How to fix it

    Write what the message asks for.
    """

    code, name, family = "HB062", "config-wrong-value", config_faults
    message = "{what} is {value}"
    hint = "write {wanted}"


class ConfigPlugin(FamilyRule):
    """The plugins are search, i18n and offline, in this order.

    ## Why it matters

    A plugin is a program that runs on the machine of everybody who builds, before a word of the
    handbook is checked. Some of them fetch things, some rewrite pages after the review.

    ## How to fix it

    Write the three, one a line, in the order that the message names.
    """

    code, name, family = "HB063", "config-plugin", config_faults
    message = "{what}"
    hint = "{advice}"


class ConfigHook(FamilyRule):
    """The hooks are the four of this project, in their order.

    ## Why it matters

    A hook is a program too. Without the first of the four nothing is checked and an unfinished
    site takes the place of a good one; with a fifth a page can become anything.

    ## How to fix it

    Write the four, one a line, in the order that the message names.
    """

    code, name, family = "HB064", "config-hook", config_faults
    message = "{what}"
    hint = "{advice}"


class ConfigExtension(FamilyRule):
    """The Markdown extensions are those that both of our parsers read alike.

    ## Why it matters

    One extension includes any file of the builder's machine, another turns text into HTML that no
    check has seen. Then what a reviewer read is not what an officer gets.

    ## How to fix it

    Write the extensions that the message names, without options but those of `toc`.
    """

    code, name, family = "HB065", "config-extension", config_faults
    message = "{what}"
    hint = "{advice}"


class ConfigTitle(FamilyRule):
    """Titles in mkdocs.yml are words: letters of any script, digits and plain punctuation.

    ## Why it matters

    These titles are printed on every page. A tag in one of them runs on all of them.

    ## How to fix it

    Write the title without the sign that the message names.
    """

    code, name, family = "HB066", "config-title", config_faults
    message = "the title “{title}” holds “{sign}”"
    hint = "write letters, digits, spaces and . , : ' ( ) - only"


class ConfigEdition(FamilyRule):
    """The edition is a year and a month in quotes.

    ## Why it matters

    Every sheet carries it, and two people compare it on the telephone.
    Without quotes `2026.10` is a number and is printed as 2026.1.

    ## How to fix it

    Write the year, a full stop and two digits for the month, all in quotes.
    """

    code, name, family = "HB067", "config-edition", config_faults
    message = "the edition is {value}"
    hint = 'write it as year and month in quotes: edition: "2026.11"'


class ConfigLanguage(FamilyRule):
    """Every language that is built is known, and English stands first and is the default.

    ## Why it matters

    A language without its words has no *Stop* and no *Print*, and its letters run the other way.
    With another default a page that is not yet translated is not there at all.

    ## How to fix it

    Add the language to `docs/data/languages.yaml` first, then to mkdocs.yml below English.
    """

    code, name, family = "HB068", "config-language", config_faults
    message = "in the languages of mkdocs.yml {what}"
    hint = "{advice}"


class ConfigLoaded(FamilyRule):
    """mkdocs.yml puts no script, style sheet or template of its own into the pages.

    ## Why it matters

    What stands in these lists is loaded by every page, from anywhere.
    A reader who opens one page is then seen by whoever keeps the file.

    ## How to fix it

    Write `[]`, or remove the key. Scripts and styles of the handbook lie in `hooks/theme`, where
    each has its reviewed hash.
    """

    code, name, family = "HB069", "config-loaded", config_faults
    message = "“{key}” is not an empty list"
    hint = "write “{key}: []”; scripts and styles lie in hooks/theme"
