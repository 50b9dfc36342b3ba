"""Feeds in, articles out: RSS and Atom by feedparser, JSON Feed by json.

An entry that holds its article's text is that article. One that holds a summary only is looked
up at its link, where the feed itself was had from the network, its site's robots.txt permits it,
and the settings' limits do; else the summary is what there is. Entities of a feed's own making
are refused: a few hundred bytes of them grow to gigabytes.
"""

import io
import json
import re
import time
import urllib.parse
import urllib.robotparser
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from sayso.errors import FetchFailed, NotText, UnreadableDocument
from sayso.ingest.article import Article, iso_date
from sayso.ingest.fetch import HEADERS, Asked, Page, fetch
from sayso.ingest.webpages import web_page
from sayso.settings import Settings

WHOLE_TEXT = 1200  # characters from which an entry's text is taken for its whole article
MOST_ENTRIES = 2000

_ENTITY = re.compile(rb"<!(?:ENTITY|DOCTYPE[^>]*\[)", re.I)
_TAG = re.compile(r"<[a-zA-Z/!]")

Found = Article | UnreadableDocument
Looked = Callable[[str], Article]


@dataclass(frozen=True, slots=True)
class Entry:
    """What a feed says of one article. `text` may be HTML."""

    text: str
    title: str | None
    link: str | None
    author: str | None
    published: str | None
    outlet: str | None


def feed_articles(
    data: bytes, name: str, settings: Settings, *, json_feed: bool, look_up: Looked | None = None
) -> Iterator[Found]:
    """An article or an error for every entry. `look_up` gives the article behind a link; None
    where nothing may be asked. Raises NotText where it is no feed."""
    for number, entry in enumerate(entries(data, name, json_feed=json_feed), 1):
        where = entry.link if entry.link is not None else f"{name}:{number}"
        try:
            own = _own_text(entry, where, settings)
            yield _article(entry, where, own, look_up)
        except UnreadableDocument as error:
            yield error


def entries(data: bytes, name: str, *, json_feed: bool) -> list[Entry]:
    """The entries of a feed, in its order. Raises NotText where it is none."""
    found = _json_entries(data, name) if json_feed else _xml_entries(data, name)
    if not found:
        raise NotText(name, "is a feed without entries")
    return found[:MOST_ENTRIES]


def _xml_entries(data: bytes, name: str) -> list[Entry]:
    import feedparser  # type: ignore[import-untyped]  # late: it is slow to load

    if _ENTITY.search(data.replace(b"\0", b"")):  # of UTF-16 too
        raise NotText(name, "is a feed that defines entities of its own")
    parsed = feedparser.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
    if not parsed.version and not parsed.entries:
        raise NotText(name, "is no feed")
    outlet = _word(parsed.feed.get("title"))
    return [_xml_entry(entry, outlet) for entry in parsed.entries]


def _xml_entry(entry: Any, outlet: str | None) -> Entry:
    texts = [item.get("value", "") for item in entry.get("content", ())]
    texts.append(entry.get("summary", ""))
    moment = entry.get("published_parsed") or entry.get("updated_parsed")
    return Entry(
        text=max(texts, key=len),
        title=_word(entry.get("title")),
        link=_link(entry.get("link")),
        author=_word(entry.get("author")),
        published=None if moment is None else _moment(moment),
        outlet=outlet,
    )


def _moment(moment: time.struct_time) -> str | None:
    try:
        return iso_date(time.strftime("%Y-%m-%dT%H:%M:%S+00:00", moment))
    except (ValueError, OverflowError):
        return None


def _json_entries(data: bytes, name: str) -> list[Entry]:
    try:
        parsed = json.loads(data.decode("utf-8-sig"))
        items = parsed["items"]
        return [_json_entry(item, _word(parsed.get("title"))) for item in items]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as exc:
        raise NotText(name, "is no JSON Feed") from exc


def _json_entry(item: dict[str, Any], outlet: str | None) -> Entry:
    authors = item.get("authors") or ([item["author"]] if item.get("author") else [])
    texts = [item.get(key) or "" for key in ("content_html", "content_text", "summary")]
    return Entry(
        text=max(map(str, texts), key=len),
        title=_word(item.get("title")),
        link=_link(item.get("url")),
        author=_word(authors[0].get("name")) if authors else None,
        published=iso_date(str(item.get("date_published") or "")),
        outlet=outlet,
    )


def _word(value: object) -> str | None:
    return " ".join(value.split()) or None if isinstance(value, str) else None


def _link(value: object) -> str | None:
    """An address that may be asked, and nothing else."""
    if not isinstance(value, str):
        return None
    try:
        scheme = urllib.parse.urlsplit(value).scheme
    except ValueError:
        return None
    return value if scheme in ("http", "https") else None


def _article(entry: Entry, where: str, own: str | None, look_up: Looked | None) -> Article:
    if look_up is not None and entry.link is not None and len(own or "") < WHOLE_TEXT:
        try:
            found = look_up(entry.link)
            return replace(found, url=entry.link).filled(
                published=entry.published, outlet=entry.outlet
            )
        except UnreadableDocument:
            if own is None:
                raise
    if own is None:
        raise NotText(where, "is an entry without text")
    headed = (
        own if entry.title is None or own.startswith(entry.title) else f"{entry.title}\n\n{own}"
    )
    return Article(
        name=where,
        text=headed,
        title=entry.title,
        outlet=entry.outlet,
        author=entry.author,
        published=entry.published,
        url=entry.link,
    )


def _own_text(entry: Entry, where: str, settings: Settings) -> str | None:
    """The entry's text without its markup; None where it has none."""
    if not _TAG.search(entry.text):
        return entry.text.strip() or None
    try:
        return web_page(
            f"<html><body><article>{entry.text}</article></body></html>", where, settings
        ).text
    except NotText:
        return None


@dataclass(slots=True)
class Robots:
    """What sites permit, each asked once (RFC 9309): a site without rules permits all; one that
    cannot be asked, nothing."""

    settings: Settings
    _known: dict[str, urllib.robotparser.RobotFileParser | None] = field(default_factory=dict)

    def page(self, link: str) -> Page:
        """The page behind a link of a feed. Raises FetchFailed where it may not be had."""
        parts = urllib.parse.urlsplit(link)
        site = f"{parts.scheme}://{parts.netloc}"
        if site not in self._known:
            self._known[site] = self._rules(site)
        rules = self._known[site]
        if rules is None or not rules.can_fetch(HEADERS["User-Agent"], link):
            raise FetchFailed(link, "its site does not permit programs to read it")
        return fetch(link, self.settings)

    def _rules(self, site: str) -> urllib.robotparser.RobotFileParser | None:
        rules = urllib.robotparser.RobotFileParser()
        try:
            page = fetch(f"{site}/robots.txt", self.settings)
        except FetchFailed as error:
            if not error.reason.startswith("the server answered 4"):
                return None
            rules.parse([])
            return rules
        rules.parse(page.body.decode("utf-8", "replace").splitlines())
        return rules


@dataclass(frozen=True, slots=True)
class Poll:
    """What a feed answered: its bytes where it changed, and what to send with the next question."""

    page: Page | None
    etag: str | None
    modified: str | None


def poll(url: str, settings: Settings, *, etag: str | None, modified: str | None) -> Poll:
    """Ask a feed for what is new since the last answer. Raises FetchFailed."""
    page = fetch(url, settings, Asked(etag=etag, modified=modified))
    return Poll(None if page.unchanged else page, page.etag, page.modified)
