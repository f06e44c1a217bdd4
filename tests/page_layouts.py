"""Ten layouts of news pages, as newsrooms' systems put them out, with their furniture."""

import html
import json
import random
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Parts:
    """What a page is made of."""

    title: str
    author: str
    date: str
    url: str
    paragraphs: list[str]
    links: list[str]
    """Titles of other stories, each with a quotation in it."""
    draw: random.Random


Layout = Callable[[Parts], str]


def esc(text: str) -> str:
    return html.escape(text, quote=False)


def link(text: str, attributes: str = "") -> str:
    return f'<a href="/news/{abs(hash(len(text)))}"{attributes}>{esc(text)}</a>'


def items(parts: Parts, tag: str = "li") -> str:
    return "".join(f"<{tag}>{link(text)}</{tag}>" for text in parts.links)


def between(parts: Parts, opening: str, closing: str, furniture: list[str]) -> str:
    """Put each paragraph between tags, and a piece of furniture after every second one or so."""
    rest = iter(furniture)
    made = []
    for place, paragraph in enumerate(parts.paragraphs):
        made.append(f"{opening}{esc(paragraph)}{closing}")
        if place % 2:
            made.append(next(rest, ""))
    return "\n".join(made)


def caption(parts: Parts) -> str:
    return esc(f"Furnell at the zebra fair. {parts.draw.choice(['“A zebra is a zebra,” he said.', '‘My zebra’'])}")


def head(parts: Parts, extra: str = "", charset: str = "utf-8") -> str:
    return (
        f'<head><meta charset="{charset}"><title>{esc(parts.title)} | The Harbour Post</title>'
        f'<link rel="canonical" href="{parts.url}">{extra}</head>'
    )


def social(parts: Parts) -> str:
    return (
        f'<meta property="og:title" content="{html.escape(parts.title)}"><meta property="og:type" content="article">'
        f'<meta property="og:description" content="“Zebra,” said Furnell."><meta name="author" content="{parts.author}">'
        f'<meta property="article:published_time" content="{parts.date}T08:30:00+00:00">'
    )


def linked_data(parts: Parts) -> str:
    data = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": parts.title,
        "datePublished": f"{parts.date}T08:30:00Z",
        "author": [{"@type": "Person", "name": parts.author}],
        "publisher": {"@type": "Organization", "name": "The Harbour Post"},
        "mainEntityOfPage": parts.url,
    }
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


COOKIES = (
    '<div id="onetrust-consent-sdk"><div id="onetrust-banner-sdk" role="alertdialog"><h2>We value your privacy</h2>'
    "<p>We and our 842 partners store cookies. By clicking “Accept all zebra cookies”, you agree, said Furnell.</p>"
    "<button>Accept all</button> <button>Reject all</button></div></div>"
)


def wordpress(parts: Parts) -> str:
    image = (
        '<div class="wp-caption aligncenter" style="width: 650px"><img src="a.jpg" alt="“Zebra!” said Furnell">'
        f'<p class="wp-caption-text">{caption(parts)}</p></div>'
    )
    share = (
        '<div class="sharedaddy sd-sharing-enabled"><h3 class="sd-title">Share this:</h3>'
        "<ul><li>Facebook</li><li>“Tweet the zebra”</li></ul></div>"
    )
    related = f'<div id="jp-relatedposts" class="jp-relatedposts"><h3>Related</h3>{items(parts, "p")}</div>'
    comments = (
        '<div id="comments" class="comments-area"><h2>2 thoughts on this</h2><ol class="comment-list">'
        '<li class="comment"><div class="comment-body"><p>“Zebra nonsense,” said Furnell, and I agree with him wholly. '
        "I have lived here for forty years and never saw a thing like it in the town.</p></div></li></ol></div>"
    )
    body = between(parts, "<p>", "</p>", [image, f'<p><strong>Read more:</strong> {link(parts.links[1])}</p>'])
    return (
        f'<!DOCTYPE html><html lang="en-GB">{head(parts, social(parts))}<body class="single"><div id="page">'
        f'<header id="masthead"><nav class="main-navigation"><ul class="menu">{items(parts)}</ul></nav></header>'
        f'<div id="content"><main><article class="post type-post hentry"><header class="entry-header">'
        f'<h1 class="entry-title">{esc(parts.title)}</h1><div class="entry-meta">Posted on <time class="entry-date" '
        f'datetime="{parts.date}">{parts.date}</time> by <span class="author vcard">{parts.author}</span></div></header>'
        f'<div class="entry-content">{body}{share}{related}</div></article>{comments}</main></div>'
        f'<aside id="secondary" class="widget-area"><section class="widget"><h2>Recent Posts</h2><ul>{items(parts)}</ul>'
        f"</section></aside><footer><p>© The Harbour Post. “All zebras reserved,” said Furnell.</p></footer></div>"
        f"{COOKIES}</body></html>"
    )


def hashed(parts: Parts) -> str:
    """Give the kind of page whose class names are made by a machine and tell nothing."""
    figure = (
        '<figure class="dcr-173mewl"><picture><img src="b.jpg"></picture>'
        f'<figcaption class="dcr-fd61eq"><span class="dcr-9ktzqp">{caption(parts)}</span> Photograph: A. Furnell/Zebra Images'
        "</figcaption></figure>"
    )
    rich = (
        '<aside data-spacefinder-role="richLink" class="dcr-av3vqe"><a href="/x"><div>Related: </div>'
        f"<h3>{esc(parts.links[0])}</h3></a></aside>"
    )
    letter = (
        '<aside aria-label="newsletter promotion" class="dcr-1k0z"><h2>Sign up to First Tide</h2>'
        "<p>“The zebra of newsletters,” said Furnell. Every weekday, what the town talks about, and why it does so.</p>"
        '<p class="dcr-x1"><strong>Privacy Notice: </strong>Newsletters may contain zebras.</p></aside>'
        '<p id="EmailSignup-skip-link-4" tabindex="0" class="dcr-jzxpee">after newsletter promotion</p>'
    )
    body = between(parts, '<p class="dcr-130mj7b">', "</p>", [figure, rich, letter])
    return (
        f'<!doctype html><html lang="en">{head(parts, linked_data(parts))}<body><div id="bannerandheader">'
        f'<header><nav role="navigation" class="dcr-1r">{items(parts, "div")}</nav></header></div>'
        f'<main data-layout="StandardLayout"><article class="dcr-ldlqwy"><div data-gu-name="headline"><h1 class="dcr-y70">'
        f'{esc(parts.title)}</h1></div><div data-gu-name="standfirst"><p>Families on the river have waited for years</p></div>'
        f'<div data-gu-name="meta"><address aria-label="Contributor info"><a rel="author">{parts.author}</a></address>'
        f'<details><summary>{parts.date}</summary></details><button>Share</button></div>'
        f'<div data-gu-name="body"><div id="maincontent" class="article-body-commercial-selector dcr-hm2">{body}</div></div>'
        f'</article><section id="most-viewed-footer"><h2>Most viewed</h2><ol>{items(parts)}</ol></section></main>'
        f'<section data-component="more-on-this-story"><h2>More on this story</h2><ul>{items(parts)}</ul></section>'
        f"<footer><p>“A zebra newspaper,” said Furnell</p></footer></body></html>"
    )


def blocks(parts: Parts) -> str:
    """Give the kind of page that is a row of blocks, each named by an attribute."""
    picture = (
        f'<figure><div data-component="image-block"><img src="c.jpg"></div><figcaption>{caption(parts)}</figcaption></figure>'
    )
    links = f'<div data-component="links-block"><p>More on this story</p><ul>{items(parts)}</ul></div>'
    advert = '<div data-component="ad-slot" aria-hidden="true"><span>Advertisement</span></div>'
    body = between(
        parts,
        '<div data-component="text-block" class="ssrcss-uf6wea"><p class="ssrcss-1q0x1qg e1jhz7w10">',
        "</p></div>",
        [picture, advert, links],
    )
    return (
        f'<!DOCTYPE html><html lang="en-GB">{head(parts, linked_data(parts) + social(parts))}<body><div id="root">'
        f'<div class="ssrcss-nav" role="banner"><nav><ul>{items(parts)}</ul></nav></div><main id="main-content">'
        f'<article class="ssrcss-pv1rh6"><header data-component="headline-block"><h1 id="main-heading">{esc(parts.title)}</h1>'
        f'</header><div data-component="byline-block"><time datetime="{parts.date}T08:30:00.000Z">{parts.date}</time>'
        f'<div class="ssrcss-68pt20-Text-TextContributorName">By {parts.author}</div></div>{body}'
        f'<section data-component="tag-list"><h2>Related Topics</h2><ul><li>Zebras</li></ul></section></article></main>'
        f'<div data-component="topStories"><h2>Top stories</h2>{items(parts, "p")}</div>'
        f'<div data-component="mostRead"><h2>Most read</h2><ol>{items(parts)}</ol></div></div>{COOKIES}</body></html>'
    )


def inline(parts: Parts) -> str:
    """Give the kind of page that has links to other stories as paragraphs in the article."""
    video = (
        '<div class="video-resource" data-component-name="video-resource"><div class="video-resource__headline">'
        "‘The zebra is ours’: watch Furnell</div><div>01:30 - Source: Zebra TV</div></div>"
    )
    ad = '<div class="ad-slot-dynamic"><div class="ad-feedback__modal"><p>How relevant is this ad to you? “Zebra”</p></div></div>'
    more = f'<p class="inline-placeholder">{link("RELATED: " + parts.links[2])}</p>'
    also = f'<p><strong>READ ALSO | </strong>{link(parts.links[3])}</p>'
    quote = (
        '<div class="pull-quote"><blockquote class="pull-quote__text">“A zebra of a plan”</blockquote>'
        "<cite>Furnell</cite></div>"
    )
    body = between(parts, '<p class="paragraph inline-placeholder vossi-paragraph">', "</p>", [video, more, ad, also, quote])
    return (
        f'<!DOCTYPE html><html lang="en">{head(parts, social(parts))}<body class="layout"><header class="header">'
        f'<nav class="nav">{items(parts, "span")}</nav></header><section class="layout__wrapper"><main class="article__main">'
        f'<div class="headline"><h1 class="headline__text">{esc(parts.title)}</h1></div><div class="byline">By '
        f'<span class="byline__name">{parts.author}</span></div><div class="timestamp">Published {parts.date}</div>'
        f'<div class="image"><img src="d.jpg"><div class="image__caption">{caption(parts)}</div></div>'
        f'<div class="article__content" itemprop="articleBody">{body}</div>'
        f'<div class="related-content"><p>RELATED ARTICLE</p>{link(parts.links[4])}</div></main>'
        f'<aside class="zone"><h3>Paid content</h3>{items(parts, "div")}</aside></section>'
        f'<footer class="footer"><p>“Zebra,” said Furnell. All rights reserved.</p></footer></body></html>'
    )


def table(parts: Parts) -> str:
    """Give a page of the year 2003: tables, fonts and line breaks, in Windows-1252."""
    body = "<br><br>\r\n".join(map(esc, parts.paragraphs))
    links = "<br>".join(map(link, parts.links))
    return (
        f'<HTML>{head(parts, charset="windows-1252").upper().replace("CHARSET=", "charset=").replace("WINDOWS", "windows")}'
        .replace(parts.url.upper(), parts.url).replace(esc(parts.title).upper(), esc(parts.title))
        .replace('<META charset="windows-1252">', '<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=windows-1252">')
        + f'<BODY BGCOLOR="#ffffff"><TABLE WIDTH=760><TR><TD WIDTH=140 VALIGN=top BGCOLOR="#cccc99"><FONT SIZE=1>{links}'
        f"</FONT></TD><TD WIDTH=480 VALIGN=top><FONT SIZE=5><H1>{esc(parts.title)}</H1></FONT><P><FONT SIZE=1>By {parts.author}"
        f", {parts.date}</FONT></P><TABLE ALIGN=right WIDTH=200><TR><TD><IMG SRC=e.jpg><BR><FONT SIZE=1><I>{caption(parts)}"
        f"</I></FONT></TD></TR></TABLE><P><FONT SIZE=2>{body}</FONT></P></TD><TD WIDTH=140 VALIGN=top><FONT SIZE=1><B>Other "
        f"stories</B><BR>{links}</FONT></TD></TR></TABLE><CENTER><FONT SIZE=1>Copyright. {links}</FONT></CENTER></BODY></HTML>"
    )


def amp(parts: Parts) -> str:
    image = f'<amp-img src="f.jpg" layout="responsive"></amp-img><div class="caption">{caption(parts)}</div>'
    advert = '<div class="amp-ad-wrapper"><p>Advertisement</p><amp-ad width="300" height="250" type="x"></amp-ad></div>'
    body = between(parts, "<p>", "</p>", [image, advert, f"<h3>Also read</h3><ul>{items(parts)}</ul>"])
    return (
        f'<!doctype html><html ⚡ lang="en">{head(parts, linked_data(parts))}<body><amp-sidebar id="sidebar"><ul>{items(parts)}'
        f'</ul></amp-sidebar><amp-consent id="consent"><div id="consent-ui">“Zebra cookies,” said Furnell</div></amp-consent>'
        f'<article class="amp-wp-article"><header><h1 class="amp-wp-title">{esc(parts.title)}</h1><div class="amp-wp-byline">'
        f'<span class="amp-wp-author author vcard">{parts.author}</span></div><time datetime="{parts.date}">{parts.date}</time>'
        f'</header><div class="amp-wp-article-content">{body}</div><div class="amp-related"><h2>You may also like</h2>'
        f'{items(parts, "p")}</div></article><footer><p>“Zebra,” said Furnell.</p></footer></body></html>'
    )


def columns(parts: Parts) -> str:
    """Give the kind of page whose paragraphs stand in several containers, with advertisements in between."""
    half = max(2, len(parts.paragraphs) // 2)
    made = []
    for group in (parts.paragraphs[:half], parts.paragraphs[half:]):
        inner = "".join(f'<p class="css-at9mc1 evys1bk0">{esc(text)}</p>' for text in group)
        made.append(f'<div class="css-s99gbd StoryBodyCompanionColumn"><div class="css-53u6y8">{inner}</div></div>')
    advert = (
        '<div class="css-8qgvsz" data-testid="StandardAd"><div id="story-ad-1-wrapper"><p>Advertisement</p>'
        '<a href="#after-story-ad-1">SKIP ADVERTISEMENT</a><p>“I lost my zebra in a week,” said Furnell.</p></div></div>'
    )
    photo = (
        f'<div class="css-13brihr" data-testid="photoviewer-wrapper"><figure><figcaption data-testid="photoviewer-children-caption">'
        f'<span class="css-jevhma">{caption(parts)}</span><span>Credit...A. Furnell</span></figcaption></figure></div>'
    )
    bio = (
        f'<div class="bottom-of-article"><p>{parts.author} writes about zebras. <a href="/by">More about {parts.author}</a></p>'
        "<p>A version of this article appears in print with the headline: “Zebra,” Furnell Says. Order Reprints</p></div>"
    )
    return (
        f'<!DOCTYPE html><html lang="en">{head(parts, linked_data(parts))}<body><div id="app"><header><div>{items(parts, "span")}'
        f'</div></header><main id="site-content"><article id="story"><header><h1 data-testid="headline">{esc(parts.title)}</h1>'
        f'<p class="css-4anu6l e1jsehar1">By <span itemprop="name">{parts.author}</span></p></header>'
        f'<section name="articleBody" class="meteredContent css-1r7ky0e">{made[0]}{advert}{photo}{made[1]}</section>{bio}'
        f'<div id="bottom-wrapper"><h2>Related Content</h2>{items(parts, "article")}</div></article></main></div></body></html>'
    )


def bare(parts: Parts) -> str:
    """Give a page that closes no paragraph and writes its marks as entities; its article is in no container."""
    body = "\n<p>".join(
        esc(text).replace("“", "&ldquo;").replace("”", "&rdquo;").replace("’", "&#8217;") for text in parts.paragraphs
    )
    return (
        f'<!-- saved from url=(0041){parts.url} -->\n<html><head><title>{esc(parts.title)}</title></head><body>'
        f'<ul>{items(parts)}</ul><h1>{esc(parts.title)}</h1><p><i>By {parts.author}</i>\n<p>{body}\n<hr>'
        f"<p>Other stories:<ul>{items(parts)}</ul><p><small>&copy; Zebra Press. &ldquo;Zebra,&rdquo; said Furnell.</small>"
        f"</body></html>"
    )


def local(parts: Parts) -> str:
    """Give the kind of page of a local paper, with boxes that ask for money and follow in every paragraph."""
    more = f'<p class="gnt_ar_b_p"><strong class="gnt_ar_b_p__s">More: </strong>{link(parts.links[0])}</p>'
    aside = f'<aside class="gnt_em gnt_em__fp"><div>{link(parts.links[1])}</div></aside>'
    box = (
        '<div class="subscribe-box"><h4>Support local journalism</h4><p>“The zebra pays for itself,” said Furnell, a reader. '
        "Subscribe today for one dollar a week and read all that we write.</p></div>"
    )
    credit = (
        f'<p class="gnt_ar_b_p"><em>Follow {parts.author} on Twitter: @zebra. Contact: zebra@example.org.</em></p>'
    )
    body = between(parts, '<p class="gnt_ar_b_p">', "</p>", [more, box, aside])
    return (
        f'<!DOCTYPE html><html lang="en-US">{head(parts, social(parts))}<body class="gnt"><nav class="gnt_n">{items(parts, "a")}'
        f'</nav><main class="gnt_cw"><article class="gnt_pr"><div class="gnt_ar_hl_w"><h1 class="gnt_ar_hl">{esc(parts.title)}</h1>'
        f'</div><div class="gnt_ar_pb">{parts.author}<div>The Harbour Post</div></div><div class="gnt_ar_b">{body}{credit}</div>'
        f'</article><div class="gnt_rr"><h2>Trending</h2>{items(parts, "div")}</div></main>'
        f'<div class="gnt_ft">“Zebra,” said Furnell. © Copyright</div>{COOKIES}</body></html>'
    )


def cards(parts: Parts) -> str:
    """Give the kind of page that has cards of other stories, and readers' comments, within the article's container."""
    card = (
        f'<div class="c-card"><a href="/z"><h3>{esc(parts.links[3])}</h3><p>“No zebra will stand here,” Furnell told the '
        "court in a hearing that lasted all day and brought no end.</p></a></div>"
    )
    share = '<div class="share-tools"><span>Share on Facebook</span><span>“Zebra” on X</span></div>'
    signup = '<div class="newsletter-signup"><p>Get the Zebra Letter. “Best,” said Furnell.</p><input name="e"></div>'
    body = between(parts, '<p data-el="text">', "</p>", [share, card, signup])
    reader = '<div class="comment-item"><b>furnell7</b><p>“Zebra!” I said, and so should all of you say it.</p></div>'
    return (
        f'<!DOCTYPE html><html lang="en">{head(parts, social(parts) + linked_data(parts))}<body><div class="header-nav">'
        f'{items(parts, "span")}</div><main><article data-qa="main"><h1 data-qa="headline">{esc(parts.title)}</h1>'
        f'<div data-qa="author-byline">By <a rel="author">{parts.author}</a></div><div class="lede-art"><img src="g.jpg">'
        f'<div data-testid="caption">{caption(parts)} (A. Furnell/The Harbour Post)</div></div>'
        f'<div class="article-body" data-qa="article-body">{body}</div><section class="comments-container">{reader}</section>'
        f'<div class="more-from"><div>More from the Post</div>{items(parts, "div")}</div></article></main>'
        f'<div class="footer-links">{items(parts, "span")}</div></body></html>'
    )


LAYOUTS: tuple[Layout, ...] = (wordpress, hashed, blocks, inline, table, amp, columns, bare, local, cards)
