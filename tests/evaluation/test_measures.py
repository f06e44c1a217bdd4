"""The measures of annotated corpora: which words are inside marks, and what counts as right."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.evaluation.gold import GoldArticle, Saying
from quotes.evaluation.measures import (
    PARTIAL,
    STRICT,
    ContentCounts,
    NameCounts,
    find_stretches,
    judge_names,
    judge_sources,
    match_partially,
    overlap,
    overlapping,
    same_source,
    words_by_start,
)
from quotes.evaluation.scores import QUOTATIONS, SOURCES, SPEAKERS, Outcome
from quotes.model import Span

BACKTRACKING = re.compile(r"(?<![\w’'])[‘'](?![\s‘'])[^\n“”\"]+?(?<=\S)[’'](?!\w)")
"""Single marks as the published measure finds them: for each opening mark it reads to the end of the line."""

TEXT = "“We won,” said Ann Lee. “They lost,” said Bob Ray."
FIRST, SECOND = (0, 9), (24, 36)
LEE, RAY = (15, 22), (42, 49)


def saying(content: Span, source: Span | None = None, **more: object) -> Saying:
    values: dict[str, object] = {"cue": (), "speakers": (), **more}
    return Saying(source=(source,) if source else (), content=(content,), **values)  # type: ignore[arg-type]


def article(*sayings: Saying, text: str = TEXT, **more: object) -> GoldArticle:
    return GoldArticle("g.jsonl", 1, "a", text, sayings, names_speakers=True, **more)  # type: ignore[arg-type]


def marked(text: str) -> list[str]:
    return [text[slice(*stretch.span)] for stretch in find_stretches(text, [saying((0, len(text)))])]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He said “yes” and “no”.", ["“yes”", "“no”"]),
        ('He said "yes".', ['"yes"']),
        ("“Unclosed, he said.\nOn.", ["“Unclosed, he said."]),
        ("He said ‘yes’ and ‘no’.", ["‘yes’", "‘no’"]),
        ("He said ‘the boys’ hats’.", ["‘the boys’"]),
        ("He said ‘it’s so’.", ["‘it’s so’"]),
        ("‘Unclosed, he said.\nHe said ‘yes’.", ["‘yes’"]),
        ("He said ‘yes’ and “no”.", ["“no”"]),
        ("‘…’ ‘a’", ["‘a’"]),
        ("", []),
    ],
)
def test_words_inside_marks(text: str, found: list[str]) -> None:
    assert marked(text) == found


@given(st.text(alphabet="‘’'a \n”", max_size=40))
def test_single_marks_are_those_of_the_published_measure(text: str) -> None:
    assert marked(text) == [match.group() for match in BACKTRACKING.finditer(text) if "a" in match.group()]


@pytest.mark.parametrize("piece", ["‘a ", "‘a\n", "‘a’b ", "“a ", '" ', "'a\" "])
def test_time_grows_with_the_text(piece: str) -> None:
    start = time.process_time()
    marked(piece * 50_000)
    assert time.process_time() - start < 2


def test_a_stretch_belongs_to_the_saying_that_holds_three_fifths_of_it() -> None:
    most, less = ((0, 2), (5, 9)), ((0, 2), (7, 9))
    for content, found in ((most, [FIRST]), (less, []), ((), [])):
        stretches = find_stretches(TEXT, [Saying(source=(), cue=(), content=content, speakers=())])
        assert [stretch.span for stretch in stretches] == found


@pytest.mark.parametrize(
    ("one", "other", "shared"), [((0, 5), (3, 9), 2), ((0, 5), (5, 9), 0), ((2, 3), (0, 9), 1), ((0, 1), (7, 9), 0)]
)
def test_overlap(one: Span, other: Span, shared: int) -> None:
    assert overlap(one, other) == overlap(other, one) == shared


def test_half_of_the_shorter_span_is_enough() -> None:
    pool = find_stretches(TEXT, [saying(FIRST)])
    assert overlapping((4, 12), pool) == pool
    assert overlapping((7, 17), pool) == []


def test_words_are_keyed_by_where_they_begin() -> None:
    assert words_by_start("He isn’t Lee’s.", [(0, 8), (9, 14)]) == {0: "He", 3: "isn’t", 9: "Lee’s"}


def test_sources_share_a_distinctive_word() -> None:
    text = "the mayor of Elm"
    assert same_source(text, saying((0, 1), (0, 9)), saying((0, 1), (4, 16)))
    assert not same_source(text, saying((0, 1), (0, 9)), saying((0, 1), (13, 16)))
    assert not same_source(text, saying((0, 1), (0, 9)), saying((0, 1)))


def outcomes(task: str, found: list[Outcome]) -> list[tuple[str, bool]]:
    return [(outcome.side, outcome.right) for outcome in found if outcome.task == task]


def test_sources_are_judged_from_both_sides() -> None:
    judged = list(judge_sources(article(saying(FIRST, LEE), saying(SECOND, RAY)), [saying(FIRST, RAY)]))
    assert outcomes(QUOTATIONS, judged) == [("expected", True), ("expected", False), ("found", True)]
    assert outcomes(SOURCES, judged) == [("expected", False), ("expected", False), ("found", False)]


def test_an_optional_or_ignored_speaker_is_not_judged() -> None:
    lee, ray = saying(FIRST, speakers=("Ann Lee",)), saying(SECOND, speakers=("Bob Ray",))
    assert outcomes(SPEAKERS, list(judge_names(article(lee, ray), [lee, ray]))) == [
        ("expected", True),
        ("expected", True),
        ("found", True),
        ("found", True),
    ]
    optional = saying(FIRST, speakers=("Ann Lee",), optional=True)
    assert list(judge_names(article(optional, ignored=(SECOND,)), [ray, lee])) == []


def test_names_are_counted() -> None:
    counts = NameCounts()
    lee, shorter = saying(FIRST, speakers=("Ann Lee",)), saying(FIRST, speakers=("Lee",))
    for found in (lee, shorter):
        counts.add(article(lee, not_speech=(SECOND,)), [found, saying(SECOND, speakers=("Bob Ray",))])
    assert counts == NameCounts(gold=2, found=2, exact=1, not_speech=2, not_speech_given=2)


def test_contents_match_one_to_one_and_the_closest_first() -> None:
    text = "one two three four five six"
    gold = article(saying((0, 27), (0, 3), cue=((4, 7),)), text=text)
    found = [saying((0, 13), (8, 13)), saying((0, 23), (0, 3), cue=((5, 6),))]
    assert match_partially(gold, found) == {1: gold.sayings[0]}
    counts = ContentCounts()
    counts.add(gold, found)
    assert counts.matched == {PARTIAL: 1, STRICT: 1}
    assert (counts.gold, counts.found, counts.sources, counts.sources_right) == (1, 2, 1, 1)
    assert (counts.cues, counts.cues_right) == (1, 1)
    assert (counts.score(STRICT).precision, counts.score(STRICT).recall) == (0.5, 1)
