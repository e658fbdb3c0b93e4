"""Signatures that minisign reads and writes: Ed25519 by a library, the lines around it by us.

The format is that of https://jedisct1.github.io/minisign: the hash BLAKE2b of the file is signed, then the
signature together with a trusted comment. The comment is ours and holds no time, so that the same
list and key give the same bytes.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey


class BadKey(ValueError):  # noqa: N818 - it is what was typed, no fault of the program
    """A key that cannot be used; its text says why, and what to type."""


@dataclass(frozen=True, slots=True)
class PublicKey:
    """What everybody may know of a key."""

    id: bytes
    raw: bytes

    @property
    def name(self) -> str:
        """The number by which minisign calls it: sixteen signs."""
        return self.id[::-1].hex().upper()

    @property
    def text(self) -> str:
        """The key on one line, as it is printed on paper."""
        return base64.b64encode(b"Ed" + self.id + self.raw).decode()


@dataclass(frozen=True, slots=True, repr=False)
class SecretKey:
    """What signs."""

    id: bytes
    seed: bytes

    @property
    def public(self) -> PublicKey:
        """The key that verifies what this one signed."""
        return PublicKey(
            self.id, Ed25519PrivateKey.from_private_bytes(self.seed).public_key().public_bytes_raw()
        )


def public_key(text: str) -> PublicKey:
    """Return the key of a `.pub` file, or of its last line alone. Raises `BadKey`."""
    data = _unpacked((text.strip().splitlines() or [""])[-1])
    if len(data) != _PUBLIC or data[:2] != b"Ed":
        raise BadKey("this is no public key of minisign (it is one line that begins with RW)")
    return PublicKey(data[2:10], data[10:])


def is_locked(text: str) -> bool:
    """Return whether a secret key needs its password."""
    return _unpacked((text.strip().splitlines() or [""])[-1])[2:4] == b"Sc"


def secret_key(text: str, password: str = "") -> SecretKey:
    """Return the key of a file that `minisign -G` made. Raises `BadKey`."""
    data = _unpacked((text.strip().splitlines() or [""])[-1])
    if len(data) != _SECRET or data[:2] != b"Ed" or data[4:6] != b"B2":
        raise BadKey("this is no secret key of minisign (make one: minisign -G)")
    salt, body = data[6:38], data[54:]
    if is_locked(text):
        body = bytes(a ^ b for a, b in zip(body, _stream(password, salt, data[38:54]), strict=True))
    key, public = SecretKey(body[:8], body[8:40]), body[40:72]
    if key.public.raw != public:
        raise BadKey("the password is wrong, or the key is damaged (try again)")
    return key


def sign(data: bytes, key: SecretKey, comment: str) -> bytes:
    """Return the file of a signature of some bytes, with a comment that is signed too."""
    private = Ed25519PrivateKey.from_private_bytes(key.seed)
    one = private.sign(hashlib.blake2b(data).digest())
    all_ = private.sign(one + comment.encode())
    lines = (
        f"untrusted comment: key {key.public.name}",
        base64.b64encode(b"ED" + key.id + one).decode(),
        f"trusted comment: {comment}",
        base64.b64encode(all_).decode(),
    )
    return "\n".join((*lines, "")).encode()


def fault(data: bytes, signature: bytes, key: PublicKey) -> str:
    """Return what is wrong with a signature of some bytes, in one sentence; empty if it is good."""
    lines = signature.decode("utf-8", "replace").split("\n")
    one = _unpacked(lines[1]) if len(lines) > _LINES else b""
    all_ = _unpacked(lines[3]) if len(lines) > _LINES else b""
    if len(one) != _SIGNED or one[:2] != b"ED" or not lines[2].startswith(_TRUSTED):
        return "the signature is no file of minisign, or was changed"
    if one[2:10] != key.id:
        other = PublicKey(one[2:10], b"").name
        return f"the signature is by the key {other}, not by {key.name}"
    public = Ed25519PublicKey.from_public_bytes(key.raw)
    comment = lines[2].removesuffix("\r").removeprefix(_TRUSTED)
    try:
        public.verify(one[10:], hashlib.blake2b(data).digest())
        public.verify(all_, one[10:] + comment.encode())
    except InvalidSignature:
        return "the signature does not fit the list: one of the two was changed"
    return ""


def _unpacked(line: str) -> bytes:
    try:
        return base64.b64decode(line.strip(), validate=True)
    except (binascii.Error, ValueError):
        return b""


def _stream(password: str, salt: bytes, limits: bytes) -> bytes:
    """Return the bytes that hide a locked key: scrypt, with the costs that libsodium finds for its limits."""
    operations = max(int.from_bytes(limits[:8], "little"), 32768)
    memory = int.from_bytes(limits[8:], "little")
    by_memory = operations >= memory // 32
    most = memory // 1024 if by_memory else operations // 32
    power = max(1, (most // 2).bit_length())
    parallel = max(1, (operations // 4 >> power) // 8) if by_memory else 1
    if power > _POWER or parallel > _POWER:
        raise BadKey("the key asks for more memory than minisign does (make another: minisign -G)")
    return hashlib.scrypt(
        password.encode(), salt=salt, n=1 << power, r=8, p=parallel, dklen=104, maxmem=2**31 - 1
    )


_PUBLIC, _SECRET, _SIGNED, _LINES, _POWER = 42, 158, 74, 3, 20
_TRUSTED = "trusted comment: "
