"""Exports of news databases become one article each: the running text, and what the export says of it."""

import io
import re

import pytest
from support import documents as made

from quotes.readers import kinds
from quotes.readers.databases.split import split_exports
from quotes.readers.documents import Document, Failure
from quotes.readers.formats.conversion import convert

ABOUT = {"headline": "Harbour vote ends in a draw", "date": "2015-03-03", "source": "The Example Courier"}
BYLINE = "Ann Lee and Bob Ray"
BODY = "LONDON — “We won the vote,” said Maria Petrenko,\nthe mayor.\n\n“It was close,” she added."
OTHER = "The ferry was late.\n\n“No comment,” said Tom Vidal."


def unwrapped(text: str) -> str:
    """Without line ends in paragraphs, and with a tab after codes, as word processors have it."""
    for begin in ("the mayor", "wanted", "Desk"):
        text = text.replace(f"\n{begin}", f" {begin}")
    return re.sub(r"^([A-Z]{2,3}) {2,}", r"\1\t", text, flags=re.MULTILINE)


def split(text: str) -> list[Document | Failure]:
    return list(split_exports(Document("a.txt", text)))


def check(text: str, *, byline: str | None = BYLINE) -> None:
    """Two articles, of which the first is known in full."""
    first, second = split(text)
    assert isinstance(first, Document) and isinstance(second, Document)
    assert (first.doc, second.doc) == ("a.txt:1", "a.txt:2")
    assert first.text.split() == BODY.split()
    assert second.text.split() == OTHER.split()
    assert first.text.count("\n\n") == BODY.count("\n\n") or "\n\nthe mayor" in first.text
    assert dict(first.about) == {**ABOUT, "byline": byline, "title": ABOUT["headline"], "author": byline}
    assert (second.about["headline"], second.about["date"]) == ("Ferry late again", "2016-12-04")


NEXIS = f"""



                               1 of 2 DOCUMENTS


                              The Example Courier

                             March 3, 2015 Tuesday
                              Late Edition - Final

Harbour vote ends in a draw

BYLINE: By Ann Lee and Bob Ray

SECTION: Section A; Column 1; Foreign
Desk; Pg. 1

LENGTH: 512 words

DATELINE: LONDON

HIGHLIGHT: “A draw,” says the mayor, who
wanted more.

{BODY}

URL: http://www.example.org

LOAD-DATE: March 4, 2015

LANGUAGE: ENGLISH

GRAPHIC: PHOTO: “We won,” said the caption.

PUBLICATION-TYPE: Newspaper


                    Copyright 2015 The Example Courier Company
                              All Rights Reserved


                               2 of 2 DOCUMENTS


                                  Daily Sample

                                4 December 2016

HEADLINE: Ferry late again

LENGTH: 1,024 words

BODY:


{OTHER}

LOAD-DATE: December 5, 2016
"""

NEXIS_SHOWN = """User Name: A User

Date and Time: Monday, March 9, 2015

Documents (2)

1. Harbour vote ends in a draw

2. Ferry late again

Harbour vote ends in a draw

The Example Courier

March 3, 2015 Tuesday

Late Edition - Final

Copyright 2015 The Example Courier Company All Rights Reserved

Section: Section A; Column 1; Foreign Desk; Pg. 1

Length: 512 words

Byline: By Ann Lee and Bob Ray

Highlight: “A draw,” says the mayor.

Body

{body}

Graphic

“We won,” said the caption.

Classification

Language: ENGLISH

Load-Date: March 4, 2015

End of Document

Ferry late again

Daily Sample (London)

December 4, 2016 Sunday

Copyright 2016 Daily Sample. All Rights Reserved

Length: 1024 words

Body

{other}

Load-Date: December 5, 2016

End of Document
"""

FACTIVA_CODED = """SE    News
HD    Harbour vote ends in a draw
BY    By Ann Lee and Bob Ray
WC    512 words
PD    3 March 2015
ET    10:31
SN    The Example Courier
SC    EXCO
LA    English
CY    Copyright 2015 The Example Courier Company

LP

LONDON — “We won the vote,” said Maria Petrenko,
the mayor.

TD

“It was close,” she added.

NS    gvote : Votes | gcat : Political News
RE    uk : United Kingdom
PUB   Example Company
AN    Document EXCO000020150303eb3300011

HD    Ferry late again
WC    80 words
PD    4 December 2016
SN    Daily Sample
LA    English
LP    The ferry was late.

“No comment,” said Tom Vidal.
AN    Document DSAM000020161204ec4a0000p

Search Summary
Text  harbour
"""

FACTIVA_SHOWN = f"""Foreign
Harbour vote ends in a draw
Ann Lee and Bob Ray
512 words
3 March 2015
10:31
The Example Courier
EXCO
English
Copyright 2015 The Example Courier Company. All Rights Reserved.

{BODY}

Document EXCO000020150303eb3300011

Ferry late again
1,024 words
4 December 2016
Daily Sample
DSAM
English
(c) 2016 Daily Sample

{OTHER}

Document DSAM000020161204ec4a0000p
"""

PROQUEST = f"""____________________________________________________________

Document 1 of 2

Harbour vote ends in a draw

Author: Ann Lee and Bob Ray.

Publication info: The Example Courier ; London (UK) [London (UK)]03 Mar 2015: 12.

http://search.example.org/docview/1

Abstract: “A draw,” says the mayor.

Links: None

Full text: {BODY}

Credit: Ann Lee in London

Subject: Votes; Harbours;

Location: London

Title: Harbour vote ends in a draw

Publication title: The Example Courier; London (UK)

Publication date: Mar 3, 2015

ProQuest document ID: 100001

Copyright: (Copyright, Example Company)

Database: ProQuest Example

____________________________________________________________

Document 2 of 2

Ferry late again

Publication info: Daily Sample; New York [New York]04 Dec 2016: A.1.

Full text: {OTHER}

Title: Ferry late again

Publication title: Daily Sample; New York

ProQuest document ID: 100002

Database: ProQuest Example

____________________________________________________________

Contact ProQuest
"""

SHOWN = NEXIS_SHOWN.format(body=BODY, other=OTHER)
EXPORTS = {"Nexis": NEXIS, "Nexis, shown": SHOWN, "Factiva": FACTIVA_CODED, "Factiva, shown": FACTIVA_SHOWN}
EXPORTS["ProQuest"] = PROQUEST


@pytest.mark.parametrize("name", EXPORTS)
def test_an_export_becomes_its_articles(name: str) -> None:
    check(EXPORTS[name])


@pytest.mark.parametrize("name", EXPORTS)
def test_an_export_with_other_line_ends(name: str) -> None:
    check(EXPORTS[name].replace("\n", "\r\n"))


@pytest.mark.parametrize("name", EXPORTS)
def test_an_export_as_a_word_file(name: str) -> None:
    lines = unwrapped(EXPORTS[name])
    data = made.docx(*(line.strip() for line in lines.split("\n") if line.strip()))
    check(convert(io.BytesIO(data), kinds.WORD)[0])


@pytest.mark.parametrize("name", EXPORTS)
def test_an_export_as_rtf(name: str) -> None:
    lines = unwrapped(EXPORTS[name])
    check(convert(io.BytesIO(made.rtf(*lines.split("\n"))), kinds.RTF)[0])


def test_factiva_codes_in_a_table_of_word() -> None:
    cells: list[str] = []
    for line in unwrapped(FACTIVA_CODED).split("\n"):
        cells += line.split("\t")
    data = made.docx(*filter(None, cells))
    check(convert(io.BytesIO(data), kinds.WORD)[0])


def test_one_article_keeps_the_name_of_its_file() -> None:
    (only,) = split(SHOWN.split("Ferry late again\n\nDaily")[0])
    assert isinstance(only, Document)
    assert (only.doc, only.text) == ("a.txt", BODY)


def test_an_article_without_its_text_is_one_failure() -> None:
    first, second = split(PROQUEST.replace(f"Full text: {BODY}", "Full text: Not available."))
    assert first == Failure("a.txt:1", "this export has no text of it")
    assert isinstance(second, Document)


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        "It was 3 of 4 DOCUMENTS\n\nthat were lost.",
        "The paper said:\n\n1 of 2 DOCUMENTS\n\nis missing, LENGTH: long.",
        "He read a text of 512 words\n\nDocument B was longer.\n",
        "____________________________\n\nFull text: none.\n",
        "End of Document\n",
    ],
)
def test_any_other_text_stays_as_it_is(text: str) -> None:
    assert split(text) == [Document("a.txt", text)]


@pytest.mark.parametrize("name", EXPORTS)
def test_no_part_of_an_export_raises(name: str) -> None:
    text = EXPORTS[name]
    for place in range(0, len(text), 7):
        split(text[:place])
        split(text[place:])
        split(text[:place] + text[place + 40 :])
        split(f"{text[:place]}\n\n{text[place:]}")


def test_labels_within_a_text_are_part_of_it() -> None:
    spoken = f"{BODY}\n\nSubject: a word on its own.\n\nNo more."
    (first, _) = split(SHOWN.replace(BODY, spoken))
    assert isinstance(first, Document) and first.text == spoken
    (first, _) = split(PROQUEST.replace(BODY, spoken.replace("No more.", "No.\n\nMore.\n\nStill.\n\nMore.\n\nStill.")))
    assert isinstance(first, Document) and first.text.endswith("Still.")
