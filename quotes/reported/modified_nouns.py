"""The noun phrase that a participle follows: ***a statement** saying*, ***Lee** posted on Facebook saying*."""

from __future__ import annotations

from typing import Final

from quotes.grammar.phrases import is_nominal, phrase_ending_at
from quotes.grammar.sources.subjects import subject_before
from quotes.lexicon.inflection import forms_in, forms_of
from quotes.text.frames import Frame, TokenRange

_SAYING_WHERE: Final = forms_in("publishing_verbs") | forms_of("take")
"""Verbs after which *on* or *to* says where: *posted on Facebook*, *wrote to Lee*, *took to the radio*."""


def noun_modified(frame: Frame, verb: int, low: int) -> TokenRange | None:
    """The noun phrase that a participle follows: ***a statement** saying*; who posted something where it says.

    Args:
        frame: The tokens.
        verb: Position of the participle.
        low: Position of the first token that may belong to the phrase.

    Returns:
        The range of the noun phrase or of the subject; ``None`` when a participle follows neither.
    """
    before = verb - 1
    if before < low or not is_nominal(frame.tags[before]):
        return None
    phrase = phrase_ending_at(frame, before, low)
    return phrase and (_who_posted(frame, phrase[0] - 1, low) or phrase)


def _who_posted(frame: Frame, at: int, low: int) -> TokenRange | None:
    """Who wrote or posted something where a preposition says: ***Lee** posted **on** Facebook saying*."""
    posts = at - 1 > low and frame.lower[at] in ("on", "to") and frame.lower[at - 1] in _SAYING_WHERE
    return subject_before(frame, at - 1, low) if posts else None
