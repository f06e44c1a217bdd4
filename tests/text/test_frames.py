"""Tokens are the same whether a stretch is cut at its spaces or as a whole."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quotes import extract
from quotes.text.article import read_article
from quotes.text.frames import make_frame
from quotes.text.tokens import tokenize

PIECES = st.sampled_from(
    [
        "Mr", "J", "I", "U.S.", "etc.", ".", ",", ";", ":", ")", "(", "?", "...", "--", "-", "_", "\u00a0", "\n",
        "said", "He", "pointed out", "May", "Jones’", "’s", "é", "İ", "ǅ", "½", "10,000", "a.b", "@a", "#b", "&",
    ]
)  # fmt: skip
GAPS = st.sampled_from(["", " ", " ", "  "])
TEXTS = st.lists(st.tuples(PIECES, GAPS).map("".join), max_size=14).map("".join)


@settings(max_examples=500, deadline=None, derandomize=True)
@given(TEXTS)
def test_the_tokenize_runs_are_those_of_the_whole(text: str) -> None:
    at, tokens = tokenize(text)
    words = []
    for token in tokens:
        words.append((token.lower, at))
        at += token.step
    cut = make_frame(text, 0, len(text), ())
    assert list(zip(cut.lower, cut.starts, strict=True)) == words
    for position, start in enumerate(cut.starts):
        assert text[start : cut.end(position)] == cut.word(position)
        assert cut.word(position).lower() == cut.lower[position].lower()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mr. Lee left.", ["Mr.", "Lee", "left", "."]),
        ("Mr . Lee left .", ["Mr .", "Lee", "left", "."]),
        ("by J. Lee, Inc., etc.", ["by", "J.", "Lee", ",", "Inc.", ",", "etc."]),
        ("It left . , then", ["It", "left .", ",", "then"]),
        ("_ the  boys’ 10,000", ["the", "boys’", "10,000"]),
    ],
)
def test_an_abbreviation_keeps_its_full_stop(text: str, expected: list[str]) -> None:
    made = make_frame(text, 0, len(text), ())
    assert [made.word(at) for at in range(len(made.tags))] == expected


@pytest.mark.parametrize("text", ["“We won.\n\n_", "_\n\n“We won.”\n\n_", "_\n\n“We won,” said Lee.\n\n_"])
def test_a_paragraph_without_a_token_says_nothing(text: str) -> None:
    article = read_article(text)
    assert article.paragraph_frame(len(article.paragraphs) - 1) is None
    assert len(extract(text)) == 1


@pytest.mark.parametrize(
    ("text", "second"),
    [
        ("Lee moved to the U.S. The rest stayed.", "The"),
        ("It began at 8 p.m. She left.", "She"),
        ("Lee moved to the U.S. Senate in May.", ""),
        ("At 8 p.m. Monday she left.", ""),
        ("Mr. They is a band.", ""),
    ],
)
def test_a_sentence_may_end_in_a_dotted_word(text: str, second: str) -> None:
    made = make_frame(text, 0, len(text), ())
    assert [made.word(at) for at in made.sentences[1:-1]] == ([second] if second else [])
