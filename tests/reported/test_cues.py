"""Which words of a sentence may report something, and whose words they report."""

from __future__ import annotations

import pytest

from quotes.reported.content_starts import start_after_cue
from quotes.reported.cues import Cue, find_cues
from quotes.text.frames import Frame, TokenRange, make_frame


def frame_of(text: str) -> Frame:
    return make_frame(text, 0, len(text), ())


def cues_of(frame: Frame) -> tuple[list[Cue], list[Cue]]:
    return find_cues(frame, 0, len(frame.tags), list(range(len(frame.tags))))


def words(frame: Frame, tokens: TokenRange | None) -> str | None:
    return tokens and " ".join(frame.word(at) for at in range(*tokens))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ann Lee said the road was shut.", ["said"]),
        ("Ann Lee pointed out that the road was shut.", ["pointed out"]),
        ("The road was shut, according to Ann Lee.", ["according to"]),
        ("Lee’s claim that the road was shut was wrong.", ["claim"]),
        ("The road was shut, Ann Lee said.", ["said"]),
        ("Ann Lee said she thought the road was shut.", ["said", "thought"]),
        ("The road was shut.", []),
    ],
)
def test_cues(text: str, expected: list[str]) -> None:
    frame = frame_of(text)
    assert [words(frame, cue.words) for cue in cues_of(frame)[0]] == expected


def test_a_verb_of_saying_that_reports_nothing_is_idle() -> None:
    frame = frame_of("Ann Lee said the road was shut, and Bob Ray denied.")
    cues, idle = cues_of(frame)
    assert [words(frame, cue.words) for cue in cues] == ["said"]
    assert [words(frame, cue.words) for cue in idle] == ["denied"]
    assert idle[0].content_start is None


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Ann Lee said the road was shut.", "Ann Lee"),
        ("The road was shut, said Ann Lee on Friday.", "Ann Lee"),
        ("The road was shut, according to a report by Ann Lee.", "a report by Ann Lee"),
        ("A statement saying the road was shut was wrong.", "A statement"),
        ("Lee’s claim that the road was shut was wrong.", "Lee’s"),
        ("The town was told that the road was shut.", None),
    ],
)
def test_sources(text: str, source: str | None) -> None:
    frame = frame_of(text)
    cue = cues_of(frame)[0][0]
    assert words(frame, cue.find_source(frame, 0, len(frame.tags))) == source


@pytest.mark.parametrize(
    ("text", "cue", "start"),
    [
        ("Lee said the road was shut.", "said", "the"),
        ("Lee said on Friday that the road was shut.", "said", "that"),
        ("Lee told reporters the road was shut.", "told", "the"),
        ("Lee said.", "said", None),
        ("Lee might criticize the plan.", "criticize", None),
        ("Lee was blamed for criticizing the plan.", "criticizing", None),
        ("Lee would not criticize the plan.", "criticize", "the"),
        ("A letter saying roads were shut was wrong.", "saying", "roads"),
    ],
)
def test_where_what_a_cue_reports_may_start(text: str, cue: str, start: str | None) -> None:
    frame = frame_of(text)
    at = frame.lower.index(cue)
    found = start_after_cue(frame, (at, at + 1), 0, len(frame.tags))
    assert (None if found is None else frame.word(found)) == start
