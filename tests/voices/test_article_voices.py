"""How much each voice speaks, and where it is first heard."""

import pytest

from quotes import pipeline
from quotes.batch.voices import read_voices
from quotes.model import ALL_SPEECH
from quotes.voices.voice import Voice

TOWN = """The vote is over.

“We won,” said Ann Lee, the mayor. “She told me, ‘Go home now,’” said Bob Ray.

Lee said the count was fair."""


def voices(text: str) -> dict[str, Voice]:
    return {voice.speaker: voice for voice in read_voices(text, "town").voices}


def test_quotations_reported_clauses_and_words() -> None:
    found = voices(TOWN)
    assert list(found) == ["Ann Lee", "Bob Ray"]
    lee = found["Ann Lee"]
    assert (lee.quotations, lee.indirect, lee.words) == (1, 1, 2)
    assert lee.share == 2 / 8
    assert found["Bob Ray"].words == 3


def test_where_a_voice_is_first_heard() -> None:
    lee = voices(TOWN)["Ann Lee"]
    assert (lee.doc, lee.first_paragraph, lee.paragraphs) == ("town", 2, 3)


def test_the_evidence_is_a_part_of_the_article() -> None:
    for text in (TOWN, TOWN.replace(" ", "  ").replace("won", "w\u00adon")):
        for voice in voices(text).values():
            assert text[voice.evidence_start : voice.evidence_end] == voice.evidence
            assert voice.speaker.split()[0] in voice.evidence


def test_an_article_without_quotations_has_no_voices() -> None:
    found = read_voices("Nobody spoke.")
    assert (found.voices, found.records(ALL_SPEECH)) == ([], [])


def test_a_text_longer_than_any_article_has_each_voice_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "LONGEST_STRETCH", 120)
    once = read_voices(TOWN).voices
    assert [(one.speaker, one.quotations, one.indirect, one.words) for one in once] == [
        ("Ann Lee", 1, 0, 2),
        ("Bob Ray", 1, 0, 3),
        ("Lee", 0, 1, 0),
    ]
    assert [one.first_paragraph for one in once] == [2, 2, 3]
    assert {one.paragraphs for one in once} == {3}
    assert all(TOWN[one.evidence_start : one.evidence_end] == one.evidence for one in once)
