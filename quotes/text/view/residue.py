"""Repairs of what programs leave in a text: codes of marks, of terminals, of RTF and of LaTeX."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from quotes.text.view.mapping import Edit

_TERMINAL: Final = re.compile("\x1b\\[[\\d;?]{0,20}[A-Za-z]|.\b|\\^M(?=\\r?\\n|\\Z)|\x00")
_MANY_NULS: Final = 0.2
"""Share of the characters that are NUL in a text whose characters have two bytes each."""


def _codes() -> dict[str, str]:
    """What programs write for the punctuation of English."""
    codes = {"quot;": '"', "amp;quot;": '"', "%22": '"', "\\x22": '"', "\\042": '"'}
    html = {"“": "ldquo", "”": "rdquo", "‘": "lsquo", "’": "rsquo"}
    rtf = {"“": "ldblquote", "”": "rdblquote", "‘": "lquote", "’": "rquote", "–": "endash", "—": "emdash"}
    latex = {"“": "quotedblleft", "”": "quotedblright", "‘": "quoteleft", "’": "quoteright"}
    for mark in "“”‘’–—…":
        byte, number = mark.encode("cp1252")[0], f"{ord(mark):04x}"
        codes[f"<{byte:02x}>"] = codes[f"\\'{byte:02x}"] = codes[f"(cid:{byte})"] = mark
        codes["".join(f"<{each:02x}>" for each in mark.encode("utf-8"))] = mark
        codes[f"{{u{number}}}"] = codes[f"\\u{{{number}}}"] = codes[f"U+{number.upper()}"] = mark
        codes[mark.encode("utf-7").decode("ascii")] = codes[f"&{ord(mark)};"] = mark
        if mark in html:
            codes[f"{html[mark]};"] = codes[f"amp;{html[mark]};"] = mark
            codes.update(dict.fromkeys([f"\\text{latex[mark]}{{}}", f"{{\\text{latex[mark]}}}"], mark))
            codes[f"M-^{chr(byte - 64)}"] = mark
        if mark in rtf:
            codes.update(dict.fromkeys([f"\\{rtf[mark]} ", f"\\{rtf[mark]}", f"{{\\{rtf[mark]}}}"], mark))
    return codes


_CODES: Final = _codes()


def _pattern(code: str) -> str:
    """The pattern of a code; a name that lost its *&* is not the end of one that did not."""
    return (r"(?<!&)(?<!& )" if code[0].isalpha() and code[-1] == ";" else "") + re.escape(code)


_CODE: Final = re.compile("|".join(map(_pattern, sorted(_CODES, key=len, reverse=True))))
_OPENINGS: Final = "|".join(_pattern(code) for code, mark in _CODES.items() if mark in '“"')
_OPENS: Final = re.compile(rf"(?<![^\s(\[—–>])(?:{_OPENINGS})(?=[^\W_])")
_COMMAND: Final = re.compile(
    r"\\(emph|text[a-z]{2}|enquote|footnote|underline|uline|mbox|cite[a-z]?|label)\*?\{"
    r"|\{\\(?:bf|it|em|tt|sc|rm|sl|b|i|ul|bfseries|itshape)\d?(?: |(?=\\))|\{|\}"
)
_DROPPED: Final = frozenset(["footnote", "cite", "citep", "citet", "label"])
_MOST_LEVELS: Final = 20
_TIED: Final = re.compile(r"(?<=[^\W\d_])\.?~(?=[^\W_]|\\[a-z])")
_RTF: Final = re.compile(
    r"\{\\(?:fonttbl|colortbl|stylesheet|info|\*)(?:[^{}]|\{[^{}]*\}){0,2000}\}"
    r"|\\pard? ?|\\(?:rtf|ansi|ansicpg|deff|deflang|plain|f|fs|cf|lang|b|i|ul|q[lrjc]|fi|li|sa|sb|sl|uc)\d{0,5}\b ?"
)
_PARAGRAPH: Final = re.compile(r"\\par\b")


def terminal(text: str) -> Iterator[Edit]:
    r"""What a terminal shows as color or bold, line ends shown as *^M*, and the NUL of characters of two bytes.

    Leaves alone *^M* within a line; a NUL here and there ends a paragraph.

    >>> list(terminal("\x1b[1mAnn\x1b[0m L\bLe\bee^M\n"))
    [(0, 4, ''), (7, 11, ''), (12, 14, ''), (15, 17, ''), (19, 21, '')]
    """
    gap = "" if text.count("\x00") > _MANY_NULS * len(text) else "\n"
    for match in _TERMINAL.finditer(text):
        yield (*match.span(), gap if match.group() == "\x00" else "")


def mark_codes(text: str) -> Iterator[Edit]:
    r"""What programs write for a quotation mark: *<93>*, *M-^S*, *(cid:147)*, *\\ldblquote*, *{u201c}*, *ldquo;*.

    Leaves alone a text in which none opens before a word.

    >>> list(mark_codes("<93>No,<94> said Ann Lee."))
    [(0, 4, '“'), (7, 11, '”')]
    """
    if _OPENS.search(text):
        yield from ((*match.span(), _CODES[match.group()]) for match in _CODE.finditer(text))


def commands(text: str) -> Iterator[Edit]:
    r"""The commands of LaTeX around words, footnotes, and the sign that ties words: *Mr.~\\emph{Lee}*.

    Leaves alone braces and commands that are not closed.

    >>> list(commands(r"Mr.~Lee \emph{Kay} \enquote{left}."))
    [(3, 4, ' '), (8, 14, ''), (17, 18, ''), (19, 28, '“'), (32, 33, '”')]
    """
    found: list[Edit] = []
    if "~" in text:
        found += [(match.end() - 1, match.end(), " ") for match in _TIED.finditer(text)]
    if "\\" in text and "}" in text:
        found += _without_commands(text)
    stop = 0
    for edit in sorted(found):
        if edit[0] >= stop:
            yield edit
            stop = edit[1]


def _without_commands(text: str) -> Iterator[Edit]:
    opened: list[re.Match[str]] = []
    for match in _COMMAND.finditer(text):
        if match.group() != "}":
            del opened[: len(opened) - _MOST_LEVELS]
            opened.append(match)
        elif opened:
            opening = opened.pop()
            if opening.group(1) in _DROPPED:
                yield opening.start(), match.end(), ""
            elif opening.group() != "{":
                is_mark = opening.group(1) == "enquote"
                yield (*opening.span(), "“" if is_mark else "")
                yield (*match.span(), "”" if is_mark else "")


def rtf(text: str) -> Iterator[Edit]:
    r"""The control words of RTF, if paragraphs end as they do there.

    >>> list(rtf(r"\pard\f0\fs24 It rained.\par Ann left.\par"))
    [(0, 5, ''), (5, 8, ''), (8, 14, ''), (24, 29, '\n\n'), (38, 42, '\n\n')]
    """
    if len(_PARAGRAPH.findall(text)) > 1:
        for match in _RTF.finditer(text):
            yield (*match.span(), "\n\n" if match.group().strip() == "\\par" else "")
