"""The text of a page that somebody begins: the parts that its section needs, each still to be written."""

from __future__ import annotations

from handbook.rules.page_structure import LEFT

_OFFICER = """\
{left} the moment in which an officer opens this page, in one or two sentences.

> **Stop.** {left} a danger of this very page; take the box out if the red strip says it already.

> **Must.** {left} who authorises, and what is signed before the first step.
{first}
## Do it {{ #steps }}

1. {left} one action, verb first.

    **Check** {left} what the reader sees when it is done.

2. {left} the next action.

    **Check** {left} what the reader sees when it is done.
{more}
## What the other side sees {{ #seen }}

{left} who may notice these steps, and how.

## What it does not prove {{ #does-not-prove }}

> **Does not prove.** {left} what such a find does not show.

{left} an alternative explanation, and what would speak for it.

## Worked example {{ #worked-example }}

> **Example.** {left} the moment, with names of `docs/data/fictional.yaml` only.

The table follows officer 4471 through the steps.

| Step | What officer 4471 does | What stands on the form |
| --- | --- | --- |
| 1 | {left} what is done, with invented data. | {left} the field and its words. |
| 2 | {left} what is done, with invented data. | {left} the field and its words. |

## Check yourself {{ #check-yourself }}

- **Question 1.** {left} a question on the stop.
- **Question 2.** {left} a question on a step.
- **Question 3.** {left} a question that the defence would ask.

### Answers {{ #answers }}

- **Answer 1.** {left} the answer.
- **Answer 2.** {left} the answer.
- **Answer 3.** {left} the answer.

## Sources and practice {{ #sources }}

{left} which step rests on which source, and what is practice that nobody has confirmed.
"""
_CONTRIBUTOR = """\
{left} what goes wrong without this page, in one or two sentences.

> **Stop.** {left} what must never be done here.

## Do it {{ #steps }}

1. {left} one action, verb first.

    **Check** {left} what the contributor sees when it is done.

2. {left} the next action.

    **Check** {left} what the contributor sees when it is done.

## Bad and good {{ #bad-and-good }}

The table shows what is often typed, and what to type.

| Bad | Good | Why |
| --- | --- | --- |
| {left} what is typed. | {left} what to type. | {left} who is hurt otherwise. |

## What the checks say {{ #messages }}

{left} the message of each rule that speaks of this, as `handbook check` prints it.

> **Does not prove.** {left} what no check can see.
"""
_TRAINER = """\
{left} what learners can do afterwards, and in how many minutes.

> **Stop.** {left} what ends the session at once.

## Before it {{ #before }}

{left} room, prints and range, and who is told.

## Run it {{ #steps }}

1. {left} one action of the trainer, with its minutes.

    **Check** {left} what the learners do when it is done.

2. {left} the next action.

    **Check** {left} what the learners do when it is done.

## Common errors {{ #errors }}

{left} what learners get wrong, and what the trainer says then.

> **Does not prove.** {left} what a passed exercise does not show.

## Sources and practice {{ #sources }}

{left} what rests on a source, and what is practice that nobody has confirmed.
"""
_FIRST_PAGE = """\
{left} for whom this section is, and what is taken first.

> **Stop.** {left} what cannot wait, and the list that is taken then.

## Find your page {{ #find }}

The table leads from the moment to the page.

| You want to … | Page |
| --- | --- |
| {left} the moment. | {left} the code of the page. |

> **Does not prove.** {left} what this section cannot tell.
"""
_FIRST = {
    "L": """
## Cautions {{ #cautions }}

{left} who can be hurt in this country by a step that is harmless elsewhere.
""",
}
"""What stands before the steps, by the letter of the section."""
_MORE = {
    "P": """
## What vanishes {{ #vanishes }}

{left} what is gone first, what stays, and the address that outlives a new name.

## Ask the company {{ #request }}

{left} the way to preserve and to ask, with source and date; else “not checked: ask your unit: ____”.
""",
    "N": """
## Signs and their weight {{ #signs }}

{left} each sign with its source, and what must go to a specialist.

## Two that look alike {{ #look-alike }}

{left} an invented criminal case and an honest one, side by side.
""",
    "K": """
## Who decides {{ #who-decides }}

{left} who may ask, who may answer, and who is told.
""",
    "L": """
## Law {{ #law }}

{left} each row with its source and the day on which it was read.

## What your legal adviser fills in {{ #fields }}

{left} the questions that only the agency can answer, each with a blank: ____
""",
}
"""What stands behind the steps, by the letter of the section."""
_SHAPES = {"T": _TRAINER, "W": _CONTRIBUTOR}


def skeleton(code: str) -> str:
    """Return the text below the title of a new page with this code."""
    letter, _, number = code.partition("-")
    shape = _FIRST_PAGE if number == "00" else _SHAPES.get(letter, _OFFICER)
    parts = {"first": _FIRST.get(letter, ""), "more": _MORE.get(letter, "")}
    filled = {name: text.format(left=LEFT) for name, text in parts.items()}
    return shape.format(left=LEFT, **filled)
