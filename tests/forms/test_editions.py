"""A file that an earlier edition saved opens for ever: nothing in it is lost, and its chain fits.

`editions/2026.11` holds files of each form, made by that edition's own code: in each the first has an
answer in every field, and together they have every answer of every choice.
"""

from __future__ import annotations

import json
from pathlib import Path

from handbook.cli.form import english
from handbook.forms import check
from tests import books

FILES = [
    line
    for path in sorted((Path(__file__).parent / "editions").glob("*/F-*.jsonl"))
    for line in path.read_text("utf-8").splitlines()
]
FORMS = english(books.real())


def test_each_file_is_of_a_form_that_is_still_there_and_may_be_saved():
    folder = Path(__file__).parent / "editions/2026.11"
    assert {path.stem for path in folder.iterdir()} <= {
        id_ for id_, form in FORMS.items() if not form.on_paper
    }


def test_a_file_of_an_earlier_edition_is_read_whole():
    for line in FILES:
        checked = check("saved.json", line.encode(), FORMS)
        assert [str(fault) for fault in checked.faults if not checked.record] == []
        assert checked.record
        assert not checked.broken
        assert checked.record.data() == {k: v for k, v in json.loads(line).items() if k != "chain"}
