"""mkdocs events of a page: its Markdown, its HTML, its head and foot. Logic: handbook/render."""

from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.pages import Page

from handbook import render


@event_priority(-150)
def on_config(config: MkDocsConfig) -> None:
    """After every extension is known: what the rules refuse is text where a rule fails."""
    config.markdown_extensions.append(render.Inert())


@event_priority(-150)
def on_page_markdown(_: str, page: Page, config: MkDocsConfig, **__: Any) -> str:
    """After static-i18n, which knows the output language."""
    return render.embed(_context(page, config).page)


@event_priority(-150)
def on_page_content(html: str, page: Page, config: MkDocsConfig, **_: Any) -> str:
    """After every other plugin."""
    context = config.extra["hb"].tell_page() or _context(page, config)
    page.title = render.title(context) or page.title
    page.present_anchor_ids.update(render.lost(context))  # type: ignore[union-attr]
    return render.body(html, context)


@event_priority(-150)
def on_page_context(context: Any, page: Page, config: MkDocsConfig, **_: Any) -> Any:
    """After static-i18n put its own words in."""
    return {**context, "hb": render.frame(_context(page, config))}


def _context(page: Page, config: Any) -> Any:
    return config.extra["hb"].shown_as(config.plugins["i18n"].current_language, page.file.src_uri)
