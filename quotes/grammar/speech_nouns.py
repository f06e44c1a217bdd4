"""Nouns of speech and whose they are: *the mayor’s claim that*, *a letter from Lee*."""

from __future__ import annotations

from typing import Final

from quotes.grammar.phrase_parts import is_described_noun
from quotes.grammar.phrases import is_nominal, phrase_ending_at, phrase_starting_at
from quotes.grammar.verb_signs import SPOKEN_NOUNS
from quotes.grammar.verbs import is_cue
from quotes.lexicon import tags as t
from quotes.lexicon.inflection import forms_of
from quotes.text.article import Answer
from quotes.text.frames import Frame, TokenRange

_COPULAS: Final = frozenset(["are", "is", "that's", "that’s", "was", "were"])
_COMING: Final = frozenset(["came", "comes"])
_WORDING: Final = forms_of("describe") | forms_of("put")
_WORDS: Final = frozenset(["thing", "word", "words"])
_NOUN_REACH: Final = 6
"""Tokens from a copula to the noun of speech, at most: *was the minister’s only comment*."""
_VERB_REACH: Final = 4
"""Tokens from a subject to its verb, at most: *was all she would ever say*."""


def owner_before(frame: Frame, noun: int, low: int) -> TokenRange | None:
    """Whose a noun is, by the possessor before it and its adjectives: ***the mayor’s** last claim*, ***her** claim*.

    Args:
        frame: The tokens.
        noun: Position of the noun.
        low: Position of the first token that may belong to its owner.

    Returns:
        The range of the possessor, or ``None``.

    Gives   It was the mayor’s last **claim**. → the mayor’s   It was his most recent **claim**. → his
    Gives   It was the **claim**. → nothing
    """
    tags = frame.tags
    at = noun - 1
    while at > low and not tags[at] & t.POSSESSIVE and _modifies_owned(frame, at):
        at -= 1
    if at < low or not tags[at] & t.POSSESSIVE:
        return None
    return owner_start(frame, at, low), at + 1


def _modifies_owned(frame: Frame, at: int) -> bool:
    """Whether a word may be between a possessor and its noun: *Lee’s **weekly** claim*, *his **most recent** claim*."""
    return is_nominal(frame.tags[at]) or bool(frame.tags[at] & t.CALENDAR) or frame.lower[at] in ("most", "only")


def owner_start(frame: Frame, last: int, low: int) -> int:
    """Where a possessor starts that ends at a position.

    Args:
        frame: The tokens.
        last: Position of the last token of the possessor, which is a pronoun or ends in *’s*.
        low: Position of the first token that may belong to it.

    Gives   I fear Ann **Lee’s** plan. → Ann   I fear the **mayor’s** plan. → the   I fear **her** plan. → her
    """
    if frame.tags[last] & t.POSSESSIVE_PRONOUN:
        return last
    if frame.tags[last] & t.CAP and not frame.tags[last] & (t.ORG_NOUN | t.DEMONYM):
        first = last
        while first > low and frame.tags[first - 1] & (t.ROLE_OR_TITLE | t.CAP) and is_nominal(frame.tags[first - 1]):
            first -= 1
        return first - 1 if first > low and frame.tags[first - 1] & t.DET else first
    phrase = phrase_ending_at(frame, last, low)
    return phrase[0] if phrase else last


def noun_of_speech(frame: Frame, last: int, low: int) -> Answer | None:
    """The nearest noun of speech with its owner: *the mayor’s claim that*, *a letter from Lee*.

    Args:
        frame: The tokens.
        last: Position of the last token that may be the noun.
        low: Position of the first token that may belong to it.

    Returns:
        The possessor as the source and the noun as the cue, or ``None``.

    Gives   I saw the mayor’s claim **that** it was odd. → the mayor’s   I saw a letter from Lee **that** was odd. → Lee
    Gives   I saw my claim **that** it was odd. → nothing
    """
    for noun in range(last, low, -1):
        # *her **calls** for*
        is_owned_plural = frame.lower[noun] in SPOKEN_NOUNS and frame.tags[noun - 1] & t.POSSESSIVE
        if not frame.tags[noun] & t.SPEECH_NOUN and not is_owned_plural:
            continue
        if noun < last and is_described_noun(frame.tags[noun + 1]):  # *Lee’s policy **aide***
            continue
        owner = owner_before(frame, noun, low)
        if owner:
            if frame.lower[owner[0]] in ("my", "your") or _is_reported_in(frame, owner[0], low):
                return None
            return Answer(frame, owner, (noun, noun + 1))
        source = _author(frame, noun + 1, last + 1)
        if source:
            return Answer(frame, source, (noun, noun + 1))
    return None


def _is_reported_in(frame: Frame, owner: int, low: int) -> bool:
    """Whether a cue before *in* reports what the noun of speech only holds: *Kay **said in** Lee’s letter that*."""
    return owner - 1 > low and frame.lower[owner - 1] == "in" and is_cue(frame, owner - 2, t.REPORTING)


def _author(frame: Frame, at: int, high: int) -> TokenRange | None:
    """Who follows a noun of speech as its author: *a letter **from Lee***, *the contention **of Ann Lee** that*."""
    if at + 2 >= high or frame.lower[at] not in ("by", "from", "of"):
        return None
    source = phrase_starting_at(frame, at + 1, high)
    if source is None or frame.lower[at] != "of":
        return source
    named = frame.tags[source[1] - 1] & t.CAP and source[1] < high and frame.lower[source[1]] == "that"
    return source if named else None


def declared_source(frame: Frame, copula: int, high: int) -> Answer | None:
    """Whose words a quotation was, by the clause after it: *“No” was **her** only answer*, *is how **Lee** put it*.

    Args:
        frame: The tokens.
        copula: Position of the token after the quotation, which may be *is* or *was*.
        high: Position after the last token that may belong to the clause.

    Gives   “No” **was** her only answer. → her   “No” **was** the answer from Lee. → Lee
    Gives   “No” **was** all the mayor would say. → the mayor   “No” **is** how Lee put it. → Lee
    Gives   “Salt” **was** her answer phone. → nothing   “Salt” **was** all the rage. → nothing
    """
    if copula + 2 >= high or frame.lower[copula] not in _COPULAS:
        return None
    first = copula + 1
    if frame.lower[first] in ("all", "how", "what"):
        return _who_said_it(frame, first + 1 + (frame.lower[first + 1] == "that"), high)
    for noun in range(first + 1, min(high, first + _NOUN_REACH)):
        tag = frame.tags[noun]
        if tag & (t.PUNCTUATION | t.PREP | t.VERB_OR_AUX) and not tag & t.SPEECH_NOUN:
            return None
        after = frame.tags[noun + 1] if noun + 1 < high else t.STOP
        # *“Sorry” was the only word she said.*
        if frame.lower[noun] in _WORDS and after & (t.PRONOUN | t.CAP | t.DET):
            return _who_said_it(frame, noun + 1, high)
        if tag & t.SPEECH_NOUN and not is_nominal(after):
            source = owner_before(frame, noun, first) or _answerer(frame, noun + 1, high)
            return Answer(frame, source, (noun, noun + 1)) if source else None
    return None


def _answerer(frame: Frame, at: int, high: int) -> TokenRange | None:
    """Who follows a noun of speech after *from* or *of*: *the answer **from Lee***."""
    return phrase_starting_at(frame, at + 1, high) if at + 1 < high and frame.lower[at] in ("from", "of") else None


def _who_said_it(frame: Frame, first: int, high: int) -> Answer | None:
    """The subject and the verb of saying after *all*, *what* or *how*."""
    source = phrase_starting_at(frame, first, high)
    if source is None or source[0] != first:
        return None
    after = source[1]
    if after < high and frame.tags[after] & t.COMMA:
        # *That is how Lee, **a nurse,** described it.*
        after = next((at + 1 for at in range(after + 1, high) if frame.tags[at] & t.COMMA), high)
    for verb in range(after, min(high, after + _VERB_REACH)):
        tag = frame.tags[verb]
        # *“Top secret” is what they call it* is a name.
        if tag & t.SAY or frame.lower[verb] in _WORDING:
            return Answer(frame, source, (verb, verb + 1))
        if not tag & (t.AUX | t.ADVERBIAL):
            break
    return None


def came_from(frame: Frame, verb: int, high: int) -> Answer | None:
    """Whose answer or shout came: *“Yes,” came the reply from **Ms Holt***.

    Args:
        frame: The tokens.
        verb: Position of the token after the quotation, which may be *came*.
        high: Position after the last token that may belong to the clause.

    Gives   “No,” **came** the reply from Lee. → Lee   “No,” **came** a voice. → nothing
    """
    noun = verb + 1 + bool(verb + 1 < high and frame.tags[verb + 1] & t.DET)
    if frame.lower[verb] not in _COMING or noun + 2 >= high or frame.lower[noun + 1] not in ("from", "of"):
        return None
    if not frame.tags[noun] & t.SPEECH_NOUN and frame.lower[noun] not in SPOKEN_NOUNS:
        return None
    source = phrase_starting_at(frame, noun + 2, high)
    return Answer(frame, source, (verb, noun + 1)) if source else None
