"""The pictures of README.md show what is so."""

import html
import re
import struct
from pathlib import Path

import pytest
from pictures import ARTICLE, AUDIT, AUDIT_WINDOW, CELL, COMMAND, NOTEBOOK, PAGE, ROOT, SPEAKERS, WINDOW
from support.command_line import run

README = (ROOT / "README.md").read_text("utf-8")


def words(text: str) -> list[str]:
    return text.replace("\u00a0", " ").split()


def test_the_readme_shows_them() -> None:
    for picture in (PAGE, NOTEBOOK, SPEAKERS, AUDIT):
        assert f"]({picture.relative_to(ROOT)})" in README


def test_the_table_is_what_the_command_prints() -> None:
    printed = run("speakers", str(ARTICLE)).stdout
    svg = SPEAKERS.read_text("utf-8")
    drawn = [html.unescape(line) for line in re.findall(r"<text[^>]*>(.*?)</text>", svg)]
    assert words(" ".join(drawn)) == words(COMMAND + " " + printed), "make it again: python tests/pictures.py"
    assert "font-face" not in svg


@pytest.mark.parametrize(("picture", "window"), [(PAGE, WINDOW), (NOTEBOOK, CELL), (AUDIT, AUDIT_WINDOW)])
def test_a_page_is_a_small_picture(picture: Path, window: tuple[int, int]) -> None:
    data = picture.read_bytes()
    assert data.startswith(b"\x89PNG")
    assert struct.unpack(">II", data[16:24]) == window
    assert len(data) < 200_000
