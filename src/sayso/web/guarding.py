"""What is let through to the workbench: host, visitor, role and origin checked in one place, and
headers set on every answer.

A page of another site can make a browser send requests here, and can point a name of its own at
this address: so the Host must be one of ours, whoever asks must be known to the gate and have the
role for it, and what changes anything must come from our pages.
"""

import logging
import secrets

from starlette.datastructures import MutableHeaders
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sayso.errors import AccountError
from sayso.web.accounts import Role
from sayso.web.gates import NO_ACCOUNTS, PASSWORD, PEOPLE, SIGN_IN, SIGN_OUT, Gatekeeper, Visitor
from sayso.web.refusing import refusal

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
FOR_ALL = frozenset({SIGN_IN, SIGN_OUT, PASSWORD})  # change what is the visitor's own
UPLOADS = frozenset({"/add", "/api/v1/documents"})
MAX_BYTES = 64 * 1024 * 1024  # of one request
FEW_BYTES = 64 * 1024  # of those who send a name and a password at most
_log = logging.getLogger(__name__)
_DIGITS = 20  # of a length that is looked at: int() refuses thousands of them

_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",  # with none, browsers send no Origin with our own forms
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


class Guard:
    """ASGI middleware that lets through what `gate` accepts."""

    def __init__(self, app: ASGIApp, gate: Gatekeeper) -> None:
        self._app, self._gate, self._site = app, gate, gate.site

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        nonce = secrets.token_urlsafe(16)
        scope["state"] = {**scope.get("state", {}), "nonce": nonce, "visitor": None, "form": ""}
        answered = _with_headers(send, nonce)
        refused = self._refused(Request(scope)) or await self._let_in(scope, receive, answered)
        if refused is not None:
            await refused(scope, receive, answered)

    async def _let_in(self, scope: Scope, receive: Receive, answered: Send) -> Response | None:
        """Whatever is made of a body that was cut off is no answer."""
        body, begun = _Body(receive, _most(scope["state"]["visitor"])), False

        async def told(message: Message) -> None:
            nonlocal begun
            if begun or not body.over:
                begun = True
                await answered(message)

        try:
            await self._app(scope, body.received, told)
        except ClientDisconnect:
            if not body.over:
                raise
        return _over_limit(Request(scope), body.most) if body.over and not begun else None

    def _refused(self, request: Request) -> Response | None:
        if request.headers.get("host", "").lower() not in self._site.hosts:
            return refusal(request, 421, "another host was asked for")
        address = self._site.address(request)
        if address is None:
            return refusal(request, 403, "ask through the proxy, by https")
        request.state.address = address
        return (
            _too_large(request, MAX_BYTES)
            or self._gate.entering(request)
            or self._unwelcome(request)
            or _too_large(request, _most(request.state.visitor))
        )

    def _unwelcome(self, request: Request) -> Response | None:
        """The answer to whoever may not, or not now; who asks stands in the state."""
        try:
            visitor = self._gate.visitor(request)
        except AccountError as exc:
            _log.error("sayso: %s", exc)
            return refusal(request, 503, NO_ACCOUNTS)
        request.state.visitor = visitor
        request.state.form = visitor.form if visitor else self._gate.stranger_form(request)
        if visitor is None:
            known = request.scope["path"] in self._gate.open
            return self._foreign(request) if known else self._gate.unknown(request)
        upload = request.method == "POST" and request.scope["path"] in UPLOADS
        wait = self._gate.wait(visitor, upload)
        if wait:
            return refusal(request, 429, "too much was asked in a minute", wait=wait)
        needed = _needed(request)
        if not visitor.role.may(needed):
            return refusal(
                request, 403, f"yours is the role {visitor.role.value}, not {needed.value}"
            )
        return None if visitor.program else self._foreign(request)

    def _foreign(self, request: Request) -> Response | None:
        """What changes anything and does not come from one of our pages."""
        if request.method in SAFE or request.headers.get("origin", "") in self._site.origins:
            return None
        return refusal(request, 403, "the request came from another page")


def _needed(request: Request) -> Role:
    """The one place where it stands who may do what."""
    path: str = request.scope["path"]
    if path.startswith(PEOPLE):
        return Role.ADMIN
    safe = request.method in SAFE or path in FOR_ALL
    return Role.READER if safe else Role.ANALYST


def _most(visitor: Visitor | None) -> int:
    """How large a request of theirs may be."""
    return MAX_BYTES if visitor is not None and visitor.role.may(Role.ANALYST) else FEW_BYTES


def _too_large(request: Request, most: int) -> Response | None:
    length = request.headers.get("content-length", "0")
    if not (length.isascii() and length.isdigit()):
        return refusal(request, 400, "Content-Length is not a number of bytes")
    if len(length) > _DIGITS or int(length) > most:
        return _over_limit(request, most)
    return None


def _over_limit(request: Request, most: int) -> Response:
    return refusal(request, 413, f"more than {most} bytes")


def policy(nonce: str) -> str:
    """The content policy: our own files, and the one inline style sheet with this nonce."""
    return (
        "default-src 'none'; script-src 'self'; connect-src 'self'; img-src 'self';"
        f" style-src 'self' 'nonce-{nonce}'; form-action 'self'; base-uri 'none';"
        " frame-ancestors 'none'"
    )


def _with_headers(send: Send, nonce: str) -> Send:
    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in _HEADERS.items():
                headers[name] = value
            headers["Content-Security-Policy"] = policy(nonce)
        await send(message)

    return sent


class _Body:
    """A body, cut off at `most` bytes where it has no length either. `over`: it was."""

    def __init__(self, receive: Receive, most: int) -> None:
        self.most = most
        self._receive, self._seen = receive, 0

    @property
    def over(self) -> bool:
        return self._seen > self.most

    async def received(self) -> Message:
        message = await self._receive()
        self._seen += len(message.get("body", b""))
        return {"type": "http.disconnect"} if self.over else message
