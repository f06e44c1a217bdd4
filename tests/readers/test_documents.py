"""Documents become text: a blank line between two paragraphs, and nothing that is not running text."""

import io
import os
import time
import zipfile
from collections.abc import Callable

import pytest
from support import documents as made
from support.documents import Placed

from quotes.readers import kinds
from quotes.readers.formats.containers import UnreadableError
from quotes.readers.formats.conversion import convert
from quotes.readers.formats.mail import split_mailbox
from quotes.readers.formats.paragraphs import join_paragraphs

PARAGRAPHS = ("The harbour votes.", "“We won,” said Ann Lee.", "“It was close,” she added – “very.”")
TEXT = "\n\n".join(PARAGRAPHS)


def text_of(data: bytes, kind: str) -> str:
    return convert(io.BytesIO(data), kind)[0]


def about(data: bytes, kind: str) -> dict[str, object]:
    return dict(convert(io.BytesIO(data), kind)[2])


def reason(data: bytes, kind: str) -> str:
    with pytest.raises(UnreadableError) as raised:
        convert(io.BytesIO(data), kind)
    return str(raised.value)


def page(*texts: str, x: float = 72, y: float = 700, size: float = 10, leading: float = 12) -> list[Placed]:
    return [Placed(x, y - leading * number, size, text) for number, text in enumerate(texts)]


def chapter(*paragraphs: str) -> str:
    return "<h1>{}</h1>{}".format(paragraphs[0], "".join(f"<p>{text}</p>" for text in paragraphs[1:]))


WHOLE: dict[str, bytes] = {
    kinds.WORD: made.docx(*PARAGRAPHS),
    kinds.OPEN_DOCUMENT: made.odt(*PARAGRAPHS),
    kinds.EPUB: made.epub(chapter(*PARAGRAPHS[:2]), f"<p>{PARAGRAPHS[2]}</p>"),
    kinds.RTF: made.rtf(*PARAGRAPHS),
    kinds.MAIL: made.eml(TEXT),
    kinds.SUBRIP: made.srt(*PARAGRAPHS),
    kinds.WEBVTT: made.vtt(*PARAGRAPHS),
    kinds.PDF: made.pdf([Placed(72, 750, 18, PARAGRAPHS[0]), *page(*PARAGRAPHS[1:], leading=30)]),
}


@pytest.mark.parametrize("kind", WHOLE)
def test_paragraphs_become_paragraphs(kind: str) -> None:
    assert text_of(WHOLE[kind], kind) == TEXT


@pytest.mark.parametrize("kind", WHOLE)
def test_half_of_a_document_is_read_or_is_one_clear_reason(kind: str) -> None:
    data = WHOLE[kind][: len(WHOLE[kind]) // 2]
    try:
        text = text_of(data, kind)
    except UnreadableError as error:
        assert "\n" not in str(error)
    else:
        # The first half of a message ends within its headers, which then pass for its text.
        assert text.startswith("Content-" if kind == kinds.MAIL else TEXT[:20])


@pytest.mark.parametrize("kind", WHOLE)
def test_no_damage_raises_anything_else(kind: str) -> None:
    for place in range(0, len(WHOLE[kind]), max(1, len(WHOLE[kind]) // 60)):
        for put in (b"", b"\0", b"<!>", os.urandom(8)):
            data = WHOLE[kind][:place] + put + WHOLE[kind][place + 4 :]
            try:
                convert(io.BytesIO(data), kind)
            except UnreadableError as error:
                assert "\n" not in str(error)


def test_word_what_a_reader_sees() -> None:
    run = "<w:r><w:t>{}</w:t></w:r>".format
    body = (
        f"<w:p>{run('“We won,” ')}<w:ins>{run('said ')}</w:ins><w:hyperlink>{run('Ann Lee')}</w:hyperlink>"
        f"<w:del><w:r><w:delText>Bob Ray</w:delText></w:r></w:del><w:moveFrom>{run('moved')}</w:moveFrom>"
        f"<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>"
        f"<w:r><w:instrText>PAGE</w:instrText></w:r><w:sdt><w:sdtContent>{run('.')}</w:sdtContent></w:sdt>"
        f"<w:r><w:footnoteReference/></w:r></w:p>"
        "<w:p/>"
        f"<w:tbl><w:tr><w:tc><w:p>{run('A cell')}</w:p></w:tc>"
        f"<w:tc><w:p>{run('And another')}</w:p></w:tc></w:tr></w:tbl>"
        "<w:p><w:r><w:t>One</w:t><w:br/><w:t>two</w:t><w:tab/><w:t>three</w:t><w:noBreakHyphen/><w:t>four</w:t>"
        '<w:softHyphen/><w:t>teen</w:t><w:br w:type="page"/></w:r></w:p>'
    )
    box = f"<w:txbxContent><w:p>{run('A box')}</w:p></w:txbxContent>"
    both = f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    anchored = f"<w:p><w:r>{both}<w:t>Around it</w:t></w:r></w:p>"
    other = f"<w:p>{run('“No,” said Footer Man.')}</w:p>"
    data = made.docx(body=body + anchored, footnotes=other, header1=other, footer1=other, comments=other)
    expected = "“We won,” said Ann Lee.|A cell|And another|One\ntwo\tthree-fourteen|A box|Around it"
    assert text_of(data, kinds.WORD) == expected.replace("|", "\n\n")


SPOKEN = """WEBVTT

NOTE not shown

intro
00:01.000 --> 00:03.000 align:start
<v Jo Marsh>You wrote

00:03.000 --> 00:04.000
<v Jo Marsh>a book, <i>Bells &amp; Ropes</i>.

00:04.500 --> 00:06.000
<v.loud Owen Tasker>I <00:05.000><c>did</c>. - So I heard.

00:06.000 --> 00:07.000
So I heard.
>> MR. CRANE: And I.

00:20.000 --> 00:21.000
{\\an8}[APPLAUSE]

00:21.000 --> 00:22.000
Thank you.
"""


def test_mail_whose_plain_text_is_a_stub() -> None:
    html = f"<p>{PARAGRAPHS[1]}</p><p>{PARAGRAPHS[2]}</p>"
    assert text_of(made.eml("View online.\n", html), kinds.MAIL) == "\n\n".join(PARAGRAPHS[1:])


def test_captions_what_a_reader_hears() -> None:
    expected = "Jo Marsh: You wrote a book, Bells & Ropes.|Owen Tasker: I did.|So I heard. So I heard."
    expected += "|MR. CRANE: And I.|[APPLAUSE]|Thank you."
    assert text_of(SPOKEN.encode(), kinds.WEBVTT) == expected.replace("|", "\n\n")


def test_captions_that_roll_are_heard_once() -> None:
    times = "00:00:{},000 --> 00:00:{},000".format
    shown = (("We won", "it at last"), ("it at last", "and went"), ("and went", "home."))
    data = "\n\n".join(f"{times(10 + n, 11 + n)}\n{one}\n{two}" for n, (one, two) in enumerate(shown))
    assert text_of(data.encode(), kinds.SUBRIP) == "We won it at last and went home."


def test_open_document_what_a_reader_sees() -> None:
    note = "<text:note><text:note-body><text:p>A note</text:p></text:note-body></text:note>"
    comment = "<office:annotation><text:p>A comment</text:p></office:annotation>"
    deleted = "<text:tracked-changes><text:deletion><text:p>Gone</text:p></text:deletion></text:tracked-changes>"
    body = (
        f"{deleted}<text:h>A heading</text:h><text:p>“We<text:s/>won,”{note} <text:span>said\n  Ann</text:span>"
        f"{comment} Lee.<text:line-break/>Yes.<draw:frame><draw:text-box><text:p>A box</text:p></draw:text-box>"
        "</draw:frame></text:p><text:list><text:list-item><text:p>Item</text:p></text:list-item></text:list>"
    )
    data = made.odt(body=body)
    assert text_of(data, kinds.OPEN_DOCUMENT) == "A heading\n\nA box\n\n“We won,” said Ann Lee.\nYes.\n\nItem"


def test_a_book_what_a_reader_sees() -> None:
    html = (
        '<nav>Contents</nav><p>“We <i>won</i>,”<a epub:type="noteref" href="#n">1</a> said<br/>Ann Lee<sup>2</sup>, '
        'the 4<sup>th</sup>.</p><script>x</script><aside epub:type="footnote">A note</aside><div>A <p>b</p> c</div>'
    )
    head = "<dc:title> The Vote </dc:title><dc:creator>Ann Lee</dc:creator><dc:date>2015-03-03</dc:date>"
    data = made.epub(html, head=head)
    assert text_of(data, kinds.EPUB) == "“We won,” said\nAnn Lee, the 4th.\n\nA\n\nb\n\nc"
    assert about(data, kinds.EPUB) == {"title": "The Vote", "author": "Ann Lee", "date": "2015-03-03"}


def test_rtf_what_a_reader_sees() -> None:
    body = (
        r"\ldblquote We won,\rdblquote  said {\field{\*\fldinst{HYPERLINK "
        '"https://example.org/a"}}{\\fldrslt Ann Lee}}.{\\footnote A note}{\\deleted gone}{\\v hidden}\\par\n'
        r"{\header A header\par}{\pict\wmetafile8 " + "0a" * 300 + r"}One\line two\tab three \u-10179?\u-8694?\par"
        r"{\trowd First\cell Second\cell\row}\'80 5"
    )
    expected = "“We won,” said Ann Lee.|One\ntwo\tthree 😊|First|Second|€ 5".replace("|", "\n\n")
    assert text_of(made.rtf(body=body), kinds.RTF) == expected


def test_rtf_without_its_end_says_so() -> None:
    assert convert(io.BytesIO(made.rtf(*PARAGRAPHS)[:-1]), kinds.RTF) == (TEXT, "truncated: its end is missing", {})


def test_mail_what_a_reader_sees() -> None:
    data = made.eml("Plain.\n", "<p>Rich.</p>", Subject="The vote", Date="Tue, 3 Mar 2015 10:00:00 +0000")
    assert text_of(data, kinds.MAIL) == "Plain."
    assert about(data, kinds.MAIL) == {"title": "The vote", "author": "Ann Lee", "date": "2015-03-03"}
    head = b"From: a@example.org\nMIME-Version: 1.0\nContent-Type: text/"
    html = head + b"html; charset=latin-1\n\n<p>Zo\xeb.</p><p>Yes.</p>"
    assert text_of(html, kinds.MAIL) == "Zoë.\n\nYes."
    flowed = head + b"plain; format=flowed\n\nOne \ntwo.\n\n> A \n"
    assert text_of(flowed, kinds.MAIL) == "One two.\n\n> A "
    unknown = head + b"plain; charset=no-such\n\nZo\xc3\xab."
    assert text_of(unknown, kinds.MAIL) == "Zoë."


def test_a_mailbox_is_split_where_a_message_begins() -> None:
    messages = [b"From: a\n\nOne\nFrom me\n>From you\n\n", b"From: b\n\nTwo\n"]
    box = b"From a@example.org Tue Mar  3 10:00:00 2015\n" + messages[0] + b"From b Tue\n" + messages[1]
    assert list(split_mailbox(io.BytesIO(box))) == [messages[0].replace(b">", b""), messages[1]]


LINES = [
    "The council said that the transpor-",
    "tation budget was well-known to all",
    "of its members, and the trans-",
    "portation budget was a well-",
    "known one.",
]


def test_lines_of_a_pdf_are_joined() -> None:
    text = text_of(made.pdf(page(*LINES)), kinds.PDF)
    assert text == (
        "The council said that the transportation budget was well-known to all of its members, and the "
        "transportation budget was a well-known one."
    )


FIRST = ["“We won the vote by a hundred,” said", "the mayor of the city, Ann Lee."]
SECOND = ["The council left the hall before it", "was over, and the hall was closed."]


@pytest.mark.parametrize(
    "lines",
    [
        [*page(*FIRST), *page(*SECOND, y=668)],
        [*page(FIRST[0], x=84), *page(FIRST[1], y=688), *page(SECOND[0], x=84, y=676), *page(SECOND[1], y=664)],
        [*page(*FIRST), *page(*SECOND, y=676)],
    ],
    ids=["a gap", "an indent", "a short line"],
)
def test_paragraphs_of_a_pdf_are_told_apart(lines: list[Placed]) -> None:
    assert text_of(made.pdf(lines), kinds.PDF) == f"{' '.join(FIRST)}\n\n{' '.join(SECOND)}"


def test_columns_and_pages_of_a_pdf_go_on() -> None:
    columns = [*page(*FIRST, SECOND[0], y=100), *page(SECOND[1], x=320)]
    whole = f"{' '.join(FIRST)} {' '.join(SECOND)}"
    assert text_of(made.pdf(columns), kinds.PDF).replace("\n\n", " ") == whole
    assert text_of(made.pdf(page(*FIRST, SECOND[0]), page(SECOND[1])), kinds.PDF).endswith(" ".join(SECOND))


def test_what_belongs_to_a_page_of_a_pdf_is_left_out() -> None:
    def furnished(number: int, text: str) -> list[Placed]:
        header, footer = Placed(72, 810, 8, f"Courier, no. {number}"), Placed(290, 30, 8, f"Page {number} of 2")
        note = [Placed(72, 80, 7, f"{number} “A note,” said Note Man,"), Placed(72, 72, 7, "who wrote it.")]
        return [header, *page(text), *note, footer]

    data = made.pdf(furnished(1, "“We won,” said Ann Lee."), furnished(2, "“It was close.”"))
    assert text_of(data, kinds.PDF) == "“We won,” said Ann Lee.\n\n“It was close.”"


def test_a_raised_figure_does_not_end_a_line_of_a_pdf() -> None:
    line = [Placed(72, 700, 10, "“We won,”"), Placed(126, 704, 6, "1"), Placed(136, 700, 10, "said Ann Lee,")]
    assert text_of(made.pdf([*line, *page("the mayor.", y=688)]), kinds.PDF) == "“We won,”1 said Ann Lee, the mayor."


def test_notes_above_a_footer_of_a_pdf_are_left_out() -> None:
    note = [Placed(72, 90, 8, "1 “A note,” said Note Man."), Placed(72, 60, 10, "The Courier")]
    text = text_of(made.pdf([*page("“We won,” said Ann Lee."), *note]), kinds.PDF)
    assert text == "“We won,” said Ann Lee.\n\nThe Courier"


def test_a_pdf_of_pictures_says_so() -> None:
    assert reason(made.pdf([]), kinds.PDF) == "without text: its pages are pictures"


def test_lines_that_are_paragraphs_are_put_under_each_other() -> None:
    lines = [
        "A title",
        "",
        "The council said that",
        "the budget was",
        "known to all of its",
        "members.",
        "",
        "",
        "Yes.",
    ]
    assert join_paragraphs(lines * 2) == "\n".join(lines[:7] + lines[8:] + lines[:7] + lines[8:])


BOMB = "<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'>" + "".join(
    f"<!ENTITY {chr(98 + n)} '{f'&{chr(97 + n)};' * 10}'>" for n in range(10)
)


@pytest.mark.parametrize("entity", [f"{BOMB}]>", "<!DOCTYPE x [<!ENTITY k SYSTEM 'file:///etc/hostname'>]>"])
@pytest.mark.parametrize(
    ("kind", "make", "part"),
    [(kinds.WORD, made.docx, "word/document.xml"), (kinds.OPEN_DOCUMENT, made.odt, "content.xml")],
)
def test_no_entity_is_expanded(kind: str, make: Callable[..., bytes], part: str, entity: str) -> None:
    with zipfile.ZipFile(io.BytesIO(make("One ENTITY two"))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts[part] = entity.encode() + parts[part].replace(b"ENTITY", b"&k;")
    try:
        assert text_of(made.zipped(parts), kind).replace("two", "").strip() == "One"
    except UnreadableError as error:
        assert "amplification" in str(error)


def test_what_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("quotes.readers.formats.containers.MAX_UNPACKED", 1_000_000)
    data = made.docx(body=" " * 2_000_000)
    assert len(data) < 5000
    assert reason(data, kinds.WORD) == "unpacks to more than 1 MB"


BOX = "<w:txbxContent><w:p/></w:txbxContent>"
SLOW = {
    "a table of fonts": (b"{\\rtf1{\\fonttbl" + b"\\f1 \\fcharset0 " * 20_000 + b"}\\u8220?}", kinds.RTF),
    "attributes": (made.epub("<p " + " ".join(f"a{n}=1" for n in range(50_000)) + ">“</p>"), kinds.EPUB),
    "a long subject": (b"From: a\nSubject: " + b"=?utf-8?q?a?= " * 50_000 + b"\n\n\xe2\x80\x9c", kinds.MAIL),
    "many addresses": (b"Subject: a\nFrom: " + b"a <a@b>, " * 50_000 + b"\n\n\xe2\x80\x9c", kinds.MAIL),
    "many parameters": (b"From: a\nContent-Type: text/plain" + b";\n a=b" * 50_000 + b"\n\n\xe2\x80\x9c", kinds.MAIL),
    "text boxes": (made.docx("“", body=f"<w:p>{BOX * 20_000}</w:p>"), kinds.WORD),
}


@pytest.mark.parametrize("name", SLOW)
def test_what_would_take_minutes_takes_a_moment(name: str) -> None:
    data, kind = SLOW[name]
    begin = time.process_time()
    assert text_of(data, kind) == "“"
    assert time.process_time() - begin < 5


def test_an_unknown_way_to_pack_is_one_reason() -> None:
    data = bytearray(WHOLE[kinds.WORD])
    data[data.rindex(b"PK\1\2") + 8] |= 32  # the bit of patched data
    data[data.rindex(b"PK\3\4") + 6] |= 32
    assert reason(bytes(data), kinds.WORD) == "truncated or damaged"
