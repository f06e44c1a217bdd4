"""Expected attributions as people write them: the transcript format.

::

    === Inverted cue, then a pronoun
    "We will rebuild," said Jane Doe, the mayor. She added: “He told me ‘go home’ and I did.”
    ---
    Jane Doe <said>         | We will rebuild,
    She = Jane Doe <added>  | He told me ‘go home’ and I did.
      He = ? <told>         | go home

Each line under ``---`` is ``mention = Speaker <cue> | words``, in article order; two spaces of
indentation put a quotation inside the one above it. ``?`` means that the article does not say, ``*``
that it is not checked; a speaker or cue left out is not checked either. ``[...]`` stands for words left
out. Lines that begin with ``#`` right after the title, or under ``---``, are comments; the comment
``# not: curly, straight`` says in which house styles the case makes no sense.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from quotes.evaluation.locate import Span, is_marked, locate_words, room
from quotes.model import INDIRECT

ANY = "*"
"""Stands for a mention, speaker, cue or kind that is not checked."""

INDENT = 2
"""Spaces that put a line one level deeper."""


class CaseError(Exception):
    """A fixture that cannot be read; the message names the file, the line and the words."""

    def __init__(self, file: str, line: int, reason: str) -> None:
        """Keep the place and the reason apart, so that a caller can show them its own way."""
        super().__init__(f"{file}:{line}: {reason}")
        self.where = f"{file}:{line}"
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Expected:
    """One attribution that an article is expected to hold."""

    line: int
    """Where it is written: a line of the fixture, from 1."""
    start: int
    """The core of its span: from its first word …"""
    end: int
    """… to its last; outer marks and punctuation are not counted."""
    mention: str | None
    """The source's words; ``None`` when there are none, ``ANY`` when not checked."""
    speaker: str | None
    """The speaker's name; ``None`` when the article does not say, ``ANY`` when not checked."""
    cue: str | None
    """The words that report; ``ANY`` when not checked."""
    depth: int | None = None
    """How many quotations enclose it; ``None`` when not checked."""
    kind: str = ANY
    """``direct``, ``mixed``, ``indirect``, or ``ANY`` when not checked."""


@dataclass(frozen=True, slots=True)
class Case:
    """An article and all that is expected of it."""

    file: str
    """The fixture."""
    line: int
    """Where the case begins in it."""
    title: str
    text: str
    """The article as read."""
    article: str
    """The file that holds the article."""
    article_line: int
    """The line of that file on which the article begins."""
    expected: tuple[Expected, ...]
    not_in: frozenset[str] = frozenset()
    """House styles in which the case makes no sense."""

    @property
    def has_indirect(self) -> bool:
        """Whether any reported clause without marks is expected; only then are they compared."""
        return any(
            one.kind == INDIRECT or (one.kind == ANY and not is_marked(self.text, one.start)) for one in self.expected
        )

    def line_at(self, offset: int) -> int:
        """Return the line of the article's file that holds an offset of the article."""
        return self.article_line + self.text.count("\n", 0, offset)


def is_case_file(content: str) -> bool:
    """Tell whether a text file holds cases: its first line that says anything is ``=== Title``."""
    for line in content.split("\n"):
        if line.strip() and not line.startswith("#"):
            return line.startswith("=== ")
    return False


def read_cases(content: str, file: str) -> Iterator[Case | CaseError]:
    """Read every case of a case file; one that cannot be read is yielded as the error it is.

    Errors are text before the first title, a case without ``---``, a line that is not ``… | words``, and
    words that are not in the article.
    """
    lines = content.replace("\r\n", "\n").split("\n")
    titles = [i for i, line in enumerate(lines) if line.startswith("=== ")]
    for number, line in enumerate(lines[: titles[0] if titles else None], 1):
        if line.strip() and not line.startswith("#"):
            yield CaseError(file, number, f"expected “=== Title”, found: {line.strip()}")
            break
    for first, end in zip(titles, [*titles[1:], len(lines)], strict=True):
        try:
            yield _case(lines, first, end, file)
        except CaseError as error:
            yield error


def _case(lines: list[str], first: int, end: int, file: str) -> Case:
    title = lines[first][3:].strip()
    body = first + 1
    while body < end and lines[body].startswith("#"):
        body += 1
    if "---" not in lines[body:end]:
        raise CaseError(file, first + 1, f"no line “---” in case “{title}”")
    rule = lines.index("---", body, end)
    last = rule
    while body < rule and not lines[body].strip():
        body += 1
    while last > body and not lines[last - 1].strip():
        last -= 1
    text = "\n".join(lines[body:last])
    expected = _expected(lines[rule + 1 : end], rule + 2, text, file)
    return Case(file, first + 1, title, text, file, body + 1, expected, _not_in(lines[first + 1 : body]))


def _not_in(comments: Iterable[str]) -> frozenset[str]:
    styles: set[str] = set()
    for comment in comments:
        match = re.match(r"#\s*not:\s*([a-z]+(?:\s*,\s*[a-z]+)*)", comment)
        if match:
            styles.update(re.split(r"\s*,\s*", match[1]))
    return frozenset(styles)


def read_said(content: str, file: str, text: str, article: str) -> Case:
    """Read a sidecar: the lines under ``---`` for the article that another file holds."""
    lines = content.replace("\r\n", "\n").split("\n")
    return Case(file, 1, article, text, article, 1, _expected(lines, 1, text, file))


def _expected(lines: list[str], first_line: int, text: str, file: str) -> tuple[Expected, ...]:
    """Read transcript lines; each is looked for after its predecessor and inside its parent."""
    read: list[Expected] = []
    open_spans: list[Span] = []
    for number, line in enumerate(lines, first_line):
        if not line.strip() or line.startswith("#"):
            continue
        depth, head, words = _parts(line, number, file)
        if depth > len(open_spans):
            raise CaseError(file, number, f"indented under nothing: {words}")
        span = locate_words(text, words, *room(open_spans, depth, len(text)))
        if span is None:
            raise CaseError(file, number, _not_there(text, words, depth))
        open_spans[depth:] = [span]
        read.append(Expected(number, *span, *_head(head), depth=depth))
    return tuple(read)


def _parts(line: str, number: int, file: str) -> tuple[int, str, str]:
    head, bar, words = line.partition("|")
    if not bar:
        raise CaseError(file, number, f"expected “mention <cue> | words”, found: {line.strip()}")
    if not words.strip() or not head.strip():
        raise CaseError(file, number, f"nothing on one side of the bar: {line.strip()}")
    spaces = len(head) - len(head.lstrip(" "))
    return -(-spaces // INDENT), head.strip(), words.strip()


def _not_there(text: str, words: str, depth: int) -> str:
    if locate_words(text, words, 0, len(text)) is None:
        return f"not in the article: {words}"
    if depth:
        return f"not inside the quotation above it: {words}"
    return f"not after the line above it in the article: {words}"


def _head(head: str) -> tuple[str | None, str | None, str | None]:
    """Read ``mention = Speaker <cue>`` into its mention, speaker and cue."""
    cue: str | None = ANY
    match = re.search(r"\s*<([^<>]*)>$", head)
    if match:
        head, cue = head[: match.start()], _value(match[1].strip() or ANY)
    mention, equals, speaker = head.partition(" = ")
    if equals:
        return _value(mention.strip()), _value(speaker.strip()), cue
    mention = mention.strip() or ANY
    return _value(mention), None if mention == "?" else ANY, cue


def _value(written: str) -> str | None:
    return None if written == "?" else written
