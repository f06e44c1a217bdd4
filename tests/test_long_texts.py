"""Texts that no article is as long as are read stretch by stretch."""

import tracemalloc

import pytest

from quotes import extract, pipeline
from quotes.model import ALL_SPEECH, NOT_SPEECH

ARTICLE = "“We won,” said Ann Lee. “It was ‘odd’,” she added.\n\nBob Ray said the road was shut.\n\n"


@pytest.fixture(autouse=True)
def stretches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "LONGEST_STRETCH", 2 * len(ARTICLE))


def test_the_records_are_those_of_the_stretches() -> None:
    one = extract(ARTICLE, kinds=ALL_SPEECH)
    text = ARTICLE * 5
    records = extract(text, kinds=ALL_SPEECH)
    assert [record.speaker for record in records] == [record.speaker for record in one] * 5
    assert [record.id for record in records] == list(range(1, len(records) + 1))
    for number, record in enumerate(records):
        same = one[number % len(one)]
        assert text[record.start : record.end] == record.text == same.text
        assert record.id - record.utterance == same.id - same.utterance
        assert (record.parent is None) == (same.parent is None)
        if record.mention_start is not None:
            assert text[record.mention_start : record.mention_end] == record.mention


@pytest.mark.parametrize("piece", ["“", "word", "a b ", "“no”\n", "\n"])
def test_a_text_without_a_good_place_to_cut_is_cut(piece: str) -> None:
    text = piece * 2000
    for record in extract(text, kinds=(*ALL_SPEECH, NOT_SPEECH)):
        assert text[record.start : record.end] == record.text


@pytest.mark.parametrize("piece", ["“", "Lee said “no”. ", "Ann Lee said the road was shut. "])
def test_memory_is_bounded(piece: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "LONGEST_STRETCH", 2_000)
    text = piece * (60_000 // len(piece))
    extract(text, kinds=ALL_SPEECH)
    tracemalloc.start()
    try:
        extract(text, kinds=ALL_SPEECH)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak / len(text) <= 60
