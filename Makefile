# Two commands do all the set-up on a machine with python3 (≥ 3.11, with venv) and make:
#   make demo    reads the sample archive and serves it
#   make test    installs what the tests need and runs them all
# What is installed goes into .venv and .cache; nothing else on the machine is touched, save that `make test`
# run by root installs the Debian packages that the tests' real servers need.

PYTHON ?= python3
BIN := .venv/bin
UV := $(BIN)/uv pip install --quiet --python $(BIN)/python
export PYTHONNOUSERSITE = 1
unexport PYTHONPATH VIRTUAL_ENV PYTHONHOME

.PHONY: demo test scores check format lock clean install

demo: .venv/installed
	@$(BIN)/camket demo --home .cache/demo

install: .venv/installed

test: .venv/installed-dev
	@scripts/system_packages.sh
	$(BIN)/pytest

# What the pipeline gets wrong on the sample archive, against corpus/scores.json: a loss fails.
scores: .venv/installed-dev
	$(BIN)/python -m corpus.scores --check

check: .venv/installed-dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: .venv/installed-dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

# The lock files carry a hash for every file that may be installed.
lock: .venv/installer
	$(BIN)/uv pip compile --quiet --universal --no-annotate --no-header --generate-hashes pyproject.toml \
	  --output-file requirements.lock
	$(BIN)/uv pip compile --quiet --universal --no-annotate --no-header --generate-hashes pyproject.toml \
	  --extra postgres --group dev --constraint requirements.lock --output-file requirements-dev.lock

clean:
	rm -rf .venv .cache .mypy_cache .ruff_cache .pytest_cache .import_linter_cache

.venv/installer:
	@echo "[1/3] Tạo môi trường riêng trong .venv · creating an environment of its own in .venv"
	@$(PYTHON) -c 'import sys; sys.exit("Camket needs Python 3.11 or newer, this is " + sys.version) if sys.version_info < (3, 11) else 0'
	@$(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check "uv>=0.8,<1"
	@touch $@

.venv/installed: .venv/installer requirements.lock pyproject.toml
	@echo "[2/3] Cài các thư viện (khoảng một phút) · installing the libraries (about a minute)"
	@$(UV) --require-hashes --requirement requirements.lock
	@echo "[3/3] Cài Camket · installing Camket"
	@$(UV) --no-deps --editable .
	@touch $@

.venv/installed-dev: .venv/installed requirements-dev.lock
	@echo "[+] Cài công cụ kiểm thử · installing the test tools"
	@$(UV) --require-hashes --requirement requirements-dev.lock
	@touch $@
