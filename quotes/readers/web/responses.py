"""The page in a response of a server, as a web archive has recorded it."""

from __future__ import annotations

import re
import zlib

from quotes.readers.documents import MAX_INPUT_SIZE, TOO_LARGE
from quotes.readers.web.inflating import GZIP
from quotes.readers.web.records import HEAD_END, parse_headers

_HTML_TYPES = ("text/html", "application/xhtml+xml")
_CHARSET = re.compile(r"charset=[\"']?([\w.:-]+)", re.IGNORECASE)
_STATUS = re.compile(r"HTTP/\S+\s+(\d+)")
_CHUNK_SIZE = re.compile(rb"([0-9A-Fa-f]{1,8})[ \t]*(?:;[^\r\n]*)?\r?\n")
_GZIP_MAGIC = b"\x1f\x8b"
_ZLIB, _DEFLATE = 15, -15
"""What ``zlib`` calls the formats."""
_AS_IT_IS = frozenset({"", "identity", "none"})


class ResponseError(Exception):
    """A response that cannot be read; says why."""


def html_in(response: bytes) -> tuple[bytes, str | None] | None:
    """Return the page in a successful response and its encoding according to the server; ``None`` if it has none.

    Raises:
        ResponseError: The page cannot be unpacked.
    """
    head = HEAD_END.search(response)
    if head is None:
        return None
    status, *lines = response[: head.start()].decode("latin-1").splitlines() or [""]
    headers = parse_headers(lines)
    kind = headers.get("content-type", "")
    found = _STATUS.match(status)
    if not found or not found[1].startswith("2") or not kind.lower().startswith(_HTML_TYPES):
        return None
    data = response[head.end() :]
    if "chunked" in headers.get("transfer-encoding", "").lower():
        data = _joined_chunks(data)
    for coding in reversed(headers.get("content-encoding", "").lower().split(",")):
        data = _decoded(data, coding.strip())
    if len(data) > MAX_INPUT_SIZE:
        raise ResponseError(TOO_LARGE)
    charset = _CHARSET.search(kind)
    return data, charset[1] if charset else None


def _joined_chunks(data: bytes) -> bytes:
    """Join the chunks of a body; one that an archive has joined already stays as it is (RFC 9112, section 7.1)."""
    chunks = []
    place = 0
    while size := _CHUNK_SIZE.match(data, place):
        length = int(size[1], 16)
        chunks.append(data[size.end() : size.end() + length])
        place = size.end() + length
        place += len(data[place : place + 2]) - len(data[place : place + 2].lstrip(b"\r\n"))
        if not length:
            break
    return b"".join(chunks) if chunks else data


def _decoded(data: bytes, coding: str) -> bytes:
    """Unpack a body (RFC 9110, section 8.4.1); one that an archive has unpacked already stays as it is."""
    if coding in _AS_IT_IS:
        return data
    if coding in {"gzip", "x-gzip"}:
        return _inflated(data, GZIP) if data.startswith(_GZIP_MAGIC) else data
    if coding == "deflate":
        try:
            return _inflated(data, _ZLIB)
        except ResponseError:  # servers also send what is not wrapped
            return _inflated(data, _DEFLATE)
    raise ResponseError(f"cannot be read: compressed with {coding}")


def _inflated(data: bytes, form: int) -> bytes:
    """Unpack data whose end may be missing."""
    try:
        return zlib.decompressobj(wbits=form).decompress(data, MAX_INPUT_SIZE + 1)
    except zlib.error as error:
        raise ResponseError(f"damaged: {error}") from error
