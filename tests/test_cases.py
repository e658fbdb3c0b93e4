"""A table of cases that is one test hides no case that fails."""

from __future__ import annotations

import pytest

from tests.cases import each


def test_all_cases_that_fail_are_told_with_their_values():
    @each(("one", "two"), [(1, 1), (1, 2), (3, 3), (0, 4)])
    def are_equal(one, two, offset):
        if not one:
            pytest.fail("nothing")
        assert one + offset == two

    with pytest.raises(BaseExceptionGroup) as told:
        are_equal(offset=0)
    notes = [one.__notes__ for one in told.value.exceptions]
    assert notes == [["case: {'one': 1, 'two': 2}"], ["case: {'one': 0, 'two': 4}"]]


def test_a_case_that_fails_alone_is_raised_as_it_is():
    @each("sign", "abc")
    def is_no_b(sign):
        assert sign != "b"

    with pytest.raises(AssertionError) as told:
        is_no_b()
    assert told.value.__notes__ == ["case: {'sign': 'b'}"]


def test_a_table_without_a_case_is_refused():
    with pytest.raises(AssertionError, match="no case"):
        each("sign", [])(print)
