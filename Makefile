# The verbs of this repository. `make demo` first; `make` alone lists them.
PYTHON ?= python3
BIN := .venv/bin
DATA ?= ../shared/data
SMALL := src/sayso/data/models/small
LARGE := packages/sayso-model-large/src/sayso_model_large

.PHONY: help demo test lint fix eval bench smoke lock bundle large train clean

help: ## list the verbs
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

.venv/run: requirements/run.txt pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/run.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

.venv/test: .venv/run requirements/test.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/test.txt
	@touch $@

demo: .venv/run ## set up, read an article of examples/, compare an affair, write its dossier
	$(BIN)/sayso read examples/harbour-convoy.txt --format table
	$(BIN)/sayso compare examples/affair --format table
	@mkdir -p build
	$(BIN)/sayso compare examples/affair --title 'Karstian soldiers in Meridia' --output build/affair.html
	@echo "the dossier of the affair: build/affair.html"

test: .venv/test ## set up, run the tests, three processes for two cores (they often wait)
	$(BIN)/python -m pytest --numprocesses $$(($$(nproc) * 3 / 2)) --dist loadfile --no-loadscope-reorder

lint: .venv/test ## format, lint, types, import rules
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

fix: .venv/test ## format and mend what can be mended by rule
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

eval: .venv/test ## score the reader against gold and hold the floors (needs DATA)
	$(BIN)/python evals/gate.py $(DATA)

bench: .venv/test ## words per second and peak memory (needs DATA)
	$(BIN)/python benchmarks/speed.py $(DATA)/polnear/dev/text --threads 1
	$(BIN)/python benchmarks/speed.py $(DATA)/polnear/dev/text
	$(BIN)/python benchmarks/speed.py $(DATA)/polnear/dev/text --jobs 2

smoke: .venv/test ## build the wheel, install it alone, run the main job
	sh tests/smoke.sh

lock: ## pin every dependency anew, with hashes
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --custom-compile-command "make lock" pyproject.toml --group build -o requirements/run.txt
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --custom-compile-command "make lock" pyproject.toml --group build --group test --group check -o requirements/test.txt

bundle: ## build the pages' JavaScript from the packages of its lock (needs Node.js with npm)
	cd tools/bundle && npm ci --ignore-scripts --no-audit --no-fund && node build.mjs

.venv/large: .venv/run $(LARGE)/model.onnx
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation ./packages/sayso-model-large
	@touch $@

large: .venv/large ## install the large model beside the small one

train: ## make the shipped weights again, large and small (needs DATA; about four hours on two cores)
	test -x .venv-train/bin/python || $(PYTHON) -m venv .venv-train
	.venv-train/bin/python -m pip install --quiet -e '.[train]'
	.venv-train/bin/python -m training.train training/configs/large.toml $(DATA) runs/large
	.venv-train/bin/python -m training.train training/configs/openings.toml $(DATA) runs/openings
	.venv-train/bin/python -m training.export_onnx runs/openings $(DATA) $(LARGE) large
	.venv-train/bin/python -m training.opinion $(LARGE) $(DATA)
	.venv-train/bin/python -m training.aspects $(LARGE) $(DATA)
	.venv-train/bin/python -m training.calibrate $(LARGE) $(DATA)/polnear
	.venv-train/bin/python -m training.evaluate $(LARGE) $(DATA) runs/openings
	.venv-train/bin/python -m training.teach $(LARGE) $(DATA) runs/taught
	.venv-train/bin/python -m training.train training/configs/small.toml $(DATA) runs/small runs/taught
	.venv-train/bin/python -m training.export_onnx runs/small $(DATA) $(SMALL) small
	.venv-train/bin/python -m training.opinion $(SMALL) $(DATA)
	.venv-train/bin/python -m training.aspects $(SMALL) $(DATA)
	.venv-train/bin/python -m training.calibrate $(SMALL) $(DATA)/polnear
	.venv-train/bin/python -m training.evaluate $(SMALL) $(DATA) runs/small

clean: ## remove the environment and what tools left behind
	rm -rf .venv build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
