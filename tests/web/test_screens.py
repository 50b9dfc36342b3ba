"""Every page in light and dark: no serious fault for those who use it otherwise, and it fits.

Pictures are left in build/screens for people to look at.
"""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from sayso.web.gates import Gate
from tests.chromium import needs_chromium
from tests.web.entering import SECRET, House
from tests.web.walking import paths, signed_in

SCREENS = Path(__file__).resolve().parents[2] / "build" / "screens"
GRAVE = {"serious", "critical"}
WIDTHS = (320, 1280)

pytestmark = needs_chromium


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_page_fits_and_has_no_grave_fault(browser: Browser, gate: Gate, scheme: str) -> None:
    SCREENS.mkdir(parents=True, exist_ok=True)
    faults: list[str] = []
    with signed_in(browser, gate, scheme) as page:
        for name, path in paths(page, gate).items():
            if name != "error":  # its 404 stands in the console; tested apart
                page.goto(f"http://127.0.0.1:{gate.port}{path}", wait_until="networkidle")
                faults += _faults(page, name, scheme)
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_so_do_the_pages_of_accounts(browser: Browser, place: House, scheme: str) -> None:
    SCREENS.mkdir(parents=True, exist_ok=True)
    context = browser.new_context(ignore_https_errors=True, color_scheme=scheme)
    page = context.new_page()
    page.goto(f"{place.home}/people")
    faults = _faults(page, "sign-in", scheme)
    page.get_by_label("Name").fill("Ada")
    page.get_by_label("Password").fill(SECRET)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", name="People")).to_be_visible()
    faults += _faults(page, "people", scheme)
    page.get_by_role("link", name="Ada").click()
    expect(page.get_by_role("heading", name="Your password")).to_be_visible()
    faults += _faults(page, "password", scheme)
    context.close()
    assert not faults, "\n".join(faults)


def _faults(page: Page, name: str, scheme: str) -> list[str]:
    """What is gravely wrong with the page as it is; pictures of it at each width are left."""
    page.set_viewport_size({"width": WIDTHS[-1], "height": 900})
    faults = []
    for one in Axe().run(page).response["violations"]:
        if one["impact"] in GRAVE:
            nodes = [node["html"][:120] for node in one["nodes"][:3]]
            faults.append(f"{name}: {one['id']}: {nodes}")
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        wider = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        if wider > 0:
            faults.append(f"{name}: {wider} pixels wider than {width}")
        page.screenshot(path=SCREENS / f"{name}-{scheme}-{width}.png", full_page=True)
    return faults
