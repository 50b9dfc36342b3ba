"""The program `sayso`: its commands, its version, its ways to end."""

from importlib.metadata import version
from typing import Annotated

import typer

from sayso.cli.read import read_command

app = typer.Typer(
    name="sayso",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.command("read")(read_command)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"sayso {version('sayso')}")
        raise typer.Exit


@app.callback()
def sayso(
    version: Annotated[
        bool,
        typer.Option(
            "--version",
            help="Print the version and end.",
            callback=_print_version,
            is_eager=True,
        ),
    ] = False,
) -> None:
    """Who claims what, on whose word, how sure, on what evidence.

    sayso reads contested reporting and shows where each statement stands in the text. It never
    says what is true.
    """
    del version  # its callback has acted on it


def run() -> None:
    """The console entry."""
    app()
