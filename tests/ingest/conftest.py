"""What the ingest tests share: texts of our own, and a net with every way out closed."""

import socket

import pytest

from sayso.settings import Settings

ENGLISH = (
    "The government of Ostraja denied on Monday that it had sent troops over the border. "
    "“We have not moved one soldier,” said the defence minister, Jaro Telnik."
)


@pytest.fixture
def english() -> str:
    return ENGLISH


@pytest.fixture
def settings() -> Settings:
    return Settings()


@pytest.fixture
def no_sockets(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever opens a socket, or asks for a name, fails the test."""

    def refuse(*_: object, **__: object) -> None:
        raise RuntimeError("a file asked for the network")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
