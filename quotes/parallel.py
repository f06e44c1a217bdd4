"""The same work on many items in several processes, in order and with bounded memory."""

from __future__ import annotations

import gc
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import Future
    from multiprocessing.synchronize import Event

Item = TypeVar("Item")
Result = TypeVar("Result")
Work = Callable[[Sequence[Item]], Sequence[Result]]
"""Takes some items and returns a result for each, in order; it must be picklable."""

_ITEMS = 32
_SIZE = 256_000
"""A batch ends with this many items, or once their sizes add up to this much."""
_AHEAD = 3
"""Batches under way for each process; later items have not been read yet."""
_OBJECTS_TO_COLLECT = 10_000
_NOT_BEGUN = (
    "no process could begin. With jobs above 1, each imports the script first, so the script must be a file whose own "
    'work is guarded by: if __name__ == "__main__":. Or use jobs=1.'
)


def collect_seldom() -> None:
    """Let this process, if it is the package's own, look for cyclic garbage seldom.

    Articles leave none, but their objects are so many that Python looks every few sentences: 7 % of the time of
    ``quotes voices``, 4 % of that of ``quotes export``.
    """
    gc.set_threshold(_OBJECTS_TO_COLLECT)


def in_order(
    work: Work[Item, Result], items: Iterable[Item], jobs: int, size: Callable[[Item], int]
) -> Generator[Result]:
    """Do the work in ``jobs`` processes and yield the results in the order of the items.

    One job runs in this process, item by item. With more, items are sent out in batches, and no more are taken from
    ``items`` than the processes will need soon. The processes end with this generator, and with this process, even if
    it is killed. An error of ``items`` comes after the results of the items before it.

    Args:
        work: The work on a batch.
        items: Read as they are needed.
        jobs: The number of processes.
        size: How much memory an item takes, in bytes or characters.

    Yields:
        The result of each item.

    Raises:
        BrokenProcessPool: A process was killed, for example because memory ran out, or none could begin.
    """
    if jobs == 1:
        for item in items:
            yield from work([item])
        return
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import current_process, get_context

    if getattr(current_process(), "_inheriting", False):
        sys.exit(1)  # a process that still imports its script: the one that began it says what is wrong
    # A forked process would inherit the locks of this one's threads, and its open files.
    context = get_context("spawn")
    begun = context.Event()
    pool = ProcessPoolExecutor(jobs, context, _begin, (begun,))
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
    except BrokenProcessPool:
        if begun.is_set():
            raise
        raise BrokenProcessPool(_NOT_BEGUN) from None
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


def _begin(begun: Event) -> None:
    """Leave an interrupt to the parent, and end when the parent is gone."""
    collect_seldom()
    begun.set()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    from multiprocessing import parent_process
    from multiprocessing.connection import wait

    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
