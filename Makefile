# Every target makes the environment it needs; nothing has to be installed by hand.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# Where the tests of other versions do not go: whole sites, and the browser.
SLOW := tests/browser tests/leaks tests/site tests/publish/test_killed.py tests/publish/test_full_disk.py

.DEFAULT_GOAL := site
.PHONY: site serve check test test-long test-newest test-oldest test-pythons reproduce lock sbom advisories bench clean

$(VENV)/.ready: pyproject.toml requirements.lock
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

site: $(VENV)/.ready
	$(BIN)/governance build
	@echo "The public site is in site/public, the internal one in site/internal."

serve: $(VENV)/.ready
	@$(BIN)/governance serve

check: $(VENV)/.ready
	$(BIN)/python tests/support/tools.py
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/vulture

# A process that is done takes tests from the other; else each has whole rooms, and makes once what
# the tests of a room share.
PYTEST := pytest --numprocesses auto --dist worksteal

test: check
	$(BIN)/$(PYTEST)

# All examples, attempts and looks, and how much of the program they reach.
test-long: check
	$(BIN)/$(PYTEST) --long --cov --cov-report term:skip-covered

# uv resolves what pip cannot: the lowest versions, and one lock for all systems.
build/uv: | $(VENV)/.ready
	$(PYTHON) -m venv $@
	$@/bin/pip install --quiet --disable-pip-version-check uv

BUILD_BACKEND := $(BIN)/python -c 'import tomllib; print(*tomllib.load(open("pyproject.toml", "rb"))["build-system"]["requires"], sep="\n")'
UV := build/uv/bin/uv

test-newest: RESOLUTION := highest
test-oldest: RESOLUTION := lowest-direct
test-newest test-oldest: test-%: build/uv
	$(PYTHON) -m venv --clear build/$*
	$(BUILD_BACKEND) | $(UV) pip install --quiet --python build/$* --resolution $(RESOLUTION) \
		--requirement - --requirement pyproject.toml --extra test
	$(UV) pip install --quiet --python build/$* --no-deps --no-build-isolation --editable .
	$(UV) pip freeze --quiet --python build/$*
	build/$*/bin/$(PYTEST) $(addprefix --ignore ,$(SLOW))

# The same bytes under every Python that is found.
test-pythons:
	$(PYTHON) tests/pythons.py

# The same bytes from two builds in two folders, which have little else in common.
reproduce: $(VENV)/.ready
	$(BIN)/python tests/reproduce.py

lock: build/uv
	$(BUILD_BACKEND) | $(UV) pip compile pyproject.toml - --extra test --upgrade --universal \
		--python-version 3.11 --generate-hashes --no-emit-index-url --no-strip-extras \
		--custom-compile-command "make lock" --quiet --output-file requirements.lock

# What the program is made of, in the format of CycloneDX.
sbom: $(VENV)/.ready
	$(BIN)/python tests/sbom.py build/sbom.cdx.json
	@echo "The bill of materials is in build/sbom.cdx.json."

# Whether a list of advisories in the format of OSV has anything about what is locked.
advisories: $(VENV)/.ready
	@$(BIN)/python tests/advisories.py "$(ADVISORIES)"

bench: $(VENV)/.ready
	PYTHONPATH=tests $(BIN)/python -m bench $(TASKS)

clean:
	rm -rf $(VENV) build site
