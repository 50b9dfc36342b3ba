"""Who is let in: host, token, origin; and what every answer forbids the browser."""

from collections.abc import AsyncIterator
from contextlib import closing
from http.client import HTTPConnection

import anyio
import httpx
import pytest
from starlette.responses import PlainTextResponse

from sayso.web.app import workbench
from sayso.web.desk import Desk
from sayso.web.gates import COOKIE, Gate
from sayso.web.guarding import MAX_BYTES, Guard
from sayso.web.pages.framing import led_back

PATHS = ("/", "/claims", "/api/v1/documents", "/page/page.js", "/static/workbench.js", "/nothing")


def ask(gate: Gate, path: str, method: str = "GET", **more: object) -> httpx.Response:
    address = f"http://127.0.0.1:{gate.port}{path}"
    return httpx.request(method, address, follow_redirects=False, timeout=60, **more)


def key(gate: Gate) -> dict[str, str]:
    return {"Authorization": f"Bearer {gate.token}"}


@pytest.mark.parametrize("path", PATHS)
def test_without_the_key_nothing_is_shown(gate: Gate, path: str) -> None:
    assert ask(gate, path).status_code == 401
    assert ask(gate, f"{path}?token=wrong").status_code == 401
    assert ask(gate, path, headers={"Authorization": "Bearer wrong"}).status_code == 401
    assert ask(gate, path, cookies={COOKIE: "wrong"}).status_code == 401


def test_the_printed_address_signs_in_and_hides_the_key(gate: Gate) -> None:
    answer = ask(gate, gate.address.partition(str(gate.port))[2])
    assert answer.status_code == 303
    assert answer.headers["location"] == "/"
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert ask(gate, "/", cookies={COOKIE: gate.token}).status_code == 200


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1", "evil.example:{}", "127.0.0.1:1"])
def test_another_host_is_refused_even_with_the_key(gate: Gate, host: str) -> None:
    headers = {**key(gate), "Host": host.format(gate.port)}
    assert ask(gate, "/", headers=headers).status_code == 421


@pytest.mark.parametrize("origin", [None, "http://evil.example", "null", "http://127.0.0.1:1"])
def test_what_changes_anything_must_come_from_our_pages(gate: Gate, origin: str | None) -> None:
    headers = {} if origin is None else {"Origin": origin}
    form = {"what": "note", "target": "nobody", "value": "x"}
    answer = ask(gate, "/judge", "POST", cookies={COOKIE: gate.token}, headers=headers, data=form)
    assert answer.status_code == 403
    ours = {"Origin": f"http://127.0.0.1:{gate.port}"}
    form["csrf"] = gate.form
    answer = ask(gate, "/judge", "POST", cookies={COOKIE: gate.token}, headers=ours, data=form)
    assert answer.status_code == 404  # let in; there is no such target


@pytest.mark.parametrize("path", PATHS)
def test_every_answer_forbids_scripts_and_frames_from_elsewhere(gate: Gate, path: str) -> None:
    for headers in ({}, key(gate)):
        answer = ask(gate, path, headers=headers)
        policy = answer.headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "script-src 'self';" in policy
        assert "unsafe" not in policy
        assert "frame-ancestors 'none'" in policy
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["referrer-policy"] == "same-origin"


def test_what_is_too_large_is_refused_before_it_is_read(gate: Gate) -> None:
    with closing(HTTPConnection("127.0.0.1", gate.port, timeout=30)) as connection:
        headers = {**key(gate), "Content-Length": str(MAX_BYTES + 1)}
        connection.request("POST", "/add", headers=headers)
        with connection.getresponse() as answer:
            assert answer.status == 413


SLOW = f"/{'a' * 390}!"  # an expression that tries every way to cut it would never end
LENGTHS = {
    "ten": 400,
    "-1": 400,
    "1_0": 400,
    "": 400,
    "٣": 400,
    "²": 400,
    "9" * 5000: 413,
    "0": 401,
}


@pytest.mark.parametrize(("length", "status"), LENGTHS.items())
def test_a_length_that_is_no_number_is_a_fault_of_the_request(length: str, status: int) -> None:
    """Asked of the guard itself: some servers let such a header through."""
    gate = Gate.new(8765)

    async def asked() -> httpx.Response:
        transport = httpx.ASGITransport(Guard(PlainTextResponse("in"), gate))
        async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:8765") as one:
            return await one.post("/add", headers={"Content-Length": length.encode()})

    assert anyio.run(asked).status_code == status


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/add", "multipart/form-data; boundary=x"),
        ("/api/v1/documents", "multipart/form-data; boundary=x"),
        ("/api/v1/documents", "application/json"),
    ],
)
def test_what_grows_too_large_without_a_length_is_refused(
    gate: Gate, desk: Desk, path: str, kind: str
) -> None:
    async def growing() -> AsyncIterator[bytes]:
        yield b'--x\r\nContent-Disposition: form-data; name="text"\r\n\r\n'
        for _ in range(MAX_BYTES // 2**20):
            yield b" " * 2**20

    async def asked() -> httpx.Response:
        home = f"http://127.0.0.1:{gate.port}"
        transport = httpx.ASGITransport(workbench(desk, gate))
        async with httpx.AsyncClient(transport=transport, base_url=home) as one:
            headers = {**key(gate), "Content-Type": kind}
            return await one.post(path, content=growing(), headers=headers)

    assert anyio.run(asked).status_code == 413


def test_a_return_address_leads_nowhere_else(gate: Gate) -> None:
    source = ask(gate, "/api/v1/sources?limit=1", headers=key(gate)).json()[0]["source"]
    for back in ("https://evil.example/", "//evil.example", "/\\evil.example", "/a?b", SLOW):
        form = {"what": "note", "target": source, "value": "seen", "back": back}
        answer = ask(gate, "/judge", "POST", headers=key(gate), data=form)
        assert answer.status_code == 303
        assert answer.headers["location"] == "/log"
    for back in ("/", "/claims", f"/sources/{source}", "/documents/a-b#s12"):
        assert led_back(back).headers["location"] == back


def test_refusals_of_the_api_have_the_api_s_shape(gate: Gate) -> None:
    path, origin = "/api/v1/judgements", {"Origin": "http://evil.example"}
    refusals = {
        401: ask(gate, path),
        403: ask(gate, path, "POST", cookies={COOKIE: gate.token}, headers=origin),
        421: ask(gate, path, headers={**key(gate), "Host": "evil.example"}),
    }
    for status, answer in refusals.items():
        assert answer.status_code == status
        assert answer.json()["error"]["status"] == status
        assert answer.json()["error"]["message"]
