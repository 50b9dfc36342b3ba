"""Where the workbench may be asked: names, TLS, and a proxy that is believed and others that are
not; and what `sayso serve` refuses to start."""

import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from typer.testing import CliRunner

from sayso.cli.main import app
from sayso.errors import UsageError
from sayso.web.accounts import Accounts, Role
from sayso.web.app import workbench
from sayso.web.desk import Desk
from sayso.web.gates import AccountGate
from sayso.web.limits import FREE_ADDRESS
from sayso.web.sessions import Sessions
from sayso.web.site import public
from tests.web.entering import SECRET, sign_in, token_in
from tests.web.running import ADDRESS, Certificate, free_port, running

ROOT = Path(__file__).resolve().parents[2]
NAME = "desk.example"
PROXY = "127.0.0.9"  # loopback has many addresses
FORWARDED = {"Host": NAME, "Origin": f"https://{NAME}", "X-Forwarded-Proto": "https"}


@pytest.mark.parametrize(
    ("names", "proxy", "hosts"),
    [
        ([], None, {"10.1.2.3:8765"}),
        (["Desk.Example"], None, {"desk.example:8765"}),
        (
            ["desk.example:443", "a.example"],
            None,
            {*"desk.example desk.example:443".split(), "a.example:8765"},
        ),
        (["desk.example"], PROXY, {"desk.example", "desk.example:443"}),
        (["[fd00::1]:8443"], None, {"[fd00::1]:8443"}),
    ],
)
def test_what_a_browser_may_ask_for(names: list[str], proxy: str | None, hosts: set[str]) -> None:
    site = public("10.1.2.3", 8765, names=names, tls=True, proxy=proxy)
    assert site.hosts == hosts
    assert site.origins == {f"https://{host}" for host in hosts}


@pytest.mark.parametrize(
    "name", ["", "a b", "a/b", "https://a.example", "a:b", "a:123456", "ä.example"]
)
def test_a_name_is_a_name(name: str) -> None:
    with pytest.raises(UsageError):
        public("10.1.2.3", 8765, names=[name], tls=True, proxy=None)


@pytest.fixture(scope="module")
def accounts(tmp_path_factory: pytest.TempPathFactory) -> Accounts:
    found = Accounts(tmp_path_factory.mktemp("site") / "users.json")
    found.add("Ansel", Role.ANALYST, SECRET)
    return found


@pytest.fixture(scope="module")
def port(desk: Desk, accounts: Accounts) -> Iterator[int]:
    """Of a workbench behind a proxy."""
    port = free_port()
    site = public(ADDRESS, port, names=[NAME], tls=False, proxy=PROXY)
    with running(workbench(desk, AccountGate(accounts, site, Sessions())), port):
        yield port


def caller(port: int, address: str, **headers: str) -> httpx.Client:
    """Who comes from an address of this machine."""
    return httpx.Client(
        base_url=f"http://{ADDRESS}:{port}",
        transport=httpx.HTTPTransport(local_address=address),
        headers={**FORWARDED, **headers},
        timeout=60,
    )


def entered(proxy: httpx.Client, password: str = SECRET, **headers: str) -> httpx.Response:
    """Sign in through a proxy. What it has is no https, so the cookies are carried by hand."""
    page = proxy.get("/sign-in", headers=headers)
    cookie = {"Cookie": page.headers["set-cookie"].partition(";")[0]}
    form = {"name": "Ansel", "password": password, "csrf": token_in(page)}
    return proxy.post("/sign-in", data=form, headers={**headers, **cookie})


def test_the_stated_proxy_is_believed(port: int) -> None:
    with caller(port, PROXY) as proxy:
        answer = entered(proxy)
        assert answer.status_code == 303
        said = answer.headers["set-cookie"]
        assert "secure" in said.lower()
        assert proxy.get("/log", headers={"Cookie": said.partition(";")[0]}).status_code == 200


def test_who_asks_through_the_proxy_is_whom_it_saw(port: int) -> None:
    """One who fails often must wait, whatever they say before it; others need not."""
    with caller(port, PROXY) as proxy:
        for number in range(FREE_ADDRESS):
            seen = {"X-Forwarded-For": f"203.0.113.{number}, 198.51.100.7"}
            page = proxy.get("/sign-in")
            cookie = {"Cookie": page.headers["set-cookie"].partition(";")[0]}
            form = {"name": f"guess {number}", "password": "x", "csrf": token_in(page)}
            answer = proxy.post("/sign-in", data=form, headers={**seen, **cookie})
            assert answer.status_code == 401
        assert entered(proxy, **{"X-Forwarded-For": "198.51.100.7"}).status_code == 429
        assert entered(proxy, **{"X-Forwarded-For": "198.51.100.8"}).status_code == 303
        assert entered(proxy, **{"X-Forwarded-For": "198.51.100.7, no"}).status_code == 303


@pytest.mark.parametrize(
    ("address", "headers"),
    [
        ("127.0.0.1", {}),
        ("127.0.0.1", {"X-Forwarded-For": PROXY, "Forwarded": f"for={PROXY};proto=https"}),
        (PROXY, {"X-Forwarded-Proto": "http"}),
        (PROXY, {"X-Forwarded-Proto": ""}),
        (PROXY, {"X-Forwarded-Proto": "https, http"}),
    ],
)
def test_nobody_else_is_let_in_whatever_they_say(
    port: int, address: str, headers: dict[str, str]
) -> None:
    with caller(port, address, **headers) as other:
        for answer in (other.get("/sign-in"), sign_in(other, "Ansel")):
            assert answer.status_code == 403
            assert answer.text == "sayso: ask through the proxy, by https\n"
            assert "set-cookie" not in answer.headers


def test_the_proxy_too_asks_for_our_name(port: int) -> None:
    with caller(port, PROXY, Host=f"{ADDRESS}:{port}") as proxy:
        assert proxy.get("/sign-in").status_code == 421


def serve(*arguments: object) -> tuple[int, str]:
    result = CliRunner().invoke(app, ["serve", *map(str, arguments)])
    return result.exit_code, result.stderr


def test_what_is_not_safe_does_not_start(tmp_path: Path, accounts: Accounts) -> None:
    users = ("--users", accounts.path)
    empty = ("--users", tmp_path / "none.json")
    (tmp_path / "bad.pem").write_text("no certificate")
    bad = ("--tls-cert", tmp_path / "bad.pem", "--tls-key", tmp_path / "bad.pem")
    proxy = ("--behind-proxy", PROXY)
    refused = {
        ("--host", "0.0.0.0", *empty, *proxy): "sayso users add",
        ("--host", NAME, *empty): "sayso users add",
        ("--host", NAME, *users): "--tls-cert",
        ("--host", "0.0.0.0", *users): "--behind-proxy",
        ("--host", "0.0.0.0", *users, *proxy): "--name",
        ("--host", "::", *users, *proxy): "--name",
        ("--host", NAME, *users, "--behind-proxy", "the proxy"): "not the address",
        ("--host", NAME, *users, "--tls-cert", tmp_path / "bad.pem"): "go together",
        ("--host", NAME, *users, *bad): "not a certificate",
        users: "--host",
        proxy: "--host",
        ("--name", NAME): "--host",
    }
    for arguments, told in refused.items():
        code, err = serve("--ledger", tmp_path / "ledger.sqlite", *arguments)
        assert code == 2, (arguments, err)
        assert told in err, (arguments, err)
    assert not (tmp_path / "ledger.sqlite").exists()


def test_a_port_that_is_taken_is_said_in_one_line(tmp_path: Path) -> None:
    with socket.create_server((ADDRESS, 0)) as taken:
        port = taken.getsockname()[1]
        result = CliRunner().invoke(
            app, ["serve", "--port", str(port), "--ledger", str(tmp_path / "ledger.sqlite")]
        )
    assert result.exit_code == 2
    assert result.stdout == ""  # no address at which nobody answers
    assert f"port {port}: cannot be listened on" in result.stderr


def test_the_command_serves_over_tls(tmp_path: Path, accounts: Accounts) -> None:
    certificate, port = Certificate.made(tmp_path), free_port()
    command = [sys.executable, "-u", "-m", "sayso.cli.main", "serve", "--host", ADDRESS]
    command += ["--port", str(port), "--users", accounts.path, "--ledger", tmp_path / "a.sqlite"]
    command += ["--tls-cert", certificate.cert, "--tls-key", certificate.key]
    env = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    home = f"https://{ADDRESS}:{port}"
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=env, text=True) as running:
        try:
            assert running.stdout is not None
            assert running.stdout.readline().strip() == home
            retried = httpx.HTTPTransport(verify=certificate.believed(), retries=8)
            with httpx.Client(
                base_url=home, transport=retried, headers={"Origin": home}
            ) as browser:
                assert sign_in(browser, "Ansel").status_code == 303
                page = browser.get("/")
                assert page.status_code == 200
                assert re.search(r"Ansel.*Sign out", page.text)
        finally:
            running.terminate()
