"""What the vocabulary of the practice range is held against: words, and where a sentence begins."""

from __future__ import annotations

import pytest

from handbook.rules.invented import words_of


@pytest.mark.parametrize(("text", "words", "begins"), [
    ("Tea and bread. More here: {link}", ["Tea", "and", "bread", "More", "here"], {0, 3}),
    ("Near {town}. There is no water.", ["Near", "There", "is", "no", "water"], {0, 1}),
    ("{work} wanted.", ["wanted"], {0}),
    ("{town}-এ কাজ, আপনি আসুন।", ["এ", "কাজ", "আপনি", "আসুন"], {0}),
    ("می‌خواهم «نان» بخرم؟ بله.", ["می‌خواهم", "نان", "بخرم", "بله"], {0, 3}),
    ("پانی نہیں ہے۔ {sum}، آدھا پہلے۔", ["پانی", "نہیں", "ہے", "آدھا", "پہلے"], {0, 3}),
    ("don't know, twenty-one", ["don't", "know", "twenty-one"], {0}),
    ("{town} – {town2}", [], set()),
])  # fmt: skip
def test_words_stand_without_slots_and_signs(text, words, begins):
    found = list(words_of(text))
    assert [word for word, _ in found] == words
    assert {place for place, (_, first) in enumerate(found) if first} == begins
