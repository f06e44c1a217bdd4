"""Who is called by name within a quotation, and so does not speak there."""

from __future__ import annotations

import re
from typing import Final

from quotes.cast.characters import Mention
from quotes.lexicon.words import any_of, entries, pairs
from quotes.text.parts import Quotation

_FORMS_OF_ADDRESS: Final = pairs("forms_of_address")
BEFORE_CALLED: Final = frozenset(entries("before_vocatives"))
_MARKS: Final = ",.!?;:—–-…"
_NEIGHBORHOOD: Final = 60
"""Code points before a name that show whether it is called."""
_ENDEARMENT: Final = re.compile(r"(?:\b(?:[Mm]y|[Dd]ear|[Oo]ld|[Pp]oor|[Gg]ood)\s+)+$")
_DEAR: Final = re.compile(r"\b(?:my\s+)?dear\s+$", re.IGNORECASE)
_ADDRESS: Final = re.compile(
    rf"(?:(?<=[“\"‘',])|(?<=[,—–-] )|(?<=[Yy]es )|(?<=[Nn]o ))({any_of(_FORMS_OF_ADDRESS)})(?=[,.!?;:—–”\"’-])",
    re.IGNORECASE,
)


def is_vocative(text: str, quotation: Quotation, mention: Mention) -> bool:
    """Whether a quotation calls somebody by the name at a mention.

    Fires on   “**Jane**, wait!”   “Well, my dear **Jane**, I did.”   “Thank you, **Jane**.”
    Abstains   “**Jane** left.”   “I told **Jane**.”   “**Jane’s** mother”

    Args:
        text: The book as the rules read it.
        quotation: The quotation.
        mention: A name within it.
    """
    after = text[mention.end : min(mention.end + 1, quotation.inner_end)]
    if mention.possessive or (after and after not in _MARKS):
        return False
    before = text[quotation.inner_start : mention.start][-_NEIGHBORHOOD:]
    endearment = _ENDEARMENT.search(before)
    if endearment and _DEAR.search(before):
        return True
    before = (before[: endearment.start()] if endearment else before).rstrip()
    if not before or before[-1] in _MARKS:
        return True
    return before.rsplit(None, 1)[-1].lower().strip("“‘\"'") in BEFORE_CALLED


def genders_called(text: str, quotation: Quotation) -> set[str]:
    """The genders of those whom a quotation addresses without a name: ``m`` for *“No, sir.”*.

    Args:
        text: The book as the rules read it.
        quotation: The quotation.
    """
    found = _ADDRESS.finditer(text, quotation.start, quotation.end)
    return {_FORMS_OF_ADDRESS[match[1].lower().replace("’", "'")] for match in found}
