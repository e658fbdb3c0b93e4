"""Every address and every machine path is seen, wherever and however it is written; nothing else is."""

from __future__ import annotations

import json
import zlib

from handbook.model import UrlMention
from handbook.search import SEPARATOR
from handbook.site.asset import content_of, read_asset, read_font
from handbook.site.mentions import mentions
from tests.cases import each
from tests.site import files

BINARY = "packed"


def seen(data: bytes | str, content: str = "text", kind: str = "address") -> list[str]:
    """Return the texts of one kind in some bytes."""
    raw = data.encode() if isinstance(data, str) else data
    return [one.text for one in mentions(raw, content) if one.kind == kind]


def test_an_address_is_seen_in_text():
    for text, address in (
        ("see https://a.zz/b", "https://a.zz/b"), ("HTTP://A.ZZ", "HTTP://A.ZZ"),
        ("ftp://a.zz:21/x;y", "ftp://a.zz:21/x;y"), ("ws://a", "ws://a"),
        ("file:///etc/passwd", "file:///etc/passwd"), ("chrome://settings", "chrome://settings"),
        ("android-app+x.y://z", "android-app+x.y://z"), ("https:\\\\a.zz", "https:\\\\a.zz"),
        ("(https://a.zz/b).", "https://a.zz/b"), ("https://a.zz/b_(c), d", "https://a.zz/b_(c)"),
        ("(see https://a.zz/b_(c)).", "https://a.zz/b_(c)"), ("“https://a.zz/b”", "https://a.zz/b"),
        ("https://a.zz/b۔", "https://a.zz/b"), ("https://a.zz/b؟c", "https://a.zz/b؟c"),
        ("https://a.zz?!", "https://a.zz"), ("`https://${e}/api`", "https://${e}/api"),
        ("https://[::1]/x", "https://[::1]/x"), ("https://قدم.zz/", "https://قدم.zz/"),
        ("'//a.zz/b'", "//a.zz/b"), ("//a.zz", "//a.zz"), ("x //10.0.0.1/b", "//10.0.0.1/b"),
        ("src=//a.zz>", "//a.zz"), ('"\\\\host\\share\\x"', "\\\\host\\share\\x"),
        ("to \\\\files.zz\\c$", "\\\\files.zz\\c$"),
    ):  # fmt: skip
        assert seen(text) == [address]


def test_what_only_looks_like_an_address_is_none():
    for text in (
        "hxxps://a[.]zz and HXXP://a.zz", "and//or", "a // b", "// a.zz", "//a", '"//a/b.png"',
        "://a.zz", "Windows: a", "news:alt", "12:30", "mailto:a@a.zz", "C:\\FILE", "c://x",
        "https://", "https:// a", "https:/a.zz", "a//a.zz", "x:\\\\d\\s", '"\\\\d+\\\\s"',
        "\\\\d\\s", "\\\\host", "a\\\\host\\share", "re:\\\\dd", "۱۲://a", "<https:>//",
        "\\\\host\\ share", "//a.", "//.a", "https://…", "“https://”", "https://?!", "file:///",
        "https://)",
    ):  # fmt: skip
        assert seen(text) == []


def test_a_machine_path_is_seen():
    for text, path in (
        ("in /home/amal/site/x.md.", "/home/amal/site/x.md"), ('"/Users/amal"', "/Users/amal"),
        ("/root/x", "/root/x"), ("=/builds/x", "/builds/x"), ("(/nix/store/a-b)", "/nix/store/a-b"),
        ("/var/lib/x", "/var/lib/x"), ("/usr/share/fonts", "/usr/share/fonts"),
        ("C:\\Users\\amal\\x y", "C:\\Users\\amal\\x"),
        ("d:\\\\users\\\\amal", "d:\\\\users\\\\amal"), ("C:\\Windows\\x", "C:\\Windows\\x"),
        ("D:/Users/amal", "/Users/amal"),
    ):  # fmt: skip
        assert seen(text, kind="path") == [path]


def test_what_only_looks_like_a_machine_path_is_none():
    for text in (
        "docs/home/x", "../home/x.html", "~/home/x", "./usr/x", "https://a.zz/home/x", "/homes/x",
        "/home/ x", "/home/", "/usr", "/reference/x", "E:\\FILE", "1C:\\Users\\x", "C:\\Users\\ x",
        "C:\\User\\x", "قدم/home/x", "a-/usr/x", "://home/x",
    ):  # fmt: skip
        assert seen(text, kind="path") == []


PEOPLE = [
    "home", "Users", "root", "__w", "build", "builds", "workspace", "workspaces", "work", "private", "github", "runner", "nix/store",
]  # fmt: skip
SYSTEM = ["tmp", "usr", "var", "opt", "etc", "mnt", "srv", "media", "proc"]


def test_prose_may_speak_of_the_folders_of_a_system_only():
    for content in ("html", "search-index"):
        for folder in PEOPLE:
            assert seen(f"/{folder}/x", content, "path") == [f"/{folder}/x"]
        for folder in SYSTEM:
            assert seen(f"/{folder}/x", content, "path") == []
        for drive in ("Windows", "Program Files", "ProgramData", "Temp"):
            assert seen(f"C:\\{drive}\\x", content, "path") == []
        for drive in ("Users", "Documents and Settings"):
            assert len(seen(f"C:\\{drive}\\x", content, "path")) == 1


def test_elsewhere_every_such_folder_is_told():
    for content in ("text", "json", "svg", "packed", "pdf", "jpeg"):
        for folder in (*PEOPLE, *SYSTEM):
            assert seen(f"/{folder}/x", content, "path") == [f"/{folder}/x"]
        for drive in (
            "Windows", "Program Files", "ProgramData", "Temp", "Users", "documents and settings",
        ):  # fmt: skip
            assert len(seen(f"C:\\{drive}\\x", content, "path")) == 1


def test_a_mention_knows_its_first_line_and_stands_once():
    data = b"/home/a1\nhttps://b.zz\n\nhttps://a.zz https://b.zz\n//c.zz\n"
    assert mentions(data, "text") == (
        UrlMention("https://b.zz", 2, "address"),
        UrlMention("https://a.zz", 4, "address"),
        UrlMention("//c.zz", 5, "address"),
        UrlMention("/home/a1", 1, "path"),
    )
    assert {one.line for one in mentions(data, BINARY)} == {0}


def test_a_mention_is_cut_where_no_person_would_read_on():
    assert [len(text) for text in seen("https://" + "a" * 400)] == [len("https://") + 300]


def test_a_line_is_counted_from_the_first_byte():
    found = mentions(b"\n/home/a1 https://a.zz\n", "text")
    assert [one.line for one in found] == [2, 2]


def test_entities_and_escapes_hide_nothing():
    assert seen("<p>https:&#47;&#x2F;a.zz</p>", "html") == ["https://a.zz"]
    assert seen("<p>https&colon;&sol;&sol;a.zz</p>", "svg") == ["https://a.zz"]
    assert seen("<p>https&#58;//a.zz</p>", "html") == ["https://a.zz"]
    assert seen('<a href="https://a.zz/?a=1&amp;b=2">', "html") == ["https://a.zz/?a=1&b=2"]
    assert seen("https://a.zz&gt;b", "html") == ["https://a.zz"]
    assert seen("https://a.zz?a&amp;b", "text") == ["https://a.zz?a&amp;b"]
    for content in ("json", "search-index"):
        assert seen(r'{"a": "https:\/\/a.zz\/b"}', content) == ["https://a.zz/b"]
        assert seen(r'{"a": "https:\u002f\u002Fa.zz"}', content) == ["https://a.zz"]
        assert seen(r'{"a": "https\u003a//a.zz"}', content) == ["https://a.zz"]
        assert seen(r'{"a": "\\\\host\\share"}', content) == [r"\\\\host\\share"]
        assert seen(r'{"a": "\\u00ab\\u00bb"}', content) == []
    assert seen("https:\\/\\/a.zz", "text") == ["https:\\/\\/a.zz".partition("\\/a")[0] + "\\/a.zz"]


def test_in_packed_bytes_only_a_known_scheme_counts_and_words_may_touch_it():
    assert seen(b"\x00Projecthttps://a.zz/b\xff\x01c", BINARY) == ["https://a.zz/b"]
    assert seen(b"xyz://a.zz //a.zz \\\\host\\share", BINARY) == []
    assert seen("ahttps://a.zz".encode("utf-16-be"), BINARY) == ["https://a.zz"]
    assert seen("ahttps://a.zz".encode("utf-16-le"), BINARY) == ["https://a.zz"]
    assert seen(b"ftps://a wss://b smb://c gopher://d file://e ftp://f ws://g", BINARY) == [
        "ftps://a", "wss://b", "smb://c", "gopher://d", "file://e", "ftp://f", "ws://g",
    ]  # fmt: skip
    assert seen(b"/home/amal/x\xffy", BINARY, "path") == ["/home/amal/x"]


def in_file(data: bytes, path: str) -> list[str]:
    return [one.text for one in read_asset(data, path).mentions]


def test_every_part_of_a_font_is_read():
    url = "https://a.zz/b"
    names = files.name_table((3, "Plain".encode("utf-16-be")), (3, url.encode("utf-16-be")),
                             (1, b"Bold"), (0, "Regular".encode("utf-16-be")))  # fmt: skip
    assert in_file(files.woff2(names, b"h" * 200), "a.woff2") == [url]
    assert in_file(files.woff2(files.name_table((1, url.encode()), (1, b"Bold"))), "a.woff2") == [
        url
    ]
    assert in_file(files.woff2(files.name_table() + url.encode()), "a.woff2") == [url]
    assert in_file(files.woff2(head=url.encode()), "a.woff2") == [url]
    assert in_file(files.woff2(notes=url.encode()), "a.woff2") == [url]
    assert in_file(files.woff2(private=url.encode()), "a.woff2") == [url]
    assert in_file(files.woff2(names[:30], b"h"), "a.woff2") == []
    assert in_file(files.woff2(), "a.woff2") == []


@each("longer", [b"\x80\x01", b"\x80\x80\x80\x80\x01", b"\x81" * 5 + b"\x01", b"\x81"])
def test_a_file_whose_directory_no_browser_reads_is_no_font(longer):
    """No number begins with nothing, or has more than five bytes, or is larger than the tables."""
    whole = files.woff2(head=b"a")
    assert content_of(whole) == "woff2"
    assert content_of(whole[:49] + longer + whole[50:]) == ""


def test_no_part_of_a_font_is_unpacked_beyond_the_bound():
    bomb = files.woff2(files.name_table((1, b"Bold")), b"\0" * 5_000_000, b"n" * 5_000_000)
    assert len(bomb) < 1000
    assert max(map(len, read_font(bomb, 1000))) == 1000


def test_every_part_of_a_print_file_is_read():
    def stream(data: bytes) -> bytes:
        return b"%PDF-1.7\n1 0 obj\n<<>>\nstream\r\n" + data + b"\nendstream\n"

    url = b"https://a.zz/b"
    assert in_file(b"%PDF-1.7\n(" + url + b")", "a.pdf") == ["https://a.zz/b"]
    assert in_file(stream(zlib.compress(b"(" + url + b") Tj")), "a.pdf") == ["https://a.zz/b"]
    assert in_file(stream(zlib.compress(b"<" + url.hex().encode() + b"> Tj")), "a.pdf") == [
        "https://a.zz/b"
    ]
    assert in_file(b"%PDF-1.7\n<" + url.hex(" ").encode() + b">", "a.pdf") == ["https://a.zz/b"]
    assert in_file(b"%PDF-1.7\n<" + "\n".join(url.hex()).encode() + b">", "a.pdf") == [
        "https://a.zz/b"
    ]
    wide = url.decode().encode("utf-16-be")
    assert in_file(b"%PDF-1.7\n<FEFF" + wide.hex().upper().encode() + b">", "a.pdf") == [
        "https://a.zz/b"
    ]
    assert in_file(b"%PDF-1.7\n(\xfe\xff" + wide + b")", "a.pdf") == ["https://a.zz/b"]
    assert in_file(b"%PDF-1.7\n(https:\\057\\057a.zz/b)", "a.pdf") == ["https://a.zz/b"]
    assert in_file(b"%PDF-1.7\n(https\\072//a.zz/b)", "a.pdf") == ["https://a.zz/b"]
    assert in_file(files.pdf(), "a.pdf") == []


def test_the_bytes_say_what_a_file_is():
    for data, content in (
        (b"<!DOCTYPE html><p>", "html"), (b"\xef\xbb\xbf \n<html lang=en>", "html"),
        (b"<script>1</script>", "html"), (b"<!-- a -->\n<BODY>", "html"), (b"<p>a", "html"),
        (b"<pre>a", "text"), (b"<a1>", "text"), (b'<svg xmlns="x"/>', "svg"),
        (b'<?xml version="1.0"?><!-- a --><svg/>', "svg"), (b"<svgx/>", "text"),
        (b"<svg><script/></svg>", "svg"), (b'<svg onload="a"/>', "svg"),
        (b'<svg><a href="x"/></svg>', "svg"), (b"<svg><a href='#x'/></svg>", "svg"),
        (b"<svg><style>@import 'x'</style></svg>", "svg"), (b'<svg fill="url(#a)"/>', "svg"),
        (b'<svg fill="url(a)"/>', "svg"), (b"<svg><foreignObject/></svg>", "svg"),
        (b"<svg><animate/></svg>", "svg"), (b"<!DOCTYPE svg [<!ENTITY a 'b'>]><svg/>", "text"),
        (b"<svg><set/></svg>", "svg"), (b"<!DOCTYPE svg><svg/>", "svg"),
        (b'<svg data-one="a"/>', "svg"), (b"<svg><path/></svg>", "svg"), (b'{"a": 1}\n', "json"),
        (b" [1]", "json"), (b"{a", "text"), (b"a}", "text"), (b"", "text"), (b"words", "text"),
        ("قدم".encode(), "text"), (b"a\0b", ""), (b"\xff\xfea\0", ""), ("é".encode("latin-1"), ""),
        (b"\x89PNG\r\n\x1a\n", "png"), (b"\x89PNG\n", ""), (b"\xff\xd8\xff\xdb", "jpeg"),
        (b"GIF89a", "gif"), (b"GIF87a", "gif"), (b"RIFF\n\0\0\0WEBPVP8 ", "webp"),
        (b"RIFF\0\0\0\0WAVE", ""), (b"%PDF-1.7", "pdf"), (b"PK\3\4", "zip"), (b"PK\5\6", "zip"),
        (b"wOF2", ""), (b"wOF2" + b"\0" * 44, ""), (files.woff2(), "woff2"),
        (files.woff2(head=b"a" * 300), "woff2"), (files.woff2(head=b"a" * 300)[:-1], ""),
    ):  # fmt: skip
        assert content_of(data) == content


def index(*docs: dict[str, object], **config: object) -> bytes:
    """Return the script of an index, ours but for what is given."""
    fields = {"title": {"boost": 1000.0}, "text": {"boost": 1.0}, "tags": {"boost": 1000000.0}}
    own = {"fields": fields, "separator": SEPARATOR, **config}
    data = json.dumps({"common": "a b", "config": own, "docs": docs})
    return f"var __index = {data};\n".encode()


def entry(location: str = "a.html", **more: object) -> dict[str, object]:
    return {"location": location, "title": "A & B", "text": "<C> d", **more}


def test_an_index_that_is_more_than_ours_is_none():
    for bad in (
        index(lang=["en"]), index(pipeline=["stemmer"]),
        index(separator="(a+)+"), index(fields={}), index(options={}),
        index(entry(tags=[1])), index(entry(tags="a")), index(entry(boost=2)),
        index(entry(beside=["a"])),
        index(entry(text=1)), index({"location": "a.html", "title": "A"}),
        index({**entry(), "location": 1}),
        index(entry()).replace(b'"docs": [', b'"docs": [], "docs": ['),
        index(entry()).replace(b"};", b'}, "b": 1};'), index(entry()).replace(b'"a b"', b"1"),
    ):  # fmt: skip
        assert read_asset(bad, "search/search_index.js").content != "search-index"


def test_every_file_has_a_hash_and_plain_data_is_an_index():
    assert read_asset(b"a", "a.css").sha256.startswith("ca978112ca1bbdca")
    good = index(entry(), entry("a.html#b", tags=["E-03", "x"], beside="c d"), entry())
    asset = read_asset(good, "search/search_index.js")
    assert (asset.content, asset.leads) == ("search-index", ("a.html", "a.html#b"))
    assert asset.size == len(good)
    assert read_asset(good, "ur/search/search_index.js").content == "search-index"
    assert read_asset(good, "search_index.js").content == "text"
    assert read_asset(good[14:-2], "search/search_index.json").content == "json"
    for bad in (
        good + b"fetch(1)", good.replace(b"var", b"let"), good.replace(b'"a.html"', b"a()"), good.replace(b"{", b"[", 1),
        good.replace(b"};", b'}, "b": 1};'), good.replace(b'"docs"', b'"__proto__"'), good.replace(b'"docs"', b'"dogs"'),
        good.replace(b'"a.html"', b"1"), good.replace(b'"location"', b'"place"'), b"var __index = {}", good.replace(b"= {", b"=  {"),
        b"var __index = {" + b"[" * 100_000, b'var __index = {"docs": [1]}', good.replace(b"a.html", b"\xff"), b" " + good,
    ):  # fmt: skip
        assert read_asset(bad, "search/search_index.js").content != "search-index"
    assert read_asset(good, "a.css").content == "text"
