"""Reported speech without marks: what a record says of it besides its words."""

import pytest

from quotes import extract
from quotes.model import ALL_SPEECH, INDIRECT
from quotes.reported.reports import BELIEF


@pytest.mark.parametrize("verb", ["thinks", "believes", "hopes", "fears"])
def test_what_somebody_thinks_is_marked_as_such(verb: str) -> None:
    (record,) = extract(f"Ann Lee {verb} the road is shut.", kinds=ALL_SPEECH)
    assert (record.kind, record.rule) == (INDIRECT, BELIEF)


def test_what_somebody_says_is_no_belief() -> None:
    (record,) = extract("Ann Lee said she thought the road was shut.", kinds=ALL_SPEECH)
    assert record.rule != BELIEF


def test_the_pieces_around_a_report_are_one_utterance() -> None:
    first, second = extract("The road, Ann Lee said, was shut.", kinds=ALL_SPEECH)
    assert (first.text, second.text) == ("The road", "was shut")
    assert first.utterance == second.utterance == first.id
    assert (first.mention, first.cue_start) == (second.mention, second.cue_start)


def test_two_reports_of_one_sentence_are_two_utterances() -> None:
    first, second = extract("Ann Lee said the road was shut, adding that the bridge was open.", kinds=ALL_SPEECH)
    assert first.utterance != second.utterance


def test_reports_are_found_only_when_asked_for() -> None:
    assert not extract("Ann Lee said the road was shut.")


@pytest.mark.parametrize(
    "text", ["he claim; to  asked  whether Ann", "Ann asked to ", "Lee said that", "said to", "U.S. said - "]
)
def test_a_report_that_breaks_off_is_no_error(text: str) -> None:
    extract(text, kinds=ALL_SPEECH)
    extract(f";?\n\n he  20' {text} (claim.\n\nAnn  asked  to ", kinds=ALL_SPEECH)
