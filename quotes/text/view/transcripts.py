"""Repairs of what programs for meetings and captions put around a turn, until it has a label as in print."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from quotes.text.labels import CLOCK
from quotes.text.view.mapping import Edit

_STAMP: Final = re.compile(rf"(?m)^[ \t]*{CLOCK}(?=[ \t]*\r?$)")
_NAME: Final = r"[A-Z][\w.'’-]{0,30}(?: [A-Za-z(][\w.'’()-]{0,30}){0,4}:?"
_NAME_ABOVE: Final = re.compile(rf"(?m)^({_NAME})[ \t]*\r?\n\Z")
_NAME_BELOW: Final = re.compile(rf"[ \t]*\r?\n[ \t]*({_NAME})[ \t]*\r?$", re.MULTILINE)
_LONGEST_NAME: Final = 100
_FEWEST: Final = 3
_VOICE: Final = re.compile(r"<v(?:\.[\w.]{1,40})? ([^<>&\n]{1,60})>|</v>")


def voices(text: str) -> Iterator[Edit]:
    r"""The tags with which captions name who speaks: *<v Ann Lee>We won.</v>*.

    Leaves alone what is not in captions, which have *-->* between two times.

    >>> list(voices("0:01.000 --> 0:04.000\n<v Ann Lee>We won.</v>"))
    [(22, 25, ''), (32, 33, ': '), (40, 44, '')]
    """
    if "<v" not in text or "-->" not in text:
        return
    for match in _VOICE.finditer(text):
        if match.group(1):
            yield match.start(), match.start(1), ""
            yield match.end(1), match.end(), ": "
        else:
            yield (*match.span(), "")


def stamps(text: str) -> Iterator[Edit]:
    r"""Line ends between the times of a transcript and the names above or below them.

    Leaves alone times whose names do not come again, such as those of a schedule.

    >>> list(stamps("Ann\n0:12\nNo.\n\nBob\n0:15\nWhy?\n\nAnn\n0:19\nIt rained."))
    [(3, 4, ' '), (17, 18, ' '), (32, 33, ' ')]
    """
    above, below = [], []
    for stamp in _STAMP.finditer(text):
        if name := _NAME_ABOVE.search(text, max(0, stamp.start() - _LONGEST_NAME), stamp.start()):
            above.append((name.group(1), (name.end(1), stamp.start(), " ")))
        if name := _NAME_BELOW.match(text, stamp.end(), stamp.end() + _LONGEST_NAME):
            below.append((name.group(1), (stamp.end(), name.start(1), " ")))
    for found in (above, below):
        often = Counter(name for name, _ in found)
        if len(found) >= _FEWEST and sum(often[name] > 1 for name, _ in found) > len(found) / 2:
            yield from (edit for _, edit in found)
            return
