"""Unpacking web archives: each record is a member of its own in a gzip file, and may be damaged."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import IO

from quotes.readers.sniffing import GZIP_MAGIC
from quotes.readers.web.records import VERSION

GZIP = 31
"""What ``zlib`` calls the format."""
_PACKED_BYTES = 1 << 16
_UNPACKED_BYTES = 1 << 20
"""Bytes to unpack at a time, however small they are packed."""
_START_BYTES = 1 << 10
"""Packed bytes that show how a member begins."""


def unpack_members(file: IO[bytes]) -> Iterator[bytes | None]:
    """Yield the unpacked bytes of a file that can seek, and ``None`` where some are missing: then a record begins.

    A member that the end of the file cuts off ends there. ``gzip`` stops at the first damage.
    """
    packed = b""
    while packed := packed or file.read(_PACKED_BYTES):
        start = file.tell() - len(packed)
        inflater = zlib.decompressobj(wbits=GZIP)
        is_damaged = False
        try:
            while packed and not inflater.eof:
                while piece := inflater.decompress(packed, _UNPACKED_BYTES):
                    yield piece
                    packed = inflater.unconsumed_tail
                packed = inflater.unused_data.lstrip(b"\0") if inflater.eof else file.read(_PACKED_BYTES)
        except zlib.error:
            is_damaged = True
        if inflater.eof:
            continue
        after = _next_member(file, start + 1)
        if is_damaged or after is not None:
            yield None
        if after is None:
            return
        file.seek(after)
        packed = b""


def _next_member(file: IO[bytes], place: int) -> int | None:
    """Return where the next member with a record begins, at a place or after it.

    What was unpacked last may be that member: a cut one is noticed only when the bytes after it make no sense.
    """
    file.seek(place)
    packed = b""
    while more := file.read(_PACKED_BYTES):
        packed += more
        place = file.tell() - len(packed)
        start = -1
        while (start := packed.find(GZIP_MAGIC, start + 1)) >= 0:
            if _begins_record(packed[start : start + _START_BYTES]):
                return place + start
        packed = packed[-_START_BYTES:]
    return None


def _begins_record(packed: bytes) -> bool:
    try:
        return zlib.decompressobj(wbits=GZIP).decompress(packed, len(VERSION)) == VERSION
    except zlib.error:
        return False
