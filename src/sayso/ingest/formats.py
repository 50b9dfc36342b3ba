"""What a file is: by its ending, its media type, or its first bytes."""

import re
from enum import StrEnum

from sayso.ingest.plain import by_mark

HEAD_BYTES = 1024  # enough to see what a file is


class Format(StrEnum):
    """The kinds of files that are read, and those that are refused by name."""

    TEXT = "text"
    HTML = "html"
    JSON_LINES = "json lines"
    OTHER_JSON = "other json"
    JSON_FEED = "json feed"
    FEED = "feed"
    CSV = "csv"
    PARQUET = "parquet"
    PDF = "pdf"
    WORD = "word"
    OLD_WORD = "old word"
    MAIL = "mail"
    ZIP = "zip"
    GZIP = "gzip"
    WARC = "warc"


ENDINGS = {
    ".txt": Format.TEXT,
    ".text": Format.TEXT,
    ".md": Format.TEXT,
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".xhtml": Format.HTML,
    ".jsonl": Format.JSON_LINES,
    ".ndjson": Format.JSON_LINES,
    ".rss": Format.FEED,
    ".atom": Format.FEED,
    ".csv": Format.CSV,
    ".tsv": Format.CSV,
    ".parquet": Format.PARQUET,
    ".pdf": Format.PDF,
    ".docx": Format.WORD,
    ".doc": Format.OLD_WORD,
    ".eml": Format.MAIL,
    ".zip": Format.ZIP,
    ".wacz": Format.ZIP,
    ".gz": Format.GZIP,
    ".warc": Format.WARC,
}
# What nothing is ever read of. Anything else is looked at, whatever a server or letter calls it.
UNREAD_TYPES = ("image/", "audio/", "video/", "font/")
MEDIA_TYPES = {
    "text/html": Format.HTML,
    "application/xhtml+xml": Format.HTML,
    "application/jsonl": Format.JSON_LINES,
    "application/jsonlines": Format.JSON_LINES,
    "application/ndjson": Format.JSON_LINES,
    "application/x-ndjson": Format.JSON_LINES,
    "application/feed+json": Format.JSON_FEED,
    "application/rss+xml": Format.FEED,
    "application/atom+xml": Format.FEED,
    "text/csv": Format.CSV,
    "application/pdf": Format.PDF,
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": Format.WORD,
    "application/msword": Format.OLD_WORD,
    "message/rfc822": Format.MAIL,
    "application/zip": Format.ZIP,
    "application/gzip": Format.GZIP,
    "application/warc": Format.WARC,
}
_SIGNS = (
    (b"%PDF-", Format.PDF),
    (b"PK\x03\x04", Format.ZIP),
    (b"PK\x05\x06", Format.ZIP),
    (b"\x1f\x8b", Format.GZIP),
    (b"WARC/", Format.WARC),
    (b"PAR1", Format.PARQUET),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Format.OLD_WORD),
)
_MARKUP = re.compile(
    r"<(?:!doctype html|!--|html|head|body|main|article|section|div|h1|p|meta|title)\b", re.I
)
_FEED = re.compile(r"(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:rss|feed|rdf:RDF)\b", re.S)
_JSON_FEED = re.compile(r"\{[^{}\[\]]{0,200}\"version\"\s*:\s*\"https?:\\?/\\?/jsonfeed\.org")
_ONE_OBJECT_A_LINE = re.compile(r"\{[ \t]*\"")
_OTHER_JSON = re.compile(r"\{\s*[\"}]|\[\s*[\[{\"\]]")
_MAIL = re.compile(
    r"(?:(?:received|return-path|delivered-to|from|to|date|subject|message-id|mime-version)"
    r":[^\n]*\n(?:[ \t][^\n]*\n)*){3}",
    re.I,
)


def sniffed(head: bytes) -> Format:
    """What a file is whose name does not say it, by its first bytes."""
    for sign, kind in _SIGNS:
        if head.startswith(sign):
            return kind
    start = head[:HEAD_BYTES].decode(by_mark(head) or "utf-8", "replace")
    start = start.removeprefix("\ufeff").lstrip().replace("\r\n", "\n")
    if _FEED.match(start) or (start.startswith("<!DOCTYPE") and re.search(r"<rss\b", start)):
        return Format.FEED
    if _MARKUP.match(start) or (start.startswith("<?xml") and "<html" in start.lower()):
        return Format.HTML
    if _JSON_FEED.match(start):
        return Format.JSON_FEED
    if _ONE_OBJECT_A_LINE.match(start):
        return Format.JSON_LINES
    if _OTHER_JSON.match(start):
        return Format.OTHER_JSON
    return Format.MAIL if _MAIL.match(start) else Format.TEXT
