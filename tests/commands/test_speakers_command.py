"""``speakers`` over several articles: persons, corrections, breakdowns, and its own output read back."""

import csv
import io
import json
from pathlib import Path

import pytest
from support.command_line import run

ROWS = [
    {"id": "a", "date": "6 May 2024", "section": "city", "text": "“We won,” said Ann M. Moss, the mayor."},
    {"id": "b", "date": "2024-05-20", "section": "city", "text": "“No,” said Ann Moss. “Never,” said Tom Ray."},
    {"id": "c", "date": "", "section": "sport", "text": "“Too late now,” said Ann Moss. “Go,” a clerk said."},
]


@pytest.fixture(autouse=True)
def articles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("COLUMNS", raising=False)
    (tmp_path / "news.jsonl").write_text("".join(json.dumps(row) + "\n" for row in ROWS), "utf-8")
    return tmp_path


def rows(*args: str) -> list[dict[str, str]]:
    result = run("speakers", *args, "--to", "csv")
    assert result.exit_code == 0, result.stderr
    return list(csv.DictReader(io.StringIO(result.stdout, newline="")))


def test_one_person_by_several_names() -> None:
    ann = rows("news.jsonl")[0]
    assert ann == {
        "speaker": "Ann Moss",
        "speaker_kind": "person",
        "quotations": "3",
        "words": "6",
        "share": "0.75",
        "articles": "3",
        "first": "2024-05-06",
        "last": "2024-05-20",
        "role": "the mayor",
        "gender": ann["gender"],
        "aliases": "Ann M. Moss",
    }


def test_only_who_is_quoted_often_and_the_first_of_each_kind() -> None:
    assert [row["speaker"] for row in rows("news.jsonl", "--min", "2")] == ["Ann Moss"]
    assert [row["speaker"] for row in rows("news.jsonl", "--top", "1")] == ["Ann Moss", "a clerk"]
    assert [row["speaker"] for row in rows("news.jsonl", "--speaker", "m. moss")] == ["Ann Moss"]


def test_given_names_show_a_gender_only_when_asked_for() -> None:
    found = [{row["speaker"]: row["gender"] for row in rows("news.jsonl", *more)} for more in ([], ["--given-names"])]
    assert [genders["Tom Ray"] for genders in found] == ["", "male"]


def test_breakdowns_keep_their_columns() -> None:
    assert [(row["section"], row["words"]) for row in rows("news.jsonl", "--by", "section")] == [
        ("city", "4"),
        ("sport", "4"),
    ]
    by_month = rows("news.jsonl", "--by", "date:month", "--by", "speaker_kind")
    assert [(row["date:month"], row["speaker_kind"]) for row in by_month] == [
        ("2024-05", "person"),
        ("", "person"),
        ("", "unnamed"),
    ]


def test_a_breakdown_as_a_table() -> None:
    assert run("speakers", "news.jsonl", "--by", "section").stdout.splitlines()[:4] == [
        "section  speakers  quotations  words  share  articles",
        "────────────────────────────────────────────────────────────────────────────────",
        "city            2           3      4  50.0%         2  █████████████████████████",
        "sport           2           2      4  50.0%         1  █████████████████████████",
    ]


def test_a_share_that_is_wider_than_its_heading_leaves_names_their_room(articles: Path) -> None:
    (articles / "one.jsonl").write_text(json.dumps(ROWS[0]) + "\n", "utf-8")
    header, _, row, *_ = run("speakers", "one.jsonl", "--by", "date:month").stdout.splitlines()
    assert header.startswith("date:month  speakers")
    assert row.startswith("2024-05            ")


@pytest.mark.parametrize("form", ["csv", "jsonl", "parquet"])
@pytest.mark.parametrize("command", ["export", "voices"])
def test_what_was_written_is_counted_again(command: str, form: str) -> None:
    assert run(command, "news.jsonl", "--keep", "section,date", "-o", f"out.{form}").exit_code == 0
    again = rows(f"out.{form}")
    assert [(row["speaker"], row["words"], row["first"]) for row in again] == [
        (row["speaker"], row["words"], row["first"]) for row in rows("news.jsonl")
    ]
    assert rows(f"out.{form}", "--by", "section") == rows("news.jsonl", "--by", "section")


def test_a_corrected_person_is_counted(articles: Path) -> None:
    assert run("voices", "news.jsonl", "-o", "voices.csv").exit_code == 0
    path = articles / "voices.csv"
    path.write_text(path.read_text("utf-8").replace("Tom Ray,full name", "Ann Moss,mine"), "utf-8")
    assert [(row["speaker"], row["quotations"]) for row in rows("voices.csv")] == [("Ann Moss", "4"), ("a clerk", "1")]


def test_the_people_file_there_and_back(articles: Path) -> None:
    before = rows("news.jsonl", "--people-out", "people.csv")
    written = (articles / "people.csv").read_text("utf-8")
    assert written.splitlines()[1] == 'Ann Moss,Ann M. Moss,,,"middle name aside: 1 article, such as a"'
    assert rows("news.jsonl", "--people", "people.csv") == before
    (articles / "people.csv").write_text("person,alias,kind,gender,note\nAnn Moss,Tom Ray,,female,\n", "utf-8")
    after = rows("news.jsonl", "--people", "people.csv")
    assert (after[0]["speaker"], after[0]["quotations"], after[0]["gender"]) == ("Ann Moss", "4", "female")


@pytest.mark.parametrize("command", ["speakers", "voices"])
@pytest.mark.parametrize(
    ("table", "message"),
    [
        ("person,alias,kind,gender\n", "--people people.csv:1: no column note"),
        ("person,alias,kind,gender,note\nAnn,,x,,\n", "--people people.csv:2: kind 'x' is unknown"),
        ("person,alias,kind,gender,note\nAnn,,,,\nAnn,,,,\n", "--people people.csv:3: Ann is defined twice"),
        ("person,alias,kind,gender,note\nAnn,Bea,,,\nBea,Ann,,,\n", "--people people.csv:2: a cycle of aliases"),
        ("\udcff", "--people people.csv:1: not UTF-8"),
    ],
)
def test_a_people_file_that_cannot_be_obeyed(articles: Path, command: str, table: str, message: str) -> None:
    (articles / "people.csv").write_bytes(table.encode("utf-8", "surrogateescape"))
    result = run(command, "news.jsonl", "--people", "people.csv", "-o", "out.csv")
    assert (result.exit_code, result.stdout) == (2, "")
    (line,) = [line for line in result.stderr.splitlines() if "people.csv" in line]
    assert message in line
    assert not (articles / "out.csv").exists()


def test_a_row_that_cannot_be_read(articles: Path) -> None:
    (articles / "voices.csv").write_text("doc,speaker,speaker_kind,quotations,words\na,Ann,person,two,1\n", "utf-8")
    result = run("speakers", "voices.csv")
    assert result.exit_code == 1
    assert result.stderr.splitlines()[0] == "voices.csv:2: quotations is not a whole number: 'two'"
    (articles / "voices.csv").write_text("doc,speaker,speaker_kind,quotations,words\na,Ann,robot,2,1\n", "utf-8")
    assert "voices.csv:2: speaker_kind 'robot' is unknown" in run("speakers", "voices.csv").stderr


def test_columns_that_there_are_not() -> None:
    assert run("speakers", "news.jsonl", "--by", "date:week").exit_code == 2
    assert run("speakers", "news.jsonl", "--by", "a,b,c").exit_code == 2
    result = run("speakers", "news.jsonl", "--by", "desk")
    assert (result.exit_code, "--by desk: no article has this column" in result.stderr) == (1, True)
    assert run("export", "news.jsonl", "-o", "out.csv").exit_code == 0
    result = run("speakers", "out.csv", "--by", "desk")
    assert (result.exit_code, "--by desk: no article has this column" in result.stderr) == (1, True)


def test_the_page(articles: Path) -> None:
    result = run("speakers", "news.jsonl", "-o", "audit.html")
    assert (result.exit_code, result.stdout) == (0, "")
    page = (articles / "audit.html").read_text("utf-8")
    assert page.startswith("<!DOCTYPE html>")
    assert "3 articles, May 2024" in page
    data = json.loads(page.partition('id="data">')[2].partition("</script>")[0])
    assert [person[0] for person in data["persons"]] == ["Ann Moss", "Tom Ray", "a clerk"]
    assert data["passages"]["0"][0] == [0, "“We won,”", "direct"]
    assert data["facets"]["section"] == ["city", "sport"]
    assert not list(articles.glob("*.csv"))


def test_the_page_can_be_filtered_by_kept_columns(articles: Path) -> None:
    rows = [{**row, "desk": desk} for row, desk in zip(ROWS, ("Day", "Night", "Day"), strict=True)]
    (articles / "desks.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    assert run("speakers", "desks.jsonl", "--keep", "desk", "-o", "audit.html").exit_code == 0
    page = (articles / "audit.html").read_text("utf-8")
    data = json.loads(page.partition('id="data">')[2].partition("</script>")[0])
    assert data["facets"]["desk"] == ["Day", "Night"]


def test_quotations_that_the_page_has_no_room_for(articles: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("quotes.writers.pages.audit.MOST_LISTED", 1)
    result = run("speakers", "news.jsonl", "--to", "html", "-o", "audit.html")
    assert "audit.html: too small for all quotations: audit.quotations.csv has them" in result.stderr
    assert "<code>audit.quotations.csv</code>" in (articles / "audit.html").read_text("utf-8")
    with (articles / "audit.quotations.csv").open(encoding="utf-8", newline="") as stream:
        rows = [(row["person"], row["speaker"], row["doc"], row["text"]) for row in csv.DictReader(stream)]
    assert rows[0] == ("Ann Moss", "Ann M. Moss", "a", "“We won,”")
    assert len(rows) == 5


def test_why_two_names_are_one_person(articles: Path) -> None:
    result = run("explain", "news.jsonl", "--person", "moss")
    assert result.exit_code == 0
    assert result.stdout.startswith("Ann Moss  (3 articles)\n")
    assert "middle name aside: same given name and surname" in " ".join(result.stdout.split())
    assert "Tom Ray" not in result.stdout
    assert run("explain", "news.jsonl", "1", "--person", "moss").exit_code == 2
    nobody = run("explain", "news.jsonl", "--person", "zzz")
    assert (nobody.stdout, "--person zzz: no speaker has this name" in nobody.stderr) == ("", True)


def test_voices_whose_persons_are_empty_are_given_some(articles: Path) -> None:
    run("voices", "news.jsonl", "-o", "voices.csv")
    text = (articles / "voices.csv").read_text("utf-8")
    table = list(csv.DictReader(io.StringIO(text)))
    with (articles / "empty.csv").open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, table[0])
        writer.writeheader()
        writer.writerows({**row, "person": "", "person_from": ""} for row in table)
    names = [[row["speaker"] for row in rows(name)] for name in ("voices.csv", "empty.csv")]
    assert names[0] == names[1]
    assert len(names[0]) < len({row["speaker"] for row in table})
