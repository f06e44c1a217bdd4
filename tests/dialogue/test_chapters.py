"""The chapters of books, by their headings, and the lines between their scenes."""

import pytest

from quotes import extract
from quotes.dialogue.chapters import chapters_in, scene_breaks_in
from quotes.text.article import read_article
from quotes.text.view.repairs import view_of

RAIN = "The rain fell on the hill and on the road below it, and nobody was about. " * 8


def headings(*lines: str) -> list[str]:
    """The chapters of a book in which a long paragraph follows each of these lines."""
    text = "".join(f"{line}\n\n{RAIN}\n\n" for line in lines)
    return [chapter.heading for chapter in chapters_in(read_article(view_of(text).text))]


@pytest.mark.parametrize(
    "lines",
    [
        ("Chapter 1", "Chapter 2"),
        ("CHAPTER I.", "CHAPTER II."),
        ("CHAPTER I. The Ferry", "CHAPTER II. The Bell"),
        ("Chapter the First", "Chapter the Second"),
        ("CHAPTER I.--THE FERRY", "CHAPTER II.--THE BELL"),
        ("Chapter Seventy-four", "Chapter Seventy-five"),
        ("PART THE FIRST", "PART THE SECOND"),
        ("LETTER I", "LETTER II"),
        ("I", "II"),
        ("I.", "II."),
        ("1.", "2."),
        ("3. The Ferry", "4. The Bell"),
        ("ONE", "TWO"),
        ("Prologue", "Epilogue"),
    ],
)
def test_headings(lines: tuple[str, str]) -> None:
    assert headings(*lines) == list(lines)


@pytest.mark.parametrize(
    "line", ["Part of it was true.", "Part I liked best", "Letter in hand, he left.", "one", "Why"]
)
def test_other_short_paragraphs(line: str) -> None:
    assert headings("Chapter 1", line, "Chapter 2") == ["Chapter 1", "Chapter 2"]


def test_brackets_are_no_part_of_a_heading() -> None:
    assert headings("[CHAPTER I]", "[CHAPTER II]") == ["CHAPTER I", "CHAPTER II"]


def test_a_book_of_several_volumes() -> None:
    lines = ("VOLUME I\n\nCHAPTER I", "CHAPTER II", "VOLUME II\n\nCHAPTER I")
    assert headings(*lines) == ["VOLUME I, CHAPTER I", "VOLUME I, CHAPTER II", "VOLUME II, CHAPTER I"]


def test_a_second_first_chapter_is_of_another_volume() -> None:
    assert headings("VOLUME I\n\nCHAPTER I", "CHAPTER I") == ["VOLUME I, CHAPTER I", "CHAPTER I"]


def test_a_number_below_its_word() -> None:
    assert headings("CHAPTER\n\n1", "CHAPTER\n\n2") == ["CHAPTER 1", "CHAPTER 2"]


def test_a_table_of_contents_is_none() -> None:
    assert headings("I. The Ferry\n\nII. The Bell\n\nI. The Ferry", "II. The Bell") == ["I. The Ferry", "II. The Bell"]


@pytest.mark.parametrize("line", ["* * *", "***", "#", "—", "~ ~ ~", "⁂"])
def test_a_line_of_ornaments_ends_a_scene(line: str) -> None:
    text = f"“No,” said Ruth Varley.\n\n{line}\n\n“Yes,” said Tom Orme.\n"
    assert len(scene_breaks_in(read_article(text))) == 1
    assert [record.scene for record in extract(text, genre="dialogue")] == [1, 2]
