"""Names and descriptions beside each other: *the minister, Ann Lee,* and *Ann Lee, the minister*."""

from __future__ import annotations

import re
from typing import Final

from quotes.grammar.phrases import ONE_OF_SEVERAL, is_nominal
from quotes.lexicon import tags as t
from quotes.lexicon.tagging import tags_of
from quotes.lexicon.word_sets import A_OR_AN
from quotes.model import PERSON, UNNAMED
from quotes.speakers.context import Context
from quotes.speakers.earlier_roles import REPRESENTATIVES
from quotes.speakers.names.forms import PLACE, UNKNOWN, NameForm
from quotes.speakers.names.spans import NameMention, names_in_phrase
from quotes.speakers.names.titles import ends_as_office
from quotes.speakers.pronouns.candidate import person_named
from quotes.speakers.source_phrase import SourcePhrase, follows_circumstance
from quotes.text.frames import Frame
from quotes.text.parts import Speaker

_CALLED_IN_ASIDE: Final = re.compile(
    r" (?:an? (?:[a-z-]+ ){1,5}(?:called|named|known as)|(?:the )?(?:[A-Z][\w-]* ){0,2}[A-Z][\w-]*['’]s)(?= [A-Z])"
)
"""What is before a name in an aside: *The waiter, a solemn man **called** Bo*; *the mayor, **Labour’s** Ann Lee*."""
_ENDS_LIST: Final = re.compile(r"[.;:“”\"]|\b(?:who|which|said|told)\b")
_UNIT: Final = re.compile(r" [A-Z][\w’'-]*(?: (?:and |of |for |the |& )*[A-Z][\w’'-]*){1,6}, (?=[A-Z])")
"""A unit in capitals between commas: *the Director**, Elm Health Board**, Ann Lee*."""
_FIRST_OF_TITLE: Final = 6
"""Code points of *Maj.-*, before the *Gen.* with which the name is found."""
_INTRODUCING: Final = frozenset(["some", "many", "several", "no", "another"])
"""Words that introduce somebody new, whom the name before cannot mean."""
_GIVES_NAME: Final = re.compile(
    r",? who (?:would )?(?:only )?(?:(?:gave|give|gives) (?:his|her|their) (?:first |full |last )?name"
    r"|(?:identified|identifies|introduced|introduces) (?:him|her|them)sel(?:f|ves)) "
    r"(?:only |simply |just )?(?:as |by )(?=[^\W\d_a-z])"
)
"""What is between somebody and the name that they give."""
_LEADING_CHARACTERS: Final = 40
"""A name leads its sentence when it starts within this many characters."""
_MOST_CHARACTERS_BETWEEN: Final = 120
"""How far a description may follow its name."""
_MOST_WORDS_BEFORE_NAME: Final = 8
_LONGEST_IN_BRACKETS: Final = 9
"""Tokens of a name in brackets and of the brackets, at most."""


def apposed_name(context: Context, phrase: SourcePhrase) -> Speaker | None:
    """The person whose name is in apposition to a description, after it or before it.

    Resolves  “No,” said the minister, Ann Lee. → Ann Lee
    Resolves  One of the judges, Ann Lee, said: “No.” → Ann Lee
    Resolves  A skydiver, Ann Lee, said: “No.” → Ann Lee
    Resolves  Ann Lee, a Kor clerk said: “No.” → Ann Lee
    Leaves    Ann Lee left. “No,” said the minister. → the minister
    Leaves    For Ann Lee, some ministers said: “No.” → some ministers
    Leaves    The mayor of Salem, Virginia, said: “No.” → the mayor of Salem
    """
    frame, first = phrase.frame, phrase.first
    own = _own_name(context, phrase)
    if own is not None:
        return own
    is_role = bool(phrase.head_tag & t.ROLE) or _is_one_of_several(phrase)
    end = _after_brackets(frame, phrase.end)
    if (is_role or _may_be_role(phrase)) and end < len(frame.tags) and frame.tags[end] & t.COMMA:
        after_comma = frame.end(end)
        if phrase.head_tag & t.PLURAL and frame.lower[first] not in ONE_OF_SEVERAL:
            return None if frame.lower[first] in _INTRODUCING else _several_named(context, after_comma)
        called = _CALLED_IN_ASIDE.match(context.text, after_comma)
        found = _after_region(context, called.end() if called else after_comma)
        if found and found[2].kind != PERSON and _speaks_for_another(phrase):
            return Speaker(found[2].name, UNNAMED, "spokesman", phrase.description())
        if not found or not _names_role(context, phrase, found, is_role=is_role):
            found = _named_member(context, phrase)
        if found is not None:
            return _as_apposition(context, found)
    after_a_comma = first >= 2 and frame.tags[first - 1] & t.COMMA
    if not after_a_comma or frame.tags[first] & t.PLURAL or frame.lower[first] in _INTRODUCING:
        return None
    return _name_before(context, phrase)


def _names_role(context: Context, phrase: SourcePhrase, mention: NameMention, *, is_role: bool) -> bool:
    """Whether the name after the comma of a description is that of whom it describes, and an aside of its own.

    *her ex-teammate, **Ann Lee***: what no list has as a role is one if the full name of a person follows.
    """
    may_name = is_role or mention[2].kind == PERSON
    return may_name and not _is_state_of(phrase, mention[2]) and _is_name_aside(context, *mention)


def _is_state_of(phrase: SourcePhrase, form: NameForm) -> bool:
    """Whether a name is the state of the town that ends a description: *the mayor of Salem, **Virginia**,*."""
    town = phrase.end > phrase.head_end and phrase.frame.tags[phrase.end - 1] & t.CAP
    return bool(town and tags_of(form.name) & t.PLACE) or form.kind == PLACE


def _speaks_for_another(phrase: SourcePhrase) -> bool:
    """Whether a name after a description is that of a body: *a spokesman for its owner, **Kor Foods**,*."""
    after = phrase.frame.lower[phrase.head_end : phrase.end]
    return phrase.head in REPRESENTATIVES and after[:1] == ["for"]


def _several_named(context: Context, at: int) -> Speaker | None:
    """The people whom a list after a plural names; ``None`` when it does not name two.

    Resolves  Two judges, Ann Lee of Kor and Bob Ray of Elm, said: “No.” → Ann Lee and Bob Ray
    """
    found: list[str] = []
    for start, end, form in context.roster.index.between(at, at + _MOST_CHARACTERS_BETWEEN):
        between = context.text[at:start]
        # *Many judges, including Ann Lee and Bob Ray, said so.*
        names_some = not found and any(
            not tags_of(word) & (t.ROLE_OR_TITLE | t.DEMONYM | t.DET) for word in between.split()
        )
        if names_some or _ENDS_LIST.search(between):
            break
        entity = person_named(context, start, form)
        if entity is None:
            continue
        found.append(entity.name)
        if " and " in between:
            break
        at = end
    several = list(dict.fromkeys(found))
    return Speaker(" and ".join(several), PERSON, "names") if len(several) > 1 else None


def _own_name(context: Context, phrase: SourcePhrase) -> Speaker | None:
    """The name that somebody gives: *a clerk, who identified himself only as **Sal Pike**, said*.

    Resolves  “No,” said a clerk who gave her name as Ann Lee. → Ann Lee
    """
    given = _GIVES_NAME.match(context.text, phrase.frame.end(phrase.end - 1)) if phrase.head_tag & t.ROLE else None
    if given is None:
        return None
    found = next(context.roster.index.between(given.end(), given.end() + 1), None)
    return _as_apposition(context, found) if found is not None else None


def _after_brackets(frame: Frame, end: int) -> int:
    """The position after a name in brackets that begins there: *head of the Elm Board **(EB)**, Ann Lee*."""
    if end >= len(frame.tags) or not frame.tags[end] & t.OPEN_BRACKET:
        return end
    for closing in range(end + 1, min(end + _LONGEST_IN_BRACKETS, len(frame.tags))):
        tag = frame.tags[closing]
        if tag & t.CLOSE_BRACKET:
            return closing + 1
        # *the minister (who left), Ann Lee said*
        if not is_nominal(tag) and not tag & (t.PREP | t.DET | t.CONJ):
            break
    return end


def _after_region(context: Context, comma: int) -> NameMention | None:
    """The name after a comma, or after the region or unit of an office: *the head, South-West, **Ann Lee**, said*."""
    found = next(context.roster.index.between(comma, comma + 3), None)
    if found is not None and "-" in found[2].name and " " not in found[2].name:
        return next(context.roster.index.between(found[1], found[1] + 3), found)
    unit = _UNIT.match(context.text, comma)
    if unit is None or (found is not None and (found[2].kind == PERSON or found[1] < unit.end() - len(", "))):
        return found
    return next(context.roster.index.between(unit.end(), unit.end() + _FIRST_OF_TITLE), found)


def _is_one_of_several(phrase: SourcePhrase) -> bool:
    """Whether a phrase means one of several people: *one of the judges*, *one of them*, *another*."""
    frame = phrase.frame
    if frame.lower[phrase.first] not in ONE_OF_SEVERAL:
        return False
    of = frame.lower[phrase.head_end : phrase.head_end + 1] == ["of"]
    people = t.ROLE | t.PLURAL | t.OBJECT_PRONOUN
    return phrase.end - phrase.first == 1 or (of and bool(frame.tags[phrase.end - 1] & people))


def _may_be_role(phrase: SourcePhrase) -> bool:
    """Whether the head of a description is in no list: *her **ex-teammate***, *his son and **co-driver***."""
    # *Two objectors, Ann Lee and Bo Ray, said so.*
    is_one = bool(phrase.frame.tags[phrase.first] & t.DETERMINER) and not phrase.head.endswith("s")
    return is_one and not phrase.head_tag & t.ANY_CLASS


def _name_before(context: Context, phrase: SourcePhrase) -> Speaker | None:
    """The name before the comma that a description follows, or at the start of what commas set off.

    Resolves  Ann Lee, a Kor clerk said: “No.” → Ann Lee
    Leaves    With help from Ann Lee, the minister said: “No.” → the minister
    Leaves    On Friday, when asked about Ann Lee, the minister said: “No.” → the minister
    """
    frame, first = phrase.frame, phrase.first
    bound = frame.sentence(first)[0]
    if follows_circumstance(phrase, bound):
        return None
    opening = next((at for at in range(first - 1, bound, -1) if frame.tags[at] & t.QUOTATION), bound)
    low = frame.end(opening) + 1 if frame.tags[opening] & t.QUOTATION else frame.starts[opening]
    comma = frame.starts[first - 1]
    for mention in context.roster.index.between(max(low, comma - _MOST_CHARACTERS_BETWEEN), comma):
        begin, end, _ = mention
        adjacent = end == comma and phrase.head_tag & t.ROLE
        # *Ann Lee, 60, of Elm Street, a baker, said*: other asides may come between a leading name and its role.
        leading = begin - low < _LEADING_CHARACTERS and context.text[end] == ","
        leads = leading and phrase.head_tag & (t.ROLE | t.ORG_NOUN)
        if (adjacent or leads) and _may_be_apposed(context, phrase, low, begin, end):
            found = _as_apposition(context, mention)
            if found is not None:
                return found
    return None


def _named_member(context: Context, phrase: SourcePhrase) -> NameMention | None:
    """The name that ends an aside of titles after a role.

    *The host, Elm Trust board member **Ann Lee**, said*; *His coach, the former world No. 4 **Ann Lee**, said*
    """
    frame, first = phrase.frame, phrase.end + 1
    stop = min(len(frame.tags), first + _MOST_WORDS_BEFORE_NAME)
    described = first < stop and bool(frame.tags[first] & t.DET)
    at = first + described
    while at < stop and is_nominal(frame.tags[at]):
        at += 1
    if at >= len(frame.tags) or not frame.tags[at] & t.COMMA or not frame.tags[at - 1] & t.CAP:
        return None
    name = context.roster.index.around(frame.starts[at - 1], frame.end(at - 1))
    if name is None or name[0] <= frame.starts[first]:
        return None
    if described and name[2].given and len(name[2].folded) > 1:
        return name
    before = context.text[frame.starts[first] : name[0]].split()
    return name if tags_of(before[-1]) & t.ROLE and before[-1].islower() else None


def _is_name_aside(context: Context, start: int, end: int, form: NameForm) -> bool:
    """Whether a name after a comma is an aside of its own; a full name is, whatever follows it."""
    entity = context.roster.find_person(form, start)
    # *a driver from Ava, Mo., said*: a full stop before a comma is that of a state.
    ends = context.text[end : end + 1] in (",", ".") and context.text[end : end + 2] != ".,"
    return entity is not None and (ends or not form.single)


def _may_be_apposed(context: Context, phrase: SourcePhrase, low: int, begin: int, end: int) -> bool:
    """Whether a description may belong to a name: no preposition before the name and no *said* between the two."""
    before = context.text[max(low, begin - 30) : begin].split()
    if before and tags_of(before[-1].lower()) & t.PREP:
        return False
    between = context.text[end : phrase.start]
    return " said" not in between and " told " not in between and len(between) < _MOST_CHARACTERS_BETWEEN


def _as_apposition(context: Context, mention: NameMention) -> Speaker | None:
    entity = context.roster.find_person(mention[2], mention[0])
    if entity is None:
        return None
    if entity.kind == UNKNOWN:
        entity.kind = PERSON
    return Speaker(entity.name, PERSON, "apposition")


def name_after_office(context: Context, phrase: SourcePhrase) -> Speaker | None:
    """The full name that ends a phrase whose head is an office with *of*.

    Resolves  “No,” said the secretary of state Ann Lee. → Ann Lee
    Resolves  “No,” said master of ceremonies Asab Altab. → Asab Altab
    Leaves    “No,” said the sister of Ann Lee. → the sister of Ann Lee
    Leaves    “No,” said a friend of baker Ann Lee. → a friend of baker Ann Lee
    """
    frame, first, end = phrase.frame, phrase.first, phrase.end
    stop = frame.end(end - 1)
    words = context.text[phrase.start : stop]
    named = () if words.islower() else names_in_phrase(words)
    if not named or named[-1][1] < stop - phrase.start - len("’s") or frame.lower[first] in A_OR_AN:
        return None
    begin, _, form = named[-1]
    begin += phrase.start
    entity = context.roster.find_person(form, begin)
    # *Superintendent of **Police** Ann Lee*: what looks like a title ends the office.
    begin += len(form.title) + 1 if tags_of(form.title) & t.PLURAL else 0
    # Only a full name is sure not to be part of the office: *the head of Elm Park* is not a person.
    is_office = ends_as_office(context.text[phrase.start : begin])
    bare = is_office or _is_bare_office(phrase, begin)
    is_full_name = (form.given or bare) and (not form.single or is_office)
    if entity is None or (entity.kind != PERSON and not (bare and entity.kind == UNKNOWN)) or not is_full_name:
        return None
    office = context.text[phrase.start : begin]
    before_name = next((at for at in range(first, end) if frame.starts[at] >= begin), end) - 1
    # *the sister of Ann Lee*: a preposition right before the name means somebody else; so does a bare role.
    tag = frame.tags[before_name]
    one_role = tag & t.ROLE and not tag & t.PLURAL  # *the chief of staff Ann Lee* has a plural
    if not is_office and (len(office.split()) < 3 or one_role or tag & (t.PREP | t.DETERMINER | t.CONJ)):
        return None
    return Speaker(entity.name, PERSON, "name")


def _is_bare_office(phrase: SourcePhrase, begin: int) -> bool:
    """Whether an office without an article ends in a plural right before a name: ***director of studies** Bo Ray*."""
    frame, first = phrase.frame, phrase.first
    last = next((at for at in range(first, phrase.end) if frame.starts[at] >= begin), first) - 1
    if last <= first or frame.tags[first] & t.DETERMINER or frame.lower[phrase.head_end] != "of":
        return False
    return frame.lower[last].endswith("s") and not frame.tags[last] & (t.ROLE | t.CAP | t.ORG_NOUN)
