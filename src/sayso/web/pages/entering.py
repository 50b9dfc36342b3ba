"""To sign in and out, where there are accounts."""

import logging
import secrets
from typing import Annotated

import anyio
from fastapi import APIRouter, Depends, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from sayso.web.accounts import Account
from sayso.web.gates import SESSION, SIGN_IN, SIGN_OUT, STRANGER, AccountGate
from sayso.web.limits import neighbourhood
from sayso.web.pages.framing import hidden, led_back, shown
from sayso.web.passwords import right
from sayso.web.refusing import seconds

WRONG = "There is no account of that name with that password."
LATER = "Too many sign-ins failed, or are tried just now. Try again in {} seconds."

_log = logging.getLogger(__name__)
router = APIRouter(default_response_class=HTMLResponse)
Words = Annotated[str, Form(max_length=4000)]


def gate_of(request: Request) -> AccountGate:
    gate: AccountGate = request.app.state.gate
    return gate


AtGate = Annotated[AccountGate, Depends(gate_of)]


@router.get(SIGN_IN)
def sign_in(request: Request, gate: AtGate, back: str = "/") -> Response:
    """Where name and password are asked for."""
    return _asked(request, gate, back, 200)


@router.post(SIGN_IN)
async def enter(
    request: Request, gate: AtGate, name: Words, password: Words, back: Words = "/"
) -> Response:
    """A session for whoever knows the password. A name that nobody has costs the same work."""
    address = neighbourhood(request.state.address)
    wait = gate.attempt(name, address)
    if wait:
        return later(_asked(request, gate, back, 429, LATER.format(seconds(wait))), wait)
    account = gate.accounts.get(name)
    kept = account.hash if account is not None else None
    known = await anyio.to_thread.run_sync(right, kept, password, limiter=gate.checking)
    if account is None or not known:
        _log.warning("sayso: a sign-in failed, from %s", address)
        return _asked(request, gate, back, 401, WRONG)
    gate.succeeded(name, address)
    return signed_in(gate, account, back)


def signed_in(gate: AccountGate, account: Account, back: str) -> Response:
    """Begin a session, and go on."""
    key = gate.sessions.begin(account.name, account.hash)
    answer = led_back(back)
    answer.set_cookie(SESSION, key, httponly=True, secure=True, samesite="strict", path="/")
    return answer


def later(answer: Response, wait: float) -> Response:
    """With the seconds after which it may be tried again."""
    answer.headers["Retry-After"] = seconds(wait)
    return answer


@router.post(SIGN_OUT)
def leave(request: Request, gate: AtGate) -> Response:
    """The session ends here, whatever the browser keeps."""
    gate.sessions.end(request.cookies.get(SESSION))
    answer = RedirectResponse(SIGN_IN, 303)
    answer.delete_cookie(SESSION, httponly=True, secure=True, samesite="strict", path="/")
    return answer


def _asked(
    request: Request, gate: AccountGate, back: str, status: int, told: str | None = None
) -> Response:
    """The form; its token belongs to the session, or to a cookie that is made for it."""
    context = {"title": "Sign in", "back": back, "told": told}
    if request.state.visitor is not None:
        return shown(request, "sign-in.html", status, **context)
    key = request.cookies.get(STRANGER) or secrets.token_urlsafe(32)
    token = hidden(gate.form_of(key))
    answer = shown(request, "sign-in.html", status, **context, token=token)
    answer.set_cookie(STRANGER, key, httponly=True, secure=True, samesite="strict", path="/")
    return answer
