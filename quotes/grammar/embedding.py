"""Speech within speech: a cue that another cue reports (*Lee said she found it “sad”*), whose words then are Lee’s."""

from __future__ import annotations

from typing import Final

from quotes.grammar.auxiliaries import MODALS_AND_TO, before_verb
from quotes.grammar.finite_clauses import is_finite_cue
from quotes.grammar.marked_words import breaks_clause, is_long_quotation
from quotes.grammar.sources.cue_sources import attribute_to_subject
from quotes.grammar.sources.nonfinite import CAUSING_FORMS
from quotes.grammar.verb_signs import SHOWING_FORMS
from quotes.grammar.verbs import TELLING_FORMS, is_cue
from quotes.lexicon import tags as t
from quotes.lexicon.inflection import forms_of
from quotes.lexicon.word_sets import AND_BUT_OR
from quotes.text.article import Answer
from quotes.text.frames import Frame, TokenRange

_LONGEST_ASIDE: Final = 12
"""Tokens."""
_OPENS_CLAUSE: Final = t.BEGINS_SUBJECT | t.PLURAL
_OTHER_CLAUSES: Final = ("who", "when", "how", "where")
_TIMES: Final = frozenset(["after", "as", "before", "once", "until", "when"])
"""Conjunctions of time. One of contrast or reason begins part of the report: *While it is “odd,” Lee said …*."""
_RECITING: Final = forms_of("read") | forms_of("recite") | forms_of("sing")
_FOR_ACTS: Final = frozenset(["for", "of"])
"""What is before an act that somebody is praised, mocked or accused for."""


def matrix_cue(found: Answer, low: int, high: int) -> Answer:
    """The cue around a cue whose subject is a pronoun for the outer one's; an act of telling keeps its own source.

    Gives   Lee said she **found** it “sad”. → Lee   Lee said she **told** them “no”. → she
    Gives   Lee said that, at Kay’s request, she **found** it “sad”. → Lee   Lee **found** it “sad”. → Lee
    Gives   Lee left when she **found** it “sad”. → she

    Args:
        found: The source and its cue.
        low: Position of the first token of the sentence, where the outer cue may be.
        high: Position after its last one.

    Returns:
        The outer source and cue, or ``found``.
    """
    frame, source, cue = found.frame, found.source, found.cue
    if source[0] - 1 < low or _speaks_for_itself(frame, source, cue[0]):
        return found
    joined = _joined_report(found, low, high)
    if joined:
        return joined
    before = _opener(frame, source[0] - 1, low)
    if not frame.tags[before] & _openers(frame, source, cue[0]):
        return found
    if frame.lower[before] in _OTHER_CLAUSES or frame.lower[before] in CAUSING_FORMS:
        return found
    free = frame.lower[before] in ("what", "whom")
    # *Lee said she left because of **what the board called** “a late plan”*
    if free and not frame.tags[source[0]] & t.PRONOUN and frame.lower[before] == "what":
        return found
    for verb in range(before, low - 1, -1):
        if _reports_clause(frame, verb, low):
            around = attribute_to_subject(frame, verb, low, high)
            # *Saying the march showed “the best of us”, Lee left*
            outer = around and (around.source[1] <= source[0] or frame.begins_sentence(verb))
            return _own_report(found, around) if around and outer else found
        if breaks_clause(frame, verb) and not free:
            break
    return found


def _joined_report(found: Answer, low: int, high: int) -> Answer | None:
    """The cue whose report goes on with what a thing shows: *Lee **said** it was late, and the marches showed “…”*."""
    frame, source, cue = found.frame, found.source, found.cue
    if frame.lower[source[0] - 1] != "and" or frame.lower[cue[0]] not in SHOWING_FORMS:
        return None
    if frame.shows(t.SHOWS_SOURCE, *source):
        return None
    for verb in range(source[0] - 2, low, -1):
        if frame.tags[verb] & t.CLAUSE_STOP:
            break
        if is_finite_cue(frame, verb, t.SAY):
            around = attribute_to_subject(frame, verb, low, high)
            return around if around and around.source[1] <= verb else None
    return None


def _speaks_for_itself(frame: Frame, source: TokenRange, cue: int) -> bool:
    """Whether a cue keeps its words within a report: *said he **told** her “no”*, *heard Lee **saying** “no”*."""
    if frame.lower[cue] in TELLING_FORMS or frame.lower[cue - 1] == "that":
        return True
    return bool(frame.tags[cue] & t.ING) and source[1] == cue


def _openers(frame: Frame, source: TokenRange, cue: int) -> int:
    """What may be before a reported clause: only a verb of saying when a name says something in it, else *that* too."""
    pronoun = source[1] - source[0] == 1 and frame.tags[source[0]] & t.PRONOUN
    says = t.says(frame.tags[cue])
    return t.SAY if says and not pronoun else t.CLAUSE_OPENER | t.SAY


def _opener(frame: Frame, before: int, low: int) -> int:
    """The position before a clause, an aside at its beginning left out: *said that, at Kay's request, it …*."""
    if not frame.tags[before] & t.COMMA:
        return before
    for at in range(before - 1, max(low, before - _LONGEST_ASIDE), -1):
        if frame.tags[at] & t.COMMA:
            return at - 1 if frame.lower[at - 1] == "that" else before
        if frame.tags[at] & t.PUNCTUATION_MARK:
            break
    return before


def outermost_matrix_cue(found: Answer, at: int, low: int, high: int) -> Answer:
    """The cue of saying that reports a cue farther from the quotation; an act of telling keeps what somebody was told.

    Gives   Lee said Kay **begged** them for “more”. → Lee   Kay **begged** them for “more”. → Kay
    Gives   Lee said she **told** the clerk, a nephew, “No”. → she

    Args:
        found: A source and its cue, which is not right before the quotation.
        at: Position of the quotation.
        low: Position of the first token that may belong to the clause.
        high: Position after the last one.

    Returns:
        The outer source and cue, or ``found`` when nobody reports it.
    """
    frame, source = found.frame, found.source
    if _tells_clause(frame, found.cue[0], at) or (source[0] > low and frame.tags[source[0] - 1] & t.CONJ):
        return matrix_cue(found, low, high)
    if _dates_tag(frame, source[0] - 1, low):
        return found
    for verb in range(source[0] - 1, low, -1):
        tag = frame.tags[verb]
        if breaks_clause(frame, verb) or frame.lower[verb] in CAUSING_FORMS:
            break
        if tag & t.SAY and _reports_clause(frame, verb, low):
            around = attribute_to_subject(frame, verb, low, high)
            return _own_report(found, around) if around and around.source[1] <= source[0] else found
    return matrix_cue(found, low, high)


def joins_report(frame: Frame, verb: int, low: int) -> bool:
    """Whether a conjunction joins a verb of reporting to another one, so that it begins a report of its own.

    Yes   Lee said she knew it and **called** it odd.   Lee nodded but also **called** it odd.
    No    Lee **called** it odd.   Lee said she came and **left**.
    """
    tag = frame.tags[verb]
    before = before_verb(frame, verb, low)
    return bool(tag & t.REPORTING and tag & t.FINITE and before > low and frame.lower[before] in AND_BUT_OR)


def _own_report(found: Answer, around: Answer) -> Answer:
    """The outer report; for a verb that is joined to it only its source: *Lee said she knew and **added**, “No.”*."""
    frame, cue = found.frame, found.cue
    if not joins_report(frame, cue[0], around.source[1]):
        return around
    several = frame.has(t.PLURAL | t.ORGANIZATION, *around.source)
    # *Police said he broke in and called her “a witch”*
    return around if several else Answer(frame, around.source, cue)


def governing_cue(found: Answer, low: int, high: int) -> Answer:
    """The verb of reporting of the same source that a cue hangs on: *Lee **vowed** to go after “the mob”*.

    For an infinitive, that verb is right before, or reports the clause that it is in: *Lee **said** it was right to ask
    for “more”*. Neither a purpose (*Lee cited a case to show it was “odd”*) nor a verb of saying (*Lee refused to say
    it was “odd”*) hangs on it. What somebody is praised or blamed for hangs on that: *Lee **mocked** Kay for calling it
    “odd”*.

    Args:
        found: The cue and its source.
        low: Position of the first token of the sentence.
        high: Position after the last one.
    """
    frame, source, cue = found.frame, found.source, found.cue
    at = before_verb(frame, cue[0], low)
    if frame.lower[at] == "to":
        return _governs_infinitive(found, at, low, high)
    if frame.tags[cue[0]] & t.ING and frame.lower[at] in _FOR_ACTS:
        for verb in range(at - 2, source[1] - 1, -1):
            if breaks_clause(frame, verb + 1) or frame.tags[verb] & t.SUBORDINATOR:
                break
            if is_finite_cue(frame, verb, t.REPORTING):
                around = attribute_to_subject(frame, verb, low, high)
                return around if around and around.source == source else found
    return found


def _governs_infinitive(found: Answer, to: int, low: int, high: int) -> Answer:
    """The report of the same source that an infinitive hangs on; ``to`` is the position before it."""
    frame, source, cue = found.frame, found.source, found.cue
    clause = False
    for verb in range(to - 1, source[1] - 1, -1):
        if breaks_clause(frame, verb):
            break
        hangs = clause or (verb == to - 1 and not frame.tags[cue[0]] & t.SAY)
        if hangs and is_finite_cue(frame, verb, t.REPORTING):
            around = attribute_to_subject(frame, verb, low, high)
            return around if around and around.source == source else found
        clause = clause or bool(frame.tags[verb] & t.AUX) or frame.lower[verb] == "that"
    return found


def _dates_tag(frame: Frame, at: int, low: int) -> bool:
    """Whether a clause only says when somebody spoke: *“No,” Lee said **after** Kay argued that the dam was “mad”*."""
    return at - 1 > low and frame.lower[at] in ("after", "before") and bool(frame.tags[at - 1] & t.SAY)


def _tells_clause(frame: Frame, verb: int, at: int) -> bool:
    """Whether a verb of telling has words after its addressee, or a clause: *told Lee it would be “easy”*."""
    if frame.lower[verb] not in TELLING_FORMS:
        return False
    return bool(frame.tags[at - 1] & (t.COMMA | t.CAP | t.OBJECT_PRONOUN)) or frame.has(t.PRONOUN, verb + 2, at)


def _reports_clause(frame: Frame, verb: int, low: int) -> bool:
    """Whether a verb of saying has a subject or shares one: *said*, *did say*, *, saying*."""
    tag = frame.tags[verb]
    if tag & t.ING:
        joins = frame.tags[verb - 1] & t.COMMA or frame.lower[verb + 1] == "that" or frame.begins_sentence(verb)
        return bool(joins) and is_cue(frame, verb, t.SAY)
    if not tag & (t.FINITE | t.BASE) or not is_cue(frame, verb, t.SAY):
        return False
    return frame.lower[max(low, before_verb(frame, verb, low))] not in MODALS_AND_TO


def reports_own_clause(found: Answer, low: int, at: int) -> bool:
    """Whether a report after a quotation has words of its own, and the quotation is in a circumstance before it.

    Yes   To a question about the “tea tax,” Lee **said** it was late.
    Yes   When the fog lifts on “the lost fleet,” the tale **threatens** to sink.
    No    After the “sad” day, Lee **said**, it was late.

    Args:
        found: The report after the quotation.
        low: Position of the first token of the sentence.
        at: Position of the quotation.
    """
    frame, source, cue = found.frame, found.source, found.cue
    if at == low or frame.tags[at - 1] & t.PUNCTUATION or source[1] != cue[0]:
        return False
    if cue[1] + 1 >= len(frame.tags) or not _is_in_circumstance(frame, low, at):
        return False
    own = frame.tags[cue[1]] & _OPENS_CLAUSE and frame.lower[cue[0]] not in TELLING_FORMS
    quotes = frame.tags[cue[1]] & (t.COMMA | t.COLON) and is_long_quotation(frame, cue[1] + 1)
    return bool(own or quotes) or frame.lower[cue[1]] == "that" or _is_infinitive(frame, cue[1])


def _is_in_circumstance(frame: Frame, low: int, at: int) -> bool:
    """Whether a quotation comes before a main clause: *At the “end,” …*, *It is slow, but when a “star” falls, …*."""
    if frame.tags[low] & (t.PREP | t.ING) or frame.lower[low] in _TIMES:
        return True
    return any(frame.lower[back] in _TIMES and frame.tags[back - 1] & t.CONJ for back in range(at - 1, low, -1))


def _is_infinitive(frame: Frame, at: int) -> bool:
    """Whether a token begins an infinitive of no speech: *threatens **to** sink*; not *threatened **to** say*."""
    tag = frame.tags[at + 1]
    return frame.lower[at] == "to" and bool(tag & t.BASE) and not tag & (t.SAY | t.MANNER | t.NOUN)


def has_own_infinitive(frame: Frame, verb: int) -> bool:
    """Whether a verb has an infinitive for its object, which nobody wants to know.

    Yes   “Who knows?” Lee **agreed** to stay.
    No    “Who knows?” Lee **asked** to nobody.   “Who knows?” Lee **wanted** to know.
    """
    if frame.lower[verb + 1 : verb + 2] != ["to"] or verb + 2 >= len(frame.tags):
        return False
    return bool(frame.tags[verb + 2] & t.BASE) and not frame.tags[verb + 2] & t.THINK


def reads_work(frame: Frame, verb: int, high: int) -> bool:
    """Whether a verb has what somebody reads as its object, up to a position.

    Yes   a note that began “Hi!” Kay **read** it aloud
    No    “Hi!” Kay **read** aloud.
    """
    takes_object = frame.lower[verb] in _RECITING and verb + 1 < high
    return takes_object and bool(frame.tags[verb + 1] & (t.DETERMINER | t.ANY_PRONOUN))
