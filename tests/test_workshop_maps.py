"""Role maps, concepts and empathy maps as states: checks, truth tables, worked cases, exports."""

from itertools import product

import pytest

from jtbd_helpers.course.workshop import concept, empathy, roles
from jtbd_helpers.course.workshop.form import changed
from jtbd_helpers.course.workshop.relations import REASONS, RELATIONS, relation
from jtbd_helpers.statements.gallery import gallery

MAP, CONCEPT, EMPATHY = roles.ROLE_MAP, concept.CONCEPT_BUILDER, empathy.EMPATHY_MAP


def kinds(form, state):
    return [remark.kind for remark in form.remarks(state)]


def seat(state, role, **known):
    return changed(state, "roles", role, to=state["roles"][role] | known)


# -- role map ------------------------------------------------------------------------------------------


def test_who_helps_whom_has_four_answers():  # S4.6
    table = {(we, they): relation(we, they) for we, they in product((False, True), repeat=2)}
    assert table == {
        (True, False): "customer",
        (False, True): "partner",
        (True, True): "platform candidate",
        (False, False): "none",
    }
    assert set(REASONS) == set(RELATIONS.values())


@pytest.mark.parametrize(
    ("case", "cells"),
    [  # S2.9: user, influencer, recommender, decision maker, economic buyer, as in the source
        ("teens_games", ("Teen", "Friends", "Friends", "Teens/Parents", "Parents")),
        ("business_intelligence", ("Report Users", "Report Users", "Line of Business Management", "CIO", "CFO")),
    ],
)
def test_the_sources_tables_are_loaded_as_they_stand(case, cells):
    state = MAP.start(case)
    buying = ("user", "influencer", "recommender", "decision_maker", "economic_buyer")
    assert tuple(state["roles"][role]["who"] for role in buying) == cells


@pytest.mark.parametrize(
    ("case", "beneficiary", "executor"),
    [
        ("navigation", "Driver", "Driver"),
        ("artery", "Patient", "Doctor"),
        ("secure_data", "Company employees", "IT manager"),
    ],
)
def test_beneficiary_and_executor_as_in_the_source(case, beneficiary, executor):  # S1.6
    state = MAP.start(case)
    assert [state["roles"][role]["who"] for role in ("beneficiary", "executor")] == [beneficiary, executor]
    assert roles.same_person(state) == (case == "navigation")
    assert ("are the same" in roles.markdown(state)) == (case == "navigation")


@pytest.mark.parametrize("case", MAP.cases)
def test_worked_maps_leave_nothing_open(case):
    assert MAP.remarks(MAP.start(case)) == []
    assert "stand as in the source text" in MAP.start(case)["note"]


def test_an_empty_role_must_be_set_to_none_on_purpose():  # S2.9
    state = MAP.start(None)
    assert kinds(MAP, state).count("blank") == len(roles.ROLES)
    state = seat(state, "influencer", nobody=True)
    assert kinds(MAP, state).count("blank") == len(roles.ROLES) - 1
    assert roles.seat_in_words(state["roles"]["influencer"]) == "none"
    assert "7 of 8" not in MAP.in_words(state)
    assert "1 of 8 roles settled" in MAP.in_words(state)


def test_a_business_map_without_a_saboteur_is_questioned():  # S2.10
    state = changed(MAP.start("business_intelligence"), "roles", "saboteur", to=MAP.empty["roles"]["saboteur"])
    assert "no saboteur" in kinds(MAP, state)
    none = seat(state, "saboteur", nobody=True)
    assert "no saboteur" in kinds(MAP, none)  # a tick alone is no reason
    because = seat(none, "saboteur", because="everybody keeps their work")
    assert kinds(MAP, because) == []
    assert "none, because everybody keeps their work" in roles.markdown(because)
    consumer = changed(none, "market", to="consumer")
    assert "no saboteur" not in kinds(MAP, consumer)


def test_a_saboteur_needs_a_motive_and_a_response():  # S2.10
    state = seat(MAP.start("business_intelligence"), "saboteur", motive="", response=" ")
    assert kinds(MAP, state) == ["no motive", "no response"]


def test_one_person_in_two_roles_is_questioned_in_business_and_medicine_only():  # S1.6
    state = seat(MAP.start("artery"), "executor", who="patient")
    assert kinds(MAP, state) == ["one person"]
    assert kinds(MAP, changed(state, "market", to="consumer")) == []
    bought = seat(MAP.start("business_intelligence"), "user", who="CFO")
    assert kinds(MAP, bought) == ["buyer as user"]


def test_parties_are_exported_with_what_they_are():
    rows = MAP.rows(MAP.start("business_intelligence"))
    party = {row[1]: row[-1] for row in rows if row[0] == "party"}
    expected = {
        "The firm": "customer",
        "A consultancy that sets it up": "platform candidate",
        "A data centre": "partner",
    }
    assert party == expected


# -- concept builder -----------------------------------------------------------------------------------


@pytest.mark.parametrize("answers", list(product(("", "yes", "no"), repeat=3)))
def test_before_building(answers):  # S0.7: all 27
    state = CONCEPT.start(None)
    for key, answer in zip(concept.QUESTIONS, answers, strict=True):
        state = changed(state, "questions", key, "answer", to=answer)
    expected = "not decided" if "" in answers else "go" if answers == ("yes",) * 3 else "no"
    assert concept.verdict(state) == expected
    reasons = concept.reasons_against(state)
    assert len(reasons) == answers.count("no") == len(set(reasons))
    assert all(reason in concept.markdown(state) for reason in reasons)


@pytest.mark.parametrize(
    ("field", "words", "kind"),
    [
        ("job", "Use the app", "solution"),
        ("job", "The road", "verb"),
        ("value_target", "Arriving on time", "direction"),
        ("circumstance", "there is no app for it", "wish"),
        ("circumstance", "several stops", "no kind"),
        ("feature", "plans the order", "no mode"),
    ],
)
def test_faults_are_named_while_typing(field, words, kind):  # S0.22
    state = CONCEPT.start(None)
    state = changed(state, "job", to=words) if field == "job" else changed(state, "chains", 0, field, to=words)
    assert kind in [remark.kind for remark in concept.field_remarks(state, 0, field)]
    assert kind in kinds(CONCEPT, state)


def test_a_struggle_that_only_repeats_its_target_is_questioned():
    state = changed(CONCEPT.start(None), "chains", 0, "value_target", to="Minimise the likelihood of arriving late")
    state = changed(state, "chains", 0, "moment_of_struggle", to="minimise likelihood of arriving late")
    assert "repeats" in [remark.kind for remark in concept.field_remarks(state, 0, "moment_of_struggle")]
    state = changed(state, "chains", 0, "circumstance", to="arriving")
    assert "repeats" in [remark.kind for remark in concept.field_remarks(state, 0, "circumstance")]


def test_chains_are_added_and_ordered():
    state = concept.add_chain(changed(CONCEPT.start(None), "chains", 0, "feature", to="first"))
    assert [chain["feature"] for chain in state["chains"]] == ["first", ""]
    assert [chain["feature"] for chain in concept.move_chain(state, 0, 1)["chains"]] == ["", "first"]
    assert concept.move_chain(state, 0, -1) == state
    assert any(remark.where == "Feature, chain 2" for remark in CONCEPT.remarks(state))


@pytest.mark.parametrize("example", gallery(), ids=lambda example: example.id)
def test_every_example_of_the_gallery_opens_without_a_remark(example):
    state = CONCEPT.start(example.id)
    assert CONCEPT.remarks(state) == []
    assert state["job"] == example.job
    assert example.origin in state["note"]
    assert concept.verdict(state) == example.decision


# -- empathy map ---------------------------------------------------------------------------------------


def test_the_students_have_six_fields_and_every_line_its_job_or_the_word_that_it_has_none():  # S4.14
    state = EMPATHY.start("students")
    assert len(state["fields"]) == 6
    assert all(state["fields"].values())
    rows = [row for row in EMPATHY.rows(state)[1:] if not row[0].startswith("question")]
    assert {row[3] for row in rows} == {"yes", "no"}
    assert all(bool(row[2]) == (row[3] == "yes") for row in rows)
    assert "(not linked to a job)" in empathy.markdown(state)
    assert [remark.kind for remark in EMPATHY.remarks(state)] == ["unlinked"]


def test_the_export_holds_four_answers_and_blanks_are_listed():  # S2.4
    answers = [row for row in EMPATHY.rows(EMPATHY.start("students")) if row[0].startswith("question")]
    assert len(answers) == 4
    assert all(row[1] for row in answers)
    blank = EMPATHY.start(None)
    listed = [remark.where for remark in EMPATHY.remarks(blank) if remark.kind == "blank"]
    assert listed[:5] == ["Segment", "Question 1", "Question 2", "Question 3", "Question 4"]
    assert len(listed) == 11
    assert empathy.markdown(blank).count("(blank)") == 4


def test_a_line_whose_job_is_gone_is_unlinked_again():
    state = changed(EMPATHY.start("students"), "jobs", 0, to="")
    assert kinds(EMPATHY, state).count("unlinked") > 1


def test_a_map_wants_a_day_to_look_again():  # S4.13
    assert "no date" in kinds(EMPATHY, changed(EMPATHY.start("students"), "look_again", to=" "))
