"""Support and criticism that somebody gets from somebody else: *The plan drew criticism **from Lee***."""

from __future__ import annotations

from typing import Final

from quotes.grammar.phrases import is_nominal, phrase_starting_at
from quotes.grammar.sources.cue_sources import source_of_cue
from quotes.lexicon import tags as t
from quotes.lexicon.inflection import forms_in, sets_by_noun
from quotes.text.frames import Frame, TokenRange

_GIVERS: Final = sets_by_noun("received_nouns")
"""Nouns for what somebody gets, each with the words before who gives it: *criticism **from** Lee*."""
_RECEIVING: Final = forms_in("receiving_verbs")
IF_OR_WHETHER: Final = frozenset(["if", "whether"])
_NEAR: Final = 5
"""Tokens between a verb and the noun that is its object, at most."""


def receiving_words(frame: Frame, noun: int, low: int, high: int) -> TokenRange | None:
    """The words from a verb of getting to a noun for what somebody else says or thinks.

    Args:
        frame: The tokens.
        noun: Position of the noun.
        low: Position of the first token of the sentence.
        high: Position after the last one.

    Gives   The plan drew sharp **criticism** from Lee. → drew sharp criticism
    Gives   Lee has **criticism** of the plan. → nothing   Lee tried to win the **support** of Kay. → nothing
    """
    if noun + 2 >= high or frame.lower[noun + 1] not in _GIVERS.get(frame.lower[noun], ()):
        return None
    of = frame.lower[noun + 1] == "of"
    for verb in range(noun - 1, max(low, noun - 1 - _NEAR) - 1, -1):
        tag = frame.tags[verb]
        if frame.lower[verb] in _RECEIVING:
            # *has **the** endorsement of Lee*; not *has criticism of Lee*
            owned = not of or frame.tags[verb + 1] & t.DETERMINER
            # *Asked **if** he had the backing of Lee, he left.*
            if any(word in IF_OR_WHETHER for word in frame.lower[max(low, verb - _NEAR) : verb]):
                return None
            return (verb, noun + 1) if owned and (verb == low or frame.lower[verb - 1] != "to") else None
        if not (is_nominal(tag) or tag & (t.DETERMINER | t.ADV)):
            break
    return None


def giver(frame: Frame, cue: TokenRange, high: int) -> TokenRange | None:
    """Who gives what the words of ``receiving_words`` say that somebody gets."""
    return phrase_starting_at(frame, cue[1] + 1, high)


def recipient(frame: Frame, cue: TokenRange, low: int, high: int) -> TokenRange | None:
    """Who or what gets what the words of ``receiving_words`` name: the subject of the verb.

    Args:
        frame: The tokens.
        cue: Any cue.
        low: Position of the first token of its sentence.
        high: Position after the last one.

    Returns:
        Its range; ``None`` if the cue is of another kind or nothing gets it.
    """
    if cue[1] - cue[0] < 2 or frame.lower[cue[1] - 1] not in _GIVERS or frame.lower[cue[0]] not in _RECEIVING:
        return None
    return source_of_cue(frame, cue[0], low, high)
