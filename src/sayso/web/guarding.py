"""Who may ask the workbench what: host, token and origin checked, headers set on every answer.

The workbench listens on loopback only. A page of another site can make a browser send requests
there, and can point a name of its own at 127.0.0.1 (DNS rebinding): so the Host must be one of
ours, whoever asks must hold the start's token, and what changes anything must come from our pages.
"""

import hmac
import secrets
from dataclasses import dataclass

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

COOKIE = "sayso"
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
NO_KEY = "open the address that `sayso serve` printed; it holds the key"
MAX_BYTES = 64 * 1024 * 1024  # of one request
_DIGITS = 20  # of a length that is looked at: int() refuses thousands of them

_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",  # with none, browsers send no Origin with our own forms
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


@dataclass(frozen=True, slots=True)
class Gate:
    """What a start of the workbench accepts: its port's names, and its token."""

    port: int
    token: str

    @classmethod
    def new(cls, port: int) -> "Gate":
        return cls(port, secrets.token_urlsafe(32))

    @property
    def hosts(self) -> frozenset[str]:
        return frozenset(f"{name}:{self.port}" for name in ("127.0.0.1", "localhost", "[::1]"))

    @property
    def address(self) -> str:
        """Where to begin, with the token."""
        return f"http://127.0.0.1:{self.port}/?token={self.token}"

    def knows(self, given: str | None) -> bool:
        return given is not None and hmac.compare_digest(given.encode(), self.token.encode())


class Guard:
    """ASGI middleware that lets through what `gate` accepts."""

    def __init__(self, app: ASGIApp, gate: Gate) -> None:
        self._app, self._gate = app, gate

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = Request(scope)
        nonce = secrets.token_urlsafe(16)
        scope["state"] = {**scope.get("state", {}), "nonce": nonce}
        refused = self._refused(request)
        if refused is not None:
            await refused(scope, receive, _with_headers(send, nonce))
            return
        await self._app(scope, _bounded(receive), _with_headers(send, nonce))

    def _refused(self, request: Request) -> Response | None:
        if request.headers.get("host", "") not in self._gate.hosts:
            return _refusal(request, 421, "another host was asked for")
        length = request.headers.get("content-length", "0")
        if not (length.isascii() and length.isdigit()):
            return _refusal(request, 400, "Content-Length is not a number of bytes")
        if len(length) > _DIGITS or int(length) > MAX_BYTES:
            return _refusal(request, 413, f"more than {MAX_BYTES} bytes")
        given = request.query_params.get("token")
        if given is not None and self._gate.knows(given):
            return _signed_in(request, self._gate.token)
        if not self._gate.knows(request.cookies.get(COOKIE)) and not self._gate.knows(
            _bearer(request)
        ):
            return _refusal(request, 401, NO_KEY)
        if request.method not in SAFE and not self._own(request):
            return _refusal(request, 403, "the request came from another page")
        return None

    def _own(self, request: Request) -> bool:
        """From one of our pages, or by a program that holds the token itself."""
        if self._gate.knows(_bearer(request)):
            return True
        origin = request.headers.get("origin", "")
        return origin in {f"http://{host}" for host in self._gate.hosts}


def _refusal(request: Request, status: int, message: str) -> Response:
    """In the API's one shape of errors under /api/, as a line of text elsewhere."""
    if request.url.path.startswith("/api/"):
        return JSONResponse({"error": {"status": status, "message": message}}, status)
    return PlainTextResponse(f"sayso: {message}\n", status)


def _bearer(request: Request) -> str | None:
    scheme, _, given = request.headers.get("authorization", "").partition(" ")
    return given.strip() if scheme.lower() == "bearer" else None


def _signed_in(request: Request, token: str) -> Response:
    """The token leaves the address bar and the history."""
    answer = RedirectResponse(request.url.path, 303)
    answer.set_cookie(COOKIE, token, httponly=True, samesite="strict", path="/")
    return answer


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


def _bounded(receive: Receive) -> Receive:
    """A body without a length is cut off at the limit too."""
    seen = 0

    async def received() -> Message:
        nonlocal seen
        message = await receive()
        seen += len(message.get("body", b""))
        if seen > MAX_BYTES:
            return {"type": "http.disconnect"}
        return message

    return received
