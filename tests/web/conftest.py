"""A workbench on loopback: a real server, a ledger of the example affair, started by the tests."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from sayso.engines.adding import add_origins
from sayso.engines.local import Reads
from sayso.ledger.opening import Ledger, open_ledger
from sayso.settings import Settings
from sayso.web.accounts import Accounts
from sayso.web.app import workbench
from sayso.web.desk import Desk
from sayso.web.gates import Gate
from tests.web.entering import PEOPLE, SECRET, House, house
from tests.web.running import Certificate, free_port, running

AFFAIR = Path(__file__).resolve().parents[2] / "examples" / "affair"


@pytest.fixture(scope="module")
def affair(tmp_path_factory: pytest.TempPathFactory) -> Ledger:
    """A ledger of five of the affair's documents."""
    ledger = open_ledger(tmp_path_factory.mktemp("desk") / "ledger.sqlite", make=True)
    origins = sorted(map(str, AFFAIR.glob("*.html")))[:5]
    steps = list(add_origins(ledger, origins, settings=Settings(), reads=Reads(jobs=1)))
    assert all(step.failure is None for step in steps)
    return ledger


@pytest.fixture(scope="module")
def desk(affair: Ledger) -> Desk:
    return Desk(affair, settings=Settings(), reads=Reads(jobs=1), reviewer="A. Desk")


@pytest.fixture(scope="module")
def gate(desk: Desk) -> Iterator[Gate]:
    """Where the running workbench is, and its token."""
    gate = Gate.new(free_port())
    with running(workbench(desk, gate), gate.port):
        yield gate


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory, desk: Desk) -> Iterator[House]:
    """A workbench over TLS with an account of each role."""
    folder = tmp_path_factory.mktemp("house")
    accounts = Accounts(folder / "users.json")
    for name, role in PEOPLE.items():
        accounts.add(name, role, SECRET)
    with house(desk, Certificate.made(folder), accounts) as one:
        yield one
