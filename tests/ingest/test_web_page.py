import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.errors import NotText
from sayso.ingest.html import page_article

pytestmark = pytest.mark.usefixtures("no_sockets")

HEAD = """<!DOCTYPE html><html lang="en"><head><title>Ostraja denies it | Tarsk Herald</title>
<meta property="og:site_name" content="Tarsk Herald"><meta name="author" content="Mira Dovan">
<meta property="article:published_time" content="2031-05-04T08:30:00+02:00">
<link rel="canonical" href="https://herald.example/world/ostraja-denies">
<base href="http://127.0.0.1:9/"><meta http-equiv="refresh" content="0;url=http://127.0.0.1:9/x">
<link rel="stylesheet" href="http://127.0.0.1:9/s.css"><script src="http://127.0.0.1:9/s.js">
</script></head>"""
BODY = """<body><nav><a href="/">Home</a> <a href="/world">World</a></nav><article>
<h1>Ostraja denies   sending troops</h1>
<p>The government of Ostraja denied on Monday that it had sent troops over the border, and
said that reports of 3 March 2029 were “a tired invention”.</p>
<blockquote><p>“We have not moved one soldier,” said the defence minister, Jaro Telnik.</p>
<p>“We have no plan to.”</p></blockquote>
<blockquote>“The border is quiet.”<br>“It will stay so.”</blockquote>
<p>Residents of <a href="/kolva">Kolva</a> told the <em>Herald</em> they had <q>seen lorries</q>
and <q>“heard shots”</q>. 👩‍👩‍👧 e\u0301</p>
<ul><li>At least 12 people left on Sunday, the mayor said.</li></ul>
<table><tr><th>Side</th><th>Dead</th></tr><tr><td>Ostraja</td><td>12</td></tr></table>
<img src="http://127.0.0.1:9/i.png"><iframe src="http://127.0.0.1:9/f"></iframe>
</article><aside><p>Read more: ten other stories</p></aside>
<div id="comments"><p>A reader: all fake!</p></div><footer>© Tarsk Herald</footer></body></html>"""

LINES = [
    "Ostraja denies sending troops",
    "The government of Ostraja denied on Monday that it had sent troops over the border, and said "
    "that reports of 3 March 2029 were “a tired invention”.",
    "“We have not moved one soldier,” said the defence minister, Jaro Telnik.",
    "“We have no plan to.”",
    "“The border is quiet.”",
    "“It will stay so.”",
    "Residents of Kolva told the Herald they had “seen lorries” and “heard shots”. 👩‍👩‍👧 e\u0301",
    "At least 12 people left on Sunday, the mayor said.",
    "Side Dead",
    "Ostraja 12",
]
PROSE = "<p>On 3 March 2021 the mayor of Kolva said that the road would stay shut for long.</p>"


def _page(body: str, head: str = "") -> str:
    return f"<html><head>{head}</head><body><article>{body}</article></body></html>"


def test_headline_and_paragraphs_with_their_quotations() -> None:
    article = page_article(HEAD + BODY, "a.html")
    assert article.text.split("\n\n") == LINES


def test_what_the_page_says_about_itself() -> None:
    article = page_article(HEAD + BODY, "a.html")
    assert article.title == "Ostraja denies sending troops"
    assert article.outlet == "Tarsk Herald"
    assert article.author == "Mira Dovan"
    assert article.published == "2031-05-04T08:30:00+02:00"
    assert article.url == "https://herald.example/world/ostraja-denies"


def test_what_the_page_does_not_say_is_unknown() -> None:
    article = page_article(_page("<h1>A shut road</h1>" + PROSE), "a.html")
    assert article.title == "A shut road"
    assert (article.outlet, article.author, article.published, article.url) == (None,) * 4


def test_the_name_of_the_host_is_no_outlet() -> None:
    link = '<link rel="canonical" href="https://www.herald.example/kolva">'
    article = page_article(_page(PROSE, link), "a.html")
    assert article.url == "https://www.herald.example/kolva"
    assert article.outlet is None


@pytest.mark.parametrize(
    "line",
    [
        '<p class="dateline">Published on 7 April 2031</p>',
        '<time datetime="2031-04-07">Monday</time>',
        '<time datetime="2031-04-07T23:00:00Z">7 April</time>',
    ],
)
def test_a_dateline_is_the_date_and_the_prose_is_not(line: str) -> None:
    published = page_article(_page("<h1>A road</h1>" + line + PROSE), "a").published
    assert published is not None
    assert published[:10] == "2031-04-07"


@pytest.mark.parametrize(
    ("head", "published"),
    [
        ('<meta property="article:published_time" content="{}">', "2031-04-07T06:10:00+02:00"),
        (
            '<script type="application/ld+json">{{"datePublished": "{}"}}</script>',
            "2031-04-07T06:10:00+02:00",
        ),
        ('<meta property="article:published_time" content="{}">', "2031-04-07T06:10:00"),
    ],
)
def test_a_time_is_kept_where_its_zone_is_given(head: str, published: str) -> None:
    found = page_article(_page("<h1>A road</h1>" + PROSE, head.format(published)), "a").published
    assert found == (published if "+" in published else published[:10])


def test_a_date_beside_another_story_is_not_this_ones() -> None:
    aside = '<aside><p>Also: <time datetime="2030-01-01">1 January</time></p></aside>'
    assert page_article(_page("<h1>A road</h1>" + PROSE + aside), "a").published is None


def test_a_headline_outside_the_body_is_put_first_once() -> None:
    head = '<meta property="og:title" content="Road shut at Kolva">'
    assert page_article(_page(PROSE, head), "a").text.startswith("Road shut at Kolva\n\nOn 3 March")
    both = page_article(_page("<h1>Road shut at Kolva</h1>" + PROSE, head), "a")
    assert both.text.count("Road shut at Kolva") == 1


@pytest.mark.parametrize(
    "page",
    [
        "<html></html>",
        "<!-- nothing -->",
        "<html><head><title>Only a title</title></head><body></body></html>",
        "<script>let a = 'a lot of program and no text at all'</script>",
        "<html><body><img src=a.png></body></html>",
    ],
)
def test_a_page_without_text_is_no_document(page: str) -> None:
    with pytest.raises(NotText, match="without running text") as caught:
        page_article(page, "a.html")
    assert caught.value.name == "a.html"


def test_an_address_for_a_page_is_not_looked_up() -> None:
    assert page_article("http://127.0.0.1:9/", "a.html").text == "http://127.0.0.1:9/"


def test_a_page_of_one_endless_line_is_read() -> None:
    assert len(page_article(_page(f"<p>{'word ' * 2_400_000}</p>"), "a.html").text) > 11_000_000


def test_nesting_as_deep_as_a_bad_template_makes_is_read() -> None:
    assert "Kolva" in page_article(_page("<div>" * 200 + PROSE), "a.html").text


@pytest.mark.parametrize("tag", ["div", "span", "blockquote", "ul><li", "table><tr><td", "q"])
def test_bottomless_nesting_is_refused(tag: str) -> None:
    with pytest.raises(NotText, match="nested too deeply"):
        page_article(_page(f"<{tag}>" * 50_000 + PROSE), "a.html")


def test_a_page_of_countless_elements_is_refused() -> None:
    with pytest.raises(NotText, match="no article"):
        page_article(_page("<b>a</b>" * 50_000), "a.html")


HOSTILE = {
    "quotation marks": lambda n: f"<p>{'“' * n}</p>",
    "one line": lambda n: f"<p>{'word ' * n}</p>",
    "open brackets": lambda n: f"<p>Kolva is quiet. {'<' * n}</p>",
    "attributes": lambda n: f"<p {' '.join(f'a{i}=1' for i in range(n))}>Kolva is quiet.</p>",
    "marks of q": lambda n: "<p>" + "<q>Kolva is quiet.</q>" * (n // 20) + "</p>",
    "linked data": lambda n: (
        '<script type="application/ld+json">'
        + '[{"@type":"NewsArticle","author":{"name":"A B"}}' * (n // 20)
        + "</script><p>Kolva is quiet.</p>"
    ),
    "names": lambda n: f'<meta name="author" content="{"and " * n}"><p>Kolva is quiet.</p>',
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_pages_take_linear_time(kind: str) -> None:
    began = time.perf_counter()
    page_article(_page(HOSTILE[kind](100_000)), "a.html")
    assert time.perf_counter() - began < 5


FRAGMENTS = st.sampled_from(
    [
        *"""<p> </p> <q> </q> <blockquote> <br> <h1> </h1> <table><tr><td> <!-- <script> </script>
    &#0; &nbsp; <?x <![CDATA[ <time> <title> <meta~property='og:title'> {"@type":"NewsArticle"}
    Kolva <script~type='application/ld+json'> “No,”~she~said.""".split(),
        "\x01",
        "\u202e",
        "\ufffe",
        " ",
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(FRAGMENTS, max_size=25).map(lambda parts: "".join(parts).replace("~", " ")))
def test_any_markup_gives_an_article_or_a_reason(page: str) -> None:
    try:
        article = page_article(page, "a.html")
    except NotText:
        return
    assert article.text.strip() == article.text != ""
    assert page_article(page, "a.html") == article
