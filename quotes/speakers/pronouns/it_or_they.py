"""Whom *it* and *they* refer to: the nearest organization, document or crowd that has spoken or is a subject."""

from __future__ import annotations

import re
from itertools import islice
from typing import Final

from quotes.lexicon import tags as t
from quotes.lexicon.genders import GENDERS_OF_PRONOUNS
from quotes.lexicon.tagging import tags_of
from quotes.lexicon.words import entries
from quotes.model import DOCUMENT, GROUP, ORGANIZATION, PERSON
from quotes.speakers.bodies.organizations import may_be_organization, organization_described, organization_subject
from quotes.speakers.context import Context, ResolvedSource
from quotes.speakers.name_subjects import is_subject_name
from quotes.speakers.pronouns.candidate import person_named
from quotes.speakers.pronouns.he_or_she import resolve_he_or_she
from quotes.speakers.source_phrase import within_sentence
from quotes.text.parts import UNKNOWN_SPEAKER, Speaker

_SENTENCES_TO_ORGANIZATION: Final = 4
_WITH_KIN: Final = re.compile(r"(He|She) and ((?:his|her) ([a-z]+)) [a-z]")
_DOCUMENT_SUBJECT: Final = re.compile(
    r"((?:An?|The|These|His|Her|Its|Their) (?:[a-z-]+ ){0,2}?([a-z-]+))"
    r"(?: (?:by|from|of|to) [^.;:“”\"\n]{1,80}?)?(?:, [^.;:“”\"\n]{1,60},)? "
    r"(?:arrived|came|reads|runs|went|(is|was)|(are|were))\b"
)
"""A noun at the start of a sentence, what belongs to it or commas set off, and a verb of what becomes of a document."""
_NOBODY: Final = frozenset([*entries("nobody"), "anybody", "anyone", "everybody", "everyone", "no one", "one"])
_CROWD_CHARACTERS: Final = 90
"""How much of a sentence is looked at for a crowd and its verb."""
_CROWD_WORDS: Final = 4
"""Words of a crowd before what it hangs on, at most: *dozens of angry residents*."""
_OF_CROWD: Final = t.AUX | t.PAST
"""A verb of which a crowd is the subject."""
_NOT_OF_CROWD: Final = t.AUX | t.CAP | t.NEG | t.POSSESSIVE | t.PRONOUN | t.PREP | t.CONJ | t.SUBORDINATOR
_PAIR_CHARACTERS: Final = 60
"""How far into a sentence the second name of a pair begins, at most."""


def resolve_it_or_they(context: Context, start: int, word: str) -> Speaker:
    """Whom *it* or *they* refers to: the nearest organization or crowd that has spoken or is a subject.

    Resolves  NATO denied it. “No,” it said. → NATO
    Resolves  “No,” protesters said. “Never,” they added. → protesters
    Resolves  Ann Lee and Bob Ray run the shop. “No,” they said. → Ann Lee and Bob Ray
    Leaves    “No,” Ann Lee said. “Never,” they added. → nobody
    """
    plural = word.startswith("they")
    for low, high in context.sentences_before(start, _SENTENCES_TO_ORGANIZATION):
        words = "" if context.sentence_end(low) > start else _document_at(context, low, plural=plural)
        if words:
            return Speaker(words, DOCUMENT, "document")
        for source in reversed(context.sources_between(low, high)):
            if _fits(source, plural=plural):
                return source.speaker
            if may_be_organization(source):
                return Speaker(source.speaker.name, ORGANIZATION, "pronoun")
        name = organization_subject(context, low, high) or ("" if plural else organization_described(context, low))
        if name:
            return Speaker(name, ORGANIZATION, "pronoun")
        several = _several_at(context, low) if plural else None
        if several is not None:
            return several
    for source in context.sources_before(start):
        if _fits(source, plural=plural):
            return source.speaker
    return UNKNOWN_SPEAKER


def _several_at(context: Context, low: int) -> Speaker | None:
    """The people who are the subject at the start of a sentence: a pair or a crowd."""
    pair = _pair_at(context, low) or _pair_with_kin(context, low)
    if pair:
        return Speaker(pair, PERSON, "names")
    crowd = _crowd_at(context, low)
    return Speaker(crowd, GROUP, "crowd") if crowd else None


def _document_at(context: Context, low: int, *, plural: bool) -> str:
    """The document that is the subject at the start of a sentence: ***The note** arrived in May*; nothing for none.

    Resolves  Kor wrote to her. The letter arrived in May. “No,” it said. → the letter
    Resolves  A note from Kor was read in court. “No,” it said. → a note
    Resolves  Kor left. The letters were found in May. “No,” they say. → the letters
    """
    found = _DOCUMENT_SUBJECT.match(context.text, low)
    if found is None or found[3 if plural else 4] or found[2].endswith("s") != plural:
        return ""
    if not tags_of(found[2]) & t.DOCUMENT or tags_of(found[2]) & (t.ORG_NOUN | t.MEDIA_NAME):
        return ""
    return within_sentence(found[1])


def _crowd_at(context: Context, low: int) -> str:
    """Several people who are the subject at the start of a sentence: ***Residents** of Kew were angry*.

    Resolves  Residents of Kew were angry. “No,” they said. → Residents
    Leaves    Residents’ cars were towed. “No,” they said. → nobody
    """
    words = context.text[low : low + _CROWD_CHARACTERS].split()
    tags = [tags_of(word.lower() if at == 0 else word) for at, word in enumerate(words)]
    noun = next((at for at, tag in enumerate(tags[:_CROWD_WORDS]) if tag & t.ROLE and tag & t.PLURAL), -1)
    verb = noun + 1
    if 0 <= noun < len(words) - 1 and tags[verb] & t.PREP:
        verb = next((at for at in range(verb, len(words)) if tags[at] & _OF_CROWD), verb)
    if noun < 0 or verb >= len(words) or not tags[verb] & _OF_CROWD:
        return ""
    before = zip(words[:noun], tags[:noun], strict=True)
    if any((tag & _NOT_OF_CROWD and word != "of") or not word.replace("-", "").isalpha() for word, tag in before):
        return ""
    return within_sentence(" ".join(words[: noun + 1]))


def _pair_at(context: Context, low: int) -> str:
    """Two people who are the subject at the start of a sentence: ***Ann Lee and Bob Ray** run the café*."""
    names = list(islice(context.roster.index.between(low, low + _PAIR_CHARACTERS), 2))
    if len(names) < 2 or names[0][0] != low or context.text[names[0][1] : names[1][0]] != " and ":
        return ""
    if not is_subject_name(context, low, names[1][0], names[1][1]):
        return ""
    people = [person_named(context, start, form, "") for start, _, form in names]
    full = [one.name for one in people if one is not None]
    return " and ".join(full) if len(set(full)) == len(names) else ""


def _pair_with_kin(context: Context, low: int) -> str:
    """Somebody and another one without a name, at the start of a sentence: ***She and her brother** run the café*."""
    found = _WITH_KIN.match(context.text, low)
    if found is None or not tags_of(found[3]) & t.ROLE:
        return ""
    first = resolve_he_or_she(context, low, GENDERS_OF_PRONOUNS[found[1].lower()])
    return f"{first.name} and {found[2]}" if first.name and first.kind == PERSON else ""


def _fits(source: ResolvedSource, *, plural: bool) -> bool:
    """Whether an earlier source is an organization, a document, or, for *they*, several people."""
    speaker = source.speaker
    # *Nobody told her. They told the mayor.*
    if not speaker.name or speaker.name.lower() in _NOBODY:
        return False
    if speaker.kind == ORGANIZATION or speaker.how == "document":
        return True
    return plural and (speaker.how in ("names", "crowd") or (speaker.kind != PERSON and not source.gender))
