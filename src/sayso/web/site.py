"""Where the workbench stands: the hosts it may be asked as, and who really asks behind a proxy.

A name of somebody else's can be pointed at any address (DNS rebinding), so a request says which
host it asks, and that must be one of ours. What a proxy forwards about a request is believed from
the stated proxy alone, and then nobody else is let in: others would come without TLS.
"""

import ipaddress
import re
from collections.abc import Sequence
from dataclasses import dataclass

from starlette.requests import Request

from sayso.errors import UsageError

Network = ipaddress.IPv4Network | ipaddress.IPv6Network

EVERYWHERE = frozenset({"0.0.0.0", "::", "[::]", "*"})
HTTPS = 443
_NAME = re.compile(r"(?P<name>[\w.-]{1,253}|\[[0-9a-f:.]{2,45}\])(?::(?P<port>\d{1,5}))?", re.A)

OPEN_TO_READ = (
    "passwords would cross the network for everybody to read: give --tls-cert and --tls-key,"
    " or --behind-proxy with the address of the proxy that speaks TLS"
)
NO_NAME = "say with --name what people will ask for: --host is every address of this machine"


@dataclass(frozen=True, slots=True)
class Site:
    """`hosts` as a Host header has them; `proxy`: the only one that asks, where there is one."""

    hosts: frozenset[str]
    scheme: str
    proxy: Network | None = None

    @property
    def origins(self) -> frozenset[str]:
        return frozenset(f"{self.scheme}://{host}" for host in self.hosts)

    def address(self, request: Request) -> str | None:
        """Whose request it is, or None: not from the stated proxy, or not had by https there."""
        peer = request.client.host if request.client is not None else ""
        if self.proxy is None:
            return peer
        if not _within(peer, self.proxy) or _last(request, "x-forwarded-proto") != "https":
            return None
        client = _last(request, "x-forwarded-for")
        return client if _ip(client) is not None else peer


def local(port: int) -> Site:
    """This machine alone."""
    names = ("127.0.0.1", "localhost", "[::1]")
    return Site(frozenset(f"{name}:{port}" for name in names), "http")


def public(host: str, port: int, *, names: Sequence[str], tls: bool, proxy: str | None) -> Site:
    """For others too, by https. Raises UsageError where that is not sure, with what to do."""
    if not tls and proxy is None:
        raise UsageError(OPEN_TO_READ)
    if not names and host in EVERYWHERE:
        raise UsageError(NO_NAME)
    default = port if proxy is None else HTTPS
    hosts = frozenset().union(*(_hosts(name, default) for name in names or (_bracketed(host),)))
    return Site(hosts, "https", _network(proxy) if proxy is not None else None)


def _hosts(name: str, default: int) -> frozenset[str]:
    """A name as browsers send it: the port of https is left out."""
    found = _NAME.fullmatch(name.lower())
    if found is None:
        raise UsageError(f"not a name such as desk.example or desk.example:8443: {name!a}")
    port = int(found["port"]) if found["port"] else default
    whole = frozenset({f"{found['name']}:{port}"})
    return whole | {found["name"]} if port == HTTPS else whole


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host and not host.startswith("[") else host


def _network(proxy: str) -> Network:
    try:
        return ipaddress.ip_network(proxy)
    except ValueError as exc:
        raise UsageError(f"not the address of a proxy, such as 10.0.0.2: {proxy!a}") from exc


def _ip(address: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return None
    mapped = found.ipv4_mapped if isinstance(found, ipaddress.IPv6Address) else None
    return mapped if mapped is not None else found


def _within(peer: str, proxy: Network) -> bool:
    found = _ip(peer)
    return found is not None and found in proxy


def _last(request: Request, header: str) -> str:
    """What the nearest proxy added; what stands before it anybody may have written."""
    return ",".join(request.headers.getlist(header)).rpartition(",")[2].strip()
