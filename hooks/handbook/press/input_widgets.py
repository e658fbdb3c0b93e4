"""What an answer is written into, kind by kind: room for a pen, or a field for a keyboard."""

from __future__ import annotations

from handbook.fieldkinds import kind_of
from handbook.languages import Language
from handbook.markup import escaped, read_words
from handbook.model import Field
from handbook.press.acroform import Widget
from handbook.press.paper import answer_of


def by_hand(field: Field, language: Language, rooms: int) -> tuple[str, str]:
    """Return what is before a label, and below it the room that a pen needs: `rooms` lines of words."""
    if field.kind == "check":
        return f"{_TICK} ", ""
    if field.choices:
        return "", choices(field, language)
    kind = kind_of(field.kind)
    if kind.comb:
        signs = "".join("<i></i>" if sign == "_" else f"<b>{sign}</b>" for sign in kind.comb)
        return "", f'<p class="comb" dir="ltr">{signs}</p>'
    if kind.signed:
        return "", '<p class="room tall"></p>'
    return "", '<p class="room"></p>' * rooms


def choices(field: Field, language: Language) -> str:
    """Return the answers to be ticked by hand, each with its box."""
    return _answers(field, language, [_TICK] * len(field.choices))


def by_keyboard(field: Field, language: Language, row: int) -> tuple[str, str]:
    """Return the native fields that take an answer; a signature has room for a pen besides."""
    name = f"{field.id}.{row}" if row else str(field.id)
    must = field.needed == "always"
    said = spoken(field, language, row)
    own = kind_of(field.kind)
    if field.kind == "check":
        return f"{Widget(name, 'box', 'yes', must=must).html(said)} ", ""
    if field.choices:
        ticks = [
            Widget(name, "radio", one.id, must=must).html(f"{said}\n{one.label}")
            if own.chosen == "one"
            else Widget(f"{name}.{one.id}", "box", one.id, must=must).html(f"{said}\n{one.label}")
            for one in field.choices
        ]
        return "", _answers(field, language, ticks)
    form = "line" if own.signs else "lines"
    most = own.signs or own.longest
    kind = "row-" if row else ""
    box = Widget(name, form, most=most, must=must).html(said, f"{kind}{field.kind}")
    hand = '<p class="room tall"></p>' if own.signed else ""
    return "", box + hand


def spoken(field: Field, language: Language, row: int) -> str:
    """Return a field's label and how it is filled in, as a viewer shows them beside the pointer."""
    line = f"{language.word('fill-row', n=row)}: " if row else ""
    how = f" – {read_words(field.how)}" if field.how else ""
    must = f" ({language.word('needed-always')})" if field.needed == "always" else ""
    return f"{line}{read_words(field.label)}{must}{how}"


def _answers(field: Field, language: Language, ticks: list[str]) -> str:
    answers = " ".join(
        f'<span class="answer{_WHOLE * (len(choice.label) <= _SHORT)}">{tick}&nbsp;{answer_of(choice, language)}</span>'
        for tick, choice in zip(ticks, field.choices, strict=True)
    )
    kind = kind_of(field.kind).chosen
    return f'<p class="answers {escaped(kind)}">{answers}</p>'


_WHOLE, _SHORT = " whole", 40
"""What keeps an answer and its box on one line, and the signs up to which it does."""
_TICK = '<i class="tick"></i>'
