"""`sayso judge` and `sayso log`: what people say of the machine's readings."""

import getpass
from collections.abc import Iterable
from contextlib import suppress
from typing import Annotated

import typer

from sayso.cli.ending import ending
from sayso.cli.listing import ShapeOption, show
from sayso.cli.look import LOG_COLUMNS, judgement_row
from sayso.cli.place import LedgerOption, opened
from sayso.errors import NotInLedger
from sayso.ledger import reads
from sayso.ledger.opening import Ledger
from sayso.ledger.reviewing import review
from sayso.records import Judged, Judgement


def judge_command(
    what: Annotated[
        Judged,
        typer.Argument(
            help="source: VALUE said it (or - for nobody). content: its words are VALUE, words of"
            " the text. not-a-claim. add: to a document, words that were not found; VALUE is JSON"
            ' with "content", "source" and, where it is denied, "denied": true. merge: this source'
            " is VALUE. split: in document VALUE the name means somebody else. join, part: it is of"
            " one claim with statement VALUE, or is not. cut: it does not go back to document"
            " VALUE. grade: A1 to F6. note: VALUE. undo: takes back a judgement."
        ),
    ],
    target: Annotated[
        str, typer.Argument(help="The id of a statement, document or judgement, or a source.")
    ],
    value: Annotated[str | None, typer.Argument(help="As the first word wants it.")] = None,
    by: Annotated[
        str | None,
        typer.Option(
            metavar="NAME", envvar="SAYSO_REVIEWER", help="Who judges.", show_default="you"
        ),
    ] = None,
    why: Annotated[str | None, typer.Option(metavar="WORDS", help="For what reason.")] = None,
    ledger: LedgerOption = None,
) -> None:
    """Correct a reading, grade a source, or leave a note. Nothing is overwritten."""
    from sayso.engines.adding import now

    with ending():
        store = opened(ledger)
        who = by if by is not None else getpass.getuser()
        one = review(store, what, target, value=value, by=who, at=now(), why=why)
        typer.echo(one.id)


def log_command(
    target: Annotated[
        str | None, typer.Argument(help="Only about this statement, document or source.")
    ] = None,
    format: ShapeOption = None,
    ledger: LedgerOption = None,
) -> None:
    """Show the reviewers' log: who judged what, when and why."""
    with ending():
        store = opened(ledger)
        show(map(judgement_row, _log(store, target)), format, LOG_COLUMNS)


def _log(store: Ledger, target: str | None) -> Iterable[Judgement]:
    """All of it, or that about an id, else the source or the document that is called so."""
    if target is None:
        return reads.judgements(store)
    keys = [reads.whole_id(store, target)]
    with suppress(NotInLedger):
        keys.append(reads.speaker(store, target)[0])
    with suppress(NotInLedger):
        keys.append(reads.kept(store, target).id)
    return next(filter(None, (reads.judgements(store, key) for key in keys)), ())
