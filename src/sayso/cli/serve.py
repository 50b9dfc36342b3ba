"""`sayso serve`: the ledger in a browser, on this machine, or for others who have accounts."""

import gc
import getpass
import ssl
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from sayso.cli.ending import ending
from sayso.cli.place import LedgerOption, UsersOption, default_users, opened
from sayso.errors import UsageError
from sayso.settings import DEFAULT_MIN_SCORE, DEFAULT_MODEL, Settings

if TYPE_CHECKING:
    import uvicorn

    from sayso.web.gates import Gatekeeper

IDLE_SECONDS = 65  # that a connection stays open: programs let go of theirs before
# Comparisons are hundreds of thousands of objects without a cycle, which are freed as they go: to
# look through them all for cycles stopped every page for half a second, again and again.
COLLECTING = (10_000, 50, 200)
LAST_SECONDS = 5  # for answers that are being made when the workbench is ended
ALONE = "127.0.0.1"
NOBODY = "nobody has an account yet: `sayso users add NAME --role admin`"


def serve_command(
    port: Annotated[int, typer.Option(min=1, max=65535, help="Where to listen.")] = 8765,
    host: Annotated[
        str | None,
        typer.Option(
            metavar="NAME",
            help="Listen at this name or address, for others too. They sign in with accounts"
            " (`sayso users`), over TLS or through a proxy that speaks it.",
        ),
    ] = None,
    users: UsersOption = None,
    tls_cert: Annotated[
        Path | None, typer.Option(metavar="FILE", help="The certificate, with its chain (PEM).")
    ] = None,
    tls_key: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Its key (PEM), without a passphrase.")
    ] = None,
    behind_proxy: Annotated[
        str | None,
        typer.Option(
            metavar="ADDRESS",
            help="Only this proxy may ask; its X-Forwarded-Proto and -For are believed.",
        ),
    ] = None,
    name: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME[:PORT]",
            help="What people ask for in their browsers; may be repeated.",
            show_default="the host",
        ),
    ] = None,
    by: Annotated[
        str | None,
        typer.Option(
            metavar="NAME",
            envvar="SAYSO_REVIEWER",
            help="Who judges, where there are no accounts.",
            show_default="you",
        ),
    ] = None,
    model: Annotated[str, typer.Option(metavar="NAME", help="Which tagger reads.")] = DEFAULT_MODEL,
    ledger: LedgerOption = None,
) -> None:
    """Show the ledger in a browser: read, search, compare, correct.

    Listens on this machine alone (127.0.0.1), unless --host is given. The address that is printed
    holds a key that is made anew at every start; without it nothing is shown.

    With --host others come in too: each signs in with an account. Nothing listens there without
    accounts, and without TLS or a stated proxy.
    """
    import uvicorn

    from sayso.engines.apart import GIVES_WAY
    from sayso.engines.local import Reads
    from sayso.web.app import workbench
    from sayso.web.desk import Desk

    with ending():
        others = _Others(users, tls_cert, tls_key, behind_proxy, tuple(name or ()))
        gate, address = _alone(port, others) if host is None else _public(host, port, others)
        desk = Desk(
            opened(ledger, make=True),
            settings=Settings(),
            reads=Reads(model, DEFAULT_MIN_SCORE, 1, GIVES_WAY),
            reviewer=by if by is not None else getpass.getuser(),
        )
        gc.set_threshold(*COLLECTING)
        config = uvicorn.Config(
            workbench(desk, gate),
            host=host if host is not None else ALONE,
            port=port,
            log_level="warning",
            timeout_graceful_shutdown=LAST_SECONDS,
            timeout_keep_alive=IDLE_SECONDS,
            proxy_headers=False,  # they are read in web/site.py
            ssl_certfile=tls_cert,
            ssl_keyfile=tls_key,
        )
        _run(config, address)


def _run(config: "uvicorn.Config", address: str) -> None:
    """Serve till it is stopped; the address is printed once it answers. Raises UsageError where
    nothing can listen there."""
    import uvicorn

    class Announcing(uvicorn.Server):
        async def startup(self, sockets: Any = None) -> None:
            await super().startup(sockets)
            if self.started:
                typer.echo(address)

    server = Announcing(config)
    try:
        server.run()
    except KeyboardInterrupt:
        return
    except SystemExit as exc:  # how uvicorn ends where it cannot listen; it has logged why
        if not server.started:
            where = f"{config.host}, port {config.port}"
            raise UsageError(f"{where}: cannot be listened on; --port takes another") from exc
        raise


@dataclass(frozen=True, slots=True)
class _Others:
    """How others come in."""

    users: Path | None
    cert: Path | None
    key: Path | None
    proxy: str | None
    names: tuple[str, ...]


def _alone(port: int, others: _Others) -> "tuple[Gatekeeper, str]":
    from sayso.web.gates import Gate

    if others != _Others(None, None, None, None, ()):
        raise UsageError("accounts, TLS, a proxy and names go with --host")
    gate = Gate.new(port)
    return gate, gate.address


def _public(host: str, port: int, others: _Others) -> "tuple[Gatekeeper, str]":
    from sayso.web.accounts import Accounts
    from sayso.web.gates import AccountGate
    from sayso.web.sessions import Sessions
    from sayso.web.site import public

    accounts = Accounts(others.users if others.users is not None else default_users())
    if not accounts.all():
        raise UsageError(NOBODY)
    tls = _tls(others.cert, others.key)
    site = public(host, port, names=others.names, tls=tls, proxy=others.proxy)
    return AccountGate(accounts, site, Sessions()), " ".join(sorted(site.origins))


def _tls(cert: Path | None, key: Path | None) -> bool:
    """Whether TLS is spoken. Raises UsageError where the files do not serve for it."""
    if cert is None and key is None:
        return False
    if cert is None or key is None:
        raise UsageError("--tls-cert and --tls-key go together")
    try:
        ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER).load_cert_chain(cert, key, password="")
    except OSError as exc:
        raise UsageError(f"{cert}, {key}: not a certificate and its key: {exc}") from exc
    return True
