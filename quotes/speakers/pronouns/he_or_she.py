"""Whom *he* and *she* refer to: the nearest earlier subject or source that fits."""

from __future__ import annotations

from itertools import islice
from typing import Final

from quotes.lexicon import tags as t
from quotes.lexicon.tagging import tags_of
from quotes.model import PERSON, UNNAMED
from quotes.speakers.context import Context
from quotes.speakers.name_subjects import is_subject_name
from quotes.speakers.pronouns.asked import asks_only, replies, who_is_addressed
from quotes.speakers.pronouns.candidate import Candidate, agree, may_be_thing
from quotes.speakers.pronouns.comments import who_goes_on
from quotes.speakers.pronouns.newcomers import as_described, described_before
from quotes.speakers.pronouns.protagonists import returns_to_protagonist
from quotes.speakers.pronouns.referents import FRONTED, subjects_or_last_person
from quotes.text.parts import AMBIGUOUS_SPEAKER, UNKNOWN_SPEAKER, Speaker

_SENTENCES_BACK: Final = 9
"""How many sentences a pronoun looks back."""
_SENTENCES_TO_QUESTION: Final = 2
"""A reply is to what is said so many sentences back at most, its own sentence included."""
_PATIENCE_SENTENCES: Final = 4
"""After this many sentences without a subject that fits, a name that is not a subject will do."""
_MOST_WORDS_OF_ROLE: Final = 4
_ROLE_CHARACTERS: Final = 40
"""Code points before a name among which its role is looked for."""
_NAMES_AHEAD: Final = 6
"""How many names after a pronoun are looked at."""


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
    Resolves  Bob Ray told his mother. “No,” she said. → his mother

    Args:
        context: The article so far.
        start: Where the pronoun is (code points).
        gender: ``m``, ``f`` or nothing.

    Returns:
        The speaker, without a name when nobody fits or two fit equally well.
    """
    found = _resolve(context, start, gender)
    source = who_goes_on(context, start, gender, found.name) if found.name else None
    return found if source is None else source.speaker


def _resolve(context: Context, start: int, gender: str, described: int | None = None) -> Speaker:
    """Do what ``resolve_he_or_she`` does, for a pronoun, or for a description at a position."""
    weak: Candidate | None = None
    newcomer: Speaker | None = None
    patience = _PATIENCE_SENTENCES
    paragraph = context.paragraph_start(start)
    for count, (low, high) in enumerate(context.sentences_before(start, _SENTENCES_BACK)):
        if weak is not None and count >= patience:
            break
        subjects, last_person = subjects_or_last_person(context, low, high, gender, described)
        if subjects:
            first = _likeliest(subjects)
            if first.speaker is None:
                newcomer = newcomer or as_described(context, first)
                continue
            # *A reader writes. ¶ The minister is here. “Go home,” she says.*
            if newcomer is not None and _is_another(first.speaker, newcomer):
                return newcomer
            is_reply = count < _SENTENCES_TO_QUESTION and replies(context, start)
            if is_reply and asks_only(context, first):
                continue
            addressed = who_is_addressed(context, first, gender) if is_reply else None
            if addressed is not None:
                return addressed
            if weak is not None and low < paragraph and _goes_before(context, weak, first, gender):
                break
            if _are_joined(context, subjects):
                return AMBIGUOUS_SPEAKER
            return _protagonist(context, first, start, gender, described) or _settle(first, gender)
        weak = weak or last_person
        # *Lee said no. Does that help Kay? “Not much,” he said.* The writer asks, and Lee answers.
        patience += context.text[low:high].rstrip().endswith("?")
    found = _protagonist(context, weak, start, gender, described)
    return found or _without_subject(context, weak, newcomer, start, gender)


def _without_subject(
    context: Context, weak: Candidate | None, newcomer: Speaker | None, start: int, gender: str
) -> Speaker:
    """The last person named, where no subject before fits; else a subject after; else somebody only described."""
    if weak is not None:
        return _settle(weak, gender)
    ahead = _subject_ahead(context, start, gender)
    return ahead if ahead.name else newcomer or described_before(context, start, gender) or ahead


def _is_another(unnamed: Speaker, newcomer: Speaker) -> bool:
    """Whether somebody without a name is called by another noun than a description: *a reader*, *the minister*."""
    if unnamed.kind != UNNAMED or not unnamed.name or not newcomer.name:
        return False
    return newcomer.name.rpartition(" ")[2] not in unnamed.name


def _likeliest(subjects: list[Candidate]) -> Candidate:
    """The first subject that is surely a person, if the first may be a thing: *Solvane Motors and **Ann Lee** left*."""
    if not may_be_thing(subjects[0]):
        return subjects[0]
    return next((one for one in subjects if one.entity is not None and not may_be_thing(one)), subjects[0])


def _protagonist(
    context: Context, chosen: Candidate | None, start: int, gender: str, described: int | None
) -> Speaker | None:
    """Whom the article is about, where a pronoun returns to that person."""
    person = returns_to_protagonist(context, chosen, start, gender) if described is None else None
    if person is None:
        return None
    person.gender = person.gender or gender
    return person.as_speaker()


def _goes_before(context: Context, named: Candidate, subject: Candidate, gender: str) -> bool:
    """Whether somebody who is named in the pronoun's paragraph goes before a subject of the paragraphs above.

    *Ida Roe left. ¶ Many call **Ann Lee** shy. She likes to be alone.* One who has just spoken may speak again, unless
    the paragraph brings in the other: *Ida Roe said no. ¶ That was too much for the head, **Ann Lee**. “No,” she said.*
    """
    if named.entity is None or not gender:
        return False
    if named.entity.first_at == named.start and _follows_role(context.text, named.start):
        return True
    return named.entity.gender == gender and not context.sources_between(subject.start, subject.end)


def _follows_role(text: str, start: int) -> bool:
    """Whether a role is right before a name: *the head of the school, **Ann Lee***, *the baker **Ann Lee***."""
    before = text[max(0, start - _ROLE_CHARACTERS) : start].rstrip()
    words = before.rstrip(",").split()[-_MOST_WORDS_OF_ROLE if before.endswith(",") else -1 :]
    return any(word.islower() and tags_of(word) & t.ROLE for word in words)


def _settle(candidate: Candidate, gender: str) -> Speaker:
    """The speaker of a candidate, of whom the pronoun shows the gender."""
    assert candidate.speaker is not None
    entity = candidate.entity
    if entity is not None and gender and not entity.gender:
        entity.gender = gender
    return candidate.speaker


def _are_joined(context: Context, subjects: list[Candidate]) -> bool:
    """Whether two people are one subject: *Andrew Foley and George Tarrant left*."""
    if len(subjects) < 2 or subjects[1].speaker is None or subjects[0].speaker is None:
        return False
    if subjects[0].speaker.name == subjects[1].speaker.name:
        return False
    return context.text[subjects[0].end : subjects[1].start].strip() in ("and", "&", ", and")


def _subject_ahead(context: Context, start: int, gender: str) -> Speaker:
    """The first subject after a pronoun that comes before its name.

    Resolves  “No,” she said. Ann Lee has led the union since May. → Ann Lee
    Leaves    “No,” she said. Bob Ray has led the union since May. → nobody
    """
    low, high = context.stretch_after(start)
    sentence = context.sentence_start(start)
    # *He said Mr Ray knew of it* means somebody else; *When he left, Mr Ray laughed* may not.
    if context.text[sentence:start].partition(" ")[0].lower() not in FRONTED:
        low = context.sentence_end(start)
    for begin, end, form in islice(context.roster.index.between(low, high), _NAMES_AHEAD):
        if begin not in context.quoted and is_subject_name(context, low, begin, end):
            entity = context.roster.find_person(form, begin)
            # The first subject decides: *“No,” she said. Bob Ray agreed, and Ann Lee left.* does not mean Lee.
            if not gender or entity is None or entity.kind != PERSON or not agree(entity.gender, gender):
                return UNKNOWN_SPEAKER
            entity.gender = gender
            return entity.as_speaker()
    return UNKNOWN_SPEAKER
