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


def test_a_line_without_a_box_in_front_of_it_stays_as_it_is():
    far = f'{BOX}<h2 id="when">When</h2>{SHEET}'
    for source in (SHEET, f"{SHEET}{BOX}", BOX, far, "<p>No list.</p>"):
        assert one_stop(source) == source


def test_of_two_lists_only_the_first_gives_its_line():
    assert one_stop(f"{BOX}{SHEET}{SHEET}").count("on-paper") == 1
