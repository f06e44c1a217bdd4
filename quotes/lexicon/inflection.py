"""The forms of verbs: by rule, or from the list of irregular ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from quotes.lexicon import tags as t
from quotes.lexicon.words import entries, pairs, sets_by_word

_NO_PLURALS: Final = frozenset(entries("no_plurals"))


def _regular(word: str) -> tuple[str, ...]:
    """The third person, past, participle and gerund of a verb, by rule."""
    if word.endswith("y") and word[-2:-1] not in tuple("aeiou"):
        return word[:-1] + "ies", word[:-1] + "ied", word[:-1] + "ied", word + "ing"
    third = word + ("es" if word.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")
    if not word.endswith("e"):
        return third, word + "ed", word + "ed", word + "ing"
    ing = word if word.endswith(("ee", "oe", "ye")) else word[:-1]
    return third, word + "d", word + "d", ing + "ing"


def _irregular() -> dict[str, list[tuple[str, ...]]]:
    """The forms that no rule gives, by base form; some verbs have two sets."""
    table: dict[str, list[tuple[str, ...]]] = {}
    for line in entries("irregular_verbs"):
        word, *rest = line.split()
        table[word] = [tuple(rest)]
    for line in entries("irregular_verb_variants"):
        word, *rest = line.split()
        table.setdefault(word, [_regular(word)]).append(tuple(rest))
    return table


_IRREGULAR: Final = _irregular()


def verb_forms(lemma: str) -> Iterator[tuple[str, int]]:
    """The forms of a verb, each with its tag; of several words, the first is inflected.

    >>> forms = dict(verb_forms("give in"))
    >>> forms["gave in"] == t.PAST
    True
    >>> sorted(form for form, tag in verb_forms("marvel") if tag == t.PAST)
    ['marveled', 'marvelled']
    """
    word, space, rest = lemma.partition(" ")
    for third, past, participle, ing in _IRREGULAR.get(word) or [_regular(word)]:
        inflected = (word, t.BASE), (third, t.THIRD), (past, t.PAST), (participle, t.PARTICIPLE), (ing, t.ING)
        for form, bits in inflected:
            yield form + space + rest, bits


def plural_of(noun: str) -> str:
    """The regular plural of a noun.

    >>> plural_of("apology"), plural_of("policewoman"), plural_of("video")
    ('apologies', 'policewomen', 'videos')
    """
    if noun.endswith("man"):
        return noun[:-2] + "en"
    return noun + "s" if noun.endswith("o") else _regular(noun)[0]


def plurals_of(nouns: Iterable[str]) -> dict[str, str]:
    """The nouns of a word list by their regular plurals; its plurals, like *remarks*, have no other."""
    singular = (noun for noun in nouns if noun[-1] != "s" or noun.endswith(("ss", "us")))
    return {plural_of(noun): noun for noun in singular if noun not in _NO_PLURALS}


def nouns_in(name: str) -> list[str]:
    """The nouns of a word list, or of the first column of a table, with their plurals."""
    nouns = pairs(name)
    return [*nouns, *plurals_of(nouns)]


def pairs_by_noun(name: str) -> dict[str, str]:
    """The entries of a list of nouns of two columns, with their plurals unless these have entries of their own."""
    table = pairs(name)
    return {plural: table[noun] for plural, noun in plurals_of(table).items()} | table


def sets_by_noun(name: str) -> dict[str, frozenset[str]]:
    """The entries of a list of nouns, as ``sets_by_word`` gives them, with their plurals."""
    table = sets_by_word(name)
    return {plural: table[noun] for plural, noun in plurals_of(table).items()} | table


def forms_of(lemma: str) -> set[str]:
    """All forms of a verb."""
    return {form for form, _ in verb_forms(lemma)}


def forms_in(name: str) -> frozenset[str]:
    """All forms of the verbs of a word list."""
    return frozenset(form for lemma in entries(name) for form in forms_of(lemma))
