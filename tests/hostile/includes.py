"""Threats b4 and b6: texts that ask a later tool to include a file or to run a template."""

from __future__ import annotations

from tests.hostile.case import (
    CONFIG,
    LIST,
    Case,
    added,
    base,
    changed,
    changes,
    in_front,
    in_page,
    link,
    pipe,
)

WHOLE = base(CONFIG)
EXCLUDED = WHOLE.index("/data/\n") + len("/data/\n")

SNIPPETS = {
    "57.includes.root-file": '--8<-- "mkdocs.yml"',
    "57.includes.parent": '--8<-- "../../etc/hostname"',
    "57.includes.absolute": '--8<-- "/etc/hostname"',
    "57.includes.url": '--8<-- "https://h.example.net/a.md"',
    "snippet-block": "--8<--\nmkdocs.yml\n--8<--",
    "snippet-scissors-in-item": '- An item\n\n@@    --8<-- "mkdocs.yml"',
    "snippet-in-fence": '```text\n@@--8<-- "mkdocs.yml"\n```',
    "snippet-section": '--8<-- "mkdocs.yml:1:9"',
    "snippet-single-quotes": "--8<-- 'mkdocs.yml'",
    "snippet-longer": '----8<----- "mkdocs.yml"',
}

TEMPLATES = {
    "57.jinja.expression HB507": "{{ config.extra }}",
    "jinja-statement HB507": "{% include 'mkdocs.yml' %}",
    "jinja-comment HB507": "{# a note #}",
    "jinja-class HB507": "A {{ ''.__class__.__mro__ }} word.",
    "jinja-import HB507": "{% from 'os' import system %}",
    "jinja-in-table HB507": "| A |\n| --- |\n@@| {{ page.meta }} |",
    "jinja-in-heading HB507": "## A {{ page }} { #a }",
    "jinja-in-item HB507": "- An item {{ page }}.",
    "jinja-in-link HB507": "See [steps {{ page }}](#steps).",
    "jinja-in-target HB507": "See [steps](capture.md{{ page }}).",
    "handlebars-raw HB507": "{{{ page }}}",
    "liquid-assign HB507": "{%- assign a = site.data -%}",
    "shell-braces HB507": "A ${HOME} word.",
    "critic-comment HB507": "A {>>hidden remark<<} word.",
    "critic-substitution HB507": "A {~~no~>yes~~} word.",
    "markdown-include HB507": "{!mkdocs.yml!}",
    "format-braces HB507": "A {page.__init__} word.",
    "shortcode HB507": "{{< raw >}}x{{< /raw >}}",
}

SERVER = {
    "erb": "<%= File.read('mkdocs.yml') %>",
    "php HB504": "<?= `id` ?>",
    "ssi HB504": '<!--#include virtual="/etc/hostname" -->',
    "asp": '<%@ include file="a" %>',
    "esi HB504": '<esi:include src="https://h.example.net/"/>',
}

LEAVES = {
    "link-root-file": "See [the settings](../../../mkdocs.yml).",
    "link-parent": "See [the host](../../../../../etc/hostname).",
    "link-encoded-parent": "See [the host](%2e%2e/%2e%2e/%2e%2e/%2e%2e/etc/hostname).",
    "link-hooks": "See [the code](../../../hooks/mk_build.py).",
    "link-data": "See [the hosts](../../data/languages.yaml).",
    "link-back-slash-parent": "See [the host](..\\\\..\\\\..\\\\..\\\\etc\\\\hostname).",
    "link-absolute": "See [the host](/etc/hostname).",
    "link-home": "See [the key](~/.ssh/id_rsa).",
    "embed-outside": "[The list](../../../../checklists/en/capture.md)",
    "embed-not-a-list": "[The list](../../../checklists/en/../../mkdocs.yml)",
    "image-parent": "![the host](../../../../etc/hostname)",
    "image-root-file": "![the settings](../../../mkdocs.yml)",
    "image-encoded": "![the host](..%2f..%2f..%2f..%2fetc%2fhostname)",
}

DRIVES = {
    "link-drive": "See [the host](C:/Windows/win.ini).",
    "link-file-scheme": "See [the host](file:///etc/hostname).",
    "link-res": "See [the host](res://a.dll/b).",
}

LINKED = {
    "symlink-file": ("docs/en/evidence/more.md", link("/etc/hostname")),
    "symlink-inside": ("docs/en/evidence/more.md", link("capture.md")),
    "symlink-folder": ("docs/en/more", link("/etc")),
    "symlink-up": ("docs/en/more", link("..")),
    "symlink-self": ("docs/en/evidence/more.md", link("more.md")),
    "symlink-nowhere": ("docs/en/evidence/more.md", link("absent.md")),
    "symlink-picture": ("docs/images/a.png", link("/etc/hostname")),
    "symlink-data": ("docs/data/hosts.yaml", link("/etc/hostname")),
    "symlink-list": ("checklists/en/more.md", link("/etc/hostname")),
    "symlink-lists-folder": ("checklists/ur", link("en")),
    "fifo-page": ("docs/en/evidence/more.md", pipe),
    "fifo-data": ("docs/data/hosts.yaml", pipe),
    "fifo-picture": ("docs/images/a.svg", pipe),
}

CASES: tuple[Case, ...] = (
    *in_page("b4", "HB531", SNIPPETS),
    *in_page("b4", "HB301", LEAVES),
    *in_page("b4", "HB502", DRIVES),
    *added("b4", "HB007", LINKED),
    *in_page("b6", "HB507", TEMPLATES),
    *in_page("b6", "HB504 HB531", SERVER),
    *in_page("b6", "HB507", {"list-jinja HB507": "A {{ page }} word."}, LIST),
    *in_front("b6", "HB026", {
        "57.front-matter.template": "template: ../../../etc/hostname",
        "57.front-matter.icon": "icon: ../../../etc/hostname",
        "front-hide": "hide: [toc, navigation]",
        "front-search": "search: {exclude: true}",
        "front-tags": "tags: [a]",
        "front-description": "description: A page",
        "front-render-macros": "render_macros: true",
        "front-hb": "hb: {title: x}",
    }),
    *changes("b6", "HB079", "docs/data/languages.yaml", {
        "words-format-urdu": ('minutes: "{n} منٹ"', 'minutes: "{n.__class__.__mro__} منٹ"'),
        "words-format-english": ('minutes: "{n} minutes"', 'minutes: "{n.__class__.__mro__} minutes"'),
    }),
    *changes("b6", "HB531", "docs/data/codes.yaml", {
        "code-title-jinja": ("title: With a phone", 'title: "{{ config.extra }}"'),
    }),
    changed("b6", "HB027", "settings-exclude-docs", CONFIG, WHOLE[:EXCLUDED], WHOLE[: WHOLE.index("exclude_docs")]),
    *changes("b6", "HB028", CONFIG, {
        "settings-macros": ("plugins:\n", "@@plugins:\n  - macros\n"),
        "settings-snippets HB026": ("site_dir: site", "site_dir: site\n@@markdown_extensions: [pymdownx.snippets: {base_path: /, restrict_base_path: false}]"),
        "settings-markdown-include HB026": ("site_dir: site", "site_dir: site\n@@markdown_extensions: [markdown_include.include: {base_path: /}]"),
        "settings-exec": ("plugins:\n", "@@plugins:\n  - markdown-exec\n"),
        "settings-docs-dir": ("docs_dir: docs", "docs_dir: /etc"),
        "settings-docs-dir-up": ("docs_dir: docs", "docs_dir: ."),
        "settings-site-dir": ("site_dir: site", "site_dir: docs"),
        "settings-site-dir-up": ("site_dir: site", "site_dir: ../elsewhere"),
        "settings-template-dir": ("custom_dir: hooks/theme", "custom_dir: /etc"),
    }),
)  # fmt: skip
