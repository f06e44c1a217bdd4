"""Lists of known speakers."""

import pytest

from quotes import extract
from quotes.cast.known import SpeakerListError, read_known_speakers


@pytest.mark.parametrize(
    ("lines", "row", "reason"),
    [
        (["Ann Lee", "", "Bob Ray"], 2, "empty line"),
        (["Ann Lee", "   "], 2, "empty line"),
        (["= Annie"], 1, "no name before ="),
        (["Ann Lee", "Bob Ray", "Ann Lee"], 3, "Ann Lee is already on line 1"),
        (["Ann Lee = Annie", "Anna Roe = Annie"], 2, "Annie already means Ann Lee, on line 1"),
        (["Ann Lee = Annie", "Annie"], 2, "Annie already means Ann Lee, on line 1"),
        (["Ann Lee", "I = Bob Ray"], 2, "I = Bob Ray: no line names Bob Ray"),
    ],
)
def test_a_list_that_cannot_be_read(lines: list[str], row: int, reason: str) -> None:
    with pytest.raises(SpeakerListError) as caught:
        read_known_speakers(lines)
    assert (caught.value.row, caught.value.reason) == (row, reason)


def test_a_name_with_commas_has_semicolons_between_aliases() -> None:
    known = read_known_speakers(["Small", "A Thin, Dark Man = Thin, Dark Man; Stranger"])
    assert known.persons[1].aliases == ("Thin, Dark Man", "Stranger")


def test_several_narrators_are_none() -> None:
    assert read_known_speakers(["Ann Lee", "Bob Ray", "I = Ann Lee", "I = Bob Ray"]).narrator is None


def test_the_narrator_says_i_in_news_too() -> None:
    assert [record.speaker for record in extract("“We won,” I said.", speakers=["Ann Lee", "I = Ann Lee"])] == [
        "Ann Lee"
    ]


def test_a_name_without_aliases() -> None:
    assert read_known_speakers(["Ann Lee = "]).persons[0].aliases == ()


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“We won,” Lee said.", "Ann Lee"),
        ("“We won,” Mayor Lee said.", "Ann Lee"),
        ("“We won,” the member for Ely said.", "Ann Lee"),
        ("“We won,” Mr. Roe said.", "Roe"),
    ],
)
def test_news_names_the_listed_person(text: str, speaker: str) -> None:
    records = extract(text, speakers=["Ann Lee = the member for Ely", "Bob Ray"])
    assert [record.speaker for record in records] == [speaker]
