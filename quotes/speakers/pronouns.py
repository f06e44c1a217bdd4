"""Whom a pronoun refers to: the nearest earlier subject or source that fits."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final

from quotes.lexicon import tags as t
from quotes.lexicon.genders import gender_of_role
from quotes.lexicon.tagging import tags_of
from quotes.lexicon.words import entries
from quotes.model import AMBIGUOUS_SPEAKER, ORGANIZATION, PERSON, UNKNOWN_SPEAKER, Speaker
from quotes.speakers.context import Context, ResolvedSource
from quotes.speakers.entities import Entity
from quotes.speakers.name_forms import UNKNOWN
from quotes.speakers.name_subjects import is_after_the, is_agent, is_subject_name, may_be_activity, name_acts
from quotes.speakers.organizations import may_be_organization, organization_subject

_SENTENCES_BACK: Final = 9
"""How many sentences a pronoun looks back."""
_PATIENCE_SENTENCES: Final = 4
"""After so many sentences without a subject that fits, a name that is no subject will do."""
_SENTENCES_TO_ORGANIZATION: Final = 4
_NAMES_AHEAD: Final = 6
"""How many names after a pronoun are looked at."""
_OPENING: Final = re.compile(r"(?:But |And |Yet |Meanwhile, )?(?:The|His|Her) ((?:[^\W\d_][\w’'-]* ){1,5})")
_PRONOUNS: Final = {"m": re.compile(r"\b[Hh]e\b"), "f": re.compile(r"\b[Ss]he\b")}
_LONGEST_CONJUNCTION: Final = 12
"""Code points of a conjunction and the space after it."""
_FRONTED: Final = frozenset([*entries("time_conjunctions"), "although", "as", "if", "though"])
_INDEFINITE: Final = ("a ", "an ", "another ", "one ", "some ", "this ")
_AND: Final = re.compile(r"\s*(?:&|(?:, )?and\b)")


@dataclass(slots=True)
class _Candidate:
    """A person whom a pronoun may refer to; without a speaker, the same pronoun used before."""

    start: int
    end: int
    speaker: Speaker | None
    entity: Entity | None
    subject: bool


def person_in_view(context: Context, start: int, gender: str) -> Speaker:
    """The named person whom a description may mean, as *he* or *she* would at its place.

    Resolves  Ann Lee left. A clerk stayed. “No,” the retired surgeon said. → Ann Lee

    Args:
        context: The article so far.
        start: Where the description is (code points).
        gender: ``m``, ``f`` or nothing.

    Returns:
        The speaker, without a name when nobody fits or two fit equally well.
    """
    return _resolve(context, start, gender, described=start)


def resolve_he_or_she(context: Context, start: int, gender: str) -> Speaker:
    """The person whom *he* or *she* refers to.

    The subject of the nearest sentence that has one of that gender. A sentence whose subject is the same pronoun
    goes on about the subject before it.

    Resolves  Ann Lee met Bob Ray. “No,” she said. → Ann Lee
    Resolves  Ann Lee came home. She was tired. “No,” she said. → Ann Lee
    Resolves  “No,” she said. Ann Lee has led the union since May. → Ann Lee
    Leaves    Ann Lee and Ida Roe left. “No,” she said. → nobody
    Leaves    Bob Ray left. “No,” she said. → nobody

    Args:
        context: The article so far.
        start: Where the pronoun is (code points).
        gender: ``m``, ``f`` or nothing.

    Returns:
        The speaker, without a name when nobody fits or two fit equally well.
    """
    return _resolve(context, start, gender)


def _resolve(context: Context, start: int, gender: str, described: int | None = None) -> Speaker:
    """Do what ``resolve_he_or_she`` does, for a pronoun, or for a description at a position."""
    weak: _Candidate | None = None
    for count, (low, high) in enumerate(context.sentences_before(start, _SENTENCES_BACK)):
        if weak is not None and count >= _PATIENCE_SENTENCES:
            break
        subjects, last_person = _subjects_or_last_person(context, low, high, gender, described)
        if subjects:
            first = subjects[0]
            if _may_be_thing(first):
                # *Solvane Motors and Ann Lee left. “No,” she said.* A name that is surely a person's goes first.
                first = next((one for one in subjects if one.entity is not None and not _may_be_thing(one)), first)
            if first.speaker is None:
                continue
            if _are_joined(context, subjects):
                return AMBIGUOUS_SPEAKER
            return _settle(first, gender)
        weak = weak or last_person
    if weak is not None:
        return _settle(weak, gender)
    return _subject_ahead(context, start, gender)


def _may_be_thing(candidate: _Candidate) -> bool:
    """Whether nothing yet shows that a name is a person's."""
    return candidate.entity is not None and candidate.entity.kind != PERSON


def _settle(candidate: _Candidate, gender: str) -> Speaker:
    """The speaker of a candidate, of whom the pronoun shows the gender."""
    assert candidate.speaker is not None
    entity = candidate.entity
    if entity is not None and gender and not entity.gender:
        entity.gender = gender
    return candidate.speaker


def _agree(known: str, wanted: str) -> bool:
    return not known or not wanted or known == wanted


def _are_joined(context: Context, subjects: list[_Candidate]) -> bool:
    """Whether two people are one subject: *Andrew Foley and George Tarrant left*."""
    if len(subjects) < 2 or subjects[1].speaker is None or subjects[0].speaker is None:
        return False
    if subjects[0].speaker.name == subjects[1].speaker.name:
        return False
    return context.text[subjects[0].end : subjects[1].start].strip() in ("and", "&", ", and")


def _subjects_or_last_person(
    context: Context, low: int, high: int, gender: str, described: int | None
) -> tuple[list[_Candidate], _Candidate | None]:
    """The subject of a sentence, with the others where they matter; in a sentence without one, its last person."""
    last_person = None
    candidates = _candidates(context, low, high, gender, described)
    if _is_fronted(context, low):
        candidates = _main_clause_first(context, list(candidates))
    for one in candidates:
        if one.subject:
            more = _may_be_thing(one) or _AND.match(context.text, one.end)
            return [one, *(other for other in candidates if other.subject)] if more else [one], None
        last_person = one
    return [], last_person


def _is_fronted(context: Context, low: int) -> bool:
    """Whether a sentence begins with a clause of time or the like: *While Ann Lee waits, …*."""
    return context.text[low : low + _LONGEST_CONJUNCTION].partition(" ")[0].lower() in _FRONTED


def _main_clause_first(context: Context, candidates: list[_Candidate]) -> Iterator[_Candidate]:
    """The subject of the main clause before that of a clause at the front: *While Ann Lee waits, **Ida Roe** left*."""
    main = [
        one
        for one in candidates[1:]
        if one.subject and not _may_be_thing(one) and context.text[one.start - 2 : one.start] == ", "
    ]
    is_other = bool(main) and candidates[0].subject and candidates[0].speaker is not None
    return iter([main[0], *candidates] if is_other else candidates)


def _sources(context: Context, low: int, high: int, gender: str, described: int | None) -> Iterator[_Candidate]:
    """The people who speak in a sentence, the last first."""
    for source in reversed(context.sources_between(low, high)):
        if not source.human or source.several or not _agree(source.gender, gender) or not source.speaker.name:
            continue
        if not _is_passed_over(source.speaker, high, described):
            yield _Candidate(source.start, source.end, source.speaker, source.entity, subject=True)


def _candidates(context: Context, low: int, high: int, gender: str, described: int | None) -> Iterator[_Candidate]:
    """The people in a sentence whom a pronoun may refer to: sources first, then the rest in order.

    Resolves  Ann Lee met Ida Roe, who said: “No.” “Yes,” she said. → Ida Roe
    Resolves  Ann Lee left. The mayor was glad. “No,” she said. → Ann Lee
    Leaves    Bob Ray met Tom Roe. “No,” she said. → nobody
    """
    yield from _sources(context, low, high, gender, described)
    unnamed = _opening_description(context, low, gender) or _same_pronoun(context, low, high, gender)
    after_subject_and = False
    for start, end, form in context.roster.index.between(low, high):
        if unnamed is not None and unnamed.start < start:
            yield unnamed
            unnamed = None
        if end > high or context.quotation_around(start) is not None:
            continue
        entity = context.roster.find_person(form, start, gender)
        if entity is None or not _agree(entity.gender, gender):
            after_subject_and = False
            continue
        subject = after_subject_and or is_subject_name(context, low, start, end) or is_agent(context, low, start)
        after_subject_and = context.text.startswith(" and ", end)
        if entity.kind == UNKNOWN and (is_after_the(context, start) or (start == low and may_be_activity(entity))):
            continue
        if entity.kind == PERSON or (subject and name_acts(context, end, entity)):
            yield _Candidate(start, end, entity.as_speaker(), entity, subject)
    if unnamed is not None:
        yield unnamed


def _is_passed_over(speaker: Speaker, high: int, described: int | None) -> bool:
    """Whether a description at a position cannot mean an unnamed source before it.

    *When the host asked Lee, the candidate laughed.* *A clerk met Lee. The candidate laughed.*
    """
    if described is None or speaker.kind == PERSON or speaker.name is None:
        return False
    return high == described or speaker.name.startswith(_INDEFINITE)


def _same_pronoun(context: Context, low: int, high: int, gender: str) -> _Candidate | None:
    """The same pronoun in a sentence, outside quotations."""
    pattern = _PRONOUNS.get(gender)
    if pattern is not None:
        for match in pattern.finditer(context.text, low, high):
            if context.quotation_around(match.start()) is None:
                return _Candidate(match.start(), match.end(), None, None, subject=True)
    return None


def _opening_description(context: Context, low: int, gender: str) -> _Candidate | None:
    """The description of a person that begins a sentence: *The former governor noted*.

    It refers to the subject before, as the pronoun does.
    """
    match = _OPENING.match(context.text, low)
    if match is None:
        return None
    for word in match.group(1).split():
        tag = tags_of(word)
        if tag & t.ROLE and not tag & (t.PLURAL | t.CAP):
            agrees = _agree(gender_of_role(word), gender)
            return _Candidate(low, match.end(), None, None, subject=True) if agrees else None
        if tag & (t.VERB_OR_AUX | t.PREP) and not tag & t.ROLE:
            return None
    return None


def _subject_ahead(context: Context, start: int, gender: str) -> Speaker:
    """The first subject after a pronoun that comes before its name.

    Resolves  “No,” she said. Ann Lee has led the union since May. → Ann Lee
    Leaves    “No,” she said. Bob Ray has led the union since May. → nobody
    """
    low, high = context.stretch_after(start)
    sentence = next(iter(context.sentences_before(start, 1)), (start, start))[0]
    # *He said Mr Ray knew of it* means somebody else; *When he left, Mr Ray laughed* may not.
    if context.text[sentence:start].partition(" ")[0].lower() not in _FRONTED:
        low = context.sentence_end(start)
    for begin, end, form in islice(context.roster.index.between(low, high), _NAMES_AHEAD):
        if context.quotation_around(begin) is None and is_subject_name(context, low, begin, end):
            entity = context.roster.find_person(form, begin)
            # The first subject decides: *“No,” she said. Bob Ray agreed, and Ann Lee left.* does not mean Lee.
            if not gender or entity is None or entity.kind != PERSON or not _agree(entity.gender, gender):
                return UNKNOWN_SPEAKER
            entity.gender = gender
            return entity.as_speaker()
    return UNKNOWN_SPEAKER


def resolve_it_or_they(context: Context, start: int, word: str) -> Speaker:
    """Whom *it* or *they* refers to: the nearest organization or crowd that has spoken or is a subject.

    Resolves  NATO denied it. “No,” it said. → NATO
    Resolves  “No,” protesters said. “Never,” they added. → protesters
    Leaves    “No,” Ann Lee said. “Never,” they added. → nobody
    """
    plural = word.startswith("they")
    for low, high in context.sentences_before(start, _SENTENCES_TO_ORGANIZATION):
        for source in reversed(context.sources_between(low, high)):
            if _fits(source, plural=plural):
                return source.speaker
            if may_be_organization(source):
                return Speaker(source.speaker.name, ORGANIZATION, None, "pronoun")
        name = organization_subject(context, low, high)
        if name:
            return Speaker(name, ORGANIZATION, None, "pronoun")
    for source in context.sources_before(start):
        if _fits(source, plural=plural):
            return source.speaker
    return UNKNOWN_SPEAKER


def _fits(source: ResolvedSource, *, plural: bool) -> bool:
    """Whether an earlier source is an organization, a document, or, for *they*, several people."""
    speaker = source.speaker
    if not speaker.name:
        return False
    if speaker.kind == ORGANIZATION or speaker.how == "document":
        return True
    return plural and (speaker.how in ("names", "crowd") or (speaker.kind != PERSON and not source.gender))
