"""What mkdocs.yml may hold: every key with its value; what is not here is refused."""

from __future__ import annotations

import re
import unicodedata

from handbook.model import Node
from handbook.rules.keys import (
    LANGUAGE,
    Key,
    Say,
    Schema,
    Shape,
    map_of,
    matches,
    one_of,
    some_of,
    text,
    texts,
)

PLUGINS = ("search", "i18n", "offline")
"""In the order that they need: whatever runs before i18n sees one language only."""
HOOKS = ("hooks/mk_build.py", "hooks/mk_files.py", "hooks/mk_pages.py", "hooks/mk_search.py")
"""In the order in which they answer events of equal priority; the first one is the guard."""
EXTENSIONS = (
    "attr_list", "tables", "sane_lists", "pymdownx.tasklist", "pymdownx.superfences", "toc",
)  # fmt: skip
"""Each is known to read Markdown as our own parser does."""
LOADED = ("extra_css", "extra_javascript", "extra_templates")
"""Keys that put files of anybody into every page; each stays empty."""
EDITION = r"\d{4}\.(?:0[1-9]|1[0-2])"

_SIGNS = " .,:'’()–-"
_LONGEST = 60
_POLYFILL = "js/iframe-worker.js"


def odd_sign(title: str) -> str:
    """Return the first sign of a title that is neither letter, digit nor plain punctuation.

    What nobody can see is told where hidden characters are.
    """
    return next((char for char in title if not _plain(char)), "")


def _plain(char: str) -> bool:
    return char in _SIGNS or unicodedata.category(char)[0] in "LMN" or not char.isprintable()


def _word(word: str, *, needed: bool = True) -> Key:
    """Return a key that takes one word and no other."""
    return Key(one_of(word), word, word, needed)


def _any(_: Node) -> bool:
    """Take every value: a rule of its own speaks about it."""
    return True


def _empty(node: Node) -> bool:
    return node.kind == "list" and not node.value


def _nothing(node: Node) -> bool:
    return node.kind == "text" and not node.value


def _title(node: Node) -> bool:
    return text(node) and len(str(node.value)) <= _LONGEST


def _paths(node: Node) -> bool:
    lines = str(node.value).split("\n") if node.kind == "text" else [""]
    return any(lines) and all(_PATH.fullmatch(line) for line in lines if line)


ON = Key(lambda node: node.kind == "boolean" and node.value is True, "true", "true")
OFF = Key(lambda node: node.kind == "boolean" and node.value is False, "false", "false")
_PATH = re.compile(r"/\*(?:/[a-z][a-z-]*)+/")
_NAME = Key(_title, f"words, at most {_LONGEST} characters", Say("the name that the site prints"))

_LANGUAGE: Schema = {
    "locale": Key(
        matches(LANGUAGE), "the code of a language, such as ur", Say("the code of the language")
    ),
    "name": Key(
        _title, f"its name in itself, at most {_LONGEST} characters", Say("its name in itself")
    ),
    "default": Key(ON.fits, ON.wanted, ON.example, needed=False),
    "site_name": Key(_title, f"words, at most {_LONGEST} characters", "Handbook", needed=False),
}

I18N = Shape(
    "the plugin i18n",
    {
        "docs_structure": _word("folder"),
        "fallback_to_default": ON,
        "reconfigure_material": ON,
        "reconfigure_search": OFF,
        "languages": Key(
            lambda node: node.kind == "list" and all(one.kind == "map" for one in node.items()),
            "a list of languages, each with locale and name",
            "[{locale: en, name: English, default: true}]",
            inside=Shape("a language", _LANGUAGE),
        ),
    },
)
SEARCH = Shape("the plugin search", {"lang": _word("en")})
TOC = Shape("the extension toc", {"permalink": OFF, "marker": Key(_nothing, '""', '""')})
OPTIONS = {"i18n": I18N, "search": SEARCH, "toc": TOC}
"""Options by the plugin or extension that takes them; every other one takes none."""

_WARN = _word("warn")
_VALIDATION = Shape(
    "validation",
    {
        "omitted_files": _WARN, "absolute_links": _WARN, "unrecognized_links": _WARN,
        "anchors": _WARN,
    },
)  # fmt: skip
_THEME = Shape(
    "theme",
    {
        "name": _word("material"),
        "custom_dir": _word("hooks/theme"),
        "font": OFF,
        "features": Key(_empty, "[]", "[]", needed=False),
    },
)
_EXTRA = Shape(
    "extra",
    {
        "edition": Key(_any, "", Say("the year and month of the edition, in quotes")),
        "generator": OFF,
        "polyfills": Key(
            lambda node: texts(node) and [one.value for one in node.items()] == [_POLYFILL],
            f"[{_POLYFILL}]",
            f"[{_POLYFILL}]",
        ),
    },
)
CONFIG = Shape(
    "mkdocs.yml",
    {
        "site_name": _NAME,
        "site_dir": _word("site", needed=False),
        "docs_dir": _word("docs", needed=False),
        "use_directory_urls": OFF,
        "exclude_docs": Key(
            lambda node: node.kind == "text" and str(node.value).strip() == "/data/",
            "/data/",
            "/data/",
        ),
        "not_in_nav": Key(
            _paths, "paths such as /*/contribute/rules/, one a line", "/*/rules/", needed=False
        ),
        "extra": map_of(_EXTRA, "{…}"),
        **{name: Key(_any, "", "[]", needed=False) for name in LOADED},
        "theme": map_of(_THEME, "{…}"),
        "plugins": Key(_any, "", f"[{', '.join(PLUGINS)}]"),
        "markdown_extensions": Key(_any, "", f"[{', '.join(EXTENSIONS)}]"),
        "hooks": Key(_any, "", f"[{', '.join(HOOKS)}]"),
        "watch": Key(
            some_of("checklists", "hooks/theme"),
            "a list of checklists, hooks/theme, each once",
            "[checklists, hooks/theme]",
            needed=False,
        ),
        "validation": map_of(_VALIDATION, "{…}"),
        "nav": Key(
            lambda node: node.kind == "list", "a list of pages and sections", "[index.md]",
            needed=False,
        ),
    },
)  # fmt: skip
