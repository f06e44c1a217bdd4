from itertools import accumulate

from hypothesis import given
from hypothesis import strategies as st
from support.attributions import attribution

from quotes import extract
from quotes.model import ORGANIZATION, PERSON, UNNAMED
from quotes.voices.counts import Count, count_speakers, count_words, count_words_by_record, group_by_kind

TOWN = "“We won,” said Ann Lee, the mayor. “It was close,” she added."
INSIDE = "“She told me, ‘Go home now,’” said Bob Ray."


def test_quotations_and_words() -> None:
    assert count_speakers(extract(TOWN)) == [Count("Ann Lee", PERSON, quotations=2, words=5, articles=1)]


def test_a_word_counts_for_the_innermost_quotation() -> None:
    assert count_words_by_record(extract(INSIDE)) == [3, 3]
    assert count_speakers(extract(INSIDE)) == [Count("Bob Ray", PERSON, 1, 3, 1), Count(None, None, 1, 3, 1)]


def test_reported_clauses_may_hold_and_cross_quotations() -> None:
    text = "one two “three four” five six"
    clause = attribution(kind="indirect", start=0, end=25, text=text[:25])
    inside = attribution(start=8, end=20, text=text[8:20])
    across = attribution(kind="indirect", start=21, end=29, text=text[21:])
    assert count_words_by_record([clause, inside, across]) == [2, 2, 2]


def counted(*speakers: tuple[str | None, str | None, str]) -> list[Count]:
    """Count what speakers, each with a kind, say one after another."""
    starts = accumulate((len(text) for _, _, text in speakers), initial=0)
    return count_speakers(
        [
            attribution(speaker=speaker, speaker_kind=kind, text=text, start=start, end=start + len(text))
            for start, (speaker, kind, text) in zip(starts, speakers, strict=False)
        ]
    )


def test_a_speaker_is_a_name_and_a_kind() -> None:
    kinds = (PERSON, PERSON, PERSON, UNNAMED)
    assert counted(*zip(("Ann Lee", "Lee", "Ann  Lee", "Ann Lee"), kinds, ["“Go.”"] * 4, strict=True)) == [
        Count("Ann Lee", PERSON, 2, 2, 1),
        Count("Lee", PERSON, 1, 1, 1),
        Count("Ann Lee", UNNAMED, 1, 1, 1),
    ]


def test_the_order_is_by_kind_then_words_then_quotations() -> None:
    counts = counted(
        (None, None, "“We won.”"),
        ("Town", ORGANIZATION, "“We won.”"),
        ("aide", UNNAMED, "“We won.”"),
        ("B", PERSON, "“Go.”"),
        ("C", PERSON, "“Go home now.”"),
        ("D", PERSON, "“Go"),
        ("D", PERSON, "home"),
        ("D", PERSON, "now.”"),
    )
    assert [one.speaker for one in counts] == ["D", "C", "B", "Town", "aide", None]
    assert [heading for heading, _ in group_by_kind(counts)] == ["Persons", "Bodies", "Unnamed", "No speaker"]


@given(st.text("ab ’-.,“\n", max_size=40))
def test_counting_words_never_counts_more_than_there_are_letters(text: str) -> None:
    assert count_words(text) <= sum(c.isalnum() for c in text)
    assert count_words(text) >= bool(any(c.isalnum() for c in text))
