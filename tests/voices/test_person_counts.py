import csv
import io
import json

import pytest
from support.voices import voice

from quotes.model import GROUP, ORGANIZATION, PERSON, UNNAMED
from quotes.voices.breakdown import Breakdown, ColumnNameError, parse_column
from quotes.voices.gender import with_given_name
from quotes.voices.person_counts import NOTHING_QUOTED, PersonCount, PersonCounts, PersonGenders, Quoted
from quotes.voices.voice import Voice
from quotes.writers.person_tables import PERSON_COLUMNS, TABLE_WRITERS, breakdown_columns, breakdown_rows, person_rows
from quotes.writers.records import unescape_formula

ANN = voice("Ann Lee", person="Ann Lee", role="mayor", gender="female")
ANN_M = voice("Ann M. Lee", person="Ann Lee")
CLERK = voice("a clerk", UNNAMED)


def genders(*voices: Voice) -> PersonGenders:
    known = PersonGenders()
    for one in voices:
        known.add(one)
    return known


def counted(*articles: tuple[list[Voice], str | None]) -> list[PersonCount]:
    counts = PersonCounts(genders(*(one for voices, _ in articles for one in voices)))
    for voices, date in articles:
        counts.add(voices, [Quoted(1, one.words) for one in voices], NOTHING_QUOTED, date)
    return list(counts)


def test_the_names_of_a_person_are_counted_together() -> None:
    (ann,) = counted(([ANN, ANN_M], "2024-05-06"), ([ANN_M], "2024-02-01"))
    assert (ann.name, ann.quotations, ann.words, ann.articles, ann.share) == ("Ann Lee", 3, 15, 2, 1.0)
    assert (ann.first, ann.last, ann.gender) == ("2024-02-01", "2024-05-06", "female")
    assert (dict(ann.roles), dict(ann.aliases)) == ({"mayor": 1}, {"Ann M. Lee": 2})


def test_kinds_are_apart_and_who_says_most_comes_first() -> None:
    loud = voice("Tom Ray", person="Tom Ray", words=9)
    body, crowd = voice("NATO", ORGANIZATION, person="NATO"), voice("critics", GROUP)
    found = counted(([CLERK, crowd, body, ANN, loud], None))
    assert [one.kind for one in found] == [PERSON, PERSON, ORGANIZATION, GROUP, UNNAMED]
    assert [one.name for one in found][:2] == ["Tom Ray", "Ann Lee"]
    assert sum(one.share for one in found) == pytest.approx(1)


def test_what_has_no_speaker_counts_in_the_shares() -> None:
    counts = PersonCounts(genders())
    counts.add([ANN], [Quoted(1, 5)], Quoted(1, 15), None)
    assert [(one.name, one.share) for one in counts] == [("Ann Lee", 0.25), (None, 0.75)]


def test_articles_that_contradict_each_other_show_no_gender_unless_three_times_as_many_agree() -> None:
    other = voice("Ann Lee", person="Ann Lee", gender="male")
    assert genders(ANN, ANN_M).of(ANN_M) == "female"
    assert genders(ANN, other).of(ANN) is None
    assert genders(ANN, ANN, other).of(ANN) is None
    assert genders(ANN, ANN, ANN, other).of(ANN) == "female"
    assert genders().of(voice("a clerk", UNNAMED, gender="male")) == "male"


def test_given_names_show_what_no_article_does() -> None:
    known = PersonGenders(with_given_name)
    for one in (ANN, voice("Ann Lee", person="Ann Lee", gender="male"), voice("Tom Ray", person="Tom Ray")):
        known.add(one)
    assert known.of(voice("Tom Ray", person="Tom Ray")) == "male"
    assert known.of(ANN) is None


def test_rows_hold_what_was_counted() -> None:
    rows = person_rows(counted(([ANN, ANN_M], "2024-05-06")))
    expected = ["Ann Lee", "person", 2, 10, 1.0, 1, "2024-05-06", "2024-05-06", "mayor", "female", "Ann M. Lee"]
    assert [list(row.values()) for row in rows] == [expected]
    lines = io.StringIO()
    TABLE_WRITERS["jsonl"](PERSON_COLUMNS, rows, lines)
    assert json.loads(lines.getvalue()) == dict(zip(PERSON_COLUMNS, expected, strict=True))


def test_no_cell_is_a_formula() -> None:
    sink = io.StringIO(newline="")
    TABLE_WRITERS["csv"](PERSON_COLUMNS, person_rows(counted(([voice("=1+1", person="=1+1")], None))), sink)
    (row,) = csv.DictReader(io.StringIO(sink.getvalue(), newline=""))
    assert row["speaker"] == "'=1+1"
    assert unescape_formula(row["speaker"]) == "=1+1"


def broken_down(*names: str) -> list[list[object]]:
    breakdown = Breakdown([parse_column(name) for name in names], genders(ANN, ANN_M, CLERK))
    breakdown.add([ANN, CLERK], [Quoted(2, 20), Quoted(1, 5)], {"section": "city", "date": "2024-05-06"})
    breakdown.add([ANN_M], [Quoted(1, 15)], {"section": None, "date": "2024-02-01"})
    assert breakdown_columns(breakdown) == (*names, "speakers", "quotations", "words", "share", "articles")
    return [list(row.values()) for row in breakdown_rows(breakdown)]


def test_breakdowns() -> None:
    assert broken_down("gender") == [["female", 1, 3, 35, 0.875, 2], [None, 1, 1, 5, 0.125, 1]]
    assert broken_down("section") == [["city", 2, 3, 25, 0.625, 1], [None, 1, 1, 15, 0.375, 1]]
    assert broken_down("date:month") == [["2024-02", 1, 1, 15, 0.375, 1], ["2024-05", 2, 3, 25, 0.625, 1]]
    assert broken_down("speaker_kind", "date:year")[0] == ["person", "2024", 1, 3, 35, 0.875, 2]
    assert [row[0] for row in broken_down("person")] == ["Ann Lee", None]
    assert [row[0] for row in broken_down("former")] == ["false"]


def test_a_unit_that_there_is_not() -> None:
    with pytest.raises(ColumnNameError, match="date:week: 'week' is not a unit of dates: there are year, month, day"):
        parse_column("date:week")
