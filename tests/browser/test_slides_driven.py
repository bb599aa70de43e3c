"""Slides in a real browser: every slide of every lesson holds its text; keys and buttons work; paper has the notes."""

import pytest

from jtbd_helpers.teaching.lesson import lesson_numbers
from jtbd_helpers.teaching.slides import write_slides

pytestmark = pytest.mark.browser
READABLE = 14  # px on a slide of 1280 × 720


@pytest.fixture(scope="module")
def browser(chromium_path):
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=chromium_path, args=["--no-sandbox", "--disable-gpu"])
        yield chromium
        chromium.close()


def opened(browser, number, folder):
    """The slides of a lesson in a page that may load nothing else, and the requests it tried."""
    file = folder / f"{number}.html"
    write_slides(number, file)
    page, requests = browser.new_page(viewport={"width": 1280, "height": 720}), []
    page.on("request", lambda request: requests.append(request.url))
    page.goto(file.as_uri())
    page.wait_for_selector("body.live")
    return page, [url for url in requests if not url.startswith(("file:", "data:"))]


@pytest.mark.parametrize("number", lesson_numbers())
def test_every_slide_holds_its_text_and_asks_nobody(number, browser, tmp_path):
    page, requests = opened(browser, number, tmp_path)
    assert requests == []
    assert page.evaluate("document.querySelectorAll('section[data-over]').length") == 0
    sizes = page.evaluate("[...document.querySelectorAll('section')].map(s => +s.dataset.size)")
    assert min(sizes) >= READABLE
    page.close()


def test_keys_and_buttons(browser, tmp_path):
    page, _ = opened(browser, "05", tmp_path)
    shown = page.locator("section.on")
    first = shown.locator("h1").inner_text()
    assert first.startswith("05 · ")
    page.keyboard.press("ArrowRight")
    assert shown.locator("h1").inner_text() != first
    assert shown.count() == 1
    assert not shown.locator("aside").is_visible()
    page.keyboard.press("n")
    assert shown.locator("aside").is_visible()
    page.get_by_role("button", name="Notes").press("Space")  # a button is a button, not the next slide
    assert not shown.locator("aside").is_visible()
    page.keyboard.press("End")
    assert shown.get_attribute("aria-label").split()[1] == shown.get_attribute("aria-label").split()[3]
    page.keyboard.press("ArrowRight")
    page.get_by_role("button", name="Back").click()
    page.keyboard.press("Home")
    assert shown.locator("h1").inner_text() == first
    page.emulate_media(media="print")
    assert page.locator("section").nth(5).is_visible()
    assert page.locator("section aside").nth(5).is_visible()
    assert not page.get_by_role("navigation").is_visible()
    page.close()
