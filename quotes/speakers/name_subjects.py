"""What the words beside a name show: that it is a person's, that it is the subject of its sentence."""

from __future__ import annotations

import re
from typing import Final

from quotes.lexicon import tags as t
from quotes.lexicon.tagging import tags_of
from quotes.lexicon.word_sets import COMMON_WORDS
from quotes.lexicon.words import entries
from quotes.speakers.context import Context
from quotes.speakers.names.entities import BEFORE_PLACES, Entity, is_common_word

_NEXT_WORD: Final = re.compile(r"[  ]?([^\W_]+(?:[-'’][^\W_]+)*|[^\w\s])")
_INTRODUCED: Final = re.compile(r", (?:\d\d\b|who\b|an? )")
_CONTRACTED: Final = re.compile(r"['’]s (?:been|not|also|never|always|now|just|\w+ing|got|had)\b")
_LAST_WORD: Final = re.compile(r"([^\W_]+(?:[-'’][^\W_]+)*|[^\w\s])[  ]*$")
_MOST_WORDS_BEFORE_SUBJECT: Final = 12
_WORD_CHARACTERS: Final = 30
"""How far before a name its neighbor is looked for."""
_CLEFT: Final = ("It was ", "it was ", "It is ", "it is ", "It’s ", "it’s ", "It's ", "it's ")
"""What is before somebody whom a sentence singles out."""
_ASIDE_CHARACTERS: Final = 40
_BRACKET_CHARACTERS: Final = 60
_MOST_WORDS_TO_ROLE: Final = 4
_ACTIVITY_ENDINGS: Final = tuple(entries("activity_endings"))
_NO_SUBJECTS: Final = COMMON_WORDS.union(entries("comparative_adjectives"))
_AGENT: Final = re.compile(r"\b(?:is|are|was|were|be|been|being) (?:[a-z]+ly )?([a-z]+) by ((?:[a-z-]+ ){0,3})$")
"""A passive, its participle, and what may be between *by* and the name of the agent."""
_AGENT_CHARACTERS: Final = 50
_AMONG: Final = "Among "
_PRESENTED: Final = re.compile(r"Among [^.:;“”\"]{3,80} (?:is|was|are|were) (?:[^\W_][\w’'-]* ){0,4}")
"""*Among those who came was **student Niamh Rooney***."""
_CLAUSE_OPENERS: Final = frozenset(entries("clause_openers"))


def _word_after(context: Context, end: int) -> str:
    match = _NEXT_WORD.match(context.text, end)
    return match.group(1) if match else ""


def _word_before(text: str, low: int, end: int) -> str:
    """The last word or mark of a stretch; only what follows the last space is searched, five times as fast."""
    stop = low + len(text[low:end].rstrip())
    match = _LAST_WORD.search(text, max(low, text.rfind(" ", low, stop) + 1), end)
    return match.group(1) if match else ""


def _after_brackets(context: Context, end: int) -> int:
    """Where the brackets after a name end, which hold an actor, a party or an age; the end of the name without any."""
    if not context.text.startswith(" (", end):
        return end
    return context.text.find(")", end, end + _BRACKET_CHARACTERS) + 1 or end


def is_in_brackets(context: Context, low: int, start: int, end: int) -> bool:
    """Whether a name is in brackets within its sentence, as an actor's is: *Rose Calder (**Ann Lee**) leaves*.

    *(Ann Lee left.) She was ill* is a sentence of its own.
    """
    opening = context.text.rfind("(", max(low + 1, start - _BRACKET_CHARACTERS), start)
    if opening < 0 or context.text.find(")", opening, start) >= 0:
        return False
    return context.text.find(")", end, end + _BRACKET_CHARACTERS) >= 0


def name_acts(context: Context, end: int, entity: Entity) -> bool:
    """Whether the words after a name show that it is a person's: a verb, an age, *who*.

    A longer name that contains a common word (*Summer Rain*) needs a verb of saying or thinking; a single word, a
    listed verb rather than an auxiliary.
    """
    end = _after_brackets(context, end)
    after = _word_after(context, end)
    if after == ",":
        return bool(_INTRODUCED.match(context.text, end)) or _has_role_after(context.text, end)
    if after and tags_of(after) & t.ADV and after.islower():
        after = _word_after(context, context.text.find(after, end) + len(after))
    if not after.islower() or tags_of(after) & (t.ROLE | t.ORG_NOUN | t.SPEECH_NOUN):
        return False
    if not entity.form.single and any(is_common_word(word) for word in entity.name.split()):
        return bool(tags_of(after) & t.CUE_VERB)
    of_all = t.VERB if entity.form.single else t.VERB_OR_AUX
    return bool(tags_of(after) & of_all or after.endswith("ed"))


def _has_role_after(text: str, comma: int) -> bool:
    """Whether a role without an article follows a name and a comma: *Ann Lee, cabinet member for roads,*."""
    words = text[comma + 1 : comma + _ASIDE_CHARACTERS].partition(",")[0].split()[:_MOST_WORDS_TO_ROLE]
    return any(tags_of(word) & t.ROLE and word.islower() for word in words)


def is_subject_name(context: Context, low: int, start: int, end: int) -> bool:
    """Whether a name is the subject of its sentence or clause, as far as its neighbors show.

    Fires on   **Ann Lee** left   When **Lee** arrived   **Lee**, 60, a baker   it was **Lee** who paid
    Abstains   for **Ann Lee**   **Lee**'s plan   **Lee** campaign   than **Lee**.

    Args:
        context: The article so far.
        low: Where the sentence starts (code points).
        start: Where the name starts.
        end: Where it ends, exclusive.
    """
    text = context.text
    if text[end : end + 1] in ("'", "’"):
        return bool(_CONTRACTED.match(text, end))
    end = _after_brackets(context, end)
    after = _word_after(context, end)
    tag = tags_of(after) if after else t.PUNCTUATION
    is_word = after[:1].isalpha()
    # *Lee campaign*, *Lee spokesman*: the name modifies a noun.
    if is_word and tag & (t.ROLE | t.ORG_NOUN | t.SPEECH_NOUN) and not tag & t.AUX:
        return False
    if text.startswith(_AMONG, low) and _PRESENTED.fullmatch(text, low, start):
        return True
    before = _word_before(text, max(low, start - _WORD_CHARACTERS), start)
    # *a student from **Ballina**, who spoke*
    is_place = before.lower() in BEFORE_PLACES and " " not in text[start:end]
    introduced = after == "," and not is_place and _INTRODUCED.match(text, end)
    if not before or introduced or is_cleft(context, start, end):
        return True
    # *for Ann Lee*; but *after Ann Lee left*, where the preposition opens a clause.
    if tags_of(before) & t.PREP and before.lower() not in _CLAUSE_OPENERS:
        return False
    may_be_verb = tag & t.VERB_OR_AUX or after.endswith("ed")
    if is_word and after[0].islower() and (may_be_verb or tag & t.ADV):
        return True
    if before == after == "," and _is_aside_of_subject(context, end):
        return True
    return after in (",", "(") and (_follows_role(text, low, start, before) or not _has_clause(text, low, start))


def is_cleft(context: Context, start: int, end: int) -> bool:
    """Whether a sentence singles out who acts: *It was **Ann Lee** who paid*."""
    return context.text.startswith(" who ", end) and context.text.endswith(_CLEFT, 0, start)


def _is_aside_of_subject(context: Context, end: int) -> bool:
    """Whether a verb follows a name between commas: *The officer for roads, **Ann Lee**, said*."""
    word = _word_after(context, end + 1)
    return word.islower() and bool(tags_of(word) & (t.FINITE | t.AUX))


def _follows_role(text: str, low: int, start: int, word: str) -> bool:
    """Whether a name is an aside after a role: *his wife, **Jane**, called*."""
    if word != ",":
        return False
    aside = _word_before(text, max(low, start - _ASIDE_CHARACTERS), text.rfind(",", low, start))
    return bool(aside and tags_of(aside) & t.ROLE)


def _has_clause(text: str, low: int, start: int) -> bool:
    """Whether a verb or a preposition is between the start of the sentence and a name, or many words are."""
    words = text[low:start].split()
    return len(words) > _MOST_WORDS_BEFORE_SUBJECT or any(
        tags_of(word.strip(",“”\"'")) & (t.VERB_OR_AUX | t.PREP | t.WH_WORD)
        and word.islower()
        and not tags_of(word) & t.ROLE
        for word in words
    )


def is_agent(context: Context, low: int, start: int) -> bool:
    """Whether a name is who does what a passive says: *It will be chaired by **Ann Lee***."""
    found = _AGENT.search(context.text, max(low, start - _AGENT_CHARACTERS), start)
    if found is None or not (found[1].endswith("ed") or tags_of(found[1]) & t.PARTICIPLE):
        return False
    # *It was shaped by his memory of Ann Lee*
    return not any(tags_of(word) & (t.PREP | t.POSSESSIVE_PRONOUN) for word in found[2].split())


def may_be_activity(entity: Entity) -> bool:
    """Whether one word that begins a sentence, and that the article writes once, names nobody: *Filming*, *Bigger*."""
    form = entity.form
    if not form.single or entity.count > 1:
        return False
    return form.name.endswith(_ACTIVITY_ENDINGS) or form.last in _NO_SUBJECTS


def is_after_the(context: Context, start: int) -> bool:
    """Whether a name has *the* before it, as a prize or a paper may and a person does not: *the Grammy*."""
    return context.text[max(0, start - 4) : start].lower() == "the "
