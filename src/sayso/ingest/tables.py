"""Tables of articles in, articles out: CSV and Parquet, one row an article.

Columns are those of JSON lines, in any case and order; others are passed over. A bad row costs
that row.
"""

import codecs
import csv
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from sayso.errors import NotText, TooLarge, UnreadableDocument
from sayso.ingest.article import Article, iso_date
from sayso.ingest.jsonlines import KEYS

DELIMITERS = ",;\t|"
HEAD_CHARACTERS = 4096  # of a CSV, to see what parts its cells
ROWS = 256  # of a Parquet file, read at a time

Found = Article | UnreadableDocument


def csv_articles(chunks: Iterable[bytes], name: str, *, max_bytes: int) -> Iterator[Found]:
    """An article or an error for every row. Raises NotText where the head has no `text`."""
    lines = _text_lines(chunks, name, max_bytes)
    try:
        first = next(lines, "")
    except UnicodeDecodeError as exc:
        raise NotText(name, "is a CSV that is not in UTF-8") from exc
    reader = csv.reader(_again(first, lines), delimiter=_delimiter(first), strict=True)
    previous = csv.field_size_limit(max_bytes)
    try:
        head = _head(next(reader, []), name)
        for row in reader:
            if any(row):
                cells = dict(zip(head, row, strict=False))
                yield _guarded(cells, f"{name}:{reader.line_num}")
    except (csv.Error, UnicodeDecodeError) as exc:
        failure = NotText(f"{name}:{reader.line_num}", "is no CSV in UTF-8 from here on")
        failure.__cause__ = exc
        yield failure
    finally:
        csv.field_size_limit(previous)


def _again(first: str, rest: Iterator[str]) -> Iterator[str]:
    yield first
    yield from rest


def _text_lines(chunks: Iterable[bytes], name: str, limit: int) -> Iterator[str]:
    """Lines with their ends. A line within the limit; longer ones cost the file from there on."""
    decoder = codecs.getincrementaldecoder("utf-8-sig")("strict")
    rest = ""
    for chunk in chunks:
        rest += decoder.decode(chunk)
        if len(rest) > limit and "\n" not in rest:
            raise TooLarge(name, f"has a line of more than {limit} bytes")
        *whole, rest = rest.splitlines(keepends=True) or [""]
        if rest.endswith("\n"):
            whole, rest = [*whole, rest], ""
        yield from whole
    rest += decoder.decode(b"", final=True)
    if rest:
        yield rest


def _delimiter(first: str) -> str:
    """What parts the head's cells: the one of the usual ones that stands there most."""
    return max(DELIMITERS, key=first[:HEAD_CHARACTERS].count)


def _head(cells: list[str], name: str) -> list[str]:
    head = [cell.strip().lower() for cell in cells]
    if "text" not in head:
        raise NotText(name, "is a table without a column “text”")
    return head


def _guarded(cells: dict[str, Any], where: str) -> Found:
    try:
        return _article(cells, where)
    except UnreadableDocument as error:
        return error


def _article(cells: dict[str, Any], where: str) -> Article:
    fields = {key: cells[key] for key in KEYS if cells.get(key) not in (None, "")}
    text = fields.pop("text", None)
    if text is None:
        raise NotText(where, "its “text” is empty")
    plain = {key: str(value) for key, value in fields.items()}
    published = iso_date(plain.pop("published", ""))
    return Article(name=where, text=str(text), published=published, **plain)


def parquet_articles(file: BinaryIO, name: str, *, max_bytes: int) -> Iterator[Found]:
    """An article or an error for every row, a few rows in memory at a time.

    Raises NotText where it is damaged or has no column `text`; an UnreadableDocument that names
    the extra where Parquet cannot be read here.
    """
    try:
        import pyarrow
        import pyarrow.parquet
    except ModuleNotFoundError as exc:
        raise UnreadableDocument(name, "needs the extra: pip install 'sayso[tables]'") from exc
    try:
        table = pyarrow.parquet.ParquetFile(file)
        head = {column.lower(): column for column in table.schema_arrow.names}
        if "text" not in head:
            raise NotText(name, "is a table without a column “text”")
        wanted = [head[key] for key in KEYS if key in head]
        number = 0
        for batch in table.iter_batches(ROWS, columns=wanted):
            for row in batch.to_pylist():
                number += 1
                cells = {key.lower(): value for key, value in row.items()}
                where = f"{name}:{number}"
                if len(str(cells.get("text") or "")) > max_bytes:
                    yield TooLarge(where, f"is longer than {max_bytes} characters")
                else:
                    yield _guarded(cells, where)
    except (pyarrow.ArrowException, OSError, ValueError) as exc:
        raise NotText(name, "is a damaged Parquet file") from exc
