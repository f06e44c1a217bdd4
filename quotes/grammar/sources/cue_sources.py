"""The source of a cue: its subject, followed through participles, infinitives, relays and passives."""

from __future__ import annotations

from typing import Final

from quotes.grammar.auxiliaries import before_verb, is_described_as, is_passive
from quotes.grammar.marked_words import follows_quotation
from quotes.grammar.phrase_parts import after_head
from quotes.grammar.phrases import is_nominal, phrase_ending_at, phrase_starting_at
from quotes.grammar.sources.nonfinite import perceived_subject
from quotes.grammar.sources.subject_chains import subject_chain
from quotes.grammar.sources.subjects import subject_before
from quotes.grammar.verb_signs import heard_by, known_by_quotation
from quotes.grammar.verbs import TELLING_FORMS
from quotes.lexicon import tags as t
from quotes.lexicon.inflection import forms_in
from quotes.lexicon.word_sets import A_OR_AN, PASSIVE_AUXILIARIES
from quotes.lexicon.words import entries
from quotes.text.article import Answer
from quotes.text.frames import Frame, TokenRange

QUOTING_FORMS: Final = frozenset(entries("quoting_forms"))
RELAYING_FORMS: Final = frozenset(entries("relaying_forms"))
_PERSONAL_ADJECTIVES: Final = frozenset(entries("personal_adjectives"))
_FALLING: Final = frozenset(["fallen", "falls", "fell", "left"])
_MEANS: Final = frozenset(entries("means_of_speech"))
_WHENEVER: Final = frozenset(["if", "once", "when", "whenever"])
_AFTER_PARTICIPLE: Final = t.PREP | t.ADV | t.CALENDAR
_OBJECT_FIRST: Final = forms_in("object_first_verbs") | forms_in("passive_reports")
"""Verbs that have an object before what they say of it."""
_AFTER_OBJECT: Final = frozenset(["for", "of", "with"])
_AFTER_PARENTHETIC: Final = t.COMMA | t.COLON | t.STOP
_RELAY_REACH: Final = 16
"""Words between a verb like *quoted* and the verb after *as*, at most."""
_QUOTED_AS_REACH: Final = 10
"""Words between a verb like *quoted* and *as*, at most."""
_AGENT_REACH: Final = 30
"""Tokens from a passive to its *by*, at most."""


def attribute_to_subject(frame: Frame, verb: int, low: int, high: int) -> Answer | None:
    """A cue with its source, as ``source_of_cue`` finds it.

    Args:
        frame: The tokens.
        verb: Position of the cue.
        low: Position of the first token that may belong to its clause.
        high: Position after the last one.

    Returns:
        The source and the cue, or ``None``.

    Gives   Ann Lee **said** so. → Ann Lee   It was **said**. → nothing
    """
    source = source_of_cue(frame, verb, low, high)
    return None if source is None else Answer(frame, source, (verb, verb + 1))


def source_of_cue(frame: Frame, verb: int, low: int, high: int) -> TokenRange | None:
    """The source of a cue: its subject, or the phrase before or after it that takes the place of one.

    The parameters are those of ``attribute_to_subject``.

    Gives   Ann Lee **said** so. → Ann Lee   It was **described** as grave by the envoy. → the envoy
    Gives   Media quoted Lee as **saying** so. → Lee   The plan, **says** Kay, is odd. → Kay
    Gives   “No” **said** Kay. → nothing   Kay was **told** so. → nothing
    """
    lower = frame.lower
    tag = frame.tags[verb]
    if frame.quotations and follows_quotation(frame, verb) and not tag & t.ING:
        return known_by_quotation(frame, verb - 1, low)
    if lower[verb] in RELAYING_FORMS and verb > low:
        quoted = source_quoted_as(frame, verb, low)
        if quoted is not None:
            return quoted
    described = is_described_as(frame, verb)
    if described or is_passive(frame, verb):
        # *Described as odd, the plan **by** Lee won.*
        comma = frame.find(t.COMMA, verb, high) if described else high
        agent = passive_agent(frame, verb, comma)
        if agent is not None or lower[verb] in QUOTING_FORMS:
            return subject_before(frame, verb, low) if agent is None else agent
        if tag & t.CUE_VERB:
            return None
    # *Lee said **by phone** that it was safe* has a subject, unlike *a plan described by Lee as “grave”*.
    if tag & t.PARTICIPLE and verb + 1 < len(lower):
        if lower[verb + 1] == "by" and _MEANS.isdisjoint(lower[verb + 2 : verb + 3]):
            return _agent_named_as(frame, verb + 2, high)
        named = _agent_of_words(frame, verb, low, high)
        if named is not None or _is_reduced_passive(frame, verb, low) or _is_about_text(frame, verb, low):
            return named
    source = _parenthetic(frame, verb, high)
    return _acting_subject(frame, verb, low) if source is None else source


def _is_reduced_passive(frame: Frame, verb: int, low: int) -> bool:
    """Whether a participle right before its preposition is about the noun before it.

    Yes   the man **accused** of it   a plan **praised** for it
    No    a man officials **accused** of it   a man whom the clerk **accused** of it
    """
    tags, last = frame.tags, verb - 1
    if frame.lower[verb] not in _OBJECT_FIRST or frame.lower[verb + 1] not in _AFTER_OBJECT or last < low:
        return False
    if not is_nominal(tags[last]) or tags[last] & (t.CAP | t.PRONOUN | t.WH_WORD | t.AUX):
        return False
    phrase = phrase_ending_at(frame, last, low)
    if phrase is None or (tags[last] & t.PLURAL and last > phrase[0] and tags[last - 1] & t.NOUN_OR_NAME):
        return False
    # *a man **the judge** accused of it*
    return phrase[0] == low or not (is_nominal(tags[phrase[0] - 1]) or tags[phrase[0] - 1] & t.CLAUSE_OPENER)


def _is_about_text(frame: Frame, verb: int, low: int) -> bool:
    """Whether a participle is about the text in which somebody says something.

    Yes   Lee said in a video **posted** on Monday that it was so.   Lee said in a letter **read** out in court: “No.”
    No    A fan in a thread **posted** on Monday that it was so.   Lee said a fan **posted** on Monday that it was so.
    """
    tags, last = frame.tags, before_verb(frame, verb, low)
    if not tags[last] & t.TEXT_NOUN or tags[last] & t.CAP or not tags[verb + 1] & _AFTER_PARTICIPLE:
        return False
    text = phrase_ending_at(frame, last, low)
    if text is None or text[0] <= low or not tags[text[0] - 1] & t.PREP:
        return False
    return any(t.says(tag) for tag in tags[low : text[0] - 1])


def _acting_subject(frame: Frame, verb: int, low: int) -> TokenRange | None:
    """The subject of a verb, unless it is an *it* that names nothing: *heard **Lee** say*, *it is time to say*."""
    if frame.tags[verb] & t.BASE and heard_by(frame, verb) is not None:
        return perceived_subject(frame, verb, low)
    left = _left_to(frame, verb, low)
    if left is not None:
        return left
    if frame.tags[verb] & t.BASE and (_is_made_easy(frame, verb) or _is_command(frame, verb)):
        return None
    source = subject_chain(frame, verb, low)
    return None if source is None or _is_expletive(frame, source, verb) else source


def _left_to(frame: Frame, verb: int, low: int) -> TokenRange | None:
    """Who has to speak: *It fell to **the mayor** to say so*, *It was left to **Lee** to say so*."""
    if not frame.tags[verb] & t.BASE or frame.lower[verb - 1] != "to" or verb - 2 <= low:
        return None
    whom = phrase_ending_at(frame, verb - 2, low)
    if whom is None or whom[0] - 3 < low or frame.lower[whom[0] - 1] != "to":
        return None
    fell = frame.lower[whom[0] - 2] in _FALLING and "it" in frame.lower[max(low, whom[0] - 4) : whom[0] - 2]
    return whom if fell else None


def _is_made_easy(frame: Frame, verb: int) -> bool:
    """Whether an infinitive is what *it* stands for: *The rule makes it easy to **shout***; not *told it to shout*."""
    lower = frame.lower
    if verb < len(("makes", "it", "easy", "to")) or lower[verb - 1] != "to" or lower[verb - 3] != "it":
        return False
    return not frame.tags[verb - 2] & (t.VERB | t.CAP) and lower[verb - 2] not in _PERSONAL_ADJECTIVES


def _is_command(frame: Frame, verb: int) -> bool:
    """Whether a base form right after a clause of time tells the reader to speak: *When Lee comes, **say**: “Hi.”*."""
    first, _ = frame.sentence(verb)
    if first + 2 >= verb or not frame.tags[verb - 1] & t.COMMA:
        return False
    opens = frame.lower[first] in _WHENEVER or frame.lower[first : first + 2] == ["every", "time"]
    return opens and not frame.has(t.COMMA, first, verb - 1)


def _is_expletive(frame: Frame, source: TokenRange, verb: int) -> bool:
    """Whether *it* only holds the place of an infinitive: *it is time to **say***; not *it is ready to **say***."""
    first, end = source
    lower, tags = frame.lower, frame.tags
    if not tags[verb] & t.BASE or lower[verb - 1] != "to" or end - first > 1 or lower[first][:2] != "it":
        return False
    end = frame.skip(t.AUX | t.ADVERBIAL, end, verb)
    if lower[end - 1] not in PASSIVE_AUXILIARIES and not tags[first] & t.AUX:
        return False
    return end < verb - 1 and not tags[end] & t.VERB and lower[end] not in _PERSONAL_ADJECTIVES


def _agent_named_as(frame: Frame, first: int, high: int) -> TokenRange | None:
    """Who is named after *by* and before *as*: *a plan described by **Lee** as “grave”*; not *a plan made by Lee*."""
    agent = phrase_starting_at(frame, first, high)
    return agent if agent and agent[1] < high and frame.lower[agent[1]] == "as" else None


def _agent_of_words(frame: Frame, verb: int, low: int, high: int) -> TokenRange | None:
    """Who is named right after the words that a participle gives: *the book, called “odd” by **Lee**, sold*."""
    at = verb + 1 + (frame.lower[verb + 1] == "as")
    if at + 2 >= high or not frame.tags[at] & t.QUOTATION or frame.lower[at + 1] != "by":
        return None
    # *Branded “odd” by Lee, the book sold*
    reduced = at > verb + 1 or verb == low or frame.tags[before_verb(frame, verb, low)] & t.COMMA
    return phrase_starting_at(frame, at + 2, high) if reduced else None


def _parenthetic(frame: Frame, verb: int, high: int) -> TokenRange | None:
    """The subject after a verb of saying between commas: *The plan, says **Kay**, is odd*."""
    tags = frame.tags
    if not verb or not tags[verb - 1] & t.COMMA or not t.says(tags[verb]):
        return None
    if frame.lower[verb] in TELLING_FORMS or verb + 1 >= high:
        return None
    source = phrase_starting_at(frame, verb + 1, high)
    named = tags[verb + 1] & (t.ROLE_OR_TITLE | t.CAP) or (source is not None and _is_somebody(frame, source))
    if not named:
        return _said_by_document(frame, verb + 1, high)
    return source if source is not None and source[1] < high and tags[source[1]] & _AFTER_PARENTHETIC else None


def _is_somebody(frame: Frame, source: TokenRange) -> bool:
    """Whether a phrase is *the mayor*, or an office without an article and its holder: ***team leader Ann Lee***."""
    first, end = source
    if frame.tags[first] & t.DETERMINER:
        # *Lee, who said **that** a clerk, Bo Kay, was late*
        return frame.lower[first] != "that" and bool(frame.tags[after_head(frame.tags, first, end) - 1] & t.ROLE)
    if end - first < len(("team", "leader", "Lee")):
        return False
    return bool(frame.tags[first] & t.ORG_NOUN and frame.tags[first + 1] & t.ROLE and frame.tags[end - 1] & t.CAP)


def _said_by_document(frame: Frame, first: int, high: int) -> TokenRange | None:
    """The document after a verb that says something else too: *The lanes are a risk, says **a report** naming ten*."""
    if frame.lower[first] not in A_OR_AN:
        return None
    source = phrase_starting_at(frame, first, high)
    noun = next((at for at in range(*source) if frame.tags[at] & t.DOCUMENT), -1) if source else -1
    goes_on = 0 < noun < high - 1 and frame.tags[noun + 1] & t.ING and not frame.tags[noun + 1] & t.NOUN
    return (first, noun + 1) if goes_on else None


def passive_agent(frame: Frame, verb: int, high: int) -> TokenRange | None:
    """Who does what a passive says: *described as “grave” by the envoy*.

    Gives   It was **described** as “grave” by the envoy. → the envoy   It was **described** as “grave”. → nothing
    """
    for at in range(verb + 1, min(high, verb + _AGENT_REACH)):
        if frame.lower[at] == "by":
            # *by **at least** one critic*
            return phrase_starting_at(frame, at + 1 + 2 * (frame.lower[at + 1 : at + 3] == ["at", "least"]), high)
        if frame.tags[at] & (t.STOP | t.AUX) or frame.lower[at] == "that":
            return None
    return None


def source_quoted_as(frame: Frame, verb: int, low: int) -> TokenRange | None:
    """Whom somebody else quotes: *media quoted Lee as saying*, *Lee was quoted as saying*.

    Gives   Media quoted Lee as **saying** so. → Lee   Lee was quoted as **saying** so. → Lee
    Gives   Lee left **saying** so. → nothing
    """
    lower = frame.lower
    if lower[verb - 1] != "as":
        return None
    for at in range(verb - 2, max(low, verb - _RELAY_REACH) - 1, -1):
        if lower[at] in QUOTING_FORMS:
            if at == verb - 2 or is_passive(frame, at):
                return subject_before(frame, at, low)
            return phrase_starting_at(frame, at + 1, verb - 1)
    return None


def source_relayed_after(frame: Frame, verb: int, high: int) -> Answer | None:
    """Whom the verb after a quotation relays: *“…,” the agency quoted Lee as saying*.

    Gives   “No,” the agency **quoted** Lee as saying. → Lee   “No,” the agency **quoted** Lee. → nothing
    """
    if RELAYING_FORMS.isdisjoint(frame.lower[verb + 1 : high]):
        return None
    heard = phrase_starting_at(frame, verb + 1, high)
    if heard is None:
        return None
    at = next(
        (at for at in range(heard[0] + 1, heard[1]) if frame.tags[at] & t.ING and frame.lower[at] in RELAYING_FORMS),
        heard[1],
    )
    if at + 1 < high and frame.lower[verb] in QUOTING_FORMS and frame.lower[at] == "as":
        at += 1
    elif not frame.tags[verb] & (t.SAY | t.THINK):
        return None
    if at < high and frame.tags[at] & t.ING and frame.lower[at] in RELAYING_FORMS:
        return Answer(frame, (heard[0], min(heard[1], at)), (at, at + 1))
    return None


def quotes_somebody_else(frame: Frame, verb: int, high: int) -> bool:
    """Whether a verb only introduces the person that somebody quotes.

    Yes   Media **quoted** Lee as saying so.
    No    Lee **quoted** the law.   Lee **said** so as well.   Lee **cited** the law as a reason.
    """
    if frame.lower[verb] not in QUOTING_FORMS:
        return False
    reach = range(verb + 1, min(high, verb + _QUOTED_AS_REACH) - 1)
    return any(frame.lower[at] == "as" and frame.tags[at + 1] & t.ING for at in reach)
