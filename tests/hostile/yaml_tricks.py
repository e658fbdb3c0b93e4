"""Threat b5: front matter, data files and mkdocs.yml that run, multiply or mean something else."""

from __future__ import annotations

from tests.hostile.case import CONFIG, FORM, LIST, PAGE, Case, added, changes, in_front

DEEP = "[" * 400 + "]" * 400
LAUGHS = "\n".join(
    [
        'a: &a ["x", "x", "x", "x", "x", "x", "x", "x", "x"]',
        *(f"{b}: &{b} [*{a}, *{a}, *{a}, *{a}, *{a}, *{a}, *{a}, *{a}]" for a, b in
          zip("abcdefg", "bcdefgh", strict=True)),
    ]
)  # fmt: skip

TAGS = {
    "57.front-matter.python-tag": 'source: !!python/object/apply:os.system ["true"]',
    "tag-module": "source: !!python/module:os",
    "tag-name": "source: !!python/name:os.system",
    "tag-new": "source: !!python/object/new:os.system [true]",
    "tag-tuple": "source: !!python/tuple [1]",
    "tag-local": "source: !env HOME",
    "tag-include": "source: !include /etc/hostname",
    "tag-binary": "source: !!binary PHNjcmlwdD4=",
    "tag-set": "source: !!set {a, b}",
    "tag-verbatim": "source: !<tag:yaml.org,2002:python/name:os.system> a",
    "tag-js": "source: !!js/function 'return 1'",
}

ALIASES = {
    "alias-plain": "source: &a x\nother: *a",
    "alias-self": "source: &a [*a]",
    "alias-merge": "source: &a {b: c}\n<<: *a",
    "alias-bomb": LAUGHS,
}

SHAPES = {
    "yaml-unclosed-list": "sources: [protocol-2022",
    "yaml-unclosed-quote": 'source: "x',
    "yaml-deep": f"sources: {DEEP}",
    "yaml-deep-block": "source:\n"
    + "\n".join("  " * n + f"{'@@' * (n == 21)}k{n}:" for n in range(1, 40)),
    "yaml-tab": "source:\n@@\tx: y",
    "yaml-second-document": "source: x\n@@--- !!map\nother: y",
    "yaml-list-as-key": "[a, b]: c",
    "yaml-map-as-key": "? {a: b}\n: c",
    "yaml-null-key": "~: x\n@@source: y: z",
    "yaml-directive": "%TAG ! tag:h.example.net,2026:\n@@source: x",
    "yaml-no-such-day": "reviewed: 2026-02-30",
}

VALUES = {
    "57.front-matter.script-title HB332": ("title: Capture", "title: '<script>alert(1)</script>'"),
    "title-image HB332": ("title: Capture", "title: '<img src=x onerror=alert(1)>'"),
    "title-list": ("title: Capture", "title: [Capture]"),
    "title-map": ("title: Capture", "title: {a: b}"),
    "title-null": ("title: Capture", "title: ~"),
    "title-block HB332": ("title: Capture", "title: |\n  Capture\n  <script>alert(1)</script>"),
    "code-path": ("code: E-03", "code: ../../../etc"),
    "code-script": ("code: E-03", 'code: "E-03\\"><script>"'),
    "owner-script HB332": ("owner: evidence editor", "owner: '<script>alert(1)</script>'"),
    "able-image HB332": (
        "able: You can save one page so that others can check it.",
        "able: '![x](//pixel.example.net/a.png)'",
    ),
    "minutes-expression": ("minutes: 5", "minutes: 5*60"),
    "minutes-sexagesimal": ("minutes: 5", "minutes: 1:30"),
    "minutes-infinite": ("minutes: 5", "minutes: .inf"),
    "minutes-octal": ("minutes: 5", "minutes: 0o17"),
    "minutes-huge": ("minutes: 5", "minutes: " + "9" * 400),
    "reviewed-word": ("reviewed: 2026-11-25", "reviewed: soon"),
    "reviewed-time": ("reviewed: 2026-11-25", "reviewed: 2026-11-25T00:00:00Z"),
    "for-everybody": ("for: [officer]", "for: [everybody]"),
    "level-beyond": ("level: [L0, L1]", "level: [L9]"),
    "activity-free": ("activity: passive", "activity: anything"),
    "tier-never": ("tier: medium", "tier: never"),
    "sources-script HB332": ("sources: [protocol-2022]", "sources: ['<script>']"),
}

ABLE = "able: You can save one page so that others can check it."

CONTROLS = {
    "title-escaped-bidi HB512": ("title: Capture", 'title: "Cap\\u202Eerut"'),
    "title-escaped-nul": (ABLE, 'able: "You can\\0 save."'),
    "title-escaped-bell": (ABLE, 'able: "You can\\a save."'),
    "title-escaped-zero-width": ("title: Capture", 'title: "Cap\\u200Bture"'),
    "title-escaped-newline HB332": ("title: Capture", 'title: "Capture\\n<script>"'),
}

SETTINGS = {
    "settings-python-apply": (
        "site_name: Field Handbook",
        'site_name: !!python/object/apply:os.system ["true"]',
    ),
    "settings-python-name HB020": (
        "site_dir: site",
        "site_dir: site\n@@markdown_extensions: [toc: {slugify: !!python/name:os.system}]",
    ),
    "settings-python-module": ("site_name: Field Handbook", "site_name: !!python/module:os"),
    "settings-env": ("site_name: Field Handbook", "site_name: !ENV [HOME, x]"),
    "settings-relative": ("site_name: Field Handbook", "site_name: !relative $config_dir"),
    "settings-unknown-tag": ("site_name: Field Handbook", "site_name: !include a.yml"),
    "settings-inherit HB026": ("site_dir: site", "@@INHERIT: base.yml\nsite_dir: site"),
    "settings-inherit-picture HB026": (
        "site_dir: site",
        "@@INHERIT: docs/images/frame.svg\nsite_dir: site",
    ),
    "settings-alias HB023": ("site_name: Field Handbook", "site_name: &a x\nsite_author: *a"),
    "settings-twice HB022": ("site_dir: site", "site_dir: site\n@@site_dir: docs"),
    "settings-unknown-key HB026": ("site_dir: site", "site_dir: site\n@@remote_branch: main"),
    "settings-strict-off HB026": ("site_dir: site", "site_dir: site\n@@strict: false"),
    "settings-list HB020": ("site_name: Field Handbook\nsite_dir", "site_name: [a\n@@site_dir"),
    "settings-custom-fence HB020": (
        "site_dir: site",
        "site_dir: site\n@@markdown_extensions: [pymdownx.superfences: {custom_fences: [{name: x, class: x, format: !!python/name:os.system}]}]",
    ),
    "settings-custom-fence-quoted HB026": (
        "site_dir: site",
        "site_dir: site\n@@markdown_extensions: [pymdownx.superfences: {custom_fences: [{name: mermaid, class: mermaid}]}]",
    ),
    "settings-validation-off HB028": ("omitted_files: warn", "omitted_files: ignore"),
    "settings-directory-urls HB028": ("use_directory_urls: false", "use_directory_urls: true"),
}

CASES: tuple[Case, ...] = (
    *in_front("b5", "HB023", TAGS),
    *in_front("b5", "HB023", ALIASES),
    *in_front("b5", "HB020", SHAPES),
    *changes("b5", "HB028", PAGE, VALUES),
    *changes("c", "HB512", PAGE, CONTROLS),
    *in_front("b5", "HB023", {"list-front-tag": "tried: !!python/name:os.system"}, LIST),
    *in_front("b5", "HB026", {"form-front-unknown": "script: a.js"}, FORM),
    *added("b5", "", {
        "front-absent HB020": ("docs/en/evidence/more.md", "@@# More\n"),
        "front-not-closed HB020": ("docs/en/evidence/more.md", "@@---\ntitle: More\n\n# More\n"),
        "front-is-list HB020": ("docs/en/evidence/more.md", "---\n@@- a\n- b\n---\n\n# More\n"),
        "front-is-word HB020": ("docs/en/evidence/more.md", "---\n@@word\n---\n\n# More\n"),
        "front-too-long HB020": ("docs/en/evidence/more.md", "@@---\ntitle: " + "a" * 9000 + "\n---\n\n# More\n"),
        "front-toml HB020": ("docs/en/evidence/more.md", "@@+++\ntitle = 'More'\n+++\n\n# More\n"),
        "front-json HB020": ("docs/en/evidence/more.md", '@@{"title": "More"}\n\n# More\n'),
    }),
    *changes("b5", "HB023", "docs/data/codes.yaml", {
        "data-tag": ("sections:\n", "sections: !!python/name:os.system\n"),
    }),
    *changes("b5", "HB022", "docs/data/codes.yaml", {
        "data-code-twice": ("R-02:", "@@E-03: {title: Other, path: x.md, state: made}\nR-02:"),
    }),
    *changes("b5", "HB028", "docs/data/codes.yaml", {
        "data-code-path-up": ("path: evidence/phone.md", "path: ../../../etc/hostname"),
        "data-code-path-absolute": ("path: evidence/phone.md", "path: /etc/hostname"),
        "data-code-script HB504": ("title: With a phone", 'title: "<script>alert(1)</script>"'),
        "data-code-state": ("state: planned", "state: ready"),
        "data-code-unknown-key HB026": ("state: planned}", "state: planned, href: x}"),
        "data-section-up": ("folder: evidence", "folder: ../evidence"),
        "data-code-list": ("{title: With a phone, path: evidence/phone.md, state: planned}", "[a]"),
    }),
    *changes("b5", "HB028", "docs/data/bibliography.yaml", {
        "data-work-mark": ("custom: {mark: S}", "custom: {mark: sure}"),
        "data-work-title-script HB504": ("title: A protocol", 'title: "<img src=x onerror=alert(1)>"'),
        "data-work-unknown-key HB026": ("type: report", "type: report\n@@    onclick: alert(1)"),
        "data-work-key-twice HB073": ("id: account-2021", "id: protocol-2022"),
        "data-work-key-form": ("id: account-2021", "id: 'a\" onclick=\"b'"),
    }),
    *changes("b5", "HB028 HB504", "docs/data/languages.yaml", {
        "data-language-direction": ("dir: rtl", "dir: up"),
        "data-language-html": ("html: ur", "html: 'ur\" onclick=\"x'"),
        "data-language-callout": ("stop: Stop,", "stop: '<b onclick=x>Stop</b>',"),
    }),
    *changes("b5", "HB023", "docs/data/retired.yaml", {
        "data-anchor": ("codes:\n", "@@codes: &a\n"),
    }),
    *added("b5", "HB028", {
        "data-unknown-file HB010": ("docs/data/plugins.yaml", "a: b\n"),
        "data-other-ending HB010": ("docs/data/codes.yml", "a: b\n"),
    }),
    *changes("b5", "HB023", CONFIG, SETTINGS),
)  # fmt: skip
