"""A drawing holds shapes and words; what a browser could run, fetch or choke on is found."""

from __future__ import annotations

from handbook.rules.drawings import DEEPEST, MOST_PARTS, foreign_parts

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">'
PLAIN = "save it as plain SVG: shapes, text, gradients and a title"
INSIDE = "use parts of the same drawing only, such as “#arrow”"


def drawing(*parts: str, title: str = "<title>A frame</title>", head: str = HEAD) -> str:
    """Return a drawing whose parts stand on lines 3 and following."""
    return "\n".join((head, title, *parts, "</svg>", ""))


def found(text: str):
    return [tuple(one) for one in foreign_parts(text)]


def whats(*parts: str) -> list[str]:
    return [what for _, what, _ in found(drawing(*parts))]


def test_every_other_element_is_told():
    for name in (
        "script", "foreignObject", "image", "style", "a", "animate", "set", "animateTransform",
        "filter", "feImage", "iframe", "embed", "object", "metadata", "switch", "audio", "video",
        "cursor", "font-face", "textPath", "link", "handler", "listener", "discard", "Path", "view",
        "use", "symbol",
    ):  # fmt: skip
        assert found(drawing("<g>", f"<{name}/>", "</g>")) == [
            (4, f"the drawing holds “<{name}>”", PLAIN)
        ]


def test_every_other_attribute_is_told():
    for name in (
        "onload", "onclick", "onbegin", "class", "src", "data", "action", "ping", "from", "to",
        "values", "attributeName", "begin", "xmlns-x", "base", "target", "tabindex", "filter",
        "cursor", "requiredExtensions", "systemLanguage", "D", "aria", "display", "visibility",
        "opacity", "fill-opacity", "mask", "clip-path", "textLength", "unicode-bidi", "writing-mode", "rotate", "href",
        "letter-spacing",
    ):  # fmt: skip
        assert found(drawing(f'<path {name}="x"/>')) == [
            (3, f"the drawing has the attribute “{name}”", PLAIN)
        ]


def test_values_that_stay_inside_may_stand():
    for attribute in (
        'aria-label="step (1)"', 'aria-hidden="true"', 'xml:lang="ur"', 'xml:space="preserve"',
        'lang="ur"', 'role="img"', 'id="a(b)"', 'd="M1 1h6v6H1z"',
        'transform="rotate(45) scale (2)"', 'transform="translate(-1 2) scale(.5, 2) rotate(-90)"',
        'font-size="6"', 'font-size="12.5px"', 'fill="none"', 'fill="#abc"', 'stroke="currentColor"',
        'fill="url(#a)"', 'fill="url( #a )"', "fill=\"url('#a')\"", "fill='url(\"#a\")'",
        'fill="url(#a) none"', 'fill="url(#a-b.c_1) #fff"', 'patternTransform="rotate(45)"',
        'font-family="Noto Nastaliq Urdu, serif"',
    ):  # fmt: skip
        assert whats(f"<path {attribute}/>") == []


def test_a_hundred_steps_of_a_transformation_are_enough():
    assert whats(f'<g transform="{"rotate(1) " * 100}"/>') == []
    assert len(whats(f'<g transform="{"rotate(1) " * 101}"/>')) == 1


def test_values_that_lead_out_are_told():
    for name, value in (
        ("fill", "url(https://a.example/b.svg#c)"), ("fill", "url(//a.example#c)"),
        ("fill", "url(a.svg#c)"), ("fill", "url()"), ("fill", "url(#)"), ("fill", "url(#1a)"),
        ("fill", "url(#a) url(https://b.example)"), ("fill", "url(#a), image-set(x)"),
        ("fill", "URL(https://a.example)"), ("fill", "u\\72l(https://a.example)"),
        ("fill", "red\\"), ("fill", "red/* */"), ("fill", "image-set('a')"), ("fill", "src('a')"),
        ("fill", "var(--a)"),
        ("marker-end", "url(data:image/svg+xml,a)"), ("d", "url(a)"),
        ("font-family", "attr(x)"), ("fill", "(x)"),
    ):  # fmt: skip
        assert found(drawing(f'<path {name}="{value}"/>')) == [
            (3, f"“{name}” is “{value}”", INSIDE)
        ]


def test_other_attributes_of_known_languages_are_told():
    for name in ("xlink:href", "xlink:title", "xlink:show", "xml:base", "xml:id"):
        assert whats(f'<path {name}="x"/>') == [
            f"the drawing has the attribute “{name.partition(':')[2]}”"
        ]


def test_another_language_inside_a_drawing_is_told():
    assert whats('<g xmlns:b="http://b.example/ns"><path b:c="1"/></g>') == [
        "“xmlns:b” opens another language",
        "the drawing has the attribute “c”",
    ]
    assert whats('<p xmlns="http://www.w3.org/1999/xhtml">a</p>') == [
        "“xmlns” opens another language",
        "the drawing holds “<p>”",
    ]


def test_an_element_without_the_language_of_drawings_is_told():
    assert "the drawing holds “<svg>”" in [
        what for _, what, _ in found("<svg><title>A</title></svg>")
    ]


def test_a_drawing_begins_with_its_own_element():
    [first, *_] = found('<g xmlns="http://www.w3.org/2000/svg"><title>A</title></g>')
    assert first == (1, "the drawing begins with <g>", "begin it with <svg>")


NO_TITLE = (1, "the drawing has no <title>", "write <title>what it shows</title> first")


def test_a_drawing_without_a_title_is_told():
    for title in ("", "<title/>", "<title>  </title>", "<g><title>A</title></g>"):
        assert found(drawing(title=title)) == [NO_TITLE]


def test_a_title_in_any_language_is_one():
    for title in ("<title>فریم</title>", "<title>\n A\n</title>", "<g/><title>A</title>"):
        assert found(drawing(title=title)) == []


def test_a_declaration_of_our_encoding_may_stand_first():
    for head in (
        '<?xml version="1.0"?>', '<?xml version="1.0" encoding="UTF-8"?>',
        "<?xml version='1.0' encoding='utf-8' standalone='no'?>",
        '<?xml version="1.0" encoding="utf-8" ?>',
    ):  # fmt: skip
        assert found(f"{head}\n{drawing()}") == []


def test_another_encoding_is_told():
    for head in (
        '<?xml version="1.0" encoding="utf-7"?>', '<?xml version="1.0" encoding="UTF-16"?>',
        '<?xml version="1.0" encoding="latin-1"?>',
    ):  # fmt: skip
        assert (1, "the drawing holds “<?xml”", PLAIN) in found(f"{head}\n{drawing()}")


def test_what_expat_passes_over_is_told():
    for part, mark in (
        ("<!-- drawn by A. Example -->", "<!--"),
        ("<?xml-stylesheet href='https://a.example'?>", "<?xml-stylesheet"),
        ("<text><![CDATA[x]]></text>", "<![CDATA["),
    ):  # fmt: skip
        assert found(drawing(part)) == [(3, f"the drawing holds “{mark}”", PLAIN)]


def test_a_drawing_that_declares_something_is_not_parsed():
    for declaration in (
        '<!DOCTYPE svg SYSTEM "https://a.example/b.dtd">',
        '<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/hostname">]>',
        '<!DOCTYPE svg [<!ENTITY a "b"><!ENTITY c "&a;&a;&a;">]>',
    ):  # fmt: skip
        told = found(f"{declaration}\n{drawing('<script/>')}")
        assert told[0] == (1, "the drawing holds “<!DOCTYPE”", PLAIN)
        assert {what for _, what, _ in told} <= {
            "the drawing holds “<!DOCTYPE”", "the drawing holds “<!ENTITY”",
        }  # fmt: skip


def test_a_comment_is_told_and_the_rest_is_read_too():
    assert [line for line, _, _ in found(drawing("<!-- a -->", "<script/>"))] == [3, 4]


def test_what_cannot_be_read_is_told_with_its_line():
    for text, line, reason in (
        (f"{HEAD}\n<g>", 2, "no element found"), (f"{HEAD}\n</g>", 2, "mismatched tag"),
        (f"{HEAD}<title>&nbsp;</title></svg>", 1, "undefined entity"), ("", 1, "no element found"),
        ("not a drawing", 1, "syntax error"),
        (f"{drawing()}<g/>", 4, "junk after document element"),
        (f"{HEAD}<b:c/></svg>", 1, "unbound prefix"),
        (f'{HEAD}<g id="a" id="b"/></svg>', 1, "duplicate attribute"),
    ):  # fmt: skip
        assert found(text) == [(line, f"the drawing cannot be read: {reason}", PLAIN)]


def test_what_was_found_before_it_breaks_is_told_too():
    first, second = (what for _, what, _ in found(f"{HEAD}<script/><g>"))
    assert first == "the drawing holds “<script>”"
    assert second != first


def test_words_that_would_not_be_seen_as_they_are_are_told():
    for element, name, value in (
        ("g", "transform", "matrix(1 0 0 1 0 0)"), ("g", "transform", "skewX(1)"),
        ("g", "transform", "calc(1)"), ("g", "transform", "rotate(91)"), ("text", "font-size", "0"), ("tspan", "font-size", "5.9"),
        ("text", "font-size", "1e-9"), ("text", "fill", "none"), ("tspan", "fill", "transparent"),
        ("g", "transform", "scale(-1,1)"), ("g", "transform", "scale(1 -1)"),
        ("text", "transform", "rotate(180)"), ("text", "transform", "translate(1) rotate(-91 4 4)"),
        ("text", "fill", "rgba(0,0,0,0)"), ("text", "fill", "#0000"),
        ("g", "transform", "scale(0.001)"), ("g", "transform", "rotate(1.8e2)"),
        ("g", "transform", "scale(1 0)"),
    ):  # fmt: skip
        [(line, what, advice)] = found(drawing(f'<{element} {name}="{value}"/>'))
        assert line == 3
        assert what == f"“{name}” is “{value}”: words would not be seen as they are"
        assert advice == "draw words in full colour, at least 6 high, upright and not mirrored"


def test_ten_faults_are_enough():
    assert whats(*["<b/>"] * 9) == ["the drawing holds “<b>”"] * 9
    assert whats(*["<b/>"] * 11) == ["the drawing holds “<b>”"] * 10
    assert whats(*["<!-- -->"] * 11) == ["the drawing holds “<!--”"] * 10


def test_elements_are_nested_fifty_deep_at_most():
    assert found(drawing("<g>" * (DEEPEST - 1) + "</g>" * (DEEPEST - 1))) == []
    assert found(drawing("<g>" * DEEPEST + "</g>" * DEEPEST)) == [
        (3, f"the drawing is nested deeper than {DEEPEST} levels", PLAIN)
    ]
    assert DEEPEST == 50


def test_what_is_drawn_many_times_uses_no_other_part():
    for part in ("pattern", "marker"):
        assert found(drawing(f'<{part} id="a"><g><path fill="url(#b)"/></g></{part}>')) == [
            (3, "“fill” is “url(#b)” within a pattern or marker", "write a colour there")
        ]
    assert found(drawing('<pattern id="a"><path/></pattern>', '<path fill="url(#a)"/>')) == []


def test_the_parts_of_a_drawing_are_counted_to_the_last():
    """Root and title are two of them."""
    most = ["<path/>"] * (MOST_PARTS - 2)
    assert found(drawing(*most)) == []
    assert found(drawing(*most, "<path/>", "<path/>")) == [
        (MOST_PARTS + 1, f"the drawing has more than {MOST_PARTS} parts", "draw it with fewer")
    ]
