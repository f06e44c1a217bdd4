"""Voices made by hand."""

from quotes.model import PERSON
from quotes.voices.voice import Voice


def voice(
    speaker: str,
    kind: str = PERSON,
    *,
    doc: str = "a",
    role: str | None = None,
    organization: str | None = None,
    gender: str | None = None,
    honorific: str | None = None,
    person: str | None = None,
    words: int = 5,
) -> Voice:
    """A voice of which the article says what is given."""
    return Voice(
        doc=doc,
        speaker=speaker,
        speaker_kind=kind,
        person=person,
        person_from=None,
        honorific=honorific,
        title=None,
        organization=organization,
        role=role,
        former=False,
        gender=gender,
        gender_from=None,
        anonymous_because=None,
        quotations=1,
        indirect=0,
        words=words,
        share=0.5,
        first_paragraph=1,
        paragraphs=3,
        evidence="",
        evidence_start=0,
        evidence_end=0,
    )
