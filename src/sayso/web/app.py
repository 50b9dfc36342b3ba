"""The workbench as an ASGI application: a ledger and a gate in, pages and the JSON API out."""

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.resources import files

from fastapi import Depends, FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException

from sayso.errors import AccountError, NoAccount, NotInLedger, SaysoError, UsageError
from sayso.export.page import part
from sayso.web import api, pages
from sayso.web.describing import Described
from sayso.web.desk import Desk
from sayso.web.forms import own_form
from sayso.web.gates import NO_ACCOUNTS, AccountGate, Gatekeeper
from sayso.web.guarding import Guard
from sayso.web.pages import entering, people

PAGE_FILES = {
    "page.css": "text/css",
    "dossier.css": "text/css",
    "page.js": "text/javascript",
}
UNAVAILABLE = 503
_log = logging.getLogger(__name__)


def workbench(desk: Desk, gate: Gatekeeper) -> FastAPI:
    """The application for one ledger."""
    app = Described(
        title="sayso",
        description="Who claims what, on whose word. The same ledger that the pages show.",
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/v1/openapi.json",
        dependencies=[Depends(own_form)],
        lifespan=_lifetime,
    )
    app.state.desk, app.state.gate = desk, gate
    app.include_router(api.router, prefix="/api/v1")
    app.include_router(pages.router, include_in_schema=False)
    if isinstance(gate, AccountGate):
        app.include_router(entering.router, include_in_schema=False)
        app.include_router(people.router, include_in_schema=False)
    app.mount("/static", StaticFiles(directory=str(files("sayso.web") / "static")), "static")
    app.add_api_route("/page/{name}", _page_file, include_in_schema=False)
    app.add_exception_handler(SaysoError, _told)
    app.add_exception_handler(HTTPException, _told)
    app.add_exception_handler(RequestValidationError, _told)
    app.add_middleware(Guard, gate=gate)
    return app


@asynccontextmanager
async def _lifetime(app: FastAPI) -> AsyncIterator[None]:
    yield
    app.state.desk.close()


def _page_file(name: str) -> Response:
    """The style sheets and the script that exported pages carry inside."""
    if name not in PAGE_FILES:
        raise HTTPException(404, "there is no such file")
    return Response(part(name), media_type=PAGE_FILES[name])


async def _told(request: Request, exc: Exception) -> Response:
    """An error in the one shape: {"error": {"status", "message"}}, or a page for people."""
    status, message = _status(exc), _message(exc)
    if status == UNAVAILABLE:
        _log.error("sayso: %s", exc)
    if request.url.path.startswith("/api/"):
        return JSONResponse({"error": {"status": status, "message": message}}, status)
    return pages.error(request, status, message)


def _status(exc: Exception) -> int:
    if isinstance(exc, HTTPException):
        return exc.status_code
    if isinstance(exc, NotInLedger | NoAccount):
        return 404
    if isinstance(exc, AccountError):
        return UNAVAILABLE
    return 422 if isinstance(exc, UsageError | RequestValidationError) else 500


def _message(exc: Exception) -> str:
    if isinstance(exc, HTTPException):
        return str(exc.detail)
    if isinstance(exc, RequestValidationError):
        return "; ".join(f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in exc.errors())
    return NO_ACCOUNTS if _status(exc) == UNAVAILABLE else str(exc)
