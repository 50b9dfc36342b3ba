"""`sayso users`: accounts made, changed and listed; a password is never an argument."""

import json
import os
import pty
import subprocess
import sys
import time
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from sayso.cli.main import app
from sayso.cli.users import users
from sayso.web.accounts import Accounts, Role
from sayso.web.passwords import right

ROOT = Path(__file__).resolve().parents[2]
SECRET = "a pier in the fog"
runner = CliRunner()


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "users.json"


def sayso(place: Path, *arguments: str, said: str = "") -> tuple[int, str, str]:
    given = ["users", *arguments, "--users", str(place)]
    result = runner.invoke(app, given, input=said)
    return result.exit_code, result.stdout, result.stderr


def test_a_life_of_accounts(place: Path) -> None:
    assert sayso(place, "add", "Ilse", "--role", "analyst", said=SECRET + "\n")[0] == 0
    assert sayso(place, "add", "Oren", said=SECRET)[0] == 0
    code, out, _ = sayso(place, "list")
    assert code == 0
    assert list(map(json.loads, out.splitlines())) == [
        {"name": "Ilse", "role": "analyst"},
        {"name": "Oren", "role": "reader"},
    ]
    assert sayso(place, "role", "Oren", "admin")[0] == 0
    assert sayso(place, "password", "Oren", said="another pier entirely\r\n")[0] == 0
    assert sayso(place, "remove", "Ilse")[0] == 0
    (left,) = Accounts(place).all().values()
    assert left.role is Role.ADMIN
    assert right(left.hash, "another pier entirely")


def test_what_goes_wrong_is_told_in_a_line(place: Path) -> None:
    code, _, err = sayso(place, "add", "Ilse", said="short\n")
    assert (code, err) == (2, "sayso: a password has 12 to 1024 characters\n")
    code, _, err = sayso(place, "remove", "Ilse")
    assert (code, err) == (1, "sayso: there is no account of that name: 'Ilse'\n")
    assert sayso(place, "add", "Ilse", SECRET)[0] == 2
    assert not place.exists()


def test_on_a_terminal_the_password_is_asked_for_twice_and_not_shown(place: Path) -> None:
    """A real terminal of two ends: `pty`."""
    here, there = pty.openpty()
    command = [sys.executable, "-m", "sayso.cli.main", "users", "add", "Ilse", "--users", place]
    env = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    with subprocess.Popen(
        command, stdin=there, stdout=there, stderr=there, env=env, start_new_session=True
    ) as running:
        os.close(there)
        shown = b""
        for asked in (b"New password: ", b"Again: "):
            until = time.monotonic() + 60
            while asked not in shown and time.monotonic() < until:
                shown += os.read(here, 1000)
            os.write(here, SECRET.encode() + b"\n")
        assert running.wait(60) == 0
    os.close(here)
    assert SECRET.encode() not in shown
    (made,) = Accounts(place).all().values()
    assert right(made.hash, SECRET)


def test_every_subcommand_is_described() -> None:
    text = (ROOT / "docs" / "cli.md").read_text("utf-8")
    group = typer.main.get_command(users)
    assert len(group.commands) == 5  # type: ignore[attr-defined]
    for name, command in group.commands.items():  # type: ignore[attr-defined]
        assert f"<!-- sayso users {name} --help -->" in text
        assert command.help
        assert all(getattr(parameter, "help", None) for parameter in command.params)
