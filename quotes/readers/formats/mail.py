"""Mail: a message (.eml), or a mailbox of them (.mbox)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.headerregistry import AddressHeader, DateHeader
from email.message import EmailMessage, MIMEPart
from typing import IO

from quotes.model import Value
from quotes.readers.decoding import decode_declared
from quotes.readers.documents import MAX_INPUT_SIZE, TOO_LARGE
from quotes.readers.formats.containers import UnreadableError
from quotes.readers.formats.markup import markup_text

_FLOWED = re.compile(r"(?<=[^ \n]) \n(?!\n|>)")
"""A line end within a paragraph (RFC 3676)."""
_MAX_HEADER = 10_000
"""Characters of a header; the time that Python takes to read one grows with the square of its length."""
_STUB = 4
"""If the HTML has more than this many times the text, the plain text is little more than *View in a browser*."""
_CONTENT_HEADER = re.compile(rb"^content-[a-z-]+:[^\n]*\n(?:[ \t][^\n]*\n)*", re.IGNORECASE | re.MULTILINE)
_QUOTED_FROM = re.compile(rb"^>(>*From )", re.MULTILINE)


def read_message(data: bytes) -> tuple[str, dict[str, Value]]:
    """Read the text of a message, and its subject, sender and date; attachments are passed over.

    Raises:
        UnreadableError: there is no text in it.
    """
    message = parse_message(data)
    bodies = [body for kind in ("plain", "html") if (body := message.get_body((kind,)))]
    texts = [*filter(None, map(_text, bodies))]
    if not texts:
        raise UnreadableError("without text")
    text = texts[-1] if _STUB * len(texts[0]) < len(texts[-1]) else texts[0]
    about: dict[str, Value] = {"title": _header(message, "Subject"), "author": _sender(message), "date": _date(message)}
    return text, about


def parse_message(data: bytes) -> EmailMessage:
    """Return the headers and parts of a message, without headers that are too long.

    Raises:
        UnreadableError: it has no headers, or is too large.
    """
    if len(data) > MAX_INPUT_SIZE:
        raise UnreadableError(TOO_LARGE)
    short = _CONTENT_HEADER.sub(lambda header: header[0] if len(header[0]) <= _MAX_HEADER else b"", data)
    message = message_from_bytes(short, policy=policy.default)
    assert isinstance(message, EmailMessage)
    if not message.keys():
        raise UnreadableError("without headers")
    for name in {name for name, value in message.raw_items() if len(value) > _MAX_HEADER}:
        del message[name]
    return message


def split_mailbox(stream: IO[bytes]) -> Iterator[bytes]:
    """Yield the messages of a mailbox one after the other; one that is too long ends where it is."""
    message: list[bytes] | None = None
    size, blank = 0, True
    for line in iter(lambda: stream.readline(MAX_INPUT_SIZE), b""):
        if blank and line.startswith(b"From "):
            if message is not None:
                yield _unquoted(message)
            message, size = [], 0
        elif message is not None and size <= MAX_INPUT_SIZE:
            message.append(line)
            size += len(line)
        blank = not line.strip()
    if message is not None:
        yield _unquoted(message)


def _unquoted(lines: list[bytes]) -> bytes:
    return _QUOTED_FROM.sub(rb"\1", b"".join(lines))


def _text(body: MIMEPart) -> str:
    data = body.get_payload(decode=True)
    text, _ = decode_declared(data if isinstance(data, bytes) else b"", body.get_content_charset())
    if body.get_content_subtype() == "html":
        return markup_text(text)
    text = text.replace("\r\n", "\n")
    if body.get_param("format") == "flowed":
        text = _FLOWED.sub("" if body.get_param("delsp") == "yes" else " ", text)
    return text.strip("\n")


def _header(message: EmailMessage, name: str) -> str | None:
    return str(message.get(name) or "").strip() or None


def _sender(message: EmailMessage) -> str | None:
    sender = message.get("From")
    if isinstance(sender, AddressHeader) and sender.addresses:
        return sender.addresses[0].display_name or sender.addresses[0].addr_spec or None
    return _header(message, "From")


def _date(message: EmailMessage) -> str | None:
    date = message.get("Date")
    if isinstance(date, DateHeader) and date.datetime:
        return date.datetime.date().isoformat()
    return _header(message, "Date")
