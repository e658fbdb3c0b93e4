"""Nothing that a contributor can put into a file takes a reader or a check many seconds.

The promise is ten seconds for a file, whatever it holds. Processor time is counted, so a busy
machine is no fault. A page and a list are as large as they may be (128 KiB) and full of one thing, in
lines as long as they may be (of two things a quarter as long) and in short blocks, or a list of eight: all
checks read them. A page of two things is half as large and has a sixteenth of the time: so what takes
four times as long for twice as much is seen as well.
"""

from __future__ import annotations

import signal
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import pytest

from handbook.forms import exhibits_of
from handbook.forms.compare import pieces_of, rest_of, strays_of
from handbook.parse.file import MAX_LINE, MAX_PAGE
from handbook.rules import check, check_site
from handbook.rules.drawings import foreign_parts
from handbook.site.mentions import mentions
from tests import books
from tests.rules_unit.pages import built, html

SECONDS = 10
PIECES = (
    "[", "[^", "![a](", "[@a, ", "[a][", "*a ", "`a ", "<a ", "<!--", "|", "_a", "[a](b ", "[a]: ", "[a]:\n",
    "\n[a]: (", "[[", "\n[a]: b\n", "[a](#s 'x')", "[a]: x(y", "- [a]: b\n", "\\[", "[a](b%20c)", "[]",
    "`", "\n ", "\n\t", "[\n", "> \n", " >x\n", "a  \n", "\u00a0a\n", "-\ta\n", "- a\n", "1. a\n",
    "- [\n", "- - - a\n\n", "- *a\n", "-\n", "\n> ", "\nStop", "\n**Stop.", "\n> > > ",
    "- [ ] `CL-03.1` **A.**\n\n", "\n\n## A { #a }\n\n", "\n\n| a | b |\n| - | - |\n| c | d |\n", "\n",
    "[.]", "a[.]", "http://" + "[.]" * 40 + " ", "hxxp://a[.]b ", "30 days [@key-2022]. ", "ghp_", "&", "&#1;", "`{{` ",
    "> ", "- ", "{ #", "F-06 ", "](", "] (", "1. ", ">", "-", "1", " ", "\t", "1.", "#", "Stop", "://",
    "http://", "a.com ", "a.com", "a.", "www.", "xn--", ":", "1 ", "1-", "1.1.", "@", "a@", "@a ", "A1",
    "AA00", "AA00 ", "a:", "1.1.1.1 ", "+22", "1.111, ", "1°1'", "///", "call 1", "call 111", "فون 1",
    "11 پر ", "0000471142 ", "0x", "۰۳", "0300-0000000 ", "7 or ", "one ", "1 (1) ", "a hundred and ",
    "30–", "password:", "token: ", "eyJ", "AKIA", "-----BEGIN ", "Aa1", "a-", "Aa1+/", "=", "{{", "==",
    "==a==", ":a:", "++", "~~a~~", "$$", "\u200b", "а", "аb ", "\u200c", "می\u200cشود ", "\u0301", "é",
    "a", "A sentence that says so. ",
)  # fmt: skip
"""What a page may be full of; each was once suspected of a pattern that takes for ever."""
PAGES = {
    "attributes": "<p a" + " a" * 200_000 + ">",
    "elements": "".join(f"<x{n}>" for n in range(2_000)),
    "queries": "".join(f'<a href="{n}?">' for n in range(5_000)),
    "links": "".join(f'<a href="{n}.html">x</a>' for n in range(20_000)),
    "headings": "".join(f'<h2 id="h{n}">x</h2>' for n in range(20_000)),
    "items": "<ul>" * 5_000 + '<li class="item" id="cl-03.1">' * 5_000,
    "address": '<a href="' + "a" * 500_000 + '?">',
    "percent": '<a href="' + "%" * 500_000 + '">',
    "depth": "<div>" * 10_000,
    "drawings": "<svg>" * 3_000,
    "angles": "<" * 200_000,
}
DRAWN = (
    "<g>" * 100_000, "<b/>" * 100_000, "<!---->" * 100_000, "<?a?>" * 100_000, '<g id="a"/>' * 90_000,
    f'<path fill="{"(" * 500_000}"/>', f'<path fill="{"url(" * 200_000}"/>',
    f'<path fill="url(#a){" " * 500_000}"/>', f'<path fill="url({" " * 500_000}#a)x y"/>',
    f'<path fill="{"a-" * 250_000}"/>', f'<path fill="{"a " * 250_000}"/>', "<!" * 250_000, "<" * 500_000,
)  # fmt: skip
NAMED = (
    b"a", b"://", b"https://a", b"//a.", b"/home/", b"\\\\a\\", b"&#47;", b":\0/\0/", b"C:\\Users\\", b"(",
)  # fmt: skip
WRITTEN = ("a", "a/", "./-_", "U7/2026/1 to ", "(", "o")


class Slow(BaseException):
    """Raised in the middle of the work, so that a hang ends; no `except Exception` swallows it."""


@contextmanager
def soon(what: str, seconds: float = SECONDS) -> Iterator[None]:
    """Fail where the work below takes this process longer."""

    def ring(*_: object) -> None:
        raise Slow

    before = signal.signal(signal.SIGPROF, ring)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    except Slow:
        pytest.fail(f"{what} takes more than {seconds} seconds")
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def full(pieces: Sequence[str], head: str, size: int = MAX_PAGE) -> str:
    """Return a file of nearly `size` bytes: of each piece half in long lines, half in short blocks."""
    share = (size - len(head.encode())) // (2 * len(pieces)) - len("\n\n")
    parts = [head]
    for piece in pieces:
        for width, end in ((MAX_LINE - 10, "\n"), (30, "\n\n")):
            line = piece * max(min(width, share // 8) // len(piece.encode()), 1) + end
            parts.append(line * (share // len(line.encode())))
            assert len(parts[-1].encode()) > share * 0.8
    return "\n\n".join(parts)


def judged(path: str, text: str) -> None:
    """Judge a file that is one of a small handbook; it must be read, not refused by its size."""
    book = books.book({path: text})
    assert [one.flaws for one in book.files if one.path == path] == [()]
    check(book)


PAGE, LIST = "docs/en/evidence/capture.md", "checklists/en/capture-one-item.md"
HEAD = books.front() + "# Capture\n"


LINES = [(piece,) for piece in PIECES if "\n" in piece]
"""What makes many lines takes long enough by itself."""
SIGNS = [piece for piece in PIECES if "\n" not in piece]


@pytest.mark.parametrize(
    "pieces", [*LINES, *zip(SIGNS[::2], SIGNS[1::2] + SIGNS[:1], strict=False)]
)
def test_a_page_as_large_as_may_be_is_judged_soon(pieces):
    text = full(pieces, HEAD, MAX_PAGE // len(pieces))
    with soon(repr(pieces), SECONDS / len(pieces) ** 4):
        judged(PAGE, text)


@pytest.mark.parametrize("first", range(0, len(PIECES), 8))
def test_a_list_as_large_as_may_be_is_judged_soon(first):
    pieces = PIECES[first : first + 8]
    text = full(pieces, books.CHECKLIST)
    with soon(repr(pieces)):
        judged(LIST, text)


@pytest.mark.parametrize("shape", PAGES)
def test_a_built_page_is_read_and_judged_soon(shape):
    with soon(shape):
        check_site(built({"evidence/capture.html": html(PAGES[shape])}, book=books.book({})))


def test_other_files_are_walked_soon():
    head = '<svg xmlns="http://www.w3.org/2000/svg"><title>A</title>'
    for part in DRAWN:
        with soon(f"a drawing of {part[:20]}"):
            list(foreign_parts(head + part + "</svg>"))
    for name in NAMED:
        for content in ("text", "html", "json", "packed"):
            with soon(f"{name!r} in {content}"):
                mentions(name * (300_000 // len(name)), content)
    steps = "".join(f"- {one}\n" for one in range(1_000))
    book = books.book({PAGE: f"{HEAD}\n{steps}"})
    other = "".join(f"<li>{one}b</li>" for one in range(30_000))
    with soon("a long list of steps"):
        check_site(built({"evidence/capture.html": html(f"<ul>{other}</ul>")}, book=book))
    for piece in WRITTEN:
        text = piece * (100_000 // len(piece))
        with soon(f"{piece} in a form"):
            for read in (exhibits_of, strays_of, rest_of):
                read(text, {"U9/9/9"})
            list(pieces_of(text))
