"""mkdocs events of a page: its Markdown, its HTML, its head and foot. Logic: handbook/render."""

from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from handbook import render
from handbook.site import wanted


@event_priority(-150)
def on_files(files: Files, config: MkDocsConfig) -> None:
    """After static-i18n gathered them."""
    config.theme.static_templates.clear()  # site map and error page are a server's, not a folder's
    for file in [file for file in files if not wanted(file.src_uri)]:
        files.remove(file)


@event_priority(-150)  # after static-i18n, which knows the output language
def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, **_: Any) -> str:  # noqa: ARG001
    return render.embed(_context(page, config).page)


@event_priority(-150)
def on_page_content(html: str, page: Page, config: MkDocsConfig, **_: Any) -> str:
    """After every other plugin changed the text."""
    config.extra["hb"].tell_page()
    return render.body(html, _context(page, config))


@event_priority(-150)
def on_page_context(context: Any, page: Page, config: MkDocsConfig, **_: Any) -> Any:
    """After static-i18n put its own words in."""
    return {**context, "hb": render.frame(_context(page, config))}


def _context(page: Page, config: MkDocsConfig) -> Any:
    language = config.plugins["i18n"].current_language  # type: ignore[attr-defined]
    return config.extra["hb"].context(language, page.file.src_uri.partition("/")[2])
