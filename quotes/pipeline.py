"""From an article's text to its attributions: the whole pipeline, composed."""

from __future__ import annotations

import gc
from collections.abc import Collection

from quotes.text.article import Found, read
from quotes.sieves.attribute import attribute
from quotes.confidence import confidence, place
from quotes.model import INDIRECT, SPEECH, Attribution, Link, Quotation, Speaker, attribution
from quotes.reported.reports import reports
from quotes.speakers.resolve import NOBODY, Speakers

_NOWHERE = (None, None)


def extract(text: str, doc: str = "", kinds: Collection[str] = SPEECH) -> list[Attribution]:
    """Find every quotation in an article and who said it.

    Args:
        text: The article as read; nothing is rewritten, and any text will do.
        doc: The article's path or id, for the records.
        kinds: The kinds wanted: ``direct`` and ``mixed`` unless told; ``indirect`` gives reported speech without
            marks, ``not_speech`` marked words that nobody said.

    Returns:
        One record per quotation or piece of a reported clause, in reading order; all offsets are code points
        into ``text``, half-open.
    """
    collects = gc.isenabled()
    # It would run after every few hundred of the small objects that an article takes, none of which refers to itself,
    # and look at all that the process holds: a twentieth of the time. Mercurial does the same (``util.nogc``).
    gc.disable()
    try:
        return _extract(text, doc, kinds)
    finally:
        if collects:
            gc.enable()


def _extract(text: str, doc: str, kinds: Collection[str]) -> list[Attribution]:
    """The records of an article."""
    article = read(text)
    links = attribute(article)
    answers = article.answers
    pieces: list[tuple[Quotation, Link, Found | None]]
    pieces = [(q, link, answers.get(q.index)) for q, link in zip(article.quotations, links, strict=True)]
    if INDIRECT in kinds:
        pieces += reports(article, links)
        pieces.sort(key=_reading_order)
    speakers: Speakers | None = None
    ids: dict[int, int] = {}
    records = []
    for quotation, link, found in pieces:
        speaker = NOBODY
        if found is not None:
            speakers = speakers or Speakers(article)
            speaker = speakers.resolve(quotation, found)
        if link.kind in kinds:
            ids[quotation.index] = len(ids) + 1
            records.append(_record(text, doc, quotation, link, speaker, ids))
    return records


def _reading_order(piece: tuple[Quotation, Link, Found | None]) -> tuple[int, int]:
    return piece[0].start, -piece[0].end


def _record(
    text: str, doc: str, quotation: Quotation, link: Link, speaker: Speaker, ids: dict[int, int]
) -> Attribution:
    own = ids[quotation.index]
    start, end = quotation.start, quotation.end
    content_start, content_end = link.content
    words = text[start:end]
    name, kind, role, _ = speaker
    source, cue = link.source, link.cue
    mention_start, mention_end = source or _NOWHERE
    mention = text[mention_start:mention_end] if source else None
    cue_start, cue_end = cue or _NOWHERE
    return attribution(
        doc,
        own,
        ids.get(link.head, own),
        None if quotation.parent is None else ids.get(quotation.parent),
        link.kind,
        words,
        start,
        end,
        content_start,
        content_end,
        name,
        kind,
        role,
        mention,
        mention_start,
        mention_end,
        text[cue_start:cue_end] if cue else None,
        cue_start,
        cue_end,
        link.rule,
        confidence(link.rule, place(link.kind, words, mention, kind)) if mention else None,
    )
