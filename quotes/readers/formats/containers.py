"""Files made of packed parts, read within bounds: a small file may unpack to any size."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

MAX_UNPACKED = 500_000_000
"""Bytes of all the parts of one document."""


class UnreadableError(Exception):
    """A file that cannot be read; the message goes on after *a Word file, but*."""


class Budget:
    """How many bytes may still be unpacked from a file."""

    def __init__(self, size: int | None = None) -> None:
        """Start with this many bytes; those of one document if omitted."""
        self._size = size = MAX_UNPACKED if size is None else size
        self._left = size

    @property
    def is_spent(self) -> bool:
        """Return whether there is nothing left."""
        return self._left < 0

    def spend(self, size: int) -> None:
        """Count bytes that were unpacked.

        Raises:
            UnreadableError: it is too many.
        """
        self._left -= size
        if self._left < 0:
            raise UnreadableError(f"unpacks to more than {self._size // 1_000_000} MB")


class Unlimited(Budget):
    """A budget that is never spent, for what is not packed."""

    def spend(self, size: int) -> None:
        """Count nothing."""


class _BoundedStream(io.RawIOBase):
    """A stream that is paid for out of a budget as it is read."""

    def __init__(self, stream: IO[bytes], budget: Budget, head: bytes = b"") -> None:
        """Read ``head``, which was taken out of the stream before, then the stream."""
        super().__init__()
        self._stream = stream
        self._budget = budget
        self._head = head

    def readable(self) -> bool:
        """Return whether it can be read."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fill a buffer, or as much of it as there are bytes."""
        if self._head:
            data, self._head = self._head[: len(buffer)], self._head[len(buffer) :]
        else:
            data = self._stream.read(len(buffer))
            self._budget.spend(len(data))
        buffer[: len(data)] = data
        return len(data)


def bounded(stream: IO[bytes], budget: Budget, head: bytes = b"") -> io.BufferedReader:
    """Return a stream that is paid for out of a budget as it is read.

    Args:
        stream: Where the bytes come from.
        budget: What they are paid out of.
        head: What was read of the stream before, which comes first.
    """
    return io.BufferedReader(_BoundedStream(stream, budget, head), max(len(head), io.DEFAULT_BUFFER_SIZE))


class Container:
    """A document that is a ZIP archive of parts, most of them XML."""

    def __init__(self, stream: IO[bytes]) -> None:
        """Read the table of contents.

        Raises:
            UnreadableError: There is no table of contents.
        """
        from zipfile import BadZipFile, ZipFile

        try:
            self._archive = ZipFile(stream)
        except (BadZipFile, ValueError, NotImplementedError) as error:
            raise UnreadableError("truncated or damaged") from error
        self._budget = Budget()

    def check_size(self) -> None:
        """Refuse what is too large, for a reader that unpacks it by itself.

        No part is unpacked to more than the table of contents says.

        Raises:
            UnreadableError: it unpacks to too much.
        """
        self._budget.spend(sum(part.file_size for part in self._archive.infolist()))

    def __contains__(self, part: str) -> bool:
        """Return whether there is a part of this name."""
        return part in self._archive.NameToInfo

    def open(self, part: str) -> IO[bytes]:
        """Open a part.

        Raises:
            UnreadableError: there is none, or it is encrypted.
        """
        try:
            member = self._archive.open(part)
        except KeyError as error:
            raise UnreadableError(f"without its part {part}") from error
        except (NotImplementedError, ValueError) as error:
            raise UnreadableError("truncated or damaged") from error
        except RuntimeError as error:  # zipfile's way to say that a part is encrypted
            raise UnreadableError("protected by a password") from error
        return bounded(member, self._budget)

    def read(self, part: str) -> bytes:
        """Read a part."""
        with self.open(part) as stream:
            return stream.read()

    def elements(self, part: str, *names: str) -> Iterator[_Element]:
        """Parse a part, and give the elements of these local names as they end.

        No entity is expanded and nothing is fetched. An element is emptied after its turn, so that the memory
        needed is that of the largest element.
        """
        from lxml.etree import iterparse

        tags = [f"{{*}}{name}" for name in names]
        with self.open(part) as stream:
            for _, element in iterparse(stream, tag=tags, resolve_entities=False, no_network=True, remove_pis=True):
                yield element
                element.clear(keep_tail=False)
                _forget_before(element)


def _forget_before(element: _Element) -> None:
    """Take out the elements before this one, which have had their turn."""
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def local_name(element: _Element) -> str:
    """Return the name of an element without its namespace; empty for a comment or an entity."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
