# Two commands matter: `make app` opens the questionnaire, `make test` checks everything. Each sets up what it needs.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

# Pip says nothing while it downloads. The variable makes an old pip build as a new one does.
install = echo "setting up $(VENV), once: downloading about 200 MB, a minute or more ..." \
	&& PIP_USE_PEP517=1 $(BIN)/python -m pip install --quiet --disable-pip-version-check -e '$(1)' && echo "set up."

.PHONY: app test test-deep check fix bench help chromium clean

help:  ## list the commands
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/make \1\t\2/' | expand -t 18

app: $(VENV)/app  ## open the questionnaire in a browser
	@$(BIN)/advisor app

test: check chromium  ## everything: lint, types, architecture, all tests
	$(BIN)/python -m pytest -n 2 --dist worksteal

test-deep: $(VENV)/dev  ## the tests that make up their cases, with many more of them
	$(BIN)/python -m pytest -n 2 --dist worksteal -m hypothesis --hypothesis-profile deep

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

$(VENV)/app:
	@$(call install,.)
	@touch $@

$(VENV)/dev:
	@$(call install,.[dev])
	@touch $@ $(VENV)/app

$(VENV)/bench:
	@$(call install,.[dev,bench])
	@touch $@ $(VENV)/app $(VENV)/dev

$(VENV)/app $(VENV)/dev $(VENV)/bench: pyproject.toml | $(VENV)/bin/python
