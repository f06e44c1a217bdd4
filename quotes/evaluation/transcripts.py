"""Transcripts: expected attributions as people write them, and found ones written the same way.

::

    === Inverted cue, then a pronoun
    "We will rebuild," said Jane Doe, the mayor. She added: “He told me ‘go home’ and I did.”
    ---
    Jane Doe <said>         | We will rebuild,
    She = Jane Doe <added>  | He told me ‘go home’ and I did.
      He = ? <told>         | go home

Each line below ``---`` is ``mention = Speaker <cue> | words``, in article order. Two spaces of indentation
nest a quotation inside the one above it. ``?`` means that the article does not say and ``*`` that the value
is not checked; a speaker or cue that is left out is not checked either. ``[...]`` stands for omitted words.
Lines that begin with ``#``, right below the title or below ``---``, are comments. The comment
``# not: curly, straight`` names house styles in which the case makes no sense.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from quotes.evaluation.cases import ANY, Case, CaseError, Expected
from quotes.evaluation.word_spans import LEFT_OUT, core_of, locate_words, search_range
from quotes.model import Attribution, Span

CASE_MARK = "=== "
"""How the line begins that starts a case."""

INDENT = 2
"""Spaces that nest a line one level deeper."""

WORDS_KEPT = (5, 8)
"""Words to keep at each end of a long quotation: the first number that leaves it unambiguous."""


def is_case_file(content: str) -> bool:
    """Return whether the first line that is neither empty nor a comment is ``=== Title``."""
    for line in content.split("\n"):
        if line.strip() and not line.startswith("#"):
            return line.startswith(CASE_MARK)
    return False


def read_cases(content: str, file: str) -> Iterator[Case | CaseError]:
    """Read every case of a case file. A case that cannot be read is yielded as a ``CaseError``.

    Errors are text before the first title, a case without ``---``, a line that is not ``… | words``, and
    words that are not in the article.
    """
    lines = content.replace("\r\n", "\n").split("\n")
    titles = [i for i, line in enumerate(lines) if line.startswith(CASE_MARK)]
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
    title = lines[first].removeprefix(CASE_MARK).strip()
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
    expected = _read_lines(lines[rule + 1 : end], rule + 2, text, file)
    return Case(file, first + 1, title, text, file, body + 1, expected, _not_in(lines[first + 1 : body]))


def _not_in(comments: Iterable[str]) -> frozenset[str]:
    styles: set[str] = set()
    for comment in comments:
        match = re.match(r"#\s*not:\s*([a-z]+(?:\s*,\s*[a-z]+)*)", comment)
        if match:
            styles.update(re.split(r"\s*,\s*", match[1]))
    return frozenset(styles)


def read_sidecar(content: str, file: str, text: str, article: str) -> Case:
    """Read a sidecar (``.said``): transcript lines for an article that another file contains.

    Args:
        content: the sidecar's text.
        file: the sidecar's path, for messages.
        text: the article.
        article: the article's path; also the title of the case.

    Raises:
        CaseError: a line cannot be read, or its words are not in the article.
    """
    lines = content.replace("\r\n", "\n").split("\n")
    return Case(file, 1, article, text, article, 1, _read_lines(lines, 1, text, file))


def _read_lines(lines: list[str], first_line: int, text: str, file: str) -> tuple[Expected, ...]:
    """Read transcript lines. Each is searched for after its predecessor and inside its parent."""
    read: list[Expected] = []
    open_spans: list[Span] = []
    for number, line in enumerate(lines, first_line):
        if not line.strip() or line.startswith("#"):
            continue
        depth, head, words = _split_line(line, number, file)
        if depth > len(open_spans):
            raise CaseError(file, number, f"indented, but nothing is above it: {words}")
        span = locate_words(text, words, *search_range(open_spans, depth, len(text)))
        if span is None:
            raise CaseError(file, number, _why_not_found(text, words, depth))
        open_spans[depth:] = [span]
        read.append(Expected(number, *span, *_read_head(head), depth=depth))
    return tuple(read)


def _split_line(line: str, number: int, file: str) -> tuple[int, str, str]:
    head, bar, words = line.partition("|")
    if not bar:
        raise CaseError(file, number, f"expected “mention <cue> | words”, found: {line.strip()}")
    if not words.strip() or not head.strip():
        raise CaseError(file, number, f"nothing on one side of the bar: {line.strip()}")
    spaces = len(head) - len(head.lstrip(" "))
    return -(-spaces // INDENT), head.strip(), words.strip()


def _why_not_found(text: str, words: str, depth: int) -> str:
    if locate_words(text, words, 0, len(text)) is None:
        return f"not in the article: {words}"
    if depth:
        return f"not inside the quotation above it: {words}"
    return f"not after the line above it in the article: {words}"


def _read_head(head: str) -> tuple[str | None, str | None, str | None]:
    """Read ``mention = Speaker <cue>`` into mention, speaker and cue."""
    cue: str | None = ANY
    match = re.search(r"\s*<([^<>]*)>$", head)
    if match:
        head, cue = head[: match.start()], _read_value(match[1].strip() or ANY)
    mention, equals, speaker = head.partition(" = ")
    if equals:
        return _read_value(mention.strip()), _read_value(speaker.strip()), cue
    mention = mention.strip() or ANY
    return _read_value(mention), None if mention == "?" else ANY, cue


def _read_value(written: str) -> str | None:
    return None if written == "?" else written


def write_transcript(text: str, attributions: Sequence[Attribution]) -> str:
    """Write attributions as transcript lines, which read back as the same spans.

    Long quotations are shortened with ``[...]`` where the words that remain are unambiguous in the
    article. Returns one line per attribution, each ending in a line break.
    """
    nesting = depths(attributions)
    ordered = sorted(attributions, key=lambda a: (a.start, -a.end))
    heads = [" " * INDENT * nesting[a.id] + format_head(a) for a in ordered]
    width = max(map(len, heads), default=0)
    words: list[str] = []
    open_spans: list[Span] = []
    for attribution in ordered:
        depth = nesting[attribution.id]
        words.append(_shortest_words(text, attribution, search_range(open_spans, depth, len(text))))
        open_spans[depth:] = [core_of(text, attribution.start, attribution.end)]
    return "".join(f"{h:{width}} | {w}\n" for h, w in zip(heads, words, strict=True))


def depths(attributions: Sequence[Attribution]) -> dict[int, int]:
    """Return the number of enclosing quotations for the id of each attribution."""
    parents = {a.id: a.parent for a in attributions}
    nesting = {}
    for number in parents:
        depth, parent, seen = 0, parents[number], {number}
        while parent in parents and parent not in seen:
            seen.add(parent)
            depth, parent = depth + 1, parents[parent]
        nesting[number] = depth
    return nesting


def format_head(attribution: Attribution) -> str:
    """Write the part before the bar: ``mention = Speaker <cue>``."""
    mention, speaker = _format_value(attribution.mention), _format_value(attribution.speaker)
    named = "?" if mention == speaker == "?" else f"{mention} = {speaker}"
    return named if attribution.cue is None else f"{named} <{_format_value(attribution.cue)}>"


def _format_value(value: str | None) -> str:
    """Write a name or cue on one line. A value that the format cannot express becomes ``*``."""
    if value is None:
        return "?"
    plain = " ".join(value.split())
    return ANY if not plain or plain[0] == "#" or set(plain) & set("|<>=") else plain


def _shortest_words(text: str, attribution: Attribution, where: Span) -> str:
    """Write a quotation's words, shortened as far as they are still located there."""
    span = core_of(text, attribution.start, attribution.end)
    whole = text[slice(*span)].split()
    for kept in WORDS_KEPT:
        short = " ".join([*whole[:kept], LEFT_OUT, *whole[-kept:]])
        if len(whole) > 2 * kept + 2 and locate_words(text, short, *where) == span:
            return short
    return " ".join(whole)
