"""How often a rule is right in a kind of place, as measured: the ``confidence`` of a record.

The table is ``lexicons/confidence.txt``; ``calibration`` makes it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from quotes.lexicon.words import PRONOUN, entries, tags
from quotes.model import MIXED, PERSON

SHORT = 3
"""Up to this many marked words within a reported clause are short."""
ELSEWHERE = "elsewhere"
"""The places that are too rare to be measured one by one."""
_UNMEASURED = 0.5
"""For a rule that gave no answer in the articles measured: nothing is known of it."""

Place = tuple[str, str]
"""A rule and the kind of place where it answered."""


def place(kind: str, words: str, mention: str, speaker_kind: str | None) -> str:
    """The kind of place that a quotation stands in, by what a record says of it.

    How much is quoted and how the source is named are what the precision of a rule depends on most.

    Args:
        kind: ``direct`` or ``mixed``.
        words: The quotation.
        mention: The words that name its source.
        speaker_kind: ``person``, ``organization``, ``unnamed`` or ``None``.

    Returns:
        ``direct``, ``mixed`` or ``mixed short`` (three words or fewer), and whether the source is a person's
        ``name``, a ``pronoun`` or an ``other`` description.

    >>> place("mixed", "“a mistake”", "she", "person"), place("direct", "“We won,”", "Ann Lee", "person")
    ('mixed short pronoun', 'direct name')
    """
    size = f"{kind} short" if kind == MIXED and len(words.split(None, SHORT)) <= SHORT else kind
    if " " not in mention and tags(mention) & PRONOUN:
        return f"{size} pronoun"
    return f"{size} name" if speaker_kind == PERSON else f"{size} other"


def read_table(lines: Iterable[str]) -> dict[Place, float]:
    """The precision by rule and place, from the lines of the table without its header."""
    rows = (line.split("\t") for line in lines)
    return {(rule, where): float(precision) for rule, where, _, _, precision in rows}


_TABLE = read_table(entries("confidence"))


def confidence(rule: str, where: str, table: Mapping[Place, float] = _TABLE) -> float:
    """The measured precision of a rule.

    Args:
        rule: The name of the sieve that answered.
        where: The kind of place, as ``place`` gives it.
        table: What was measured.

    Returns:
        0 to 1: the precision in such places; where they are rare, that in all of the rule's rare places.
    """
    measured = table.get((rule, where))
    return table.get((rule, ELSEWHERE), _UNMEASURED) if measured is None else measured
