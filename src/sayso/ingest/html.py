"""A web page in, its article out: headline, paragraphs, and what the page says about itself.

Run by `confined.py` alone. Promises: the headline is the first paragraph of the text; paragraphs
are parted by blank lines; quotations in <blockquote> stay, and <q> keeps the marks that a browser
would show. No date, name or outlet is guessed from the article's own words. Nothing is fetched,
whatever the page asks for. A page that was made to hang its reader is cut down first or refused.
"""

import copy
import dataclasses
import json
import logging
import re
import urllib.parse
from collections.abc import Iterable, Iterator
from typing import Any

import htmldate
import lxml.etree  # type: ignore[import-untyped]
import lxml.html  # type: ignore[import-untyped]
import trafilatura
import trafilatura.settings

from sayso.errors import NotText
from sayso.ingest.article import Article, iso_date

# They would print their doubts where nobody has set logging up.
for _library in ("trafilatura", "htmldate", "courlan", "justext"):
    logging.getLogger(_library).addHandler(logging.NullHandler())

Element = Any  # lxml brings no types

# The extractor's time grows faster than the number of elements: 40,000 take some four seconds.
# A long article has about 2,000, a live blog of a day about 20,000.
MAX_ELEMENTS = 40_000
# The extractor walks down by recursion; browsers stop at 512.
MAX_DEPTH = 250
_TOO_DEEP = "is HTML nested too deeply to read"
# One start tag longer than this holds a picture or a program, and takes the parser quadratic time.
_ENDLESS_TAG = re.compile(r"<[A-Za-z][^<>]{16384,}>")
_NO_CHARACTERS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # libxml2 stops there

_UNREAD = ("style", "svg", "template", "iframe", "frame", "object", "embed", "canvas", "base")
_LINKED_DATA = "application/ld+json"
MAX_LINKED_DATA = 256 * 1024  # characters
MAX_ATTRIBUTES = 40
MAX_ATTRIBUTE = 10_000  # characters
# Characters; below it the extractor takes the whole page as one paragraph, headline and all. Its
# own limit of 250 does that to short news.
SHORTEST_ARTICLE = 15
MAX_FIELD = 500  # characters of a title, name or outlet; what is longer is none

_BLOCKS = frozenset(
    {"p", "head", "quote", "list", "item", "table", "row", "div", "code", "ab", "lb"}
)
LONG_CELL = 80  # characters; a longer cell is a paragraph, a shorter one a figure of its row

_PUBLISHED_JSON = re.compile(r'"datePublished"\s*:\s*"([^"]{1,40})"')
_ZONED = re.compile(r"T.*(?:Z|[+-]\d\d:\d\d)$")
_DATED = re.compile(r"date|time|publish|posted|byline", re.IGNORECASE)
MAX_DATE_LINE = 200  # characters
_NO_ARTICLE = frozenset({"aside", "nav", "footer", "form"})
_DATES: dict[str, Any] = {
    "extensive_search": False,
    "original_date": True,
    "deferred_url_extractor": True,
    "max_date": "2100-01-01",  # else today: the same page would give another date tomorrow
}
_QUOTED = re.compile(r"""^\s*["“”„«»‘'‹]""")


def page_fields(data: bytes) -> dict[str, Any]:
    """The fields of the Article that a page in UTF-8 is. Raises NotText."""
    return dataclasses.asdict(page_article(data.decode("utf-8", "replace"), ""))


def page_article(page: str, name: str) -> Article:
    """The article of an HTML `page`. Raises NotText, naming `name`, where there is none."""
    tree = _parsed(page, name)
    _cut_down(tree, name)
    _mark_quotations(tree)
    found = _extracted(tree)
    paragraphs = list(_paragraphs(found.body)) if found is not None else []
    if not paragraphs:
        raise NotText(name, "is HTML without running text")
    title = _headline(found.body, paragraphs) or _field(found.title)
    return Article(
        name=name,
        text="\n\n".join(_with_headline(title, paragraphs)),
        title=title,
        outlet=_outlet(found),
        author=_field(found.author),
        published=_published(tree, found.url),
        url=found.url,
    )


def _extracted(tree: Element) -> Any:
    config = trafilatura.settings.use_config()
    config.set("DEFAULT", "MIN_EXTRACTED_SIZE", str(SHORTEST_ARTICLE))
    return trafilatura.bare_extraction(
        tree,
        with_metadata=True,
        include_comments=False,
        date_extraction_params=_DATES,
        config=config,
    )


def _parsed(page: str, name: str) -> Element:
    page = _ENDLESS_TAG.sub("", _NO_CHARACTERS.sub("", page))
    parser = lxml.html.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True
    )
    try:
        tree = lxml.html.document_fromstring(page.encode("utf-8", "replace"), parser=parser)
    except (lxml.etree.LxmlError, ValueError) as exc:
        raise NotText(name, "is HTML without running text") from exc
    if any(error.type_name == "ERR_RESOURCE_LIMIT" for error in parser.error_log):
        raise NotText(name, _TOO_DEEP)
    return tree


def _cut_down(tree: Element, name: str) -> None:
    """Takes out what is no text, and what is there to cost time."""
    for script in list(tree.iter("script")):
        data = _linked_data(script)
        if data is None:
            script.drop_tree()
        else:
            script.text = data
    lxml.etree.strip_elements(tree, *_UNREAD, with_tail=False)
    if sum(1 for _ in tree.iter("*")) > MAX_ELEMENTS:
        raise NotText(name, f"is HTML of more than {MAX_ELEMENTS} elements, no article")
    if _depth(tree) > MAX_DEPTH:
        raise NotText(name, _TOO_DEEP)
    for element in tree.iter("*"):
        _bound_attributes(element)


def _depth(tree: Element) -> int:
    depth = deepest = 0
    for event, _ in lxml.etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
    return deepest


def _linked_data(script: Element) -> str | None:
    """Linked data as clean JSON; None for programs and for what is no JSON."""
    text = script.text
    if script.get("type") != _LINKED_DATA or not text or len(text) > MAX_LINKED_DATA:
        return None
    try:
        return json.dumps(json.loads(text, strict=False))
    except (ValueError, RecursionError):
        return None


def _bound_attributes(element: Element) -> None:
    attributes = element.attrib
    if len(attributes) > MAX_ATTRIBUTES:
        attributes.clear()
    for key, value in attributes.items():
        if len(value) > MAX_ATTRIBUTE:
            del attributes[key]


def _mark_quotations(tree: Element) -> None:
    """A browser shows marks around <q> that the page does not write; here they are written."""
    for quote in list(tree.iter("q")):
        if not _QUOTED.match("".join(quote.itertext())):
            quote.text = "“" + (quote.text or "")
            quote.tail = "”" + (quote.tail or "")
        quote.tag = "span"  # else the extractor makes a paragraph of it


def _paragraphs(body: Element) -> Iterator[str]:
    """The blocks of the extracted body, white space made single."""
    parts: list[str] = []
    for event, element in lxml.etree.iterwalk(body, events=("start", "end")):
        if element.tag in _BLOCKS or (element.tag == "cell" and _size(parts) > LONG_CELL):
            yield from _flushed(parts)
        if event == "start":
            parts.append(element.text or "")
        else:
            parts.append(" " if element.tag == "cell" else "")
            parts.append(element.tail or "")
    yield from _flushed(parts)


def _size(parts: list[str]) -> int:
    return sum(map(len, parts))


def _flushed(parts: list[str]) -> Iterator[str]:
    line = _single_spaced("".join(parts))
    parts.clear()
    if line:
        yield line


def _single_spaced(text: str) -> str:
    return " ".join(text.split())


def _headline(body: Element, paragraphs: list[str]) -> str | None:
    """The page's main heading, where the article opens with it."""
    first = next(iter(body), None)
    if first is None or first.tag != "head" or first.get("rend") != "h1":
        return None
    return _field(paragraphs[0])


def _with_headline(title: str | None, paragraphs: list[str]) -> list[str]:
    """The paragraphs with the headline first, and there only."""
    if title is None:
        return paragraphs
    rest = [p for i, p in enumerate(paragraphs) if i >= 3 or p.casefold() != title.casefold()]
    return [title, *rest]


def _outlet(found: Any) -> str | None:
    """The site's name; the extractor's stopgap, the name of the host, is nobody's name."""
    outlet = _field(found.sitename)
    if outlet is not None and found.url and outlet.casefold() in _host(found.url):
        return None
    return outlet


def _host(url: str) -> tuple[str, str]:
    host = urllib.parse.urlsplit(url).netloc.casefold()
    return host, host.removeprefix("www.")


def _field(value: str | None) -> str | None:
    value = _single_spaced(value or "")
    return value if 0 < len(value) <= MAX_FIELD else None


def _published(tree: Element, url: str | None) -> str | None:
    """The date that the page's head, its address or a dateline names, never one in the prose."""
    head = tree.find("head")
    dates = lxml.html.Element("html")
    dates.append(copy.deepcopy(head) if head is not None else lxml.html.Element("head"))
    for title in list(dates.iter("title")):
        title.drop_tree()
    body = lxml.html.Element("body")
    body.extend(_datelines(tree.iter("*")))
    dates.append(body)
    date = htmldate.find_date(dates, url=url, **_DATES)
    day = iso_date(date) if date is not None else None
    return None if day is None else next(_moments(dates, day), day)


def _moments(dates: Element, day: str) -> Iterator[str]:
    """Where the page gives the time of that day too, with its zone: the earliest place first."""
    for element in dates.iter():
        given = [element.get(name) for name in ("content", "datetime")]
        if element.tag == "script" and element.text:
            given += _PUBLISHED_JSON.findall(element.text)
        for value in given:
            moment = iso_date(value) if value else None
            if moment is not None and moment[:10] == day and _ZONED.search(moment):
                yield moment


def _datelines(elements: Iterable[Element]) -> Iterator[Element]:
    for element in elements:
        names = f"{element.get('class', '')} {element.get('id', '')} {element.get('itemprop', '')}"
        if element.tag != "time" and not _DATED.search(names):
            continue
        if any(ancestor.tag in _NO_ARTICLE for ancestor in element.iterancestors()):
            continue
        text = "".join(element.itertext())
        if len(text) <= MAX_DATE_LINE:
            line = copy.deepcopy(element)
            line.tail = None
            yield line
