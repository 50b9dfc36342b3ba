"""The bytes of a file in, what is in it out: its article, its rows, its members' articles.

Promises: one bad member or row costs itself; archives in archives are opened no deeper than the
settings allow, and all that lies in one spends from one budget.
"""

import dataclasses
import io
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import BinaryIO

from sayso.errors import NotText, SaysoError, TooLarge, UnreadableDocument
from sayso.ingest.archives import (
    Budget,
    Member,
    gunzipped,
    is_word,
    warc_members,
    zip_members,
)
from sayso.ingest.article import Article
from sayso.ingest.formats import ENDINGS, HEAD_BYTES, MEDIA_TYPES, Format, sniffed
from sayso.ingest.jsonlines import json_lines
from sayso.ingest.letters import letter
from sayso.ingest.papers import READER, paper
from sayso.ingest.plain import declared_charset, decode
from sayso.ingest.tables import csv_articles, parquet_articles
from sayso.ingest.webpages import web_page
from sayso.settings import MEBIBYTE, Settings

Found = Article | UnreadableDocument

CHUNK_BYTES = 64 * 1024
# Members of archives that are about the archive, or no article: passed over without a word.
_ASIDE = frozenset({".json", ".cdx", ".cdxj", ".idx", ".yaml", ".png", ".jpg", ".css", ".js"})
_UNPACKED = frozenset({Format.ZIP, Format.GZIP, Format.WARC})
ONE_ARTICLE = frozenset({Format.TEXT, Format.HTML, Format.PDF, Format.WORD})
_IN_LETTERS = ONE_ARTICLE | {Format.MAIL}  # attachments that are read


def contents(
    stream: BinaryIO, name: str, kind: Format, spend: Budget, depth: int = 0
) -> Iterator[Found]:
    """Everything in a file of that kind. What is wrong with all of it is raised."""
    limit = spend.settings.max_bytes
    if kind is Format.OLD_WORD:
        raise NotText(name, "is an old Word document, which is not read")
    if kind is Format.JSON_LINES:
        yield from json_lines(chunks(stream), name, max_bytes=limit)
    elif kind is Format.CSV:
        yield from csv_articles(chunks(stream), name, max_bytes=limit)
    elif kind is Format.PARQUET:
        yield from parquet_articles(stream, name, max_bytes=limit)
    elif kind is Format.ZIP and is_word(stream):
        yield from contents(stream, name, Format.WORD, spend, depth)
    elif kind in _UNPACKED:
        yield from _unpacked(stream, name, kind, spend, depth)
    elif kind is Format.MAIL:
        yield from _mail(whole(chunks(stream), name, limit), name, spend, depth)
    elif kind in (Format.FEED, Format.JSON_FEED):
        from sayso.ingest.feeds import feed_articles  # late: few need it

        data = whole(chunks(stream), name, limit)
        json_feed = kind is Format.JSON_FEED
        yield from feed_articles(data, name, spend.settings, json_feed=json_feed)
    else:
        yield one_article(whole(chunks(stream), name, limit), name, kind, spend.settings)


def one_article(
    data: bytes, name: str, kind: Format, settings: Settings, charset: str | None = None
) -> Article:
    """The article that a text, a page or a paper is. Raises NotText where it is neither."""
    if kind in READER:
        return paper(data, name, kind, settings)
    if kind is Format.OTHER_JSON:
        raise NotText(name, "is JSON, but not JSON lines (one object a line)")
    if kind is Format.HTML:
        charset = charset if charset is not None else declared_charset(data)
        return web_page(decode(data, name, charset), name, settings)
    return Article(name, decode(data, name, charset))


def _unpacked(
    stream: BinaryIO, name: str, kind: Format, spend: Budget, depth: int
) -> Iterator[Found]:
    if kind is Format.WARC or (kind is Format.GZIP and name.lower().endswith(".warc.gz")):
        members: Iterator[Member | UnreadableDocument] = warc_members(stream, name, spend)
    elif depth >= spend.settings.unpack_depth:
        raise TooLarge(name, "is an archive too deep inside archives")
    elif kind is Format.GZIP:
        members = iter([gunzipped(stream, name, spend)])
    else:
        members = zip_members(stream, name, spend)
    for member in members:
        if isinstance(member, UnreadableDocument):
            yield member
        else:
            yield from _member(member, spend, depth + 1)


def _mail(data: bytes, name: str, spend: Budget, depth: int) -> Iterator[Found]:
    """The letter, unless it only brings something, and the articles attached to it."""
    if depth > spend.settings.unpack_depth:
        raise TooLarge(name, "is an e-mail too deep inside others")
    own, attached = letter(data, name, spend.settings)
    attached = [member for member in attached if _attached_kind(member) in _IN_LETTERS]
    if isinstance(own, Article) or not attached:
        yield own
    for member in attached:
        yield from _member(member, spend, depth + 1)


def _member(member: Member, spend: Budget, depth: int) -> Iterator[Found]:
    label = _label(member)
    aside = label.suffix.lower() in _ASIDE or label.name.startswith(".") or not member.data
    if member.url is None and aside:
        return
    kind = _kind(member)
    try:
        if kind in ONE_ARTICLE:
            found = one_article(member.data, member.name, kind, spend.settings, member.charset)
            yield dataclasses.replace(found, url=member.url) if member.url else found
        else:
            yield from contents(io.BytesIO(member.data), member.name, kind, spend, depth)
    except UnreadableDocument as error:
        yield error
    except SaysoError:
        raise
    except Exception as exc:  # a parser's, of what it did not expect
        yield UnreadableDocument.fault(member.name, exc)


def _label(member: Member) -> PurePosixPath:
    """The name of the member itself, not its archive's."""
    return PurePosixPath(member.name.rpartition("!")[2])


def _kind(member: Member) -> Format:
    kind = MEDIA_TYPES.get((member.media_type or "").partition(";")[0])
    if kind is None and member.url is None:
        kind = ENDINGS.get(_label(member).suffix.lower())
    return kind if kind is not None else sniffed(member.data[:HEAD_BYTES])


def _attached_kind(member: Member) -> Format | None:
    """What an attachment says it is; what it looks like counts for nothing."""
    kind = MEDIA_TYPES.get(member.media_type or "") or ENDINGS.get(_label(member).suffix.lower())
    return Format.TEXT if kind is None and member.media_type == "text/plain" else kind


def chunks(stream: BinaryIO) -> Iterator[bytes]:
    """The stream, a piece at a time."""
    return iter(lambda: stream.read(CHUNK_BYTES), b"")


def whole(pieces: Iterator[bytes], name: str, limit: int) -> bytes:
    """All of a stream. Raises TooLarge where it is longer than `limit` bytes."""
    parts, size = [], 0
    for piece in pieces:
        size += len(piece)
        if size > limit:
            raise TooLarge(name, f"is larger than {limit / MEBIBYTE:g} MiB")
        parts.append(piece)
    return b"".join(parts)
