"""JupyterLab in a real browser: `lab.open(...)` gives a notebook that can be run, driven by keyboard and read.

    def test_quiz(lab):
        with lab.open(["import jtbd_helpers as jtbd", "jtbd.explore('blend_slider')"]) as notebook:
            notebook.run_all()
            notebook.page.get_by_role("slider").first.press("ArrowRight")

Each opened notebook collects its requests; leaving the `with` block fails when one went off the machine.
"""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from pathlib import Path

import nbformat
import pytest

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
LOUD = "NO CHROMIUM ON PATH: the widgets were NOT checked in a browser. Install `chromium` and run this again."
LOCAL = ("http://127.0.0.1:", "ws://127.0.0.1:", "data:", "blob:", "chrome", "about:", "devtools:")
TOKEN = "only-on-this-machine"
WAIT = 20_000  # milliseconds for whatever should appear
THEMES = {"light": "JupyterLab Light", "dark": "JupyterLab Dark"}
# Windowing would leave cells that are out of sight without their widgets.
SETTINGS = {"notebook-extension/tracker": {"windowingMode": "none"}}


def pytest_terminal_summary(terminalreporter):
    if any(LOUD in str(report.longrepr) for report in terminalreporter.stats.get("skipped", [])):
        terminalreporter.write_line(f"!!! {LOUD} !!!", red=True, bold=True)


class Notebook:
    """An opened notebook: `.page` (playwright), `.run_all()`, `.reload()`, and the requests it made."""

    def __init__(self, page, address: str):
        self.page = page
        self.address = address
        self.requests: list[str] = []
        page.context.on("request", lambda request: self.requests.append(request.url))
        page.set_default_timeout(WAIT)

    def goto(self):
        self.page.goto(self.address)
        self.page.wait_for_selector(".jp-Notebook .jp-Cell", timeout=60_000)
        # The tool bar says idle before a kernel exists; only the status bar can be trusted.
        self.page.locator("#jp-main-statusbar").get_by_text("| Idle").wait_for(timeout=90_000)

    def reload(self):
        """Load the page again, as a learner does who comes back; the kernel lives on."""
        self.goto()

    def run_all(self, timeout: float = 120.0):
        """Run every cell and wait until each has a new number; an error in a cell fails."""
        before = max(self._numbers(), default=0)
        self.page.locator(".lm-MenuBar-itemLabel").get_by_text("Run", exact=True).click()
        self.page.get_by_text("Run All Cells", exact=True).click()
        end = time.monotonic() + timeout
        while time.monotonic() < end:
            numbers = self._numbers()
            wrong = self.page.locator("[data-mime-type='application/vnd.jupyter.error']")
            if wrong.count():
                pytest.fail(f"a cell failed:\n{wrong.first.inner_text()}")
            if numbers and min(numbers) > before:
                return
            time.sleep(0.1)
        pytest.fail(f"cells still running after {timeout:.0f} s: {numbers}")

    def _numbers(self) -> list[int]:
        """The numbers beside the code cells, 0 while a cell waits or runs; folded code shows none."""
        prompts = self.page.locator(".jp-CodeCell .jp-InputPrompt").all_inner_texts()
        return [int("".join(filter(str.isdigit, prompt)) or 0) for prompt in prompts if prompt.strip()]

    def outside(self) -> list[str]:
        """Requests that left the machine."""
        return [url for url in self.requests if not url.startswith(LOCAL)]


class Lab:
    """A running JupyterLab on loopback with an empty home; `folder` is what it serves."""

    def __init__(self, folder: Path, home: Path, port: int, chromium):
        self.folder, self.home, self.port, self.chromium = folder, home, port, chromium

    @contextmanager
    def open(self, notebook: str | Path | list[str], theme: str = "light", width: int = 1280, height: int = 1000):
        """Open a notebook file (a copy of it) or a list of code cells; checks its requests when done."""
        self._set("apputils-extension/themes", {"theme": THEMES[theme]})
        name = self._place(notebook)
        context = self.chromium.new_context(viewport={"width": width, "height": height}, reduced_motion="reduce")
        address = f"http://127.0.0.1:{self.port}/doc/tree/{name}?token={TOKEN}&reset"
        opened = Notebook(context.new_page(), address)
        try:
            opened.goto()
            yield opened
            assert opened.outside() == [], "a request left the machine"
        finally:
            context.close()

    def _set(self, plugin: str, settings: dict):
        path = self.home / "settings" / "@jupyterlab" / f"{plugin}.jupyterlab-settings"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(settings))

    def _place(self, notebook) -> str:
        if isinstance(notebook, list):
            book = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source) for source in notebook])
        else:
            book = nbformat.read(notebook, as_version=4)
            for cell in book.cells:
                if cell.cell_type == "code":
                    cell.execution_count = None  # a saved number would look like a cell that has run
        book.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3", "language": "python"}
        number = len(list(self.folder.glob("*.ipynb")))
        name = f"{number:02d}_{Path(notebook).name}" if not isinstance(notebook, list) else f"{number:02d}_cells.ipynb"
        nbformat.write(book, self.folder / name)
        return name


@pytest.fixture(scope="session")
def chromium_path():
    path = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    if path is None and os.environ.get("CI"):
        pytest.fail(LOUD)
    if path is None:
        pytest.skip(LOUD)
    return path


@pytest.fixture(scope="module")  # a home of its own for every file: one file's learner is not another's
def lab(chromium_path, tmp_path_factory):
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=WAIT)
    home, folder = tmp_path_factory.mktemp("home"), tmp_path_factory.mktemp("course")
    with _server(home, folder) as port, sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=chromium_path,
            args=["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"],
        )
        running = Lab(folder, home, port, chromium)
        for plugin, settings in SETTINGS.items():
            running._set(plugin, settings)
        yield running
        chromium.close()


@contextmanager
def _server(home: Path, folder: Path):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    # The news pop-up can be switched off only here.
    page_config = home / "config" / "labconfig" / "page_config.json"
    page_config.parent.mkdir(parents=True)
    page_config.write_text('{"disabledExtensions": {"@jupyterlab/apputils-extension:announcements": true}}')
    places = {
        "HOME": home,
        "JTBD_HOME": home / "jtbd",
        "IPYTHONDIR": home / "ipython",
        "JUPYTER_CONFIG_DIR": home / "config",
        "JUPYTER_DATA_DIR": home / "data",
        "JUPYTER_RUNTIME_DIR": home / "runtime",
        "JUPYTERLAB_SETTINGS_DIR": home / "settings",
        "JUPYTERLAB_WORKSPACES_DIR": home / "workspaces",
    }
    options = [
        "--no-browser",
        "--allow-root",
        "--ServerApp.ip=127.0.0.1",
        f"--ServerApp.port={port}",
        f"--IdentityProvider.token={TOKEN}",
        f"--ServerApp.root_dir={folder}",
        "--LabApp.news_url=None",
        "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
        "--LabApp.extension_manager=readonly",
    ]
    environment = {**os.environ, **{key: str(value) for key, value in places.items()}, "OPENBLAS_NUM_THREADS": "1"}
    environment.pop("PYTEST_CURRENT_TEST", None)  # the kernel is a learner's, not a test
    with (home / "lab.log").open("w") as log:
        command = [sys.executable, "-m", "jupyterlab", *options]
        server = subprocess.Popen(command, env=environment, stdout=log, stderr=subprocess.STDOUT)
        try:
            _wait_for(server, port, home / "lab.log")
            yield port
        finally:
            server.send_signal(signal.SIGINT)
            time.sleep(0.3)
            server.terminate()
            server.wait(30)


def _wait_for(server, port: int, log: Path):
    for _ in range(240):
        if server.poll() is not None:
            break
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/api/status?token={TOKEN}", timeout=2)
            return
        except (urllib.error.URLError, OSError):
            time.sleep(0.25)
    pytest.fail(f"JupyterLab did not start:\n{log.read_text()[-2000:]}")
