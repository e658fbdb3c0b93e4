"""Threats b2 and b3: files that do something when opened, pictures that are none, drawing languages."""

from __future__ import annotations

from tests.hostile.case import LIST, PAGE, Case, Content, added, changed, in_page
from tests.hostile.pictures import JPEG, PNG, WEBP, svg

PLACE = b"0 deg 0' 0\" N, 0 deg 0' 0\" E"
PAGES = '<!doctype html><script src="https://h.example.net/a.js"></script>\n'

TYPES: dict[str, tuple[str, Content]] = {
    "file-html": ("docs/en/evidence/more.html", PAGES),
    "file-htm": ("docs/en/evidence/more.htm", PAGES),
    "file-xhtml": ("docs/en/evidence/more.xhtml", PAGES),
    "file-md-html": ("docs/en/evidence/more.md.html", PAGES),
    "file-markdown-ending": ("docs/en/evidence/more.markdown", "# More\n"),
    "file-script": ("docs/en/evidence/more.js", "alert(1)\n"),
    "file-module": ("docs/images/more.mjs", "alert(1)\n"),
    "file-style": ("docs/en/evidence/more.css", "@import 'https://h.example.net/a.css';\n"),
    "file-hta": ("docs/en/evidence/form.hta", PAGES),
    "file-executable": ("docs/en/evidence/reader.exe", b"MZ\0\0"),
    "file-shortcut": ("docs/en/evidence/reader.lnk", b"L\0\0\0"),
    "file-internet-shortcut": (
        "docs/en/evidence/a.url",
        "[InternetShortcut]\nURL=//h.example.net\n",
    ),
    "file-desktop": ("docs/en/evidence/a.desktop", "[Desktop Entry]\nExec=true\n"),
    "file-autorun": ("docs/en/autorun.inf", "[autorun]\nopen=a.exe\n"),
    "file-desktop-ini": (
        "docs/images/desktop.ini",
        "[.ShellClassInfo]\nIconFile=//h.example.net/a\n",
    ),
    "file-office": ("docs/en/templates/record.docm", b"PK\3\4"),
    "file-archive": ("docs/en/evidence/pack.zip", b"PK\3\4"),
    "file-pdf": ("docs/en/evidence/sheet.pdf", b"%PDF-1.7\n/OpenAction\n"),
    "file-wasm": ("docs/en/evidence/a.wasm", b"\0asm\1\0\0\0"),
    "file-flash": ("docs/images/a.swf", b"CWS\n"),
    "file-packed-drawing": ("docs/images/a.svgz", b"\x1f\x8b\x08\0"),
    "file-gif": ("docs/images/a.gif", b"GIF89a/*\1\0*/=1;alert(1)"),
    "file-bmp": ("docs/images/a.bmp", b"BM"),
    "file-mhtml": ("docs/en/evidence/a.mht", "From: x\n"),
    "file-no-ending": ("docs/en/evidence/more", "# More\n"),
    "file-hidden": ("docs/en/.htaccess", "AddType text/html .md\n"),
    "file-template": ("docs/en/evidence/main.jinja", "{{ 1 }}\n"),
    "file-python-in-data": ("docs/data/hook.py", "print(1)\n"),
    "file-json-in-data": ("docs/data/hosts.json", "{}\n"),
    "file-script-among-lists": ("checklists/en/run.sh", "true\n"),
    "file-upper-case-ending": ("docs/images/a.PNG", PNG),
    "picture-png": ("docs/images/a.png", PNG),
    "picture-jpeg": ("docs/images/a.jpg", JPEG),
    "picture-jpeg-long-ending": ("docs/images/a.jpeg", JPEG),
    "picture-webp": ("docs/images/a.webp", WEBP),
    "picture-empty": ("docs/images/a.png", b""),
    "picture-is-page": ("docs/images/a.png", PAGES.encode()),
    "picture-is-drawing": ("docs/images/a.png", svg("<script/>").encode()),
    "picture-is-program": ("docs/images/a.png", b"MZ\0\0"),
    "picture-with-tail": ("docs/images/a.png", PNG + PAGES.encode()),
    "file-drawing-among-pages": ("docs/en/evidence/a.svg", svg("")),
}

LIES: dict[str, tuple[str, Content]] = {
    "svg-is-page": ("docs/images/a.svg", PAGES),
    "svg-is-png": ("docs/images/a.svg", PNG),
}

DRAWINGS = {
    "svg-script": svg("@@<script>alert(1)</script>"),
    "svg-script-href": svg('@@<script href="https://h.example.net/a.js"/>'),
    "svg-handler": svg('@@<g onclick="alert(1)"/>'),
    "svg-root-handler": svg("", more=' onload="alert(1)"').replace("<svg", "@@<svg"),
    "svg-link": svg('@@<a href="javascript:alert(1)"><path d="M0 0"/></a>'),
    "svg-remote-image": svg('@@<image href="https://h.example.net/a.png" width="1" height="1"/>'),
    "svg-xlink": svg(
        '@@<image xlink:href="//h.example.net/a.png"/>',
        more=' xmlns:xlink="http://www.w3.org/1999/xlink"',
    ),
    "svg-data-image": svg('@@<image href="data:image/svg+xml,%3Csvg/%3E" width="1" height="1"/>'),
    "svg-use-remote": svg('@@<use href="//h.example.net/a.svg#b"/>'),
    "svg-foreign": svg(
        '@@<foreignObject><iframe xmlns="http://www.w3.org/1999/xhtml" src="//h.example.net"/></foreignObject>'
    ),
    "svg-style-import": svg("@@<style>@import url(//h.example.net/a.css);</style>"),
    "svg-style-url": svg(
        '@@<rect style="fill: url(https://h.example.net/a.svg#b)" width="1" height="1"/>'
    ),
    "svg-fill-remote": svg('@@<rect fill="url(//h.example.net/a.svg#b)" width="1" height="1"/>'),
    "svg-animate": svg('@@<animate attributeName="href" values="javascript:alert(1)"/>'),
    "svg-set": svg('@@<set attributeName="onclick" to="alert(1)"/>'),
    "svg-filter-image": svg('@@<filter id="f"><feImage href="https://h.example.net/a"/></filter>'),
    "svg-text-path": svg('@@<text><textPath href="//h.example.net/a.svg#p">x</textPath></text>'),
    "svg-metadata": svg("@@<metadata>somebody, her own computer</metadata>"),
    "svg-comment": svg("@@<!-- C:\\Users\\somebody\\case -->"),
    "svg-editor": svg(
        '@@<g xmlns:i="http://www.inkscape.org/namespaces/inkscape" i:export-filename="/home/somebody/a.png"/>'
    ),
    "svg-stylesheet": svg("", head='@@<?xml-stylesheet href="https://h.example.net/a.css"?>\n'),
    "svg-entity": svg(
        "&file;", head='@@<!DOCTYPE svg [<!ENTITY file SYSTEM "file:///etc/hostname">]>\n'
    ),
    "svg-entity-bomb": svg(
        "&c;",
        head='@@<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>\n',
    ),
    "svg-external-dtd": svg("", head='@@<!DOCTYPE svg SYSTEM "https://h.example.net/a.dtd">\n'),
    "svg-xinclude": svg(
        '@@<x:include xmlns:x="http://www.w3.org/2001/XInclude" href="/etc/hostname" parse="text"/>'
    ),
    "svg-base": svg("", more=' xml:base="https://h.example.net/"').replace("<svg", "@@<svg"),
    "svg-cdata-script": svg("@@<style><![CDATA[</style><script>alert(1)</script>]]></style>"),
    "svg-not-closed": svg("<g>").replace("</svg>\n", "\n@@"),
}

FENCES = {
    "57.active.mermaid": '```mermaid\ngraph TD\n    A --> B\n    click A "javascript:alert(1)"\n```',
    "fence-upper-case": "```MERMAID\ngraph TD\n```",
    "fence-tilde": "~~~mermaid\ngraph TD\n~~~",
    "fence-class": "``` { .mermaid }\ngraph TD\n```",
    "fence-attributes": '``` { .text onclick="alert(1)" }\nx\n```',
    "fence-title": '``` text title="<img src=x onerror=alert(1)>"\nx\n```',
    "fence-raw": "```{=html}\n<script>alert(1)</script>\n```",
    "fence-run": '```python exec="on"\nprint(1)\n```',
    "fence-lines": '```text hl_lines="1"\nx\n```',
    "fence-in-item": "- An item\n\n@@    ```mermaid\n    graph TD\n    ```",
    "fence-in-quote": "> ```mermaid\n> graph TD\n> ```",
    "fence-graphviz": '```dot\ndigraph { a [URL="javascript:alert(1)"] }\n```',
    "fence-plantuml": "```plantuml\n!include https://h.example.net/a\n```",
    "fence-vega HB511": '```vegalite\n@@{"data": {"url": "https://h.example.net/"}}\n```',
    "fence-math": "```math\n\\href{javascript:alert(1)}{x}\n```",
}

CASES: tuple[Case, ...] = (
    *added("b2", "HB010", TYPES),
    *added("b2", "HB010", LIES),
    *added("b2", "HB541", {id_: ("docs/images/a.svg", text) for id_, text in DRAWINGS.items()}),
    *added("b2", "HB010", {
        "file-at-the-top": ("docs/index.html", PAGES),
        "folder-unknown": ("docs/private/note.md", "# A note\n"),
        "folder-assets": ("docs/assets/a.js", "alert(1)\n"),
    }),
    *added("b2", "HB542", {"picture-without-entry": ("docs/images/dot.svg", svg(""))}),
    changed("b2", "HB301 HB503", "page-as-picture", PAGE, "2. Take",
            "2. ![a frame](../reference/bibliography.md) Take"),
    *in_page("b3", "HB506", FENCES),
    *in_page("b3", "HB506", {"list-fence": "```mermaid\ngraph TD\n```"}, LIST),
)  # fmt: skip
