"""From a cue and its source to the clause that they report, sieve by sieve."""

from __future__ import annotations

import pytest

from quotes.reported.cues import find_cues
from quotes.reported.sieves import ReportingClause, ReportSieve, according_to_source, reported_after, reported_before
from quotes.text.frames import make_frame


def pieces(sieve: ReportSieve, text: str) -> list[str] | None:
    """What a sieve answers for the first cue of a sentence."""
    frame = make_frame(text, 0, len(text), ())
    high = len(frame.tags)
    cue = find_cues(frame, 0, high, list(range(high)))[0][0]
    source = cue.find_source(frame, 0, high)
    assert source is not None
    found = sieve(ReportingClause(frame, source, cue.words, cue.content_start, (0, high)))
    return found and [text[frame.starts[first] : frame.end(end - 1)] for first, end in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The road was shut, according to Ann Lee.", ["The road was shut,"]),
        ("According to Ann Lee, the road was shut.", ["the road was shut"]),
        ("And according to Ann Lee, the road was shut.", ["the road was shut"]),
        ("One risk of it, according to Ann Lee, is the cost.", ["One risk of it,", "is the cost"]),
        ("Since last May, according to Ann Lee, the road was shut.", ["Since last May,"]),
        ("The road was shut according to need.", None),
    ],
)
def test_according_to_source(text: str, expected: list[str] | None) -> None:
    assert pieces(according_to_source, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The road was shut, Ann Lee said.", ["The road was shut"]),
        ("The road, Ann Lee said, was shut.", ["The road", "was shut"]),
        ("The road was shut, said Ann Lee, a teacher.", ["The road was shut"]),
        ("The road was shut, Ann Lee said, adding that it was late.", ["The road was shut"]),
        ("The road was shut, Ann Lee said, because of the rain.", ["The road was shut", "because of the rain"]),
        ("The road was shut, said Ann Lee, who lives there.", ["The road was shut"]),
        ("The road was shut, Ann Lee told reporters on Friday in a letter.", ["The road was shut"]),
        ("At one point, Ann Lee said the road was shut.", None),
        ("Though the road was shut, Ann Lee said the bus was late.", None),
        ("They met Ann Lee, who said so.", None),
    ],
)
def test_reported_before(text: str, expected: list[str] | None) -> None:
    assert pieces(reported_before, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ann Lee said the road was shut.", ["the road was shut"]),
        ("Ann Lee vowed to stay.", ["to stay"]),
        ("Ann Lee criticized the plan.", ["the plan"]),
        ("Ann Lee complained about the road.", ["the road"]),
        ("Ann Lee wondered whether the road was shut.", ["whether the road was shut"]),
        ("Lee’s claim that the road was safe surprised many.", ["that the road was safe"]),
        ("The road was shut, Ann Lee said.", None),
    ],
)
def test_reported_after(text: str, expected: list[str] | None) -> None:
    assert pieces(reported_after, text) == expected
