"""The command line: what a contributor types, and the exit codes that a machine reads."""

from __future__ import annotations

import gc
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import TextIO

import click

from handbook import publish
from handbook.build import drop_all
from handbook.cli import build, bundle, check, form, lookups, new, serve
from handbook.cli.path_args import SITE
from handbook.cli.range import range_, score
from handbook.console import ENVIRONMENT, reporting
from handbook.findings import EnvironmentProblem
from handbook.report import visible
from handbook.store import CONFIG

_UNEXPECTED = "Got unexpected extra argument"
_PLAINER = {"%Y-%m-%d": "YYYY-MM-DD", "a valid integer range": "a whole number"}
"""What click says to programmers, in words for everybody."""
_UNANSWERED = "Error: nobody can answer here (type the answers as options; --help names them)\n"


def main() -> None:
    """Run the command line; 0 good, 1 content, 2 environment or usage."""
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    gc.set_threshold(50_000, 20, 50)  # a handbook is a million objects without a cycle
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:  # closed by the caller, or a name that this terminal cannot show
            stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    code = _run()
    emptied = [stream is None or _emptied(stream) for stream in (sys.stdout, sys.stderr)]
    sys.exit(code if all(emptied) else ENVIRONMENT)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "-C", "--root", default=".", help="The project's folder.", type=click.Path(path_type=Path)
)
@click.pass_context
def cli(context: click.Context, root: Path) -> None:
    """Build and check the handbook."""
    context.obj = root.resolve()
    with reporting(click.ClickException):
        if not (context.obj / CONFIG).is_file():
            raise EnvironmentProblem(
                f"there is no {CONFIG} in “{root}”", "change into the project's folder"
            )
        for note in publish.recover(publish.target(context.obj / SITE)):
            click.echo(note, err=True)


def _run() -> int:
    """Return the exit code of one command; every fault is told in a sentence."""
    try:
        code = _invoked()
        if sys.stdout is not None:
            sys.stdout.flush()
    except click.exceptions.NoArgsIsHelpError as error:
        _tell(error.format_message())
        return ENVIRONMENT
    except click.ClickException as error:
        drop_all()
        _tell(f"Error: {_sentence(error)}")
        return int(getattr(error, "code", None) or error.exit_code)
    except (click.Abort, KeyboardInterrupt) as stop:
        drop_all()
        asked = isinstance(stop, click.Abort) and not (sys.stdin and sys.stdin.isatty())
        _tell(f"\n{_UNANSWERED if asked else ''}stopped; nothing was changed")
        return ENVIRONMENT
    except BrokenPipeError:  # the reader has gone
        return ENVIRONMENT
    except OSError as error:
        drop_all()
        fault = publish.explain(error, Path.cwd())
        _tell(f"Error: {fault.message} ({fault.remedy})")
        return ENVIRONMENT
    return code


def _invoked() -> int:
    try:
        cli(standalone_mode=False)
    except SystemExit as stop:
        if isinstance(stop, click.ClickException):  # mkdocs' Abort is both, and says why
            raise
        if "PacifyFlush" in type(sys.stdout).__name__:  # how click marks a reader that has gone
            return ENVIRONMENT
        return stop.code if isinstance(stop.code, int) else 0
    return 0


def _sentence(error: click.ClickException) -> str:
    """Return what was wrong with a call in one sentence, and where to read how it is typed."""
    text = visible(" ".join(error.format_message().split())).removesuffix(".")
    for theirs, ours in _PLAINER.items():
        text = text.replace(theirs, ours)
    context = getattr(error, "ctx", None)
    advised = text.endswith(")") and not text.startswith(_UNEXPECTED)
    if isinstance(error, click.UsageError) and context is not None and not advised:
        text += f" (type `{context.command_path} --help`)"
    return text


def _tell(text: str) -> None:
    """Write a line to standard error, if there is room for it."""
    with suppress(OSError):
        click.echo(text, err=True)


def _emptied(stream: TextIO) -> bool:
    """Return whether a stream takes what is left; if not, drop it, as Python flushes once more at its end."""
    try:
        stream.flush()
    except OSError:
        with open(os.devnull, "w", encoding="utf-8") as nowhere:  # noqa: PTH123 - a device, no file
            os.dup2(nowhere.fileno(), stream.fileno())
        return False
    return True


for _command in (
    build.build, bundle.bundle, check.check, lookups.digest, form.form, new.new, lookups.review_scripts,
    lookups.rules, serve.serve, lookups.words, lookups.platforms, range_, bundle.verify,
):  # fmt: skip
    cli.add_command(_command)
range_.add_command(score)
