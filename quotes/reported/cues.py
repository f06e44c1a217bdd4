"""What may report something in a sentence, and who says it: the cues of speech without marks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from quotes.grammar.according_to import SOURCE_PHRASES, phrase_of_source
from quotes.grammar.auxiliaries import is_passive
from quotes.grammar.phrases import base_phrase, is_nominal, phrase_after
from quotes.grammar.sources import after_quote, source_around
from quotes.grammar.speech_nouns import noun_of_speech
from quotes.grammar.verbs import is_cue
from quotes.lexicon import tags as t
from quotes.lexicon.inflection import forms_of
from quotes.lexicon.tagging import PHRASAL
from quotes.reported.sieves import PARENTHETICAL, start_behind
from quotes.text.frames import Frame, TokenRange

_INVERTED: Final = PARENTHETICAL - forms_of("tell")
"""Verbs with the source behind them; *told* has whom it addresses there."""
_BEHIND_REPORTED: Final = PARENTHETICAL.union(SOURCE_PHRASES)
"""Words that may report what stands before them."""
_BEHIND_SOURCE: Final = t.PUNCTUATION | t.PREP | t.CALENDAR | t.WH_WORD
_BEFORE_MAIN_CLAUSE: Final = t.PUNCTUATION | t.CONJ | t.ADV | t.CALENDAR
_FARTHEST_SOURCE: Final = 26
"""Tokens between a source and its cue; farther back it is mostly another's."""
_Finder = Callable[[Frame, TokenRange, int, int], TokenRange | None]
"""What finds the source of a cue in a sentence."""
Cue = tuple[TokenRange, int | None, _Finder]
"""What may report something, where what it reports may begin behind it, and what finds its source."""


def reporting_cues(frame: Frame, low: int, high: int, places: list[int]) -> tuple[list[Cue], list[Cue]]:
    """The cues of a sentence, their sources not looked for yet.

    Args:
        frame: The tokens.
        low: Position of the first token of the sentence.
        high: Position after the last one.
        places: Positions of the words that may be cues.

    Returns:
        The cues, from left to right, and apart from them the words of saying that report nothing there.
    """
    cues: list[Cue] = []
    idle: list[Cue] = []
    tags, lower = frame.tags, frame.lower
    find: _Finder
    start: int | None
    for at in places:
        tag, word = tags[at], lower[at]
        after = at + 1
        if word in SOURCE_PHRASES:
            find = _named
            after = at + phrase_of_source(frame, at, high)
            if after == at:
                continue
        elif tag & t.CLAUSE_CUE and (not tag & t.CAP or at == low) and is_cue(frame, at, t.CLAUSE_CUE):
            find = _reporter
            if tag & t.OPENS_PHRASAL and after < high and lower[after] in PHRASAL.get(word, ()):
                after += 1
        elif tag & t.SPEECH_NOUN and after < high and lower[after] == "that":
            find = _possessor
        else:
            continue
        start = start_behind(frame, (at, after), low, high)
        if start is not None or word in _BEHIND_REPORTED:
            cues.append(((at, after), start, find))
        elif tag & t.REPORTING:
            idle.append(((at, after), start, find))
    return cues, idle


def _named(frame: Frame, cue: TokenRange, _: int, high: int) -> TokenRange | None:
    """The source behind *according to* and its like."""
    source = phrase_after(frame, cue[1], high)
    if source and source[1] < high and frame.lower[source[1]] == "by" and frame.tags[source[1] - 1] & t.DOCUMENT:
        author = phrase_after(frame, source[1] + 1, high)
        return (source[0], author[1]) if author else source
    return source


def _possessor(frame: Frame, cue: TokenRange, low: int, _: int) -> TokenRange | None:
    """Whose a noun of speech is: *Lee’s claim that*."""
    found = noun_of_speech(frame, cue[0], low)
    return found.source if found and found.cue == cue else None


def _reporter(frame: Frame, cue: TokenRange, low: int, high: int) -> TokenRange | None:
    """The source of a verb: its subject or, behind a comma, what stands behind it (*…, said Lee*); else of a noun."""
    source = _speaker(frame, cue, low, high)
    if source is None and frame.tags[cue[0]] & t.SPEECH_NOUN and cue[1] < high and frame.lower[cue[0] + 1] == "that":
        return _possessor(frame, cue, low, high)
    return source


def _speaker(frame: Frame, cue: TokenRange, low: int, high: int) -> TokenRange | None:
    """Who does what a verb says; none too far off, nor in a clause within another when it only thinks."""
    verb, after = cue
    tag = frame.tags[verb]
    source = None
    if verb and frame.tags[verb - 1] & t.COMMA:
        source = _inverted(frame, verb, after, high)
    elif tag & t.ING:
        source = _modified(frame, verb, low)
    if source is None:
        source = source_around(frame, verb, after_quote(frame, verb, low) if frame.quotations else low, high)
        if source is None:
            return None
        if source[1] <= verb and (is_passive(frame, verb) or verb - source[1] > _FARTHEST_SOURCE):
            return None
    return source if tag & t.REPORTING or _is_main(frame, source, low) else None


def _inverted(frame: Frame, verb: int, after: int, high: int) -> TokenRange | None:
    """The source behind a verb behind a comma: *…, said Lee on Friday*."""
    if frame.lower[verb] not in _INVERTED:
        return None
    source = phrase_after(frame, after, high)
    if source and frame.tags[source[0]] & t.AUX:
        return None
    return source if source and (source[1] >= high or frame.tags[source[1]] & _BEHIND_SOURCE) else None


def _modified(frame: Frame, verb: int, low: int) -> TokenRange | None:
    """The noun that a participle stands behind: *a statement saying*."""
    before = verb - 1
    if frame.tags[verb] & t.PAST or before < low or not is_nominal(frame.tags[before]):
        return None
    return base_phrase(frame, before, low)


def _is_main(frame: Frame, source: TokenRange, low: int) -> bool:
    """Whether a source is the subject of a main clause; what those in others think belongs to what is said there."""
    first = source[0]
    if frame.tags[first] & t.WH_WORD:
        return False
    return first <= low or bool(frame.tags[first - 1] & _BEFORE_MAIN_CLAUSE)
