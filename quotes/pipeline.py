"""The whole pipeline, composed once: text → quotations → links → speakers → records."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count
from math import isnan
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NoReturn

from quotes.cast.known import AS_NEWS, KnownSpeakers, ReadingMode
from quotes.cast.listed import SpeakerList
from quotes.model import (
    ALL_SPEECH,
    BOOK_FIELDS,
    DIALOGUE,
    FIELDS,
    INDIRECT,
    NOT_SPEECH,
    SPEECH,
    Attribution,
    AttributionDraft,
    Span,
    frozen,
    moved,
)
from quotes.parallel import in_order
from quotes.records import make_records
from quotes.reported.reports import ReportedSpeech
from quotes.sieves.attribution import attribute, findings_of
from quotes.sieves.order import DIALOGUE_SIEVES
from quotes.sieves.transcript import add_turns
from quotes.speakers.resolver import SpeakerResolver
from quotes.text.article import Article, Finding, read_article
from quotes.text.paragraphs import cut_text
from quotes.text.quotations import gaps_in_quotations
from quotes.text.turns import TURN
from quotes.text.view.mapping import View
from quotes.text.view.markup import bold_paragraphs
from quotes.text.view.repairs import view_of

if TYPE_CHECKING:
    from quotes.dialogue.reading import DialogueReading

_KINDS = (*ALL_SPEECH, NOT_SPEECH)
LONGEST_STRETCH = 500_000
"""Code points read as one article; a longer text, such as a file of many, is read in stretches to bound its memory."""
_IDS = ("id", "utterance", "parent")
_values = attrgetter(*FIELDS, *BOOK_FIELDS)


@dataclass(frozen=True, slots=True)
class Analysis:
    """Everything that was found in an article, in reading order."""

    view: View
    article: Article
    """The article as the rules read it: its spans are those of the view."""
    findings: list[Finding]
    speakers: SpeakerResolver | None
    """Who resolved the mentions; ``None`` when nobody speaks."""
    dialogue: DialogueReading | None = None
    """The cast, the chapters and the scenes of a book."""

    def wanted(self, kinds: Collection[str]) -> list[Finding]:
        """The findings of some kinds, one for each record that ``records`` gives for these kinds."""
        return [finding for finding in self.findings if finding.link.kind in kinds]

    def records(self, doc: str, kinds: Collection[str]) -> list[Attribution]:
        """The records of some kinds.

        Args:
            doc: The article's path or id.
            kinds: The kinds wanted.
        """
        return self._records(self.view, doc, kinds)

    def records_in_view(self, doc: str, kinds: Collection[str]) -> list[Attribution]:
        """The same records with the spans and the words of the view, in which ``article`` is read."""
        return self._records(View(self.view.text), doc, kinds)

    def _records(self, view: View, doc: str, kinds: Collection[str]) -> list[Attribution]:
        wanted = self.wanted(kinds)
        records = make_records(view, doc, wanted)
        if not self.dialogue:
            return records
        places = [self.dialogue.place_at(finding.quotation.start) for finding in wanted]
        return [replace(record, part=part, scene=scene) for record, (part, scene) in zip(records, places, strict=True)]


def analyze(text: str, kinds: Collection[str] = SPEECH, mode: ReadingMode = AS_NEWS) -> Analysis:
    """Find everything that an article quotes, and who said it.

    Args:
        text: The article as read; any text is accepted, and nothing is rewritten.
        kinds: The kinds wanted; only if ``indirect`` is among them are there findings without marks.
        mode: By which rules, and with which known speakers.

    Returns:
        The findings of all kinds; ``Analysis.wanted`` and ``Analysis.records`` choose among them.
    """
    view = view_of(text)
    article = read_article(view.text, bold_paragraphs(view))
    if mode.genre == DIALOGUE:
        return _analyze_book(view, article, kinds, mode.speakers)
    gaps = gaps_in_quotations(article.text, article.paragraphs, article.quotations)
    if gaps:
        view.edit("quotations over several paragraphs", [(*gap, " ") for gap in gaps])
        article = read_article(view.text, bold_paragraphs(view))
    links = attribute(article)
    reported = ReportedSpeech(article, links)
    findings = findings_of(article, links)
    if INDIRECT in kinds:
        findings += reported.findings()
    if article.turns:
        add_turns(article, findings)
    if len(findings) > len(links):
        findings.sort(key=_reading_order)
    if view.repairs:
        findings = _distinct(view, findings)
    return Analysis(view, article, findings, _give_speakers(article, findings, reported, mode.speakers))


def _distinct(view: View, findings: list[Finding]) -> list[Finding]:
    """The findings without those that have the same span in the article as read as one before them.

    Marks within marks of the view may be one there: a code that is read as a mark, right beside a mark.
    """
    spans: set[Span] = set()
    kept: list[Finding] = []
    for finding in findings:
        span = view.in_source((finding.quotation.start, finding.quotation.end))
        if span not in spans:
            spans.add(span)
            kept.append(finding)
    return kept


def _give_speakers(
    article: Article, findings: list[Finding], reported: ReportedSpeech, known: KnownSpeakers
) -> SpeakerResolver | None:
    """Give findings their speakers: those in marks first, which look back to reported speech, asked for or not."""
    listed = SpeakerList(known) if known.persons else None
    speakers: SpeakerResolver | None = None
    marked = [finding for finding in findings if finding.link.kind != INDIRECT]
    reports = [finding for finding in findings if finding.link.kind == INDIRECT]
    for group in (marked, reports):
        for finding in group:
            is_turn = finding.link.rule == TURN
            if not is_turn and finding.answer is None:
                continue
            # The names of an article are read only if somebody speaks in it.
            speakers = speakers or SpeakerResolver(article, reported.sources)
            if is_turn:
                finding.speaker = speakers.resolve_turn(finding.quotation, finding.answer)
            elif finding.answer is not None:
                finding.speaker = speakers.resolve(finding.quotation, finding.answer)
            if listed and finding.link.source:
                finding.speaker = listed.corrected(finding.speaker, article.text[slice(*finding.link.source)])
        if speakers is not None:
            for finding in group:
                finding.speaker = speakers.with_role(finding.speaker)
    return speakers


def _analyze_book(view: View, article: Article, kinds: Collection[str], known: KnownSpeakers) -> Analysis:
    """Analyze a novel or a story; what only books need is imported with the first one."""
    from quotes.dialogue.reading import DialogueReader

    links = attribute(article, DIALOGUE_SIEVES)
    book = DialogueReader(article, links, known)
    read = book.read()
    reports = ReportedSpeech(article, links).findings() if INDIRECT in kinds else []
    findings = sorted([*findings_of(article, links), *reports], key=_reading_order)
    book.give_speakers(findings, read)
    return Analysis(view, article, findings, None, read)


class TextError(TypeError):
    """Something among the texts that is not a string; iterating over it raises it."""

    def __iter__(self) -> NoReturn:
        """Raise it where records are expected, so that nobody takes it for an article without quotations."""
        raise self


def extract(
    text: str, doc: str = "", kinds: Collection[str] = SPEECH, mode: ReadingMode = AS_NEWS
) -> list[Attribution]:
    """Find every quotation in an article and who said it, as ``quotes.extract`` describes."""
    if not isinstance(text, str):
        raise TypeError(f"text is {_described(text)}, not a string")
    _check_kinds(kinds)
    records: list[Attribution] = []
    for stretch in stretches(text, kinds, mode):
        records += stretch.records(doc, kinds, len(records))
    return records


@dataclass(frozen=True, slots=True)
class Stretch:
    """What is read as one article, and where it starts in the text: all of it, unless it is too long."""

    start: int
    analysis: Analysis

    def records(self, doc: str, kinds: Collection[str], before: int) -> list[Attribution]:
        """The records of some kinds, their offsets those of the whole text; ``before`` are in earlier stretches."""
        records = self.analysis.records(doc, kinds)
        return [_moved(record, self.start, before) for record in records] if self.start else records


def stretches(text: str, kinds: Collection[str] = SPEECH, mode: ReadingMode = AS_NEWS) -> Iterator[Stretch]:
    """Analyze a text of any length: one stretch, or several if no article is as long. A book is one.

    Args:
        text: The text as read.
        kinds: The kinds wanted, as for ``analyze``.
        mode: By which rules, and with which known speakers.
    """
    if len(text) <= LONGEST_STRETCH or mode.genre == DIALOGUE:
        yield Stretch(0, analyze(text, kinds, mode))
        return
    for start, end in cut_text(text, LONGEST_STRETCH):
        yield Stretch(start, analyze(text[start:end], kinds, mode))


def _moved(record: Attribution, by: int, after: int) -> Attribution:
    """A record of a stretch as one of the whole text.

    Args:
        record: The record, whose offsets are those of the stretch.
        by: Where the stretch starts (code points).
        after: The number of records before the stretch.
    """
    ids = {name: value + after for name in _IDS if (value := getattr(record, name)) is not None}
    return replace(moved(record, by), **ids)


def extract_many(
    texts: Iterable[str], jobs: int = 1, kinds: Collection[str] = SPEECH, mode: ReadingMode = AS_NEWS
) -> Iterator[list[Attribution] | TextError]:
    """Do what ``extract`` does to each of many articles, as ``quotes.extract_many`` describes."""
    if isinstance(texts, str):
        raise TypeError("texts is one string, not several: use extract, or put it in a list")
    if jobs < 1:
        raise ValueError(f"jobs must be at least 1, not {jobs}")
    _check_kinds(kinds)
    packed = in_order(_Extract(tuple(kinds), mode), map(_checked, count(), texts), jobs, _length)
    return (
        records if isinstance(records, TextError) else [frozen(AttributionDraft(*values)) for values in records]
        for records in packed
    )


def _checked(position: int, text: object) -> str | TextError:
    """Return a text, or why it is none: other objects are not sent to other processes."""
    return text if isinstance(text, str) else TextError(f"texts[{position}] is {_described(text)}, not a string")


def _described(value: object) -> str:
    if value is None:
        return "None"
    if isinstance(value, float) and isnan(value):
        return "NaN"
    return f"of type {type(value).__name__}"


def _length(text: str | TextError) -> int:
    return len(text) if isinstance(text, str) else 0


def _check_kinds(kinds: Collection[str]) -> None:
    if isinstance(kinds, str):
        raise ValueError(f'kinds is the string "{kinds}": put kinds in a tuple. There are {", ".join(_KINDS)}.')
    if unknown := [kind for kind in kinds if kind not in _KINDS]:
        raise ValueError(f"unknown kind {unknown[0]!r}: there are {', '.join(_KINDS)}")


@dataclass(frozen=True, slots=True)
class _Extract:
    """The work of one process. It returns tuples of values, which are pickled in a third of the time of records."""

    kinds: tuple[str, ...]
    mode: ReadingMode

    def __call__(self, texts: Sequence[str | TextError]) -> list[list[tuple[Any, ...]] | TextError]:
        return [
            text if isinstance(text, TextError) else list(map(_values, extract(text, kinds=self.kinds, mode=self.mode)))
            for text in texts
        ]


def _reading_order(finding: Finding) -> tuple[int, int]:
    return finding.quotation.start, -finding.quotation.end
