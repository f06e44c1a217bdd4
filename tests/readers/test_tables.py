"""Articles from JSON lines, CSV, TSV and Parquet: which column is which, and which are kept."""

import csv
import gzip
import json
from collections.abc import Callable, Sequence
from pathlib import Path

import pyarrow
import pytest
from pyarrow import parquet

from quotes.readers.articles import read_articles
from quotes.readers.columns import ColumnOptions, to_value
from quotes.readers.documents import TOO_LARGE, Document, Failure

Row = dict[str, object]
YES, NO = "“Yes,” said Ann Lee.", '“No,\n\n"no",” said Bob Ray; he left.\r\n'


def as_json_lines(path: Path, rows: Sequence[Row]) -> None:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")


def as_csv(path: Path, rows: Sequence[Row], delimiter: str = ",") -> None:
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, list(rows[0]), delimiter=delimiter)
        writer.writeheader()
        writer.writerows(rows)


def as_tsv(path: Path, rows: Sequence[Row]) -> None:
    as_csv(path, rows, "\t")


def as_parquet(path: Path, rows: Sequence[Row]) -> None:
    parquet.write_table(pyarrow.Table.from_pylist(list(rows)), path)


WRITERS = {"jsonl": as_json_lines, "csv": as_csv, "tsv": as_tsv, "parquet": as_parquet}
every_kind = pytest.mark.parametrize(("ending", "write"), WRITERS.items(), ids=list(WRITERS))
Write = Callable[[Path, Sequence[Row]], None]


@every_kind
@pytest.mark.parametrize("packed", ["", ".gz"])
def test_rows_are_articles(tmp_path: Path, ending: str, write: Write, packed: str) -> None:
    path = tmp_path / f"a.{ending}"
    write(path, [{"id": "x", "text": YES}, {"id": "y", "text": NO}])
    if packed:
        path = path.rename(f"{path}.gz")
        path.write_bytes(gzip.compress(path.read_bytes()))
    assert list(read_articles([str(path)])) == [Document("x", YES), Document("y", NO)]


@every_kind
@pytest.mark.parametrize("name", ["text", "Text", "BODY", "Content", "article"])
def test_the_column_of_the_text_is_guessed(tmp_path: Path, ending: str, write: Write, name: str) -> None:
    path = tmp_path / f"a.{ending}"
    write(path, [{"headline": "Votes", name: YES, "ID": "x"}])
    assert list(read_articles([str(path)])) == [Document("x", YES)]


@every_kind
def test_text_goes_before_body(tmp_path: Path, ending: str, write: Write) -> None:
    path = tmp_path / f"a.{ending}"
    write(path, [{"body": NO, "text": YES}])
    assert [getattr(item, "text", None) for item in read_articles([str(path)])] == [YES]


@every_kind
def test_columns_are_named(tmp_path: Path, ending: str, write: Write) -> None:
    path = tmp_path / f"a.{ending}"
    write(path, [{"text": NO, "id": "x", "Story": YES, "url": "u"}])
    assert list(read_articles([str(path)], ColumnOptions("story", "URL", ("id", "none")))) == [
        Document("u", YES, None, {"id": "x"})
    ]


@every_kind
def test_a_row_without_an_id_is_named_after_its_place(tmp_path: Path, ending: str, write: Write) -> None:
    path = tmp_path / f"a.{ending}"
    write(path, [{"text": NO}, {"text": YES}])
    lines = (2, 6) if ending in ("csv", "tsv") else (1, 2)
    assert [getattr(item, "doc", None) for item in read_articles([str(path)])] == [f"{path}:{line}" for line in lines]


@every_kind
@pytest.mark.parametrize(
    ("columns", "missing"),
    [
        (ColumnOptions(), 'no "text", "body", "content" or "article"; found headline, number (see --text-column)'),
        (ColumnOptions("story"), 'no "story"; found headline, number (see --text-column)'),
        (ColumnOptions("headline", "key"), 'no "key"; found headline, number (see --id-column)'),
    ],
)
def test_a_column_that_is_not_there(
    tmp_path: Path, ending: str, write: Write, columns: ColumnOptions, missing: str
) -> None:
    path = tmp_path / f"a.{ending}"
    write(path, [{"headline": "Votes", "number": "1"}])
    where = f"{path}:1" if ending == "jsonl" else str(path)
    assert list(read_articles([str(path)], columns)) == [Failure(where, missing)]


@every_kind
def test_an_empty_text_is_a_failure_and_the_rest_is_read(tmp_path: Path, ending: str, write: Write) -> None:
    path = tmp_path / f"a.{ending}"
    write(path, [{"id": "x", "text": " "}, {"id": "y", "text": YES}])
    where = f"{path}:{2 if ending in ('csv', 'tsv') else 1}"
    assert list(read_articles([str(path)])) == [Failure(where, '"text" is empty'), Document("y", YES)]


def test_numbers_may_be_ids_and_travel_as_they_are(tmp_path: Path) -> None:
    row: Row = {"id": 7, "text": YES, "year": 2024, "share": 0.5, "new": True, "tags": ["a", "ü"], "none": None}
    keep = ("year", "share", "new", "tags", "none")
    for ending in ("jsonl", "parquet"):
        path = tmp_path / f"a.{ending}"
        WRITERS[ending](path, [row])
        about = {"year": 2024, "share": 0.5, "new": True, "tags": '["a", "ü"]', "none": None}
        assert list(read_articles([str(path)], ColumnOptions(keep=keep))) == [Document("7", YES, None, about)]


def test_what_is_no_number_travels_as_nothing() -> None:
    assert [to_value(value) for value in (float("nan"), float("inf"), b"a", 1.5)] == [None, None, "b'a'", 1.5]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_whatever_a_spreadsheet_puts_between_cells(tmp_path: Path, delimiter: str) -> None:
    path = tmp_path / "a.csv"
    as_csv(path, [{"id": "x", "text": NO}], delimiter)
    path.write_text("\ufeff" + path.read_bytes().decode(), "utf-16-le", newline="")
    assert list(read_articles([str(path)])) == [Document("x", NO)]


def test_windows_1252_is_noticed_row_by_row(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"id,text\na,Yes\nb,Zo\xeb\nc,No\n")
    notice = "not UTF-8: read as Windows-1252"
    assert list(read_articles([str(path)])) == [Document("a", "Yes"), Document("b", "Zoë", notice), Document("c", "No")]


def test_long_articles_fit_in_a_cell_and_csv_itself_is_as_before(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    text = "Yes. " * 100_000
    before = csv.field_size_limit()
    as_csv(path, [{"id": "x", "text": text}])
    assert list(read_articles([str(path)])) == [Document("x", text)]
    assert csv.field_size_limit() == before


@pytest.mark.parametrize(
    ("content", "found"),
    [
        ('id,text\na,"one" two\nb,Yes\n', ["a.csv:2: not CSV: ',' expected after '\"'", "b"]),
        ('id,text\na,Yes\nb,"never ends\nc,No\n', ["a", "a.csv:3: not CSV: unexpected end of data"]),
        ("id,text\na,one,two\nb\nc,Yes,,\n", ["a.csv:2: 3 cells for 2 columns", 'a.csv:3: missing "text"', "c"]),
        ("id,text\n\n,\na,Yes\n", ["a"]),
        ("id,text\n", ["a.csv: no rows after the header"]),
        ("\n\n", ["a.csv: empty"]),
        ("", ["a.csv: empty"]),
    ],
)
def test_a_broken_row_is_a_line_and_the_rest_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: str, found: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.csv").write_text(content, "utf-8")
    items = read_articles(["a.csv"])
    assert [item.doc if isinstance(item, Document) else f"{item.where}: {item.reason}" for item in items] == found


def test_parquet_is_read_in_order_over_many_groups_of_rows(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    table = pyarrow.table({"id": [str(n) for n in range(1000)], "text": [f"Text {n}." for n in range(1000)]})
    parquet.write_table(table, path, row_group_size=30)
    assert [getattr(item, "doc", None) for item in read_articles([str(path)])] == [str(n) for n in range(1000)]


FILL = "It rained all day in the valley.\n" * 40


@pytest.mark.parametrize(
    "long",
    [
        f'a,"{FILL}"',
        f'a,"{FILL}He said ""no"", then "',
        f'"{FILL}","{FILL}"',
        f'a,"{FILL}\n{"x" * 1200}\n{FILL}"',
        f'a,"{FILL}\n{"x" * 1200}""{"x" * 1200}\nlast\n"',
        f'a,"one\n{"x" * 1200}",b',
        f'a,"{"x" * 1200}"',
        f"a,{'x' * 1200}",
        f'a,"{FILL}',
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_cell_that_is_too_long_is_one_failure_and_the_next_row_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, long: str, end: str
) -> None:
    for module in ("tables", "decoding"):
        monkeypatch.setattr(f"quotes.readers.{module}.MAX_INPUT_SIZE", 1000)
    path = tmp_path / "a.csv"
    no = "“No,” said Bob Ray."
    rows = ["id,text", f'x,"{YES}"', long, f'y,"{no}"', f'z,"{YES}"']
    path.write_text("\n".join(rows).replace("\n", end), "utf-8", newline="")
    first, failure, *rest = read_articles([str(path)])
    assert first == Document("x", YES)
    assert failure == Failure(f"{path}:3", TOO_LARGE)
    assert rest == [Document("y", no), Document("z", YES)]


def test_values_within_values_that_python_does_not_have_are_kept_as_text(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    far, zoned = pyarrow.timestamp("ms"), pyarrow.timestamp("ms", "No/Where")
    made = {
        "text": pyarrow.array([YES]),
        "in": pyarrow.array([{"a": 2**61, "b": 1}], pyarrow.struct([("a", far), ("b", pyarrow.int64())])),
        "list": pyarrow.array([[2**61, 5, None]], pyarrow.list_(far)),
        "zone": pyarrow.array([[5]], pyarrow.list_(zoned)),
        "bad": pyarrow.array([[b"Zo\xeb"]], pyarrow.list_(pyarrow.binary())).view(pyarrow.list_(pyarrow.string())),
    }
    parquet.write_table(pyarrow.table(made), path)
    (found,) = read_articles([str(path)], ColumnOptions(keep=("in", "list", "zone", "bad")))
    assert isinstance(found, Document)
    assert {name: json.loads(str(value)) for name, value in found.about.items()} == {
        "in": {"a": "<value out of range: 2305843009213693952>", "b": 1},
        "list": ["<value out of range: 2305843009213693952>", "1970-01-01 00:00:00.005000", None],
        "zone": ["1970-01-01 00:00:00.005Z"],
        "bad": ["Zo\ufffd"],
    }


@pytest.mark.parametrize("first", ["sep=;\n", '"sep=;"\r\n', "\ufeffsep=;\n"])
def test_the_line_that_names_the_separator_is_no_row(tmp_path: Path, first: str) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f"{first}id;a,b,text;text\nx;1;“Yes.”\n", newline="")
    assert list(read_articles([str(path)])) == [Document("x", "“Yes.”")]


def test_parquet_that_is_not_utf_8_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    texts = pyarrow.array([b"Zo\xeb", YES.encode()], pyarrow.binary()).view(pyarrow.string())
    parquet.write_table(pyarrow.table({"id": ["x", "y"], "text": texts}), path)
    notice = "invalid UTF-8: some bytes became U+FFFD"
    assert list(read_articles([str(path)])) == [Document("x", "Zo\ufffd", notice), Document("y", YES)]


@pytest.mark.parametrize(
    ("kind", "value", "kept"),
    [
        (pyarrow.timestamp("ns"), 1, "1970-01-01 00:00:00.000000001"),
        (pyarrow.timestamp("us"), 2**62, "<value out of range: 4611686018427387904>"),
        (pyarrow.timestamp("us", "No/Where"), 5_000_000, "1970-01-01 00:00:05.000000Z"),
        (pyarrow.date32(), 2**30, "<value out of range: 1073741824>"),
    ],
)
def test_times_that_python_does_not_have_are_kept_as_text(
    tmp_path: Path, kind: pyarrow.DataType, value: int, kept: str
) -> None:
    path = tmp_path / "a.parquet"
    table = pyarrow.table({"text": [YES, NO], "time": pyarrow.array([value, None], kind)})
    parquet.write_table(table, path)
    about = [dict(getattr(item, "about", {})) for item in read_articles([str(path)], ColumnOptions(keep=("time",)))]
    assert about == [{"time": kept}, {"time": None}]


def test_tables_with_the_same_ids_give_articles_that_can_be_told_apart(tmp_path: Path) -> None:
    one, two, three = (tmp_path / name for name in ("a.jsonl", "b.csv", "c.jsonl"))
    as_json_lines(one, [{"id": 1, "text": YES}, {"id": 2, "text": YES}, {"id": 2, "text": YES}])
    as_csv(two, [{"id": 2, "text": YES}, {"id": 3, "text": YES}, {"id": 1, "text": YES}])
    as_json_lines(three, [{"id": 3, "text": YES}, {"text": NO}])
    found = list(read_articles([str(path) for path in (one, two, three)]))
    names = [getattr(item, "doc", "") for item in found]
    assert names == ["1", "2", "2", f"{two}#2", "3", f"{two}#1", f"{three}#3", f"{three}:2"]
    notice = f"an earlier table has this id too: from {two}, such ids come after the name of the file and #"
    notices = [getattr(item, "notice", "") for item in found]
    assert notices == [None, None, None, notice, None, None, notice.replace(str(two), str(three)), None]
