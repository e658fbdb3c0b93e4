"""mkdocs events of a page: its text, its HTML, its head and foot. Logic: handbook/render."""

from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from handbook import render


@event_priority(-150)
def on_page_read_source(**_: Any) -> str:
    """Leave mkdocs nothing to read or to parse: the file was read when it was checked."""
    return ""


@event_priority(-150)
def on_page_content(_: str, page: Page, config: MkDocsConfig, **__: Any) -> str:
    """After every other plugin."""
    context = config.extra["hb"].tell_page() or _context(page, config)
    page.title = render.title(context) or page.title
    page.toc = TableOfContents([AnchorLink(*one) for one in render.parts(context)])
    return render.body(render.page_html(context.page.body), context)


@event_priority(-150)
def on_page_context(context: Any, page: Page, config: MkDocsConfig, **_: Any) -> Any:
    """After static-i18n put its own words in."""
    return {**context, "hb": render.frame(_context(page, config))}


def _context(page: Page, config: Any) -> Any:
    return config.extra["hb"].shown_as(config.plugins["i18n"].current_language, page.file.src_uri)
