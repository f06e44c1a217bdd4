"""Nouns and adjectives for what somebody says or thinks: *her attacks on it*, *voiced concern that*, *is wary of*."""

from __future__ import annotations

from typing import Final

from quotes.grammar.auxiliaries import before_verb, is_passive
from quotes.grammar.clause_starts import begins_whole_clause, is_infinitive
from quotes.grammar.phrases import is_nominal, phrase_starting_at
from quotes.grammar.sources.cue_sources import source_of_cue
from quotes.grammar.sources.subjects import subject_before
from quotes.grammar.speech_nouns import owner_before
from quotes.lexicon import tags as t
from quotes.lexicon.inflection import forms_in, forms_of, sets_by_noun
from quotes.lexicon.native import mypyc_attr
from quotes.lexicon.word_sets import COPULAS
from quotes.lexicon.words import entries, pairs, sets_by_word
from quotes.reported.bare_objects import may_speak
from quotes.reported.content_starts import holds_clause
from quotes.text.frames import Frame, TokenRange

_NOUNS: Final = sets_by_noun("stance_nouns")
_ADJECTIVES: Final = sets_by_word("stance_adjectives")
"""As the nouns, each with the words that open what it is about: *attacks **on** it*, *wary **of** it*."""
_LIGHT: Final = forms_in("light_verbs")
_SIDES: Final = pairs("siding_nouns")
_SIDING: Final = forms_in("siding_verbs")
_BE_ENDINGS: Final = ("'s", "’s", "'re", "’re", "'m", "’m", "sn't", "sn’t", "ren't", "ren’t")
"""How a contracted form of *be* ends: *he’s*, *aren’t*."""
_BY: Final = frozenset(["by", "from"])
_PLAIN: Final = frozenset(entries("plain_adjectives"))
_HOLDING: Final = (["of", "the"], ["under", "the"])
_MAKING: Final = forms_of("make")
_NEAR: Final = 5
"""Tokens between a light verb and its noun, or between a copula and its adjective, at most."""


@mypyc_attr(acyclic=True)
class Stance:
    """A noun or an adjective that reports something."""

    __slots__ = ("agent", "governor", "start", "words")

    def __init__(self, words: TokenRange, start: int, governor: int | None, agent: TokenRange | None = None) -> None:
        """A stance with its words in a sentence."""
        self.words = words
        """The cue: the word, with its light verb if it has one."""
        self.start = start
        """Where what it is about begins."""
        self.governor = governor
        """Position of the verb whose subject is the source; ``None`` for a noun with an owner or an agent."""
        self.agent = agent
        """Whose it is when the noun says so itself: *a call **by Lee** to act*."""


def stance_at(frame: Frame, at: int, low: int, high: int) -> Stance | None:
    """Read a noun or an adjective for what somebody thinks, with the words that open what it is about.

    Args:
        frame: The tokens.
        at: Position of the noun or adjective.
        low: Position of the first token of the sentence.
        high: Position after the last one.

    Returns:
        The cue, or ``None`` when the word reports nothing there.

    Gives   Her **attacks** on the plan failed. → attacks   They voiced **concern** about it. → voiced concern
    Gives   Lee is **wary** of it. → wary
    Gives   The **attacks** on the town failed. → nothing   A **wary** fox left. → nothing
    """
    word = frame.lower[at]
    if at + 2 < high and at > low and frame.lower[at - 1] == "in" and _SIDES.get(word) == frame.lower[at + 1]:
        # *She **spoke out in favor** of it.*
        sides = _governor(frame, at - 1 - bool(frame.tags[at - 2] & t.PREP), low, _SIDING)
        return None if sides is None else Stance((sides, at + 1), at + 2, sides)
    if word in _PLAIN:
        return _made_plain(frame, at, low, high)
    start = _complement_start(frame, at, high, at + 1)
    if start is None:
        return _from_agent(frame, at, high)
    if word in _ADJECTIVES:
        before = before_verb(frame, at, low)
        if before >= low and frame.lower[before] in COPULAS:
            return Stance((at, at + 1), start, before)
        if before >= low and frame.tags[before] & t.AUX and frame.lower[before].endswith(_BE_ENDINGS):
            return Stance((at, at + 1), start, at)
    if word not in _NOUNS:
        return None
    if owner_before(frame, at, low):
        return Stance((at, at + 1), start, None)
    if frame.lower[start] == "that" and (held := _held(frame, at, low)) is not None:
        return Stance((held, at + 1), start, held)
    return _with_light_verb(frame, at, start, low)


def _with_light_verb(frame: Frame, at: int, start: int, low: int) -> Stance | None:
    """The stance of a noun that a verb without much meaning of its own governs: *voiced **concern** about it*."""
    light = _governor(frame, at, low, _LIGHT)
    # *gave the **impression** that she rows*: nobody thinks so but who looks on.
    if light is None or frame.lower[at] == "impression":
        return None
    # *issued a statement **that said** it was shut*
    if frame.lower[start] == "that" and frame.tags[start + 1] & t.SAY and frame.tags[start + 1] & t.FINITE:
        return None
    # *issued a statement **on Friday** that the shop was shut*
    if frame.lower[start - 1] == "on" and frame.tags[start] & t.CALENDAR:
        start += 1
        if frame.lower[start : start + 1] != ["that"]:
            return None
    return Stance((light, at + 1), start, light)


def _held(frame: Frame, noun: int, low: int) -> int | None:
    """The verb of somebody who is *of the **view** that* or acts *under the **impression** that*."""
    if noun - 3 < low or frame.lower[noun - 2 : noun] not in _HOLDING:
        return None
    verb = noun - 3
    # *was **built** under the impression that*
    return verb if frame.tags[verb] & t.VERB_OR_AUX and not is_passive(frame, verb) else None


def _made_plain(frame: Frame, at: int, low: int, high: int) -> Stance | None:
    """The stance of *clear* after *make it*, and to whom it is: *made it very **clear** to Kay that it is safe*."""
    making = at - 2 - bool(frame.tags[at - 1] & t.ADV)
    if making < low or frame.lower[making] not in _MAKING or frame.lower[making + 1] != "it" or at + 2 >= high:
        return None
    start = at + 1
    if frame.lower[start] == "to" and (told := phrase_starting_at(frame, start + 1, high)):
        start = told[1]
    if start + 1 >= high or not (frame.lower[start] == "that" or _begins_clause(frame, start, high)):
        return None
    return Stance((making, at + 1), start, making)


def _from_agent(frame: Frame, noun: int, high: int) -> Stance | None:
    """The stance of a noun with its agent: *a **call** by Lee to act*, *a **warning** from Kay that it may fall*."""
    if noun + 2 >= high or frame.lower[noun + 1] not in _BY or frame.lower[noun] not in _NOUNS:
        return None
    agent = phrase_starting_at(frame, noun + 2, high)
    start = agent and _complement_start(frame, noun, high, agent[1])
    # *heard arguments by Lee for two days*
    return Stance((noun, noun + 1), start, None, agent) if start and not frame.tags[start] & t.NUMBER else None


def _complement_start(frame: Frame, at: int, high: int, after: int) -> int | None:
    """Where what a word is about begins at a later position: at *that* or *to*, or after another preposition."""
    if after + 1 >= high:
        return None
    word, opens = frame.lower[at], frame.lower[after]
    if opens not in _NOUNS.get(word, ()) and opens not in _ADJECTIVES.get(word, ()):
        return after if "that" in _ADJECTIVES.get(word, ()) and _begins_clause(frame, after, high) else None
    if opens == "that" or (opens == "to" and is_infinitive(frame, after, high)):
        return after
    # *as she is fond of **saying***
    nothing = frame.tags[after + 1] & t.SAY and (after + 2 >= high or frame.tags[after + 2] & t.PUNCTUATION_MARK)
    # *One thing they are passionate about **is** the dam.*
    acts = frame.tags[after + 1] & t.AUX and not frame.tags[after + 1] & (t.PRONOUN | t.CAP)
    closes = frame.tags[after + 1] & t.PUNCTUATION_MARK or (acts and not frame.lower[after + 1].endswith("ing"))
    return None if nothing or closes else after + 1


def _begins_clause(frame: Frame, first: int, high: int) -> bool:
    """Whether a clause without *that* begins at a position: *is hopeful **she** wins*, *are sure **the dam** holds*."""
    if begins_whole_clause(frame, first):
        return True
    return bool(frame.tags[first] & (t.DETERMINER | t.CAP)) and holds_clause(frame, first, high)


def _governor(frame: Frame, at: int, low: int, forms: frozenset[str]) -> int | None:
    """The position of a verb, one of some forms, that governs the word: *has **voiced** deep concern*."""
    for verb in range(at - 1, max(low, at - 1 - _NEAR) - 1, -1):
        if frame.lower[verb] in forms:
            return verb
        tag = frame.tags[verb]
        if tag & t.PUNCTUATION or not (is_nominal(tag) or tag & (t.ADVERBIAL | t.DETERMINER | t.CONJ)):
            break
    return None


def stance_source(frame: Frame, stance: Stance, low: int, high: int) -> TokenRange | None:
    """Whose stance it is: the owner of the noun, or the subject of the verb that governs it.

    Args:
        frame: The tokens.
        stance: The stance.
        low: Position of the first token of its sentence.
        high: Position after the last one.

    Returns:
        The range of the source, or ``None``.
    """
    if stance.agent is not None:
        return stance.agent
    if stance.governor is None:
        return owner_before(frame, stance.words[1] - 1, low)
    if frame.tags[stance.governor] & (t.AUX | t.STANCE_WORD) and not frame.tags[stance.governor] & t.VERB:
        return subject_before(frame, stance.words[0], low)
    source = source_of_cue(frame, stance.governor, low, high)
    # *The deal **raised doubts** about the mill*: nobody doubts it there.
    is_thing = frame.lower[stance.governor] in _LIGHT and source is not None and _is_thing(frame, source)
    return None if is_thing else source


def _is_thing(frame: Frame, source: TokenRange) -> bool:
    """Whether no word of a source but its article, which may have a capital, shows that it can speak or be written."""
    first, end = source
    return not may_speak(frame, (first + (end - first > 1 and bool(frame.tags[first] & t.DET)), end))
