"""What a word may be, by the lists and by its shape."""

from __future__ import annotations

import pytest

from quotes.lexicon import tags as t
from quotes.lexicon.tagging import PHRASAL, tags_of, tags_of_letters


@pytest.mark.parametrize(
    ("word", "has", "lacks"),
    [
        ("said", t.SAY | t.PAST | t.PARTICIPLE, t.CAP | t.BASE),
        ("Said", t.SAY | t.PAST | t.CAP, 0),
        ("says", t.SAY | t.THIRD, t.PAST),
        ("the", t.DET, t.CAP | t.VERB),
        ("his", t.POSSESSIVE_PRONOUN, t.PRONOUN),
        ("who", t.WH_WORD, t.PRONOUN),
        ("I", t.PRONOUN | t.FIRST_PERSON, 0),
        ("Lee’s", t.POSSESSIVE_ENDING | t.CAP, t.AUX),
        ("mayor's", t.POSSESSIVE_ENDING | t.ROLE, t.AUX),
        ("officials’", t.POSSESSIVE_ENDING | t.ROLE | t.PLURAL, 0),
        ("he’s", t.AUX | t.PRONOUN, t.POSSESSIVE_ENDING),
        ("vloggers", t.ROLE | t.PLURAL, 0),
        ("policewomen", t.ROLE | t.PLURAL, 0),
        ("Angolans", t.DEMONYM | t.PLURAL, 0),
        ("videos", t.DOCUMENT, 0),
        ("remarkses", 0, t.NOUN),
        ("presses", 0, t.NOUN),
        ("Welshes", 0, t.DEMONYM),
        ("they’d", t.AUX | t.PRONOUN, t.POSSESSIVE_ENDING),
        ("can’t", t.AUX, t.POSSESSIVE_ENDING),
        ("states'", t.POSSESSIVE_ENDING, t.VERB),
        ("glumly", t.ADV, t.CAP),
        ("10,000", t.NUMBER, t.CAP),
        ("@town", t.CAP, t.SYMBOL),
        ("@", t.SYMBOL, t.CAP),
        (",", t.COMMA, t.SYMBOL),
        ("…", t.STOP, t.SYMBOL),
        ("%", t.NUMBER, t.SYMBOL),
        ("+", t.SYMBOL, t.STOP),
        ("", t.QUOTATION, t.CAP),
    ],
)
def test_tags(word: str, has: int, lacks: int) -> None:
    assert tags_of(word) & (has | lacks) == has


def test_a_word_on_no_list_has_no_tag() -> None:
    assert tags_of("zzyx") == 0
    assert tags_of("Zzyx") == t.CAP


@pytest.mark.parametrize("word", ["said", "May", "Ann", "NATO", "glumly", "zzyx"])
def test_letters_are_tagged_alike_with_their_lower_case_at_hand(word: str) -> None:
    assert tags_of_letters(word, word.lower()) == tags_of(word)


def test_verbs_of_two_words_are_found_by_their_first_form() -> None:
    assert PHRASAL["pointed"]["out"] & (t.SAY | t.REPORT)
    assert PHRASAL["pointed"]["out"] & t.PAST
    assert tags_of("pointed") & t.OPENS_PHRASAL
    assert not tags_of("pointed’s") & t.OPENS_PHRASAL


def test_bits_are_distinct() -> None:
    bits = [value for value in vars(t).values() if isinstance(value, int) and value.bit_count() == 1]
    assert sorted(set(bits)) == [1 << number for number in range(50)]
