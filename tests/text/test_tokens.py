"""Tokens: how text is cut, and what the cache of runs keeps."""

from __future__ import annotations

import pytest

from quotes.lexicon import tags as t
from quotes.text.tokens import TokenColumns, tokenize, tokenize_run


def words(text: str) -> list[str]:
    """The tokens of a text in lower case."""
    return [token.lower for token in tokenize(text)[1]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She’s here.", ["she’s", "here", "."]),
        ("the U.S. and p.m.", ["the", "u.s.", "and", "p.m."]),
        ("10,000 or 3.5% or 5-year-old", ["10,000", "or", "3.5", "%", "or", "5-year-old"]),
        ("the boys’ and Jones' house", ["the", "boys’", "and", "jones'", "house"]),
        ("the dog’ left", ["the", "dog", "’", "left"]),
        ("@town and #news at quotes.example", ["@town", "and", "#news", "at", "quotes.example"]),
        ("Yes--no... (maybe)", ["yes", "--", "no", "...", "(", "maybe", ")"]),
        ("R&B, co_op, cap’n", ["r&b", ",", "co_op", ",", "cap’n"]),
        ("½ cup², café", ["½", "cup²", ",", "café"]),
        ("e\u0301 \x1c end", ["e", "\u0301", "end"]),
        ("", []),
    ],
)
def test_text_is_cut_into_words_and_marks(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize("run", ["Mr.", "Lee,", "said:", "U.S.", "(Lee", "won’t", "“", "Inc.,", "D-N."])
def test_a_run_is_cut_as_the_same_text_alone(run: str) -> None:
    token = tokenize_run(run)
    cut = []
    while token:
        cut.append((token.lower, token.tags, token.step))
        token = token.after
    assert cut == [(token.lower, token.tags, token.step) for token in tokenize(run)[1]]


@pytest.mark.parametrize("run", [".", ",", ";", ")", "...", ".com", "_"])
def test_what_precedes_some_runs_decides_their_tokens(run: str) -> None:
    assert tokenize_run(run) is None


def test_steps_lead_from_each_token_to_the_next() -> None:
    text = "  Mr . Lee said:  “no”"
    at, tokens = tokenize(text)
    starts = []
    for token in tokens:
        starts.append(at)
        at += token.step
    assert [text[start] for start in starts] == list("MLs:“n”")
    assert at == len(text)


@pytest.mark.parametrize(
    ("word", "decisive"),
    [("said", True), ("claim", True), (".", True), ("pointed", True), ("May", True), ("may", False), ("Lee", False)],
)
def test_a_token_is_decisive_when_its_place_matters(word: str, decisive: bool) -> None:  # noqa: FBT001
    (token,) = tokenize(word)[1]
    assert token.is_decisive is decisive


def test_a_run_of_very_many_tokens_is_cut_with_what_is_around_it() -> None:
    assert tokenize_run("!" * 33) is None
    columns = TokenColumns()
    columns.add_text("No" + "!" * 99, 0)
    assert columns.starts == [0, *range(2, 101)]


def test_columns_take_stretches_and_quotations_in_turn() -> None:
    columns = TokenColumns()
    columns.add_text("Lee said ", 10)
    columns.add_quotation(19)
    columns.add_text("  , twice . ", 25)
    assert columns.lower == ["lee", "said", "", ",", "twice", "."]
    assert columns.starts == [10, 14, 19, 27, 29, 35]
    assert columns.tags[2] == t.QUOTATION
    assert columns.decisive == [1, 2, 5]


def test_a_capital_whose_lower_case_is_longer_keeps_its_length() -> None:
    assert words("İzmir DİYOR") == ["İzmir", "dİyor"]
