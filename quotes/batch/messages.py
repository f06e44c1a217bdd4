"""What a run reports: where to, and what it can only say at its end."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from quotes.readers.documents import PAGE_COLUMNS, Document, Input
from quotes.readers.paths import contain_pages
from quotes.writers.terminal.console import counted


@dataclass(frozen=True, slots=True)
class RunMessages:
    """Where a run reports what happens."""

    failed: Callable[[str, str], None]
    """Takes where something failed, and why."""
    noticed: Callable[[str, str], None]
    """Takes what a notice is about, and the notice."""
    shows_bar: bool = False


@dataclass(slots=True)
class SilentArticles:
    """The articles in which nobody is quoted: reported in one line, however many they are."""

    number: int = 0
    first: str = ""

    def add(self, name: str) -> None:
        """Add an article."""
        self.first = self.first or name
        self.number += 1

    def __str__(self) -> str:
        """Return the name of the first, and how many more there are."""
        return self.first if self.number == 1 else f"{self.first} and {counted(self.number - 1, 'more article')}"


class KeptColumns:
    """The columns to keep, and whether any article has them."""

    def __init__(self, keep: Sequence[str], paths: Sequence[str]) -> None:
        """Watch the columns that pages do not fill."""
        filled = PAGE_COLUMNS if contain_pages(paths) else ()
        self._absent = set(keep).difference(filled)
        self._empty = set(self._absent)

    def watched(self, inputs: Iterator[Input]) -> Iterator[Input]:
        """Pass inputs on, and see which columns their articles have."""
        for source in inputs:
            if self._empty and isinstance(source, Document):
                self._absent.difference_update(source.about)
                self._empty -= {name for name, value in source.about.items() if value not in (None, "")}
            yield source

    def report(self, messages: RunMessages) -> int:
        """Report columns that are empty in every article, and as failures those that no article has; count these."""
        for column in sorted(self._absent):
            messages.failed(f"--keep {column}", "no article has this column")
        for column in sorted(self._empty - self._absent):
            messages.noticed(f"--keep {column}", "empty in every article")
        return len(self._absent)
