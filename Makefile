# Every command that a person needs. `make` alone lists them.

SHELL := /bin/bash

# The Python that sets everything up: 3.11 to 3.13. Each candidate is tried by running it, since pyenv's
# shims may only print an error. Choose another with: make html PYTHON=/path/to/python
FITS := import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))
ifndef PYTHON
PYTHON := $(shell for p in .venv/bin/python python3.13 python3.12 python3.11 python3 python \
  $(wildcard $(HOME)/.pyenv/versions/3.1[123].*/bin/python); do \
  "$$p" -c '$(FITS)' 2>/dev/null && echo "$$p" && break; done)
endif
LAB := .venv/bin/python -m lab
# So that sets in chapters' cells have the same order in every build.
export PYTHONHASHSEED := 0

# A variable that a command needs, or an error that shows how to give it. The shell reads the value from its
# environment, so that no character in it is special to make.  Commands have `--` before it: it may begin with a hyphen.
given = $(if $($1),"$$$1",$(error $1 is missing. Add it to your command, for example: $1=$2))

.PHONY: help python install html book test live one serve check linkcheck chapter snippet rename remove runtimes record verify \
  sizes bench lock upgrade clean distclean

help: ## list the commands
	@sed -n 's/^\([a-z]*\):.*## /  make \1#/p' $(MAKEFILE_LIST) | column -t -s '#' 2>/dev/null || grep '##' $(MAKEFILE_LIST)

python:
	@if ! "$(PYTHON)" -c '$(FITS)' 2>/dev/null; then \
	  echo "No working Python 3.11, 3.12 or 3.13 was found$(if $(PYTHON), at $(PYTHON)). Install one, or name it: make html PYTHON=/path/to/python3.12" >&2; exit 1; fi

install: python
	@"$(PYTHON)" -m lab.install

html: install ## build the site into _build/html
	@$(LAB) build

book: install ## build the site, with the whole book as EPUB and PDF
	@$(LAB) bind

test: install ## run all tests
	@.venv/bin/python -m pytest -n logical --maxprocesses 4 --dist loadfile

live: install ## rebuild and reload in the browser whenever a file is saved
	@$(LAB) live

one: install ## build a single page: make one CHAPTER=chapters/post/conv2d.md
	@$(LAB) one -- $(call given,CHAPTER,chapters/post/conv2d.md)

serve: ## show the built site on this machine
	@$(LAB) serve

check: install ## check in seconds everything that needs no TensorFlow
	@$(LAB) check

linkcheck: install ## check the links to other sites
	@$(LAB) linkcheck

chapter: install ## add a chapter: make chapter NAME=post/pooling TITLE=Pooling
	@$(LAB) chapter -- $(call given,NAME,post/pooling) $(call given,TITLE,Pooling)

snippet: install ## add a variant to a task: make snippet TASK=conv2d VARIANT=mine
	@$(LAB) snippet -- $(call given,TASK,conv2d) $(call given,VARIANT,mine)

rename: install ## rename a chapter or a snippet: make rename OLD=… NEW=…
	@$(LAB) rename -- $(call given,OLD,chapters/post/old.md) $(call given,NEW,chapters/post/new.md)

remove: install ## remove a chapter: make remove OLD=… INSTEAD=…
	@$(LAB) remove -- $(call given,OLD,chapters/post/old.md) $(call given,INSTEAD,chapters/post/conv2d.md)

runtimes: python ## list the runtimes, and which of them are live here
	@"$(PYTHON)" -m lab.install --list

record: install ## record again the runs of runtimes that not every machine can install
	@$(LAB) record

verify: install ## execute snippets again, and compare: make verify TASK=conv2d (by default, all)
	@$(LAB) verify -- "$$TASK"

sizes: install ## update the sizes of TensorFlow's releases from the package index
	@$(LAB) sizes

bench: install ## measure the build's speed, as ratios
	@.venv/bin/python tests/bench.py

LOCK := "$(PYTHON)" -m lab.install --uv pip compile -q --universal --generate-hashes --no-header

# Existing pins are kept; `make lock LOCKED=--upgrade` takes newer releases.
lock: install ## lock the requirements again
	@$(LOCK) $(LOCKED) --python-version 3.11 requirements.in -o requirements.txt
	@$(LOCK) $(LOCKED) --python-version 3.11 requirements-uv.in -o requirements-uv.txt
	@for folder in $(patsubst %/requirements.in,%,$(wildcard runtimes/*/requirements.in)); do \
	  $(LOCK) $(LOCKED) --python-version $$(sed -n 's/^python = "\(.*\)"/\1/p' $$folder/runtime.toml) \
	    $$folder/requirements.in -o $$folder/requirements.txt || exit; done

upgrade: install ## after a change of requirements.in: lock, install, execute, list what changed
	@$(LAB) remember
	@$(LOCK) --python-version 3.11 requirements.in -o requirements.txt
	@"$(PYTHON)" -m lab.install
	@$(LAB) changes

clean: ## remove everything that was built
	rm -rf _build

distclean: clean ## remove the environments too
	rm -rf .venv .uv runtimes/*/.venv .install.lock
