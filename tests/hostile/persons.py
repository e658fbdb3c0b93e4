"""Threat e: secrets and personal data, all invented, in the shapes that real ones have."""

from __future__ import annotations

from tests.hostile.case import FORM, LIST, PAGE, URDU, Case, added, changes, in_page

PHONES = {
    "phone-international": "Call +92 300 0000000 at once.",
    "phone-no-blanks": "Call +923000000000 at once.",
    "phone-double-zero": "Call 0092 300 0000000 at once.",
    "phone-national": "Call 0300-0000000 at once.",
    "phone-brackets": "Call (0300) 000 0000 at once.",
    "phone-dots": "Call +880.1700.000000 at once.",
    "phone-iraq": "Call +964 770 000 0000 at once.",
    "phone-iran": "Call +98 912 000 0000 at once.",
    "phone-afghanistan": "Call +93 70 000 0000 at once.",
    "phone-no-break-spaces HB512": "Call +92\u00a0300\u00a00000000 at once.",
    "phone-thin-spaces HB512": "Call +92\u2009300\u20090000000 at once.",
    "phone-non-breaking-hyphens": "Call +92\u2011300\u20110000000 at once.",
    "phone-arabic-digits": "Call +\u0669\u0662\u0663\u0660\u0660\u0660\u0660\u0660\u0660\u0660\u0660\u0660 at once.",
    "phone-full-width-digits HB515": "Call \uff0b\uff19\uff12\uff13\uff10\uff10\uff10\uff10\uff10\uff10\uff10\uff10\uff10 at once.",
    "phone-in-code": "Call `+92 300 0000000` at once.",
    "phone-in-fence": "```text\n@@+92 300 0000000\n```",
    "phone-in-table": "| A |\n| --- |\n@@| +92 300 0000000 |",
    "phone-in-link-text": "Call [+92 300 0000000](#steps) at once.",
    "phone-bold-parts": "Call +92 **300** 0000000 at once.",
    "phone-entity": "Call &#43;92 300 0000000 at once.",
}

IDENTITIES = {
    "identity-pakistan": "Her number is 00000-0000000-0 there.",
    "identity-pakistan-plain": "Her CNIC is 4444444444444 there.",
    "identity-bangladesh": "Her NID is 4444444444 there.",
    "identity-bangladesh-long": "Her NID is 19444444444444444 there.",
    "identity-iran": "Her code is 444-444444-4 there.",
    "passport": "Her passport is AB4444444 there.",
    "identity-urdu-digits": "Her number is \u06f4\u06f4\u06f4\u06f4\u06f4-\u06f4\u06f4\u06f4\u06f4\u06f4\u06f4\u06f4-\u06f4 there.",
}

ACCOUNTS = {
    "card": "The card was 4444 4444 4444 4448 then.",
    "card-plain": "The card was 4444444444444448 then.",
    "iban": "Pay to PK36 SCBL 0000 0011 2345 6702 now.",
    "iban-plain": "Pay to PK36SCBL0000001123456702 now.",
    "wallet-bitcoin": "Pay to bc1q" + "q0" * 19 + " now.",
    "wallet-bitcoin-old": "Pay to " + "1BitcoinEaterAddress" + "DontSendf59kuE now.",
    "wallet-ether": "Pay to 0x" + "4a" * 20 + " now.",
    "device-number HB520": "The phone was IMEI 444444444444446 then.",
    "hardware-address HB520": "The phone was 00:1A:2B:3C:4D:5E then.",
    "network-address HB520": "He came from 250.44.44.44 that day.",
    "network-address-six HB520": "He came from 4444:4444:4444::1 that day.",
}

PEOPLE = {
    "email": "Write to desk@market.example.net today.",
    "email-in-code": "Write to `desk@market.example.net` today.",
    "email-at-word": "Write to desk (at) market.example.net today.",
    "email-unicode HB515": "Write to desk\uff20market.example.net today.",
    "email-entity HB516": "Write to desk&#64;market.example.net today.",
    "handle HB520": "Look at @handle_44444444444 today.",
    "handle-in-code HB520": "Look at `@handle_44444444444` today.",
    "handle-urdu-sentence HB520": "آج @handle_44444444444 کو دیکھیں۔",
    "profile-path HB520": "Look at market.example.net/@handle_44444444444 today.",
    "coordinates HB520": "She was seen at 44.44444, -44.44444 that day.",
    "plus-code HB520": "She was seen at 6FG22222+22 that day.",
}

SECRETS = {
    "secret-cloud-key": "The key is " + "AKIA" + "Q7" * 8 + ".",
    "secret-token-host": "The token is " + "ghp" + "_" + "aB3" * 12 + ".",
    "secret-token-fine": "The token is " + "github" + "_pat_" + "aB3" * 8 + ".",
    "secret-token-chat": "The token is " + "xoxb" + "-000000000000-" + "aB3" * 8 + ".",
    "secret-bot": "The token is 000000000:" + "AAF" + "aB3" * 10 + "xy.",
    "secret-web-token": "The token is "
    + "eyJ0eXAi" * 2
    + "."
    + "eyJzdWIi" * 2
    + "."
    + "aB3" * 14
    + ".",
    "secret-private-key": "```text\n@@-----BEGIN " + "OPENSSH PRIVATE KEY-----\nAAAA\n```",
    "secret-pgp": "```text\n@@-----BEGIN " + "PGP PRIVATE KEY BLOCK-----\n```",
    "secret-password": "The password: " + "Tr0ub4dor" + "&3" + ".",
    "secret-in-code": "Type `password=" + "Tr0ub4dor" + "3x9` first.",
    "secret-in-address": "Use `hxxps://user:" + "Tr0ub4dor" + "@host[.]example` first.",
    "secret-map-key": "The key is " + "AIza" + "Sy" + "aB3" * 11 + ".",
    "secret-payment": "The key is " + "sk" + "_live_" + "aB3" * 8 + ".",
}

PATHS = {
    "path-home": "The file is /home/somebody/case-17/a.png there.",
    "path-windows": "The file is C:\\Users\\somebody\\case\\a.png there.",
    "path-mac": "The file is /Users/somebody/case/a.png there.",
}

WORDS = {
    "slang-page": ("docs/en/reference/slang.md", "# Slang\n"),
    "terms-page": ("docs/en/patterns/terms.md", "# Terms\n"),
    "code-words-page": ("docs/ur/patterns/code-words.md", "# Code words\n"),
    "slang-data": ("docs/data/slang.yaml", "a: b\n"),
    "code-words-data": ("docs/data/code-words.yaml", "a: b\n"),
    "terms-list": ("checklists/en/terms.md", "# Terms\n"),
}

CONTACTS = {
    f"contact-{name} {code}": ("docs/data/contacts.yaml", f"contacts:\n@@  - {{number: '{number}'}}\n")
    for name, code, number in (
        ("pakistan", "HB520", "+92 300 0000000"), ("afghanistan", "HB520", "+93 70 000 0000"),
        ("iran", "HB520", "+98 912 000 0000"), ("iraq", "HB520", "+964 770 000 0000"),
        ("national", "HB520", "0300-0000000"), ("messenger", "HB511", "https://wa.me/000"),
        ("mail", "HB520", "desk@agency.gov.pk"),
    )
}  # fmt: skip
"""A number of an agency is refused wherever it is written: no file is made for it."""

CASES: tuple[Case, ...] = (
    *in_page("e", "HB520", PHONES),
    *in_page("e", "HB520", IDENTITIES),
    *in_page("e", "HB520", ACCOUNTS),
    *in_page("e", "HB520", PEOPLE),
    *in_page("e", "HB530", SECRETS),
    *in_page("e", "HB533", PATHS),
    *in_page("e", "HB520", {"urdu-phone": "فوراً 0300-0000000 پر فون کریں۔"}, URDU),
    *in_page("e", "HB520", {"form-phone": "As in +92 300 0000000."}, FORM),
    *in_page("e", "HB532", {"slang-heading": "## Code words { #code-words }", "terms-heading": "## Slang { #slang }"}),
    *changes("e", "HB520", LIST, {
        "item-phone HB120": ("Sign the record.", "Sign the record and call +92 300 0000000."),
        "stop-phone": ("your authority does not", "+92 300 0000000 is silent or your authority does not"),
        "why-phone": ("    A court asks", "    Call 0300-0000000. A court asks"),
    }),
    *changes("e", "HB520", PAGE, {"front-phone": ("able: You can save", "able: You can call +92 300 0000000 and save")}),
    *changes("e", "HB520", "docs/data/codes.yaml", {"data-phone": ("title: With a phone", 'title: "Call +92 300 0000000"')}),
    *changes("e", "HB520", "docs/data/retired.yaml", {"retired-phone": ("Call the helpdesk.", "Call +92 300 0000000.")}),
    *added("e", "HB532", WORDS),
    *added("e", "HB520", CONTACTS),
)  # fmt: skip
