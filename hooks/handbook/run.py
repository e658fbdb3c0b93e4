"""One run from sources to a published site; mkdocs' events and the command line drive it."""

from __future__ import annotations

import logging
import os
import re
from dataclasses import dataclass, field
from pathlib import Path

from handbook import press, publish, render
from handbook.findings import Finding
from handbook.gates import content_gate, output_gate
from handbook.languages import SOURCE
from handbook.model import Handbook
from handbook.progress import Progress
from handbook.site import read_site
from handbook.store import load

NO_PDF = "HANDBOOK_NO_PDF"
"""Environment variable that, set to 1, builds with neither print files nor links to them."""

_DOC = re.compile(r"(?:Doc file |file )['\"]([^'\"]+\.md)['\"]")


class ContentFault(Exception):  # noqa: N818 - it is told as findings, not as an error
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

    book: Handbook
    findings: list[Finding]
    pdf: bool
    """Whether this run makes print files, and so may show links to them."""
    target: publish.Target | None
    """Where the site goes; None under `serve`, which shows it from memory."""
    warnings: Warnings = field(default_factory=Warnings)
    progress: Progress = field(default_factory=Progress)
    pages: int = 0
    """Pages that will be rendered, over all languages."""
    shown: int = 0
    """Pages rendered so far, over all languages."""

    @property
    def sources(self) -> dict[str, str]:
        """Markdown file of each HTML file of the site, by path below its root."""
        found = {}
        for lang in self.book.built_languages:
            for _, slug in (key for key in self.book.pages if key[0] == SOURCE):
                context = self.context(lang, slug)
                found[context.output] = context.page.path
        return found

    def context(self, lang: str, slug: str) -> render.Context:
        """Return where the page `slug` of the output language `lang` stands."""
        return render.Context(self.book, lang, slug, self.pdf, live=self.target is None)

    def shown_as(self, lang: str, source: str) -> render.Context:
        """Return where the page of the file `source`, below docs/, stands in the tree of `lang`."""
        return self.context(lang, source.partition("/")[2])

    def tell_page(self) -> None:
        """Count one rendered page, and say so when the work takes long."""
        self.shown += 1
        self.progress.tell("pages", self.shown, self.pages)


def wants_pdf() -> bool:
    """Return whether the environment lets this run make print files."""
    return os.environ.get(NO_PDF, "") in ("", "0")


def open_run(root: Path, site: Path | None) -> Run:
    """Read and check the content of `root`, and begin a build of `site` unless that is None.

    Raises `ContentFault` with every finding of all languages, or `EnvironmentFault`; then nothing
    was touched.
    """
    pdf = site is not None and wants_pdf()
    book = load(root)
    findings = content_gate(book)
    if any(finding.stops for finding in findings):
        raise ContentFault(findings)
    if pdf:
        press.ready()
    own = sum(lang == SOURCE for lang, _ in book.pages)
    run = Run(
        book,
        findings,
        pdf,
        publish.target(site) if site else None,
        pages=own * len(book.built_languages),
    )
    if run.target:
        publish.start(run.target)
    logging.getLogger("mkdocs").addHandler(run.warnings)
    _OPEN.append(run)
    return run


def close_run(run: Run, staging: Path) -> None:
    """Print, judge and publish what a build left in `staging`.

    Raises `ContentFault` or `EnvironmentFault`; then the old site stands untouched.
    """
    try:
        if run.target:
            with publish.explained(run.target.site):
                if run.pdf:
                    run.findings += press.print_all(run.book, staging, run.progress)
                run.findings += output_gate(read_site(staging, run.sources))
        run.progress.clear()
        run.findings += [_warned(text) for text in run.warnings.texts]
        if any(finding.stops for finding in run.findings):
            raise ContentFault(sorted(set(run.findings)))
        if run.target:
            publish.finish(run.target)
    finally:
        drop_run(run)


def drop_run(run: Run) -> None:
    """End a run that did not come to its end; called again it does nothing."""
    logging.getLogger("mkdocs").removeHandler(run.warnings)
    if run in _OPEN:
        _OPEN.remove(run)
    if run.target:
        publish.abandon(run.target)


def drop_all() -> None:
    """End every run that is still open; the old site stands."""
    for run in tuple(_OPEN):
        drop_run(run)


def fail_all(error: BaseException | None = None) -> None:
    """End every run that an error of mkdocs left open; its error event names no build.

    Raises `EnvironmentFault` where the error is the machine's, such as a full disk, and
    `ContentFault` where mkdocs' own `--strict` stopped at a warning before the gates could speak.
    """
    places = [run.target.site for run in _OPEN if run.target]
    warned = [_warned(text) for run in _OPEN for text in run.warnings.texts]
    drop_all()
    if isinstance(error, OSError):
        raise publish.explain(error, places[0] if places else Path("site"))
    if warned:
        raise ContentFault(sorted(set(warned)))


def _warned(text: str) -> Finding:
    """Return a warning of mkdocs, or of a plugin, as a finding at the page that it names."""
    found = _DOC.search(text)
    path = f"docs/{found[1]}" if found else "mkdocs.yml"
    return Finding(path, 0, "HB890", f"mkdocs warns: {text}", "mend what the warning names")


_OPEN: list[Run] = []
