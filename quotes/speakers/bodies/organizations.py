"""Which organization a description refers to: *the ministry*, *the company*, *a Home Office spokesman*."""

from __future__ import annotations

import re
from typing import Final

from quotes.lexicon import tags as t
from quotes.lexicon.tagging import tags_of
from quotes.lexicon.words import any_of
from quotes.model import GROUP, ORGANIZATION, PERSON
from quotes.speakers.bodies.apposed import apposed_body, full_name, medium_within
from quotes.speakers.bodies.in_view import are_bodies, is_of_unlisted_kind, organization_in_view
from quotes.speakers.context import Context, ResolvedSource
from quotes.speakers.name_subjects import is_subject_name
from quotes.speakers.names.body_kinds import MEDIA_NOUNS
from quotes.speakers.names.entities import GENERIC_BODIES, Entity
from quotes.speakers.names.forms import PLACE, UNKNOWN, NameForm, parse_name
from quotes.speakers.source_phrase import SourcePhrase, within_sentence
from quotes.text.parts import Speaker

POINTING: Final = frozenset(["the", "this", "that", "its"])
_GENERIC_SUBJECT: Final = re.compile(rf"(?:But |And )?The ({any_of(sorted(GENERIC_BODIES))}) ([a-z]+)")


def resolve_organization(context: Context, phrase: SourcePhrase) -> Speaker:
    """The organization that a noun phrase with such a head refers to.

    Resolves  The Foreign Ministry denied it. “No,” the ministry said. → Foreign Ministry
    Resolves  “No,” a committee said. → a committee
    """
    frame, first = phrase.frame, phrase.first
    goes_on = phrase.head_end < phrase.end and frame.lower[phrase.head_end] in ("of", "for")
    stop = phrase.end if goes_on else phrase.head_end
    if not frame.tags[stop - 1] & t.CAP and frame.tags[first] & t.DETERMINER:
        apposed = apposed_body(context, phrase) or medium_within(context, phrase)
        if apposed:
            return Speaker(apposed, ORGANIZATION, "body")
        known = organization_meant(context, phrase) if frame.lower[first] in POINTING else None
        kind = GROUP if are_bodies(phrase.head) else ORGANIZATION
        return known or Speaker(within_sentence(phrase.words(first, stop)), kind, "body")
    opens = stop - first == 1 and frame.begins_sentence(first)
    if (opens or not frame.tags[stop - 1] & t.CAP) and are_bodies(phrase.head):
        return Speaker(within_sentence(phrase.words(first, stop)), GROUP, "body")
    start = first + 1 if frame.tags[first] & t.DET and first + 1 < stop else first
    name = phrase.words(start, stop)
    form = parse_name(name)
    entity = context.roster.find(form, frame.starts[start]) if form is not None and form.kind == ORGANIZATION else None
    return Speaker(entity.name if entity and len(entity.name) > len(name) else name, ORGANIZATION, "body")


def organization_meant(context: Context, phrase: SourcePhrase) -> Speaker | None:
    """The organization named before that *the ministry* or *the company* means.

    Resolves  The Foreign Ministry denied it. “No,” the ministry said. → Foreign Ministry
    Leaves    The Foreign Ministry denied it. “No,” the committee said. → the committee
    """
    known = _organization_named_before(context, phrase.head, phrase.start)
    if known is None and phrase.head in GENERIC_BODIES and not _is_owned(phrase):
        known = organization_in_view(context, phrase.start, phrase.head)
    return known


def _is_owned(phrase: SourcePhrase) -> bool:
    """Whether a body belongs to others: *the players’ union*, *the company website*.

    Not *the nation’s largest union*, a body named before.
    """
    frame, first, last = phrase.frame, phrase.first + 1, phrase.head_end - 1
    if phrase.head in MEDIA_NOUNS and frame.has(t.ORG_NOUN, first, last):
        return True
    is_superlative = any(word.endswith("est") for word in frame.lower[first:last])
    return not is_superlative and frame.has(t.POSSESSIVE_ENDING, first, last)


def _organization_named_before(context: Context, head: str, start: int) -> Speaker | None:
    """The organization named last whose name contains a word: *the ministry* for *Foreign Ministry*."""
    for begin, _, form in context.roster.index.mentions_with_word_before(head, start):
        if form.kind in (ORGANIZATION, UNKNOWN) and head in form.folded and not form.single:
            return Speaker(full_name(context, form, begin), ORGANIZATION, "body")
    return None


def body_written_short(context: Context, head: str, start: int) -> Speaker | None:
    """The body named last that a noun with a capital is short for.

    Resolves  The Navy Department denied it. “No,” the Department said. → Navy Department
    Resolves  The Department of Water denied it. “No,” the Department said. → Department of Water
    Leaves    The State Department denied it. “No,” the State said. → State
    """
    for begin, _, form in context.roster.index.mentions_with_word_before(head, start):
        words = form.folded
        if form.kind not in (ORGANIZATION, UNKNOWN) or form.single or head not in words:
            continue
        if words[-1] == head or (words[0] == head and words[1] in ("of", "for", "on")):
            return Speaker(full_name(context, form, begin), ORGANIZATION, "body")
    return None


def organization_subject(context: Context, low: int, high: int) -> str:
    """The organization that is the subject of a sentence; nothing when there is none.

    Resolves  Ann Lee went home after NATO won. “No,” it said. → NATO
    Resolves  The ferry’s operator, Delmar, won. “No,” it said. → Delmar
    Leaves    Ann Lee left for NATO. “No,” it said. → nobody
    """
    for begin, end, form in context.roster.index.between(low, high):
        if begin not in context.quoted and is_subject_name(context, low, begin, end):
            name = _organization_named(context, begin, form)
            if name:
                return name
    return ""


def organization_described(context: Context, low: int) -> str:
    """The organization that the sentence at ``low`` is about by another noun, as its subject; nothing for none.

    Resolves  Kor Motors lost money. The company cut jobs. “No,” it said. → Kor Motors
    """
    described = _GENERIC_SUBJECT.match(context.text, low)
    if described is None or not tags_of(described[2]) & t.VERB_OR_AUX:
        return ""
    found = organization_in_view(context, low, described[1])
    return (found.name if found else None) or ""


def _organization_named(context: Context, start: int, form: NameForm) -> str:
    """The name of the organization, place or company that a name refers to; nothing for a person's.

    Resolves  London won. “No,” it said. → London
    Leaves    Ann Lee won. “No,” it said. → nobody
    """
    if form.kind == PERSON:
        return ""
    entity = context.roster.find(form, start)
    if form.kind == UNKNOWN and form.single:
        return form.name if entity is not None and _is_apposed_body(context, entity, start) else ""
    if form.kind in (ORGANIZATION, PLACE):
        if entity is None:
            return form.name
        return entity.name if entity.kind == ORGANIZATION else ""
    return form.name if entity is not None and entity.kind == UNKNOWN else ""


def _is_apposed_body(context: Context, entity: Entity, start: int) -> bool:
    """Whether commas set off a name of one word, or what it does: *The operator, **Delmar**, left*."""
    if entity.kind == PERSON or not is_of_unlisted_kind(context, entity) or tags_of(entity.name) != t.CAP:
        return False
    set_off = context.text.startswith(",", start + len(entity.name))
    return set_off and f" {entity.name.lower()} " not in context.text


def may_be_organization(source: ResolvedSource) -> bool:
    """Whether nothing shows that a name of several words is a person's.

    Resolves  “No,” Solvane Dunlow said. “Never,” it added. → Solvane Dunlow
    Leaves    “No,” Ann Lee said. “Never,” it added. → nobody
    """
    entity = source.entity
    if entity is None or source.gender:
        return False
    return entity.form.kind == UNKNOWN and not entity.titles and not entity.form.single
