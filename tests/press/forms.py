"""Small forms that hold every kind of field, in English and in Urdu, and a log of seventeen columns."""

from __future__ import annotations

from collections.abc import Iterable

from handbook.fieldkinds import FIELD_KINDS

CHOICES = "`one` {one} · `two` {two} · `not-known` {three}"


def form(
    code: str,
    title: str,
    fields: Iterable[str],
    rows: Iterable[str] = (),
    example: str = "",
    *,
    exports: str = "all",
    draft: bool = False,
    stop: str = "",
    minimum: bool = False,
) -> str:
    """Return the page of a form; a field is one line of its table."""
    translation = 'translation: {of: "000000000000", status: draft, by: machine draft}\n'
    asks = "minimum: print\n" if minimum else ""
    head = (
        f"---\ntitle: {title}\nid: {code}\nexports: {exports}\nstage: capture\nfor: [officer]\n"
        f"able: You can fill it in.\nminutes: 15\nlevel: [L0]\nactivity: passive\ntier: medium\n"
        f"reviewed: 2026-11-25\nowner: editor\n{asks}"
        f"{translation if draft else ''}---\n\n# {title}\n\n"
    )
    table = "| Field | Kind | Needed | How to fill it in |\n| --- | --- | --- | --- |\n"
    parts = [head + (f"{stop}\n\n" if stop else "") + "Two lines.\n\n## Fields { #fields }\n"]
    parts.append(table + "\n".join(fields) + "\n")
    if rows := tuple(rows):
        parts.append("## Rows { #rows }\n\n" + table + "\n".join(rows) + "\n")
    parts.append(
        "## Field notes { #notes }\n\n### Who signs { #who-signs }\n\nThe officer signs.\n"
    )
    if example:
        parts.append(f"## Filled example {{ #example }}\n\n{example}\n")
    return "\n".join(parts)


def every_kind(prefix: str = "", *, urdu: bool = False) -> list[str]:
    """Return one field of each kind, every second one always needed."""
    labels = {kind: f"A field of kind {kind}" for kind in FIELD_KINDS} | (URDU if urdu else {})
    words = ("ایک", "دو", "معلوم نہیں") if urdu else ("one", "two", "not known")
    how = "جیسا رجسٹر میں ہے۔" if urdu else "As in the register."
    choices = CHOICES.format(one=words[0], two=words[1], three=words[2])
    return [
        f"| `{prefix}{kind}` {labels[kind]} | {kind} | {'always' if n % 2 else ''} |"
        f" {how}{' ' + choices if FIELD_KINDS[kind].chosen else ''} |"
        for n, kind in enumerate(FIELD_KINDS)
    ]


URDU = {
    "text": "کیس نمبر", "long-text": "کیا دیکھا گیا", "integer": "فائل نمبر", "number": "سیکنڈ کا فرق",
    "date": "تاریخ", "utc-time": "شروع (UTC)", "offset": "مقامی فرق", "url": "مکمل پتہ",
    "sha256": "SHA-256", "choice": "کون دیکھ سکتا تھا", "choices": "کیا بنایا", "check": "ہر فائل کھولی گئی",
    "signature": "دستخط، تاریخ، وقت", "person-ref": "افسر نمبر",
}  # fmt: skip

CUSTODY = tuple(
    f"| `{id_}` {label} | {kind} | {needed} | {how} |"
    for id_, label, kind, needed, how in (
        ("line-no", "Line", "integer", "always", "1, 2, 3 without a gap."),
        ("event", "What happened", "choice", "always", "One word. `made` made · `sealed` sealed · `stored` stored · `moved` moved · `opened` opened · `copied` copied · `examined` examined · `shown` shown in court · `returned` returned · `destroyed` destroyed"),
        ("event-utc", "Time (UTC)", "utc-time", "always", "When it happened."),
        ("local-offset", "Local offset", "offset", "always", "Sign, hours, minutes."),
        ("from-person", "From", "person-ref", "", "Who gives it."),
        ("from-sign", "Signature of the giver", "signature", "", "Not for made."),
        ("to-person", "To", "person-ref", "always", "Who takes it."),
        ("to-sign", "Signature of the taker", "signature", "always", "Each time."),
        ("event-reason", "Reason", "text", "always", "Why it was moved."),
        ("event-place", "Place", "text", "always", "Room and shelf."),
        ("condition", "Condition", "choice", "always", "As seen. `intact` intact · `damaged` damaged · `seal-broken` seal broken"),
        ("seal-old", "Old seal", "text", "", "Number."),
        ("seal-new", "New seal", "text", "", "Number."),
        ("hash-check", "Hash", "choice", "always", "Compared. `same` same · `different` different · `not-done` not done"),
        ("gap-note", "Gap", "text", "", "Explained, never filled in."),
        ("struck-utc", "Struck (UTC)", "utc-time", "", "When."),
        ("struck-by", "Struck by", "person-ref", "", "Who."),
    )
)  # fmt: skip
"""The rows of the custody sheet."""

SESSION = tuple(
    f"| `{id_}` {label} | {kind} | {needed} | {how} |"
    for id_, label, kind, needed, how in (
        ("line-no", "Line", "integer", "always", "1, 2, 3."),
        ("event-utc", "Time (UTC)", "utc-time", "always", "As the clock shows."),
        ("what-done", "What you did", "text", "always", "Search, view, try."),
        ("result", "Result", "text", "always", "None is an answer."),
        ("struck-utc", "Struck (UTC)", "utc-time", "", "When."),
        ("struck-by", "Struck by", "person-ref", "", "Who."),
    )
)
"""The rows of a log that fits a page which lies."""

EXAMPLE = f"""\
> **Example.** Everything is invented.

| Field | Value |
| --- | --- |
| `text` A field of kind text | `U7/CASE/2026/031` |
| `long-text` A field of kind long-text | Kamal Sample asks for cash. {"He writes the same words again and again. " * 6} |
| `url` A field of kind url | https://listboard.example/post/1 |
| `choice` A field of kind choice | `one` one |
| `choices` A field of kind choices | `one` one · `two` two |
| `check` A field of kind check | yes |
| `signature` A field of kind signature | 4471, 2026-03-09T07:58:00Z |

| `row-text` A field of kind text | `row-sha256` A field of kind sha256 |
| --- | --- |
| {"one_long_name_of_a_file_" * 6}.png | `dc51990fd8545c5d52cecee83bd07ef01aff8a1652f7ce80c2391ce8632bcecd` |
| b | `e79ec632a00da3311d9a87de071877f5df6a6bb762e2235a589f9787bc5823e1` |
"""
STOP = "> **Stop.** Sexual material may show a child? Write nothing here. Take CL-05."

EVERY = form("F-01", "Every kind", every_kind(), every_kind("row-"), EXAMPLE, stop=STOP)
EVERY_URDU = form(
    "F-01", "ہر قسم کا فارم", every_kind(urdu=True), every_kind("row-", urdu=True), draft=True
)
CUSTODY_SHEET = form("F-07", "Custody sheet", every_kind()[:4], CUSTODY)
SESSION_LOG = form("F-05", "Session log", every_kind()[:6], SESSION)
PAPER = form("F-17", "Notice", every_kind()[:4], exports="paper", stop=STOP)

TREE = {
    "docs/en/templates/every-kind.md": EVERY,
    "docs/ur/templates/every-kind.md": EVERY_URDU,
    "docs/en/templates/custody-sheet.md": CUSTODY_SHEET,
    "docs/en/templates/session-log.md": SESSION_LOG,
    "docs/en/templates/notice.md": PAPER,
}
