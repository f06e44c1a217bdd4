import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.attributions import ATTRIBUTED, UNATTRIBUTED, attribution

from quotes.model import FIELDS, Attribution
from quotes.writers.records import (
    LINE_END,
    RecordError,
    escape_formula,
    from_fields,
    read_csv,
    to_cells,
    to_json,
    unescape_formula,
)

FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "  =1", "＝1", "'=1", "''=SUM(A1)"]
FORMULAS += ["\u200b=1", "\ufeff=1", "\xad+1", "\u2060 \u202e@SUM(A1)", "\x01=1", "\u3164-1", "'\u200b=1"]
LATER_FORMULAS = {
    "a;=1": "a;'=1",
    ";=1+1": ";'=1+1",
    "a; \u200b=1;+2": "a;' \u200b=1;'+2",
    ";'=1": ";''=1",
    ';"=1"': ';\'"=1"',
    "=1;=1": "'=1;'=1",
}
HARMLESS = [
    "",
    "'",
    "''",
    "'Go,' he said",
    "'Tis",
    "“We won,”",
    '"-"',
    "a=b",
    "' '",
    "1-2",
    "a; b = c",
    "a;' b",
    "“No; – he”",
    "\u200b",
]

words = st.text(st.characters(codec="utf-8"), min_size=1) | st.sampled_from(FORMULAS + HARMLESS[1:])
words = words.filter(lambda text: "\0" not in text)  # Python 3.10's csv module reads no NUL.
numbers = st.integers(0, 10**9)
records = st.builds(
    Attribution,
    doc=words,
    id=numbers,
    utterance=numbers,
    parent=st.none() | numbers,
    kind=st.sampled_from(["direct", "mixed", "not_speech"]),
    text=words,
    start=numbers,
    end=numbers,
    content_start=numbers,
    content_end=numbers,
    speaker=st.none() | words,
    speaker_kind=st.none() | st.sampled_from(["person", "organization", "unnamed"]),
    role=st.none() | words,
    mention=st.none() | words,
    mention_start=st.none() | numbers,
    mention_end=st.none() | numbers,
    cue=st.none() | words,
    cue_start=st.none() | numbers,
    cue_end=st.none() | numbers,
    rule=st.sampled_from(["cue_after", ""]),
    confidence=st.none() | st.integers(0, 1000).map(lambda thousandths: thousandths / 1000),
)


def as_csv(*rows: Attribution, delimiter: str = ",") -> str:
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=delimiter, lineterminator=LINE_END)
    writer.writerow(FIELDS)
    writer.writerows(map(to_cells, rows))
    return stream.getvalue()


def from_csv(text: str) -> list[tuple[int, Attribution]]:
    return list(read_csv(io.StringIO(text, newline="")))


@pytest.mark.parametrize("cell", FORMULAS)
def test_a_formula_is_made_harmless_and_restored(cell: str) -> None:
    assert escape_formula(cell) == "'" + cell
    assert unescape_formula(escape_formula(cell)) == cell


@pytest.mark.parametrize("cell", LATER_FORMULAS)
def test_a_formula_after_a_semicolon_is_made_harmless_and_restored(cell: str) -> None:
    assert escape_formula(cell) == LATER_FORMULAS[cell]
    assert unescape_formula(LATER_FORMULAS[cell]) == cell


@pytest.mark.parametrize("cell", HARMLESS)
def test_other_cells_stay_as_they_are(cell: str) -> None:
    assert escape_formula(cell) == unescape_formula(cell) == cell


@given(st.text() | st.text("'=+-@ \t\r\na;\"\u200b"))
def test_every_cell_is_restored(cell: str) -> None:
    written = escape_formula(cell)
    assert unescape_formula(written) == cell
    assert not written.startswith(("\t", "\r", "\n"))
    first, *later = written.split(";")
    assert not first.lstrip(" \t\r\n\u200b").startswith(("=", "+", "-", "@"))
    for part in later:
        assert not part.lstrip(' \t\r\n\u200b"').startswith(("=", "+", "-", "@"))


@given(records)
def test_csv_round_trip(record: Attribution) -> None:
    assert [found for _, found in from_csv(as_csv(record, ATTRIBUTED))] == [record, ATTRIBUTED]


@given(records)
def test_json_round_trip(record: Attribution) -> None:
    assert from_fields(json.loads(to_json(record))) == record
    assert "\n" not in to_json(record)


def test_json_has_every_field_in_order_and_null_for_nothing() -> None:
    value = json.loads(to_json(UNATTRIBUTED))
    assert tuple(value) == FIELDS
    assert value["speaker"] is None
    assert "“We won,”" in to_json(UNATTRIBUTED)


def test_confidence_has_three_decimals() -> None:
    record = attribution(confidence=2 / 3)
    assert to_cells(record)[FIELDS.index("confidence")] == "0.667"
    assert json.loads(to_json(record))["confidence"] == 0.667


def test_rows_know_the_line_on_which_they_begin() -> None:
    text = as_csv(attribution(text="“One\ntwo,\r\nthree”"), ATTRIBUTED)
    assert [line for line, _ in from_csv(text)] == [2, 5]


@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_what_a_spreadsheet_saved_is_read(delimiter: str) -> None:
    assert from_csv("\ufeff" + as_csv(ATTRIBUTED, delimiter=delimiter)) == [(2, ATTRIBUTED)]


def test_columns_may_be_moved_deleted_and_added() -> None:
    text = "speaker,note,text,end,start,doc\nAnn Lee,sure,“We won”,9,1,a.txt\n,,,,,\n,,“Yes”,19,14,a.txt\n"
    (first_line, first), (second_line, second) = from_csv(text)
    assert (first_line, second_line) == (2, 4)
    assert (first.speaker, first.start, first.content_end, first.id, first.kind) == ("Ann Lee", 1, 9, 1, "direct")
    assert (second.speaker, second.id) == (None, 3)


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("", 1, "no column doc, text, start, end, speaker"),
        ("doc,text,start,end\n", 1, "no column speaker"),
        ("doc,text,start,end,speaker\na,“b”,0,3,C\na,“b”,zero,3,C\n", 3, "start is not a whole number: 'zero'"),
        ("doc,text,start,end,speaker\na,“b”\n", 2, "start is missing"),
        ("doc,text,start,end,speaker\na,,0,3,C\n", 2, "text is missing"),
        ("doc,text,start,end,speaker,confidence\na,“b”,0,3,C,sure\n", 2, "confidence is not a number: 'sure'"),
        ("doc,text,start,end,speaker\na,“" + "b" * 200_000 + "”,0,3,C\n", 2, "not CSV: field larger"),
    ],
)
def test_bad_csv_says_where_and_why(text: str, line: int, reason: str) -> None:
    with pytest.raises(RecordError) as caught:
        from_csv(text)
    assert caught.value.line == line
    assert caught.value.reason.startswith(reason)


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"text": 1, "start": 0, "end": 1}, "text is not a string: 1"),
        ({"text": "a", "start": True, "end": 1}, "start is not a whole number: True"),
    ],
)
def test_fields_of_the_wrong_type_are_refused(values: dict[str, object], reason: str) -> None:
    with pytest.raises(RecordError, match=reason):
        from_fields(values)
