"""Tokens: how text is cut into words and marks, each with its tags.

News has few distinct runs of characters between spaces, so each is tokenized once for all articles. Where the tokens
of a run depend on what precedes it (a comma or a full stop alone), the whole stretch of text is tokenized instead.
"""

from __future__ import annotations

from typing import Any, Final

import regex

from quotes.lexicon import tags as t
from quotes.lexicon.native import mypyc_attr
from quotes.lexicon.tagging import ABBREVIATIONS, is_named_like_possessive, tags_of_letters, tags_of_other
from quotes.lexicon.words import entries
from quotes.model import Span

_LETTERS: Final = r"[\p{L}\p{N}]++"
_TOKEN: Final = regex.compile(
    rf"""
      (?: [A-Za-z]\. ){{2,}} (?: ['’]s (?! {_LETTERS} ) )?   # U.S. or U.S.’s
    | (?: [sd]/o | a/[lp] ) (?! {_LETTERS} )                # Rajan s/o Pillai
    | [A-Z]{{2,}} \( (?: [A-QS-Z] | [A-Z]{{2}} ) \)           # JD(U), CPI(M); not GEN(R)
    | \d [\d.,:/]* \d (?: [-'’%]? {_LETTERS} )*            # 10,000 or 10-year-old
    | [#@]? {_LETTERS} (?: (?: [-'’&_‐‑‘`´] | \.(?= [a-z\d] | [A-Z]\. ) | / (?= [A-Z] ) ) {_LETTERS} )* # she’s, CNN/ORC
      (?: (?<= [sSzx] ) ['’] (?! [\p{{L}}\p{{N}}] ) )?       # boys’
    | --+ | \.{{2,}}
    | [^\p{{L}}\p{{N}}_\s\x1C-\x1F]                        # any mark; the separators are white space to str.split
    """,
    regex.VERBOSE,
)
_DECISIVE: Final = t.SENTENCE_END | t.OPENS_PHRASAL | t.MAY_REPORT
_DECISIVE_OR_CAP: Final = _DECISIVE | t.CAP
TIMES_OF_DAY: Final = ("a.m.", "p.m.")
"""Words with a full stop after which a sentence may begin: *until 9 **p.m.** Mayor Lee left*."""
CLOSING_ABBREVIATIONS: Final = frozenset(entries("closing_abbreviations"))
_NO_SURNAMES: Final = frozenset(["her", "his", "it", "its", "that", "the", "their", "these", "they", "this", "those"])
_LONGEST_PARTY: Final = 5
"""Code points of a party and the first letter of a state, *D-N.*, and one more."""
_NUMBER: Final = frozenset(["No", "no"])
"""The word that is short for *number* before one, and elsewhere an answer: *No. 10*, *I said no. She lied.*"""
_CONTINUES_ABBREVIATION: Final = frozenset(".,;:)")
"""Marks that are, or that reveal, the full stop of an abbreviation before them: *etc.*, *Inc.,*."""
_LONGEST_KEPT: Final = 40
"""Code points of the longest run that is kept."""
_MOST_KEPT: Final = 1 << 16
"""Runs that are kept, so that memory stays bounded."""
_MOST_IN_CHAIN: Final = 32
"""Tokens of a run, each of which is freed within the one before: CPython allows for 50 without garbage collection."""
_ONE_OF_EACH: Final[dict[int, Any]] = {}
"""Each combination of tags as one ``int`` for all words: with copies, making frames takes 11 % longer."""


@mypyc_attr(acyclic=True)
class Token:
    """A word or a mark; the tokens of a run of characters between two spaces are a chain."""

    __slots__ = ("after", "is_decisive", "lower", "step", "tags")

    def __init__(self, lower: str, tags: object, step: int, *, is_decisive: bool, after: Token | None = None) -> None:
        """A token, the last of its run unless one is after it."""
        self.lower = lower
        """The word in lower case, as long as it is written."""
        self.tags: Any = tags
        """An ``int``. Declared as one, compiled code would copy it for each token, and frames take 10 % longer."""
        self.step = step
        """Code points to the next token or the end of the run."""
        self.is_decisive = is_decisive
        """Frames look at it again: it may end a sentence or report something, or its place decides its tags."""
        self.after = after
        """The next token of the run."""


class _TokenCache(dict[str, Token | None]):
    """The first tokens of the runs tokenized so far; ``None`` where one space follows another."""

    def __missing__(self, text: str) -> Token:
        """Tokenize a run that is new; a ``KeyError`` means that what precedes it decides."""
        first = tokenize_run(text)
        if first is None:
            raise KeyError(text)
        if len(text) <= _LONGEST_KEPT and len(self) < _MOST_KEPT:
            self[text] = first
        return first


_TOKEN_CACHE: Final = _TokenCache({"": None})


@mypyc_attr(acyclic=True)
class TokenColumns:
    """The tokens of some stretches of text, in lists that run in parallel."""

    __slots__ = ("decisive", "lower", "starts", "tags")

    def __init__(self) -> None:
        """Columns without a token."""
        self.lower: list[str] = []
        """The tokens in lower case, each as long as it is written; the empty string for a quotation."""
        self.tags: list[int] = []
        """What each token may be: the bits of ``lexicon.tags``."""
        self.starts: list[int] = []
        """Where the tokens start in the article, in code points."""
        self.decisive: list[int] = []
        """Positions of the decisive tokens."""

    def add_text(self, text: str, start: int) -> None:
        """Add the tokens of a stretch of text.

        Args:
            text: The stretch, with plain spaces only where speed matters.
            start: Where it starts in the article, in code points.
        """
        bare = text.strip(" ")
        if not bare:
            return
        start += text.index(bare[0])
        try:
            runs = list(map(_TOKEN_CACHE.__getitem__, bare.split(" ")))
        except KeyError:
            self._add_whole(bare, start)
            return
        lower, tags, starts, decisive = self.lower, self.tags, self.starts, self.decisive
        token: Token | None
        for token in runs:
            while token is not None:
                if token.is_decisive:
                    decisive.append(len(lower))
                lower.append(token.lower)
                tags.append(token.tags)
                starts.append(start)
                start += token.step
                token = token.after
            start += 1

    def _add_whole(self, text: str, start: int) -> None:
        """Add the tokens of a stretch of text in which what precedes a run decides its tokens."""
        first, tokens = tokenize(text)
        start += first
        for token in tokens:
            self._add(token.lower, token.tags, start, is_decisive=token.is_decisive)
            start += token.step

    def add_quotation(self, start: int) -> None:
        """Add the one token of a whole quotation, which starts at an offset of the article."""
        self._add("", t.QUOTATION, start, is_decisive=True)

    def _add(self, lower: str, tags: int, start: int, *, is_decisive: bool) -> None:
        if is_decisive:
            self.decisive.append(len(self.lower))
        self.lower.append(lower)
        self.tags.append(tags)
        self.starts.append(start)


def _token_of_letters(word: str, step: int) -> Token:
    """The token of a word of letters only."""
    lower = word.lower()
    tags = tags_of_letters(word, lower)
    # *IS said*: no comparison takes a body for the auxiliary.
    is_body = tags & t.ORG_NAME and tags_of_letters(lower, lower) & t.AUX
    return _made(word, word if is_body or lower == word else lower, tags, step)


def _token(word: str, written: str, step: int) -> Token:
    """The token of any other word, or of a mark.

    Args:
        word: The word; one that ends in a full stop may be written with a space before it (*Mr .*).
        written: The word as written.
        step: Code points to the next token or the end of the run.
    """
    if written.isalpha():
        return _token_of_letters(written, step)
    return _made(written, written.lower(), tags_of_other(word), step)


def _made(written: str, lower: str, tag: int, step: int) -> Token:
    """The token of a word whose tags are known."""
    # A capital matters on a word of grammar only: *May* or *Will* within a sentence is a name.
    is_decisive = (
        tag & (_DECISIVE_OR_CAP if tag & t.FUNCTION_OR_TIME else _DECISIVE)
        or lower in TIMES_OF_DAY
        or (tag & t.POSSESSIVE_ENDING and is_named_like_possessive(lower))
    )
    if len(lower) != len(written):
        lower = _lower_of_same_length(written)
    return Token(lower, _ONE_OF_EACH.setdefault(tag, tag), step, is_decisive=bool(is_decisive))


def _lower_of_same_length(word: str) -> str:
    """A word in lower case except for the one letter whose lower case takes two code points (*İ*)."""
    return "".join(letter if letter == "İ" else letter.lower() for letter in word)


_LAST_MARKS: Final = {mark: _token(mark, mark, 1) for mark in ",.:;?!"}
"""The marks that may end a run."""


def tokenize_run(run: str) -> Token | None:
    """Tokenize a run of characters without a space.

    Args:
        run: The run.

    Returns:
        Its first token; ``None`` if what precedes the run decides, or if it has none or very many.
    """
    if run.isalpha():
        return _token_of_letters(run, len(run))
    word, mark = run[:-1], run[-1]
    last = _LAST_MARKS.get(mark)
    if mark == "." and (word[-2:] == "No" or word == "no"):
        return None
    if last and mark == "." and _is_abbreviation(word, ""):
        last = None
    if last and word.isalpha():
        known = _TOKEN_CACHE[word]
        return known and Token(known.lower, known.tags, known.step, is_decisive=known.is_decisive, after=last)
    if run[0] in _CONTINUES_ABBREVIATION:
        return None
    match = _TOKEN.match(run)
    end = match.end() if match else 0
    if end == len(run) or (last and end == len(word)):
        token = _token(run[:end], run[:end], end)
        token.after = last if end < len(run) else None
        return token
    first, tokens = tokenize(run)
    if first or not 0 < len(tokens) <= _MOST_IN_CHAIN:
        return None
    for at in range(1, len(tokens)):
        tokens[at - 1].after = tokens[at]
    return tokens[0]


def tokenize(text: str) -> tuple[int, list[Token]]:
    """Tokenize a stretch of text; an abbreviation keeps its full stop. None of the tokens has one after it.

    Args:
        text: Any text.

    Returns:
        Where its first token starts (code points; its end when it has none), and its tokens.
    """
    words: list[str] = []
    spans: list[Span] = []
    for match in _TOKEN.finditer(text):
        words.append(match[0])
        spans.append(match.span())
    at = -1
    for _ in range(words.count(".")):
        at = words.index(".", at + 1)
        if at and _is_abbreviation(words[at - 1], words[at + 1] if at + 1 < len(words) else ""):
            words[at - 1] += "."
            spans[at - 1] = spans[at - 1][0], spans[at][1]
            words[at] = ""
    tokens: list[Token] = []
    following = len(text)
    for word, (start, end) in zip(reversed(words), reversed(spans), strict=True):
        if word:
            tokens.append(_token(word, text[start:end], following - start))
            following = start
    tokens.reverse()
    return following, tokens


def _is_abbreviation(word: str, after: str) -> bool:
    """Whether the full stop after a word belongs to the word; ``after`` is the token that follows the full stop."""
    # No sentence ends before a comma, so that the full stop of *Acme Widg., which* must be the word's; one may end
    # before a bracket: *(It rained.) Lee stayed.*
    if after and after in ",;:)" and not (after == ")" and word.islower()):
        return word[:1].isalnum()
    if word in _NUMBER:
        return after[:1].isdigit()
    # A party and a state: *Lee (D-N.J.)*, cut off as *D-N.*.
    if word[-2:-1] == "-" and word[-1].isupper() and len(word) < _LONGEST_PARTY:
        return True
    if (len(word) == 1 and word.isupper() and word != "I") or word + "." in ABBREVIATIONS:
        return True
    # *then-Sen. Lee*, *mid-Sept.*
    last = word[word.rfind("-") + 1 :]
    return 1 < len(last) < len(word) and last + "." in ABBREVIATIONS


def may_end_sentence(word: str, after: str) -> bool:
    """Whether a word of grammar with a capital begins a sentence after a word with a full stop: *in the U.S. He*.

    >>> may_end_sentence("ltd.", "it"), may_end_sentence("j.", "he"), may_end_sentence("st.", "the")
    (True, False, False)

    After an initial most may be surnames: *J. He* may be, *at Camp B. The* not.

    Args:
        word: The word before it, in lower case.
        after: The word with the capital, in lower case.
    """
    if word[-1:] != ".":
        return False
    return word in CLOSING_ABBREVIATIONS or word.count(".") > 1 or (len(word) == len("B.") and after in _NO_SURNAMES)
