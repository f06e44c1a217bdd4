"""What the narration around a quotation shows of its speaker: the tag, and who acts beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from quotes.cast.characters import Cast, Mention, Mentions, gender_of_name
from quotes.grammar.phrases import phrase_starting_at
from quotes.lexicon import tags as t
from quotes.lexicon.genders import GENDERS_OF_PRONOUNS, gender_of_role
from quotes.text.article import Answer, Article, QuotationContext
from quotes.text.frames import Frame, TokenRange
from quotes.text.parts import Quotation

DIALOGUE_TAG: Final = "dialogue_tag"
BEAT: Final = "beat"
_NOMINATIVES: Final = {"he": "m", "she": "f", "i": "", "they": "", "we": ""}
_PARTICLES: Final = frozenset(["in", "off", "on", "out", "up"])
"""What may come between a verb and its subject: *put **in** Jane*, *burst **out** Mr. Hale*."""
_TAG_REACH: Final = 14
"""Tokens after a quotation among which its tag is."""
_SUBJECT_REACH: Final = 16
"""Tokens of a sentence among which its subject begins."""
_REPLY_REACH: Final = 7
"""Tokens of *was his only reply*."""
TAG_RULES: Final = frozenset(
    [
        "according_to",
        "byline_after",
        "colon_before",
        "cue_after",
        "cue_before",
        "cue_left",
        "cue_noun",
        "cue_noun_near",
        "cue_right",
        "lead_inverted",
        "paragraph_lead",
    ]
)
"""The news rules whose source said the words; other rules only find who is near them."""
_LEADS: Final = frozenset(["cue_before", "paragraph_lead", "cue_left", "colon_before"])


@dataclass(slots=True)
class Sign:
    """Words of the narration that show who speaks."""

    frame: Frame
    source: TokenRange
    """The words for the speaker."""
    rule: str = BEAT
    cue: TokenRange | None = None
    who: tuple[int, ...] = ()
    """The characters that the words may mean."""
    gender: str = ""
    """``m`` or ``f`` where a pronoun or a description shows it."""
    is_narrator: bool = False
    """The words are *I*."""
    description: str = ""
    """The words, in lower case, if they describe somebody: *the old man*, *they*."""
    described: bool = False
    """``who`` are known by a description, which may mean others as well."""
    before: bool = False
    """The words are in a sentence before the quotation."""

    def agrees(self, other: Sign) -> bool:
        """Whether both may show the same speaker."""
        if self.who and other.who:
            return bool(set(self.who) & set(other.who))
        if self.is_narrator != other.is_narrator:
            return not (self.who or other.who or self.gender or other.gender)
        return not self.gender or not other.gender or self.gender == other.gender

    def settles(self) -> bool:
        """Whether it shows one character and no other."""
        return self.is_narrator or (len(self.who) == 1 and not self.described)


class SignReader:
    """Reads the signs of a book."""

    def __init__(self, article: Article, cast: Cast, mentions: Mentions) -> None:
        """Keep what the signs are read from."""
        self._article = article
        self._cast = cast
        self._mentions = mentions

    def tag_of(self, quotation: Quotation) -> Sign | None:
        """The tag of a quotation, by any verb, else by what the news rules found."""
        context = self._article.context(quotation)
        found = self._tag_after(context)
        answer = self._article.answers.get(quotation.index)
        if found or answer is None or answer.rule not in TAG_RULES:
            return found
        frame, source = answer.frame, answer.source
        sign = self.sign_at(answer)
        if sign is None or (sign.description and (not sign.gender or answer.rule in _LEADS)):
            # *Seeing that **her thoughts** were elsewhere, Tom said: “No.”*
            other = self.subject_of(frame, *frame.sentence(source[0]))
            sign = other if other and (other.who or (other.gender and not other.description)) else sign
        if sign is not None:
            sign.rule, sign.cue = answer.rule, answer.cue
        return sign

    def sign_at(self, answer: Answer) -> Sign | None:
        """The first name, pronoun or description in the source of an answer."""
        first, end = answer.source
        return next(filter(None, (self._subject_at(answer.frame, at, end) for at in range(first, end))), None)

    def subject_of(self, frame: Frame, low: int, high: int) -> Sign | None:
        """Who acts in a sentence: its first name or pronoun that no preposition precedes."""
        for at in range(low, min(high, low + _SUBJECT_REACH)):
            tag = frame.tags[at]
            if tag & t.QUOTATION or (
                at > low and frame.tags[at - 1] & t.PREP and not frame.tags[at - 1] & t.SUBORDINATOR
            ):
                continue
            begins = at == low and tag & t.DETERMINER
            if begins or frame.lower[at] in _NOMINATIVES or self._mentions.at(frame.starts[at]):
                found = self._subject_at(frame, at, high)
                if found:
                    return found
        return None

    def _subject_at(self, frame: Frame, at: int, high: int) -> Sign | None:
        """The name, pronoun or description that begins at a token."""
        mention = self._mentions.at(frame.starts[at])
        if mention is not None and not mention.possessive:
            end = at + 1
            while end < len(frame.tags) and frame.starts[end] < mention.end:
                end += 1
            return self._named(frame, (at, end), mention)
        lower = frame.lower[at]
        if lower in _NOMINATIVES:
            plural = lower if lower in ("they", "we") else ""
            source = at, at + 1
            return Sign(frame, source, gender=_NOMINATIVES[lower], is_narrator=lower == "i", description=plural)
        if frame.tags[at] & t.SPECIFIER:
            return self._described(frame, at, high)
        return None

    def _named(self, frame: Frame, source: TokenRange, mention: Mention) -> Sign:
        gender = ""
        if mention.described:
            words = self._article.text[mention.start : mention.end]
            gender = gender_of_name(words) or self._cast.characters[mention.who[0]].gender
        return Sign(frame, source, who=mention.who, gender=gender, described=mention.described)

    def _described(self, frame: Frame, at: int, high: int) -> Sign | None:
        """The description that begins at a token: *the old man*, *the voice of Tom Hale*."""
        phrase = phrase_starting_at(frame, at, high)
        if phrase is None or phrase[0] != at:
            return None
        end = phrase[1]
        for inner in range(at + 1, phrase[1]):
            mention = self._mentions.at(frame.starts[inner])
            if mention is not None and not mention.possessive:
                return self._named(frame, phrase, mention)
            if frame.tags[inner] & t.PREP and frame.lower[inner - 1] != "voice":
                end = inner
                break
        words = " ".join(frame.lower[at:end])
        return Sign(frame, phrase, gender=gender_of_role(frame.lower[end - 1]), description=words)

    # --- tags ---------------------------------------------------------------------------------------

    def _tag_after(self, context: QuotationContext) -> Sign | None:
        """The tag right after a quotation: *returned Jane*, *Jane went on*, *was Jane’s answer*."""
        frame, at = context.frame, context.position
        tags, first = frame.tags, at + 1
        set_off = context.ends_with_comma or context.exclaims
        if first < len(tags) and tags[first] & (t.COMMA | t.DASH):
            first += 1
        if first >= len(tags):
            return None
        high = first
        while high < min(len(tags), first + _TAG_REACH) and not tags[high] & t.SENTENCE_END:
            high += 1
        if not tags[first] & t.CAP:
            if tags[first] & t.AUX:
                return self._answer_of(frame, first, high)
            if _is_past(frame, first):
                return self._inverted(frame, first, high) if set_off or tags[first] & t.SAY else None
        found = self._subject_at(frame, first, high)
        if found is None:
            return None
        verb = found.source[1]
        while verb < high and tags[verb] & t.ADV and not _is_past(frame, verb):
            verb += 1
        if verb >= high or not _is_past(frame, verb):
            return None
        # *“No,” Jane shrugged* is a tag, *“No!” Jane shrugged* may be a sentence of its own.
        says = tags[verb] & t.SAY or frame.endings[at] == "," or (set_off and tags[verb] & t.QUOTATION_CUE)
        return _as_tag(found, verb) if says else None

    def _inverted(self, frame: Frame, verb: int, high: int) -> Sign | None:
        """The subject after its verb: *returned Jane*, *put in Jane*."""
        at = verb + 1
        if at < high and frame.lower[at] in _PARTICLES:
            at += 1
        at = frame.skip(t.ADV, at, high)
        found = self._subject_at(frame, at, high) if at < high else None
        return _as_tag(found, verb) if found else None

    def _answer_of(self, frame: Frame, verb: int, high: int) -> Sign | None:
        """Whose answer a quotation was: *“No,” was Jane’s answer*, *“No,” was his only reply*."""
        nouns = range(verb + 1, min(high, verb + _REPLY_REACH))
        noun = next((at for at in nouns if frame.tags[at] & t.SPEECH_NOUN), verb)
        for at in range(verb + 1, noun):
            mention = self._mentions.at(frame.starts[at])
            owner = frame.lower[at]
            sign = Sign(frame, (at, at + 1))
            if mention and mention.possessive:
                sign = self._named(frame, (at, at + 1), mention)
            elif owner in ("his", "her") and not frame.has(t.POSSESSIVE_ENDING, at, noun):
                sign.gender = GENDERS_OF_PRONOUNS[owner]
            elif owner == "my":
                sign.is_narrator = True
            else:
                continue
            sign.rule, sign.cue = DIALOGUE_TAG, (noun, noun + 1)
            return sign
        return None


def _as_tag(found: Sign, verb: int) -> Sign:
    found.rule, found.cue = DIALOGUE_TAG, (verb, verb + 1)
    return found


def _is_past(frame: Frame, at: int) -> bool:
    """Whether a word may be the verb of a tag: *said*, *ejaculated*, *says*."""
    tag = frame.tags[at]
    unlisted = frame.lower[at].endswith("ed") and not tag & t.CAP
    return bool(tag & t.PAST) or unlisted or bool(tag & t.THIRD and tag & t.SAY)
