"""Which names in a sentence are people, and which of them is its subject."""

from __future__ import annotations

import re
from typing import Final

from quotes.lexicon import tags as t
from quotes.lexicon.tagging import tags_of
from quotes.lexicon.words import entries
from quotes.speakers.context import Context
from quotes.speakers.entities import Entity, is_common_word

_NEXT_WORD: Final = re.compile(r"[  ]?([^\W_]+(?:[-'’][^\W_]+)*|[^\w\s])")
_INTRODUCED: Final = re.compile(r", (?:\d\d\b|who\b|an? )")
_CONTRACTED: Final = re.compile(r"['’]s (?:been|not|also|never|always|now|just|\w+ing|got|had)\b")
_LAST_WORD: Final = re.compile(r"([^\W_]+(?:[-'’][^\W_]+)*|[^\w\s])[  ]*$")
_CLAUSE_OPENERS: Final = frozenset(entries("clause_openers"))


def _word_after(context: Context, end: int) -> str:
    match = _NEXT_WORD.match(context.text, end)
    return match.group(1) if match else ""


def _word_before(text: str, low: int, end: int) -> str:
    """The last word or mark of a stretch; looked for behind its last space only, which is five times as fast."""
    stop = low + len(text[low:end].rstrip())
    match = _LAST_WORD.search(text, max(low, text.rfind(" ", low, stop) + 1), end)
    return match.group(1) if match else ""


def name_acts(context: Context, end: int, entity: Entity) -> bool:
    """Whether what follows a name shows that it is a person's: a verb, of saying for a longer name, or an age."""
    after = _word_after(context, end)
    if after == ",":
        return bool(_INTRODUCED.match(context.text, end))
    if after and tags_of(after) & t.ADV and after.islower():
        after = _word_after(context, context.text.find(after, end) + len(after))
    if not after.islower() or tags_of(after) & (t.ROLE | t.ORG_NOUN | t.SPEECH_NOUN):
        return False
    if len(entity.form.folded) > 1 and any(is_common_word(word) for word in entity.form.name.split()):
        return bool(tags_of(after) & t.CUE_VERB)
    of_all = t.VERB_OR_AUX if len(entity.form.folded) > 1 else t.VERB
    return bool(tags_of(after) & of_all or after.endswith("ed"))


def is_subject_name(context: Context, low: int, start: int, end: int) -> bool:
    """Whether a name is the subject of its sentence or clause, as far as its neighbours tell.

    Fires on   **Ann Lee** left   When **Lee** arrived   **Lee**, 60, a baker
    Abstains   for **Ann Lee**   **Lee**'s plan   **Lee** campaign   than **Lee**.
    """
    text = context.text
    if text[end : end + 1] in ("'", "’"):
        return bool(_CONTRACTED.match(text, end))
    after = _word_after(context, end)
    tag = tags_of(after) if after else t.PUNCTUATION
    if after[:1].isalpha() and tag & (t.ROLE | t.ORG_NOUN | t.SPEECH_NOUN) and not tag & t.AUX:
        return False
    word = _word_before(text, max(low, start - 30), start)
    if not word:
        return True
    previous = tags_of(word)
    if after == "," and _INTRODUCED.match(text, end):
        return True
    if previous & t.PREP and word.lower() not in _CLAUSE_OPENERS:
        return False
    if after[:1].isalpha() and after[0].islower() and (tag & t.VERB_OR_AUX or after.endswith("ed") or tag & t.ADV):
        return True
    return after in (",", "(") and (_follows_role(text, low, start, word) or not _has_clause(text, low, start))


def _follows_role(text: str, low: int, start: int, word: str) -> bool:
    """Whether a role stands before a name that is an aside: *his wife, **Jane**, called*."""
    if word != ",":
        return False
    aside = _word_before(text, max(low, start - 40), text.rfind(",", low, start))
    return bool(aside and tags_of(aside) & t.ROLE)


def _has_clause(text: str, low: int, start: int) -> bool:
    """Whether a verb or a preposition stands between the start of the sentence and a name."""
    words = text[low:start].split()
    return len(words) > 12 or any(
        tags_of(word.strip(",“”\"'")) & (t.VERB_OR_AUX | t.PREP | t.WH_WORD)
        and word.islower()
        and not tags_of(word) & t.ROLE
        for word in words
    )
