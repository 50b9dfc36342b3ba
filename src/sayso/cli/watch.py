"""`sayso watch`: feeds on a schedule, and what saved searches find in them."""

import json
import sys
import time
from collections import Counter
from typing import Annotated

import typer

from sayso.cli.add import summary
from sayso.cli.ending import complain, ending, standard_output
from sayso.cli.look import hit_row
from sayso.cli.place import LedgerOption, opened
from sayso.errors import UnreadableDocument
from sayso.ledger.search import END, HIT
from sayso.settings import Settings

MINUTE = 60


def watch_command(
    feeds: Annotated[list[str], typer.Argument(metavar="FEED…", help="Addresses of feeds.")],
    every: Annotated[
        float, typer.Option(min=0, metavar="MINUTES", help="Between rounds; 0: one round only.")
    ] = 15,
    webhook: Annotated[
        str | None,
        typer.Option(metavar="URL", help="Post what matches there, as JSON, instead of printing."),
    ] = None,
    allow_host: Annotated[
        list[str] | None,
        typer.Option(metavar="HOST", help="May be asked though it lies in a private network."),
    ] = None,
    ledger: LedgerOption = None,
) -> None:
    """Add what is new in feeds, and tell what matches saved searches (`sayso find --save`)."""
    from sayso.engines.local import Reads
    from sayso.engines.watching import News, watch_once

    settings = Settings(allow_hosts=tuple(allow_host or ()))

    def tell(news: News) -> None:
        rows = [hit_row(hit) | {"snippet": _plain(hit.snippet)} for hit in news.hits]
        if webhook is None:
            out = standard_output()
            out.writelines(json.dumps({"search": news.search, **row}) + "\n" for row in rows)
            out.flush()
            return
        from sayso.ingest.fetch import post

        body = {"search": news.search, "statements": rows}
        post(webhook, json.dumps(body).encode(), settings)

    with ending():
        store = opened(ledger, make=True)
        while True:
            counts: Counter[str] = Counter()
            try:
                for step in watch_once(
                    store, feeds, settings=settings, reads=Reads(jobs=1), tell=tell
                ):
                    counts["failed" if step.added is None else step.added.value] += 1
                    if step.failure is not None:
                        complain(step.failure, sys.stderr)
            except UnreadableDocument as failure:  # the webhook's: told again in the next round
                counts["failed"] += 1
                complain(failure, sys.stderr)
            print(f"sayso: {summary(counts)}", file=sys.stderr)
            if not every:
                raise typer.Exit(1 if counts["failed"] else 0)
            time.sleep(every * MINUTE)


def _plain(snippet: str) -> str:
    return snippet.replace(HIT, "").replace(END, "")
