"""Files of a built site that nobody made: style sheets, scripts, data, programs, PDFs."""

from __future__ import annotations

from collections.abc import Iterator

from tests.hostile.case import Case, Content, added, case
from tests.hostile.papers import action, attached, locked, note, pdf

OTHER = "https://h.example.net"


def beside(threat: str, codes: str, rows: dict[str, tuple[str, Content]]) -> Iterator[Case]:
    """Yield a case for each file that lies in the site although nobody made it."""
    for key, (path, content) in rows.items():
        yield from added(threat, codes, {key: (f"site/{path}", content)})


SHEETS = {
    "css-import HB801": f"@import '{OTHER}/a.css';\n",
    "css-import-url HB801": "@import url(//h.example.net/a.css);\n",
    "css-font": f"@font-face {{ font-family: a; src: url({OTHER}/a.woff2) }}\n",
    "css-background": f"main {{ background: url('{OTHER}/a.png') }}\n",
    "css-image-set": f"main {{ background: image-set('{OTHER}/a.png' 1x) }}\n",
    "css-escaped": "main { background: u\\72l(\\2f\\2fh.example.net/a.png) }\n",
    "css-upper": f"main {{ background: URL({OTHER}/a.png) }}\n",
    "css-variable": f"main {{ --a: url({OTHER}/a.png) }}\n",
    "css-in-media": f"@media print {{ main {{ background: url({OTHER}/a.png) }} }}\n",
    "css-namespace HB807": f"@namespace a '{OTHER}/';\n",
    "css-document": f"@document url({OTHER}/) {{ a {{ color: red }} }}\n",
    "css-cursor": "main { cursor: url(//h.example.net/a.cur), auto }\n",
    "css-binding HB803": "main { -moz-binding: url(a.xml#b); behavior: url(a.htc) }\n",
    "css-src-function": f"main {{ background: src('{OTHER}/a.png') }}\n",
    "css-comment HB807": f"/* {OTHER}/a.png */\n",
    "css-data-svg": "main { background: url(\"data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'><image href='//h.example.net/a'/></svg>\") }\n",
    "css-missing HB803": "main { background: url(absent.png) }\n",
}

FILES: dict[str, tuple[str, Content]] = {
    "site-script-unknown HB809": ("a.js", "alert(1)\n"),
    "site-script-fetches HB809": ("a.js", f"fetch('{OTHER}/')\n"),
    "site-script-stores HB809": ("a.js", "localStorage.a = 1\n"),
    "site-module": ("a.mjs", "export {}\n"),
    "site-worker HB809": ("sw.js", "self.onfetch = () => {}\n"),
    "site-wasm": ("a.wasm", b"\0asm\1\0\0\0"),
    "site-drawing-script": (
        "a.svg",
        '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
    ),
    "site-drawing-remote": (
        "a.svg",
        f'<svg xmlns="http://www.w3.org/2000/svg"><image href="{OTHER}/a"/></svg>',
    ),
    "site-executable": ("reader.exe", b"MZ\0\0"),
    "site-autorun": ("autorun.inf", "[autorun]\nopen=reader.exe\n"),
    "site-shortcut": ("a.url", f"[InternetShortcut]\nURL={OTHER}\n"),
    "site-desktop": ("a.desktop", "[Desktop Entry]\nExec=true\n"),
    "site-source-map": ("plain.css.map", '{"sources": ["/home/somebody/plain.css"]}'),
    "site-json-address HB807": ("search/a.json", f'@@{{"u": "{OTHER}/a"}}'),
    "site-json-path HB808": ("search/a.json", '@@{"u": "/home/somebody/handbook/docs"}'),
    "site-text-address HB807": ("LICENCE.txt", f"@@See {OTHER}/.\n"),
    "site-map": ("sitemap.xml", f"<urlset><url><loc>{OTHER}/</loc></url></urlset>"),
    "site-feed": ("feed.xml", "<rss/>"),
    "site-source-left": ("index.md", "# Home\n"),
    "site-picture-lie": ("a.png", "<script>alert(1)</script>"),
    "site-font-lie": ("a.woff2", "<script>alert(1)</script>"),
    "site-page-raw HB801": ("raw.html", f'<script src="{OTHER}/a.js"></script>'),
    "site-page-fragment": ("raw.htm", "<p>a</p>"),
    "site-archive": ("pack.zip", b"PK\3\4"),
    "site-office-macro": ("print/en/F-06.docm", b"PK\3\4"),
    "site-hidden": (".git/config", f"[remote]\nurl = {OTHER}\n"),
}

PDFS: dict[str, tuple[str, Content]] = {
    "pdf-open-action": (
        "print/en/a.pdf",
        pdf({"/OpenAction": action("/JavaScript", JS="app.alert(1)")}),
    ),
    "pdf-names": (
        "print/en/a.pdf",
        pdf({"/Names": {"/JavaScript": {"/Names": ["a", action("/JavaScript", JS="1")]}}}),
    ),
    "pdf-additional": ("print/en/a.pdf", pdf({"/AA": {"/WC": action("/JavaScript", JS="1")}})),
    "pdf-page-action": ("print/en/a.pdf", pdf(page={"/AA": {"/O": action("/Launch", F="a.exe")}})),
    "pdf-launch": ("print/en/a.pdf", pdf(page=note(action("/Launch", F="a.exe")))),
    "pdf-uri": ("print/en/a.pdf", pdf(page=note(action("/URI", URI=f"{OTHER}/")))),
    "pdf-submit": ("print/en/a.pdf", pdf(page=note(action("/SubmitForm", F=f"{OTHER}/")))),
    "pdf-import": ("print/en/a.pdf", pdf(page=note(action("/ImportData", F="a.fdf")))),
    "pdf-other-file": (
        "print/en/a.pdf",
        pdf(page=note(action("/GoToR", F="//h.example.net/a.pdf"))),
    ),
    "pdf-other-embedded": ("print/en/a.pdf", pdf(page=note(action("/GoToE", F="a.pdf")))),
    "pdf-sound": ("print/en/a.pdf", pdf(page=note(action("/Sound")))),
    "pdf-rendition": ("print/en/a.pdf", pdf(page=note(action("/Rendition", JS="1")))),
    "pdf-next": (
        "print/en/a.pdf",
        pdf(page=note({**action("/GoTo"), "/Next": action("/URI", URI=f"{OTHER}/")})),
    ),
    "pdf-attachment": ("print/en/a.pdf", attached()),
    "pdf-base": ("print/en/a.pdf", pdf({"/URI": {"/Base": f"{OTHER}/"}})),
    "pdf-xfa": ("print/en/a.pdf", pdf({"/AcroForm": {"/XFA": "<x/>"}})),
    "pdf-field-script": (
        "print/en/a.pdf",
        pdf(
            {"/AcroForm": {"/Fields": [{"/T": "a", "/AA": {"/K": action("/JavaScript", JS="1")}}]}}
        ),
    ),
    "pdf-broken HB815": ("print/en/a.pdf", b"%PDF-1.7\n"),
    "pdf-lie HB810": ("print/en/a.pdf", b"<script>alert(1)</script>"),
    "pdf-locked": ("print/en/a.pdf", locked()),
    "pdf-tail": ("print/en/a.pdf", pdf() + b"PK\3\4<script>alert(1)</script>"),
}

CASES: tuple[Case, ...] = (
    *(
        case(id_, "a", "HB802", {"site/plain.css": text}, "site/plain.css", 1)
        for id_, text in SHEETS.items()
    ),
    *beside("g", "HB810", FILES),
    *beside("g", "HB814", PDFS),
)
