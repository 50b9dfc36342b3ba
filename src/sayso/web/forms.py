"""What our forms carry: a token that a page elsewhere cannot know, another for every session.

The guard has seen by then that a request comes from one of our pages as far as the browser says;
this holds where a browser says nothing of it, or wrong.
"""

import hmac

from fastapi import HTTPException, Request

from sayso.web.gates import Visitor
from sayso.web.guarding import MAX_BYTES, SAFE

FIELD = "csrf"  # of a form
HEADER = "X-CSRF-Token"  # of what a script or a program sends
NOT_OURS = f"the form is of another session: load its page again; programs send {HEADER}"


async def own_form(request: Request) -> None:
    """Raises HTTPException (403) where what changes anything has not its session's token."""
    visitor: Visitor | None = request.state.visitor
    if request.method in SAFE or (visitor is not None and visitor.program):
        return
    given = request.headers.get(HEADER)
    if given is None:
        form = await request.form(max_files=1000, max_part_size=MAX_BYTES)
        given = str(form.get(FIELD, ""))
    expected: str = request.state.form
    if not expected or not hmac.compare_digest(_bytes(given), _bytes(expected)):
        await request.close()
        raise HTTPException(403, NOT_OURS)


def _bytes(given: str) -> bytes:
    return given.encode("utf-8", "surrogatepass")
