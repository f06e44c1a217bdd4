"""Whose office an article takes for known: *Ann Lee said no. **The prime minister** added that it was late*."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Final

import regex

from quotes.lexicon import tags as t
from quotes.lexicon.tagging import tags_of
from quotes.lexicon.words import entries
from quotes.model import PERSON
from quotes.speakers.context import Context, ResolvedSource
from quotes.speakers.names.entities import Entity
from quotes.speakers.pronouns.candidate import agree
from quotes.speakers.roles.before import HONORIFICS
from quotes.speakers.roles.offices import is_part_of_office
from quotes.speakers.source_phrase import SourcePhrase
from quotes.text.parts import Speaker

_OFFICES: Final = frozenset(entries("high_offices"))
_LEAD: Final = 700
"""Code points at the start of an article in which the writer names those whom readers know."""
_FIRST_PARAGRAPHS: Final = 1000
"""Code points within which the writer comes back to them by their offices."""
_SENTENCES_BACK: Final = 6
_REACH: Final = 500
"""How far after an office its holder may be named (code points)."""
_NAMES_AHEAD: Final = 6
_PEERS: Final = frozenset(["lady", "lord"])
_LONGEST_WORD: Final = 30
_WORD_BEFORE: Final = regex.compile(r"([\w’'-]++) $")
_SPEAKS: Final = regex.compile(r" (?:(?:also|has|had|later|will) )*([a-z]++)\b")


def known_holder(context: Context, phrase: SourcePhrase, gender: str) -> Speaker | None:
    """Who holds an office that the article mentions for the first time, right after or before the name.

    Resolves  Ann Lee says it is late. The chancellor said: “No.” → Ann Lee
    Resolves  “No,” the chancellor said. Ann Lee said that it was late. → Ann Lee
    Leaves    Ann Lee, a baker, says it is late. The chancellor said: “No.” → the chancellor
    Leaves    Ann Lee says the chancellor is late. The chancellor said: “No.” → the chancellor

    Args:
        context: The article so far.
        phrase: The description.
        gender: The gender that the office shows: ``m``, ``f`` or nothing.
    """
    start = phrase.start
    if start > _FIRST_PARAGRAPHS or phrase.head not in _OFFICES or not _is_plain(phrase):
        return None
    mention = rf"\b(?:[Tt]he|[Aa]n?)(?: \p{{Ll}}[\w-]*+){{0,4}}? {phrase.head}\b"
    if regex.search(mention, context.text, endpos=start):
        return None
    return _who_spoke(context, start, gender) or _who_speaks(context, phrase, gender)


def _who_spoke(context: Context, start: int, gender: str) -> Speaker | None:
    """The person who spoke last before an office is mentioned, if named without one."""
    source = next(_sources_before(context, start), None)
    if source is None or source.entity is None:
        return None
    fits = agree(source.gender, gender) and _is_named_barely(context, source.entity)
    return source.entity.as_speaker() if fits else None


def _sources_before(context: Context, start: int) -> Iterator[ResolvedSource]:
    """The sources in the last sentence before one that an office begins, quotations aside, the last first."""
    own = context.sentence_around(start, context.paragraph_at(start))[0]
    for low, high in context.sentences_before(start, _SENTENCES_BACK):
        if low == own:
            # *But **the chancellor** said no* may be another one.
            if not context.is_quoted(low, start):
                return
            continue
        # *“No,” said Ann Lee. “Yes,” said **the mayor*** are two.
        if own < start and low in context.quoted:
            return
        yield from reversed(context.sources_between(low, high))
        if not context.is_quoted(low, high):
            return


def _who_speaks(context: Context, phrase: SourcePhrase, gender: str) -> Speaker | None:
    """The first person named after an office in the lead, if that one speaks and is named without an office."""
    start = phrase.start
    if start > _LEAD or any(not form.single for _, _, form in context.roster.index.between(0, start)):
        return None
    end = phrase.frame.end(phrase.end - 1)
    for begin, stop, form in islice(context.roster.index.between(end, end + _REACH), _NAMES_AHEAD):
        entity = context.roster.find_person(form, begin)
        if entity is None or entity.kind != PERSON or begin in context.quoted:
            continue
        speaks = _SPEAKS.match(context.text, stop)
        fits = speaks and tags_of(speaks[1]) & t.REPORTING and agree(entity.gender, gender)
        return entity.as_speaker() if fits and _is_named_barely(context, entity) else None
    return None


def _is_named_barely(context: Context, entity: Entity) -> bool:
    """Whether the lead names somebody in full, or as a peer, and does not say what they are."""
    titles = [title.rstrip(".").lower() for title in entity.titles]
    at = entity.full[0] if entity.full else entity.first_at
    if at > _LEAD or not (entity.full or any(title in _PEERS for title in titles)):
        return False
    start, end, _ = next(context.roster.index.between(at, at + 1), (at, at, entity.form))
    if any(title not in HONORIFICS for title in titles) or context.text.startswith((",", " ("), end):
        return False
    before = _WORD_BEFORE.search(context.text, max(0, start - _LONGEST_WORD), start)
    return before is None or not tags_of(before[1]) & (t.ROLE | t.ORG_NOUN) or before[1][0].isupper()


def _is_plain(phrase: SourcePhrase) -> bool:
    """Whether only parts of an office are between *the* and its head: *the **shadow foreign** secretary*."""
    inner = phrase.frame.lower[phrase.first + 1 : phrase.head_end - 1]
    return phrase.end == phrase.head_end and all(is_part_of_office(word) for word in inner)
