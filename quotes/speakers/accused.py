"""Whom *the defendant* and *the accused* mean: the only person of whom an article says that they are charged."""

from __future__ import annotations

from typing import Final

import regex

from quotes.lexicon.words import entries
from quotes.model import PERSON
from quotes.speakers.context import Context
from quotes.text.parts import Speaker

ACCUSED: Final = frozenset(["accused", "defendant", "suspect"])
"""Nouns for somebody who is charged."""
_CHARGED: Final = regex.compile(
    r"\b(?:pleaded (?:not )?guilty|pleads (?:not )?guilty|(?:accused|convicted|suspected) of|charged with|indicted on|"
    r"on trial (?:for|over)|den(?:ies|ied|ying) (?:[\w’'-]++ ){0,4}?(?:\L<crimes>)\b)",
    crimes=entries("crimes"),
)
"""What shows that the person named before it is charged."""
_CHARACTERS_TO_NAME: Final = 160
"""How far before such words the name may be."""
_NAMES_BACK: Final = 3
_BREAK: Final = regex.compile(r"[.!?][”\"’')]*\s+[“\"‘']?\p{Lu}|[“”\"\n]")
"""The end of a sentence, or a quotation."""


def people_charged(context: Context) -> list[Speaker]:
    """The people of an article who are charged, each once: whom *the defendant* means if it is only one.

    Args:
        context: The article so far.
    """
    found: dict[str, Speaker] = {}
    for match in _CHARGED.finditer(context.text):
        if match.start() not in context.quoted:
            speaker = _name_before(context, match.start())
            if speaker is not None and speaker.name:
                found[speaker.name] = speaker
    return [*found.values()]


def _name_before(context: Context, at: int) -> Speaker | None:
    """The nearest person named before a position in its sentence."""
    for begin, end, form in context.roster.index.before(at, _NAMES_BACK):
        if at - end > _CHARACTERS_TO_NAME or _BREAK.search(context.text, end, at):
            return None
        entity = context.roster.find_person(form, begin)
        if entity is not None and entity.kind == PERSON:
            return entity.as_speaker()
    return None
