import gzip
import os
from pathlib import Path

import pytest

from quotes.readers.articles import ByteCount, read_articles, read_inputs
from quotes.readers.columns import ColumnOptions
from quotes.readers.documents import Document, Failure
from quotes.readers.paths import (
    contain_pages,
    expand_paths,
    file_kind,
    may_be_several,
    parse_path_list,
    total_size,
    would_be_read,
)
from quotes.writers.rows import csv_header
from quotes.writers.voices import voice_csv_header

TEXT = "“Yes,” said Ann Lee."


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def put(*names: str) -> None:
    for name in names:
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(TEXT, "utf-8")


def names(*paths: str) -> list[str]:
    return [item if isinstance(item, str) else f"{item.where}: {item.reason}" for item in expand_paths(paths)]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.txt", "txt"),
        ("a.HTM", "html"),
        ("a.html.gz", "html"),
        ("a.jsonl.GZ", "jsonl"),
        ("a.warc.gz", "warc"),
        ("a.gz", "txt"),
        ("csv", "csv"),
        ("README", "txt"),
    ],
)
def test_a_name_tells_the_kind(name: str, kind: str) -> None:
    assert file_kind(f"folder.csv/{name}" if name != "csv" else "a.csv") == kind


def test_a_folder_is_walked_for_every_kind() -> None:
    put(
        "f/a.txt",
        "f/b.html",
        "f/c.htm",
        "f/d.jsonl.gz",
        "f/e.csv",
        "f/f.tsv",
        "f/g.parquet",
        "f/h.warc.gz",
        "f/i/j.txt",
    )
    put("f/notes.md", "f/txt", "f/page.gz")
    assert names("f") == [
        *("f/a.txt", "f/b.html", "f/c.htm", "f/d.jsonl.gz", "f/e.csv", "f/f.tsv", "f/g.parquet", "f/h.warc.gz"),
        "f/i/j.txt",
    ]


def test_the_folder_that_a_browser_saves_beside_a_page_is_passed_over() -> None:
    put("f/story.html", "f/story_files/advert.html", "f/old.htm", "f/old_files/a.html", "f/my_files/a.html")
    assert names("f") == ["f/old.htm", "f/story.html", "f/my_files/a.html"]


@pytest.mark.parametrize(
    "beginning",
    [
        *(csv_header(), "\ufeff" + csv_header(), '{"doc": "a", "id": 1, "utterance": 1, "parent": null'),
        *(voice_csv_header(), '{"doc": "a", "speaker": "Ann Lee", "speaker_kind": "person", "person": null'),
    ],
)
def test_our_own_export_is_passed_over_in_a_folder(beginning: str) -> None:
    put("f/a.txt", "f/b.csv")
    Path("f/out.csv").write_text(beginning, "utf-8")
    assert names("f") == ["f/a.txt", "f/b.csv"]
    assert names("f/out.csv") == ["f/out.csv"]


def test_our_own_export_is_no_article_where_it_is_named() -> None:
    Path("out.csv").write_text(csv_header(), "utf-8")
    assert list(read_articles(["out.csv"])) == [Failure("out.csv", "an export of quotations, not a table of articles")]


def test_globs_expand() -> None:
    put("f/b.txt", "f/a.txt", "f/c.html", "f/deep/er/d.txt")
    assert names("f/*.txt", "f/[c].*") == ["f/a.txt", "f/b.txt", "f/c.html"]
    assert names("f/**/*.txt") == ["f/a.txt", "f/b.txt", "f/deep/er/d.txt"]
    assert names("f/d*") == ["f/deep/er/d.txt"]


def test_a_name_that_exists_is_no_glob() -> None:
    put("a[1].txt", "a1.txt")
    assert names("a[1].txt") == ["a[1].txt"]


def test_a_glob_that_matches_nothing_is_a_file_that_is_not_there() -> None:
    assert list(read_articles(["*.txt"])) == [Failure("*.txt", "no such file or folder")]


@pytest.mark.parametrize(
    ("data", "paths"),
    [
        (b"a.txt\nb c.txt\r\n\n d.txt", ("a.txt", "b c.txt", " d.txt")),
        (b"a.txt\0b\nc.txt\0", ("a.txt", "b\nc.txt")),
        (b"\xff.txt\n", (os.fsdecode(b"\xff.txt"),)),
        (b"", ()),
        (b"\n", ()),
    ],
)
def test_a_list_of_paths(data: bytes, paths: tuple[str, ...]) -> None:
    assert parse_path_list(data) == paths


def test_which_inputs_hold_pages() -> None:
    put("f/a.txt", "g/deep/a.html", "a.warc.gz")
    assert [contain_pages([name]) for name in ("f", "g", "a.warc.gz", "a.html", "a.txt", "-")] == [
        *(False, True, True),
        *(True, False, False),
    ]


def test_which_inputs_may_be_several_articles() -> None:
    put("f/a.txt")
    several = [["a.txt", "b.txt"], ["a.csv"], ["f"], ["*.txt"], ["a.warc"]]
    assert [may_be_several(paths) for paths in [*several, ["a.txt"], ["a.html.gz"], []]] == [True] * 5 + [False] * 3


@pytest.mark.parametrize(
    ("output", "read_again"),
    [
        ("f/a.txt", True),
        ("f/out.jsonl", True),
        ("f/out.parquet", True),
        ("f/out.csv", False),
        ("out.jsonl", False),
        ("b.txt", True),
    ],
)
def test_an_output_that_would_be_read(output: str, *, read_again: bool) -> None:
    put("f/a.txt", "b.txt")
    assert would_be_read(output, ["f", "-", "b.txt"]) is read_again


def test_gzip_is_read_in_place() -> None:
    Path("a.txt.gz").write_bytes(gzip.compress(TEXT.encode("cp1252"))[:] + gzip.compress(b" More."))
    assert list(read_articles(["a.txt.gz"])) == [
        Document("a.txt.gz", TEXT + " More.", "not UTF-8: read as Windows-1252")
    ]


def test_the_meter_counts_the_bytes_that_have_been_read() -> None:
    put("f/a.txt", "f/b.txt")
    Path("f/c.jsonl").write_text('{"text": "a"}\n' * 10_000, "utf-8")
    read, seen = ByteCount(), []
    for _ in read_inputs(["f"], ColumnOptions(), read):
        seen.append(read.done)
    assert seen == sorted(seen)
    assert len(set(seen)) > 5
    assert read.done == total_size(["f"]) == sum(path.stat().st_size for path in Path("f").iterdir())


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_that_a_glob_finds_is_passed_over() -> None:
    put("f/a.txt")
    os.mkfifo("f/b.txt")
    assert names("f/*.txt") == ["f/a.txt"]


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no such device here")
def test_a_link_to_a_device_is_a_failure() -> None:
    put("f/a.txt")
    for name in ("f/b.txt", "f/c.csv", "f/d.zip"):
        Path(name).symlink_to("/dev/zero")
    device = "a device, not a file"
    _, *failures = read_articles(["f"])
    assert failures == [Failure(name, device) for name in ("f/b.txt", "f/c.csv", "f/d.zip")]
    assert not contain_pages(["f"])


@pytest.mark.parametrize("name", ["a" * 300 + ".txt", "a" * 300 + ".zip", "a" * 300 + "/a.txt", "b" * 5000])
def test_a_name_that_is_too_long_is_a_failure(name: str) -> None:
    put("a.txt")
    assert list(read_articles([name, "a.txt"])) == [
        Failure(name, "cannot be read: File name too long"),
        Document("a.txt", TEXT),
    ]
    assert not may_be_several([name]) or name.endswith(".zip")
    assert not contain_pages([name])
    assert not would_be_read("out.csv", [name])
    assert total_size([name]) == 0


@pytest.mark.parametrize("address", ["https://example.org/news/1", "HTTP://example.org/a.html?b=*"])
def test_a_web_address_is_answered_with_what_to_do(address: str) -> None:
    (failure,) = read_articles([address])
    assert isinstance(failure, Failure)
    assert failure == Failure(address, "a web address: save the page, or pipe it: curl -sL ADDRESS | quotes show")
