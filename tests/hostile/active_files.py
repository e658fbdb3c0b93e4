"""Threats b2 and b3: files that do something when opened, pictures that are none, drawing languages."""

from __future__ import annotations

from tests.hostile.case import LIST, PAGE, Case, Content, added, changed, in_page
from tests.hostile.pictures import exif, jpeg, png, svg, webp

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
    "file-upper-case-ending": ("docs/images/a.PNG", png()),
    "file-drawing-among-pages": ("docs/en/evidence/a.svg", svg("")),
}

LIES: dict[str, tuple[str, Content]] = {
    "png-is-page": ("docs/images/a.png", PAGES.encode()),
    "png-is-drawing": ("docs/images/a.png", svg("<script/>").encode()),
    "png-is-executable": ("docs/images/a.png", b"MZ\0\0"),
    "jpg-is-png": ("docs/images/a.jpg", png()),
    "jpeg-is-page": ("docs/images/a.jpeg", b"<script>alert(1)</script>"),
    "webp-is-sound": ("docs/images/a.webp", b"RIFF\4\0\0\0WAVE"),
    "svg-is-page": ("docs/images/a.svg", PAGES),
    "svg-is-png": ("docs/images/a.svg", png()),
    "picture-empty HB013": ("docs/images/a.png", b""),
}

HIDDEN_PARTS: dict[str, tuple[str, Content]] = {
    "png-text": ("docs/images/a.png", png((b"tEXt", b"Author\0somebody"))),
    "png-packed-text": ("docs/images/a.png", png((b"zTXt", b"Comment\0\0x\x9c"))),
    "png-international-text": (
        "docs/images/a.png",
        png((b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0<x/>")),
    ),
    "png-camera": ("docs/images/a.png", png((b"eXIf", exif(PLACE)[6:]))),
    "png-time": ("docs/images/a.png", png((b"tIME", b"\7\xe8\1\1\1\1\1"))),
    "png-unknown-chunk": ("docs/images/a.png", png((b"prVt", PAGES.encode()))),
    "png-tail HB012": ("docs/images/a.png", png(tail=PAGES.encode())),
    "png-archive-tail HB012": ("docs/images/a.png", png(tail=b"PK\3\4")),
    "png-cut HB012": ("docs/images/a.png", png()[:40]),
    "jpeg-camera": ("docs/images/a.jpg", jpeg((0xE1, exif(PLACE)))),
    "jpeg-xmp": ("docs/images/a.jpg", jpeg((0xE1, b"http://ns.adobe.com/xap/1.0/\0<x/>"))),
    "jpeg-comment": ("docs/images/a.jpg", jpeg((0xFE, b"<script>alert(1)</script>"))),
    "jpeg-photo-data": ("docs/images/a.jpg", jpeg((0xED, b"Photoshop 3.0\0"))),
    "jpeg-tail HB012": ("docs/images/a.jpg", jpeg(tail=PAGES.encode())),
    "webp-camera": ("docs/images/a.webp", webp((b"EXIF", exif(PLACE)))),
    "webp-xmp": ("docs/images/a.webp", webp((b"XMP ", b"<x/>"))),
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
    *added("b2", "HB012", LIES),
    *added("e", "HB540", HIDDEN_PARTS),
    *added("b2", "HB541", {id_: ("docs/images/a.svg", text) for id_, text in DRAWINGS.items()}),
    *added("b2", "HB010 HB011", {
        "file-at-the-top": ("docs/index.html", PAGES),
        "folder-unknown": ("docs/private/note.md", "# A note\n"),
        "folder-assets": ("docs/assets/a.js", "alert(1)\n"),
    }),
    *added("b2", "HB542", {"picture-without-entry": ("docs/images/dot.png", png())}),
    *added("b2", "HB012 HB812", {"picture-bomb": ("docs/images/a.png", png(width=65000, height=65000))}),
    changed("b2", "HB313 HB503", "page-as-picture", PAGE, "2. Take",
            "2. ![a frame](../reference/bibliography.md) Take"),
    *in_page("b3", "HB506", FENCES),
    *in_page("b3", "HB506", {"list-fence": "```mermaid\ngraph TD\n```"}, LIST),
)  # fmt: skip
