"""Who speaks or acts in a sentence, for a quotation that has no cue of its own."""

from __future__ import annotations

from typing import Final

from quotes.grammar.auxiliaries import MODALS
from quotes.grammar.finite_clauses import is_finite_cue
from quotes.grammar.openers import after_dateline
from quotes.grammar.phrase_parts import after_head
from quotes.grammar.phrases import phrase_starting_at
from quotes.grammar.sources.cue_sources import attribute_to_subject
from quotes.grammar.speech_nouns import owner_start
from quotes.lexicon import tags as t
from quotes.lexicon.words import entries
from quotes.text.article import Answer
from quotes.text.frames import Frame, TokenRange

_DESKS: Final = frozenset(["desk", "hand", "pen"])
_BULLETS: Final = frozenset("•●▪‣■◦·*-–+")
_NOBODY: Final = frozenset(entries("nobody"))
_BEFORE_SUBJECT: Final = t.ADVERBIAL | t.CONJ | t.CALENDAR | t.COMMA | t.DASH | t.SYMBOL
_AUTHORED: Final = frozenset(["by", "from", "of"])
_MAY_SPEAK: Final = t.ROLE | t.ORGANIZATION | t.PRONOUN | t.DEMONYM | t.NUMBER | t.PLACE | t.TITLE | t.MEDIA_NAME
_AFTER_NUMBER: Final = frozenset(".):")


def after_list_mark(frame: Frame) -> int:
    """The position of the first word of a paragraph, after the number or bullet of a list if it begins with one.

    Gives   1. She left. → She   b) She left. → She   • She left. → She   She left. → She   Two left. → Two
    """
    first = frame.lower[0]
    follows = frame.lower[1] if len(frame.lower) > 1 else ""
    if (first.isdigit() and follows in _AFTER_NUMBER) or (len(first) == 1 and first.isalpha() and follows == ")"):
        return 2
    return int(first in _BULLETS)


def first_noun_phrase(frame: Frame, low: int, high: int) -> TokenRange | None:
    """The first noun phrase of a clause: its subject, adverbials before it left aside.

    Gives   On Friday, the mayor left. → the mayor   Asked twice, Lee shrugged. → Lee   But she left. → she
    """
    tags = frame.tags
    at = after_dateline(frame, low, high)
    while at < high:
        tag = tags[at]
        fronted = _is_fronted_participle(frame, at)
        if fronted or tag & t.PREP or (tag & t.SUBORDINATOR and not tag & t.DET):
            at = frame.find(t.COMMA, at, high) + 1
        elif (tag & _BEFORE_SUBJECT and not tag & t.DET) or frame.lower[at] == "so":
            at += 1
        else:
            break
    return phrase_starting_at(frame, at, high) if at < high and not _is_call(frame, at) else None


def _is_fronted_participle(frame: Frame, at: int) -> bool:
    """Whether a participle opens a clause before the subject: ***Asked** twice, Lee left*; ***Based** on it, Lee*."""
    tag = frame.tags[at]
    if tag & (t.PARTICIPLE | t.ING) and not tag & (t.ROLE | t.ORG_NOUN):
        return True
    is_unlisted = not tag & t.ANY_CLASS & ~t.CAP and frame.lower[at].endswith("ed") and frame.begins_sentence(at)
    return is_unlisted and at + 1 < len(frame.tags) and bool(frame.tags[at + 1] & t.PREP)


def _is_call(frame: Frame, at: int) -> bool:
    """Whether a verb begins a sentence, which names nobody: ***Wait**, it gets better*; ***Hear** him:*."""
    tag = frame.tags[at]
    alone = at + 1 < len(frame.tags) and frame.tags[at + 1] & (t.COMMA | t.OBJECT_PRONOUN)
    return bool(alone and tag & t.BASE and not tag & (t.GIVEN | t.NOMINAL & ~t.CAP) and frame.begins_sentence(at))


def speaker_in(frame: Frame, source: TokenRange) -> TokenRange | None:
    """Who speaks in a subject: whose it is, if it is a thing.

    Args:
        frame: The tokens.
        source: The subject.

    Returns:
        The subject itself, if it is somebody or a document; the words for its owner; or ``None``.

    Gives   **Her verdict** was long. → Her   **The answer of Ann Lee** was long. → Ann Lee
    Gives   **The mayor** was late. → The mayor   **The vote** was long. → nothing
    """
    first, end = source
    tags = frame.tags
    after = after_head(tags, first, end)
    head = tags[after - 1]
    if head & (_MAY_SPEAK | t.CAP):
        return source
    owner = frame.find(t.POSSESSIVE, first, after - 1)
    if owner < after - 1:
        return first, owner + 1
    if head & t.SPEECH_NOUN and after + 1 < end and frame.lower[after] in _AUTHORED:
        author = phrase_starting_at(frame, after + 1, end)
        if author is not None and frame.has(t.PERSONAL | t.CAP, *author):
            return author
    return source if head & t.DOCUMENT or (head & t.SPEECH_NOUN and end > first + 1) else None


def whom_from(frame: Frame, low: int, high: int) -> TokenRange | None:
    """Who is named by a clause that only says from whom the next words are.

    Gives   And from the mayor. → the mayor   Then this, from Ann Lee. → Ann Lee
    Gives   And from London. → nothing   She heard from Ann Lee. → nothing   From the report. → the report
    """
    at = frame.skip(t.ADVERBIAL | t.CONJ | t.PRONOUN | t.DET | t.COMMA, low, high)
    if at >= high or frame.lower[at] != "from":
        return None
    source = phrase_starting_at(frame, at + 1, high)
    speaks = t.PERSONAL | t.DOCUMENT
    if source is None or not frame.has(speaks, *source):
        return None
    # *From Ann Lee writing in the Courier:*
    first, last = _at_desk(frame, source)
    writes = (at for at in range(first + 1, last) if frame.tags[at] & t.ING and not frame.tags[at] & t.CAP)
    return first, next(writes, last)


def _at_desk(frame: Frame, source: TokenRange) -> TokenRange:
    """Whose desk a phrase names: *From the desk of **Mayor Ann Lee**:*; else the phrase."""
    of = next((at for at in range(*source) if frame.lower[at] == "of"), source[0])
    return (of + 1, source[1]) if of > source[0] and frame.lower[of - 1] in _DESKS else source


def name_before(frame: Frame, colon: int, low: int) -> TokenRange | None:
    """The person named right before a colon, with a role or title: *And here is **Professor Ed Stone**:*.

    Args:
        frame: The tokens.
        colon: Position of the colon.
        low: Position of the first token that may belong to the name.

    Gives   And here is Professor Ed Stone**.** → Professor Ed Stone   And here is the rest**.** → nothing
    """
    last = colon - 1
    in_month = frame.tags[last] & t.CALENDAR and not frame.tags[last - 1] & t.CAP  # *Kor was told in May:*
    if last < low or not frame.tags[last] & t.CAP or in_month:
        return None
    source = owner_start(frame, last, low), last + 1
    named = frame.has(t.PERSONAL, *source)
    return source if named else None


def sentence_source(frame: Frame, start: int, end: int) -> Answer | None:
    """Who speaks or acts in a sentence: the source of its cue, else its subject.

    Gives   On Friday, Lee said she left. → Lee   The mayor was blunt. → The mayor
    Gives   For Ann Lee, it was enough. → Ann Lee
    """
    for verb in range(end - 1, start, -1):
        if is_finite_cue(frame, verb, t.CUE_VERB):
            found = attribute_to_subject(frame, verb, start, end)
            if found:
                # *Asked by Kay, **who** had told her to stop, Lee named Ray*: Kay does not go on.
                in_question = frame.tags[found.source[0]] & t.WH_WORD and _is_fronted_participle(frame, start)
                return None if in_question else found
    if (
        end - start > 2
        and frame.tags[start] & t.WH_WORD
        and frame.tags[start + 1] & t.AUX
        and frame.tags[start + 2] & t.PRONOUN
    ):
        start += 2
    source = for_whom(frame, start, end) or first_noun_phrase(frame, start, end)
    return Answer(frame, source) if source else None


def for_whom(frame: Frame, start: int, end: int) -> TokenRange | None:
    """Whose view a sentence gives, by its first words.

    Args:
        frame: The tokens.
        start: Position of the first token of the sentence.
        end: Position after its last.

    Gives   **For** Ann Lee, it was enough. → Ann Lee   **To** the mayor, it was enough. → the mayor
    Gives   **According** to Ann Lee, it was enough. → Ann Lee
    Gives   **For** years, it was enough. → nothing   **For** Ann Lee it was enough. → nothing
    """
    start += frame.lower[start] == "according"
    if start >= end or frame.lower[start] not in ("for", "to"):
        return None
    whom = phrase_starting_at(frame, start + 1, end)
    if whom is None or whom[1] >= end or not frame.tags[whom[1]] & t.COMMA:
        return None
    last = frame.tags[whom[1] - 1]
    return whom if last & (t.CAP | t.ROLE) and not last & (t.PLACE | t.CALENDAR) else None


def speaker_of_last_sentence(frame: Frame) -> Answer | None:
    """Who speaks or acts in the last sentence of a paragraph, if that is somebody who can speak.

    Gives   It **was** late. The mayor said so. → The mayor   The mayor **left**. It rained. → It
    """
    start, end = frame.sentence(len(frame.tags) - 1)
    found = sentence_source(frame, start, end)
    return found if found and frame.tags[found.source[1] - 1] & t.ANY_SPEAKER else None


def names_nobody(frame: Frame, source: TokenRange) -> bool:
    """Whether a source is nobody, or anybody at all.

    Yes   **Nobody** would call it “luck”.   **Neither** side would call it “luck”.   **One** might call it “luck”.
    No    **One** called it “luck”.   **Lee** would not call it “luck”.
    """
    first, end = source
    if frame.lower[first] in _NOBODY:
        return True
    alone = frame.lower[first] == "one" and end - first == 1 and end < len(frame.tags)
    return alone and frame.lower[end] in MODALS
