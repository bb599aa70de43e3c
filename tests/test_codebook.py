"""The codebook: unknown keys, missing keys, wrong kinds and references, each with its mend."""

import pytest
from survey_files import CODEBOOK, write_survey

import jtbd_helpers as jtbd
from jtbd_helpers.errors import JtbdError
from jtbd_helpers.survey import validate

# name: (old, new, what the message says)
SPOILT = {
    "unknown key": ("weight =", "wieght =", "survey.toml, [survey]: there is no key 'wieght'. Nearest: 'weight'."),
    "unknown key of a target": (
        'id = "calm"',
        'id = "calm"\nthem = "x"',
        "'calm': there is no key 'them'. Nearest: 'theme'.",
    ),
    "unknown table": ("[profile]", "[profil]", "there is no table '[profil]'. Nearest: '[profile]'."),
    "unknown key of a scale": (
        "max = 5",
        "max = 5\nlabel = []",
        "[scale]: there is no key 'label'. Nearest: 'labels'.",
    ),
    "unknown key of [columns]": (
        "[meta]",
        "[columns.age]\nlable = 'x'\n[meta]",
        "[columns.age]: there is no key 'lable'",
    ),
    "unknown key of [meta]": (
        "[meta]",
        "[meta]\nlicense = 'x'",
        "[meta]: there is no key 'license'. Nearest: 'licence'.",
    ),
    "no job": (
        'job = "get to work on time"\n',
        "",
        "`job` is missing. Every survey names the job it asks about.",
    ),  # S4.2
    "empty job": ("get to work on time", " ", "`job` must be text"),
    "no title": ('title = "Ways to work"\n', "", "`title` is missing."),
    "no respondent": ('respondent = "who"\n', "", "`respondent` is missing. Name the column that tells people apart."),
    "no data": ('data = "answers.csv"\n', "", "`data` is missing. Name the data file"),
    "no scale": ("[scale]\nmin = 1\nmax = 5\n", "", "the scale of the ratings is missing"),
    "half a scale": ("max = 5\n", "", "a scale needs `min` and `max`"),
    "scale upside down": (
        "min = 1\nmax = 5",
        "min = 5\nmax = 1",
        "[scale]: the scale is upside down: min 5 is not below",
    ),
    "scale with broken ends": ("max = 5", "max = 5.5", "the ends must be whole numbers, not 1 and 5.5"),
    "scale in words": ("max = 5", 'max = "five"', "`max` must be a number, not 'five'"),
    "too few labels": ("max = 5", 'max = 5\nlabels = ["a", "b"]', "2 labels for a scale of 5 points (1 to 5)"),
    "a label twice": ("max = 5", 'max = 5\nlabels = ["a", "b", "c", "d", "A"]', "a label stands there twice"),
    "id used twice": ('id = "calm"', 'id = "on_time"', "[[value_targets]] 'on_time': this id is used twice."),
    "odd id": ('id = "calm"', 'id = "Calm down"', "an id has lower-case letters, digits and underscores only"),
    "target without ratings": (
        'importance = "imp_2"\nsatisfaction = "sat_2"\n',
        "",
        "[[value_targets]] 'calm': no ratings.",
    ),
    "target without statement": ('statement = "Arrive calm"\n', "", "'calm': `statement` is missing."),
    "circumstance without kind": (
        'kind = "condition"\n',
        "",
        "`kind` is missing. Every circumstance has a kind.",
    ),  # S0.17
    "unknown kind": ('kind = "condition"', 'kind = "conditon"', "there is no kind 'conditon'. Nearest: 'condition'."),
    "other without statement": (
        'statement = "It rains"\nkind = "condition"',
        'kind = "other"',
        "[[circumstances]] 'weather': the kind 'other' says nothing by itself. Add a statement.",
    ),
    # S0.10
    "unknown mode": ('mode = "eliminate"', 'mode = "remove"', "[[features]] 'roof': there is no mode 'remove'."),
    "feature linked to nothing": ('["weather"]', "[]", "'roof': it is linked to no circumstance."),
    "feature without targets": ('targets = ["calm"]', "targets = []", "'roof': it is linked to no value target."),
    "feature of an unknown circumstance": (
        '["weather"]',
        '["wether"]',
        "no circumstance 'wether'. Nearest: 'weather'.",
    ),
    "feature of an unknown target": ('["calm"]', '["clam"]', "there is no value target 'clam'. Nearest: 'calm'."),
    "cost below zero": ("cost = 2.5", "cost = -1", "the cost -1 is below zero"),
    "cost in words": ("cost = 2.5", 'cost = "2 €"', "`cost` must be a number, not '2 €'"),
    "list instead of text": ('weight = "w"', 'weight = ["w"]', "`weight` must be text, not"),
    "text instead of list": ('columns = ["age", "area"]', 'columns = "age"', "`columns` must be a list of texts"),
    "table instead of list": (
        "[[features]]",
        "[features]",
        "[features] must be a list of entries. Write each one under [[features]]",
    ),
    "value instead of table": ("[survey]", "columns = 1\n[survey]", "[columns] must be a table. Write it as [columns]"),
    "broken TOML": ('title = "Ways to work"', "title = Ways to work", "survey.toml: broken TOML"),
    "unknown type": (
        "[meta]",
        "[columns.age]\ntype = 'integr'\n[meta]",
        "there is no type 'integr'. Nearest: 'integer'.",
    ),
    "columns of nothing": (
        "[meta]",
        "[columns.agge]\nlabel = 'x'\n[meta]",
        "there is no column 'agge'. Nearest: 'age'.",
    ),
    "no survey": ("[survey]", "[survay]", "there is no [survey], so this is not the codebook of a survey"),
    "codebook of choices": (
        "[survey]",
        "[choices]",
        "the codebook of a choice study (it has [choices]), not of a survey",
    ),
    "register of signals": ("[survey]", "[signals]", "a register of signals (it has [signals]), not of a survey"),
}


@pytest.mark.parametrize("name", SPOILT)
def test_a_spoilt_codebook_is_refused_with_place_and_mend(name, tmp_path):
    old, new, message = SPOILT[name]
    path = write_survey(tmp_path, [(old, new)])
    with pytest.raises(JtbdError) as refusal:
        jtbd.read_survey(path)
    assert message in " ".join(validate(path))
    assert "survey.toml" in str(refusal.value)


def test_a_codebook_that_is_not_there_is_refused_with_the_nearest(tmp_path):
    write_survey(tmp_path)
    with pytest.raises(JtbdError, match=r"no codebook 'servey.toml'. Nearest: 'survey.toml'"):
        jtbd.read_survey(tmp_path / "servey.toml")


def test_a_data_file_given_as_codebook_is_told_apart(tmp_path):
    write_survey(tmp_path)
    with pytest.raises(JtbdError, match=r"answers.csv: this is a data file, not a codebook.*draft_codebook"):
        jtbd.read_survey(tmp_path / "answers.csv")


def test_a_codebook_in_another_encoding_is_refused(tmp_path):
    path = write_survey(tmp_path)
    path.write_bytes(CODEBOOK.replace("calm", "gelöst").encode("latin-1"))
    with pytest.raises(JtbdError, match="no text in UTF-8"):
        jtbd.read_survey(path)


def test_each_block_may_have_its_own_scale_and_labels(tmp_path):
    scales = (
        '[scale.importance]\nmin = 1\nmax = 5\n[scale.satisfaction]\nmin = 0\nmax = 4\nlabels = ["a","b","c","d","e"]'
    )
    path = write_survey(
        tmp_path,
        [("[scale]\nmin = 1\nmax = 5", scales)],
        [("p1,5,1,4,2", "p1,5,a,4,c"), ("p2,4,2,3,3", "p2,4,B,3,3"), ("p3,3,5,,4", "p3,3,e,,4")],
    )
    survey = jtbd.read_survey(path)
    assert str(survey.scales["importance"]) == "1-5"
    assert str(survey.scales["satisfaction"]) == "0-4"
    assert survey.satisfaction["on_time"].tolist() == [0, 1, 4, 4]
    assert survey.satisfaction["calm"].tolist() == [2, 3, 4, 1]


@pytest.mark.parametrize("kind", ["obstacle", "barrier", "situation", "condition", "other"])
def test_every_kind_of_circumstance_is_read(kind, tmp_path):  # S0.17
    survey = jtbd.read_survey(write_survey(tmp_path, [('kind = "condition"', f'kind = "{kind}"')]))
    assert survey.circumstance_list["kind"].tolist() == [kind, "situation", "barrier"]


def test_pooled_roles_are_read_and_said(tmp_path):  # S1.8
    path = write_survey(tmp_path, [('respondent = "who"', 'respondent = "who"\nrole = "area"')])
    survey = jtbd.read_survey(path, roles="pooled")
    assert survey.role.tolist() == ["urban", "rural", "urban", "rural"]
    assert "People of different roles were pooled: rural, urban." in survey.notes
    with pytest.raises(JtbdError, match=r"no role 'rurall'\. Nearest: 'rural'"):
        jtbd.read_survey(path, roles="rurall")


def test_one_of_several_roles_is_kept_and_said(tmp_path):  # S1.8
    path = write_survey(tmp_path, [('respondent = "who"', 'respondent = "who"\nrole = "area"')])
    survey = jtbd.read_survey(path, roles="rural")
    assert survey.importance.index.tolist() == survey.frame.index.tolist() == ["p2", "p4"]
    assert survey.weights.mean() == pytest.approx(1)
    assert survey.notes[-1] == "Only people in the role rural were kept: 2 of 4."
    assert not any("pooled" in note for note in survey.notes)


def test_one_role_for_everybody_is_no_mixture(tmp_path):
    path = write_survey(
        tmp_path,
        [('respondent = "who"', 'respondent = "who"\nrole = "area"')],
        [("45,rural", "45,urban"), (",,rural", ",,urban")],
    )
    assert set(jtbd.read_survey(path).role) == {"urban"}
