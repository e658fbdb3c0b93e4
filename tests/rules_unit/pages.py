"""Small built pages for tests: HTML as the theme writes it, read as a site is read."""

from __future__ import annotations

from collections.abc import Mapping

from handbook.catalog import Rule
from handbook.model import BuiltPage, Handbook, Site
from handbook.rules import check_site
from handbook.site.css import read_css
from handbook.site.html import read_html

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "connect-src 'none'; worker-src 'none'; frame-src 'none'; object-src 'none'; "
    "form-action 'none'; base-uri 'none'"
)


def html(text: str = "<p>Text</p>", **changes: str) -> str:
    """Return a page with `text` as its text; each change puts its value in the place of a part."""
    parts = {
        "doctype": "<!doctype html>\n",
        "root": 'lang="en" dir="ltr"',
        "charset": '<meta charset="utf-8">',
        "policy": f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">',
        "head": "",
        "title": "<title>Home</title>",
        "skip": '<a class="skip" href="#main">Skip</a>',
        "banner": '<header><nav><a href="index.html">Home</a></nav></header>',
        "beside": "",
        "main": '<main id="main">',
        "h1": "<h1>Home</h1>",
        "foot": "<footer><p>2026.11</p></footer>",
        "end": "</html>\n",
        **changes,
    }
    return (
        "{doctype}<html {root}><head>{charset}{policy}{head}{title}</head><body>{skip}{banner}"
        '<div class="frame">{beside}{main}{h1}<div class="text">{text}</div></main></div>{foot}'
        "</body>{end}"
    ).format(text=text, **parts)


def built(
    pages: Mapping[str, str],
    *files: str,
    book: Handbook | None = None,
    styles: Mapping[str, str] | None = None,
    sources: Mapping[str, str] | None = None,
) -> Site:
    """Return the site of pages by path, with further files and style sheets."""
    read = tuple(
        read_html(text.encode(), path, (sources or {}).get(path, ""))
        for path, text in pages.items()
    )
    sheets = {path: tuple(read_css(text)) for path, text in (styles or {}).items()}
    return Site(read, frozenset((*pages, *files, *sheets)), sheets, book=book)


def page(text: str = "<p>Text</p>", path: str = "index.html", **changes: str) -> BuiltPage:
    """Return the facts of one page."""
    return read_html(html(text, **changes).encode(), path, "")


def told(rule: Rule, site: Site) -> list[str]:
    """Return what a rule finds, as people read it, without the hint."""
    found = sorted(check_site(site, [rule]))
    return [f"{one.path}:{one.line} {one.message}" for one in found]
