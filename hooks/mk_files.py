"""mkdocs event of the files: only what our pages use goes to the site. Logic: handbook/site.py."""

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files

from handbook.site import wanted


@event_priority(-150)
def on_files(files: Files, config: MkDocsConfig) -> None:
    """After static-i18n gathered them."""
    config.theme.static_templates.clear()  # site map and error page are a server's, not a folder's
    for file in (file for file in tuple(files) if not wanted(file.src_uri)):
        files.remove(file)
