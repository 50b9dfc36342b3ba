"""A path, an address or standard input in, articles and errors out.

Promises: one bad document costs one document, in its place in the stream; a folder is read in
sorted order, so that the same folder gives the same stream; no file is read further than the
limit.
"""

import dataclasses
import errno
import itertools
import re
import sys
import urllib.parse
from collections.abc import Callable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, cast

from sayso.errors import FetchFailed, NotText, TooLarge, UnreadableDocument, UsageError
from sayso.ingest.article import Article
from sayso.ingest.jsonlines import json_lines
from sayso.ingest.plain import by_mark, decode
from sayso.settings import MEBIBYTE, Settings

if TYPE_CHECKING:
    from sayso.ingest.fetch import Page

Found = Article | UnreadableDocument

STANDARD_INPUT = "-"
CHUNK_BYTES = 64 * 1024
HEAD_BYTES = 1024  # enough to see what a file is

_ADDRESS = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*)://")
_MARKUP = re.compile(
    r"<(?:!doctype html|!--|html|head|body|main|article|section|div|h1|p|meta|title)\b", re.I
)
_ONE_OBJECT_A_LINE = re.compile(r"\{[ \t]*\"")
_OTHER_JSON = re.compile(r"\{\s*[\"}]|\[\s*[\[{\"\]]")


class Format(StrEnum):
    """What a file is, by its ending, its media type or its first characters."""

    TEXT = "text"
    HTML = "html"
    JSON_LINES = "json lines"
    OTHER_JSON = "other json"


ENDINGS = {
    ".txt": Format.TEXT,
    ".text": Format.TEXT,
    ".md": Format.TEXT,
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".xhtml": Format.HTML,
    ".jsonl": Format.JSON_LINES,
    ".ndjson": Format.JSON_LINES,
}
MEDIA_TYPES = {
    "text/html": Format.HTML,
    "application/xhtml+xml": Format.HTML,
    "application/jsonl": Format.JSON_LINES,
    "application/jsonlines": Format.JSON_LINES,
    "application/ndjson": Format.JSON_LINES,
    "application/x-ndjson": Format.JSON_LINES,
}
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


def _unreadable(name: str, exc: OSError) -> UnreadableDocument:
    error = UnreadableDocument(name, _REASONS.get(exc.errno or 0, "cannot be read"))
    error.__cause__ = exc
    return error


def _standard_input(settings: Settings) -> Iterator[Found]:
    if sys.stdin is None:
        raise UsageError("there is no standard input")
    stream = cast(Stream, sys.stdin.buffer)
    return _from_chunks(_chunks(stream), "standard input", settings, None)


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
        yield from _from_chunks(_chunks(stream), str(path), settings, kind)


def _chunks(stream: Stream) -> Iterator[bytes]:
    return iter(lambda: stream.read1(CHUNK_BYTES), b"")


def _from_chunks(
    chunks: Iterator[bytes], name: str, settings: Settings, kind: Format | None
) -> Iterator[Found]:
    head = _head(chunks)
    kind = kind if kind is not None else sniffed(head)
    chunks = itertools.chain([head], chunks)
    if kind is Format.JSON_LINES:
        return json_lines(chunks, name, max_bytes=settings.max_bytes)
    data = _whole(chunks, name, settings.max_bytes)
    return iter([_article(data, name, kind)])


def _article(data: bytes, name: str, kind: Format, charset: str | None = None) -> Article:
    if kind is Format.OTHER_JSON:
        raise NotText(name, "is JSON, but not JSON lines (one object a line)")
    if kind is Format.HTML:
        from sayso.ingest.html import declared_charset, page_article  # late: it is slow to load

        charset = charset if charset is not None else declared_charset(data)
        return page_article(decode(data, name, charset), name)
    return Article(name, decode(data, name, charset))


def _head(chunks: Iterator[bytes]) -> bytes:
    """The first bytes: a line, or enough to know the format by."""
    head = b""
    for chunk in chunks:
        head += chunk
        if len(head) >= HEAD_BYTES or b"\n" in head.lstrip():
            break
    return head


def _whole(chunks: Iterator[bytes], name: str, limit: int) -> bytes:
    parts, size = [], 0
    for chunk in chunks:
        size += len(chunk)
        if size > limit:
            raise TooLarge(name, f"is larger than {limit / MEBIBYTE:g} MiB")
        parts.append(chunk)
    return b"".join(parts)


def sniffed(head: bytes) -> Format:
    """What a file is whose name does not say it, by its first bytes."""
    start = head[:HEAD_BYTES].decode(by_mark(head) or "utf-8", "replace")
    start = start.removeprefix("\ufeff").lstrip()
    if _MARKUP.match(start) or (start.startswith("<?xml") and "<html" in start.lower()):
        return Format.HTML
    if _ONE_OBJECT_A_LINE.match(start):
        return Format.JSON_LINES
    return Format.OTHER_JSON if _OTHER_JSON.match(start) else Format.TEXT


def _fetched(origin: str, settings: Settings) -> Iterator[Found]:
    from sayso.ingest.fetch import fetch  # late: only an address needs it

    return _page(fetch(origin, settings), origin, settings)


def _page(page: "Page", name: str, settings: Settings) -> Iterator[Found]:
    """A fetched page. Its own word on its address counts for its own host only."""
    kind = _page_format(page)
    if kind is Format.JSON_LINES:
        return json_lines(iter([page.body]), name, max_bytes=settings.max_bytes)
    article = _article(page.body, name, kind, page.charset)
    url = article.url if article.url and _host(article.url) == _host(page.url) else page.url
    return iter([dataclasses.replace(article, url=url)])


def _page_format(page: "Page") -> Format:
    kind = MEDIA_TYPES.get(page.media_type or "")
    if kind is not None:
        return kind
    ending = _ending(Path(urllib.parse.urlsplit(page.url).path))
    return ENDINGS.get(ending) or sniffed(page.body)


def _host(url: str) -> str:
    return (urllib.parse.urlsplit(url).hostname or "").removeprefix("www.")
