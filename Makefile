# Every command that a person needs. `make` alone lists them.

SHELL := /bin/bash

# The Python that sets everything up: 3.11 to 3.13. Each candidate is tried by running it, since a
# shim of that name may only answer with an error. Name one with: make html PYTHON=/path/to/python
FITS := import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))
ifndef PYTHON
PYTHON := $(shell for p in .venv/bin/python python3.13 python3.12 python3.11 python3 python \
  $(wildcard $(HOME)/.pyenv/versions/3.1[123].*/bin/python); do \
  "$$p" -c '$(FITS)' 2>/dev/null && echo "$$p" && break; done)
endif
LAB := .venv/bin/python -m lab

.PHONY: help install html test runtimes record verify sizes bench lock clean distclean

help: ## list the commands
	@sed -n 's/^\([a-z]*\):.*## /  make \1#/p' $(MAKEFILE_LIST) | column -t -s '#' 2>/dev/null || grep '##' $(MAKEFILE_LIST)

install:
	@if ! "$(PYTHON)" -c '$(FITS)' 2>/dev/null; then \
	  echo "No working Python 3.11, 3.12 or 3.13 was found$(PYTHON:%= at %). Install one, or name it: make html PYTHON=/path/to/python3.12" >&2; exit 1; fi
	@"$(PYTHON)" -m lab.install

html: install ## build the site into _build/html
	@$(LAB) build

test: install ## run all tests
	@.venv/bin/python -m pytest

runtimes: ## list the runtimes and whether they are executed here
	@"$(PYTHON)" -m lab.install --list

record: install ## record the runs of tf1 anew, for machines that can't execute it
	@$(LAB) record

verify: install ## compare the recordings with live runs
	@$(LAB) verify

sizes: install ## read the sizes of TensorFlow's releases anew from the package index
	@$(LAB).sizes

bench: install ## measure the build's speed, as ratios
	@.venv/bin/python tests/bench.py

# Existing pins are kept; to take newer releases, delete the .txt or use uv's --upgrade.
lock: install ## lock the requirements anew
	@UV=$$(command -v uv || echo .uv/bin/uv); \
	"$$UV" pip compile -q --universal --generate-hashes --no-header --python-version 3.11 requirements.in -o requirements.txt && \
	"$$UV" pip compile -q --universal --generate-hashes --no-header --python-version 3.11 requirements-uv.in -o requirements-uv.txt && \
	"$$UV" pip compile -q --universal --generate-hashes --no-header --python-version 3.7 runtimes/tf1/requirements.in -o runtimes/tf1/requirements.txt

clean: ## remove all that was built
	rm -rf _build

distclean: clean ## remove the environments too
	rm -rf .venv .uv runtimes/*/.venv .install.lock
