"""Pictures of a segmentation: what stands on the Axes."""

import matplotlib

matplotlib.use("Agg")

import matplotlib.pyplot as plt
import pytest
from planted import segmented


@pytest.fixture(autouse=True)
def closed():
    yield
    plt.close("all")


def texts(ax) -> str:
    return " | ".join(t.get_text() for t in ax.texts)


def test_one_bar_per_segment_with_its_circumstance():
    segments = segmented("navigation", 0, null_draws=19, refits=5)
    ax = segments.plot()
    assert len(ax.patches) == 5
    assert [t.get_text() for t in ax.get_yticklabels()] == list("ABCDE")
    assert ax.get_title("left") == "5 segments by struggle and circumstance, n = 535"
    assert "88% of them: Traffic on my way changes\nfrom one minute to the next" in texts(ax)  # as it was asked
    assert "no circumstance stands out" in texts(ax)
    assert "would switch" in texts(ax)


def test_it_draws_on_the_axes_given():
    _, ax = plt.subplots()
    assert segmented("navigation", 0, null_draws=19, refits=5).plot(ax) is ax


def test_none_shows_that_one_group_is_best():
    ax = segmented("noise_twin", 0, null_draws=19, refits=0).plot()
    assert "best: 1" in texts(ax)
    assert ax.get_xlabel() == "Number of groups"


def test_three_questions_each_with_word_number_and_picture():
    segments = segmented("navigation", 0, null_draws=19, refits=5)
    axes = segments.plot_evidence()
    assert len(axes) == 3
    assert axes[0].figure.get_suptitle() == "Clear groups"
    for ax, question in zip(axes, segments.questions.itertuples(), strict=True):
        assert ax.get_title("left") == f"{question.question}\n{question.word}"
        assert question.number in ax.get_xlabel().replace("\n", " ")
    dots = axes[0].lines[0].get_xdata()
    assert sorted(dots) == sorted(segments.twins["separation"].iloc[1:])
    filled = axes[1].collections[0].get_offsets()
    assert len(filled) == round(100 * segments.questions["value"].iloc[1])


def test_what_was_not_measured_says_so():
    axes = segmented("navigation", 0, null_draws=0, refits=0).plot_evidence()
    assert texts(axes[1]) == "not measured"
