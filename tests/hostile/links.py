"""Threat d: links that lead elsewhere than they say, and addresses that somebody could type or touch."""

from __future__ import annotations

from dataclasses import replace

from tests.hostile.case import FORM, LIST, PAGE, URDU, Case, case, changed, changes, in_page

LIVE = {  # nobody can own a name with two hyphens in its third and fourth place
    "57.links.criminal-plain-http": "The advert stood at http://market.example.net/post/1 for a week.",
    "live-https": "The advert stood at https://market.example.net/post/1 for a week.",
    "live-www": "The advert stood at www.market.example.net for a week.",
    "live-ftp": "The list stood at ftp://market.example.net/a for a week.",
    "live-onion": "The market stood at " + "a2" * 28 + ".onion for a week.",
    "live-onion-scheme": "It stood at http://" + "a2" * 28 + ".onion/ for a week.",
    "live-in-code": "It stood at `https://market.example.net/post/1` for a week.",
    "live-in-fence": "```text\n@@https://market.example.net/post/1\n```",
    "live-in-table": "| A |\n| --- |\n@@| https://market.example.net/ |",
    "live-in-quote": "> It stood at https://market.example.net/ once.",
    "live-in-heading": "## At https://market.example.net/ { #at }",
    "live-half-defanged-scheme": "It stood at hxxps://market.example.net/ once.",
    "live-half-defanged-host": "It stood at https://market[.]example[.]net/ once.",
    "live-mixed-case": "It stood at HtTpS://market.example.net/ once.",
    "live-messenger": "Write to wa.me/000000000 or t.me/marketexample today.",
    "live-messenger-scheme": "Join tg://join?invite=AAAA today.",
    "live-invite": "Join zz--market.com/AAAAAAAA today.",
    "live-number-host": "It stood at http://192.0.2.1/a once.",
    "live-six-host": "It stood at http://[2001:db8::1]/a once.",
    "live-number-host-decimal": "It stood at http://3221225985/a once.",
    "live-short-link": "It stood at zz--sho.rt/7k2 once.",
    "live-entity HB516": "It stood at https&#58;//market.example.net/ once.",
    "live-escaped": "It stood at https\\://market.example.net/ once.",
    "live-magnet": "It stood at magnet:?xt=urn:btih:" + "a" * 40 + " once.",
    "live-user-info": "It stood at https://www.unodc.org@market.example.net/ once.",
    "live-port": "It stood at zz--market.com:8080 once.",
}

SAYS_OTHERWISE = {
    "57.links.tel-messenger HB501": "Call [the desk](tel:+00000000000) or [write](https://wa.me/00000000000).",
    "57.links.opener HB501": "Read [the page](https://h.example.net/){ rel=opener target=_blank }.",
    "text-other-file": "See [../reference/bibliography.md](#steps).",
    "text-other-address": "See [https://www.unodc.org/protocol](../reference/bibliography.md).",
    "text-other-host": "See [www.unodc.org](../reference/bibliography.md).",
    "text-other-code HB335": "Take [CL-03](../reference/bibliography.md).",
    "text-other-title HB335": "See [Bibliography](../templates/record.md).",
    "text-defanged-link": "See [hxxps://market[.]example](../reference/bibliography.md).",
}

SCHEMES = {
    "scheme-tel": "Call [the desk](tel:+00000000000).",
    "scheme-sms": "Write to [the desk](sms:+00000000000?body=x).",
    "scheme-mailto": "Write to [the desk](mailto:desk@police.example).",
    "scheme-mailto-header": "Write to [the desk](mailto:desk@police.example?bcc=x@h.example.net).",
    "scheme-autolink-mail": "Write to <desk@police.example>.",
    "scheme-skype": "Call [the desk](skype:desk?call).",
    "scheme-whatsapp": "Call [the desk](whatsapp://send?phone=000).",
    "scheme-telegram": "Call [the desk](tg://resolve?domain=desk).",
    "scheme-facetime": "Call [the desk](facetime:desk).",
    "scheme-signal": "Call [the desk](sgnl://signal.me/#p/+000).",
}

NOWHERE = {
    "link-no-file HB301": "See [the page](absent.md).",
    "link-no-anchor HB302": "See [the steps](#absent).",
    "link-other-case HB301": "See [the page](Capture.md).",
    "link-built-page HB301": "See [the page](capture.html).",
    "link-folder HB301": "See [the pages](../reference/).",
    "link-other-language HB301": "See [the page](../../ur/evidence/capture.md).",
    "link-empty-target HB308": "See [the page]().",
    "link-empty-text HB308": "See [](#steps).",
    "link-query HB308": "See [the page](capture.md?a=b).",
    "link-undefined HB307": "See [the page][absent].",
    "definition-unused HB307": "Text.\n\n@@[unused]: #steps",
    "definition-twice HB307": "See [steps][a].\n\n[a]: #steps\n@@[a]: absent.md",
    "definition-shadows HB307": "See [steps][a].\n\n[a]: #steps\n@@[A]: absent.md",
    "citation-unknown HB320": "A claim [@absent-2020].",
    "citation-half HB322": "A claim [@protocol-2022, para. 5 without an end.",
    "citation-not-read HB321": "A claim [@memory-2020].",
    "code-unknown HB323": "Take Q-77 first.",
    "footnote HB307": "A claim[^1].\n\n[^1]: hidden",
    "list-twice HB308": "[CL-03](../../../checklists/en/capture.md)\n\n@@[CL-03](../../../checklists/en/capture.md)",
    "list-other-language-absent HB301": "[CL-03](../../../checklists/ur/capture.md)",
    "image-no-file HB301": "![a frame](../../images/absent.svg)",
    "image-no-words HB316": "![](../../images/frame.svg)",
    "image-blank-words HB316": "![ ](../../images/frame.svg)",
    "image-other-case HB301": "![a frame](../../images/Frame.svg)",
    "image-query HB308": "![a frame](../../images/frame.svg?a=b)",
}

HOSTS = {
    "work-http": "http://www.unodc.org/a",
    "work-javascript": "javascript:alert(1)",
    "work-data": "data:text/html,x",
    "work-unknown-host HB509": "https://h.example.net/a",
    "work-look-alike": "https://www.un\u043edc.org/a",
    "work-punycode HB510": "https://www.xn--undc-kva.example.org/a",
    "work-user-info HB509": "https://www.unodc.org@h.example.net/a",
    "work-port HB509": "https://www.unodc.org:8443/a",
    "work-sub-host HB509": "https://www.unodc.org.h.example.net/a",
    "work-host-upper HB509": "https://WWW.UNODC.ORG\\\\@h.example.net/a",
    "work-number-host HB509": "https://192.0.2.1/a",
    "work-no-host HB509": "https:///a",
    "work-blank": "https://www.unodc.org/a b",
    "work-quote": "https://www.unodc.org/a' onclick='b",
    "work-newline": "https://www.unodc.org/a\\nb",
    "work-trailing-stop HB509": "https://www.unodc.org./a",
}

REGISTER = """\
www.unodc.org: {owner: "United Nations Office on Drugs and Crime (UNODC)", seen: 2026-11-25}
"""

REGISTERS = {
    "host-http HB026": '"http://www.unodc.org": {owner: "Office", seen: 2026-11-25}',
    "host-look-alike HB026": 'www.un\u043edc.org: {owner: "Office", seen: 2026-11-25}',
    "host-wildcard HB026": '"*.unodc.org": {owner: "Office", seen: 2026-11-25}',
    "host-no-owner HB027": "www.icat.example: {seen: 2026-11-25}",
    "host-no-day HB027": 'www.icat.example: {owner: "Office"}',
    "host-upper-case HB026": 'WWW.Unodc.org: {owner: "Office", seen: 2026-11-25}',
    "host-path HB026": '"www.unodc.org/a": {owner: "Office", seen: 2026-11-25}',
    "host-onion HB026": '"' + "a2" * 28 + '.onion": {owner: "Office", seen: 2026-11-25}',
    "host-number HB026": '"192.0.2.1": {owner: "Office", seen: 2026-11-25}',
}


def _with_address(address: str) -> tuple[str, str]:
    """Return the change that gives the base tree's first work an address."""
    title = "    title: A protocol\n"
    return title, f'{title}@@    URL: "{address}"\n'


def _cases_of_works() -> tuple[Case, ...]:
    rows = {id_: _with_address(address) for id_, address in HOSTS.items()}
    found = changes("d", "HB028", "docs/data/bibliography.yaml", rows)
    return tuple(_with(one, "docs/data/hosts.yaml", REGISTER) for one in found)


def _cases_of_registers() -> tuple[Case, ...]:
    path, line = "docs/data/hosts.yaml", REGISTER.count("\n") + 1
    return tuple(
        case(id_, "d", "HB028", {path: f"{REGISTER}{text}\n"}, path, line)
        for id_, text in REGISTERS.items()
    )


def _with(one: Case, path: str, text: str) -> Case:
    return replace(one, files={**one.files, path: text})


CASES: tuple[Case, ...] = (
    *in_page("d", "HB511", LIVE),
    *in_page("d", "HB508", SAYS_OTHERWISE),
    *in_page("d", "HB502", SCHEMES),
    *in_page("d", "", NOWHERE),
    *in_page("d", "HB511", {"urdu-live": "اشتہار https://market.example.net/post/1 پر تھا۔"}, URDU),
    *in_page("d", "HB511", {"form-live": "As seen at https://market.example.net/post/1."}, FORM),
    *changes("d", "HB511", LIST, {
        "why-live": ("    A court asks", "    The advert was at https://market.example.net/. A court asks"),
        "stop-live HB332": ("stop: your authority", "stop: https://market.example.net is open or your authority"),
    }),
    *changes("d", "HB511", PAGE, {
        "front-live HB332": ("able: You can save", "able: You can open https://market.example.net and save"),
    }),
    *changes("d", "HB120", LIST, {
        "item-live HB120": ("Sign the record.", "Sign the record at https://market.example.net/."),
    }),
    changed("d", "HB120", "item-link", LIST, "Sign the record.", "Sign [the record](tel:000)."),
    *_cases_of_works(),
    *_cases_of_registers(),
)  # fmt: skip
