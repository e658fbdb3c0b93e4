"""The same handbook as two projects: ours with its hooks, and one of a default Material user."""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from tests.bench.corpus import Corpus, body_of, put
from tests.bench.draft import dump

_EMBED = re.compile(r"^\[[A-Z]+-\d\d\]\((?:\.\./)+checklists/[\w-]+/([\w-]+)\.md\)$", re.MULTILINE)
_HEADING = re.compile(r"^## (.*) \{ #([\w-]+) \}$", re.MULTILINE)
_LEFT_OUT = shutil.ignore_patterns("__pycache__", ".*_cache", "calendar.js", "converter.js")
"""What was made, and the scripts of one page that a corpus does not have."""


def ours(root: Path, project: Path, corpus: Corpus, languages: Sequence[str]) -> None:
    """Write the handbook as this project builds it: its hooks and settings, the corpus' pages."""
    corpus.write(root, project)
    shutil.copytree(project / "hooks", root / "hooks", ignore=_LEFT_OUT)
    config = _settings(project)
    for plugin in config["plugins"]:
        if isinstance(plugin, dict) and "i18n" in plugin:
            known = {entry["locale"]: entry for entry in plugin["i18n"]["languages"]}
            plugin["i18n"]["languages"] = [
                known.get(lang) or {"locale": lang, "name": lang} for lang in languages
            ]
    config["nav"] = list(corpus.nav)
    put(root / "mkdocs.yml", dump(config))


def default(root: Path, corpus: Corpus, languages: Sequence[str]) -> None:
    """Write the same text as a project with Material's defaults: search, i18n, offline, its nav.

    Its Markdown extensions read what ours does, or the same text would be other HTML. Where our pages embed
    a list, the text of the list stands in the page. `single.yml` has the first language alone, for a program
    that does not know the plugin `i18n`.
    """
    for (lang, slug), text in corpus.pages.items():
        put(root / "docs" / lang / slug, _with_lists(text, lang, corpus.lists))
    for name, text in corpus.images.items():
        put(root / "docs/images" / name, text)
    config = {
        "site_name": "Field handbook",
        "theme": {"name": "material"},
        "plugins": [
            "search",
            {
                "i18n": {
                    "docs_structure": "folder",
                    "languages": [
                        {"locale": lang, "name": lang, "default": lang == languages[0]}
                        for lang in languages
                    ],
                }
            },
            "offline",
        ],
        "markdown_extensions": ["attr_list", "tables", "sane_lists", "pymdownx.superfences", "toc"],
        "nav": list(corpus.nav),
    }
    put(root / "mkdocs.yml", dump(config))
    single = {"docs_dir": f"docs/{languages[0]}", "plugins": ["search", "offline"]}
    put(root / "single.yml", dump({**config, **single}))


def _with_lists(text: str, lang: str, lists: Mapping[tuple[str, str], str]) -> str:
    def one(found: re.Match[str]) -> str:
        name = found[1]
        body = body_of(lists[lang, name]).strip()
        return _HEADING.sub(rf"### \1 {{ #{name}-\2 }}", body)

    return _EMBED.sub(one, text)


def _settings(project: Path) -> Any:
    text = (project / "mkdocs.yml").read_text(encoding="utf-8")
    return yaml.load(text, Loader=yaml.CSafeLoader)
