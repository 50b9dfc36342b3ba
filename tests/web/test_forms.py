"""Every form carries its session's token, and nothing is changed without it."""

import re
from html.parser import HTMLParser

import httpx
import pytest
from fastapi.routing import APIRoute
from starlette.routing import BaseRoute

from sayso.ledger import reads
from sayso.web.app import workbench
from sayso.web.desk import Desk
from sayso.web.gates import COOKIE, Gate
from sayso.web.guarding import SAFE
from tests.web.entering import House, sign_in, token


class Forms(HTMLParser):
    """The forms of a page that change anything, and the fields that each holds."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []
        self._inside = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._inside = said.get("method", "get").lower() != "get"
            if self._inside:
                self.found.append((said["action"], {}))
        elif tag == "input" and self._inside:
            self.found[-1][1][said.get("name", "")] = said.get("value", "")


def unsafe(routes: list[BaseRoute]) -> set[tuple[str, str]]:
    """All that changes anything, as the application itself knows it."""
    found = set()
    for route in routes:
        if isinstance(route, APIRoute):
            found |= {(method, route.path) for method in route.methods - SAFE}
        elif hasattr(route, "original_router"):
            prefix = route.include_context.prefix
            found |= {(m, prefix + path) for m, path in unsafe(route.original_router.routes)}
    return found


def pages(browser: httpx.Client) -> list[str]:
    article = browser.get("/api/v1/documents?limit=1").json()[0]["document"]
    source = browser.get("/api/v1/sources?limit=1").json()[0]["source"]
    return ["/", "/?words=ships", "/log", "/claims", f"/documents/{article}", f"/sources/{source}"]


def test_every_form_carries_the_token_of_its_session(place: House) -> None:
    seen = set()
    with place.signed_in("Ada") as browser, place.signed_in("Ada") as other:
        ours, theirs = token(browser), token(other)
        assert len(ours) >= 43
        assert ours != theirs
        for path in pages(browser):
            page = browser.get(path).text
            (body,) = re.findall("<body.*>", page)
            assert f"""hx-headers='{{"X-CSRF-Token": "{ours}"}}'""" in body
            assert ours not in other.get(path).text  # whatever is kept of a page to be shown again
            for action, fields in Forms(page).found:
                assert fields["csrf"] == ours, (path, action)
                seen.add(action.partition("?")[0])
    assert {"/judge", "/select", "/add", "/searches", "/sign-out"} <= seen


def test_nothing_is_changed_without_it(place: House, desk: Desk) -> None:
    before = len(reads.judgements(desk.ledger))
    app = workbench(desk, place.gate)
    paths = unsafe(app.routes)
    assert len(paths) >= 9
    with place.signed_in("Ada") as browser, place.signed_in("Ada") as other:
        source = browser.get("/api/v1/sources?limit=1").json()[0]["source"]
        form = {"what": "note", "target": source, "value": "x", "name": "x", "text": "some words"}
        said = {**form, "password": "x", "words": "x"}
        wrong = ("", "wrong", token(other), "é", token(browser) + " ")
        for method, path in paths:
            address = path.replace("{number}", "1")
            for given in wrong:
                answer = browser.request(method, address, data={**said, "csrf": given})
                assert answer.status_code == 403, (path, given)
            assert browser.request(method, address, data=said).status_code == 403, path
            files = {"files": ("a.txt", b"some words")}
            assert browser.request(method, address, data=said, files=files).status_code == 403
            headers = {"X-CSRF-Token": token(other)}
            assert browser.request(method, address, json=form).status_code == 403
            answer = browser.request(method, address, json=form, headers=headers)
            assert answer.status_code == 403, path
    assert len(reads.judgements(desk.ledger)) == before
    assert not desk.tasks.shown()


def test_a_form_of_files_is_taken_with_it(place: House, desk: Desk) -> None:
    files = {"files": ("quay.txt", b"\xe2\x80\x9cGo,\xe2\x80\x9d said Dal.")}
    with place.signed_in("Ansel") as browser:
        answer = browser.post("/add", data={"csrf": token(browser)}, files=files)
        assert answer.headers["location"] == "/#tasks"
    assert [task.name for task in desk.tasks.shown()] == ["quay.txt"]


def test_signing_in_needs_the_form_that_was_given(place: House) -> None:
    with place.visitor() as browser, place.visitor() as other:
        for given in ("", "wrong", token(other, "/sign-in")):
            assert sign_in(browser, "Ada", csrf=given).status_code == 403
        alone = {"name": "Ada", "password": "a pier in the fog", "csrf": token(browser, "/sign-in")}
        for given in (alone, {**alone, "csrf": ""}):
            browser.cookies.clear()
            assert browser.post("/sign-in", data=given).status_code == 403
        assert sign_in(browser, "Ada").status_code == 303


@pytest.mark.parametrize("path", ["/judge", "/api/v1/judgements"])
def test_the_key_in_a_cookie_is_not_enough_but_in_a_header_is(gate: Gate, path: str) -> None:
    home = f"http://127.0.0.1:{gate.port}"
    said = {"what": "note", "target": "nobody", "value": "x"}
    body = {"json": said} if "/api/" in path else {"data": said}
    key = {"Authorization": f"Bearer {gate.token}"}
    with httpx.Client(base_url=home, headers={"Origin": home}, timeout=60) as browser:
        browser.cookies.set(COOKIE, gate.token)
        assert browser.post(path, **body).status_code == 403
        csrf = browser.get("/api/v1/session").json()["csrf"]
        assert browser.post(path, **body, headers={"X-CSRF-Token": csrf}).status_code == 404
    with httpx.Client(base_url=home, headers=key, timeout=60) as program:
        assert program.post(path, **body).status_code == 404
