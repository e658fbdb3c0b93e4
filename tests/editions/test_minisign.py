"""Signatures are those of minisign: held against files that minisign 0.12 made (Debian 13)."""

from __future__ import annotations

from pathlib import Path

import pytest

from handbook.editions import minisign
from tests.cases import each

HERE = Path(__file__).parent
KEY, PUBLIC = (HERE / "trial.key").read_text("utf-8"), (HERE / "trial.pub").read_text("utf-8")
LIST = b"A list.\n"
SIGNED = b"""\
untrusted comment: signature from minisign secret key
RUR9uwxcv6kW1flZEMnHEekuTkea3cMIb9ndywNMtjsLlE4ex2QQGIRZqkpsWdgK53tuC2waGOcMrAjK2VTfEo6IKMv7b9x/rAY=
trusted comment: by minisign 0.12
N+Pup+fBWTTDRrxG6kOChJX2TKM+UyqEMUiNb4wU960GC8R5r1Gv5XV8JHZBTOwEhZ2kPj7rWU/H4VK4c4EKCg==
"""
"""What `minisign -Sm FILE -s trial.key -t "by minisign 0.12"` wrote; Ed25519 gives the same bytes each time."""


def test_we_sign_as_minisign_does():
    ours = minisign.sign(LIST, minisign.secret_key(KEY), "by minisign 0.12")
    assert ours.splitlines()[1:] == SIGNED.splitlines()[1:]


def test_a_signature_of_minisign_is_good():
    assert minisign.fault(LIST, SIGNED, minisign.public_key(PUBLIC)) == ""


def test_a_key_is_typed_as_its_line_or_its_file():
    key = minisign.public_key(PUBLIC)
    assert minisign.public_key(f" {key.text}\n") == key == minisign.secret_key(KEY).public
    assert key.name in PUBLIC


@pytest.mark.slow  # scrypt takes seconds and a gigabyte, as it should
def test_a_locked_key_opens_with_its_password():
    text = (HERE / "locked.key").read_text("utf-8")
    assert minisign.is_locked(text)
    assert not minisign.is_locked(KEY)
    public = minisign.public_key((HERE / "locked.pub").read_text("utf-8"))
    assert minisign.secret_key(text, "trial").public == public


@each(
    ("old", "new"),
    [
        (b"N+Pup", b"N-Pup"),
        (b"N+Pup", b"O+Pup"),
        (b"RUR9uw", b"RWR9uw"),
        (b"flZEMn", b"flZEMm"),
        (b"minisign 0.12", b"minisign 0.13"),
        (b"trusted comment: by", b"comment: by"),
        (SIGNED, b""),
        (SIGNED, b"\xff\n\n\n\n"),
    ],
)
def test_one_changed_sign_breaks_a_signature(old, new):
    assert old in SIGNED
    assert minisign.fault(LIST, SIGNED[::-1].replace(old[::-1], new[::-1], 1)[::-1],
                          minisign.public_key(PUBLIC)) != ""  # fmt: skip


def test_another_key_is_named():
    other = minisign.public_key((HERE / "locked.pub").read_text("utf-8"))
    assert "by the key D516A9BF5C0CBB7D, not by 312C22CBA7CB5549" in minisign.fault(
        LIST, SIGNED, other
    )


@each("text", ["", "RWR9", PUBLIC.replace("RWR9", "RXR9"), KEY, "\u06f1" * 56])
def test_what_is_no_public_key_is_refused(text):
    with pytest.raises(minisign.BadKey, match="no public key"):
        minisign.public_key(text)


@each("text", ["", PUBLIC, KEY[:-20]])
def test_what_is_no_secret_key_is_refused(text):
    with pytest.raises(minisign.BadKey, match="no secret key"):
        minisign.secret_key(text)


def test_a_damaged_secret_key_is_refused():
    with pytest.raises(minisign.BadKey, match="damaged"):
        minisign.secret_key(KEY.replace("n6vik", "n7vik"))
