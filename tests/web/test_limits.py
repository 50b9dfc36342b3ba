"""Who asks too often must wait: sign-ins by name and address, requests and uploads by session."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest

from sayso.web import limits
from sayso.web.desk import Desk
from sayso.web.limits import Attempts, Bucket, neighbourhood
from tests.web.entering import SECRET, Clock, House, house, sign_in, token


@pytest.fixture
def fresh(place: House, desk: Desk) -> Iterator[House]:
    """A workbench at which nobody failed yet."""
    with house(desk, place.certificate, place.gate.accounts) as one:
        yield one


@pytest.mark.parametrize("name", ["Rana", "Nobody"])
def test_waits_grow_and_are_alike_for_names_that_nobody_has(fresh: House, name: str) -> None:
    with fresh.visitor() as browser:
        for _ in range(limits.FREE):
            assert sign_in(browser, name, "wrong").status_code == 401
        wait, waits = limits.FIRST_WAIT, []
        for _ in range(4):
            for _ in range(3):  # asking again makes it no longer
                answer = sign_in(browser, name, SECRET)
                assert answer.status_code == 429
                assert "Try again in" in answer.text
            waits.append(int(answer.headers["retry-after"]))
            fresh.clock.now += wait - 0.5
            assert sign_in(browser, name, "wrong").status_code == 429
            fresh.clock.now += 0.5
            assert sign_in(browser, name, "wrong").status_code == 401
            wait *= 2
        assert waits == [2, 4, 8, 16]


def test_the_right_password_after_the_wait_begins_anew(fresh: House) -> None:
    with fresh.visitor() as browser:
        for _ in range(limits.FREE):
            sign_in(browser, "Rana", "wrong")
        assert sign_in(browser, "Rana").status_code == 429
        fresh.clock.now += limits.FIRST_WAIT
        assert sign_in(browser, "Rana").status_code == 303
        browser.cookies.clear()
        for _ in range(limits.FREE):
            assert sign_in(browser, "Rana", "wrong").status_code == 401


def test_one_address_that_tries_many_names_must_wait(fresh: House) -> None:
    with fresh.visitor() as browser:
        for number in range(limits.FREE_ADDRESS):
            assert sign_in(browser, f"guess {number}", "wrong").status_code == 401
        assert sign_in(browser, "another guess", "wrong").status_code == 429
        assert sign_in(browser, "Rana").status_code == 429


def test_people_behind_one_address_who_know_their_passwords_never_wait(fresh: House) -> None:
    for _ in range(limits.FREE_ADDRESS + 5):
        with fresh.signed_in("Rana"):
            pass


def test_many_tries_at_one_time_do_not_come_through(fresh: House) -> None:
    def guess(number: int) -> int:
        with fresh.visitor() as browser:
            return sign_in(browser, "Rana", f"wrong {number}").status_code

    with ThreadPoolExecutor(8) as pool:
        answers = sorted(pool.map(guess, range(16)))
    assert answers == [401] * limits.FREE + [429] * (16 - limits.FREE)


@pytest.mark.parametrize("path", ["/api/v1/session", "/log", "/static/icon.svg"])
def test_a_session_asks_so_often_in_a_minute(fresh: House, path: str) -> None:
    with fresh.signed_in("Rana") as browser, fresh.signed_in("Rana") as other:
        answers = [browser.get("/static/icon.svg").status_code for _ in range(limits.REQUESTS)]
        assert set(answers) == {200}
        refused = browser.get(path)
        assert refused.status_code == 429
        assert int(refused.headers["retry-after"]) == 1
        if path.startswith("/api/"):
            assert refused.json()["error"]["status"] == 429
        assert other.get(path).status_code == 200
        fresh.clock.now += limits.MINUTE / limits.REQUESTS
        assert browser.get(path).status_code == 200
        assert browser.get(path).status_code == 429


def given(browser: httpx.Client, csrf: str, path: str) -> httpx.Response:
    """Something to read that is none: it is counted all the same, and nothing is read."""
    if path == "/add":
        return browser.post(path, data={"csrf": csrf, "url": "none"})
    headers = {"X-CSRF-Token": csrf}
    return browser.post(path, json={"url": "none"}, headers=headers)


def test_a_session_sends_so_many_documents_in_a_minute(fresh: House) -> None:
    with fresh.signed_in("Ansel") as browser:
        csrf = token(browser)
        for number in range(limits.UPLOADS):
            path = ("/add", "/api/v1/documents")[number % 2]
            assert given(browser, csrf, path).status_code == 422
        for path in ("/add", "/api/v1/documents"):
            refused = given(browser, csrf, path)
            assert refused.status_code == 429
            assert int(refused.headers["retry-after"]) == limits.MINUTE / limits.UPLOADS
        assert browser.get("/log").status_code == 200
        fresh.clock.now += limits.MINUTE
        assert given(browser, csrf, "/add").status_code == 422


def test_whoever_holds_the_key_of_their_own_machine_may_ask_on(gate: object) -> None:
    with httpx.Client(headers={"Authorization": f"Bearer {gate.token}"}, timeout=60) as program:
        address = f"http://127.0.0.1:{gate.port}/static/icon.svg"
        answers = [program.get(address).status_code for _ in range(limits.REQUESTS + 10)]
    assert set(answers) == {200}


def test_the_api_says_so(place: House) -> None:
    with place.signed_in("Rana") as browser:
        paths = browser.get("/api/v1/openapi.json").json()["paths"]
    told = [one["responses"]["429"] for path in paths.values() for one in path.values()]
    assert len(told) >= 12
    assert all("Retry-After" in one["headers"] for one in told)


def test_what_is_remembered_of_failures_is_bounded() -> None:
    clock = Clock()
    held = Attempts(1, clock)
    held.tried("first")
    for number in range(limits.REMEMBERED):
        held.tried(f"{number} " + "x" * 1000)
    assert len(held) == limits.REMEMBERED
    assert not held.wait("first")
    assert held.wait(f"{limits.REMEMBERED - 1} " + "x" * 1000)


def test_a_wait_has_an_end_and_is_forgotten() -> None:
    clock = Clock()
    held = Attempts(1, clock)
    for _ in range(2000):
        held.tried("name")
    assert held.wait("name") == limits.LONGEST_WAIT
    clock.now += limits.LONGEST_WAIT
    assert not held.wait("name")
    clock.now += limits.FORGOTTEN + 1
    held.tried("name")
    assert held.wait("name") == limits.FIRST_WAIT


def test_an_allowance_fills_as_time_passes_and_no_further() -> None:
    bucket = Bucket(3, 0.0)
    assert [bucket.wait(0.0, 3) for _ in range(4)] == [0.0, 0.0, 0.0, 20.0]
    assert bucket.wait(10.0, 3) == 10.0
    assert bucket.wait(20.0, 3) == 0.0
    assert [bucket.wait(9999.0, 3) for _ in range(4)] == [0.0, 0.0, 0.0, 20.0]


@pytest.mark.parametrize(
    ("address", "held"),
    [
        ("203.0.113.9", "203.0.113.9"),
        ("::ffff:203.0.113.9", "203.0.113.9"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2::", "2001:db8:1:2::/64"),
        ("fe80::1%lo", "fe80::/64"),
        ("", ""),
    ],
)
def test_an_ipv6_network_is_one_party(address: str, held: str) -> None:
    assert neighbourhood(address) == held
