"""Make the README's pictures anew from examples/affair.

    python docs/pictures.py

Needs Debian's Chromium and what the tests need.
"""

import base64
import re
import socket
import struct
import subprocess
import sys
import tempfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
DOCS, AFFAIR = ROOT / "docs", ROOT / "examples" / "affair"
SAYSO = (sys.executable, "-m", "sayso.cli.main")
COLOURS = 200
PIXELS = """async (png) => {
  const image = await createImageBitmap(await (await fetch("data:image/png;base64," + png)).blob());
  const canvas = new OffscreenCanvas(image.width, image.height).getContext("2d");
  canvas.drawImage(image, 0, 0);
  const bytes = canvas.getImageData(0, 0, image.width, image.height).data;
  let text = "";
  for (let i = 0; i < bytes.length; i += 8192) {
    text += String.fromCharCode(...bytes.subarray(i, i + 8192));
  }
  return btoa(text);
}"""
# A claim that one affirms and another denies, and the article that is shown.
CLAIM = "section.claim:has(td .side.affirms):has(td .side.denies)"
ARTICLE = "Statement of the Minister of Defence"


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"]
        )
        dossier(browser, Path(folder) / "affair.html")
        with served(Path(folder) / "ledger.sqlite") as address:
            workbench(browser, address)
        browser.close()


def dossier(browser: Browser, file: Path) -> None:
    """One claim of the page that `sayso compare` writes."""
    sayso("compare", AFFAIR, "--output", file)
    page = browser.new_page(viewport={"width": 900, "height": 1000})
    page.goto(file.as_uri())
    claim = page.locator(CLAIM).first
    claim.evaluate("node => node.scrollIntoView()")
    picture(page, "dossier", height=1000)


def workbench(browser: Browser, address: str) -> None:
    """An article with a statement pointed at, and the list of claims."""
    page = browser.new_page(viewport={"width": 1280, "height": 860})
    page.set_default_timeout(120_000)  # the first comparison takes its time
    page.goto(address)
    page.get_by_role("link", name=ARTICLE).click()
    page.locator("a.p").filter(has_text="that the film").first.focus()
    page.evaluate("scrollTo(0, 0)")
    picture(page, "reader", height=860)
    page.get_by_role("link", name="Claims", exact=True).click()
    page.locator("tbody th a").first.wait_for()
    picture(page, "claims", height=860)


def picture(page: Page, name: str, *, height: int) -> None:
    """What is in view, as a PNG of a palette: a third of the size."""
    page.wait_for_timeout(500)  # until drawings stand
    width = page.viewport_size["width"]
    shot = page.screenshot(clip={"x": 0, "y": 0, "width": width, "height": height})
    beside = page.context.browser.new_page()
    pixels = beside.evaluate(PIXELS, base64.b64encode(shot).decode())
    beside.close()
    rgb = np.frombuffer(base64.b64decode(pixels), np.uint8).reshape(height, width, 4)[..., :3]
    (DOCS / f"{name}.png").write_bytes(png(rgb))


def png(rgb: np.ndarray) -> bytes:
    """The pixels in their COLOURS most frequent colours, others in the nearest of these."""
    height, width, _ = rgb.shape
    found, place, count = np.unique(
        rgb.reshape(-1, 3), axis=0, return_inverse=True, return_counts=True
    )
    kept = found[np.argsort(-count, kind="stable")[:COLOURS]]
    apart = found[:, None].astype(int) - kept[None].astype(int)
    nearest = (apart**2).sum(2).argmin(1).astype(np.uint8)
    rows = np.hstack([np.zeros((height, 1), np.uint8), nearest[place].reshape(height, width)])
    parts = (
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)),
        (b"PLTE", kept.tobytes()),
        (b"IDAT", zlib.compress(rows.tobytes(), 9)),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in parts
    )


@contextmanager
def served(ledger: Path) -> Iterator[str]:
    """The address of the workbench on a ledger of the affair."""
    sayso("add", AFFAIR, "--ledger", ledger)
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [*SAYSO, "serve", "--port", str(port), "--ledger", str(ledger)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as server:
        try:
            line = next(line for line in server.stdout if "http://" in line)
            yield re.search(r"http://\S+", line)[0]
        finally:
            server.terminate()


def sayso(*arguments: object) -> None:
    subprocess.run([*SAYSO, *map(str, arguments)], check=True, cwd=ROOT)


if __name__ == "__main__":
    main()
