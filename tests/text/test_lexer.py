"""Paragraphs and marks, each told from what only looks like one."""

from __future__ import annotations

import pytest

from quotes.text.marks import find_marks
from quotes.text.paragraphs import split_paragraphs

WRAPPED = (
    "The harbour of Lower Belmar was closed on Monday after a crane fell\n"
    "into the water. Nobody was hurt, and the mayor said that it would be\n"
    "open by noon. Two ferries were sent to the northern quay instead of\n"
    "the old one.\n\n"
    "The crane had stood there for ninety years, and the council wants it\n"
    "back."
)


def paragraph_texts(text: str) -> list[str]:
    return [text[start:end] for start, end in split_paragraphs(text)]


def glyphs(text: str) -> str:
    """The marks of a text, each followed by ``(``, ``)`` or ``?`` for what it may do."""
    signs = {(True, False): "(", (False, True): ")", (True, True): "?"}
    return " ".join(text[start:end] + signs[opens, closes] for start, end, _, opens, closes in find_marks(text))


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\n\n", "\r\n\r\n", " \n\u00a0\n ", "\u2029"])
def test_a_line_end_ends_a_paragraph(end: str) -> None:
    assert paragraph_texts(f"One.{end}Two.{end}") == ["One.", "Two."]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_hard_wrapped_lines_are_one_paragraph(end: str) -> None:
    text = WRAPPED.replace("\n", end)
    assert [len(found.split()) for found in paragraph_texts(text)] == [43, 13]


def test_short_paragraphs_of_a_line_each_are_not_joined() -> None:
    lines = [
        "The bus was late again",
        "Nobody at the stop knew why it was late or when it would come at all",
        "Rain",
    ] * 3
    assert paragraph_texts("\n".join(lines)) == lines


def test_a_line_that_goes_on_in_lower_case_is_joined() -> None:
    assert paragraph_texts("She told the\npaper so.\nIt rained.") == ["She told the\npaper so.", "It rained."]


@pytest.mark.parametrize("last", ["word,”", "word,”\r", 'word,"', "word,’", "word”,"])
def test_a_line_end_behind_a_comma_and_a_closing_mark_is_joined(last: str) -> None:
    text = f"It was “his last {last}\nsaid Karl Stone."
    assert paragraph_texts(text) == [text]
    assert len(paragraph_texts(text.replace("\n", "\n\n"))) == 2
    assert len(paragraph_texts(text.replace("said Karl", "Karl"))) == 2


@pytest.mark.parametrize("last", ["word.”", "word”", "word:”"])
def test_a_line_that_ends_in_a_mark_without_a_comma_is_not_joined(last: str) -> None:
    assert len(paragraph_texts(f"It was “his last {last}\nsaid Karl Stone.")) == 2


def test_page_furniture_is_in_no_paragraph() -> None:
    assert paragraph_texts("One.\nAdvertisement\nshare\nTwo.\n\nRead more:\n") == ["One.", "Two."]


def test_nothing_but_white_space_has_no_paragraph() -> None:
    assert not split_paragraphs("")
    assert not split_paragraphs(" \n\u00a0\r\n\u2028 ")


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
