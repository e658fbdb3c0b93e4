"""mkdocs events of a page: all of it is made here, and mkdocs writes it. Logic: handbook/layout."""

from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.pages import Page


@event_priority(-150)
def on_page_read_source(**_: Any) -> str:
    """Leave mkdocs nothing to read or to parse: the file was read when it was checked."""
    return ""


@event_priority(-150)
def on_page_content(_: str, page: Page, config: MkDocsConfig, **__: Any) -> str:
    """Make the page, after every other plugin."""
    page.meta["template"] = "partials/marks.html"  # the shortest there is: its work is replaced
    lang = config.plugins["i18n"].current_language  # type: ignore[attr-defined]
    page.finished = config.extra["hb"].finish(lang, page.file.src_uri)  # type: ignore[attr-defined]
    return ""


@event_priority(-300)
def on_post_page(_: str, page: Page, config: MkDocsConfig) -> str:
    """After every other plugin: these bytes are written, and the output gate has to find them."""
    html: str = page.finished.html  # type: ignore[attr-defined]
    config.extra["hb"].note(page.file.dest_uri, html.encode("utf-8", "xmlcharrefreplace"))
    return html
