"""Who is signed in: kept here, by a random id that only the browser's cookie knows.

A session ends when nobody used it for a while, at latest after some hours, or when it is ended;
all end with the program. Each account has a few at most, so their number is bounded.
"""

import hashlib
import secrets
import threading
import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field

from sayso.web import limits
from sayso.web.limits import Bucket

IDLE = 60 * 60.0  # seconds
LONGEST = 12 * 60 * 60.0
EACH = 10  # sessions of one account; the one that was used longest ago makes room


@dataclass(slots=True)
class Session:
    """`kept`: the hash of the password it was opened with, so that a new one ends it. `form`: the
    token of its forms. `asks` and `uploads`: what is left of its allowances."""

    name: str
    kept: str
    begun: float
    seen: float
    asks: Bucket
    uploads: Bucket
    form: str = field(default_factory=lambda: secrets.token_urlsafe(32))


class Sessions:
    def __init__(
        self,
        *,
        idle: float = IDLE,
        longest: float = LONGEST,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.clock = clock
        self._idle, self._longest = idle, longest
        self._held: dict[str, Session] = {}
        self._lock = threading.Lock()

    def begin(self, name: str, kept: str) -> str:
        """A new session; its id."""
        key, now = secrets.token_urlsafe(32), self.clock()
        with self._lock:
            self._sweep(now)
            mine = [(one.seen, digest) for digest, one in self._held.items() if one.name == name]
            for _, digest in sorted(mine)[: max(0, len(mine) + 1 - EACH)]:
                del self._held[digest]
            self._held[_digest(key)] = Session(
                name, kept, now, now, Bucket(limits.REQUESTS, now), Bucket(limits.UPLOADS, now)
            )
        return key

    def of(self, key: str | None) -> Session | None:
        """The session of an id, which is used by that."""
        with self._lock:
            one = self._held.get(_digest(key)) if key is not None else None
            now = self.clock()
            if one is None or self._over(one, now):
                return None
            one.seen = now
            return one

    def end(self, key: str | None) -> None:
        with self._lock:
            self._held.pop(_digest(key or ""), None)

    def end_all(self, name: str) -> None:
        """All of an account."""
        with self._lock:
            for digest in [digest for digest, one in self._held.items() if one.name == name]:
                del self._held[digest]

    def used(self) -> dict[str, list[float]]:
        """By name, how many seconds ago each session was used."""
        now, found = self.clock(), defaultdict[str, list[float]](list)
        with self._lock:
            for one in self._held.values():
                if not self._over(one, now):
                    found[one.name].append(now - one.seen)
        return found

    def __len__(self) -> int:
        return len(self._held)

    def _over(self, one: Session, now: float) -> bool:
        return now - one.seen > self._idle or now - one.begun > self._longest

    def _sweep(self, now: float) -> None:
        for digest in [digest for digest, one in self._held.items() if self._over(one, now)]:
            del self._held[digest]


def _digest(key: str) -> str:
    """Looked up by what nobody can guess towards."""
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()
