"""Signing in as a person would, in Chromium over TLS: an analyst judges, a reader only looks."""

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Page, expect

from sayso.ledger import reads
from sayso.web.desk import Desk
from tests.chromium import needs_chromium
from tests.web.entering import SECRET, House

pytestmark = needs_chromium


@contextmanager
def entered(browser: Browser, place: House, name: str) -> Iterator[Page]:
    """Signed in by the page; afterwards no script failed and nothing beyond the house was asked."""
    said: list[str] = []
    context = browser.new_context(ignore_https_errors=True)  # the test signed its own certificate
    page = context.new_page()
    page.on("request", lambda request: said.append(request.url))
    page.on("console", lambda message: said.append(f"console: {message.text}"))
    page.on("pageerror", lambda error: said.append(f"error: {error}"))
    page.goto(f"{place.home}/sources")
    page.get_by_label("Name").fill(name)
    page.get_by_label("Password").fill(SECRET)
    page.get_by_role("button", name="Sign in").click()
    expect(page).to_have_url(f"{place.home}/sources")
    yield page
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    page.goto(f"{place.home}/log")
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    context.close()
    odd = [one for one in said if not one.startswith(f"{place.home}/")]
    assert not odd, odd


def test_an_analyst_signs_what_they_judge(browser: Browser, place: House, desk: Desk) -> None:
    with entered(browser, place, "Ansel") as page:
        page.locator("table tbody a").first.click()
        page.get_by_label("Value").fill("B2")
        page.get_by_role("button", name="Write down").click()
        expect(page.locator("table", has_text="Ansel")).to_contain_text("B2")
    last = reads.judgements(desk.ledger)[-1]
    assert (last.by, last.value) == ("Ansel", "B2")


def test_a_reader_walks_through_pages_that_offer_no_change(browser: Browser, place: House) -> None:
    with entered(browser, place, "Rana") as page:
        page.goto(place.home)
        expect(page.get_by_role("button", name="Read")).to_have_count(0)
        page.locator("table tbody a").first.click()
        expect(page.locator(".tools")).to_be_visible()  # its script runs
        page.keyboard.press("j")
        expect(page.get_by_role("link", name="Link to it")).to_be_visible()
        page.keyboard.press("s")
        expect(page.locator("dialog[open]")).to_have_count(0)
        expect(page.get_by_role("button", name="Source…")).to_have_count(0)
        page.keyboard.press("?")
        expect(page.get_by_role("dialog")).not_to_contain_text("leave a note")
        page.keyboard.press("Escape")
