"""What is said of a person before the name: *former Ohio Gov. Ann Lee*; *the mayor, Ann Lee,*."""

from __future__ import annotations

from typing import Final

from quotes.grammar.phrases import is_nominal
from quotes.grammar.speech_nouns import owner_start
from quotes.lexicon import tags as t
from quotes.lexicon.folding import is_acronym
from quotes.lexicon.words import entries, pairs
from quotes.speakers.roles.noun_phrases import ROLE_PARTICIPLES, head_of, is_of_in_body, is_premodifier, is_role_word
from quotes.text.frames import Frame, TokenRange

_OF: Final = frozenset(["of", "for"])
FORMER: Final = frozenset(entries("former_words"))
_BEFORE_FORMER: Final = t.SPECIFIER | t.CAP | t.ROLE
_ATTACHED: Final = frozenset(["of", "for", "at", "in", "to", "on", "with"])
HONORIFICS: Final = frozenset(word.rstrip(".").lower() for word in entries("honorifics"))
PLURAL_TITLES: Final = pairs("plural_titles")
_MOST_TOKENS_OF_NAMES: Final = 12
"""How far a title in the plural may be before the last of the names that share it."""
_PARTIES: Final = frozenset("dri")
_TIMES: Final = frozenset(entries("times"))
_FIELDS: Final = frozenset(entries("office_fields"))
_ALSO_BEFORE_S: Final = frozenset("su")
"""Letters before an *s* that no plural and no verb has: *business*, *famous*."""
_AFTER_ASIDE: Final = t.SENTENCE_END | t.COMMA | t.DASH | t.OPEN_BRACKET | t.CLOSE_BRACKET


def before_name(frame: Frame, name: int, end: int) -> list[TokenRange]:
    """The words before a name that say what the person is: right before it, and before a comma.

    Reads   Ohio Sen. **Ann Lee** → Ohio Sen.   The mayor, **Ann Lee**, → The mayor
    Reads   Israel’s spokesman, Gen. **Ann Lee**, → Israel’s spokesman and Gen.   Sens. Bob Ray and **Ann Lee** → Sens.

    Args:
        frame: The tokens.
        name: Position of the first token of the name, titles aside.
        end: Position after the last token of the name.

    Returns:
        Their ranges.
    """
    low = frame.sentence(name)[0]
    stop = name
    while stop > low and is_honorific(frame, stop - 1):
        stop -= 1
    found: list[TokenRange] = []
    first = stop
    if stop > low and not frame.tags[stop - 1] & t.COMMA:
        first = _start_of_phrase(frame, stop, low)
        if first < stop and _ends_as_role(frame, first, stop):
            found.append((first, stop))
        elif first == stop:
            shared = _shared_title(frame, stop, low)
            return [shared] if shared is not None else []
    if first > low and frame.tags[first - 1] & t.COMMA and _are_titles(frame, first, stop):
        aside = _aside_before(frame, first - 1, end, low)
        if aside is not None:
            found.insert(0, aside)
    return found


def _are_titles(frame: Frame, first: int, stop: int) -> bool:
    """Whether some words are a title in capitals, or none: *the spokesman, **Rear Admiral** Ann Lee,*."""
    capitals = all(frame.tags[at] & t.CAP for at in range(first, stop))
    return first == stop or (capitals and bool(frame.tags[stop - 1] & t.TITLE))


def _shared_title(frame: Frame, stop: int, low: int) -> TokenRange | None:
    """The title in the plural before the first of several names: *Ohio **Sens.** Bob Ray and Ann Lee*."""
    at = stop
    if at - 1 <= low or frame.lower[at - 1] not in ("and", "&"):
        return None
    at -= 1
    reach = max(low, at - _MOST_TOKENS_OF_NAMES)
    while at > reach and (frame.tags[at - 1] & (t.CAP | t.COMMA)) and frame.word(at - 1) not in PLURAL_TITLES:
        at -= 1
    if at <= reach or at == stop - 1 or frame.word(at - 1) not in PLURAL_TITLES:
        return None
    return _start_of_phrase(frame, at, low), at


def employer_before(frame: Frame, name: int) -> TokenRange | None:
    """The body that a name belongs to: ***NBC’s** Ann Lee*; ``None`` for *Kor’s Ann Lee*, where Kor may be anything."""
    last = name - 1
    if last < 0 or not frame.tags[last] & t.POSSESSIVE_ENDING or not frame.tags[last] & t.CAP:
        return None
    first = owner_start(frame, last, frame.sentence(name)[0])
    is_body = frame.has(t.ORGANIZATION | t.MEDIA_NAME, first, name)
    return (first, name) if is_body or is_acronym(frame.word(last)[:-2]) else None


def is_honorific(frame: Frame, at: int) -> bool:
    """Whether a word is a form of address and no role: *Mr.*, *Dr*, *Dame*."""
    return bool(frame.tags[at] & t.CAP) and frame.lower[at].rstrip(".") in HONORIFICS


def _ends_as_role(frame: Frame, first: int, stop: int) -> bool:
    if is_role_word(frame, stop - 1) and (frame.tags[stop - 1] or stop - first > 1):
        return True
    return any(frame.lower[at] in _OF and frame.tags[at - 1] & t.ROLE_OR_TITLE for at in range(first + 1, stop))


def _start_of_phrase(frame: Frame, stop: int, low: int) -> int:
    """Where the noun phrase starts that ends at a position, *Minister of Health* included."""
    first = _start_of_words(frame, stop, low)
    if first == stop:
        return stop
    reach = first
    if reach - 2 > low and frame.lower[reach - 1] == "and" and _are_capitals(frame, reach, stop):
        # *Minister for Arts **and** Sports Ann Lee*
        reach = _start_of_words(frame, reach - 1, low)
    # *Secretary **of** State Ann Lee*, but *wife **of** baker Ann Lee*
    is_office = not frame.tags[stop - 1] & t.ROLE or frame.tags[stop - 1] & (t.CAP | t.PLURAL)
    if is_office and reach - 1 > low and frame.lower[reach - 1] in _OF and frame.tags[reach - 2] & t.ROLE_OR_TITLE:
        first = _start_of_words(frame, reach - 1, low)
    if (
        first - 2 >= low
        and frame.lower[first - 1] == "and"
        and frame.tags[first - 2] & t.ROLE_OR_TITLE
        and not frame.tags[first - 2] & t.PLURAL
        and not frame.tags[first] & t.DETERMINER
        and not (frame.tags[first] & t.TITLE and not frame.tags[first] & t.ROLE)
    ):
        # *her friend **and** fellow baker Ann Lee*
        first = _start_of_words(frame, first - 1, low)
    return first


def _are_capitals(frame: Frame, first: int, stop: int) -> bool:
    return all(frame.tags[at] & t.CAP and not frame.tags[at] & t.ROLE_OR_TITLE for at in range(first, stop))


def _start_of_words(frame: Frame, stop: int, low: int) -> int:
    """Where a row of words of one noun phrase starts, its determiner and a possessor included."""
    at = stop
    while at > low:
        tag = frame.tags[at - 1]
        if tag & t.DETERMINER and not is_acronym(frame.word(at - 1)):
            is_time = at + 1 < stop and frame.lower[at] in _TIMES and frame.tags[at + 1] & t.CAP  # *this week Sen. Lee*
            return at + 1 if is_time else at if tag & t.SUBORDINATOR else at - 1
        if at - 2 > low and is_of_in_body(frame, at - 1):
            at -= 2
            continue
        inside = is_premodifier(frame, at - 1) or _is_led_participle(frame, at - 1, low)
        if not inside and not _is_adverb(frame, at - 1, at, stop):
            break
        if at < stop and frame.lower[at] in FORMER and not tag & _BEFORE_FORMER:
            break  # *accepted the challenge **former** Gov. Ann Lee made*
        at -= 1
    return _after_verb(frame, at, stop, low)


def _after_verb(frame: Frame, first: int, stop: int, low: int) -> int:
    """Where a row of words starts, a verb before it left out: *to **unseat** Sen. Lee*, ***Added** Sen. Lee*."""
    if first + 1 >= stop:
        return first
    if _is_before_title(frame, first):
        return first + 1
    tag, before = frame.tags[first], frame.tags[first - 1]
    led = first > low and (frame.lower[first - 1] == "to" or (before & t.AUX and not before & t.CAP))
    opens = first == low and (tag & t.BASE or (tag & t.SAY and tag & t.PAST)) and not tag & t.NOUN
    return first + 1 if (led and not tag & (t.CAP | t.ROLE)) or opens else first


def _is_before_title(frame: Frame, at: int) -> bool:
    """Whether the first word of a row is no part of the title in capitals after it.

    Such are what acts, is told or is done, a time, and another’s party and state: *it **mirrors** Sen. Lee’s plan*,
    *told **reporters** Sen. Lee left*, *before **naming** Sen. Lee*, *this **week** Sen. Lee left*, *Ray, **D-Ohio.**
    Sen. Lee left*.
    """
    word = frame.lower[at]
    if frame.tags[at] & t.CAP:
        return word[0] in _PARTIES and word[1:2] == "-" and frame.tags[at + 1] & t.CAP > 0
    if not frame.tags[at + 1] & t.CAP or frame.tags[at] & (t.POSSESSIVE_ENDING | t.DETERMINER):
        return False
    if word in ROLE_PARTICIPLES or word in _FIELDS:
        return False
    return word in _TIMES or word.endswith("ing") or (word[-1] == "s" and word[-2:-1] not in _ALSO_BEFORE_S)


def _is_led_participle(frame: Frame, at: int, low: int) -> bool:
    """Whether a participle belongs to the noun after it: *the newly **elected** mayor*."""
    tag = frame.tags[at]
    if not tag & t.PARTICIPLE or tag & t.AUX or at <= low:
        return False
    before = frame.tags[at - 1]
    if before & t.ADV:
        # *It effectively **destroyed** President Lee* has a verb.
        opens = at - 1 == low or bool(frame.tags[at - 2] & (t.SPECIFIER | t.PREP | t.COMMA))
        return opens and (frame.lower[at - 1].endswith("ly") or frame.lower[at - 1] in ("long", "once", "well"))
    return bool(before & t.DETERMINER)


def _is_adverb(frame: Frame, at: int, after: int, stop: int) -> bool:
    """Whether an adverb belongs to the word after it: ***newly** elected*, ***then** Sen.*."""
    tag = frame.tags[at]
    if not tag & t.ADV or tag & (t.PREP | t.AUX | t.SUBORDINATOR | t.CAP) or after >= stop:
        return False
    return bool(frame.tags[after] & (t.PARTICIPLE | t.DEMONYM)) or frame.lower[at] == "then"


def _goes_on_before(frame: Frame, first: int) -> bool:
    """Whether a noun phrase goes on before its last words: *head **of** Kor*, *Minister for Arts **and** Sports*."""
    before, after = frame.tags[first - 2], frame.tags[first]
    if frame.lower[first - 1] in _ATTACHED:
        return is_nominal(before)
    return frame.lower[first - 1] == "and" and bool(before & after & t.CAP)


def _aside_before(frame: Frame, comma: int, end: int, low: int) -> TokenRange | None:
    """The description that a name in commas follows: ***the mayor**, Ann Lee,*.

    Without a comma after the name, the two may be apart: *For the mayor, Ann Lee is a friend.*
    """
    after = frame.tags[end] if end < len(frame.tags) else t.STOP
    first = _start_of_words(frame, comma, low)
    while first - 2 >= low and _goes_on_before(frame, first):
        first = _start_of_words(frame, first - 1, low)
    if first == comma or head_of(frame, first, comma) < 0:
        return None
    before = frame.tags[first - 1] if first > low else t.STOP
    # *said the mayor, Ann Lee of Elm*
    goes_on = before & t.SAY and end < len(frame.tags) and frame.lower[end] in ("of", "from")
    listed = after & t.COMMA and end + 1 < len(frame.tags) and frame.tags[end + 1] & t.CONJ
    if (not after & _AFTER_ASIDE and not goes_on) or listed:
        return None
    if before & t.PREP and not after & (t.COMMA | t.STOP):
        return None
    introduced = frame.tags[first] & t.SPECIFIER or frame.has(t.POSSESSIVE_ENDING, first, comma)
    return (first, comma) if introduced or first == low or before & t.QUOTATION else None
