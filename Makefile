# Thin targets: each is the one readable command that continuous integration runs too.
PYTHON ?= python3
LAB_ARGS ?=
PYTEST_ARGS ?= -n auto --dist loadscope
BIN := .venv/bin
export OPENBLAS_NUM_THREADS := 1
export PYTHONHASHSEED := 0

.DEFAULT_GOAL := help
.PHONY: help learn test slow env lock lint unit notebooks-check browser notebooks bench datasets anchors pictures

help:  ## say what each target does
	@grep -E '^[a-z-]+:.*##' Makefile | sed -E 's/:[^#]*## */\t/' | expand -t 18

env: .venv/ready  ## make .venv from the lock file

.venv/ready: requirements-lock.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed: make PYTHON=/path/to/python3.12 learn"; exit 1; }
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-lock.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

learn: env  ## open the course in JupyterLab, in a copy you can write in (my_course/)
	$(BIN)/jtbd learn my_course -- $(LAB_ARGS)

test: env lint unit notebooks-check browser  ## check everything: lint, unit tests, notebooks, widgets in a real browser

lint: env  ## style of the code
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

unit: env anchors  ## unit tests
	$(BIN)/python -m pytest $(PYTEST_ARGS)

notebooks-check: env  ## notebooks match their sources, and give what they gave
	$(BIN)/python notebooks/src/build.py --check
	$(BIN)/python -m pytest -m notebooks $(PYTEST_ARGS) --dist load

browser: env  ## widgets used in JupyterLab in a real browser
	$(BIN)/python -m pytest tests/browser -m browser -s

pictures: env  ## screenshots of the lessons for the docs
	$(BIN)/python -m pytest tests/browser/make_pictures.py -m browser -q

slow: env  ## what takes long: many seeds, calibration, older pandas
	$(BIN)/python -m pytest -m slow $(PYTEST_ARGS)

notebooks: env  ## build the notebooks from their sources and run them
	$(BIN)/python notebooks/src/build.py

datasets: env  ## make the shipped data sets anew
	$(BIN)/python -m jtbd_helpers.data datasets

anchors: env  ## fetch real data for published cases (git-ignored; never shipped)
	@test -f anchors/electricity.csv.gz || $(BIN)/python tests/fetch_anchors.py || \
	  echo "LOUD: the anchor data could not be fetched, so the published cases that need it are SKIPPED."

bench: env  ## ratios against named peers
	for script in tests/bench/bench_*.py; do $(BIN)/python $$script; done

lock: env  ## resolve the dependencies anew
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/python -m uv pip compile --universal --python-version 3.11 --extra dev --generate-hashes \
	  --no-header --no-annotate --upgrade --output-file requirements-lock.txt pyproject.toml
