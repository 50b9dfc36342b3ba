"""One round of watching: feeds asked, what is new added, saved searches answered.

Promises: a feed that has not changed is not read; one that fails costs itself; a search tells of
each document once, and again only if what it told did not arrive.
"""

from collections.abc import Callable, Generator, Iterable
from dataclasses import dataclass

from sayso.engines.adding import Clock, Step, add_all, now
from sayso.engines.local import Reads
from sayso.errors import UnreadableDocument
from sayso.ingest import feed_documents
from sayso.ingest.feeds import poll
from sayso.ledger import watching
from sayso.ledger.opening import Ledger
from sayso.ledger.search import Hit
from sayso.ledger.watching import Feed
from sayso.settings import Settings


@dataclass(frozen=True, slots=True)
class News:
    """What a saved search found in documents that it had not told of."""

    search: str
    hits: tuple[Hit, ...]


def watch_once(
    ledger: Ledger,
    feeds: Iterable[str],
    *,
    settings: Settings,
    reads: Reads,
    tell: Callable[[News], None],
    clock: Clock = now,
) -> Generator[Step]:
    """Ask each feed once, add what is new, one step a document; then `tell` what matches.

    What `tell` raises leaves its search as it was, so that the next round tells it again.
    """
    for url in feeds:
        try:
            yield from _feed(ledger, url, settings, reads, clock)
        except UnreadableDocument as failure:
            yield Step(url, None, None, failure)
    for search in watching.saved(ledger):
        hits, upto = watching.news(ledger, search)
        if hits:
            tell(News(search.name, hits))
        watching.told(ledger, search, upto)


def _feed(
    ledger: Ledger, url: str, settings: Settings, reads: Reads, clock: Clock
) -> Generator[Step]:
    known = watching.feed(ledger, url)
    answer = poll(url, settings, etag=known.etag, modified=known.modified)
    if answer.page is not None:
        found = feed_documents(answer.page, url, settings=settings)
        yield from add_all(ledger, found, reads=reads, clock=clock)
    watching.polled(ledger, Feed(url, answer.etag, answer.modified, clock()))
