"""The words of a fixture are found in the article."""

from __future__ import annotations

import pytest

from quotes.evaluation.cases import Case
from quotes.evaluation.transcripts import read_cases
from quotes.evaluation.word_spans import core_of, is_marked, locate_words, search_range
from quotes.model import Span


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("We won.", "We won"),
        ("“We won.”", "We won"),
        ("the  end", "the\nend"),
        ("We [...] end", "We won. It was the\nend"),
        ("won", "won"),
        ("no", "no"),
        ("...", "..."),
    ],
)
def test_words_are_found(words: str, found: str) -> None:
    text = "Nothing now, no. “We won. It was the\nend,” “no,” “...” he won"
    span = locate_words(text, words, 0, len(text))
    assert span is not None
    assert text[slice(*span)] == found


def test_words_between_marks_are_preferred() -> None:
    text = "The end was near. He called it “the end”."
    assert locate_words(text, "the end", 0, len(text)) == (32, 39)


def test_words_are_whole() -> None:
    assert locate_words("It was within.", "it", 0, 14) is None


@pytest.mark.parametrize(("start", "end", "words"), [(0, 8, "Go, go"), (8, 11, "?!"), (12, 14, "")])
def test_a_core_is_words(start: int, end: int, words: str) -> None:
    text = "“Go, go”“?!” ”“"
    assert text[slice(*core_of(text, start, end))] == words


@pytest.mark.parametrize(
    ("text", "marked"),
    [("“We", True), ("“[We", True), ("(We", False), ("say “ We", False), ("We", False), ("'We", True)],
)
def test_a_mark_right_before_a_word(text: str, marked: bool) -> None:  # noqa: FBT001
    assert is_marked(text, text.index("We")) is marked


@pytest.mark.parametrize(
    ("open_spans", "depth", "found"),
    [
        ([], 0, (0, 90)),
        ([(5, 20)], 0, (20, 90)),
        ([(5, 20)], 1, (5, 20)),
        ([(5, 20), (6, 9)], 1, (9, 20)),
        ([(5, 20), (6, 9)], 0, (20, 90)),
    ],
)
def test_where_a_quotation_can_be(open_spans: list[Span], depth: int, found: Span) -> None:
    assert search_range(open_spans, depth, 90) == found


@pytest.mark.parametrize(
    ("lines", "indirect"), [("Ann | We won", False), ("Ann | the road was shut", True), ("", False)]
)
def test_a_case_expects_reported_speech_when_a_line_has_no_marks(lines: str, indirect: bool) -> None:  # noqa: FBT001
    (case,) = read_cases(f"=== T\n“We won,” Ann said. She said the road was shut.\n---\n{lines}\n", "c.txt")
    assert isinstance(case, Case)
    assert case.has_indirect is indirect
