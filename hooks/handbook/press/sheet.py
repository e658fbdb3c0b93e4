"""A checklist becomes the HTML of one A4 page to be ticked by hand, and what its prints share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from handbook.languages import SOURCE, Language
from handbook.markup import escaped
from handbook.model import Checklist, Handbook, Pause, Task
from handbook.press.paper import document, draft, foot, lagging, sentence, words
from handbook.render.checklist import (
    bilingual,
    is_behind,
    meta_line,
    stop_text,
    tried,
)
from handbook.render.marks import mark


def compact(shown: Checklist, book: Handbook, air: float, front: int = 0) -> str:
    """Return the HTML of a list's compact print: no reasons, `air` millimetres around each item.

    `front` is the number of items before the back of the paper, 0 where it has none: a pause point
    that goes on there has its heading on both sides.
    """
    language = book.languages[shown.lang]
    english = english_of(shown, book)
    rows = "".join(_halves(shown, language, english, front))
    keys = _FEW_LINES if shown.apart else _LINES
    key = _key(language) if shown.stop_rank else ""
    parts = [
        _again(shown, language) if bilingual(shown, book) else "",
        foot_of(shown, "compact", language, book.edition),
        *opening(shown, language, book),
        _lines(language, keys, key),
        rows,
    ]
    kind = kind_of(shown, "compact", book)
    return document(language, _title(shown), kind, parts, air=air)


def opening(
    shown: Checklist, language: Language, book: Handbook, *, brief: bool = False
) -> Iterator[str]:
    """Yield what stands before the items of a list: its head, its stop line, its notices.

    What is `brief` says neither when to take the list nor how, and its notice fits one line.
    """
    yield _head(shown, language, brief=brief)
    yield _stop(shown, language, book, brief=brief)
    if shown.draft and brief:
        yield draft(language, book, "draft-strip", "draft-strip")
    elif shown.draft:
        yield draft(language, book, "draft-critical" if bilingual(shown, book) else "draft-notice")
    if is_behind(shown, book):
        yield draft(language, book, "behind-short" if brief else "behind-notice", "behind-short")


def english_of(shown: Checklist, book: Handbook) -> Mapping[str | None, str]:
    """Return the English HTML of each critical item whose draft must not stand alone, by its id."""
    if not bilingual(shown, book):
        return {}
    source = book.checklists.get((SOURCE, shown.slug), shown)
    late = {one.id for one in shown.items() if one.lang}
    return {
        one.id: words(one.source, book.languages[SOURCE])
        for one in source.items()
        if one.critical and one.id not in late
    }


def kind_of(shown: Checklist, variant: str, book: Handbook) -> str:
    """Return the classes of a print's body."""
    urgent = " urgent" if shown.stop_rank else ""
    return f"{variant}{urgent}{' two' if bilingual(shown, book) else ''}"


def foot_of(shown: Checklist, variant: str, language: Language, edition: str) -> str:
    """Return the line below every page of a list's print."""
    more = [tried(shown, language), *([language.word("print-draft")] if shown.draft else ())]
    return foot(shown.id, variant, language, edition, shown.reviewed, *more)


def item(task: Task, text: str, english: str) -> str:
    """Return one row: box, number, words, and the English below them where there is any.

    The number is that of its id, which stays when another item is taken out: people speak of it.
    """
    number = (task.id or "").rpartition(".")[2]
    key = ' class="key"' if task.critical else ""
    if english:
        text = f'<p>{text}</p><p class="english" lang="en" dir="ltr">{english}</p>'
    return f"<li{key}><i></i><b>{escaped(number)}</b>{text}</li>"


def said(task: Task, language: Language) -> str:
    """Return the words of an item; English ones, for want of a translation, say so."""
    text = words(task.source, language)
    return lagging(text, language) if task.lang else text


def heading(pause: Pause, language: Language) -> str:
    """Return the title of a pause point, which says so where it is English for want of a translation."""
    text = sentence(pause.title, language)
    return lagging(text, language) if pause.lang else text


def _title(shown: Checklist) -> str:
    return f"{shown.id} {shown.title}"


def _head(shown: Checklist, language: Language, *, brief: bool) -> str:
    title, outline = escaped(shown.title), escaped(_title(shown))
    head = (
        f'<header class="head" id="{escaped(shown.anchor)}"><p class="id">{escaped(shown.id)}</p>'
        f'<h1 data-outline="{outline}">{title}</h1></header>'
    )
    if shown.stop_rank or brief:
        return head
    meta = f'<p class="meta">{escaped(meta_line(shown, language))}<br>{_key(language)}</p>'
    return f'{head}\n<div class="about">{meta}<p>{_when(shown, language)}</p></div>'


def _when(shown: Checklist, language: Language) -> str:
    when = shown.meta.text("when")
    return sentence(language.word("print-when", when=when), language) if when else ""


def _key(language: Language) -> str:
    """Return what the bar beside an item means."""
    word = escaped(language.word("critical"))
    return f'<span class="key-of"><span class="bar"></span><b>{word}</b></span>'


def _stop(shown: Checklist, language: Language, book: Handbook, *, brief: bool) -> str:
    line = f"<p>{_stop_line(shown, language, 'strong')}</p>"
    english = ""
    source = book.checklists.get((SOURCE, shown.slug))
    if bilingual(shown, book) and source:
        text = _stop_line(source, book.languages[SOURCE], "b")
        english = f'<p class="english" lang="en" dir="ltr">{text}</p>'
    word = language.callouts.get("stop", "Stop")
    if not shown.stop_rank:
        return f'<div class="halt">{mark("stop", word)}{line}{english}</div>'
    when = f'<p class="when">{_when(shown, language)} {_how(shown, language)}</p>'
    sign = f"<title>{escaped(word)}</title>{_OCTAGON}"
    return (
        f'<div class="halt"><svg class="sign" viewBox="0 0 100 100">{sign}</svg>'
        f'<b class="sign">{escaped(word.upper())}</b>'
        f"<div>{line}{'' if brief else when}</div>{english}</div>"
    )


def _stop_line(shown: Checklist, language: Language, tag: str) -> str:
    lead = escaped(language.word("stop-if"))
    return f"<{tag}>{lead}</{tag}> {sentence(stop_text(shown.stop, language), language)}"


def _how(shown: Checklist, language: Language) -> str:
    """Return how and in how long a list is run; whether anybody tried it stands at the foot."""
    kind = language.word(shown.meta.text("type"))
    said = escaped(f"{kind} · {language.minutes(shown.minutes)}")
    return f'<span class="run">{said}</span>'


def _again(shown: Checklist, language: Language) -> str:
    """Return what stands at the head of the back: which list it is, and that it says stop."""
    word = language.callouts.get("stop", "Stop")
    sign = f'<svg viewBox="0 0 100 100"><title>{escaped(word)}</title>{_OCTAGON}</svg>'
    stop = f"{sign}<b>{escaped(word.upper())}</b>" if shown.stop_rank else ""
    return f'<p class="turned">{stop}{sentence(_title(shown), language)}</p>'


def _lines(language: Language, keys: tuple[str, ...], more: str = "") -> str:
    cells = "".join(f"<span>{escaped(language.word(key))}</span>" for key in keys)
    return f'<p class="lines of-{len(keys)}">{cells}{more}</p>'


def _halves(
    shown: Checklist, language: Language, english: Mapping[str | None, str], front: int
) -> Iterator[str]:
    """Yield the pause points, the one that goes on over leaf in two parts."""
    done = 0
    for pause in shown.pauses:
        here = front - done
        done += len(pause.items)
        if 0 < here < len(pause.items):
            yield _part(pause, pause.items[:here], language, english, "h2")
            yield _part(pause, pause.items[here:], language, english, 'p class="pause over"')
        else:
            over = ' class="over"' if front and not here else ""
            yield _part(pause, pause.items, language, english, f"h2{over}")


def _part(
    pause: Pause,
    items: Sequence[Task],
    language: Language,
    english: Mapping[str | None, str],
    tag: str,
) -> str:
    rows = "\n".join(item(task, said(task, language), english.get(task.id, "")) for task in items)
    columns = "".join(f"<small>{escaped(language.word(key))}</small>" for key in _COLUMNS)
    return (
        f"<{tag}>{heading(pause, language)}{columns}</{tag.split(maxsplit=1)[0]}>\n"
        f'<div class="rows"><ol>\n{rows}\n</ol><i></i><i></i></div>\n'
    )


_COLUMNS = ("time", "initials")
_LINES = ("case", "exhibit", "officer-line", "date-utc")
_FEW_LINES = ("officer-line", "date-utc")
_OCTAGON = (
    '<path d="M30 1h40l29 29v40L70 99H30L1 70V30z" fill="#b3141c"/>'
    '<path d="M32 6.5h36L93.5 32v36L68 93.5H32L6.5 68V32z" fill="none" stroke="#fff" stroke-width="2.5"/>'
)


def large(shown: Checklist, book: Handbook, air: float = 0.0) -> str:
    """Return the HTML of a list's large print: its items and nothing that may be left out.

    `air` is in millimetres, above and below each item.
    """
    language = book.languages[shown.lang]
    english = english_of(shown, book)

    def part(pause: Pause) -> str:
        rows = "\n".join(
            item(task, said(task, language), english.get(task.id, "")) for task in pause.items
        )
        return f"<h2>{heading(pause, language)}</h2>\n<ol>\n{rows}\n</ol>"

    parts = [
        foot_of(shown, "large", language, book.edition),
        *opening(shown, language, book, brief=True),
        *(part(pause) for pause in shown.pauses),
    ]
    title, kind = f"{shown.id} {shown.title}", kind_of(shown, "large", book)
    return document(language, title, kind, parts, air=air)
