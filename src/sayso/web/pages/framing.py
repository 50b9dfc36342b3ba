"""A page in the frame of the workbench: templates, their filling, and where a form leads back to.

All text of documents is escaped by the templates.
"""

import re
from functools import cache
from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from sayso.web.accounts import Role
from sayso.web.forms import FIELD
from sayso.web.gates import Visitor

SHOWN = 200  # rows of one page
FIELDS = "words source outlet since until modality evidence voice figure".split()

_BACK = re.compile(r"/(?:[\w-]+(?:/[\w-]+)*/?)?(?:#s\d+)?")  # a path of ours, a statement on it


@cache
def _templates() -> Environment:
    loader = ChoiceLoader(
        [PackageLoader("sayso", "web/templates"), PackageLoader("sayso", "export")]
    )
    return Environment(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def shown(request: Request, template: str, status: int = 200, **context: Any) -> HTMLResponse:
    """A page in the frame of the workbench."""
    context = {
        "nonce": request.state.nonce,
        "visitor": request.state.visitor,
        "form_token": request.state.form,
        "token": hidden(request.state.form),
        "may_change": _may_change(request.state.visitor),
        "here": request.url.path,
        "asked_for": request.url.query,
        "hues": (),
        **context,
    }
    return HTMLResponse(_templates().get_template(template).render(context), status)


def filled(template: str, **context: Any) -> Markup:
    """A part of a page that is the same for everybody."""
    return Markup(_templates().get_template(template).render(context))


def hidden(form: str) -> Markup:
    """What stands first in each form."""
    return Markup('<input type="hidden" name="{}" value="{}">').format(FIELD, form)


def _may_change(visitor: Visitor | None) -> bool:
    """Whether forms are shown; the guard decides what they may do."""
    return visitor is not None and visitor.role.may(Role.ANALYST)


def error(request: Request, status: int, message: str) -> Response:
    """What went wrong, as a page."""
    return shown(request, "error.html", status, title="That did not work", message=message)


def asked_fields(request: Request) -> dict[str, str]:
    """What stands in the search form."""
    return {name: request.query_params.get(name, "") for name in FIELDS}


def led_back(back: str) -> RedirectResponse:
    """To the page where a form was sent from, and nowhere else."""
    return RedirectResponse(back if _BACK.fullmatch(back) else "/log", 303)
