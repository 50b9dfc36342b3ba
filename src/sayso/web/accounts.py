"""Who has an account: one small file of JSON, a name, a role and a hash each.

The file is its owner's alone (mode 0600; another mode is refused) and is replaced whole, so that
whoever reads it meets the old or the new one. A running workbench sees what changes at once.
"""

import json
import os
import re
import sys
import tempfile
import unicodedata
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path
from typing import Any

from sayso.errors import AccountError, NoAccount, UsageError
from sayso.web.passwords import hashed, is_hash

_NAME = re.compile(r"\w[\w.@'’ -]{0,63}")
_FORM = 1  # of the file


class Role(Enum):
    """What somebody may do: each all that the one before may."""

    READER = "reader"  # look
    ANALYST = "analyst"  # add and judge
    ADMIN = "admin"  # all

    def may(self, needed: "Role") -> bool:
        order = list(Role)
        return order.index(self) >= order.index(needed)


@dataclass(frozen=True, slots=True)
class Account:
    name: str
    role: Role
    hash: str


class Accounts:
    """The file at `path`. All raise AccountError where it cannot be read or written."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._seen: tuple[int, ...] | None = None
        self._held: Mapping[str, Account] = {}

    def all(self) -> Mapping[str, Account]:
        """By name, as the file is now; read anew when it has changed."""
        try:
            with self.path.open("rb") as file:
                found = os.fstat(file.fileno())
                seen = (found.st_mtime_ns, found.st_ino, found.st_size, found.st_mode)
                if seen != self._seen:
                    _only_ours(self.path, found.st_mode)
                    self._held = _accounts(self.path, file.read())
                    self._seen = seen
        except FileNotFoundError:
            self._held, self._seen = {}, None
        except OSError as exc:
            raise AccountError(f"{self.path}: {exc.strerror}") from exc
        return self._held

    def get(self, name: str) -> Account | None:
        return self.all().get(unicodedata.normalize("NFC", name))

    def add(self, name: str, role: Role, password: str) -> None:
        """Raises UsageError for a name or password that will not do."""
        name = _named(name)
        kept = hashed(password)
        with self._changing() as held:
            if name.casefold() in (one.casefold() for one in held):
                raise UsageError(f"there is an account of that name already: {name!a}")
            held[name] = Account(name, role, kept)

    def remove(self, name: str) -> None:
        with self._changing() as held:
            del held[_known(held, name).name]

    def set_password(self, name: str, password: str) -> Account:
        kept = hashed(password)
        with self._changing() as held:
            one = replace(_known(held, name), hash=kept)
            held[one.name] = one
        return one

    def set_role(self, name: str, role: Role) -> None:
        with self._changing() as held:
            one = _known(held, name)
            held[one.name] = replace(one, role=role)

    @contextmanager
    def _changing(self) -> Iterator[dict[str, Account]]:
        """The accounts to be changed; they are written when nothing was raised."""
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with _alone(self.path.parent):
                held = dict(self.all())
                yield held
                _write(self.path.resolve(), held)
        except OSError as exc:
            raise AccountError(f"{self.path}: {exc.strerror}") from exc


def _named(name: str) -> str:
    name = unicodedata.normalize("NFC", name)
    if not _NAME.fullmatch(name) or name != " ".join(name.split()):
        raise UsageError("a name has 1 to 64 letters, digits, spaces or .@'-, a letter first")
    return name


def _known(held: Mapping[str, Account], name: str) -> Account:
    found = held.get(unicodedata.normalize("NFC", name))
    if found is None:
        raise NoAccount(f"there is no account of that name: {name!a}")
    return found


def _only_ours(path: Path, mode: int) -> None:
    if os.name == "posix" and mode & 0o077:
        raise AccountError(f"{path}: others may read or write it; `chmod 600` it")


def _accounts(path: Path, data: bytes) -> dict[str, Account]:
    try:
        told = json.loads(data)
        if told["sayso_accounts"] != _FORM:
            raise AccountError(f"{path}: of another version of sayso")
        return {one["name"]: _account(one) for one in told["accounts"]}
    except (ValueError, KeyError, TypeError, RecursionError) as exc:
        raise AccountError(f"{path}: not a file of accounts") from exc


def _account(told: Any) -> Account:
    name, kept = told["name"], told["hash"]
    if not (isinstance(name, str) and isinstance(kept, str) and is_hash(kept)):
        raise ValueError("not an account")
    return Account(name, Role(told["role"]), kept)


def _write(path: Path, held: Mapping[str, Account]) -> None:
    rows = [{"name": a.name, "role": a.role.value, "hash": a.hash} for a in held.values()]
    text = json.dumps({"sayso_accounts": _FORM, "accounts": rows}, ensure_ascii=False, indent=1)
    handle, new = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")  # of mode 0600
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(text.encode() + b"\n")
            file.flush()
            os.fsync(file.fileno())
        Path(new).replace(path)
    except BaseException:
        Path(new).unlink(missing_ok=True)
        raise


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Two that change the file at one time change it one after the other."""
    if sys.platform == "win32":
        yield
        return
    import fcntl

    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)
