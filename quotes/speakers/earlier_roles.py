"""Who was last called by a role: *the spokesman* after *spokesman Ken Ito* or *Ken Ito, a ministry spokesman*."""

from __future__ import annotations

from typing import Final

import regex

from quotes.lexicon import tags as t
from quotes.lexicon.folding import without_possessive
from quotes.lexicon.tagging import tags_of
from quotes.lexicon.words import entries
from quotes.model import UNNAMED
from quotes.speakers.context import Context
from quotes.speakers.names.forms import NameForm
from quotes.speakers.roles.linked_names import joins_name_to_role, joins_role_to_name
from quotes.speakers.roles.offices import is_same_office, other_roles
from quotes.speakers.source_phrase import SourcePhrase, within_sentence
from quotes.text.parts import Speaker

_INDEFINITE: Final = regex.compile(r"\b[Aa]n? ((?:(?!(?:an?|the) )[\w’'-]++ ){0,5})$")
"""*A* or *an* and up to five words before a role."""
REPRESENTATIVES: Final = frozenset(entries("voices"))
"""Nouns for unnamed people who speak for an organization: *spokesman*, *official*."""
_OF_PLACE: Final = regex.compile(
    r"(?<=\b[Tt]he )\p{L}++ of (?:the )?\p{Lu}[\w’'-]*+(?: \p{Lu}[\w’'-]*+){0,2}(?!,? and\b)"
)
"""A role and what it is of: *the **Duchess of Kor***."""
_WORDS_BEFORE: Final = regex.compile(r"(?:\w++[ -])*+$")
"""The words right before a role, without a mark between them."""
_RANK_CHARACTERS: Final = 40
_OF_OFFICE: Final = regex.compile(
    r" (?:of|for) (?:the )?[A-Z][\w’'-]*+(?: (?:(?:of|for|and|the|&) )*[A-Z][\w’'-]*+){0,5}+(?=, | is | was )"
)
"""What is between an office and its holder: *Governor **of Elm State**, Ken Ito,*."""
_OF_WHAT: Final = regex.compile(r" (?:of|for) (?:the )?(\p{Lu}[\w’'-]*+)")
"""What follows a role whose it is: *president **of France***."""
_CHARACTERS_BACK: Final = 6000
"""How far back a role may have been named."""
_MODIFIER_CHARACTERS: Final = 60
"""How near a modifier may be to a role."""
_LONGEST_CALLED: Final = len(", identified only as ")
_AS: Final = ("As ", "as ")
"""What is before the office of who is named right after it: ***As** mayor of Elm, Ken Ito left*."""
_INDEFINITE_CHARACTERS: Final = 80
_LONGEST_NOUN: Final = 20
_OTHER_PHRASE: Final = t.CLAUSE_OPENER | t.DETERMINER | t.PREP | t.CONJ
"""Words after *a* that begin another phrase."""
_NAMES_BACK: Final = 4
"""How many names before a role are looked at."""
_MOST_PLACES: Final = 12
"""How many earlier places of a role are looked at."""
_OF_BODY: Final = frozenset(["at", "for", "of"])
_WHOSE: Final = tuple(f" {word} " for word in _OF_BODY)
_COUNTERPART: Final = "counterpart"
"""Who has the same office elsewhere: *met her German **counterpart**, Ken Ito*, then *the German minister*."""
_STEM: Final = 4
"""Letters that the names of a country and of its people share."""


class _Whose:
    """Whose a role is: ***Florida** senator*, *president of **France***."""

    def __init__(self, modifier: str, *, is_exact: bool = False) -> None:
        self.modifier = modifier
        """A capitalized word, or nothing."""
        self.is_exact = is_exact
        """It must be beside the role, rather than near it."""

    def has(self, text: str, at: int, stop: int) -> bool:
        """Whether a role between two places of a text may belong to whom or what the modifier names."""
        if not self.is_exact:
            near = text[max(0, at - _MODIFIER_CHARACTERS) : stop + _MODIFIER_CHARACTERS]
            return self.modifier in near
        beside = text[max(0, at - _MODIFIER_CHARACTERS) : at].split()[-1:]
        after = _OF_WHAT.match(text, stop)
        return any(_is_same_place(self.modifier, word) for word in (*beside, after[1] if after else ""))


def _is_same_place(one: str, other: str) -> bool:
    """Whether two words are one place, or a place and its people: *Kew*, *France* and *French*."""
    tags = tags_of(one) ^ tags_of(other)
    return one == other or (one[:2] == other[:2] and bool(tags & t.PLACE) and bool(tags & t.DEMONYM))


def called_before(context: Context, role: str, start: int, modifier: str, described: list[str]) -> Speaker | None:
    """Who was last called by a role, before or after the name.

    Resolves  Spokesman Ken Ito left. “No,” said the spokesman. → Ken Ito
    Resolves  Ken Ito, a ministry spokesman, left. “No,” said the spokesman. → Ken Ito
    Resolves  Florida Senator Ken Ito spoke. Ann Lee left. “No,” said the Florida senator. → Ken Ito
    Leaves    Ken Ito left. “No,” said the spokesman. → the spokesman
    Leaves    Deputy mayor Ken Ito left. “No,” said the mayor. → the mayor
    Resolves  Ken Ito, a barrister, left. “No,” said the lawyer. → Ken Ito
    Resolves  French President Ann Lee met her Kenyan counterpart Ken Ito. “No,” the Kenyan president said. → Ken Ito

    Args:
        context: The article so far.
        role: The role, in lower case.
        start: Where the description is that repeats it (code points).
        modifier: A capitalized word that must be near the role there too, or nothing.
        described: The words before the role in the description.
    """
    of_same = called_of(context, role, start, modifier, described)
    of_same = of_same or called_of(context, _COUNTERPART, start, modifier, [])
    known = of_same or _last_called(context, role, start, _Whose(modifier), described)
    return known or _called_otherwise(context, role, start, modifier, described)


def _called_otherwise(context: Context, role: str, start: int, modifier: str, described: list[str]) -> Speaker | None:
    """The only one who was called by another word for a role: *the CEO* after *the chief executive*.

    Resolves  Prime Minister Ken Ito left. “No,” said the premier. → Ken Ito
    Leaves    Ken Ito, a barrister, met Ann Lee, a solicitor. “No,” said the lawyer. → the lawyer
    """
    # *the **minister for** Health* may be another one than the chancellor.
    end = start + len(" ".join([*described, role]))
    others = [] if context.text.startswith(_WHOSE, end) else other_roles(role, described, modifier)
    called = [_last_called(context, other, start, _Whose(modifier), described[:1]) for other in others]
    known = {speaker.name: speaker for speaker in called if speaker is not None}
    return next(iter(known.values())) if len(known) == 1 else None


def called_of(context: Context, role: str, start: int, place: str, described: list[str]) -> Speaker | None:
    """Who was last called by a role with a place, or what else it belongs to, right beside it.

    Resolves  Elm Mayor Ken Ito met the mayor of Kew, Ann Lee. “No,” said the mayor of Elm. → Ken Ito

    Args:
        context: The article so far.
        role: The role, in lower case.
        start: Where the description is that repeats it (code points).
        place: A capitalized word, or nothing.
        described: The words before the role in the description.
    """
    return _last_called(context, role, start, _Whose(place, is_exact=True), described) if place else None


def _last_called(context: Context, role: str, start: int, whose: _Whose, described: list[str]) -> Speaker | None:
    """Who was last called by a role that belongs to somebody."""
    text = context.text
    low, at = max(0, start - _CHARACTERS_BACK), start
    # *Ann Lee, the **CEO** of Kor*
    spellings = {role, role.capitalize(), role.title(), role.upper()}
    for _ in range(_MOST_PLACES):
        at = max(text.rfind(written, low, at) for written in spellings)
        if at < 0:
            return None
        stop = at + len(role)
        part_of_word = text[at - 1 : at].isalnum() or text[stop : stop + 1].isalnum()
        # *the **president**’s adviser Ken Ito*
        owns = text.startswith(("'s", "’s"), stop)
        if part_of_word or owns or at in context.quoted:
            continue
        if not whose.has(text, at, stop):
            continue
        before = _WORDS_BEFORE.search(text, max(low, at - _RANK_CHARACTERS), at)
        if before and not is_same_office(before[0].split(), described):
            continue
        source = context.source_around(at)
        # *a friend of **the duchess*** is not the duchess.
        if source is not None and not _has_any(text[source.start : at], t.PREP):
            return source.speaker
        found = name_after_role(context, stop, at) or _name_before(context, at, stop) or _of_place(context, at)
        if found is not None:
            return found
    return None


def is_of_another_body(context: Context, phrase: SourcePhrase, known: Speaker | None) -> bool:
    """Whether a description has a body after its role, and the article gives the person another one before it.

    *Apple CEO Ann Lee left. “No,” said **the CEO of All Sides**.*
    """
    frame, after = phrase.frame, phrase.head_end
    if known is None or not known.name or after >= phrase.end or frame.lower[after] not in _OF_BODY:
        return False
    body = [frame.word(at) for at in range(after + 1, phrase.end) if frame.tags[at] & t.CAP]
    named = rf"(\p{{Lu}}[\w&]+) (?i:{regex.escape(phrase.head)}) {regex.escape(known.name)}"
    own = regex.search(named, context.text) if body else None
    # *the Russian president* is *the president of Russia*.
    return own is not None and not any(word[:_STEM] == own[1][:_STEM] for word in body)


def whose_kin(context: Context, words: str) -> Speaker | None:
    """Who the writer's kin or friend is, by the name that the article gives anywhere: *my sister Ellen*.

    Args:
        context: The article so far.
        words: What follows *my*.
    """
    if words not in context.kin:
        mentions = regex.finditer(rf"\b[Mm]y {regex.escape(words)}\b", context.text)
        named = (name_after_role(context, mention.end(), mention.start()) for mention in mentions)
        context.kin[words] = next((speaker for speaker in named if speaker is not None), None)
    return context.kin[words]


def name_after_role(context: Context, stop: int, start: int) -> Speaker | None:
    """The name right after a role: *spokesman Ken Ito*; *the spokesman, Ken Ito,*; *Governor of Elm, Ken Ito,*.

    Resolves  The Mayor of Kor, Ann Lee, came. “No,” said the mayor. → Ann Lee
    Resolves  A baker named Ann Lee came. “No,” said the baker. → Ann Lee
    """
    of = _OF_OFFICE.match(context.text, stop)
    at = of.end() if of else stop
    after = next(context.roster.index.between(at, at + _LONGEST_CALLED), None)
    if after is None:
        return None
    begin, end, form = after
    between = context.text[at:begin]
    joined = joins_role_to_name(between, context.text[end : end + 1]) and not (of and between == " ")
    is_opening = between == ", " and context.text.endswith(_AS, 0, start)
    return _person(context, form, begin) if joined or is_opening else None


def _name_before(context: Context, start: int, stop: int) -> Speaker | None:
    """The name that includes a role or that it follows (*Ken Ito, the spokesman*); else who *a* introduces.

    Resolves  Ken Ito, a ministry spokesman, left. “No,” said the spokesman. → Ken Ito
    Resolves  Ken Ito is a baker. Ann Lee left. “No,” said the baker. → Ken Ito
    Resolves  Spokesman Ken Ito left. “No,” said the spokesman. → Ken Ito
    Leaves    Ken Ito met no spokesman. “No,” said the spokesman. → the spokesman
    """
    before = list(context.roster.index.before(start + 1, _NAMES_BACK))
    if not before:
        return None
    begin, end, form = before[0]
    if begin <= start < end:
        return _person(context, form, begin)
    for begin, end, form in before:
        if joins_name_to_role(context.text[end:start]):
            person = _person(context, form, begin)
            if person is not None:
                return person
    return _introduced(context, start, stop)


def _of_place(context: Context, start: int) -> Speaker | None:
    """The one whom a role and its place describe.

    Resolves  The Duchess of Kor came. “No,” said the duchess. → the Duchess of Kor
    """
    found = _OF_PLACE.match(context.text, start)
    # *the leader of the Kor **team***
    if found is None or tags_of(context.text[found.end() + 1 : found.end() + _LONGEST_NOUN].partition(" ")[0]) & t.NOUN:
        return None
    return Speaker(f"the {found[0]}", UNNAMED, "description")


def _introduced(context: Context, start: int, stop: int) -> Speaker | None:
    """The unnamed person whom *a* introduces, by the capitalized words before the role.

    Resolves  Ann Lee spoke to a Kor official. “No,” said the official. → Kor
    Resolves  Ann Lee spoke to a new official. “No,” said the official. → a new official
    """
    found = _INDEFINITE.search(context.text, max(0, start - _INDEFINITE_CHARACTERS), start)
    # *a man from Kor serves waiters*; *said in a statement that the **mayor** had left*
    if found is None or _has_any(found[1], _OTHER_PHRASE):
        return None
    words = context.text[found.start() : stop]
    whose = " ".join(word for word in found[1].split() if word[0].isupper())
    # *a Kor official* speaks for Kor, *a Kor baker* does not.
    name = without_possessive(whose) if words.rpartition(" ")[2] in REPRESENTATIVES else ""
    name = name or within_sentence(words)
    return Speaker(name, UNNAMED, "description")


def _has_any(words: str, tags: int) -> bool:
    """Whether one of some words may be of some classes."""
    return any(tags_of(word) & tags for word in words.split())


def _person(context: Context, form: NameForm, start: int) -> Speaker | None:
    entity = context.roster.find_person(form, start)
    return entity.as_speaker() if entity is not None else None
