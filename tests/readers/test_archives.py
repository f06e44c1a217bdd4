import gzip
from collections.abc import Sequence
from pathlib import Path

import pytest

from quotes.readers.articles import read_articles
from quotes.readers.documents import Document, Failure

Answer = tuple[str, str, bytes]
"""An address, headers (``STATUS; Name: value; …``) and what was sent."""


def page(word: str, encoding: str = "utf-8") -> bytes:
    return f"<html><body><p>“{word},” said Ann Lee.</p></body></html>".encode(encoding)


def record(kind: str, block: bytes, more: str = "") -> bytes:
    head = f"WARC/1.0\r\nWARC-Type: {kind}\r\n{more}Content-Length: {len(block)}\r\n\r\n"
    return head.encode() + block + b"\r\n\r\n"


def archive(path: Path, answers: Sequence[Answer]) -> Path:
    records = [record("warcinfo", b"software: ours\r\n")]
    for address, headers, data in answers:
        http = f"HTTP/1.1 {headers}\r\n\r\n".replace("; ", "\r\n").encode() + data
        more = f"WARC-Target-URI: {address}\r\nContent-Type: application/http;msgtype=response\r\n"
        records += [record("request", b"GET / HTTP/1.1\r\n\r\n", more), record("response", http, more)]
    path.write_bytes(b"".join(gzip.compress(made) if path.suffix == ".gz" else made for made in records))
    return path


def answer(address: str, data: bytes, kind: str = "text/html", status: str = "200 OK") -> Answer:
    return address, f"{status}; Content-Type: {kind}", data


def found(path: Path) -> list[tuple[str, str]]:
    return [(d.doc, d.text) if isinstance(d, Document) else (d.where, d.reason) for d in read_articles([str(path)])]


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
def test_each_html_answer_is_an_article_and_its_address_the_id(tmp_path: Path, name: str) -> None:
    answers = [
        answer("https://example.org/1", page("One")),
        answer("https://example.org/a.css", b"p {}", "text/css"),
        answer("https://example.org/2", page("Two"), "application/xhtml+xml"),
        answer("https://example.org/gone", page("Gone"), status="404 Not Found"),
        answer("https://example.org/moved", page("Moved"), status="301 Moved Permanently"),
    ]
    path = archive(tmp_path / name, answers)
    assert found(path) == [
        ("https://example.org/1", "“One,” said Ann Lee."),
        ("https://example.org/2", "“Two,” said Ann Lee."),
    ]
    assert [getattr(d, "about", {}).get("url") for d in read_articles([str(path)])] == [
        "https://example.org/1",
        "https://example.org/2",
    ]


def test_how_an_answer_was_sent(tmp_path: Path) -> None:
    data = page("Zoë")
    chunked = b"%x\r\n%s\r\n0\r\n\r\n" % (len(data), data)
    answers = [
        ("https://u1", "200 OK; Content-Type: text/html; Content-Encoding: gzip", gzip.compress(data)),
        ("https://u2", "200 OK; Content-Type: text/html; Transfer-Encoding: chunked", chunked),
        ("https://u3", '200 OK; Content-Type: text/html;charset="mac-roman"', page("Zoë", "mac-roman")),
        ("https://u4", "200 OK; Content-Type: text/html; Content-Encoding: br", b"\x0b\x02\x80"),
    ]
    *good, bad = found(archive(tmp_path / "a.warc.gz", answers))
    assert good == [(f"https://u{number}", "“Zoë,” said Ann Lee.") for number in (1, 2, 3)]
    assert bad == ("https://u4", "cannot be read: compressed with br")


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
def test_what_comes_before_a_cut_is_read(tmp_path: Path, name: str) -> None:
    answers = [answer(f"https://example.org/{number}", page(f"It is {number}")) for number in range(3)]
    path = archive(tmp_path / name, answers)
    whole, every = path.read_bytes(), found(path)
    articles = []
    for size in range(60, len(whole) - 20, 37):
        path.write_bytes(whole[:size])
        items = found(path)
        articles.append(len([item for item in items if item in every]))
        assert items[: articles[-1]] == every[: articles[-1]]
        for where, reason in items[articles[-1] :]:
            assert where == str(path)
            assert reason.startswith(("truncated in record", "damaged in record", "no HTML pages"))
    assert articles == sorted(articles)
    assert articles[-1] == 2


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b"Yes, said Ann Lee.", "not a web archive"),
        (b"WARC/1.0\r\n", "truncated in record 1"),
        (b"WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 0\r\n\r\n\r\n\r\n", "no HTML pages in this archive"),
    ],
)
def test_what_is_no_archive_says_so(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], content: bytes, reason: str
) -> None:
    path = tmp_path / "a.warc"
    path.write_bytes(content)
    assert list(read_articles([str(path)])) == [Failure(str(path), reason)]
    assert capfd.readouterr() == ("", "")
