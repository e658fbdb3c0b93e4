"""Lists and forms as data: what agencies load is whole, valid by the schema beside it, the same everywhere."""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import fastjsonschema
import pytest

from handbook.exports import data_files
from handbook.model import digest
from handbook.parse import completed
from handbook.store import load
from tests import books
from tests.cases import each

ROOT = Path(__file__).parents[1]
BOOK = completed(books.real())
"""What is published: a translation that lags has the English at its place."""
FILES = data_files(BOOK)
LISTS = {lang: json.loads(FILES[f"data/{lang}/checklists.json"]) for lang in BOOK.built_languages}
VALID = fastjsonschema.compile(json.loads(FILES["data/checklists.schema.json"]))
FORMS = {lang: json.loads(FILES[f"data/{lang}/forms.json"]) for lang in BOOK.built_languages}
VALID_FORMS = fastjsonschema.compile(json.loads(FILES["data/forms.schema.json"]))
SAVABLE = sorted(
    form.id
    for (lang, _), form in BOOK.templates.items()
    if lang == "en" and form.exports == "all" and form.id != "F-17"
)


def every_item(lang: str) -> dict[str, bool]:
    return {
        item["id"]: item["critical"]
        for one in LISTS[lang]["lists"]
        for pause in one["pauses"]
        for item in pause["items"]
    }


def test_file_is_valid_by_its_schema():
    for lists in LISTS.values():
        VALID(lists)


def test_every_list_stands_in_it_once_in_order():
    for lang in LISTS:
        ids = [one["id"] for one in LISTS[lang]["lists"]]
        made = {code for code, entry in BOOK.codes.items() if code.startswith("CL-") and entry.made}
        assert ids == sorted(made - {"CL-00"})


def test_ids_and_critical_flags_are_those_of_english():
    for lang in LISTS:
        assert every_item(lang) == every_item("en")


def test_every_item_of_the_sources_is_there_with_its_words_weight_and_reasons():
    for (lang, _), source in BOOK.checklists.items():
        shown = next(one for one in LISTS[lang]["lists"] if one["id"] == source.id)
        told = [item for pause in shown["pauses"] for item in pause["items"]]
        assert [tuple(item.values()) for item in told] == [
            (item.id, item.text, item.critical, item.why) for item in source.items()
        ]
        assert {item["critical"] for item in told} == {True, False}


def test_list_without_translation_says_that_it_is_english_and_one_that_lags_that_it_does():
    for lang, data in LISTS.items():
        for one in data["lists"]:
            own = (lang, BOOK.codes[one["id"]].path.rpartition("/")[2].removesuffix(".md"))
            assert one["language"] == (lang if own in BOOK.checklists else "en")
            assert one["status"] == ("source" if one["language"] == "en" else "draft")
            follows = f"of: {digest(BOOK.checklists['en', own[1]].followed)}"
            translated = one["language"] != "en"
            text = (ROOT / BOOK.checklists[own].path).read_text("utf-8") if translated else ""
            assert one["behind"] is (translated and follows not in text)


@pytest.mark.parametrize(
    "harm",
    [
        lambda data: data.update(version=2),
        lambda data: data.update(surprise=1),
        lambda data: data["lists"][0].pop("stop"),
        lambda data: data["lists"][0].update(minutes=61),
        lambda data: data["lists"][0]["pauses"][0]["items"][0].update(critical="yes"),
        lambda data: data["lists"][0]["pauses"][0]["items"].extend(
            data["lists"][0]["pauses"][0]["items"] * 9
        ),
    ],
    ids=["version", "member", "stop", "minutes", "critical", "too-many"],
)
def test_schema_refuses_what_is_not_promised(harm):
    data = json.loads(FILES["data/en/checklists.json"])
    harm(data)
    with pytest.raises(fastjsonschema.JsonSchemaException):
        VALID(data)


# forms


def test_forms_are_valid_by_their_schema():
    for forms in FORMS.values():
        VALID_FORMS(forms)


def test_every_form_that_may_be_saved_stands_in_it_once_in_order():
    for lang in FORMS:
        assert [one["id"] for one in FORMS[lang]["forms"]] == SAVABLE
        assert {path for path in FILES if path.startswith("data/forms/")} == {
            f"data/forms/{id_}.schema.json" for id_ in SAVABLE
        }


def test_a_form_on_paper_leaves_no_trace_in_any_file(book):
    plain = data_files(load(book.root))
    own = book.text("docs/en/templates/capture-record.md")
    for id_, exports, says in (("F-17", "all", "\nsave: never"), ("F-97", "paper", "")):
        text = own.replace("id: F-06", f"id: {id_}{says}")
        text = text.replace("exports: all", f"exports: {exports}")
        more = load(book.root, {"docs/en/templates/secret.md": text.encode()})
        secret = more.templates["en", "templates/secret.md"]
        assert (secret.id, secret.exports) == (id_, exports)
        assert data_files(more) == plain


def _words(lang: str) -> list[dict[str, Any]]:
    return [field for one in FORMS[lang]["forms"] for field in (*one["fields"], *one["rows"])]


@each("lang", FORMS)
def test_ids_kinds_needs_and_choices_are_those_of_english(lang):
    def bones(of: str) -> list[tuple[Any, ...]]:
        return [
            (field["id"], field["kind"], field["needed"], [one["id"] for one in field["choices"]])
            for field in _words(of)
        ]

    assert bones(lang) == bones("en")


def test_every_field_of_the_sources_is_there_with_its_words():
    for (lang, _), form in BOOK.templates.items():
        if form.id in SAVABLE:
            told = next(one for one in FORMS[lang]["forms"] if one["id"] == form.id)
            for fields, own in ((told["fields"], form.fields), (told["rows"], form.rows)):
                assert [(one["id"], one["label"], one["how"]) for one in fields] == [
                    (field.id, field.label, field.how) for field in own
                ]
            assert told["log"] == form.is_log
            assert told["language"] == lang


def test_the_schema_of_a_saved_form_takes_what_the_handbook_saves():
    vectors = json.loads((ROOT / "tests/forms/vectors.json").read_text("utf-8"))
    valid = fastjsonschema.compile(json.loads(FILES["data/forms/F-06.schema.json"]))
    for vector in vectors["accepted"]:
        valid(json.loads(vector["text"]))


@pytest.mark.parametrize(
    "harm",
    [
        lambda data: data.update(version=2),
        lambda data: data["forms"][0].update(surprise=1),
        lambda data: data["forms"][0].update(exports="paper"),
        lambda data: data["forms"][0]["fields"][0].update(kind="colour"),
        lambda data: data["forms"][0]["fields"][0].pop("needed"),
        lambda data: data["forms"][0].update(fields=[]),
    ],
    ids=["version", "member", "paper", "kind", "needed", "fields"],
)
def test_schema_of_forms_refuses_what_is_not_promised(harm):
    data = json.loads(FILES["data/en/forms.json"])
    harm(data)
    with pytest.raises(fastjsonschema.JsonSchemaException):
        VALID_FORMS(data)


def test_no_file_leads_out():
    for path, data in FILES.items():
        assert b"http" not in data.replace(b"(?:https?|hxxps?)", b""), path


# the page about it

PAGE = (ROOT / "docs/en/contribute/forms-as-data.md").read_text("utf-8")
BLOCKS = re.findall(r"```text\n(.*?)```", PAGE, re.DOTALL)


def test_the_hash_on_the_page_is_the_one_that_its_command_makes():
    text, command, told = BLOCKS[0].strip().split("\n")
    said = text.partition("'")[2].removesuffix("'")
    assert command == """printf '%s' "$text" | sha256sum"""
    assert hashlib.sha256(said.encode()).hexdigest() == told


def test_the_program_on_the_page_verifies_a_saved_form_with_what_python_brings(tmp_path):
    vectors = json.loads((ROOT / "tests/forms/vectors.json").read_text("utf-8"))
    (tmp_path / "verify.py").write_text(BLOCKS[1], "utf-8")

    def said(text: str) -> str:
        return _verified(tmp_path, text).stdout

    good = vectors["accepted"][0]["text"]
    head = json.loads(good)["chain"]["head"]
    assert said(good) == f"rows fit: True\nhead: {head}\n"
    changed = next(one["text"] for one in vectors["refused"] if one["name"] == "a row changed")
    assert said(changed).startswith("rows fit: False\nhead: ")
    assert head not in said(changed)


@pytest.mark.parametrize(
    ("harm", "reason"),
    [
        (lambda text: "\ufeff" + text, "refused: a byte order mark\n"),
        (lambda text: text.replace("{", '{"form": "F-06",', 1), "refused: a key is there twice\n"),
        (
            lambda text: text.replace('"values": {', '"values": {"reason": "x", "reason": "y",', 1),
            "refused: a key is there twice\n",
        ),
    ],
    ids=["mark", "twice", "twice-inside"],
)
def test_the_program_on_the_page_refuses_what_two_programs_read_in_two_ways(harm, reason, tmp_path):
    vectors = json.loads((ROOT / "tests/forms/vectors.json").read_text("utf-8"))
    (tmp_path / "verify.py").write_text(BLOCKS[1], "utf-8")
    good = vectors["accepted"][0]["text"]
    done = _verified(tmp_path, harm(good))
    assert harm(good) != good
    assert (done.returncode, done.stdout, done.stderr) == (1, "", reason)


def _verified(folder, text: str) -> subprocess.CompletedProcess[str]:
    (folder / "saved.json").write_text(text, "utf-8")
    return subprocess.run(
        [sys.executable, "-I", "-W", "ignore", "verify.py", "saved.json"], check=False, cwd=folder,
        capture_output=True, text=True, timeout=60,
    )  # fmt: skip
