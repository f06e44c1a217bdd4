"""Every reader with a broken file of its kind: one clear line, exit code 1, and the other files are read."""

import csv
import gzip
import io
import json
import os
from pathlib import Path

import pyarrow
import pytest
from pyarrow import parquet
from support import documents as made
from support.command_line import run

TEXT = "“We won,” said Ann Lee.\n"
ROWS = "".join(json.dumps({"id": f"r{n}", "text": TEXT, "noise": os.urandom(40).hex()}) + "\n" for n in range(200))
CELLS = "id,text,noise\n" + "".join(f'r{n},"{TEXT}",{os.urandom(40).hex()}\n' for n in range(200))
HTML = f"<html><body><p>{TEXT}</p><p>{os.urandom(4000).hex()}</p></body></html>"


def half(data: bytes) -> bytes:
    return data[: len(data) // 2]


def columns(**values: object) -> bytes:
    stream = io.BytesIO()
    parquet.write_table(pyarrow.table({name: [value] for name, value in values.items()}), stream)
    return stream.getvalue()


def warc(html: str) -> bytes:
    http = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{html}".encode()
    head = "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/1\r\nContent-Length: "
    return f"{head}{len(http)}\r\n\r\n".encode() + http + b"\r\n\r\n"


BROKEN = {
    "cut.txt.gz": (half(gzip.compress(os.urandom(4000).hex().encode())), "truncated: the compressed data end too soon"),
    "cut.html.gz": (half(gzip.compress(HTML.encode())), "truncated: the compressed data end too soon"),
    "cut.jsonl.gz": (half(gzip.compress(ROWS.encode())), "truncated: the compressed data end too soon"),
    "cut.csv.gz": (half(gzip.compress(CELLS.encode())), "truncated: the compressed data end too soon"),
    "cut.tsv.gz": (half(gzip.compress(CELLS.replace(",", "\t").encode())), "truncated: the compressed data end too"),
    "cut.parquet.gz": (half(gzip.compress(os.urandom(4000))), "truncated: the compressed data end too soon"),
    "cut.warc.gz": (half(gzip.compress(warc(HTML))), "truncated in record 1"),
    "no.txt.gz": (TEXT.encode(), "invalid gzip: "),
    "empty.txt": (b"", "empty"),
    "empty.html": (b"", "empty"),
    "hollow.html": (b"<html><body></body></html>", "no article found in this page"),
    "no.html": (TEXT.encode(), "not HTML"),
    "array.jsonl": (json.dumps([{"text": TEXT}], indent=1).encode(), "one JSON value over several lines; JSON "),
    "object.jsonl": (json.dumps({"text": TEXT}, indent=1).encode(), "one JSON value over several lines; JSON "),
    "row.jsonl": (b'[{"text": "Yes"}]', ':1: not a JSON object with "id" and "text"'),
    "no.jsonl": (b"text", ":1: not JSON: "),
    "keys.jsonl": (b'{"headline": "Yes"}', ':1: no "text", "body", "content" or "article"; found headline '),
    "columns.csv": (b"id,headline\n1,Yes\n", 'no "text", "body", "content" or "article"; found id, headline '),
    "columns.tsv": (b"id\theadline\n1\tYes\n", 'no "text", "body", "content" or "article"; found id, headline '),
    "columns.parquet": (columns(headline="Yes"), 'no "text", "body", "content" or "article"; found headline '),
    "number.parquet": (columns(text=1), ':1: "text" is not a string'),
    "no.parquet": (os.urandom(4000), "invalid Parquet: "),
    "cut.parquet": (half(columns(text=TEXT)), "invalid Parquet: "),
    "hurt.parquet": (
        (whole := columns(text=TEXT))[:4] + bytes(20) + whole[24:],
        "invalid Parquet: Couldn't deserialize thrift",
    ),
    "cut.docx": (half(made.docx(TEXT)), "a Word file, but truncated or damaged"),
    "part.docx": (made.zipped({"a.xml": "<a/>"}), "a Word file, but without its part word/document.xml"),
    "no.docx": (TEXT.encode(), "a text file, not a Word file; read it with --from txt"),
    "cut.odt": (half(made.odt(TEXT)), "an OpenDocument text, but truncated or damaged"),
    "cut.epub": (half(made.epub(TEXT)), "an e-book, but truncated or damaged"),
    "part.epub": (made.zipped({"a.xml": "<a/>"}), "an e-book, but without its part META-INF/container.xml"),
    "cut.pdf": (half(made.pdf([])), "a PDF file, but truncated or damaged"),
    "no.rtf": (TEXT.encode(), "an RTF file, but it does not begin as one"),
    "no.srt": (TEXT.encode(), "a file of captions, but no caption in it has a time"),
    "no.vtt": (b"WEBVTT\n\n", "a file of captions, but no caption in it has a time"),
    "no.eml": (TEXT.encode(), "a mail message, but without headers"),
    "no.mbox": (TEXT.encode(), "no messages in this mailbox"),
    "bare.mbox": (b"From a\n\n", ":1: without headers"),
    "cut.xlsx": (half(made.xlsx({"S": [["text"], [TEXT]]})), "an Excel file, but truncated or damaged"),
    "columns.xlsx": (made.xlsx({"S": [["id", "headline"], [1, "Yes"]]}), 'no "text", "body", "content" or "article"'),
    "cut.json": (b'[{"text": "Yes"}', "a JSON file, but not valid: Expecting "),
    "cut.zip": (half(made.zipped({"a.txt": TEXT})), "a ZIP archive, but truncated or damaged"),
    "hollow.zip": (made.zipped({"a.png": TEXT}), "no articles in this archive"),
    "no.tar": (b"x" * 2000, "a tar archive, but truncated or damaged: "),
    "cut.tgz": (half(gzip.compress(os.urandom(4000))), "truncated: the compressed data end too soon"),
    "picture.txt": (b"\x89PNG\r\n\x1a\n\0", "a PNG picture"),
    "cut.warc": (half(warc(HTML)), "truncated in record 1"),
    "no.warc": (TEXT.encode(), "not a web archive"),
}
STARTS = {**dict.fromkeys(["a.docx", "a.odt", "a.epub", "a.xlsx"], b"PK\x03\x04"), "a.pdf": b"%PDF-"}
LONG_LINES = {
    "long.txt": "larger than the limit of 50 MB",
    "long.html": "larger than the limit of 50 MB",
    "long.jsonl": ":1: larger than the limit of 50 MB",
    "long.csv": "larger than the limit of 50 MB",
    "long.tsv": "larger than the limit of 50 MB",
    "long.parquet": "invalid Parquet: ",
    "long.warc": "not a web archive",
}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("last.txt").write_text(TEXT, "utf-8")


@pytest.fixture(scope="module")
def long_line(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file of one line, just over the limit."""
    path = tmp_path_factory.mktemp("long") / "line"
    with path.open("wb") as stream:
        stream.writelines([b"Long " * 1_000_000] * 11)
    return path


def check(name: str, reason: str) -> None:
    """Export a broken file and a good one after it."""
    result = run("export", name, "last.txt")
    line, summary = result.stderr.splitlines()
    where = name if reason.startswith(":") else f"{name}: "
    assert line.startswith(where + reason)
    assert summary.endswith(" · 1 failure")
    assert result.exit_code == 1
    assert [row["doc"] for row in csv.DictReader(io.StringIO(result.stdout))][-1] == "last.txt"


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_file_is_one_clear_line(name: str) -> None:
    data, reason = BROKEN[name]
    Path(name).write_bytes(data)
    check(name, reason)


@pytest.mark.parametrize("name", LONG_LINES)
def test_a_line_that_is_too_long_is_one_clear_line(name: str, long_line: Path) -> None:
    Path(name).hardlink_to(long_line)
    check(name, LONG_LINES[name])


@pytest.mark.parametrize("name", ["cut.jsonl.gz", "cut.csv.gz"])
def test_what_comes_before_a_cut_is_exported(name: str) -> None:
    Path(name).write_bytes(BROKEN[name][0])
    result = run("export", name)
    docs = [row["doc"] for row in csv.DictReader(io.StringIO(result.stdout))]
    assert len(docs) > 50
    assert docs == [f"r{n}" for n in range(len(docs))]


@pytest.mark.parametrize(("name", "row"), [("a.jsonl", '{{"id": "x", "text": "{}"}}\n'), ("a.csv", 'x,"{}"\n')])
def test_what_comes_after_a_long_line_is_exported(name: str, row: str) -> None:
    with Path(name).open("w", encoding="utf-8") as stream:
        stream.write("id,text\n" if name == "a.csv" else "")
        stream.writelines(row.format(text) for text in (TEXT.strip(), "x" * 51_000_000, TEXT.strip()))
    result = run("export", name)
    where = f"{name}:{3 if name == 'a.csv' else 2}"
    assert result.stderr.splitlines()[0] == f"{where}: larger than the limit of 50 MB"
    assert [row["doc"] for row in csv.DictReader(io.StringIO(result.stdout))] == ["x", "x"]


@pytest.mark.parametrize(
    ("name", "noun", "module", "extra"),
    [
        ("a.html", "a web page", "trafilatura", "web"),
        ("a.htm", "a web page", "lxml_html_clean", "web"),
        ("a.warc", "a web archive", "lxml_html_clean", "web"),
        ("a.parquet", "a Parquet file", "pyarrow", "arrow"),
        ("a.docx", "a Word file", "lxml", "documents"),
        ("a.odt", "an OpenDocument text", "lxml", "documents"),
        ("a.epub", "an e-book", "lxml", "documents"),
        ("a.eml", "a mail message", "lxml", "documents"),
        ("a.mbox", "a mailbox", "lxml", "documents"),
        ("a.pdf", "a PDF file", "pypdfium2", "documents"),
        ("a.rtf", "an RTF file", "striprtf", "documents"),
        ("a.xlsx", "an Excel file", "openpyxl", "documents"),
    ],
)
def test_a_missing_extra_is_named(
    monkeypatch: pytest.MonkeyPatch, name: str, noun: str, module: str, extra: str
) -> None:
    monkeypatch.setattr("quotes.readers.kinds.find_spec", lambda wanted: None if wanted == module else object())
    Path(name).write_bytes(STARTS.get(name, b"x"))
    check(name, f"{noun}; install 'quotes[{extra}]': pip install {module}")
