"""``--dialogue`` and ``--speakers``, from the command line."""

import csv
import io
import json
import os
from pathlib import Path

import pytest
from support.command_line import run

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


def test_csv_has_the_part_and_the_scene_as_its_last_columns(story: str) -> None:
    rows = list(csv.DictReader(io.StringIO(run("export", "--dialogue", story).stdout)))
    assert tuple(rows[0]) == (*FIELDS, "part", "scene")
    assert [row["scene"] for row in rows] == ["1"] * 4
    assert [row["speaker"] for row in rows] == ["Ruth Varley", "Tom Orme", "Ruth Varley", "Tom Orme"]


def test_json_lines_have_the_same_keys(story: str) -> None:
    lines = run("export", "--dialogue", "--to", "jsonl", story).stdout.splitlines()
    assert [tuple(json.loads(line)) for line in lines] == [(*FIELDS, "part", "scene")] * 4


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


def test_a_kept_column_of_news_may_be_called_part(tmp_path: Path) -> None:
    path = tmp_path / "news.csv"
    path.write_text("id,text,part\n1,“No” was all that Ann Lee said.,city\n", encoding="utf-8")
    assert run("export", str(path), "--keep", "part").stdout.splitlines()[0].endswith("confidence,part")
    assert run("export", str(path), "--keep", "part").stdout.splitlines()[1].endswith(",city")
    assert "there is already a field" in run("export", "--dialogue", str(path), "--keep", "part").stderr


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
        ("Ann Lee\nI = Ann Lee\nI = Ann Lee\n", ":3: Ann Lee is the narrator already, on line 2"),
        ("Ann Lee\nI = Bob\n", ":2: I = Bob: no line names Bob"),
        ("Ann Lee\nI =\n", ":2: I is the narrator, who needs a name: I = NAME"),
        ("= Annie\n", ":1: no name before ="),
        ("Ann Lee = Ann = Annie\n", ":1: = twice"),
        ("Ann Lee\n---\n", ":2: --- is not a name"),
        ("", ": names nobody"),
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


def test_a_list_in_another_encoding(story: str, names: Path) -> None:
    names.write_bytes("Ann Lee\nRenée Orme\n".encode("latin-1"))
    result = run("show", "--speakers", str(names), story)
    assert result.exit_code == 2
    assert result.stderr.splitlines()[-1].endswith(f"--speakers {names}:2: not UTF-8")


def test_mr_and_mrs_of_a_surname_are_counted_apart(tmp_path: Path) -> None:
    path = tmp_path / "story.txt"
    path.write_text("“Rain,” said Mr. Orme.\n\n“Snow,” said Mrs. Orme.\n\n“No,” said Mr. Orme.\n", encoding="utf-8")
    lines = run("speakers", "--dialogue", "--to", "jsonl", str(path)).stdout.splitlines()
    counts = {row["speaker"]: row["quotations"] for row in map(json.loads, lines)}
    assert counts == {"Mr. Orme": 2, "Mrs. Orme": 1}
