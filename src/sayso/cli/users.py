"""`sayso users`: who has an account of the workbench, and what each may do."""

import getpass
import sys
from pathlib import Path
from typing import Annotated

import typer

from sayso.cli.ending import ending
from sayso.cli.listing import ShapeOption, show
from sayso.cli.place import UsersOption, default_users
from sayso.errors import UsageError
from sayso.web.accounts import Accounts, Role

users = typer.Typer(
    name="users",
    no_args_is_help=True,
    help="Accounts of the workbench for others: `sayso serve --host`.",
)
Name = Annotated[str, typer.Argument(help="Whose account; it stands beside their judgements.")]
RoleOption = Annotated[
    Role, typer.Option(help="reader: looks. analyst: adds and judges too. admin: all.")
]


def accounts_at(place: Path | None) -> Accounts:
    """The accounts that were asked for."""
    return Accounts(place if place is not None else default_users())


@users.command("add")
def add_command(name: Name, role: RoleOption = Role.READER, file: UsersOption = None) -> None:
    """Make an account. The password is asked for, or read from standard input."""
    with ending():
        accounts_at(file).add(name, role, _new_password())


@users.command("remove")
def remove_command(name: Name, file: UsersOption = None) -> None:
    """Take an account away; whoever is signed in with it is not any more."""
    with ending():
        accounts_at(file).remove(name)


@users.command("list")
def list_command(format: ShapeOption = None, file: UsersOption = None) -> None:
    """Show the accounts with their roles."""
    with ending():
        held = accounts_at(file).all().values()
        show(({"name": a.name, "role": a.role.value} for a in held), format, ("name", "role"))


@users.command("password")
def password_command(name: Name, file: UsersOption = None) -> None:
    """Set a new password; whoever is signed in with the old one is not any more."""
    with ending():
        accounts_at(file).set_password(name, _new_password())


@users.command("role")
def role_command(
    name: Name,
    role: Annotated[Role, typer.Argument(help="As for `add`.")],
    file: UsersOption = None,
) -> None:
    """Let somebody do more, or less, from now on."""
    with ending():
        accounts_at(file).set_role(name, role)


def _new_password() -> str:
    """Asked for twice without showing it; from a program one line. Never an argument: those can
    be seen by others on this machine, and stay in the shell's history."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    first = getpass.getpass("New password: ")
    if getpass.getpass("Again: ") != first:
        raise UsageError("the two are not the same")
    return first
