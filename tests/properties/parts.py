"""Strategies: pages made of what the handbook allows, in five scripts, and hostile blocks."""

from __future__ import annotations

from hypothesis import strategies as st

from tests.hostile import active_files, beacons, hidden, includes, links, losses, persons, scripts
from tests.hostile.case import PAGE, base

ZWNJ = "\u200c"
WORDS = (
    "copy", "the", "whole", "address", "before", "you", "close", "a", "page", "it’s", "Lahore",
    "یہ", "صفحہ", "محفوظ", "کریں", "افسر", "شواہد",
    "احفظ", "الصفحة", "قبل", "الإغلاق", "الضابط",
    f"می{ZWNJ}شود", "صفحه", f"پرونده{ZWNJ}ها", "را", "نگه", "دارید",
    "পৃষ্ঠা", "সংরক্ষণ", "করুন", "প্রথমে", "ঠিকানা",
    "پەڕە", "هەڵبگرە", "پێش", "داخستن", "ناونیشان",
)  # fmt: skip
"""English, Urdu, Arabic, Persian, Bangla and Sorani."""
PHRASES = (
    "2026-11-25", "14:05 UTC", "09:30–11:15", "25 November 2026 [@protocol-2022]", "case 17/2026", "paragraph 12 [@protocol-2022]",
    "version 1.6.1", "3.5 per cent [@protocol-2022]", "page 1 of 12", "UTC+05:00", "10,000 files", "SHA-256",
    "`e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855`", "`case-ref`", "`<kbd>`",
    "hxxps://listboard[.]example/post/0000982214", "article 3(a) [@protocol-2022]", "50 MiB", "A4", "1 : 5", "100 % [@protocol-2022]",
    "“quoted”", "E-03", "F-06", "CL-03", "E-04", "[@protocol-2022]", "[@protocol-2022, para. 5]",
    "[where claims come from](../reference/bibliography.md)", "[the steps below](#steps)",
    "[the list for one item](../../../checklists/en/capture.md)",
    "[the record form](../templates/record.md#fields)", "**in bold type**", "*stressed*",
    "۲۰۲۶-۱۱-۲۵", "২৫ নভেম্বর ২০২৬", "٢٥ نوفمبر ٢٠٢٦", "a — b", "3 × 4", "x &lt; y", "5 < 7",
)  # fmt: skip
"""What prose of investigators holds, and what careless rules take for something else.

What claims a figure, a law or a year names its source (HB340).
"""
CODE = ("curl --head ADDRESS", "sha256sum file.bin", "a: b", "<p>named only</p>", "یہ متن", "1 2 3")
CALLOUTS = ("Stop", "Must", "Check", "Does not prove", "Example")


@st.composite
def sentences(draw: st.DrawFn) -> str:
    """Draw words of any script with at most two phrases among them."""
    words = draw(st.lists(st.sampled_from(WORDS), min_size=2, max_size=12))
    for phrase in draw(st.lists(st.sampled_from(PHRASES), max_size=2)):
        words.insert(draw(st.integers(1, len(words))), phrase)
    return " ".join(["Then", *words]) + "."


@st.composite
def blocks(draw: st.DrawFn) -> str:
    """Draw one block; `{n}` stands where an id needs the number of the block."""
    return draw(draw(st.sampled_from(KINDS)))


@st.composite
def headings(draw: st.DrawFn) -> str:
    words = draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=5))
    level = draw(st.sampled_from(("##", "###")))
    return f"{level} Part {{n}} {' '.join(words)} {{{{ #part-{{n}} }}}}"


@st.composite
def bullets(draw: st.DrawFn) -> str:
    return "\n".join(f"- {text}" for text in draw(st.lists(sentences(), min_size=1, max_size=4)))


@st.composite
def steps(draw: st.DrawFn) -> str:
    texts = draw(st.lists(sentences(), min_size=1, max_size=4))
    checked = draw(st.sets(st.integers(0, 3)))
    return "\n\n".join(
        f"{number + 1}. {text}" + (f"\n\n    **Check** {text}" if number in checked else "")
        for number, text in enumerate(texts)
    )


@st.composite
def tables(draw: st.DrawFn) -> str:
    rows = draw(st.lists(st.tuples(st.sampled_from(WORDS), sentences()), min_size=1, max_size=3))
    body = "\n".join(f"| {one} | {other} |" for one, other in rows)
    return f"The table says it.\n\n| One | Other |\n| --- | --- |\n{body}"


@st.composite
def callouts(draw: st.DrawFn) -> str:
    word = draw(st.sampled_from(CALLOUTS))
    return f"> **{word}.** {draw(sentences())}\n>\n> {draw(sentences())}"


@st.composite
def fences(draw: st.DrawFn) -> str:
    info = draw(st.sampled_from(("", "text", "sh")))
    return f"```{info}\n" + "\n".join(draw(st.lists(st.sampled_from(CODE), min_size=1))) + "\n```"


@st.composite
def pictures(draw: st.DrawFn) -> str:
    words = draw(st.lists(st.sampled_from(WORDS), min_size=2, max_size=6))
    return f"The picture shows it.\n\n![A frame: {' '.join(words)}](../../images/frame.svg)"


KINDS = (
    sentences(), headings(), bullets(), steps(), tables(), callouts(), fences(), pictures(),
    sentences().map("> {}".format),
)  # fmt: skip
HEAD = base(PAGE)[: base(PAGE).index("## Steps")]
TAIL = base(PAGE)[base(PAGE).index("## Steps") :]


@st.composite
def bodies(draw: st.DrawFn) -> list[str]:
    """Draw the blocks of a page that has nothing to mend."""
    drawn = draw(st.lists(blocks(), max_size=8))
    parts = [
        part.replace("{n}", str(number)).replace("{{", "{").replace("}}", "}")
        for number, part in enumerate(drawn)
    ]
    return [HEAD.strip("\n"), *_apart(_led(parts)), TAIL.strip("\n")]


def whole(parts: list[str]) -> str:
    """Return the text of a page with these blocks."""
    return "\n\n".join(parts) + "\n"


def _led(parts: list[str]) -> list[str]:
    """Make the first heading one of the second level, so that no level is skipped."""
    first = next((at for at, part in enumerate(parts) if part.startswith("#")), len(parts))
    return [f"##{part.lstrip('#')}" if at == first else part for at, part in enumerate(parts)]


def _apart(parts: list[str]) -> list[str]:
    """Put a sentence between two lists or two quotes, which would else be one."""
    apart: list[str] = []
    for part in parts:
        if apart and part[:1] in "->1" and apart[-1][:1] in "->1":
            apart.append("Then go on.")
        apart.append(part)
    return apart


def _fragments() -> list[str]:
    """Return what the hostile inputs put at the end of the base page."""
    start = f"{base(PAGE)}\n"
    found: list[str] = []
    for module in (beacons, scripts, active_files, includes, hidden, links, losses, persons):
        for case in module.CASES:
            text = case.files.get(PAGE)
            if isinstance(text, str) and text.startswith(start):
                found.append(text[len(start) :].strip("\n"))
    return found


HOSTILE = tuple(_fragments())
