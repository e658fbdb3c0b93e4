"""One run from sources to a published site; mkdocs' events and the command line drive it."""

from __future__ import annotations

import hashlib
import logging
import os
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from handbook import press, publish, render
from handbook.catalog import rule
from handbook.check import CheckResult, judge
from handbook.editions import books as editions_of
from handbook.exports import data_files
from handbook.findings import Finding
from handbook.languages import SOURCE
from handbook.layout import Finished, Pages, moved_pages
from handbook.model import Handbook, Reviewed
from handbook.parse import completed
from handbook.progress import Progress
from handbook.rules import check_site
from handbook.search import index, index_path
from handbook.site import read_site
from handbook.site.reviews import load_reviewed
from handbook.site.seal import tree_digest
from handbook.store import CONFIG

MKDOCS_WARNS = rule("HB890", "mkdocs-warns")

NO_PDF = "HANDBOOK_NO_PDF"
"""Environment variable that, set to 1, builds with neither print files nor links to them."""

_DOC = re.compile(r"(?:Doc file |file )['\"]([^'\"]+\.md)['\"]")


class ContentError(Exception):
    """Something was found that may not be published; exit code 1."""

    def __init__(self, findings: list[Finding]) -> None:
        super().__init__(f"{len(findings)} findings")
        self.findings = findings


class Warnings(logging.Handler):
    """Keeps what mkdocs and its plugins warn of: their own count is read after the site is out."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.texts: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one message, once."""
        text = record.getMessage()
        if text not in self.texts:
            self.texts.append(text)


@dataclass(slots=True, eq=False)
class Run:
    """The state that the events of one build share; it lives in mkdocs' `config.extra`."""

    root: Path
    reading: CheckResult
    book: Handbook
    findings: list[Finding]
    prints: press.Prints | None
    """What this run prints; None where it makes no print files, and so shows no links to them."""
    layout: Pages
    target: publish.Target | None
    """Where the site goes; None under `serve`, which shows it from memory."""
    reviewed: Mapping[str, Reviewed] = field(default_factory=dict)
    """Scripts that people have read, by path below the site's root."""
    books: bool = False
    """Whether the books are made too."""
    warnings: Warnings = field(default_factory=Warnings)
    progress: Progress = field(default_factory=Progress)
    made: dict[str, str] = field(default_factory=dict)
    """SHA-256 of each file of the site when it was made, by path: the output gate finds it so, or refuses."""
    found: dict[str, list[Mapping[str, object]]] = field(default_factory=dict)
    """What the search finds in the pages, by language."""
    pages: int = 0
    """Pages that will be rendered, over all languages."""
    shown: int = 0
    """Pages rendered so far, over all languages."""

    def put(self, staging: Path, path: str, data: bytes) -> None:
        """Write a file of the site, and take note of it."""
        (staging / path).parent.mkdir(parents=True, exist_ok=True)
        (staging / path).write_bytes(data)
        self.note(path, data)

    def finish(self, lang: str, source: str) -> Finished:
        """Return the page of the file `source`, below docs/, in the tree of `lang`; say so when it takes long."""
        self.shown += 1
        self.progress.tell("pages", self.shown, self.pages)
        page = self.layout.finish(lang, source.partition("/")[2])
        self.found.setdefault(lang, []).extend(page.entries)
        return page

    def note(self, path: str, data: bytes) -> None:
        """Take note of a file of the site in the moment in which it is made or copied."""
        self.made[path] = hashlib.sha256(data).hexdigest()

    def states(self) -> Iterator[tuple[str, str]]:
        """Yield the path of each page, with a key of its bytes and of all that it was made of."""
        for path, made_of in self.layout.made_of.items():
            yield path, self.reading.cache.key(self.made[path], made_of)


def sources_of(book: Handbook) -> dict[str, str]:
    """Return the Markdown file of each HTML file of the site, by path below its root."""
    found = {}
    for lang in book.built_languages:
        for _, slug in (key for key in book.pages if key[0] == SOURCE):
            context = render.Context(book, lang, slug)
            found[context.output] = context.page.path
        for one in book.moved:
            found[render.output(lang, one.path)] = _RETIRED
    return found


def wants_pdf() -> bool:
    """Return whether the environment lets this run make print files."""
    return os.environ.get(NO_PDF, "") in ("", "0")


def open_run(
    root: Path,
    site: Path | None,
    reading: CheckResult | None = None,
    *,
    fresh: bool = False,
    books: bool = False,
) -> Run:
    """Read and check the content of `root`, and begin a build of `site` unless that is None.

    `reading` is the content where it was read and judged already; a `fresh` run makes each page anew,
    and `books` are made where that is asked for. Raises `ContentError` with every finding of all
    languages, or `EnvironmentProblem`; then nothing was touched.
    """
    pdf = site is not None and wants_pdf()
    reading = reading or judge(root)
    if reading.stops:
        raise ContentError(list(reading.findings))
    if pdf:
        press.ready()
    book = completed(reading.book())
    own = sum(lang == SOURCE for lang, _ in book.pages)
    run = Run(
        root,
        reading,
        book,
        list(reading.findings),
        press.Prints(book, reading.cache) if pdf else None,
        Pages(
            root,
            reading.content,
            book,
            replace(reading.cache, birth="") if fresh else reading.cache,
            pdf=pdf,
            live=site is None,
        ),
        publish.target(site) if site else None,
        load_reviewed(root),
        books,
        pages=own * len(book.built_languages),
    )
    if run.target:
        publish.start(run.target)
    logging.getLogger("mkdocs").addHandler(run.warnings)
    _OPEN.append(run)
    if run.prints:
        run.prints.begin()
    return run


def built(
    root: Path, site: Path, reading: CheckResult, *, books: bool = False
) -> tuple[Finding, ...] | None:
    """Return what the build that made `site` found, None where another would be made now."""
    target = publish.target(site)
    try:
        mine = publish.is_ours(target)
        return reading.cache.findings(_SITE, _whole(reading, root, target, books)) if mine else None
    except OSError:
        return None


def _whole(reading: CheckResult, root: Path, target: publish.Target, books: bool) -> str:  # noqa: FBT001
    """Return a key of all that a build reads and is asked for, and of every byte of the site that it made."""
    config = (root / CONFIG).read_text(encoding="utf-8")
    sources = (root / name for name in ("docs", "checklists", "hooks"))
    asked = f"prints {wants_pdf()}, books {books}"
    return reading.cache.key(
        asked, reading.key, config, tree_digest(*sources), tree_digest(target.site)
    )


def close_run(run: Run, staging: Path) -> None:
    """Print, judge and publish what a build left in `staging`.

    Raises `ContentError` or `EnvironmentProblem`; then the old site stands untouched.
    """
    try:
        with publish.explained(run.target.site if run.target else staging):
            for lang, docs in run.found.items():
                run.put(staging, index_path(lang), index(docs).encode())
            for path, html in moved_pages(run.root, run.book):
                run.put(staging, path, html.encode("utf-8", "xmlcharrefreplace"))
        if run.target:
            with publish.explained(run.target.site):
                for path, data in data_files(run.book).items():
                    run.put(staging, path, data)
                if run.prints:
                    run.findings += run.prints.write(staging, run.progress, run.note)
                if run.books:
                    _bind(run, staging)
                sources, kept = sources_of(run.book), run.reading.cache
                site = read_site(staging, sources, run.book, run.reviewed, run.made, kept)
                known = kept.sound(_PAGES)
                complete = (path for path, state in run.states() if state in known)
                run.findings += check_site(replace(site, complete=frozenset(complete)))
                kept.forget_old("built")
                run.layout.forget_old()
        run.progress.clear()
        run.findings += [as_finding(text) for text in run.warnings.texts]
        if any(finding.stops for finding in run.findings):
            raise ContentError(sorted(set(run.findings)))
        if run.target and publish.finish(run.target):
            run.reading.cache.keep_sound(_PAGES, (state for _, state in run.states()))
            with suppress(OSError):
                key = _whole(run.reading, run.root, run.target, run.books)
                run.reading.cache.keep_findings(_SITE, key, run.findings)
    finally:
        drop_run(run)


def _bind(run: Run, staging: Path) -> None:
    """Write the books, and say which one is being made: one takes minutes."""
    for done, made in enumerate(editions_of(run.book, run.reading.cache), 1):
        run.put(staging, made.path, made.data)
        run.findings += made.findings
        run.progress.tell("books", done, len(run.book.built_languages) * _BOOKS)


def drop_run(run: Run) -> None:
    """End a run that did not come to its end; called again it does nothing."""
    logging.getLogger("mkdocs").removeHandler(run.warnings)
    if run in _OPEN:
        _OPEN.remove(run)
    if run.prints:
        run.prints.end()
    if run.target:
        publish.abandon(run.target)


def drop_all() -> None:
    """End every run that is still open; the old site stands."""
    for run in tuple(_OPEN):
        drop_run(run)


def fail_all(error: BaseException | None = None) -> None:
    """End every run that an error of mkdocs left open; its error event names no build.

    Raises `EnvironmentProblem` where the error is the machine's, such as a full disk, and
    `ContentError` where mkdocs' own `--strict` stopped at a warning before the gates could speak.
    """
    places = [run.target.site for run in _OPEN if run.target]
    warned = [as_finding(text) for run in _OPEN for text in run.warnings.texts]
    drop_all()
    if isinstance(error, OSError):
        raise publish.explain(error, places[0] if places else Path("site"))
    if warned:
        raise ContentError(sorted(set(warned)))


def as_finding(text: str) -> Finding:
    """Return a warning of mkdocs, or of a plugin, as a finding at the page that it names."""
    found = _DOC.search(text)
    path = f"docs/{found[1]}" if found else "mkdocs.yml"
    return MKDOCS_WARNS.at(path, 0, text=text)


_BOOKS = 3
"""Books of a language: a PDF, an EPUB, and the pocket book."""


_SITE, _PAGES = "site", "pages"
_RETIRED = "docs/data/retired.yaml"
_OPEN: list[Run] = []
