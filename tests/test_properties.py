"""What holds for every text, news or not."""

from __future__ import annotations

import gc
import io
import json
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quotes import Attribution, extract
from quotes.evaluation.transcripts import read_sidecar, write_transcript
from quotes.evaluation.word_spans import core_of
from quotes.model import ALL_SPEECH, DIRECT, MIXED, NOT_SPEECH
from quotes.writers.records import from_fields, read_csv
from quotes.writers.rows import csv_header, csv_rows, json_rows

EVERY_KIND = (DIRECT, MIXED, NOT_SPEECH)

# Every mark, apostrophes in all their places, cues, names and what stands between paragraphs.
PIECES = st.sampled_from(
    [
        *"“”‘’\"'«»‹›„‚「」『』`´″′", "``", "''", "“‘", "’”", "\"'", "'\"", ",”", ".”", "?'", "\n", "\n\n",
        "\r\n", "\r\n\r\n", "\u2028", "\x0b", "\t", " ", "  ", "\u00a0", ",", ".", "?", "!", ":", ";", "—",
        "–", "...", "…", "(", ")", "[", "]", "[...]", "|", "<", ">", "=", "#", "--", "- ", "it’s", "boys’",
        "’90s", "rock ’n’ roll", "6'2\"", "said", "says", "told reporters", "added", "according to",
        "called it", "asked", "in a statement", "Ann Lee", "Mr Lee", "Dr. Bo Ray Jr.", "the ministry",
        "an official", "a spokesman for the US Navy", "he", "she", "they", "I",
        "President Recep Tayyip Erdoğan", "İstanbul", "ﬁ", "ǅ", "é", "e\u0301", "😀", "\ud800", "We", "won",
        "the", "house", "that", "not", "and", "so-called", "A", "Q.", "SMITH:", "Share", "1", "$5m",
    ]
)  # fmt: skip
SENTENCES = st.sampled_from(
    [
        "“We won,” said Ann Lee. ",
        "Mr Lee said: “We lost.” ",
        '"It is over," he said, "for now." ',
        "She told Bo Ray “we won” and left. ",
        "‘The house,’ they said, ‘is “not” ours.’ ",
        "Ann Lee denied calling it a “so-called house”.\n\n",
        "“We tried.\n\n“Then we stopped, and went home to the house that was not ours,” a spokesman said. ",
        "“I said: ‘We won’, and it was not so,” the minister said.\n\n",
    ]
)
TEXTS = st.lists(PIECES | SENTENCES, max_size=60).flatmap(
    lambda pieces: st.sampled_from(["".join(pieces), " ".join(pieces)])
) | st.text(max_size=200)
STORABLE = TEXTS.filter(lambda text: "\0" not in text)  # Python 3.10's csv module reads no NUL.

examined = settings(max_examples=100, deadline=None, derandomize=True)


@examined
@given(TEXTS)
def test_every_span_is_the_text_it_says(text: str) -> None:
    for found in extract(text, kinds=EVERY_KIND):
        assert 0 <= found.start < found.end <= len(text)
        assert text[found.start : found.end] == found.text
        assert 0 <= found.content_start <= found.start < found.end <= found.content_end <= len(text)
        for words, start, end in (
            (found.mention, found.mention_start, found.mention_end),
            (found.cue, found.cue_start, found.cue_end),
        ):
            if words is None:
                assert start is None and end is None
            else:
                assert start is not None and end is not None
                assert 0 <= start < end <= len(text)
                assert text[start:end] == words


@examined
@given(TEXTS)
def test_records_are_numbered_and_nested_in_reading_order(text: str) -> None:
    records = extract(text, "doc", EVERY_KIND)
    assert [r.id for r in records] == list(range(1, len(records) + 1))
    assert records == sorted(records, key=lambda r: (r.start, -r.end))
    for record in records:
        assert record.doc == "doc"
        assert record.kind in EVERY_KIND
        assert 1 <= record.utterance <= record.id
        assert records[record.utterance - 1].utterance == record.utterance
        if record.parent is not None:
            assert 1 <= record.parent < record.id
            parent = records[record.parent - 1]
            assert parent.start <= record.start < record.end <= parent.end


@examined
@given(TEXTS)
def test_what_is_known_of_a_speaker_goes_together(text: str) -> None:
    for record in extract(text):
        assert record.rule
        assert (record.speaker is None) == (record.speaker_kind is None)
        assert record.speaker is None or record.speaker.strip() == record.speaker != ""
        assert record.confidence is None or 0 <= record.confidence <= 1


@examined
@given(TEXTS)
def test_the_answer_is_always_the_same(text: str) -> None:
    assert extract(text, kinds=EVERY_KIND) == extract(text, kinds=EVERY_KIND)


@examined
@given(TEXTS)
def test_a_kind_left_out_changes_no_other(text: str) -> None:
    def answers(records: list[Attribution]) -> list[tuple[object, ...]]:
        return [(r.start, r.end, r.speaker, r.mention_start, r.cue_start, r.rule) for r in records]

    every = extract(text, kinds=EVERY_KIND)
    assert answers(extract(text)) == answers([r for r in every if r.kind != NOT_SPEECH])


@examined
@given(STORABLE)
def test_records_written_are_read_back(text: str) -> None:
    records = extract(text, "doc.txt", EVERY_KIND)
    lines, cells = io.StringIO(), io.StringIO()
    lines.write(json_rows(records))
    cells.write(csv_header() + csv_rows(records))
    assert [from_fields(json.loads(line)) for line in lines.getvalue().split("\n") if line] == records
    assert [record for _, record in read_csv(io.StringIO(cells.getvalue(), newline=""))] == records


@examined
@given(TEXTS)
def test_a_transcript_can_be_written_of_anything(text: str) -> None:
    assert write_transcript(text, extract(text)).count("\n") == len(extract(text))


@examined
@given(st.lists(SENTENCES).map("".join))
def test_a_transcript_of_prose_reads_back(text: str) -> None:
    records = extract(text)
    expected = read_sidecar(write_transcript(text, records), "a.said", text, "a.txt").expected
    assert [(e.start, e.end) for e in expected] == [core_of(text, r.start, r.end) for r in records]


@pytest.mark.parametrize("switch", [gc.enable, gc.disable])
def test_the_garbage_collector_is_left_as_it_was(switch: Callable[[], None]) -> None:
    switch()
    before = gc.isenabled()
    extract("“We won,” said Ann Lee.")
    after = gc.isenabled()
    gc.enable()
    assert after is before


def test_nothing_that_is_made_refers_to_itself() -> None:
    text = "“We won,” said Ann Lee, the mayor. She said the road was shut. “It is over,” he told the BBC."
    extract(text, kinds=ALL_SPEECH)
    gc.collect()
    extract(text, kinds=ALL_SPEECH)
    assert gc.collect() == 0
