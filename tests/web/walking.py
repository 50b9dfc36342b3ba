"""A page of the workbench in Chromium that keeps all it asked for and all its console said."""

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Page

from sayso.web.gates import Gate


@contextmanager
def signed_in(browser: Browser, gate: Gate, scheme: str = "light") -> Iterator[Page]:
    """Signed in at the library. Afterwards: nothing was asked beyond loopback, no script failed,
    and the content policy had nothing to refuse."""
    asked: list[str] = []
    context = browser.new_context(
        viewport={"width": 1280, "height": 900}, color_scheme=scheme, accept_downloads=True
    )
    page = context.new_page()
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: asked.append(f"console: {message.text}"))
    page.on("pageerror", lambda error: asked.append(f"error: {error}"))
    page.goto(gate.address)
    yield page
    context.close()
    home = f"http://127.0.0.1:{gate.port}/"
    odd = [one for one in asked if not one.startswith(home)]
    assert not odd, odd


def paths(page: Page, gate: Gate) -> dict[str, str]:
    """An address for every kind of page."""
    home = f"http://127.0.0.1:{gate.port}"

    def first(path: str) -> str:
        page.goto(home + path)
        return str(page.locator("table tbody a").first.get_attribute("href"))

    document = first("/")
    source = first("/sources")
    return {
        "library": "/",
        "search": "/?words=ships",
        "reader": document,
        "words": f"{document}/words?at=0-60",
        "claims": "/claims",
        "dossier": first("/claims"),
        "sources": "/sources",
        "source": source,
        "positions": f"{source}/changes",
        "changes": "/changes?since=2031-01-01",
        "log": "/log",
        "error": "/documents/nothing-of-that-name",
    }
