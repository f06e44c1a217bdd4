"""Quotation marks, and the apostrophes, primes and ornaments that only look like them."""

from __future__ import annotations

import pytest

from quotes.text.marks import find_marks


def glyphs(text: str) -> str:
    """The marks of a text, each followed by ``(``, ``)`` or ``?`` for what it may do."""
    signs = {(True, False): "(", (False, True): ")", (True, True): "?"}
    return " ".join(text[mark.start : mark.end] + signs[mark.opens, mark.closes] for mark in find_marks(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“a” ‘b’", "“( ”) ‘( ’)"),
        ("\"a\" 'b'", "\"( \") '( ')"),
        ("„a“ ‚b‘", "„( “) ‚( ‘)"),
        ("«a» ‹b›", "«( ») ‹( ›)"),
        ("« a »", "«? »?"),
        ("»a«", "»( «)"),
        ("「a」 『b』", "「( 」) 『( 』)"),
        ("``a'' ''b''", "``( '') ''( '')"),
        ("“We won,“ he said", "“( “)"),
        ("”We won,” he said", "”( ”)"),
        ("\"He said 'go.'\"", "\"( '( ') \")"),
    ],
)
def test_marks(text: str, expected: str) -> None:
    assert glyphs(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "it’s it's O'Brien O´Brien",
        "’Tis 'Tis ‘tis 'twas 'em",
        "the ’90s the '90s the ‘90s",
        "rock ’n’ roll rock 'n' roll rock ‘n’ roll",
        '6\'2" or 6’ 2"',
        "`´" * 9,
    ],
)
def test_apostrophes_primes_and_ornaments_are_no_marks(text: str) -> None:
    assert not glyphs(text)


def test_a_word_that_is_no_short_form_opens() -> None:
    assert glyphs("'a disgrace' 'going home'") == "'( ') '( ')"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("'em all' and 'emu'", "') '( ')"),
        ("'ere's the tea", ""),
        ("the '90s' end and '1990'", "') '( ')"),
        ("`90s` and `tis`", "`) `( `)"),
    ],
)
def test_an_apostrophe_stands_for_the_beginning_of_a_whole_word_only(text: str, expected: str) -> None:
    assert glyphs(text) == expected


@pytest.mark.parametrize("text", ["rock 'n' roll", "rock ’n’ roll", "Rock 'N' Roll", "rock ‘n’ roll"])
def test_a_shortened_and_is_not_quoted(text: str) -> None:
    assert not glyphs(text)


@pytest.mark.parametrize("text", ['a 12" pipe', "6'2\" tall", "5’ 11” tall", 'He is 6’ 2".'])
def test_inches_and_feet_may_close_but_never_open(text: str) -> None:
    assert "(" not in glyphs(text)


def test_marks_keep_their_offsets_in_the_article() -> None:
    text = "He said “no” — ''never'' — twice."
    assert [text[mark.start : mark.end] for mark in find_marks(text)] == ["“", "”", "''", "''"]
    assert [mark.family for mark in find_marks(text)] == ["double"] * 4


@pytest.mark.parametrize("number", [7, 100])
def test_a_row_of_marks_is_an_ornament(number: int) -> None:
    assert not find_marks("“" * number)


def test_three_straight_single_marks_open_wide_and_close_narrow() -> None:
    assert glyphs("'''Go'''") == "''( '( ') '')"
