"""Paragraphs: which line ends end one, and which lines belong to none."""

from __future__ import annotations

import pytest

from quotes.text.paragraphs import split_paragraphs
from quotes.text.view.repairs import view_of

WRAPPED = (
    "The harbour of Lower Belmar was closed on Monday after a crane fell\n"
    "into the water. Nobody was hurt, and the mayor said that it would be\n"
    "open by noon. Two ferries were sent to the northern quay instead of\n"
    "the old one.\n\n"
    "The crane had stood there for ninety years, and the council wants it\n"
    "back."
)


def paragraph_texts(text: str) -> list[str]:
    """The paragraphs of an article as read, lines that were cut joined."""
    view = view_of(text)
    spans = [view.in_source(span) for span in split_paragraphs(view.text)]
    return [text[start:end] for start, end in spans]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\n\n", "\r\n\r\n", " \n\u00a0\n ", "\u2029"])
def test_a_line_end_ends_a_paragraph(end: str) -> None:
    assert paragraph_texts(f"One.{end}Two.{end}") == ["One.", "Two."]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_hard_wrapped_lines_are_one_paragraph(end: str) -> None:
    text = WRAPPED.replace("\n", end)
    assert [len(found.split()) for found in paragraph_texts(text)] == [43, 14]


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
def test_a_line_end_after_a_comma_and_a_closing_mark_is_joined(last: str) -> None:
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


@pytest.mark.parametrize("mark", "”’»›\"'")
def test_a_comma_beside_any_closing_mark_continues_the_line(mark: str) -> None:
    assert len(paragraph_texts(f"It was his word,{mark}\nsaid Karl Stone.")) == 1
    assert len(paragraph_texts(f"It was his word{mark},\nsaid Karl Stone.")) == 1


def test_one_long_line_does_not_hide_that_the_others_are_wrapped() -> None:
    text = WRAPPED.replace("into the water", "Into the water")
    assert len(paragraph_texts(text)) == 2
    assert len(paragraph_texts(text + "\n\n" + "word " * 40)) == 3


@pytest.mark.parametrize("text", ["  One.\n\n\tTwo. \n", "\u00a0One.\r\n\r\nTwo.\u00a0"])
def test_a_paragraph_has_no_white_space_around_it(text: str) -> None:
    assert paragraph_texts(text) == ["One.", "Two."]


@pytest.mark.parametrize("line", ["Advertisement", "ADVERTISEMENT", "Share:", "Read more »"])
def test_a_line_of_page_furniture_ends_no_sentence(line: str) -> None:
    assert paragraph_texts(f"It was closed on\n{line}\nMonday.") == ["It was closed on", "Monday."]
