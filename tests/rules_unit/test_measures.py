"""What `handbook words` tells of a page is what stands on it."""

from __future__ import annotations

from handbook.rules.english import HARD, ease, measures, sentences
from tests import books

BODY = """\
# T

Two short sentences stand here [@a]. They end.

> **Must.** One more.

- An item with CL-03 and F-06.
- F-06 and `code` again [@a], [@b].

![A drawing](../../images/a.svg)

| Head | Other |
| --- | --- |
| One cell | CL-05 |

## Worked example { #example }

Invented words.
"""


def page(body: str = BODY):
    book = books.book({"docs/en/evidence/t.md": f"---\ntitle: T\ncode: E-03\n---\n\n{body}"})
    (one,) = measures(book)
    return one


def test_figures_of_a_page():
    one = page()
    assert one.longest == 6
    assert one.words == 5 + 2 + 3 + 6 + 4 + 2 + 2 + 1 + 2


def test_sentences_say_where_they_stand():
    found = {one.text: (one.kind, one.cited, one.invented) for one in sentences(page().page)}
    assert found["They end."] == ("prose", True, False)
    assert found["An item with CL-03 and F-06."][0] == "item"
    assert found["One cell"] == ("cell", False, False)
    assert found["Invented words."] == ("prose", False, True)


def test_hard_words_read_worse_than_plain_ones():
    plain, hard = ease(["The man went home."]), ease(["Considerable organisational difficulties."])
    assert plain is not None
    assert hard is not None
    assert hard < HARD < plain


def test_long_sentences_read_worse_than_short_ones():
    short, long = ease(["I go home.", "I eat."]), ease(["I go home I eat."])
    assert short is not None
    assert long is not None
    assert long < short


def test_a_page_without_words_has_no_ease():
    assert ease([]) is None


def test_no_page_of_this_handbook_is_hard_to_read():
    measured = measures(books.real())
    assert len(measured) > 100
    assert [one.page.slug for one in measured if one.hard] == []
