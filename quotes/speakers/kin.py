"""Who somebody's relative, friend or lawyer is, by the name that the article gives elsewhere: *her brother*."""

from __future__ import annotations

from typing import Final

import regex

from quotes.lexicon import tags as t
from quotes.lexicon.folding import without_possessive
from quotes.lexicon.genders import GENDERS_OF_PRONOUNS
from quotes.speakers.context import Context
from quotes.speakers.earlier_roles import name_after_role, whose_kin
from quotes.speakers.names.folded_words import fold_word
from quotes.speakers.source_phrase import SourcePhrase
from quotes.text.parts import Speaker

_OWNER: Final = r"(?:\b([Hh]is|[Hh]er|[Tt]heir|[Ww]hose)|\b(\p{Lu}[\p{L}-]*+)['’]s?) (?:\p{L}[\w-]*+ )?"
"""Whose somebody is, and a word about the relative: *her **late** brother*, *Lee’s brother*."""
_PRONOUNS: Final = frozenset(["her", "his", "their", "whose"])
_MOST_MENTIONS: Final = 20


def kin_by_name(context: Context, phrase: SourcePhrase) -> Speaker | None:
    """The only person whom the article names as what a pronoun or a name says that somebody is.

    Resolves  Ann Lee left. Her brother, Bob Ray, bakes. “No,” her brother said. → Bob Ray
    Resolves  Ann Lee left with Bob Ray, her lawyer. “No,” said Lee’s lawyer. → Bob Ray
    Resolves  “No,” my sister said. My sister Ann Lee bakes. → Ann Lee
    Leaves    Ann Lee left. Her brother, Bob Ray, bakes. “No,” his brother said. → his brother
    Leaves    Lee’s son, Bob Ray, bakes. “No,” said Cole’s son. → Cole’s son
    """
    if not phrase.head_tag & t.ROLE or phrase.head_tag & t.PLURAL or phrase.end > phrase.head_end:
        return None
    frame, owner = phrase.frame, phrase.first
    if frame.lower[owner] == "my":
        return whose_kin(context, phrase.words(owner + 1, phrase.head_end))
    if not frame.tags[owner] & t.POSSESSIVE_PRONOUN:
        owner = phrase.head_end - len(("Lee’s", "brother"))
        if owner < phrase.first or not (frame.tags[owner] & t.POSSESSIVE_ENDING and frame.tags[owner] & t.CAP):
            return None
    words = phrase.words(owner + 1, phrase.head_end)
    named: dict[str | None, Speaker] = {}
    mentions = regex.finditer(_OWNER + rf"{regex.escape(words)}\b", context.text)
    for mention, _ in zip(mentions, range(_MOST_MENTIONS), strict=False):
        speaker = _named_beside(context, mention.start(), mention.end())
        if speaker is not None and _is_same_owner(context, frame.word(owner), mention[1] or mention[2]):
            named[speaker.name] = speaker
    return next(iter(named.values())) if len(named) == 1 else None


def _named_beside(context: Context, start: int, stop: int) -> Speaker | None:
    """Who is named right beside a relative: *her brother, **Bob***; ***Bob**, her brother,*."""
    after = name_after_role(context, stop, start)
    if after is not None or context.text[stop : stop + 1] not in (",", "."):
        return after
    for begin, end, form in context.roster.index.before(start, 1):
        entity = context.roster.find_person(form, begin)
        if entity is not None and context.text[end:start] == ", ":
            return entity.as_speaker()
    return None


def _is_same_owner(context: Context, one: str, other: str) -> bool:
    """Whether two words for whose somebody is may mean the same person: *her* and *Lee’s*, *his* and *whose*."""
    one, other = fold_word(without_possessive(one)), fold_word(without_possessive(other))
    if one in _PRONOUNS or other in _PRONOUNS:
        genders = {_gender_of(context, one), _gender_of(context, other)}
        return "" in genders or len(genders) == 1
    return one == other


def _gender_of(context: Context, owner: str) -> str:
    """The gender that a pronoun or the only person of a surname shows."""
    if owner in _PRONOUNS:
        return GENDERS_OF_PRONOUNS.get(owner, "")
    bearers = context.roster.bearers(owner)
    return bearers[0].gender if len(bearers) == 1 else ""
