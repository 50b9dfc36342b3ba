"""Bytes in, text out: which characters a file of unknown making holds.

Promises: newlines are \\n, there is no byte order mark and no lone surrogate; control and
bidirectional characters stay where they are, so that offsets hold (whoever shows them makes
them harmless). What is not text is refused. Linear time: guessing looks at a bounded sample.
"""

import codecs
import re

import charset_normalizer

from sayso.errors import NotText
from sayso.ingest.article import clean

# The longer mark first: UTF-32's begins with UTF-16's.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Encodings that a label may name. Python also knows some that are no character sets, and some
# that take quadratic time; a label that says UTF-16 without a byte order mark is wrong.
_CHARACTER_SETS = ("utf-8", "ascii", "iso8859", "cp", "koi8", "gb", "big5", "euc", "shift", "mac")
_META_CHARSET = re.compile(
    rb"""<(?:meta|\?xml)\b[^>]*?\b(?:charset|encoding)\s*=\s*["']?([\w.:-]+)""", re.I
)
_DECLARED_WITHIN = 4096  # bytes; the HTML standard asks for 1024
_CONTROLS = "".join(map(chr, range(32))).translate(dict.fromkeys(map(ord, "\t\n\r\f\v"))) + "\x7f"
_HIGH_BYTE = re.compile(rb"[\x80-\xff]")
_HIGH_BYTES = bytes(range(0x80, 0x100))
_NOT_WHITE = re.compile(r"\S")

SAMPLE_BYTES = 64 * 1024
# More control characters than this are no text. Escape codes of a terminal's log stay under it.
MAX_CONTROL_SHARE = 0.1
# English with typographic marks in a Windows file is far under this, other scripts far over it.
MAX_WESTERN_SHARE = 0.1
# UTF-8 with a few broken bytes has many good characters for a bad one; Latin-1 has next to none.
GOOD_PER_BAD = 4


def decode(data: bytes, name: str, charset: str | None = None) -> str:
    """The text of a file. `charset` is what a header says. Raises NotText, naming `name`."""
    if not data:
        raise NotText(name, "is empty")
    text = clean(_decoded(data, name, charset))
    if "\x00" in text or sum(map(text.count, _CONTROLS)) > MAX_CONTROL_SHARE * len(text):
        raise NotText(name, "is binary data, not text")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not _NOT_WHITE.search(text):
        raise NotText(name, "is empty")
    return text


def declared_charset(data: bytes) -> str | None:
    """The character set that a web page itself names, near its beginning."""
    found = _META_CHARSET.search(data[:_DECLARED_WITHIN])
    return found[1].decode("ascii", "replace") if found else None


def by_mark(data: bytes) -> str | None:
    """The encoding that a byte order mark names."""
    return next((encoding for mark, encoding in _MARKS if data.startswith(mark)), None)


def _decoded(data: bytes, name: str, charset: str | None) -> str:
    encoding = by_mark(data)
    if encoding is not None:
        return data.decode(encoding, "replace").removeprefix("\ufeff")
    encoding = _unmarked_utf16(data)
    if encoding is not None:
        return data.decode(encoding, "replace")
    if b"\x00" in data:
        raise NotText(name, "is binary data, not text")
    for encoding in (_character_set(charset), "utf-8"):
        text = _strictly(data, encoding)
        if text is not None:
            return text
    return _guessed(data, name)


def _unmarked_utf16(data: bytes) -> str | None:
    """UTF-16 without its mark: in Western text every other byte is zero."""
    sample = data[:SAMPLE_BYTES]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    few, many = 0.01 * len(sample), 0.35 * len(sample)
    if odd > many and even <= few:
        return "utf-16-le"
    if even > many and odd <= few:
        return "utf-16-be"
    return None


def _character_set(label: str | None) -> str | None:
    """Python's name for a label such as `ISO-8859-1`; None where it cannot be trusted."""
    try:
        encoding = codecs.lookup(label or "").name
    except (LookupError, ValueError):  # ValueError: a zero byte in the label
        return None
    if encoding in ("ascii", "iso8859-1"):
        return "cp1252"  # as browsers do: what says Latin-1 is Windows-1252
    return encoding if encoding.startswith(_CHARACTER_SETS) else None


def _strictly(data: bytes, encoding: str | None) -> str | None:
    if encoding is None:
        return None
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _guessed(data: bytes, name: str) -> str:
    """Nearly UTF-8, Windows-1252 with its few marks and accents, or what statistics say."""
    text = data.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    plain = len(data.translate(None, _HIGH_BYTES))
    if len(text) - plain - bad >= GOOD_PER_BAD * bad:
        return text
    if len(data) - plain <= MAX_WESTERN_SHARE * len(data):
        return data.decode("cp1252", "replace")
    encoding = _most_likely(data)
    if encoding is None:
        raise NotText(name, "is binary data, or text in an unknown encoding")
    return data.decode(encoding, "replace")


def _most_likely(data: bytes) -> str | None:
    first = _HIGH_BYTE.search(data)
    start = max(0, first.start() - SAMPLE_BYTES // 2) if first is not None else 0
    best = charset_normalizer.from_bytes(data[start : start + SAMPLE_BYTES]).best()
    return best.encoding if best is not None else None
