"""From an article's text to its attributions: the whole pipeline, composed."""

from __future__ import annotations

from collections.abc import Collection

from quotes.article import read
from quotes.attribute import attribute
from quotes.model import SPEECH, Attribution
from quotes.speakers import NOBODY, Speakers


def extract(text: str, doc: str = "", kinds: Collection[str] = SPEECH) -> list[Attribution]:
    """Find every quotation in an article and who said it."""
    article = read(text)
    attribute(article, frozenset())
    who = Speakers(article)
    out = []
    ids = {}
    for q in article.quotations:
        f = article.answers.get(q.index)
        sp = who.resolve(q, f) if f else NOBODY
        i = ids[q.index] = len(out) + 1
        ms = me = cs = ce = None
        if f and f.source:
            ms, me = f.frame.starts[f.source[0]], f.frame.ends[f.source[1] - 1]
            if text[me - 2 : me] in ("'s", "’s"):
                me -= 2
        if f and f.cue:
            cs, ce = f.frame.starts[f.cue[0]], f.frame.ends[f.cue[1] - 1]
        out.append(
            Attribution(doc, i, ids.get(f.same_as, i) if f and f.same_as is not None else i,
                        ids.get(q.parent) if q.parent is not None else None, "direct", text[q.start : q.end], q.start, q.end,
                        q.start, q.end, sp.name, sp.kind, sp.role,
                        text[ms:me] if ms is not None else None, ms, me,
                        text[cs:ce] if cs is not None else None, cs, ce, f.rule if f else "nothing", 0.5))
    return out
