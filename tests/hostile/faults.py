"""Threat j: files that are broken, huge, deep or badly named; nothing hangs, nothing is half read."""

from __future__ import annotations

from tests.hostile.case import FORM, LIST, PAGE, Case, added, base, case, in_page

HEAD = base(PAGE)[: base(PAGE).index("# Capture")]
BODY = base(PAGE)
FIRST = BODY.count("\n") + 2


def page(more: bytes) -> bytes:
    """Return the page of the base tree with bytes after it."""
    return BODY.encode() + b"\n" + more


def file(id_: str, codes: str, content: bytes, line: int, path: str = PAGE) -> Case:
    """Return the case of a file that has these bytes."""
    return case(id_, "j", codes, {path: content}, path, line)


NAMES = {
    "name-newline": "mo\nre.md",
    "name-colon": "mo:re.md",
    "name-back-slash": "mo\\re.md",
    "name-angle": "mo<re.md",
    "name-quote": 'mo"re.md',
    "name-star": "mo*re.md",
    "name-question": "mo?re.md",
    "name-pipe": "mo|re.md",
    "name-hash": "mo#re.md",
    "name-percent": "mo%2fre.md",
    "name-blank": "mo re.md",
    "name-con": "con.md",
    "name-aux": "AUX.md",
    "name-com": "com1.md",
    "name-nul": "nul.md",
    "name-urdu": "صفحہ.md",
    "name-smile": "\U0001f600.md",
    "name-long": "a" * 120 + ".md",
    "name-tab": "mo\tre.md",
    "name-escape": "mo\x1b[2Jre.md",
    "name-dash-first": "-rf.md",
    "name-dots": "..md",
    "name-dot-end": "more.md.",
    "name-blank-end": "more.md ",
    "name-composed": "mo\u0301re.md",
    "name-ampersand": "mo&re.md",
    "name-brace": "mo{re}.md",
}

FOLDERS = {
    "folder-blank": "docs/en/more pages",
    "folder-reserved": "docs/en/con",
    "folder-dots": "docs/en/more.",
    "folder-deep": "docs/en/" + "/".join("a" * 30),
}

DEEP = {
    "deep-quotes": "> " * 5000 + "x",
    "deep-lists": "\n".join("    " * n + "@@" * (n == 25) + "- x" for n in range(120)),
    "deep-lists-one-line": "- " * 3000 + "x",
    "deep-emphasis": "*a **b " * 2000,
    "deep-brackets": "[" * 20000,
    "deep-bracket-pairs": "[a](" * 5000,
    "deep-images": "![a](" * 20000,
    "deep-tags": "<div>" * 3000,
    "deep-comments": "<!--" * 12000,
    "grave-ladder": " ".join("`" * n for n in range(1, 400)),
    "angle-ladder": "<a " * 12000,
    "many-entities": "&#x202E;" * 5000,
    "table-bomb": "|" + " a |" * 2000 + "\n|" + " - |" * 2000 + "\n" + "| b |\n" * 2000,
    "braces-run": "{" * 40000,
    "citation-run": "[@a, " * 9000,
    "definition-run": "[a]: " * 9000,
    "mark-run": "!!! " * 9000,
}

CASES: tuple[Case, ...] = (
    file("latin-1", "HB001", page("Caf\u00e9\n".encode("latin-1")), FIRST),
    file("utf-16", "HB001", BODY.encode("utf-16"), 1),
    file("utf-16-no-mark", "HB001", BODY.encode("utf-16-le"), 1),
    file("windows-1256", "HB001", page("متن".encode("cp1256") + b"\n"), FIRST),
    file("overlong", "HB001", page(b"\xc0\xbcscript\xc0\xbe\n"), FIRST),
    file("surrogates", "HB001", page(b"\xed\xa0\x80\n"), FIRST),
    file("cut-in-a-letter", "HB001", page("متن".encode()[:-1]), FIRST),
    file("beyond-unicode", "HB001", page(b"\xf4\x90\x80\x80\n"), FIRST),
    file("byte-order-mark", "HB001", b"\xef\xbb\xbf" + BODY.encode(), 1),
    file("nul", "HB001", page(b"A\0B\n"), FIRST),
    file("escape-sequence", "HB001", page(b"A\x1b[2JB\n"), FIRST),
    file("bell", "HB001", page(b"A\x07B\n"), FIRST),
    file("back-space", "HB001", page(b"yes\x08\x08\x08no\n"), FIRST),
    file("form-feed", "HB001", page(b"A\x0cB\n"), FIRST),
    file("vertical-tab", "HB001", page(b"A\x0bB\n"), FIRST),
    file("delete", "HB001", page(b"A\x7fB\n"), FIRST),
    file("lone-carriage-return", "HB001", page(b"A\rB\n"), FIRST),
    file("only-carriage-returns", "HB001", BODY.encode().replace(b"\n", b"\r"), 1),
    file("empty-page", "HB001", b"", 0),
    file("blank-page", "HB001", b"\n\n\n", 0),
    file("too-big", "HB006", page(b"a " * 70_000), 0),
    file("too-big-by-one", "HB006", BODY.encode().ljust((1 << 17) + 1, b"a"), 0),
    file("long-line", "HB006", page(b"a" * 50_000 + b"<b>\n"), FIRST),
    file("nul-in-list", "HB001", base(LIST).encode() + b"\0", base(LIST).count("\n") + 1, LIST),
    file("nul-in-form", "HB001", base(FORM).encode() + b"\0", base(FORM).count("\n") + 1, FORM),
    file("latin-1-data", "HB001", b"# caf\xe9\n", 1, "docs/data/verbs.txt"),
    file("nul-settings", "HB001", base("mkdocs.yml").encode() + b"\0\n", base("mkdocs.yml").count("\n") + 1, "mkdocs.yml"),
    file("latin-1-settings", "HB001", b"site_name: caf\xe9\n", 1, "mkdocs.yml"),
    file("settings-mark", "HB001", b"\xef\xbb\xbf" + base("mkdocs.yml").encode(), 1, "mkdocs.yml"),
    file("settings-empty", "HB001", b"", 0, "mkdocs.yml"),
    file("data-yaml-deep", "HB020", b"[" * 90_000, 1, "docs/data/codes.yaml"),
    file("data-yaml-dashes", "HB020", b"- " * 3000, 1, "docs/data/codes.yaml"),
    file("data-yaml-braces", "HB020", b"{a: " * 3000, 1, "docs/data/bibliography.yaml"),
    file("languages-list", "HB028", b"- a\n", 1, "docs/data/languages.yaml"),
    file("codes-empty", "HB001", b"", 0, "docs/data/codes.yaml"),
    file("emphasis-run", "HB006", page(b"*" * 40_000 + b"x\n"), FIRST),
    file("table-wide", "HB006", page(f"|{' a |' * 3000}\n|{' - |' * 3000}\n| x |\n".encode()), FIRST),
    *in_page("j", "HB006 HB014", DEEP),
    *added("j", "HB008", {id_: (f"docs/en/evidence/{name}", HEAD + "# Capture\n") for id_, name in NAMES.items()}),
    case("name-case-page", "j", "HB008", {"docs/en/evidence/Capture.md": BODY}, PAGE, 0),
    case("name-case-picture", "j", "HB008", {"docs/images/Frame.svg": b"<svg/>"}, "docs/images/frame.svg", 0),
    *(
        case(id_, "j", "HB008", {f"{folder}/more.md": BODY}, folder, 0)
        for id_, folder in FOLDERS.items()
    ),
)  # fmt: skip
