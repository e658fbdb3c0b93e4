"""What an officer types, in the words of a tired person and in the language that he has, leads to its page."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from handbook.search import SEPARATOR
from tests.browser.forms import word

FIRST = 3
"""Results that a person reads before typing anew."""
MOST = 3
"""Of the thirty queries so many may miss: words age, and pages come that answer them better."""
CHILD = ("urgent/child-sexual-abuse-material", "checklists/child-material-stop")
LIFE = ("urgent/life-in-danger", "checklists/life-in-danger")
VICTIM = ("urgent/possible-victim-contacts-you", "checklists/possible-victim")
THREAT = (
    "safety/if-exposed-or-threatened",
    "checklists/you-are-exposed",
    "safety/threats-against-officers",
)
OFFICIAL = ("urgent/official-involved",)
TRAFFICKING = ("foundations/tip-elements",)
SMUGGLING = ("foundations/som-elements",)


RISK = [
    ("", "photo of a child", CHILD), ("", "kid photos", CHILD), ("", "child video", CHILD),
    ("", "someone sent me child photos", CHILD), ("", "bachi ki tasveer", CHILD),
    ("ur/", "بچی کی ویڈیو", CHILD), ("", "boat sinking", LIFE), ("", "kidnaped", LIFE),
    ("ur/", "جان خطرے میں", LIFE), ("", "girl wants help on whatsapp", VICTIM),
    ("", "begs for help", VICTIM), ("ur/", "لڑکی مدد مانگ رہی ہے", VICTIM),
    ("", "smuggler threatens me", THREAT), ("", "threatned", THREAT), ("ur/", "دھمکی", THREAT),
    ("", "policeman takes money", OFFICIAL), ("", "naked child", CHILD), ("", "nude minor", CHILD),
    ("", "picture of a child", CHILD), ("ur/", "بچے کی تصویر", CHILD),
    ("", "nudes of a 17 year old", CHILD), ("", "naked pic of 14 yr old", CHILD),
    ("", "nudes 13yo", CHILD), ("", "sex video of a 15 year old", CHILD),
    ("", "sexual pictures of a girl aged 12", CHILD), ("", "17 year old woman nudes", CHILD),
    ("", "sextortion of a 15 year old", CHILD), ("", "intimate video of a 15 year old", CHILD),
    ("", "naked photo of a 15-year-old", CHILD), ("", "seventeen year old nudes", CHILD),
    ("", "nudes of a boy", CHILD), ("", "17 saal ki larki ki nangi video", CHILD),
    ("", "chld pornografy", CHILD),
    ("ur/", "۱۶ سال کی لڑکی کی برہنہ تصویر", CHILD), ("ur/", "17 سالہ لڑکی کی ننگی ویڈیو", CHILD),
    *((folder, "17 سال کی لڑکی کی برہنہ تصویر", CHILD) for folder in ("", "ur/")),
    *(("ur/", bare, CHILD) for bare in ("nudes 16 years", "nudes of a 17 year old")),
    *((folder, "چند دن پہلے اغوا", LIFE) for folder in ("", "ur/")),
    *(
        ("", typed, LIFE)
        for typed in (
            "someone will die in a few minutes", "16 year old suicide", "16 year old wants to die",
            "3 year old drowning", "14 year old kidnapped", "12 year old girl missing",
            "6 year old in a lorry", "boat few hours", "bachi 5 saal aghwa",
            "17 saal ki larki aghwa", "woman missing", "woman suicide",
        )
    ),
    ("", "14 year old asks for help", VICTIM), ("", "20 year old asks for help", VICTIM),
    ("", "woman in danger", VICTIM), ("", "woman locked in", VICTIM),
    ("ur/", "میرے گھر والوں کو دھمکی ملی ہے", THREAT), ("ur/", "جان خطرے میں ہے", LIFE),
    *(
        ("", f"{bare} {age}", CHILD)
        for bare in ("nudes", "naked girl", "sexual picture")
        for age in range(1, 18)
    ),
]  # fmt: skip
"""Folder of a language, what is typed, and the pages that fill the first places, in any order."""
URDU = [
    "مدد", "بچے", "لڑکی", "خودکشی", "اغوا", "رشوت", "خطرہ", "ڈوب رہی",
    *(typed for folder, typed, _ in RISK if folder == "ur/"),
]  # fmt: skip
"""Words of danger that have the same first page in both trees: Urdu is typed on English pages too."""
TONGUES = [
    ("صورة طفل", CHILD), ("استغلال الأطفال", CHILD), ("শিশুর ছবি", CHILD),
    ("عکس کودک", CHILD), ("منداڵ", CHILD), ("د ماشوم عکس", CHILD),
    ("انتحار", LIFE), ("خطف", LIFE), ("আত্মহত্যা", LIFE), ("অপহরণ", LIFE), ("জীবন বিপদ", LIFE),
    ("خودکشی", LIFE), ("خۆکوشتن", LIFE), ("ځان وژنه", LIFE),
    ("مساعدة", VICTIM), ("সাহায্য", VICTIM), ("کمک", VICTIM), ("یارمەتی", VICTIM), ("مرسته", VICTIM),
    ("تهديد بالقتل", THREAT), ("হুমকি", THREAT), ("شكنجه تهديد خانواده", THREAT),
    ("هەڕەشە", THREAT), ("ګواښ", THREAT),
    ("ساعدوني أنا محتجز", LIFE), ("محتجزة", LIFE), ("ساعدوني", VICTIM),
    ("من زندانی شده‌ام کمک کنید", LIFE), ("نجاتم بده", LIFE), ("زه بندي یم مرسته", LIFE),
    ("من دەستبەسەرم یارمەتیم بدە", LIFE), ("আমাকে আটকে রেখেছে বাঁচান", LIFE),
    ("الاتجار بالبشر", TRAFFICKING), ("قاچاق انسان", TRAFFICKING), ("মানব পাচার", TRAFFICKING),
    ("পাচার", TRAFFICKING), ("بازرگانی بە مرۆڤ", TRAFFICKING), ("د انسانانو قاچاق", TRAFFICKING),
    ("تهريب المهاجرين", SMUGGLING), ("قاچاق مهاجران", SMUGGLING), ("অভিবাসী চোরাচালান", SMUGGLING),
]  # fmt: skip
"""Arabic, Bangla, Persian, Sorani and Pashto: the pages are English, and the first of these still answers first."""
CODES = [
    ("CL 13", "checklists/possible-victim"), ("cl–05", "checklists/child-material-stop"),
    ("cl-5", "checklists/child-material-stop"), ("f6", "templates/capture-record"),
    ("form 6", "templates/capture-record"), ("checklist 5", "checklists/child-material-stop"),
    ("List 4", "checklists/close-a-session"), ("فارم ۶", "templates/capture-record"),
    ("list number 12", "checklists/you-are-exposed"), ("list no 12", "checklists/you-are-exposed"),
    ("list no. 12", "checklists/you-are-exposed"), ("list #12", "checklists/you-are-exposed"),
    ("فہرست نمبر ۱۲", "checklists/you-are-exposed"), ("form F-6", "templates/capture-record"),
    ("CL-O5", "checklists/child-material-stop"), ("CL-1O", "checklists/hand-over-evidence"),
    ("cheklist 3", "checklists/capture-one-item"), ("chek list three", "checklists/capture-one-item"),
    ("checklist three", "checklists/capture-one-item"), ("CL-03.14", "checklists/capture-one-item"),
]  # fmt: skip
"""A code is found first, however it is typed."""
FAMILIES = [
    ("", "CL-", "checklists/index checklists/before-you-begin checklists/work-device-ready"),
    ("", "cl", "checklists/index checklists/before-you-begin checklists/work-device-ready"),
    ("", "f–", "templates/index templates/authorisation-request templates/investigation-plan"),
    ("ur/", "E-", "evidence/index evidence/principles evidence/what-to-capture-first"),
]  # fmt: skip
"""A code without its number shows the codes of its family from the first on."""
AMONG = [
    ("", "hundi", "patterns/fee-structures"), ("", "kafala", "patterns/other-exploitation"),
    ("", "sponsor", "patterns/other-exploitation"), ("", "wechat", "platforms/regional-messengers"),
    ("", "fake pasport", "patterns/document-vendors checklists/smuggling-or-document-advert"),
    ("", "buy a passport", "patterns/document-vendors checklists/smuggling-or-document-advert"),
    ("", "who signs", "foundations/authorisation-ladder"),
    ("", "same photo other account", "method/images-and-video"),
    ("ur/", "17 سال کی لڑکی", " ".join(CHILD)),
    ("", "preserve account", "checklists/preservation-request templates/preservation-request"),
    ("", "fake profile who is it", "method/from-account-to-person"),
    ("", "gmail", "platforms/youtube platforms/request-cards"),
    ("", "salary not paid", "patterns/other-exploitation"),
    ("", "rumour", "analysis/verify checklists/verify-before-you-rely"),
    ("ur/", "جعلی ویزا", "patterns/document-vendors checklists/smuggling-or-document-advert"),
    ("ur/", "پاکستان", "countries/pakistan"), ("ur/", "بنگلہ دیش کا قانون", "countries/bangladesh"),
    ("ur/", "افغانستان کا قانون", "countries/afghanistan"), ("ur/", "ایران", "countries/iran"),
    ("", "العراق", "countries/iraq"), ("", "বাংলাদেশের আইন", "countries/bangladesh"),
    ("ur/", "فیس بک", "platforms/facebook"),
    ("", "dunki boat greece", "patterns/routes"), ("ur/", "ڈنکی", "patterns/smuggler-advertising"),
    ("", "telegram data request police", "platforms/request-cards"),
    ("", "shut down computer end of shift", "checklists/close-a-session"),
    ("", "agent took money and passport", "checklists/recruitment-advert"),
    ("", "geolocate a photo", "method/geolocation-and-chronolocation"),
    ("", "facebook id number find", "platforms/facebook"), ("", "google dork", "method/search-well"),
    ("", "end of the day list", "checklists/close-a-session"),
    ("", "500000 rupees", "patterns/fee-structures"),
    ("", "photo", "method/images-and-video"), ("", "video", "method/images-and-video"),
    ("ur/", "تصویر", "method/images-and-video"), ("", "help", "start/how-to-use"),
    ("", "children", "patterns/children"), ("", "smuggler", "patterns/smuggler-advertising"),
    ("", "what to do with a visa", "checklists/smuggling-or-document-advert"),
    ("", "with a visa", "checklists/smuggling-or-document-advert"),
    ("", "visa", "checklists/smuggling-or-document-advert"),
    ("", "দুবাই চাকরি বিজ্ঞাপন", "checklists/recruitment-advert"),
    ("", "capture tiktok profile", "platforms/tiktok"),
    ("", "telegram how long keep data", "platforms/telegram"),
    ("", "they found out who I am", "safety/if-exposed-or-threatened checklists/you-are-exposed"),
    ("", "colleague sells information to smugglers", "urgent/official-involved"),
    ("", "is this picture AI generated", "method/synthetic-media"),
    ("", "hide my ip", "safety/work-device-and-connection"),
    ("", "suspect deleted his account what can I still do", "checklists/preservation-request"),
    ("", "nudes of a woman", "checklists/intimate-picture-of-an-adult evidence/intimate-pictures-of-adults"),
    ("", "old edition", "start/your-copy"), ("", "UTC 12", "method/timelines"),
    ("", "ٹک ٹاک", "platforms/tiktok"), ("", "فیس بک", "platforms/facebook"),
    ("", "تحویل شیٹ", "templates/custody-sheet"), ("", "چین آف کسٹڈی", "evidence/handling-log-and-custody"),
    ("", "ہیش کیسے بنائیں", "evidence/hashing"),
    ("", "ایجنٹ نے پاسپورٹ رکھ لیا", "checklists/recruitment-advert patterns/fraudulent-recruitment"),
]  # fmt: skip
"""Pages that are, all of them, among the first three: no plain or small word drowns them."""
PLAIN = [
    *(
        ("", typed, "method/from-account-to-person checklists/before-you-name-a-person foundations/non-punishment")
        for typed in ("suspect", "who is the suspect", "suspect is 35 years old")
    ),
    ("", "real name of suspect", "method/from-account-to-person"),
    ("ur/", "ملزم گرفتار ہو گیا", "checklists/before-you-name-a-person"),
    *(("", typed, "foundations/how-the-internet-works") for typed in ("IP address", "trace ip address")),
    ("", "leave no trace", "checklists/close-a-session"),
    ("", "sells visa", "checklists/smuggling-or-document-advert"),
    ("", "information", "foundations/what-osint-is"), ("", "sell", "platforms/facebook"),
    ("", "warn", "reference/indicator-tables"), ("", "old photo", "method/synthetic-media"),
    ("", "old video", "method/images-and-video"), ("", "keep data one year", "platforms/telegram"),
    ("", "deleted account",
     "evidence/what-to-capture-first evidence/archive-services checklists/preservation-request"),
    ("", "nudes of a 40 year old woman",
     "checklists/intimate-picture-of-an-adult evidence/intimate-pictures-of-adults"),
    *(("", typed, " ".join(VICTIM)) for typed in ("pregnant woman", "woman trafficked", "victim is 25 years old")),
    ("", "woman recruiter", "patterns/fraudulent-recruitment"),
    ("", "account is 3 years old", "foundations/covert-accounts"),
    ("", "domain two years old", "method/websites-and-domains"),
]  # fmt: skip
"""Pages one of which is first: each word of a phrase that leads elsewhere counts alone."""
ASTRAY = [
    *(
        ("ur/", typed, " ".join(LIFE))
        for typed in ("منصوبہ بندی", "درجہ بندی", "کمپیوٹر بند کرنا")
    ),
    *(
        ("", typed, " ".join(CHILD)) for typed in (
            "10 years prison", "evidence older than a year", "keep records years", "few", "larki",
            "nudes sent 5 years ago", "sex trafficking 2 years prison",
        )
    ),
    *((folder, "مرۆڤ", *TRAFFICKING) for folder in ("", "ur/")),
    ("", "no5", "patterns/routes"), ("", "so1", "start/how-to-use"),
    ("", "gone", "safety/risk-assessment"), ("", "weight", "contribute/synthetic-data-rules"),
]  # fmt: skip
"""Pages none of which is first: no age alone leads to a child, no plain word is a code."""
THIRTY = [
    ("", "CL-05", "checklists/child-material-stop"),
    ("", "f06", "templates/capture-record"),
    ("", "hashing", "evidence/hashing"),
    ("", "screenshot", "evidence/capture-step-by-step checklists/capture-one-item"),
    ("", "deepfake", "method/synthetic-media"),
    ("", "vpn", "safety/work-device-and-connection"),
    ("", "login", "foundations/authorisation-ladder"),
    ("", "fake profile", "foundations/covert-accounts"),
    ("", "burn out", "care/distressing-material"),
    ("", "doxxed", "safety/if-exposed-or-threatened checklists/you-are-exposed"),
    ("", "warrant", "foundations/lawful-basis templates/authorisation-request"),
    ("", "authorization", "foundations/authorisation-ladder templates/authorisation-request"),
    ("", "chain of custody", "evidence/handling-log-and-custody templates/custody-sheet"),
    ("", "wayback", "evidence/archive-services"),
    ("", "reverse image", "method/images-and-video"),
    ("", "whois", "method/websites-and-domains"),
    ("", "sextortion", "evidence/intimate-pictures-of-adults"),
    ("", "suicide", "urgent/life-in-danger checklists/life-in-danger"),
    ("", "witness", "checklists/before-court templates/statement-shell"),
    ("", "virus", "safety/files-links-and-malware"),
    ("", "deconflic", "templates/deconfliction-check"),
    ("", "job offer", "checklists/recruitment-advert"),
    ("", "passport", "checklists/smuggling-or-document-advert"),
    ("", "hawala", "templates/fee-and-payment-table"),
    ("", "corrupt officer", "urgent/official-involved"),
    ("", "geolocaton", "method/geolocation-and-chronolocation"),
    ("", "traficking", "foundations/tip-elements"),
    ("ur/", "نوکری", "checklists/recruitment-advert"),
    ("ur/", "خودکشی", "urgent/life-in-danger checklists/life-in-danger"),
    ("ur/", "deepfake", "method/synthetic-media"),
]  # fmt: skip
"""Pages any of which answers what is typed, among the first three."""
TIRED = [
    ("", "someone sent me photos of a child on whatsapp what do i do",
     "checklists/child-material-stop urgent/child-sexual-abuse-material"),
    ("", "man says on facebook live he will jump", "urgent/life-in-danger checklists/life-in-danger"),
    ("", "40 people in a boat engine dead water comes in", "urgent/life-in-danger checklists/life-in-danger"),
    ("", "how do i prove nobody edited the screenshot",
     "evidence/hashing evidence/from-find-to-exhibit evidence/handling-log-and-custody"),
    ("", "she dosent want police but she needs help",
     "urgent/possible-victim-contacts-you checklists/possible-victim foundations/victims-first"),
    ("", "can i use my own facebook to look at the suspect",
     "foundations/covert-accounts foundations/authorisation-ladder foundations/passive-and-active"),
    ("", "who do i ask at telegram for user data",
     "platforms/request-cards platforms/telegram templates/preservation-request"),
    ("", "they are threatning my brother becuase of this case",
     "safety/threats-against-officers safety/if-exposed-or-threatened checklists/you-are-exposed"),
    ("", "paper for handing over the usb to court",
     "checklists/hand-over-evidence templates/custody-sheet evidence/handling-log-and-custody"),
    ("", "ex boyfriend blackmails her with nudes",
     "evidence/intimate-pictures-of-adults checklists/intimate-picture-of-an-adult"),
    ("", "wich clock do i write local time or utc",
     "reference/time-zones-and-calendars method/timelines evidence/capture-step-by-step"),
    ("", "dubai job fee 3 lakh is it a fraud", "checklists/recruitment-advert patterns/fraudulent-recruitment"),
    ("", "she says they took her passport and she cannot leave", " ".join(VICTIM)),
    ("", "post was deleted before i saved it", "evidence/archive-services evidence/what-to-capture-first"),
    ("", "cant sleep since the videos", "care/distressing-material"),
    ("", "does a tiktok live dissapear", "evidence/what-to-capture-first platforms/tiktok"),
    ("", "which form for seizure",
     "templates/custody-sheet checklists/hand-over-evidence evidence/handling-log-and-custody"),
    ("", "woman forced to marry", "patterns/forced-marriage"),
    ("", "form six", "templates/capture-record"),
    ("", "F7 custody of a phone", "templates/custody-sheet"),
    ("", "smuggler ne dhamki di hai ab kya karun",
     "safety/threats-against-officers safety/if-exposed-or-threatened checklists/you-are-exposed"),
    ("", "agent ne larki ka passport rakh liya hai",
     "checklists/recruitment-advert patterns/fraudulent-recruitment checklists/possible-victim patterns/other-exploitation"),
    ("", "kya screenshot adalat mein chalega",
     "evidence/principles evidence/capture-step-by-step checklists/before-court evidence/from-find-to-exhibit"),
    ("ur/", "کسی نے بچی کی تصویر بھیجی ہے میں کیا کروں",
     "checklists/child-material-stop urgent/child-sexual-abuse-material"),
    ("ur/", "سمگلر نے مجھے دھمکی دی ہے اب کیا کروں",
     "safety/threats-against-officers safety/if-exposed-or-threatened checklists/you-are-exposed"),
    ("ur/", "فہرست ۵", "checklists/child-material-stop"),
    ("ur/", "کشتی میں پانی آ رہا ہے لوگ ڈوب رہے ہیں", "urgent/life-in-danger checklists/life-in-danger"),
    ("ur/", "لڑکی کی زبردستی شادی", "patterns/forced-marriage"),
    ("ur/", "ایجنٹ نے پاسپورٹ رکھ لیا",
     "checklists/recruitment-advert patterns/fraudulent-recruitment checklists/possible-victim patterns/other-exploitation"),
    ("ur/", "اجازت پر کون دستخط کرتا ہے", "foundations/authorisation-ladder templates/authorisation-request"),
    ("ur/", "فائل کا ہیش کیسے بنائیں", "evidence/hashing"),
    ("ur/", "اسکرین شاٹ عدالت میں مانا جائے گا",
     "evidence/principles evidence/capture-step-by-step checklists/before-court evidence/from-find-to-exhibit"),
    ("ur/", "ساتھی افسر رشوت لیتا ہے", "urgent/official-involved"),
    ("ur/", "ٹیلیگرام سے ڈیٹا کیسے مانگیں", "platforms/request-cards platforms/telegram"),
    ("ur/", "ویڈیو دیکھ کر نیند نہیں آتی", "care/distressing-material"),
    ("ur/", "گھر والوں کو دھمکیاں مل رہی ہیں",
     "safety/threats-against-officers safety/if-exposed-or-threatened checklists/you-are-exposed"),
]  # fmt: skip
"""Half sentences of a long night, misspelt as they come: any of the pages, among the first three."""
FOUND = [
    ("", "hash", "evidence/hashing"),  # a word of a title
    ("", "CL-05", "checklists/child-material-stop"),  # a code
    ("", "address bar", "evidence/capture-step-by-step"),  # two words of the text
    ("", "life in danger", "urgent/life-in-danger"),  # a title
    ("", "berkel", "reference/bibliography"),  # the beginning of a word
    ("ur/", "زيادتي", "urgent/child-sexual-abuse-material"),  # Arabic yeh
    ("ur/", "شواهد", "evidence/capture-step-by-step"),  # heh of Arabic and Persian
    ("ur/", "مَوَاد", "urgent/child-sexual-abuse-material"),  # vowel marks
    ("ur/", "CL-۰۵", "checklists/child-material-stop"),  # digits of Urdu
    ("ur/", "هينڈ بك", "start/how-to-use"),  # all three letters
    ("ur/", "پوســٹ", "checklists/capture-one-item"),  # tatweel
    ("ur/", "ہینڈ بک", "start/how-to-use"),  # as it stands
    ("ur/", "شروع کرنے سے پهلے", "checklists/before-you-begin"),  # heh in a list
    ("ur/", "hashing", "evidence/hashing"),  # the English word, also after the page is in Urdu
    ("ur/", "quality check", "evidence/quality-check"),  # a page that is not translated
    ("", "custdy", "templates/custody-sheet"),  # a letter off, here and below
    ("", "recrutment", "checklists/recruitment-advert"),
    ("ur/", "تصدیک", "checklists/verify-before-you-rely"),
    ("", "CL-", ""),  # a code that is typed half
]
"""Pages that are found anywhere, in the language of the reader; "" is any page."""
NOTHING = ["xylophone", "zzzz", "C"]
"""A word that is nowhere, however far one looks, and a letter that is nothing yet."""
HASTE = ["hash", "custody", "visa", "child"]
"""What A to Z and *What now* hold too, without being first."""


@pytest.fixture(scope="session")
def told(first, reading):
    """Give folder and text of every query, the pages found, best first, and pairs of a page and a word it lacks.

    All are asked on one page for each language; what a page lacks is what its result says.
    """
    lists = (*RISK, *FAMILIES, *AMONG, *PLAIN, *ASTRAY, *THIRTY, *TIRED, *FOUND)
    asked = {(folder, typed) for folder, typed, _ in lists}
    asked |= {("", typed) for typed, _ in (*TONGUES, *CODES)}
    asked |= {("ur/", typed) for typed, _ in TONGUES}
    asked |= {(folder, typed) for folder in ("", "ur/") for typed in URDU}
    asked |= {("", typed) for typed in (*NOTHING, *HASTE)}

    def answers():
        for folder in ("", "ur/"):
            queries = sorted(typed for own, typed in asked if own == folder)
            with reading() as reader:
                page = reader.open(f"{folder}index.html")
                for query, links, lacks in page.evaluate(
                    _ASK, [word(folder, "search-type"), queries]
                ):
                    pages = list(dict.fromkeys(map(reader.name, links)))
                    yield folder, query, pages, [(reader.name(link), one) for link, one in lacks]

    return first("queries", lambda: list(answers()))


@pytest.fixture(scope="session")
def found(told) -> dict[tuple[str, str], list[str]]:
    return {(folder, query): pages for folder, query, pages, _ in told}


def test_no_word_is_called_missing_on_a_page_that_shows_it(told, site, reader):
    lacks = sorted({(name.partition("#")[0], one) for *_, lacking in told for name, one in lacking})
    pages = {name: LexborHTMLParser((site / name).read_bytes()) for name, _ in lacks}
    texts = {name: page.css("main")[0].text(separator=" ") for name, page in pages.items()}
    assert len(lacks) > len(told)
    assert reader.open("index.html").evaluate(_SEEN, [SEPARATOR, lacks, texts]) == []


def test_a_family_of_codes_is_shown_from_its_first_on(found):
    wrong = {
        typed: found[folder, typed][: len(pages.split())]
        for folder, typed, pages in FAMILIES
        if found[folder, typed][: len(pages.split())]
        != [f"{folder}{page}.html" for page in pages.split()]
    }
    assert wrong == {}


def test_where_somebody_is_at_risk_his_pages_come_before_all_others(found):
    wrong = {
        typed: found[folder, typed][: len(pages) + 1]
        for folder, typed, pages in RISK
        if {_bare(page) for page in found[folder, typed][: len(pages)]} != set(pages)
    }
    assert wrong == {}


def test_words_of_danger_lead_to_help_in_every_language_of_the_region(found):
    """In the Urdu tree a list whose Urdu text holds the word may be before the page."""
    right = {
        (folder, typed): [f"{folder}{page}.html" for page in (pages if folder else pages[:1])]
        for folder in ("", "ur/")
        for typed, pages in TONGUES
    }
    assert {
        one: found[one][:FIRST] for one, pages in right.items() if not {*found[one][:1]} & {*pages}
    } == {}


def test_words_of_danger_in_urdu_lead_to_the_same_page_from_the_english_ones(found):
    first = {typed: [_bare(found[folder, typed][0]) for folder in ("", "ur/")] for typed in URDU}
    assert {typed: pages for typed, pages in first.items() if len({*pages}) > 1} == {}


def test_a_code_is_found_first_however_it_is_typed(found):
    assert {typed: found["", typed][0] for typed, _ in CODES} == {
        typed: f"{page}.html" for typed, page in CODES
    }


def test_what_people_say_has_its_pages_among_the_first_three(found):
    wrong = {
        typed: found[folder, typed][:FIRST]
        for folder, typed, pages in AMONG
        if not set(pages.split()) <= {_bare(page) for page in found[folder, typed][:FIRST]}
    }
    assert wrong == {}


def test_a_plain_question_has_the_page_that_answers_it_first(found):
    first = {(folder, typed): found[folder, typed][0] for folder, typed, _ in PLAIN}
    right = {(folder, typed): pages.split() for folder, typed, pages in PLAIN}
    assert {one: page for one, page in first.items() if _bare(page) not in right[one]} == {}


def test_no_word_leads_astray(found):
    first = {(folder, typed): found[folder, typed][:1] for folder, typed, _ in ASTRAY}
    wrong = {(folder, typed): pages.split() for folder, typed, pages in ASTRAY}
    assert {one: page for one, page in first.items() if {*map(_bare, page)} & {*wrong[one]}} == {}


def test_thirty_things_have_one_of_their_pages_among_the_first_three(found):
    missed = {
        typed: found[folder, typed][:FIRST]
        for folder, typed, pages in THIRTY
        if not {f"{folder}{page}.html" for page in pages.split()} & {*found[folder, typed][:FIRST]}
    }
    assert len(missed) <= MOST, missed


def test_half_sentences_of_a_tired_officer_lead_to_a_page_that_answers(found):
    missed = {
        typed: found[folder, typed][:FIRST]
        for folder, typed, pages in TIRED
        if set(pages.split()).isdisjoint(map(_bare, found[folder, typed][:FIRST]))
    }
    assert missed == {}


def test_a_word_is_found_however_it_is_spelled(found):
    for folder, typed, page in FOUND:
        pages = found[folder, typed]
        assert f"{folder}{page}.html" in pages if page else pages, typed


def test_results_stay_in_the_language_of_the_reader(found):
    for (folder, typed), pages in found.items():
        assert [name for name in pages if name.startswith("ur/") != bool(folder)] == [], typed


def test_a_word_that_is_nowhere_finds_nothing(found):
    assert {typed: found["", typed] for typed in NOTHING} == {typed: [] for typed in NOTHING}


def test_a_to_z_and_what_now_are_not_what_a_search_finds_first(found):
    for typed in HASTE:
        first = {_bare(page) for page in found["", typed][:FIRST]}
        assert first.isdisjoint({"reference/a-to-z", "start/what-now"}), typed


def _bare(page: str) -> str:
    """Return the path of a page without its language."""
    return page.removeprefix("ur/").removesuffix(".html")


# Each query is asked of a field that is empty and says so: no answer is that of the query before.
_ASK = """async ([blank, queries]) => {
  const field = document.getElementById("find-query"), count = document.querySelector(".find-count");
  const until = good => new Promise((done, fail) => {
    const late = setTimeout(() => fail(new Error(`no answer to “${field.value}”`)), 60_000);
    const look = new MutationObserver(() => {
      if (!good(count.textContent.trim())) return;
      look.disconnect();
      clearTimeout(late);
      setTimeout(done);
    });
    look.observe(document.querySelector(".find-out"), { childList: true, characterData: true, subtree: true });
  });
  const type = text => {
    field.value = text;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  };
  const found = [];
  const ready = until(said => said === blank);
  if (count.textContent.trim() !== blank) {
    field.focus();
    await ready;
  }
  for (const query of queries) {
    const answered = until(said => said !== blank);
    type(query);
    await answered;
    found.push([
      query,
      [...document.querySelectorAll(".find-list > li a")].map(link => link.href),
      [...document.querySelectorAll(".find-list del")].map(one => [one.closest("a").href, one.textContent]),
    ]);
    const emptied = until(said => said === blank);
    type("");
    await emptied;
  }
  return found;
}"""
_SEEN = """([parting, lacks, texts]) => {
  const words = text => searchIndex.wordsOf(text, new RegExp(parting, "u"));
  const shown = new Map(Object.entries(texts).map(([name, text]) => [name, words(text)]));
  const isSeen = (name, asked) => shown.get(name).some(one => asked.length < 3 ? one === asked : one.startsWith(asked));
  return lacks.filter(([name, typed]) => words(typed).some(asked => isSeen(name, asked)));
}"""
