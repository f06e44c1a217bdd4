import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console
from support.attributions import ATTRIBUTED, UNATTRIBUTED, attribution

from quotes.model import Attribution
from quotes.writers.terminal.console import console_for
from quotes.writers.terminal.grid import Cell, print_grid
from quotes.writers.terminal.quotations import Footer, print_footer, print_table

OUTER = attribution(id=3, utterance=3, text="“She told me, ‘Go home,’”", speaker="José Ortiz", mention="Ortiz")
INNER = attribution(
    id=4, utterance=4, parent=3, text="‘Go home,’", speaker=None, mention="She", cue="told", kind="mixed"
)
ARTICLE = [ATTRIBUTED, UNATTRIBUTED, OUTER, INNER]

WIDE = """\
#  speaker     quotation                                  mention <cue>   kind
────────────────────────────────────────────────────────────────────────────────
1  Ann Lee     “We won,”                                  Ann Lee <said>  direct
2  –           “We won,”                                                  direct
3  José Ortiz  “She told me, ‘Go home,’”                  Ortiz <said>    direct
4  –           ⤷ ‘Go home,’                               She <told>      mixed
4 quotations (3 direct, 1 mixed) · 2 attributed · 2 speakers
"""
NARROW = """\
   speaker
#  mention <cue> (kind)   quotation
────────────────────────────────────────────────────────────
1  Ann Lee                “We won,”
   Ann Lee <said>
   (direct)
2  –                      “We won,”
   (direct)
3  José Ortiz             “She told me, ‘Go home,’”
   Ortiz <said> (direct)
4  –                      ⤷ ‘Go home,’
   She <told> (mixed)
4 quotations (3 direct, 1 mixed) · 2 attributed · 2 speakers
"""


def shown(records: list[Attribution], width: int, heading: str = "") -> str:
    stream = io.StringIO()
    console = console_for(stream)
    console.width = width
    print_table(records, console, heading)
    return stream.getvalue()


@pytest.mark.parametrize(("width", "expected"), [(80, WIDE), (60, NARROW)])
def test_the_table_at_a_fixed_width(width: int, expected: str) -> None:
    footer = Footer()
    footer.add(ARTICLE)
    assert shown(ARTICLE, width) + f"{footer}\n" == expected


@pytest.mark.parametrize("width", [24, 60, 80, 200])
def test_long_words_are_folded_and_nothing_is_lost(width: int) -> None:
    table = shown([attribution(text="“" + "Q" * 320 + "”", speaker="X" * 120, mention="Z" * 120, cue="ghi")], width)
    assert [table.count(letter) for letter in "QXZ"] == [320, 120, 120]
    assert "…" not in table
    assert max(map(cell_len, table.splitlines())) <= width


@pytest.mark.parametrize("width", [60, 80, 200])
def test_ordinary_words_are_not_cut(width: int) -> None:
    speaker = "governor’s office for Gaziantep province"
    text = "“We wouldn’t consider anything before that as formal passage”"
    mention = "a spokesman at the governor’s office for Gaziantep province"
    table = shown([attribution(speaker=speaker, text=text, mention=mention)], width)
    assert {*speaker.split(), *text.split(), *mention.split()} <= set(table.split())


def test_markup_is_shown_as_it_is() -> None:
    table = shown(
        [attribution(text="“[bold]Yes[/] [/x] :smile: \\[a]”", speaker="[red]", mention="[/]")], 80, "[b]a.txt"
    )
    assert {"“[bold]Yes[/]", "[/x]", ":smile:", "\\[a]”", "[red]", "[/]", "[b]a.txt"} <= set(table.split())


@given(st.text(), st.text(), st.sampled_from([24, 60, 80]))
def test_no_text_of_an_article_breaks_the_table(text: str, name: str, width: int) -> None:
    table = shown([attribution(text=text, speaker=name, mention=name, cue=name)], width, name)
    assert not set(table) & {"\x1b", "\r", "\x00", "\x9b"}


@given(st.text("ab—é漢 ", max_size=60), st.integers(2, 12))
def test_cells_are_wrapped_at_blanks_and_keep_every_letter(text: str, width: int) -> None:
    words = " ".join(text.split())
    stream = io.StringIO()
    print_grid([Cell([[("x", "")]])], [[Cell([[(words, "")]])]], [width], console_for(stream))
    _, _, *lines = stream.getvalue().splitlines()
    assert "".join(lines).replace(" ", "") == words.replace(" ", "")
    assert all(cell_len(line) <= width for line in lines)
    broken = [word for word in words.split() if cell_len(word) <= width and word not in " ".join(lines).split()]
    assert not broken


def test_a_line_end_is_shown_as_a_space() -> None:
    assert "“One two”" in shown([attribution(text="“One\r\n  two”")], 80)


def test_a_nested_quotation_stands_alone_when_its_parent_is_not_shown() -> None:
    assert "⤷" not in shown([INNER], 80)


def test_deeper_nesting_is_indented_further() -> None:
    table = shown([OUTER, INNER, attribution(id=5, parent=4, text="“home”")], 80)
    assert "  ⤷ “home”" in table


def test_an_article_without_quotations_shows_nothing() -> None:
    assert shown([], 80, "town.txt") == ""


def test_color_is_for_terminals_and_says_nothing_of_its_own() -> None:
    stream = io.StringIO()
    console = Console(file=stream, force_terminal=True, color_system="standard", width=80, markup=False)
    print_table(ARTICLE, console)
    assert "\x1b[" in stream.getvalue()
    plain = Console(file=io.StringIO(), force_terminal=True, color_system=None, width=80)
    print_table(ARTICLE, plain)
    assert isinstance(plain.file, io.StringIO)
    lines = [line.rstrip() for line in plain.file.getvalue().splitlines()]
    assert lines == WIDE.splitlines()[:-1]


@pytest.mark.parametrize(("columns", "width"), [("60", 60), ("200", 200), ("3", 24), ("many", 80), (None, 80)])
def test_a_pipe_is_as_wide_as_columns_says(monkeypatch: pytest.MonkeyPatch, columns: str | None, width: int) -> None:
    monkeypatch.delenv("COLUMNS", raising=False)
    if columns is not None:
        monkeypatch.setenv("COLUMNS", columns)
    assert console_for(io.StringIO()).width == width


def test_the_footer_counts_each_speaker_once() -> None:
    footer = Footer()
    footer.add([ATTRIBUTED, ATTRIBUTED])
    assert str(footer) == "2 quotations (2 direct) · 2 attributed · 1 speaker"
    footer.add([UNATTRIBUTED])
    stream = io.StringIO()
    print_footer(footer, console_for(stream))
    assert stream.getvalue() == "3 quotations (3 direct) · 2 attributed · 1 speaker · 2 articles\n"
