"""The subject of a second clause: *It faced ruin after **Lee** said so*, *Kay came, phoning as **her aide** said*."""

from __future__ import annotations

from typing import Final

from quotes.grammar.phrases import is_nominal, is_unlisted_past, phrase_ending_at, phrase_starting_at
from quotes.grammar.verb_signs import SPOKEN_NOUNS
from quotes.lexicon import tags as t
from quotes.lexicon.word_sets import TIME_NOUNS
from quotes.text.frames import Frame, TokenRange

_CONJUNCTIONS: Final = frozenset(["after", "as", "before", "than"])
_NO_COMPARISON: Final = frozenset(["other", "rather"])
_BEGINS_SUBJECT: Final = t.ROLE_OR_TITLE | t.DETERMINER | t.CAP
_LONGEST_TIME: Final = 4
"""Tokens of a length of time before *after* at the front of a sentence."""
_LONGEST_PARTNER: Final = 5
"""Tokens of *and* and a second name."""
_AFFILIATING: Final = frozenset(["at", "from", "of", "with"])
_IN_BODY: Final = t.CAP | t.DET | t.ORG_NOUN | t.PREP | t.CONJ
"""Words of the name of a body."""
_SPEAKS: Final = t.ANY_SPEAKER | t.ORG_NAME


def second_subject(frame: Frame, first: int, last: int) -> TokenRange | None:
    """The subject after a conjunction of time or comparison, where a clause with a verb is before it.

    Args:
        frame: The tokens.
        first: Position of the first token of the clause before it.
        last: Position of the last token before the verb whose subject is looked for.

    Gives   It faced ruin after **Lee** said so. → Lee   Calling for more than the **mayor** had asked. → the mayor
    Gives   Kay called it odd, **phoning** in as her **aide** said so. → her aide
    Gives   The day after the **fire** Lee said so. → nothing   More than the **mayor** said so. → nothing
    """
    tags, lower = frame.tags, frame.lower
    for at in range(last - 1, first, -1):
        if lower[at] not in _CONJUNCTIONS:
            continue
        if not tags[at + 1] & _BEGINS_SUBJECT or tags[at + 1] & t.CALENDAR or lower[at - 1] in _NO_COMPARISON:
            return None
        phrase = phrase_ending_at(frame, last, at + 1)
        if phrase != (at + 1, last + 1) or not frame.has(_SPEAKS, at + 1, last + 1):
            return None
        acts = tags[first] & t.ING or lower[first].endswith("ing")
        if lower[at] != "as":
            # *results arrive a **day after** a poll showed*; not *Two days after the vote Lee said so*
            dated = lower[at - 1] in TIME_NOUNS and at - first > _LONGEST_TIME
            acts = acts or dated or any(_acts(frame, verb) for verb in range(first, at))
        return phrase if acts else None
    return None


def _acts(frame: Frame, verb: int) -> bool:
    """Whether a past form is the verb of a clause: *said in May*, *faced ruin*; not *a man **killed** in May*."""
    tag, after = frame.tags[verb], frame.tags[verb + 1]
    if tag & t.CAP or not (tag & t.PAST or is_unlisted_past(frame, verb)):
        return False
    return bool(tag & t.SAY) or not after & (t.PREP | t.ADV | t.CALENDAR | t.PUNCTUATION)


def subject_after_participle(frame: Frame, first: int, last: int) -> TokenRange | None:
    """The subject between commas after a participle at the front: *Making her way in, **Ann Lee**, 40, said so*.

    Args:
        frame: The tokens.
        first: Position of the first token of the sentence.
        last: Position of the last token before the first comma.

    Gives   Making her way **in**, Ann Lee, said so. → Ann Lee   Leading her **clan**, she, said so. → she
    Gives   Leading **surgeons**, Ann Lee, said so. → nothing
    """
    tags = frame.tags
    if last + 2 >= len(tags) or first >= last or not tags[last + 1] & t.COMMA or not frame.begins_sentence(first):
        return None
    governs = tags[first + 1] & (t.DETERMINER | t.OBJECT_PRONOUN) and frame.lower[first].endswith("ing")
    if not governs or tags[first] & t.NOMINAL & ~t.CAP:
        return None
    subject = phrase_starting_at(frame, last + 2, len(tags))
    if subject is None or not tags[last + 2] & (t.CAP | t.PRONOUN | t.TITLE):
        return None
    # *Making her way in, Ann Lee **and husband Bo**, said so*
    end = frame.skip(t.CONJ | t.NOMINAL, subject[1], min(len(tags) - 1, subject[1] + _LONGEST_PARTNER))
    return (subject[0], end) if end < len(tags) and tags[end] & t.COMMA else None


def holder_after_participle(frame: Frame, first: int, last: int) -> TokenRange | None:
    """The name and its office after a participle at the front and its noun, without a comma.

    Args:
        frame: The tokens.
        first: Position of the first token of the clause.
        last: Position of the last token before the verb whose subject is looked for.

    Gives   Responding to the claims party chairman Ann **Lee** said so. → party chairman Ann Lee
    Gives   Speaking to the chairman Ann **Lee** said so. → nothing
    """
    tags = frame.tags
    acts = tags[first] & t.ING or frame.lower[first].endswith("ing")
    if first + 2 >= last or not acts or not tags[first + 1] & t.PREP or not tags[last] & t.CAP:
        return None
    start = last + 1
    while start > first + 2 and tags[start - 1] & (t.CAP | t.TITLE | t.ROLE | t.ORG_NOUN):
        start -= 1
    said = tags[start - 1] & t.TEXT_NOUN or frame.lower[start - 1] in SPOKEN_NOUNS
    return (start, last + 1) if said and first + 2 < start <= last else None


def name_before_affiliation(frame: Frame, first: int, low: int, last: int) -> TokenRange | None:
    """The name before a comma and what it belongs to, where no second comma follows: *Ann Lee, **of Kor Bank** said*.

    Args:
        frame: The tokens.
        first: Position of the first token after the comma.
        low: Position of the first token that may belong to the name.
        last: Position of the last token before the verb.

    Gives   Ann Lee, **of** Kor **Bank** said so. → Ann Lee
    Gives   In Ely, **of** **Kor** said so. → nothing   Ann Lee, **in** **Kor** said so. → nothing
    """
    tags = frame.tags
    if first - 3 < low or first >= last or frame.lower[first] not in _AFFILIATING or not tags[first - 1] & t.COMMA:
        return None
    if not tags[last] & t.CAP or not frame.only(_IN_BODY, first + 1, last + 1):
        return None
    start = first - 1
    while start > low and tags[start - 1] & t.CAP and is_nominal(tags[start - 1]):
        start -= 1
    whole = start < first - 2 and (start == low or tags[start - 1] & (t.COMMA | t.QUOTATION))
    return (start, first - 1) if whole else None


def opens_meanwhile(frame: Frame, at: int, low: int, last: int) -> bool:
    """Whether *as* opens a clause after another: *Kor cuts jobs **as** boss says so*; not *who works **as** boss*.

    Args:
        frame: The tokens.
        at: Position of the word.
        low: Position of the first token that may belong to the sentence.
        last: Position of the token before the verb of the clause.

    Yes   Kor cuts jobs **as** **boss** says so.   Tom Hale sobbed **as** Judge **Lee** said so.
    No    A man who works **as** **boss** says so.   Tom Hale praised Lee **as** a **friend**.
    """
    if frame.lower[at] != "as" or not frame.tags[last] & (t.ROLE | t.CAP | t.ORG_NOUN):
        return False
    before = frame.tags[low:at]
    acts = any(tag & t.THIRD and before[verb - 1] & t.NOMINAL for verb, tag in enumerate(before) if verb)
    # *Tom Hale **sobbed** as Judge Lee said so*: after a name a past form is no participle. But *Tom
    # Hale **praised** Lee as a friend, mocked Roe*.
    acts = acts or any(
        _is_past(frame, verb) and frame.tags[verb - 1] & (t.CAP | t.COMMA) for verb in range(low + 1, at)
    )
    return acts and not any(tag & t.WH_WORD for tag in before)


def _is_past(frame: Frame, at: int) -> bool:
    """Whether a word may be a past form, in a list or not, of a verb that does not report."""
    tag = frame.tags[at]
    return not tag & (t.CAP | t.POSSESSIVE_ENDING | t.REPORT | t.STANCE_WORD) and bool(
        tag & t.PAST or is_unlisted_past(frame, at)
    )


def name_after_caption(frame: Frame, first: int, last: int) -> TokenRange | None:
    """The name that ends a stretch after a caption without a full stop: *Ann Lee won the Orme Cup Mayor **Bob Ray***.

    Args:
        frame: The tokens.
        first: Position of the first token of the clause.
        last: Position of the last token before its verb.

    Returns:
        The range of the name and of a role before it, or ``None``.

    Gives   Ann Lee won the Orme Cup Kor chief Bob **Ray** said so. → chief Bob Ray   Ann **Lee** said so. → nothing
    """
    tags = frame.tags
    if not tags[last] & t.CAP or not any(_is_act_of_named(frame, first, at) for at in range(first + 1, last)):
        return None
    start = last
    while start > first and tags[start - 1] & t.CAP and not tags[start - 1] & t.FUNCTION_WORD:
        start -= 1
    return start - bool(tags[start - 1] & t.ROLE), last + 1


def _is_act_of_named(frame: Frame, first: int, at: int) -> bool:
    """Whether a past tense has somebody's name before it and an object after it: *Ann Lee **produced** a show*."""
    tags = frame.tags
    if not tags[at] & t.PAST or tags[at] & t.CAP or at + 1 >= len(tags) or not tags[at + 1] & t.DETERMINER:
        return False
    return bool(tags[first] & (t.GIVEN | t.TITLE)) and frame.only(t.CAP, first, at)
