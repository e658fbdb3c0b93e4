"""The content of a project read and judged, once for a command; what is known is replayed."""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from handbook.cache import Cache, open_cache
from handbook.findings import Finding
from handbook.gates import content_gate
from handbook.model import Content, Handbook, Reviewed
from handbook.rules import check_site
from handbook.site import read_site
from handbook.site.seal import tree_digest
from handbook.store import CONFIG, read, understood
from handbook.today import Today, today

_SOURCE, _SITE = "source", "site"


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
    key = cache.key(when.day.isoformat(), str(release), *content.parts())
    findings, made = cache.findings(_SOURCE, key), None
    if findings is None:
        made = _book(content, when, release=release)
        findings = tuple(content_gate(made))
        cache.keep_findings(_SOURCE, key, findings)
    return CheckResult(content, when, release, findings, cache, key, made)


def judge_site(
    reading: CheckResult,
    book: Handbook,
    staging: Path,
    sources: Mapping[str, str],
    reviewed: Mapping[str, Reviewed],
    made: Mapping[str, str],
) -> list[Finding]:
    """Return what is wrong with the built site in `staging`, made from `book`.

    `sources` names the Markdown file of each HTML file, `reviewed` the scripts that people have
    read, `made` the SHA-256 of each file when it was made. Raises `OSError`.
    """
    site = read_site(staging, sources, book, reviewed, made, reading.cache)
    reading.cache.forget_old("built")
    return check_site(site)


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


def _book(content: Content, when: Today, *, release: bool) -> Handbook:
    return replace(understood(content), today=when.day, release=release)
