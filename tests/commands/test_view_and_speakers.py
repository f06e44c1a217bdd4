"""The commands ``view`` and ``speakers``."""

import csv
import io
import json
import re
from pathlib import Path

import pytest
from support.articles import short_articles, write_json_lines
from support.command_line import run

from quotes import extract
from quotes.batch.voices import ArticleVoices, read_voices
from quotes.commands.speakers import COUNT_FORMATS
from quotes.model import SPEECH, Attribution
from quotes.writers.person_tables import PERSON_COLUMNS, TABLE_WRITERS

TOWN = "“We won,” said Ann Lee, the mayor.\n"
PORT = "“We lost,” said Bob Ray.\n\n“It was close,” said Ann Lee.\n"


@pytest.fixture(autouse=True)
def articles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a folder with two articles and one in which nobody speaks."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("COLUMNS", raising=False)
    (tmp_path / "town.txt").write_text(TOWN, "utf-8")
    (tmp_path / "port.txt").write_text(PORT, "utf-8")
    (tmp_path / "nothing.txt").write_text("Nobody spoke.\n", "utf-8")
    return tmp_path


@pytest.mark.parametrize(
    "args", [["view", "-o", "out.html"], ["speakers", "-o", "out.csv"], ["speakers", "--to", "csv"], ["speakers"]]
)
def test_what_cannot_be_read_is_a_line_and_the_rest_is_done(articles: Path, args: list[str]) -> None:
    result = run(args[0], "gone.txt", "nothing.txt", "town.txt", *args[1:])
    assert result.exit_code == 1
    last = "2 articles · 1 quotation · 100.0% attributed · 1 failure"
    assert result.stderr.splitlines() == ["gone.txt: no such file or folder", "nothing.txt: no quotations", last]
    written = next(iter(articles.glob("out.*")), None)
    assert "Ann Lee" in (written.read_text("utf-8") if written else result.stdout)


@pytest.mark.parametrize("args", [["view", "-o", "out.html"], ["speakers", "-o", "out.csv"]])
def test_a_file_is_kept_when_nothing_could_be_read(articles: Path, args: list[str]) -> None:
    (articles / args[-1]).write_text("before", "utf-8")
    result = run(args[0], "gone.txt", *args[1:])
    last = "0 articles · 0 quotations · none attributed · 1 failure"
    assert (result.exit_code, result.stderr.splitlines()) == (1, ["gone.txt: no such file or folder", last])
    assert (articles / args[-1]).read_text("utf-8") == "before"


@pytest.mark.parametrize("args", [["view", "-o", "no/out.html"], ["speakers", "-o", "no/out.csv"]])
def test_a_file_that_cannot_be_written(args: list[str]) -> None:
    result = run(args[0], "town.txt", *args[1:])
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith(f"{args[-1]}: cannot be written: ")
    assert len(result.stderr.splitlines()) == 1


@pytest.mark.parametrize("args", [["view"], ["speakers", "--to", "csv"], ["speakers", "--kind", "direct"]])
def test_two_processes_give_what_one_gives(articles: Path, args: list[str]) -> None:
    write_json_lines(articles / "notes.jsonl", short_articles(80))
    one, two = (
        run(*args, "town.txt", "notes.jsonl", "gone.txt"),
        run(*args, "town.txt", "notes.jsonl", "gone.txt", "--jobs", "2"),
    )
    assert one.exit_code == two.exit_code == 1
    assert (one.stdout, one.stderr) == (two.stdout, two.stderr)
    assert re.fullmatch(
        r"\d+ articles · \d+ quotations · \d+\.\d% attributed · \d failures?", one.stderr.splitlines()[-1]
    )


@pytest.mark.parametrize("command", ["view", "speakers"])
def test_quiet_leaves_what_failed_and_the_last_line(command: str) -> None:
    told = run(command, "gone.txt", "nothing.txt", "town.txt", "--quiet").stderr.splitlines()
    assert told == ["gone.txt: no such file or folder", "2 articles · 1 quotation · 100.0% attributed · 1 failure"]


@pytest.mark.parametrize("command", ["view", "speakers"])
def test_an_article_that_trips_the_rules_does_not_end_the_run(monkeypatch: pytest.MonkeyPatch, command: str) -> None:
    def trip(text: str, doc: str, kinds: tuple[str, ...], *_: object) -> list[Attribution]:
        if doc == "port.txt":
            raise RecursionError("deep")
        return extract(text, doc, kinds)

    def trip_voices(text: str, doc: str, *_: object) -> ArticleVoices:
        trip(text, doc, SPEECH)
        return read_voices(text, doc)

    monkeypatch.setattr("quotes.batch.work.extract", trip)
    monkeypatch.setattr("quotes.batch.work.read_voices", trip_voices)
    result = run(command, "port.txt", "town.txt")
    assert (result.exit_code, "Ann Lee" in result.stdout, "Bob Ray" in result.stdout) == (1, True, False)
    assert "port.txt: the rules failed: RecursionError: deep" in result.stderr


# view


def test_view_writes_a_page(articles: Path) -> None:
    result = run("view", "town.txt", "port.txt", "-o", "page.html")
    assert (result.exit_code, result.stdout) == (0, "")
    source = (articles / "page.html").read_text("utf-8")
    assert source.startswith("<!DOCTYPE html>")
    assert source.rstrip().endswith("</html>")
    assert source.count("<article") == 2


@pytest.mark.parametrize("args", [["view"], ["view", "-"], ["view", "--not-speech"]], ids=" ".join)
def test_view_reads_and_writes_standard_streams(args: list[str]) -> None:
    result = run(*args, given=TOWN + "Joe “Tank” Ruiz left.")
    assert result.exit_code == 0
    assert "Ann Lee" in result.stdout
    assert ("in marks, but not speech" in result.stdout) == ("--not-speech" in args)


def test_a_page_of_half_a_surrogate_pair_can_be_written(articles: Path) -> None:
    (articles / "a.jsonl").write_text('{"id": "\\udc80", "text": "“Odd \\ud800,” said Ann Lee."}', "utf-8")
    assert run("view", "a.jsonl", "-o", "page.html").exit_code == 0
    assert "“Odd \ufffd,”" in (articles / "page.html").read_text("utf-8")


# speakers

TABLE = """\
speaker     quotations  words  articles
────────────────────────────────────────────────────────────────────────────────
Persons
  Ann Lee            2      5         2  ███████████████████████████████████████
  Bob Ray            1      2         1  ███████████████▌
3 quotations (3 direct) · 3 attributed · 2 speakers · 2 articles
"""


def test_speakers_of_several_articles() -> None:
    result = run("speakers", "town.txt", "port.txt")
    assert (result.exit_code, result.stdout) == (0, TABLE)
    assert result.stderr == "2 articles · 3 quotations · 100.0% attributed · 0 failures\n"


@pytest.mark.parametrize("columns", ["60", "200"])
def test_a_pipe_is_as_wide_as_columns_says(monkeypatch: pytest.MonkeyPatch, columns: str) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    lines = run("speakers", "town.txt", "port.txt").stdout.splitlines()
    assert max(map(len, lines[2:])) > {"60": 55, "200": 95}[columns]
    assert max(map(len, lines)) <= int(columns)


def test_only_some_speakers_and_kinds() -> None:
    assert "Ann" not in run("speakers", "port.txt", "--speaker", "RAY").stdout
    assert "1 attributed · 1 speaker" in run("speakers", "port.txt", "--speaker", "RAY").stdout
    assert run("speakers", "port.txt", "--kind", "mixed").stdout == "0 quotations · 0 attributed · 0 speakers\n"


def test_every_format_has_its_writer() -> None:
    assert tuple(TABLE_WRITERS) == COUNT_FORMATS


def test_speakers_to_csv(articles: Path) -> None:
    assert run("speakers", ".", "-o", "../out.csv", "--bom").exit_code == 0
    written = (articles.parent / "out.csv").read_bytes().decode()
    assert written.startswith("\ufeffspeaker,")
    shown = run("speakers", ".", "--to", "csv").stdout
    rows = list(csv.DictReader(io.StringIO(shown, newline="")))
    assert [tuple(row.values()) for row in rows] == [
        ("Ann Lee", "person", "2", "5", "0.7143", "2", "", "", "the mayor", "", ""),
        ("Bob Ray", "person", "1", "2", "0.2857", "1", "", "", "", "", ""),
    ]


def test_speakers_to_json_lines() -> None:
    lines = run("speakers", "town.txt", "--to", "jsonl").stdout.splitlines()
    assert [json.loads(line) for line in lines] == [
        dict(zip(PERSON_COLUMNS, ["Ann Lee", "person", 1, 2, 1.0, 1, None, None, "the mayor", None, None], strict=True))
    ]
