"""Telephones, names, numbers and places of somebody; and what only looks a little like them."""

from __future__ import annotations

from handbook.catalog import RULES as CATALOG
from handbook.rules import check
from handbook.rules.checklists import ITEM_TELEPHONE
from handbook.rules.safety import LINK_SCHEME
from tests import books

RULES = [CATALOG["HB520"]]
PAGE = "docs/en/evidence/capture.md"
FICTION = """\
phones:
  "+00 000 000 0142": {is: a}
emails:
  "apply@firm.example": {is: a}
handles:
  "@firm.example": {is: a}
identity-numbers:
  "00000-0000000-1": {is: a}
  "XX0000001": {is: a}
account-ids:
  "0000471142": {is: a}
"""


def told(text: str, **more: str) -> list[tuple[str, str]]:
    """Return code and the text that is quoted of each finding on one page."""
    tree = {
        PAGE: books.front() + "# Capture\n\n" + text,
        "docs/data/fictional.yaml": FICTION,
        **more,
    }
    found = check(books.book(tree), RULES)
    return [(one.code, one.message.split("“")[1].split("”")[0]) for one in found]


def twice(text: str) -> list[str]:
    """Return the codes of a text; the same must be found in code, in a table and in a list."""
    plain = [code for code, _ in told(f"Words {text} and words.\n")]
    assert [code for code, _ in told(f"Words `{text}` and words.\n")] == plain
    assert [code for code, _ in told(f"| A | B |\n| --- | --- |\n| x | {text} |\n")] == plain
    assert [code for code, _ in told(f"- words\n- {text}\n")] == plain
    assert [code for code, _ in told(f"```text\n{text}\n```\n")] == plain
    return plain


def test_a_telephone():
    for text in [
        # with + or 00
        "+92 300 0000000", "+923000000000", "+92-51-0000000", "+880 1700-000000", "+98 912 000 0000",
        "+964 770 000 0000", "+93 70 000 0000", "+44 20 0000 0000", "+1 (555) 000-0000",
        "(+92) 300 0000000", "+00 000 000 0143", "0092 300 0000000", "00923000000000",
        "0098-912-0000000", "+12345678", "+123456789012345", "+92 **300** 0000000", "**0300**-0000000",
        # of a country
        "0300-0000000", "0300 0000000", "03000000000", "(0300) 0000000", "051-0000000",
        "(021) 3400 0000", "01700-000000", "01700000000", "02-00000000", "0912 000 0000",
        "09120000000", "021-88000000", "0770 000 0000", "07700000000", "0700000000", "0700 000 000",
        "020 000 0000", "300-0000000", "555-000-0000", "1-800-555-0000", "0300.0000000",
        "0300\u20110000000", "0300\u20130000000",
        # without 0 and +
        "923000000000", "92 300 0000000", "8801700000000", "989120000000", "9647700000000",
        "93700000000", "93 70 000 0000",
        # other digits
        "۰۳۰۰-۰۰۰۰۰۰۰", "٠٧٧٠ ٠٠٠ ٠٠٠٠", "০১৭০০-০০০০০০", "+۹۲ ۳۰۰ ۰۰۰۰۰۰۰", "۰۹۱۲۰۰۰۰۰۰۰",
        "پر ۰۳۰۰۰۰۰۰۰۰۰پر", "Tel.03000000000",
    ]:  # fmt: skip
        assert twice(text) == ["HB520"]


def test_a_short_number_that_is_to_be_called():
    for text, number in [
        ("Call 1000 now", "1000"), ("call 115.", "115"), ("call ۱۱۵.", "۱۱۵"), ("dial 15.", "15"), ("Dial: 1098", "1098"),
        ("the helpline **1098**", "1098"), ("hotline 16108", "16108"), ("call 999999", "999999"),
        ("call 15, then", "15"), ("Ring 1099.", "1099"), ("ring: 109", "109"), ("Phone 1098.", "1098"),
        ("PHONE 10980", "10980"), ("phone number is 109", "109"), ("Text 1123.", "1123"),
        ("WhatsApp 1123.", "1123"), ("whatsapp number: 1123", "1123"), ("Helpline: 1991.", "1991"),
        ("**Helpline:** 1991.", "1991"), ("helpline:15", "15"), ("HOTLINE 15", "15"),
        ("Emergency number 15.", "15"), ("emergency number is 112", "112"),
        ("The hotline is 1991.", "1991"), ("hotline number is **1991**", "1991"),
        ("1099 پر کال کریں۔", "1099"), ("۱۰۹۹ پر فون کیجیے", "۱۰۹۹"), ("ہیلپ لائن: 1098۔", "1098"),
        ("فون 15۔", "15"), ("کال: ۱۵", "۱۵"), ("ڈائل ۱۰۹۹", "۱۰۹۹"), ("15 پر کال کریں", "15"),
        ("اتصل على ١١٠ فورا", "١١٠"), ("الخط الساخن: 104", "104"), ("هاتف ١٠٤", "١٠٤"),
        ("با ۱۱۰ تماس بگیرید", "۱۱۰"), ("به شماره ۱۲۳ زنگ بزنید", "۱۲۳"), ("تلفن: ۱۱۰", "۱۱۰"),
        ("১০৯৮ নম্বরে কল করুন", "১০৯৮"), ("১০৯৮-এ ফোন করুন", "১০৯৮"), ("হেল্পলাইন ১০৯৮।", "১০৯৮"),
        ("কল: 999", "999"), ("হটলাইন 10921", "10921"),
    ]:  # fmt: skip
        assert told(f"Words: {text}\n") == [("HB520", number)]


def test_what_is_no_telephone():
    for text in [
        "+00 000 000 0142", "+۰۰ ۰۰۰ ۰۰۰ ۰۱۴۲", "+00-000-000-0142", "0000471142", "۰۰۰۰۴۷۱۱۴۲",
        "2026-11-25", "2026-03-09 07:12:40", "2026-03-09T07:12:40Z", "2026-03-09 07", "09.03.2026",
        "09.03.2026 07:12", "9-3-2026 07", "۱۴۰۵-۰۱-۱۵", "١٤٤٧-٠٩-٠١", "২০২৬-০৩-০৯", "1405.1.15 12",
        "07:12:40", "+05:00", "+04:30", "+0500", "UTC+6", "2026-03-09 to 2026-03-12",
        "20260309", "20260309071240", "202603090712", "20260309-0712", "1773040360", "1773040360000",
        "2010 2011 2012 2013", "2019-2021", "1399-1400", "1 873 340", "12 345 678 901", "999 999 999",
        "1873340 bytes", "4294967296 bytes", "4294967296 B", "10000000000 km", "9000000000 IRR",
        "0.123456789", "3.14159265", "U7/CASE/2026/031", "LIC/0000/042", "U7/2026/014", "CL-03.12",
        "E/2002/68/Add.1", "A/RES/55/25", "ISO/IEC 27037:2012", "paras 120-125", "pp. 319–320",
        "10.1371/journal.pone.0123456", "ISBN 0198526636", "ISBN 978-0-19-852663-6", "ISSN 0300-0000",
        "DOI 10.1234/0300-0000000", "dc51990fd8545c5d52cecee83bd07ef01aff8a1652f7ce80c2391ce8632bcecd",
        "SHA256:0300000000000a", "120.0.6099.109", "3.11.5", "1765432109876543210", "F-06", "SEAL 000118",
        "03 04 05 06", "0300000", "+1234567", "012 345 67", "a03000000000", "_03000000000",
        "call 40 people", "call 100 officers", "dial 3 times", "call 24 hours later", "call 1 to 3",
        "call 2026-03-09", "Call 07:00", "call 4.2", "called 1000", "recall CL-06", "hotline of 2026",
        "phone 2 people", "text 15 words", "phone 15.", "ring 15.", "text 15.", "WhatsApp 15.",
        "phone 200 people", "text 150 words", "text 120%", "text 123456.", "ring 1.", "helpline 1.",
        "call 2026.", "Call 2026", "hotline 2026", "iPhone 1500.", "during 1991.", "context 1500.",
        "helpline 24 hours", "hotline 24/7", "hotline is 24 hours", "call 12,000 people", "ring 3 times",
        "the emergency number is", "helpline is 10:30", "number 1991", "lifeline 1991",
        "صفحہ 15 پر فون نمبر", "فون 15 دن", "کال 200 افراد", "250 فون ضبط", "ہیلپ لائن 24 گھنٹے",
        "نکال 1099", "فون ۱۵:۳۰", "کال ۲۰۲۶", "هاتف ٢٠٢٦", "২০২৬ কল করুন", "বিকল ১৫০", "নকল ১৫০", "কল ১",
        "هاتف ١٥ يوما", "فون 123456", "۱۱۰ تماس", "১৫০ ফোন", "تماس ۱۲٫۵",
        "+5 000 000", "12345678", "123456789", "0 1 2 3 4 5 6 7 8 9", "1.2.3.4.5.6.7.8",
        "۱٬۲۳۴٬۵۶۷", "1,234,567", "000000000", "00000000000000",
    ]:  # fmt: skip
        assert [pair for pair in told(f"Words {text} and words.\n") if pair[0] == "HB520"] == []


def test_the_number_of_a_person():
    for text in [
        "444-444444-4", "۴۴۴-۴۴۴۴۴۴-۴", "11111-1111111-1", "11111 1111111 1", "1111111111111", "۱۱۱۱۱-۱۱۱۱۱۱۱-۱", "1399-0000-00001",
        "1400-0101-12345", "2000000000000", "5555555555", "২০০০০০০০০০", "19900000000000001",
        "20050000000000001", "190000000001", "200012345678", "AB1234567", "ZZ0000002", "A12345678",
        "P01234567", "0000471143", "2147483648",
    ]:  # fmt: skip
        assert twice(text) == ["HB520"]


def test_what_is_no_number_of_a_person():
    for text in [
        "00000-0000000-1", "۰۰۰۰۰-۰۰۰۰۰۰۰-۱", "XX0000001", "YY0000001", "xx0000001", "0000471142",
        "KB5034441", "BWBV0001749", "RFC 3227", "CVE-2024-1234567", "ABC1234567", "AB123456",
        "AB12345678", "A1234567", "A123456789", "ab1234567", "U7_2026_014", "1773040360", "1999999999",
        "180000000001", "18900000000000001", "12345678901", "1111-1111-1111", "1600-0101-12345",
        "F-06", "CL-03.12", "x/AB1234567", "AB1234567-x",
    ]:  # fmt: skip
        assert told(f"Words {text} and words.\n") == []


def test_mails():
    assert told("write to desk@firm.com, now") == [("HB520", "desk@firm.com")]
    assert told("write to a.b+c@mail.firm.example.") == [("HB520", "a.b+c@mail.firm.example")]
    assert told("`desk@firm.test`") == [("HB520", "desk@firm.test")]
    assert told("লিখুন desk@firm.test।") == [("HB520", "desk@firm.test")]
    assert told("لکھیں desk@firm.test۔") == [("HB520", "desk@firm.test")]
    assert told("a@firm.test b@firm.test") == [("HB520", "a@firm.test"), ("HB520", "b@firm.test")]
    assert told("desk (at) firm.com") == [("HB520", "desk (at) firm.com")]
    assert told("desk[at]firm[.]com") == [("HB520", "desk[at]firm[.]com")]
    assert told("desk(at)mail (dot) firm") == [("HB520", "desk(at)mail (dot) firm")]
    for text in (
        "look (at) it", "APPLY@firm.example", "user@host", "a @ b.c", "5@3.5", "x@y.1",
        "https://user@firm.example/", "a@b", "<desk@firm.com>",
    ):  # fmt: skip
        assert told(f"Words {text} here") == [], text


def test_handles():
    assert told("the account @firm_jobs, now") == [("HB520", "@firm_jobs")]
    assert told("`@firm.jobs`") == [("HB520", "@firm.jobs")]
    assert told("(@firm)") == [("HB520", "@firm")]
    assert told("[@firm](a.md)") == [("HB520", "@firm")]
    assert told("دیکھیں @firmپر") == [("HB520", "@firm")]
    assert told("@آمنہ_مثال") == [("HB520", "@آمنہ_مثال")]
    assert told("@firm.") == [("HB520", "@firm")]
    assert told("@firm2.example") == [("HB520", "@firm2.example")]
    assert told("```text\n@firm\n```") == [("HB520", "@firm")]
    assert told("```python\nx = @firm\n```") == [("HB520", "@firm")]
    for text in (
        "@firm.example", "@Firm.Example", "`@firm.example`;", "@firm.exampleپر", "@ 5", "@5", "@_",
        "[@key-2022]", "[@key-2022, para. 5]", "[@other, art. 2(1)]", "see @key-2022", "a @", "@@",
    ):  # fmt: skip
        assert told(f"{text}\n") == [], text


def test_a_fault_is_told_once():
    tree = {
        "checklists/en/capture-one-item.md": books.CHECKLIST.replace(
            "Sign the record.", "Write to +92 300 0000000."
        ),
        "docs/data/fictional.yaml": FICTION,
    }
    found = check(books.book(tree), (*RULES, ITEM_TELEPHONE))
    assert [one.code for one in found] == ["HB120"]
    below = books.CHECKLIST.replace("See [Capture]", "Call +92 300 0000000. See [Capture]")
    tree["checklists/en/capture-one-item.md"] = below
    found = check(books.book(tree), (*RULES, ITEM_TELEPHONE))
    assert [(one.line, one.code) for one in found] == [(20, "HB520")]
    link = {PAGE: books.front() + "# Capture\n\n[+92 300 0000000](tel:+923000000000)\n"}
    assert [one.code for one in check(books.book(link), (*RULES, LINK_SCHEME))] == ["HB502"]
    assert told("[+92 300 0000000](a.md)") == [("HB520", "+92 300 0000000")]


def test_values_are_judged_by_what_they_are():
    def front(value: str) -> list[str]:
        tree = {PAGE: books.front(able=value) + "# Capture\n\nWords.\n"}
        return [f"{one.line} {one.code}" for one in check(books.book(tree), RULES)]

    assert front('"Call 0300-0000000"') == ["6 HB520"]
    assert front("03000000000") == ["6 HB520"]
    assert front("9230000000001") == ["6 HB520"]
    number, works = "a: {%s: 5555555555}\n", "docs/data/bibliography.yaml"
    person = [("HB520", "5555555555")]
    for key in ("URL", "DOI", "ISBN", "ISSN", "volume", "of", "sha256", "bytes"):
        assert told("x", **{"docs/data/x.yaml": number % key}) == [], key
        plus = f"a: {{{key}: '+92 300 0000000'}}\n"
        assert told("x", **{"docs/data/x.yaml": plus}) == [("HB520", "+92 300 0000000")], key
    for key in ("number", "page", "issue"):
        assert told("x", **{works: number % key}) == [], key
        assert told("x", **{"docs/data/x.yaml": number % key}) == person, key
        plus = f"a: {{{key}: '+92 300 0000000'}}\n"
        assert told("x", **{works: plus}) == [("HB520", "+92 300 0000000")], key
    assert told("x", **{"docs/data/x.yaml": number % "b"}) == [("HB520", "5555555555")]
    assert told("x", **{"docs/data/x.yaml": "5555555555: {b: c}\n"}) == [("HB520", "5555555555")]


def test_the_list_itself_holds_nobodys_numbers():
    def listed(text: str) -> list[str]:
        return [code for code, _ in told("x", **{"docs/data/fictional.yaml": text})]

    assert listed("places:\n  0300-0000000: {is: a}\n") == ["HB520"]
    assert listed("phones:\n  0300-0000000: {is: a}\n") == []  # the rules of the data tell it
    assert listed("places:\n  '+00 000 000 0999': {is: a}\n") == []
    assert listed("places:\n  '@firm': {is: a}\n") == ["HB520"]
    assert listed("places:\n  'a@b.example': {is: a}\n") == []
    assert listed("places:\n  'a@b.com': {is: a}\n") == ["HB520"]
    for group in (
        "handles",
        "account-ids",
        "domains",
        "addresses",
        "emails",
        "phones",
        "identity-numbers",
    ):
        assert listed(f"{group}:\n  'a/5555555555': {{is: a}}\n") == [], group
    assert listed("media:\n  '0000555555': {is: a}\n") == []
    assert listed("media:\n  '5555555555': {is: a}\n") == ["HB520"]
    assert listed("places:\n  Town A: {is: call 0300-0000000}\n") == ["HB520"]


IBAN = "PK33 ABCD 0000 0000 0000 0000"


def test_an_account():
    for text in [
        IBAN, IBAN.replace(" ", ""), "NO93 8601 1117 947", "MT84MALT011000012345MTLCAST001S", "GB82 WEST 1234 5698 7654 32", "4000 0000 0000 0002",
        "4000000000000002", "4000-0000-0000-0002", "3400 000000 00009", "5105105105105100",
        "6011000990139424", "0x" + "0" * 39 + "1", "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa",
        "3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy", "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4",
        "TJRabPrwbZy45sbavfcjinPJC18kjpRTv8",
    ]:  # fmt: skip
        assert twice(text) == ["HB520"]


def test_what_is_no_account():
    for text in [
        "PK00 XXXX 0000 0000 0000 0000", "XX00 XXXX 0000 0000 0000 0000", "PK34 ABCD 0000 0000 0000 0000", "4000 0000 0000 0000",
        "4000 0000 0000 0001", "1000000000000008", "2010 2011 2012 2013", "0x" + "0" * 38, "0x" + "0" * 41, "0xff",
        "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb", "TJRabPrwbZy45sbavfcjinPJC18kjpRTv9", "bc1qshort",
        "dc51990fd8545c5d52cecee83bd07ef01aff8a1652f7ce80c2391ce8632bcecd", "MD5 SHA256 ISO27037",
        "THIS IS A LINE IN CAPITALS AND 12", "Tooooooooooooooooooooooooooooooooo", "U7PC0112",
    ]:  # fmt: skip
        assert [pair for pair in told(f"Words {text} and words.\n") if pair[0] == "HB520"] == []


def test_a_device():
    for text in [
        "490154203237518", "49-015420-323751-8", "490154-20-323751-8", "49015420-323751-8",
        "8991101200003204514", "89148000005339755555", "02-00-00-00-00-01", "0a:1B:2c:3D:4e:5F",
        "10.20.30.40", "8.8.8.8"[:0] + "192.168.1.1", "172.16.254.1", "fd00::1", "fe80::1ff:fe23:4567:890a",
        "2a02:26f0:1::5", "2001:4860:4860:0:0:0:0:8888", "۴۹۰۱۵۴۲۰۳۲۳۷۵۱۸",
    ]:  # fmt: skip
        assert twice(text) == ["HB520"]


def test_what_is_no_device():
    for text in [
        "490154203237519", "340154203237511", "00-00-5E-00-53-01", "00:00:5e:00:53:ff",
        "00:00:00:00:00:00", "FF-FF-FF-FF-FF-FF", "02-00-00-00-00", "02-00-00-00-00-01-02",
        "02-00:00-00:00-01", "192.0.2.7", "198.51.100.1", "203.0.113.254", "127.0.0.1", "127.9.9.9",
        "255.255.255.0", "255.255.255.255", "4.1.2.3", "10.15.7.1", "19.19.19.19", "1.2.3", "300.1.1.20",
        "120.0.6099.109", "1.2.3.4.55", "v10.20.30.40", "2001:db8::1", "2001:db8:1::2", "::1", "::",
        "07:12:40", "01:02:03:04", "std::vector", "a::b", "12:34:56:78:90", "http://127.0.0.1:8000",
        "CL-03:04", "2026-03-09T07:12:40", "224.0.0.1",
    ]:  # fmt: skip
        assert [pair for pair in told(f"Words {text} and words.\n") if pair[0] == "HB520"] == []


def test_an_exact_place():
    for text in [
        "12.3456, 65.4321", "12.345,65.432", "-12.3456, -65.4321", "12.3456; 65.4321",
        "12.3456 65.4321", "12.3456/65.4321", "12.3456°N, 65.4321°E"[:0] + "12.3456, 165.4321",
        "0.1234, 1.2345", "geo:12.3456,65.4321", "@12.3456,65.4321,15z", "۱۲.۳۴۵۶، ۶۵.۴۳۲۱",
        "۱۲٫۳۴۵۶، ۶۵٫۴۳۲۱", "১২.৩৪৫৬, ৬৫.৪৩২১", "12°20'44\"N", "12° 20’ 44” N", "12.3456° N", "7HJ8+XQ",
        "8FQ7HJ8V+XQ", "///filled.count.soap",
    ]:  # fmt: skip
        assert [code for code, _ in told(f"Words {text} and words.\n")] == ["HB520"]


def test_what_is_no_exact_place():
    for text in [
        "12.34, 65.43", "12.345 seconds", "0.123, 0.456", "12.345, 65.43", "12.34, 65.432",
        "212.345, 65.432", "12.345, 265.432", "1.12.345, 65.432", "12.345, 65.432.1", "3.11.5, 3.12.1",
        "20 °C", "20° C", "360°", "12°", "2+2", "8888+88", "C++", "CPR+VW"[:3], "FREX+XQ", "7HJ+XQ",
        "7HJ8+X", "7HJ8+XQVW", "file:///a.b.c", "https:///filled.count.soap", "// filled.count.soap",
        "///a.b.c", "1,234.567 and 8", "12.345 and 65.432", "2026.11, 2027.02",
    ]:  # fmt: skip
        assert [pair for pair in told(f"Words {text} and words.\n") if pair[0] == "HB520"] == []


def test_a_number_is_quoted_as_it_is_written_without_the_dates_beside_it():
    assert told("a +۹۲ ۳۰۰ ۰۰۰۰۰۰۰ b") == [("HB520", "+۹۲ ۳۰۰ ۰۰۰۰۰۰۰")]
    assert told("(+92) 300 0000000") == [("HB520", "+92) 300 0000000")]
    assert told("2026-03-09 0300-0000000 2026-03-10") == [("HB520", "0300-0000000")]
    assert told("ISBN\n0300-0000000") == [("HB520", "0300-0000000")]
    assert told("+۹۲ ۳۰۰ ۰۰۰۰۰۰۰ bytes") == []


def test_a_number_in_a_note_among_the_verbs_is_found():
    tree = {"docs/data/verbs.txt": "# call +92 300 1234567 first\ncheck\n"}
    assert [
        (one.path, one.line) for one in check(books.book(tree), RULES) if one.code == "HB520"
    ] == [("docs/data/verbs.txt", 1)]
