"""The cues of speech without marks: which words of a sentence may report something, and who their source is."""

from __future__ import annotations

from typing import Final

from quotes.grammar.according_to import ACCORDING_TO_LENGTHS, according_to_length
from quotes.grammar.auxiliaries import is_passive, is_supposed_to_be
from quotes.grammar.clause_starts import is_infinitive
from quotes.grammar.finite_clauses import holds_finite_verb
from quotes.grammar.marked_words import after_long_quotation
from quotes.grammar.phrases import is_nominal, phrase_starting_at
from quotes.grammar.sources.cue_sources import source_of_cue
from quotes.grammar.sources.nonfinite import CAUSING_FORMS
from quotes.grammar.speech_nouns import noun_of_speech
from quotes.grammar.verbs import is_cue, is_finite_verb
from quotes.lexicon import tags as t
from quotes.lexicon.inflection import forms_in, forms_of
from quotes.lexicon.native import mypyc_attr
from quotes.lexicon.tagging import PHRASAL
from quotes.lexicon.words import entries
from quotes.reported.bare_objects import is_span_of_time
from quotes.reported.content_starts import start_after_cue
from quotes.reported.hearers import ASKING
from quotes.reported.modified_nouns import noun_modified
from quotes.reported.received import IF_OR_WHETHER, giver, receiving_words
from quotes.reported.stances import Stance, stance_at, stance_source
from quotes.text.frames import Frame, TokenRange

PARENTHETICAL: Final = frozenset(entries("parenthetical_forms"))
"""Verbs that report a clause before them: *…, she said*."""
_INVERTIBLE: Final = PARENTHETICAL - forms_of("tell")
"""Verbs whose source may follow them; *told* is followed by the addressee."""
CLOSING: Final = PARENTHETICAL.union(entries("closing_forms"))
"""Verbs that report a clause before them when their source precedes them: *…, the board confirmed*."""
PASSIVES: Final = forms_in("passive_reports")
"""Verbs whose passive reports its subject: *the plan was rejected by Lee*."""
_WITH_AGENT: Final = PASSIVES | ASKING
_PERCEIVED: Final = frozenset(["seen", "viewed"])
"""Participles that report a thought only with *as*: *seen by Lee **as** a trap*; not *a letter seen by Lee*."""
_AFTER_INVERTED_SOURCE: Final = t.PUNCTUATION | t.PREP | t.CALENDAR | t.WH_WORD | t.ING
_BEFORE_MAIN_CLAUSE: Final = t.PUNCTUATION | t.CONJ | t.ADV | t.CALENDAR
_IN_RELATIVES: Final = forms_in("relative_beliefs")
_ANYBODY: Final = frozenset(["i", "we", "you"])
_FARTHEST_SOURCE: Final = 26
"""Tokens between a source and its cue; a subject farther back is mostly another verb's."""


@mypyc_attr(acyclic=True)
class Cue:
    """Words that may report something: a verb, or what a subclass says. Nobody has looked for their source yet."""

    __slots__ = ("content_start", "words")

    def __init__(self, words: TokenRange, content_start: int | None) -> None:
        """A cue without its source."""
        self.words = words
        self.content_start = content_start
        """Where what they report may begin after them; ``None`` when they report nothing there."""

    def find_source(self, frame: Frame, low: int, high: int) -> TokenRange | None:
        """The source in the sentence between two positions.

        A noun may be written like a verb: *Lee’s report that*.
        """
        source = _speaker(frame, self.words, low, high)
        first, after = self.words
        if source is None and frame.tags[first] & t.SPEECH_NOUN and after < high and frame.lower[first + 1] == "that":
            return _possessor(frame, self.words, low)
        return None if source and is_span_of_time(frame, source) else source


class _PhraseCue(Cue):
    """*according to* or a similar phrase."""

    __slots__ = ()

    def find_source(self, frame: Frame, low: int, high: int) -> TokenRange | None:
        """The source after the phrase; with its author, if it is a document."""
        source = phrase_starting_at(frame, self.words[1], high)
        if source and source[1] < high and frame.lower[source[1]] == "by":
            author = phrase_starting_at(frame, source[1] + 1, high)
            return (source[0], author[1]) if author else source
        return source


class _NounCue(Cue):
    """A noun of speech: *claim that*."""

    __slots__ = ()

    def find_source(self, frame: Frame, low: int, high: int) -> TokenRange | None:
        """The possessor of the noun."""
        return _possessor(frame, self.words, low)


class _StanceCue(Cue):
    """A noun or an adjective for what somebody thinks, with its light verb if it has one: *voiced concern that*."""

    __slots__ = ("stance",)

    def __init__(self, stance: Stance) -> None:
        """The cue that a stance is."""
        super().__init__(stance.words, stance.start)
        self.stance = stance

    def find_source(self, frame: Frame, low: int, high: int) -> TokenRange | None:
        """Whose stance it is."""
        return stance_source(frame, self.stance, low, high)


class _ReceivedCue(Cue):
    """What somebody gets from somebody else: *won the endorsement of Lee*."""

    __slots__ = ()

    def find_source(self, frame: Frame, low: int, high: int) -> TokenRange | None:
        """Who gives it."""
        return giver(frame, self.words, high)


def find_cues(frame: Frame, low: int, high: int, positions: list[int]) -> tuple[list[Cue], list[Cue]]:
    """Find the cues of a sentence.

    Args:
        frame: The tokens.
        low: Position of the first token of the sentence.
        high: Position after the last one.
        positions: Positions of the words that may be cues, in order.

    Returns:
        The cues from left to right and, in a list of their own, the idle ones: verbs of saying that report nothing
        here, but may end what another cue reports.
    """
    cues: list[Cue] = []
    idle: list[Cue] = []
    tags, lower = frame.tags, frame.lower
    for at in positions:
        tag, word = tags[at], lower[at]
        size = according_to_length(frame, at, high) if frame.may_name_source and word in ACCORDING_TO_LENGTHS else 0
        if size:
            cues.append(_PhraseCue((at, at + size), None))
        elif (
            tag & t.CLAUSE_CUE
            and (not tag & t.CAP or at == low)
            # *They were **worried** that*: an adjective
            and not (tag & t.STANCE_WORD and is_passive(frame, at))
            and is_cue(frame, at, t.CLAUSE_CUE)
        ):
            words = at, _end_of_verb(frame, at, high)
            start = start_after_cue(frame, words, low, high)
            if start is not None or word in CLOSING:
                cues.append(Cue(words, start))
            elif tag & t.REPORTING:
                idle.append(Cue(words, None))
        elif tag & (t.STANCE_WORD | t.SPEECH_NOUN):
            noun = _noun_cue(frame, at, low, high)
            if noun and cues and cues[-1].words[0] == noun.words[0]:
                # In *voiced concern that* the noun belongs to the cue.
                cues.pop()
            if noun:
                cues.append(noun)
    return cues, idle


def _end_of_verb(frame: Frame, at: int, high: int) -> int:
    """The position after a verb, with the particle of one of two words: *pointed **out***, *spoke briefly **of***."""
    after = at + 1
    if not frame.tags[at] & t.OPENS_PHRASAL:
        return after
    if after + 1 < high and frame.tags[after] & t.ADV and frame.lower[after].endswith("ly"):
        after += 1
    if after >= high or frame.lower[after] not in PHRASAL.get(frame.lower[at], ()):
        return at + 1
    # *spoke **to** explain it*
    acts = is_infinitive(frame, after, high) and frame.tags[after + 1] & t.BASE
    return at + 1 if acts else after + 1


def _noun_cue(frame: Frame, at: int, low: int, high: int) -> Cue | None:
    """The cue that a noun or an adjective is, with its light verb if it has one."""
    tag = frame.tags[at]
    if tag & t.STANCE_WORD:
        words = receiving_words(frame, at, low, high)
        if words:
            return _ReceivedCue(words, None)
        stance = stance_at(frame, at, low, high)
        if stance:
            return _StanceCue(stance)
    if tag & t.SPEECH_NOUN and at + 1 < high and frame.lower[at + 1] == "that":
        start = start_after_cue(frame, (at, at + 1), low, high)
        return _NounCue((at, at + 1), start) if start is not None else None
    return None


def _possessor(frame: Frame, cue: TokenRange, low: int) -> TokenRange | None:
    """The possessor of a noun of speech: *Lee’s claim that*."""
    found = noun_of_speech(frame, cue[0], low)
    return found.source if found and found.cue == cue else None


def _speaker(frame: Frame, cue: TokenRange, low: int, high: int) -> TokenRange | None:
    """The source of a verb: what follows it after a comma (*…, said Lee*), the noun of a participle, or a subject."""
    verb, after = cue
    tag = frame.tags[verb]
    source = None
    if verb and frame.tags[verb - 1] & t.COMMA:
        source = _inverted(frame, verb, after, low, high)
    elif tag & t.ING:
        source = noun_modified(frame, verb, low)
    if source is None:
        source = source_of_cue(frame, verb, after_long_quotation(frame, verb, low) if frame.quotations else low, high)
        if source is None and frame.lower[verb] in _WITH_AGENT and after < high and frame.lower[after] == "by":
            source = phrase_starting_at(frame, after + 1, high)
        if source is None:
            return None
        if source[1] <= verb and (
            is_passive(frame, verb)
            or verb - source[1] > _FARTHEST_SOURCE
            # *what **many** considered to be odd*
            or (is_supposed_to_be(frame, verb) and not frame.tags[source[0] - 1] & t.WH_WORD)
        ):
            return None
        if source[0] > verb:
            if frame.only(t.NUMBER | t.CALENDAR, *source):
                # *Fares are projected to double by 2030*
                return None
            if frame.lower[verb] in _PERCEIVED and frame.lower[source[1] : source[1] + 1] != ["as"]:
                return None
            return _agent(frame, source) if frame.lower[verb] in PASSIVES else source
    # In *Lee said voters who think the tax is high are wrong* the voters' thought is part of what Lee said.
    reports = tag & t.REPORTING or (frame.lower[verb] in _IN_RELATIVES and frame.lower[source[0]] == "who")
    return source if reports or _is_main_subject(frame, source, low) else None


def _agent(frame: Frame, source: TokenRange) -> TokenRange:
    """The agent of a passive without its reason: *was praised by **Lee** for her patience*."""
    end = next((at for at in range(source[0] + 1, source[1]) if frame.lower[at] == "for"), source[1])
    return source[0], end


def _inverted(frame: Frame, verb: int, after: int, low: int, high: int) -> TokenRange | None:
    """The source that follows a verb after a comma: *…, said Lee on Friday*; not *Lee, the mayor, said Kay left*."""
    if frame.lower[verb] not in _INVERTIBLE or _ends_aside(frame, low, verb - 1):
        return None
    source = phrase_starting_at(frame, after, high)
    # *Kay, the mayor, **said** that Lee, who left, was ill*
    if source is None or frame.tags[source[0]] & (t.AUX | t.SUBORDINATOR):
        return None
    end = source[1]
    if end < high and frame.tags[end] & t.OPEN_BRACKET:
        # *Lee, the mayor, said the Bay Office (BO) shut it*: the verb after the brackets is not a source's.
        closing = frame.find(t.CLOSE_BRACKET, end, high)
        if closing + 1 < high and is_finite_verb(frame, closing + 1):
            return None
    return source if end >= high or frame.tags[end] & _AFTER_INVERTED_SOURCE else None


def _ends_aside(frame: Frame, low: int, comma: int) -> bool:
    """Whether a comma before a verb ends an aside on its subject: *Lee, a baker**,** said*, *Lee, who left**,** said*.

    There is none where another verb is: *The dam, which Lee wanted, is odd**,** said Kay*.
    """
    first, aside = low, False
    for at in range(low, comma + 1):
        if frame.tags[at] & t.COMMA:
            if not frame.tags[first] & t.WH_WORD and holds_finite_verb(frame, first, at):
                return False
            aside = aside or at < comma
            first = at + 1
    return aside


def _is_main_subject(frame: Frame, source: TokenRange, low: int) -> bool:
    """Whether a source is the subject of a clause of its own, as far as the token before it shows."""
    first = source[0]
    if frame.tags[first] & t.WH_WORD:
        return False
    if first <= low or frame.tags[first - 1] & _BEFORE_MAIN_CLAUSE:
        return True
    # *led **voters** to fear that it falls*
    if frame.lower[first - 1] in CAUSING_FORMS:
        return True
    # *with **most** preferring the dam*; not *with **ten club** deciding games*
    if frame.lower[first - 1] == "with":
        return not is_nominal(frame.tags[min(source[1] + 1, len(frame.tags) - 1)])
    # *Asked **whether** she feared death, Lee laughed*: nobody says that she did.
    if frame.lower[first - 1] in IF_OR_WHETHER:
        return False
    # *because Lee thinks it is safe*; not *because you think so*.
    return bool(frame.tags[first - 1] & t.SUBORDINATOR) and frame.lower[first] not in _ANYBODY
