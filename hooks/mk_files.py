"""mkdocs event of the files: only what our pages use goes to the site. Logic: handbook/site.py."""

from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files

from handbook.render import left_behind, without_slides
from handbook.site import wanted


@event_priority(-150)
def on_files(files: Files, config: MkDocsConfig) -> None:
    """After static-i18n gathered them."""
    config.theme.static_templates.clear()  # site map and error page are a server's, not a folder's
    for file in (file for file in tuple(files) if not wanted(file.src_uri)):
        files.remove(file)


@event_priority(-150)
def on_env(env: Any, files: Files, config: MkDocsConfig) -> Any:
    """When every page is read and before files are copied: drawings stand within their pages."""
    book = config.extra["hb"].book
    behind = left_behind(book) | without_slides(book)
    for file in tuple(files):
        if file.src_uri in behind:
            files.remove(file)
        elif not file.is_documentation_page() and file.inclusion.is_included():  # type: ignore[no-untyped-call]
            config.extra["hb"].note(file.dest_uri, file.content_bytes)
    return env
