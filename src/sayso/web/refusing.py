"""A refusal before any page is asked: in the API's one shape, or as a line of text."""

import math

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response


def refusal(request: Request, status: int, message: str, *, wait: float = 0.0) -> Response:
    """In the API's one shape of errors under /api/, as a line of text elsewhere. `wait`: seconds
    after which it may be asked again."""
    headers = {"Retry-After": seconds(wait)} if wait else {}
    if request.url.path.startswith("/api/"):
        told = {"error": {"status": status, "message": message}}
        return JSONResponse(told, status, headers)
    return PlainTextResponse(f"sayso: {message}\n", status, headers)


def seconds(wait: float) -> str:
    """Whole ones, enough of them."""
    return str(math.ceil(wait))
