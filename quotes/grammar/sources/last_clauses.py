"""The last clause before a verb: where it begins, and whether it holds a verb of its own."""

from __future__ import annotations

from typing import Final

from quotes.grammar.marked_words import is_quoted_name
from quotes.grammar.phrase_parts import is_subject_pronoun
from quotes.grammar.phrases import is_nominal, is_reduced_relative, phrase_ending_at, phrase_starting_at
from quotes.grammar.sources.relatives import opens_relative, resumes_main_clause
from quotes.grammar.sources.second_clauses import opens_meanwhile
from quotes.grammar.verb_signs import is_clause_verb
from quotes.lexicon import tags as t
from quotes.text.frames import Frame, TokenRange

_PLACES: Final = frozenset(["inside", "nearby", "opposite", "outside"])
_ANYBODY: Final = frozenset(["everybody", "everyone", "somebody", "someone", "those"])
_PEOPLE: Final = t.ROLE | t.PLURAL | t.DEMONYM
_BEFORE_THAT: Final = frozenset(["at", "behind", "of", "on"])
"""Prepositions before *that* and a noun; *in that* may begin a clause."""
_STRANDED_REACH: Final = 14
"""Tokens from a noun to a preposition without an object that ends what describes it, at most."""
_BRACKET: Final = t.OPEN_BRACKET | t.CLOSE_BRACKET


def last_clause_bounds(frame: Frame, last: int, low: int) -> TokenRange:
    """The clause that ends at ``last``, without a relative clause after its first phrase.

    Args:
        frame: The tokens.
        last: Position of the last token before a verb.
        low: Position of the first token that may belong to the clause.

    Gives   It was late, the **mayor** said so. → the mayor   The man who runs **Kor** said so. → The man
    Gives   The tram (Photo: Bob Ray) Ann **Lee** said so. → Ann Lee
    Gives   The owner of that **mill** said so. → The owner of that mill
    """
    tags = frame.tags
    head = last
    opening = last + 1
    for at in range(last, low - 1, -1):
        tag = tags[at]
        if tag & _BRACKET:
            opening, ends_clause = _read_bracket(tags, at, low, opening)
            if ends_clause and at < last:
                return at + 1, head + 1
        # A mark in brackets bounds nothing around them: *He owns Kor (“Top”) and **Lee** said so.*
        if at >= opening or not tag & (t.CLAUSE_EDGE | t.CLAUSE_OPENER) or _points_out(frame, at, low, last):
            continue
        if tag & t.CLAUSE_EDGE and not (tag & t.QUOTATION and is_quoted_name(frame, at)):
            return at + 1, head + 1
        if at < last and tag & t.CLAUSE_OPENER and not tag & t.CAP:
            if resumes_main_clause(frame, at, last):
                return at + 1, head + 1
            if _opens_clause_of_noun(frame, at, low, last):
                head = at - 1 if not tags[at - 1] & t.CONJ else head
            elif not tag & t.PREP or frame.lower[at] == "that" or opens_meanwhile(frame, at, low, last):
                return at + 1, head + 1
    return low, head + 1


def _points_out(frame: Frame, at: int, low: int, last: int) -> bool:
    """Whether *that* belongs to the noun after it: *the owner of **that** mill*; not *odd in **that** Lee said so*."""
    if frame.lower[at] != "that" or not low < at < last or frame.lower[at - 1] not in _BEFORE_THAT:
        return False
    after = frame.tags[at + 1]
    return is_nominal(after) and not after & (t.CAP | t.PLURAL | t.PRONOUN)


def _opens_clause_of_noun(frame: Frame, at: int, low: int, last: int) -> bool:
    """Whether a relative clause begins at a word: *the firm **that** won*, *Lee, **whose** firm won*."""
    if opens_relative(frame, at, low, last):
        return True
    return frame.lower[at] == "whose" and has_finite(frame.tags, at + 1, last + 1)


def _read_bracket(tags: list[int], at: int, low: int, opening: int) -> tuple[int, bool]:
    """Where the bracket around what is before a position opens, and whether a clause begins after the position.

    *It was odd (**Ann Lee**, who left, said so)*, *a tram (Photo: Bob Ray) **Ann Lee** said so*,
    *Bob Ray/Kor News) **Ann Lee** said so*, *Elm (CNN) **Ann Lee** said so*; not *Ann Lee (above) and **Bob Ray** said
    so*
    """
    if tags[at] & t.OPEN_BRACKET:
        return opening, at < opening
    for before in range(at - 1, low - 1, -1):
        if tags[before] & t.COLON:
            break
        if tags[before] & t.OPEN_BRACKET:
            is_dateline = before == at - 2 and tags[at - 1] & t.MEDIA_NAME and tags[at + 1] & (t.CAP | t.TITLE)
            return (at + 1, True) if is_dateline else (before, False)
    return at + 1, True


def has_finite(tags: list[int], first: int, end: int) -> bool:
    """Whether the verb of a clause is in a range that ends with a subject, so that the subject is shorter.

    ``is_finite_verb`` would cut *figures released on Friday* down to *Friday*.

    Yes   **Kay** says the clerk is late.
    No    **Figures** released on Friday.

    Args:
        tags: The tags of the tokens.
        first: Position of the first token of the range.
        end: Position after its last.
    """
    while first < end and not (tags[first] & t.VERB_OR_AUX and is_clause_verb(tags, first)):
        first += 1
    return first < end


def noun_before_stranded(frame: Frame, last: int, low: int) -> TokenRange | None:
    """Who is described by words that end with a preposition without an object, before a verb.

    Args:
        frame: The tokens.
        last: Position of the preposition.
        low: Position of the first token that may belong to the subject.

    Gives   The man standing **by** said so. → The man standing by   The man she lives **with** said so. → The man
    Gives   The man who took us **in** said so. → The man   A man **nearby** said so. → A man nearby
    Gives   I think the man **by** said so. → nothing   He was looking **on** said so. → nothing
    """
    tags = frame.tags
    first = last
    while first > low and last - first < _STRANDED_REACH and not tags[first - 1] & (t.PUNCTUATION | t.CONJ):
        first -= 1
    head = first + 1
    if frame.lower[first] not in _ANYBODY:
        noun = phrase_starting_at(frame, first, last)
        if noun is None or noun[0] != first or tags[first] & t.PRONOUN:
            return None
        head = next((at + 1 for at in range(*noun) if tags[at] & _PEOPLE), 0)
    if not head:
        return None
    if head == last:
        return (first, last + 1) if frame.lower[last] in _PLACES else None
    # *The man **she** lives with*, *the man **who** took us in*
    if tags[head] & (t.PRONOUN | t.WH_WORD) and not tags[head] & t.AUX:
        return (first, head) if head + 1 < last else None
    if any(tags[at] & t.VERB_OR_AUX and not tags[at] & (t.ING | t.NOMINAL) for at in range(head, last)):
        participle = is_reduced_relative(tags[head]) and not has_finite(tags, head + 1, last)
        return (first, last + 1) if participle else None
    return (first, last + 1) if tags[head] & t.ING else None


def people_met(frame: Frame, last: int, low: int) -> TokenRange | None:
    """The people whom a clause without a mark describes, before a verb.

    Args:
        frame: The tokens.
        last: Position of the last token of that clause.
        low: Position of the first token that may belong to the subject.

    Gives   The people we **met** said so. → The people   The people **met** us. → nothing
    """
    tag, pronoun = frame.tags[last], frame.tags[last - 1]
    if not tag & t.PAST or tag & t.AUX or last - 2 < low or not is_subject_pronoun(pronoun):
        return None
    met = phrase_ending_at(frame, last - 2, low) if frame.lower[last - 1] != "it" else None
    return met if met and frame.tags[met[1] - 1] & (t.ROLE | t.PLURAL | t.PRONOUN) else None
