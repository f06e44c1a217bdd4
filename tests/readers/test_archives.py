import gzip
import random
import zlib
from collections.abc import Sequence
from pathlib import Path

import pytest
from support.reading import found_in

from quotes.readers.articles import read_articles
from quotes.readers.documents import Failure

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
    return found_in(str(path))


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


def broken(place: str, whole: bytes) -> bytes:
    """Damage a record at a place."""
    middle = len(whole) // 2
    return {
        "version": b"WXRC" + whole[4:],
        "no length": whole.replace(b"Content-Length", b"Content-Weight", 1),
        "no number": whole.replace(b"Content-Length: ", b"Content-Length: x", 1),
        "too long": whole.replace(b"Content-Length: ", b"Content-Length: 1", 1),
        "far too long": whole.replace(b"Content-Length: ", b"Content-Length: 99", 1),
        "too short": whole.replace(b"Content-Length: 1", b"Content-Length: ", 1),
        "cut": whole[:middle] + b"\r\n\r\n",
        "endless": whole.replace(b"Content-Length", b"X: " + b"y" * 100_000 + b"\r\nContent-Length", 1),
    }[place]


ADDRESSES = [f"https://example.org/{number}" for number in range(4)]


def four_records() -> list[bytes]:
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
    return [
        record("response", http + page(f"It is {number}, " * 9), f"WARC-Target-URI: {address}\r\n")
        for number, address in enumerate(ADDRESSES)
    ]


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
@pytest.mark.parametrize(
    "place", ["version", "no length", "no number", "too long", "far too long", "too short", "cut", "endless"]
)
def test_a_damaged_record_does_not_lose_later_ones(tmp_path: Path, name: str, place: str) -> None:
    records = four_records()
    records[1] = broken(place, records[1])
    path = tmp_path / name
    path.write_bytes(b"".join(gzip.compress(made) if path.suffix == ".gz" else made for made in records))
    first, problem, *later = found(path)
    assert problem == (str(path), "damaged in record 2")
    assert [where for where, _ in (first, *later)] == [ADDRESSES[0], *ADDRESSES[2:]]


@pytest.mark.parametrize("size", [0, 500, 70_000, 300_000])
@pytest.mark.parametrize("place", ["start", "middle", "end", "missing", "junk", "cut"])
def test_a_member_of_gzip_that_is_damaged_does_not_lose_later_ones(tmp_path: Path, place: str, size: int) -> None:
    noise = random.Random(size).randbytes(size).hex().encode()
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
    records = four_records()
    records[1] = record("response", http + page("No") + noise, "WARC-Target-URI: https://example.org/no\r\n")
    members = [gzip.compress(made) for made in records]
    member, middle = members[1], len(members[1]) // 2
    members[1] = {
        "start": b"\0\0" + member[2:],
        "middle": member[:middle] + bytes(byte ^ 0x55 for byte in member[middle : middle + 9]) + member[middle + 9 :],
        "end": member[:-8] + b"\xff" * 8,
        "missing": member[: middle - 20] + member[middle + 20 :],
        "junk": b"no member at all, but text of some length",
        "cut": member[:middle],
    }[place]
    path = tmp_path / "a.warc.gz"
    path.write_bytes(b"".join(members))
    items = found(path)
    assert (str(path), "damaged in record 2") in items
    assert [where for where, _ in items if where in ADDRESSES] == [ADDRESSES[0], *ADDRESSES[2:]]


@pytest.mark.parametrize(
    ("headers", "data"),
    [
        ("Content-Encoding: x-gzip", gzip.compress(page("Zoë"))),
        ("Content-Encoding: GZIP", gzip.compress(page("Zoë"))),
        ("Content-Encoding: gzip", page("Zoë")),
        ("Content-Encoding: identity", page("Zoë")),
        ("Content-Encoding: deflate", zlib.compress(page("Zoë"))),
        ("Content-Encoding: deflate", zlib.compress(page("Zoë"))[2:-4]),
        ("Content-Encoding: gzip, gzip", gzip.compress(gzip.compress(page("Zoë")))),
        ("Transfer-Encoding: chunked", page("Zoë")),
        (
            "Transfer-Encoding: chunked",
            b"5;x=y\r\n<p>\xe2\x80\r\n10\r\n\x9cZo\xc3\xab,\xe2\x80\x9d said A\r\n7\r\nnn Lee.\r\n0\r\n\r\n",
        ),
    ],
    ids=range(9),
)
def test_how_a_page_may_be_packed(tmp_path: Path, headers: str, data: bytes) -> None:
    answers = [("https://u", f"200 OK; Content-Type: text/html; {headers}", data)]
    assert found(archive(tmp_path / "a.warc", answers)) == [("https://u", "“Zoë,” said Ann Lee.")]


def test_a_packed_page_that_is_damaged_is_one_failure(tmp_path: Path) -> None:
    headers = "200 OK; Content-Type: text/html; Content-Encoding: gzip"
    answers = [("https://u1", headers, b"\x1f\x8bnot gzip"), answer("https://u2", page("Yes"))]
    (where, reason), last = found(archive(tmp_path / "a.warc", answers))
    assert (where, reason[:9]) == ("https://u1", "damaged: ")
    assert last == ("https://u2", "“Yes,” said Ann Lee.")
