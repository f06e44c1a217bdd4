"""From a document of any format to its text."""

from __future__ import annotations

from collections.abc import Callable
from typing import IO

from quotes.model import Value
from quotes.readers import kinds
from quotes.readers.formats.containers import UnreadableError

_MAX_SIZE = 200_000_000
"""Bytes of a document; most of a large one are its pictures."""

Converted = tuple[str, str | None, dict[str, Value]]
"""The text, a notice, and what the document says about itself."""


def convert(stream: IO[bytes], kind: str) -> Converted:
    """Return the text of a document, with a blank line between two paragraphs.

    Raises:
        UnreadableError: it cannot be converted.
    """
    try:
        return _CONVERTERS[kind](stream)
    except UnreadableError:
        raise
    except Exception as error:  # whatever a parser makes of a damaged document
        message = next(iter(str(error).splitlines()), "").removesuffix(" (<string>, line 1)")
        reason = message or type(error).__name__
        raise UnreadableError(f"damaged: {reason}") from error


def _bytes(stream: IO[bytes]) -> bytes:
    data = stream.read(_MAX_SIZE + 1)
    if len(data) > _MAX_SIZE:
        raise UnreadableError(f"larger than {_MAX_SIZE // 1_000_000} MB")
    return data


def _word(stream: IO[bytes]) -> Converted:
    from quotes.readers.formats.word import read_word

    return read_word(stream), None, {}


def _open_document(stream: IO[bytes]) -> Converted:
    from quotes.readers.formats.opendocument import read_open_document

    return read_open_document(stream), None, {}


def _epub(stream: IO[bytes]) -> Converted:
    from quotes.readers.formats.epub import read_epub

    text, about = read_epub(stream)
    return text, None, about


def _pdf(stream: IO[bytes]) -> Converted:
    from quotes.readers.formats.pdf import read_pdf

    return read_pdf(_bytes(stream)), None, {}


def _rtf(stream: IO[bytes]) -> Converted:
    from quotes.readers.formats.rtf import read_rtf

    return *read_rtf(_bytes(stream)), {}


def _mail(stream: IO[bytes]) -> Converted:
    from quotes.readers.formats.mail import read_message

    text, about = read_message(_bytes(stream))
    return text, None, about


def _captions(stream: IO[bytes]) -> Converted:
    from quotes.readers.formats.captions import read_captions

    return *read_captions(_bytes(stream)), {}


_CONVERTERS: dict[str, Callable[[IO[bytes]], Converted]] = {
    kinds.WORD: _word,
    kinds.OPEN_DOCUMENT: _open_document,
    kinds.EPUB: _epub,
    kinds.PDF: _pdf,
    kinds.RTF: _rtf,
    kinds.MAIL: _mail,
    kinds.SUBRIP: _captions,
    kinds.WEBVTT: _captions,
}
