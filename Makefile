# Every target makes the environment it needs; nothing has to be installed by hand.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.DEFAULT_GOAL := site
.PHONY: site serve test bench clean

$(BIN)/governance: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/.test: pyproject.toml $(BIN)/governance
	$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[test]'
	@touch $@

site: $(BIN)/governance
	$(BIN)/governance build
	@echo "The public site is in site/public, the internal one in site/internal."
	@echo "See them with: make serve"

serve: $(BIN)/governance
	@echo "Public:   http://127.0.0.1:8000/    Internal: http://127.0.0.1:8001/    Stop with Ctrl+C"
	@test -d site/public || $(BIN)/governance build
	@trap 'trap - INT TERM EXIT; kill 0' INT TERM EXIT; \
	$(BIN)/python -m http.server --bind 127.0.0.1 --directory site/public 8000 >/dev/null 2>&1 & \
	$(BIN)/python -m http.server --bind 127.0.0.1 --directory site/internal 8001 >/dev/null 2>&1 & \
	wait

test: $(VENV)/.test
	$(BIN)/python tests/support/tools.py
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/vulture
	$(BIN)/pytest --numprocesses auto --cov --cov-report term:skip-covered

bench: $(VENV)/.test
	$(BIN)/python tests/bench.py

clean:
	rm -rf $(VENV) build site
