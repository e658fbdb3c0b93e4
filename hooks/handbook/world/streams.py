"""Every choice of the practice range has a name, and the seed answers each name for itself.

A choice is made of HMAC-SHA-256 over its name, so that it depends on no other choice, on no order
in which choices are made, and on nothing of the machine. A number is drawn with rejection, thus
uniformly. Of texts the one with the highest HMAC is picked: a new text takes a share of the picks, and the
others keep theirs.
"""

from __future__ import annotations

import hashlib
import hmac
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

Item = TypeVar("Item")

ROUNDS = 600_000
"""Rounds of PBKDF2 between a phrase and its seed, and between a phrase and a key of this version."""

_BYTES = 8
_SPAN = 1 << (8 * _BYTES)


@dataclass(frozen=True, slots=True)
class Seed:
    """The bytes that all choices hang on, and the name below which these are made."""

    secret: bytes
    name: str = ""

    def below(self, name: str) -> Seed:
        """Return the seed of the choices whose names begin with `name`."""
        return Seed(self.secret, f"{self.name}{name}/")

    def number(self, name: str, low: int, high: int) -> int:
        """Return a whole number from `low` to `high`, each as likely as the other."""
        size, turn = high - low + 1, 0
        while True:
            drawn = int.from_bytes(self._mac(f"{name}#{turn}")[:_BYTES])
            if drawn < _SPAN - _SPAN % size:
                return low + drawn % size
            turn += 1

    def some(self, name: str, low: int, high: int, many: int) -> tuple[int, ...]:
        """Return so many different numbers from `low` to `high`, in the order in which they came."""
        drawn: dict[int, None] = {}
        turn = 0
        while len(drawn) < min(many, high - low + 1):
            drawn[self.number(f"{name}/{turn}", low, high)] = None
            turn += 1
        return tuple(drawn)

    def chance(self, name: str, percent: int) -> bool:
        """Return True in so many of a hundred cases."""
        return self.number(name, 1, 100) <= percent

    def digits(self, name: str, count: int) -> str:
        """Return so many digits, of which the first is no zero."""
        return str(self.number(name, 10 ** (count - 1), 10**count - 1))

    def text(self, name: str, texts: Iterable[str]) -> str:
        """Return one of different texts; one more among them changes nothing but its own share."""
        return max(texts, key=lambda one: (self._mac(f"{name}={one}"), one))

    def pick(self, name: str, items: Sequence[Item]) -> Item:
        """Return one of some items by its place among them."""
        return items[self.number(name, 0, len(items) - 1)]

    def order(self, name: str, items: Iterable[Item]) -> tuple[Item, ...]:
        """Return all items in a drawn order."""
        drawn = [(self._mac(f"{name}@{place}"), place, item) for place, item in enumerate(items)]
        return tuple(item for _, _, item in sorted(drawn, key=lambda one: one[:2]))

    def _mac(self, name: str) -> bytes:
        return hmac.digest(self.secret, f"{self.name}{name}".encode(), "sha256")


def seed_of(phrase: str, edition: str) -> Seed:
    """Return the seed of a trainer's phrase."""
    salt = f"handbook range{edition}".encode()
    return Seed(hashlib.pbkdf2_hmac("sha256", plain(phrase), salt, ROUNDS))


def plain(phrase: str) -> bytes:
    """Return a phrase as it counts, whatever its case and blanks; what is no letter stays, so two stay two."""
    words = " ".join(unicodedata.normalize("NFKC", phrase).casefold().split())
    return words.encode("utf-8", "surrogatepass")
