"""Saved pages yield the article and what the page says about it, and nothing else."""

import time
from collections import Counter

import pytest
from support.saved_pages import LAYOUTS, Page, pages

from quotes import extract
from quotes.readers.documents import PAGE_COLUMNS, Document, Failure
from quotes.readers.documents import Page as Source
from quotes.readers.pages import extract_article
from quotes.readers.web.furniture import is_furniture

SENTENCE = "The council met for three hours on Tuesday and put off the vote until the {}. "


def read(html: str | bytes) -> Document | Failure:
    return extract_article(Source("a.html", html if isinstance(html, bytes) else html.encode()))


def text_of(*body: str) -> list[str]:
    """Give the paragraphs that are found between two of our own."""
    season, week = (f"<p>{SENTENCE.format(when) * 2}</p>" for when in ("spring", "week"))
    story = f"<article><h1>The vote</h1>{season}{''.join(body)}{week}</article>"
    document = read(f"<html><head><title>The vote</title></head><body>{story}</body></html>")
    assert isinstance(document, Document)
    first, *between, last = document.text.split("\n\n")
    assert ("spring" in first, "week" in last) == (True, True)
    return between


@pytest.fixture(scope="module")
def made() -> list[tuple[Page, Document]]:
    found = []
    for page in pages(20 * len(LAYOUTS)):
        document = extract_article(Source(page.name, page.html))
        assert isinstance(document, Document)
        found.append((page, document))
    return found


def test_every_layout_is_there(made: list[tuple[Page, Document]]) -> None:
    assert len(LAYOUTS) == 13
    assert set(Counter(page.layout for page, _ in made).values()) == {20}


def test_the_quotations_of_saved_pages_are_found_in_the_right_article(made: list[tuple[Page, Document]]) -> None:
    wanted = found = 0
    for page, document in made:
        records = Counter(record.text for record in extract(document.text))
        wanted += len(page.quotations)
        found += (records & Counter(page.quotations)).total()
    assert wanted > 2000
    assert found >= 0.99 * wanted


def test_no_quotation_is_from_furniture(made: list[tuple[Page, Document]]) -> None:
    for page, document in made:
        assert Counter(record.text for record in extract(document.text)) <= Counter(page.quotations)


def test_what_a_page_says_about_itself_travels(made: list[tuple[Page, Document]]) -> None:
    for page, document in made:
        assert tuple(document.about) == PAGE_COLUMNS
        assert all(document.about[name] in (page.about.get(name), None) for name in PAGE_COLUMNS)
        unknown = [name for name in PAGE_COLUMNS if document.about[name] is None and name in page.about]
        assert unknown in ([], ["author"])
        assert not unknown or page.layout in ("bare", "table")


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>“Yes,” said Ann Lee.", "“Yes,” said Ann Lee."),
        ("<html><body>“Yes,” said Ann Lee.<br>“No,” said Bob Ray.", "“Yes,” said Ann Lee.\n“No,” said Bob Ray."),
        ("<body><p>“Yes,”\n\n  said\tAnn&nbsp;Lee.</p></body>", "“Yes,” said Ann Lee."),
        ("<body><p>“<b>Yes</b>,” <a href=x>said</a> Ann <i>Lee</i>.</p></body>", "“Yes,” said Ann Lee."),
    ],
)
def test_short_pages_are_read_as_a_browser_shows_them(html: str, text: str) -> None:
    assert read(html) == Document("a.html", text, None, dict.fromkeys(PAGE_COLUMNS))


def test_lists_and_blocks_are_paragraphs() -> None:
    found = text_of("<blockquote><p>“One,” said Lee.</p><p>“Two.”</p></blockquote><ul><li>“Three,” she said.</li></ul>")
    assert found == ["“One,” said Lee.", "“Two.”", "“Three,” she said."]


def test_quotation_elements_have_the_marks_that_browsers_show() -> None:
    assert text_of("<p><q>One or <b>two</b></q>, said Lee. <q>Three.</q></p>") == ["“One or two”, said Lee. “Three.”"]


@pytest.mark.parametrize(
    "furniture",
    [
        '<nav><a href="/x">“Zebra,” says Lee</a></nav>',
        '<div class="site_navBar">“Zebra,” says Lee</div>',
        '<p><a href="/x">“Zebra,” says Lee, and more words than that</a></p>',
        '<div id="related-stories"><p>“Zebra,” says Lee</p></div>',
        '<p class="wp-caption-text">“Zebra,” said Lee</p>',
        '<p><img src="a.jpg"><em>“Zebra,” said Lee</em></p>',
        '<div><img src="a.jpg"><p>Lee, who called it “Zebra”</p></div>',
        "<figure><img><figcaption>“Zebra,” said Lee</figcaption></figure>",
        '<div aria-label="Share this article">“Zebra”</div>',
        '<div role="dialog">By clicking “Zebra” you agree.</div>',
        '<div class="cookieConsent">By clicking “Zebra” you agree.</div>',
        "<p>By clicking “Zebra” you agree.</p>",
        "<p>Read more: “Zebra,” says Lee</p>",
        "<p><b>RELATED:</b> “Zebra,” says Lee</p>",
        '<div class="newsletterSignup"><p>“Zebra,” said Lee</p></div>',
        '<aside class="pull-quote">“Zebra”</aside>',
        '<div class="PullQuote">“Zebra”</div>',
        "<button>“Zebra”</button>",
        '<div class="tm-click-to-tweet"><p>“Zebra,” said Lee</p></div>',
        '<div class="tweetBox"><p>“Zebra,” said Lee</p></div>',
        '<blockquote>“Zebra,” said Lee <a href="/x">Click to Tweet</a></blockquote>',
        "<p><em>Listen live at noon: “Zebra,” says Lee</em></p>",
        "<p><i>► Watch our talk with Lee, who says “Zebra.”</i></p>",
        "<p><em>(Listen to the podcast: “Zebra,” says Lee)</em></p>",
    ],
)
def test_furniture_is_not_the_article(furniture: str) -> None:
    assert text_of(furniture) == []


@pytest.mark.parametrize(
    "body",
    [
        '<div class="article-body has-share-tools">{}</div>',
        '<form id="aspnetForm">{}</form>',
        '<div class="content with-sidebar">{}</div>',
    ],
)
def test_what_holds_most_of_the_text_is_the_article_whatever_it_is_called(body: str) -> None:
    paragraphs = "".join(f"<p>“It is {n},” said Ann Lee. {SENTENCE.format(n)}</p>" for n in range(5))
    document = read(f"<html><body><div>Menu</div>{body.format(paragraphs)}</body></html>")
    assert isinstance(document, Document)
    assert document.text.count("said Ann Lee") == 5


def test_a_line_of_a_paragraph_may_be_furniture() -> None:
    paragraph = "“Yes,” said Ann Lee.<br><br><em>Listen live: “Zebra,” says Lee</em><br>She left."
    assert text_of(f"<p>{paragraph}</p>") == ["“Yes,” said Ann Lee.\nShe left."]


@pytest.mark.parametrize(
    "line",
    [
        "Read by all, she said.",
        "More people came: “We won.”",
        "Photos were taken. “No!”",
        "“Listen now,” she said.",
        "He began to tweet this.",
    ],
)
def test_a_sentence_is_not_furniture(line: str) -> None:
    assert not is_furniture(line)


@pytest.mark.parametrize(
    ("html", "encoding"),
    [
        ("<p>“Zoë”, said Lee.</p>", "utf-8"),
        ("\ufeff<p>“Zoë”, said Lee.</p>", "utf-16-le"),
        ("<p>“Zoë”, said Lee.</p>", "cp1252"),
        ('<meta charset="iso-8859-1"><p>“Zoë”, said Lee.</p>', "cp1252"),
        ('<meta charset="utf-16"><p>“Zoë”, said Lee.</p>', "cp1252"),
        ('<meta charset="no-such"><p>“Zoë”, said Lee.</p>', "cp1252"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=windows-1252"><p>“Zoë”, said Lee.</p>', "utf-8"),
        ('<?xml version="1.0" encoding="mac-roman"?><html><p>“Zoë”, said Lee.</p></html>', "mac-roman"),
    ],
)
def test_a_page_is_decoded_as_it_says_unless_it_is_utf_8(html: str, encoding: str) -> None:
    document = read(html.encode(encoding))
    assert isinstance(document, Document)
    assert document.text == "“Zoë”, said Lee."


def test_what_a_server_says_goes_before_what_a_page_says() -> None:
    html = '<meta charset="cp1252"><p>“Zoë”, said Lee.</p>'.encode("mac-roman")
    assert "Zoë" in getattr(extract_article(Source("x", html, "mac-roman")), "text", "")


@pytest.mark.parametrize(
    "comment",
    [
        "<!-- saved from url=(0031)https://example.org/news/1.html -->",
        "<!DOCTYPE html><!--\n Page saved with SingleFile \n url: https://example.org/news/1.html \n x\n-->",
    ],
)
def test_the_address_that_a_browser_saved(comment: str) -> None:
    document = read(f"{comment}<html><body><p>“Yes,” said Ann Lee.</p></body></html>")
    assert isinstance(document, Document)
    assert document.about["url"] == "https://example.org/news/1.html"


def test_pictures_saved_within_a_page_are_no_load() -> None:
    picture = '<img src="data:image/png;base64,' + "A" * 11_000_000 + '">'
    assert getattr(read(f"<html><body>{picture}<p>“Yes,” said Ann Lee.</p></body></html>"), "text", "") == (
        "“Yes,” said Ann Lee."
    )


@pytest.mark.parametrize(
    ("html", "reason"),
    [
        ("", "empty"),
        (" \n", "empty"),
        ("{}", "not HTML"),
        (b"<p>\x00\x01</p>", "no article found in this page"),
        (b"\x00\x01", "not HTML"),
        ("<html></html>", "no article found in this page"),
        ('<html><body><nav><a href="/x">Home</a></nav></body></html>', "no article found in this page"),
        ("<html><frameset><frame src=a></frameset></html>", "no article found in this page"),
    ],
)
def test_a_page_without_an_article_says_so(html: str | bytes, reason: str) -> None:
    assert read(html) == Failure("a.html", reason)


PROSE = "".join(f"<p>{SENTENCE.format(when) * 2}</p>" for when in ("first", "second", "third", "fourth", "fifth"))
OTHER = "<p>Another story begins here, and nobody reads it.</p>" * 40


def test_text_after_a_comment_within_a_paragraph_is_kept() -> None:
    assert text_of("<p>“We won<!-- -->,” said <!-- --><a href=x>Lee</a><!-- -->.</p>") == ["“We won,” said Lee."]


@pytest.mark.parametrize("name", ["article-paywall", "read-more-content", "story with-sidebar", "content social-body"])
def test_an_element_with_many_paragraphs_and_few_links_is_the_article_whatever_it_is_called(name: str) -> None:
    html = (
        f'<html><body><h1>The vote</h1><div class="{name}">{PROSE}</div><div class="promo">{OTHER}</div></body></html>'
    )
    assert "the fifth" in getattr(read(html), "text", "")


@pytest.mark.parametrize("name", ["with-sidebar", "no-ads", "hide-gallery", "paywall"])
def test_a_name_that_says_what_is_beside_or_lacking_is_no_furniture(name: str) -> None:
    assert text_of(f'<p class="{name}">“We won,” said Lee.</p>') == ["“We won,” said Lee."]


@pytest.mark.parametrize("name", ["comments", "comment-list", "disqus_thread", "comment"])
def test_what_readers_write_is_not_the_article_however_long_it_is(name: str) -> None:
    assert text_of(f'<section id="{name}">{PROSE.replace("The", "“Zebra,” said Lee. The")}</section>') == []


@pytest.mark.parametrize("control", ["\0", "\x1b", "\x07", "&#27;", "&#x1b;", "\x7f"])
def test_control_characters_do_not_lose_a_page(control: str) -> None:
    assert text_of(f"<p>“We {control}won,” said Lee. <q>{control}No.</q></p>") == ["“We won,” said Lee. “No.”"]
    wrote = f"<p>Lee wrote:</p><blockquote>We {control}won.</blockquote>"
    assert text_of(wrote) == ["Lee wrote:", "“We won.”"]


@pytest.mark.parametrize(
    "attribute",
    ["a{}", "a{}=x", 'a{}="x"', "a{} = '>'", '\n data-a{}="<"'],
    ids=["bare", "x", "marks", "spaces", "tag"],
)
def test_a_tag_with_endless_attributes_takes_no_time(attribute: str) -> None:
    tag = f"<div {' '.join(attribute.format(number) for number in range(300_000))}>"
    start = time.process_time()
    assert text_of(f"{tag}<p>“We won,” said Lee.</p></div>") == ["“We won,” said Lee."]
    assert time.process_time() - start < 10


@pytest.mark.parametrize(
    ("data", "text", "notice"),
    [
        ("<p>“Zoë” and “Z\udcff”, said Lee.</p>", "“Zoë” and “Z\ufffd”, said Lee.", True),
        ("<p>“Zoë” and \udc93Zoe\udc94, said Lee.</p>", "“Zoë” and “Zoe”, said Lee.", True),
        ('<meta charset="utf-8"><p>Zo\udceb and "Zoe", said Lee.</p>', 'Zo\ufffd and "Zoe", said Lee.', True),
        ('<meta charset="utf-8"><p>\udc93Zo\udceb,\udc94 said Lee.</p>', "“Zoë,” said Lee.", False),
        ('<meta charset="utf-8"><p>“Zoë,” said Lee.</p>', "“Zoë,” said Lee.", False),
    ],
)
def test_bytes_that_are_not_utf_8_in_a_page_that_is(data: str, text: str, notice: bool) -> None:  # noqa: FBT001
    document = extract_article(Source("x", data.encode("utf-8", "surrogateescape"), "utf-8"))
    assert isinstance(document, Document)
    assert document.text == text
    assert (document.notice or "").startswith("invalid UTF-8: some bytes became U+FFFD") == notice


@pytest.mark.parametrize(
    ("html", "paragraphs"),
    [
        (
            "<p>Ann Lee wrote:</p><blockquote><p>We won.</p><p>They <b>lost</b>.</p></blockquote>",
            ["Ann Lee wrote:", "“We won.", "“They lost.”"],
        ),
        (
            '<p>As Ann Lee put it,</p><div class="ad-slot"><p>Zebra</p></div><blockquote>We "won".</blockquote>',
            ["As Ann Lee put it,", "“We ‘won’.”"],
        ),
        ("<blockquote><p>We won.</p><footer>— Ann Lee</footer></blockquote>", ["“We won.”", "— Ann Lee"]),
        ("<blockquote><p>We won. <cite>Ann Lee</cite></p></blockquote>", ["“We won.”", "— Ann Lee"]),
        ("<blockquote>“We won.”<cite>- Ann Lee</cite></blockquote>", ["“We won.”", "— Ann Lee"]),
        ("<blockquote>We won.</blockquote><cite>Ann Lee</cite>", ["“We won.”", "— Ann Lee"]),
        ("<blockquote><p>We won.</p><p>– Ann Lee, mayor</p></blockquote>", ["“We won.”", "— Ann Lee, mayor"]),
        ("<blockquote>We won.<br>—Ann Lee</blockquote>", ["“We won.”", "— Ann Lee"]),
        ("<blockquote>We won. — Ann Lee</blockquote>", ["“We won.”", "— Ann Lee"]),
        (
            "<figure><blockquote>We won.</blockquote><figcaption>Ann Lee, <cite>Letters</cite></figcaption></figure>",
            ["“We won.”", "— Ann Lee, Letters"],
        ),
        (
            '<blockquote class="twitter-tweet"><p>We won! <a href="https://t.co/a">pic.twitter.com/a1</a></p>&mdash; '
            'Ann Lee (@annlee) <a href="https://twitter.com/annlee/status/1">May 5, 2020</a></blockquote>',
            ["“We won!”", "— Ann Lee (@annlee) May 5, 2020"],
        ),
        (
            '<blockquote class="instagram-media"><p><a href="https://x/p/1">We won!</a></p><p>A post shared by '
            '<a href="https://x/ann">Ann Lee</a> (@annlee)</p></blockquote>',
            ["“We won!”", "— Ann Lee (@annlee)"],
        ),
        (
            '<div class="fb-post"><blockquote cite="https://x/1"><p>We won!</p>Posted by <a href="/a">Ann Lee</a> on '
            '<a href="/b">Friday</a></blockquote></div>',
            ["“We won!”", "— Ann Lee on Friday"],
        ),
        (
            "<p>It is late.</p><blockquote>We won, says the song.</blockquote>",
            ["It is late.", "We won, says the song."],
        ),
        ("<blockquote><p>A book is <cite>Letters</cite> by Lee.</p></blockquote>", ["A book is Letters by Lee."]),
        (f"<blockquote>{SENTENCE.format('spring')}</blockquote>", []),
    ],
)
def test_what_a_page_sets_apart_as_a_quotation_is_in_marks(html: str, paragraphs: list[str]) -> None:
    assert text_of(html) == paragraphs


def test_questions_in_bold_are_shown_where_there_are_several() -> None:
    asked = "<p><b>Why?</b></p><p>I was cold.</p><p><strong>Who <i>knew</i>? </strong>You did.</p>"
    assert text_of(asked) == ["Why?", "I was cold.", "Who knew? You did."]
    more = asked + "<p><b>When?</b><br>In May.</p><p>It was <b>not you?</b></p>"
    assert text_of(more) == [
        "**Why?**",
        "I was cold.",
        "**Who knew?** You did.",
        "**When?**\nIn May.",
        "It was not you?",
    ]


def test_a_quotation_that_is_set_apart_has_its_speaker() -> None:
    post = "<blockquote><p>We won!</p>&mdash; Ann Lee (@annlee) <a href='/1'>May 5, 2020</a></blockquote>"
    wrote = "<p>Bob Ray wrote in a letter:</p><blockquote><p>We lost.</p><p>So what?</p></blockquote>"
    records = extract("\n\n".join(text_of(post, wrote)))
    assert [(record.text, record.speaker) for record in records] == [
        ("“We won!”", "Ann Lee"),
        ("“We lost.", "Bob Ray"),
        ("“So what?”", "Bob Ray"),
    ]


@pytest.mark.parametrize(
    ("head", "about"),
    [
        (
            '<script type="application/ld+json">[{"@type": "WebSite", "name": "The Mole"}, {"@type": "NewsArticle", '
            '"headline": "We&#39;ve won", "author": [{"@type": "Person", "name": "Ann Lee"}, "Bob Ray"], '
            '"datePublished": "2024-05-06T07:08:09+00:00"}]</script>',
            ("We've won", "Ann Lee; Bob Ray", "2024-05-06"),
        ),
        (
            '<meta property="og:title" content=" We  won "><meta name="author" content="By Ann Lee">'
            '<meta property="article:published_time" content="2024-05-06">',
            ("We won", "Ann Lee", "2024-05-06"),
        ),
        (
            '<script type="application/ld+json">{"@type": "Article", broken</script>'
            '<meta name="date" content="May 6, 2024"><meta property="article:author" content="https://example.org/ann">',
            ("The vote", None, "2024-05-06"),
        ),
        (
            '<script type="application/ld+json">{"@type": "Article", "author": {"@type": "Organization", '
            '"name": "The Mole"}}</script><meta name="pubdate" content="20240506">',
            ("The vote", None, "2024-05-06"),
        ),
    ],
)
def test_what_a_page_says_in_its_head(head: str, about: tuple[str | None, ...]) -> None:
    document = read(f"<html><head>{head}</head><body><h1>The vote</h1>{PROSE}</body></html>")
    assert isinstance(document, Document)
    assert tuple(document.about[name] for name in ("title", "author", "date")) == about


@pytest.mark.parametrize("tag", ["div", "b", "blockquote", "span", "q", "ul"])
def test_deeply_nested_elements_are_read(tag: str) -> None:
    found = read(f"<html><body>{PROSE}{f'<{tag}>' * 50_000}We won.")
    assert isinstance(found, Document)
    assert "the fifth" in found.text


@pytest.mark.parametrize(
    "unit",
    [
        "<q>We</q> ",
        "We <nav>x</nav>",
        "<p>Lee wrote:</p><blockquote>We won, all of us.</blockquote>",
        "<cite>Lee</cite>",
    ],
)
def test_the_time_grows_with_the_page(unit: str) -> None:
    start = time.process_time()
    read(f"<html><body><h1>The vote</h1>{PROSE}{unit * 8_000}")
    assert time.process_time() - start < 4
