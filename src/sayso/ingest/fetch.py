"""An address in, the bytes behind it out. The only room that opens a socket.

Promises: asks nothing but http and https; asks no address on this machine, on a private
network or otherwise not public, unless the settings allow that host by name, at every redirect
anew, and connects to the very address that was checked, so that a name that changes its answer
between check and connection gains nothing; ends in the time and at the size that the settings
name, whatever the other side does; takes no proxy and no setting from the environment.
"""

import http
import ipaddress
import re
import socket
import threading
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from types import TracebackType
from typing import Any

import httpx

from sayso.errors import FetchFailed, TooLarge
from sayso.ingest.formats import UNREAD_TYPES
from sayso.settings import MEBIBYTE, Settings

HEADERS = {
    "User-Agent": "sayso",
    "Accept": "text/html, application/xhtml+xml, text/plain, application/rss+xml,"
    " application/atom+xml, application/feed+json, application/pdf;q=0.9, */*;q=0.5",
    "Accept-Encoding": "gzip, deflate",
}
# One of these at most: encodings laid over one another are how a small answer becomes a huge one.
ENCODINGS = frozenset({"", "identity", "gzip", "deflate"})
ADDRESSES_TRIED = 4  # of one host, in the resolver's order
# Addresses of the old protocol inside the new one, written by a network's own gateway (RFC 6052).
_GATEWAY = ipaddress.ip_network("64:ff9b::/96")
_PLAIN_TYPE = re.compile(r"[\w.+-]{1,40}/[\w.+-]{1,60}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Page:
    """What an address gave: `url` is the last of the redirects, `media_type` without charset.

    `etag` and `modified` are what the server wants to hear with the next question; `unchanged`
    that it has nothing newer than what was said in this one.
    """

    url: str
    body: bytes
    media_type: str | None
    charset: str | None
    etag: str | None = None
    modified: str | None = None
    unchanged: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """What goes with a request: validators of the last answer (RFC 9110), or a JSON body to be
    posted."""

    etag: str | None = None
    modified: str | None = None
    body: bytes | None = None

    def headers(self) -> dict[str, str]:
        """The headers that say so."""
        given = {"If-None-Match": self.etag, "If-Modified-Since": self.modified}
        kind = {"Content-Type": "application/json"} if self.body is not None else {}
        return {k: v for k, v in given.items() if v is not None} | kind


def fetch(url: str, settings: Settings, asked: Asked = Asked()) -> Page:
    """The page at `url`. Raises FetchFailed or TooLarge, with `url` as the name."""
    deadline = _Deadline(settings.fetch_seconds)
    try:
        with deadline, _client(url, settings, deadline) as client:
            return _followed(client, url, settings, asked)
    except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, OSError) as exc:
        if deadline.over:
            raise FetchFailed(url, f"took longer than {settings.fetch_seconds:g} seconds") from exc
        raise FetchFailed(url, _why(exc)) from exc


def post(url: str, body: bytes, settings: Settings) -> None:
    """Give `body`, JSON, to an address. Redirects are not followed. Raises FetchFailed."""
    fetch(url, replace(settings, fetch_redirects=0), Asked(body=body))


def _client(url: str, settings: Settings, deadline: "_Deadline") -> httpx.Client:
    transport = _CheckedTransport(url, settings.allow_hosts, deadline)
    return httpx.Client(transport=transport, headers=HEADERS, trust_env=False)


def _followed(client: httpx.Client, url: str, settings: Settings, asked: Asked) -> Page:
    address = httpx.URL(url)
    method = "GET" if asked.body is None else "POST"
    for _ in range(settings.fetch_redirects + 1):
        _check_form(address, url)
        with client.stream(
            method, address, headers=asked.headers(), content=asked.body
        ) as response:
            if response.next_request is None:
                return _page(response, url, settings.fetch_max_bytes, asked)
            address = response.next_request.url
    raise FetchFailed(url, f"is redirected more than {settings.fetch_redirects} times")


def _check_form(address: httpx.URL, name: str) -> None:
    if address.scheme not in ("http", "https"):
        raise FetchFailed(name, "leads to something other than http and https")
    if not address.host:
        raise FetchFailed(name, "names no host")
    if address.userinfo:
        raise FetchFailed(name, "holds a user name or password")


def _page(response: httpx.Response, name: str, max_bytes: int, asked: Asked) -> Page:
    headers = response.headers
    valid = {"etag": headers.get("etag"), "modified": headers.get("last-modified")}
    status = response.status_code
    if status == http.HTTPStatus.NOT_MODIFIED and (asked.etag or asked.modified):
        valid = {"etag": valid["etag"] or asked.etag, "modified": asked.modified}
        return Page(str(response.url), b"", None, None, **valid, unchanged=True)
    if not (status == http.HTTPStatus.OK or (asked.body is not None and response.is_success)):
        raise FetchFailed(name, f"the server answered {_status(status)}")
    media_type = _media_type(headers)
    if media_type is not None and media_type.startswith(UNREAD_TYPES):
        shown = media_type if _PLAIN_TYPE.fullmatch(media_type) else "of an odd type"
        raise FetchFailed(name, f"is {shown}, not text")
    if headers.get("content-encoding", "").strip().lower() not in ENCODINGS:
        raise FetchFailed(name, "is packed in a way that was not asked for")
    body = b"".join(_bounded(response.iter_bytes(), name, max_bytes))
    return Page(str(response.url), body, media_type, response.charset_encoding, **valid)


def _bounded(chunks: Iterator[bytes], name: str, max_bytes: int) -> Iterator[bytes]:
    size = 0
    for chunk in chunks:
        size += len(chunk)
        if size > max_bytes:
            raise TooLarge(name, f"is larger than {max_bytes / MEBIBYTE:g} MiB")
        yield chunk


def _media_type(headers: Mapping[str, str]) -> str | None:
    return headers.get("content-type", "").partition(";")[0].strip().lower() or None


def _status(code: int) -> str:
    """The code with its standard phrase, never the server's own words."""
    try:
        return f"{code} {http.HTTPStatus(code).phrase}"
    except ValueError:
        return str(code)


def _why(exc: Exception) -> str:
    if isinstance(exc, httpx.InvalidURL):
        return "is not a web address"
    if isinstance(exc, httpx.TimeoutException):
        return "did not answer in time"
    if isinstance(exc, httpx.ConnectError):
        broken = "certificate" in str(exc).lower()
        return "its certificate cannot be trusted" if broken else "cannot be reached"
    if isinstance(exc, httpx.DecodingError):
        return "its packed content is damaged"
    return "the connection broke off or made no sense"


class _CheckedTransport(httpx.BaseTransport):
    """Resolves a host, checks every address it has, and connects to one of just those.

    No connection is kept: one that was opened for a name must not serve another name that
    lies at the same address.
    """

    def __init__(self, name: str, allowed: tuple[str, ...], deadline: "_Deadline") -> None:
        self._name = name
        self._allowed = allowed
        self._deadline = deadline
        limits = httpx.Limits(max_keepalive_connections=0)
        self._inner = httpx.HTTPTransport(trust_env=False, limits=limits)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        host = request.url.raw_host.decode("ascii")
        *others, last = self._addresses(host, request.url.port)
        for address in others:
            try:
                return self._ask(request, host, address)
            except (httpx.ConnectError, httpx.ConnectTimeout):
                continue  # the next address may answer
        return self._ask(request, host, last)

    def _ask(self, request: httpx.Request, host: str, address: str) -> httpx.Response:
        """The request as it is, headers and certificate check for `host`, sent to `address`."""
        seconds = self._deadline.left()
        pinned = httpx.Request(
            request.method,
            request.url.copy_with(host=address),
            headers=request.headers,
            stream=request.stream,
            extensions={
                "sni_hostname": host,
                "trace": self._deadline.trace,
                "timeout": dict.fromkeys(("connect", "read", "write", "pool"), seconds),
            },
        )
        return self._inner.handle_request(pinned)

    def _addresses(self, host: str, port: int | None) -> list[str]:
        try:
            found = socket.getaddrinfo(host, port or 0, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError, OverflowError) as exc:
            raise FetchFailed(self._name, "its host is unknown") from exc
        addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
        if host not in self._allowed and not all(map(is_public, addresses)):
            raise FetchFailed(self._name, "leads to this machine or to a private network")
        return addresses[:ADDRESSES_TRIED]

    def close(self) -> None:
        self._inner.close()


def is_public(address: str) -> bool:
    """True where `address` is one of the open Internet's."""
    ip = ipaddress.ip_address(address)
    if isinstance(ip, ipaddress.IPv6Address):
        if ip in _GATEWAY:
            return is_public(str(ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)))
        if ip.ipv4_mapped is not None:
            return is_public(str(ip.ipv4_mapped))
        if ip.sixtofour is not None or ip.teredo is not None or ip.is_site_local:
            return False
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_unspecified)


class _Deadline:
    """Shuts the connection when the time is over.

    A time-out of a single read is not enough: a server that sends one byte a second never
    meets it.
    """

    def __init__(self, seconds: float) -> None:
        self.over = False
        self._end = time.monotonic() + seconds
        self._socket: socket.socket | None = None
        self._timer = threading.Timer(seconds, self._shut)
        self._timer.daemon = True

    def __enter__(self) -> "_Deadline":
        self._timer.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        value: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._timer.cancel()

    def left(self) -> float:
        """Seconds that are left. Raises where there are none."""
        seconds = self._end - time.monotonic()
        if self.over or seconds <= 0:
            self.over = True
            raise httpx.ReadTimeout("no time left")
        return seconds

    def trace(self, event: str, info: Mapping[str, Any]) -> None:
        """Called by the transport at each step: keeps hold of the open socket."""
        if event in ("connection.connect_tcp.complete", "connection.start_tls.complete"):
            self._socket = info["return_value"].get_extra_info("socket")
            self.left()

    def _shut(self) -> None:
        self.over = True
        if self._socket is not None:
            try:
                # Not SSLSocket's own method, which changes an object that is being read.
                socket.socket.shutdown(self._socket, socket.SHUT_RDWR)
            except OSError:
                return  # it was closed in the meantime
