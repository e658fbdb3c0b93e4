"""One script in, what a later version of it is compared by out."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from handbook.site.mentions import mentions


@dataclass(frozen=True, slots=True)
class Profile:
    """What of a script is kept in the list, so that a later version can be compared with it."""

    size: int
    sha256: str
    uses: Mapping[str, int]
    """How often it names each thing that could send, store or run something."""
    addresses: tuple[str, ...]


def profile_of(data: bytes) -> Profile:
    """Return what of a script is compared."""
    text = data.decode("utf-8", "replace")
    counts = {name: len(sign.findall(text)) for name, sign in USES.items()}
    uses = {name: count for name, count in counts.items() if count}
    found = [one.text for one in mentions(data, "text") if one.kind == "address"]
    return Profile(len(data), hashlib.sha256(data).hexdigest(), uses, tuple(sorted(found)))


def places(text: str, name: str) -> Iterator[str]:
    """Yield the first places of a use or an address with what stands around them."""
    sign = USES.get(name) or re.compile(re.escape(name))
    for number, found in enumerate(sign.finditer(text)):
        if number == _PLACES:
            yield "…"
            return
        part = text[max(0, found.start() - _AROUND) : found.end() + _AROUND]
        yield " ".join(part.split())


def broken(text: str) -> list[str]:
    """Return a script as lines that a person can read: long ones are cut behind `;`, `{` and `}`."""
    lines: list[str] = []
    for line in text.splitlines():
        lines += _CUT.sub("\\g<0>\n", line).split("\n") if len(line) > _LONG else [line]
    return lines


_AROUND = 60
_PLACES = 3
_LONG = 160
_CUT = re.compile(r"[;{}](?=[^\s;,)}\]])")
USES = {
    name: re.compile(sign)
    for name, sign in (
        # what sends or fetches
        ("fetch", r"\bfetch\s*\("),
        ("XMLHttpRequest", r"\bXMLHttpRequest\b"),
        ("WebSocket", r"\bWebSocket\b"),
        ("WebTransport", r"\bWebTransport\b"),
        ("EventSource", r"\bEventSource\b"),
        ("sendBeacon", r"\bsendBeacon\b"),
        ("RTCPeerConnection", r"\bRTCPeerConnection\b"),
        ("new Image", r"\bnew Image\b"),
        (".src =", r"\.(?:src|href|action|srcdoc)\s*=(?!=)"),
        ("script or frame by name", r"[\"'`](?:script|iframe)[\"'`]"),
        ("location", r"\blocation\s*(?:=(?!=)|\.(?:assign|replace)\b)"),
        ("window.open", r"\bwindow\.open\b"),
        ("submit", r"\.(?:submit|requestSubmit)\s*\("),
        ("clipboard", r"\bclipboard\b"),
        # what runs text
        ("eval", r"\beval\s*\("),
        ("Function", r"\bFunction\s*\("),
        ("import()", r"\bimport\s*\("),
        ("importScripts", r"\bimportScripts\b"),
        ("Worker", r"\bnew (?:Shared)?Worker\b"),
        ("serviceWorker", r"\bserviceWorker\b"),
        ("timer with text", r"\bset(?:Timeout|Interval)\s*\(\s*[\"'`]"),
        ("innerHTML", r"\b(?:inner|outer)HTML\b"),
        ("insertAdjacentHTML", r"\binsertAdjacentHTML\b"),
        ("document.write", r"\bdocument\.write(?:ln)?\b"),
        ("DOMParser", r"\bDOMParser\b"),
        ("postMessage", r"\bpostMessage\b"),
        ("atob", r"\b(?:atob|fromCharCode|fromCodePoint)\b"),
        ("WebAssembly", r"\bWebAssembly\b"),
        # what stores or finds out
        ("localStorage", r"\blocalStorage\b"),
        ("sessionStorage", r"\bsessionStorage\b"),
        ("indexedDB", r"\bindexedDB\b"),
        ("caches", r"\bcaches\b"),
        ("cookie", r"\bcookie\b"),
        ("geolocation", r"\bgeolocation\b"),
        ("mediaDevices", r"\bmediaDevices\b"),
        ("userAgent", r"\buserAgent\b"),
    )
}  # fmt: skip
"""What a reviewer wants counted: names by which a script could send, run, store or find out."""
