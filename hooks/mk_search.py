"""mkdocs events of the search: one index a language out of the merged one. Logic: search.py."""

import json
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority

from handbook import search


@event_priority(-200)
def on_post_build(config: MkDocsConfig) -> None:
    """After static-i18n (-100) built and merged every language."""
    i18n: Any = config.plugins["i18n"]
    if i18n.building:
        return
    site, languages = Path(config.site_dir), list(i18n.build_languages)
    merged = json.loads((site / "search/search_index.json").read_text(encoding="utf-8"))
    for path, data in search.index_files(merged, languages, i18n.default_language):
        config.extra["hb"].put(site, path, data)
