"""Where reported clauses begin and end, which cue reports which, and other questions with more than one position."""

import pytest
from support.sentences import asked, words

from quotes.grammar.according_to import according_to_positions
from quotes.grammar.clause_starts import content_start, is_interposed
from quotes.grammar.embedding import governing_cue
from quotes.grammar.ends.clause_ends import clause_end, without_outer_marks
from quotes.grammar.sources.cue_sources import attribute_to_subject


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("The dam is safe, according to Lee.", ["according"]),
        ("In the words of Lee, the dam is safe.", ["In"]),
        ("The dam is safe in my own words.", []),
        ("He acted according.", []),
    ],
)
def test_phrases_that_name_a_source(text: str, phrases: list[str]) -> None:
    frame = asked(text).frame
    assert [frame.word(at) for at in sorted(according_to_positions(frame))] == phrases


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("Lee said **the** dam was safe.", "the dam was safe"),
        ("Lee said **the** dam was safe on Friday.", "the dam was safe on Friday"),
        ("Lee praised **the** plan on Friday.", "the plan"),
        ("Lee praised **the** plan and left.", "the plan"),
        ("Lee said **sales** rose by Friday.", "sales rose by Friday"),
        ("Lee said **the** dam was safe, according to Kay.", "the dam was safe"),
        ("Lee said **the** dam was safe, adding that it held.", "the dam was safe"),
        ("While Lee said **the** dam was safe, Kay left.", "the dam was safe"),
        ("Lee said **the** dam – the old one – was safe.", "the dam – the old one – was safe"),
        ("Lee said **the** dam was safe – a lie.", "the dam was safe"),
    ],
)
def test_a_reported_clause_ends(text: str, clause: str) -> None:
    frame, start, _, low, high = asked(text)
    source = low + (frame.lower[low] == "while")
    assert words(frame, (start, clause_end(frame, start, high, (source, source + 1)))) == clause


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Lee **said** that the dam was “safe”.", "that"),
        ("Lee **told** Kay on Friday that it was “safe”.", "that"),
        ("Lee **said** the dam was “safe”.", "the"),
    ],
)
def test_the_clause_around_a_quotation_begins(text: str, first: str) -> None:
    frame, verb, end, low, _ = asked(text)
    at = next(iter(frame.quotations))
    assert frame.word(content_start(frame, (verb, end), (low, low + 1), at)) == first


@pytest.mark.parametrize(
    ("text", "interposed"),
    [
        ("The dam, Lee **said**, is odd.", True),
        ("The dam, Lee **said** in May, is odd.", False),
        ("Kay, who **said**, as ever, little, left.", False),
        ("Lee **said**, as ever, that it was odd.", False),
    ],
)
def test_a_report_is_interposed(text: str, interposed: bool) -> None:  # noqa: FBT001
    frame, verb, end, _, _ = asked(text)
    assert is_interposed(frame, (verb - 1, verb), (verb, end)) is interposed


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("Lee mocked Kay for **calling** it “odd”.", "mocked"),
        ("Lee was fined for **calling** it “odd”.", "calling"),
        ("Lee mocked Kay, who left for **calling** it “odd”.", "calling"),
        ("Lee vowed to **praise** the “odd” plan.", "vowed"),
        ("Lee refused to **say** it was “odd”.", "say"),
        ("Lee said it was a gesture to **denounce** “odd” plans.", "said"),
        ("Lee cited a case to **denounce** “odd” plans.", "denounce"),
    ],
)
def test_a_cue_hangs_on_the_report_of_the_same_source(text: str, cue: str) -> None:
    frame, verb, _, low, high = asked(text)
    found = attribute_to_subject(frame, verb, low, high)
    assert found is not None
    governing = governing_cue(found, low, high).cue
    assert governing is not None
    assert words(frame, governing) == cue


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Lee left**, and Kay won,** too.", "and Kay won"),
        ("Lee left **(with Kay)** too.", "with Kay"),
        ("Lee left**, –** too.", None),
    ],
)
def test_marks_around_a_clause_are_left_out(text: str, kept: str | None) -> None:
    frame, first, end, _, _ = asked(text)
    assert words(frame, without_outer_marks(frame, first, end)) == kept
