"""A real server on loopback for as long as a test needs it, and a certificate for it."""

import socket
import ssl
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import uvicorn
from fastapi import FastAPI

ADDRESS = "127.0.0.1"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind((ADDRESS, 0))
        return int(probe.getsockname()[1])


def waited(port: int, most: float = 20.0) -> None:
    """Until somebody listens there; `most` in seconds."""
    until = time.monotonic() + most
    while True:
        with socket.socket() as probe:
            if probe.connect_ex((ADDRESS, port)) == 0:
                return
        assert time.monotonic() < until, f"nobody listens at {port}"
        time.sleep(0.05)


@dataclass(frozen=True)
class Certificate:
    """For this machine's own address, signed by itself."""

    cert: Path
    key: Path

    @classmethod
    def made(cls, folder: Path) -> "Certificate":
        one = cls(folder / "cert.pem", folder / "key.pem")
        asked = (
            "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2"
            f" -subj /CN=desk -addext subjectAltName=IP:{ADDRESS},DNS:localhost"
        )
        subprocess.run(
            [*asked.split(), "-out", one.cert, "-keyout", one.key],
            check=True,
            capture_output=True,
            timeout=60,
        )
        return one

    def believed(self) -> ssl.SSLContext:
        """What a client checks the server with."""
        return ssl.create_default_context(cafile=str(self.cert))


@contextmanager
def running(app: FastAPI, port: int, certificate: Certificate | None = None) -> Iterator[None]:
    """Serve as `sayso serve` does."""
    files = {} if certificate is None else vars(certificate)
    config = uvicorn.Config(
        app,
        ADDRESS,
        port,
        log_level="warning",
        proxy_headers=False,
        **{f"ssl_{name}file": path for name, path in files.items()},
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    until = time.monotonic() + 20
    while not server.started and time.monotonic() < until:
        time.sleep(0.05)
    assert server.started
    yield
    server.should_exit = True
    thread.join(20)
