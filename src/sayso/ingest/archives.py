"""Archives in, their members out, as streams: zip, gzip, WARC and WACZ.

Promises: nothing is written to disk, so that a member's name is but a label, wherever it says it
leads; no more is unpacked than the settings allow, in all and in proportion to what was packed;
members that are secret, linked or damaged cost themselves.
"""

import gzip
import io
import lzma
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

from sayso.errors import NotText, TooLarge, UnreadableDocument
from sayso.settings import MEBIBYTE, Settings

MOST_MEMBERS = 100_000
SMALL = MEBIBYTE  # up to here a proportion says nothing
CHUNK = 64 * 1024
# What unpacking raises of damaged members: the packers' own errors, and names that are no text.
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    OSError,
    NotImplementedError,
    ValueError,
)
_LINK = 0o120000  # a Unix symbolic link, in the upper half of a member's attributes
_KIND = 0o170000


@dataclass(frozen=True, slots=True)
class Member:
    """A file of an archive. `url` is where a WARC's record was had from."""

    name: str
    data: bytes
    media_type: str | None = None
    charset: str | None = None
    url: str | None = None


@dataclass(slots=True)
class Budget:
    """What may still be unpacked of one archive and all that lies in it."""

    settings: Settings
    left: int

    def read(self, stream: Any, name: str, packed: int | None) -> bytes:
        """All of a stream. Raises TooLarge where it is too much, in all or for what was packed."""
        limit = min(self.left, self.settings.max_bytes)
        if packed is not None:
            limit = min(limit, max(SMALL, packed * self.settings.unpack_ratio))
        parts, size = [], 0
        while chunk := stream.read(CHUNK):
            size += len(chunk)
            if size > limit:
                raise TooLarge(name, "unpacks to more than is allowed")
            parts.append(chunk)
        self.left -= size
        return b"".join(parts)


def budget(settings: Settings) -> Budget:
    """A whole one, for an archive that lies in no other."""
    return Budget(settings, settings.unpack_max_bytes)


def zip_members(file: BinaryIO, name: str, spend: Budget) -> Iterator[Member | UnreadableDocument]:
    """The files in a zip, in its order. Raises NotText where it is damaged."""
    try:
        archive = zipfile.ZipFile(file)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as exc:
        raise NotText(name, "is a damaged zip file") from exc
    with archive:
        infos = [info for info in archive.infolist() if not info.is_dir()]
        if len(infos) > MOST_MEMBERS:
            raise TooLarge(name, f"holds more than {MOST_MEMBERS:,} files")
        for info in infos:
            where = f"{name}!{info.filename}"
            try:
                yield Member(where, _unzipped(archive, info, where, spend))
            except UnreadableDocument as error:
                yield error
            except _DAMAGE:
                yield NotText(where, "is damaged")


def _unzipped(archive: zipfile.ZipFile, info: zipfile.ZipInfo, where: str, spend: Budget) -> bytes:
    if info.flag_bits & 1:
        raise UnreadableDocument(where, "is locked with a password")
    if (info.external_attr >> 16) & _KIND == _LINK:
        raise UnreadableDocument(where, "is a link, not a file")
    with archive.open(info) as stream:
        return spend.read(stream, where, info.compress_size)


def is_word(file: BinaryIO) -> bool:
    """True where a zip is a Word document; the stream is where it was."""
    at = file.tell()
    try:
        with zipfile.ZipFile(file) as archive:
            return "word/document.xml" in archive.namelist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return False
    finally:
        file.seek(at)


def gunzipped(file: BinaryIO, name: str, spend: Budget) -> Member:
    """The file in a gzip, named as the gzip without its ending."""
    at = file.seek(0, io.SEEK_END)
    file.seek(0)
    try:
        with gzip.GzipFile(fileobj=file) as stream:
            return Member(name.removesuffix(".gz"), spend.read(stream, name, at))
    except (OSError, EOFError, zlib.error) as exc:
        raise NotText(name, "is a damaged gzip file") from exc


def warc_members(file: BinaryIO, name: str, spend: Budget) -> Iterator[Member | UnreadableDocument]:
    """The answers that a WARC recorded, of pages and other text, one in memory at a time.

    A damaged record ends it: what looks like the next one may be part of a page, put there to
    pass for another site's.
    """
    from fastwarc.warc import ArchiveIterator, WarcRecordType  # late: few need it

    records = ArchiveIterator(file, record_types=WarcRecordType.response, parse_http=True)
    while True:
        try:
            record = next(records, None)
        except Exception as exc:  # the library raises its own and the C library's errors
            yield NotText(name, f"is damaged from here on ({type(exc).__name__})")
            return
        if record is None:
            return
        address = (record.headers.get("WARC-Target-URI") or "").strip("<>")
        found = _answer(record, f"{name}!{address}", address, spend)
        if found is not None:
            yield found


def _answer(
    record: Any, where: str, address: str, spend: Budget
) -> Member | UnreadableDocument | None:
    """A good answer that is worth reading; None for pictures, redirects and errors."""
    answer = record.http_headers
    if answer is None or answer.status_code != 200:
        return None
    kind = (record.http_content_type or "").lower()
    if not kind.startswith(("text/html", "text/plain", "application/xhtml", "application/pdf")):
        return None
    try:
        data = spend.read(record.reader, where, None)
    except TooLarge as error:
        return error
    if len(data) < record.content_length:
        return NotText(where, "is cut off")  # half an article may say what the whole one denies
    url = address if address.startswith(("http://", "https://")) else None
    return Member(where, data, kind, record.http_charset, url)
