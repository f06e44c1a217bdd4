"""JSON files and Excel workbooks: one article per object and per row."""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from support import documents as made
from support.reading import written_and_read as read

from quotes.readers.articles import read_articles
from quotes.readers.columns import ColumnOptions
from quotes.readers.documents import Document, Failure

YES, NO = "“Yes,” said Ann Lee.", "“No,” said Bob Ray."
MISSING = 'no "text", "body", "content" or "article"; found {} (see --text-column)'


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ([{"text": YES}, {"id": "n", "Body": NO}], [("a.json:1", YES), ("n", NO)]),
        ([YES, NO], [("a.json:1", YES), ("a.json:2", NO)]),
        ([{"text": YES}, 3, {"headline": "x"}], None),
        ({"text": YES, "tags": ["a", "b"]}, [("a.json", YES)]),
        ({"id": 7, "text": YES}, [("7", YES)]),
        ({"one": {"text": YES}, "two": {"text": NO}}, [("a.json:one", YES), ("a.json:two", NO)]),
        ({"articles": [{"text": YES}]}, [("a.json:1", YES)]),
        ({"status": "ok", "response": {"tags": ["a"], "results": [{"text": YES}]}}, [("a.json:1", YES)]),
        ({"headline": "x", "tags": ["a"]}, [("a.json", MISSING.format("headline, tags"))]),
        ([{"headline": "x"}] * 1000, [("a.json", MISSING.format("headline"))]),
        ([], [("a.json", "empty")]),
        ({}, [("a.json", "empty")]),
        ([1, 2], [("a.json", "not a JSON object of an article")]),
    ],
)
def test_articles_in_json(value: object, found: Sequence[tuple[str, str]] | None) -> None:
    rest = [("a.json:2", "not a JSON object of an article"), ("a.json:3", MISSING.format("headline"))]
    assert read("a.json", json.dumps(value, indent=1).encode()) == (found or [("a.json:1", YES), *rest])


def test_json_keeps_columns_and_takes_the_ones_that_are_named() -> None:
    Path("a.json").write_text(json.dumps([{"story": YES, "key": "k", "section": "News"}]))
    assert list(read_articles(["a.json"], ColumnOptions("story", "key", ("section",)))) == [
        Document("k", YES, None, {"section": "News"})
    ]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \n", "a JSON file, but without anything in it"),
        (b'[{"text": "x"', "a JSON file, but not valid: Expecting ',' delimiter: line 1 column 14 (char 13)"),
        (b"[" * 200_000, "a JSON file, but nested too deeply"),
        (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
    ],
)
def test_broken_json_is_one_line(data: bytes, reason: str) -> None:
    assert read("a.json", data) == [("a.json", reason)]


def test_lines_of_ndjson() -> None:
    assert read("a.ndjson", json.dumps({"text": YES}).encode()) == [("a.ndjson:1", YES)]


def test_rows_of_a_workbook() -> None:
    rows = [["ID", "Text", "Pages", "Day"], [1, YES, 2.0, "Mon"], [None, None], ["n", NO], ["e", None, 3]]
    Path("a.xlsx").write_bytes(made.xlsx({"News": rows}))
    assert list(read_articles(["a.xlsx"], ColumnOptions(keep=("pages", "day")))) == [
        Document("1", YES, None, {"pages": 2, "day": "Mon"}),
        Document("n", NO, None, {"pages": None, "day": None}),
        Failure("a.xlsx:5", 'missing "Text"'),
    ]


def test_every_sheet_with_texts_is_read() -> None:
    sheets = {"Notes": [["a", "b"]], "One": [[None], ["text"], [YES]], "Two": [["body"], [NO]], "Empty": []}
    assert read("a.xlsx", made.xlsx(sheets)) == [("a.xlsx:One:3", YES), ("a.xlsx:Two:2", NO)]


@pytest.mark.parametrize(
    ("sheets", "reason"),
    [
        ({"S": [["a", "b"], [1, 2]]}, MISSING.format("a, b")),
        ({"S": [["id", "text"]]}, "no rows after the header"),
        ({"S": []}, "empty"),
    ],
)
def test_a_workbook_without_texts_is_one_line(sheets: dict[str, list[list[object]]], reason: str) -> None:
    assert read("a.xlsx", made.xlsx(sheets)) == [("a.xlsx", reason)]


def test_a_text_that_the_cell_cut_is_noticed() -> None:
    (item,) = read_articles([_saved(made.xlsx({"S": [["text"], ["x" * 32_767]]}))])
    assert isinstance(item, Document)
    assert item.notice == "cut at 32,767 characters, the most that a cell holds"


def test_a_cell_far_away_takes_neither_time_nor_memory() -> None:
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet["A1"], sheet["A2"] = "text", YES
    sheet.cell(1_048_576, 16_384).value = "far"
    book.save("a.xlsx")
    assert [getattr(item, "text", None) for item in read_articles(["a.xlsx"])] == [YES, None]


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_half_a_workbook_is_one_line(share: float) -> None:
    data = made.xlsx({"S": [["text"], [YES]]})
    assert read("a.xlsx", data[: int(len(data) * share)]) == [("a.xlsx", "an Excel file, but truncated or damaged")]


def _saved(data: bytes) -> str:
    Path("a.xlsx").write_bytes(data)
    return "a.xlsx"
