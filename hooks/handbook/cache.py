"""Findings that need not be found again, and files not made again, below `.cache/handbook/`.

An entry is replayed only where all that the judges knew is the same: content, day, their own code
and the packages that they lean on. Whatever is damaged, or was not made in this folder on this
machine, is thrown away without a word: a cache that came with a pull request would otherwise
answer “nothing to mend” for its author.
"""

from __future__ import annotations

import contextlib
import functools
import hashlib
import os
import pickle
import stat
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from handbook.findings import Finding

FOLDER = Path(".cache", "handbook")
_MOST_BYTES = 8 << 20
_MOST_HELD = 64 << 20
"""Bytes of one kind that stay: some branches' worth."""
_OWN = (".py", ".md", ".yaml", ".j2")
"""Endings of our own files that decide what is found: code, the catalog of rules, schemas."""
_PACKAGES = (
    "mkdocs", "mkdocs-material", "mkdocs-static-i18n", "pyromark", "PyYAML",
    "selectolax", "tinycss2", "weasyprint", "pypdf", "jinja2", "openpyxl", "lxml", "fonttools",
    "markupsafe", "pydyf", "pyphen",
)  # fmt: skip
"""Packages whose version may change what is found or what is built."""


@dataclass(frozen=True, slots=True)
class Cache:
    """The entries of one project; one that cannot be written remembers nothing."""

    folder: Path
    birth: str
    """What only this folder on this machine has; empty where nothing can be kept."""

    def key(self, *parts: str) -> str:
        """Return the key of what `parts` describe, 64 hex digits."""
        return _digest(self.birth, generation(), *parts)

    def findings(self, kind: str, key: str) -> tuple[Finding, ...] | None:
        """Return the findings kept under `key`, None where there are none that can be trusted."""
        data = self.data(kind, key)
        if data is None:
            return None
        found: tuple[Finding, ...] = pickle.loads(data)  # noqa: S301 - sealed with what only this folder on this machine has
        return found

    def keep_findings(self, kind: str, key: str, findings: Iterable[Finding]) -> None:
        """Keep findings under `key`, in the place of what stood there."""
        self.keep_data(kind, key, pickle.dumps(tuple(findings)))
        self.forget_old(kind)

    def sound(self, kind: str) -> frozenset[str]:
        """Return the keys of what was kept as sound the last time, none where nothing can be trusted."""
        return frozenset((self.data(kind, self.key(kind)) or b"").decode().split())

    def keep_sound(self, kind: str, keys: Iterable[str]) -> None:
        """Keep the keys of what is sound, in the place of those that were."""
        self.keep_data(kind, self.key(kind), " ".join(keys).encode())
        self.forget_old(kind)

    @property
    def keeps(self) -> bool:
        """Whether anything is kept: a folder may be read-only."""
        return bool(self.birth)

    def data(self, kind: str, key: str) -> bytes | None:
        """Return the bytes kept under `key`, None where there are none that can be trusted.

        An entry whose seal is broken is removed; one that is asked for counts as new.
        """
        if not self.birth:
            return None
        path = self._path(kind, key)
        try:
            facts = path.lstat()
            trusted = stat.S_ISREG(facts.st_mode) and facts.st_size <= _MOST_BYTES
            seal, _, data = path.read_bytes().partition(b"\n") if trusted else (b"",) * 3
            if trusted and seal.decode("ascii", "replace") == _digest(key, data):
                os.utime(path)
                return data
        except FileNotFoundError:
            return None
        except OSError:
            pass
        self._forget(kind, key)
        return None

    def keep_data(self, kind: str, key: str, data: bytes) -> None:
        """Keep bytes under `key`; a disk that is full or read-only keeps nothing."""
        if not self.birth:
            return
        path = self._path(kind, key)
        beside = path.with_name(f"{path.name}.{os.getpid()}")
        with contextlib.suppress(OSError):
            beside.write_bytes(f"{_digest(key, data)}\n".encode() + data)
            beside.replace(path)

    def forget_old(self, kind: str) -> None:
        """Remove the oldest entries of a kind beyond what a folder should hold."""
        if self.birth:
            with contextlib.suppress(OSError):
                held = 0
                for path, facts in reversed(self._entries(kind)):
                    held += facts.st_size
                    if held > _MOST_HELD:
                        path.unlink()

    def _path(self, kind: str, key: str) -> Path:
        return self.folder / f"{kind}-{key[:32]}"

    def _forget(self, kind: str, key: str) -> None:
        with contextlib.suppress(OSError):
            self._path(kind, key).unlink()

    def _entries(self, kind: str) -> list[tuple[Path, os.stat_result]]:
        """Return the entries of a kind with what the disk says of them, the oldest first."""
        with os.scandir(self.folder) as entries:
            those = [one for one in entries if one.name.startswith(f"{kind}-")]
        found = ((Path(one.path), one.stat(follow_symlinks=False)) for one in those)
        return sorted(found, key=lambda pair: pair[1].st_mtime_ns)


def open_cache(root: Path) -> Cache:
    """Return the cache of the project `root`; entries without their mark of birth are removed."""
    folder = root / FOLDER
    mark = folder / "birth"
    try:
        if folder.is_symlink() or folder.parent.is_symlink():
            return Cache(folder, "")
        folder.mkdir(parents=True, exist_ok=True)
        if not mark.is_file() or mark.is_symlink():
            for entry in folder.iterdir():
                entry.unlink()
            mark.touch()
        facts = mark.lstat()
    except OSError:
        return Cache(folder, "")
    # A commit, a copy or an archive can bring these files, but not their number and time here.
    return Cache(folder, f"{facts.st_dev} {facts.st_ino} {facts.st_mtime_ns}")


@functools.cache
def generation() -> str:
    """Return what changes when our own code, a template that it fills, Python or a package does."""
    hooks = Path(__file__).parents[1]
    sources = sorted(
        path
        for folder in ("handbook", "theme")
        for path in (hooks / folder).rglob("*")
        if path.suffix in _OWN
    )
    return _digest(
        sys.version,
        *(f"{name} {_version(name)}" for name in _PACKAGES),
        *(f"{path.relative_to(hooks)}\n{path.read_text(encoding='utf-8')}" for path in sources),
    )


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "absent"


def _digest(*parts: str | bytes) -> str:
    whole = hashlib.sha256()
    for part in parts:
        data = part if isinstance(part, bytes) else part.encode("utf-8", "surrogatepass")
        whole.update(b"%d\n" % len(data))  # so that no two lists of parts read the same
        whole.update(data)
    return whole.hexdigest()
