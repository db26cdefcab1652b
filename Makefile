# Two commands matter: `make app` opens the questionnaire, `make test` checks everything. Each sets up what it needs.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: app test check fix bench help chromium clean

help:  ## list the commands
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/make \1\t\2/' | expand -t 14

app: $(VENV)/app  ## open the questionnaire in a browser
	@$(BIN)/advisor app

test: check chromium  ## everything: lint, types, architecture, all tests
	$(BIN)/python -m pytest -n 2 --dist worksteal

check: $(VENV)/dev  ## lint, types, architecture
	$(BIN)/ruff check --no-cache .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

fix: $(VENV)/dev  ## mend what the linter can mend
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: $(VENV)/bench  ## measure speed, and how many questions are asked
	$(BIN)/python benchmarks/loading.py
	$(BIN)/python benchmarks/engines.py
	$(BIN)/python benchmarks/questions.py
	$(BIN)/python benchmarks/mutants.py
	$(BIN)/python benchmarks/verification.py

clean:  ## remove the environment
	rm -rf $(VENV)

chromium:
	@sh .ci/chromium

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "advisor needs Python 3.11 or newer; name one, as in: make PYTHON=python3.12 app"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { echo "could not make an environment; on Debian: apt-get install python3-venv"; rm -rf $(VENV); exit 1; }

$(VENV)/app: pyproject.toml | $(VENV)/bin/python
	@echo "setting up (once) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	@touch $@

$(VENV)/dev: pyproject.toml | $(VENV)/bin/python
	@echo "setting up (once) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	@touch $@ $(VENV)/app

$(VENV)/bench: pyproject.toml | $(VENV)/bin/python
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev,bench]'
	@touch $@ $(VENV)/app $(VENV)/dev
