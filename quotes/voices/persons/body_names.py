"""Names of bodies for comparison across articles: *the State Department*, *U.S. State Department’s*."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

import regex

from quotes.lexicon import tags as t
from quotes.lexicon.folding import fold, is_acronym
from quotes.lexicon.tagging import tags_of
from quotes.lexicon.words import pairs
from quotes.speakers.names.index import initials

BodyName = tuple[str, ...]
"""The words of a body's name, folded, without articles, titles and possessive endings."""

_ODDS: Final = 3
"""How many times more often than all others a name must fit to be taken for another name of a body."""
_POSSESSIVE: Final = regex.compile(r"['’]s?(?= |$)")
_INITIALS: Final = regex.compile(r"(?<=\b\p{L})\.(?=\p{L}\b|[ ,]|$)")
_WORDS: Final = regex.compile(r"[\p{L}\p{N}&.+-]*[\p{L}\p{N}]")
_SHOWS_GENDER: Final = frozenset(fold(title).rstrip(".") for title, gender in pairs("titles").items() if gender != "-")
_CAPITAL: Final = regex.compile(r"\p{Lu}")


@lru_cache(maxsize=1 << 15)
def read_body_name(name: str) -> BodyName | None:
    """Read the name of a body.

    Args:
        name: The name as an article writes it.

    Returns:
        The name for comparison; ``None`` for a description, which may mean another body in each article: *the
        ministry*, *Police*.

    >>> read_body_name("the F.B.I."), read_body_name("Mrs. Lee’s campaign"), read_body_name("a ministry")
    (('fbi',), ('lee', 'campaign'), None)
    """
    words = name.split()
    if words and tags_of(words[0].lower()) & t.DET:
        definite = words.pop(0).lower() == "the"
        words = words if definite else []
    bare = " ".join(words)
    if not _CAPITAL.search(bare):
        return None
    if len(words) == 1 and tags_of(bare.lower()) & t.ORG_NOUN and not tags_of(bare) & t.ORG_NAME:
        return None
    plain = _INITIALS.sub("", _POSSESSIVE.sub("", fold(bare)))
    found = tuple(word for word in _WORDS.findall(plain) if word not in _SHOWS_GENDER)
    return found or None


def without_the(name: str) -> str:
    """Return a name without *the* before it."""
    return name[len("the ") :] if name[: len("the ")].lower() == "the " else name


def is_body_name(name: str) -> bool:
    """Whether the name of an unnamed voice is a body's, for which somebody speaks, and no description.

    >>> [is_body_name(name) for name in ("State Department", "NATO", "Lee", "Some in Kor")]
    [True, True, False, False]
    """
    words = without_the(name).split()
    last = tags_of(words[-1])
    if not words[0][0].isupper():
        return False
    if len(words) == 1:
        return bool(last & t.ORG_NAME) or is_acronym(words[0])
    plain = all(word[0].isupper() or tags_of(word) & (t.PREP | t.CONJ | t.DET) for word in words[:-1])
    return plain and bool(last & t.ORG_NOUN)


def nation_apart(name: BodyName) -> tuple[str, BodyName] | None:
    """Split a name into the nation before it and the rest: *U.S. State Department*, *British Home Office*.

    Returns:
        The nation and the rest; ``None`` if there is no nation, or if what is left is not a name of two words.
    """
    if len(name) < 3 or not tags_of(name[0].title()) & (t.DEMONYM | t.PLACE) | tags_of(name[0].upper()) & t.PLACE:
        return None
    return name[0], name[1:]


def body_labels(bodies: Mapping[BodyName, Counter[str]]) -> dict[BodyName, str]:
    """Return what to call each body.

    Args:
        bodies: How many voices have each spelling of a name.

    Returns:
        The most usual name of each body: a nation before it is left out, and initials are spelled out, if only one
        other name fits, or one fits three times as often as all others.
    """
    same = {**_nations_aside(bodies), **_spelled_out(bodies)}
    together: defaultdict[BodyName, Counter[str]] = defaultdict(Counter)
    for name, written in bodies.items():
        together[_end_of(name, same)].update(written)
    labels = {name: min(written, key=lambda one: (-written[one], len(one), one)) for name, written in together.items()}
    return {name: labels[_end_of(name, same)] for name in bodies}


def _nations_aside(bodies: Mapping[BodyName, Counter[str]]) -> dict[BodyName, BodyName]:
    """Names with a nation before them (*U.S. State Department*), each with the name that it is without."""
    nations: defaultdict[BodyName, Counter[BodyName]] = defaultdict(Counter)
    for name, written in bodies.items():
        apart = nation_apart(name)
        if apart is not None and apart[1] in bodies:
            nations[apart[1]][name] += written.total()
    return _clear_cases(nations)


def _spelled_out(bodies: Mapping[BodyName, Counter[str]]) -> dict[BodyName, BodyName]:
    """Names of several words (*Elm Trade Union*), each with its initials if these are used as a name."""
    short = {name[0]: name for name, written in bodies.items() if len(name) == 1 and any(map(is_acronym, written))}
    fitting: defaultdict[BodyName, Counter[BodyName]] = defaultdict(Counter)
    for name, written in bodies.items():
        # *Carl Benson and SVP* are not the CBS.
        is_joint = "and" in name and tags_of(name[0].title()) & t.GIVEN
        letters = initials(name) if len(name) > 1 else ""
        if letters in short and not is_joint:
            fitting[short[letters]][name] += written.total()
    return _clear_cases(fitting)


def _clear_cases(fitting: Mapping[BodyName, Counter[BodyName]]) -> dict[BodyName, BodyName]:
    """The name that fits another one three times as often as all others together, for each that has such a name."""
    clear: dict[BodyName, BodyName] = {}
    for name, counts in fitting.items():
        main, most = counts.most_common(1)[0]
        if most >= _ODDS * (counts.total() - most):
            clear[main] = name
    return clear


def _end_of(name: BodyName, same: Mapping[BodyName, BodyName]) -> BodyName:
    while name in same:
        name = same[name]
    return name
