"""Which ledger and which accounts a command works on."""

from pathlib import Path
from typing import Annotated

import typer
from platformdirs import user_data_path

from sayso.ledger.opening import Ledger, open_ledger

LedgerOption = Annotated[
    str | None,
    typer.Option(
        "--ledger",
        metavar="PATH|URL",
        envvar="SAYSO_LEDGER",
        help="A file (SQLite), or postgresql://…; by default a file in the user's data folder.",
        show_default=False,
    ),
]

UsersOption = Annotated[
    Path | None,
    typer.Option(
        "--users",
        metavar="FILE",
        help="The file of accounts; by default one in the user's data folder.",
        show_default=False,
    ),
]


def default_place() -> Path:
    """One SQLite file in the user's data folder."""
    return Path(user_data_path("sayso")) / "ledger.sqlite"


def default_users() -> Path:
    """The accounts stand beside the ledger."""
    return Path(user_data_path("sayso")) / "users.json"


def opened(place: str | None, *, make: bool = False) -> Ledger:
    """The ledger that was asked for. Raises LedgerError where there is none, unless `make`."""
    return open_ledger(place if place is not None else default_place(), make=make)
