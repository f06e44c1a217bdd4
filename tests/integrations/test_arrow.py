"""Batches of Arrow: the rows of ``quotes export``, whatever else is in the table."""

import pickle
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import polars
import pyarrow
import pyarrow.parquet
import pytest
from support.articles import long_articles
from support.command_line import run

from quotes import extract
from quotes.integrations import arrow
from quotes.integrations.arrow import (
    extract_batch,
    extract_batches,
    schema,
    voices_batch,
    voices_batches,
    voices_schema,
)
from quotes.model import ALL_SPEECH, FIELDS, NOT_SPEECH
from quotes.voices.voice import VOICE_FIELDS

WON = "“We won,” said Ann Lee, the mayor."
KINDS = (*ALL_SPEECH, NOT_SPEECH)


def batch(texts: list[Any], kind: object = None, **columns: list[Any]) -> pyarrow.RecordBatch:
    ids = [f"a{number}" for number in range(len(texts))]
    return pyarrow.RecordBatch.from_pydict({"id": ids, "text": pyarrow.array(texts, kind), **columns})


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A table of articles with columns of several types."""
    texts = list(long_articles(60))
    table = pyarrow.table(
        {
            "id": list(range(60)),
            "text": texts,
            "section": pyarrow.array(["news", "sport", None] * 20).dictionary_encode(),
            "words": [len(text.split()) for text in texts],
        }
    )
    path = tmp_path_factory.mktemp("articles") / "articles.parquet"
    pyarrow.parquet.write_table(table, path, row_group_size=25)
    return path


def exported(articles: Path, command: str, *options: str) -> list[dict[str, Any]]:
    output = articles.with_name(f"{command}.parquet")
    result = run(command, str(articles), "-o", str(output), "--quiet", *options)
    assert result.exit_code == 0, result.output
    return list(pyarrow.parquet.read_table(output).to_pylist())


def without(rows: list[dict[str, Any]], *names: str) -> list[dict[str, Any]]:
    return [{name: value for name, value in row.items() if name not in names} for row in rows]


def test_the_rows_are_those_of_export(articles: Path) -> None:
    expected = exported(articles, "export", "--indirect", "--not-speech")
    found = extract_batch(pyarrow.parquet.read_table(articles), kinds=KINDS).to_pylist()
    assert without(found, "error") == expected
    assert {row["error"] for row in found} == {None}
    assert len(expected) > 300


def test_the_rows_of_voices_are_those_of_the_command_but_for_persons(articles: Path) -> None:
    across = "person", "person_from"
    expected = exported(articles, "voices")
    table = pyarrow.parquet.read_table(articles)
    found = voices_batch(table).to_pylist()
    assert without(found, "error", *across) == without(expected, *across)
    assert {row[name] for row in found for name in (*across, "error")} == {None}
    assert pyarrow.Table.from_batches(voices_batches(table), voices_schema()) == voices_batch(table)
    assert voices_schema().names == [*VOICE_FIELDS, "error"]
    assert len(expected) > 50


def test_the_schema_is_that_of_export_and_never_changes(articles: Path) -> None:
    exported(articles, "export")
    written = pyarrow.parquet.read_schema(articles.with_name("export.parquet"))
    assert pyarrow.schema(list(schema())[:-1]) == written
    assert schema().names == [*FIELDS, "error"]
    for texts in ([], [None], ["Nobody spoke."], [WON]):
        assert extract_batch(batch(texts, pyarrow.string())).schema == schema()


def test_kept_columns_have_their_own_types(articles: Path) -> None:
    table = pyarrow.parquet.read_table(articles)
    keep = [table.schema.field("words"), table.schema.field("section")]
    found = extract_batch(table, keep=["words", "section"])
    assert found.schema == schema(keep=keep)
    assert found.schema.field("words").type == pyarrow.int64()
    words = dict(zip(map(str, table["id"].to_pylist()), table["words"].to_pylist(), strict=True))
    assert found["words"].to_pylist() == [words[doc] for doc in found["doc"].to_pylist()]
    smaller = pyarrow.field("words", pyarrow.int32())
    assert extract_batch(table, keep=[smaller]).schema == schema(keep=[smaller])
    views = batch([WON, WON], section=pyarrow.array(["news", None], pyarrow.string_view()))
    assert extract_batch(views, keep=["section"])["section"].to_pylist() == ["news", None]
    assert extract_batch(views, keep=["section"]).schema.field("section").type == pyarrow.string_view()


@pytest.mark.parametrize("kind", ["string", "large_string", "string_view"])
def test_every_kind_of_string_is_taken(kind: str) -> None:
    given = batch([WON, None, "", WON], getattr(pyarrow, kind)())
    assert [row["doc"] for row in extract_batch(given, keep=[]).to_pylist()] == ["a0", "a3"]
    coded = pyarrow.RecordBatch.from_pydict({"id": ["x", "y"], "text": pyarrow.array([WON, WON]).dictionary_encode()})
    assert extract_batch(coded)["doc"].to_pylist() == ["x", "y"]


def rows_with_errors(given: pyarrow.RecordBatch, **options: object) -> list[tuple[Any, ...]]:
    found = extract_batch(given, **options)
    return [(row["doc"], row["speaker"], row["error"]) for row in found.to_pylist()]


def test_what_cannot_be_read_has_a_row_and_the_rest_is_done(monkeypatch: pytest.MonkeyPatch) -> None:
    values = [WON.encode(), b"\xff\xfe bad", None, WON.encode()]
    offsets = pyarrow.array([0, *(sum(len(v or b"") for v in values[: n + 1]) for n in range(4))], pyarrow.int32())
    raw = pyarrow.array(values, pyarrow.binary())
    broken = pyarrow.StringArray.from_buffers(4, raw.buffers()[1], raw.buffers()[2], raw.buffers()[0], 1)
    assert len(offsets) == 5
    given = pyarrow.RecordBatch.from_arrays([pyarrow.array(["a", "b", "c", "d"]), broken], ["id", "text"])
    assert rows_with_errors(given) == [("a", "Ann Lee", None), ("b", None, "invalid UTF-8"), ("d", "Ann Lee", None)]
    monkeypatch.setattr(arrow, "MAX_INPUT_SIZE", 40)
    assert rows_with_errors(batch([WON, WON * 2])) == [
        ("a0", "Ann Lee", None),
        ("a1", None, "larger than the limit of 50 MB"),
    ]


@pytest.mark.parametrize(
    ("values", "kind", "what"),
    [([1, None], pyarrow.int64(), "int64"), ([b"x", None], pyarrow.binary(), "binary"), ([["x"], None], None, "list")],
)
def test_a_column_that_is_no_text_says_what_it_is(values: list[Any], kind: object, what: str) -> None:
    given = batch(values, kind, section=["news", "sport"])
    row, *more = extract_batch(given, keep=["section"]).to_pylist()
    assert not more
    assert (row["doc"], row["section"], row["id"]) == ("a0", "news", None)
    assert row["error"].startswith(f"of type {what}")
    assert row["error"].endswith("not a string")


def test_an_article_that_the_rules_fail_on_has_a_row(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = arrow.extract

    def fails(text: str, *rest: object, **options: object) -> object:
        if "bad" in text:
            raise ZeroDivisionError("by zero")
        return whole(text, *rest, **options)

    monkeypatch.setattr(arrow, "extract", fails)
    assert rows_with_errors(batch(["bad", WON])) == [
        ("a0", None, "the rules failed: ZeroDivisionError: by zero"),
        ("a1", "Ann Lee", None),
    ]


def test_ids_of_any_type_and_none() -> None:
    given = pyarrow.RecordBatch.from_pydict({"n": [7, None], "text": [WON, WON]})
    assert extract_batch(given, id="n")["doc"].to_pylist() == ["7", None]
    assert extract_batch(given, id=None)["doc"].to_pylist() == [None, None]


@pytest.mark.parametrize("call", [extract_batch, extract_batches, voices_batch, voices_batches])
@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"text": "body"}, 'no column "body"; there are "id", "text"'),
        ({"id": "url"}, 'no column "url"; there are "id", "text"'),
        ({"keep": ["x"]}, 'no column "x"; there are "id", "text"'),
        ({"keep": ["text"]}, 'keep "text": the rows already have a field of that name'),
    ],
)
def test_a_missing_column_is_an_error_at_once(
    call: Callable[..., object], options: dict[str, Any], message: str
) -> None:
    if call in (voices_batch, voices_batches) and options == {"keep": ["text"]}:
        options, message = {"keep": ["id"], "id": None, "text": "id"}, ""
        call(pyarrow.table({"id": [WON]}), **options)
        return
    with pytest.raises(ValueError, match=message):
        call(pyarrow.Table.from_batches([batch([WON])]), **options)


def test_unknown_kinds_are_refused() -> None:
    for call in (schema, partial(extract_batch, batch([])), partial(extract_batches, [])):
        with pytest.raises(ValueError, match="direct, mixed, indirect, not_speech"):
            call(kinds=("whispered",))


STORY = "“I won,” Annie said.\n\n“You did.” Annie smiled."


def test_novels_are_read_when_asked_for() -> None:
    options: dict[str, Any] = {"genre": "dialogue", "speakers": ["Ann Lee = Annie"]}
    found = extract_batch(batch([STORY]), **options)["speaker"].to_pylist()
    assert found == [record.speaker for record in extract(STORY, **options)]
    assert found[0] == "Ann Lee"
    assert next(extract_batches([batch([STORY])], **options))["speaker"].to_pylist() == found
    with pytest.raises(ValueError, match="unknown genre"):
        extract_batch(batch([]), genre="verse")


def test_batches_are_taken_as_they_are_needed_and_stay_small() -> None:
    taken = []

    def endless() -> Iterator[pyarrow.RecordBatch]:
        while True:
            taken.append(1)
            yield batch([WON] * 2500)

    results = extract_batches(endless())
    assert [next(results).num_rows for _ in range(3)] == [1000, 1000, 500]
    assert len(taken) == 1


def test_options_are_plain_values() -> None:
    work = pickle.loads(pickle.dumps(partial(extract_batches, kinds=KINDS, keep=["n"], id=None)))
    (found,) = work([batch([WON], n=[7])])
    assert found["n"].to_pylist() == [7]


def test_polars(articles: Path) -> None:
    frame = polars.read_parquet(articles)
    expected = exported(articles, "export")
    table = pyarrow.Table.from_batches(extract_batches(frame), schema())
    assert without(table.to_pylist(), "error") == expected
    assert (
        polars.from_arrow(extract_batch(frame.to_arrow(), kinds=("direct", "mixed"))).drop("error").rows(named=True)
        == expected
    )


def test_duckdb(articles: Path) -> None:
    duckdb = pytest.importorskip("duckdb")
    expected = exported(articles, "export")
    table = duckdb.read_parquet(str(articles))
    quotations = pyarrow.Table.from_batches(extract_batches(table), schema())
    found = duckdb.from_arrow(quotations).query("found", "SELECT * EXCLUDE (error) FROM found").fetchall()
    assert found == [tuple(row.values()) for row in expected]
