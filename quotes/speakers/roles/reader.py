"""The fullest role that an article gives a person, wherever it says so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from operator import attrgetter
from typing import Final

from quotes.lexicon import tags as t
from quotes.lexicon.folding import POSSESSIVES
from quotes.lexicon.tagging import ABBREVIATIONS, tags_of
from quotes.lexicon.words import any_of
from quotes.speakers.context import Context
from quotes.speakers.names.entities import Entity
from quotes.speakers.names.forms import NameForm
from quotes.speakers.names.spans import NameMention, names_in_phrase
from quotes.speakers.roles.before import HONORIFICS, PLURAL_TITLES
from quotes.speakers.roles.beside import ENOUGH_WORDS, WEAKER, Role, bare_title, role_in, roles_beside
from quotes.speakers.roles.noun_phrases import head_of
from quotes.speakers.source_phrase import SourcePhrase
from quotes.text.article import Article
from quotes.text.frames import Frame, make_frame

_MOST_MENTIONS: Final = 30
"""How many names are looked at that may be a person's, from the first one on."""
_MOST_READ: Final = 4
"""How many of them are read because the words beside the name may say what the person is, or would do so but for a
form of address or a full stop between them."""
_AFTER_NAME: Final = re.compile(
    r" ?[(—–]|\s--\s|\s(?:of|from)\s[A-Zt]|\s(?:is|was|remains|became)\s(?:an?|the)\s|,\s([^\W_]+)"
)
"""What after a name may say what the person is; the group is the word after a comma."""
_AFTER_ASIDE: Final = frozenset(["", *',.;:()—–“"'])
"""What may follow a name that is an aside: *the mayor, Ann Lee,*."""
_PLURAL_TITLE: Final = re.compile(rf"\b{any_of(PLURAL_TITLES)}(?!\w)")
_SHARED_CHARACTERS: Final = 80
"""How far a title in the plural may be before the last of the names that share it."""
_NOT_ASIDE: Final = t.CONJ | t.AUX | t.PRONOUN | t.SAY | t.SUBORDINATOR
"""A word after a comma with which no description begins."""
_WORD_CHARACTERS: Final = 30
"""How far before a name its neighbor is looked for."""


class RoleReader:
    """Reads the roles of the people of one article, each when it is first asked for."""

    def __init__(self, article: Article, context: Context) -> None:
        """Begin without roles.

        Args:
            article: The article, with its frames.
            context: Its names and quotations.
        """
        self._article = article
        self._context = context
        self.known: dict[str, str | None] = {}
        self.past: set[str] = set()
        """The people whose role is a past one."""
        self._places: dict[str, int] = {}
        self._frames: dict[int, Frame] = {}
        """The frames of sentences, by where they start."""
        self._described: dict[str, list[Role]] = {}

    def note_description(self, name: str, phrase: SourcePhrase) -> None:
        """Remember a description that was found to mean a person: *the Ohio senator*."""
        head = head_of(phrase.frame, phrase.first, phrase.end)
        owned = phrase.frame.has(t.POSSESSIVE_ENDING, phrase.first, phrase.end)
        if head >= 0 and not owned:
            role = role_in(phrase.frame, (phrase.first, phrase.end))
            if role.content > 1:
                self._described.setdefault(name, []).append(role)

    def note_words(self, name: str, words: str) -> None:
        """Remember what a label calls a person: *TOM HALE, **FISHERMAN**:*; nothing if there are no words."""
        if words:
            self._described.setdefault(name, []).append(Role(words, 1))

    def role_of(self, name: str, entity: Entity | None) -> str | None:
        """The fullest role of a person.

        Args:
            name: The speaker's name.
            entity: The person of that name, if the article's names settle it.

        Returns:
            The role as the article writes it; ``None`` if it gives none.
        """
        if name not in self.known:
            self.known[name] = self._find(name, entity)
        return self.known[name]

    def place_of(self, name: str) -> int | None:
        """Where the article gives a person's role (code points); ``None`` if it gives none beside the name."""
        return self._places.get(name)

    def _find(self, name: str, entity: Entity | None) -> str | None:
        titles: list[str] = [*entity.titles] if entity is not None else []
        roles: list[Role] = []
        for role in self._all(name, entity, titles):
            if role.at < 0 and roles and all(role.head != other.head for other in roles):
                role.content -= WEAKER  # *Sen. Lee* and what was taken for her, *the Ohio governor*
            roles.append(role)
            if role.content >= ENOUGH_WORDS:
                return self._found(name, role)
        if roles:
            best = max(roles, key=attrgetter("content"))
            if not best.former:
                # *President Lee … former President Lee*: the article says it once.
                best = next((role for role in roles if role.former and role.head == best.head), best)
            return self._found(name, best)
        return max(filter(None, map(bare_title, titles)), key=len, default=None)

    def _found(self, name: str, role: Role) -> str:
        if role.at >= 0:
            self._places[name] = role.at
        if role.former:
            self.past.add(name)
        return role.words

    def _all(self, name: str, entity: Entity | None, titles: list[str]) -> Iterator[Role]:
        """Everything that the article calls a person, in reading order, then the descriptions that were resolved."""
        read = 0
        said = False
        for start, end, form in self.mentions(name, entity):
            if form.title:
                titles.append(form.title)
            if read < _MOST_READ:
                may_say = self._may_say(start, end, form.title)
                read += may_say or bool(form.title) or self._context.text[start - 2 : start] == ". "
                frame = self._frame_at(start) if may_say else None
                for role in roles_beside(frame, end - len(form.name), end) if frame is not None else ():
                    role.at = start
                    said = True
                    yield role
            elif said:
                break
        yield from self._described.get(name, ())

    def mentions(self, name: str, entity: Entity | None) -> Iterator[NameMention]:
        """The places outside quotations where the article names a person.

        Args:
            name: The speaker's name.
            entity: The person of that name, if the article's names settle it.

        Yields:
            Where each name starts and ends (code points), and its form, in order.
        """
        roster, context = self._context.roster, self._context
        start = 0
        if entity is not None:
            last, start = entity.form.last, entity.first_at
        elif found := names_in_phrase(name):
            last = found[0][2].last
        else:
            return
        for mention in islice(roster.index.mentions_with_word_after(last, start), _MOST_MENTIONS):
            start, _, form = mention
            of_person = form.last == last and self._is_of(form, start, name, entity)
            if of_person and start not in context.quoted:
                yield mention

    def _is_of(self, form: NameForm, start: int, name: str, entity: Entity | None) -> bool:
        """Whether a form of a name is a person's at its place in the text."""
        if entity is not None and form is entity.form:
            return True
        known = self._context.roster.find(form, start)
        return known is entity if known is not None or entity is not None else form.name == name

    def _may_say(self, start: int, end: int, title: str) -> bool:
        """Whether the words beside a mention may say what the person is, as far as a look at them shows."""
        text = self._context.text
        after = _AFTER_NAME.match(text, end)
        goes_on = after and after[1] and after[1].islower() and tags_of(after[1]) & _NOT_ASIDE & ~t.DET
        if (after and not goes_on) or (title and title.rstrip(".").lower() not in HONORIFICS):
            return True
        if not start or text[start - 1] not in "  ":
            return False
        word = text[max(0, start - _WORD_CHARACTERS) : start - 1].rpartition(" ")[2]
        if word[-1:] == ",":
            return text[end : end + 1] in _AFTER_ASIDE
        if word in ("and", "&"):
            return bool(_PLURAL_TITLE.search(text, max(0, start - _SHARED_CHARACTERS), start))
        if word.endswith(POSSESSIVES):
            return True
        if word[-1:] == ".":
            # Unless the full stop is an abbreviation's, the name begins its sentence.
            return word in ABBREVIATIONS or not word[:-1].isalpha() or len(word) == len("J.")
        if not word[-1:].isalnum():
            return False
        tag = tags_of(word)
        if tag & t.FUNCTION_OR_TIME:
            return bool(tag & t.NOMINAL & ~t.CAP)
        return not tag & t.VERB or bool(tag & t.NOMINAL)

    def _frame_at(self, at: int) -> Frame | None:
        """The tokens around a position: those of its paragraph if somebody is quoted there, else those of its sentence.

        The frame of a paragraph without quotations is known only if reported speech is wanted, too, and the role must
        be the same. To make one for each such paragraph took a tenth of the time of an article. Many are one sentence.
        """
        paragraph = self._context.paragraph_at(at)
        low, high = self._context.sentence_around(at, paragraph)
        if self._article.outermost.get(paragraph) or (low, high) == self._article.paragraphs[paragraph]:
            frame = self._article.paragraph_frame(paragraph)
        else:
            frame = self._frames.get(low)
            if frame is None:
                frame = self._frames[low] = make_frame(self._context.text, low, high, ())
        return None if frame is None or frame.title_case or not frame.tags else frame
