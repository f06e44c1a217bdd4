import io
import json
import os
import sys
from pathlib import Path

import pytest

from quotes.readers.articles import read_articles
from quotes.readers.decoding import decode
from quotes.readers.documents import Document, Failure

TEXT = "“Yes,” said Zoë.\r\n\r\n‘No.’\rEnd\n"


def reasons(path: Path) -> list[tuple[str, str]]:
    return [(item.where, item.reason) for item in read_articles([str(path)]) if isinstance(item, Failure)]


def test_a_text_file_is_read_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(TEXT.encode())
    assert list(read_articles([str(path)])) == [Document(str(path), TEXT)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_the_byte_order_mark_decides(encoding: str) -> None:
    text, notice = decode(("\ufeff" + TEXT).encode(encoding))
    assert text == TEXT
    name = encoding.upper()[:6].rstrip("-")
    assert notice == (None if encoding == "utf-8" else f"not UTF-8: read as {name}, by its byte-order mark")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le"])
def test_bytes_that_do_not_obey_the_byte_order_mark_are_replaced(encoding: str) -> None:
    text, notice = decode("\ufeffYes".encode(encoding) + b"\xff")
    assert text == "Yes\ufffd"
    assert notice is not None
    assert "U+FFFD" in notice


def test_a_replacement_character_in_the_article_is_no_error() -> None:
    assert decode("\ufeffodd \ufffd".encode()) == ("odd \ufffd", None)


def test_other_bytes_are_windows_1252_as_browsers_read_it() -> None:
    assert decode(b"\x93Yes,\x94 said Zo\xeb.\x81\x8d\x8f\x90\x9d") == (
        "“Yes,” said Zoë.\x81\x8d\x8f\x90\x9d",
        "not UTF-8: read as Windows-1252",
    )


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"\xe2\x80\x9cYes,\xe2\x80\x9d said Zo\xeb.", "“Yes,” said Zo\ufffd."),
        (b"\xe2\x80\x9cYes,\xe2\x80\x9d said \xff.", "“Yes,” said \ufffd."),
        (b"\xe2\x80\x9cYes,\xe2\x80\x9d said Zo\xc3\xab. \xe2\x80\x9cNo,\xe2\x80", "“Yes,” said Zoë. “No,\ufffd"),
    ],
)
def test_text_that_is_mostly_utf_8_is_read_so(data: bytes, text: str) -> None:
    assert decode(data) == (text, "invalid UTF-8: some bytes became U+FFFD or quotation marks")


def test_text_of_which_little_is_utf_8_is_windows_1252() -> None:
    data = b"Zo\xc3\xab said \x93Yes\x94. Chlo\xe9 and No\xebl."
    assert decode(data) == ("ZoÃ« said “Yes”. Chloé and Noël.", "not UTF-8: read as Windows-1252")


def test_marks_of_windows_1252_in_utf_8_are_marks() -> None:
    text = "“We won,” said Zoë."
    mixed = text.encode().replace("“".encode(), b"\x93").replace("”".encode(), b"\x94")
    assert decode(mixed)[0] == text


def test_every_byte_is_a_character() -> None:
    text, _ = decode(bytes(range(256)))
    assert len(set(text)) == 256


def test_odd_characters_are_kept() -> None:
    odd = "\x00\x1b[31m\u2028\ufeff“Yes”\x85"
    assert decode(odd.encode()) == (odd, None)


def test_a_folder_is_read_in_order_at_any_depth(tmp_path: Path) -> None:
    for name in ["b.txt", "a.TXT", "deep/er/c.txt", "notes.md", "deep/d.jsonl"]:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text('{"id": 7, "text": "Yes"}' if name.endswith("jsonl") else "Yes", "utf-8")
    found = [item.doc for item in read_articles([str(tmp_path)]) if isinstance(item, Document)]
    names = ["a.TXT", "b.txt", "7", "deep/er/c.txt"]
    assert found == [name if name == "7" else str(tmp_path / name) for name in names]


def test_json_lines(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    lines = [{"id": "x", "text": "One\r\n"}, {"id": 3, "text": "Two"}, {"text": "Three"}, {"id": None, "text": "Four"}]
    path.write_bytes(b"\xef\xbb\xbf" + b"\r\n\n".join(json.dumps(line).encode() for line in lines))
    assert list(read_articles([str(path)])) == [
        Document("x", "One\r\n"),
        Document("3", "Two"),
        Document(f"{path}:5", "Three"),
        Document(f"{path}:7", "Four"),
    ]


def test_json_lines_in_other_encodings(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    line = '{"id": "x", "text": "Zoë\u2028said"}\n'
    path.write_bytes(("\ufeff" + line + line).encode("utf-16-le"))
    assert list(read_articles([str(path)])) == [Document("x", "Zoë\u2028said")] * 2
    path.write_bytes(b'{"id": "x", "text": "Zo\xeb"}')
    assert list(read_articles([str(path)])) == [Document("x", "Zoë", "not UTF-8: read as Windows-1252")]


def test_half_a_surrogate_pair_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"id": "x", "text": "odd \\ud800"}', "utf-8")
    assert list(read_articles([str(path)])) == [Document("x", "odd \ud800")]


def test_a_bad_line_says_where_and_why_and_the_rest_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    lines = ["{", "[1]", "{}", '{"text": 1}', '{"text": " "}', "[" * 100_000, "9" * 5000, '{"id": "x", "text": "Yes"}']
    path.write_text("\n".join(lines), "utf-8")
    *failures, last = read_articles([str(path)])
    assert last == Document("x", "Yes")
    assert [item.where for item in failures if isinstance(item, Failure)] == [f"{path}:{n}" for n in range(1, 8)]
    assert [item.reason.partition(":")[0] for item in failures if isinstance(item, Failure)] == [
        "not JSON",
        'not a JSON object with "id" and "text"',
        'no "text", "body", "content" or "article"; found nothing (see --text-column)',
        '"text" is not a string',
        '"text" is empty',
        "not JSON",
        "not JSON",
    ]


def test_json_lines_are_read_one_at_a_time(tmp_path: Path) -> None:
    pipe = tmp_path / "a.jsonl"
    os.mkfifo(pipe)
    writer = os.open(pipe, os.O_RDWR)
    os.write(writer, b'{"id": "x", "text": "Yes"}\n')
    assert next(read_articles([str(pipe)])) == Document("x", "Yes")
    os.close(writer)


@pytest.mark.parametrize("content", [b"", b"\xef\xbb\xbf", b" \n\n"])
@pytest.mark.parametrize("name", ["a.txt", "a.jsonl"])
def test_an_empty_file(tmp_path: Path, name: str, content: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert reasons(path) == [(str(path), "empty")]


def test_what_is_not_there(tmp_path: Path) -> None:
    path = tmp_path / "gone.txt"
    assert reasons(path) == [(str(path), "no such file or folder")]
    (tmp_path / "link.txt").symlink_to(path)
    assert reasons(tmp_path) == [(str(tmp_path / "link.txt"), "no such file or folder")]


def test_a_folder_without_articles(tmp_path: Path) -> None:
    (tmp_path / "notes.md").write_text("Yes", "utf-8")
    ((where, reason),) = reasons(tmp_path)
    assert where == str(tmp_path)
    assert reason.startswith("no articles in this folder (.txt, .html, .jsonl, ")


def test_a_device_is_not_an_article() -> None:
    assert reasons(Path("/dev/zero")) == [("/dev/zero", "a device, not a file")]


def test_a_pipe_in_a_folder_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    (tmp_path / "b.txt").write_text("Yes", "utf-8")
    assert list(read_articles([str(tmp_path)])) == [Document(str(tmp_path / "b.txt"), "Yes")]


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is forbidden to root")
def test_a_forbidden_file_and_folder(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Yes", "utf-8")
    (tmp_path / "a.txt").chmod(0)
    (tmp_path / "b").mkdir(mode=0)
    assert reasons(tmp_path) == [
        (str(tmp_path / "a.txt"), "cannot be read: Permission denied"),
        (str(tmp_path / "b"), "cannot be read: Permission denied"),
    ]


def test_a_file_that_fails_is_followed_by_the_rest(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text("Yes", "utf-8")
    gone, good = str(tmp_path / "a.txt"), str(tmp_path / "b.txt")
    assert list(read_articles([gone, good])) == [Failure(gone, "no such file or folder"), Document(good, "Yes")]


@pytest.mark.parametrize("paths", [[], ["-"]])
def test_standard_input(monkeypatch: pytest.MonkeyPatch, paths: list[str]) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode()), "ascii"))
    assert list(read_articles(paths)) == [Document("-", TEXT)]


def test_no_standard_input_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    assert list(read_articles()) == [Failure("-", "empty")]
