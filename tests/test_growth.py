"""The work grows with the text: three times the text takes hardly more than three times the lines of code run."""

import random
import sys
from itertools import islice, product
from string import ascii_uppercase
from types import FrameType

import pytest

from quotes import extract
from quotes.model import ALL_SPEECH, DIALOGUE, NEWS
from quotes.text import frames

SMALL, LARGE = 100, 300
"""How often a piece is repeated; ``{0}`` and ``{1}`` are other letters each time, *ABC* and *Abc*."""
MOST = 1.22
"""How much more a piece may take in the larger text: some things are looked for among the last hundred."""
PIECES = {
    "clauses": "Ann Lee said it was “odd” and Bob Ray called it “good”. ",
    "inverted": "“We won,” said Ann Lee. ",
    "pronouns": "He said that it was “the worst of all the plans”, and left. ",
    "marks that open after marks": "\"He said: 'Why?' \"I left, ",
    "reports that a pronoun ends": "Bob Ray said so. Tom {1}son left, “no” and all, he said. Tom came, he said. ",
    "descriptions": "The mayor said it was “odd”, and the board called for “a new one”. ",
    "reported": "Ann Lee said the road was shut and that nobody had told her. ",
    "bodies": "The Ministry of Water said it was late; the ministry denied that the “dam” broke. ",
    "nested": "“She said ‘we lost’ to me,” Lee said. ",
    "paragraphs": "“We won,” she said. “It was close.”\n\n",
    "reopened": "“We won that day.\n\n",
    "reopened in one paragraph": '"We won that day. ',
    "terms": "The “odd” one met the ‘good’ one. ",
    "marks": '" ',
    "kin": "I asked my sister about it. “No,” she said. “No,” my brother said. ",
    "names": "Ann Lee met Bob Ray of Kew. ",
    "new people": "{1}o {1}son, who runs it, said it was “odd”. {1}son left. “No,” he said. ",
    "new bodies": "The {1} Ministry of {1}ia said it was “odd”. “No,” said the ministry. ",
    "new namesakes": "{1}o Lee said it was “odd”. Lee left. “No,” she said. ",
    "new companies": "{1}son Corp. said it was “odd”. “No,” said the company. ",
    "new firms": "{1} & {1}son said “no”. “No,” said {1}. ",
    "new middle names": "{1}o {1}a {1}son left. “No,” {1}a said. ",
    "new presidents": "{1} President Ann {1}son met the president of {1}, Bob Ray. “No,” said the {1} president. ",
    "new crowds": "Residents of {1} were angry. “No,” they said. ",
    "a list of new names": "{1}, {1}a and {1}b, “no,” they said, ",
    "they without an end": "{1} ‘no,’ they said, ",
    "it without an end": "{1} Corp. “no,” it said, ",
    "she without an end": "Ann {1}son and Eve {1}ton, “no,” she said, ",
    "who without an end": "Ann {1}, who said “no,” and ",
    "their without an end": "{1}, “no,” their mayor said, and ",
    "I without an end": "{1} met “no,” I said, ",
    "title case": "The New {1} That They Said Was “Odd” And He Said Met The Old ",
    "capitals": "{0} SAID THAT THEY LEFT {0}, “NO,” HE SAID. ",
    "wrapped": "Ann {1} said that the road\nwas shut and “no,” she\nsaid to the coun-\ncil. ",
    "links on lines": "Ann {1} said that\nBob {1}\n, who left\nKew\n, was “late”.\n",
    "hanging": "Ann {1} said that\n   the road was\n   shut and “no”.\n",
    "posts": "1/ Ann {1} said “no”.\n2/ She left.\n3/ It rained.\n",
    "cut addresses": "[Ann {1}](https://example.org/a-\nb-\nc) said “no”. [b](c-\n",
    "other links": "`Ann {1} <https://example.org>`__ said “no”. [Bob|http://b] `c <d \\href{{e}}{{f}} ",
    "cells": '"“No,” said Ann {1}.\n',
    "pages": "Ann Lee said that the road was\nshut and “no,” she said\nSee {0}, page 6\n{0}: from page 1\ncouncil. ",
    "markup": "<p>&ldquo;No,&rdquo; said **Ann {1}**[1]</p> ",
    "names above turns": "Ann {1}son -- Chair of {1}\nI waited for it, and they said “no”.\nBob Ray\nWe did not.\n",
    "titles before turns": "Mr. {1}son. I waited for it, and they said “no”.\nThe Chair. We did not.\n",
    "answers without a stop": "Q Who said “no” to you?\nA I think that Ann {1} did.\n",
    "new initials": "The {0} said it was “odd”. Mr. {1}son met Ann Lee{1} of Kew. ",
    "tokens set apart": "' ' No , ' ' said Ann {1} , who did n't go . She called it \" odd \" and ' late . ",
    "marks set apart": "\" ' ",
    "words taken out": '" No @ @ @ @ said Ann {1} , who left . // " We won , Ann {1} Won ',
    "headings that run on": "It rained , too . Ann {1} Won Two The mayor said no . Bob {1} To Go Of ",
    "stains": "The . man , late . and ? old . and Ann {1} ? who left ",
    "lines of tokens": '" No , " said Ann {1} , who left .\n',
    "names glued to headlines": "Sen. Ann Lee Ann LeeLee left Kor LeeLee MOR (D) Holt. MORE (D) won.\n",
    "a question that never ends": "“Will Lee go ",
    "headlines": "Ann {1} Hopes To Win The {1}o Vote\n“No,” said {1}.\n",
    "headings in capitals": "BRANDT DENIES MEDDLING IN BOB RAY CASE\nWill Brandt go? Said Brandt of the case: “No.”\n",
}


SCRAPS = (
    *(
        "Ann {1}",
        "{1}son",
        "Mr. {1}",
        "{0}",
        "the {1} Ministry",
        "the mayor",
        "officials",
        "he",
        "she",
        "they",
        "it",
        "who",
    ),
    *(
        "said",
        "told {1}",
        "added",
        "asked",
        "according to",
        "that",
        "and",
        "but",
        "of",
        "for",
        "his",
        "their",
        "was",
        "left",
    ),
    *(
        "“no,”",
        "‘no’",
        '"no"',
        "“",
        "”",
        "'",
        ",",
        ".",
        ";",
        ":",
        "—",
        "\n",
        "\n\n",
        "(",
        ")",
        "  ",
        "&amp;",
        "> ",
        "**",
    ),
)
RANDOM_PIECES = 10


def scrapped(number: int) -> str:
    """A piece made of scraps at random, the same for the same number."""
    chance = random.Random(number)
    return " ".join(chance.choices(SCRAPS, k=chance.randrange(4, 14))) + " "


def repeated(piece: str, times: int) -> str:
    """A text of so many pieces."""
    letters = map("".join, product(ascii_uppercase, repeat=3))
    return "".join(piece.format(word, word.title()) for word in islice(letters, times))


def lines_run(text: str, genre: str = NEWS) -> int:
    """Count the lines of code that a text takes, and the returns, each time one is run."""
    count = 0

    def trace_line(frame: FrameType, event: str, argument: object) -> object:
        nonlocal count
        count += 1
        return trace_line

    before = sys.gettrace()
    sys.settrace(lambda frame, event, argument: trace_line)
    try:
        extract(text, kinds=ALL_SPEECH, genre=genre)
    finally:
        sys.settrace(before)
    return count


@pytest.mark.skipif(not frames.__file__.endswith(".py"), reason="the lines of compiled modules are not seen")
@pytest.mark.parametrize("piece", PIECES.values(), ids=PIECES.keys())
def test_work_grows_with_the_text(piece: str) -> None:
    extract(repeated(piece, LARGE), kinds=ALL_SPEECH)
    small, large = lines_run(repeated(piece, SMALL)), lines_run(repeated(piece, LARGE))
    assert large / LARGE <= MOST * small / SMALL, f"{small / SMALL:.0f} lines a piece, then {large / LARGE:.0f}"


BOOK_PIECES = {
    "one scene": "“Is it far, Tom?” asked Ruth.\n\n“A mile,” said Tom.\n\n“Then walk.”\n\nTom laughed. “Never.”\n\n",
    "new characters": "“No, Mr. {1},” said {1}a {1}son.\n\nMr. {1} nodded. “Yes.”\n\n“Why?” asked the landlord.\n\n",
    "new namesakes": "“No,” said {1}o Hale.\n\n“Yes, {1}o,” said Mr. Hale.\n\n",
    "one paragraph": "“No,” said Ruth Hale. “Yes,” said Tom Orme. ",
    "narrator": "I met {1}son. “You, Tom?” said {1}son.\n\n“I,” I said.\n\n",
    "chapters": "Chapter {0}\n\nRuth Hale sat down.\n\n“No,” she said.\n\n",
}


@pytest.mark.skipif(not frames.__file__.endswith(".py"), reason="the lines of compiled modules are not seen")
@pytest.mark.parametrize("piece", BOOK_PIECES.values(), ids=BOOK_PIECES.keys())
def test_work_grows_with_the_book(piece: str) -> None:
    extract(repeated(piece, LARGE), kinds=ALL_SPEECH, genre=DIALOGUE)
    small, large = (lines_run(repeated(piece, times), DIALOGUE) for times in (SMALL, LARGE))
    assert large / LARGE <= MOST * small / SMALL, f"{small / SMALL:.0f} lines a piece, then {large / LARGE:.0f}"


@pytest.mark.skipif(not frames.__file__.endswith(".py"), reason="the lines of compiled modules are not seen")
@pytest.mark.parametrize("number", range(RANDOM_PIECES))
def test_work_grows_with_a_text_of_any_piece(number: int) -> None:
    test_work_grows_with_the_text(scrapped(number))
