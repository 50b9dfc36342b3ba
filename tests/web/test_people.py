"""One's own password; and admins, who keep the accounts in the workbench too."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from sayso.web import limits
from sayso.web.accounts import Accounts, Role
from sayso.web.desk import Desk
from sayso.web.passwords import right
from tests.web.entering import PEOPLE, SECRET, House, house, sign_in, token

NEW = "another pier entirely"


@pytest.fixture
def fresh(place: House, desk: Desk, tmp_path: Path) -> Iterator[House]:
    """A workbench with accounts of its own, to be changed."""
    accounts = Accounts(tmp_path / "users.json")
    for name, role in PEOPLE.items():
        accounts.add(name, role, SECRET)
    with house(desk, place.certificate, accounts) as one:
        yield one


def send(browser: httpx.Client, path: str, **form: str) -> httpx.Response:
    return browser.post(path, data={"csrf": token(browser), **form})


@pytest.mark.parametrize("name", PEOPLE)
def test_everybody_may_change_their_own_password(fresh: House, name: str) -> None:
    with fresh.signed_in(name) as browser, fresh.signed_in(name) as elsewhere:
        assert browser.get("/password").status_code == 200
        answer = send(browser, "/password", password=SECRET, new=NEW, again=NEW)
        assert (answer.status_code, answer.headers["location"]) == (303, "/")
        assert browser.get("/log").status_code == 200
        assert elsewhere.get("/log").status_code == 303
        assert sign_in(elsewhere, name).status_code == 401
        assert sign_in(elsewhere, name, NEW).status_code == 303


def test_not_without_the_one_that_holds_and_not_a_bad_one(fresh: House) -> None:
    with fresh.signed_in("Rana") as browser:
        assert send(browser, "/password", password="x", new=NEW, again=NEW).status_code == 403
        for new, again in ((NEW, NEW + "x"), ("short", "short"), ("x" * 2000, "x" * 2000)):
            answer = send(browser, "/password", password=SECRET, new=new, again=again)
            assert answer.status_code == 422
            assert new not in answer.text
    one = fresh.gate.accounts.get("Rana")
    assert one is not None
    assert right(one.hash, SECRET)


def test_an_open_session_is_no_way_to_guess(fresh: House) -> None:
    with fresh.signed_in("Rana") as browser:
        for _ in range(limits.FREE):
            answer = send(browser, "/password", password="x", new=NEW, again=NEW)
            assert answer.status_code == 403
        answer = send(browser, "/password", password=SECRET, new=NEW, again=NEW)
        assert answer.status_code == 429
        assert int(answer.headers["retry-after"]) == limits.FIRST_WAIT
        assert browser.get("/log").status_code == 200


@pytest.mark.parametrize("name", ["Rana", "Ansel"])
def test_others_do_not_see_the_accounts(fresh: House, name: str) -> None:
    with fresh.signed_in(name) as browser:
        assert "/people" not in browser.get("/").text
        for path in ("/people", "/people/", "/people/add"):
            assert browser.get(path).status_code == 403
        forms = {
            "/people/add": {"name": "Tem", "role": "admin", "password": SECRET},
            "/people/role": {"name": name, "role": "admin"},
            "/people/remove": {"name": "Ada"},
            "/people/sign-out": {"name": "Ada"},
        }
        for path, form in forms.items():
            answer = send(browser, path, **form)
            assert answer.status_code == 403
            assert "not admin" in answer.text
    assert {one.name: one.role for one in fresh.gate.accounts.all().values()} == PEOPLE


def test_an_admin_keeps_the_accounts(fresh: House) -> None:
    with fresh.signed_in("Ada") as browser, fresh.signed_in("Rana") as other:
        fresh.clock.now += 180
        page = browser.get("/people").text
        assert "last used 3 minutes ago" in page
        assert page.count("last used") == 2
        form = {"name": "Tem", "role": "analyst", "password": NEW}
        assert send(browser, "/people/add", **form).headers["location"] == "/people"
        assert send(browser, "/people/add", **form).status_code == 422
        assert send(browser, "/people/role", name="Rana", role="analyst").status_code == 303
        assert 'action="/add"' in other.get("/").text
        assert send(browser, "/people/sign-out", name="Rana").status_code == 303
        assert other.get("/log").status_code == 303
        assert send(browser, "/people/remove", name="Rana").status_code == 303
        assert sign_in(other, "Rana").status_code == 401
        assert sign_in(other, "Tem", NEW).status_code == 303
        assert browser.get("/log").status_code == 200
    assert set(fresh.gate.accounts.all()) == {"Ansel", "Ada", "Tem"}


def test_nobody_locks_themselves_out(fresh: House) -> None:
    with fresh.signed_in("Ada") as browser:
        assert send(browser, "/people/remove", name="Ada").status_code == 422
        assert send(browser, "/people/role", name="Ada", role="reader").status_code == 422
        assert send(browser, "/people/remove", name="Nobody").status_code == 404
        assert send(browser, "/people/role", name="Rana", role="king").status_code == 422
    assert fresh.gate.accounts.all()["Ada"].role is Role.ADMIN


def test_a_name_is_shown_as_text(fresh: House) -> None:
    with fresh.signed_in("Ada") as browser:
        answer = send(browser, "/people/add", name="<b>Tem", role="reader", password=NEW)
        assert answer.status_code == 422
        assert "<b>" not in answer.text
