"""From an article's text to its attributions: the whole pipeline, composed."""

from __future__ import annotations

from collections.abc import Collection

from quotes.article import read
from quotes.attribute import attribute
from quotes.confidence import confidence, place
from quotes.model import SPEECH, Attribution, Link, Quotation, Speaker
from quotes.speakers import NOBODY, Speakers


def extract(text: str, doc: str = "", kinds: Collection[str] = SPEECH) -> list[Attribution]:
    """Find every quotation in an article and who said it.

    Args:
        text: The article as read; nothing is rewritten, and any text will do.
        doc: The article's path or id, for the records.
        kinds: The kinds wanted: ``direct`` and ``mixed`` unless told; ``not_speech`` gives marked words that
            nobody said.

    Returns:
        One record per quotation, in reading order; all offsets are code points into ``text``, half-open.
    """
    article = read(text)
    links = attribute(article)
    speakers = Speakers(article) if article.answers else None
    ids: dict[int, int] = {}
    records = []
    for quotation, link in zip(article.quotations, links, strict=True):
        speaker = NOBODY
        if speakers is not None and quotation.index in article.answers:
            speaker = speakers.resolve(quotation, article.answers[quotation.index])
        if link.kind in kinds:
            ids[quotation.index] = len(ids) + 1
            records.append(_record(text, doc, quotation, link, speaker, ids))
    return records


def _record(
    text: str, doc: str, quotation: Quotation, link: Link, speaker: Speaker, ids: dict[int, int]
) -> Attribution:
    own = ids[quotation.index]
    source, cue = link.source, link.cue
    words = text[quotation.start : quotation.end]
    mention = text[source.start : source.end] if source else None
    return Attribution(
        doc=doc,
        id=own,
        utterance=ids.get(link.head, own),
        parent=ids.get(quotation.parent) if quotation.parent is not None else None,
        kind=link.kind,
        text=words,
        start=quotation.start,
        end=quotation.end,
        content_start=link.content.start,
        content_end=link.content.end,
        speaker=speaker.name,
        speaker_kind=speaker.kind,
        role=speaker.role,
        mention=mention,
        mention_start=source.start if source else None,
        mention_end=source.end if source else None,
        cue=text[cue.start : cue.end] if cue else None,
        cue_start=cue.start if cue else None,
        cue_end=cue.end if cue else None,
        rule=link.rule,
        confidence=confidence(link.rule, place(link.kind, words, mention, speaker.kind)) if mention else None,
    )
