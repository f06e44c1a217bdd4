"""The people in a sentence whom a pronoun may refer to, the likeliest first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from quotes.lexicon import tags as t
from quotes.lexicon.genders import gender_of_role
from quotes.lexicon.inflection import forms_in, forms_of
from quotes.lexicon.tagging import tags_of
from quotes.lexicon.words import entries
from quotes.model import PERSON, UNKNOWN_SPEAKER, UNNAMED, Speaker
from quotes.speakers.context import Context
from quotes.speakers.name_subjects import is_after_the, is_agent, is_subject_name, may_be_activity, name_acts
from quotes.speakers.names.entities import Entity
from quotes.speakers.names.forms import UNKNOWN
from quotes.speakers.source_phrase import within_sentence

_OPENING: Final = re.compile(r"(?:But |And |Yet |Meanwhile, )?(?:The|His|Her) ((?:[^\W\d_][\w’'-]* ){1,5})")
_NEWCOMER: Final = re.compile(r"(?:(?:But|And|Then) )?((?:A|An|Another|My|Our) (?:[^\W\d_][\w’'-]* ){1,4})")
_NEWCOMER_AFTER: Final = re.compile(
    r"(?:(?:Above|Across|At|Behind|Below|Beside|By|Down|In|Near|Next|On|Outside|Under|Up)\b[^,.;:“”\"]{0,40}),? "
    r"((?:a|an|another) (?:[^\W\d_][\w’'-]* ){1,4})"
)
"""The same after a place: *Beside her, **a teenager** shook his head*."""
_SCENE_CHARACTERS: Final = 60
_MOST_WORDS_TO_VERB: Final = 7
"""Words from somebody to the verb, at most."""
_PRESENCE: Final = forms_in("presence_verbs")
_NAMED: Final = (" called ", " named ", " who ")
_PRONOUNS: Final = {"m": re.compile(r"\b[Hh]e\b"), "f": re.compile(r"\b[Ss]he\b")}
_LONGEST_CONJUNCTION: Final = 12
"""Code points of a conjunction and the space after it."""
FRONTED: Final = frozenset([*entries("time_conjunctions"), "although", "as", "if", "though"])
_INDEFINITE: Final = ("a ", "an ", "another ", "one ", "some ", "this ")
_WITHIN_REPORT: Final = re.compile(r"(?:(?!\b(?:and|but|while|who|whom|when|after|as)\b)[^.;:,“”\"])+")
"""What is between a source and another one that speaks within its report."""
_ASKED_BY: Final = (" asked by ", " questioned by ", " pressed by ")
"""What is before somebody who asks, while the subject answers."""
_ASKS: Final = re.compile(rf" (?:[a-z]+ )?(?:{'|'.join(sorted(forms_of('ask') | forms_of('question')))}) ")
_DESCRIBED: Final = re.compile(
    r"(?:the|her|his|their)(?: (?!(?:about|at|for|how|if|in|of|on|to|what|who|why|with)\b)[a-z-]+){1,3},? "
)
"""A description before the name of somebody who is asked: *asked **the coach,** Ann Lee,*."""
_AND: Final = re.compile(r"\s*(?:&|(?:, )?and\b)")


@dataclass(slots=True)
class Candidate:
    """A person whom a pronoun may refer to; without a speaker, the same pronoun used before."""

    start: int
    end: int
    speaker: Speaker | None
    entity: Entity | None
    subject: bool


def may_be_thing(candidate: Candidate) -> bool:
    """Whether nothing yet shows that a name is a person's."""
    return candidate.entity is not None and candidate.entity.kind != PERSON


def agree(known: str, wanted: str) -> bool:
    """Whether two genders may be one person's; an unknown one may be either."""
    return not known or not wanted or known == wanted


def subjects_or_last_person(
    context: Context, low: int, high: int, gender: str, described: int | None
) -> tuple[list[Candidate], Candidate | None]:
    """The subject of a sentence, with the others where they matter; in a sentence without one, its last person."""
    last_person = None
    candidates = _candidates(context, low, high, gender, described)
    if _is_fronted(context, low):
        candidates = _main_clause_first(context, list(candidates))
    for one in candidates:
        if one.subject:
            asked = _who_is_asked(context, one, gender)
            if asked is not None:
                return [asked], None
            more = may_be_thing(one) or _AND.match(context.text, one.end)
            return [one, *(other for other in candidates if other.subject)] if more else [one], None
        last_person = one
    return [], last_person


def _is_fronted(context: Context, low: int) -> bool:
    """Whether a sentence begins with a clause of time or the like: *While Ann Lee waits, …*, *Asked about it, …*."""
    first = context.text[low : low + _LONGEST_CONJUNCTION].partition(" ")[0].lower()
    return first in FRONTED or first == "asked"


def _main_clause_first(context: Context, candidates: list[Candidate]) -> Iterator[Candidate]:
    """The subject of the main clause before that of a clause at the front: *While Ann Lee waits, **Ida Roe** left*."""
    main = [
        one
        for one in candidates[1:]
        if one.subject and not may_be_thing(one) and context.text[one.start - 2 : one.start] == ", "
    ]
    return iter([main[0], *candidates] if main and candidates[0].subject else candidates)


def _sources(context: Context, low: int, high: int, gender: str, described: int | None) -> list[Candidate]:
    """The people who speak in a sentence, the last first."""
    found: list[Candidate] = []
    for source in reversed(context.sources_between(low, high)):
        if not source.human or source.several or not agree(source.gender, gender) or not source.speaker.name:
            continue
        # *Lee was asked by a caller why they came. “They are cold,” he said.*
        asks = context.text.endswith(_ASKED_BY, 0, source.start)
        if not asks and not _is_passed_over(source.speaker, high, described):
            found.append(Candidate(source.start, source.end, source.speaker, source.entity, subject=True))
    return found


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
        entity = context.roster.find_person(form, start, gender)
        if entity is not None and entity.kind == PERSON and agree(entity.gender, gender) and _says(within):
            return Candidate(start, end, entity.as_speaker(), entity, subject=True)
        return None
    return None


def _who_is_asked(context: Context, subject: Candidate, gender: str) -> Candidate | None:
    """Whom a subject asks, who answers: *Ida Roe asked **Ann Lee** about the day she left. She said …*."""
    asking = _ASKS.match(context.text, subject.end)
    if asking is None or subject.speaker is None:
        return None
    described = _DESCRIBED.match(context.text, asking.end())
    at = described.end() if described else asking.end()
    for start, end, form in context.roster.index.between(at, at + 1):
        # *Ida Roe questioned Ann Lee’s motives.*
        entity = context.roster.find_person(form, start, gender)
        is_owner = context.text[end : end + 1] in ("'", "’")
        if entity is not None and entity.kind == PERSON and agree(entity.gender, gender) and not is_owner:
            return Candidate(start, end, entity.as_speaker(), entity, subject=True)
    return None


def _says(words: str) -> bool:
    """Whether the words after a subject begin with a verb of saying: *said in May that*."""
    return bool(tags_of(words.split()[0]) & t.SAY)


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
        _newcomer(context, low, gender)
        or _opening_description(context, low, gender)
        or _same_pronoun(context, low, high, gender)
    )
    after_subject_and = False
    for start, end, form in context.roster.index.between(low, high):
        if unnamed is not None and unnamed.start < start:
            yield unnamed
            unnamed = None
        if end > high or context.quotation_around(start) is not None:
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
            yield Candidate(start, end, entity.as_speaker(), entity, subject)
    if unnamed is not None:
        yield unnamed


def _is_passed_over(speaker: Speaker, high: int, described: int | None) -> bool:
    """Whether a description at a position cannot mean an unnamed source before it.

    *When the host asked Lee, the candidate laughed.* *A clerk met Lee. The candidate laughed.*
    """
    if described is None or speaker.kind == PERSON or speaker.name is None:
        return False
    return high == described or speaker.name.startswith(_INDEFINITE)


def _same_pronoun(context: Context, low: int, high: int, gender: str) -> Candidate | None:
    """The same pronoun in a sentence, outside quotations."""
    pattern = _PRONOUNS.get(gender)
    if pattern is not None:
        for match in pattern.finditer(context.text, low, high):
            if context.quotation_around(match.start()) is None:
                return Candidate(match.start(), match.end(), None, None, subject=True)
    return None


def _newcomer(context: Context, low: int, gender: str) -> Candidate | None:
    """Somebody without a name whom a sentence brings in: ***A woman** came out*, ***My father** had a boat*."""
    match = _NEWCOMER.match(context.text, low) or _NEWCOMER_AFTER.match(context.text, low)
    if match is None or not gender:
        return None
    end = match.start(1)
    for word in match[1].split()[1:]:
        end = context.text.index(word, end) + len(word)
        tag = tags_of(word)
        known = gender_of_role(word)
        if (
            tag & t.ROLE
            and not tag & (t.PLURAL | t.CAP)
            and (known == gender or (not known and _is_there(context, end)))
        ):
            # *A woman named Ann Lee*, *A nurse, Ann Lee,*
            goes_on = context.text[end : end + 2].strip()
            if not goes_on.isalpha() or not goes_on.islower() or context.text.startswith(_NAMED, end):
                return None
            words = within_sentence(context.text[match.start(1) : end])
            # *My father had a boat.* The article does not say whose.
            own = match[1].startswith(("My ", "Our "))
            speaker = UNKNOWN_SPEAKER if own else Speaker(words, UNNAMED, None, "description")
            return Candidate(low, end, speaker, None, subject=True)
        if tag & (t.VERB_OR_AUX | t.PREP) and not tag & t.ROLE:
            return None
    return None


def _is_there(context: Context, end: int) -> bool:
    """Whether the verb after somebody shows a scene in which they may speak: *a teenager in a red coat **waited***."""
    rest = context.text[end : end + _SCENE_CHARACTERS].partition(".")[0]
    for word in rest.split()[:_MOST_WORDS_TO_VERB]:
        tag = tags_of(word)
        if (tag & t.FINITE and tag & t.VERB and not tag & t.ROLE) or (not tag and word[4:].endswith("ed")):
            return bool(tag & t.MANNER) or word in _PRESENCE
    return False


def _opening_description(context: Context, low: int, gender: str) -> Candidate | None:
    """The description of a person that begins a sentence: *The former governor noted*.

    It refers to the subject before, as the pronoun does.
    """
    match = _OPENING.match(context.text, low)
    if match is None:
        return None
    words = match.group(1).split()
    for number, word in enumerate(words, 1):
        tag = tags_of(word)
        if tag & t.ROLE and not tag & (t.PLURAL | t.CAP):
            if number < len(words) and words[number][0].isupper():
                return None  # *Her neighbor **Ann Lee** lost her roof* names somebody.
            agrees = agree(gender_of_role(word), gender)
            return Candidate(low, match.end(), None, None, subject=True) if agrees else None
        if tag & (t.VERB_OR_AUX | t.PREP) and not tag & t.ROLE:
            return None
    return None
