"""Records as a table for people, at any width, in a terminal or a pipe."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from quotes.model import Attribution
from quotes.writers.records import nesting_depths
from quotes.writers.terminal import counted, print_bare, printable

NESTED = "⤷ "
"""Shown before a quotation inside another."""
NO_SPEAKER = "–"
"""Shown if the article does not say who spoke."""
WIDE = 72
"""Columns of the terminal from which speaker, mention and kind have separate table columns."""


def print_table(records: Sequence[Attribution], console: Console, heading: str = "") -> None:
    """Print the quotations of one article in reading order.

    Args:
        records: The quotations; a nested one is indented if its parent is among them.
        console: Where to print.
        heading: The article's name, to print above the table; empty for none.
    """
    if not records:
        return
    make_table = _wide if console.width >= WIDE else _narrow
    table = make_table(records, nesting_depths(records), console.width)
    if heading:
        print_bare(console, Text(printable(heading), style="bold underline"))
    print_bare(console, table)
    if heading:
        print_bare(console, Text())


@dataclass(slots=True)
class Footer:
    """The line under the last table: the totals of everything shown."""

    articles: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    attributed: int = 0
    speakers: set[str] = field(default_factory=set)

    def add(self, records: Sequence[Attribution]) -> None:
        """Add the records of one article."""
        named = [record.speaker for record in records if record.speaker is not None]
        self.articles += 1
        self.kinds.update(record.kind.replace("_", " ") for record in records)
        self.attributed += len(named)
        self.speakers.update(named)

    def join(self, other: Footer) -> None:
        """Add the totals of other articles."""
        self.articles += other.articles
        self.kinds.update(other.kinds)
        self.attributed += other.attributed
        self.speakers |= other.speakers

    def __str__(self) -> str:
        """Return the line itself."""
        kinds = ", ".join(f"{number} {kind}" for kind, number in sorted(self.kinds.items()))
        counts = [
            counted(self.kinds.total(), "quotation") + (f" ({kinds})" if kinds else ""),
            f"{self.attributed} attributed",
            counted(len(self.speakers), "speaker"),
        ]
        return " · ".join(counts if self.articles < 2 else [*counts, counted(self.articles, "article")])


def print_footer(footer: Footer, console: Console) -> None:
    """Print the line under the last table."""
    print_bare(console, Text(str(footer), style="dim"))


def _wide(records: Sequence[Attribution], depths: Sequence[int], width: int) -> Table:
    speakers = [_speaker_cell(record) for record in records]
    mentions = [_mention_cell(record) for record in records]
    table = _empty_table()
    table.add_column("#", justify="right")
    table.add_column("speaker", width=_fitting(speakers, width * 22 // 100), overflow="fold")
    table.add_column("quotation", ratio=1, overflow="fold")
    table.add_column("mention <cue>", width=_fitting(mentions, width * 22 // 100), overflow="fold")
    table.add_column("kind")
    for record, depth, speaker, mention in zip(records, depths, speakers, mentions, strict=True):
        table.add_row(str(record.id), speaker, _quotation_cell(record, depth), mention, _kind_cell(record))
    return table


def _narrow(records: Sequence[Attribution], depths: Sequence[int], width: int) -> Table:
    """Return a table with speaker, mention and kind stacked in one column."""
    stacks = [_stacked_cell(record) for record in records]
    table = _empty_table()
    table.add_column("#", justify="right")
    table.add_column("speaker\nmention <cue> (kind)", width=_fitting(stacks, width * 36 // 100), overflow="fold")
    table.add_column("quotation", ratio=1, overflow="fold")
    for record, depth, stack in zip(records, depths, stacks, strict=True):
        table.add_row(str(record.id), stack, _quotation_cell(record, depth))
    return table


def _stacked_cell(record: Attribution) -> Text:
    mention = _mention_cell(record)
    kind = Text("(").append_text(_kind_cell(record)).append(")")
    line = Text(" ").join([mention, kind]) if mention else kind
    return Text("\n").join([_speaker_cell(record), line])


def _empty_table() -> Table:
    return Table(
        box=SIMPLE_HEAD,
        expand=True,
        show_edge=False,
        pad_edge=False,
        padding=(0, 1, 0, 0),
        header_style="bold",
    )


def _fitting(cells: Sequence[Text], share: int) -> int:
    """Return the width of a column: as much as it needs, but at most its share, and at least its longest word.

    The longest word may exceed the share by half; longer ones are folded.
    """
    longest = max((cell.cell_len for text in cells for cell in text.split("\n")), default=0)
    word = max((Text(word).cell_len for text in cells for word in text.plain.split()), default=0)
    return max(min(longest, share), min(word, share * 3 // 2), len("speaker"))


def _speaker_cell(record: Attribution) -> Text:
    if record.speaker is None:
        return Text(NO_SPEAKER, style="dim")
    return Text(printable(record.speaker), style="bold cyan")


def _quotation_cell(record: Attribution, depth: int) -> Table | Text:
    text = Text(printable(record.text))
    if not depth:
        return text
    indented = Table.grid()
    indented.add_column(no_wrap=True, width=2 * depth)
    indented.add_column(overflow="fold")
    indented.add_row("  " * (depth - 1) + NESTED, text)
    return indented


def _mention_cell(record: Attribution) -> Text:
    mention = Text(printable(record.mention or ""))
    if record.cue:
        mention.append(" " if mention else "").append(f"<{printable(record.cue)}>", style="green")
    return mention


def _kind_cell(record: Attribution) -> Text:
    return Text(record.kind.replace("_", " "), style="dim")
