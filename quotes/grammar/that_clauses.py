"""Clauses that *that* opens: where one is reported, and where one is about the noun before it."""

from __future__ import annotations

from typing import Final

from quotes.grammar.marked_words import is_program_name
from quotes.grammar.verb_signs import is_surely_finite
from quotes.grammar.verbs import is_finite_verb
from quotes.lexicon import tags as t
from quotes.text.frames import Frame

_TO_THAT: Final = 14
"""Tokens between a cue and *that*, at most: *said on Friday in a letter to the board that*."""
_NO_ANTECEDENT: Final = t.CALENDAR | t.ADV | t.PUNCTUATION
"""What no relative clause describes."""
_BEGINS_OBJECT: Final = t.BEGINS_OBJECT | t.PREP


def position_of_that(frame: Frame, first: int, high: int) -> int | None:
    """The position of *that* after adverbials: *said in a letter that*.

    Args:
        frame: The tokens.
        first: Position of the first token that may be an adverbial.
        high: Position after the last token of the sentence.

    Returns:
        The position of *that*; ``None`` if there is none, or if it is about a noun: *in a letter **that** was late*.

    Gives   Lee said **in** a letter that the dam was safe. → that   Lee said **that** it was safe. → that
    Gives   Lee wrote **about** a group that calls itself Rust. → nothing   Lee said **in** a letter it was. → nothing
    """
    end = min(high - 1, first + _TO_THAT)
    if "that" not in frame.lower[first:end]:
        return None
    aside = False
    for at in range(first, end):
        if frame.lower[at] == "that" and not frame.tags[at - 1] & t.PREP:
            # *said on Friday he was late **and that** it rained*
            if frame.tags[at - 1] & t.CONJ:
                return None
            if _is_relative(frame, at):
                continue
            # *Lee said on Friday, raising the hope **that** it is over*; but *said, citing data, **that** it is over*
            return at if not aside or frame.tags[at - 1] & t.COMMA else None
        aside = aside or bool(frame.tags[at] & t.COMMA and _is_in_ing(frame, at + 1))
        if is_surely_finite(frame.tags[at]) or frame.tags[at] & t.CLAUSE_STOP:
            break
        if frame.tags[at] & t.QUOTATION and not is_program_name(frame, at):
            break
    return None


def _is_relative(frame: Frame, that: int) -> bool:
    """Whether *that* is the subject of a clause about the noun before it: *wrote of a firm **that** builds dams*."""
    before, after = frame.tags[that - 1], frame.tags[that + 1]
    if before & _NO_ANTECEDENT or after & (t.CAP | t.DET | t.PRONOUN):
        return False
    has_object = that + 2 < len(frame.tags) and frame.tags[that + 2] & _BEGINS_OBJECT and frame.lower[that + 2] != "of"
    # *roads **that lead** to Ems*
    if after & t.BASE and frame.lower[that - 1].endswith("s"):
        return not after & t.NOMINAL or bool(has_object)
    # *a group **that calls** itself Rust*; not *that calls were made*
    if after & t.THIRD and has_object:
        return True
    return is_finite_verb(frame, that + 1) and not after & t.NOMINAL


def _is_in_ing(frame: Frame, at: int) -> bool:
    """Whether a word is a participle in *-ing*, listed or not: *enclosing a plan **that** …*."""
    return bool(frame.tags[at] & t.ING) or (not frame.tags[at] & t.ANY_CLASS and frame.lower[at].endswith("ing"))
