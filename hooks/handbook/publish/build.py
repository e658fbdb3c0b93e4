"""A build of a site is staged beside it, then swapped in or abandoned; one at a time."""

from __future__ import annotations

import contextlib
import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from handbook.publish import folder, lock
from handbook.publish.errors import Busy, PublishError, explained, quoted
from handbook.publish.folder import State, state

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class Target:
    """The four names that builds of one site use, all in one folder and thus on one disk."""

    site: Path
    staging: Path
    """Where a build writes; hidden, and there only while one runs or after one was killed."""
    old: Path
    """Where the site waits between two renames, where the system knows no exchange."""
    lock: Path


def target(site_dir: Path | str) -> Target:
    """Return the names for the site at `site_dir`, which need not exist."""
    given = Path(site_dir)
    if given.name in ("", ".."):
        message = f"“{given.as_posix()}” cannot be a site"
        raise PublishError(message, "name a folder of its own with site_dir")
    site = given.parent.resolve() / given.name  # a link at the site itself is judged, not followed
    return Target(
        site=site,
        staging=site.with_name(f".{site.name}.staging"),
        old=site.with_name(f"{site.name}.old"),
        lock=site.with_name(f".{site.name}.lock"),
    )


def is_ours(target: Target) -> bool:
    """Return whether a site that a build of ours made stands at its place."""
    return state(target.site) is State.OURS


def recover(target: Target) -> list[str]:
    """Put the site back where a stopped build left it aside, and return a sentence for each deed.

    Does nothing while a build runs, and nothing beside a site that is not ours. Writes only where
    something is left. Raises `PublishError` where the disk does not allow it.
    """
    with explained(target.site):
        if target.lock in _RUNNING or not _left_over(target):
            return []
        try:
            handle = lock.acquire(target.lock)
        except Busy:
            return []
        try:
            return _restore(target)
        finally:
            lock.release(target.lock, handle)


@contextlib.contextmanager
def building(target: Target) -> Iterator[Path]:
    """Give an empty staging folder for the block, which calls `swap` when all is good.

    On leaving, what was not swapped is gone.
    """
    start(target)
    try:
        yield target.staging
    finally:
        abandon(target)


def start(target: Target) -> list[str]:
    """Take the lock, recover, and make the empty staging folder; return the notes of `recover`.

    Called again during the build it does nothing. Raises `PublishError` where site, staging or
    old is not ours or the disk does not allow it, and `Busy` where another process builds.
    """
    if target.lock in _RUNNING:
        return []
    with explained(target.site):
        target.site.parent.mkdir(parents=True, exist_ok=True)
        handle = lock.acquire(target.lock)
        try:
            _insist(target)
            notes = _restore(target)
            folder.make(target.staging)
            _RUNNING[target.lock] = _Running(handle, folder.identity(target.staging))
        except BaseException:
            lock.release(target.lock, handle)
            raise
    return notes


def swap(target: Target) -> None:
    """Put the staging folder in the place of the site, on the disk before the names change.

    Called again it does nothing. Raises `PublishError` with the old site untouched where staging is
    empty or not the one of this build, or the site became one that is not ours.
    """
    running = _RUNNING[target.lock]
    if running.staged is None:
        return
    with explained(target.site):
        if folder.identity(target.staging) != running.staged:
            message = f"{quoted(target.staging)} was replaced while the site was built"
            raise PublishError(message, "build again")
        if all(path.name == folder.MARKER for path in target.staging.iterdir()):
            message = f"the build wrote nothing into {quoted(target.staging)}"
            raise PublishError(message, "read the messages above, then build again")
        folder.mark(target.staging)
        _insist(target)
        folder.flush(target.staging)
        if state(target.site) is State.EMPTY:
            target.site.rmdir()
        aside = folder.replace(target.staging, target.site, target.old)
        _RUNNING[target.lock] = _Running(running.lock, None)
        folder.flush_names(target.site.parent)
    # The new site stands: what cannot be removed now (a file open on Windows) waits for the next.
    if aside and state(aside) is State.OURS:
        with contextlib.suppress(OSError):
            folder.remove(aside)


def finish(target: Target) -> bool:
    """Swap and free the lock; False where no build runs, as when called again."""
    if target.lock not in _RUNNING:
        return False
    swap(target)
    abandon(target)
    return True


def abandon(target: Target) -> None:
    """Remove the staging folder that was not swapped and free the lock; never raises `OSError`."""
    running = _RUNNING.get(target.lock)
    if running is None:
        return
    try:
        with contextlib.suppress(OSError):
            if running.staged and folder.identity(target.staging) == running.staged:
                folder.remove(target.staging)
        with contextlib.suppress(OSError):
            _restore(target)
    finally:
        del _RUNNING[target.lock]
        lock.release(target.lock, running.lock)


@dataclass(frozen=True, slots=True)
class _Running:
    lock: int
    staged: tuple[int, int] | None
    """Identity of the staging folder; None once it became the site."""


def _left_over(target: Target) -> bool:
    return any(os.path.lexists(path) for path in (target.staging, target.old))


def _insist(target: Target) -> None:
    if refused := _refused(target):
        raise refused


def _refused(target: Target) -> PublishError | None:
    for path in (target.site, target.staging, target.old):
        found = state(path)
        if found.refused:
            remedy = "move it away"
            if path == target.site:
                remedy += ", or name another folder with site_dir"
            return PublishError(f"{quoted(path)} {found}", remedy)
    return None


def _restore(target: Target) -> list[str]:
    """Put `old` back where the site is missing, remove what else was left. Under the lock only."""
    notes = []
    site = state(target.site)
    if site.vacant and state(target.old) is State.OURS:
        if site is State.EMPTY:
            target.site.rmdir()
        target.old.rename(target.site)
        folder.flush_names(target.site.parent)
        notes.append(f"put {quoted(target.site)} back from {quoted(target.old)}")
    if state(target.site).refused:
        return notes
    for path in (target.staging, target.old):
        found = state(path)
        if found is State.OURS:
            folder.remove(path)
            notes.append(f"removed {quoted(path)}, left by a build that was stopped")
        elif found is State.EMPTY:
            path.rmdir()
    return notes


# The system counts locks by process, so a process must know itself which builds it has begun.
_RUNNING: dict[Path, _Running] = {}
