"""The repairs in the order in which they are made, and what shows that one may be needed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from quotes.text.layout.corpora import slashes, stains, sub_headings
from quotes.text.layout.footnotes import glued_notes
from quotes.text.layout.gluing import glued_paragraphs
from quotes.text.layout.joining import cut_words, line_ends
from quotes.text.layout.numbering import line_numbers, list_marks
from quotes.text.layout.pages import front_matter, license_of_book, long_dashes, page_breaks, signatures
from quotes.text.layout.tokenization import tokenized
from quotes.text.view.characters import (
    accents,
    angles,
    doubled_apostrophes,
    invisible,
    letters,
    marks,
    notes,
    pictures,
    raised_notes,
    spaces,
    stars,
)
from quotes.text.view.encoding import backslashes, bare_codes, control_characters, mojibake, quoted_printable
from quotes.text.view.large_letters import drop_capitals
from quotes.text.view.letter_case import capitals
from quotes.text.view.ligatures import (
    LIGATURE_SIGNS,
    lost_ligatures,
    misread_words,
    replaced_ligatures,
    split_ligatures,
)
from quotes.text.view.mail import HEADER, attributions, mail_headers
from quotes.text.view.mapping import Edit, View
from quotes.text.view.markup import comments, emphasis, entities, links, run_in_questions, tags
from quotes.text.view.openings import opening_capitals
from quotes.text.view.quoted import block_quotations, quoted_mail
from quotes.text.view.replaced import replaced_marks
from quotes.text.view.residue import code, commands, mark_codes, rtf, separators, strings, teasers, terminal
from quotes.text.view.signs import (
    ADDRESS,
    BARE,
    BARS,
    CAPITALS,
    CODE,
    CUT,
    DROPPED,
    EQUALS,
    FENCED,
    GLUED,
    HYPHENS,
    ITEMS,
    LIGATURES,
    LIST,
    LOW_LINE,
    MORE,
    NOTED,
    OPENING,
    PAGE_NUMBER,
    PLAYER,
    QUESTION,
    STAMPED,
    TIME,
    TOKENS,
    TWO_SPACES,
    signs_of,
)
from quotes.text.view.transcripts import caption_times, leading_stamps, stamps, voices
from quotes.text.view.wikis import board, shortcodes, templates, wiki


class Repair(NamedTuple):
    """One repair, and the characters of which a text that needs it has at least one."""

    find: Callable[[str], Iterator[Edit]]
    signs: frozenset[str]
    meaning: str


_SOFT_BREAK: Final = "\v"
_ODD_SPACES: Final = frozenset(
    "\t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
)
"""Every space of Unicode but the plain one and those that end a line."""
_CONTROLS: Final = frozenset(map(chr, range(0x80, 0xA0))) | frozenset("\x11\x12\x13\x14\x18\x19\x1c\x1d")
_COMBINING: Final = frozenset(map(chr, range(0x300, 0x370)))


def _characters(*bounds: int) -> frozenset[str]:
    """The characters of several ranges, each given by its first code and the one after its last."""
    ranges = zip(bounds[::2], bounds[1::2], strict=True)
    return frozenset(chr(code) for first, stop in ranges for code in range(first, stop))


_INVISIBLE: Final = frozenset("¬\u00ad\ufeff\ufffcï") | _characters(
    *(0x200B, 0x2010, 0x202A, 0x202F, 0x2060, 0x2065, 0x2066, 0x206A, 0xFE00, 0xFE10)
)
_WIDE: Final = _characters(0xFF01, 0xFF5F, 0x1D400, 0x1D800)
"""Letters of mathematics, and those as wide as Chinese characters."""
_PICTURES: Final = frozenset("\u20e3") | _characters(0x2600, 0x2C00, 0x1F000, 0x1FB00)

REPAIRS: Final[tuple[Repair, ...]] = (
    Repair(accents, _COMBINING, "accents that were characters of their own"),
    Repair(terminal, frozenset("\x00\b\x1b^\\\r"), "what a terminal or a program adds to characters"),
    Repair(teasers, frozenset([MORE, PLAYER]), "headlines of other articles"),
    Repair(strings, frozenset([LIST, '""', "{"]), "strings of a program"),
    Repair(separators, frozenset("_|<["), "what a data set puts between paragraphs"),
    Repair(mark_codes, frozenset("<\\{^&") | {BARE}, "codes that programs write for marks"),
    Repair(rtf, frozenset("\\"), "control words of RTF"),
    Repair(commands, frozenset("\\~"), "commands of LaTeX"),
    Repair(backslashes, frozenset("\\"), "characters written with backslashes"),
    Repair(bare_codes, frozenset(["#", BARE]), "codes of marks that are not whole"),
    Repair(quoted_printable, frozenset("="), "mail that was not decoded"),
    Repair(license_of_book, frozenset("*"), "what Project Gutenberg puts around a book"),
    Repair(entities, frozenset("&"), "HTML entities"),
    Repair(mojibake, frozenset("âÃÂ‚ΓÔ‰в¡鈥"), "text decoded with the wrong encoding"),
    Repair(control_characters, _CONTROLS, "control characters that are marks in Windows-1252"),
    Repair(replaced_ligatures, LIGATURE_SIGNS, "ligatures that became other characters"),
    Repair(
        replaced_marks,
        frozenset([*"\ufffdÒÔìâ³·ô¿□■\x1a", ",*", ",_"]) | {QUESTION},
        "marks that became other characters",
    ),
    Repair(letters, _WIDE | frozenset("ﬀﬁﬂﬃﬄﬅﬆſƟƩ。、"), "ligatures and letters of other widths"),
    Repair(pictures, _PICTURES, "emoji"),
    Repair(block_quotations, frozenset([">"]), "quotations set apart"),
    Repair(attributions, frozenset([">", BARS]), "lines that say who wrote a mail"),
    Repair(quoted_mail, frozenset([">", BARS]), "marks of quoted mail"),
    Repair(mail_headers, frozenset([HEADER]), "headers of mail"),
    Repair(voices, frozenset("<"), "tags of captions"),
    Repair(comments, frozenset("<"), "HTML comments, scripts and styles"),
    Repair(angles, frozenset("<"), "double angles for quotation marks"),
    Repair(run_in_questions, frozenset("*_<"), "questions in bold before their answers"),
    Repair(tags, frozenset("<"), "HTML tags"),
    Repair(code, frozenset([CODE]), "code between fences"),
    Repair(templates, frozenset("{"), "templates"),
    Repair(links, frozenset([*"[]<`|\\", ADDRESS]), "Markdown links"),
    Repair(wiki, frozenset("["), "links of a wiki"),
    Repair(shortcodes, frozenset("["), "codes of content managers"),
    Repair(board, frozenset("["), "tags of a message board"),
    Repair(emphasis, frozenset([*"*_#~", EQUALS]), "Markdown emphasis and headings"),
    Repair(invisible, _INVISIBLE, "soft hyphens, zero-width spaces and marks of direction"),
    Repair(
        marks,
        frozenset([",,", '""', *"´〝〞〟❝❞❛❜❮❯《》〈〉｢｣﹁﹂﹃﹄″ʺˮ〃״˝⹂′ʹʻʽʼ‚‛ˈ՚"]),
        "quotation marks of no house style",
    ),
    Repair(doubled_apostrophes, frozenset(["''"]), "apostrophes written twice"),
    Repair(slashes, frozenset([TOKENS]), "slashes between paragraphs"),
    Repair(sub_headings, frozenset([TOKENS]), "headings that run on into the next sentence"),
    Repair(stains, frozenset([TOKENS]), "full stops and question marks that a scan put in a sentence"),
    Repair(tokenized, frozenset(["`", TOKENS]), "spaces between tokens"),
    Repair(notes, frozenset("["), "footnote marks"),
    Repair(raised_notes, frozenset("¹²³⁰⁴⁵⁶⁷⁸⁹†‡§"), "raised footnote marks"),
    Repair(stars, frozenset("*"), "stars of footnotes"),
    Repair(glued_notes, frozenset([NOTED, ITEMS, PAGE_NUMBER]), "numbers of footnotes"),
    Repair(split_ligatures, frozenset([LIGATURES]), "spaces after ligatures"),
    Repair(lost_ligatures, frozenset([LIGATURES]), "ligatures that were lost"),
    Repair(front_matter, frozenset([FENCED]), "front matter"),
    Repair(long_dashes, frozenset([HYPHENS]), "three hyphens for a dash"),
    Repair(signatures, frozenset([HYPHENS]), "signatures of mail"),
    Repair(capitals, frozenset([CAPITALS]), "capitals"),
    Repair(stamps, frozenset([TIME]), "times above or below the names of a transcript"),
    Repair(caption_times, frozenset([TIME]), "times above captions"),
    Repair(leading_stamps, frozenset([STAMPED]), "times before paragraphs"),
    Repair(line_numbers, frozenset([ITEMS]), "numbers of lines"),
    Repair(drop_capitals, frozenset([DROPPED]), "large first letters"),
    Repair(misread_words, frozenset([LOW_LINE]), "words that a scan misread"),
    Repair(page_breaks, frozenset(["\f", PAGE_NUMBER, LOW_LINE]), "page numbers and headers"),
    Repair(line_ends, frozenset([LOW_LINE]), "line ends within paragraphs"),
    Repair(cut_words, frozenset([CUT]), "hyphens and spaces within words"),
    Repair(list_marks, frozenset([*"•●▪‣■◦·◆◇○❖➢➤►▶▸→➔★☆□\uf0a7\uf0b7\uf0d8¶", ITEMS]), "bullets and numbers of lists"),
    Repair(opening_capitals, frozenset([OPENING]), "first words in capitals"),
    Repair(spaces, frozenset([TWO_SPACES]), "runs of spaces"),
)

_ALL_SIGNS: Final = frozenset([_SOFT_BREAK, GLUED]).union(_ODD_SPACES, *(repair.signs for repair in REPAIRS))


def view_of(text: str) -> View:
    """Give the article as the rules read it.

    Args:
        text: The article as read.
    """
    view = View(text)
    signs = signs_of(text)
    if signs.isdisjoint(_ALL_SIGNS):
        return view
    if _SOFT_BREAK in signs:
        view.substitute("line breaks of a word processor", _SOFT_BREAK, "\n")
        signs = signs_of(view.text)
    if GLUED in signs:
        # A tab may separate paragraphs.
        view.edit("paragraphs on one line", glued_paragraphs(view.text))
        signs = signs_of(view.text)
    if odd := signs & _ODD_SPACES:
        view.substitute("tabs and odd spaces", odd, " ")
        signs -= odd
        if "  " in view.text:
            signs.add(TWO_SPACES)
    for repair in REPAIRS:
        if not signs.isdisjoint(repair.signs):
            before = view.text
            view.edit(repair.meaning, line_ends(before, view) if repair.find is line_ends else repair.find(before))
            if view.text is not before and repair is not REPAIRS[-1]:
                signs = signs_of(view.text)
    return view
