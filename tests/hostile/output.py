"""Built pages with what a plugin, a theme or a hand on the stick could put into them."""

from __future__ import annotations

from dataclasses import replace

from tests.hostile.case import SITE, Case, base, case

PAGE = base(SITE)
POLICY = PAGE[PAGE.index("<meta http-equiv") : PAGE.index("<title>")]
BODY, HEAD = '<main id="main">', "<title>Home</title>"
OTHER = "https://h.example.net"


def built(threat: str, codes: str, rows: dict[str, tuple[str, str]]) -> tuple[Case, ...]:
    """Return a case for each built page in which one text stands in the place of another."""
    for id_, (old, _) in rows.items():
        assert old in PAGE, id_
    return tuple(
        case(id_, threat, codes, {SITE: PAGE.replace(old, new)}, SITE, 0)
        for id_, (old, new) in rows.items()
    )


def inside(threat: str, codes: str, rows: dict[str, str]) -> tuple[Case, ...]:
    """Return a case for each fragment in the text of a built page."""
    return built(threat, codes, {id_: (BODY, BODY + text) for id_, text in rows.items()})


def above(threat: str, codes: str, rows: dict[str, str]) -> tuple[Case, ...]:
    """Return a case for each fragment in the head of a built page, below the policy."""
    return built(threat, codes, {id_: (HEAD, HEAD + text) for id_, text in rows.items()})


REMOTE = {
    "built-image": f'<img src="{OTHER}/a.png" alt="a">',
    "built-srcset": f'<img src="a.png" srcset="plain.css 1x, {OTHER}/a.png 2x" alt="a">',
    "built-frame": f'<iframe src="{OTHER}/"></iframe>',
    "built-object": f'<object data="{OTHER}/a"></object>',
    "built-embed": f'<embed src="{OTHER}/a">',
    "built-video": f'<video src="{OTHER}/a" poster="{OTHER}/b"></video>',
    "built-audio": '<audio src="//h.example.net/a"></audio>',
    "built-track": f'<video><track src="{OTHER}/a.vtt"></video>',
    "built-source": f'<picture><source srcset="{OTHER}/a.webp"><img src="plain.css" alt="a"></picture>',
    "built-ping": f'<a href="index.html" ping="{OTHER}/p">a</a>',
    "built-form": f'<form action="{OTHER}/"></form>',
    "built-form-button": f'<button formaction="{OTHER}/">a</button>',
    "built-svg-use": f'<svg><use href="{OTHER}/a.svg#b"/></svg>',
    "built-svg-xlink": f'<svg><image xlink:href="{OTHER}/a.png"/></svg>',
    "built-svg-fill HB830": f'<svg><path fill="url({OTHER}/a.svg#b)"/></svg>',
    "built-link-out": f'<a href="{OTHER}/">a</a>',
    "built-link-double-slash": '<a href="//h.example.net/">a</a>',
    "built-link-backslashes": '<a href="\\\\h.example.net\\a">a</a>',
    "built-link-http": '<a href="http://www.unodc.org/">a</a>',
    "built-javascript": '<a href="javascript:alert(1)">a</a>',
    "built-javascript-entity": '<a href="java&Tab;script&colon;alert(1)">a</a>',
    "built-javascript-blank": '<a href=" &#1;javascript:alert(1)">a</a>',
    "built-vbscript": '<a href="vbscript:x">a</a>',
    "built-data": '<a href="data:text/html,x">a</a>',
    "built-data-frame": '<iframe src="data:text/html,x"></iframe>',
    "built-file": '<a href="file:///etc/hostname">a</a>',
    "built-mail": '<a href="mailto:desk@police.example">a</a>',
    "built-phone": '<a href="tel:+000">a</a>',
    "built-cite": f'<q cite="{OTHER}/">a</q>',
    "built-background": f'<table background="{OTHER}/a"></table>',
    "built-input-image": f'<input type="image" src="{OTHER}/a">',
    "built-image-sizes": f'<link rel="preload" as="image" imagesrcset="{OTHER}/a 2x">',
    "built-area": f'<map name="a"><area href="{OTHER}/" alt="a"></map>',
    "built-attribution HB803": f'<img src="a.png" attributionsrc="{OTHER}/a" alt="a">',
    "built-long-description": f'<img src="a.png" longdesc="{OTHER}/a" alt="a">',
    "built-old-image": f'<img lowsrc="{OTHER}/a" dynsrc="{OTHER}/b" src="a.png" alt="a">',
    "built-applet": f'<applet codebase="{OTHER}/" archive="a.jar"></applet>',
    "built-template HB830": f'<template><img src="{OTHER}/a.png"></template>',
    "built-noscript": f'<noscript><img src="{OTHER}/a.png"></noscript>',
    "built-data-attribute HB830": f'<div data-src="{OTHER}/a.png"></div>',
    "built-comment HB830": f"<!-- {OTHER}/a.png -->",
    "built-math": f'<math href="{OTHER}/">a</math>',
}

IN_HEAD = {
    "built-base": f'<base href="{OTHER}/">',
    "built-refresh HB801": f'<meta http-equiv="refresh" content="0;url={OTHER}/">',
    "built-refresh-inside HB801": '<meta http-equiv="Refresh" content="0;url=reference/bibliography.html">',
    "built-prefetch": f'<link rel="prefetch" href="{OTHER}/a">',
    "built-preconnect": f'<link rel="preconnect" href="{OTHER}">',
    "built-lookup": '<link rel="dns-prefetch" href="//h.example.net">',
    "built-style-link": f'<link rel="stylesheet" href="{OTHER}/a.css">',
    "built-icon": f'<link rel="icon" href="{OTHER}/a.ico">',
    "built-canonical": f'<link rel="canonical" href="{OTHER}/">',
    "built-manifest": f'<link rel="manifest" href="{OTHER}/a.json">',
    "built-script-remote": f'<script src="{OTHER}/a.js"></script>',
    "built-open-graph HB830": f'<meta property="og:image" content="{OTHER}/a.png">',
    "built-verification HB830": f'<meta name="msapplication-config" content="{OTHER}/a.xml">',
}

INLINE = {
    "built-script": "<script>alert(1)</script>",
    "built-script-upper": "<SCRIPT>alert(1)</SCRIPT>",
    "built-script-svg": "<svg><script>alert(1)</script></svg>",
    "built-script-empty-source HB832": '<script src="">alert(1)</script>',
    "built-script-import-map": '<script type="importmap">{"imports": {"a": "./b.js"}}</script>',
    "built-speculation": '<script type="speculationrules">{"prefetch": [{"urls": ["index.html"]}]}</script>',
    "built-handler": '<b onclick="alert(1)">a</b>',
    "built-handler-upper": '<b ONCLICK="alert(1)">a</b>',
    "built-style": "<style>a { color: red }</style>",
    "built-style-attribute": '<b style="color: red">a</b>',
    "built-srcdoc HB830": '<iframe srcdoc="a"></iframe>',
    "built-svg-set HB830": '<svg><set attributeName="href" to="javascript:alert(1)"/></svg>',
    "built-editable HB830": "<b contenteditable>a</b>",
    "built-unknown-element HB830": "<x-card>a</x-card>",
    "built-portal HB830": '<portal src="index.html"></portal>',
    "built-target HB830": '<a href="index.html" target="_blank">a</a>',
    "built-download HB830": '<a href="plain.css" download="a.exe">a</a>',
    "built-clobbering HB830": '<a id="location" name="cookie" href="index.html">a</a>',
}

POLICIES = {
    "policy-absent": (POLICY, ""),
    "policy-late": (POLICY, f'<link rel="stylesheet" href="plain.css">{POLICY}'),
    "policy-in-body": (POLICY + HEAD, HEAD),
    "policy-report-only": ("Content-Security-Policy", "Content-Security-Policy-Report-Only"),
    "policy-inline-allowed": ("style-src 'self'", "style-src 'self' 'unsafe-inline'"),
    "policy-eval": ("script-src 'self'", "script-src 'self' 'unsafe-eval'"),
    "policy-star": ("default-src 'none'", "default-src *"),
    "policy-self": ("default-src 'none'", "default-src 'self'"),
    "policy-host": ("img-src 'self'", f"img-src 'self' {OTHER}"),
    "policy-scheme": ("script-src 'self'", "script-src 'self' https:"),
    "policy-data-script": ("script-src 'self'", "script-src 'self' data:"),
    "policy-no-base": ("; base-uri 'none'", ""),
    "policy-no-form": ("form-action 'none'; ", ""),
    "policy-connect": ("connect-src 'none'", "connect-src *"),
    "policy-report": ("base-uri 'none'", f"base-uri 'none'; report-uri {OTHER}/"),
    "policy-twice": ("default-src 'none'", "default-src *; default-src 'none'"),
    "policy-hash-unknown": ("script-src 'self'", "script-src 'self' 'sha256-" + "A" * 43 + "='"),
    "policy-empty": (POLICY, '<meta http-equiv="Content-Security-Policy" content="">'),
    "policy-after-comment-script": ("<meta charset", "<script src=a.js></script><meta charset"),
}

BROKEN = {
    "built-link-broken": '<a href="absent.html">a</a>',
    "built-anchor-broken": '<a href="#absent">a</a>',
    "built-other-anchor-broken": '<a href="reference/bibliography.html#absent">a</a>',
    "built-link-case": '<a href="Reference/bibliography.html">a</a>',
    "built-link-absolute HB832": '<a href="/reference/bibliography.html">a</a>',
    "built-link-up": '<a href="../outside.html">a</a>',
    "built-link-machine-path HB832": '<a href="/home/somebody/site/a.html">a</a>',
    "built-link-drive HB802": '<a href="C:/Users/somebody/a.html">a</a>',
    "built-link-folder": '<a href="reference/">a</a>',
    "built-picture-missing": '<img src="absent.png" alt="a">',
}

TRACES = {
    "built-form-stores": '<form method="post"><input name="case"></form>',
    "built-input-remembers": '<input name="case" autocomplete="on">',
    "built-password": '<input type="password">',
}

CASES: tuple[Case, ...] = (
    *inside("a", "HB802", REMOTE),
    *above("a", "HB802", IN_HEAD),
    *inside("b1", "HB801", INLINE),
    *built("b1", "HB801", POLICIES),
    *inside("d", "HB803", BROKEN),
    replace(
        *inside("b1", "HB809", {"built-script-json-lie": '<script type="application/json" src="plain.css"></script>'}),
        path="site/plain.css",
    ),
    replace(
        *inside("d", "HB807", {"built-text": "<p>https://zz--market.com/a</p>"}),
        line=PAGE[: PAGE.index(BODY)].count("\n") + 1,
    ),
    *above("d", "HB803", {"built-sheet-missing": '<link rel="stylesheet" href="absent.css">'}),
    *inside("i", "HB830", TRACES),
    *built("h", "HB804", {"built-id-twice": (BODY, f'<b id="main">a</b>{BODY}')}),
    *built("h", "HB805", {
        "built-no-title": (HEAD, ""),
        "built-title-empty": (HEAD, "<title> </title>"),
        "built-no-language": (' lang="en"', ""),
        "built-no-direction": (' dir="ltr"', ""),
        "built-no-main HB830": ("main", "div"),
    }),
)  # fmt: skip
