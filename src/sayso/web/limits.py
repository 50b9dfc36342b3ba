"""How often somebody may ask: what a session may do in a minute, and how soon after failed
sign-ins another may be tried. What is remembered is bounded, whoever asks.
"""

import hashlib
import ipaddress
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

MINUTE = 60.0  # seconds; so are all waits
REQUESTS = 600  # of a session in a minute: a page brings about six, progress asks 86 times
UPLOADS = 30  # documents, or sets of files, that a session sends in a minute

FREE = 5  # sign-ins of a name that may fail before the next must wait
FREE_ADDRESS = 20  # of an address: many may sit behind one
FIRST_WAIT = 2.0  # then 4, 8, 16, …
LONGEST_WAIT = 15 * MINUTE
FORGOTTEN = 60 * MINUTE  # after the last try
REMEMBERED = 10_000  # names, and addresses; those tried longest ago are forgotten first


@dataclass(slots=True)
class Bucket:
    """What is left of an allowance, which fills again while time passes."""

    left: float
    at: float

    def wait(self, now: float, each_minute: int) -> float:
        """Take one: 0, or how long to wait when there is none."""
        gained = (now - self.at) * each_minute / MINUTE
        self.left, self.at = min(float(each_minute), self.left + gained), now
        if self.left < 1:
            return (1 - self.left) * MINUTE / each_minute
        self.left -= 1
        return 0.0


@dataclass(slots=True)
class _Tries:
    count: int
    last: float


class Attempts:
    """Sign-ins that failed, of names or of addresses. A try counts as failed until it is known to
    be right, so that many at one time do not all come through."""

    def __init__(self, free: int, clock: Callable[[], float]) -> None:
        self._free, self._clock = free, clock
        self._known: OrderedDict[bytes, _Tries] = OrderedDict()

    def wait(self, who: str) -> float:
        """How long until another try."""
        tries = self._known.get(_digest(who))
        if tries is None or tries.count < self._free:
            return 0.0
        doublings = min(tries.count - self._free, 30)
        until = tries.last + min(FIRST_WAIT * float(2**doublings), LONGEST_WAIT)
        return max(0.0, until - self._clock())

    def tried(self, who: str) -> None:
        key, now = _digest(who), self._clock()
        tries = self._known.setdefault(key, _Tries(0, now))
        if now - tries.last > FORGOTTEN:
            tries.count = 0
        tries.count, tries.last = tries.count + 1, now
        self._known.move_to_end(key)
        if len(self._known) > REMEMBERED:
            self._known.popitem(last=False)

    def right(self, who: str) -> None:
        """What was tried last was right: it does not count."""
        tries = self._known.get(_digest(who))
        if tries is not None:
            tries.count = max(0, tries.count - 1)

    def forget(self, who: str) -> None:
        self._known.pop(_digest(who), None)

    def __len__(self) -> int:
        return len(self._known)


def neighbourhood(address: str) -> str:
    """What one party is sure to hold alone: an address, or with IPv6 a network of 64 bits."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return address
    if isinstance(found, ipaddress.IPv4Address):
        return address
    if found.ipv4_mapped is not None:
        return str(found.ipv4_mapped)
    return str(ipaddress.ip_network((int(found) >> 64 << 64, 64)))


def _digest(who: str) -> bytes:
    """As long for a name of thousands of letters as for another."""
    return hashlib.sha256(who.encode("utf-8", "surrogatepass")).digest()
