"""What is before a word shows whether it is a verb there: a verb of hearing, a preposition, a clause with a verb."""

from __future__ import annotations

from typing import Final

from quotes.grammar.phrase_parts import is_subject_pronoun, name_after_noun
from quotes.grammar.phrases import VERBS_IN_S, is_nominal, is_unlisted_past, phrase_ending_at
from quotes.lexicon import tags as t
from quotes.lexicon.inflection import forms_in, forms_of, nouns_in
from quotes.lexicon.words import entries
from quotes.text.frames import Frame, TokenRange

NEAR: Final = 4
"""Tokens between a cue and a quotation, at most, for the quotation to be its object for certain."""
SPOKEN_NOUNS: Final = frozenset(nouns_in("spoken_nouns"))
"""Nouns for what was said; most of their plurals are also verbs."""
SHOWING_FORMS: Final = forms_in("showing_verbs")
_AFTER_SHOWS: Final = t.BEGINS_SUBJECT | t.NUMBER
_BEFORE_OBJECT: Final = t.PREP | t.CONJ | t.AUX | t.SPECIFIER
_SUBJECT_PRONOUNS: Final = frozenset(["he", "i", "it", "she", "they", "we"])
_TO_KNOWN: Final = 8
"""Tokens from a noun to the words by which it is known: *who asked to be identified only as “Red”*."""
HEARING: Final = forms_of("hear") | forms_of("watch") | {"saw"}
"""Verbs of which an infinitive may say what was heard: *heard Lee admit it*."""
TALKING: Final = forms_in("talk_verbs")
"""Verbs of speaking that do not give what is said: *As Lee **spoke**, it rained*."""
_KNOWING: Final = forms_of("know") | forms_of("recall") | forms_of("remember") | {"see", "tell"}
"""Verbs after *as far as* and a subject."""
_MAY_SHOW: Final = t.CAP | t.PRONOUN | t.DOCUMENT | t.SPEECH_NOUN | t.ORG_NOUN
_HAVING: Final = frozenset(["had", "has", "have"])
_IDLE: Final = frozenset(entries("idle_verbs"))
_IDLE_SIZES: Final = sorted({len(words.split()) for words in _IDLE})
_IDLE_FIRST: Final = frozenset(pair.split()[0] for pair in _IDLE)
_WORDS: Final = SPOKEN_NOUNS | frozenset(["questions"])
_AFTER_TWEETED: Final = t.PREP | t.PUNCTUATION | t.DET | t.PRONOUN | t.SUBORDINATOR


def is_surely_finite(tag: int) -> bool:
    """Whether a word is a finite verb wherever it is, by its form alone: *was*, *went*; not *called*, *says*.

    It is for places where a participle must not pass for the verb of a clause: *confirmed in a letter **sent** to Ems
    that*, *hopes the tools **developed** in Ems can help*.

    Yes   It **was** odd.   Lee **went** home.
    No    A band **called** Rust won.   Lee **says** so.   **He’s** odd.
    """
    if tag & t.AUX and not tag & (t.PRONOUN | t.CAP):
        return True
    return bool(tag & t.PAST) and not tag & (t.PARTICIPLE | t.NOMINAL)


def heard_by(frame: Frame, verb: int) -> int | None:
    """The verb of hearing before the one whose infinitive a verb is: *the court **heard** Lee admit*.

    Gives   The court heard Lee **admit** it. → heard   The court had Lee **admit** it. → nothing
    """
    for at in range(verb - 1, max(-1, verb - 2 - NEAR), -1):
        tag = frame.tags[at]
        if frame.lower[at] in HEARING:
            return at if at < verb - 1 else None
        if not (is_nominal(tag) or tag & (t.OBJECT_PRONOUN | t.DETERMINER)):
            break
    return None


def shows_something(frame: Frame, at: int) -> bool:
    """Whether a form in *-s* is a verb of showing: no determiner, pronoun or name is right after a plural noun.

    Yes   Lee’s average of polls **shows** her ahead.   Exit polling **shows** he won.
    No    Ann Lee saw **shows** for children.   Ann Lee turned from **shows** she hated.
    """
    tag = frame.tags[at]
    if not (tag & t.THIRD and tag & t.REPORT and frame.lower[at] in SHOWING_FORMS) or at + 1 >= len(frame.tags):
        return False
    return bool(frame.tags[at + 1] & _AFTER_SHOWS) and not frame.tags[at - 1] & t.PREP


def reports_nothing(frame: Frame, at: int) -> bool:
    """Whether a verb of reporting or thought is none by what is beside it, though it is a verb.

    Args:
        frame: The tokens.
        at: Position of the verb.

    Yes   Lee wore, **say**, a hat.
    Yes   Lee **showed** up and left.   As far as Lee can **tell**, it is odd.   Rest **assured** that it is odd.
    No    Lee **showed** it was odd.   Lee went as far as to **say** so.   Lee **assured** us that it is odd.
    """
    lower = frame.lower
    word = lower[at]
    if word in _IDLE_FIRST and any(" ".join(lower[at : at + size]) in _IDLE for size in _IDLE_SIZES):
        # *Lee, **known** for her songs*; but *Lee has **known** for years that it is odd*
        return word != "known" or not at or lower[at - 1] not in _HAVING
    if word == "assured":
        return at > 0 and lower[at - 1] == "rest"
    if word == "say" and at and frame.tags[at - 1] & frame.tags[min(at + 1, len(lower) - 1)] & t.COMMA:
        return True
    if word not in _KNOWING:
        return False
    limit = next((back for back in range(at - 1, max(0, at - NEAR - 1), -1) if lower[back] == "as"), 0)
    return limit > 0 and lower[limit - 1] == "far" and lower[limit + 1] != "to"


def has_clause_after(frame: Frame, at: int) -> bool:
    """Whether a verb of saying has a clause right after it: *a man who prayed there **said** he …*.

    Yes   Ann Lee **said** she left.   Ann Lee **said** that it was odd.
    No    Ann Lee **said** her name.   Ann Lee **said** that.
    """
    after = at + 1
    if not frame.tags[at] & t.SAY or after + 1 >= len(frame.tags):
        return False
    if is_subject_pronoun(frame.tags[after]):
        return True
    return frame.lower[after] == "that" and not frame.tags[after + 1] & (t.STOP | t.COMMA)


def names_words(frame: Frame, noun: int) -> bool:
    """Whether a form in *-s* is a noun for what was said, after words without a determiner.

    After *in* and its like a clause must have its verb already, as in *was angry at*: *the man in charge claims so*.

    Yes   He was angry at recent **claims** that it failed.   She answered media **questions** about it.
    No    The man in charge **claims** that it failed.   Staff **claims** that it failed.
    """
    tags = frame.tags
    if not tags[noun] & t.THIRD or not (tags[noun] & t.SPEECH_NOUN or frame.lower[noun] in _WORDS):
        return False
    at = noun - 1
    while at > 0 and is_nominal(tags[at]) and not tags[at] & (t.CAP | t.TITLE | t.NUMBER | t.POSSESSIVE_ENDING):
        at -= 1
    if not tags[at] & t.PREP:
        return at >= 0 and bool(tags[at] & t.PAST) and not tags[at] & t.NOMINAL
    while at > 0 and not tags[at] & (t.CLAUSE_EDGE | t.CLAUSE_OPENER | t.CONJ):
        at -= 1
        # *The Kor Post **cited** lists of detailed questions.*
        past = tags[at] & t.PAST or is_unlisted_past(frame, at)
        acts = at and past and tags[at - 1] & (t.CAP | t.PRONOUN) and not tags[at + 1] & t.PREP
        if acts or is_surely_finite(tags[at]):
            return True
    return False


def is_name_in_ing(frame: Frame, at: int) -> bool:
    """Whether a word in *-ing* is a name that may be the subject: *Fleming says*; not *farming claims*.

    Yes   “No,” **Fleming** says.
    No    The **farming** claims were odd.   **Farming** claims lives.

    A capital that begins a sentence shows nothing.
    """
    tag = frame.tags[at]
    return bool(tag & t.CAP) and not tag & t.ING and not frame.begins_sentence(at)


def begins_with_pronoun_clause(frame: Frame, low: int, last: int) -> bool:
    """Whether what is before a verb begins with a pronoun and another verb: ***He hosts** a show*, writes a column.

    Args:
        frame: The tokens.
        low: Position of the first token before the verb.
        last: Position of the last one.

    Yes   He hosts a **show**, writes a column.   It comes after **Lee** said so.
    No    He and **Lee** said so.   The mayor hosts a **show**, writes a column.
    """
    if frame.lower[low] not in _SUBJECT_PRONOUNS or low == last or frame.tags[low + 1] & (t.CONJ | t.COMMA):
        return False
    return frame.has(t.VERB, low + 1, last + 1)


def has_verb_in_s(frame: Frame, low: int, last: int) -> bool:
    """Whether a form in *-s* that is never a noun is after the first of some words: *the order **comes** after Lee*.

    Args:
        frame: The tokens.
        low: Position of the first token.
        last: Position of the last one, which is not looked at.

    Yes   The order comes after **Lee** said so.
    No    The terror attacks in **Ems** showed so.   The order **comes** after Lee said so.
    """
    return any(frame.lower[at] in VERBS_IN_S and frame.tags[at] & t.THIRD for at in range(low + 1, last))


def is_capitalized_name(frame: Frame, at: int) -> bool:
    """Whether a capital inside a sentence makes a word part of a name.

    Yes   Jane **Marks** left.
    No    So Lee **SAID** on Friday.   **Marks** left.
    """
    return frame.word(at)[1:].islower() and not frame.begins_sentence(at) and not _is_tweeted(frame, at)


def _is_tweeted(frame: Frame, at: int) -> bool:
    """Whether a verb of saying has a capital like a brand's (*Lee Tweeted on Friday*) and is part of no name."""
    if not frame.tags[at] & t.SAY or not frame.lower[at].endswith("ed") or at + 1 >= len(frame.tags):
        return False
    return bool(frame.tags[at + 1] & _AFTER_TWEETED) and not frame.tags[at + 1] & t.CAP


def known_by_quotation(frame: Frame, last: int, low: int) -> TokenRange | None:
    """Who is known by the words that end before a verb: ***A man** who calls himself “Red” said so*.

    Args:
        frame: The tokens.
        last: Position of the quotation.
        low: Position of the first token that may belong to the subject.

    Gives   A man known as **“Red”** said so. → A man   A site called **“Salt”** said so. → A site
    Gives   Lee calls him **“Red”** and said so. → nothing
    """
    tags = frame.tags
    for at in range(last - 1, max(low, last - _TO_KNOWN), -1):
        tag = tags[at]
        if tag & (t.PUNCTUATION | t.CONJ):
            break
        opens = frame.lower[at] in ("who", "that", "which")
        noun = is_nominal(tags[at - 1]) and not tags[at - 1] & (t.CAP | t.VERB)
        if opens or (noun and tag & t.PARTICIPLE and not tag & t.AUX):
            return phrase_ending_at(frame, at - 1, low)
    return None


def name_after_participle(frame: Frame, last: int, low: int) -> TokenRange | None:
    """The subject after a participle at the front without a comma: *Speaking in Harrow **Mr Kenny** said*.

    Args:
        frame: The tokens.
        last: Position of the last token before the verb.
        low: Position of the first token of the clause.

    Returns:
        The range of the subject, or ``None``.

    Gives   Speaking in Harrow Mr **Kenny** said so. → Mr Kenny   Thanking him Judge **Lee** said so. → Judge Lee
    Gives   Asked about it Mrs **Lee** said so. → Mrs Lee   Speaking in court his **widow** said so. → his widow
    Gives   Retired General **Lee** said so. → nothing   Speaking to Mr **Kenny** said so. → nothing
    """
    tags = frame.tags
    if last < low + 2 or tags[low] & t.AUX:
        return None
    # *Leading surgeon Lee*, *Leading the way*: an object with a determiner, or a preposition, makes it a verb.
    opening, after = tags[low], tags[low + 1]
    listed = opening & t.VERB
    if (opening & t.ING) if listed else (not opening & ~t.CAP and frame.lower[low].endswith("ing")):
        governs = after & (t.DETERMINER | t.OBJECT_PRONOUN | t.PLURAL | (t.PREP | t.ADV if listed else 0))
    else:
        governs = after & t.PREP if listed and opening & t.PARTICIPLE else 0
    if not governs:
        return None
    start = low + 2 if after & t.OBJECT_PRONOUN else low + 3
    for at in range(start, last):
        if tags[at] & t.TITLE and tags[at + 1] & t.CAP and not tags[at - 1] & _BEFORE_OBJECT:
            return at, last + 1
    if (phrase := phrase_ending_at(frame, last, low + 1)) is None:
        return None
    if phrase[0] >= start and tags[phrase[0]] & t.DETERMINER and not tags[phrase[0] - 1] & _BEFORE_OBJECT:
        return phrase
    return name_after_noun(frame, last, phrase[0]) or _office_after_noun(frame, last, phrase[0])


def _office_after_noun(frame: Frame, last: int, low: int) -> TokenRange | None:
    """The body, office and name after the first noun: *Speaking of the report **Kor union secretary Ann Lee** said*."""
    if not frame.tags[last] & t.CAP:
        return None
    first = next((at for at in range(low + 1, last) if frame.tags[at] & t.CAP and not frame.tags[at - 1] & t.CAP), last)
    hangs = frame.tags[first - 1] & (t.ROLE | t.ORG_NOUN | t.SPECIFIER | t.DEMONYM | t.PREP | t.CONJ)
    return None if first == last or hangs else (first, last + 1)


def is_clause_verb(tags: list[int], at: int) -> bool:
    """Whether a word is the verb of a clause: by its form, or one of saying with an object or a clause after it.

    Yes   Ann Lee **said** the clerk told her so.   Kor **says** the plan is odd.
    No    The plan **said** to be odd is late.

    Args:
        tags: The tags of the words.
        at: Position of the word.
    """
    tag = tags[at]
    if is_surely_finite(tag):
        return True
    if tag & t.CAP or not at or at + 1 == len(tags):
        return False
    before, after = tags[at - 1], tags[at + 1]
    # *Ann Lee **said** the clerk told her*: *said* may be a participle by its form, but an object follows it.
    if tag & t.SAY and tag & t.PAST:
        return bool(after & (t.BEGINS_SUBJECT | t.PLURAL))
    if tag & t.NOUN_OR_NAME or before & t.POSSESSIVE or not after & t.BEGINS_SUBJECT:
        return False
    if tag & t.THIRD:
        return bool(tag & t.CUE_VERB and before & t.ANY_SPEAKER)
    # *Mr Lee **denied** Mr Roe said so*: no participle has an object, which a title begins; but *a man called Mr Lee*.
    if tag & t.PAST:
        return bool(tag & t.CUE_VERB and before & _MAY_SHOW and after & t.TITLE)
    return bool(tag & t.BASE and tag & t.SAY and before & (t.PLURAL | t.DOCUMENT))
