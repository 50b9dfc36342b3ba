"""The network room, against a server of our own on this machine."""

import gzip
import http.server
import socket
import threading
import time
from collections.abc import Iterator

import httpx
import pytest

from sayso.errors import FetchFailed, TooLarge, UnreadableDocument
from sayso.ingest import documents
from sayso.ingest.fetch import fetch, is_public
from sayso.records import Document
from sayso.settings import Settings

OPEN = Settings(allow_hosts=("127.0.0.1", "localhost"))
PAGE = b"""<html><head><link rel="canonical" href="%s"></head><body><h1>A quiet border</h1>
<p>Kolva is quiet, the mayor said.</p></body></html>"""
HTML = {"Content-Type": "text/html; charset=utf-8"}

ANSWERS: dict[str, tuple[int, dict[str, str], bytes]] = {
    "/page": (200, HTML, PAGE % b"https://elsewhere.example/quiet"),
    "/own": (200, HTML, PAGE % b"http://127.0.0.1/quiet"),
    "/plain": (200, {"Content-Type": "text/plain; charset=koi8-r"}, "Тихо".encode("koi8-r")),
    "/lines": (200, {"Content-Type": "application/x-ndjson"}, b'{"text": "x"}\n{\n'),
    "/lines.jsonl": (200, {"Content-Type": "text/plain"}, b'{"text": "x"}'),
    "/untyped": (200, {}, b"Kolva is quiet."),
    "/picture": (200, {"Content-Type": "image/png"}, b"\x89PNG"),
    "/odd": (200, {"Content-Type": "image/<script>"}, b"x"),
    "/gone": (404, HTML, b"no"),
    "/strange": (799, HTML, b"no"),
    "/packed": (200, {**HTML, "Content-Encoding": "gzip"}, gzip.compress(b"<p>Kolva is quiet.")),
    "/broken": (200, {**HTML, "Content-Encoding": "gzip"}, b"no gzip at all"),
    "/twice": (200, {**HTML, "Content-Encoding": "gzip, gzip"}, b"x"),
    "/bomb": (200, {**HTML, "Content-Encoding": "gzip"}, gzip.compress(b"a" * 5_000_000)),
    "/large": (200, HTML, b"a" * 5_000_000),
    "/hop": (302, {"Location": "/page"}, b""),
    "/loop": (302, {"Location": "/loop"}, b""),
    "/to-file": (302, {"Location": "file:///etc/hosts"}, b""),
    "/to-nowhere": (302, {"Location": "http://[::bad/"}, b""),
    "/to-user": (302, {"Location": "http://a:b@127.0.0.1/"}, b""),
}


class Handler(http.server.BaseHTTPRequestHandler):
    asked: list[tuple[str, str | None]]

    def do_GET(self) -> None:
        self.asked.append((self.path, self.headers["Host"]))
        if self.path == "/drip":
            self._drip()
            return
        status, headers, body = ANSWERS[self.path]
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        try:
            self.wfile.write(body)
        except OSError:
            return  # the client had read enough

    def _drip(self) -> None:
        try:
            for _ in range(100):
                self.wfile.write(b"H")
                time.sleep(0.05)
        except OSError:
            return

    def log_message(self, *_: object) -> None:
        return


@pytest.fixture
def server() -> Iterator[str]:
    Handler.asked = []
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as running:
        thread = threading.Thread(target=running.serve_forever, args=(0.01,))
        thread.start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()
        thread.join()


def _failure(url: str, settings: Settings = OPEN) -> UnreadableDocument:
    with pytest.raises(UnreadableDocument) as caught:
        fetch(url, settings)
    assert caught.value.name == url
    assert "\n" not in caught.value.reason
    return caught.value


def _answers(monkeypatch: pytest.MonkeyPatch, *addresses: str) -> list[str]:
    """Makes every name resolve to `addresses`; gives the list of names that are asked for."""
    names = []

    def resolve(host: str, port: int, **_: object) -> list[object]:
        names.append(host)
        return [(0, 0, 0, "", (address, port)) for address in addresses]

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    return names


def test_a_page_becomes_a_document(server: str) -> None:
    (document,) = documents(f"{server}/page", settings=OPEN, outlet="Tarsk Herald")
    assert isinstance(document, Document)
    assert document.text == "A quiet border\n\nKolva is quiet, the mayor said."
    assert document.outlet == "Tarsk Herald"
    assert document.url == f"{server}/page"  # a page cannot say that it is another host's


def test_a_pages_own_address_on_its_own_host_is_taken(server: str) -> None:
    (document,) = documents(f"{server}/own", settings=OPEN)
    assert isinstance(document, Document)
    assert document.url == "http://127.0.0.1/quiet"


def test_the_header_names_the_characters(server: str) -> None:
    (document,) = documents(f"{server}/plain", settings=OPEN)
    assert isinstance(document, Document)
    assert document.text == "Тихо"


def test_json_lines_by_type_and_by_ending(server: str) -> None:
    one, error = documents(f"{server}/lines", settings=OPEN)
    assert isinstance(one, Document)
    assert str(error) == f"{server}/lines:2: is not JSON"
    (other,) = documents(f"{server}/lines.jsonl", settings=OPEN)
    assert other == one


def test_a_packed_page_and_one_without_a_type(server: str) -> None:
    assert fetch(f"{server}/packed", OPEN).body == b"<p>Kolva is quiet."
    assert fetch(f"{server}/untyped", OPEN).media_type is None


def test_redirects_are_followed_and_the_last_address_kept(server: str) -> None:
    assert fetch(f"{server}/hop", OPEN).url == f"{server}/page"


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/gone", "the server answered 404 Not Found"),
        ("/strange", "the server answered 799"),
        ("/picture", "is image/png, not text"),
        ("/odd", "is of an odd type, not text"),
        ("/broken", "its packed content is damaged"),
        ("/twice", "is packed in a way that was not asked for"),
        ("/loop", "is redirected more than 5 times"),
        ("/to-file", "leads to something other than http and https"),
        ("/to-user", "holds a user name or password"),
    ],
)
def test_what_gives_no_document(server: str, path: str, reason: str) -> None:
    error = _failure(server + path)
    assert isinstance(error, FetchFailed)
    assert error.reason == reason


def test_a_redirect_to_nonsense(server: str) -> None:
    assert isinstance(_failure(f"{server}/to-nowhere"), FetchFailed)


@pytest.mark.parametrize("path", ["/large", "/bomb"])
def test_a_large_answer_is_cut_off(server: str, path: str) -> None:
    small = Settings(allow_hosts=("127.0.0.1",), fetch_max_bytes=2**20)
    assert isinstance(_failure(server + path, small), TooLarge)


def test_a_server_that_drips_is_left_in_time(server: str) -> None:
    began = time.monotonic()
    error = _failure(f"{server}/drip", Settings(allow_hosts=("127.0.0.1",), fetch_seconds=0.4))
    assert error.reason == "took longer than 0.4 seconds"
    assert time.monotonic() - began < 2


def test_this_machine_is_not_asked_by_default(server: str) -> None:
    error = _failure(f"{server}/page", Settings())
    assert error.reason == "leads to this machine or to a private network"
    assert Handler.asked == []


@pytest.mark.parametrize(
    "host", ["127.1", "0x7f000001", "2130706433", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.0", "0"]
)
def test_no_other_spelling_of_this_machine(host: str) -> None:
    assert isinstance(_failure(f"http://{host}:9/", Settings()), FetchFailed)


def test_a_name_with_one_private_address_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    _answers(monkeypatch, "8.8.8.8", "10.0.0.5")
    error = _failure("http://herald.example/", Settings())
    assert error.reason == "leads to this machine or to a private network"


def test_a_redirect_to_a_private_address_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    def answer(*_: object) -> httpx.Response:
        return httpx.Response(302, headers={"Location": "http://169.254.169.254/latest"})

    monkeypatch.setattr(httpx.HTTPTransport, "handle_request", answer)
    error = _failure("http://8.8.8.8/", Settings())
    assert error.reason == "leads to this machine or to a private network"


def test_the_checked_address_is_the_one_that_is_connected(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[httpx.Request] = []

    def answer(_: object, request: httpx.Request) -> httpx.Response:
        asked.append(request)
        if len(asked) == 1:
            raise httpx.ConnectError("no way there")
        return httpx.Response(200, text="Kolva is quiet.")

    names = _answers(monkeypatch, "2606:4700::1111", "8.8.8.8")
    monkeypatch.setattr(httpx.HTTPTransport, "handle_request", answer)
    page = fetch("https://herald.example/a?b=c", Settings())
    assert names == ["herald.example"]
    assert [str(r.url) for r in asked] == [
        "https://[2606:4700::1111]/a?b=c",
        "https://8.8.8.8/a?b=c",
    ]
    assert {r.headers["Host"] for r in asked} == {"herald.example"}
    assert {r.extensions["sni_hostname"] for r in asked} == {"herald.example"}
    assert page.url == "https://herald.example/a?b=c"


def test_a_name_is_sent_as_the_host(server: str) -> None:
    port = server.rpartition(":")[2]
    fetch(f"http://localhost:{port}/page", OPEN)
    assert Handler.asked == [("/page", f"localhost:{port}")]


def test_no_proxy_of_the_environment_is_used(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    assert fetch(f"{server}/page", OPEN).body


@pytest.mark.parametrize(
    "url",
    [
        "http://",
        "http:///a",
        "http://a:b@127.0.0.1/",
        "http://127.0.0.1:99999/",
        "http://[::bad/",
        f"http://{'a' * 80}.example/",
        "http://no-such-host.invalid/",
        "http://a b/",
    ],
)
def test_addresses_that_cannot_be_had(url: str) -> None:
    assert isinstance(_failure(url), FetchFailed)


def test_a_closed_door() -> None:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        port = held.getsockname()[1]
        assert _failure(f"http://127.0.0.1:{port}/").reason == "cannot be reached"


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("8.8.8.8", True),
        ("2606:4700::1111", True),
        ("64:ff9b::808:808", True),
        ("::ffff:8.8.8.8", True),
        ("127.0.0.1", False),
        ("10.1.2.3", False),
        ("172.16.0.1", False),
        ("192.168.1.1", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),
        ("224.0.0.1", False),
        ("240.0.0.1", False),
        ("255.255.255.255", False),
        ("192.0.2.1", False),
        ("::", False),
        ("::1", False),
        ("fe80::1%eth0", False),
        ("fc00::1", False),
        ("fec0::1", False),
        ("ff02::1", False),
        ("::ffff:127.0.0.1", False),
        ("::ffff:10.0.0.1", False),
        ("64:ff9b::7f00:1", False),
        ("2002:7f00:1::", False),
        ("2001:0:7f00:1::", False),
        ("2001:db8::1", False),
    ],
)
def test_what_is_public(address: str, public: bool) -> None:
    assert is_public(address) is public
