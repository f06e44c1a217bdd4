"""How often a rule is right in a kind of place, as measured: the ``confidence`` of a record.

The table is ``lexicon/lists/confidence.txt``; ``calibration`` makes it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from quotes.lexicon import tags as t
from quotes.lexicon.tagging import tags_of
from quotes.lexicon.words import entries
from quotes.model import MIXED, PERSON

SHORT: Final = 3
"""Up to this many marked words within a reported clause are short."""
ELSEWHERE: Final = "elsewhere"
"""The kinds of place that are too rare for a figure of their own."""
_UNMEASURED: Final = 0.5
"""For a rule that gave no answer in the measured articles, so that nothing is known about it."""

Stratum = tuple[str, str]
"""A rule and the kind of place where it answered."""


def kind_of_place(kind: str, words: str, mention: str, speaker_kind: str | None) -> str:
    """The kind of place of a quotation, as its record shows.

    The precision of a rule depends most on how much is quoted and on how the source is named.

    Args:
        kind: ``direct`` or ``mixed``.
        words: The quotation.
        mention: The words that name its source.
        speaker_kind: ``person``, another kind or ``None``.

    Returns:
        ``direct``, ``mixed`` or ``mixed short`` (three words or fewer), and whether the source is a person's
        ``name``, a ``pronoun`` or an ``other`` description.

    >>> kind_of_place("mixed", "“a mistake”", "she", "person")
    'mixed short pronoun'
    >>> kind_of_place("direct", "“We won,”", "Ann Lee", "person")
    'direct name'
    """
    size = f"{kind} short" if kind == MIXED and len(words.split(None, SHORT)) <= SHORT else kind
    if " " not in mention and tags_of(mention) & t.PRONOUN:
        return f"{size} pronoun"
    return f"{size} name" if speaker_kind == PERSON else f"{size} other"


def read_table(lines: Iterable[str]) -> dict[Stratum, float]:
    """Read the precision by rule and place from the lines of the table, without its header."""
    rows = (line.split("\t") for line in lines)
    return {(rule, where): float(precision) for rule, where, _, _, precision in rows}


_TABLE: Final = read_table(entries("confidence"))


def measured_precision(rule: str, where: str, table: dict[Stratum, float] = _TABLE) -> float:
    """The measured precision of a rule.

    Args:
        rule: The name of the sieve that answered.
        where: The kind of place, as ``kind_of_place`` gives it.
        table: The measured precisions.

    Returns:
        0 to 1: the precision in such places or, if they are rare, in all rare places of the rule.
    """
    measured = table.get((rule, where))
    return table.get((rule, ELSEWHERE), _UNMEASURED) if measured is None else measured
