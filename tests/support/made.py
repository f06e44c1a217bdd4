"""Attributions made by hand, for the tests of what is done with them."""

from dataclasses import replace
from typing import Any

from quotes.model import Attribution

PLAIN = Attribution(
    doc="town.txt",
    id=1,
    utterance=1,
    parent=None,
    kind="direct",
    text="“We won,”",
    start=0,
    end=9,
    content_start=0,
    content_end=9,
    speaker="Ann Lee",
    speaker_kind="person",
    role="the mayor",
    mention="Ann Lee",
    mention_start=15,
    mention_end=22,
    cue="said",
    cue_start=10,
    cue_end=14,
    rule="quotation_cue_source",
    confidence=0.95,
)
UNANSWERED = replace(
    PLAIN,
    id=2,
    utterance=2,
    speaker=None,
    speaker_kind=None,
    role=None,
    mention=None,
    mention_start=None,
    mention_end=None,
    cue=None,
    cue_start=None,
    cue_end=None,
    rule="nothing_near",
    confidence=None,
)


def made(**changes: Any) -> Attribution:  # noqa: ANN401 - any field of a record
    """Give a plain attribution with some fields changed."""
    return replace(PLAIN, **changes)
