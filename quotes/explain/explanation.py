"""Why a quotation has the speaker that it has: the rule, what else there was, and who the mention stands for."""

from __future__ import annotations

import ast
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from quotes.text.article import Article, Found, read
from quotes.sieves.attribute import NO_SIEVE, attribute
from quotes.pipeline import extract
from quotes.text.frames import Frame
from quotes.lexicon.words import FIRST_PERSON, PRONOUN, WH, tags
from quotes.model import INDIRECT, SPEECH, Attribution, Quotation, Speaker
from quotes.explain.candidates import Candidate, candidates, later_answers, mention_of, surer
from quotes.reported.reports import BELIEF, reports
from quotes.sieves.order import SIEVES
from quotes.reported.sieves import REPORT_SIEVES
from quotes.speakers.resolve import NOBODY, Speakers

QUOTATION, MENTION, CUE, WORDS = "quotation", "mention", "cue", "words"
_NOT_SAID = {
    BELIEF: "What somebody thinks, wants or plans, rather than says.",
    NO_SIEVE: "No rule found who said it.",
    "heading": "A heading, which nobody says.",
    "markup": "Part of the page's markup, not of the article.",
    "nickname": "A nickname between the parts of a name.",
    "term": "A term or a name, or a few words that no rule links to anybody.",
    "title": "The title of a work.",
}
_WAYS = {
    "ambiguous": "a name that more than one person in the article has",
    "apposition": "a description beside the name",
    "body": "the name of a body",
    "byline": "the writer, whom the byline names",
    "crowd": "several people whom the article does not name",
    "description": "a description",
    "document": "something written",
    "name": "a name",
    "names": "several names",
    "office": "an office, which speaks for itself",
    "official": "somebody unnamed, who speaks for a body",
    "pronoun": "a pronoun",
    "spokesman": "somebody unnamed, who speaks for a body",
}
_WHOEVER = "a pronoun for whoever says the quotation around it"
_LESS_SURE = "it is less sure and was not asked"
_TOO_EARLY = "it was asked before the quotation that it follows had its answer"
_NO_SPEECH = "these words are not taken for speech"
_ITALICS = re.compile(r"\*([^*]+)\*")
_BEFORE = 40
"""Characters shown on either side of where a speaker was named."""


@dataclass(frozen=True, slots=True)
class Part:
    """Some words of a sentence and what they are."""

    text: str
    what: str
    """``quotation``, ``mention``, ``cue`` or ``words``."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """One quotation: where it stands, who said it and how that was found."""

    record: Attribution
    sentences: tuple[tuple[Part, ...], ...]
    """The sentence with the quotation; then that with the mention, when it is another."""
    meaning: str
    """The rule in one line."""
    abstained: tuple[str, ...]
    """The surer rules."""
    agree: tuple[str, ...]
    """The less sure rules that would have named the same source."""
    rejected: tuple[Candidate, ...]
    way: str
    """How the mention became the speaker; empty without a mention."""
    named: str
    """Where the speaker was named before, if the mention is not the name."""


def explain(text: str, doc: str = "", kinds: Collection[str] = SPEECH) -> list[Explanation]:
    """Explain every quotation of an article.

    Args:
        text: The article as read.
        doc: Its path or id.
        kinds: The kinds wanted, as for ``extract``; so are the records and their ids.

    Returns:
        One explanation per record, in reading order.
    """
    article = read(text)
    links = attribute(article)
    reported = reports(article, links) if INDIRECT in kinds else []
    answers = article.answers | {piece.index: found for piece, _, found in reported}
    pieces = sorted([*article.quotations, *(piece for piece, _, _ in reported)], key=lambda piece: piece.start)
    speakers = Speakers(article)
    resolved = {
        piece.index: speakers.resolve(piece, answers[piece.index]) for piece in pieces if piece.index in answers
    }
    records = extract(text, doc, kinds)
    ids = {(record.start, record.end): record.id for record in records}
    by_span = {(piece.start, piece.end): piece for piece in pieces}
    explained = []
    for record in records:
        quotation = by_span[record.start, record.end]
        found = answers.get(quotation.index) if record.mention is not None else None
        way = _way(article, record, found, resolved.get(quotation.index, NOBODY), ids)
        if found is not None and record.kind == INDIRECT:
            explained.append(_report_explanation(article, record, found, way))
        else:
            explained.append(_explanation(article, record, quotation, found, way))
    return explained


@cache
def meaning(rule: str) -> str:
    """What a rule does, in one line: the first line of its docstring, as its source has it, compiled or not."""
    first = _NOT_SAID.get(rule, rule)
    for sieve in (*SIEVES, *REPORT_SIEVES):
        if sieve.__name__ == rule:
            source = (files("quotes") / f"{sieve.__module__.removeprefix('quotes.').replace('.', '/')}.py").read_text(encoding="utf-8")
            written = next(
                one for one in ast.parse(source).body if isinstance(one, ast.FunctionDef) and one.name == rule
            )
            first = (ast.get_docstring(written) or rule).splitlines()[0]
    return _ITALICS.sub(r"“\1”", first)


def _explanation(
    article: Article, record: Attribution, quotation: Quotation, found: Found | None, way: str
) -> Explanation:
    later = later_answers(quotation, article, record.rule)
    why = _LESS_SURE if found else _TOO_EARLY if record.rule == NO_SIEVE else _NO_SPEECH
    same = [one.rule for one in later if found and mention_of(article, one.found) == mention_of(article, found)]
    return Explanation(
        record=record,
        sentences=tuple(_sentences(article, record, quotation, found)),
        meaning=meaning(record.rule),
        abstained=tuple(surer(record.rule)) if found else (),
        agree=tuple(same),
        rejected=tuple(candidates(quotation, article, found, later, why)),
        way=way,
        named=_named(article, record),
    )


def _report_explanation(article: Article, record: Attribution, found: Found, way: str) -> Explanation:
    """The explanation of reported speech without marks, which only its own cue can report."""
    names = [sieve.__name__ for sieve in REPORT_SIEVES]
    assert found.cue is not None
    return Explanation(
        record=record,
        sentences=(tuple(_parts(article, record, *_sentence(found.frame, found.cue[0]))),),
        meaning=meaning(record.rule),
        abstained=tuple(names[: names.index(record.rule)]) if record.rule in names else (),
        agree=(),
        rejected=(),
        way=way,
        named=_named(article, record),
    )


def _sentences(
    article: Article, record: Attribution, quotation: Quotation, found: Found | None
) -> Iterator[tuple[Part, ...]]:
    place = article.place(quotation)
    around = _sentence(place.frame, place.position)
    yield tuple(_parts(article, record, *around))
    if found is not None and found.source is not None:
        other = _sentence(found.frame, found.source[0])
        if other != around:
            yield tuple(_parts(article, record, *other))


def _sentence(frame: Frame, position: int) -> tuple[int, int]:
    low, high = frame.sentence(position)
    return frame.starts[low], frame.end(high - 1)


def _parts(article: Article, record: Attribution, start: int, end: int) -> Iterator[Part]:
    """Cut a sentence into the words that are marked and those between."""
    marked = (
        (record.start, record.end, QUOTATION),
        (record.mention_start, record.mention_end, MENTION),
        (record.cue_start, record.cue_end, CUE),
    )
    spans = sorted((low, high, what) for low, high, what in marked if low is not None and high is not None)
    for low, high, what in spans:
        if start <= low and high <= end:
            yield Part(article.text[start:low], WORDS)
            yield Part(article.text[low:high], what)
            start = high
    yield Part(article.text[start:end], WORDS)


def _way(
    article: Article, record: Attribution, found: Found | None, speaker: Speaker, ids: dict[tuple[int, int], int]
) -> str:
    """How the mention became the speaker, in words."""
    if found is None or record.mention is None:
        return ""
    tag = tags(record.mention) if " " not in record.mention else 0
    how = "pronoun" if tag & (PRONOUN | WH) else "description" if speaker.how == "pronoun" else speaker.how
    what = _WHOEVER if tag & FIRST_PERSON and record.parent else _WAYS.get(how, how)
    if speaker.name is None:
        return f"{what or 'a description'}; the article does not say for whom"
    other = article.quotations[found.same_as] if found.same_as is not None else None
    same = ids.get((other.start, other.end)) if other else None
    return what + (f"; the same speaker as in quotation {same}" if same else "")


def _named(article: Article, record: Attribution) -> str:
    """The words around the place where the speaker was last named before the mention."""
    if record.speaker is None or record.mention_start is None or record.mention is None:
        return ""
    last = record.speaker.split()[-1]
    at = article.text.rfind(last, 0, record.mention_start)
    if at < 0:
        at = article.text.find(last, record.mention_end)
    if at < 0 or last in record.mention:
        return ""
    low, high = max(0, at - _BEFORE), min(len(article.text), at + len(last) + _BEFORE)
    words = article.text[low:high]
    first = words.find(" ") + 1 if low else 0
    final = words.rfind(" ") if high < len(article.text) else len(words)
    return f"{'… ' if low else ''}{words[first:final]}{' …' if high < len(article.text) else ''}"
