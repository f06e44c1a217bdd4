"""Who answers: the person whom the subject of a sentence, or the writer, asks or writes to."""

from __future__ import annotations

import re
from typing import Final

from quotes.lexicon import tags as t
from quotes.lexicon.genders import gender_of_role
from quotes.lexicon.inflection import forms_in, forms_of
from quotes.lexicon.tagging import tags_of
from quotes.lexicon.words import any_of
from quotes.model import UNNAMED
from quotes.speakers.context import Context
from quotes.speakers.earlier_roles import whose_kin
from quotes.speakers.pronouns.candidate import Candidate, agree, person_named
from quotes.text.parts import UNKNOWN_SPEAKER, Speaker

_ASKING: Final = any_of(sorted(forms_in("asking_verbs")))
_ASKS: Final = re.compile(rf" (?:[a-z]+ )?{_ASKING} ")
_ASKED_BY: Final = re.compile(
    rf"\b{_ASKING}(?: [a-z]+)? by (?:(?:an?|her|his|the|their) (?:[\w’'-]+ ){{0,3}}?[a-z-]+,? )?$", re.IGNORECASE
)
"""What is before somebody who asks, while the subject answers: *asked by*, *asked again by the host,*."""
_ASKED_BY_CHARACTERS: Final = 60
# It begins with a letter, which is looked for in a fiftieth of the time of the edge of a word.
_WRITER_ASKS: Final = re.compile(r"I (?<=\bI )(?:[a-z]+ )?(?:ask|asked|press|pressed|put it to|tell|told) ")
_REPLIES: Final = re.compile(
    rf"(?:[Hh]e|[Ss]he) (?:{'|'.join(sorted(forms_of('reply') | forms_of('answer') | forms_of('respond')))}|\w+ back)\b"
)
_ADDRESSES: Final = re.compile(
    rf"(?:, [^.;:“”\"\n]{{1,60}},)? (?:[a-z]+ly )?"
    rf"(?:{'|'.join(sorted(forms_in('addressing_verbs')))})(?: out)?( to)? (?=[^\W\d_])"
)
_ASKED_SOMETHING: Final = re.compile(
    r"(?:, [^.;:“”\"\n]{1,60},)? (?:[a-z]+ly )?(?:asked|demanded|inquired|wanted to know|wondered)\b(?! (?:to|for))"
)
_HEARER: Final = re.compile(r"(?:a|an|the|her|his|their)(?: (?!(?:about|for|in|of|on|that|to|who)\b)[a-z-]+){1,3}")
_HEARER_CHARACTERS: Final = 40
_ASKED_CHARACTERS: Final = 80
_OPENS_QUESTION: Final = re.compile(r"\b(?:about|how|if|that|what|when|where|whether|who|why)\b")
_OWN: Final = re.compile(r"(my|our)((?: [a-z-]+){1,3})")
"""The writer's own people: *I asked **my mother** what to do*."""
_DESCRIBED: Final = re.compile(
    r"(?:the|her|his|their)(?: (?!(?:about|at|for|how|if|in|of|on|to|what|who|why|with)\b)[a-z-]+){1,3},? "
)
"""A description before the name of somebody who is asked: *asked **the coach,** Ann Lee,*."""


def asks(context: Context, end: int) -> bool:
    """Whether a verb of asking follows a subject that ends at a position: *Ray **asked** him*."""
    return _ASKS.match(context.text, end) is not None


def is_asker(context: Context, start: int) -> bool:
    """Whether somebody only asks: *Lee was asked by **a caller** why*, *Asked by **Ray** about it, he said*."""
    low = max(0, start - _ASKED_BY_CHARACTERS)
    # *By* is looked for in a hundredth of the time of the pattern.
    return " by " in context.text[low:start].lower() and _ASKED_BY.search(context.text, low, start) is not None


def who_is_asked(context: Context, subject: Candidate, gender: str) -> Candidate | None:
    """Whom a subject asks, who answers: *Ida Roe asked **Ann Lee** about the day she left. She said …*."""
    asking = _ASKS.match(context.text, subject.end)
    if asking is None or subject.speaker is None:
        return None
    described = _DESCRIBED.match(context.text, asking.end())
    at = described.end() if described else asking.end()
    for start, end, form in context.roster.index.between(at, at + 1):
        # *Ida Roe questioned Ann Lee’s motives.*
        entity = person_named(context, start, form, gender)
        is_owner = context.text[end : end + 1] in ("'", "’")
        if entity is not None and not is_owner:
            return Candidate(start, end, entity.as_speaker(), entity, subject=True)
    return None


def replies(context: Context, start: int) -> bool:
    """Whether a pronoun is before a verb of replying: ***she** replied*; not *she said*."""
    return _REPLIES.match(context.text, start) is not None


def asks_only(context: Context, subject: Candidate) -> bool:
    """Whether a subject has asked something of somebody whom its sentence does not name: *“Why?” **Kay** asked.*."""
    return _ASKED_SOMETHING.match(context.text, subject.end) is not None


def who_is_addressed(context: Context, subject: Candidate, gender: str) -> Speaker | None:
    """Whom a subject writes to, calls or tells, who replies: *Ida Roe wrote to **the vicar**. “No,” she replied.*.

    Args:
        context: The article so far.
        subject: The subject of the sentence before the reply.
        gender: ``m``, ``f`` or nothing, of the pronoun.

    Returns:
        The speaker, without a name when it is not clear who that is; ``None`` when the subject addresses nobody.
    """
    addressing = _ADDRESSES.match(context.text, subject.end)
    if addressing is None or subject.speaker is None:
        return None
    for start, _, form in context.roster.index.between(addressing.end(), addressing.end() + _HEARER_CHARACTERS):
        if context.text[addressing.end() : start].strip("., ") and not _DESCRIBED.fullmatch(
            context.text, addressing.end(), start
        ):
            break
        entity = person_named(context, start, form, gender)
        return entity.as_speaker() if entity else None
    described = _HEARER.match(context.text, addressing.end())
    if described is None:
        return None
    role = next((word for word in described[0].split() if tags_of(word) & t.ROLE), "")
    if role and agree(gender_of_role(role), gender):
        return Speaker(described[0], UNNAMED, "description")
    # *Bob Ray wrote to **the keeper**. “No,” he replied.* is not Ray's answer; *Bob Ray called a vote* has no hearer.
    return UNKNOWN_SPEAKER if addressing[1] else None


def who_answers_writer(context: Context, low: int, high: int, gender: str) -> Candidate | None:
    """Whom the writer asks in a sentence: *When I ask one of her cooks, a Leeds man called **Bo**, he laughs*."""
    asking = _WRITER_ASKS.search(context.text, low, high)
    if asking is None or asking.start() in context.quoted:
        return None
    for start, end, form in context.roster.index.between(asking.end(), min(high, asking.end() + _ASKED_CHARACTERS)):
        if start in context.quoted:
            break
        entity = context.roster.find_person(form, start, gender)
        is_topic = _OPENS_QUESTION.search(context.text, asking.end(), start) or context.text[end : end + 1] in "'’"
        if entity is None or is_topic or not agree(entity.gender, gender):
            break
        return Candidate(start, end, entity.as_speaker(), entity, subject=True)
    return _own_asked(context, asking.end(), gender)


def _own_asked(context: Context, at: int, gender: str) -> Candidate | None:
    """One of the writer's own people, whom the writer asks or tells: *I asked **my husband** what it was*."""
    found = _OWN.match(context.text, at)
    if found is None or not gender:
        return None
    words = found[2].split()
    size = next((size for size, noun in enumerate(words, 1) if gender_of_role(noun) == gender), 0)
    described = " ".join(words[:size])
    end = found.start(2) + 1 + len(described)
    # *I told my husband’s boss.*
    if not size or context.text[end : end + 1] in "'’":
        return None
    speaker = whose_kin(context, described) or Speaker(f"{found[1]} {described}", UNNAMED, "description")
    return Candidate(at, end, speaker, None, subject=True)
