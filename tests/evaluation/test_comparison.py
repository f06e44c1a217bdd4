"""Expected against found attributions: what counts, and how differences and scores are shown."""

from __future__ import annotations

from dataclasses import replace

import pytest
from support.attributions import attribution

from quotes.evaluation.cases import Case
from quotes.evaluation.comparison import Comparison, compare_case, describe_changes, find_changes, jaccard, shortened
from quotes.evaluation.scores import Outcome, Score, count_scores, f1, format_scores
from quotes.evaluation.transcripts import read_cases
from quotes.model import Attribution

FILE = """\
=== Two
“We will rebuild,” said Jane Doe. “It starts today.” “Not,” he said, “a word.”
---
Jane Doe <said>      | We will rebuild
Jane Doe             | It starts today.
he = Ann Lee <said>  | Not
"""


def the_case() -> Case:
    (case,) = read_cases(FILE, "c.txt")
    assert isinstance(case, Case)
    return case


CASE = the_case()


def quotation(words: str, **changes: object) -> Attribution:
    start = CASE.text.index(words)
    return attribution(**{"start": start, "end": start + len(words), "text": words, **changes})


FIRST = quotation("“We will rebuild,”", id=1, mention="Jane Doe", speaker="Jane Doe")
SECOND = quotation("“It starts today.”", id=2, mention="Jane Doe", speaker="Jane Doe")
THIRD = quotation("“Not,”", id=3, mention="he", speaker="Ann Lee")
ALL = [FIRST, SECOND, THIRD]


def lines(comparison: Comparison) -> list[str]:
    return list(map(str, comparison.differences))


def test_what_agrees_has_no_difference() -> None:
    comparison = compare_case(CASE, ALL)
    assert lines(comparison) == []
    assert {outcome.right for outcome in comparison.outcomes} == {True}


@pytest.mark.parametrize(
    ("found", "line"),
    [
        ([FIRST, SECOND], "c.txt:6: missed Ann Lee | Not"),
        (
            [FIRST, SECOND, replace(THIRD, speaker="Jane Doe")],
            "c.txt:6: expected speaker Ann Lee, found Jane Doe [cue_after] | Not",
        ),
        (
            [FIRST, SECOND, replace(THIRD, mention=None, speaker=None, cue="added", rule="")],
            "c.txt:6: expected mention he, found none; expected speaker Ann Lee, found none;"
            " expected cue said, found added | Not",
        ),
        (
            [FIRST, replace(SECOND, end=SECOND.end - 8), THIRD],
            "c.txt:5: found other words: It starts [cue_after] | It starts today",
        ),
        (
            [*ALL, quotation("“a word.”", id=4, mention="he", speaker="Ann Lee")],
            "c.txt:2: spurious: he = Ann Lee <said> | a word",
        ),
        ([FIRST, replace(SECOND, parent=1), THIRD], "c.txt:5: expected depth 0, found 1 [cue_after] | It starts today"),
    ],
)
def test_a_difference_is_a_readable_line(found: list[Attribution], line: str) -> None:
    assert lines(compare_case(CASE, found)) == [line]


def test_quoted_words_that_nobody_said_are_ignored() -> None:
    assert lines(compare_case(CASE, [*ALL, quotation("“a word.”", id=4, kind="not_speech")])) == []


def test_an_extra_quotation_does_not_shift_the_others() -> None:
    extra = quotation("said Jane Doe", id=9)
    assert len(lines(compare_case(CASE, [extra, *ALL]))) == 1


def test_same_words_nested_in_the_same_words_pair_in_order() -> None:
    (case,) = read_cases("=== T\n“‘Go,’” Ann said.\n---\nAnn | Go\n  * | Go\n", "c.txt")
    assert isinstance(case, Case)
    inner = attribution(id=2, parent=1, start=1, end=6, mention="he")
    outer = attribution(id=1, start=0, end=7, mention="Ann")
    assert lines(compare_case(case, [inner, outer])) == []


def test_jaccard_of_spans() -> None:
    assert jaccard((0, 10), (5, 15)) == pytest.approx(1 / 3)
    assert jaccard((0, 5), (5, 10)) == 0
    assert jaccard((3, 3), (3, 3)) == 0


def test_a_long_quotation_is_shown_shortened_on_one_line() -> None:
    assert shortened("a\n b") == "a b"
    assert len(shortened("word " * 40)) <= 60


def test_scores_are_counted() -> None:
    found = [FIRST, replace(SECOND, rule="other", speaker="Ann Lee", mention="Ann Lee")]
    overall, missed, direct, sure, other = count_scores(compare_case(CASE, found).outcomes)
    assert overall.quotations == Score(3, 2, 2, 2)
    assert overall.sources == Score(3, 1, 2, 1)
    # Only the third line checks the speaker.
    assert overall.speakers == Score(1, 0, 0, 0)
    assert (missed.name, missed.quotations) == ("", Score(1, 0, 0, 0))
    assert (direct.name, direct.quotations) == ("direct", Score(2, 2, 2, 2))
    assert (other.name, other.sources) == ("other", Score(3, 0, 1, 0))
    assert (sure.name, sure.sources) == ("cue_after", Score(3, 1, 1, 1))


def test_fractions_of_nothing_are_nothing() -> None:
    empty = Score()
    assert (empty.precision, empty.recall, empty.f1) == (0, 0, 0)
    assert f1(1, 0.5) == pytest.approx(2 / 3)


def test_the_table_is_aligned() -> None:
    outcomes = [
        Outcome("quotations", "expected", right=True, kind="direct", rule="q"),
        Outcome("quotations", "found", right=True, kind="direct", rule="q"),
        Outcome("quotations", "found", right=False, kind="mixed", rule="q"),
    ]
    assert format_scores(count_scores(outcomes)) == [
        "                                 quotations            sources           speakers",
        "         expected  found      P     R    F1      P     R    F1      P     R    F1",
        "all             1      2   50.0 100.0  66.7      –     –     –      –     –     –",
        "by kind",
        "  direct        1      1  100.0 100.0 100.0      –     –     –      –     –     –",
        "  mixed         0      1    0.0     –   0.0      –     –     –      –     –     –",
        "by rule (R: its share of everything expected)",
        "  q             1      2   50.0 100.0  66.7      –     –     –      –     –     –",
    ]


def test_gained_and_lost() -> None:
    new = [FIRST, replace(SECOND, speaker="Ann Lee"), quotation("“a word.”", id=4, speaker=None)]
    changes = find_changes([FIRST, SECOND, replace(THIRD, kind="not_speech")], new)
    assert changes.kept == 1
    assert list(map(str, describe_changes("a.txt", CASE.text, changes))) == [
        "a.txt:1: lost Jane Doe | “It starts today.”",
        "a.txt:1: gained Ann Lee | “It starts today.”",
        "a.txt:1: gained ? | “a word.”",
    ]
