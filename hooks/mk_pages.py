"""mkdocs events of a page: its Markdown, its HTML, its head and foot. Logic: handbook/render."""

from handbook import render
from mkdocs.plugins import event_priority


@event_priority(-150)  # after static-i18n, which knows the output language
def on_page_markdown(markdown, page, config, **_):  # noqa: ARG001
    return render.embed(_context(page, config).page)


@event_priority(-150)
def on_page_content(html, page, config, **_):
    config.extra["hb"].tell_page()
    return render.body(html, _context(page, config))


@event_priority(-150)  # after static-i18n put its own words in
def on_page_context(context, page, config, **_):
    context["hb"] = render.frame(_context(page, config))
    return context


def _context(page, config):
    _, _, slug = page.file.src_uri.partition("/")
    return config.extra["hb"].context(config.plugins["i18n"].current_language, slug)
