"""How far a long run has come, as a bar on standard error."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress, ProgressColumn

_EVERY = 0.1
"""Seconds from one drawing of the bar to the next."""


class Bar:
    """A bar that fills with the bytes read, and counts the articles done."""

    def __init__(self, progress: Progress, total: int | None, articles: int, read: int) -> None:
        """Begin with what an earlier run has done; without a total, no end can be foreseen."""
        self._progress = progress
        self._first = articles
        self._task = progress.add_task("", total=total, completed=read, articles=articles, rate=0.0)
        self._began = time.monotonic()
        self._due = self._began

    def show(self, articles: int, read: int) -> None:
        """Show how many articles are done, and how many bytes have been read for them."""
        now = time.monotonic()
        if now >= self._due:
            rate = (articles - self._first) / max(now - self._began, _EVERY)
            self._progress.update(self._task, completed=read, articles=articles, rate=rate)
            self._progress.refresh()
            self._due = now + _EVERY


class NoBar:
    """What stands for a bar where nobody would see it."""

    def show(self, articles: int, read: int) -> None:
        """Show nothing."""


@contextmanager
def bar(total: int, articles: int, read: int) -> Iterator[Bar]:
    """Show a bar while this lasts; what is written to standard error meanwhile appears above it.

    Args:
        total: bytes to be read; 0 when that is not known.
        articles: how many are done already.
        read: the bytes that have been read for them.
    """
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    console = Console(stderr=True, markup=False, highlight=False, emoji=False)
    columns: list[ProgressColumn] = [
        TextColumn("{task.fields[articles]} articles"),
        BarColumn(),
        TextColumn("{task.fields[rate]:.0f} a second ·"),
        TimeRemainingColumn(),
        TextColumn("left"),
    ]
    with Progress(*columns, console=console, transient=True, auto_refresh=False) as progress:
        yield Bar(progress, total or None, articles, read)
