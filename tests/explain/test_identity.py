import io

import pytest
from support.voices import voice

from quotes.explain.identity import PersonExplanation, explain_persons
from quotes.model import ORGANIZATION
from quotes.voices.persons.census import PersonCensus
from quotes.voices.persons.identities import NICKNAME
from quotes.voices.voice import Voice
from quotes.writers.terminal.console import console_for
from quotes.writers.terminal.explanations import print_person


def explained(voices: list[Voice], wanted: str, named: dict[str, int]) -> list[PersonExplanation]:
    census = PersonCensus()
    for one in voices:
        census.add([one])
    for name, articles in named.items():
        for _ in range(articles):
            census.add([], [name])
    persons = census.settle()
    return explain_persons(map(persons.with_person, voices), persons, lambda name: name is not None and wanted in name)


def test_a_bare_surname_rests_on_what_articles_name_in_full() -> None:
    voices = [voice("Ann Moss"), voice("Ann Moss"), voice("Moss", doc="b"), voice("Tom Moss")]
    ann, tom = explained(voices, "Moss", {"Ann Moss": 8, "Tom Moss": 2})
    assert [(use.name, use.articles) for use in ann.names] == [("Ann Moss", 2), ("Moss", 1)]
    assert ann.names[1].grounds == "whom articles name in full: Ann Moss 8, Tom Moss 2"
    assert ann.apart == [("Tom Moss", "another given name")]
    assert (tom.person, tom.apart) == ("Tom Moss", [("Ann Moss", "another given name")])


def test_what_keeps_people_apart() -> None:
    names = ["Ann B. Moss", "Ann C. Moss", "Ann Moss Jr.", "NATO"]
    first = explained([*[voice(name) for name in names[:3]], voice("NATO", ORGANIZATION)], "Ann B.", {})[0]
    assert sorted(first.apart) == [("Ann C. Moss", "another middle name"), ("Ann Moss Jr.", "another generation")]


def test_a_nickname_rests_on_words_of_the_roles() -> None:
    voices = [voice("Bob Ray", role="the county sheriff"), voice("Robert Ray", role="Sheriff")]
    (ray,) = explained([*voices, voices[0]], "Bob Ray", {})
    (other,) = [use for use in ray.names if use.reason == NICKNAME]
    assert (other.name, other.grounds) == (
        "Robert Ray",
        "the given names may be one, and the roles have in common: sheriff",
    )


def test_a_name_that_nobody_was_joined_with() -> None:
    (moss,) = explained([voice("Moss")], "Moss", {"Ann Moss": 5, "Tom Moss": 3})
    assert [(use.reason, use.grounds) for use in moss.names] == [
        ("joined with nobody", "whom articles name in full: Ann Moss 5, Tom Moss 3")
    ]


@pytest.mark.parametrize("width", [60, 100])
def test_it_is_printed(width: int) -> None:
    stream = io.StringIO()
    console = console_for(stream)
    console.width = width
    (ann, _) = explained([voice("Ann Moss"), voice("Ann B. Moss"), voice("Tom Moss")], "Moss", {})
    print_person(ann, console)
    lines = stream.getvalue().splitlines()
    assert lines[0] == "Ann Moss  (2 articles)"
    assert max(map(len, lines)) <= width
    assert "middle name aside" in stream.getvalue()
    assert "Tom Moss" in stream.getvalue()
