import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from quotes.model import ORGANIZATION, PERSON, UNNAMED
from quotes.voices.counts import Count
from quotes.writers.terminal.console import console_for
from quotes.writers.terminal.counts import print_counts

LONG = "governor’s office for Gaziantep province and the districts around it"
COUNTS = [
    Count("Ann Lee", PERSON, 6, 88, 1),
    Count("Bob Ray", PERSON, 1, 11, 1),
    Count("Elm College", ORGANIZATION, 1, 22, 1),
    Count(LONG, UNNAMED, 2, 1, 1),
    Count(None, None, 1, 0, 1),
]

WIDE = """\
speaker                               quotations  words
────────────────────────────────────────────────────────────────────────────────
Persons
  Ann Lee                                      6     88  ███████████████████████
  Bob Ray                                      1     11  ██▉
Bodies
  Elm College                                  1     22  █████▊
Unnamed
  governor’s office for Gaziantep              2      1  ▎
  province and the districts around
  it
No speaker
  –                                            1      0
"""
NARROW = """\
speaker                      quotations  words
────────────────────────────────────────────────────────────
Persons
  Ann Lee                             6     88  ████████████
  Bob Ray                             1     11  █▌
Bodies
  Elm College                         1     22  ███
Unnamed
  governor’s office for               2      1  ▏
  Gaziantep province and
  the districts around it
No speaker
  –                                   1      0
"""


def shown(counts: list[Count], width: int) -> str:
    stream = io.StringIO()
    console = console_for(stream)
    console.width = width
    print_counts(counts, console)
    return stream.getvalue()


@pytest.mark.parametrize(("width", "expected"), [(80, WIDE), (60, NARROW)])
def test_the_table_at_a_fixed_width(width: int, expected: str) -> None:
    assert shown(COUNTS, width) == expected


@pytest.mark.parametrize("width", [24, 40, 47, 48, 60, 80, 200])
def test_nothing_is_cut_at_any_width(width: int) -> None:
    table = shown([*COUNTS, Count("X" * 120, PERSON, 123456, 1234, 7)], width)
    assert table.count("X") == 120
    assert {"88", "22", "words", "123456"} <= set(table.split())
    assert "…" not in table
    assert max(map(cell_len, table.splitlines())) <= width


def test_a_wide_bar_is_not_as_wide_as_the_screen() -> None:
    assert max(line.count("█") for line in shown(COUNTS, 200).splitlines()) == 60


def test_articles_have_a_column_when_there_are_several() -> None:
    header, _, _, row, *_ = shown([Count("Ann Lee", PERSON, 6, 88, 2)], 80).splitlines()
    assert header.split() == ["speaker", "quotations", "words", "articles"]
    assert row.split()[:5] == ["Ann", "Lee", "6", "88", "2"]


def test_nobody_has_no_table() -> None:
    assert shown([], 80) == ""


@given(st.text(), st.integers(0, 9), st.sampled_from([24, 60, 80]))
def test_no_name_breaks_the_table(name: str, words: int, width: int) -> None:
    assert not set(shown([Count(name, PERSON, 1, words, 1)], width)) & {"\x1b", "\r", "\x00", "\x9b"}


def test_markup_is_shown_as_it_is() -> None:
    assert "[red]Lee[/] :smile:" in shown([Count("[red]Lee[/] :smile:", PERSON, 1, 1, 1)], 80)
