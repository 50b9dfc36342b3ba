"""A path, an address or standard input in, articles and errors out.

Promises: one bad document costs one document, in its place in the stream; a folder is read in
sorted order, so that the same folder gives the same stream; no file is read further than the
limit.
"""

import dataclasses
import errno
import io
import itertools
import re
import sys
import urllib.parse
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, cast

from sayso.errors import FetchFailed, NotText, SaysoError, UnreadableDocument, UsageError
from sayso.ingest.archives import budget
from sayso.ingest.article import Article
from sayso.ingest.contents import CHUNK_BYTES, ONE_ARTICLE, contents, one_article, whole
from sayso.ingest.formats import ENDINGS, HEAD_BYTES, MEDIA_TYPES, Format, sniffed
from sayso.ingest.jsonlines import json_lines
from sayso.settings import Settings

if TYPE_CHECKING:
    from sayso.ingest.fetch import Page

Found = Article | UnreadableDocument

STANDARD_INPUT = "-"

_ADDRESS = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*)://")
_REASONS = {
    errno.ENOENT: "there is no such file",
    errno.ENOTDIR: "there is no such file",
    errno.EACCES: "may not be read",
    errno.EPERM: "may not be read",
    errno.ENAMETOOLONG: "its name is too long",
}


class Stream(Protocol):
    """Bytes that come as they come, as files and standard input give them."""

    def read1(self, size: int, /) -> bytes: ...


def articles(origin: str, settings: Settings) -> Iterator[Found]:
    """Everything at `origin`: articles, and an error for each that cannot be read."""
    if origin == STANDARD_INPUT:
        return _guarded("standard input", lambda: _standard_input(settings))
    scheme = _ADDRESS.match(origin)
    if scheme is None:
        return _path(Path(origin), settings)
    if scheme[1].lower() not in ("http", "https"):
        return iter([FetchFailed(origin, "only http and https addresses are asked")])
    return _guarded(origin, lambda: _fetched(origin, settings))


def _guarded(name: str, read: Callable[[], Iterator[Found]]) -> Iterator[Found]:
    """What `read` gives; what it raises about a document becomes the last of it."""
    try:
        yield from read()
    except UnreadableDocument as error:
        yield error
    except OSError as exc:
        yield _unreadable(name, exc)
    except SaysoError:
        raise
    except Exception as exc:  # a parser's, of what it did not expect
        yield UnreadableDocument.fault(name, exc)


def _unreadable(name: str, exc: OSError) -> UnreadableDocument:
    error = UnreadableDocument(name, _REASONS.get(exc.errno or 0, "cannot be read"))
    error.__cause__ = exc
    return error


def _standard_input(settings: Settings) -> Iterator[Found]:
    if sys.stdin is None:
        raise UsageError("there is no standard input")
    stream = cast(Stream, sys.stdin.buffer)
    return _from_chunks(_chunks(stream), "standard input", settings)


def _path(path: Path, settings: Settings) -> Iterator[Found]:
    if not _is_folder(path):
        yield from _guarded(str(path), lambda: _file(path, settings, ENDINGS.get(_ending(path))))
        return
    empty = True
    for found in _walk(path):
        empty = False
        yield from _found(found, settings)
    if empty:
        yield NotText(str(path), f"holds no file that ends in {' '.join(ENDINGS)}")


def _found(found: Path | UnreadableDocument, settings: Settings) -> Iterator[Found]:
    if isinstance(found, UnreadableDocument):
        return iter([found])
    return _guarded(str(found), lambda: _file(found, settings, ENDINGS[_ending(found)]))


def _walk(folder: Path) -> Iterator[Path | UnreadableDocument]:
    """The files of known endings, and the folders that may not be entered, in sorted order."""
    waiting = [folder]
    while waiting:
        path = waiting.pop()
        if not _is_folder(path):
            yield path
            continue
        try:
            waiting += sorted(filter(_wanted, path.iterdir()), reverse=True)
        except OSError as exc:
            yield _unreadable(str(path), exc)


def _wanted(entry: Path) -> bool:
    """True for folders, files of known endings, and broken links of such a name."""
    if entry.name.startswith("."):
        return False
    if _is_folder(entry):
        return not entry.is_symlink()  # it may lead back here
    return _ending(entry) in ENDINGS and (entry.is_file() or entry.is_symlink())


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # its name is too long, or it lies where nobody may look
        return False


def _ending(path: Path) -> str:
    return path.suffix.lower()


def _file(path: Path, settings: Settings, kind: Format | None) -> Iterator[Found]:
    try:
        stream = path.open("rb")
    except ValueError as exc:
        raise UnreadableDocument(str(path), "is not a file name") from exc
    with stream:
        if kind is None:
            kind = sniffed(stream.read(HEAD_BYTES))
            stream.seek(0)
        yield from contents(stream, str(path), kind, budget(settings))


def _chunks(stream: Stream) -> Iterator[bytes]:
    return iter(lambda: stream.read1(CHUNK_BYTES), b"")


def _from_chunks(chunks: Iterator[bytes], name: str, settings: Settings) -> Iterator[Found]:
    """What a stream holds that cannot be gone back in."""
    head = _head(chunks)
    kind = sniffed(head)
    chunks = itertools.chain([head], chunks)
    if kind is Format.JSON_LINES:
        return json_lines(chunks, name, max_bytes=settings.max_bytes)
    data = whole(chunks, name, settings.max_bytes)
    return contents(io.BytesIO(data), name, kind, budget(settings))


def _head(chunks: Iterator[bytes]) -> bytes:
    """The first bytes: a line, or enough to know the format by."""
    head = b""
    for chunk in chunks:
        head += chunk
        if len(head) >= HEAD_BYTES or b"\n" in head.lstrip():
            break
    return head


def _fetched(origin: str, settings: Settings) -> Iterator[Found]:
    from sayso.ingest.fetch import fetch  # late: only an address needs it

    return page_articles(fetch(origin, settings), origin, settings)


def page_articles(page: "Page", name: str, settings: Settings) -> Iterator[Found]:
    """What a fetched page holds: an article, those of a feed, or a file's. A page's own word on
    its address counts for its own host only."""
    kind = _page_format(page)
    if kind in (Format.FEED, Format.JSON_FEED):
        return _followed_feed(page, name, settings, kind)
    if kind not in ONE_ARTICLE and kind is not Format.OTHER_JSON:
        return contents(io.BytesIO(page.body), name, kind, budget(settings))
    article = one_article(page.body, name, kind, settings, page.charset)
    url = article.url if article.url and _host(article.url) == _host(page.url) else page.url
    return iter([dataclasses.replace(article, url=url)])


def _followed_feed(page: "Page", name: str, settings: Settings, kind: Format) -> Iterator[Found]:
    """The articles of a feed, those of which it holds a summary only looked up at their links."""
    from sayso.ingest.feeds import Robots, feed_articles

    robots = Robots(settings)

    def look_up(link: str) -> Article:
        answer = robots.page(link)
        return one_article(answer.body, link, _page_format(answer), settings, answer.charset)

    return feed_articles(
        page.body, name, settings, json_feed=kind is Format.JSON_FEED, look_up=look_up
    )


def _page_format(page: "Page") -> Format:
    kind = MEDIA_TYPES.get(page.media_type or "")
    if kind is not None:
        return kind
    ending = ENDINGS.get(_ending(Path(urllib.parse.urlsplit(page.url).path)))
    return ending if ending is not None else sniffed(page.body[:HEAD_BYTES])


def _host(url: str) -> str:
    return (urllib.parse.urlsplit(url).hostname or "").removeprefix("www.")
