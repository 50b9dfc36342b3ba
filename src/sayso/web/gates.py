"""Who comes in: whoever holds the key of a start, or who signed in with an account."""

import hmac
import secrets
from dataclasses import dataclass, field
from typing import ClassVar, Protocol
from urllib.parse import urlencode

from anyio import CapacityLimiter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from sayso.web import limits
from sayso.web.accounts import Accounts, Role
from sayso.web.limits import Attempts
from sayso.web.refusing import refusal
from sayso.web.sessions import Session, Sessions
from sayso.web.site import Site, local

COOKIE = "sayso"  # of the key
SESSION = "__Host-sayso"  # browsers take it by https from this very host only
STRANGER = "__Host-sayso-form"  # of somebody who is about to sign in
NO_KEY = "open the address that `sayso serve` printed; it holds the key"
NO_ACCOUNTS = "the accounts cannot be read or written"  # where they stand is for the log alone
SIGN_IN = "/sign-in"
SIGN_OUT = "/sign-out"
PASSWORD = "/password"
PEOPLE = "/people"
NO_SESSION = f"sign in at {SIGN_IN}; a program sends the cookie of its session"
AT_ONCE = 2  # passwords that are checked at one time, in 64 MiB each
IN_LINE = 50  # that wait for it
SOON = 5.0  # seconds


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who asks. `name` is None for whoever started the workbench for themselves; `form`: the token
    of their forms; `program`: it sent the key in a header, which no page elsewhere can make a
    browser do."""

    name: str | None
    role: Role
    form: str
    program: bool = False
    session: Session | None = None


class Gatekeeper(Protocol):
    """What the guard asks. `open`: paths that are shown to everybody."""

    open: ClassVar[frozenset[str]]

    @property
    def site(self) -> Site: ...
    def entering(self, request: Request) -> Response | None:
        """An answer to who comes in just now."""

    def visitor(self, request: Request) -> Visitor | None:
        """Who asks, if we know them."""

    def stranger_form(self, request: Request) -> str:
        """The token of forms for others; empty where there are none."""

    def wait(self, visitor: Visitor, upload: bool) -> float:
        """For how many seconds somebody who asked much must wait."""

    def unknown(self, request: Request) -> Response:
        """The answer to others."""


@dataclass(frozen=True, slots=True)
class Gate:
    """For one person at one machine: a port, and the key of this start."""

    port: int
    token: str
    form: str = field(default_factory=lambda: secrets.token_urlsafe(32))
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
            return Visitor(None, Role.ADMIN, self.form, program)
        return None

    def stranger_form(self, _request: Request) -> str:
        return ""

    def wait(self, _visitor: Visitor, _upload: bool) -> float:
        """One person at their own machine may ask as much as it can do."""
        return 0.0

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
        self.by_name = Attempts(limits.FREE, sessions.clock)
        self.by_address = Attempts(limits.FREE_ADDRESS, sessions.clock)
        self.checking = CapacityLimiter(AT_ONCE)
        self._site, self._secret = site, secrets.token_bytes(32)

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
        return Visitor(account.name, account.role, session.form, session=session)

    def stranger_form(self, request: Request) -> str:
        """There is no session yet: the token belongs to a cookie of its own."""
        key = request.cookies.get(STRANGER)
        return self.form_of(key) if key else ""

    def form_of(self, key: str) -> str:
        return hmac.digest(self._secret, key.encode(), "sha256").hex()

    def attempt(self, name: str, address: str) -> float:
        """Count a sign-in that begins, or say for how many seconds it must wait."""
        if self.checking.statistics().tasks_waiting >= IN_LINE:
            return SOON
        wait = max(self.by_name.wait(name), self.by_address.wait(address))
        if not wait:
            self.by_name.tried(name)
            self.by_address.tried(address)
        return wait

    def succeeded(self, name: str, address: str) -> None:
        """The name begins anew; what others failed at from that address stays."""
        self.by_name.forget(name)
        self.by_address.right(address)

    def wait(self, visitor: Visitor, upload: bool) -> float:
        one, now = visitor.session, self.sessions.clock()
        if one is None:
            return 0.0
        wait = one.asks.wait(now, limits.REQUESTS)
        if upload and not wait:
            wait = one.uploads.wait(now, limits.UPLOADS)
        return wait

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
