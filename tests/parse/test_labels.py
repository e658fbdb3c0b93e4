"""Labels of reference links among code, HTML and links of other forms."""

from __future__ import annotations

import pytest

from handbook.parse import parse_text


def labels(body):
    text = parse_text(body)
    return [(one.label, one.line, one.used) for one in text.definitions]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("`x\n[a]: b.md`\n", []),
        ('x <b c="\n[a]: b.md"> y\n', []),
        ("<!--\n[a]: b.md\n-->\n", []),
        ("x ![y\n[a]: b.md](c.svg)\n", []),
        ("text\n[a]: b.md\n\n[c]: d.md\n", [("c", 4, False)]),
        ("`x\n[a]: b.md`\n\n[c]: d.md\n", [("c", 4, False)]),
        ("```\n[a]: b.md\n```\n\n[c]: d.md\n", [("c", 5, False)]),
        ("[c]: d.md\n\n```\n[a]: b.md\n```\n", [("c", 1, False)]),
        ("```\nx\n```\n\n[c]: d.md\n\n[c]\n", [("c", 5, True)]),
        ("[c]: d.md\n\n[c](e.md) <https://c.example>\n", [("c", 1, False)]),
        ("[c]: d.md\n\n[x][C  ]\n", [("c", 1, True)]),
        ("[b  c]: d.md\n\n[x][b\nc]\n", [("b  c", 1, True)]),
        ("[c]: d.md\n[e]: f.md\n\n[e]\n", [("c", 1, False), ("e", 2, True)]),
        ("x\n\n[é]: d.md\n\n[É]\n", [("é", 3, True)]),
        ("no label at all\n", []),
    ],
)
def test_definitions_among_other_things(body, found):
    assert labels(body) == found


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("```\nx\n```\n\n[a][b]", [("[a][b]", 5)]),
        ("    x\n\n[a][b]", [("[a][b]", 3)]),
        ("`[h][i]` [a][b]", [("[a][b]", 1)]),
        ("[a\n\nb][c]\n\n[d][e]", [("[d][e]", 5)]),
        ("[a][b](c.md)", []),
        ("[a][b](c.md) [d][e]", [("[d][e]", 1)]),
        ("[x](y.md) [a][b]", [("[a][b]", 1)]),
        ("x [a `b][c]` d", []),
        ("x `[a` b][c]", []),
        ("**[a][b]**", [("[a][b]", 1)]),
        ("# [a][b]", [("[a][b]", 1)]),
        ("[قدم][b]", [("[قدم][b]", 1)]),
        ("<b title='[a][b]'>", []),
        ("[a][b]\n\n[c]: d.md\n", [("[a][b]", 1)]),
    ],
)
def test_links_whose_label_nothing_defines(body, found):
    assert [(raw.html, raw.line) for raw in parse_text(body).dangling] == found


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("[b][](#s)\n\n[b]: #s", [("[b][](", 1)]),
        ("x\n[b][][w]\n\n[b]: #s", [("[b][][", 2)]),
        ("![b][](#s)\n\n[b]: #s", [("![b][](", 1)]),
        ("[b](#s)\n\n[b]: #s", []),
        ("[w][b] (x)\n\n[b]: #s", []),
        ("[w][b]\n\n[b]: #s", []),
        ("[b][]x(\n\n[b]: #s", []),
        ("[b]\n\n[b]: #s", []),
        ("[a](b.md)[c]\n\n[d]: #s", []),
        ("<https://a.example>[c]\n\n[d]: #s", []),
        ("<a@b.example>[c]\n\n[d]: #s", []),
        ("[a](b.md)(c)\n\n[d]: #s", []),
        ("x\n\ny [b][w](#s)\n\n[b]: #s", [("[b]", 3)]),
        ("y [B  c][w](#s)\n\n[b C]: #s", [("[B  c]", 1)]),
        ("[b][w](#s)\n\n[c]: #s", []),
        ("[b][w](#s)", []),
        ("[قدم][b](#s)\n\n[b]: #s", [("[قدم][b](", 1)]),
    ],
)
def test_labels_that_another_parser_reads_otherwise(body, found):
    assert [(raw.html, raw.line) for raw in parse_text(body).broken] == found
