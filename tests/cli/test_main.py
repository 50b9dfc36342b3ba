"""The program: version, help, and its exit codes."""

import io
import os
import subprocess
import sys
from collections.abc import Iterable

import pytest
import typer
from typer.testing import CliRunner

from sayso.cli import read as read_room
from sayso.cli.ending import BROKEN_PIPE
from sayso.cli.main import app
from sayso.errors import ModelError, NotText, SaysoError, UsageError
from sayso.records import Document, Reading

runner = CliRunner()


@pytest.fixture
def scripted(senn: Reading, monkeypatch: pytest.MonkeyPatch) -> None:
    """The rooms behind the command, without a model."""

    def documents(origin: str) -> Iterable[Document]:
        if origin == "bad":
            raise NotText(origin, "is empty")
        yield senn.document

    def rooms(*_: object) -> tuple[read_room.Documents, read_room.Reads]:
        return documents, lambda _document: senn

    monkeypatch.setattr(read_room, "rooms", rooms)


def test_version() -> None:
    result = runner.invoke(app, ["--version"])
    assert result.exit_code == 0
    assert result.stdout.startswith("sayso ")


def test_every_command_and_option_has_help() -> None:
    group = typer.main.get_command(app)
    assert group.help
    for command in [group, *group.commands.values()]:  # type: ignore[attr-defined]
        assert command.help
        assert all(getattr(parameter, "help", None) for parameter in command.params)


@pytest.mark.usefixtures("scripted")
def test_exit_codes() -> None:
    assert runner.invoke(app, ["read", "a"]).exit_code == 0
    failed = runner.invoke(app, ["read", "bad", "a"])
    assert failed.exit_code == 1
    assert failed.stderr == "sayso: bad: is empty\n"
    assert len(failed.stdout.splitlines()) == 1
    assert runner.invoke(app, ["read", "a", "--format", "poem"]).exit_code == 2
    assert runner.invoke(app, ["read"]).exit_code == 2


@pytest.mark.parametrize(
    ("error", "code"), [(UsageError("no such date"), 2), (ModelError("no model"), 1)]
)
def test_an_error_before_reading_is_one_line(
    monkeypatch: pytest.MonkeyPatch, error: SaysoError, code: int
) -> None:
    def rooms(*_: object) -> None:
        raise error

    monkeypatch.setattr(read_room, "rooms", rooms)
    result = runner.invoke(app, ["read", "a"])
    assert (result.exit_code, result.stderr) == (code, f"sayso: {error}\n")


CLOSED_PIPE = """
import os, sys
from sayso.cli import read as room
from sayso.cli.main import run
from sayso.records import Document, Reading
document = Document("doc", "x" * 1000)
def rooms(*_):
    return lambda origin: [document] * 1000, lambda document: Reading("0", document, (), ())
room.rooms = rooms
sys.argv = ["sayso", "read", "a"]
run()
"""


def test_a_reader_that_goes_away_ends_it_quietly() -> None:
    taken, given = os.pipe()
    os.close(taken)
    with io.FileIO(given, "w") as out:
        ended = subprocess.run(
            [sys.executable, "-c", CLOSED_PIPE], stdout=out, stderr=subprocess.PIPE, check=False
        )
    assert (ended.returncode, ended.stderr) == (BROKEN_PIPE, b"")
