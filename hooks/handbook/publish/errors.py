"""What the machine does not allow, as one sentence and what to do about it."""

from __future__ import annotations

import errno
import os
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from handbook.findings import EnvironmentProblem

if TYPE_CHECKING:
    from collections.abc import Iterator


class PublishError(EnvironmentProblem):
    """The place of the site does not allow a build; the old site is untouched. Exit code 2."""


class Busy(PublishError):  # noqa: N818 - it is a state, not a mistake
    """Another process builds the same site."""


def explain(error: OSError, place: Path) -> PublishError:
    """Return the fault of the machine that an `OSError` from writing below `place` means."""
    number = error.errno or 0
    if number in _FULL:
        return PublishError(
            f"the disk that holds {quoted(place)} is full",
            "free some space, then build again",
        )
    if number == errno.EROFS:
        return PublishError(
            f"{quoted(place)} is on a file system that can only be read",
            "copy the project to a disk that can be written, then build there",
        )
    where = Path(os.fsdecode(error.filename)) if isinstance(error.filename, str | bytes) else place
    if number in _FORBIDDEN:
        return PublishError(
            f"this user may not write or read {quoted(where)}, or a program has it open",
            "close what has it open, or build as the owner of the folder",
        )
    reason = error.strerror or type(error).__name__
    return PublishError(
        f"the system refused to write {quoted(where)}: {reason[:1].lower()}{reason[1:]}",
        "move the project to another disk or mend that, then build again",
    )


@contextmanager
def explained(place: Path) -> Iterator[None]:
    """Turn each `OSError` of the block into a `PublishError` about `place`."""
    try:
        yield
    except OSError as error:
        raise explain(error, place) from error


def quoted(path: Path) -> str:
    """Return a path as messages show it: “site”, from the current folder where it lies below."""
    try:
        short = path.relative_to(Path.cwd())
    except (OSError, ValueError):
        short = path
    return f"“{short.as_posix()}”"


_FULL = (errno.ENOSPC, errno.EDQUOT)
_FORBIDDEN = (errno.EACCES, errno.EPERM)
