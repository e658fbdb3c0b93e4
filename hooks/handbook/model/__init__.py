"""Frozen values that know their path and line; they hold no logic but questions about themselves."""

from handbook.model.checklist import Checklist, Pause
from handbook.model.content import Content, File, Flaw
from handbook.model.course import (
    CARDS,
    HANDOUTS,
    SLIDES_ID,
    TESTS,
    Card,
    Course,
    Frame,
    Item,
    Lesson,
    Option,
    Outcome,
    Part,
    Slide,
    Slot,
    Timed,
    Track,
    clock,
    handout,
    kept,
    opening,
    parted,
    said,
    slides,
)  # fmt: skip
from handbook.model.handbook import Code, Handbook, Moved, Section, Work
from handbook.model.local import BOUND, FILLED, MAY_HOLD, OVERLAY, SEPARATE, Local
from handbook.model.months import (
    LAW,
    MONTHS_DUE,
    ahead,
    due,
    edition_day,
    later,
    months_of,
    overdue,
    reread,
)  # fmt: skip
from handbook.model.node import EMPTY, Data, Entry, Node, Problem
from handbook.model.page import PATH_ID, Page, Step, behind, day_of, digest, step_id, steps
from handbook.model.place import CARDS_ID, REGION_ID, Place, anchors, lost_rows, places
from handbook.model.registers import (
    DRAWN,
    DRAWN_AS,
    PARTS,
    Names,
    Picture,
    Platform,
    Practice,
    Question,
    RegionalLanguage,
    Term,
    TermCitation,
    Value,
    names,
)
from handbook.model.site import (
    MADE,
    MAKER,
    ArticleContent,
    Asset,
    BuiltPage,
    Packed,
    PdfFacts,
    Relation,
    ResourceRef,
    Reviewed,
    Site,
    UrlMention,
)
from handbook.model.template import (
    NEEDED,
    Answer,
    Choice,
    Example,
    Field,
    Template,
    folded,
    group_headings,
    is_answer,
    latin,  # fmt: skip
)  # fmt: skip
from handbook.model.text import (
    DEEPEST,
    INDENTED,
    WORDS_KEPT,
    Heading,
    Image,
    Link,
    Point,
    Quote,
    Raw,
    Reference,
    Row,
    Table,
    Task,
    Text,
)  # fmt: skip

__all__ = [
    "BOUND", "CARDS", "CARDS_ID", "DEEPEST", "DRAWN", "DRAWN_AS", "EMPTY", "FILLED", "HANDOUTS",
    "INDENTED", "LAW", "MADE", "MAKER", "MAY_HOLD", "MONTHS_DUE", "NEEDED", "OVERLAY", "PARTS",
    "PATH_ID", "REGION_ID", "SEPARATE", "SLIDES_ID", "TESTS", "WORDS_KEPT", "Answer",
    "ArticleContent", "Asset", "BuiltPage", "Card", "Checklist", "Choice", "Code", "Content",
    "Course", "Data", "Entry", "Example", "Field", "File", "Flaw", "Frame", "Handbook", "Heading",
    "Image", "Item", "Lesson", "Link", "Local", "Moved", "Names", "Node", "Option", "Outcome",
    "Packed", "Page", "Part", "Pause", "PdfFacts", "Picture", "Place", "Platform", "Point",
    "Practice", "Problem", "Question", "Quote", "Raw", "Reference", "RegionalLanguage", "Relation",
    "ResourceRef", "Reviewed", "Row", "Section", "Site", "Slide", "Slot", "Step", "Table", "Task",
    "Template", "Term", "TermCitation", "Text", "Timed", "Track", "UrlMention", "Value", "Work",
    "ahead", "anchors", "behind", "clock", "day_of", "digest", "due", "edition_day", "folded",
    "group_headings", "handout", "is_answer", "kept", "later", "latin", "lost_rows", "months_of", "names",
    "opening", "overdue", "parted", "places", "reread", "said", "slides", "step_id", "steps",
]  # fmt: skip
