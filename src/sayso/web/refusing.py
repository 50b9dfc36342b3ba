"""A refusal before any page is asked: in the API's one shape, or as a line of text."""

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response


def refusal(request: Request, status: int, message: str) -> Response:
    """In the API's one shape of errors under /api/, as a line of text elsewhere."""
    if request.url.path.startswith("/api/"):
        return JSONResponse({"error": {"status": status, "message": message}}, status)
    return PlainTextResponse(f"sayso: {message}\n", status)
