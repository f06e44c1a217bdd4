"""Pages that a browser saved in one file."""

import plistlib
import subprocess
import sys
from pathlib import Path

import pytest

from quotes.readers.articles import read_articles
from quotes.readers.documents import Document, Failure

PAGE = "<html><head><title>A pier</title></head><body><p>“It is shut,” said Ann Lee.</p></body></html>"
QUOTED = PAGE.replace("“", "=E2=80=9C").replace("”", "=E2=80=9D")
MHTML = f"""From: <Saved by Blink>
Snapshot-Content-Location: https://example.org/pier
Subject: A pier
Date: Wed, 3 Jun 2026 10:00:00 -0000
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="----B"

------B
Content-Type: text/html
Content-ID: <frame-1@mhtml.blink>
Content-Transfer-Encoding: quoted-printable
Content-Location: https://example.org/pier

{QUOTED}
------B
Content-Type: text/css
Content-Transfer-Encoding: quoted-printable

p {{ content: "“No,” said Bob Ray." }}
------B--
"""


def safari(kind: str = "text/html", **more: object) -> bytes:
    main = {
        "WebResourceData": PAGE.encode("cp1252"),
        "WebResourceMIMEType": kind,
        "WebResourceTextEncodingName": "windows-1252",
        "WebResourceURL": "https://example.org/pier",
    }
    return plistlib.dumps({"WebMainResource": main | more, "WebSubresources": []}, fmt=plistlib.FMT_BINARY)


def read(path: Path, data: bytes) -> Document | Failure:
    path.write_bytes(data)
    (found,) = read_articles([str(path)])
    return found


@pytest.mark.parametrize(
    ("name", "data"),
    [("a.mhtml", MHTML.encode()), ("a.mht", MHTML.replace("\n", "\r\n").encode()), ("a.webarchive", safari())],
)
def test_the_page_is_the_article(tmp_path: Path, name: str, data: bytes) -> None:
    found = read(tmp_path / name, data)
    assert isinstance(found, Document)
    assert found.text == "“It is shut,” said Ann Lee."
    assert found.about["title"] == "A pier"
    assert found.about["url"] == "https://example.org/pier"


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.mhtml", b"Subject: none\n\nNothing.\n", "a page saved as MHTML, but without a page"),
        ("a.mhtml", b"Nothing.\n", "a page saved as MHTML, but without headers"),
        ("a.webarchive", safari()[:-40], "a page saved by Safari, but truncated or damaged"),
        ("a.webarchive", safari("image/png"), "a page saved by Safari, but without a page"),
        ("a.webarchive", safari(WebResourceData=3), "a page saved by Safari, but without a page"),
        ("a.webarchive", plistlib.dumps({"a": 1}, fmt=plistlib.FMT_BINARY), "a property list"),
    ],
)
def test_what_is_no_page_is_said(tmp_path: Path, name: str, data: bytes, reason: str) -> None:
    found = read(tmp_path / name, data)
    assert isinstance(found, Failure)
    assert found.reason.startswith(reason)


@pytest.mark.parametrize("data", [MHTML.encode(), safari()])
def test_it_is_known_on_standard_input(data: bytes) -> None:
    command = [sys.executable, "-m", "quotes", "show"]
    done = subprocess.run(command, input=data, capture_output=True, check=False)
    assert (done.returncode, b"Ann Lee" in done.stdout, b"Bob Ray" in done.stdout) == (0, True, False)
