"""Who comes in: whoever holds the key of a start, or who signed in with an account."""

import hmac
import secrets
from dataclasses import dataclass
from typing import ClassVar, Protocol
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from sayso.web.accounts import Accounts, Role
from sayso.web.refusing import refusal
from sayso.web.sessions import Sessions
from sayso.web.site import Site, local

COOKIE = "sayso"  # of the key
SESSION = "__Host-sayso"  # browsers take it by https from this very host only
NO_KEY = "open the address that `sayso serve` printed; it holds the key"
NO_ACCOUNTS = "the accounts cannot be read"  # where they stand is for the log alone
SIGN_IN = "/sign-in"
SIGN_OUT = "/sign-out"
NO_SESSION = f"sign in at {SIGN_IN}; a program sends the cookie of its session"


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who asks. `name` is None for whoever started the workbench for themselves; `program`: it
    sent the key in a header, which no page elsewhere can make a browser do."""

    name: str | None
    role: Role
    program: bool = False


class Gatekeeper(Protocol):
    """What the guard asks. `open`: paths that are shown to everybody."""

    open: ClassVar[frozenset[str]]

    @property
    def site(self) -> Site: ...
    def entering(self, request: Request) -> Response | None:
        """An answer to who comes in just now."""

    def visitor(self, request: Request) -> Visitor | None:
        """Who asks, if we know them."""

    def unknown(self, request: Request) -> Response:
        """The answer to others."""


@dataclass(frozen=True, slots=True)
class Gate:
    """For one person at one machine: a port, and the key of this start."""

    port: int
    token: str
    open: ClassVar[frozenset[str]] = frozenset()

    @classmethod
    def new(cls, port: int) -> "Gate":
        return cls(port, secrets.token_urlsafe(32))

    @property
    def site(self) -> Site:
        return local(self.port)

    @property
    def address(self) -> str:
        """Where to begin, with the key."""
        return f"http://127.0.0.1:{self.port}/?token={self.token}"

    def knows(self, given: str | None) -> bool:
        return given is not None and hmac.compare_digest(given.encode(), self.token.encode())

    def entering(self, request: Request) -> Response | None:
        """The key leaves the address bar and the history."""
        if not self.knows(request.query_params.get("token")):
            return None
        answer = RedirectResponse(request.url.path, 303)
        answer.set_cookie(COOKIE, self.token, httponly=True, samesite="strict", path="/")
        return answer

    def visitor(self, request: Request) -> Visitor | None:
        program = self.knows(_bearer(request))
        if program or self.knows(request.cookies.get(COOKIE)):
            return Visitor(None, Role.ADMIN, program)
        return None

    def unknown(self, request: Request) -> Response:
        return refusal(request, 401, NO_KEY)


class AccountGate:
    """For others too: accounts, and who is signed in."""

    # what the page to sign in is made of
    open: ClassVar[frozenset[str]] = frozenset(
        {
            SIGN_IN,
            "/page/page.css",
            "/page/dossier.css",
            "/static/workbench.css",
            "/static/icon.svg",
        }
    )

    def __init__(self, accounts: Accounts, site: Site, sessions: Sessions) -> None:
        self.accounts, self.sessions = accounts, sessions
        self._site = site

    @property
    def site(self) -> Site:
        return self._site

    def entering(self, _request: Request) -> Response | None:
        return None

    def visitor(self, request: Request) -> Visitor | None:
        """By the account as it is now: one that is gone or has a new password opens nothing."""
        key = request.cookies.get(SESSION)
        session = self.sessions.of(key)
        if session is None:
            return None
        account = self.accounts.get(session.name)
        if account is None or account.hash != session.kept:
            self.sessions.end(key)
            return None
        return Visitor(account.name, account.role)

    def unknown(self, request: Request) -> Response:
        """People are led to where they sign in; a part of a page leads its page there."""
        if "hx-request" in request.headers:
            answer = refusal(request, 401, NO_SESSION)
            answer.headers["HX-Redirect"] = SIGN_IN
            return answer
        if request.method == "GET" and not request.url.path.startswith("/api/"):
            return RedirectResponse(f"{SIGN_IN}?{urlencode({'back': request.url.path})}", 303)
        return refusal(request, 401, NO_SESSION)


def _bearer(request: Request) -> str | None:
    scheme, _, given = request.headers.get("authorization", "").partition(" ")
    return given.strip() if scheme.lower() == "bearer" else None
