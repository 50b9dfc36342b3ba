"""An e-mail in, its article and its attachments out, by way of a limited process.

The byline is the sender's name, the outlet that of the list it came by; the subject is the
headline and the first paragraph of the text.
"""

import base64
import binascii
import re
from typing import Any

from sayso.errors import NotText
from sayso.ingest.archives import Member
from sayso.ingest.article import Article, iso_date
from sayso.ingest.limited import read_limited
from sayso.ingest.papers import field
from sayso.ingest.plain import decode
from sayso.ingest.webpages import web_page
from sayso.settings import Settings

_PASSED_ON = re.compile(r"(?:(?:re|fwd?)\s*:\s*)+", re.I)  # what a mail program adds to a subject


def letter(data: bytes, name: str, settings: Settings) -> tuple[Article | NotText, list[Member]]:
    """The article that the letter itself is, or why it is none, and what is attached to it.

    Raises UnreadableDocument where it is no e-mail.
    """
    said = read_limited("mail", data, name, settings)
    attached = [
        _member(part, f"{name}!{number}") for number, part in enumerate(_parts(said, "attached"), 1)
    ]
    try:
        return _article(said, name, settings), attached
    except NotText as error:
        return error, attached


def _article(said: dict[str, Any], name: str, settings: Settings) -> Article:
    subject = field(said.get("title"))
    title = None if subject is None else _PASSED_ON.sub("", subject, count=1) or None
    bodies = [_member(part, name) for part in _parts(said, "bodies")]
    texts = [_text(body, settings) for body in bodies if body.data.strip()]
    if not texts:
        raise NotText(name, "is an e-mail without text")
    text = "\n\n".join(texts)
    return Article(
        name,
        text if title is None or text.startswith(title) else f"{title}\n\n{text}",
        title=title,
        author=field(said.get("author")),
        outlet=field(said.get("outlet")),
        published=iso_date(str(said.get("published"))),
    )


def _text(body: Member, settings: Settings) -> str:
    text = decode(body.data, body.name, body.charset)
    if body.media_type != "text/html":
        return text.strip("\n")
    return web_page(text, body.name, settings).text


def _parts(said: dict[str, Any], key: str) -> list[dict[str, Any]]:
    parts = said.get(key)
    return [part for part in parts if isinstance(part, dict)] if isinstance(parts, list) else []


def _member(part: dict[str, Any], where: str) -> Member:
    label = field(part.get("name"))
    try:
        data = base64.b64decode(str(part.get("data")), validate=True)
    except binascii.Error:
        data = b""
    return Member(
        where if label is None else f"{where}!{label}",
        data,
        field(part.get("kind")),
        field(part.get("charset")),
    )
