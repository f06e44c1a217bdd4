"""Persons for tables of voices."""

import pyarrow
import pytest

from quotes.integrations.arrow import voices_batch, voices_schema
from quotes.integrations.persons import with_persons

TEXTS = [
    "“We won,” said Ann Lee, the mayor.",
    "“It was close,” said Ann M. Lee, the mayor.",
    "“Go home,” said Mayor Lee.",
    "“No,” said a clerk.",
    None,
    7,
]


def table(texts: list[object]) -> pyarrow.Table:
    batches = [
        voices_batch(pyarrow.RecordBatch.from_pydict({"id": [str(number)], "text": pyarrow.array([text])}))
        for number, text in enumerate(texts)
    ]
    return pyarrow.Table.from_batches(batches, voices_schema())


def test_the_voices_of_several_batches_get_their_persons() -> None:
    before = table(TEXTS)
    after = with_persons(before)
    assert after.schema == before.schema
    assert after.drop_columns(["person", "person_from"]) == before.drop_columns(["person", "person_from"])
    found = list(zip(after["person"].to_pylist(), after["person_from"].to_pylist(), strict=True))
    assert found == [
        ("Ann Lee", "full name"),
        ("Ann Lee", "middle name aside"),
        ("Ann Lee", "only bearer of the surname"),
        (None, None),
        (None, None),
    ]


def test_no_voices_and_another_table() -> None:
    assert with_persons(table([])).num_rows == 0
    with pytest.raises(ValueError, match='no column "person": not a table of voices'):
        with_persons(pyarrow.table({"speaker": ["Ann Lee"]}))
