"""What the whole book shows of its characters: their gender, and which of them says *I*."""

from __future__ import annotations

import re
from collections import Counter
from itertools import zip_longest
from typing import Final

from quotes.cast.characters import Cast, Character, Mentions, gender_after
from quotes.cast.vocatives import is_vocative
from quotes.text.article import Article

_I: Final = re.compile(r"\bI\b")
_CLEAR: Final = 8
"""Pronouns that outweigh what a name shows."""
_FIRST_PERSON_RATE: Final = 700
"""Code points of narration for each *I* in a book whose narrator takes part; other books have ten times as many."""


def read_genders(article: Article, cast: Cast, mentions: Mentions) -> None:
    """Find the gender of each character by the pronouns after the name, over the whole book.

    Args:
        article: The book.
        cast: Its characters, of whom the gender and the counts are filled in.
        mentions: Where they are mentioned.
    """
    for mention, next_one in zip_longest(mentions.narrated, mentions.narrated[1:]):
        following = next_one.start if next_one else len(article.text)
        if len(mention.who) == 1:
            character = cast.characters[mention.who[0]]
            character.narrated += 1
            gender = gender_after(article.text, mention.end, following)
            character.male += gender == "m"
            character.female += gender == "f"
    for character in cast.characters:
        character.gender = _gender_of(character)


def _gender_of(character: Character) -> str:
    low, high = sorted((character.male, character.female))
    shown = "m" if character.male > character.female else "f"
    if not character.gender:
        return shown if high > 1 and 2 * high > 3 * low else ""
    return shown if low + high > _CLEAR and high > 4 * low else character.gender


def find_narrator(article: Article, cast: Cast, mentions: Mentions) -> int | None:
    """Who says *I* in the narration: whom others call by a name that the narration does not use.

    Args:
        article: The book.
        cast: Its characters; their counts are known.
        mentions: Where they are mentioned.

    Returns:
        The character; ``None`` if the narrator takes no part or is never addressed.
    """
    text, outside, narrated, last = article.text, 0, 0, 0
    called: Counter[int] = Counter()
    for quotation in article.quotations:
        if quotation.parent is None:
            outside += len(_I.findall(text, last, quotation.start))
            narrated += max(0, quotation.start - last)
            last = quotation.end
            for mention in mentions.spoken_between(quotation.start, quotation.end):
                if len(mention.who) == 1 and is_vocative(text, quotation, mention):
                    called[mention.who[0]] += 1
    if outside * _FIRST_PERSON_RATE < narrated or not called:
        return None
    best = max(called, key=lambda one: called[one] / (1 + cast.characters[one].narrated))
    return best if called[best] > 2 * cast.characters[best].narrated else None
