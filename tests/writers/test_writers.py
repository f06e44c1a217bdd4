import io
import json
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.attributions import ATTRIBUTED, UNATTRIBUTED, attribution

from quotes.model import FIELDS, Attribution
from quotes.writers.files import replacing
from quotes.writers.pages.markup import plain
from quotes.writers.records import from_fields, read_csv
from quotes.writers.rows import csv_header, csv_rows, json_rows
from quotes.writers.terminal.console import TerminalSafe, printable


def as_csv(*records: Attribution) -> str:
    return csv_header() + csv_rows(records)


def test_csv_has_one_header_and_a_row_each() -> None:
    lines = as_csv(ATTRIBUTED, UNATTRIBUTED).split("\r\n")
    assert lines == [
        ",".join(FIELDS),
        'town.txt,1,1,,direct,"“We won,”",0,9,0,9,Ann Lee,person,the mayor,Ann Lee,15,22,said,10,14,cue_after,0.950',
        'town.txt,2,2,,direct,"“We won,”",0,9,0,9,,,,,,,,,,no_sieve,',
        "",
    ]


def test_csv_without_records_is_its_header() -> None:
    assert as_csv() == ",".join(FIELDS) + "\r\n"


def test_csv_round_trip_through_a_file(tmp_path: Path) -> None:
    records = [
        attribution(text="'Go,'\r\nhe \"said\"\n\nand;\r"),
        attribution(text="=HYPERLINK(1)", speaker="'=x", role="+1", mention="@ann", cue="-"),
        UNATTRIBUTED,
    ]
    path = tmp_path / "out.csv"
    with replacing(path) as stream:
        stream.write(as_csv(*records))
    with path.open(encoding="utf-8", newline="") as lines:
        assert [record for _, record in read_csv(lines)] == records


def test_json_lines_has_a_line_each() -> None:
    lines = json_rows([ATTRIBUTED, attribution(text="“One\ntwo”"), UNATTRIBUTED]).splitlines()
    assert [from_fields(json.loads(line)) for line in lines] == [
        ATTRIBUTED,
        attribution(text="“One\ntwo”"),
        UNATTRIBUTED,
    ]


def test_half_a_surrogate_pair_survives_json_and_stops_no_csv(tmp_path: Path) -> None:
    record = attribution(text="“odd \ud800”")
    for form, text in {"csv": as_csv(record), "jsonl": json_rows([record])}.items():
        with replacing(tmp_path / form) as stream:
            stream.write(text)
    assert from_fields(json.loads((tmp_path / "jsonl").read_text("utf-8"))) == record
    assert "“odd \\ud800”" in (tmp_path / "csv").read_text("utf-8")


def test_nothing_is_left_of_a_file_that_fails(tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    path.write_text("before", "utf-8")

    def fail() -> None:
        with replacing(path) as stream:
            stream.write("half")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fail()
    assert path.read_text("utf-8") == "before"
    assert [p.name for p in tmp_path.iterdir()] == ["out.csv"]


def test_a_replaced_file_keeps_its_permissions_and_its_links(tmp_path: Path) -> None:
    path, link = tmp_path / "out.csv", tmp_path / "link.csv"
    path.write_text("before", "utf-8")
    path.chmod(0o640)
    link.symlink_to(path)
    with replacing(link) as stream:
        stream.write("after")
    assert link.is_symlink()
    assert path.read_text("utf-8") == "after"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_device_is_written_straight_to() -> None:
    with replacing(Path("/dev/null")) as stream:
        stream.write("gone")
    assert Path("/dev/null").is_char_device()


@pytest.mark.parametrize("name", ["", "gone/out.csv", "file/out.csv"])
def test_what_cannot_be_written_raises(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(OSError, match=r".+"), replacing(tmp_path / name):
        pass


@given(st.text())
def test_what_is_shown_is_one_line_without_control_characters(text: str) -> None:
    shown = printable(text)
    assert shown == printable(shown)
    assert shown.isprintable() or not set(shown) & {chr(c) for c in [*range(0x20), *range(0x7F, 0xA0)]}


def test_control_characters_are_seen() -> None:
    assert printable("a\x1b[31m\x00\x7f\x9b \u202eb\ud800") == "a␛[31m␀␡\ufffd \ufffdb\ufffd"


def test_a_terminal_is_given_lines_but_no_control_characters() -> None:
    stream = io.StringIO(newline="")
    TerminalSafe(stream).write(csv_rows([attribution(text="“\x1b[2J\none\r”")]))
    assert "“␛[2J\none␍”" in stream.getvalue()
    assert not set(stream.getvalue()) & {"\r", "\x1b"}


@pytest.mark.parametrize("code", [*range(0x202A, 0x202F), *range(0x2066, 0x206A)])
def test_what_turns_words_around_reaches_neither_terminal_nor_page(code: int) -> None:
    turned = f"one {chr(code)}two"
    stream = io.StringIO()
    TerminalSafe(stream).write(turned)
    assert stream.getvalue() == printable(turned) == plain(turned) == "one \ufffdtwo"


def test_what_a_terminal_is_given_is_still_json() -> None:
    stream = io.StringIO()
    TerminalSafe(stream).write(json_rows([attribution(text="“\x1b[2J\x9b”")]))
    assert json.loads(stream.getvalue())["text"] == "“\x1b[2J\ufffd”"
