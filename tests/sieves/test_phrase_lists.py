"""Phrases of a word list that end right before a position."""

import pytest

from quotes.sieves.phrase_lists import ends_in_phrase, phrases_by_last_word
from quotes.text.frames import make_frame

TABLE = {"called": ["so called", "called"], "as": ["known as"]}


def ends_in_one(words: str) -> bool:
    frame = make_frame(words, 0, len(words), ())
    return ends_in_phrase(frame, len(frame.tags), TABLE)


@pytest.mark.parametrize("words", ["the zone is called", "a so called", "it is known as", "Called"])
def test_a_phrase_ends_before_the_position(words: str) -> None:
    assert ends_in_one(words)


@pytest.mark.parametrize("words", ["it is seen as", "known, as", "the band Called", ""])
def test_no_phrase_ends_there(words: str) -> None:
    assert not ends_in_one(words)


def test_a_list_by_last_words_holds_each_phrase_once() -> None:
    table = phrases_by_last_word("sign_verbs")
    assert table
    assert all(phrase.split()[-1] == last for last, phrases in table.items() for phrase in phrases)
