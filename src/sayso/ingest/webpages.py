"""A web page in, its article out, by way of a limited process."""

import dataclasses

from sayso.ingest.article import Article
from sayso.ingest.limited import PAGES
from sayso.settings import Settings

_FIELDS = tuple(field.name for field in dataclasses.fields(Article))


def web_page(markup: str, name: str, settings: Settings) -> Article:
    """The article of a page. Raises UnreadableDocument, naming `name`, where there is none."""
    said = PAGES.read(markup.encode("utf-8", "replace"), name, settings)
    told = {key: said.get(key) for key in _FIELDS}
    facts = {key: value for key, value in told.items() if isinstance(value, str)}
    return Article(**{**facts, "name": name, "text": facts.get("text", "")})
