"""Rich Text Format (.rtf), by ``striprtf``."""

from __future__ import annotations

import re

from quotes.readers.documents import MAX_INPUT_SIZE, TOO_LARGE
from quotes.readers.formats.containers import UnreadableError
from quotes.readers.formats.paragraphs import join_paragraphs

_START = b"{\\rtf"
_PADDING = b"\0\r\n\t \x1a"
_BINARY = re.compile(r"[0-9a-fA-F\r\n]{256,}")
"""A picture, which striprtf would look at digit by digit."""
_BREAK = "\u2028"
_PREPARED = (
    # Not a word of striprtf's, which would put the address into the text.
    (re.compile(r"HYPERLINK"), "LINK"),
    # Deleted and hidden text is passed over as the group of an index entry is.
    (re.compile(r"\\(?:deleted|v)(?=1?[ \\{}\r\n])(?:1 ?)?"), r"\\xe"),
    # Where striprtf gives the same for both, a line break is told from the end of a paragraph.
    (re.compile(r"\\line(?![a-z])"), rf"\\u{ord(_BREAK)}?"),
    # Each cell is a paragraph.
    (re.compile(r"\\(?:nest)?cell(?![a-z])"), r"\\par"),
)


def read_rtf(data: bytes) -> tuple[str, str | None]:
    """Read the text, and a notice if its end is missing.

    Notes, headers, footers, comments and deleted text are passed over.

    Raises:
        UnreadableError: it is no RTF.
    """
    from striprtf.striprtf import rtf_to_text

    if not data.lstrip().startswith(_START):
        raise UnreadableError("it does not begin as one")
    rtf = _BINARY.sub("", data.decode("cp1252", "replace"))
    if len(rtf) > MAX_INPUT_SIZE:
        raise UnreadableError(TOO_LARGE)
    for pattern, replacement in _PREPARED:
        rtf = pattern.sub(replacement, rtf)
    text: str = rtf_to_text(rtf, errors="replace")  # type: ignore[no-untyped-call]
    # Characters outside the basic plane are written as two halves.
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    joined = join_paragraphs(paragraph.replace(_BREAK, "\n") for paragraph in whole.split("\n"))
    return joined, None if data.rstrip(_PADDING).endswith(b"}") else "truncated: its end is missing"
