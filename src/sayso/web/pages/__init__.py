"""The pages: the library with search, the reader, claims, dossiers, sources, changes, the log.

Every page works without a script; all text of documents is escaped by the templates.
"""

from fastapi import APIRouter

from sayso.web.pages import arrivals, dossiers, downloads, judging, library, profiles, reader
from sayso.web.pages.framing import error

__all__ = ["error", "router"]

router = APIRouter()
for _part in (downloads, library, reader, dossiers, profiles, arrivals, judging):
    router.include_router(_part.router)
