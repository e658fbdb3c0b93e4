"""What a page gives to the search: itself, and each of its headings with an id."""

from handbook.search import beside, entries

PAGE = """\
<p>Before <a class="code" href="x.html">E-03</a> &amp; &quot;after&quot;</p>
<h2 id="one">First <em>head</em></h2>
<p class="check"><strong>Check</strong>
it.</p><p> </p>
<section class="sheet" id="cl-03"><header><h2 class="sheet-title" id="cl-03-title">List</h2></header>
<p class="sheet-stop">Stop if x</p>
<ol class="items"><li id="cl-03.1"><label><input type="checkbox">Do</label></li></ol></section>
<p>Behind the list</p>
<pre><code>a
  b</code></pre>
"""


def by_place():
    found = entries(PAGE, "evidence/a.html", "Title", "E-03")
    return {entry["location"]: entry for entry in found}


def test_a_page_comes_first_then_its_headings_in_their_order():
    assert list(by_place()) == [
        "evidence/a.html",
        "evidence/a.html#one",
        "evidence/a.html#cl-03-title",
    ]


def test_titles_and_texts_keep_words_and_lose_attributes_and_links():
    found = by_place()

    assert found["evidence/a.html"]["text"] == 'Before E-03 & "after"'
    assert found["evidence/a.html"]["tags"] == ["E-03", "Title"]
    assert (
        "tags" not in found["evidence/a.html#one"]
    )  # or its sections would all rank like the page
    assert found["evidence/a.html#one"]["title"] == "First head"
    assert "Check: it." in found["evidence/a.html#one"]["text"]


def test_a_list_holds_its_own_text_and_what_stands_behind_it_belongs_to_the_heading_before():
    found = by_place()

    assert found["evidence/a.html#cl-03-title"]["text"] == "Stop if x Do"
    assert "Behind the list" in found["evidence/a.html#one"]["text"]


def test_the_word_of_a_callout_is_parted_from_its_sentence():
    call = '<div class="call call-stop"><p class="call-word">Stop</p>\n<p>Could it be?</p></div>'
    assert entries(call, "a.html", "A", "")[0]["text"] == "Stop: Could it be?"


def test_every_sign_is_itself_however_a_template_writes_it():
    source = "<h2 id='x'>-</h2><h2 id=\"one\">It&#39;s</h2><p>&#34;a&#x27;s&quot; &amp; &lt;b&gt;&nbsp;&amp;lt;</p>"
    page, head = entries(source, "a.html", "A&'", "E-03", ('"b"',))
    assert page["tags"] == ["E-03", "A&'", '"b"']
    assert head["title"] == "It's"
    assert head["text"] == '"a\'s" & <b> &lt;'


CODED = '<p>Fill in <a href="f.html"><span class="named">Capture record</span> <span class="code">(F-06)</span></a>.</p>'


def test_a_name_before_a_code_is_not_searched_and_leaves_no_brackets():
    assert entries(CODED, "a.html", "A", "")[0]["text"] == "Fill in F-06."


def test_what_a_page_shows_beside_its_entries_is_known_once():
    cards = "<section data-search-exclude><p>Telegram, “Telegram”</p></section><svg><text>A drawing</text></svg>"
    scripts = '<main data-words="{&#34;file_save&#34;: &#34;Save as a file&#34;}">'
    page = (
        f"<nav>Menu</nav>{scripts}{CODED}{cards}<a>Next: Hashing</a></main><footer>Ground</footer>"
    )
    known = beside(page, entries(CODED + cards, "a.html", "A", ""))

    assert {"capture", "record", "telegram", "drawing", "save", "hashing"} <= {*known.split()}
    assert {"fill", "f-06", "file_save", "menu", "ground"}.isdisjoint(known.split())
    assert known.split() == sorted({*known.split()})


def test_words_beside_the_entries_are_no_html_and_no_address():
    known = beside("<main><p>&lt;b&gt; a&amp;b https://a.example/c</p></main>", [])

    assert set(known.split()) == {"b", "a", "https", "a.example", "c"}
