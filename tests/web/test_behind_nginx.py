"""The lines for nginx in docs/serving.md, run by nginx: over TLS, in front of a workbench."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

from sayso.web import limits
from sayso.web.app import workbench
from sayso.web.desk import Desk
from sayso.web.gates import SESSION, AccountGate
from sayso.web.guarding import MAX_BYTES
from sayso.web.sessions import Sessions
from sayso.web.site import public
from tests.web.entering import Clock, House, sign_in, token
from tests.web.running import ADDRESS, Certificate, free_port, running, waited

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "serving.md").read_text("utf-8")
NGINX = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin")

# Around the docs' lines: in the foreground, and no file of this machine's own.
AROUND = """
daemon off;
master_process off;
pid nginx.pid;
error_log stderr;
events {{ }}
http {{
    access_log off;
    client_body_temp_path body;
    proxy_temp_path proxy;
    fastcgi_temp_path fastcgi;
    uwsgi_temp_path uwsgi;
    scgi_temp_path scgi;
{servers}
}}
"""

# As for Chromium: a desk may do without, where CI is set its absence is an error.
pytestmark = pytest.mark.skipif(NGINX is None and "CI" not in os.environ, reason="no nginx here")


@dataclass(frozen=True)
class Front:
    """nginx on loopback. `home` is what people open, `plain` the same without TLS."""

    home: str
    plain: str
    certificate: Certificate

    def visitor(self, address: str = ADDRESS, **headers: str) -> httpx.Client:
        """Somebody's browser at an address of its own; all of 127.0.0.0/8 is this machine."""
        carried = httpx.HTTPTransport(verify=self.certificate.believed(), local_address=address)
        return httpx.Client(
            base_url=self.home,
            transport=carried,
            headers={"Origin": self.home, **headers},
            timeout=60,
        )


@pytest.fixture(scope="module")
def front(tmp_path_factory: pytest.TempPathFactory, desk: Desk, place: House) -> Iterator[Front]:
    folder = tmp_path_factory.mktemp("nginx")
    behind, port, plain = free_port(), free_port(), free_port()
    site = public(ADDRESS, behind, names=[f"{ADDRESS}:{port}"], tls=False, proxy=ADDRESS)
    gate = AccountGate(place.gate.accounts, site, Sessions(clock=Clock()))
    (servers,) = re.findall(r"```nginx\n(.*?)```", PAGE, re.DOTALL)
    for written, here in (
        ("listen 443", f"listen {ADDRESS}:{port}"),
        ("listen 80", f"listen {ADDRESS}:{plain}"),
        ("chain.pem", str(place.certificate.cert)),
        ("key.pem", str(place.certificate.key)),
        ("127.0.0.1:8765", f"{ADDRESS}:{behind}"),
        ("desk.example", ADDRESS),
    ):
        assert written in servers
        servers = servers.replace(written, here)
    (folder / "nginx.conf").write_text(AROUND.format(servers=servers), "utf-8")
    run = [str(NGINX), "-p", str(folder), "-c", str(folder / "nginx.conf"), "-e", "stderr"]
    with (
        running(workbench(desk, gate), behind),
        (folder / "stderr").open("wb") as told,
        subprocess.Popen(run, stderr=told) as nginx,
    ):
        try:
            waited(port)
            yield Front(f"https://{ADDRESS}:{port}", f"http://{ADDRESS}:{plain}", place.certificate)
        finally:
            nginx.terminate()


def test_people_sign_in_through_it_and_their_cookie_is_for_https(front: Front) -> None:
    with front.visitor() as browser:
        assert browser.get("/claims").headers["location"].startswith("/sign-in")
        answer = sign_in(browser, "Ansel")
        assert answer.status_code == 303
        assert answer.headers["set-cookie"].startswith(f"{SESSION}=")
        assert "secure" in answer.headers["set-cookie"].lower()
        assert browser.get("/claims").status_code == 200
        assert browser.get("/api/v1/session").json()["name"] == "Ansel"


def test_what_comes_without_tls_is_sent_to_https(front: Front) -> None:
    answer = httpx.get(f"{front.plain}/claims?limit=1")
    assert answer.status_code == 301
    assert answer.headers["location"] == f"https://{ADDRESS}/claims?limit=1"


def test_uploads_come_through_up_to_the_limit(front: Front) -> None:
    with front.visitor() as browser:
        sign_in(browser, "Ansel")
        form = {"csrf": token(browser)}
        page = b"The bridge is shut, Anna Holt said.\n" * 100_000  # 3.5 MB; nginx's own limit is 1
        sent = browser.post("/add", data=form, files={"files": ("long.txt", page)})
        assert sent.status_code == 303
        assert browser.get("/api/v1/tasks").json()[0]["name"] == "long.txt"
        number = browser.get("/api/v1/tasks").json()[0]["number"]
        browser.post(f"/tasks/{number}/cancel", data=form)
        too_much = browser.post("/add", data=form, files={"files": ("a.txt", b" " * MAX_BYTES)})
        assert too_much.status_code == 413


def test_an_address_that_somebody_claims_to_come_from_is_not_believed(front: Front) -> None:
    for number in range(limits.FREE_ADDRESS):
        forged = {"X-Forwarded-For": f"203.0.113.{number}", "X-Forwarded-Proto": "https"}
        with front.visitor("127.0.0.2", **forged) as browser:
            assert sign_in(browser, f"guess {number}", "wrong").status_code == 401
    with front.visitor("127.0.0.2", **{"X-Forwarded-For": "203.0.113.99"}) as browser:
        assert sign_in(browser, "Rana").status_code == 429
    with front.visitor("127.0.0.3") as browser:
        assert sign_in(browser, "Rana").status_code == 303


def test_another_name_is_refused_behind_it_too(front: Front) -> None:
    with front.visitor(Host="evil.example") as browser:
        assert browser.get("/sign-in").status_code == 421
