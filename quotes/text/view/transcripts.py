"""Repairs of what programs for meetings, captions and posts put around or before what is said."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from quotes.lexicon.word_sets import TIME_ZONES
from quotes.lexicon.words import any_of
from quotes.text.labels import CLOCK
from quotes.text.view.mapping import Edit

_STAMP: Final = re.compile(rf"(?m)^[ \t]*{CLOCK}(?=[ \t]*\r?$)")
_NAME: Final = r"[A-Z][\w.'’-]{0,30}(?: [A-Za-z(][\w.'’()-]{0,30}){0,4}:?"
_NAME_ABOVE: Final = re.compile(rf"(?m)^({_NAME})[ \t]*\r?\n\Z")
_NAME_BELOW: Final = re.compile(rf"[ \t]*\r?\n[ \t]*({_NAME})[ \t]*\r?$", re.MULTILINE)
_LONGEST_NAME: Final = 100
_FEWEST: Final = 3
_CAPTION_TIME: Final = re.compile(rf"(?m)^[ \t]*({CLOCK})[ \t]*\r?\n(?=[ \t]*([^\n]))")
_FEWEST_CAPTIONS: Final = 5
_SHARE_LOW: Final = 0.3
"""Of the captions, how many must begin in lower case, as sentences that go on do."""
_ZONE: Final = any_of(sorted(zone.upper() for zone in TIME_ZONES))
STAMP: Final = (
    rf"[ \t]*(?:RT @\w{{1,20}}:|(?:{CLOCK}|\d{{1,2}}\.\d\d)(?:\s?[ap]\.?m\.?)?(?: {_ZONE}\b)?(?:\s?[:-])?)"
    r"[ \t]+(?=[\"“‘']?[A-Z])"
)
"""What is before a paragraph of a live blog, a recording or a copied post: *10:12 EDT:*, *[00:12:04]*, *RT @ann:*."""
_STAMPED: Final = re.compile(rf"(?m)^{STAMP}([^\n]*)")
_LONG: Final = 60
"""Characters of a line that is more than a name or the title of a talk."""
_ENDS: Final = frozenset(".?!…\"”’')")
_LABELED: Final = re.compile(r"[A-Z][\w .'’()-]{0,40}:\s")
_MOST: Final = 0.8
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


def caption_times(text: str) -> Iterator[Edit]:
    r"""The times that are a line of their own above each line of captions, which cut sentences.

    Leaves alone times above paragraphs or the items of a schedule.

    >>> list(caption_times("0:01\nWe had\n0:04\nwaited\n0:07\nten\n0:09\nyears.\n0:12\nIt rained."))[:2]
    [(0, 5, ''), (12, 17, '')]
    """
    found = [*_CAPTION_TIME.finditer(text)]
    if len(found) >= _FEWEST_CAPTIONS:
        low = sum(match.group(2).islower() for match in found)
        if low >= _SHARE_LOW * len(found):
            yield from ((*match.span(), "") for match in found)


def leading_stamps(text: str) -> Iterator[Edit]:
    r"""The times before the paragraphs of a recording or a live blog, and what shows that a post is another's.

    Leaves alone times before names, as in a chat, those of a schedule, and the dashes of a printed one: *10:12 – Rain*.

    >>> text = "10:12: It rained.\n10:20: “No,” said Ann Lee.\n10:31: She left."
    >>> list(leading_stamps(text))
    [(0, 7, ''), (18, 25, ''), (45, 52, '')]
    """
    found = [*_STAMPED.finditer(text)]
    if len(found) < _FEWEST:
        return
    said = sum(len(words) > _LONG or words.rstrip()[-1:] in _ENDS for words in (match.group(1) for match in found))
    labeled = sum(_LABELED.match(match.group(1)) is not None for match in found)
    if said >= _MOST * len(found) and labeled <= (1 - _MOST) * len(found):
        yield from ((match.start(), match.start(1), "") for match in found)
