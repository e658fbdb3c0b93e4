"""Saved forms: what one file must be, what its chain proves, and what several files say together."""

from handbook.forms.chain import Break, Chain, canonical, hashed, make, verify
from handbook.forms.check import Checked, check
from handbook.forms.compare import Named, compare, exhibits_of, not_compared
from handbook.forms.evidence_files import (
    Folder,
    MatchedFiles,
    OnDisk,
    match_files,
    names_of,
    seals_of,
)
from handbook.forms.record import FORMAT, VERSION, Fault, Record, to_be_saved, with_retired
from handbook.forms.saved import DEEPEST, MOST, is_paper, parse, read_saved
from handbook.forms.schema import saved_schema
from handbook.forms.semantics import judge, left_open

__all__ = [
    "DEEPEST", "FORMAT", "MOST", "VERSION", "Break", "Chain", "Checked", "Fault", "Folder",
    "MatchedFiles", "Named", "OnDisk", "Record", "canonical", "check", "compare", "exhibits_of",
    "hashed", "is_paper", "judge", "left_open", "make", "match_files", "names_of", "not_compared",
    "parse", "read_saved", "saved_schema", "seals_of", "to_be_saved", "verify", "with_retired",
]  # fmt: skip
