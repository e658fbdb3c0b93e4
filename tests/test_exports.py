"""Lists as data: what agencies load is whole, valid by the schema beside it, and the same everywhere."""

from __future__ import annotations

import json
from pathlib import Path

import fastjsonschema
import pytest

from handbook.exports import data_files
from handbook.store import load

ROOT = Path(__file__).parents[1]
BOOK = load(ROOT)
FILES = data_files(BOOK)
LISTS = {lang: json.loads(FILES[f"data/{lang}/checklists.json"]) for lang in BOOK.built_languages}
VALID = fastjsonschema.compile(json.loads(FILES["data/checklists.schema.json"]))


def every_item(lang: str) -> dict[str, bool]:
    return {
        item["id"]: item["critical"]
        for one in LISTS[lang]["lists"]
        for pause in one["pauses"]
        for item in pause["items"]
    }


@pytest.mark.parametrize("lang", LISTS)
def test_file_is_valid_by_its_schema(lang):
    VALID(LISTS[lang])


@pytest.mark.parametrize("lang", LISTS)
def test_every_list_stands_in_it_once_in_order(lang):
    ids = [one["id"] for one in LISTS[lang]["lists"]]
    made = {code for code, entry in BOOK.codes.items() if code.startswith("CL-") and entry.made}
    assert ids == sorted(made - {"CL-00"})


@pytest.mark.parametrize("lang", LISTS)
def test_ids_and_critical_flags_are_those_of_english(lang):
    assert every_item(lang) == every_item("en")


def test_every_item_of_the_sources_is_there_with_its_words_weight_and_reasons():
    for (lang, _), source in BOOK.checklists.items():
        shown = next(one for one in LISTS[lang]["lists"] if one["id"] == source.id)
        told = [item for pause in shown["pauses"] for item in pause["items"]]
        assert [tuple(item.values()) for item in told] == [
            (item.id, item.text, item.critical, item.why) for item in source.items()
        ]
        assert {item["critical"] for item in told} == {True, False}


def test_list_without_translation_says_that_it_is_english():
    for lang, data in LISTS.items():
        for one in data["lists"]:
            own = (lang, BOOK.codes[one["id"]].path.rpartition("/")[2].removesuffix(".md"))
            assert one["language"] == (lang if own in BOOK.checklists else "en")
            assert one["status"] == ("source" if one["language"] == "en" else "draft")
            assert one["behind"] is False


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
