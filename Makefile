# Two commands do everything from a bare Python: `make report` and `make test`.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check -q

# Which Python made the environment and where it stands: one whose Python is gone, is another
# version, or that was moved or copied, answers otherwise than it was noted and is made anew.
WHICH := import sys; print(*sys.version_info[:2], sys.prefix)

.PHONY: report test lint format types lock dictionary clean FORCE

report: $(VENV)/.run
	$(BIN)/dxanalysis run

test: $(VENV)/.dev
	$(BIN)/dxanalysis ingest
	$(BIN)/python -m pytest -n auto --dist loadfile --nbval-lax tests notebooks

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/nbstripout --keep-id --verify notebooks/*.ipynb

types: $(VENV)/.dev
	$(BIN)/mypy

format: $(VENV)/.dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	$(BIN)/nbstripout --keep-id notebooks/*.ipynb

# The locks pin every package by hash, the build's own included, and name no index.
lock: $(VENV)/.dev
	$(BIN)/uv pip compile -q pyproject.toml --extra build $(LOCK_OPTIONS) -o requirements.lock
	$(BIN)/uv pip compile -q pyproject.toml --extra build --extra dev -c requirements.lock \
		$(LOCK_OPTIONS) -o requirements-dev.lock

LOCK_OPTIONS := --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	--no-annotate --no-header

dictionary: $(VENV)/.dev
	$(BIN)/python -m dxanalysis.schema.dictionary

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis

NOTED := $(shell cat $(VENV)/.made 2>/dev/null)
FOUND := $(shell $(BIN)/python -c '$(WHICH)' 2>/dev/null)
ifneq "$(FOUND)" "$(or $(NOTED),none)"
$(VENV)/.made: FORCE
endif

$(VENV)/.made:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=python3.11 ...")'
	$(PYTHON) -m venv --clear $(VENV)
	$(BIN)/python -c '$(WHICH)' > $@

$(VENV)/.run: requirements.lock pyproject.toml $(VENV)/.made
	$(PIP) install --require-hashes -r requirements.lock
	$(PIP) install --no-deps --no-build-isolation -e .
	touch $@

$(VENV)/.dev: requirements-dev.lock $(VENV)/.run
	$(PIP) install --require-hashes -r requirements-dev.lock
	touch $@
