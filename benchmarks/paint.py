"""How soon Chromium shows the workbench's pages, and how soon they answer to a hand.

    python -m benchmarks.paint [--article 2000] [--ledger 50000]

One article of so many statements and a ledger of so many are made from records; a real `sayso
serve` shows them in Debian's Chromium. Prints JSON: milliseconds to the first contentful paint of
each page, the last of TURNS and the slowest; and from a key, a click or a choice to the next paint,
the slowest of each kind (0: under FEWEST, which the browser does not tell apart).
"""

import argparse
import json
import tempfile
import time
from pathlib import Path

from benchmarks.load import serving
from playwright.sync_api import Error, Page, sync_playwright

from sayso.identity import statement_id
from sayso.ingest import document_from_text
from sayso.ledger import reads, writes
from sayso.ledger.opening import open_ledger
from sayso.records import (
    Act,
    Link,
    Qualification,
    Quote,
    Reading,
    Source,
    SourceKind,
    Span,
    Statement,
    Voice,
)

CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = "--headless --no-sandbox --disable-gpu --disable-background-networking".split()
AT = "2031-05-04T12:00:00+00:00"
SPEAKERS = ("Ada Vell", "Mira Tolvane", "Oren Dask", "The ministry", "Lena Foss")
PORTS = ("Senn", "Ansel", "Tarn", "Lorn", "Elver")
TO_A_PARAGRAPH = 4
SMALL = 100  # statements of the ledger's other articles
TURNS = 3
FEWEST = 16  # milliseconds
READY = 60_000

LISTEN = """() => { window.slow = {}; new PerformanceObserver((list) => {
  for (const one of list.getEntries())
    slow[one.name] = Math.max(slow[one.name] ?? 0, one.duration);
}).observe({ type: "event", durationThreshold: 16, buffered: true }); }"""
PAINTED = """() => new Promise((done) => { new PerformanceObserver((list) => {
  for (const one of list.getEntriesByName("first-contentful-paint")) done(one.startTime);
}).observe({ type: "paint", buffered: true }); })"""


def long_reading(count: int, number: int = 0) -> Reading:
    """An article of `count` statements, each somebody's word on so many ships."""
    parts: list[str] = []
    said: list[tuple[Span, Span, Span, int]] = []
    at = 0
    for n in range(count):
        who = SPEAKERS[n % len(SPEAKERS)]
        words = f"that {n + number} ships had arrived at Port {PORTS[n % len(PORTS)]}"
        line = f"{who} said {words}."
        mention, cue = Span(at, at + len(who)), Span(at + len(who) + 1, at + len(who) + 5)
        said.append((mention, cue, Span(cue.end + 1, cue.end + 1 + len(words)), n % len(SPEAKERS)))
        line += "\n\n" if n % TO_A_PARAGRAPH == TO_A_PARAGRAPH - 1 else " "
        parts.append(line)
        at += len(line)
    document = document_from_text(
        "".join(parts).rstrip(),
        outlet=f"Paper {number % 40}",
        published=f"2031-{number % 12 + 1:02}-01",
        title=f"Ships, {number}",
    )
    statements = tuple(
        Statement(
            id=statement_id(document.id, (content,), (cue,)),
            voice=Voice.ATTRIBUTED,
            chain=(Link(f"src-{who}", mention, cue, Act.COMMUNICATION),),
            content=(content,),
            quote=Quote.INDIRECT,
            qualification=Qualification(),
            figures=(),
            score=0.9,
        )
        for mention, cue, content, who in said
    )
    sources = tuple(
        Source(f"src-{n}", who, SourceKind.PERSON, tuple(m for m, _, _, k in said if k == n))
        for n, who in enumerate(SPEAKERS)
    )
    return Reading("1+made", document, sources, statements)


def filled(place: Path, article: int, statements: int) -> str:
    """A ledger of at least so many statements; the id of its long article."""
    ledger = open_ledger(place)
    for number in range(max(0, statements - article) // SMALL + 1):
        reading = long_reading(article if number == 0 else SMALL, number)
        writes.add(ledger, writes.Arrival(reading, f"made-{number}", f"made-{number}", AT))
    found = reads.kept(ledger, "made-0").id
    ledger.close()
    return found


def painted(page: Page, address: str) -> dict[str, float]:
    """Milliseconds to the first contentful paint."""
    took = []
    for _ in range(TURNS):
        page.goto(address, wait_until="load", timeout=READY)
        took.append(round(page.evaluate(PAINTED)))
    return {"last ms": took[-1], "most ms": max(took)}


def at_the_article(page: Page) -> dict[str, float]:
    """Keys from statement to statement, a filter, the pointer on a passage."""
    page.evaluate(LISTEN)
    for _ in range(5):
        page.keyboard.press("j")
    for value in (SPEAKERS[1], ""):
        page.locator("#f-who").focus()
        page.keyboard.press("ArrowDown" if value else "ArrowUp")
        page.wait_for_timeout(200)
    page.locator("a.p").nth(9).click()
    return _slow(page)


def at_the_library(page: Page) -> dict[str, float]:
    """Words typed into the search."""
    page.evaluate(LISTEN)
    page.locator("input[name=words]").click()
    page.keyboard.type("ships at Port Senn", delay=30)
    return _slow(page)


def _slow(page: Page) -> dict[str, float]:
    page.wait_for_timeout(300)
    found = page.evaluate("() => slow")
    return {name: found.get(name, 0) for name in ("keydown", "click", "input", "pointerdown")}


def measured(place: Path, document: str) -> dict[str, dict[str, float]]:
    """Each page of a workbench on that ledger."""
    with serving(place) as (address, key), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        _reached(page, f"{address}/?token={key}")
        rows = {
            "library": painted(page, f"{address}/"),
            "input at the library": at_the_library(page),
            "search": painted(page, f"{address}/?words=ships"),
            "sources": painted(page, f"{address}/sources"),
            "an article": painted(page, f"{address}/documents/{document}"),
            "input at the article": at_the_article(page),
        }
        browser.close()
    return rows


def _reached(page: Page, address: str) -> None:
    until = time.monotonic() + READY / 1000
    while True:
        try:
            page.goto(address)
            return
        except Error:
            if time.monotonic() > until:
                raise
            time.sleep(0.2)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--article", type=int, default=2000)
    parser.add_argument("--ledger", type=int, default=50_000)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "ledger.sqlite"
        document = filled(place, asked.article, asked.ledger)
        print(json.dumps({**vars(asked), **measured(place, document)}, indent=1))


if __name__ == "__main__":
    main()
