"""JSON lines in, articles out: one object a line, or one error that names the line.

Keys read: `id`, `text`, `title`, `outlet`, `author`, `published`, `url`; others are passed over.
Promises: the text is used exactly as it is; a bad line costs that line; a line is held in
memory no further than the limit, so that a stream may be of any length.
"""

import json
from collections.abc import Iterable, Iterator

from sayso.errors import NotText, TooLarge, UnreadableDocument
from sayso.ingest.article import Article, iso_date

KEYS = ("id", "text", "title", "outlet", "author", "published", "url")


def json_lines(
    chunks: Iterable[bytes], name: str, *, max_bytes: int
) -> Iterator[Article | UnreadableDocument]:
    """An article or an error for every line that is not blank, in order."""
    for number, line in _lines(chunks, max_bytes):
        where = f"{name}:{number}"
        if line is None:
            yield TooLarge(where, f"is longer than {max_bytes} bytes")
        elif line.strip():
            try:
                yield _article(line, where)
            except UnreadableDocument as error:
                yield error


def _lines(chunks: Iterable[bytes], limit: int) -> Iterator[tuple[int, bytes | None]]:
    """Lines with their numbers from 1; None for one that is longer than `limit`."""
    number, size = 1, 0
    parts: list[bytes] = []
    for chunk in chunks:
        first, *rest = chunk.split(b"\n")
        for piece, ended in [(first, bool(rest))] + [(p, True) for p in rest[:-1]]:
            size += len(piece)
            if size <= limit:
                parts.append(piece)
            if ended:
                yield number, _joined(parts, size, limit)
                number, size, parts = number + 1, 0, []
        if rest:
            size, parts = len(rest[-1]), [rest[-1]]
    yield number, _joined(parts, size, limit)


def _joined(parts: list[bytes], size: int, limit: int) -> bytes | None:
    return b"".join(parts) if size <= limit else None


def _article(line: bytes, where: str) -> Article:
    fields = _fields(line, where)
    text = fields.pop("text", None)
    if text is None:
        raise NotText(where, "has no “text”")
    if not text.strip():
        raise NotText(where, "its “text” is empty")
    published = fields.pop("published", None)
    return Article(
        name=where, text=text, published=iso_date(published) if published else None, **fields
    )


def _fields(line: bytes, where: str) -> dict[str, str]:
    """The known keys that have a value. Raises NotText where one is of the wrong type."""
    value = _parsed(line, where)
    if not isinstance(value, dict):
        raise NotText(where, "is not a JSON object")
    known = {key: value[key] for key in KEYS if value.get(key) is not None}
    for key, field in known.items():
        if not isinstance(field, str):
            raise NotText(where, f"its “{key}” is not a text")
    return known


def _parsed(line: bytes, where: str) -> object:
    try:
        parsed: object = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as exc:
        raise NotText(where, "is not UTF-8") from exc
    except (ValueError, RecursionError) as exc:  # RecursionError: nested too deeply
        raise NotText(where, "is not JSON") from exc
    return parsed
