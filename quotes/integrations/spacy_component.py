"""A component for spaCy: ``nlp.add_pipe("quotes")``.

It may stand anywhere in a pipeline and needs no other component. spaCy finds it by the entry point ``spacy_factories``.

>>> import spacy
>>> nlp = spacy.blank("en")
>>> component = nlp.add_pipe("quotes", config={"kinds": ["direct", "mixed", "indirect"]})
>>> doc = nlp("“We won,” said Ann Lee, the mayor. She said it was close.")
>>> [(record.kind, record.speaker, record.text) for record in doc._.quotes]
[('direct', 'Ann Lee', '“We won,”'), ('indirect', 'Ann Lee', 'it was close')]
>>> doc.spans["quotes"], doc.spans["sources"], doc.spans["cues"]
([“We won,”, it was close], [Ann Lee, She], [said, said])
>>> doc.spans["sources"][1]._.quote.speaker
'Ann Lee'

Offsets are those of ``doc.text``. A span of spaCy begins and ends with a token; where a record does not, ``alignment``
says what becomes of it, as in ``Doc.char_span``: *expand* takes the tokens that it touches, *contract* those that are
wholly inside it, *strict* makes no span. ``doc._.quotes`` always has the record.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup

from quotes.integrations.library import extract
from quotes.integrations.quotations import Quotations
from quotes.model import BOOK_FIELDS, FIELDS, NEWS, SPEECH, Attribution, Value

RECORDS = "quotes"
"""Where ``doc.user_data`` has the records, as plain values, so that a ``Doc`` can be saved and sent to processes."""
EXPAND, CONTRACT, STRICT = "expand", "contract", "strict"


@dataclass(frozen=True, slots=True)
class Quoter:
    """Adds the quotations of a text to its ``Doc``."""

    kinds: tuple[str, ...]
    alignment: str
    genre: str
    speakers: tuple[str, ...]

    def __call__(self, doc: Doc) -> Doc:
        """Find the quotations, and set ``doc._.quotes`` and the three groups of spans."""
        records = extract(doc.text, kinds=self.kinds, genre=self.genre, speakers=self.speakers)
        doc.user_data[RECORDS] = [_plain(record) for record in records]
        groups: dict[str, list[Span]] = {"quotes": [], "sources": [], "cues": []}
        for record in records:
            for name, start, end, label in (
                ("quotes", record.start, record.end, record.kind),
                ("sources", record.mention_start, record.mention_end, record.speaker_kind or "source"),
                ("cues", record.cue_start, record.cue_end, "cue"),
            ):
                if start is None or end is None:
                    continue
                # The span's id is the record's, by which span._.quote finds it.
                span = doc.char_span(start, end, label, span_id=str(record.id), alignment_mode=self.alignment)
                if span is not None:
                    groups[name].append(span)
        for name, spans in groups.items():
            doc.spans[name] = SpanGroup(doc, name=name, spans=spans)
        return doc


@Language.factory(
    "quotes",
    default_config={"kinds": list(SPEECH), "alignment": EXPAND, "genre": NEWS, "speakers": []},
    assigns=["doc._.quotes", "doc.spans"],
)
def make_quoter(
    nlp: Language, name: str, kinds: Sequence[str], alignment: str, genre: str, speakers: Sequence[str]
) -> Quoter:
    """Make the component; spaCy calls it with the pipeline's config.

    Args:
        nlp: The pipeline.
        name: The component's name in it.
        kinds: The kinds wanted, as for ``quotes.extract``.
        alignment: ``expand``, ``contract`` or ``strict``.
        genre: As for ``quotes.extract``.
        speakers: As for ``quotes.extract``.

    Raises:
        ValueError: A kind, the alignment or the genre is unknown, or a line of ``speakers`` is wrong.
    """
    extract("", kinds=kinds, genre=genre, speakers=speakers)
    if alignment not in (EXPAND, CONTRACT, STRICT):
        raise ValueError(f"alignment is {alignment!r}: there are {EXPAND}, {CONTRACT}, {STRICT}")
    return Quoter(tuple(kinds), alignment, genre, tuple(speakers))


def _plain(record: Attribution) -> list[Value]:
    return [getattr(record, name) for name in (*FIELDS, *BOOK_FIELDS)]


def records_of(doc: Doc) -> Quotations:
    """Return the records of a ``Doc``: ``doc._.quotes``."""
    values = doc.user_data.get(RECORDS, ())
    return Quotations((Attribution(*one) for one in values), doc.text)


def record_of(span: Span) -> Attribution | None:
    """Return the record of a span in one of the three groups, ``None`` for other spans: ``span._.quote``."""
    if not span.id_.isdecimal():
        return None
    values = span.doc.user_data.get(RECORDS, ())
    place = int(span.id_) - 1
    return Attribution(*values[place]) if place < len(values) else None


Doc.set_extension("quotes", getter=records_of, force=True)
Span.set_extension("quote", getter=record_of, force=True)
