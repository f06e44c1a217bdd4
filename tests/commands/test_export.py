"""The options of ``quotes export``: which columns are kept, how many processes work, when it stops, what it reports."""

import csv
import io
import json
import os
import pty
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from types import SimpleNamespace

import pyarrow
import pytest
from click.testing import Result
from pyarrow import parquet
from support.articles import short_articles, write_json_lines
from support.command_line import run as run_command
from support.terminal import read_terminal

from quotes import extract
from quotes.batch.progress import BarUpdate
from quotes.model import FIELDS
from quotes.writers.records import from_fields, read_csv

TOWN = "“We won,” said Ann Lee, the mayor.\n"
PAGE = f"""<html><head><title>Won</title><link rel="canonical" href="https://example.org/won"></head>
<body><p>{TOWN}</p></body></html>"""
ABOUT = ("title", "author", "date", "url")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("town.txt").write_text(TOWN, "utf-8")
    Path("page.html").write_text(PAGE, "utf-8")
    Path("table.csv").write_text(f'key,story,year\n1,"{TOWN}",2024\n2,"{TOWN}",=2+2\n', "utf-8")
    return tmp_path


run = partial(run_command, "export")


def rows(result: Result) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(result.stdout)))


# What travels


def test_records_of_texts_have_the_fields_only() -> None:
    assert tuple(rows(run("town.txt"))[0]) == FIELDS


def test_what_a_page_says_about_itself_follows_the_fields() -> None:
    found = rows(run("town.txt", "page.html"))
    assert tuple(found[0]) == (*FIELDS, *ABOUT)
    assert [[row[name] for name in ABOUT] for row in found] == [
        ["", "", "", ""],
        ["Won", "", "", "https://example.org/won"],
    ]
    value = json.loads(run("page.html", "--to", "jsonl").stdout)
    assert tuple(value) == (*FIELDS, *ABOUT)
    assert (value["title"], value["author"]) == ("Won", None)


def test_columns_that_are_kept_follow_the_fields() -> None:
    options = ("table.csv", "--text-column", "Story", "--id-column", "key", "--keep", "year", "--keep", "KEY")
    result = run(*options)
    assert result.exit_code == 0
    assert [(row["doc"], row["year"], row["KEY"]) for row in rows(result)] == [("1", "2024", "1"), ("2", "'=2+2", "2")]
    assert [json.loads(line)["year"] for line in run(*options, "--to", "jsonl").stdout.splitlines()] == ["2024", "=2+2"]


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_kept_column_that_no_article_has_is_reported(jobs: str) -> None:
    result = run("table.csv", "--text-column", "story", "--keep", "year", "--keep", "yaer", "--jobs", jobs)
    assert result.stderr.splitlines()[:-1] == ["--keep yaer: no article has this column"]
    assert (result.exit_code, [row["yaer"] for row in rows(result)]) == (1, ["", ""])


def test_a_kept_column_that_is_empty_in_every_article_is_a_notice() -> None:
    Path("a.csv").write_text('text,year,place\n"“We won,” said Ann Lee.",2024,\n', "utf-8")
    result = run("a.csv", "--keep", "place,year", "--to", "jsonl")
    assert (result.exit_code, result.stderr.splitlines()[0]) == (0, "--keep place: empty in every article")
    assert json.loads(result.stdout)["place"] == ""


def test_columns_to_keep_may_be_a_list() -> None:
    Path("a.csv").write_text('text,a,b,"c,d"\n"“We won,” said Ann Lee.",1,2,3\n', "utf-8")
    found = rows(run("a.csv", "--keep", "a, b", "--keep", '"c,d",a'))
    assert [row[name] for row in found for name in ("a", "b", "c,d")] == ["1", "2", "3"]
    assert tuple(found[0]) == (*FIELDS, "a", "b", "c,d")


def test_articles_without_quotations_are_one_line_however_many() -> None:
    write_json_lines(Path("a.jsonl"), ["Nobody spoke."] * 58)
    result = run("town.txt", "a.jsonl", "page.html")
    assert result.stderr.splitlines()[0] == "article 1 and 57 more articles: no quotations"
    assert len(result.stderr.splitlines()) == 2


def test_kept_columns_and_those_of_pages_are_the_same_where_their_names_are() -> None:
    Path("a.jsonl").write_text(json.dumps({"text": TOWN, "title": "Lost", "year": 7}), "utf-8")
    found = rows(run("a.jsonl", "page.html", "--keep", "title", "--keep", "year"))
    assert tuple(found[0]) == (*FIELDS, *ABOUT, "year")
    assert [(row["title"], row["year"]) for row in found] == [("Lost", "7"), ("Won", "")]


@pytest.mark.parametrize("form", ["csv", "jsonl", "parquet"])
def test_every_format_reads_back(form: str) -> None:
    assert run("page.html", "town.txt", "-o", f"out.{form}").exit_code == 0
    path = Path(f"out.{form}")
    if form == "csv":
        found = [record for _, record in read_csv(io.StringIO(path.read_bytes().decode(), newline=""))]
    elif form == "jsonl":
        found = [from_fields(json.loads(line)) for line in path.read_text("utf-8").splitlines()]
    else:
        found = [from_fields(row) for row in parquet.read_table(path).to_pylist()]
    assert found == [*extract(TOWN.strip(), "page.html"), *extract(TOWN, "town.txt")]


def test_parquet_has_the_columns_and_types_that_are_documented() -> None:
    assert run("page.html", "-o", "out.parquet").exit_code == 0
    found = parquet.read_schema("out.parquet")
    assert tuple(found.names) == (*FIELDS, *ABOUT)
    numbers = [name for name in FIELDS if name in ("id", "utterance", "parent") or name.endswith(("start", "end"))]
    assert [field.name for field in found if field.type == pyarrow.int64()] == numbers
    assert [field.name for field in found if field.type == pyarrow.float64()] == ["confidence"]
    assert all(field.type == pyarrow.string() for field in found if field.name not in (*numbers, "confidence"))


def test_parquet_takes_any_text_and_many_rows() -> None:
    write_json_lines(Path("a.jsonl"), ["“Yes,” said Ann Lee. “No,” he said. " * 100] * 52)
    with Path("a.jsonl").open("a", encoding="utf-8") as lines:
        lines.write('{"id": "odd", "text": "“Odd \\ud800,” said Ann Lee."}\n')
    assert run("a.jsonl", "-o", "out.parquet").exit_code == 0
    table = parquet.read_table("out.parquet")
    assert table.num_rows == 52 * 200 + 1
    assert table.column("text").to_pylist()[-1] == "“Odd \\ud800,”"


def test_texts_are_saved_as_the_offsets_count_them() -> None:
    Path("deep").mkdir()
    Path("deep/town.txt").write_bytes(b"\xef\xbb\xbf\xef\xbb\xbfOne.\r\n" + TOWN.encode())
    Path("a.jsonl").write_text(
        json.dumps({"id": "town.txt", "text": TOWN}) + "\n" + '{"id": "ü/?", "text": "a"}', "utf-8"
    )
    result = run("town.txt", "deep/town.txt", "a.jsonl", "page.html", "--save-text", "texts/new")
    assert result.exit_code == 0
    places = ["town.txt", "deep_town.txt", "town-2.txt", "ü.txt", "page.html.txt"]
    assert sorted(path.name for path in Path("texts/new").iterdir()) == sorted(places)
    for row, place in zip(rows(result), [*places[:3], places[4]], strict=True):
        text = Path("texts/new", place).read_bytes().decode("utf-8-sig")
        assert text[int(row["start"]) : int(row["end"])] == row["text"] == "“We won,”"


# How it works


def test_several_processes_give_the_same_in_the_same_order() -> None:
    write_json_lines(Path("a.jsonl"), short_articles(250))
    options = ("a.jsonl", "page.html", "gone.txt", "town.txt", "--save-text")
    one, two = run(*options, "one"), run(*options, "two", "--jobs", "2")
    assert one.exit_code == two.exit_code == 1
    assert (one.stdout, one.stderr) == (two.stdout, two.stderr)
    assert [path.name for path in sorted(Path("one").iterdir())] == [
        path.name for path in sorted(Path("two").iterdir())
    ]


def test_strict_stops_at_the_first_failure_and_leaves_the_file_as_it_was() -> None:
    Path("out.csv").write_text("before", "utf-8")
    result = run("town.txt", "gone.txt", "none.txt", "town.txt", "--strict", "-o", "out.csv")
    assert result.exit_code == 1
    assert result.stderr.splitlines() == [
        "gone.txt: no such file or folder",
        "1 article · 1 quotation · 100.0% attributed · 1 failure",
    ]
    assert Path("out.csv").read_text("utf-8") == "before"


def test_an_article_that_trips_the_rules_is_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    def trip(text: str, doc: str, *_: object) -> list[object]:
        if doc == "town.txt":
            raise IndexError("no such paragraph")
        return []

    monkeypatch.setattr("quotes.batch.work.extract", trip)
    result = run("town.txt", "page.html", "--quiet")
    assert result.exit_code == 1
    assert result.stderr.splitlines() == [
        "town.txt: the rules failed: IndexError: no such paragraph",
        "1 article · 0 quotations · none attributed · 1 failure",
    ]


def test_quiet_is_without_notices() -> None:
    Path("nobody.txt").write_bytes(b"Caf\xe9.")
    assert run("nobody.txt").stderr.count("\n") == 3
    assert run("nobody.txt", "--quiet").stderr == "1 article · 0 quotations · none attributed · 0 failures\n"


# What is named


def test_a_list_of_paths() -> None:
    Path("list").write_text("page.html\ngone.txt\n", "utf-8")
    result = run("town.txt", "--files-from", "list")
    assert [row["doc"] for row in rows(result)] == ["town.txt", "page.html"]
    assert result.exit_code == 1
    assert [row["doc"] for row in rows(run("--files-from", "-", given="town.txt\0page.html\0"))] == [
        "town.txt",
        "page.html",
    ]


def test_an_empty_list_is_not_standard_input() -> None:
    result = run("--files-from", "-", given="")
    assert (result.exit_code, result.stderr) == (1, "standard input: lists no articles\n")


def test_globs_that_the_shell_left() -> None:
    assert [row["doc"] for row in rows(run("t*.txt", "*.html"))] == ["town.txt", "page.html"]


@pytest.mark.parametrize("command", ["show", "explain"])
def test_the_other_commands_read_the_same(command: str) -> None:
    for options in (["page.html"], ["table.csv", "--text-column", "story", "--id-column", "key"]):
        result = run_command(command, *options)
        assert result.exit_code == 0
        assert "Ann Lee" in result.stdout


@pytest.mark.parametrize(
    "args",
    [
        ["town.txt", "--keep", "speaker"],
        ["town.txt", "--jobs", "0"],
        ["town.txt", "--to", "parquet"],
        ["town.txt", "--resume"],
        ["--resume", "-o", "out.csv"],
        ["town.txt", "-", "--resume", "-o", "out.csv"],
        ["town.txt", "--resume", "-o", "."],
        ["town.txt", "--resume", "--to", "csv", "-o", "."],
        ["town.txt", "--resume", "-o", "out.parquet"],
        ["town.txt", "--to", "parquet", "--bom", "-o", "out"],
        [".", "-o", "out.parquet"],
        [".", "--save-text", "texts"],
        [".", "--save-text", "."],
        ["--files-from", "gone"],
        ["-", "--files-from", "-"],
    ],
    ids=" ".join,
)
def test_wrong_usage_is_2_and_one_clear_line(args: list[str]) -> None:
    result = run(*args)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.splitlines()[-1].startswith("Error: ")


def test_parquet_without_its_extra_is_wrong_usage(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("quotes.readers.kinds.find_spec", lambda _: None)
    result = run("town.txt", "-o", "out.parquet")
    assert (result.exit_code, Path("out.parquet").exists()) == (2, False)
    assert (
        result.stderr.splitlines()[-1]
        == "Error: --to parquet: a Parquet file; install 'quotes[arrow]': pip install pyarrow"
    )


@pytest.mark.parametrize(
    ("texts", "where", "jobs"),
    [("town.txt", "town.txt", "1"), *(("full", "full/page.html.txt", jobs) for jobs in "12")],
)
def test_a_folder_that_texts_cannot_be_saved_in(texts: str, where: str, jobs: str) -> None:
    Path("full/page.html.txt").mkdir(parents=True)
    result = run("page.html", "--save-text", texts, "-o", "out.csv", "--jobs", jobs)
    assert result.exit_code == 1
    assert result.stderr.startswith(f"{where}: cannot be written: ")
    assert not Path("out.csv").exists()


# The bar


def shown(*args: str, command: str = "export") -> str:
    """Run in a terminal of its own, and give what it shows."""
    ours, theirs = pty.openpty()
    environment = {
        **os.environ,
        "PYTHONPATH": str(Path(__file__).parent.parent.parent),
        "TERM": "xterm",
        "COLUMNS": "80",
    }
    words = [sys.executable, "-m", "quotes", command, *args]
    with subprocess.Popen(words, stdin=theirs, stdout=subprocess.DEVNULL, stderr=theirs, env=environment):
        os.close(theirs)
        return read_terminal(ours)


def test_a_bar_is_shown_in_a_terminal_and_goes_when_all_is_done() -> None:
    write_json_lines(Path("a.jsonl"), short_articles(150))
    seen = shown("a.jsonl", "-o", "out.csv")
    assert " left" in seen
    assert "a.jsonl:101: not JSON" in seen
    *_, last = seen.replace("\x1b[2K", "\n").rstrip().splitlines()
    assert re.search(r"150 articles · \d+ quotations · \d+\.\d% attributed · 1 failure$", last)
    assert " left" not in shown("a.jsonl", "-o", "out.csv", "--quiet")


def test_messages_appear_above_the_bar_and_not_in_it() -> None:
    Path("a.jsonl").write_text("{}\n" * 50, "utf-8")
    seen = re.sub(r"\x1b\[[\d;?]*[A-Za-z]", "\r", shown("a.jsonl", "missing.txt", "-o", "out.csv"))
    before = re.findall(r"(.)(?:a\.jsonl:\d+|missing\.txt): ", seen, re.DOTALL)
    assert len(before) == 51
    assert set(before) <= set("\r\n")


@pytest.mark.parametrize("command", ["view", "speakers"])
@pytest.mark.parametrize(
    ("args", "bars"), [(("town.txt", "page.html"), 1), (("town.txt",), 0), (("town.txt", "page.html", "--quiet"), 0)]
)
def test_view_and_speakers_show_a_bar_for_several_articles(
    monkeypatch: pytest.MonkeyPatch, command: str, args: tuple[str, ...], bars: int
) -> None:
    shown = []

    @contextmanager
    def recorded(total: int, articles: int, read: int) -> Iterator[BarUpdate]:
        shown.append(total)
        yield lambda articles, read: None

    monkeypatch.setattr("quotes.commands.articles.sys", SimpleNamespace(stderr=SimpleNamespace(isatty=lambda: True)))
    monkeypatch.setattr("quotes.batch.run.progress_bar", recorded)
    assert run_command(command, *args).exit_code == 0
    assert len(shown) == bars


def test_the_kind_of_input_can_be_said() -> None:
    table = 'id,text\n7,"“We won,” said Ann Lee."\n'
    assert [row["doc"] for row in rows(run(given=table))] == ["7"]
    assert {row["doc"] for row in rows(run("--from", "txt", given=table))} == {"'-"}
    Path("odd.txt").write_text(table)
    assert [row["doc"] for row in rows(run("--from", "csv", "odd.txt"))] == ["7"]
    assert run("--from", "doc", "odd.txt").exit_code == 2
    assert "odd.txt: read as a Word file, but truncated or damaged\n" in run("--from", "docx", "odd.txt").stderr


def test_what_is_not_text_is_one_line_and_the_rest_is_exported() -> None:
    Path("a.png").write_bytes(b"\x89PNG\r\n\x1a\n\0\0")
    result = run("a.png", "town.txt")
    assert (result.exit_code, {row["doc"] for row in rows(result)}) == (1, {"town.txt"})
    assert result.stderr.splitlines()[0] == "a.png: a PNG picture"


def test_the_columns_of_an_exported_article_can_be_kept() -> None:
    Path("export.txt").write_text(
        "1 of 1 DOCUMENTS\n\nThe Courier\n\nMarch 3, 2015\n\nA vote\n\nBYLINE: By Bob Ray\n\n"
        "LENGTH: 9 words\n\n“We won,” said Ann Lee.\n\nLOAD-DATE: March 4, 2015\n\nGRAPHIC: “No,” said Cap Tion.\n"
    )
    keep = ("headline", "date", "source", "byline")
    (row,) = rows(run("export.txt", *(part for name in keep for part in ("--keep", name))))
    assert [row[name] for name in ("doc", "speaker", *keep)] == [
        *("export.txt", "Ann Lee"),
        *("A vote", "2015-03-03", "The Courier", "Bob Ray"),
    ]
