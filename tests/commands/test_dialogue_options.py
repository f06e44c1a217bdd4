"""``--dialogue`` and ``--speakers``, from the command line."""

import csv
import io
import json
import os
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from quotes.commands.cli import main
from quotes.model import FIELDS

STORY = (
    "“The gate is locked,” said Ruth Varley.\n\nTom Orme laughed. “It was never locked.”\n\n“Then try it.”\n\n"
    "“I have no wish to.”\n"
)


@pytest.fixture
def story(tmp_path: Path) -> str:
    path = tmp_path / "story.txt"
    path.write_text(STORY, encoding="utf-8")
    return str(path)


@pytest.fixture
def names(tmp_path: Path) -> Path:
    path = tmp_path / "names.txt"
    path.write_text("Miss Varley = Ruth Varley, Ruth\nTom Orme\n", encoding="utf-8")
    return path


def run(*args: str) -> Result:
    return CliRunner().invoke(main, args)


def test_csv_has_the_part_as_its_last_column(story: str) -> None:
    rows = list(csv.DictReader(io.StringIO(run("export", "--dialogue", story).stdout)))
    assert tuple(rows[0]) == (*FIELDS, "part")
    assert [row["speaker"] for row in rows] == ["Ruth Varley", "Tom Orme", "Ruth Varley", "Tom Orme"]


def test_json_lines_have_the_part_as_their_last_key(story: str) -> None:
    lines = run("export", "--dialogue", "--to", "jsonl", story).stdout.splitlines()
    assert [tuple(json.loads(line)) for line in lines] == [(*FIELDS, "part")] * 4


def test_without_the_option_there_is_no_part(story: str) -> None:
    rows = list(csv.DictReader(io.StringIO(run("export", story).stdout)))
    assert tuple(rows[0]) == FIELDS


def test_a_list_names_the_speakers(story: str, names: Path) -> None:
    lines = run("export", "--dialogue", "--speakers", str(names), "--to", "jsonl", story).stdout.splitlines()
    speakers = [json.loads(line)["speaker"] for line in lines]
    assert speakers == ["Miss Varley", "Tom Orme", "Miss Varley", "Tom Orme"]


def test_who_speaks_how_much(story: str) -> None:
    lines = run("speakers", "--dialogue", "--to", "jsonl", story).stdout.splitlines()
    counts = {row["speaker"]: row["quotations"] for row in map(json.loads, lines)}
    assert counts == {"Ruth Varley": 2, "Tom Orme": 2}


def test_a_chapter_is_no_column_of_a_book(story: str, tmp_path: Path) -> None:
    path = tmp_path / "story.csv"
    assert run("export", "--dialogue", story, "-o", str(path)).exit_code == 0
    result = run("speakers", str(path), "--by", "part")
    assert "--by part: no article has this column" in result.stderr


def test_the_page_of_a_book(story: str, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    assert run("view", "--dialogue", story, "-o", str(page)).exit_code == 0
    assert "Ruth Varley" in page.read_text("utf-8")


def test_explain_shows_who_else_could_speak(story: str) -> None:
    shown = run("explain", "--dialogue", story, "3").stdout
    assert "alternation: Speakers take turns" in shown
    assert "[Tom Orme]" in shown


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("Ann Lee\n\nBob Ray\n", ":2: empty line"),
        ("Ann Lee\nAnn Lee\n", ":2: Ann Lee is already on line 1"),
        ("Ann Lee = Annie\nAnna Roe = Annie\n", ":2: Annie already means Ann Lee, on line 1"),
    ],
)
def test_a_wrong_list_is_one_line_with_its_row(story: str, names: Path, content: str, message: str) -> None:
    names.write_text(content, encoding="utf-8")
    result = run("export", "--dialogue", "--speakers", str(names), story)
    assert result.exit_code == 2
    assert result.stderr.splitlines()[-1].endswith(f"--speakers {names}{message}")


@pytest.mark.parametrize("command", [("export", "--speakers"), ("speakers", "--people")])
def test_a_pipe_that_nobody_writes_to_is_not_waited_for(story: str, tmp_path: Path, command: tuple[str, str]) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    result = run(*command, str(pipe), story)
    assert result.exit_code == 2
    assert "a pipe or a device, not a file" in result.stderr


def test_a_list_that_cannot_be_read(story: str, tmp_path: Path) -> None:
    result = run("show", "--speakers", str(tmp_path / "none.txt"), story)
    assert result.exit_code == 2
    assert result.stderr.splitlines()[-1].endswith("none.txt: No such file or directory")


def test_mr_and_mrs_of_a_surname_are_counted_apart(tmp_path: Path) -> None:
    path = tmp_path / "story.txt"
    path.write_text("“Rain,” said Mr. Orme.\n\n“Snow,” said Mrs. Orme.\n\n“No,” said Mr. Orme.\n", encoding="utf-8")
    lines = run("speakers", "--dialogue", "--to", "jsonl", str(path)).stdout.splitlines()
    counts = {row["speaker"]: row["quotations"] for row in map(json.loads, lines)}
    assert counts == {"Mr. Orme": 2, "Mrs. Orme": 1}


def test_the_page_has_a_section_for_each_chapter(tmp_path: Path) -> None:
    filler = "The rain fell on the hill and on the road below it. " * 10
    path = tmp_path / "story.txt"
    path.write_text(f"Chapter 1\n\n{filler}\n\n{STORY}\nChapter 2\n\n{filler}\n\n{STORY}", encoding="utf-8")
    page = tmp_path / "page.html"
    assert run("view", "--dialogue", str(path), "-o", str(page)).exit_code == 0
    written = page.read_text("utf-8")
    assert written.count("story.txt: Chapter 1") >= 1
    assert written.count("story.txt: Chapter 2") >= 1
