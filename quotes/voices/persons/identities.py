"""What the person of a voice is, and why: the vocabulary of ``person_from``."""

from __future__ import annotations

from typing import Final, NamedTuple

FULL_NAME: Final = "full name"
SAME_NAME: Final = "spelling aside"
MIDDLE_NAME: Final = "middle name aside"
GENERATION: Final = "suffix aside, role in common"
NICKNAME: Final = "nickname, role in common"
ONLY_BEARER: Final = "only bearer of the surname"
MAIN_BEARER: Final = "most named bearer of the surname"
KIN: Final = "kin of that surname"
SOVEREIGN: Final = "title and given name"
SURNAME: Final = "surname alone"
BODY: Final = "name of the body"
NATION: Final = "nation before the name aside"
INITIALS: Final = "initials of the name"
SPEAKS_FOR: Final = "speaks for the body"
WROTE: Final = "whose document it is"
PEOPLE_FILE: Final = "people file"


class Identity(NamedTuple):
    """Who a voice is over all articles."""

    person: str | None
    """``None`` for a description, which is its article's own."""
    reason: str | None
    """Why."""


UNIDENTIFIED: Final = Identity(None, None)
