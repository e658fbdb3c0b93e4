"""Saved forms: what one file must be, what its chain proves, and what several files say together."""

from handbook.forms.canonical import canonical, hashed
from handbook.forms.chain import Break, Chain, make, verify

__all__ = ["Break", "Chain", "canonical", "hashed", "make", "verify"]
