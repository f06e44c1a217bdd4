"""Records as a table for people, at any width, in a terminal or a pipe."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from rich.console import Console
from rich.text import Text

from quotes.model import Attribution
from quotes.voices.person_counts import Quoted
from quotes.writers.records import nesting_depths
from quotes.writers.terminal.console import counted, print_bare, printable
from quotes.writers.terminal.grid import CELL_GAP, Cell, StyledRun, print_grid

NESTED = "⤷ "
"""Shown before a quotation inside another."""
NO_SPEAKER = "–"
"""Shown if the article does not say who spoke."""
WIDE = 72
"""Columns of the terminal from which speaker, mention and kind have separate table columns."""

_NUMBER = "#"
"""The heading of the ids, which end at the right as numbers do."""


def print_table(records: Sequence[Attribution], console: Console, heading: str = "") -> None:
    """Print the quotations of one article in reading order.

    Args:
        records: The quotations; a nested one is indented if its parent is among them.
        console: Where to print.
        heading: The article's name, to print above the table; empty for none.
    """
    if not records:
        return
    if heading:
        print_bare(console, Text(printable(heading), style="bold underline"))
    (_wide if console.width >= WIDE else _narrow)(records, console)
    if heading:
        print_bare(console, Text())


@dataclass(slots=True)
class Footer:
    """The line under the last table: the totals of everything shown."""

    articles: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    of_unknown_kind: int = 0
    """Quotations in tables of voices, which do not say of what kind they are."""
    attributed: int = 0
    speakers: set[str] = field(default_factory=set)

    def add(self, records: Sequence[Attribution]) -> None:
        """Add the records of one article."""
        named = [record.speaker for record in records if record.speaker is not None]
        self.articles += 1
        self.kinds.update(record.kind.replace("_", " ") for record in records)
        self.attributed += len(named)
        self.speakers.update(named)

    def add_quoted(self, quoted: Iterable[Quoted]) -> None:
        """Add what is counted of one article; the speakers are left to the caller."""
        self.articles += 1
        for one in quoted:
            self.kinds.update({kind.replace("_", " "): number for kind, number in one.kinds.items()})
            self.of_unknown_kind += one.quotations - sum(one.kinds.values())

    def __str__(self) -> str:
        """Return the line itself."""
        kinds = ", ".join(f"{number} {kind}" for kind, number in sorted(self.kinds.items()))
        counts = [
            counted(self.kinds.total() + self.of_unknown_kind, "quotation") + (f" ({kinds})" if kinds else ""),
            f"{self.attributed} attributed",
            counted(len(self.speakers), "speaker"),
        ]
        return " · ".join(counts if self.articles < 2 else [*counts, counted(self.articles, "article")])


def print_footer(footer: Footer, console: Console) -> None:
    """Print the line under the last table."""
    print_bare(console, Text(str(footer), style="dim"))


def _wide(records: Sequence[Attribution], console: Console) -> None:
    rows = [
        (
            _number_cell(record),
            Cell([_speaker_line(record)]),
            _quotation_cell(record, depth),
            Cell([_mention_line(record)]),
            Cell([[_kind(record)]]),
        )
        for record, depth in zip(records, nesting_depths(records), strict=True)
    ]
    headings = (_NUMBER, "speaker", "quotation", "mention <cue>", "kind")
    number, speakers, _, mentions, kinds = zip(*rows, strict=True)
    share = console.width * 22 // 100
    widths = (_widest(number), _fitting(speakers, share), _fitting(mentions, share), max(_widest(kinds), len("kind")))
    _print(headings, rows, (*widths[:2], _rest(console, widths), *widths[2:]), console)


def _narrow(records: Sequence[Attribution], console: Console) -> None:
    """Print a table with speaker, mention and kind stacked in one column."""
    rows = [
        (_number_cell(record), _stacked_cell(record), _quotation_cell(record, depth))
        for record, depth in zip(records, nesting_depths(records), strict=True)
    ]
    headings = (_NUMBER, "speaker\nmention <cue> (kind)", "quotation")
    number, stacks, _ = zip(*rows, strict=True)
    widths = (_widest(number), _fitting(stacks, console.width * 36 // 100))
    _print(headings, rows, (*widths, _rest(console, widths)), console)


def _print(headings: Sequence[str], rows: Sequence[Sequence[Cell]], widths: Sequence[int], console: Console) -> None:
    header = [Cell([[(line, "")] for line in heading.split("\n")], right=heading == _NUMBER) for heading in headings]
    print_grid(header, rows, widths, console)


def _rest(console: Console, widths: Sequence[int]) -> int:
    """Return the width that other columns leave for the quotations."""
    return max(console.width - sum(widths) - CELL_GAP * len(widths), 1)


def _widest(cells: Sequence[Cell]) -> int:
    return max(cell.longest_line() for cell in cells)


def _fitting(cells: Sequence[Cell], share: int) -> int:
    """Return the width of a column: as much as it needs, but at most its share, and at least its longest word.

    The longest word may exceed the share by half; longer ones are folded.
    """
    word = max(cell.longest_word() for cell in cells)
    return max(min(_widest(cells), share), min(word, share * 3 // 2), len("speaker"))


def _number_cell(record: Attribution) -> Cell:
    return Cell([[(str(record.id), "")]], right=True)


def _quotation_cell(record: Attribution, depth: int) -> Cell:
    return Cell([[(printable(record.text), "")]], "  " * (depth - 1) + NESTED if depth else "")


def _kind(record: Attribution) -> StyledRun:
    return record.kind.replace("_", " "), "dim"


def _stacked_cell(record: Attribution) -> Cell:
    mention = _mention_line(record)
    kind = [("(", ""), _kind(record), (")", "")]
    return Cell([_speaker_line(record), [*mention, (" ", ""), *kind] if mention else kind])


def _speaker_line(record: Attribution) -> list[StyledRun]:
    return [(NO_SPEAKER, "dim") if record.speaker is None else (printable(record.speaker), "bold cyan")]


def _mention_line(record: Attribution) -> list[StyledRun]:
    mention = printable(record.mention or "")
    named = [(mention, "")] if mention else []
    if not record.cue:
        return named
    return [*named, *([(" ", "")] if named else []), (f"<{printable(record.cue)}>", "green")]
