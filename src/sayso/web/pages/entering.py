"""To sign in and out, where there are accounts."""

from typing import Annotated

import anyio
from anyio import CapacityLimiter
from fastapi import APIRouter, Depends, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from sayso.web.gates import SESSION, SIGN_IN, SIGN_OUT, AccountGate
from sayso.web.pages.framing import led_back, shown
from sayso.web.passwords import right

AT_ONCE = 2  # passwords that are checked at one time, in 64 MiB each
WRONG = "There is no account of that name with that password."

router = APIRouter(default_response_class=HTMLResponse)
_checking = CapacityLimiter(AT_ONCE)
Words = Annotated[str, Form(max_length=4000)]


def gate_of(request: Request) -> AccountGate:
    gate: AccountGate = request.app.state.gate
    return gate


AtGate = Annotated[AccountGate, Depends(gate_of)]


@router.get(SIGN_IN)
def sign_in(request: Request, back: str = "/") -> Response:
    """Where name and password are asked for."""
    return _asked(request, back, 200, None)


@router.post(SIGN_IN)
async def enter(
    request: Request, gate: AtGate, name: Words, password: Words, back: Words = "/"
) -> Response:
    """A session for whoever knows the password. A name that nobody has costs the same work."""
    account = gate.accounts.get(name)
    kept = account.hash if account is not None else None
    known = await anyio.to_thread.run_sync(right, kept, password, limiter=_checking)
    if account is None or not known:
        return _asked(request, back, 401, WRONG)
    key = gate.sessions.begin(account.name, account.hash)
    answer = led_back(back)
    answer.set_cookie(SESSION, key, httponly=True, secure=True, samesite="strict", path="/")
    return answer


@router.post(SIGN_OUT)
def leave(request: Request, gate: AtGate) -> Response:
    """The session ends here, whatever the browser keeps."""
    gate.sessions.end(request.cookies.get(SESSION))
    answer = RedirectResponse(SIGN_IN, 303)
    answer.delete_cookie(SESSION, httponly=True, secure=True, samesite="strict", path="/")
    return answer


def _asked(request: Request, back: str, status: int, told: str | None) -> Response:
    return shown(request, "sign-in.html", status, title="Sign in", back=back, told=told)
