"""Threats f and i: settings that load strangers' code, call home, or leave traces in the browser."""

from __future__ import annotations

from tests.hostile.case import CONFIG, Case, base, changes

WHOLE = base(CONFIG)
FONT = WHOLE[WHOLE.index("theme:\n") : WHOLE.index("  features:")]

FOREIGN_CODE = {
    "hook-unknown HB028": ("hooks:\n", "@@hooks:\n  - hooks/other.py\n"),
    "hook-in-docs HB028": ("hooks:\n", "@@hooks:\n  - docs/en/hook.py\n"),
    "hook-outside HB028": ("hooks:\n", "@@hooks:\n  - ../hook.py\n"),
    "hook-twice HB028": ("hooks:\n", "@@hooks:\n  - hooks/mk_files.py\n"),
    "plugin-unknown HB028": ("plugins:\n", "@@plugins:\n  - exclude-search\n"),
    "plugin-macros HB028": ("plugins:\n", "@@plugins:\n  - macros: {module_name: docs/en/main}\n"),
    "plugin-gen-files HB028": ("plugins:\n", "@@plugins:\n  - gen-files: {scripts: [a.py]}\n"),
    "plugin-privacy HB028": ("plugins:\n", "@@plugins:\n  - privacy\n"),
    "plugin-social HB028": ("plugins:\n", "@@plugins:\n  - social\n"),
    "plugin-rss HB028": ("plugins:\n", "@@plugins:\n  - rss\n"),
    "plugin-search HB028": ("plugins:\n", "@@plugins:\n  - search\n"),
    "plugin-offline HB028": ("plugins:\n", "@@plugins:\n  - offline\n"),
    "plugin-beside HB026": ("  - i18n:", "@@  - privacy: {}\n    i18n:"),
    "plugin-option-unknown HB026": (
        "      docs_structure:",
        "@@      pipeline: [a]\n      docs_structure:",
    ),
    "extension-unknown HB026": (
        "site_dir: site",
        "site_dir: site\n@@markdown_extensions: [md_in_html]",
    ),
    "extension-magic-links HB026": (
        "site_dir: site",
        "site_dir: site\n@@markdown_extensions: [pymdownx.magiclink]",
    ),
    "extension-emoji HB020": (
        "site_dir: site",
        "site_dir: site\n@@markdown_extensions: [pymdownx.emoji: {emoji_generator: !!python/name:pymdownx.emoji.to_svg}]",
    ),
    "extension-script-path HB026": (
        "site_dir: site",
        "site_dir: site\n@@markdown_extensions: [docs.en.extension]",
    ),
    "extension-snippets HB026": (
        "site_dir: site",
        "site_dir: site\n@@markdown_extensions: [pymdownx.snippets]",
    ),
    "extension-arithmatex HB026": (
        "site_dir: site",
        "site_dir: site\n@@markdown_extensions: [pymdownx.arithmatex: {generic: true}]",
    ),
}

CALLS = {
    "script-remote HB028": (
        "site_dir: site",
        "site_dir: site\n@@extra_javascript: ['https://h.example.net/a.js']",
    ),
    "script-local HB028": ("site_dir: site", "site_dir: site\n@@extra_javascript: [en/a.js]"),
    "style-remote HB028": ("extra_css: []", "extra_css: ['https://h.example.net/a.css']"),
    "style-local HB028": ("extra_css: []", "extra_css: [en/a.css]"),
    "template-extra HB028": ("site_dir: site", "site_dir: site\n@@extra_templates: [en/a.html]"),
    "font-remote HB028": (
        "  font: false # fonts are ours and local\n",
        "@@  font: {text: Roboto}\n",
    ),
    "polyfill-remote HB026": (
        "  generator: false",
        "  generator: false\n@@  polyfills: ['https://h.example.net/a.js']",
    ),
    "logo-remote HB026": ("  font: false", "@@  logo: https://h.example.net/a.png\n  font: false"),
    "favicon-remote HB026": (
        "  font: false",
        "@@  favicon: https://h.example.net/a.ico\n  font: false",
    ),
    "other-theme HB028": ("  name: material", "  name: readthedocs"),
    "repository-link HB026": (
        "site_dir: site",
        "site_dir: site\n@@repo_url: https://h.example.net/a",
    ),
    "edit-link HB026": ("site_dir: site", "site_dir: site\n@@edit_uri: https://h.example.net/a"),
    "site-address HB026": ("site_dir: site", "site_dir: site\n@@site_url: https://h.example.net/"),
    "social-links HB026": (
        "  generator: false",
        "  generator: false\n@@  social: [{icon: x, link: 'https://h.example.net'}]",
    ),
    "home-page HB026": (
        "  generator: false",
        "  generator: false\n@@  homepage: https://h.example.net",
    ),
    "alternate HB026": (
        "  generator: false",
        "  generator: false\n@@  alternate: [{name: x, link: 'https://h.example.net', lang: x}]",
    ),
    "site-name-script HB028": (
        "site_name: Field Handbook",
        "site_name: '<script>alert(1)</script>'",
    ),
    "site-name-urdu-script HB028": ("site_name: فیلڈ ہینڈ بک", "site_name: '<script>'"),
    "copyright HB026": (
        "site_dir: site",
        "site_dir: site\n@@copyright: '<img src=//h.example.net/a>'",
    ),
    "edition-script HB028": ('edition: "2026.11"', 'edition: "<script>alert(1)</script>"'),
    "nav-remote HB327": ("nav:\n", "nav:\n@@  - Elsewhere: https://h.example.net/\n"),
    "nav-script HB327": ("nav:\n", "nav:\n@@  - Elsewhere: javascript:alert(1)\n"),
    "nav-title-script HB028": (
        "nav:\n",
        "nav:\n@@  - <img src=x onerror=alert(1)>: [evidence/capture.md]\n",
    ),
    "nav-outside HB327": ("nav:\n", "nav:\n@@  - ../../mkdocs.yml\n"),
    "language-unknown HB028": (
        "        - {locale: ur,",
        "@@        - {locale: xx, name: X}\n        - {locale: ur,",
    ),
    "language-build-off HB026": ("{locale: en,", "{locale: en, build: false,"),
    "dev-address HB026": ("site_dir: site", "site_dir: site\n@@dev_addr: 0.0.0.0:80"),
}

TOLD_ABOVE = {
    "font-default HB027": (FONT, FONT[: FONT.index("  font:")]),
    "watch-outside HB028": ("watch:\n  - checklists\n", "watch:\n  - checklists\n  - /etc\n"),
}
"""Settings whose fault is told at the line of the map or list that holds them."""

TRACES = {
    "palette-toggle HB026": (
        "  font: false",
        "@@  palette: [{scheme: default, toggle: {icon: x, name: Dark}}]\n  font: false",
    ),
    "linked-tabs HB028": ("  features: []", "  features: [content.tabs.link]"),
    "instant-loading HB028": ("  features: []", "  features: [navigation.instant]"),
    "prefetch HB028": ("  features: []", "  features: [navigation.instant.prefetch]"),
    "announcement HB028": ("  features: []", "  features: [announce.dismiss]"),
    "analytics HB026": (
        "  generator: false",
        "  generator: false\n@@  analytics: {provider: google, property: G-000000}",
    ),
    "consent HB026": (
        "  generator: false",
        "  generator: false\n@@  consent: {title: x, description: y}",
    ),
    "versions HB026": ("  generator: false", "  generator: false\n@@  version: {provider: mike}"),
    "generator-shown HB028": ("  generator: false", "  generator: true"),
}

CASES: tuple[Case, ...] = (
    *changes("f", "", CONFIG, FOREIGN_CODE),
    *changes("f", "", CONFIG, CALLS),
    *changes("f", "", CONFIG, TOLD_ABOVE),
    *changes("i", "", CONFIG, TRACES),
)
