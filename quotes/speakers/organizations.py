"""Which body a description stands for: *the ministry*, *the company*, *a Home Office spokesman*."""

from __future__ import annotations

from typing import Final

from quotes.lexicon import tags as t
from quotes.lexicon.words import entries
from quotes.model import ORGANIZATION, PERSON, Speaker
from quotes.speakers.context import Context
from quotes.speakers.name_forms import UNKNOWN, parse_name, without_possessive
from quotes.speakers.name_subjects import is_subject_name
from quotes.speakers.phrase_text import text_of_phrase, within_sentence
from quotes.text.frames import Frame

_GENERIC_ORGANIZATIONS: Final = frozenset(entries("generic_bodies"))
_SPEAKS_FOR: Final = frozenset(["for", "at", "of", "from", "with", "in"])
_POINTING: Final = frozenset(["the", "this", "that", "its"])


def organization_represented(context: Context, frame: Frame, first: int, end: int, head_end: int) -> str | None:
    """The body that an unnamed person speaks for: behind a preposition or before the role."""
    if head_end < end - 1 and frame.lower[head_end] in _SPEAKS_FOR:
        start = head_end + 1
        while start < end - 1 and frame.tags[start] & t.DET:
            start += 1
        if any(
            frame.tags[at] & t.BODY or (frame.tags[at] & t.CAP and not frame.tags[at] & t.PLACE)
            for at in range(start, end)
        ):
            words = without_possessive(text_of_phrase(context.text, frame, start, end))
            return _whole_name(context, words, frame.starts[start])
    start = first
    while start < head_end - 1 and (frame.tags[start] & (t.DET | t.NUMBER) or not frame.tags[start] & (t.CAP | t.BODY)):
        start += 1
    stop = head_end - 1
    while stop > start and frame.tags[stop - 1] & t.ROLE and not frame.tags[stop - 1] & t.CAP:
        stop -= 1
    if stop <= start or frame.tags[start] & (t.POSSESSIVE_PRONOUN | t.NUMBER):
        return None
    if any(
        frame.tags[at] & t.BODY or (frame.tags[at] & t.CAP and not frame.tags[at] & (t.DEMONYM | t.PLACE))
        for at in range(start, stop)
    ):
        return without_possessive(text_of_phrase(context.text, frame, start, stop))
    return None


def _whole_name(context: Context, words: str, start: int) -> str:
    form = parse_name(words)
    if form is not None and form.kind == PERSON:
        entity = context.roster.find(form, start)
        return entity.name if entity else form.name
    return words


def organization_of_official(context: Context, frame: Frame, first: int) -> str | None:
    """The body that this sentence or the one before names: *The Navy would not comment, but an official said*."""
    sentences = context.sentences_before(frame.starts[first], 3)
    for low, high in sentences:
        for start, end, form in context.roster.index.between(low, high):
            if form.kind != ORGANIZATION or context.quotation_around(start) is not None:
                continue
            if is_subject_name(context, low, start, end) or high == frame.starts[first]:
                entity = context.roster.find(form, start)
                return entity.name if entity else form.name
    return None


def resolve_organization(context: Context, frame: Frame, first: int, end: int, head_end: int) -> Speaker:
    """The body that a noun phrase with such a head stands for: *the ministry* for one named before."""
    start = first + 1 if frame.tags[first] & t.DET else first
    stop = end if head_end < end and frame.lower[head_end] in ("of", "for") else head_end
    start = first if start >= stop else start
    name = without_possessive(text_of_phrase(context.text, frame, start, stop))
    head = without_possessive(frame.lower[head_end - 1])
    if not frame.tags[stop - 1] & t.CAP and frame.tags[first] & t.DETERMINER:
        known = None
        if frame.lower[first] in _POINTING:
            known = _organization_named_before(context, head, frame.starts[first])
            if known is None and head in _GENERIC_ORGANIZATIONS:
                known = organization_in_view(context, frame.starts[first])
        described = within_sentence(without_possessive(text_of_phrase(context.text, frame, first, stop)))
        return known or Speaker(described, ORGANIZATION, None, "body")
    form = parse_name(name)
    entity = context.roster.find(form, frame.starts[start]) if form is not None and form.kind == ORGANIZATION else None
    return Speaker(entity.name if entity and len(entity.name) > len(name) else name, ORGANIZATION, None, "body")


def _organization_named_before(context: Context, head: str, start: int) -> Speaker | None:
    """The body named before whose name holds a word: *the ministry* for *Foreign Ministry*."""
    for begin, _, form in context.roster.index.mentions_with_word_before(head, start):
        if form.kind in (ORGANIZATION, UNKNOWN) and head in form.folded and len(form.folded) > 1:
            entity = context.roster.find(form, begin)
            return Speaker(entity.name if entity else form.name, ORGANIZATION, None, "body")
    return None


def organization_in_view(context: Context, start: int) -> Speaker | None:
    """The body in view: *the company*, *the paper*."""
    for low, high in context.sentences_before(start, 5):
        for source in reversed(context.sources_between(low, high)):
            if source.speaker.kind == ORGANIZATION:
                return source.speaker
        for begin, end, form in context.roster.index.between(low, high):
            if form.kind != ORGANIZATION and (form.kind != UNKNOWN or len(form.folded) == 1):
                continue
            if context.quotation_around(begin) is not None or not is_subject_name(context, low, begin, end):
                continue
            entity = context.roster.find(form, begin)
            if entity is not None and entity.kind in (ORGANIZATION, UNKNOWN):
                return Speaker(entity.name, ORGANIZATION, None, "body")
    return None
