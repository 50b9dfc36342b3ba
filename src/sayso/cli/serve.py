"""`sayso serve`: the ledger in a browser, on this machine."""

import getpass
from typing import Annotated

import typer

from sayso.cli.ending import ending
from sayso.cli.place import LedgerOption, opened
from sayso.settings import DEFAULT_MIN_SCORE, DEFAULT_MODEL, Settings


def serve_command(
    port: Annotated[int, typer.Option(min=1024, max=65535, help="Where to listen.")] = 8765,
    by: Annotated[
        str | None,
        typer.Option(
            metavar="NAME", envvar="SAYSO_REVIEWER", help="Who judges.", show_default="you"
        ),
    ] = None,
    model: Annotated[str, typer.Option(metavar="NAME", help="Which tagger reads.")] = DEFAULT_MODEL,
    ledger: LedgerOption = None,
) -> None:
    """Show the ledger in a browser: read, search, compare, correct.

    Listens on this machine alone (127.0.0.1). The address that is printed holds a key that is
    made anew at every start; without it nothing is shown.
    """
    import uvicorn

    from sayso.engines.local import Reads
    from sayso.web.app import workbench
    from sayso.web.desk import Desk
    from sayso.web.guarding import Gate

    with ending():
        store = opened(ledger, make=True)
        desk = Desk(
            store,
            settings=Settings(),
            reads=Reads(model, DEFAULT_MIN_SCORE, 1),
            reviewer=by if by is not None else getpass.getuser(),
        )
        gate = Gate.new(port)
        typer.echo(gate.address)
        uvicorn.run(workbench(desk, gate), host="127.0.0.1", port=port, log_level="warning")
