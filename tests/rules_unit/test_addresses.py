"""Addresses: what is live, what a link says, which host may stand where."""

from __future__ import annotations

import pytest

from handbook.catalog import RULES as CATALOG
from handbook.rules import check
from handbook.rules.addresses import shape_of
from handbook.rules.safety import IMAGE_OUT, LINK_OUT, LINK_SCHEME
from tests import books

RULES = [CATALOG[code] for code in ("HB508", "HB509", "HB510", "HB511")]
PAGE = "docs/en/evidence/capture.md"
LIBRARY = "docs/en/reference/bibliography.md"


def said(text: str, path: str = PAGE, **more: str) -> list[str]:
    tree = {path: books.front() + "# Capture\n\n" + text, **more}
    return [str(one).split(": ", 1)[1] for one in check(books.book(tree), RULES)]


def codes(text: str, path: str = PAGE, **more: str) -> list[str]:
    return [line[:5] for line in said(text, path, **more)]


def library(*urls: str) -> str:
    rows = (
        f'  - id: work-{n}\n    title: A work\n    URL: "{url}"\n    custom: {{mark: S}}\n'
        for n, url in enumerate(urls)
    )
    return "references:\n" + "".join(rows)


def test_a_live_address_is_told_with_what_to_type():
    for text, address, typed in [
        ("at http://firm.example.", "http://firm.example", "hxxp://firm[.]example"),
        ("at https://firm.example/a?b=1, and", "https://firm.example/a?b=1", "hxxps://firm[.]example/a?b=1"),
        ("at HTTPS://firm.example", "HTTPS://firm.example", "hxxpS://firm[.]example"),
        ("at hxxp://firm.example/x", "hxxp://firm.example/x", "hxxp://firm[.]example/x"),
        ("at hxxps://a[.]firm.example", "hxxps://a[.]firm.example", "hxxps://a[.]firm[.]example"),
        ("at https://firm[.]example", "https://firm[.]example", "hxxps://firm[.]example"),
        ("at ftp://firm.example", "ftp://firm.example", "fxp://firm[.]example"),
        ("at ftps://firm.example", "ftps://firm.example", "fxps://firm[.]example"),
        ("at tg://resolve?domain=x", "tg://resolve?domain=x", "tg[:]//resolve?domain=x"),
        (r"at https:\\firm.example", r"https:\\firm.example", r"hxxps:\\firm[.]example"),
        ("at https:/\\firm.example", "https:/\\firm.example", "hxxps:/\\firm[.]example"),
        ("at https://user@firm.example", "https://user@firm.example", "hxxps://user@firm[.]example"),
        ("at https://192.0.2.7/x", "https://192.0.2.7/x", "hxxps://192[.]0[.]2[.]7/x"),
        ("at www.firm.example!", "www.firm.example", "www[.]firm[.]example"),
        ("at WWW.FIRM.EXAMPLE", "WWW.FIRM.EXAMPLE", "WWW[.]FIRM[.]EXAMPLE"),
        ("on t.me/firm and", "t.me/firm", "t[.]me/firm"),
        ("on wa.me/000142", "wa.me/000142", "wa[.]me/000142"),
        ("on bit.ly/7k2", "bit.ly/7k2", "bit[.]ly/7k2"),
        ("on firm.com", "firm.com", "firm[.]com"),
        ("on Firm.Com", "Firm.Com", "Firm[.]Com"),
        ("on FIRM.COM", "FIRM.COM", "FIRM[.]COM"),
        ("on jobs.firm.com.pk", "jobs.firm.com.pk", "jobs[.]firm[.]com[.]pk"),
        ("on firm.shop:8080/x", "firm.shop:8080/x", "firm[.]shop:8080/x"),
        ("on abcdefgh234567.onion", "abcdefgh234567.onion", "abcdefgh234567[.]onion"),
        ("on //firm.com/x", "firm.com/x", "firm[.]com/x"),
        ("on firm.zz/x", "firm.zz/x", "firm[.]zz/x"),
        ("on firm.work/x", "firm.work/x", "firm[.]work/x"),
        ("پر firm.com پر", "firm.com", "firm[.]com"),
        ("পড়ুন https://firm.example।", "https://firm.example", "hxxps://firm[.]example"),
        ("انظر https://firm.example/a، ثم", "https://firm.example/a", "hxxps://firm[.]example/a"),
        ("دیکھیں https://firm.example۔", "https://firm.example", "hxxps://firm[.]example"),
        ("in `https://firm.example` code", "https://firm.example", "hxxps://firm[.]example"),
        ("(https://firm.example)", "https://firm.example", "hxxps://firm[.]example"),
        ("“https://firm.example”", "https://firm.example", "hxxps://firm[.]example"),
        ("at http://[2001:db8::1]/a", "http://[2001:db8::1]/a", "hxxp://[2001:db8::1]/a"),
        (r"at https\://firm.example/", r"https\://firm.example/", "hxxps://firm[.]example/"),
        (r"at firm\.com", r"firm\.com", "firm[.]com"),
        ("at magnet:?xt=urn:btih:aa", "magnet:?xt=urn:btih:aa", "magnet[:]?xt=urn:btih:aa"),
        ("**https://firm.example**", "https://firm.example", "hxxps://firm[.]example"),
    ]:  # fmt: skip
        assert said(f"Words {text}\n") == [
            f"HB511 “{address}” is a live address (write “{typed}”; cite a source as “[@key]”)"
        ]
        assert codes(f"Words {typed} here.") == []


def test_what_is_no_live_address_passes():
    for text in [
        "hxxps://listboard[.]example/post/0000982214", "`hxxp://short[.]test/7k2`",
        "listboard[.]example", "evil[.]com/a.b", "evil[dot]com", "HXXPS://a[.]example",
        "listboard.example", "www[.]firm[.]com", "mail.example.com", "example.org", "short.test",
        "a.invalid", "localhost", "http://localhost:8000", "http://127.0.0.1:8000/", "http://0.0.0.0",
        "capture.md", "docs/en/evidence/capture.md", "codes.yaml", "mkdocs.yml", "page.html",
        "README.md/", "hooks/handbook/rules/safety.py", "site.old/index.html", "node.js",
        "e.g. this", "i.e. that", "a.m./p.m.", "U.S.A.", "Ph.D.", "St. Paul", "No. 5", "vol.2",
        "3.11.5", "v1.2.in", "10.1371/journal.pone.0123456", "§ 4.2.1", "12:30.", "GLO.ACT",
        "end.In the", "end.So", "done.To", "field.id", "page.title", "os.path", "self.name",
        "and/or", "either / or", "`https://`", "https:// and http://", "“https://…”", "file:///x",
        "U7/CASE/2026/031", "A/HRC/27/37", "E/2002/68/Add.1", "x@firm.example", "@firm.example",
        "ختم۔اگلا", "انتهى.التالي", "শেষ।পরের", "پایان.بعدی", "صفحہ 3.5 پر",
        "a.b.c", "…com", ".com", ".org", "tool.exe", "photo.jpg.zip", "sheet.docx", "a.tar.gz",
        "Windows PowerShell 5.1", "Get-FileHash.ps1", "std::vector", "C:\\\\Windows", "magnet: a",
    ]:  # fmt: skip
        assert codes(f"Words {text} here, and {text}.\n") == []
        assert codes(f"```text\n{text}\n```\n") == []


def test_what_another_rule_tells_is_not_told_again():
    told = (LINK_OUT, LINK_SCHEME, IMAGE_OUT, *RULES)
    for text in (
        "[it](https://firm.example/a)", "[https://firm.example](https://firm.example)",
        "<https://firm.example>", "<desk@firm.example>", "![A frame](https://firm.example/a.png)",
        "[it][r]\n\n[r]: https://firm.example", "[www.a.com](https://b.example)", "[it](//a.com)",
    ):  # fmt: skip
        tree = {PAGE: books.front() + "# Capture\n\n" + text}
        assert len(check(books.book(tree), told)) == 1, text
    assert codes("See <img src=https://firm.example> here") == []
    assert codes("A lone <https://firm.example/ x> here") == []
    assert codes("[it](firm.com/x)") == []


def test_front_matter_is_judged_but_for_what_a_rule_of_its_own_tells():
    def front(value: str) -> list[tuple[int, str]]:
        tree = {PAGE: books.front(able=value) + "# Capture\n\nWords.\n"}
        return [(one.line, one.code) for one in check(books.book(tree), RULES)]

    assert front('"Join t.me/firm."') == [(6, "HB511")]
    assert front('"Look at hxxp://firm.example."') == [(6, "HB511")]
    assert front('"tg://resolve"') == [(6, "HB511")]
    for value in (
        '"https://a.example"',
        '"www.a.com"',
        '"[a](b.com)"',
        '"HTTP://a.com"',
        '"ftp://a.com"',
    ):
        assert front(value) == [], value


def test_data_files_are_judged_but_for_the_registers():
    url = "https://firm.example"
    assert codes("x", **{"docs/data/languages2.yaml": f"a: {{b: {url}}}\n"}) == ["HB511"]
    assert codes("x", **{"docs/data/hosts.yaml": f"a: {{b: {url}}}\n"}) == []
    fiction = "domains:\n  firm.com: {is: a}\nplaces:\n  firm.com: {is: firm.com}\n"
    assert codes("x", **{"docs/data/fictional.yaml": fiction}) == ["HB511"]
    works = 'references:\n  - {id: a-1, title: "Firm.com and its rules", custom: {note: "see firm.com"}}\n'
    assert codes("x", **{"docs/data/bibliography.yaml": works}) == []
    works = works.replace("see firm.com", "see firm.com/rules")
    assert codes("x", **{"docs/data/bibliography.yaml": works}) == ["HB511"]


def test_a_link_whose_words_are_an_address():
    for text, target, count in [
        ("https://www.unodc.org", "hashing.md", 1),
        ("www.unodc.org", "hashing.md", 1),
        ("unodc.org/a", "hashing.md", 1),
        ("unodc.org", "#steps", 1),
        ("see https://unodc.org here", "hashing.md", 1),
        ("hxxps://a[.]example", "hashing.md", 1),
        ("Hashing", "hashing.md", 0),
        ("hashing.md", "hashing.md", 0),
        ("hashing.md", "../evidence/hashing.md", 0),
        ("../reference/bibliography.md", "#steps", 1),
        ("hashing.md#a", "hashing.md", 0),
        ("capture.html", "hashing.md", 1),
        ("listboard.example", "hashing.md", 0),
        ("e.g. hashing (E-08)", "hashing.md", 0),
        ("version 3.11.5", "hashing.md", 0),
        ("https://www.unodc.org", "https://evil.example", 0),  # HB501 tells it
        ("unodc.org/a", "javascript:x", 0),  # HB502 tells it
    ]:
        assert codes(f"Read [{text}]({target}) now.\n") == ["HB508"] * count


def test_a_name_inside_a_title_is_no_address():
    """Alone, or with a path, it is one: then it must be the target."""
    assert codes("[More about Work and Crates.io](help.md)") == []
    assert codes("[Crates.io](help.md)") == ["HB508"]
    assert codes("[See Crates.io/a](help.md)") == ["HB508"]


def test_on_the_bibliography_text_and_target_are_the_same():
    hosts = {"docs/data/hosts.yaml": "www.example.org: {owner: a}\n"}

    def there(text: str) -> list[str]:
        return codes(text, LIBRARY, **hosts)

    assert there("[https://www.example.org/a](https://www.example.org/a)") == []
    assert there("[www.example.org/a](https://www.example.org/a/)") == []
    assert there("<https://www.example.org/a>") == []
    assert there("[A protocol](https://www.example.org/a)") == []
    assert there("[https://www.unodc.org](https://www.example.org/a)") == ["HB508"]
    assert there("[www.example.org/b](https://www.example.org/a)") == ["HB508"]
    assert there("[it](https://evil.example)") == ["HB509"]
    assert there("[it](HTTPS://www.example.org)") == ["HB509"]
    (line,) = said("[it](HTTPS://www.example.org)", LIBRARY, **hosts)
    assert line == (
        "HB509 the address “HTTPS://www.example.org” is not “https://”, a host by its name in small "
        "letters, and a path of plain signs (copy it anew from the publisher's page, without user "
        "name, port or dot behind the host)"
    )


def test_the_title_of_a_work_that_is_an_address_is_its_own():
    def works(title: str, url: str) -> list[str]:
        text = f'references:\n  - id: a-1\n    title: "{title}"\n    URL: {url}\n    custom: {{mark: S}}\n'
        more = {
            "docs/data/bibliography.yaml": text,
            "docs/data/hosts.yaml": "a.example: {owner: a}\n",
        }
        return said("x", **more)

    assert works("a.example/x", "https://a.example/x") == []
    assert works("Rules of a.com", "https://a.example/x") == []
    assert works("Section 2.1", "https://a.example/x") == []
    tell = "HB508 the link says “www.a.com/x” and leads to “{}” (write words in the place of the address, such as the title of the page)"
    assert works("www.a.com/x", "https://a.example/x") == [tell.format("https://a.example/x")]
    assert works("www.a.com/x", '""') == [tell.format("no address")]


def test_the_address_of_a_work():
    for url, why in [
        ("https://www.example.org", ""),
        ("https://www.example.org/", ""),
        ("https://www.example.org/a/b.html?c=d&e=f#g", ""),
        ("https://www.example.org?x", ""),
        ("https://www.example.org#x", ""),
        ("https://www.example.org/~a/%D8%A7(b)", ""),
        ("https://example.org/", "the host “example.org”, which is not in docs/data/hosts.yaml"),
        ("https://a.www.example.org/", "the host “a.www.example.org”"),
        ("https://www.example.org.evil.test/", "the host “www.example.org.evil.test”"),
        ("https://user@www.example.org/", "is not “https://”"),
        ("https://user:word@www.example.org/", "is not “https://”"),
        ("https://www.example.org:443/", "is not “https://”"),
        ("https://www.example.org:/", "is not “https://”"),
        ("https://192.0.2.7/", "is not “https://”"),
        ("https://3221225991/", "is not “https://”"),
        ("https://0xC0000207/", "is not “https://”"),
        ("https://[2001:db8::1]/", "is not “https://”"),
        ("https://www.example.org./", "is not “https://”"),
        ("https://WWW.example.org/", "is not “https://”"),
        ("https://www.example.org\\\\a", "is not “https://”"),
        ("https:///www.example.org/", "is not “https://”"),
        ("https://localhost/", "is not “https://”"),
        ("https://www.example.org/{x}", "is not “https://”"),
        ("https://www.example.org/<x>", "is not “https://”"),
        ("https://www.exa%6dple.org/", "is not “https://”"),
        ("https://www.example.org/a@b:c", ""),
    ]:
        more = {
            "docs/data/bibliography.yaml": library(url),
            "docs/data/hosts.yaml": "www.example.org: {owner: a}\n",
        }
        lines = said("x", **more)
        assert len(lines) == bool(why)
        assert all("HB509 the address “https://" in line and why in line for line in lines)


def test_what_the_rules_of_the_data_tell_is_not_told_again():
    hosts = "www.example.org: {owner: a}\nраypal.example: {owner: b}\n"
    for url in ("http://a.example", "javascript:x", "https://a b", "https://раypal.example", ""):
        more = {"docs/data/bibliography.yaml": library(url), "docs/data/hosts.yaml": hosts}
        assert said("x", **more) == [], url
    copied = library("https://a.example/").replace("mark: S", "mark: S, address: copy")
    assert said("x", **{"docs/data/bibliography.yaml": copied}) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("example", "examp1e"), ("modern", "rnodern"), ("vvest", "west"), ("clear", "dear"),
        ("good", "g0od"), ("list", "llst"), ("a-b", "ab"), ("five", "flve"), ("size", "si2e"),
        ("seen", "5een"), ("annex", "amex"), ("example", "EXAMPLE"),
    ],
)  # fmt: skip
def test_two_hosts_that_look_the_same(one, other):
    if one.lower() == other.lower():
        assert shape_of(one) == shape_of(other)
        return
    text = f"{one}.example: {{owner: a}}\nwww.{other}.example: {{owner: b}}\n"
    (line,) = said("x", **{"docs/data/hosts.yaml": text})
    assert line == (
        f"HB510 the host “www.{other}.example” is not what it seems: it reads like “{one}.example” "
        "(remove the one that its publisher does not own)"
    ).replace("HB510", "HB510")


def test_hosts_that_differ_pass():
    text = "".join(
        f"{host}: {{owner: a}}\n"
        for host in (
            "unodc.org",
            "www.unodc.org",
            "un.org",
            "icat.un.org",
            "unodc.net",
            "help.x.com",
        )
    )
    assert said("x", **{"docs/data/hosts.yaml": text}) == []


def test_a_work_on_a_host_that_looks_like_a_known_one():
    more = {
        "docs/data/bibliography.yaml": library(
            "https://www.examp1e.org/", "https://xn--exmple-cua.org/"
        ),
        "docs/data/hosts.yaml": "www.example.org: {owner: a}\n",
    }
    first, second = said("x", **more)
    assert (
        "HB510 the host “www.examp1e.org” is not what it seems: it reads like “www.example.org”"
        in first
    )
    assert "it holds “xn--exmple-cua” (letters in disguise) (delete it and type" in second


def test_a_host_with_letters_of_elsewhere():
    for text in [
        "https://раypal.example/x", "hxxps://раypal[.]example", "раypal[.]example", "paypaⅼ.com",
        "www.раypal.example", "xn--pypal-4ve.com", "xn--pypal-4ve[.]com", "XN--PYPAL-4VE.com",
        "https://é.example", "https://صفحہ.example", "পাতা.com", "ａ.com", "`ｐaypal.com`",
        "https://paypal.example.ｃom", "hxxps://xn--a.example",
    ]:  # fmt: skip
        (line,) = said(f"Words {text} here.")
        assert line.startswith("HB510 the host “")
        assert "is not what it seems: it holds “" in line


def test_a_host_of_plain_letters_in_any_text():
    for text in [
        "https[.]",
        "دیکھیں listboard[.]example پر",
        "دیکھیں hxxps://listboard[.]example/é",
        "xn-a",
        "maxn--x",
    ]:
        assert codes(f"Words {text} here.") == []


def test_at_most_ten_are_told_in_a_file():
    assert len(codes("https://a.example\n" * 12)) == 10
    assert len(codes("[a.com](b.md)\n" * 12)) == 10


TYPED = "t.me: {owner: Telegram, seen: 2026-11-30, typed: a public channel}\nx.test.org: {owner: X, seen: 2026-11-30}\n"


def test_a_host_that_officers_type_stands_in_code_and_nowhere_else():
    hosts = {"docs/data/hosts.yaml": TYPED}
    for text in (
        "`t.me/s/NAME`",
        '`site:t.me "visa"`',
        "a `b` and `t.me/x`",
    ):
        assert said(text, **hosts) == []
    assert said("```text\nt.me/x\n```\n", **hosts) == []
    for text in (
        "```text\na\n```\n\nt.me/x",
        "t.me/s/NAME",
        "`b` t.me/x",
        "`https://t.me/x`",
        "`x.test.org/a`",
        "`me.t.me/x`",
    ):
        (line,) = said(text, **hosts)
        assert line.startswith("HB511 ")
    assert said("[a](https://t.me/x)", **hosts) == []  # a link is judged by HB501
