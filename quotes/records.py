"""From what was found in an article to its records."""

from __future__ import annotations

from typing import Final

from quotes.confidence import kind_of_place, measured_precision
from quotes.model import Attribution, AttributionDraft, frozen
from quotes.text.article import Finding
from quotes.text.view.mapping import View

_NOWHERE: Final = (None, None)


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
    read = view.text
    certainty = finding.confidence
    if certainty is None and link.source:
        mention = read[slice(*link.source)]
        words = read[quotation.start : quotation.end]
        certainty = measured_precision(link.rule, kind_of_place(link.kind, words, mention, speaker.kind))
    start, end = view.in_source((quotation.start, quotation.end))
    content_start, content_end = view.in_source(link.content)
    mention_start, mention_end = view.in_source(link.source) if link.source else _NOWHERE
    cue_start, cue_end = view.in_source(link.cue) if link.cue else _NOWHERE
    text = view.source
    draft = AttributionDraft(
        doc=doc,
        id=ids[quotation.index],
        utterance=utterances[link.head],
        parent=None if parent is None else ids.get(parent),
        kind=link.kind,
        text=text[start:end],
        start=start,
        end=end,
        content_start=content_start,
        content_end=content_end,
        speaker=speaker.name,
        speaker_kind=speaker.kind,
        role=speaker.role,
        mention=text[mention_start:mention_end] if link.source else None,
        mention_start=mention_start,
        mention_end=mention_end,
        cue=text[cue_start:cue_end] if link.cue else None,
        cue_start=cue_start,
        cue_end=cue_end,
        rule=link.rule,
        confidence=certainty,
    )
    return frozen(draft)
