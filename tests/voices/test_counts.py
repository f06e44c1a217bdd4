from hypothesis import given
from hypothesis import strategies as st
from support.attributions import ATTRIBUTED, UNATTRIBUTED, attribution

from quotes import extract
from quotes.model import ORGANIZATION, PERSON, UNNAMED
from quotes.voices.counts import Count, Counts, count_words, count_words_by_record, group_by_kind

TOWN = "“We won,” said Ann Lee, the mayor. “It was close,” she added."
INSIDE = "“She told me, ‘Go home now,’” said Bob Ray."


def counted(*texts: str) -> list[Count]:
    counts = Counts()
    for text in texts:
        counts.add(extract(text))
    return list(counts)


def test_quotations_and_words() -> None:
    assert counted(TOWN) == [Count("Ann Lee", PERSON, quotations=2, words=5, articles=1)]


def test_a_word_counts_for_the_innermost_quotation() -> None:
    assert count_words_by_record(extract(INSIDE)) == [3, 3]
    assert counted(INSIDE) == [Count("Bob Ray", PERSON, 1, 3, 1), Count(None, None, 1, 3, 1)]


def test_reported_clauses_may_hold_and_cross_quotations() -> None:
    text = "one two “three four” five six"
    clause = attribution(kind="indirect", start=0, end=25, text=text[:25])
    inside = attribution(start=8, end=20, text=text[8:20])
    across = attribution(kind="indirect", start=21, end=29, text=text[21:])
    assert count_words_by_record([clause, inside, across]) == [2, 2, 2]


def test_articles_are_merged_by_name_and_kind() -> None:
    counts = Counts()
    counts.add([ATTRIBUTED, ATTRIBUTED])
    counts.add(
        [ATTRIBUTED, attribution(speaker="Lee"), attribution(speaker="Ann  Lee"), attribution(speaker_kind=UNNAMED)]
    )
    assert [(one.speaker, one.kind, one.quotations, one.articles) for one in counts] == [
        ("Ann Lee", PERSON, 4, 2),
        ("Lee", PERSON, 1, 1),
        ("Ann Lee", UNNAMED, 1, 1),
    ]


def test_the_order_is_by_kind_then_words_then_quotations() -> None:
    few, many = "“Go.”", "“Go home now.”"
    records = [
        UNATTRIBUTED,
        attribution(speaker="Town", speaker_kind=ORGANIZATION),
        attribution(speaker="aide", speaker_kind=UNNAMED),
        attribution(speaker="B", text=few, end=5),
        attribution(speaker="C", text=many, end=14, start=0),
    ]
    counts = Counts()
    for record in records:  # an article each: they are in one place
        counts.add([record])
    assert [one.speaker for one in counts] == ["C", "B", "Town", "aide", None]
    assert [heading for heading, _ in group_by_kind(counts)] == ["Persons", "Bodies", "Unnamed", "No speaker"]


def test_what_is_not_wanted_is_not_counted_but_keeps_its_words() -> None:
    records = extract(INSIDE)
    counts = Counts()
    counts.add(records, lambda record: record.speaker is not None)
    assert list(counts) == [Count("Bob Ray", PERSON, 1, 3, 1)]


@given(st.text("ab ’-.,“\n", max_size=40))
def test_counting_words_never_counts_more_than_there_are_letters(text: str) -> None:
    assert count_words(text) <= sum(c.isalnum() for c in text)
    assert count_words(text) >= bool(any(c.isalnum() for c in text))
