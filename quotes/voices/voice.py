"""One voice: a speaker in one article, with everything that the article says of them."""

from __future__ import annotations

from dataclasses import dataclass, fields
from operator import attrgetter
from typing import Final


@dataclass(slots=True)
class Voice:
    """One speaker of one article: one row, one JSON line.

    The fields and their order are those of ``quotes voices``. What the article does not say is ``None``.
    """

    doc: str
    """The article's path or id."""
    speaker: str
    """The speaker's name, as in the records."""
    speaker_kind: str
    """``person``, ``organization``, ``group``, ``document`` or ``unnamed``."""
    person: str | None
    """The identity over all articles read together; ``None`` for a description, which is its article's own."""
    person_from: str | None
    """Why the speaker is this person."""
    honorific: str | None
    """*Mr*, *Dr*, *Sir*."""
    title: str | None
    """What the person is, without where: *spokesman*."""
    organization: str | None
    """Where the person is that: *Clinton campaign*."""
    role: str | None
    """The fullest phrase: *a spokesman for the Clinton campaign*."""
    former: bool
    """The role is a past one."""
    gender: str | None
    """``female`` or ``male``."""
    gender_from: str | None
    """The words that show the gender: *she*, *Ms*, *spokeswoman*."""
    anonymous_because: str | None
    """Why an unnamed speaker is not named, in the article's words."""
    quotations: int
    """Quotations in marks."""
    indirect: int
    """Pieces of reported clauses without marks."""
    words: int
    """Words in marks; each counts for the innermost quotation around it."""
    share: float
    """``words`` as a share of all words in marks of the article, whoever said them: 0 to 1."""
    first_paragraph: int
    """The paragraph in which the voice is first heard, from 1."""
    paragraphs: int
    """How many paragraphs the article has."""
    evidence: str
    """The sentence that introduces the voice: ``article[evidence_start:evidence_end]``."""
    evidence_start: int
    evidence_end: int
    """Offsets are code points into the article as read, half-open."""


VOICE_FIELDS: Final = tuple(field.name for field in fields(Voice))
"""The names of the fields, in the order of the columns."""

values_of_voice: Final = attrgetter(*VOICE_FIELDS)
"""The values of a voice, in that order."""
