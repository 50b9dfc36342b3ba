"""Accounts: one's own password, and for admins who has an account and who is signed in."""

from typing import Annotated

import anyio
from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from sayso.errors import UsageError
from sayso.web.accounts import Role
from sayso.web.asking import Reviewer
from sayso.web.gates import PASSWORD, PEOPLE
from sayso.web.limits import neighbourhood
from sayso.web.pages.entering import LATER, AtGate, later, signed_in
from sayso.web.pages.framing import shown
from sayso.web.passwords import right
from sayso.web.refusing import seconds

WRONG = "That is not your password now."
NOT_ALIKE = "the two new passwords are not the same"
ONESELF = "let another admin do that to your own account"

router = APIRouter(default_response_class=HTMLResponse)
Words = Annotated[str, Form(max_length=4000)]


@router.get(PASSWORD)
def own_password(request: Request) -> Response:
    """Where one's own password is changed."""
    return _own(request, 200, None)


@router.post(PASSWORD)
async def change_password(
    request: Request, gate: AtGate, name: Reviewer, password: Words, new: Words, again: Words
) -> Response:
    """A new password ends all sessions of the account but this one, which gets another id. Wrong
    ones are counted as at the sign-in, so that an open session is no way to guess."""
    if new != again:
        raise UsageError(NOT_ALIKE)
    address = neighbourhood(request.state.address)
    wait = gate.attempt(name, address)
    if wait:
        return later(_own(request, 429, LATER.format(seconds(wait))), wait)
    account = gate.accounts.get(name)
    kept = account.hash if account is not None else None
    if not await anyio.to_thread.run_sync(right, kept, password, limiter=gate.checking):
        return _own(request, 403, WRONG)
    gate.succeeded(name, address)
    set_password = gate.accounts.set_password
    changed = await anyio.to_thread.run_sync(set_password, name, new, limiter=gate.checking)
    return signed_in(gate, changed, "/")


@router.get(PEOPLE)
def people(request: Request, gate: AtGate) -> Response:
    """Who has an account, what each may do, and who is signed in."""
    used = gate.sessions.used()
    rows = [
        (one.name, one.role.value, [int(seconds // 60) for seconds in used.get(one.name, [])])
        for one in gate.accounts.all().values()
    ]
    return shown(request, "people.html", title="People", rows=rows, roles=[r.value for r in Role])


@router.post(f"{PEOPLE}/add")
async def add(
    gate: AtGate, name: Words, role: Annotated[Role, Form()], password: Words
) -> Response:
    """Make an account."""
    await anyio.to_thread.run_sync(gate.accounts.add, name, role, password, limiter=gate.checking)
    return RedirectResponse(PEOPLE, 303)


@router.post(f"{PEOPLE}/role")
def set_role(gate: AtGate, by: Reviewer, name: Words, role: Annotated[Role, Form()]) -> Response:
    """Let somebody do more or less from now on."""
    gate.accounts.set_role(_another(name, by), role)
    return RedirectResponse(PEOPLE, 303)


@router.post(f"{PEOPLE}/remove")
def remove(gate: AtGate, by: Reviewer, name: Words) -> Response:
    """Take an account away, and end its sessions by that. What it judged stays."""
    gate.accounts.remove(_another(name, by))
    return RedirectResponse(PEOPLE, 303)


@router.post(f"{PEOPLE}/sign-out")
def sign_out(gate: AtGate, name: Words) -> Response:
    """End all sessions of an account."""
    gate.sessions.end_all(name)
    return RedirectResponse(PEOPLE, 303)


def _own(request: Request, status: int, told: str | None) -> Response:
    return shown(request, "password.html", status, title="Your password", told=told)


def _another(name: str, by: str) -> str:
    """Nobody locks themselves out, so an admin is left."""
    if name == by:
        raise UsageError(ONESELF)
    return name
