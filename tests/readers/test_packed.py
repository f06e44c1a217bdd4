"""Archives are read as folders are, and what is damaged or hostile in them is one line each."""

import gzip
import io
import os
import tarfile
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from support import documents as made
from support.reading import written_and_read as read

from quotes.readers import streams
from quotes.readers.articles import read_articles
from quotes.readers.documents import Failure
from quotes.readers.paths import contain_pages

TEXT = "“We won,” said Ann Lee."
PAGE = f"<html><body><p>{TEXT}</p></body></html>".encode()
FILES: Mapping[str, bytes] = {
    "./f/b.txt": TEXT.encode(),
    "f/a.txt.gz": gzip.compress(TEXT.encode()),
    "page.html": PAGE,
    "page_files/advert.html": PAGE,
    "f/c.docx": made.docx(TEXT),
    "g/in.zip": made.zipped({"deep.txt": TEXT}),
    "table.csv": f'id,text\nx,"{TEXT}"\n'.encode(),
    "out.csv": b"doc,id,utterance,parent,kind\n",
    ".hidden.txt": b"no",
    ".git/a.txt": b"no",
    "f/~$c.docx": b"no",
    "__MACOSX/f/._b.txt": b"no",
    "f/notes.md": b"no",
    "f/picture.png": b"no",
}
FOUND = {"./f/b.txt", "f/a.txt.gz", "page.html", "f/c.docx", "g/in.zip/deep.txt"}


def tarred(files: Mapping[str, bytes], mode: str = "w") -> bytes:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode=mode) as archive:  # type: ignore[call-overload]
        for name, data in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))
    return stream.getvalue()


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.zip", made.zipped(FILES)),
        ("a.tar", tarred(FILES)),
        ("a.tar.gz", tarred(FILES, "w:gz")),
        ("a.tgz", tarred(FILES, "w:gz")),
        ("a.zip.gz", gzip.compress(made.zipped(FILES))),
    ],
)
def test_an_archive_is_read_as_a_folder(name: str, data: bytes) -> None:
    found = read(name, data)
    assert dict(found) == {**{f"{name}/{where}": TEXT for where in FOUND}, "x": TEXT}
    assert len(found) == len(FOUND) + 1
    assert not name.startswith("a.zip") or name.endswith("gz") or found == sorted(found[:-1]) + found[-1:]


def test_archives_may_contain_pages() -> None:
    for name, data in (("a.zip", made.zipped(FILES)), ("a.tgz", tarred(FILES, "w:gz"))):
        Path(name).write_bytes(data)
    Path("b.zip").write_bytes(made.zipped({"a.txt": TEXT, ".x.html": ""}))
    Path("c.zip").write_bytes(b"no archive")
    assert [contain_pages([name]) for name in ("a.zip", "a.tgz", "b.zip", "c.zip", "none.zip")] == [
        *(True, True),
        *(False, False, False),
    ]


def test_no_name_leads_out_of_an_archive() -> None:
    names = ["../a.txt", "f/../../b.txt", "/c.txt", "C:\\d.txt", "f\\..\\..\\e.txt", "ok: fine..txt"]
    files = dict.fromkeys(names, TEXT.encode())
    for name, data in (("a.zip", made.zipped(files)), ("a.tar", tarred(files))):
        found = dict(read(name, data))
        assert found.pop(f"{name}/ok: fine..txt") == TEXT
        assert set(found.values()) == {"its name leads out of the archive"}
        assert len(found) == len(names) - 1


def test_links_in_a_tar_archive_are_passed_over() -> None:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as archive:
        for kind in (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.FIFOTYPE, tarfile.CHRTYPE, tarfile.DIRTYPE):
            member = tarfile.TarInfo(f"link{kind.decode()}.txt")
            member.type, member.linkname = kind, "/etc/hostname"
            archive.addfile(member)
    assert read("a.tar", stream.getvalue()) == [("a.tar", "no articles in this archive")]


def test_what_is_damaged_in_an_archive_is_one_line_and_the_rest_is_read() -> None:
    files = {"a.txt": os.urandom(500).hex().encode(), "b.docx": b"PK\3\4", "c.pdf": b"%PDF-", "d.txt": TEXT.encode()}
    data = bytearray(made.zipped(files))
    data[60] ^= 255
    found = dict(read("a.zip", bytes(data)))
    assert found["a.zip/d.txt"] == TEXT
    assert found["a.zip/a.txt"].split(":")[0] in ("damaged", "invalid gzip")
    assert found["a.zip/b.docx"] == "a Word file, but truncated or damaged"
    assert found["a.zip/c.pdf"] == "a PDF file, but truncated or damaged"


def test_what_is_protected_says_so() -> None:
    data = bytearray(made.zipped({"a.txt": TEXT}))
    for signature, place in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        data[data.index(signature) + place] |= 1
    assert read("a.zip", bytes(data)) == [("a.zip/a.txt", "protected by a password")]


def test_half_an_archive_is_one_line() -> None:
    for name, data, reason in (
        ("a.zip", made.zipped(FILES), "a ZIP archive, but truncated or damaged"),
        ("a.tar.gz", tarred({"a.txt": os.urandom(9000)}, "w:gz"), "truncated: the compressed data end too soon"),
    ):
        assert read(name, data[: len(data) // 2])[-1][1] == reason
    cut = tarred({"a.txt": b"x" * 20_000, "b.txt": b"y" * 20_000})[:30_000]
    assert read("a.tar", cut)[-1] in (
        ("a.tar", "a tar archive, but truncated or damaged: unexpected end of data"),
        ("a.tar/b.txt", "damaged: unexpected end of data"),
    )


def test_archives_in_archives_are_bounded() -> None:
    data = TEXT.encode()
    for depth in range(5):
        data = made.zipped({f"{depth}.zip" if depth else "a.txt": data})
    assert read("a.zip", data) == [("a.zip/4.zip/3.zip/2.zip", "an archive within 3 others")]


def test_what_an_archive_unpacks_to_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streams, "MAX_ARCHIVE_SIZE", 2_000_000)
    files = {f"{number}.txt": b"word " * 200_000 for number in range(9)}
    for name, data in (
        ("a.zip", made.zipped(files)),
        ("a.tar.gz", tarred(files, "w:gz")),
        ("b.zip", made.zipped({"in.zip": made.zipped(files)})),
    ):
        assert len(data) < 30_000
        found = read(name, data)
        assert len(found) <= 3
        assert found[-1][1].endswith("unpacks to more than 2 MB")


def test_a_bomb_of_nul_is_not_unpacked() -> None:
    assert read("a.zip", made.zipped({"a.txt": bytes(90_000_000), "b.txt": TEXT})) == [
        ("a.zip/a.txt", "binary data, not text"),
        ("a.zip/b.txt", TEXT),
    ]


def test_an_unknown_way_to_pack_is_one_line() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", TEXT)
        archive.writestr("b.txt", TEXT)
    data = bytearray(stream.getvalue())
    data[data.index(b"PK\1\2") + 10] = data[8] = 97
    ((where, reason), *rest) = read("a.zip", bytes(data))
    assert (where, rest) == ("a.zip/a.txt", [("a.zip/b.txt", TEXT)])
    assert reason.startswith("damaged: ")


def test_a_failure_is_named_with_its_archive() -> None:
    Path("a.zip").write_bytes(made.zipped({"a.csv": "id,headline\n1,Yes\n"}))
    (failure,) = read_articles(["a.zip"])
    assert isinstance(failure, Failure) and failure.where == "a.zip/a.csv"
