"""A page has one box that says Stop before its list, and the list keeps its line for paper."""

from handbook.render.stop import one_stop

BOX = '<div class="call call-stop" role="note"><p class="call-word">Stop</p>\n<p>Copy nothing.</p></div>'
LINE = '<p class="sheet-stop"><svg class="mark"></svg><span><strong>Stop if</strong> x.</span></p>'
SHEET = f'<section class="sheet" id="cl-03" data-list="CL-03" lang="en" dir="ltr">{LINE}</section>'


def test_the_line_of_the_list_joins_the_box_above_it_and_stays_on_paper():
    html = one_stop(f"{BOX}\n{SHEET}")
    joined = '<p class="stop-if" lang="en" dir="ltr"><span><strong>Stop if</strong> x.</span></p>'
    assert f"<p>Copy nothing.</p>{joined}\n</div>" in html
    assert '<p class="sheet-stop on-paper">' in html
    assert html.count("<svg") == 1


def test_where_no_box_is_in_front_of_the_list_its_line_is():
    first = '<p class="sheet-stop stop-first" lang="en" dir="ltr"><svg'
    html = one_stop(f"<p>Do it all.</p>{SHEET}{BOX}")
    assert html.index("Do it all") < html.index(first) < html.index("<section")
    assert html.endswith(BOX)
    assert html.count("on-paper") == 1


def test_a_list_further_down_keeps_its_line():
    far = f'{BOX}<h2 id="when">When</h2>{SHEET}'
    for source in (BOX, far, "<p>No list.</p>"):
        assert one_stop(source) == source


def test_of_two_lists_only_the_first_gives_its_line():
    assert one_stop(f"{BOX}{SHEET}{SHEET}").count("on-paper") == 1
