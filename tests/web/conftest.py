"""A workbench on loopback: a real server, a ledger of the example affair, started by the tests."""

import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn

from sayso.engines.adding import add_origins
from sayso.engines.local import Reads
from sayso.ledger.opening import Ledger, open_ledger
from sayso.settings import Settings
from sayso.web.app import workbench
from sayso.web.desk import Desk
from sayso.web.guarding import Gate

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
def gate(affair: Ledger) -> Iterator[Gate]:
    """Where the running workbench is, and its token."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    gate = Gate.new(port)
    desk = Desk(affair, settings=Settings(), reads=Reads(jobs=1), reviewer="A. Desk")
    config = uvicorn.Config(workbench(desk, gate), "127.0.0.1", port, log_level="warning")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    until = time.monotonic() + 20
    while not server.started and time.monotonic() < until:
        time.sleep(0.05)
    yield gate
    server.should_exit = True
    thread.join(20)
