"""The workbench as a person walks it, in Debian's Chromium; nothing is asked beyond loopback."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from sayso.web.gates import Gate
from tests.chromium import needs_chromium

HOSTILE = (
    "<script>document.title = 'taken'</script> & <b>bold</b>, the mayor, Anna Holt, said on Friday."
    " \u202eThe bridge <img src=http://evil.example/x onerror=alert(1)> is shut, Holt said."
)

pytestmark = needs_chromium


@pytest.fixture
def asked() -> list[str]:
    """Addresses that the browser asked, and what its console said."""
    return []


@pytest.fixture
def page(browser: Browser, gate: Gate, asked: list[str]) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 1200, "height": 900})
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: asked.append(f"console: {message.text}"))
    page.on("pageerror", lambda error: asked.append(f"error: {error}"))
    page.goto(gate.address)
    yield page
    page.close()
    home = f"http://127.0.0.1:{gate.port}/"
    assert [one for one in asked if not one.startswith(home)] == []


def test_from_the_library_to_a_statement_and_its_words(page: Page) -> None:
    assert "token" not in page.url
    page.get_by_label("Words").fill("soldiers")
    page.get_by_role("button", name="Search").click()
    expect(page.locator(".hits li").first).to_be_visible()
    page.locator(".hits .content a").first.click()
    assert "/documents/" in page.url
    assert "#s" in page.url
    expect(page.locator(".text")).to_be_visible()


def test_a_claim_leads_to_its_words(page: Page) -> None:
    page.get_by_role("link", name="Claims").click()
    page.locator("table tbody a").first.click()
    expect(page.get_by_role("heading", name="Who takes which side")).to_be_visible()
    side = page.locator("table.matrix a.side").first
    aim = side.get_attribute("href")
    assert aim is not None
    side.click()
    expect(page.locator(aim)).to_be_visible()


def test_a_source_is_mended_and_the_mend_undone(page: Page) -> None:
    page.locator("table tbody a").first.click()
    section = page.get_by_label("Mend", exact=True)
    section.get_by_label("Value").fill("Mira Tolvane")
    section.get_by_label("Why").fill("she speaks here")
    section.get_by_role("button", name="Write down").click()
    log = page.get_by_label("What people judged")
    expect(log).to_contain_text("she speaks here")
    log.get_by_role("button", name="Undo").first.click()
    expect(page.get_by_label("What people judged")).to_contain_text("undo")


def test_pasted_text_is_read_and_stays_text(page: Page) -> None:
    page.get_by_label("Text", exact=True).fill(HOSTILE)
    page.get_by_role("button", name="Read").click()
    row = page.locator("table tbody a", has_text="script")
    expect(row.first).to_be_visible(timeout=60_000)
    row.first.click()
    assert page.title() != "taken"
    expect(page.locator(".text")).to_contain_text("<script>")
    assert page.locator(".text img, .text b, .text script").count() == 0
    assert "\u202e" not in page.content()


@pytest.mark.parametrize("path", ["/", "/claims", "/sources", "/changes?since=2031-01-01", "/log"])
@pytest.mark.parametrize("width", [320, 1280])
def test_pages_fit_and_are_kept_as_pictures(
    page: Page, gate: Gate, path: str, width: int, tmp_path: Path
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"http://127.0.0.1:{gate.port}{path}")
    wider = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    assert wider <= 0
    picture = page.screenshot(path=tmp_path / "page.png")
    assert len(picture) > 5_000


def test_every_page_is_walked_by_keyboard(page: Page) -> None:
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
