"""Checked forms in, text out: for a second officer at a terminal, and for a program."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from textwrap import fill, wrap

from handbook.forms import Checked, Folder, MatchedFiles, Record
from handbook.report.terminal import BOLD, FAINT, GREEN, RED, YELLOW, Look
from handbook.report.words import counted, visible

SHOWN = 20
"""Faults of one file that are told; of more, their number."""
_FEW = 5
_INDENT, _NARROWEST = 10, 70
LIMITS = (
    "A chain finds accidents. It is no proof against somebody who changes a file on purpose and makes "
    "the chain again: compare each head hash with the one that is printed and signed by hand."
)


@dataclass(frozen=True, slots=True)
class VerificationReport:
    """Everything that was found in the files of one call."""

    files: tuple[Checked, ...]
    """In the order in which they were named, with what was found across them."""
    edition: str
    """Of the handbook that looks at them."""
    notes: tuple[str, ...] = ()
    """What was not compared, and why."""
    folder: Folder | None = None
    held: MatchedFiles | None = None

    @property
    def faults(self) -> int:
        """How many faults a person must clear up."""
        return sum(not fault.doubt for one in self.files for fault in one.faults)

    @property
    def doubts(self) -> int:
        """How many things are told that may have a good reason."""
        return sum(fault.doubt for one in self.files for fault in one.faults)

    @property
    def stops(self) -> bool:
        """Whether anything is wrong: a fault, or a folder that was not read."""
        return self.faults > 0 or bool(self.folder and self.folder.unread)


def form_text(hearing: VerificationReport, look: Look) -> str:
    """Return what was verified in each file, what is open, every fault, and the limits of it all."""
    blocks = ["\n".join(_file(one, hearing, look)) for one in hearing.files]
    rest = [*_folder(hearing, look), *(f"not compared: {visible(note)}" for note in hearing.notes)]
    if rest:
        blocks.append("\n".join(rest))
    end = look.paint(_sums(hearing), BOLD, RED if hearing.stops else GREEN)
    return "\n\n".join([*blocks, f"{end}\n{look.paint(fill(LIMITS, look.width), FAINT)}"])


def form_json(hearing: VerificationReport) -> str:
    """Return the same as one JSON object in ASCII."""
    whole: dict[str, object] = {
        "files": [_facts(one, hearing.edition) for one in hearing.files],
        "not-compared": list(hearing.notes),
        "faults": hearing.faults,
        "doubts": hearing.doubts,
        "summary": _sums(hearing),
        "limits": LIMITS,
    }
    if hearing.folder and hearing.held:
        whole["against"] = {
            "folder": hearing.folder.name,
            "rows": hearing.held.rows,
            "same": hearing.held.same,
            "not-named": list(hearing.folder.others),
            "not-read": list(hearing.folder.unread),
        }
    return json.dumps(whole, indent=2)


def _file(one: Checked, hearing: VerificationReport, look: Look) -> Iterator[str]:
    yield look.paint(visible(one.file), BOLD)
    if one.record:
        for name, text in _lines(one, one.record, hearing.edition):
            yield from _wrapped(name, visible(text), look)
    else:
        yield f"  {look.paint('refused', RED)}"
    draft = bool(one.record and one.record.draft)
    shown = one.faults if draft else one.faults[:SHOWN]
    for fault in shown:
        place = f"{visible(fault.place)}: " if fault.place else ""
        word = look.paint("look: ", YELLOW) if fault.doubt else ""
        advice = look.paint(f"({visible(fault.remedy)})", FAINT)
        yield f"{look.paint(visible(one.file), BOLD)}: {word}{place}{visible(fault.what)} {advice}"
    if len(one.faults) > len(shown):
        yield look.paint(f"… and {len(one.faults) - len(shown)} more in this file", FAINT)


def _lines(one: Checked, record: Record, edition: str) -> Iterator[tuple[str, str]]:
    """Yield what was verified, as a name and a text."""
    title = one.form.page.title if one.form else ""
    all_fields = len(one.form.fields) if one.form else 0
    yield "form", f"{record.form} {title}"
    yield "saved", f"{record.saved}, edition {record.edition}, in “{record.language}”"
    if record.edition != edition:
        yield "", f"by another edition than {edition}; every field of it is known here"
    rows = f" and {counted(len(record.rows), 'row')}" if one.form and one.form.rows else ""
    kinds = "" if record.draft else ", each of its kind"
    yield "filled", f"{len(record.values)} of {counted(all_fields, 'field')}{rows}{kinds}"
    yield "chain", "does not fit" if one.broken else "fits, over every row and the whole"
    if one.broken:
        yield "in file", f"{record.chain.head} (before the change)"
    yield "head", one.head
    yield "", "compare it, sign by sign, with the head hash on the signed print"
    if record.draft:
        yield "draft", "no evidence: it was compared with nothing, and no file was held against it"
    elif one.open:
        yield "open", f"{', '.join(_open(one.open))}: always needed, and without an answer"


def _wrapped(name: str, text: str, look: Look) -> Iterator[str]:
    lines = wrap(text, max(_NARROWEST, look.width - _INDENT), break_on_hyphens=False)
    for number, line in enumerate(lines):
        lead = look.paint(f"  {name:<{_INDENT - 2}}", FAINT) if number == 0 else " " * _INDENT
        yield f"{lead}{line}"


def _open(fields: Sequence[tuple[int, str]]) -> list[str]:
    said = [f"row {row} {id_}" if row else id_ for row, id_ in fields]
    return said if len(said) <= SHOWN else [*said[:SHOWN], f"{len(said) - SHOWN} more"]


def _folder(hearing: VerificationReport, look: Look) -> Iterator[str]:
    if not hearing.folder or not hearing.held:
        return
    held, folder = hearing.held, hearing.folder
    sums = f"{held.same} of {counted(held.rows, 'row')} have their file"
    yield f"against “{visible(folder.name)}”: {sums}, with the same size and SHA-256"
    if folder.others:
        names = ", ".join(f"“{visible(path)}”" for path in folder.others[:_FEW])
        more = f" and {len(folder.others) - _FEW} more" if len(folder.others) > _FEW else ""
        yield look.paint(f"named by no row: {names}{more}", FAINT)
    for trouble in folder.unread:
        yield f"{look.paint('not read', RED)}: {visible(trouble)}"


def _sums(hearing: VerificationReport) -> str:
    files = counted(len(hearing.files), "file")
    doubts = f"{counted(hearing.doubts, 'thing')} to look at" if hearing.doubts else ""
    if hearing.faults:
        return f"{counted(hearing.faults, 'fault')}{f' and {doubts}' if doubts else ''} in {files}"
    if hearing.stops:
        return f"not everything was read; no fault in {files}"
    return f"nothing is wrong in {files}{f'; {doubts}' if doubts else ''}"


def _facts(one: Checked, edition: str) -> dict[str, object]:
    facts: dict[str, object] = {"file": one.file, "refused": one.record is None}
    if one.record:
        record = one.record
        facts |= {
            "form": record.form,
            "title": one.form.page.title if one.form else "",
            "edition": record.edition,
            "other-edition": record.edition != edition,
            "language": record.language,
            "saved-utc": record.saved,
            "draft": record.draft,
            "fields": len(record.values),
            "rows": len(record.rows),
            "chain": "broken" if one.broken else "whole",
            "head": one.head,
            "head-in-file": record.chain.head,
            "open": [{"row": row, "field": id_} for row, id_ in one.open],
        }
    return {**facts, "faults": [asdict(fault) for fault in one.faults]}
