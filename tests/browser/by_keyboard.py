"""Lessons done by somebody without a mouse: one's own answers, each field of a form, Check, and what is said."""

import re

from playwright.sync_api import expect

from jtbd_helpers.course.learn import session

LEARNER = "learner"  # as whom the notebooks start
PACE = 400  # milliseconds; pressed at once, Enter may overtake the last letters on their way


def own(exercise) -> tuple[object, dict]:
    """The data of the learner in the browser, and the right answers to them."""
    data = exercise.data(session.exercise_seed(LEARNER, exercise.id))
    return data, exercise.as_fields(exercise.reference(data))


def mistaken(exercise, mistake: str) -> dict:
    """The answers of the learner in the browser with one known mistake."""
    data, right = own(exercise)
    return right | exercise.as_fields(next(m for m in exercise.mistakes if m.id == mistake).compute(data))


def box_with(page, words):
    return page.locator(".jtbd-box").filter(has_text=words)


def form_of(page, exercise):
    """The form of an exercise; its title alone may stand elsewhere, too."""
    return box_with(page, exercise.title).filter(has=page.get_by_role("button", name="Check", exact=True))


def press_check(page, box):
    box.get_by_role("button", name="Check", exact=True).focus()
    page.wait_for_timeout(PACE)
    page.locator("#jp-main-statusbar").get_by_text("| Idle").wait_for()
    page.keyboard.press("Enter")


def expect_says(box, words, where="feedback"):
    """Wait until that part of the box ("feedback", "status", "notice") says these words, in this case of letters."""
    words = words if isinstance(words, re.Pattern) else re.compile(re.escape(words))
    expect(box.locator(f".jtbd-{where}").get_by_text(words).first).to_be_visible()


def write(page, field, words):
    field.focus()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type(words)


def tick(page, line, wanted: bool):
    if line.is_checked() != wanted:
        line.focus()
        page.keyboard.press("Space")


def fill(page, box, exercise, answers):
    """Answer every field and press Check."""
    ticked = []
    for field in exercise.answers:
        value = answers[field.name]
        if field.kind == "choices":
            for choice in field.choices:  # the same line may stand in several lists
                line = box.get_by_role("checkbox", name=choice, exact=True).nth(ticked.count(choice))
                tick(page, line, choice in value)
            ticked += field.choices
        elif field.kind == "choice":
            lines = box.locator(".widget-radio").filter(has_text=field.label)
            lines.get_by_role("radio", name=value, exact=True).focus()
            page.keyboard.press("Space")
        else:
            write(page, box.get_by_label(field.label), f"{value:.4f}")
    press_check(page, box)


def choose(page, box, line, words):
    """Choose the line of a question that holds this, press Check, wait for the words."""
    box.get_by_role("radio", name=re.compile(re.escape(line))).focus()
    page.keyboard.press("Space")
    press_check(page, box)
    expect_says(box, words)


def wrong_then_right(page, exercise, mistake, reason):
    """A known mistake is told its reason; the right answers are then told so, and the reason is gone."""
    box = form_of(page, exercise)
    fill(page, box, exercise, mistaken(exercise, mistake))
    expect_says(box, reason)
    expect_says(box, "✗ Not yet")
    fill(page, box, exercise, own(exercise)[1])
    expect_says(box, "✓ Correct")
    assert reason not in box.locator(".jtbd-feedback").inner_text()
