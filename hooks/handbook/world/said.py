"""What people of a world wrote, as HTML: the language is named, and what is read from left to right is set apart."""

from __future__ import annotations

import re

from markupsafe import Markup

from handbook.markup import escaped, finished

RIGHT_TO_LEFT = frozenset({"ur", "ar", "fa"})


def direction(lang: str) -> str:
    """Return `rtl` or `ltr`."""
    return "rtl" if lang in RIGHT_TO_LEFT else "ltr"


def said(text: str, lang: str, tag: str = "p", at: str = "") -> Markup:
    """Return a text in an element that names its language; `at` is a class of its look."""
    look = f' class="{at}"' if at else ""
    return finished(f'<{tag}{look} lang="{lang}" dir="{direction(lang)}">{set_apart(text)}</{tag}>')


def named(name: str, lang: str) -> Markup:
    """Return the name that an account shows; a Latin one stays one in every language."""
    lang = "en" if name.isascii() else lang
    return finished(f'<bdi lang="{lang}" dir="{direction(lang)}">{escaped(name)}</bdi>')


def script_of(text: str) -> str:
    """Return a language in whose letters a name is written, as nothing else says which it is."""
    if any("\u0980" <= sign <= "\u09ff" for sign in text):
        return "bn"
    if any("\u0600" <= sign <= "\u06ff" for sign in text):
        return "ur" if _URDU.intersection(text) else "ar"
    return "en"


def listed(text: str) -> Markup:
    """Return a value of a register; of several names each stands apart, in its own script."""
    parts = text.split(_DOT)
    if len(parts) == 1 and text.isascii():
        return set_apart(text)
    return finished(_DOT.join(named(part, script_of(part)) for part in parts))


def set_apart(text: str) -> Markup:
    """Return a text whose handles, numbers, addresses and sums stand apart; short links lead to them."""
    made: list[str] = []
    last = 0
    for found in _APART.finditer(text):
        value = escaped(found[0])
        if found["hop"]:
            value = finished(f'<a href="//hop.test/{found["hop"]}">{value}</a>')
        made += [escaped(text[last : found.start()]), f'<bdi dir="ltr">{value}</bdi>']
        last = found.end()
    made.append(escaped(text[last:]))
    return finished("".join(made))


_DOT = " · "
_URDU = frozenset("ٹڈڑںےھہۃ")
_APART = re.compile(
    r"hop\.test/(?P<hop>[A-Za-z0-9]+)"
    r"|@[A-Za-z0-9][A-Za-z0-9._-]*[A-Za-z0-9]"
    r"|[A-Za-z0-9][A-Za-z0-9.-]*\.(?:example|test)\b(?:/[A-Za-z0-9._/-]*[A-Za-z0-9])?"
    r"|[A-Z]+(?:/[A-Z0-9]+)+"
    r"|[a-z0-9]+(?:[._-][a-z0-9]+)+/[0-9]+"
    r"|[0-9]{4}-[0-9]{2}-[0-9]{2}(?:T[0-9:]+Z| [0-9]{2}:[0-9]{2} [+-][0-9]{2}:[0-9]{2})"
    r"|\+?[0-9][0-9 ,.:-]*[0-9](?: XCU)?|[0-9](?: XCU)?"
)
