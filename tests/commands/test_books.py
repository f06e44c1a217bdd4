"""Who speaks how much in a book, chapter by chapter and scene by scene, from the command line."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from support.command_line import run

RAIN = "The rain fell on the hill and on the road below it, and nobody was about. "
ONE = "“The gate is locked,” said Ruth Varley.\n\n“It never was,” said Mr. Orme.\n\n"
TWO = "“Rain,” said Mrs. Orme.\n\n“Only a little rain,” said Ruth Varley.\n\n"
BOOK = f"Chapter 1\n\n{RAIN * 5}\n\n{ONE}{RAIN * 50}\n\n{TWO}Chapter 2\n\n{RAIN * 5}\n\n“No,” said Mrs. Orme.\n"


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "book.txt").write_text(BOOK, encoding="utf-8")
    return "book.txt"


def rows(*args: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in run("speakers", *args, "--to", "jsonl").stdout.splitlines()]


def test_who_speaks_how_much_in_each_chapter(book: str) -> None:
    found = rows("--dialogue", book, "--by", "part", "--by", "speaker")
    assert [(*list(row.values())[:3], row["quotations"], row["words"], row["articles"]) for row in found] == [
        ("book.txt", "Chapter 1", "Ruth Varley", 2, 8, 1),
        ("book.txt", "Chapter 1", "Mr. Orme", 1, 3, 1),
        ("book.txt", "Chapter 1", "Mrs. Orme", 1, 1, 1),
        ("book.txt", "Chapter 2", "Mrs. Orme", 1, 1, 1),
    ]


def test_a_long_stretch_without_speech_ends_a_scene(book: str) -> None:
    found = rows("--dialogue", book, "--by", "scene")
    assert [(row["scene"], row["speakers"], row["words"]) for row in found] == [("1", 2, 7), ("2", 2, 5), ("3", 1, 1)]


def test_an_export_of_a_book_is_counted_alike(book: str) -> None:
    assert run("export", "--dialogue", book, "-o", "book.csv").exit_code == 0
    for by in (("part", "speaker"), ("scene", "speaker"), ("part",)):
        columns = [one for name in by for one in ("--by", name)]
        assert rows("book.csv", *columns) == rows("--dialogue", book, *columns)
    assert {row["speaker"] for row in rows("book.csv")} == {"Ruth Varley", "Mr. Orme", "Mrs. Orme"}


def test_the_first_and_the_last_chapter_of_each(book: str) -> None:
    found = {row["speaker"]: row for row in rows("--dialogue", book)}
    chapters = {name: (row["parts"], row["first"], row["last"]) for name, row in found.items()}
    assert chapters == {
        "Ruth Varley": (1, "Chapter 1", "Chapter 1"),
        "Mrs. Orme": (2, "Chapter 1", "Chapter 2"),
        "Mr. Orme": (1, "Chapter 1", "Chapter 1"),
    }


def test_chapters_and_speakers_are_crossed(book: str) -> None:
    lines = run("speakers", "--dialogue", book, "--by", "part,speaker").stdout.splitlines()
    assert [line.rstrip() for line in lines if line.strip()][:7] == [
        "             Ruth   Mr.  Mrs.",
        "part       Varley  Orme  Orme  all",
        "──────────────────────────────────",
        "Chapter 1       8     3     1   12",
        "Chapter 2                   1    1",
        "all             8     3     2   13",
        "5 quotations (5 direct) · 5 attributed · 3 speakers",
    ]


def test_what_has_no_room_is_counted_with_the_others(book: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "36")
    shown = run("speakers", "--dialogue", book, "--by", "part,speaker").stdout
    assert re.search(r"Chapter 1 +8 +4 +12\n", shown)


def test_chapters_have_a_bar(book: str) -> None:
    shown = run("speakers", "--dialogue", book, "--by", "part").stdout
    assert re.search(r"^part +speakers +quotations +words +share *$", shown, re.MULTILINE)
    assert re.search(r"^Chapter 2 +1 +1 +1 +7\.7% +█", shown, re.MULTILINE)


def test_the_first_chapters_of_two_books_are_two(book: str, tmp_path: Path) -> None:
    (tmp_path / "other.txt").write_text(BOOK.replace("Varley", "Moss"), encoding="utf-8")
    found = rows("--dialogue", book, "other.txt", "--by", "part")
    assert [(row["doc"], row["part"]) for row in found] == [
        ("book.txt", "Chapter 1"),
        ("book.txt", "Chapter 2"),
        ("other.txt", "Chapter 1"),
        ("other.txt", "Chapter 2"),
    ]
    shown = run("speakers", "--dialogue", book, "other.txt", "--by", "part,speaker").stdout.splitlines()
    assert [line.strip() for line in shown if line.strip() in ("book.txt", "other.txt")] == ["book.txt", "other.txt"]


def test_a_book_without_chapters(book: str) -> None:
    Path(book).write_text(ONE, encoding="utf-8")
    assert [(row["part"], row["speakers"]) for row in rows("--dialogue", book, "--by", "part")] == [(None, 2)]
    assert "–" in run("speakers", "--dialogue", book, "--by", "part,speaker").stdout


def test_news_has_no_chapters(book: str) -> None:
    result = run("speakers", book, "--by", "part")
    assert result.exit_code == 1
    assert "no article has this column" in result.stderr


def test_voices_of_a_book_are_its_cast(book: str) -> None:
    Path(book).write_text(
        "“Rain,” said Mr. Orme. He sighed.\n\n“Snow,” said Mrs. Orme. She said it was late.\n", encoding="utf-8"
    )
    lines = run("voices", "--dialogue", "--to", "jsonl", book).stdout.splitlines()
    found = [json.loads(line) for line in lines]
    keys = ("person", "person_from", "honorific", "gender", "quotations", "indirect", "evidence")
    assert [tuple(one[key] for key in keys) for one in found] == [
        ("Mr. Orme", "character", "Mr", "male", 1, 0, "“Rain,” said Mr. Orme."),
        ("Mrs. Orme", "character", "Mrs", "female", 1, 0, "“Snow,” said Mrs. Orme."),
    ]


def test_voices_of_listed_speakers(book: str, tmp_path: Path) -> None:
    (tmp_path / "names.txt").write_text("Elizabeth Varley = Bess\n", encoding="utf-8")
    Path(book).write_text("“Rain,” said Bess.\n", encoding="utf-8")
    lines = run("voices", "--speakers", "names.txt", "--to", "jsonl", book).stdout.splitlines()
    assert [json.loads(line)["speaker"] for line in lines] == ["Elizabeth Varley"]


def test_the_identities_of_a_book_are_not_explained(book: str) -> None:
    result = run("explain", "--dialogue", book, "--person", "Orme")
    assert result.exit_code == 2
    assert "leave out --dialogue" in result.stderr


def test_the_page_to_read_has_a_section_for_each_chapter(book: str) -> None:
    assert run("view", "--dialogue", book, "-o", "page.html").exit_code == 0
    page = Path("page.html").read_text("utf-8")
    assert "<h1>2 chapters</h1>" in page
    assert "book.txt: Chapter 1" in page
    # Whoever speaks in both chapters has one letter.
    listed = r'data-voice="(\w)" aria-pressed="false">\s*<b[^>]*>\w</b>\s*<bdi class="name">Mrs. Orme'
    assert re.findall(listed, page) == ["C", "C"]


def test_the_page_of_speakers_has_chapters_for_articles(book: str) -> None:
    assert run("speakers", "--dialogue", book, "-o", "audit.html").exit_code == 0
    page = Path("audit.html").read_text("utf-8")
    match = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.DOTALL)
    assert match
    data = json.loads(match[1])
    assert data["unit"] == "chapter"
    assert data["facets"]["part"] == ["Chapter 1", "Chapter 2"]
    assert [name for name, *_ in data["persons"]] == ["Ruth Varley", "Mr. Orme", "Mrs. Orme"]
    assert data["voices"] == [0, 0, 2, 8, 1, 0, 1, 3, 2, 0, 1, 1, 2, 1, 1, 1]
    assert data["passages"]["2"] == [[0, "“Rain,”", "direct"], [1, "“No,”", "direct"]]
    assert "<h1>2 chapters</h1>" in page
