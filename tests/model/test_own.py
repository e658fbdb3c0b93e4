"""A form's own number is a field of its head, and one form is left without by intent."""

from tests import books

OWN = books.numbers()
FORMS = {one.id: one for (lang, _), one in books.real().templates.items() if lang == "en"}
WITHOUT = {"F-04", "F-17", "F-20"}
"""An account's register has the number of the account, feedback has none, and F-17 is paper."""


def test_every_form_has_its_own_number():
    assert set(OWN) == set(FORMS) - WITHOUT


def test_the_number_is_always_needed():
    for id_ in OWN:
        (field,) = (field for field in FORMS[id_].fields if field.id == OWN[id_])
        assert (field.kind, field.needed) == ("text", "always")


def test_the_number_is_that_of_the_form_and_of_no_other():
    for id_ in OWN:
        (field,) = (field for field in FORMS[id_].fields if field.id == OWN[id_])
        named = dict.fromkeys(("F-06", "F-28"), "Exhibit number") | {"F-07": "Sheet number"}
        assert named.get(id_, f"({id_} no.)") in field.label
