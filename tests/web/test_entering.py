"""Accounts at the workbench: signing in over TLS, what each role may, and how sessions end."""

import httpx
import pytest

from sayso.ledger import reads
from sayso.web import sessions
from sayso.web.accounts import Accounts, Role
from sayso.web.desk import Desk
from sayso.web.gates import SESSION, SIGN_IN
from sayso.web.guarding import FEW_BYTES
from sayso.web.sessions import Sessions
from tests.web.entering import PEOPLE, SECRET, Clock, House, sign_in, token

PAGES = ("/", "/claims", "/sources", "/log", "/api/v1/documents", "/api/v1/openapi.json")


def note(browser: httpx.Client, value: str) -> httpx.Response:
    """A judgement by the form of a page."""
    source = browser.get("/api/v1/sources?limit=1").json()[0]["source"]
    form = {"what": "note", "target": source, "value": value, "csrf": token(browser)}
    return browser.post("/judge", data=form)


def note_by_program(browser: httpx.Client, value: str) -> httpx.Response:
    source = browser.get("/api/v1/sources?limit=1").json()[0]["source"]
    said = {"what": "note", "target": source, "value": value}
    headers = {"X-CSRF-Token": browser.get("/api/v1/session").json()["csrf"]}
    return browser.post("/api/v1/judgements", json=said, headers=headers)


@pytest.mark.parametrize("name", PEOPLE)
def test_each_role_may_look(place: House, name: str) -> None:
    with place.signed_in(name) as browser:
        for path in PAGES:
            assert browser.get(path).status_code == 200
        assert name in browser.get("/").text


@pytest.mark.parametrize("write", [note, note_by_program])
def test_a_reader_changes_nothing_and_others_sign_what_they_judge(
    place: House, desk: Desk, write: object
) -> None:
    before = len(reads.judgements(desk.ledger))
    with place.signed_in("Rana") as browser:
        answer = write(browser, "by nobody")
        assert answer.status_code == 403
        assert "reader" in answer.text
        for path in ("/add", "/searches?words=x", "/searches/drop", "/select", "/tasks/1/cancel"):
            assert browser.post(path, data={"name": "x"}).status_code == 403
        assert browser.post("/api/v1/documents", json={"text": "x"}).status_code == 403
    assert len(reads.judgements(desk.ledger)) == before
    for name in ("Ansel", "Ada"):
        with place.signed_in(name) as browser:
            assert write(browser, f"of {name}").status_code in (201, 303)
        last = reads.judgements(desk.ledger)[-1]
        assert (last.by, last.value) == (name, f"of {name}")


def test_forms_are_shown_to_those_who_may_send_them(place: House) -> None:
    with place.signed_in("Rana") as browser:
        article = browser.get("/api/v1/documents?limit=1").json()[0]["document"]
        source = browser.get("/api/v1/sources?limit=1").json()[0]["source"]
        paths = ("/", "/log", f"/documents/{article}", f"/sources/{source}", "/?words=ships")
        for path in paths:
            assert browser.get(path).text.count('method="post"') == 1, path  # to sign out
    with place.signed_in("Ansel") as browser:
        for path in paths:
            assert browser.get(path).text.count('method="post"') > 1, path


def test_nobody_sees_anything_before_signing_in(place: House) -> None:
    with place.visitor() as browser:
        for path in PAGES:
            answer = browser.get(path)
            if path.startswith("/api/"):
                assert answer.status_code == 401
                assert SIGN_IN in answer.json()["error"]["message"]
            else:
                assert answer.status_code == 303
                assert answer.headers["location"].startswith(SIGN_IN)
        assert browser.get("/static/reader.js").status_code == 303
        assert browser.post("/judge", data={}).status_code == 401
        part = browser.get("/tasks", headers={"HX-Request": "true"})
        assert (part.status_code, part.headers["hx-redirect"]) == (401, SIGN_IN)
        bearer = {"Authorization": f"Bearer {SECRET}"}
        assert browser.get("/api/v1/documents", headers=bearer).status_code == 401
        page = browser.get(SIGN_IN)
        assert page.status_code == 200
        assert 'aria-label="Pages"' not in page.text


def test_the_cookie_is_for_https_and_no_script(place: House) -> None:
    with place.visitor() as browser:
        answer = sign_in(browser, "Rana", back="/claims")
        assert answer.headers["location"] == "/claims"
        cookie = answer.headers["set-cookie"]
        assert cookie.startswith(f"{SESSION}=")
        said = {part.strip().lower() for part in cookie.split(";")[1:]}
        assert said == {"httponly", "path=/", "samesite=strict", "secure"}


@pytest.mark.parametrize(
    ("name", "password"),
    [("Rana", "a pier in the fog "), ("Rana", ""), ("rana", SECRET), ("Nobody", SECRET), ("", "")],
)
def test_a_wrong_name_and_a_wrong_password_are_told_alike(
    place: House, name: str, password: str
) -> None:
    with place.visitor() as browser:
        answer = sign_in(browser, name, password)
        assert answer.status_code in (401, 422)
        assert SESSION not in browser.cookies
        if name and password:
            assert "There is no account of that name with that password." in answer.text
        assert browser.get("/").status_code == 303


@pytest.mark.parametrize("length", [True, False])
def test_strangers_and_readers_send_little(place: House, length: bool) -> None:
    """A server must not hold what somebody sends who has not signed in."""
    large = b"name=" + b"x" * FEW_BYTES
    kind = {"Content-Type": "application/x-www-form-urlencoded"}
    with place.visitor() as stranger, place.signed_in("Rana") as reader:
        for browser, path in ((stranger, "/sign-in"), (reader, "/password"), (reader, "/sign-in")):
            body = large if length else iter([large])
            answer = browser.post(path, content=body, headers=kind)
            assert answer.status_code == 413
            assert str(FEW_BYTES) in answer.text
    with place.signed_in("Ansel") as analyst:
        form = {"csrf": token(analyst), "text": "x" * FEW_BYTES, "published": "no day"}
        assert analyst.post("/add", data=form).status_code == 422


def test_a_return_address_leads_nowhere_else(place: House) -> None:
    with place.visitor() as browser:
        for back in ("https://evil.example/", "//evil.example"):
            assert sign_in(browser, "Rana", back=back).headers["location"] == "/log"


def test_signing_out_ends_the_session_itself(place: House) -> None:
    with place.signed_in("Rana") as browser:
        key = browser.cookies[SESSION]
        answer = browser.post("/sign-out", data={"csrf": token(browser)})
        assert answer.headers["location"] == SIGN_IN
        assert SESSION not in browser.cookies
    with place.visitor(cookies={SESSION: key}) as other:
        assert other.get("/").status_code == 303


def test_each_sign_in_makes_another_key(place: House) -> None:
    with place.visitor(cookies={SESSION: "chosen by somebody else"}) as browser:
        keys = {sign_in(browser, "Rana").cookies[SESSION] for _ in range(2)}
        assert len(keys) == 2
        assert all(len(key) >= 43 for key in keys)


def test_a_session_ends_when_nobody_uses_it_and_at_latest_after_hours(place: House) -> None:
    with place.signed_in("Rana") as browser:
        place.clock.now += sessions.IDLE - 1
        assert browser.get("/log").status_code == 200
        place.clock.now += sessions.IDLE + 1
        assert browser.get("/log").status_code == 303
    with place.signed_in("Rana") as browser:
        for _ in range(int(sessions.LONGEST // sessions.IDLE) + 1):
            place.clock.now += sessions.IDLE - 1
            last = browser.get("/log").status_code
        assert last == 303


def test_what_is_changed_about_an_account_holds_at_once(place: House) -> None:
    accounts = Accounts(place.gate.accounts.path)
    accounts.add("Tem", Role.ANALYST, SECRET)
    with place.signed_in("Tem") as browser:
        accounts.set_role("Tem", Role.READER)
        assert note(browser, "too late").status_code == 403
        assert browser.get("/log").status_code == 200
        accounts.set_password("Tem", "another pier entirely")
        assert browser.get("/log").status_code == 303
        assert sign_in(browser, "Tem").status_code == 401
        assert sign_in(browser, "Tem", "another pier entirely").status_code == 303
        accounts.remove("Tem")
        assert browser.get("/log").status_code == 303


def test_accounts_that_cannot_be_read_let_nobody_in(place: House) -> None:
    path = place.gate.accounts.path
    with place.signed_in("Ada") as browser:
        path.chmod(0o644)
        try:
            assert browser.get("/log").status_code == 503
            assert browser.get("/api/v1/documents").json()["error"]["status"] == 503
            assert str(path) not in browser.get("/log").text
            with place.visitor() as other:
                assert sign_in(other, "Ada").status_code == 503
        finally:
            path.chmod(0o600)
        assert browser.get("/log").status_code == 200


@pytest.mark.parametrize("host", ["evil.example", "localhost:{}", "127.0.0.1", "127.0.0.1:1", ""])
def test_another_host_is_refused(place: House, host: str) -> None:
    with place.signed_in("Ada") as browser:
        answer = browser.get("/log", headers={"Host": host.format(place.port)})
        assert answer.status_code == 421


@pytest.mark.parametrize("origin", ["", "null", "https://evil.example", "http://{}", "https://{}0"])
def test_forms_of_other_pages_are_refused(place: House, origin: str) -> None:
    ours = place.home.removeprefix("https://")
    with place.signed_in("Ada") as browser:
        browser.headers["Origin"] = origin.format(ours)
        assert note(browser, "from elsewhere").status_code == 403
        assert browser.post("/sign-out").status_code == 403
        assert sign_in(browser, "Ada").status_code == 403


def test_sessions_of_an_account_are_few_and_the_newest_stay() -> None:
    clock = Clock()
    held = Sessions(clock=clock)
    keys = []
    for _ in range(sessions.EACH + 5):
        clock.now += 1
        keys.append(held.begin("Rana", "hash"))
    assert len(held) == sessions.EACH
    assert [held.of(key) is not None for key in keys] == [False] * 5 + [True] * sessions.EACH
    clock.now += sessions.LONGEST + 1
    held.begin("Ada", "hash")
    assert len(held) == 1
