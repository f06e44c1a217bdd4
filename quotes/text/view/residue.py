"""Repairs of what programs leave in a text: codes of marks, terminals, RTF and LaTeX; data sets; code; teasers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from quotes.model import Span
from quotes.text.view.mapping import Edit, apart

_TERMINAL: Final = re.compile("\x1b\\[[\\d;?]{0,20}[A-Za-z]|.\b|\\^M(?=\\r?\\n|\\Z)|\x00|\\\\+(?=\\r?\\n)")
_TURNED: Final = re.compile("\n\r")
_SEPARATOR: Final = re.compile(
    r"(?:\s*(?:_*NEWLINE(?:_CHAR)?_*|\|{5}|story_separator_special_tag|</?s>|<n>|\[SEP\]|_x000[dDaA]_))+\s*", re.ASCII
)
"""What data sets put between paragraphs or sentences, and Excel at line ends."""
_FEWEST_SEPARATORS: Final = 2
_STRING: Final = re.compile(
    r"\s*(?:\"((?:[^\"\\]|\\.){0,9999})\"|'((?:[^'\\]|\\.){0,9999})')\s*(,(?!\s*\])|,?\s*\]\s*\Z)", re.DOTALL
)
_MEMBER: Final = re.compile(r"\"[^\"\\\n]{1,60}\"\s*:\s*\"((?:[^\"\\]|\\.)*)\"", re.DOTALL)
"""A string of an object, after its key."""
_ROW: Final = re.compile(r'(?m)^"([^\n]*)"\r?$')
_CODE_FENCE: Final = re.compile(r"(?m)^[ \t]*(?:```|~~~)[ \t]*[\w+-]*[ \t]*$")
_TEASERS: Final = re.compile(
    r"([A-Z][\w’'-]+)(?P<glued> [^\n]{2,60}?\1(?:[A-Z\d][^\n]{0,800}? |)MORE\b)"
    r"|(?<![^\n])(?P<player>JUST WATCHED [^\n]{0,400}? MUST WATCH[^\n]*)"
)
"""The headlines that a link to a person brings in, after a name that is written twice; a player of films."""
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
_CODE_SIGNS: Final = {
    **{"<": ("<8", "<9", "<e2>"), "\\": ("\\",), "{": ("{u20", "{\\"), "^": ("M-^",), "&": ("&8",)},
    **{";": ("quo;", "quot;"), "+": ("+IB", "U+20"), "%": ("%22",), "(": ("(cid:",)},
}
_SEPARATOR_SIGNS: Final = {
    **{"_": ("NEWLINE_", "_NEWLINE", "_x000", "story_sep"), "|": ("|||||",), "<": ("<n>", "</s>"), "[": ("[SEP]",)}
}
"""What every text with a code, or with a separator, has one of, by a character of each."""
_COMMAND: Final = re.compile(
    r"\\(emph|text[a-z]{2}|enquote|footnote|underline|uline|mbox|cite[a-z]?|label)\*?\{"
    r"|\{\\(?:bf|it|em|tt|sc|rm|sl|b|i|ul|bfseries|itshape)\d?(?: |(?=\\))|\{|\}"
)
_DROPPED: Final = frozenset(["footnote", "cite", "citep", "citet", "label"])
_MOST_LEVELS: Final = 20
# Begins with a character, looked for in a tenth of the time of a look-behind.
_TIED: Final = re.compile(r"~(?:(?<=[^\W\d_]~)|(?<=[^\W\d_]\.~))(?=[^\W_]|\\[a-z])")
_RTF: Final = re.compile(
    r"\\'(?P<byte>[\da-f]{2})|\\u(?P<code>\d{3,5})(?: ?\?|\\'[\da-f]{2}|['\"-]| )?"
    r"|\{\\(?:fonttbl|colortbl|stylesheet|info|\*)(?:[^{}]|\{[^{}]*\}){0,2000}\}"
    r"|\\pard? ?|\\(?:rtf|ansi|ansicpg|deff|deflang|plain|f|fs|cf|lang|b|i|ul|q[lrjc]|fi|li|sa|sb|sl|uc)\d{0,5}\b ?"
)
_PARAGRAPH: Final = re.compile(r"\\par\b")


def _may_have(text: str, signs: dict[str, tuple[str, ...]]) -> bool:
    """Whether a text has one of several signs."""
    # Looking for one character takes a fiftieth of the time of looking for several.
    return any(first in text and any(sign in text for sign in several) for first, several in signs.items())


def terminal(text: str) -> Iterator[Edit]:
    r"""What a terminal shows as color or bold, line ends turned round or shown as *^M*, the NUL of two-byte letters.

    Leaves alone *^M* within a line; a NUL here and there ends a paragraph.

    >>> list(terminal("\x1b[1mAnn\x1b[0m L\bLe\bee^M\n"))
    [(0, 4, ''), (7, 11, ''), (12, 14, ''), (15, 17, ''), (19, 21, '')]
    """
    first, last = text.find("\r"), text.rfind("\r")
    if first > 0 and text.find("\n", 0, first) == first - 1 and text[last + 1 : last + 2] != "\n":
        yield from ((match.start() + 1, match.end(), "") for match in _TURNED.finditer(text))
        return
    gap = "" if text.count("\x00") > _MANY_NULS * len(text) else "\n"
    for match in _TERMINAL.finditer(text):
        yield (*match.span(), gap if match.group() == "\x00" else "")


def mark_codes(text: str) -> Iterator[Edit]:
    r"""What programs write for a quotation mark: *<93>*, *M-^S*, *(cid:147)*, *\\ldblquote*, *{u201c}*, *ldquo;*.

    Leaves alone a text in which none opens before a word.

    >>> list(mark_codes("<93>No,<94> said Ann Lee."))
    [(0, 4, '“'), (7, 11, '”')]
    """
    if _may_have(text, _CODE_SIGNS) and _OPENS.search(text):
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
    yield from apart(found)


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


def separators(text: str) -> Iterator[Edit]:
    r"""What data sets put between paragraphs: *NEWLINE_CHAR*, *<n>*, *</s><s>*, *[SEP]*, *|||||*, *_x000D_*.

    Leaves alone one that stands alone, and struck words: *<s>no</s>*.

    >>> list(separators("It rained. NEWLINE_CHAR NEWLINE_CHAR Ann Lee left. NEWLINE_CHAR She won."))
    [(10, 37, '\n\n'), (50, 64, '\n\n')]
    """
    if not _may_have(text, _SEPARATOR_SIGNS):
        return
    found = [*_SEPARATOR.finditer(text)]
    if len(found) >= _FEWEST_SEPARATORS and all(_is_between_sentences(text, *match.span()) for match in found):
        yield from ((*match.span(), "\n\n") for match in found)


def _is_between_sentences(text: str, start: int, end: int) -> bool:
    before = text[:1] if start == 0 else text[start - 1]
    return start == 0 or end == len(text) or not before.isalnum() or not text[end].islower()


def strings(text: str) -> Iterator[Edit]:
    r"""The marks and commas of a list of strings, as programs write one, or of rows that are one string each.

    What is around the longest string of an object goes, too: *{"id": 1, "body": "No."}*.
    Leaves alone a list that is not the whole text, and rows without a doubled mark.

    >>> list(strings("['It rained.', \"“No,” Ann's son said.\"]"))
    [(0, 2, ''), (12, 16, '\n\n'), (37, 39, '')]
    """
    if text[:1] == "[":
        yield from _between_strings(text)
    elif text[:1] == "{":
        yield from _around_longest(text)
    elif text[:1] == '"' and _is_cell(text):
        end = len(text.rstrip())
        yield 0, 1, ""
        yield end - 1, end, ""
    elif '""' in text:
        rows = [*_ROW.finditer(text)]
        whole = text.strip()
        if whole[0] == whole[-1] == '"' and _is_doubled(whole[1:-1]):
            start = text.index('"')
            yield start, start + 1, ""
            yield start + len(whole) - 1, start + len(whole), ""
        elif len(rows) >= _FEWEST_SEPARATORS and len(rows) + text.count("\n\n") > text.rstrip().count("\n"):
            for row in rows:
                yield row.start(), row.start(1), ""
                yield row.end(1), row.end(), ""


def _is_cell(text: str) -> bool:
    """Whether a text of several lines, or with other marks, is in straight ones throughout, as spreadsheets copy it."""
    end = len(text.rstrip()) - 1
    return text.find('"', 1) == end and ("“" in text or text.count("\n", 0, end) > 1)


def _is_doubled(words: str) -> bool:
    """Whether all marks of a string are doubled."""
    return '"' not in words.replace('""', "")


def _around_longest(text: str) -> list[Edit]:
    """The edits that leave the longest string of an object, if it is most of the text."""
    if not text.rstrip().endswith("}"):
        return []
    longest = max((match.span(1) for match in _MEMBER.finditer(text)), key=_size, default=(0, 0))
    if _size(longest) < len(text) / 2:
        return []
    return [(0, longest[0], ""), (longest[1], len(text), "")]


def _size(span: Span) -> int:
    return span[1] - span[0]


def _between_strings(text: str) -> list[Edit]:
    """The edits that make paragraphs of a list of strings; none if the text is something else."""
    edits: list[Edit] = []
    at, done = 1, 0
    while match := _STRING.match(text, at):
        group = 1 if match.group(1) is not None else 2
        edits.append((done, match.start(group), "\n\n" if done else ""))
        done, at = match.end(group), match.end()
        if match.group(3)[-1:] != ",":
            return [*edits, (done, len(text), "")]
    return []


def rtf(text: str) -> Iterator[Edit]:
    r"""The control words of RTF, and characters by their numbers, if paragraphs end as they do there.

    >>> list(rtf(r"\pard\f0\fs24 It rained.\par Zo\'eb left.\par"))
    [(0, 5, ''), (5, 8, ''), (8, 14, ''), (24, 29, '\n\n'), (31, 35, 'ë'), (41, 45, '\n\n')]
    """
    if len(_PARAGRAPH.findall(text)) > 1:
        for match in _RTF.finditer(text):
            byte, code = match["byte"], match["code"]
            if byte:
                yield (*match.span(), bytes([int(byte, 16)]).decode("cp1252", "replace"))
            elif code:
                yield (*match.span(), chr(int(code)))
            else:
                yield (*match.span(), "\n\n" if match.group().strip() == "\\par" else "")


def code(text: str) -> Iterator[Edit]:
    r"""The code of a program between two fences of a Markdown text.

    Leaves alone a fence that is never closed, and backquotes that are marks: *```No,' he said.''*

    >>> list(code("See:\n```python\nprint(1)\n```\nIt rained."))
    [(5, 27, '')]
    """
    fences = [*_CODE_FENCE.finditer(text)]
    for opening, closing in zip(fences[::2], fences[1::2], strict=False):
        yield opening.start(), closing.end(), ""


def teasers(text: str) -> Iterator[Edit]:
    """Headlines of other articles: those glued to a name by the link that it is, and those on players of films.

    Leaves alone a name that is written twice where no headline goes on to *MORE*.

    >>> list(teasers("Sen. Ann Lee Ann Marie LeeLee leaves Kor MORE (D) won."))
    [(12, 45, '')]
    """
    for match in _TEASERS.finditer(text):
        yield (*match.span("glued" if match["glued"] else "player"), "")
