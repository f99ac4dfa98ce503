PYTHON ?= python3
BIN := .venv/bin
LOCK := uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --no-annotate --extra dev pyproject.toml -o requirements.lock

.PHONY: venv run demo test check format bench lock clean

venv: .venv/.ready

.venv/.ready: requirements.lock pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

run: venv
	@if [ -n "$$VEKHA_BOT_TOKEN" ] || grep -qs '^VEKHA_BOT_TOKEN=..*' .env; then exec $(BIN)/vekha run; \
	else echo "VEKHA_BOT_TOKEN не задан: запускаю демонстрацию (vekha demo)."; exec $(BIN)/vekha demo; fi

demo: venv
	$(BIN)/vekha demo

test: venv
	$(BIN)/python -m pytest -n auto --dist worksteal

format: venv
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

check: venv
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python -m locales.check
	$(BIN)/python -m pytest -q tests/test_architecture.py
	$(MAKE) test

bench: venv
	$(BIN)/python -m benchmarks

lock:
	$(LOCK)

clean:
	rm -rf .venv
