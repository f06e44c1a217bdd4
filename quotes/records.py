"""From what was found in an article to its records."""

from __future__ import annotations

from quotes.confidence import kind_of_place, measured_precision
from quotes.model import Attribution, AttributionDraft, Span, frozen
from quotes.text.article import Finding
from quotes.text.view.mapping import View


def make_records(view: View, doc: str, findings: list[Finding]) -> list[Attribution]:
    """The records of some findings.

    Args:
        view: The article as read and as the rules read it; the spans of the findings are the latter's.
        doc: The article's path or id.
        findings: What is wanted, in reading order.
    """
    ids = {finding.quotation.index: number for number, finding in enumerate(findings, 1)}
    utterances = {finding.link.head: ids[finding.quotation.index] for finding in reversed(findings)}
    return [_record(view, doc, finding, ids, utterances) for finding in findings]


def _record(view: View, doc: str, finding: Finding, ids: dict[int, int], utterances: dict[int, int]) -> Attribution:
    quotation, link, speaker = finding.quotation, finding.link, finding.speaker
    parent = finding.turn if quotation.parent is None else quotation.parent
    span = quotation.start, quotation.end
    start, end = view.in_source(span)
    content_start, content_end = (start, end) if link.content == span else view.in_source(link.content)
    mention, mention_start, mention_end = _words(view, link.source)
    cue, cue_start, cue_end = _words(view, link.cue)
    # The order is that of the fields: to name them all takes as long as the rest.
    draft = AttributionDraft(
        doc,
        ids[quotation.index],
        utterances[link.head],
        None if parent is None else ids.get(parent),
        link.kind,
        view.source[start:end],
        start,
        end,
        content_start,
        content_end,
        speaker.name,
        speaker.kind,
        speaker.role,
        mention,
        mention_start,
        mention_end,
        cue,
        cue_start,
        cue_end,
        link.rule,
        _confidence(view.text, finding),
    )
    return frozen(draft)


def _words(view: View, span: Span | None) -> tuple[str | None, int | None, int | None]:
    """What the article has at a span of the view, and where that starts and ends there."""
    if span is None:
        return None, None, None
    start, end = view.in_source(span)
    return view.source[start:end], start, end


def _confidence(text: str, finding: Finding) -> float | None:
    """How sure a speaker is; ``text`` is the article as the rules read it."""
    quotation, link = finding.quotation, finding.link
    if finding.confidence is not None or link.source is None:
        return finding.confidence
    words, mention = text[quotation.start : quotation.end], text[link.source[0] : link.source[1]]
    return measured_precision(link.rule, kind_of_place(link.kind, words, mention, finding.speaker.kind))
