"""Words in *-ing*: a name that says something, or an activity."""

from __future__ import annotations

from quotes.lexicon import tags as t
from quotes.text.frames import Frame


def is_name_in_ing(frame: Frame, at: int, verb: int) -> bool:
    """Whether a word in *-ing* is a name that may be the subject: *Fleming says*; not *farming claims*.

    Yes   “No,” **Fleming** says.
    No    The **farming** claims were odd.   **Farming** claims lives.

    A capital that begins a sentence shows nothing, so that the verb must be one of saying and no noun.
    """
    tag = frame.tags[at]
    if not tag & t.CAP or tag & t.ING:
        return False
    return not frame.begins_sentence(at) or bool(verb & t.SAY and not verb & t.NOUN)
