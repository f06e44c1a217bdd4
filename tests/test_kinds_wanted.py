"""The kinds that are asked for only filter: every other record is the same."""

from collections.abc import Collection
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from support.articles import long_articles
from test_properties import TEXTS, examined

from quotes import Attribution, extract, pipeline
from quotes.evaluation.cases import Case
from quotes.evaluation.fixtures import find_fixtures
from quotes.model import ALL_SPEECH, DIRECT, MIXED, NOT_SPEECH, SPEECH

CASES = Path(__file__).parent / "cases"
EVERY_KIND = (*ALL_SPEECH, NOT_SPEECH)
SOME_KINDS = [kinds for size in range(1, len(EVERY_KIND)) for kinds in combinations(EVERY_KIND, size)]


def filtered(records: list[Attribution], kinds: Collection[str]) -> list[Attribution]:
    """The records of some kinds, numbered anew."""
    kept = [record for record in records if record.kind in kinds]
    ids = {record.id: number for number, record in enumerate(kept, 1)}
    utterances: dict[int, int] = {}
    return [
        replace(
            record,
            id=number,
            utterance=utterances.setdefault(record.utterance, number),
            parent=ids.get(record.parent) if record.parent else None,
        )
        for number, record in enumerate(kept, 1)
    ]


def assert_is_filter(text: str, some: Collection[Collection[str]] = (SPEECH, ALL_SPEECH)) -> None:
    """Check that asking for some kinds is filtering all records."""
    records = extract(text, kinds=EVERY_KIND)
    for kinds in some:
        assert extract(text, kinds=kinds) == filtered(records, kinds)
    spans = [(record.start, record.end) for record in records]
    assert len(spans) == len(set(spans))


@examined
@given(TEXTS)
def test_any_kinds_of_any_text(text: str) -> None:
    assert_is_filter(text, SOME_KINDS)


@pytest.mark.parametrize("path", sorted(CASES.glob("*.txt")), ids=lambda path: path.stem)
def test_all_cases_and_all_of_a_file_as_one_text(path: Path) -> None:
    texts = [case.text for case in find_fixtures([str(path)]) if isinstance(case, Case)]
    for text in (*texts, "\n\n".join(texts)):
        assert_is_filter(text)


def test_long_articles() -> None:
    for text in long_articles(30):
        assert_is_filter(text, SOME_KINDS)


def test_a_text_that_is_read_in_stretches(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "".join(long_articles(10))
    monkeypatch.setattr(pipeline, "LONGEST_STRETCH", len(text) // 7)
    assert_is_filter(text, SOME_KINDS)


@pytest.mark.parametrize(
    ("text", "speaker", "role"),
    [
        ("Ann Lee, a chemist, said the road was shut. “No,” Lee said.", "Ann Lee", "a chemist"),
        ("Ann Lee said Bob Ray had left. “No,” she said.", "Ann Lee", None),
        ("Bob Ray met Tom Roe, who said the road was shut. “No,” he said.", "Tom Roe", None),
        ("The tax was late, according to the Kor Foundation. “No,” it said.", "Kor Foundation", None),
        ("Bob Ray left. “No,” he said.", "Bob Ray", None),
    ],
)
@pytest.mark.parametrize("kinds", [SPEECH, ALL_SPEECH, (DIRECT,)])
def test_whoever_reported_something_is_known(text: str, speaker: str, role: str | None, kinds: tuple[str, ...]) -> None:
    (record,) = [record for record in extract(text, kinds=kinds) if record.kind in SPEECH]
    assert (record.speaker, record.role) == (speaker, role)


def test_a_chain_of_reports_has_a_bounded_depth() -> None:
    text = "Ann Lee said the road was shut. " + "She said that it rained. " * 3000 + "“No,” she said."
    assert_is_filter(text)


def test_an_utterance_whose_first_piece_is_left_out_begins_with_the_next() -> None:
    piece = "“We had written two songs before that,” Ann Lee said, which put the band “in the home stretch.”"
    records = extract(f"{piece}\n\n{piece}")
    assert [(record.kind, record.utterance) for record in records] == [(DIRECT, 1), (MIXED, 1), (DIRECT, 3), (MIXED, 3)]
    two = "“We won two games,” Ann Lee said, which put the band “on top” and “in the home stretch.”"
    assert [record.utterance for record in extract(two)] == [1, 1, 1]
    assert [record.utterance for record in extract(two, kinds=(MIXED,))] == [1, 1]


def test_marks_that_are_one_in_the_article_give_one_record() -> None:
    """A code beside a control character: two marks as the rules read them, one span of the article."""
    records = extract("â€dź\\enquote{\x93e\n}", kinds=(*ALL_SPEECH, NOT_SPEECH))
    assert [record.text for record in records] == ["ź\\enquote{\x93e"]
