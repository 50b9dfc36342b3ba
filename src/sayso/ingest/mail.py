"""The bytes of an e-mail in, its parts out: who wrote what when, the body, what is attached.

Run by `confined.py` alone. Promises: a head that makes no sense costs that head; the body and the
attachments come back as the bytes that they are, with what their heads say of them.
"""

import base64
import email
import email.errors
import email.policy
import re
from collections.abc import Callable, Iterator
from email.message import EmailMessage
from typing import Any, TypeVar

from sayso.errors import NotText, TooLarge
from sayso.ingest.formats import UNREAD_TYPES

MAX_HEAD = 2000  # characters; the parser of heads takes quadratic time
MOST_PARTS = 200
LEAST_PLAIN = 200  # characters; a shorter plain body only says that the letter is in the other one
_HEAD = re.compile(rb"\s*[!-9;-~]{1,80}:")
_LIST_NAME = re.compile(r'\s*"?([^"<]*[^"<\s])"?\s*<')
_MESSAGE = "message/rfc822"
_AS_IT_WAS = email.policy.default.clone(refold_source="none")
# What the library raises of heads that it did not foresee.
_ODD = (ValueError, LookupError, TypeError, AttributeError, email.errors.MessageError)

Value = TypeVar("Value")


def letter(data: bytes) -> dict[str, Any]:
    """`title`, `author`, `outlet`, `published`, `body`, `attached`. Raises UnreadableDocument."""
    if not _HEAD.match(data[:1000]):
        raise NotText("", "is no e-mail")
    message = email.message_from_bytes(data, policy=email.policy.default)
    assert isinstance(message, EmailMessage)  # as its policy says
    parts = list(_parts(message))
    return {
        "title": _sound(lambda: str(_head(message, "subject") or "")),
        "author": _sound(lambda: _sender(message)),
        "outlet": _sound(lambda: _list_name(message)),
        "published": _sound(lambda: _date(message)),
        "bodies": [_wire(part) for part in _bodies(parts)],
        "attached": [_wire(part) for part in parts if _is_attached(part)],
    }


def _sound(read: Callable[[], Value]) -> Value | None:
    """What `read` gives; None where the library stumbles over what it reads."""
    try:
        return read()
    except _ODD:
        return None


def _head(message: EmailMessage, name: str) -> Any:
    """The head of that name; None where there is none of a sensible length."""
    heads = (value for key, value in message.raw_items() if key.lower() == name)
    return message[name] if 0 < len(next(heads, "")) <= MAX_HEAD else None


def _sender(message: EmailMessage) -> str | None:
    head = _head(message, "from")
    names = [one.display_name for one in head.addresses] if head is not None else []
    return ", ".join(filter(None, names)) or None


def _list_name(message: EmailMessage) -> str | None:
    """The name of the list or letter that it was sent to many by (RFC 2919)."""
    found = _LIST_NAME.match(str(_head(message, "list-id") or ""))
    return found[1] if found else None


def _date(message: EmailMessage) -> str | None:
    head = _head(message, "date")
    return None if head is None or head.datetime is None else head.datetime.isoformat()


def _parts(message: EmailMessage) -> Iterator[EmailMessage]:
    """What the message is made of, in order; a message in it is one part."""
    waiting: list[Any] = [message]
    count = 0
    while waiting:
        part = waiting.pop()
        count += 1
        if count > MOST_PARTS:
            raise TooLarge("", f"is an e-mail of more than {MOST_PARTS:,} parts")
        if part.is_multipart() and _type(part) != _MESSAGE:
            waiting += reversed(list(part.iter_parts()))
        else:
            yield part


def _bodies(parts: list[EmailMessage]) -> list[EmailMessage]:
    """The letter itself: its plain text; its HTML where it has none, or no more than a hint."""
    own = [part for part in parts if not _is_attached(part)]
    plain = [part for part in own if _type(part) == "text/plain"]
    html = [part for part in own if _type(part) == "text/html"]
    if html and sum(len(_bytes(part).strip()) for part in plain) < LEAST_PLAIN:
        return html[:1]
    return plain


def _is_attached(part: EmailMessage) -> bool:
    kind = _type(part)
    if kind.startswith(UNREAD_TYPES):
        return False
    named = _sound(part.get_filename) is not None
    return named or kind == _MESSAGE or _sound(part.get_content_disposition) == "attachment"


def _type(part: EmailMessage) -> str:
    return _sound(part.get_content_type) or "application/octet-stream"


def _bytes(part: EmailMessage) -> bytes:
    if part.is_multipart():  # a message in it
        inner: Any = part.get_payload(0)
        return _sound(lambda: inner.as_bytes(policy=_AS_IT_WAS)) or b""
    payload = _sound(lambda: part.get_payload(decode=True))
    return payload if isinstance(payload, bytes) else b""


def _wire(part: EmailMessage) -> dict[str, str | None]:
    return {
        "kind": _type(part),
        "charset": _sound(part.get_content_charset),
        "name": _sound(part.get_filename),
        "data": base64.b64encode(_bytes(part)).decode("ascii"),
    }
