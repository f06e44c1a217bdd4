"""The people in a sentence whom a pronoun may refer to, the likeliest first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from quotes.lexicon import tags as t
from quotes.lexicon.tagging import tags_of
from quotes.lexicon.words import entries
from quotes.model import PERSON
from quotes.speakers.context import Context
from quotes.speakers.name_subjects import (
    is_after_the,
    is_agent,
    is_cleft,
    is_in_brackets,
    is_subject_name,
    may_be_activity,
    name_acts,
)
from quotes.speakers.names.forms import UNKNOWN
from quotes.speakers.pronouns.asked import asks, is_asker, who_answers_writer, who_is_asked
from quotes.speakers.pronouns.candidate import Candidate, agree, may_be_thing, person_named
from quotes.speakers.pronouns.newcomers import newcomer, opening_description, same_pronoun
from quotes.text.parts import Speaker

_OBJECTS: Final = {
    "m": re.compile(r" [a-z]+(?: [a-z]+ly)? him\b"),
    "f": re.compile(
        r" [a-z]+(?: [a-z]+ly)? her"
        r"(?=[.,;:]| (?:about|and|for|if|in|of|on|that|to|what|whether|why|with)\b)"
    ),
}
"""A verb and its object, the pronoun itself."""
_LONGEST_CONJUNCTION: Final = 12
"""Code points of a conjunction and the space after it."""
FRONTED: Final = frozenset([*entries("time_conjunctions"), "although", "as", "if", "though"])
_INDEFINITE: Final = ("a ", "an ", "another ", "one ", "some ", "this ")
_WITHIN_REPORT: Final = re.compile(r"(?:(?!\b(?:and|but|while|who|whom|when|after|as)\b)[^.;:,“”\"])+")
"""What is between a source and another one that speaks within its report."""
_COPULAS: Final = (" is ", " was ", " became ")
"""What is before somebody who is the subject: *Ann Lee was **the first witness** who testified*."""
_AND: Final = re.compile(r"\s*(?:&|(?:, )?and\b)")


def is_fronted(context: Context, low: int) -> bool:
    """Whether a sentence begins with a clause of time or the like: *While Ann Lee waits, …*, *Asked about it, …*.

    Args:
        context: The article so far.
        low: Where the sentence starts (code points).
    """
    first = context.text[low : low + _LONGEST_CONJUNCTION].partition(" ")[0].lower()
    return first in FRONTED or first == "asked"


def subjects_or_last_person(
    context: Context, low: int, high: int, gender: str, described: int | None
) -> tuple[list[Candidate], Candidate | None]:
    """The persons of a sentence whom a pronoun after it may mean.

    Args:
        context: The article so far.
        low: Where the sentence starts (code points).
        high: Where it ends, exclusive.
        gender: ``m``, ``f`` or nothing.
        described: Where the description is that is resolved like a pronoun (code points), if one is.

    Returns:
        Its subject, with its other subjects where the first may be a thing or is joined to another; and the last
        person of a sentence without a subject.
    """
    if context.is_quoted(low, high):
        return [], None
    last_person = None
    answers = who_answers_writer(context, low, high, gender)
    if answers is not None:
        return [answers], None
    candidates = _candidates(context, low, high, gender, described)
    if is_fronted(context, low):
        candidates = _main_clause_first(context, low, list(candidates))
    for one in candidates:
        if one.subject:
            asked = who_is_asked(context, one, gender)
            if asked is not None:
                return [asked], None
            if asks(context, one.end) and _acts_on_pronoun(context, one.end, gender):
                continue  # *Ray asked him again. “No,” he said.*
            more = may_be_thing(one) or _AND.match(context.text, one.end)
            return [one, *(other for other in candidates if other.subject)] if more else [one], None
        last_person = one
    return [], last_person


def _main_clause_first(context: Context, low: int, candidates: list[Candidate]) -> Iterator[Candidate]:
    """The subject of the main clause before that of a clause at the front: *While Ann Lee waits, **Ida Roe** left*.

    A pronoun there means the subject at the front (*When **Ann Lee** came, she left*), except whom somebody asked
    (*Asked what Ann Lee wants, **she** left*).
    """
    is_asked = context.text.startswith("Asked", low)
    main = [
        one
        for one in candidates[1:]
        if one.subject
        and (one.speaker is not None or is_asked)
        and not may_be_thing(one)
        and _begins_main_clause(context, one)
    ]
    return iter([main[0], *candidates] if main and candidates[0].subject else candidates)


def _begins_main_clause(context: Context, subject: Candidate) -> bool:
    """Whether a subject is right after a comma, or *it was* brings it in: *When it rained, **it was Lee** who came*."""
    return context.text.endswith(", ", 0, subject.start) or is_cleft(context, subject.start, subject.end)


def _sources(context: Context, low: int, high: int, gender: str, described: int | None) -> list[Candidate]:
    """The people who speak in a sentence, the last first."""
    found: list[Candidate] = []
    for source in reversed(context.sources_between(low, high)):
        if not source.human or source.several or not agree(source.gender, gender) or not source.speaker.name:
            continue
        if (
            not is_asker(context, source.start)
            and not (source.entity is None and context.text.endswith(_COPULAS, 0, source.start))
            and not _acts_on_pronoun(context, source.end, gender)
            and not _is_passed_over(source.speaker, high, described)
        ):
            found.append(Candidate(source.start, source.end, source.speaker, source.entity, subject=True))
    return found


def _acts_on_pronoun(context: Context, end: int, gender: str) -> bool:
    """Whether the pronoun is the object of what a source does: *a tutor told **her** so*, who is not the tutor."""
    pattern = _OBJECTS.get(gender)
    return pattern is not None and pattern.match(context.text, end) is not None


def _who_reports(context: Context, low: int, source: Candidate, gender: str) -> Candidate | None:
    """The subject of a sentence that reports what a source said: ***Ann Lee** said that Ida Roe had told her “No.”*."""
    for start, end, form in context.roster.index.between(low, source.start):
        within = context.text[end : source.start]
        if (
            " that " not in within
            or not _WITHIN_REPORT.fullmatch(within)
            or not is_subject_name(context, low, start, end)
        ):
            return None
        entity = person_named(context, start, form, gender)
        if entity is not None and tags_of(within.split()[0]) & t.SAY:
            return Candidate(start, end, entity.as_speaker(), entity, subject=True)
        return None
    return None


def _candidates(context: Context, low: int, high: int, gender: str, described: int | None) -> Iterator[Candidate]:
    """The people in a sentence whom a pronoun may refer to: sources first, then the rest in order.

    Resolves  Ann Lee met Ida Roe, who said: “No.” “Yes,” she said. → Ida Roe
    Resolves  Ann Lee left. The mayor was glad. “No,” she said. → Ann Lee
    Leaves    Bob Ray met Tom Roe. “No,” she said. → nobody
    """
    sources = _sources(context, low, high, gender, described)
    if sources:
        reporter = _who_reports(context, low, sources[-1], gender)
        if reporter is not None:
            yield reporter
        yield from sources
    unnamed = (
        newcomer(context, low, gender)
        or opening_description(context, low, gender)
        or same_pronoun(context, low, high, gender)
    )
    after_subject_and = False
    for start, end, form in context.roster.index.between(low, high):
        if unnamed is not None and unnamed.start < start:
            yield unnamed
            unnamed = None
        if end > high or _takes_no_part(context, low, start, end):
            continue
        entity = context.roster.find_person(form, start, gender)
        if entity is None or not agree(entity.gender, gender):
            after_subject_and = False
            continue
        subject = after_subject_and or is_subject_name(context, low, start, end) or is_agent(context, low, start)
        after_subject_and = context.text.startswith(" and ", end)
        if entity.kind == UNKNOWN and (is_after_the(context, start) or (start == low and may_be_activity(entity))):
            continue
        if entity.kind == PERSON or (subject and name_acts(context, end, entity)):
            yield Candidate(start, end, entity.as_speaker(), entity, subject=subject)
    if unnamed is not None:
        yield unnamed


def _takes_no_part(context: Context, low: int, start: int, end: int) -> bool:
    """Whether a name is within a quotation or in brackets, or is that of one who only asks."""
    return (
        start in context.quoted
        or is_asker(context, start)
        or is_in_brackets(context, low, start, end)
        or (is_after_the(context, start) and bool(tags_of(context.text[start:end]) & t.DEMONYM))  # *The Scot has won*
    )


def _is_passed_over(speaker: Speaker, high: int, described: int | None) -> bool:
    """Whether a description at a position cannot mean an unnamed source before it.

    *When the host asked Lee, the candidate laughed.* *A clerk met Lee. The candidate laughed.*
    """
    if described is None or speaker.kind == PERSON or speaker.name is None:
        return False
    return high == described or speaker.name.startswith(_INDEFINITE)
