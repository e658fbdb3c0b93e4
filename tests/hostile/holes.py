"""Ways around the Markdown gate that were once seen to publish.

Signs of markup in code, code that another reader takes for a sentence, and what a browser reads
otherwise with scripts than without.
"""

from __future__ import annotations

from tests.hostile.case import FORM, LIST, Case, changed, in_page
from tests.hostile.output import OTHER, above, inside

LEAVES = f"<meta http-equiv=refresh content=0;url={OTHER}/>"
HIDDEN = f'<noscript><a title="</noscript>{LEAVES}"></a></noscript>'
"""Read without scripts this is a link with a title; with them, a page that leaves."""
ITEM = "- [ ] `CL-03.2` Write the next exhibit number on F-06."

ITEMS = {
    "hole-item-hidden": "Make `<span hidden>`no`</span>` copy.",
    "hole-item-script": "Write `<script src=../a.js></script>` down.",
    "hole-item-comment": "Write `<!--` nothing down `-->`.",
    "hole-item-closing": "Write `</li></ol>` down.",
}
INDENTED = {
    "hole-five-blanks": f"-     [the list]({OTHER}/)",
    "hole-five-blanks-number": f"10.     [the list]({OTHER}/)",
    "hole-five-blanks-quote": f"> -     [the list]({OTHER}/)",
}
READ_TWICE = {
    "hole-noscript": f"<p>{HIDDEN}</p>",
    "hole-noscript-upper": HIDDEN.replace("noscript", "NoScript"),
    "hole-noscript-image": f"<noscript><img alt=\"</noscript>{LEAVES}\" src='plain.css'></noscript>",
    "hole-noscript-open": f'<a title="<noscript>">a</a><b title="</noscript>{LEAVES}">b</b>',
    "hole-noscript-words": '<noscript><p class="notice">Another sentence</p></noscript>',
    "hole-noscript-element": '<noscript><p class="find-none">The <b>search</b></p></noscript>',
}
OUTSIDE = {
    "hole-script-above HB803": '<script src="../a.js"></script>',
    "hole-picture-above HB803": '<img src="../../a.svg" alt="a">',
    "hole-sheet-above HB803": '<link rel="stylesheet" href="../a.css">',
    "hole-script-coded HB832": '<script src="%2e%2e%2fa.js"></script>',
    "hole-script-root HB832": '<script src="/a.js"></script>',
    "hole-script-drive HB802": '<script src="C:/a.js"></script>',
}
CONFIG = '<script id="__config" type="application/json">%s</script>'

CASES: tuple[Case, ...] = (
    *in_page("b1", "HB504", {
        "hole-heading": f"@@## Make the `{HIDDEN}` hash {{ #make }}",
        "hole-section": "@@Write `<![CDATA[` down.",
        "hole-heading-tag": "@@### Write `<b>` { #write }",
    }),
    *(changed("b1", "HB504", key, LIST, ITEM, f"@@- [ ] `CL-03.2` {text}") for key, text in ITEMS.items()),
    changed("b1", "HB504", "hole-answer", FORM, "| `case-ref` | `U7/CASE/2026/031` |",
            "@@| `case-ref` | é `<style>.band { display: none }</style>` |"),
    *in_page("b1", "HB506", INDENTED),
    *inside("b1", "HB830", READ_TWICE),
    *above("b1", "HB830", {"hole-noscript-head": f"<noscript>{LEAVES}</noscript>"}),
    *inside("a", "HB803", OUTSIDE),
    *inside("b1", "HB801", {
        "hole-config-script": CONFIG % '{"base": ".", "search": "../evil.js"}',
        "hole-config-broken": CONFIG % "{",
        "hole-config-twice": CONFIG % '{"base": ".", "base": "../../x"}',
    }),
)  # fmt: skip
