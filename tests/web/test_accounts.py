"""The file of accounts: what is kept, who may read it, and what changes when."""

import json
import threading
from pathlib import Path

import pytest
from argon2 import PasswordHasher, extract_parameters
from argon2.exceptions import VerifyMismatchError

from sayso.errors import AccountError, NoAccount, UsageError
from sayso.web import passwords
from sayso.web.accounts import Accounts, Role
from sayso.web.passwords import LEAST, MOST, hashed, right

SECRET = "a pier in the fog"


@pytest.fixture
def accounts(tmp_path: Path) -> Accounts:
    found = Accounts(tmp_path / "desk" / "users.json")
    found.add("Ilse Marrow", Role.ANALYST, SECRET)
    return found


def test_the_file_is_its_owners_and_holds_no_password(accounts: Accounts) -> None:
    assert accounts.path.stat().st_mode & 0o777 == 0o600
    assert SECRET not in accounts.path.read_text()
    (told,) = json.loads(accounts.path.read_text())["accounts"]
    assert told["name"] == "Ilse Marrow"
    assert told["role"] == "analyst"
    assert told["hash"].startswith("$argon2id$")
    assert list(accounts.path.parent.iterdir()) == [accounts.path]


def test_only_the_password_opens(accounts: Accounts) -> None:
    one = accounts.get("Ilse Marrow")
    assert one is not None
    assert right(one.hash, SECRET)
    assert not right(one.hash, SECRET + " ")
    assert not right(one.hash, "")
    assert not right(one.hash, "\ud800")
    assert not right(None, SECRET)


def test_a_name_that_nobody_has_costs_the_same_work() -> None:
    kept, nobody = hashed(SECRET), passwords._NOBODY
    assert extract_parameters(nobody) == extract_parameters(kept)
    assert len(nobody) == len(kept)
    with pytest.raises(VerifyMismatchError):  # not refused for its form before any work is done
        PasswordHasher().verify(nobody, SECRET)


def test_a_letter_typed_as_two_signs_is_the_same_letter() -> None:
    assert right(hashed("u\u0308ber dem hafen"), "\u00fcber dem hafen")


@pytest.mark.parametrize("password", ["", "x" * (LEAST - 1), "x" * (MOST + 1)])
def test_a_password_has_a_length(accounts: Accounts, password: str) -> None:
    with pytest.raises(UsageError):
        accounts.add("Tessaly", Role.READER, password)
    with pytest.raises(UsageError):
        accounts.set_password("Ilse Marrow", password)
    assert accounts.get("Tessaly") is None


@pytest.mark.parametrize("name", ["", " Ilse", "a\nb", "a\u202eb", "a  b", "<b>", "x" * 65, "-"])
def test_a_name_can_be_shown_anywhere(accounts: Accounts, name: str) -> None:
    with pytest.raises(UsageError):
        accounts.add(name, Role.READER, SECRET)


@pytest.mark.parametrize("name", ["Ilse Marrow", "ILSE MARROW"])
def test_a_name_belongs_to_one(accounts: Accounts, name: str) -> None:
    with pytest.raises(UsageError):
        accounts.add(name, Role.ADMIN, SECRET)


def test_who_holds_the_file_open_sees_what_others_change(accounts: Accounts) -> None:
    running = Accounts(accounts.path)
    assert running.get("Ilse Marrow") is not None
    accounts.set_role("Ilse Marrow", Role.READER)
    assert running.all()["Ilse Marrow"].role is Role.READER
    before = running.all()["Ilse Marrow"].hash
    accounts.set_password("Ilse Marrow", "another pier entirely")
    assert running.all()["Ilse Marrow"].hash != before
    accounts.remove("Ilse Marrow")
    assert running.get("Ilse Marrow") is None


def test_unknown_names_are_told(accounts: Accounts) -> None:
    for change in (
        lambda: accounts.remove("Nobody"),
        lambda: accounts.set_password("Nobody", SECRET),
        lambda: accounts.set_role("Nobody", Role.READER),
    ):
        with pytest.raises(NoAccount, match="Nobody"):
            change()


@pytest.mark.parametrize("mode", [0o644, 0o620, 0o666])
def test_a_file_that_others_may_read_is_refused(accounts: Accounts, mode: int) -> None:
    accounts.all()
    accounts.path.chmod(mode)
    with pytest.raises(AccountError, match="chmod 600"):
        accounts.all()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "null",
        "[" * 100_000,
        '{"sayso_accounts": 2, "accounts": []}',
        '{"sayso_accounts": 1, "accounts": [{"name": "a"}]}',
        '{"sayso_accounts": 1, "accounts": [{"name": "a", "role": "reader", "hash": "secret"}]}',
        '{"sayso_accounts": 1, "accounts": [{"name": "a", "role": "king", "hash": ""}]}',
    ],
)
def test_another_file_is_refused_and_left_as_it_is(accounts: Accounts, text: str) -> None:
    accounts.path.write_text(text)
    with pytest.raises(AccountError):
        accounts.all()
    with pytest.raises(AccountError):
        accounts.add("Tessaly", Role.READER, SECRET)
    assert accounts.path.read_text() == text


def test_changes_made_at_one_time_are_all_kept(accounts: Accounts) -> None:
    def add(number: int) -> None:
        Accounts(accounts.path).add(f"desk {number}", Role.READER, SECRET)

    threads = [threading.Thread(target=add, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert len(accounts.all()) == 9


def test_each_role_may_what_the_one_before_may() -> None:
    may = {(one, needed): one.may(needed) for one in Role for needed in Role}
    reader, analyst, admin = Role
    assert {pair for pair, yes in may.items() if yes} == {
        (reader, reader),
        (analyst, reader),
        (analyst, analyst),
        (admin, reader),
        (admin, analyst),
        (admin, admin),
    }
