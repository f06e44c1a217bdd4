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
_FONT_TABLE = re.compile(r"\{[^{}]*\\fonttbl")
_BRACE = re.compile(r"[{}]")
_FONT = re.compile(r"\\f(\d{1,5})|\\fcharset(\d{1,3})")
_MAX_FONTS = 2000
_BREAK = "\u2028"
_PREPARED = (
    # Not a word of striprtf's, which would put the address into the text.
    (re.compile(r"HYPERLINK"), "LINK"),
    # Deleted and hidden text is passed over as the group of an index entry is.
    (re.compile(r"\\(?:deleted|v)(?=1?[ \\{}\r\n])(?:1 ?)?"), r"\\xe"),
    # The number or point of an item of a list is not text either.
    (re.compile(r"\\listtext(?![a-z])"), r"\\xe"),
    # Where striprtf gives the same for both, a line break is told from the end of a paragraph.
    (re.compile(r"\\line(?![a-z])"), rf"\\u{ord(_BREAK)}?"),
    # Each cell is a paragraph.
    (re.compile(r"\\(?:nest)?cell(?![a-z])"), r"\\par"),
)


def read_rtf(data: bytes) -> tuple[str, str | None]:
    """Read the text, and a notice if its end is missing.

    Notes, headers, footers, comments and deleted text are passed over.

    Raises:
        UnreadableError: it is not RTF.
    """
    from striprtf.striprtf import rtf_to_text

    if not data.lstrip().startswith(_START):
        raise UnreadableError("it does not begin as one")
    rtf = _BINARY.sub("", data.decode("cp1252", "replace"))
    if len(rtf) > MAX_INPUT_SIZE:
        raise UnreadableError(TOO_LARGE)
    rtf = _with_short_fonts(rtf)
    for pattern, replacement in _PREPARED:
        rtf = pattern.sub(replacement, rtf)
    text: str = rtf_to_text(rtf, errors="replace")  # type: ignore[no-untyped-call]
    # Characters outside the basic plane are written as two halves.
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    joined = join_paragraphs(paragraph.replace(_BREAK, "\n") for paragraph in whole.split("\n"))
    return joined, None if data.rstrip(_PADDING).endswith(b"}") else "truncated: its end is missing"


def _with_short_fonts(rtf: str) -> str:
    """Leave nothing in the table of fonts but their encodings.

    striprtf takes time that grows faster than the square of a table that is not well formed.
    """
    begin = _FONT_TABLE.search(rtf)
    if not begin:
        return rtf
    depth, end = 1, len(rtf)
    for brace in _BRACE.finditer(rtf, begin.end()):
        depth += 1 if brace[0] == "{" else -1
        if not depth:
            end = brace.end()
            break
    encodings: dict[str, str] = {}
    font = ""
    for found in _FONT.finditer(rtf, begin.end(), end):
        font = found[1] or font
        if found[2] and len(encodings) < _MAX_FONTS:
            encodings.setdefault(font, found[2])
    entries = "".join(f"{{\\f{font}\\fcharset{charset} x;}}\n" for font, charset in encodings.items() if font)
    return f"{rtf[: begin.start()]}{{\\fonttbl{entries}}}{rtf[end:]}"
