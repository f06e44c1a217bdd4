"""Saved pages yield the article and what the page says about it, and nothing else."""

from collections import Counter

import pytest
from support.saved_pages import LAYOUTS, Page, pages

from quotes import extract
from quotes.readers.documents import PAGE_COLUMNS, Document, Failure
from quotes.readers.documents import Page as Source
from quotes.readers.furniture import is_furniture
from quotes.readers.pages import extract_article

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
    for page in pages(200):
        document = extract_article(Source(page.name, page.html))
        assert isinstance(document, Document)
        found.append((page, document))
    return found


def test_every_layout_is_there(made: list[tuple[Page, Document]]) -> None:
    assert len(LAYOUTS) == 10
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
        (b"<p>\x00\x01</p>", "not HTML"),
        ("<html></html>", "no article found in this page"),
        ('<html><body><nav><a href="/x">Home</a></nav></body></html>', "no article found in this page"),
        ("<html><frameset><frame src=a></frameset></html>", "no article found in this page"),
    ],
)
def test_a_page_without_an_article_says_so(html: str | bytes, reason: str) -> None:
    assert read(html) == Failure("a.html", reason)
