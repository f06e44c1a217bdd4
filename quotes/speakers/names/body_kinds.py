"""What the name of a body shows of its kind: whether *the paper*, *the company* or *the airline* may mean it."""

from __future__ import annotations

from typing import Final

from quotes.lexicon import tags as t
from quotes.lexicon.tagging import tags_of
from quotes.lexicon.words import entries
from quotes.speakers.names.forms import MEDIA, PLACE, NameForm, parse_name

MEDIA_NOUNS: Final = frozenset(["magazine", "newspaper", "outlet", "paper", "publication", "tabloid", "website"])
"""Nouns that mean a medium and no other body."""
_NOT_PRINTED: Final = frozenset(entries("unprinted_media"))
_WORDS: Final = frozenset(entries("media_words"))
_ANYWHERE: Final = frozenset(["daily", "herald", "news", "newspaper", "telegraph", "times", "tribune", "zeitung"])
"""Words that show a medium wherever they are: *Times of Kor*, *Kor Times Elm*; not *Standard Chartered*."""
_PRIVATE: Final = frozenset(entries("private_bodies"))
_PUBLIC: Final = frozenset(entries("public_bodies"))
_DOMAINS: Final = (".com", ".net", ".org", ".co.uk")
_OTHER_BODIES: Final = t.ORG_NAME | t.ORG_NOUN | t.PLACE | t.DEMONYM | t.ROLE


def is_medium_name(name: str) -> bool:
    """Whether a name is that of a medium that is read, by a list or by one of its words.

    >>> is_medium_name("Wired"), is_medium_name("Elm Post"), is_medium_name("Kor.com"), is_medium_name("Times of Kor")
    (True, True, True, True)
    >>> is_medium_name("Reuters"), is_medium_name("Standard Chartered"), is_medium_name("an Elm News poll")
    (False, False, False)
    """
    if name.casefold() in _NOT_PRINTED:
        return False
    if name.casefold() in MEDIA or name.endswith(_DOMAINS):
        return True
    words = name.split()
    # *an Elm News poll*, *a story in the Elm Post* are no names.
    if not words or not (words[0][0].isupper() and words[-1][0].isupper()):
        return False
    folded = [word.casefold() for word in words]
    return folded[-1] in _WORDS or not _ANYWHERE.isdisjoint(folded)


def may_be_medium(name: str) -> bool:
    """Whether nothing shows that a name is that of a place or of another body: *Haaretz*; not *Kor Bank*, *China*."""
    form: NameForm | None = parse_name(name)
    if form is None or form.kind == PLACE or name.casefold() in _NOT_PRINTED:
        return False
    return not any(tags_of(word) & _OTHER_BODIES for word in name.split())


def is_of_other_kind(name: str, noun: str) -> bool:
    """Whether a name is that of a place, or of a public body while a noun means a private one.

    >>> is_of_other_kind("Canada", "group"), is_of_other_kind("Supreme Court", "company")
    (True, True)
    >>> is_of_other_kind("Forest Service", "agency"), is_of_other_kind("Kor Motors", "company")
    (False, False)
    """
    form: NameForm | None = parse_name(name)
    if form is not None and form.kind == PLACE:
        return True
    return noun in _PRIVATE and not _PUBLIC.isdisjoint(name.casefold().split())
