"""What an officer of the region types in his own language, or as people say it, leads to the right page."""

from __future__ import annotations

import pytest

from tests.browser.test_words import search

CHILD = "urgent/child-sexual-abuse-material.html"
LIFE = "urgent/life-in-danger.html"
VICTIM = "urgent/possible-victim-contacts-you.html"
THREAT = "safety/if-exposed-or-threatened.html"

DANGER = [
    ("صورة طفل", CHILD), ("استغلال الأطفال", CHILD), ("শিশুর ছবি", CHILD),
    ("عکس کودک", CHILD), ("منداڵ", CHILD), ("د ماشوم عکس", CHILD),
    ("انتحار", LIFE), ("خطف", LIFE), ("আত্মহত্যা", LIFE), ("অপহরণ", LIFE), ("জীবন বিপদ", LIFE),
    ("خودکشی", LIFE), ("خۆکوشتن", LIFE), ("ځان وژنه", LIFE),
    ("مساعدة", VICTIM), ("সাহায্য", VICTIM), ("کمک", VICTIM), ("یارمەتی", VICTIM), ("مرسته", VICTIM),
    ("تهديد بالقتل", THREAT), ("হুমকি", THREAT), ("شكنجه تهديد خانواده", THREAT),
    ("هەڕەشە", THREAT), ("ګواښ", THREAT),
]  # fmt: skip
"""Arabic, Bangla, Persian, Sorani and Pashto: the pages are English, and still answer first."""

PLACES = [
    ("ur/", "پاکستان", "countries/pakistan.html"), ("ur/", "بنگلہ دیش کا قانون", "countries/bangladesh.html"),
    ("ur/", "افغانستان کا قانون", "countries/afghanistan.html"), ("ur/", "ایران", "countries/iran.html"),
    ("", "العراق", "countries/iraq.html"), ("", "বাংলাদেশের আইন", "countries/bangladesh.html"),
    ("ur/", "فیس بک", "platforms/facebook.html"),
    ("", "dunki boat greece", "patterns/routes.html"), ("ur/", "ڈنکی", "patterns/smuggler-advertising.html"),
    ("", "telegram data request police", "platforms/request-cards.html"),
    ("", "shut down computer end of shift", "checklists/close-a-session.html"),
    ("", "agent took money and passport", "checklists/recruitment-advert.html"),
    ("", "geolocate a photo", "method/geolocation-and-chronolocation.html"),
    ("", "facebook id number find", "platforms/facebook.html"),
    ("", "google dork", "method/search-well.html"),
    ("", "end of the day list", "checklists/close-a-session.html"),
    ("", "500000 rupees", "patterns/fee-structures.html"),
]  # fmt: skip


@pytest.mark.parametrize(("typed", "page"), DANGER)
def test_words_of_danger_lead_to_help_in_every_language_of_the_region(reader, typed, page):
    assert search(reader, "index.html", typed)[0] == page
    assert reader.faults == []


@pytest.mark.parametrize(("folder", "typed", "page"), PLACES)
def test_places_and_everyday_words_lead_to_their_page_among_the_first_three(
    reader, folder, typed, page
):
    assert folder + page in search(reader, f"{folder}index.html", typed)[:3]
