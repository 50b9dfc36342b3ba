"""People with accounts at a workbench that runs over TLS, as a browser would come."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import httpx

from sayso.web.accounts import Accounts, Role
from sayso.web.app import workbench
from sayso.web.desk import Desk
from sayso.web.gates import AccountGate
from sayso.web.sessions import Sessions
from sayso.web.site import public
from tests.web.running import ADDRESS, Certificate, free_port, running

SECRET = "a pier in the fog"
PEOPLE = {"Rana": Role.READER, "Ansel": Role.ANALYST, "Ada": Role.ADMIN}


@dataclass
class Clock:
    """Time that passes when the test says so."""

    now: float = 1000.0

    def __call__(self) -> float:
        return self.now


@dataclass
class House:
    """A workbench with accounts. `gate` and `clock` are those of the server."""

    certificate: Certificate
    gate: AccountGate
    port: int
    clock: Clock = field(default_factory=Clock)

    @property
    def home(self) -> str:
        return f"https://{ADDRESS}:{self.port}"

    def visitor(self, **more: object) -> httpx.Client:
        """Somebody's browser, which sends where its forms come from."""
        return httpx.Client(
            base_url=self.home,
            verify=self.certificate.believed(),
            headers={"Origin": self.home},
            timeout=60,
            **more,
        )

    @contextmanager
    def signed_in(self, name: str) -> Iterator[httpx.Client]:
        with self.visitor() as browser:
            answer = sign_in(browser, name)
            assert answer.status_code == 303, answer.text
            yield browser


def sign_in(
    browser: httpx.Client, name: str, password: str = SECRET, **more: str
) -> httpx.Response:
    """By the form of the page, with what is hidden in it."""
    form = {"name": name, "password": password, "csrf": token(browser, "/sign-in"), **more}
    return browser.post("/sign-in", data=form)


def token(browser: httpx.Client, path: str = "/log") -> str:
    """What the forms of a page carry; empty where it has none."""
    return token_in(browser.get(path))


def token_in(page: httpx.Response) -> str:
    found = re.search(r'name="csrf" value="([^"]*)"', page.text)
    return found[1] if found else ""


@contextmanager
def house(desk: Desk, certificate: Certificate, accounts: Accounts) -> Iterator[House]:
    port, clock = free_port(), Clock()
    site = public(ADDRESS, port, names=(), tls=True, proxy=None)
    gate = AccountGate(accounts, site, Sessions(clock=clock))
    with running(workbench(desk, gate), port, certificate):
        yield House(certificate, gate, port, clock)
