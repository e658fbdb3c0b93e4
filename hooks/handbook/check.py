"""The content of a project read and judged, once for a command; what is known is replayed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from handbook.cache import Cache, open_cache
from handbook.findings import Finding
from handbook.model import Content, Handbook
from handbook.rules import RULES, check
from handbook.rules.base import only
from handbook.rules.ignored import sift
from handbook.store import read, understood
from handbook.today import Today, today


def content_gate(book: Handbook, new: Collection[str] | None = None) -> list[Finding]:
    """Return what is wrong with the sources, of all languages, each fault once.

    What is ignored for a while is among it, with the reason, and stops nothing. A text in which the
    gate found nothing before need not be among those at the paths `new`: see `check`.
    """
    return sift(check(book, new=new), book)


def safe_to_show(book: Handbook, paths: Collection[str]) -> bool:
    """Return whether what stands in the pages and lists at `paths` may be opened in a browser.

    That it may be published is another question, and takes longer.
    """
    return not any(one.stops for one in check(only(book, paths), _SAFETY))


_SAFETY = tuple(one for one in RULES if one.code.startswith("HB5"))


_SOURCE, _TEXTS = "source", "texts"


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
    frame = cache.key(when.day.isoformat(), str(release), *content.frame())
    states = {path: cache.key(frame, path, content.texts[path]) for path in content.bodies()}
    states[""] = frame  # what is no text
    key = cache.key(*states.values())
    findings, made = cache.findings(_SOURCE, key), None
    if findings is None:
        made, sound = _book(content, when, release=release), cache.sound(_TEXTS)
        new = {path for path, state in states.items() if state not in sound}
        findings = tuple(content_gate(made, new))
        told = {one.path if one.path in states else "" for one in findings}
        cache.keep_sound(_TEXTS, (state for path, state in states.items() if path not in told))
        cache.keep_findings(_SOURCE, key, findings)
    return CheckResult(content, when, release, findings, cache, key, made)


def _book(content: Content, when: Today, *, release: bool) -> Handbook:
    return replace(understood(content), today=when.day, release=release)
