# What a person types. `make` builds, `make test` proves, `make help` lists the rest.
#
# Needed beforehand: make, git, and Python 3.11.5 or newer with its venv module.
# Everything else is set up on the way; what only root may set up is said first.

SHELL := /bin/sh
BIN := .venv/bin
SHARED := --numprocesses=auto --maxprocesses=4 # one a processor; each opens a browser
export HYPOTHESIS_STORAGE_DIRECTORY := .cache/hypothesis
unexport PYTHONDONTWRITEBYTECODE # else every process of the tests makes its assertions anew: seven seconds each

.NOTPARALLEL:
.PHONY: build bundle test serve check faults bench mutants pictures lock clean help lint setup pango

build: pango ## Build the handbook into site/ (this is what “make” alone does)
	@$(BIN)/handbook build

test: build lint ## Build, then run every test, also those in two browsers
	@chromium="$$(sh .ci/system chromium)" && firefox="$$(sh .ci/system firefox)" && \
	HANDBOOK_CHROMIUM="$$chromium" HANDBOOK_FIREFOX="$$firefox" $(BIN)/python -m pytest $(SHARED)

bundle: pango ## Build, then pack the edition for USB sticks into dist/, with the hash of each file
	@$(BIN)/handbook bundle

serve: setup ## Show the handbook on this computer and follow every edit
	@$(BIN)/handbook serve

check: setup ## Read all content and tell what is wrong, without building (seconds)
	@$(BIN)/handbook check

lint: setup ## Judge style, format, types and imports of the code
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo --cache-dir .cache/imports

faults: pango ## As root: cut the power, fill the disk and kill builds, and judge what is left of the site (an hour)
	@sh .ci/system ext4
	@$(BIN)/python -m pytest -m root tests/publish
	@$(BIN)/python tests/faults/run_faults.py

bench: setup ## Measure the build against the default Material build (minutes)
	@$(BIN)/python tests/bench/run.py

mutants: setup ## Measure the tests: change the code a little, 420 times, and count who notices (two hours)
	@$(BIN)/python tests/mutation/run.py

pictures: build ## Build, then draw the printed sheet that README.md shows
	@$(BIN)/python tests/press/picture.py

lock: ## Write requirements.txt again after a change of pyproject.toml (needs uv)
	@sh .ci/lock

clean: ## Remove .venv and the caches; site/ and dist/ stay, a build replaces them
	@sh .ci/environment --remove
	@rm -rf .cache

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

setup:
	@sh .ci/environment

pango: setup
	@sh .ci/system pango
