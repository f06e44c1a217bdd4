"""The data of the audit page."""

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from support.voices import voice

from quotes.model import ORGANIZATION, UNNAMED
from quotes.voices.breakdown import parse_column
from quotes.voices.person_counts import NOTHING_QUOTED, Passage, PersonCounts, PersonGenders, Quoted, VoicedArticle
from quotes.voices.persons import identities as why
from quotes.voices.persons.joins import JoinList
from quotes.voices.voice import Voice
from quotes.writers.pages import audit
from quotes.writers.pages.audit import AuditData, render_audit

ANN = voice("Ann Lee", person="Ann Lee", role="the mayor", gender="female")
CLERK = voice("a clerk", UNNAMED)
CITY = {"date": "2024-05-06", "section": "city", "title": "We <won>", "url": "https://example.org/1"}


def article(number: int, voices: Sequence[Voice], about: dict[str, Any], said: str = "“We won,”") -> VoicedArticle:
    quoted = [Quoted(1, one.words) for one in voices]
    passages = [Passage(index, said, "direct") for index in range(len(voices))]
    return VoicedArticle(str(number), about, voices, quoted, NOTHING_QUOTED, passages)


def page(articles: Sequence[VoicedArticle], *columns: str, joins: JoinList | None = None) -> tuple[AuditData, Any]:
    genders = PersonGenders()
    for one in articles:
        for each in one.voices:
            genders.add(each)
    counts = PersonCounts(genders)
    for one in articles:
        counts.add(one.voices, one.quoted, one.unattributed, str(one.about.get("date") or "") or None)
    made = AuditData([parse_column(name) for name in columns], genders, list(counts))
    for one in articles:
        made.add(one, one.quoted, one.unattributed)
    return made, json.loads(made.as_json(joins or JoinList()))


def test_what_the_page_knows() -> None:
    made, data = page([article(1, [ANN, CLERK], CITY), article(2, [ANN], {})])
    assert data["persons"] == [
        ["Ann Lee", 0, 0, "the mayor", [], "", "2024-05-06"],
        ["a clerk", 4, 3, "", [], "", "2024-05-06"],
    ]
    assert data["articles"] == [["2024-05-06", 1, 0], ["", 0, 0]]
    assert data["facets"] == {"section": ["city"], "author": []}
    assert data["voices"] == [0, 0, 1, 5, 1, 0, 1, 5, 0, 1, 1, 5]
    assert data["passages"]["0"] == [[0, "“We won,”", "direct"], [1, "“We won,”", "direct"]]
    assert data["titles"] == {"0": ["We <won>", "https://example.org/1"], "1": ["2", ""]}
    assert (made.dates, made.has_left_out) == ("May 2024", False)


def test_columns_of_breakdowns_are_facets() -> None:
    _, data = page([article(1, [ANN], {**CITY, "desk": "Night", "sent": "2024-05-06"})], "desk", "sent:year", "gender")
    assert data["facets"] == {"section": ["city"], "author": [], "desk": ["Night"], "sent:year": ["2024"]}
    assert data["articles"] == [["2024-05-06", 1, 0, 1, 1]]


def test_no_address_but_one_of_the_web_is_a_link() -> None:
    _, data = page([article(1, [ANN], {"url": "javascript:alert(1)"})])
    assert data["titles"]["0"] == ["1", ""]


def test_only_doubtful_joins_are_listed() -> None:
    joins = JoinList()
    for name, reason in (("Lee", why.ONLY_BEARER), ("Ann M. Lee", why.MIDDLE_NAME)):
        joins.add(
            Voice(**{**{field: getattr(ANN, field) for field in ANN.__slots__}, "speaker": name, "person_from": reason})
        )
    _, data = page([article(1, [ANN], CITY)], joins=joins)
    assert data["joins"] == [["Lee", "Ann Lee", "only bearer of the surname", 1, "a"]]


def test_those_who_are_quoted_least_are_others(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(audit, "MOST_LISTED", 1)
    loud = voice("NATO", ORGANIZATION, person="NATO", words=50)
    tom, ray = voice("Tom Ray", person="Tom Ray"), voice("Jo Ray", person="Jo Ray")
    made, data = page([article(1, [ANN, loud, tom, ray], CITY)])
    assert [person[0] for person in data["persons"]] == ["NATO"]
    assert data["others"] == [[0, 0, 1], [0, 3, 2]]
    assert data["voices"] == [1, 0, 1, 5, 0, 0, 1, 50, 2, 0, 2, 10]
    assert made.has_left_out


def test_voices_that_are_not_counted_are_no_others(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(audit, "MOST_LISTED", 1)
    silent = replace(article(1, [ANN, CLERK], CITY), quoted=[Quoted(1, 5), NOTHING_QUOTED])
    _, data = page([silent])
    assert data["others"] == []


def test_the_page_of_ten_thousand_articles_is_small() -> None:
    names = [f"Ann{chr(97 + n % 26)} Le{chr(97 + n // 26 % 26)}{chr(97 + n // 676)}" for n in range(9_000)]
    voices = [voice(name, person=name, role="a spokesman for the Committee", words=20) for name in names]
    said = "“It is a long story, and there is no short way of telling it, " + "whatever they want. " * 8 + "”"
    about = {
        "date": "2024-05-06",
        "section": "city",
        "title": "A title of the usual length " * 2,
        "url": "https://example.org/" + "a" * 80,
    }
    articles = [
        article(
            number,
            [voices[(number * 8 + n) ** 2 % 9_000] for n in range(8)],
            {**about, "author": names[number % 80]},
            said,
        )
        for number in range(10_000)
    ]
    made, _ = page(articles)
    text = "".join(render_audit(made.as_json(JoinList()), 10_000, made.dates, "rest.csv", "0"))
    assert 3_000_000 < len(text.encode()) < 5_000_000
    assert made.has_left_out
    assert "<code>rest.csv</code> beside it has them" in text


def test_the_page_is_one_file_without_requests() -> None:
    made, _ = page([article(1, [ANN], {**CITY, "title": "</script><script>alert(1)</script>"}, "“</script>\ud800”")])
    text = "".join(render_audit(made.as_json(JoinList()), 1, made.dates, "", "0"))
    assert text.count("</script>") == 2
    assert "1 article, May 2024" in text
    assert "http" not in text.replace("https://example.org/1", "").replace("http-equiv", "").replace(
        "http://www.w3.org/2000/svg", ""
    ).replace('"https://", "http://"', "")
