"""Short words of a code span are not broken at their hyphens; everything else is as it was."""

from handbook.render import Context
from tests.books import book, front
from tests.render.trees import written

LONG = "a-" * 20
HERE = Context(book({"docs/en/evidence/capture.md": front()}), "en", "evidence/capture.md")


def whole_words(source: str) -> str:
    return written(source, HERE)


def test_a_code_and_each_short_word_of_a_command_is_held_together():
    assert whole_words("(<code>CL-03.11</code>)") == (
        '(<code><span class="whole">CL-03.11</span></code>)'
    )
    assert whole_words("<code>Get-FileHash -Algorithm SHA256 | Format-List</code>") == (
        '<code><span class="whole">Get-FileHash</span> <span class="whole">-Algorithm</span> SHA256 '
        '| <span class="whole">Format-List</span></code>'
    )


def test_a_block_is_held_too_and_has_room_for_longer_words():
    assert whole_words("<pre><code>sha256sum -c U7_2026_014_hash-list.txt\n</code></pre>") == (
        '<pre><code>sha256sum <span class="whole">-c</span> '
        '<span class="whole">U7_2026_014_hash-list.txt</span>\n</code></pre>'
    )
    assert whole_words(f"<pre><code>{LONG}</code></pre>") == f"<pre><code>{LONG}</code></pre>"
    assert whole_words('<pre><code class="language-text">certutil -hashfile</code></pre>') == (
        '<pre><code class="language-text">certutil <span class="whole">-hashfile</span></code></pre>'
    )


def test_long_words_and_text_stay_as_they_are():
    for source in (
        f"<code>{LONG}</code>", "<p>re-read</p>",
        '<code class="field-id">case-ref</code>', "<code>cd</code>",
    ):  # fmt: skip
        assert whole_words(source) == source
