"""A speaker's name never keeps the possessive ending of its mention."""

import pytest

from quotes import extract
from quotes.lexicon.folding import without_possessive


@pytest.mark.parametrize(
    ("words", "bare"),
    [
        ("the mayor’s", "the mayor"),
        ("the mayor's", "the mayor"),
        ("officials’", "officials"),
        ("the boss’s", "the boss"),
        ("the boss", "the boss"),
        ("", ""),
    ],
)
def test_without_possessive(words: str, bare: str) -> None:
    assert without_possessive(words) == bare


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The mayor’s exact words were, “No more.”", "the mayor"),
        ("The mayor’s verdict: “It is over and we are done with it.”", "the mayor"),
        ("The company’s chief’s verdict: “It is over and we are done with it.”", "the company’s chief"),
        ("The teenagers’ verdict: “It is over and we are done with it.”", "the teenagers"),
        ("The ministry’s verdict: “It is over and we are done with it.”", "the ministry"),
        ("A Quillon’s spokesman said: “It is over and we are done with it.”", "Quillon"),
    ],
)
def test_the_speaker_of_a_possessive_mention(text: str, speaker: str) -> None:
    assert [record.speaker for record in extract(text)] == [speaker]
