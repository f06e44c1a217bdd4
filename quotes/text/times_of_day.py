"""Whether *9 p.m.* ends its sentence, as the full stop of a time of day does not show."""

from __future__ import annotations

from typing import Final

from quotes.lexicon import tags as t
from quotes.lexicon.word_sets import TIME_ZONES
from quotes.lexicon.words import entries
from quotes.text.tokens import TokenColumns

_BEFORE_TIME_OF_DAY: Final = frozenset(entries("before_times_of_day"))


def ends_with_time(tokens: TokenColumns, at: int, began: int) -> bool:
    """Whether a sentence ends with a time of day: *The vote ran until 9 **p.m.** Mayor Ann Lee left*.

    Args:
        tokens: The tokens.
        at: Position of the last word of the time.
        began: Position of the first token of the sentence.

    It does not in *She woke at six, and at 9 **p.m.** Mayor Ann Lee left*, nor in *They met at 9 **p.m.** London time*.
    """
    tags, lower = tokens.tags, tokens.lower
    before = at - 2
    if before <= began or not tags[at - 1] & t.NUMBER or lower[before] not in _BEFORE_TIME_OF_DAY:
        return False
    after = tags[at + 1]
    # *She went after 10 a.m. Mass.*
    if not after & t.CAP or after & (t.CALENDAR | t.DEMONYM) or lower[at + 1] in TIME_ZONES or lower[at + 1] == "mass":
        return False
    if "time" in lower[at + 2 : at + 4] or tags[before - 1] & (t.PUNCTUATION | t.CONJ | t.SUBORDINATOR):
        return False
    return any(tag & (t.FINITE | t.AUX | t.BASE) and not tag & t.CAP for tag in tags[began + 1 : before])
