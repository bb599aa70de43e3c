"""The explorables in JupyterLab in a real browser: the printed keyboard path is driven, both themes are read."""

import pytest
from playwright.sync_api import expect

from jtbd_helpers.course.explorables.shelf import SHELF

pytestmark = pytest.mark.browser
FIRST = "import jtbd_helpers as jtbd"
CONTROLS = "input, select, button, .noUi-handle"


@pytest.fixture(scope="module", params=["light", "dark"])
def shelf(lab, request):
    """One notebook with every explorable, in each theme."""
    with lab.open([FIRST, *(f"jtbd.explore('{name}')" for name in SHELF)], theme=request.param) as notebook:
        notebook.run_all()
        yield notebook.page


def box(page, name):
    """The widget of that name, in sight."""
    found = page.locator(".jtbd-box").nth(list(SHELF).index(name))
    found.scroll_into_view_if_needed()
    return found


def press(page, widget, *keys):
    """Go to the first control, then use the keyboard alone."""
    widget.locator(CONTROLS).first.focus()
    for key in keys:
        page.keyboard.press(key)


def expect_says(widget, words):
    """Wait until the line that restates the state says so."""
    expect(widget.locator(".jtbd-status").get_by_text(words)).to_be_visible()


def test_twelve_drivers_to_the_bill_by_keyboard(shelf):  # SX.6
    widget = box(shelf, "twelve_drivers")
    press(shelf, widget, "1")
    expect_says(widget, "Paul is in group 1")
    shelf.keyboard.press("ArrowRight")
    expect_says(widget, "Paul is in group 2")
    for _ in range(11):
        shelf.keyboard.press("Tab")
        shelf.keyboard.press("3")
    expect_says(widget, "12 of 12 cards sorted, 2 groups.")
    shelf.keyboard.press("Tab")
    shelf.keyboard.press("Enter")
    expect_says(widget, "several stops 4, traffic jams 5, no signal 3")
    shelf.keyboard.press("Enter")
    expect_says(widget, "everyone pays 3.05 times what they need")
    assert widget.locator(".jtbd-status").get_attribute("aria-live") == "polite"
    expect(widget.locator(".jtbd-notice")).to_be_visible()


def test_twelve_drivers_with_a_mouse(shelf):
    widget = box(shelf, "twelve_drivers")
    widget.get_by_role("button").click()  # back to the cards
    expect_says(widget, "12 of 12")
    widget.locator(".widget-radio-box label").nth(4).click()
    expect_says(widget, "Paul is in group 5")


def test_blend_slider(shelf):
    widget = box(shelf, "blend_slider")
    press(shelf, widget, "ArrowRight")
    expect_says(widget, "several stops 37 %")
    shelf.keyboard.press("End")
    expect_says(widget, "Customers: several stops 100 %, traffic jams 0 %, no signal 0 %")
    ticks = widget.locator("input[type=checkbox]")
    for number in (1, 2):
        ticks.nth(number).focus()
        shelf.keyboard.press("Space")
    expect_says(widget, "It costs 1.00 times")
    expect(widget.locator(".jtbd-notice")).to_be_visible()


def test_split_toggle(shelf):
    widget = box(shelf, "split_toggle")
    press(shelf, widget, "ArrowRight")
    expect_says(widget, "Split by town or country")
    shelf.keyboard.press("5")
    expect_says(widget, "Split by circumstance")
    shelf.keyboard.press("Tab")
    shelf.keyboard.press("Space")
    expect_says(widget, "Paul and Kate: together")


def test_cause_map(shelf):
    widget = box(shelf, "cause_map")
    press(shelf, widget, "ArrowDown")
    expect_says(widget, "t02 goes with")
    shelf.keyboard.press("Tab")
    shelf.keyboard.press("ArrowRight")
    expect_says(widget, "Severity 3.75 or more")
    widget.locator("input[type=checkbox]").focus()
    shelf.keyboard.press("Space")
    expect_says(widget, "Corrected: ")


def test_problem_or_cause(shelf):
    widget = box(shelf, "problem_or_cause")
    press(shelf, widget, "2")
    expect(widget.locator(".jtbd-feedback").get_by_text("Not yet")).to_be_visible()
    shelf.keyboard.press("1")
    expect(widget.locator(".jtbd-feedback").get_by_text("Correct")).to_be_visible()
    expect_says(widget, "Card 2 of 16. Right at the first try: 0 of 1.")


def test_order_the_steps(shelf):
    widget = box(shelf, "order_the_steps")
    second = widget.locator(".widget-radio-box label").nth(1).inner_text().split(".", 1)[1].strip()
    press(shelf, widget, "ArrowDown", "Tab", "Enter")
    expect_says(widget, f"“{second}” now stands at place 1 of 5.")
    for key in ("Tab", "Tab", "Enter"):
        shelf.keyboard.press(key)
    expect_says(widget, "Checks so far: 1.")


def test_rank_and_place(shelf):  # S2.5
    widget = box(shelf, "rank_and_place")
    press(shelf, widget, "ArrowDown")
    expect_says(widget, "“keep a widened artery open”: place 2 of 6, every day")
    shelf.keyboard.press("Tab")
    shelf.keyboard.press("Enter")
    expect_says(widget, "place 1 of 6, every day: crucial and frequent")
    widget.get_by_role("radio", name="restore a flow").focus()
    shelf.keyboard.press("Space")
    expect_says(widget, "place 2 of 6, once a month: rare but crucial, significant by rule any")
    for key in ("Tab", "Tab", "Tab", "ArrowLeft"):
        shelf.keyboard.press(key)
    expect_says(widget, "once a year: rare but crucial, significant by rule any")
    shelf.keyboard.press("Tab")
    shelf.keyboard.press("2")
    expect_says(widget, "not significant by rule all. Significant: 1 of 6 jobs")
    shelf.keyboard.press("3")
    expect_says(widget, "significant by rule score")
    for key in ("Tab", "Home", "Tab", "Tab", "Home"):  # beside each slider its number is a stop of its own
        shelf.keyboard.press(key)
    expect_says(widget, "not significant by rule score")  # with all the weight on reach
    expect(widget.locator(".jtbd-notice")).to_be_visible()


def test_tour(shelf):
    widget = box(shelf, "tour")
    press(shelf, widget, "Enter", "Tab", "Enter", "4")
    expect_says(widget, "3 of 4 steps seen")


def test_text_can_be_read_in_this_theme(shelf):  # course section 7
    poor = shelf.evaluate(CONTRAST)
    assert poor == []


# Every visible text in the widgets whose contrast with what lies beneath it is under 4.5; colours go through a
# canvas, since the browser reports mixed colours in several notations.
CONTRAST = """() => {
  const pen = Object.assign(document.createElement('canvas'), {width: 1, height: 1})
    .getContext('2d', {willReadFrequently: true});
  const rgba = (css, under) => {
    pen.clearRect(0, 0, 1, 1);
    if (under) { pen.fillStyle = `rgb(${under})`; pen.fillRect(0, 0, 1, 1); }
    pen.fillStyle = css; pen.fillRect(0, 0, 1, 1);
    return [...pen.getImageData(0, 0, 1, 1).data];
  };
  const ground = node => {
    const layers = [];
    for (let n = node; n; n = n.parentElement) layers.unshift(getComputedStyle(n).backgroundColor);
    return layers.reduce((under, css) => rgba(css, under).slice(0, 3), [255, 255, 255]);
  };
  const light = c => c.slice(0, 3).map(v => v / 255)
    .map(v => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [.2126, .7152, .0722][i], 0);
  const poor = [];
  for (const box of document.querySelectorAll('.jtbd-box')) {
    const walk = document.createTreeWalker(box, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) {
      const node = walk.currentNode.parentElement, text = walk.currentNode.data.trim();
      if (!text || node.closest('style, option, [disabled]') || !node.getClientRects().length) continue;
      const under = ground(node), pair = [light(under), light(rgba(getComputedStyle(node).color, under))].sort();
      const ratio = (Math.max(...pair) + .05) / (Math.min(...pair) + .05);
      if (ratio < (node.closest('.jtbd-sign') ? 3 : 4.5)) poor.push(`${text.slice(0, 40)}: ${ratio.toFixed(2)}`);
    }
  }
  return poor;
}"""
