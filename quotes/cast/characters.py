"""The characters of a book, and where its text mentions them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from quotes.lexicon.folding import POSSESSIVES
from quotes.lexicon.genders import GENDERS_OF_PRONOUNS, gender_of_given_name, gender_of_role
from quotes.lexicon.word_sets import ARTICLES
from quotes.lexicon.words import pairs
from quotes.model import PERSON
from quotes.speakers.names.folded_words import fold_word
from quotes.text.article import Article
from quotes.text.parts import QuotedSpans

_WORD: Final = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
_TITLES: Final = {word.rstrip(".").lower(): gender for word, gender in pairs("titles").items() if " " not in word}
_SHORT_TITLES: Final = pairs("short_titles")
_PRONOUN: Final = re.compile(r"\b(?:[Hh]e|[Ss]he|[Hh]is|[Hh]er|[Hh]im)\b")
_TO_PRONOUN: Final = 100
"""Code points after a name in which a pronoun may show its gender."""
_BETWEEN_WORDS: Final = " .\n"
"""What may be between two words of a name: *Mr. Hale*."""


class Mention(NamedTuple):
    """Where the text names a character, or one of several."""

    start: int
    end: int
    """Exclusive, a possessive ending left out."""
    who: tuple[int, ...]
    """The characters that the words may mean."""
    possessive: bool
    described: bool
    """The words are a description, which may be another's as well: *the girl*."""


@dataclass(slots=True)
class Character:
    """One character of a book."""

    name: str
    """As records name the character."""
    kind: str = PERSON
    """``person``, or ``unnamed`` for *the landlord*."""
    gender: str = ""
    """``m``, ``f`` or nothing."""
    narrated: int = 0
    """How often the narration names the character."""
    male: int = 0
    female: int = 0
    """How often a pronoun of that gender follows the name."""


class _Form(NamedTuple):
    """Words that name one character, or one of several."""

    words: tuple[str, ...]
    who: tuple[int, ...]
    described: bool


def folded_words(name: str) -> tuple[str, ...]:
    """The words of a name for comparison.

    >>> folded_words("Mr. O’Hara")
    ('mr', 'ohara')
    """
    return tuple(fold_word(word) for word in _WORD.findall(name))


def is_title_word(word: str) -> bool:
    """Whether a folded word is a title before a name: *mr*, *captain*."""
    return word in _TITLES


def is_article(word: str) -> bool:
    """Whether a folded word is an article, which begins a description: *the landlord*."""
    return word in ARTICLES


def gender_of_folded_title(word: str) -> str:
    """The gender that a folded title shows: ``m``, ``f`` or nothing."""
    return _TITLES.get(word, "-").strip("-")


def gender_of_name(name: str) -> str:
    """The gender that a name shows by a title, a role or a given name.

    >>> [gender_of_name(name) for name in ("Mrs. Hale", "the landlady", "Robert Hale", "Hale")]
    ['f', 'f', 'm', '']
    """
    words = folded_words(name)
    for gender_of in (gender_of_folded_title, gender_of_role):
        for word in words:
            if gender_of(word):
                return gender_of(word)
    given = [
        word for word in _WORD.findall(name) if not is_title_word(fold_word(word)) and not is_article(fold_word(word))
    ]
    return gender_of_given_name(given[0]) if given else ""


def gender_after(text: str, end: int, following: int) -> str:
    """The gender that the first pronoun after a name shows: ``m``, ``f`` or nothing.

    Args:
        text: The book as the rules read it.
        end: Where the name ends.
        following: Where the next name is; a pronoun after it may mean somebody else.
    """
    pronoun = _PRONOUN.search(text, end, min(following, end + _TO_PRONOUN))
    return GENDERS_OF_PRONOUNS[pronoun[0].lower()] if pronoun else ""


class Cast:
    """The characters of one book by the words that name them."""

    def __init__(self) -> None:
        """A cast of nobody."""
        self.characters: list[Character] = []
        self.narrator: int | None = None
        """The character who says *I* in the narration."""
        self._by_words: dict[tuple[str, ...], _Form] = {}
        self._sizes: dict[str, list[int]] = {}
        """How many words there are in the forms that begin with a word, the most first."""

    def add(self, character: Character) -> int:
        """Add a character; return its index."""
        self.characters.append(character)
        return len(self.characters) - 1

    def name(self, form: str, who: Iterable[int]) -> None:
        """Let words mean one of some characters, unless they mean somebody already."""
        words = folded_words(form)
        if words and words not in self._by_words:
            self._by_words[words] = _Form(words, tuple(sorted(set(who))), is_article(words[0]))
            sizes = self._sizes.setdefault(words[0], [])
            if len(words) not in sizes:
                sizes.append(len(words))
                sizes.sort(reverse=True)

    def meant_by(self, words: tuple[str, ...]) -> tuple[int, ...]:
        """The characters that folded words may mean; none if they mean nobody."""
        form = self._by_words.get(words)
        return form.who if form else ()

    def titled(self, title: str) -> tuple[int, ...]:
        """The characters who have a folded title before a name: *admiral*, or *doctor* for *Dr. Bull*."""
        found: set[int] = set()
        for words, form in self._by_words.items():
            if len(words) > 1 and len(form.who) == 1 and title in (words[0], _SHORT_TITLES.get(words[0])):
                found.update(form.who)
        return tuple(found)

    def widen(self, words: tuple[str, ...], more: Iterable[int]) -> None:
        """Let folded words mean some other characters as well."""
        form = self._by_words[words]
        self._by_words[words] = form._replace(who=tuple(sorted({*form.who, *more})))

    def mentions(self, text: str) -> Iterator[Mention]:
        """Find where the text names characters, in order; of names that overlap, the longest.

        Args:
            text: The book as the rules read it.
        """
        tokens = [(match.start(), match.end()) for match in _WORD.finditer(text)]
        folded = [fold_word(text[start:end]) for start, end in tokens]
        at = 0
        while at < len(tokens):
            form = self._form_at(text, tokens, folded, at)
            if form is None:
                at += 1
                continue
            start, end = tokens[at][0], tokens[at + len(form.words) - 1][1]
            possessive = text[end - 2 : end] in POSSESSIVES
            at += len(form.words)
            # *the girl* may be anybody's description, *the General* is as good as a name.
            described = form.described and text[tokens[at - 1][0]].islower()
            yield Mention(start, end - 2 * possessive, form.who, possessive, described)

    def _form_at(self, text: str, tokens: list[tuple[int, int]], folded: list[str], at: int) -> _Form | None:
        """The longest form whose words begin at a token."""
        for size in self._sizes.get(folded[at], ()):
            end = at + size
            form = self._by_words.get(tuple(folded[at:end]))
            if form is None or end > len(tokens):
                continue
            if not form.described and not (text[tokens[at][0]].isupper() and text[tokens[end - 1][0]].isupper()):
                continue
            if all(not text[tokens[i][1] : tokens[i + 1][0]].strip(_BETWEEN_WORDS) for i in range(at, end - 1)):
                return form
        return None


class Mentions:
    """Where a book mentions its characters."""

    def __init__(self, article: Article, cast: Cast) -> None:
        """Find the mentions.

        Args:
            article: The whole book.
            cast: Its characters.
        """
        self.narrated: list[Mention] = []
        """Those outside quotations, in order."""
        self.spoken: list[Mention] = []
        """Those within quotations, in order."""
        quoted = QuotedSpans(article.quotations)
        for mention in cast.mentions(article.text):
            (self.spoken if mention.start in quoted else self.narrated).append(mention)
        self._narrated_starts = [mention.start for mention in self.narrated]
        self._spoken_starts = [mention.start for mention in self.spoken]
        self._by_start = {mention.start: mention for mention in (*self.narrated, *self.spoken)}

    def at(self, start: int) -> Mention | None:
        """The mention that starts at a position."""
        return self._by_start.get(start)

    def narrated_between(self, start: int, end: int) -> Sequence[Mention]:
        """The mentions of the narration that start in a stretch, in order."""
        return self.narrated[bisect_left(self._narrated_starts, start) : bisect_left(self._narrated_starts, end)]

    def spoken_between(self, start: int, end: int) -> Sequence[Mention]:
        """The mentions within quotations that start in a stretch, in order."""
        return self.spoken[bisect_left(self._spoken_starts, start) : bisect_left(self._spoken_starts, end)]
