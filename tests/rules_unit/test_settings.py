"""HB026 to HB028: mkdocs.yml against the list of what it may hold."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from handbook.model import Data, Handbook
from handbook.parse import parse_yaml
from handbook.rules import ALL, check
from tests import books

RULES = [one for one in ALL if one.code in ("HB026", "HB027", "HB028", "HB073")]
REAL = (Path(__file__).parents[2] / "mkdocs.yml").read_text(encoding="utf-8")
BOOK = books.book({})
KEYS = (
    "site_name, site_dir, docs_dir, use_directory_urls, exclude_docs, extra, extra_css, "
    "extra_javascript, extra_templates, theme, plugins, hooks, watch, "
    "validation, nav"
)
PLUGINS = "write the plugin i18n with its options, and no other"
HOOKS = "write [hooks/mk_build.py, hooks/mk_files.py, hooks/mk_pages.py]"


def told(text: str, book: Handbook = BOOK) -> list[str]:
    data = parse_yaml(text, "mkdocs.yml")
    found = check(replace(book, data={**book.data, "mkdocs": data}), RULES)
    assert all(finding.path == "mkdocs.yml" for finding in found)
    return [str(finding).partition(":")[2] for finding in found]


def changed(*pairs: tuple[str, str], base: str = books.CONFIG) -> str:
    text = base
    for old, new in pairs:
        assert old in text, old
        text = text.replace(old, new, 1)
    return text


def test_the_settings_of_this_project_and_of_small_books_pass():
    assert told(REAL) == []
    assert told(books.CONFIG) == []


def test_what_is_absent_or_cannot_be_read_is_told_elsewhere():
    assert told("a: [\n") == []
    assert told("site_name: !ENV [A, b]\n") == []
    assert check(replace(BOOK, data={"mkdocs": Data("mkdocs.yml")}), RULES) == []
    assert check(replace(BOOK, data={}), RULES) == []


def test_it_is_a_map():
    for text, said in [("- a\n", "“[a]”"), ("a\n", "“a”")]:
        assert told(text) == [f"1: HB028 “mkdocs.yml” is {said} (write one “key: value” a line)"]


def test_keys_that_it_may_not_hold():
    for old, new, line in [
        ("site_name", "INHERIT: a.yml\nsite_name",
         f"1: HB026 “INHERIT” is no key of mkdocs.yml (remove it; mkdocs.yml knows {KEYS})"),
        ("site_name", "nave: []\nsite_name", "1: HB026 “nave” is no key of mkdocs.yml (write “nav”)"),
        ("font: false", "font: false, logo: a",
         "5: HB026 “logo” is no key of theme (remove it; theme knows name, custom_dir, font, features)"),
        ("generator: false", "generator: false, social: a",
         "4: HB026 “social” is no key of extra (remove it; extra knows edition, generator)"),
        ("reconfigure_search: false", "reconfigure_search: false\n      admonition_translations: {}",
         ("12: HB026 “admonition_translations” is no key of the plugin i18n (remove it; the plugin i18n "
         "knows docs_structure, fallback_to_default, reconfigure_material, reconfigure_search, languages)")),
        ("locale: ur,", "locale: ur, build: false,",
         ("14: HB026 “build” is no key of a language (remove it; a language knows locale, name, default, "
         "site_name)")),
        ("anchors: warn", "anchors: warn, nav: warn",
         ("16: HB026 “nav” is no key of validation (remove it; validation knows omitted_files, "
         "absolute_links, unrecognized_links, anchors)")),
    ]:  # fmt: skip
        assert told(changed((old, new))) == [line]


def places(node: Any) -> Iterator[tuple[Any, Any]]:
    """Yield each map of some settings with each of its keys."""
    for key, inner in node.items() if isinstance(node, dict) else enumerate(node):
        if isinstance(node, dict):
            yield node, key
        if isinstance(inner, (dict, list)):
            yield from places(inner)


def test_each_key_is_needed_and_has_its_value():
    """That English is the default is said by the rule of languages."""
    whole = yaml.safe_load(books.CONFIG)
    for node, key in [one for one in places(whole) if one[1] not in ("i18n", "default")]:
        value = node.pop(key)
        lines = told(yaml.safe_dump(whole, sort_keys=False))
        assert any(f" has no “{key}” (write “{key}:" in line for line in lines)
        node[key] = "a <map>" if isinstance(value, (dict, list)) else [1]
        lines = told(yaml.safe_dump(whole, sort_keys=False))
        said = (f"HB028 “{key}” is", f"HB028 the {key} is")
        assert any(one in line for line in lines for one in said)
        node[key] = value


def test_values_that_it_may_not_hold():
    for old, new, line in [
        ("exclude_docs: /data/", "docs_dir: /home\nexclude_docs: /data/", "3: HB028 “docs_dir” is “/home” (write docs)"),
        ("exclude_docs: /data/", "site_dir: ..\nexclude_docs: /data/", "3: HB028 “site_dir” is “..” (write site)"),
        ("exclude_docs: /data/", "watch: [..]\nexclude_docs: /data/", "3: HB028 “watch” is “[..]” (write a list of checklists, hooks/theme, each once)"),
        ("exclude_docs: /data/", "nav: a\nexclude_docs: /data/", "3: HB028 “nav” is “a” (write a list of pages and sections)"),
        ("site_name: Handbook", f"site_name: {'a' * 61}", f"1: HB028 “site_name” is “{'a' * 59}…” (write words, at most 60 characters)"),
        ("font: false", "font: false, features: [navigation.instant]", "5: HB028 “features” is “[navigation.instant]” (write [])"),
        ("name: اردو", f"name: {'a' * 61}", f"14: HB028 “name” is “{'a' * 59}…” (write its name in itself, at most 60 characters)"),
        ("name: اردو", "name: a, site_name: 3", "14: HB028 “site_name” is “3” (write words, at most 60 characters)"),
    ]:  # fmt: skip
        assert told(changed((old, new))) == [line]


def test_plugins_and_hooks_are_the_known_ones_in_their_order():
    for old, new, line in [
        ("plugins:\n", "plugins:\n  - [a]\n", f"6: HB028 “plugins” is “[a list, a map]” ({PLUGINS})"),
        ("plugins:\n", "plugins:\n  -\n", f"6: HB028 “plugins” is “[None, a map]” ({PLUGINS})"),
        ("plugins:\n", "plugins:\n  - privacy: {}\n", f"6: HB028 “plugins” is “[a map, a map]” ({PLUGINS})"),
        ("plugins:\n", "plugins:\n  - macros\n", f"6: HB028 “plugins” is “[macros, a map]” ({PLUGINS})"),
        ("  - i18n:\n", "  - privacy: {}\n    i18n:\n", "7: HB026 “privacy” is no key of plugins (remove it; plugins knows i18n)"),
        ("  - i18n:\n", "  - i18m:\n", "7: HB026 “i18m” is no key of plugins (write “i18n”)"),
        ("hooks/mk_files.py, ", "hooks/mk_files.py: {enabled: true}, ", f"15: HB028 “hooks” is “[hooks/mk_build.py, a map, hooks/mk_pages.py]” ({HOOKS})"),
        ("hooks: [hooks/mk_build.py, ", "hooks: [", f"15: HB028 “hooks” is “[hooks/mk_files.py, hooks/mk_pages.py]” ({HOOKS})"),
        ("hooks: [", "hooks: [docs/a.py, ", f"15: HB028 “hooks” is “[docs/a.py, hooks/mk_build.py, hooks/mk_files.py, hooks/mk_p…]” ({HOOKS})"),
        ("hooks/mk_build.py, hooks/mk_files.py", "hooks/mk_files.py, hooks/mk_build.py", f"15: HB028 “hooks” is “[hooks/mk_files.py, hooks/mk_build.py, hooks/mk_pages.py]” ({HOOKS})"),
        ("[hooks/mk_build.py, hooks/mk_files.py, hooks/mk_pages.py]", "hooks/mk_build.py", f"15: HB028 “hooks” is “hooks/mk_build.py” ({HOOKS})"),
    ]:  # fmt: skip
        assert told(changed((old, new))) == [line]


def test_the_plugin_has_its_options():
    start, end = books.CONFIG.index("  - i18n:"), books.CONFIG.index("hooks: [")
    for plugin, line in [
        ("  - i18n\n", f"6: HB028 “plugins” is “[i18n]” ({PLUGINS})"),
        ("  - i18n: [a]\n", "7: HB028 “i18n” is “[a]” (write a map of docs_structure, fallback_to_default, reconfigure_material, reconfigure_search, languages)"),
    ]:  # fmt: skip
        assert told(books.CONFIG[:start] + plugin + books.CONFIG[end:]) == [line]


def test_titles_are_words():
    for title, sign in [
        ("<b>", "“<”"), ("a/b", "“/”"), ("a & b", "“&”"), ('a "b"', '“"”'), ("{{ a }}", "“{”"),
        ("a;b", "“;”"),
        ("a`b", "“`”"), ("a\\b", "“\\”"), ("a=b", "“=”"), ("a_b", "“_”"),
    ]:  # fmt: skip
        shown = " ".join(title.split())
        quoted = json.dumps(title)
        said = f"HB028 the title “{shown}” holds {sign} (write letters, digits, spaces and . , : ' ( ) - only)"
        assert told(changed(("site_name: Handbook", f"site_name: {quoted}"))) == [f"1: {said}"]
        assert told(changed(("name: English", f"name: {quoted}"))) == [f"13: {said}"]
        assert told(changed(("name: اردو", f"name: اردو, site_name: {quoted}"))) == [f"14: {said}"]
        nav = f"nav:\n  - index.md\n  - Part:\n      - {quoted}:\n          - a/b_c.md\n"
        assert told(books.CONFIG + nav) == [f"20: {said}"]


def test_an_edition_is_a_year_and_a_month_in_quotes():
    for value, said in [
        ("2026.10", "“2026.1”"), ("2026.11", "“2026.11”"), ('"2026.13"', "“2026.13”"),
        ('"2026.00"', "“2026.00”"), ('"2026.1"', "“2026.1”"), ('"26.11"', "“26.11”"), ("", "empty"),
        ("[a]", "“[a]”"), ('"2026-11"', "“2026-11”"), ('"2026.11 "', "“2026.11”"), ("2026-11-25", "“2026-11-25”"),
    ]:  # fmt: skip
        assert told(changed(('"2026.11"', value))) == [
            f'4: HB028 the edition is {said} (write it as year and month in quotes: edition: "2026.11")'
        ]


EN, UR = (
    "        - {locale: en, name: English, default: true}\n",
    "        - {locale: ur, name: اردو}\n",
)


def test_languages_are_known_and_english_leads():
    first = "(write “{locale: en, …, default: true}” first, and no other default)"
    known = "(write the code of a language in docs/data/languages.yaml, or add it there)"
    for old, new, line in [
        (UR, UR.replace("ur", "de"), f"14: HB028 “locale” is “de” {known}"),
        (UR, UR + UR, "15: HB073 “ur” is written for the second time, first on line 14 (give one of the two its own name, or delete it)"),
        (EN + UR, UR + EN, f"13: HB028 “languages” is “[ur, en]” {first}"),
        (EN, EN.replace(", default: true", ""), f"13: HB028 “languages” is “[en, ur]” {first}"),
        (UR, UR.replace("}", ", default: true}"), f"13: HB028 “languages” is “[en, ur]” {first}"),
        (EN, "", f"13: HB028 “languages” is “[ur]” {first}"),
    ]:  # fmt: skip
        assert told(changed((old, new))) == [line]


@pytest.mark.parametrize("key", ["extra_css", "extra_javascript", "extra_templates"])
def test_nothing_is_loaded_beside_the_theme(key):
    for value, shown in [
        ("[a.css]", "“[a.css]”"), ("a.css", "“a.css”"), ("{a: b}", "a map"), ("", "empty"),
        ("[{path: a.mjs, type: module}]", "“[a map]”"),
    ]:  # fmt: skip
        assert told(changed(("exclude_docs", f"{key}: {value}\nexclude_docs"))) == [
            f"3: HB028 “{key}” is {shown} (write []; scripts and styles lie in hooks/theme)"
        ]


def test_the_yaml_of_mkdocs_yml_is_judged_by_the_rules_of_front_matter():
    for text, code in (("a: !ENV b\n", "HB023"), ("a: &b c\n", "HB023"), ("a: [\n", "HB020"),
                       ("site_name: a\nsite_name: b\n", "HB022")):  # fmt: skip
        data = parse_yaml(text, "mkdocs.yml")
        found = check(replace(BOOK, data={**BOOK.data, "mkdocs": data}))
        assert [f.code for f in found if f.path == "mkdocs.yml"] == [code]
