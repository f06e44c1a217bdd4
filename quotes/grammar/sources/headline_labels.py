"""The words before the colon of a headline: who says what follows, a label, a dateline."""

from __future__ import annotations

from typing import Final

from quotes.grammar.phrase_parts import after_head
from quotes.grammar.phrases import phrase_starting_at
from quotes.lexicon import tags as t
from quotes.lexicon.word_sets import LABELS_OF_NOBODY
from quotes.lexicon.words import entries
from quotes.text.frames import Frame, TokenRange

LABEL_NOUNS: Final = frozenset(entries("label_nouns"))
_DATELINE_PLACES: Final = frozenset(place.lower() for place in entries("places"))
LONGEST_LABEL: Final = 8
"""Tokens before the colon of a headline, at most."""


def phrase_before_colon(frame: Frame, high: int) -> TokenRange | None:
    """The noun phrase that opens a frame and that a colon follows; ``None`` if it is a mere label.

    Args:
        frame: The tokens.
        high: Position of the first token that the colon must precede.

    Gives   **Mayor**: Cuts are over → Mayor   **The** result: Cuts → nothing   Cuts **are** over: Lee → nothing
    """
    for colon in range(1, min(high, LONGEST_LABEL)):
        if frame.tags[colon] & t.COLON:
            phrase = phrase_starting_at(frame, 0, colon)
            return phrase if phrase and phrase[1] == colon and not is_label(frame, phrase) else None
    return None


def is_label(frame: Frame, phrase: TokenRange) -> bool:
    """Whether the words before a colon name no speaker.

    Yes   **Watch**: The flood.   **Best line**: “No”
    No    **Mayor**: The flood is over.   **Lee’s best line**: “No”
    """
    first, end = phrase
    if " ".join(frame.lower[first:end]).replace("’", "'") in LABELS_OF_NOBODY:
        return True
    head = after_head(frame.tags, first, end) - 1
    is_owned = frame.has(t.POSSESSIVE, first, head)
    return frame.lower[head] in LABEL_NOUNS and not is_owned


def is_dateline(frame: Frame, phrase: TokenRange) -> bool:
    """Whether the words before a colon say where the article was written.

    Yes   **NEW DELHI**: Lee left.
    No    **New Delhi**: Lee left.   **LEE**: She left.
    """
    first, end = phrase
    return " ".join(frame.lower[first:end]) in _DATELINE_PLACES and all(
        frame.word(at).isupper() for at in range(first, end)
    )
