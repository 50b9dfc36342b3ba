"""The main path, as a person walks it: drop files, read, follow a claim to its words, mend a
source, undo, mark words, export."""

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from sayso.web.gates import Gate
from tests.chromium import needs_chromium
from tests.web.conftest import AFFAIR
from tests.web.walking import signed_in

pytestmark = needs_chromium

DROP = """([name, words]) => {
  const data = new DataTransfer();
  data.items.add(new File([words], name, { type: "text/html" }));
  for (const kind of ["dragover", "drop"]) {
    const what = { dataTransfer: data, bubbles: true, cancelable: true };
    document.dispatchEvent(new DragEvent(kind, what));
  }
}"""

LINE = "one => { const r = one.getClientRects()[0]; return [r.x, r.y + r.height / 2, r.width]; }"


@pytest.fixture
def page(browser: Browser, gate: Gate) -> Iterator[Page]:
    with signed_in(browser, gate) as page:
        yield page


def _read(page: Page, title: str) -> None:
    page.get_by_role("link", name="Library").click()
    page.get_by_role("link", name=title).click()
    expect(page.locator(".tools")).to_be_visible()  # its script has come


def _marked(page: Page, passage: Locator) -> str:
    """What a person marks who draws the pressed mouse over the line where a passage begins."""
    left, middle, width = passage.evaluate(LINE)
    page.mouse.move(left + 2, middle)
    page.mouse.down()
    page.mouse.move(left + width / 2, middle, steps=8)
    words = page.evaluate("String(getSelection())")
    page.mouse.up()
    assert len(words) > 3
    return str(words)


def test_files_that_are_dropped_are_read_and_told(page: Page) -> None:
    path = sorted(AFFAIR.glob("*.html"))[5]
    before = page.locator("table tbody a").count()
    page.evaluate(DROP, [path.name, path.read_text("utf-8")])
    expect(page.locator("#tasks li")).to_contain_text(["1 new"], timeout=60_000)
    expect(page.locator("table tbody a")).to_have_count(before + 1, timeout=30_000)


def test_a_claim_is_followed_to_its_words(page: Page) -> None:
    page.get_by_role("link", name="Claims").click()
    page.locator("table tbody a").first.click()
    expect(page.locator("figure.timeline svg").first).to_be_visible()
    page.locator("figure.timeline a").last.click()
    aim = page.url.rpartition("#")[2]
    assert aim.startswith("s")
    expect(page.locator(f"#{aim}")).to_be_in_viewport()


GRAPH = "document.querySelector('.cy')._cyreg.cy"
SHOWN = f"""() => new Promise((told) => requestAnimationFrame(() => requestAnimationFrame(() =>
  told({GRAPH}.nodes(':visible').map((node) => node.id()).sort()))))"""  # once it is drawn
WHERE = f"""id => {{
  const at = {GRAPH}.getElementById(id).renderedPosition();
  const box = document.querySelector(".cy").getBoundingClientRect();
  return [box.x + at.x, box.y + at.y];
}}"""


def test_what_goes_back_to_an_origin_is_folded_away_and_brought_back(page: Page) -> None:
    page.get_by_role("link", name="Claims").click()
    page.locator("table tbody a").first.click()
    graph = page.locator(".cy").first
    graph.scroll_into_view_if_needed()
    whole = page.evaluate(SHOWN)
    rows = page.locator("figure.graph + *").first.inner_text()
    choice = page.get_by_label("Fold away what goes back to").first
    root = choice.locator("option").nth(1).get_attribute("value")

    choice.select_option(root)
    left = page.evaluate(SHOWN)
    assert root in left
    assert set(left) < set(whole)
    told = page.get_by_text("folded away", exact=False).last
    expect(told).to_have_text(f"{len(whole) - len(left)} of {len(whole)} folded away")
    assert page.locator("figure.graph + *").first.inner_text() == rows

    page.get_by_role("button", name="Unfold").first.click()
    assert page.evaluate(SHOWN) == whole
    page.wait_for_timeout(500)  # two clicks within a moment would be one double click
    page.mouse.dblclick(*page.evaluate(WHERE, root))
    assert page.evaluate(SHOWN) == left
    page.mouse.dblclick(*page.evaluate(WHERE, root))
    assert page.evaluate(SHOWN) == whole


def test_a_source_is_changed_beside_its_statement_and_back(page: Page) -> None:
    _read(page, "A convoy in the night")
    page.keyboard.press("j")
    page.keyboard.press("j")
    expect(page.locator(".panel .actions")).to_be_visible()
    page.keyboard.press("s")
    dialog = page.get_by_role("dialog", name="Change the source")
    dialog.get_by_label("Whose word").fill("Mira Tolvane")
    dialog.get_by_role("button", name="Write down").click()
    expect(page.locator(".source .name", has_text="Mira Tolvane")).to_be_visible()
    assert "#s" in page.url
    page.get_by_role("button", name="Undo: source").click()
    expect(page.locator(".source .name", has_text="Mira Tolvane")).to_have_count(0)


def test_two_names_of_a_source_become_one_and_two_again(page: Page) -> None:
    page.get_by_role("link", name="Sources").click()
    before = page.locator("table tbody tr").count()
    one, other = (page.locator("table tbody a").nth(n).inner_text() for n in (0, 1))
    page.locator("table tbody a").first.click()
    page.locator(".hits .content a").first.click()
    expect(page.locator(".tools")).to_be_visible()
    page.get_by_role("button", name="Same as…").click()
    dialog = page.get_by_role("dialog", name="One source under two names")
    dialog.get_by_label("Its source is the same").fill(other)
    dialog.get_by_role("button", name="Write down").click()
    expect(page.locator("h1")).to_have_text(other)
    page.get_by_role("link", name="Sources").click()
    expect(page.locator("table tbody tr")).to_have_count(before - 1)
    page.get_by_role("link", name="Log").click()
    page.get_by_role("button", name="Undo").first.click()
    page.get_by_role("link", name="Sources").click()
    expect(page.locator("table tbody tr")).to_have_count(before)
    expect(page.get_by_role("link", name=one, exact=True)).to_be_visible()


def test_marked_words_become_a_statement_and_are_taken_back(page: Page, gate: Gate) -> None:
    _read(page, "Panic in Lissau over four ships")
    document = page.url.rpartition("/")[2]
    words = _marked(page, page.locator(".text p a.p").first)
    dialog = page.get_by_role("dialog", name="The words that you marked")
    marked = dialog.locator("blockquote").inner_text(timeout=5000)
    assert marked == words.strip()
    dialog.get_by_label("Whose word").fill("Oona Brandt")
    dialog.get_by_label("the words deny it").check()
    dialog.get_by_role("button", name="Write down").click()
    expect(page.get_by_role("button", name="Undo: add")).to_be_visible()
    address = f"http://127.0.0.1:{gate.port}/export/documents/{document}.json"
    reading = json.loads(page.request.get(address).text())
    added = [
        one
        for one in reading["statements"]
        if "".join(span["text"] for span in one["content"]) == marked.strip()
    ]
    assert [one["polarity"] for one in added] == ["negated"]
    page.get_by_role("button", name="Undo: add").click()
    expect(page.get_by_role("button", name="Undo: add")).to_have_count(0)


def test_statements_are_filtered_and_lead_to_the_raw_words(page: Page) -> None:
    _read(page, "A convoy in the night")
    choice = page.locator("#f-who")
    choice.select_option(index=1)
    expect(page.locator("#f-count")).to_contain_text(" of ")
    expect(page.locator(".entry[hidden]")).not_to_have_count(0)  # they go after the count is shown
    shown = page.locator(".entry:not([hidden])").count()
    assert 0 < shown < page.locator(".entry").count()
    choice.select_option("")
    expect(page.locator(".entry[hidden]")).to_have_count(0)
    page.keyboard.press("Escape")
    page.locator("h1").click()
    page.keyboard.press("j")
    words = page.locator(".entry.current .content a").inner_text()
    page.get_by_role("link", name="Raw words", exact=True).click()
    expect(page.locator("mark#at")).to_be_visible()
    assert page.locator("mark#at").inner_text().split()[0] == words.split()[0]


@pytest.mark.parametrize("ending", ["CSV", "JSON", "Markdown", "HTML page"])
def test_what_a_page_shows_is_had_as_a_file(page: Page, ending: str) -> None:
    _read(page, "A convoy in the night")
    with page.expect_download() as waiting:
        page.get_by_role("link", name=ending).click()
    words = waiting.value.path().read_text("utf-8")
    assert "convoy" in words.casefold()


def test_a_search_is_narrowed_by_facets_and_kept(page: Page) -> None:
    page.get_by_label("Words").fill("soldiers")
    page.get_by_role("button", name="Search").click()
    facet = page.locator(".facets li").first
    left = int(facet.locator(".count").inner_text())
    facet.locator("a").click()
    expect(page.locator(".hits li")).to_have_count(left)
    page.get_by_label("Keep this search as").fill("soldiers seen")
    page.get_by_role("button", name="Keep").click()
    expect(page.locator(".chips a")).to_have_text(["soldiers seen"])
    page.get_by_role("button", name="Drop the search soldiers seen").click()
    expect(page.locator(".chips a")).to_have_count(0)
