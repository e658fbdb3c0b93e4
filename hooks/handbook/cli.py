"""The command line: what a contributor types, and the exit codes that a machine reads."""

from __future__ import annotations

import logging
import os
import sys
from pathlib import Path

import click

from handbook import publish, report, run
from handbook.findings import EnvironmentFault
from handbook.gates import content_gate
from handbook.model import Checklist, Page
from handbook.model import digest as text_digest
from handbook.rules import LAWS, rule_page
from handbook.store import CONFIG, load, load_example
from handbook.tell import CONTENT, ENVIRONMENT, tell, told

SITE = "site"
_PRINTERS = {"text": report.terminal, "json": report.json_text, "github": report.github}
_RULE_PAGES = Path("docs/en/contribute/rules")


def main() -> None:
    """Run the command line; 0 good, 1 content, 2 environment or usage."""
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    try:
        cli(standalone_mode=False)
    except click.ClickException as error:
        run.drop_all()
        error.show()
        sys.exit(getattr(error, "code", None) or error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        run.drop_all()
        click.echo("stopped; the old site stands", err=True)
        sys.exit(ENVIRONMENT)
    except OSError as error:
        run.drop_all()
        fault = publish.explain(error, Path.cwd())
        click.echo(f"Error: {fault.message} ({fault.remedy})", err=True)
        sys.exit(ENVIRONMENT)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "-C", "--root", default=".", help="The project's folder.", type=click.Path(path_type=Path)
)
@click.pass_context
def cli(context: click.Context, root: Path) -> None:
    """Build and check the handbook."""
    context.obj = root.resolve()
    with told(click.ClickException):
        if not (context.obj / CONFIG).is_file():
            raise EnvironmentFault(
                f"there is no {CONFIG} in “{root}”", "change into the project's folder"
            )
        for note in publish.recover(publish.target(context.obj / SITE)):
            click.echo(note, err=True)


@cli.command()
@click.option("--no-pdf", is_flag=True, help="Make neither print files nor links to them.")
@click.pass_obj
def build(root: Path, *, no_pdf: bool) -> None:
    """Check everything, build the site, and put it in the place of the old one."""
    if no_pdf:
        os.environ[run.NO_PDF] = "1"
    with told(click.ClickException):
        opened = run.open_run(root, root / SITE)
    tell(opened.findings)
    _quiet()
    from mkdocs.commands.build import build as mkdocs_build  # noqa: PLC0415 - slow to load
    from mkdocs.config import load_config  # noqa: PLC0415

    config = load_config(str(root / CONFIG))
    config.extra["hb"] = opened  # read and judged already, before mkdocs read its configuration
    mkdocs_build(config)
    click.echo(f"{SITE}/index.html is ready: open it in a browser, with or without a network")


@cli.command()
@click.option("--format", "form", type=click.Choice(sorted(_PRINTERS)), default="text")
@click.argument("files", nargs=-1)
@click.pass_obj
def check(root: Path, form: str, files: tuple[str, ...]) -> None:
    """Check the content without building; FILES narrows what is shown, not what is read."""
    with told(click.ClickException):
        findings = content_gate(load(root))
    if files:
        named = {_named(file, root) for file in files}
        findings = [finding for finding in findings if finding.path in named]
    if form == "text":
        tell(findings)
    elif text := _PRINTERS[form](findings):
        click.echo(text)
    if any(finding.stops for finding in findings):
        sys.exit(CONTENT)
    if form == "text":
        click.echo("nothing to mend")


@cli.command(context_settings={"ignore_unknown_options": True})
@click.argument("options", nargs=-1, type=click.UNPROCESSED)
@click.pass_obj
def serve(root: Path, options: tuple[str, ...]) -> None:
    """Show the site while you write, rebuilt at every change; OPTIONS as for `mkdocs serve`."""
    from mkdocs.__main__ import cli as mkdocs_cli  # noqa: PLC0415 - slow to load

    mkdocs_cli(["serve", "-f", str(root / CONFIG), *options], standalone_mode=False)


@cli.command()
@click.argument("file")
@click.pass_obj
def digest(root: Path, file: str) -> None:
    """Print what a translation of the English FILE records as `of` in its front matter."""
    path = _named(file, root)
    with told(click.ClickException):
        book = load(root)
    sources: list[Page | Checklist] = [*book.pages.values(), *book.checklists.values()]
    found = next((source for source in sources if source.path == path), None)
    if found is None:
        message = f"“{path}” is no page or list (name one below docs/en/ or checklists/en/)"
        raise click.UsageError(message)
    click.echo(text_digest(found.body))


@cli.command()
@click.option("--write", is_flag=True, help="Write the pages of the rules into docs/.")
@click.argument("codes", nargs=-1)
@click.pass_obj
def rules(root: Path, *, write: bool, codes: tuple[str, ...]) -> None:
    """List the rules, or explain those named by CODES."""
    known = {rule.code: rule for rule in LAWS}
    if unknown := [code for code in codes if code not in known]:
        message = f"there is no rule “{unknown[0]}” (type `handbook rules` for the list)"
        raise click.UsageError(message)
    if write:
        for rule in LAWS:
            path = root / _RULE_PAGES / f"{rule.code}.md"
            page = rule_page(rule, load_example(root / "tests" / "rules" / rule.code))
            if not path.exists() or path.read_text(encoding="utf-8") != page:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(page, encoding="utf-8", newline="\n")
                click.echo(f"wrote {path.relative_to(root).as_posix()}")
        return
    for code in codes or known:
        rule = known[code]
        click.echo(f"{code}  {rule.name}  ({rule.severity.value})")
        if codes:
            click.echo((rule.__doc__ or "").strip())


def _named(file: str, root: Path) -> str:
    """Return the path from the root of a file that a person named from where she stands."""
    path = Path(file).resolve()
    if not path.is_relative_to(root) or not path.exists():
        message = f"there is no file “{file}” in the project (type its path from where you are)"
        raise click.UsageError(message)
    return path.relative_to(root).as_posix()


def _quiet() -> None:
    """Let mkdocs speak of warnings only; each of them stops the build anyway."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("%(message)s"))
    logger = logging.getLogger("mkdocs")
    logger.setLevel(logging.WARNING)
    logger.addHandler(handler)
