"""Which organization *the company* or *the paper* means: one that has spoken or been a subject a little before."""

from __future__ import annotations

import re
from typing import Final

from quotes.lexicon import tags as t
from quotes.lexicon.tagging import tags_of
from quotes.lexicon.word_sets import COMMON_WORDS, SEVERAL_PEOPLE
from quotes.lexicon.words import any_of, entries
from quotes.model import ORGANIZATION
from quotes.speakers.bodies.apposed import full_name
from quotes.speakers.context import Context, ResolvedSource
from quotes.speakers.name_subjects import is_subject_name
from quotes.speakers.names.body_kinds import MEDIA_NOUNS, is_medium_name, is_of_other_kind, may_be_medium
from quotes.speakers.names.entities import Entity, is_common_word
from quotes.speakers.names.forms import MEDIA, UNKNOWN
from quotes.text.parts import Speaker

_NEWS_BODIES: Final = frozenset(entries("news_bodies"))
"""Those of ``GENERIC_BODIES`` that may mean a medium: *the network*, not *the airline*."""
_SHARES: Final = ("hares in ", "stake in ", "hareholders in ", "nvestors in ")
_BELONGINGS: Final = re.compile(rf"(?:['’]s?)? {any_of(entries('body_belongings'))}\b")
_RIVALS: Final = ("competitor ", "competitor, ", "rival ", "rival, ")
_PERSONAL: Final = re.compile(r"\b(?:he|her|him|his|she)\b")
_SENTENCES_IN_VIEW: Final = 5


def are_bodies(noun: str) -> bool:
    """Whether a noun without a name means several bodies or the people of one: *groups*, *authorities*, *staff*."""
    if noun in SEVERAL_PEOPLE:
        return True
    one = f"{noun[:-3]}y" if noun.endswith("ies") else noun[:-1]
    return noun.endswith("s") and not noun.endswith("ss") and bool(tags_of(one) & t.ORG_NOUN)


def organization_in_view(context: Context, start: int, noun: str) -> Speaker | None:
    """The organization that has spoken or been a subject last: *the company*, *the paper*.

    Resolves  Kor Motors denied it. “No,” the company said. → Kor Motors
    Leaves    Ann Lee denied it. “No,” the company said. → the company
    Resolves  Kor Air denied it, CNN reported. “No,” the airline said. → Kor Air
    Leaves    Kor Bank is to sell it, CNN reported. “No,” the paper said. → the paper
    Leaves    Canada denied it. “No,” the company said. → the company
    """
    if noun in MEDIA_NOUNS:
        return _medium_in_view(context, start)
    others = frozenset[str]() if noun in _NEWS_BODIES else MEDIA
    passed_over: Speaker | None = None
    for number, (low, high) in enumerate(context.sentences_before(start, _SENTENCES_IN_VIEW)):
        for source in reversed(context.sources_between(low, high)):
            name = source.speaker.name or ""
            if name.casefold() in others:
                passed_over = passed_over or source.speaker
                continue
            # *Police had no comment. The airline said no.*
            if are_bodies(name.lower()) or name.startswith("its ") or is_of_other_kind(name, noun):
                continue
            if source.speaker.kind == ORGANIZATION:
                return source.speaker
            if _may_be_company(context, source, high, is_near=number <= 1):
                return Speaker(source.speaker.name, ORGANIZATION, "body")
        named = _named_in_view(context, low, high, noun, others)
        if named is not None:
            return named
    # *CNN cut jobs. The company said*; but *the airline* is no medium.
    return passed_over if noun in ("company", "firm") else None


def _medium_in_view(context: Context, start: int) -> Speaker | None:
    """The medium that has been named last, or that has spoken last and may be one.

    *Kor Bank will sell its mill, the **Elm Post** said. Kor Bank wants to grow, the paper said.*
    """
    for low, high in context.sentences_before(start, _SENTENCES_IN_VIEW):
        for source in reversed(context.sources_between(low, high)):
            name = source.speaker.name or ""
            if is_medium_name(name) or (source.speaker.kind == ORGANIZATION and may_be_medium(name)):
                return Speaker(name, ORGANIZATION, "body")
        named = [
            one for one in context.roster.index.between(low, high) if one[0] < start and is_medium_name(one[2].name)
        ]
        if named:
            return Speaker(full_name(context, named[-1][2], named[-1][0]), ORGANIZATION, "body")
    return None


def _named_in_view(context: Context, low: int, high: int, noun: str, others: frozenset[str]) -> Speaker | None:
    """The organization that is the subject of a sentence, or that it shows to be one."""
    for begin, end, form in context.roster.index.between(low, high):
        if form.kind not in (ORGANIZATION, UNKNOWN) or begin in context.quoted:
            continue
        if form.name.casefold() in others or is_of_other_kind(form.name, noun):
            continue
        # *Unlike its rival **Elm Foods**, the company said*
        if context.text.endswith(_RIVALS, low, begin):
            continue
        entity = context.roster.find(form, begin)
        if form.single and form.kind == UNKNOWN:
            if not _may_be_unlisted_body(context, entity, low, begin, end, high):
                continue
        elif not is_subject_name(context, low, begin, end):
            continue
        if entity is not None and entity.kind in (ORGANIZATION, UNKNOWN):
            return Speaker(entity.name, ORGANIZATION, "body")
    return None


def _may_be_unlisted_body(context: Context, entity: Entity | None, low: int, begin: int, end: int, high: int) -> bool:
    """Whether a name of one word may be a body's: it has what only bodies have, or is a subject that nobody else is.

    *Shares in **Delmar** fell*, ***Delmar**’s chief executive left*, ***Delmar** makes brakes*
    """
    if entity is None or not is_of_unlisted_kind(context, entity):
        return False
    if context.text.endswith(_SHARES, 0, begin) or _BELONGINGS.match(context.text, end):
        return True
    name = entity.name
    # *Stocks fell. The company cut its forecast.*
    is_named = entity.count > 1 or (begin == low and not name.endswith("s"))
    is_new = is_named and tags_of(name) == t.CAP and f" {name.lower()} " not in context.text
    return (is_new or " its " in context.text[end:high]) and is_subject_name(context, low, begin, end)


def is_of_unlisted_kind(context: Context, entity: Entity) -> bool:
    """Whether nothing but the words around a name of one word can show what it names.

    An ordinary word is a name if it has its capital within a sentence, too: *the network **Path** grew*.
    """
    if entity.form.kind != UNKNOWN or entity.gender or entity.titles or not entity.form.single:
        return False
    if entity.name.lower() in COMMON_WORDS:
        return context.roster.index.is_within_sentence(entity.form.last)
    return not is_common_word(entity.name)


def _may_be_company(context: Context, source: ResolvedSource, high: int, *, is_near: bool) -> bool:
    """Whether a source may be a body that no list has: *its* shows one, and near by no *he* or *her* shows a person.

    *Delmar cut its prices*; *Homes are dark, according to Delmar. The company is sorry.*
    """
    entity = source.entity
    if entity is None or not is_of_unlisted_kind(context, entity):
        return False
    if " its " in context.text[source.end : high]:
        return True
    return is_near and tags_of(entity.name) == t.CAP and not _PERSONAL.search(context.text, source.end, high)
