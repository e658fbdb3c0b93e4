"""The gates give what the rules find, and all of it."""

from handbook.gates import content_gate, output_gate
from handbook.model import Built, Site
from handbook.rules import check_site
from tests import books

BROKEN = books.front() + "# Capture\n\nSee [help](help.md).\n"


def test_the_content_gate_gives_every_finding_of_the_sources():
    found = content_gate(books.book({"docs/en/evidence/capture.md": BROKEN}))
    assert "HB301" in {finding.code for finding in found}


def test_the_output_gate_gives_every_finding_of_a_site():
    page = Built("index.html", "", frozenset(), (), (), "", "", "", "", ())
    site = Site(pages=(page,), files=frozenset({"index.html"}))
    found = output_gate(site)
    assert found == check_site(site)
    assert {"HB801", "HB805"} <= {finding.code for finding in found}
