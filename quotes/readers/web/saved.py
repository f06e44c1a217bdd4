"""Pages that a browser saved in one file, with their pictures: MHTML (RFC 2557), and the web archives of Safari."""

from __future__ import annotations

import plistlib

from quotes.readers.documents import MAX_INPUT_SIZE, TOO_LARGE, Page
from quotes.readers.formats.containers import UnreadableError
from quotes.readers.formats.mail import parse_message

_NO_PAGE = "without a page"
_ADDRESSES = ("Content-Location", "Snapshot-Content-Location")
"""Headers that may say where a page is from."""


def read_mhtml(path: str, data: bytes) -> Page:
    """Return the page in an MHTML file: its first part that is HTML.

    Raises:
        UnreadableError: there is none, or the file is too large.
    """
    message = parse_message(data)
    part = next((part for part in message.walk() if part.get_content_type() == "text/html"), None)
    html = part.get_payload(decode=True) if part else None
    if part is None or not isinstance(html, bytes):
        raise UnreadableError(_NO_PAGE)
    addresses = (holder.get(name) for holder in (part, message) for name in _ADDRESSES)
    return Page(path, html, part.get_content_charset(), next((str(found) for found in addresses if found), None))


def read_safari_archive(path: str, data: bytes) -> Page:
    """Return the page in a web archive of Safari: its main resource.

    Raises:
        UnreadableError: there is none that is HTML, or the file is too large or damaged.
    """
    if len(data) > MAX_INPUT_SIZE:
        raise UnreadableError(TOO_LARGE)
    try:
        main = plistlib.loads(data, fmt=plistlib.FMT_BINARY)["WebMainResource"]
        html, kind = main["WebResourceData"], main.get("WebResourceMIMEType")
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise UnreadableError("truncated or damaged") from error
    if not isinstance(html, bytes) or "html" not in str(kind):
        raise UnreadableError(_NO_PAGE)
    charset, address = main.get("WebResourceTextEncodingName"), main.get("WebResourceURL")
    return Page(path, html, str(charset) if charset else None, str(address) if address else None)
