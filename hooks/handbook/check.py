"""The content of a project read and judged, once for a command; what is known is replayed."""

from __future__ import annotations

import contextlib
import datetime as dt
import gc
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from handbook.cache import Cache, open_cache
from handbook.findings import Finding
from handbook.gates import content_gate, output_gate
from handbook.model import Content, Handbook, Reviewed
from handbook.site import read_site
from handbook.site.seal import tree_digest
from handbook.store import CONFIG, read, understood
from handbook.today import Today, today

_SOURCE, _OUTPUT, _SITE, _WORDS = "source", "output", "site", "words"
_COMPARED = "compared"
_SHORT = 32
"""Digits of a digest that are kept: many are, and 128 bits tell texts apart."""


@dataclass(frozen=True, slots=True)
class CheckResult:
    """Content, the day on which it was judged, and what was found."""

    content: Content
    day: Today
    release: bool
    findings: tuple[Finding, ...]
    cache: Cache
    key: str
    """Another as soon as anything differs that the judges knew."""
    made: Handbook | None = field(default=None, compare=False, repr=False)
    """The handbook, where the gate has made it."""

    @property
    def stops(self) -> bool:
        """Whether nothing of it may be published."""
        return any(finding.stops for finding in self.findings)

    def book(self) -> Handbook:
        """Return the content as a handbook; where the gate was not asked, each call makes it anew."""
        if self.made is not None:
            return self.made
        with _no_collector():
            return _book(self.content, self.day, release=self.release)


def judge(
    root: Path,
    *,
    instead: Mapping[str, bytes] | None = None,
    day: dt.date | None = None,
    release: bool = False,
) -> CheckResult:
    """Return the content of `root` with its findings.

    `instead` holds unsaved bytes by path, `day` takes the place of today, and with `release` what
    may wait between two editions may not. Raises `EnvironmentProblem`.
    """
    content = read(root, instead)
    when = Today(day, "asked") if day else today(root)
    cache = open_cache(root)
    key = cache.key(when.day.isoformat(), str(release), *content.parts())
    findings, made = cache.findings(_SOURCE, key), None
    if findings is None:
        with _no_collector():
            made = _book(content, when, release=release)
            findings = tuple(_judged(content, made, cache))
        cache.keep_findings(_SOURCE, key, findings)
    return CheckResult(content, when, release, findings, cache, key, made)


def _judged(content: Content, made: Handbook, cache: Cache) -> list[Finding]:
    """Return what is wrong; texts that were sound, as they are, are not read for their words again."""
    frame = cache.key(*content.frame())
    texts = {path: cache.key(path, content.texts[path])[:_SHORT] for path in content.bodies()}
    sound = set(cache.lines(_WORDS, frame) or ())
    findings = content_gate(made, texts, sound)
    cache.keep(_WORDS, frame, sorted(sound & {*texts.values()}))
    return findings


def judge_site(
    reading: CheckResult,
    book: Handbook,
    staging: Path,
    sources: Mapping[str, str],
    reviewed: Mapping[str, Reviewed],
    made: Mapping[str, str],
    parts: Mapping[str, str] | None = None,
) -> tuple[Finding, ...]:
    """Return what is wrong with the built site in `staging`, made from `book`.

    `sources` names the Markdown file of each HTML file, `reviewed` the scripts that people have
    read, `made` the SHA-256 of each file when it was made, `parts` for each page a digest of all that
    it was made of. Raises `OSError`.
    """
    known = tuple(repr(sorted(one.items())) for one in (sources, reviewed, made))
    key = reading.cache.key(reading.key, tree_digest(staging), *known)
    findings = reading.cache.findings(_OUTPUT, key)
    if findings is None:
        with _no_collector():
            site = read_site(staging, sources, book, reviewed, made, reading.cache)
            always = reading.cache.key("sound")
            sound = set(reading.cache.lines(_COMPARED, always) or ())
            findings = tuple(output_gate(site, parts or {}, sound))
            reading.cache.keep(_COMPARED, always, sorted(sound))
            reading.cache.forget_old("built")
        reading.cache.keep_findings(_OUTPUT, key, findings)
    return findings


def built(reading: CheckResult, root: Path, site: Path, kind: str) -> tuple[Finding, ...] | None:
    """Return what the build that made `site` found, None where another would be made now.

    `kind` names what a build makes. Every byte of the site and of its sources is compared.
    """
    try:
        return reading.cache.findings(_SITE, _whole(reading, root, site, kind))
    except OSError:
        return None


def keep_built(
    reading: CheckResult, root: Path, site: Path, kind: str, findings: Iterable[Finding]
) -> None:
    """Remember that these sources make `site`; where it cannot be read, nothing is kept."""
    with contextlib.suppress(OSError):
        reading.cache.keep_findings(_SITE, _whole(reading, root, site, kind), findings)


def _whole(reading: CheckResult, root: Path, site: Path, kind: str) -> str:
    """Return a key of all that a build reads, and of the site that it made."""
    config = (root / CONFIG).read_text(encoding="utf-8")
    sources = (root / name for name in ("docs", "checklists", "hooks"))
    return reading.cache.key(kind, reading.key, config, tree_digest(*sources), tree_digest(site))


@contextlib.contextmanager
def _no_collector() -> Iterator[None]:
    """Let the collector of cycles rest.

    A handbook is a million objects without a cycle. To walk through them all again and again, while
    there are more and more of them, takes a fifth of the time.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _book(content: Content, when: Today, *, release: bool) -> Handbook:
    return replace(understood(content), today=when.day, release=release)
