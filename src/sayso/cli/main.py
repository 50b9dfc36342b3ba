"""The program `sayso`: its commands, its version, its ways to end."""

from collections.abc import Callable
from importlib.metadata import version
from typing import Annotated

import typer

from sayso.cli.add import add_command, reread_command
from sayso.cli.claims import changes_command, claims_command, dossier_command
from sayso.cli.compare import compare_command
from sayso.cli.keeping import (
    backup_command,
    export_command,
    forget_command,
    import_command,
    migrate_command,
    verify_command,
)
from sayso.cli.look import (
    find_command,
    list_command,
    show_command,
    source_command,
    sources_command,
)
from sayso.cli.read import read_command
from sayso.cli.review import judge_command, log_command
from sayso.cli.serve import serve_command
from sayso.cli.users import users
from sayso.cli.watch import watch_command

app = typer.Typer(
    name="sayso",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
COMMANDS: dict[str, Callable[..., None]] = {
    "read": read_command,
    "compare": compare_command,
    "add": add_command,
    "list": list_command,
    "show": show_command,
    "find": find_command,
    "sources": sources_command,
    "source": source_command,
    "claims": claims_command,
    "dossier": dossier_command,
    "changes": changes_command,
    "serve": serve_command,
    "judge": judge_command,
    "log": log_command,
    "reread": reread_command,
    "watch": watch_command,
    "verify": verify_command,
    "export": export_command,
    "import": import_command,
    "backup": backup_command,
    "migrate": migrate_command,
    "forget": forget_command,
}
for name, command in COMMANDS.items():
    app.command(name)(command)
app.add_typer(users)


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

    It shows each statement at its place in the text. It never says what is true.
    """
    del version  # its callback has acted on it


def run() -> None:
    """The console entry."""
    app()


if __name__ == "__main__":
    run()
