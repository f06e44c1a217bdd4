import io
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.voices import voice

from quotes.model import ORGANIZATION, PERSON
from quotes.voices.persons import identities as why
from quotes.voices.persons.census import PersonCensus
from quotes.voices.persons.corrections import CorrectionError, Corrections, PersonRow
from quotes.voices.persons.joins import JoinList
from quotes.voices.voice import Voice
from quotes.writers.people import read_people, write_people

HEADER = "person,alias,kind,gender,note\r\n"


def corrections(*rows: str) -> Corrections:
    return Corrections(read_people(io.StringIO(HEADER + "\r\n".join(rows), newline="")))


def identified(voices: list[Voice], corrected: Corrections) -> list[Voice]:
    census = PersonCensus()
    for one in voices:
        census.add([one], {"Ann Lee", "Ruth Moss"})
    persons = census.settle(corrected)
    return [persons.with_person(one) for one in voices]


def people(names: list[str], *rows: str) -> list[str | None]:
    return [one.person for one in identified([voice(name) for name in names], corrections(*rows))]


def test_an_alias_is_the_person() -> None:
    (found,) = identified([voice("Annie Lee")], corrections("Ann Lee,Annie Lee,,,"))
    assert (found.person, found.person_from) == ("Ann Lee", why.PEOPLE_FILE)
    assert people(["annie  lée"], "Ann Lee,Annie Lee,,,") == ["Ann Lee"]


def test_aliases_of_aliases_and_names_joined_anyway_follow() -> None:
    assert people(["A. Lee", "B. Lee"], "Ann Lee,A. Lee,,,", "A. Lee,B. Lee,,,") == ["Ann Lee"] * 2
    assert people(["Ann Lee", "Ann M. Lee"], "Anna Lee,Ann Lee,,,") == ["Anna Lee"] * 2


def test_a_forbidden_alias_is_somebody_else() -> None:
    assert people(["Ann Lee", "Ann M. Lee"]) == ["Ann Lee", "Ann Lee"]
    assert people(["Ann Lee", "Ann M. Lee"], "Ann Lee,not Ann M. Lee,,,") == ["Ann Lee", "Ann M. Lee"]
    names = ["Moss", "Ruth Moss", "Ruth Moss", "Ruth Moss"]
    assert people(names)[0] == "Ruth Moss"
    assert people(names, "Ruth Moss,not Moss,,,")[0] is None


def test_kind_and_gender_are_those_of_the_file() -> None:
    (found,) = identified([voice("Elm Club")], corrections("Elm Club,,organization,,"))
    assert (found.person, found.speaker_kind) == ("Elm Club", ORGANIZATION)
    rows = ["Ann Lee,,person,nonbinary,as they said"]
    (found,) = identified([voice("Ann Lee", gender="female")], corrections(*rows))
    assert (found.speaker_kind, found.gender, found.gender_from) == (PERSON, "nonbinary", why.PEOPLE_FILE)
    (found,) = identified([voice("Ann Lee", gender="female")], corrections("Ann Lee,,,unknown,"))
    assert (found.gender, found.gender_from) == (None, None)


@pytest.mark.parametrize(
    ("rows", "row", "reason"),
    [
        (["Ann Lee,,robot,,"], 2, "kind 'robot' is unknown: there are person, organization, group, document, unnamed"),
        (["Ann Lee,,,woman,"], 2, "gender 'woman' is unknown: there are female, male, nonbinary, unknown"),
        ([",Lee,,,"], 2, "the person is missing"),
        (["Ann Lee,,,,", "Bob Ray,,,,", "ann lee,,person,,"], 4, "ann lee is defined twice: in row 2 already"),
        (["Ann Lee,,,female,", "Ann Lee,Lee,,male,"], 3, "Ann Lee is defined twice: gender male, and female before"),
        (["Ann Lee,Lee,,,", "Bob Lee,Lee,,,"], 3, "Lee is defined twice: as Ann Lee in row 2"),
        (["Ann Lee,Lee,,,", "Ann Lee,Lee,,,"], 3, "Lee is defined twice: as Ann Lee in row 2"),
        (["Ann Lee,Lee,,,", "Ann Lee,not Lee,,,"], 3, "Lee: both an alias of Ann Lee and not one"),
        (["Ann Lee,not,,,"], 2, "not: not another name of Ann Lee"),
        (["Ann Lee,not ann lee,,,"], 2, "not ann lee: not another name of Ann Lee"),
        (["Ann Lee,Lee,,,said so, twice"], 2, "6 cells for 5 columns"),
        (['Ann Lee,"Lee,,,', "Bob Ray,,,,"], 2, "not CSV"),
        (["Ann Lee,Lee,,,", "Lee,Ann Lee,,,"], 2, "a cycle of aliases: Lee is an alias of itself"),
    ],
)
def test_what_cannot_be_obeyed(rows: list[str], row: int, reason: str) -> None:
    with pytest.raises(CorrectionError) as raised:
        corrections(*rows)
    assert (
        raised.value.reason.startswith(reason) if "cycle" not in reason else "a cycle of aliases" in str(raised.value)
    )
    assert raised.value.row >= row


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("person,kind,gender\nAnn Lee,,\n", "no column alias, note"),
        ("person,alias,kind,gender,note,Alias\n", "several columns alias"),
    ],
)
def test_columns_that_are_missing_or_there_twice(content: str, reason: str) -> None:
    with pytest.raises(CorrectionError) as raised:
        list(read_people(io.StringIO(content)))
    assert (raised.value.row, raised.value.reason) == (1, reason)


def test_what_a_spreadsheet_makes_of_the_file_is_read() -> None:
    rows = ["Note;Gender;Kind;Alias;Person", ";Female;;'=Lee;Ann Lee", ";;;;", "Ann or Tom?;;;;", ";;;Not Lee;Tom"]
    read = list(read_people(io.StringIO("\ufeff" + "\r\n".join(rows), newline="")))
    assert read == [PersonRow(2, "Ann Lee", "=Lee", "", "female", ""), PersonRow(5, "Tom", "Not Lee")]
    assert read[1].is_forbidden


def test_a_name_that_may_be_several_persons_is_a_note_and_comes_first() -> None:
    joins = JoinList()
    for person, doc in (("Ann Moss", "a"), ("Tom Moss", "b"), (None, "c")):
        joins.add(replace(voice("Moss"), person=person, person_from=person and why.MAIN_BEARER, doc=doc))
    notes = [row.note for row in joins.rows() if not row.person]
    assert notes == [
        "Moss is several: Ann Moss in 1 article, such as a; Tom Moss in 1 article, such as b",
        "Moss, in 1 article, may be Ann Moss or Tom Moss",
    ]


@given(st.lists(st.sampled_from(["Ann Lee", "Ann M. Lee", "Moss", "Ruth Moss", "Ruth B. Moss", "Élan", "ELAN"])))
def test_the_file_to_begin_from_changes_nothing(names: list[str]) -> None:
    before = identified([voice(name) for name in names], corrections())
    joins = JoinList()
    for one in before:
        joins.add(one)
    written = io.StringIO(newline="")
    write_people(joins.rows(), written)
    written.seek(0)
    after = identified([voice(name) for name in names], Corrections(read_people(written)))
    assert [one.person for one in after] == [one.person for one in before]


def test_doubtful_joins_come_first() -> None:
    joins = JoinList()
    named = [voice("Ann M. Lee"), *[voice("Ann Lee")] * 2, voice("Moss"), *[voice("Ruth Moss", role="mayor")] * 3]
    for one in identified(named, corrections()):
        joins.add(one)
    rows = [(row.person, row.alias, row.kind) for row in joins.rows()]
    assert rows == [
        ("Ruth Moss", "Moss", ""),
        ("Ann Lee", "Ann M. Lee", ""),
        ("Ruth Moss", "", "person"),
        ("Ann Lee", "", "person"),
    ]
    assert [join.is_doubtful for join in joins] == [True, False]
    assert next(joins.rows()).note == "only bearer of the surname: 1 article, such as a"
