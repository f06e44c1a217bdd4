"""Why a quotation has the speaker that it has: the rule, what else there was, and who the mention names."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from quotes.cast.known import AS_NEWS, ReadingMode
from quotes.dialogue.reading import DialogueReading
from quotes.dialogue.rivals import rivals_at
from quotes.explain.candidates import Rejected, answers_of_later_rules, mention_of, rejected_candidates, surer_rules
from quotes.explain.meanings import meaning
from quotes.lexicon import tags as t
from quotes.lexicon.tagging import tags_of
from quotes.model import INDIRECT, SPEECH, Attribution
from quotes.pipeline import analyze
from quotes.reported.sieves import REPORT_SIEVES
from quotes.sieves.attribution import NO_SIEVE
from quotes.text.article import Answer, Article, Finding
from quotes.text.parts import Quotation, Speaker, Way
from quotes.text.turns import TURN

QUOTATION, MENTION, CUE, WORDS = "quotation", "mention", "cue", "words"
_WAYS_TO_SPEAKER: dict[Way, str] = {
    "ambiguous": "a name that several people in the article share",
    "apposition": "a description next to the name",
    "body": "the name of an organization",
    "byline": "the writer, named in the byline",
    "crowd": "several people the article does not name",
    "description": "a description",
    "document": "a document",
    "interview": "who asks or answers, as the article introduces the interview",
    "name": "a name",
    "names": "several names",
    "office": "an office, which counts as the speaker",
    "official": "an unnamed person who speaks for an organization",
    "pronoun": "a pronoun",
    "spokesman": "an unnamed spokesperson for an organization",
}
_PRONOUN_TAGS = t.ANY_PRONOUN | t.POSSESSIVE_PRONOUN | t.WH_WORD
_FIRST_PERSON_WITHIN = "a pronoun for the speaker of the quotation around it"
_LESS_SURE = "it is less sure and was not asked"
_TOO_EARLY = "it was asked before the quotation it depends on had an answer"
_NO_SPEECH = "these words do not count as speech"
_MOST_RIVALS = 4
"""Other characters of a scene that are shown."""
_SHOWN_AROUND = 40
"""Characters shown on either side of where a speaker was named."""


@dataclass(frozen=True, slots=True)
class Part:
    """Some words of a sentence and what they are."""

    text: str
    what: str
    """``quotation``, ``mention``, ``cue`` or ``words``."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """One quotation: its sentence, who said it and how that was found."""

    record: Attribution
    sentences: tuple[tuple[Part, ...], ...]
    """The sentence with the quotation; then that with the mention, when it is another."""
    meaning: str
    """The rule in one line."""
    way: str
    """How the mention became the speaker; empty without a mention."""
    named: str
    """Where the speaker was named before, if the mention is not the name."""
    abstained: tuple[str, ...] = ()
    """The surer rules."""
    agree: tuple[str, ...] = ()
    """The less sure rules that would have named the same source."""
    rejected: tuple[Rejected, ...] = ()
    repairs: tuple[str, ...] = ()
    """What was repaired before the article was read."""


def explain_quotations(
    text: str, doc: str = "", kinds: Collection[str] = SPEECH, mode: ReadingMode = AS_NEWS
) -> list[Explanation]:
    """Explain every quotation of an article.

    Args:
        text: The article as read.
        doc: Its path or id.
        kinds: The kinds wanted, as for ``extract``; so are the records and their ids.
        mode: By which rules, and with which known speakers.

    Returns:
        One explanation per record, in reading order.
    """
    analysis = analyze(text, kinds, mode)
    in_view = analysis.records_in_view(doc, kinds)
    ids = {(record.start, record.end): record.id for record in in_view}
    explained = []
    for record, finding in zip(in_view, analysis.wanted(kinds), strict=True):
        answer = finding.answer if record.mention is not None else None
        way = _how_resolved(analysis.article, record, answer, finding.speaker, ids)
        if record.rule == TURN:
            explained.append(_explain_turn(analysis.article, record, finding))
        elif answer is not None and record.kind == INDIRECT:
            explained.append(_explain_reported(analysis.article, record, answer, way))
        elif analysis.dialogue is not None:
            explained.append(_explain_dialogue(analysis.article, analysis.dialogue, record, finding))
        else:
            explained.append(_explain_marked(analysis.article, record, finding.quotation, answer, way))
    if not analysis.view.repairs:
        return explained
    repairs = tuple(analysis.view.repairs)
    records = analysis.records(doc, kinds)
    return [replace(one, record=record, repairs=repairs) for one, record in zip(explained, records, strict=True)]


def _explain_marked(
    article: Article, record: Attribution, quotation: Quotation, found: Answer | None, way: str
) -> Explanation:
    later = answers_of_later_rules(quotation, article, record.rule)
    why = _LESS_SURE if found else _TOO_EARLY if record.rule == NO_SIEVE else _NO_SPEECH
    same = [one.rule for one in later if found and mention_of(article, one.found) == mention_of(article, found)]
    return Explanation(
        record=record,
        sentences=tuple(_shown_sentences(article, record, quotation, found)),
        meaning=meaning(record.rule),
        abstained=tuple(surer_rules(record.rule)) if found else (),
        agree=tuple(same),
        rejected=tuple(rejected_candidates(quotation, article, found, later, why)),
        way=way,
        named=_where_named(article, record),
    )


def _explain_dialogue(article: Article, reading: DialogueReading, record: Attribution, finding: Finding) -> Explanation:
    """The explanation of a quotation in a book: who else could have spoken at its turn."""
    rivals = rivals_at(reading, finding.quotation.index)
    told = [Rejected(rival.name, "", f"{rival.points:.1f} points: {', '.join(rival.reasons)}") for rival in rivals]
    return Explanation(
        record=record,
        sentences=tuple(_shown_sentences(article, record, finding.quotation, finding.answer)),
        meaning=meaning(record.rule),
        rejected=tuple(told[1 : 1 + _MOST_RIVALS]),
        way=told[0].why if told else "",
        named=_where_named(article, record),
    )


def _explain_reported(article: Article, record: Attribution, found: Answer, way: str) -> Explanation:
    """The explanation of reported speech without marks, which only its own cue can report."""
    names = [sieve.__name__ for sieve in REPORT_SIEVES]
    return Explanation(
        record=record,
        sentences=(tuple(_cut_into_parts(article, record, *found.frame.span(found.frame.sentence(found.cue[0])))),),
        meaning=meaning(record.rule),
        abstained=tuple(names[: names.index(record.rule)]) if record.rule in names else (),
        way=way,
        named=_where_named(article, record),
    )


def _explain_turn(article: Article, record: Attribution, finding: Finding) -> Explanation:
    """The explanation of a turn of a transcript, which no other rule is asked about."""
    number = article.turn_in[finding.quotation.paragraph]
    turn = article.turns[number]
    head = article.turns[turn.head]
    shown = [(turn.start, turn.end)]
    if turn.head < number or head.label is None or head.label[1] > turn.start:
        shown += [head.label] if head.label else []
    else:
        shown = [(head.label[0], turn.end)]
    way = _way_of_mention(record, record.mention or "", finding.speaker) if finding.speaker.name else ""
    return Explanation(
        record=record,
        sentences=tuple(tuple(_cut_into_parts(article, record, *span)) for span in shown),
        meaning=meaning(record.rule),
        way=way,
        named=_where_named(article, record),
    )


def _shown_sentences(
    article: Article, record: Attribution, quotation: Quotation, found: Answer | None
) -> Iterator[tuple[Part, ...]]:
    context = article.context(quotation)
    around = context.frame.span(context.frame.sentence(context.position))
    yield tuple(_cut_into_parts(article, record, *around))
    if found is not None:
        other = found.frame.span(found.frame.sentence(found.source[0]))
        if other != around:
            yield tuple(_cut_into_parts(article, record, *other))


def _cut_into_parts(article: Article, record: Attribution, start: int, end: int) -> Iterator[Part]:
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


def _how_resolved(
    article: Article, record: Attribution, found: Answer | None, speaker: Speaker, ids: dict[tuple[int, int], int]
) -> str:
    """How the mention became the speaker, in words."""
    if found is None or record.mention is None:
        return ""
    way = _way_of_mention(record, record.mention, speaker)
    if speaker.name is None:
        return f"{way or 'a description'}; the article does not say who that is"
    if found.shares_answer_of is None:
        return way
    other = article.quotations[found.shares_answer_of]
    number = ids.get((other.start, other.end))
    return f"{way}; the same speaker as in quotation {number}" if number else way


def _way_of_mention(record: Attribution, mention: str, speaker: Speaker) -> str:
    """What the words of a mention are, such as a name or a pronoun."""
    tag = tags_of(mention) if " " not in mention else 0
    if tag & t.FIRST_PERSON and record.parent:
        return _FIRST_PERSON_WITHIN
    if tag & _PRONOUN_TAGS:
        return _WAYS_TO_SPEAKER["pronoun"]
    # A speaker found for a pronoun elsewhere may be mentioned by a description here: *the mayor* for *she*.
    how = "description" if speaker.how == "pronoun" else speaker.how
    return _WAYS_TO_SPEAKER.get(how, how)


def _where_named(article: Article, record: Attribution) -> str:
    """The words around the place where the speaker was last named before the mention."""
    if record.speaker is None or record.mention_start is None or record.mention is None:
        return ""
    last = record.speaker.split()[-1]
    at = article.text.rfind(last, 0, record.mention_start)
    if at < 0:
        at = article.text.find(last, record.mention_end)
    if at < 0 or last in record.mention:
        return ""
    low, high = max(0, at - _SHOWN_AROUND), min(len(article.text), at + len(last) + _SHOWN_AROUND)
    words = article.text[low:high]
    first = words.find(" ") + 1 if low else 0
    final = words.rfind(" ") if high < len(article.text) else len(words)
    return f"{'… ' if low else ''}{words[first:final]}{' …' if high < len(article.text) else ''}"
