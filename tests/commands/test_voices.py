"""The command ``voices``."""

import csv
import io
import json
from functools import partial
from pathlib import Path

import pyarrow.parquet as parquet
import pytest
from support.command_line import run as run_command

from quotes.voices.voice import VOICE_FIELDS

TOWN = "“We won,” said Ann Lee, the mayor. “It was close,” she added.\n\nBob Ray said the vote was fair.\n"
ROWS = [
    {"id": "a", "section": "sport", "text": TOWN},
    {"id": "b", "section": "city", "text": "“No,” said a spokesman for the Kor Party."},
    {"id": "c", "section": "city", "text": "Nobody spoke."},
]


@pytest.fixture(autouse=True)
def articles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("COLUMNS", raising=False)
    (tmp_path / "town.txt").write_text(TOWN, "utf-8")
    (tmp_path / "news.jsonl").write_text("".join(json.dumps(row) + "\n" for row in ROWS), "utf-8")
    return tmp_path


run = partial(run_command, "voices")


def test_the_table() -> None:
    result = run("town.txt")
    assert result.exit_code == 0
    assert result.stdout == (
        "speaker  kind    role       gender  quotations  words  share\n"
        "────────────────────────────────────────────────────────────\n"
        "Ann Lee  person  the mayor  female           2      5   100%\n"
        "Bob Ray  person                              1      0     0%\n"
    )
    assert result.stderr == "1 article · 3 quotations · 100.0% attributed · 0 failures\n"


def test_given_names_show_a_gender_only_when_asked_for() -> None:
    rows = [
        list(csv.DictReader(io.StringIO(run("town.txt", "--to", "csv", *more).stdout)))
        for more in ([], ["--given-names"])
    ]
    found = [[(row["speaker"], row["gender"], row["gender_from"]) for row in read] for read in rows]
    assert found[0] == [("Ann Lee", "female", "she"), ("Bob Ray", "", "")]
    assert found[1] == [("Ann Lee", "female", "she"), ("Bob Ray", "male", "given name Bob")]


def test_several_articles_have_headings() -> None:
    result = run("news.jsonl")
    lines = result.stdout.splitlines()
    assert [line for line in lines if line in ("a", "b", "c")] == ["a", "b"]
    assert "c: no quotations" in result.stderr


def test_csv_json_lines_and_parquet_hold_the_same(articles: Path) -> None:
    for form in ("csv", "jsonl", "parquet"):
        done = run("news.jsonl", "--keep", "section", "-o", f"out.{form}")
        assert (done.exit_code, done.stdout) == (0, "")
        assert done.stderr.splitlines()[-1] == "3 articles · 4 quotations · 100.0% attributed · 0 failures"
    lines = [json.loads(line) for line in (articles / "out.jsonl").read_text("utf-8").splitlines()]
    assert [list(line) for line in lines] == [[*VOICE_FIELDS, "section"]] * 3
    assert [(line["doc"], line["speaker"], line["section"]) for line in lines] == [
        ("a", "Ann Lee", "sport"),
        ("a", "Bob Ray", "sport"),
        ("b", "Kor Party", "city"),
    ]
    assert parquet.read_table("out.parquet").to_pylist() == lines
    rows = list(csv.DictReader(io.StringIO((articles / "out.csv").read_text("utf-8"))))
    written = [{name: "" if value is None else value for name, value in line.items()} for line in lines]
    assert [[str(value).lower() for value in row.values()] for row in rows] == [
        [str(value).lower() for value in line.values()] for line in written
    ]


def test_a_byte_order_mark_is_written_only_when_asked_for(articles: Path) -> None:
    assert run("town.txt", "-o", "plain.csv").exit_code == run("town.txt", "-o", "marked.csv", "--bom").exit_code == 0
    assert (articles / "marked.csv").read_bytes() == b"\xef\xbb\xbf" + (articles / "plain.csv").read_bytes()


def test_processes_change_nothing(articles: Path) -> None:
    for jobs in "12":
        assert run("news.jsonl", "--jobs", jobs, "-o", f"out{jobs}.csv").exit_code == 0
    assert (articles / "out1.csv").read_bytes() == (articles / "out2.csv").read_bytes()


def test_what_cannot_be_read_is_a_line_and_the_rest_is_done() -> None:
    result = run("gone.txt", "town.txt", "--to", "csv")
    assert result.exit_code == 1
    assert result.stderr.splitlines()[0] == "gone.txt: no such file or folder"
    assert [row["speaker"] for row in csv.DictReader(io.StringIO(result.stdout))] == ["Ann Lee", "Bob Ray"]
