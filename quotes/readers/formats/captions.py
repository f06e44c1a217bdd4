"""Captions (SubRip and WebVTT) to the text that is spoken: sentences are whole, and each voice has its paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape

from quotes.readers.decoding import decode
from quotes.readers.formats.containers import UnreadableError

_TIME = re.compile(
    r"\s*(?:(\d{1,3}):)?(\d{1,2}):(\d{2})[.,](\d{1,3})\s*-->\s*(?:(\d{1,3}):)?(\d{1,2}):(\d{2})[.,](\d{1,3})"
)
_VOICE = re.compile(r"<v(?:\.[^\s<>]*)?\s+([^<>]+)>")
_MARKUP = re.compile(r"</?[A-Za-z\d][^<>\n]*>|\{\\[^{}\n]*\}")
"""Tags, the times of single words, and positions in braces: ``<c.red>``, ``<00:01.000>``, ``{\\an8}``."""
_CHANGE = re.compile(r"\s*(?:[-–—‐]\s*|>{2,3}\s*)(?=\S)")
"""A dash or ``>>`` before the words of another speaker."""
_CHANGE_WITHIN = re.compile(r"(?<=[.?!…])\s+(?=[-–—‐] ?[A-Z])")
_LABEL = re.compile(r"(?:[A-Z][\w.'’-]*\s?){1,5}(?:\([^()]*\)\s?)?:\s")
_BRACKETED = re.compile(r"[\[(♪♫][^\n]*[\])♪♫]")
_ENDS_SENTENCE = re.compile(r"[.?!…][\"”’')\]]*\Z")
_PAUSE = 2.0
"""Seconds of silence after a sentence that end a paragraph."""
_OPENS, _CLOSES, _EITHER = "“", "”", '"'


@dataclass(slots=True)
class _Cue:
    """What is shown at one time."""

    start: float
    """In seconds."""
    end: float
    lines: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Paragraph:
    """What one voice says without a pause."""

    voice: str
    words: str
    end: float
    """When it ends, in seconds."""


def read_captions(data: bytes) -> tuple[str, str | None]:
    """Return the text of a file of captions, and a notice if it was not UTF-8.

    Raises:
        UnreadableError: nothing in it has a time.
    """
    captions, notice = decode(data)
    if "-->" not in captions:
        raise UnreadableError("no caption in it has a time")
    return captions_text(captions), notice


def captions_text(captions: str) -> str:
    """Return what is spoken, with a blank line between two paragraphs.

    A voice that is named (``<v Ann Lee>``) is a label before its words: *Ann Lee: We won.*

    Args:
        captions: A file of SubRip or WebVTT.
    """
    paragraphs: list[_Paragraph] = []
    for cue in _new_lines(_cues(captions)):
        for line in cue.lines:
            for voice, words, changes in _spoken(line):
                _add(paragraphs, _Paragraph(voice, words, cue.end), cue.start, changes=changes)
    written = []
    before = ""
    for paragraph in paragraphs:
        is_new = paragraph.voice and paragraph.voice != before
        written.append(f"{paragraph.voice}: {paragraph.words}" if is_new else paragraph.words)
        before = paragraph.voice or before
    return "\n\n".join(written)


def _cues(captions: str) -> Iterator[_Cue]:
    cue: _Cue | None = None
    for line in captions.splitlines():
        times = _TIME.match(line)
        if times:
            if cue:
                yield cue
            cue = _Cue(_seconds(times.groups()[:4]), _seconds(times.groups()[4:]))
        elif cue and line.strip():
            cue.lines.append(line.strip())
        elif cue:
            yield cue
            cue = None
    if cue:
        yield cue


def _seconds(parts: tuple[str | None, ...]) -> float:
    hours, minutes, seconds, thousandths = (int(part or 0) for part in parts)
    return 3600 * hours + 60 * minutes + seconds + thousandths / 1000


def _new_lines(cues: Iterator[_Cue]) -> Iterator[_Cue]:
    """Yield cues without the lines that were shown before: live captions roll, and repeat what is still to be seen."""
    shown: list[str] = []
    for cue in cues:
        plain = [_MARKUP.sub("", line).strip() for line in cue.lines]
        repeated = next(
            (size for size in range(min(len(shown), len(plain)), 0, -1) if shown[-size:] == plain[:size]), 0
        )
        shown = plain or shown
        cue.lines = cue.lines[repeated:]
        yield cue


def _spoken(line: str) -> Iterator[tuple[str, str, bool]]:
    """Yield the voice, the words, and whether another speaker begins, for each stretch of a line."""
    starts = [match.span() for match in _VOICE.finditer(line)]
    edges = [(0, 0), *starts]
    for number, (start, end) in enumerate(edges):
        stop = edges[number + 1][0] if number + 1 < len(edges) else len(line)
        voice = unescape(line[start:end][2:-1].partition(" ")[2]).strip() if number else ""
        for words in _CHANGE_WITHIN.split(unescape(_MARKUP.sub("", line[end:stop])).strip()):
            change = _CHANGE.match(words)
            said = words[change.end() :] if change else words
            if said:
                yield voice, said, bool(change) or _LABEL.match(said) is not None


def _add(paragraphs: list[_Paragraph], new: _Paragraph, start: float, *, changes: bool) -> None:
    """Add some words to the last paragraph, or begin another with them."""
    last = paragraphs[-1] if paragraphs else None
    if last is None or changes or (new.voice and new.voice != last.voice) or _is_apart(last, new, start):
        paragraphs.append(new)
    else:
        last.words = f"{last.words} {new.words}"
        last.end = new.end


def _is_apart(last: _Paragraph, new: _Paragraph, start: float) -> bool:
    """Return whether a stage direction or silence is between two stretches of words."""
    if _BRACKETED.fullmatch(new.words) or _BRACKETED.fullmatch(last.words):
        return True
    paused = start - last.end >= _PAUSE and _ENDS_SENTENCE.search(last.words[-8:]) is not None
    return paused and not _is_quoting(last.words)


def _is_quoting(words: str) -> bool:
    """Return whether a quotation is still open."""
    return words.count(_OPENS) > words.count(_CLOSES) or words.count(_EITHER) % 2 == 1
