# make run   sets everything up, loads the graph and opens the site
# make test  sets everything up and runs every check
PYTHON ?= python3
PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin
GRAPH ?= file:graph.lbug
# Half of the time tests wait for a server or a browser: one worker more than a small machine has cores.
WORKERS ?= 3

.PHONY: run test system check format bench mutants schemathesis claims docs screenshots lock clean

run: $(VENV)/run
	$(BIN)/schakelkaart load --graph $(GRAPH)
	$(BIN)/schakelkaart serve --graph $(GRAPH) --port $(PORT) --open

test: system $(VENV)/dev check
	$(BIN)/pytest -n $(WORKERS) --dist loadfile --no-loadscope-reorder

# A browser, Java with Maven, and Node: the tests use the real things.
system:
	@bash .ci/system-packages

check: $(VENV)/dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: $(VENV)/dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: $(VENV)/dev
	$(BIN)/python -m tests.benchmarks.bench

# Small faults put in queries/, loaders/ and api/pages/, and how many the tests notice; takes about an hour.
mutants: $(VENV)/dev
	$(BIN)/python -m tests.mutants

# At least 20,000 requests that schemathesis makes up, all its checks on; takes some ten minutes.
schemathesis: $(VENV)/dev
	$(BIN)/python -m tests.rest.fuzz 20000

# Every sentence and figure of every answer against the raw graph, by code of its own; takes some minutes.
claims: $(VENV)/dev
	$(BIN)/python -m tests.claims

docs: $(VENV)/dev
	$(BIN)/python docs/make_pages.py
	$(BIN)/python docs/make_examples.py

screenshots: $(VENV)/dev
	$(BIN)/python -m docs.make_screenshots

# The interpreter must be new enough before anything is installed with it.
$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Schakelkaart heeft Python 3.11 of nieuwer nodig: make run PYTHON=python3.12"; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/run: requirements.lock pyproject.toml | $(VENV)/bin/python
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps -e .
	@touch $@

$(VENV)/dev: requirements-dev.lock $(VENV)/run
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@

# The lock files hold versions and hashes for every platform; made anew with uv.
lock:
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --quiet \
	  --group build pyproject.toml -o requirements.lock
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --quiet \
	  --group build --group dev pyproject.toml -o requirements-dev.lock

clean:
	rm -rf $(VENV) graph.lbug .mypy_cache .pytest_cache .ruff_cache
