"""A sealed key opens with its phrase and whole, or not at all."""

from __future__ import annotations

import json
import traceback

import pytest

from handbook.world import key as module
from handbook.world.answers import read_key, read_witness
from handbook.world.key import KeyProblem, key_of, opened, sealed, text_of_key
from tests.world.score.makers import (
    FIRM,
    HIDDEN_NAME,
    KEY,
    KINDS,
    LABEL,
    OFFICIAL,
    OTHER,
    PLAY,
    PLEA,
    THREAD,
    event,
)

PHRASE = "copper window seven basket lamp"
SEED = b"\x07" * 32
TEXT = text_of_key(KEY)


def seal(text: bytes = TEXT, phrase: str = PHRASE) -> bytes:
    return sealed(text, phrase, seed=SEED, edition="2026.12", label=LABEL)


@pytest.fixture
def quick(monkeypatch):
    """Take few rounds, where a test opens thousands of files."""
    monkeypatch.setattr(module, "ROUNDS", 1)


def test_a_key_opens_with_its_phrase_however_it_is_typed():
    data = seal()
    assert opened(data, PHRASE) == TEXT
    assert opened(data, f"  {PHRASE.upper()} ".replace(" ", "  ")) == TEXT
    assert data == seal()


@pytest.mark.usefixtures("quick")
def test_no_two_texts_share_salt_or_nonce_and_no_word_of_the_key_stands_in_the_file():
    one, two = (json.loads(seal(text).partition(b"\n")[0]) for text in (TEXT, TEXT + b" "))
    assert one["nonce"] != two["nonce"]
    assert one["salt"] != two["salt"]
    for word in (PLEA, FIRM, HIDDEN_NAME, PHRASE, "official", SEED.hex()):
        assert word.encode() not in seal()


@pytest.mark.usefixtures("quick")
def test_no_changed_byte_and_no_shortened_file_opens():
    data = seal(b'{"facts":[]}')
    for place in range(len(data)):
        for wrong in (data[:place], data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :]):
            with pytest.raises(KeyProblem):
                opened(wrong, PHRASE)


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize(
    ("change", "says"),
    [
        (
            lambda data: data[:-1] + bytes([data[-1] ^ 1]),
            "the phrase is not that of this key, or a byte",
        ),
        (lambda data: data[:-1], "shorter than when it was made"),
        (lambda data: data + b"\n", "longer than when it was made"),
        (lambda data: data.replace(b'"version":1', b'"version":0'), "an older format than 1"),
        (lambda data: data.replace(b'"version":1', b'"version":2'), "a newer format than 1"),
        (
            lambda data: data.replace(b'"salt":"', b'"salt":"z'),
            "the first line of the key was changed",
        ),
        (lambda _: b"", "no sealed key"),
        (lambda _: b"%PDF-1.7\n" + b"\0" * 5000, "no sealed key"),
        (lambda _: b"[" * 100_000 + b"\n", "no sealed key"),
        (lambda _: b"[" * 1900 + b"\n", "no sealed key"),
        (lambda _: b"[1]\n", "no sealed key"),
    ],
)
def test_what_cannot_be_opened_is_one_sentence(change, says):
    with pytest.raises(KeyProblem) as caught:
        opened(change(seal()), PHRASE)
    assert says in caught.value.message
    assert caught.value.remedy


@pytest.mark.usefixtures("quick")
def test_a_wrong_phrase_says_so_and_stands_nowhere():
    said = "never say this aloud please"
    with pytest.raises(KeyProblem) as caught:
        opened(seal(), said)
    assert "the phrase is not that of this key, or a byte of the file was changed" in str(
        caught.value
    )
    assert caught.value.__cause__ is None
    assert caught.value.__context__ is None
    whole = traceback.TracebackException.from_exception(caught.value, capture_locals=True)
    frames = [frame for frame in whole.stack if frame.filename == module.__file__]
    assert frames
    assert said not in f"{caught.value!r} {[frame.locals for frame in frames]}"


def test_the_key_names_what_no_exhibit_may_be_made_of_and_what_no_record_may_hold():
    key = read_key(TEXT)
    assert key.forbidden == {
        OFFICIAL: "official",
        "window.nine/4": "official",
        PLEA: "in-need",
        THREAD: "in-need",
    }
    assert key.names == {HIDDEN_NAME, "@amber.ask.example"}


def test_the_key_is_one_notation_with_the_parts_that_are_promised():
    assert text_of_key(key_of(PLAY, LABEL, {}, KINDS)) == TEXT
    whole = json.loads(TEXT)
    assert (whole["format"], whole["version"], whole["label"]) == ("handbook-range-key", 1, LABEL)
    assert (whole["day"], whole["start"], whole["offset"]) == (
        "2026-12-07",
        "2026-12-07T04:00:00Z",
        "+05:00",
    )
    assert whole["items"][PLEA]["kind"] == "comment"
    for fact in whole["facts"]:
        assert fact.keys() >= {
            "id",
            "kind",
            "subject",
            "value",
            "shown",
            "says",
            "does-not-prove",
            "other",
            "next",
        }


@pytest.mark.parametrize(
    "text", [b"{}", b"[]", b"\xff", b"7", b'{"format":"handbook-range-key","version":1}']
)
def test_an_opened_key_of_another_handbook_is_one_sentence(text):
    with pytest.raises(KeyProblem):
        read_key(text)


def test_a_line_that_the_power_cut_off_is_left_out():
    line = json.dumps(event("noticerail.example", "/")).encode()
    assert len(read_witness(line + b"\n" + line[:30], LABEL)) == 1
    assert read_witness(b"", LABEL) == ()


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"\xff\xfe\n", "line 1 is no line of a witness log"),
        (b"{}\n", "line 1 is no line"),
        (b"[" * 100_000 + b"\n", "line 1 is no line"),
        (json.dumps(event("a.example", "/", "look")).encode() + b"\n", "line 1 is no line"),
        (
            json.dumps(event("a.example", "/", world=OTHER)).encode() + b"\n",
            f"it is of the world {OTHER}",
        ),
    ],
)
def test_another_file_or_another_world_is_no_witness(data, says):
    with pytest.raises(Exception, match=says):
        read_witness(data, LABEL)
