"""The forms of verbs, by rule and from the lists."""

from __future__ import annotations

import pytest

from quotes.lexicon import tags as t
from quotes.lexicon.inflection import forms_in, forms_of, verb_forms


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("warn", {"warn", "warns", "warned", "warning"}),
        ("note", {"note", "notes", "noted", "noting"}),
        ("deny", {"deny", "denies", "denied", "denying"}),
        ("convey", {"convey", "conveys", "conveyed", "conveying"}),
        ("confess", {"confess", "confesses", "confessed", "confessing"}),
        ("preach", {"preach", "preaches", "preached", "preaching"}),
        ("agree", {"agree", "agrees", "agreed", "agreeing"}),
        ("echo", {"echo", "echoes", "echoed", "echoing"}),
        ("tell", {"tell", "tells", "told", "telling"}),
        ("write", {"write", "writes", "wrote", "written", "writing"}),
        ("admit", {"admit", "admits", "admitted", "admitting"}),
    ],
)
def test_forms(lemma: str, forms: set[str]) -> None:
    assert forms_of(lemma) == forms


def test_each_form_carries_its_tag() -> None:
    tags: dict[str, int] = {}
    for form, tag in verb_forms("write"):
        tags[form] = tags.get(form, 0) | tag
    assert tags == {"write": t.BASE, "writes": t.THIRD, "wrote": t.PAST, "written": t.PARTICIPLE, "writing": t.ING}


def test_a_regular_past_form_is_a_participle_too() -> None:
    assert {tag for form, tag in verb_forms("warn") if form == "warned"} == {t.PAST, t.PARTICIPLE}


def test_of_two_words_the_first_is_inflected() -> None:
    assert forms_of("point out") == {"point out", "points out", "pointed out", "pointing out"}


def test_the_forms_of_a_list_hold_those_of_each_verb() -> None:
    assert forms_of("say") | forms_of("add") <= forms_in("speech_verbs")
