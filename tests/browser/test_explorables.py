"""The explorable widgets in JupyterLab in a real browser: by keyboard alone, in both themes."""

import pytest

pytestmark = pytest.mark.browser


def test_a_widget_lives_in_jupyterlab_and_nothing_leaves_the_machine(lab):
    with lab.open(["import ipywidgets\nipywidgets.IntSlider(value=3, description='mix')", "1 + 1"]) as notebook:
        notebook.run_all()
        slider = notebook.page.get_by_role("slider").first
        slider.press("ArrowRight")
        notebook.page.locator(".widget-readout").get_by_text("4").wait_for()
        assert any("127.0.0.1" in url for url in notebook.requests)
