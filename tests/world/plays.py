"""A small world made by hand: three accounts and a few more, one of everything that a page can show."""

from __future__ import annotations

from handbook.world.play import (
    Account,
    Comment,
    Copy,
    Entry,
    Exercise,
    Fact,
    Hop,
    Play,
    Post,
)

START = 1796616000
"""2026-12-07 04:00 UTC, which is 09:00 at +05:00."""
HOUR = 3600


def account(
    platform: str, number: str, handle: str, name: str, lang: str = "en", bio: str = ""
) -> Account:
    return Account(
        platform=platform, number=number, handle=f"@{handle}.example", name=name, lang=lang,
        bio=bio, since=START - 90_000_000,
    )  # fmt: skip


ACCOUNTS = (
    account("noticerail", "0000481516", "river.button", "Copper Spoon Work", "en", "Your way to work."),
    account("plumecircle", "0000881207", "lamp.seven", "بلال مثال", "ur", "ہر روز چائے اور پرانے گیت۔"),
    account("clipharvest", "0000317702", "cloud.paper", "নদী উদাহরণ", "bn", "আমি চা আর পুরোনো গান ভালোবাসি।"),
    account("talkledge", "0000660145", "pencil.garden", "سارة مثال", "ar", "أحب الشاي والأغاني القديمة."),
    account("beaconbox", "0000204933", "corner.orange", "خبرهای راه", "fa", "خبر راه و روزها."),
    account("noticerail", "0000118230", "bread.window", "Willow Drum Staffing", "ur-Latn", "Rozi ka rasta."),
)  # fmt: skip


def _comment(
    number: str, account: str, text: str, lang: str, posted: int, until: int | None = None
) -> Comment:
    return Comment(number=number, account=account, text=text, lang=lang, posted=posted, until=until)


POSTS = (
    Post(platform="noticerail", number="0000552310", account="0000481516", lang="en", views=412,
         posted=START - 48 * 60, until=START + 160 * 60,
         text="Kitchen work wanted at Yellow Ladder House. Licence LIC/0000/118. Phone +00 0000 4471 20. Copper Spoon Work, Town M.",
         comments=(
             _comment("0000900001", "0000118230", "Is it still open?", "en", START - 40 * 60),
             _comment("0000900002", "0000481516", "Yes. More here: hop.test/k4t9", "en", START - 30 * 60, START + 150 * 60),
         )),
    Post(platform="noticerail", number="0000553921", account="0000118230", lang="ur-Latn", views=77,
         posted=START - 26 * HOUR, text="Kaam: safai. Fees 900 XCU. @bread.window.example ko likhen."),
    Post(platform="plumecircle", number="0000671144", account="0000881207", lang="ur", views=1208,
         posted=START - 3 * HOUR, scene="market-noon", scene_text="Town N",
         text="شہر ن میں پھر بارش۔ فون +00 0000 4471 20 یا @lamp.seven.example پر لکھیں، 900 XCU، یہاں دیکھیں: hop.test/k4t9",
         comments=(_comment("0000900003", "0000881207", "شکریہ۔ 250 XCU بہت ہے۔", "ur", START + 20 * 60, START + 120 * 60),)),
    Post(platform="clipharvest", number="000017344500000042", account="0000317702", lang="bn", views=90,
         posted=START - 700 * 86400, scene="station-evening", scene_text="শহর ন",
         text="কোচ শহর ন-এ পৌঁছেছে। 900 XCU, hop.test/k4t9", claims="আজ সকালের ছবি।"),
    Post(platform="talkledge", number="0000720018", account="0000660145", lang="ar", views=15,
         posted=START - 5 * 86400, text="هل يعرف أحد Copper Spoon Work؟ الرقم LIC/0000/118",
         comments=(_comment("0000900004", "0000660145", "دفعت 900 XCU وأخذت إيصالا رقمه MON/0000/204.", "ar", START - 4 * 86400),)),
    Post(platform="beaconbox", number="corner.orange/1", account="0000204933", lang="fa", views=3301,
         posted=START - 2 * HOUR, scene="quay-morning", scene_text="شهر ن",
         text="از شهر ل به شهر ن هر هفته. 1450 XCU برای هر نفر. @corner.orange.example"),
    Post(platform="beaconbox", number="corner.orange/2", account="0000204933", lang="fa", views=12,
         posted=START + 100 * 60, text="صندلی‌ها کم است."),
)  # fmt: skip


def play() -> Play:
    """One of everything."""
    return Play(
        edition="2026.12",
        start=START,
        offset=18000,
        accounts={one.number: one for one in ACCOUNTS},
        posts=POSTS,
        entries=(
            Entry(register="recruiters", number="LIC/0000/118", lines=(
                ("Firm", "Paper Anchor Recruiting"), ("Town", "Town L"), ("State", "valid"))),
            Entry(register="employers", number="EMP/0000/031", lines=(
                ("Employer", "Yellow Ladder House"), ("Notice", "We offer no such work."))),
        ),
        copies=(
            Copy(page=("plumecircle.example", "/profile/lamp.seven"), taken=START - 40 * 86400, lines=(
                ("Name shown", "بلال مثال"), ("Handle", "@river.button.example"),
                ("Text", "ہر روز چائے، 900 XCU۔"))),
            Copy(page=("noticerail.example", "/post/0000552310"), taken=START - 20 * 60, lines=(
                ("Name shown", "Copper Spoon Work"), ("Number", "0000552310"))),
        ),
        hops=(Hop(path="/k4t9", target="noticerail.example/post/0000552310"),),
        facts=(
            Fact(id="licence-of:0000552310", kind="licence-of", subject=("0000552310",),
                 value="Paper Anchor Recruiting",
                 shown=(("register.example", "/recruiters/LIC-0000-118"), ("noticerail.example", "/post/0000552310")),
                 traces=("Paper Anchor Recruiting", "LIC/0000/118")),
        ),
        exercises=(
            Exercise(id="E1", title="Capture an advert", start="noticerail.example/post/0000552310",
                     at=60, minutes=90, level="l0", views=40,
                     question="What does each of two adverts show, and when was it posted?",
                     kinds=("licence-of",), facts=("licence-of:0000552310",)),
            Exercise(id="E3", title="One user or two", start="plumecircle.example/profile/lamp.seven",
                     at=180, minutes=65, level="l0", views=50,
                     question="Which accounts are used by one person?", kinds=(), facts=()),
        ),
        slices=(START + HOUR, START + 3 * HOUR, START + 330 * 60),
    )  # fmt: skip
