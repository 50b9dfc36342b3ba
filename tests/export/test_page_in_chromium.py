"""The page in a real browser: from disk, without the net, by keyboard, on a small screen."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request

from sayso.export.dossier import to_dossier
from sayso.export.page import to_page
from sayso.reconciling import compare
from sayso.records import Reading
from tests.chromium import needs_chromium
from tests.told import Line, Opposites, Words, article

pytestmark = needs_chromium


@pytest.fixture
def noise() -> list[str]:
    """Console messages, errors, and requests for anything but the file."""
    return []


@pytest.fixture
def page(
    browser: Browser, senn: Reading, hostile: Reading, noise: list[str], tmp_path: Path
) -> Iterator[Page]:
    file = tmp_path / "page.html"
    file.write_text("".join(to_page([senn, hostile])), encoding="utf-8")

    def heard(message: ConsoleMessage) -> None:
        noise.append(message.text)

    def asked(request: Request) -> None:
        if request.url != file.as_uri():
            noise.append(request.url)

    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.on("console", heard)
    page.on("pageerror", lambda error: noise.append(str(error)))
    page.on("request", asked)
    page.goto(file.as_uri())
    yield page
    page.close()


def shown(page: Page) -> str:
    return page.locator(".panel").first.inner_text()


def test_it_runs_without_error_and_asks_for_nothing(page: Page, noise: list[str]) -> None:
    page.locator("a.p").first.focus()
    assert "js" in (page.locator("html").get_attribute("class") or "")
    assert noise == []


def test_marks_are_seen_and_told_apart_by_their_lines(page: Page) -> None:
    def line(css: str) -> str:
        return page.locator(f".text {css}").first.evaluate(
            "e => getComputedStyle(e).textDecorationLine + ' ' +"
            " getComputedStyle(e).textDecorationStyle"
        )

    assert line(".attributed") == "underline solid"
    assert line(".ascribed") == "underline dotted"
    assert line(".averred").startswith("none")
    tint = page.locator(".text .attributed").first.evaluate("e => getComputedStyle(e).background")
    assert "oklch" in tint


def test_focus_shows_whose_word_on_what(page: Page) -> None:
    page.locator("a.p.ascribed").first.focus()
    details = shown(page)
    for words in (
        "Mira Tolvane on Coast Agency’s mind",
        "“told reporters”",
        "“believes”",
        "affirmed, probable",
        "imagery: satellite images",
        "unverified",
        "4 March (2031-03-04)",
        "at most 12,000 people",
    ):
        assert words in details
    assert page.locator(".p.on").all_inner_texts() == [
        "“up to 12,000 soldiers” have landed at Port Senn"
    ]
    assert "believes" in page.locator(".p.by").all_inner_texts()


def test_keys_go_from_statement_to_statement(page: Page) -> None:
    page.locator("a.p").first.focus()
    page.keyboard.press("Tab")
    assert "Coast Agency’s mind" in shown(page)
    page.keyboard.press("ArrowRight")
    assert "the author" in shown(page)
    page.keyboard.press("ArrowLeft")
    assert "Coast Agency’s mind" in shown(page)
    page.keyboard.press("Escape")
    assert "Point at a marked passage" in shown(page)


def test_hovering_shows_and_a_click_in_the_list_jumps(page: Page) -> None:
    page.get_by_text("“has touched that quay.”", exact=True).hover()
    page.wait_for_selector(".panel .lead:has-text('Government of Karst')")
    page.locator(".entry .content a", has_text="the convoys").click()
    assert "the writer on Oster’s mind" in shown(page)
    assert page.evaluate("document.activeElement.textContent") == "the convoys"


def test_a_small_screen_needs_no_sideways_scrolling_and_hides_no_focus(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    stop = page.locator("a.p.ascribed").first
    stop.focus()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    focused, panel = stop.bounding_box(), page.locator(".panel").first.bounding_box()
    assert focused is not None
    assert panel is not None
    assert focused["y"] + focused["height"] <= panel["y"] + 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_letters_stand_out_from_paper_and_tint(page: Page, scheme: str) -> None:
    """WCAG 2.2 asks 4.5 to 1; pixels are read back from a canvas, for the colours are OKLCH."""
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    lowest = page.evaluate(
        """() => {
        const pen = document.createElement('canvas').getContext('2d');
        const light = (colour) => {
            pen.fillStyle = colour; pen.fillRect(0, 0, 1, 1);
            const [r, g, b] = [...pen.getImageData(0, 0, 1, 1).data].slice(0, 3).map((v) => {
                v /= 255; return v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4; });
            return .2126 * r + .7152 * g + .0722 * b; };
        const paper = getComputedStyle(document.body).backgroundColor;
        const shown = [...document.querySelectorAll('.p, .kind, .tags, .name, .facts dt')];
        const ratios = shown.map((e) => {
            const css = getComputedStyle(e);
            const ground = css.backgroundColor === 'rgba(0, 0, 0, 0)' ? paper : css.backgroundColor;
            const [a, b] = [light(css.color), light(ground)].sort((x, y) => y - x);
            return (a + .05) / (b + .05); });
        return Math.min(...ratios); }"""
    )
    assert lowest >= 4.5


def test_what_is_found_less_surely_can_be_faded(
    browser: Browser, senn: Reading, tmp_path: Path
) -> None:
    share = 1 / len(senn.statements)
    rising = tuple(replace(one, score=n * share) for n, one in enumerate(senn.statements))
    file = tmp_path / "scored.html"
    file.write_text("".join(to_page([replace(senn, statements=rising)])), encoding="utf-8")
    page = browser.new_page()
    page.goto(file.as_uri())
    assert page.locator(".unsure").count() == 0
    page.get_by_label("Fade what is found less surely than").fill("50")
    entries = page.locator(".entry")
    for i in range(entries.count()):
        entry = entries.nth(i)
        low = float(entry.get_attribute("data-score") or 0) < 0.5
        assert ("unsure" in (entry.get_attribute("class") or "")) is low
    assert page.locator(".text .p.unsure").count() > 0
    assert page.locator(".text .p:not(.unsure)").count() > 0
    page.close()


@pytest.fixture
def dossier(
    browser: Browser, senn: Reading, hostile: Reading, tmp_path: Path, noise: list[str]
) -> Iterator[Page]:
    file = tmp_path / "dossier.html"
    landed = "that 3,000 Karstian soldiers landed at Port Senn"
    told = [
        article("Halden Post", "2031-03-05", Line(landed, "Jonas Petrie"), before="News\n" * 60),
        article("Lorn Wire", "2031-03-06", Line(landed.replace("3", "9"), "Mira Tolvane")),
    ]
    comparison = compare([senn, hostile, *told], meaning=Words(), judge=Opposites())
    file.write_text("".join(to_dossier(comparison, "Senn")), encoding="utf-8")
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.on("pageerror", lambda error: noise.append(str(error)))
    page.goto(file.as_uri())
    yield page
    page.close()


def test_what_a_claim_names_leads_to_its_place_in_the_text_and_back(
    dossier: Page, noise: list[str]
) -> None:
    links = dossier.locator("main .claim a[href^='#s']")
    assert links.count() > 5
    for link in links.all():
        link.scroll_into_view_if_needed()
        before = dossier.evaluate("scrollY")
        place = dossier.locator(f"a.p[href='{link.get_attribute('href')}']")
        link.click()
        assert place.evaluate("e => e === document.activeElement")
        assert place.evaluate("e => e.classList.contains('on')")
        box = place.bounding_box()
        assert box is not None
        assert 0 <= box["y"] <= 800
        dossier.go_back()
        dossier.wait_for_function("y => Math.abs(scrollY - y) < 2", arg=before)
    assert noise == []


def test_a_dossier_prints_its_articles_only_when_asked(dossier: Page) -> None:
    page = dossier
    page.emulate_media(media="print")
    articles = page.locator("#articles, .reading")
    assert not any(one.is_visible() for one in articles.all())
    page.emulate_media(media="screen")
    page.get_by_label("print the articles too").check()
    page.emulate_media(media="print")
    assert all(one.is_visible() for one in articles.all())
