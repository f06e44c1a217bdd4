"""Noun phrases, read outward from a word that belongs to them, as ranges of token positions.

No parser is involved: a phrase is read off the tags of the words around it. Two readers do so, each better at its own
side: ``phrase_ending_at`` before a verb, ``phrase_starting_at`` after it.
"""

from __future__ import annotations

from typing import Final

from quotes.grammar.marked_words import is_quoted_name
from quotes.grammar.phrase_parts import after_bare_time, is_bracket_in_phrase
from quotes.lexicon import tags as t
from quotes.lexicon.word_sets import ARTICLES
from quotes.lexicon.words import entries
from quotes.text.frames import Frame, TokenRange

LONGEST_SOURCE: Final = 40
"""Tokens in the longest source: annotated news has sources of up to 40."""
_NOT_NOMINAL: Final = t.PUNCTUATION | t.FUNCTION_OR_TIME
_BEFORE_OWNERS: Final = t.PREP | t.CONJ | t.SPECIFIER
_ATTACHED: Final = frozenset(entries("attached_prepositions"))
_ATTACHED_TO_NAME: Final = frozenset(entries("name_prepositions"))
DISTRIBUTIVES: Final = frozenset(entries("each_of_them"))
"""Words between a subject of several and its verb: *Lee and Kay **both** said*."""
SHARES: Final = frozenset(entries("shares"))
"""Words for a part of those who were asked: *42 **percent** say so*."""
ONE_OF_SEVERAL: Final = frozenset(["another", "one"])
"""Words that mean one of the people before when they are alone: ***Another** said so*."""
_MEDIAL_ADVERBS: Final = frozenset(entries("medial_adverbs"))
VERBS_IN_S: Final = frozenset(entries("verbs_in_s"))
"""Forms in *-s* that are never nouns: *comes*."""
_AFTER_THOSE: Final = t.WH_WORD | t.PREP | t.PARTICIPLE | t.PRONOUN
_NAMED: Final = frozenset(["called", "named"])
_OCCASIONS: Final = frozenset(entries("occasions"))


def is_nominal(tag: int) -> bool:
    """Whether a word may be inside a noun phrase, its determiner aside.

    Yes   The **mayor** left.   The **tall** man left.   The **leading** man left.
    No    **The** man left.   The man **left** it.   The man**,** too, left.
    """
    if tag & _NOT_NOMINAL:
        return False
    if tag & t.VERB and not tag & t.NOMINAL:
        return bool(tag & t.BASE) or not tag & t.PAST
    return True


def is_reduced_relative(tag: int) -> bool:
    """Whether a word after a noun is a participle that stands for a clause.

    Yes   The order **issued** on Friday said so.
    No    The order **was** issued.   The **spokesman** left.
    """
    return bool(tag & t.PARTICIPLE) and not tag & (t.NOUN_OR_NAME | t.AUX)


def is_unlisted_past(frame: Frame, at: int) -> bool:
    """Whether a word is in no list and ends like a past tense.

    Yes   Lee **kibitzed** at it.
    No    Lee **wanted** it.   Lee saw a **wombat**.
    """
    tag = frame.tags[at]
    return not tag & t.ANY_CLASS and frame.lower[at].endswith("ed")


def is_medial_adverb(frame: Frame, at: int) -> bool:
    """Whether a word that is no adverb elsewhere is one here, after an auxiliary, a name or a comma.

    Yes   Lee has **long** admired it.   Lee has **since** said so.   Lee **first** said so.
    No    Lee said so **since** May.   The road is **wide**.   The **first** said so.   Ida **Long** said so.
    """
    before = frame.tags[at - 1] if at > 0 else 0
    return bool(before & (t.AUX | t.CAP | t.COMMA)) and not before & t.DET and frame.word(at) in _MEDIAL_ADVERBS


def phrase_ending_at(frame: Frame, last: int, low: int) -> TokenRange | None:
    """The shortest whole noun phrase that ends at ``last``, with prepositions that hang on a noun.

    Args:
        frame: The tokens.
        last: Position of its last token.
        low: Position of the first token that may belong to it.

    Returns:
        Its range, or ``None``.

    Gives   On Friday the tall **mayor** left. → the tall mayor   A spokesman for **Kor** left. → A spokesman for Kor
    Gives   It was her **plan**. → her plan   Lee left**,** too. → nothing
    """
    tags = frame.tags
    if tags[last] & t.PRONOUN:
        return last, last + 1
    first = last
    while first >= low and is_nominal(tags[first]):
        if first < last and _is_verb_here(frame, first, low):
            break
        first -= 1
    while first >= low and tags[first] & t.DETERMINER:
        first -= 1
    first += 1
    if first > last:
        return None
    # Only *of* and its like join two nouns: *a week **after** the paper’s letter* ends in one phrase of its own.
    if (
        first - 2 > low
        and tags[first - 1] & t.PREP
        and frame.lower[first - 1] in _ATTACHED
        and is_nominal(tags[first - 2])
        and not (tags[first - 2] & t.THIRD and frame.lower[first - 2] in VERBS_IN_S)
        and not (tags[first - 2] & (t.THIRD | t.BASE) and tags[first - 3] & t.PRONOUN)
    ):
        outer = phrase_ending_at(frame, first - 2, low)
        # *Lee was rung by **a clerk***, *The board is hostile to **Lee***
        breaks = t.PREP if outer and tags[outer[0]] & (t.DETERMINER | t.NOUN_OR_NAME) else t.PREP | t.AUX
        if outer and (outer[0] == low or not tags[outer[0] - 1] & breaks or _is_as_clause(frame, outer[0])):
            return outer[0], last + 1
    return first, last + 1


def _is_as_clause(frame: Frame, name: int) -> bool:
    """Whether *as* before a name opens a clause: *It is late, as **Ann** Lee of Kor said*; not *known as **Ann***."""
    opens = frame.lower[name - 1] == "as" and frame.tags[name] & t.CAP
    return bool(opens and (name == 1 or frame.tags[name - 2] & (t.PUNCTUATION | t.QUOTATION)))


def _is_verb_here(frame: Frame, at: int, low: int) -> bool:
    """Whether a word inside a phrase is the verb before it rather than part of it."""
    tag = frame.tags[at]
    if not tag & t.VERB or tag & t.NOMINAL:
        return False
    if tag & t.BASE and at > low and _is_led(frame, at - 1, low):
        return True
    return bool(tag & (t.ING | t.PAST)) or bool(
        tag & t.THIRD and at > low and frame.tags[at - 1] & (t.CAP | t.ROLE | t.PRONOUN)
    )


def _is_led(frame: Frame, at: int, low: int) -> bool:
    """Whether an auxiliary or *to* is before a word, adverbs aside: *should formally **declare***."""
    at = frame.skip_back(t.ADV, at, low, unless=t.AUX)
    if frame.tags[at] & t.AUX and not frame.tags[at] & (t.PRONOUN | t.CAP):
        return True
    return frame.lower[at] == "to"


def phrase_starting_at(frame: Frame, first: int, high: int) -> TokenRange | None:
    """The noun phrase that starts at a position: *said **a spokesman for Kor** on Monday*.

    Args:
        frame: The tokens.
        first: Position of its first token.
        high: Position after the last token that may belong to it.

    Returns:
        Its range, or ``None``.

    Gives   So said **a** spokesman for Kor on Monday. → a spokesman for Kor
    Gives   So said **Ann** Lee and Kay Bell. → Ann Lee and Kay Bell
    Gives   So said **the** newly elected mayor. → the newly elected mayor   So said **she** twice. → she
    Gives   So it was **,** said Lee. → nothing   So said **one** of them. → one of them
    """
    tags = frame.tags
    high = min(high, first + LONGEST_SOURCE)
    first = frame.skip(t.ADVERBIAL, first, high, unless=t.DET | t.CAP)
    if first >= high:
        return None
    if tags[first] & t.PRONOUN:
        return first, first + 1
    at = first
    named = False  # *in* goes on with a noun (*said a man in a hat*) and not with a name (*said Kay in a letter*)
    while at < high and _continues_phrase(frame, at, first, high, named=named):
        tag = tags[at]
        if is_nominal(tag):
            named = bool(tag & t.CAP) and not tag & (t.ORGANIZATION | t.PLACE | t.DEMONYM)
        at += 1
    while at > first and tags[at - 1] & (t.PREP | t.CONJ | t.DET | t.ADV) and not tags[at - 1] & t.CAP:
        at -= 1
    if at == first and tags[first] & (t.DET | t.NUMBER) and first + 1 < high:
        # *said **those** who stayed*, *said **both**.*
        alone = tags[first + 1] & t.PUNCTUATION or (frame.lower[first] == "those" and tags[first + 1] & _AFTER_THOSE)
        return (first, first + 1) if alone and frame.lower[first] not in ARTICLES else None
    return (first, _after_given_name(frame, at, high)) if at > first else None


def _after_given_name(frame: Frame, end: int, high: int) -> int:
    """The position after the name that *named* gives a person: *said a man **named Ann Lee***; else ``end``."""
    tags = frame.tags
    if end + 1 >= high or frame.lower[end] not in _NAMED or not tags[end - 1] & t.ROLE or not tags[end + 1] & t.CAP:
        return end
    last = end + 2
    while last < high and tags[last] & t.CAP and is_nominal(tags[last]):
        last += 1
    return last


def _continues_phrase(frame: Frame, at: int, first: int, high: int, *, named: bool) -> bool:
    """Whether a token begins the phrase that starts at ``first``, or goes on with it."""
    tags = frame.tags
    tag = tags[at]
    if tag & t.DETERMINER:
        return at == first or bool(tags[at - 1] & _BEFORE_OWNERS) or _is_named_by_verb(tags, at, first, high)
    if is_nominal(tag):
        return at == first or not (_is_verb_after_phrase(frame, at) or after_bare_time(frame, at, high) > at)
    if tag & t.QUOTATION:
        return is_quoted_name(frame, at)
    if tag & t.ANY_PRONOUN and at > first:
        return frame.lower[at - 1] == "of"  # *said one of **them***
    if at + 1 >= high:
        return False
    if at == first:
        # *retired General Lee*
        leads = tags[at + 1] & (t.CAP | t.ROLE_OR_TITLE) and not tags[at + 1] & _NOT_NOMINAL
        return bool(tag & t.PARTICIPLE) and not tag & t.AUX and bool(leads)
    if _modifies_noun(tags, at):
        return True
    if tag & t.PREP:
        return _attaches(frame, at, high, named=named)
    return _joins_nouns(frame, at) or is_bracket_in_phrase(tags, at, first)


def _is_named_by_verb(tags: list[int], at: int, first: int, high: int) -> bool:
    """Whether a determiner is inside a name that begins with a verb: *said Save **the** Children*."""
    verb = tags[at - 1]
    imperative = at == first + 1 and verb & t.CAP and verb & t.BASE and not verb & t.PERSONAL
    return bool(imperative and at + 1 < high and tags[at + 1] & t.CAP)


def _modifies_noun(tags: list[int], at: int) -> bool:
    """Whether an adverb, participle or time inside a phrase belongs to what follows: *the **newly elected** mayor*."""
    tag, before, after = tags[at], tags[at - 1], tags[at + 1]
    if tag & t.ADV and before & t.DET:
        return is_nominal(after) or bool(after & t.PARTICIPLE and not after & t.AUX)
    if tag & t.PARTICIPLE and before & (t.ADV | t.DET) and not tag & t.AUX:
        return is_nominal(after)
    return bool(tag & t.CALENDAR and before & t.DET) and is_nominal(after)


def _governs_object(tags: list[int], at: int, high: int) -> bool:
    """Whether a form in *-ing* has an object, so that it is a verb: *by the board for **using** a trick*."""
    if not tags[at] & t.ING or tags[at] & t.NOUN_OR_NAME or at + 1 >= high:
        return False
    return bool(tags[at + 1] & (t.DETERMINER | t.ANY_PRONOUN | t.QUOTATION | t.CAP | t.PREP))


def _is_verb_after_phrase(frame: Frame, at: int) -> bool:
    """Whether a word that could go on with a phrase is the verb after it: *the mayor **walks***."""
    tag = frame.tags[at]
    if is_unlisted_past(frame, at):
        return bool(frame.tags[at - 1] & (t.CAP | t.ROLE))
    if not tag & t.VERB or tag & t.NOMINAL or _is_between_adjective_and_noun(frame, at):
        return False
    return bool(tag & t.FINITE) or (bool(tag & t.BASE) and frame.lower[at - 1].endswith("s"))


def _is_between_adjective_and_noun(frame: Frame, at: int) -> bool:
    """Whether a form in *-s* is part of a noun phrase: *said Swedish **trades** union official Ann Lee*."""
    adjective = frame.tags[at - 1] & t.DEMONYM and not frame.tags[at - 2] & t.DETERMINER
    return bool(adjective and at + 1 < len(frame.tags) and frame.tags[at + 1] & (t.ORG_NOUN | t.ROLE))


def _joins_nouns(frame: Frame, at: int) -> bool:
    """Whether a conjunction joins two parts of one phrase: *Ames and the mayor*."""
    after = frame.tags[at + 1]
    if after & (t.CAP | t.DET):
        return frame.lower[at] in ("and", "or", "&") and not after & t.PRONOUN
    # *his friend and **fellow actor** Ann Lee*
    name = at + 1
    while name < len(frame.tags) - 1 and is_nominal(frame.tags[name]) and not frame.tags[name] & t.CAP:
        name += 1
    if frame.lower[at] != "and" or not frame.tags[at - 1] & t.ROLE:
        return False
    # *his son and **co-driver**, Nick Dale*: what no list has is a role here, as a single name follows.
    if frame.tags[name] & t.COMMA and name + 1 < len(frame.tags):
        is_role = not frame.tags[name - 1] & (t.PLURAL | t.VERB) and name > at + 1
        return bool(is_role and frame.tags[name + 1] & t.CAP and is_nominal(frame.tags[name + 1]))
    two_roles = frame.tags[name - 1] & t.ROLE
    return bool(two_roles) and bool(frame.tags[name] & t.CAP) and is_nominal(frame.tags[name])


def _attaches(frame: Frame, at: int, high: int, *, named: bool) -> bool:
    """Whether a preposition goes on with the noun phrase before it."""
    if frame.lower[at] not in (_ATTACHED_TO_NAME if named else _ATTACHED) or at + 1 >= high:
        return False
    after = frame.skip(t.DETERMINER | t.NUMBER, at + 1, high)
    if frame.lower[at] == "of" and after == at + 1 and frame.tags[after] & t.ANY_PRONOUN:
        return True
    if after >= high or not is_nominal(frame.tags[after]) or _governs_object(frame.tags, after, high):
        return False
    if frame.lower[at] in ("of", "for"):
        return True
    stop = after
    while stop < high and is_nominal(frame.tags[stop]):
        if frame.tags[stop] & t.TEXT_NOUN or frame.lower[stop] in _OCCASIONS:
            return False
        stop += 1
    return True
