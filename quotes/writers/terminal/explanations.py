"""Explanations for people, at any width, in a terminal or a pipe."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Console
from rich.table import Table
from rich.text import Text

from quotes.explain.candidates import Rejected
from quotes.explain.explanation import CUE, MENTION, QUOTATION, Explanation, Part
from quotes.explain.identity import PersonExplanation
from quotes.model import UNNAMED
from quotes.writers.terminal.console import counted, print_bare, printable
from quotes.writers.terminal.quotations import NO_SPEAKER

_STYLES = {QUOTATION: ("{", "}", "bold"), MENTION: ("[", "]", "cyan"), CUE: ("<", ">", "green")}
_MAX_CHARACTERS = 180
"""The middle of a longer piece of text is left out."""
_MAX_REJECTED = 6
"""Rejected candidates to show."""


def print_explanation(explanation: Explanation, console: Console) -> None:
    """Print the explanation of one quotation: a heading, labeled lines and a blank line."""
    print_bare(console, _heading(explanation))
    grid = Table.grid(padding=(0, 2, 0, 0), expand=True)
    grid.add_column(width=3)
    grid.add_column(width=9, style="dim")
    grid.add_column(ratio=1, overflow="fold")
    for label, text in _labeled_lines(explanation):
        grid.add_row("", label, text)
    print_bare(console, grid)
    print_bare(console, Text())


def print_person(explanation: PersonExplanation, console: Console) -> None:
    """Print why names are one person's: a heading, a line for each name, and a blank line."""
    articles = sum(use.articles for use in explanation.names)
    heading = Text(printable(explanation.person), style="bold cyan")
    print_bare(console, Text.assemble(heading, (f"  ({counted(articles, 'article')})", "dim")))
    grid = Table.grid(padding=(0, 2, 0, 0), expand=True)
    grid.add_column(width=1)
    grid.add_column(ratio=1, overflow="fold")
    grid.add_column(width=len("articles"), justify="right")
    grid.add_column(ratio=2, overflow="fold")
    for use in explanation.names:
        told = Text.assemble(use.reason, (f": {use.grounds}" if use.grounds else "", "dim"))
        grid.add_row("", Text(printable(use.name)), str(use.articles), told.append(f", as in {printable(use.doc)}"))
    for name, difference in explanation.apart:
        grid.add_row("", Text(printable(name), style="dim"), "", Text(f"is somebody else: {difference}", style="dim"))
    print_bare(console, grid)
    print_bare(console, Text())


def _heading(explanation: Explanation) -> Text:
    record = explanation.record
    who = Text(printable(record.speaker), style="bold cyan") if record.speaker else Text(NO_SPEAKER, style="dim")
    kind = " · ".join(filter(None, [record.speaker_kind, record.kind.replace("_", " ")]))
    return Text.assemble(f"{record.id:<3}  ", who, (f"  ({kind})", "dim"))


def _labeled_lines(explanation: Explanation) -> Iterator[tuple[str, Text]]:
    record = explanation.record
    for number, sentence in enumerate(explanation.sentences):
        yield "said in" if number else "text", Text("").join(_part_text(part) for part in sentence)
    if explanation.repairs:
        yield "repaired", Text(", ".join(explanation.repairs))
    yield "rule", _rule_line(explanation)
    if explanation.way:
        yield "speaker", _speaker_line(explanation)
    if record.role:
        yield "role", Text(printable(record.role))
    if explanation.abstained:
        yield "abstained", Text(", ".join(explanation.abstained) + " (surer rules that did not apply)")
    if explanation.agree:
        yield "agree", Text(", ".join(explanation.agree) + " (less sure rules that name the same source)")
    for number, candidate in enumerate(explanation.rejected[:_MAX_REJECTED]):
        yield "" if number else "rejected", _candidate_line(candidate)
    if not explanation.way and not explanation.rejected:
        yield "rejected", Text("no candidates: the sentence has no reporting verb")
    if len(explanation.rejected) > _MAX_REJECTED:
        yield "", Text(f"and {len(explanation.rejected) - _MAX_REJECTED} more")


def _part_text(part: Part) -> Text:
    before, after, style = _STYLES.get(part.what, ("", "", ""))
    return Text(before + _shortened(part.text) + after, style=style)


def _shortened(text: str) -> str:
    """Return text as one safe line; white space at either end is kept as one space."""
    line = printable(text)
    if len(line) > _MAX_CHARACTERS:
        line = f"{line[: _MAX_CHARACTERS // 2].rpartition(' ')[0]} … {line[-_MAX_CHARACTERS // 2 :].partition(' ')[2]}"
    if not line:
        return " " if text else ""
    return " " * text[0].isspace() + line + " " * text[-1].isspace()


def _rule_line(explanation: Explanation) -> Text:
    record = explanation.record
    text = Text.assemble((record.rule, "bold"), f": {explanation.meaning}")
    if record.confidence is not None:
        text.append(f" Correct in {100 * record.confidence:.0f} of 100 such cases.")
    return text


def _speaker_line(explanation: Explanation) -> Text:
    record = explanation.record
    mention, speaker = printable(record.mention or ""), printable(record.speaker or "")
    if not mention:
        # Whose turn it is shows the speaker without a mention.
        return Text(f"{explanation.way}: {speaker}")
    text = Text.assemble((f"[{mention}]", "cyan"), f": {explanation.way}")
    same = mention.lower() == speaker.lower()
    if not same and (record.speaker_kind == UNNAMED or speaker.lower() not in mention.lower()):
        text.append(f"; refers to {speaker}")
    if explanation.named:
        text.append(f", named in “{printable(explanation.named)}”")
    return text


def _candidate_line(candidate: Rejected) -> Text:
    parts = []
    if candidate.mention:
        parts.append(Text(f"[{_shortened(candidate.mention)}]", style="cyan"))
    if candidate.cue:
        parts.append(Text(f"<{printable(candidate.cue)}>", style="green"))
    return Text(" ").join(parts).append(f": {candidate.why}")
