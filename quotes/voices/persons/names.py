"""Names of people for comparison across articles: given name, middle names, surname and generation."""

from __future__ import annotations

from functools import lru_cache
from typing import Final, NamedTuple

import regex

from quotes.lexicon import tags as t
from quotes.lexicon.tagging import tags_of
from quotes.lexicon.words import entries
from quotes.speakers.names.folded_words import fold_word
from quotes.speakers.names.forms import NAME_SUFFIXES, parse_name

_PARTICLES: Final = frozenset(entries("name_particles"))
_SURNAME_PARTICLES: Final = frozenset(entries("surname_particles"))
_GENERATIONS: Final = {"junior": "jr", "jnr": "jr", "jr": "jr", "senior": "sr", "snr": "sr", "sr": "sr"}
"""Suffixes that distinguish father and son, each as it is compared; so do *II* and its like."""
_NUMERAL: Final = regex.compile(r"[ivx]{2,}")
_INITIALS: Final = regex.compile(r"(?:\p{L}\.)+\p{L}?\.?|\p{Lu}")
_ARTICLE: Final = regex.compile(r"(?:al|el)[-’']")
"""What is before an Arabic surname in some newspapers only: *al-Assad*."""
_MARKS: Final = str.maketrans("", "", "'’‘`(){}[]“”\"")
_JOINED: Final = regex.compile(r" (?:and|&|or) ")


class PersonName(NamedTuple):
    """A person's name for comparison; its words are folded."""

    first: str
    """The given name; initials before the surname are one: *j k*. Empty for a surname, or any other name, alone."""
    middle: tuple[str, ...]
    last: str
    generation: str
    """*jr*, *sr*, *iii* … or nothing."""

    @property
    def without_middle(self) -> tuple[str, str, str]:
        """What all names of one person have in common, nicknames aside."""
        return self.first, self.last, self.generation


@lru_cache(maxsize=1 << 16)
def read_person_name(name: str) -> PersonName | None:
    """Read a person's name.

    Args:
        name: The name as an article writes it; titles before it are left out.

    Returns:
        The name for comparison; ``None`` for joint names and for what only looks like a name, such as a headline.

    >>> read_person_name("Sen. Ann M. Lee Jr.")
    PersonName(first='ann', middle=('m',), last='lee', generation='jr')
    >>> read_person_name("Lee and Ray"), read_person_name("Lee Claims Ray")
    (None, None)
    """
    form = parse_name(name)
    written = (form.name if form else name).replace(",", " ").split()
    if not written or _JOINED.search(name) or _is_headline(written):
        return None
    skip = int(len(written) == 2 and written[0].casefold() in _SURNAME_PARTICLES)
    named = [word for word in written[skip:] if word not in _PARTICLES]
    words, generation = _without_suffixes([part for word in named for part in _parts(word)])
    if not words:
        return None
    last = _ARTICLE.sub("", words.pop())
    initials = 1
    while initials < len(words) and len(words[0]) == len(words[initials]) == 1:
        initials += 1
    return PersonName(" ".join(words[:initials]), tuple(words[initials:]), last, generation)


def _parts(word: str) -> list[str]:
    """The words in a word of a name, folded: *J.K.* is two."""
    if _INITIALS.fullmatch(word):
        return [letter.casefold() for letter in word if letter != "."]
    folded = fold_word(word).translate(_MARKS)
    return [folded] if folded else []


def _without_suffixes(words: list[str]) -> tuple[list[str], str]:
    generation = ""
    while len(words) > 1 and words[-1].rstrip(".") in NAME_SUFFIXES:
        suffix = words.pop().rstrip(".")
        generation = _GENERATIONS.get(suffix, suffix if _NUMERAL.fullmatch(suffix) else generation)
    return words, generation


def _is_headline(words: list[str]) -> bool:
    """Whether a verb in capitals shows that a name is part of a headline: *Lee Claims Victory*."""
    return len(words) > 2 and any(
        tags_of(word.lower()) & (t.THIRD | t.AUX) and not tags_of(word) & t.GIVEN for word in words[1:-1]
    )


def may_share_middle(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two people's middle names may be one person's: one has none, or their initials do not differ.

    >>> may_share_middle(("w",), ("walker",)), may_share_middle(("h", "w"), ("w",)), may_share_middle((), ("w",))
    (True, False, True)
    """
    return all(a == b or (a[0] == b[0] and 1 in (len(a), len(b))) for a, b in zip(one, other, strict=False))
