"""Names that stand beside a description: *the minister, Ann Lee,* and *Ann Lee, the minister*."""

from __future__ import annotations

from typing import Final

from quotes.lexicon import tags as t
from quotes.lexicon.tagging import tags_of
from quotes.model import PERSON, Speaker
from quotes.speakers.context import Context
from quotes.speakers.name_forms import UNKNOWN, NameForm
from quotes.speakers.name_spans import names_in_phrase
from quotes.speakers.phrase_text import text_of_phrase, within_sentence
from quotes.text.frames import Frame

_INTRODUCING: Final = frozenset(["some", "many", "several", "no", "another"])
_LEADING_CHARACTERS: Final = 40
"""A name leads its sentence when it starts within so many characters."""
_APPOSITION_CHARACTERS: Final = 120
"""How far a description may stand behind its name, in characters."""


def apposed_name(context: Context, frame: Frame, first: int, end: int, head_end: int) -> Speaker | None:
    """The name that a description stands beside: *the minister, Ann Lee,* or *Ann Lee, the minister*."""
    tag = frame.tags[head_end - 1]
    after = end < len(frame.tags) and frame.tags[end] & t.COMMA and tag & t.ROLE
    if after:
        found = next(context.roster.index.between(frame.end(end), frame.end(end) + 3), None)
        if found and _is_name_aside(context, *found):
            return _as_apposition(context, found, text_of_phrase(context.text, frame, first, end))
    if (
        first < 2
        or not frame.tags[first - 1] & t.COMMA
        or frame.tags[first] & t.PLURAL
        or frame.lower[first] in _INTRODUCING
    ):
        return None
    return _name_before(context, frame, first, end, tag)


def _name_before(context: Context, frame: Frame, first: int, end: int, tag: int) -> Speaker | None:
    """The name before the comma that a description follows, or at the start of what is cut off by commas."""
    bound = frame.sentence(first)[0]
    opening = next((at for at in range(first - 1, bound, -1) if frame.tags[at] & t.QUOTATION), bound)
    low = frame.end(opening) + 1 if frame.tags[opening] & t.QUOTATION else frame.starts[opening]
    comma = frame.starts[first - 1]
    for begin, finish, form in context.roster.index.between(max(low, comma - _APPOSITION_CHARACTERS), comma):
        leads = begin - low < _LEADING_CHARACTERS and context.text[finish] == "," and tag & (t.ROLE | t.ORG_NOUN)
        if (leads or (finish == comma and tag & t.ROLE)) and _apposes(context, frame, first, low, begin, finish):
            found = _as_apposition(context, (begin, finish, form), text_of_phrase(context.text, frame, first, end))
            if found is not None:
                return found
    return None


def _is_name_aside(context: Context, start: int, end: int, form: NameForm) -> bool:
    entity = context.roster.find_person(form, start)
    return entity is not None and (context.text[end : end + 1] in (",", ".") or len(form.folded) > 1)


def _apposes(context: Context, frame: Frame, first: int, low: int, begin: int, finish: int) -> bool:
    before = context.text[max(low, begin - 30) : begin].split()
    if before and tags_of(before[-1].lower()) & t.PREP:
        return False
    between = context.text[finish : frame.starts[first]]
    return " said" not in between and " told " not in between and len(between) < _APPOSITION_CHARACTERS


def _as_apposition(context: Context, mention: tuple[int, int, NameForm], words: str) -> Speaker | None:
    entity = context.roster.find_person(mention[2], mention[0])
    if entity is None:
        return None
    if entity.kind == UNKNOWN:
        entity.kind = PERSON
    return Speaker(entity.name, PERSON, within_sentence(words), "apposition")


def name_after_office(context: Context, frame: Frame, first: int, end: int) -> Speaker | None:
    """The name behind an office with *of*: *the secretary of state, Ann Lee*; *Minister of Health Ann Lee*."""
    words = context.text[frame.starts[first] : frame.end(end - 1)]
    named = () if words.islower() else names_in_phrase(words)
    if not named or named[-1][1] < frame.end(end - 1) - frame.starts[first] - 2 or frame.lower[first] in ("a", "an"):
        return None
    begin, _, form = named[-1]
    begin += frame.starts[first]
    entity = context.roster.find_person(form, begin)
    if entity is None or entity.kind != PERSON or not form.given or len(form.folded) < 2:
        return None
    word = context.text[frame.starts[first] : begin].split()
    at = next((at for at in range(first, end) if frame.starts[at] >= begin), end) - 1
    if len(word) < 3 or frame.tags[at] & (t.ROLE | t.PREP | t.DETERMINER | t.CONJ):
        return None
    return Speaker(entity.name, PERSON, context.text[frame.starts[first] : begin].strip(" ,"), "name")
