"""The same work on many things in several processes: in order, and with bounded memory."""

from __future__ import annotations

import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import Future

Item = TypeVar("Item")
Result = TypeVar("Result")
Work = Callable[[Sequence[Item]], Sequence[Result]]
"""Takes some items and gives a result for each, in their order; it must be picklable."""

_ITEMS = 32
_SIZE = 256_000
"""A batch holds so many items or, where they are long, as many as have this size together."""
_AHEAD = 3
"""So many batches for each process are under way at a time; the others have not been read yet."""


def in_order(
    work: Work[Item, Result], items: Iterable[Item], jobs: int, size: Callable[[Item], int]
) -> Generator[Result]:
    """Do the work in ``jobs`` processes and give the results in the order of the items.

    With one job it is done here, item by item as they come. With more, batches of items are sent out, and no
    more are taken from ``items`` than the processes are about to need. The processes end with this generator,
    and with this process however it ends. An error of ``items`` comes after the results of the items before it.

    Args:
        work: what is done with a batch.
        items: read as they are needed.
        jobs: how many processes.
        size: how much memory an item takes, in bytes or characters.

    Raises:
        BrokenProcessPool: a process was ended from outside, as when memory runs out.
    """
    if jobs == 1:
        for item in items:
            yield from work([item])
        return
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    # Processes that start afresh: a copy of this one would hold its threads' locks and its open files.
    pool = ProcessPoolExecutor(jobs, get_context("spawn"), _begin)
    try:
        under_way: deque[Future[Sequence[Result]]] = deque()
        errors: list[Exception] = []
        for batch in _batches(_until_error(items, errors), size):
            under_way.append(pool.submit(work, batch))
            if len(under_way) >= _AHEAD * jobs:
                yield from under_way.popleft().result()
        while under_way:
            yield from under_way.popleft().result()
        for error in errors:
            raise error
    finally:
        pool.shutdown(cancel_futures=True)


def _until_error(items: Iterable[Item], errors: list[Exception]) -> Iterator[Item]:
    """Pass items on; an error ends them, and is kept until their results have been handed out."""
    try:
        for item in items:  # noqa: UP028 - "yield from" would close the caller's generator with this one
            yield item
    except Exception as error:  # whatever the caller's iterator raises
        errors.append(error)


def _batches(items: Iterable[Item], size: Callable[[Item], int]) -> Iterator[list[Item]]:
    batch: list[Item] = []
    total = 0
    for item in items:
        batch.append(item)
        total += size(item)
        if len(batch) == _ITEMS or total >= _SIZE:
            yield batch
            batch, total = [], 0
    if batch:
        yield batch


def _begin() -> None:
    """Let an interrupt be the parent's business, and end when the parent is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    from multiprocessing import parent_process
    from multiprocessing.connection import wait

    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
