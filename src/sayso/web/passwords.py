"""Passwords: kept as argon2id hashes; a name that is not known costs the same work.

The only file that knows argon2.
"""

import unicodedata

from argon2 import PasswordHasher, extract_parameters
from argon2.exceptions import InvalidHashError, VerificationError

from sayso.errors import UsageError

LEAST = 12  # characters; length is what makes guessing dear, so no other rule
MOST = 1024

_HASHER = PasswordHasher()  # argon2id as RFC 9106 advises where memory is short: 64 MiB, 3 passes
_NOBODY = (
    f"$argon2id$v=19$m={_HASHER.memory_cost},t={_HASHER.time_cost},p={_HASHER.parallelism}"
    f"${'A' * 22}${'A' * 43}"
)


def hashed(password: str) -> str:
    """What is kept of a password. Raises UsageError where it is too short or too long."""
    if not LEAST <= len(password) <= MOST:
        raise UsageError(f"a password has {LEAST} to {MOST} characters")
    return _HASHER.hash(_same(password))


def is_hash(kept: str) -> bool:
    """Whether this is a hash of ours."""
    try:
        extract_parameters(kept)
    except InvalidHashError:
        return False
    return kept.startswith("$argon2id$")


def right(kept: str | None, password: str) -> bool:
    """Whether the password is the one that was hashed. With None, for a name that nobody has,
    the same work is done for a no."""
    if len(password) > MOST:
        return False
    try:
        found = _HASHER.verify(_NOBODY if kept is None else kept, _same(password))
    except VerificationError:
        return False
    return found and kept is not None


def _same(password: str) -> bytes:
    """Two keyboards may type one letter as one sign or as two. A half of a surrogate pair, which
    no keyboard types but a request can carry, is a byte like others."""
    return unicodedata.normalize("NFKC", password).encode("utf-8", "surrogatepass")
