"""Whoever answers by a misconception sees its reason, and then a sister question with it (course test 13)."""

import pytest
from learn_kit import fill, press, text_of

import jtbd_helpers as jtbd
from jtbd_helpers.course.learn import bank as bank_module
from jtbd_helpers.course.learn.bank import forms


def wrong_answer(item, misconception):
    """An answer that shows this misconception, or None."""
    for index, option in enumerate(item.options):
        if option.misconception == misconception:
            right = [i for i, o in enumerate(item.options) if o.correct]
            return index if item.type == "single" else [*right, index]
    for wrong in (w for w in item.known_wrong if w.misconception == misconception):
        if item.type == "place2d":
            return [sum(side) / 2 for side in wrong.range]
        value = wrong.value if wrong.range is None else sum(wrong.range) / 2
        return str(value if item.type == "numeric" else forms(value)[0])
    for index, part in enumerate(item.parts if item.type in ("order", "classify", "match") else ()):
        if part.misconception == misconception and item.type == "order":
            order = sorted(range(len(item.parts)), key=lambda i: item.parts[i].answer)
            here = order.index(index)
            order[here - 1], order[here] = order[here], order[here - 1]
            return order
        if part.misconception == misconception:
            other = next(label for label in item.labels if label != part.answer)
            return [other if p is part else p.answer for p in item.parts]
    return None


def test_every_misconception_of_the_tiny_banks_is_followed_up(banks):
    for lesson in bank_module.lessons():
        bank = bank_module.load_bank(lesson)
        assert [m for m in bank.misconceptions if not is_followed_up(bank, m)] == []


@pytest.mark.parametrize("lesson", bank_module.lessons())
def test_every_misconception_of_the_course_is_followed_up(lesson):
    bank = bank_module.load_bank(lesson)
    assert [m for m in bank.misconceptions if not is_followed_up(bank, m)] == []


def is_followed_up(bank, misconception):
    """Answer an item by this misconception in the widget: its reason, then a sister that carries it too."""
    for item in bank.questions:
        answer = wrong_answer(item, misconception)
        sister = bank.parallel_to(item, (misconception,))
        if answer is None or not sister or misconception not in sister.misconceptions:
            continue
        box = jtbd.quiz(bank.lesson, item=item.id).box
        fill(box, item, answer)
        press(box, "Check")
        carriers = (*item.options, *item.parts, *item.known_wrong)
        assert any(c.reason in text_of(box) for c in carriers if c.misconception == misconception), item.id
        press(box, "Another question on this")
        return bool(set(text_of(box, "jtbd-stem").split()) & set(sister.stem.split()))
    return False
