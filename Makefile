# What one does here, one word each. `make` alone is `make site`; `make help` lists them.
# It needs make, a POSIX shell and Python 3.11 or newer; everything else goes into .venv.

VENV = .venv
PYTHON = $(VENV)/bin/python
PIP = $(PYTHON) -m pip -qq --disable-pip-version-check --no-input
# A file's tests stay together, and files come in the order of their names: those that take minutes
# are in folders, which come first, and so none of them keeps the others waiting at the end.
PYTEST = $(PYTHON) -m pytest -n auto --dist loadfile --no-loadscope-reorder

site: $(VENV)/.site  ## set up, and build the demonstration site into output/
	@$(PYTHON) -m generator build
	@echo
	@echo "The site is in $(CURDIR)/output"
	@echo "To look at it:  make serve  (then open http://127.0.0.1:8000/)"

serve: $(VENV)/.site  ## show the site in a browser, and rebuild it as you write
	@$(PYTHON) -m generator serve

test: $(VENV)/.dev $(VENV)/.tools  ## set up, and run every test
	@$(PYTEST) $(ARGS)

test-long: $(VENV)/.dev $(VENV)/.tools  ## every test, and hours' worth of random edits, crashes and texts
	@BULLETIN_LONG=1 $(PYTEST) $(ARGS)

lint: $(VENV)/.dev  ## check style and types
	@$(PYTHON) -m ruff check .
	@$(PYTHON) -m ruff format --check .
	@$(PYTHON) -m mypy

format: $(VENV)/.dev  ## put the code into the house's layout
	@$(PYTHON) -m ruff check --fix-only --quiet .
	@$(PYTHON) -m ruff format .

docs: $(VENV)/.site  ## write the manual's reference pages, and build it into docs/output/
	@$(PYTHON) -m docs.reference
	@$(PYTHON) -m generator build --site docs

bench: $(VENV)/.dev $(VENV)/.tools  ## measure against other generators (an hour) and write benchmarks/RESULTS.md
	@$(PYTHON) -m benchmarks.bench $(ARGS)

clean:  ## remove all that was made, but not the installed packages
	@rm -rf output docs/output .bulletin docs/.bulletin benchmarks/work dist build
	@rm -rf .pytest_cache .mypy_cache .ruff_cache .hypothesis

help:  ## this list
	@sed -n 's/^\([a-z-]*\):.*## /\1|/p' Makefile | awk -F'|' '{ printf "make %-10s %s\n", $$1, $$2 }'

# An installation is finished when its stamp is written, and due again when what it was made from
# is newer than the stamp. An interrupted one leaves no stamp.
$(VENV)/.site: requirements.txt pyproject.toml | $(PYTHON)
	@echo "Installing what the program needs into $(VENV) (once) ..."
	@$(PIP) install --requirement requirements.txt --editable .
	@touch $@

$(VENV)/.dev: requirements-dev.txt $(VENV)/.site
	@echo "Installing what the tests need into $(VENV) (once) ..."
	@$(PIP) install --requirement requirements-dev.txt
	@touch $@

# The checkers from npm. Where they can't be installed, the tests that need them say so and are
# skipped; in CI that is a failure, here already, with what npm said. What packages would run or
# download as they are installed is not wanted.
NPM = npm install --prefix $(VENV)/tools --ignore-scripts --no-package-lock --no-audit --no-fund
$(VENV)/.tools: tests/tools/package.json | $(PYTHON)
	@if command -v npm >/dev/null; then \
		echo "Installing the checkers from npm into $(VENV)/tools (once) ..."; \
		mkdir -p $(VENV)/tools && cp $< $(VENV)/tools/ \
			&& $(NPM) --loglevel=error >/dev/null && touch $@ || { \
			echo "npm could not install them: tests that need them are skipped." >&2; \
			test -z "$$BULLETIN_CI"; \
		}; \
	fi

# Debian and its kin ship Python without the module that makes environments; `venv` then fails
# half-way, so what it left is removed.
$(PYTHON):
	@for python in python3 python3.14 python3.13 python3.12 python3.11 python none; do \
		test $$python = none && break; \
		$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && break; \
	done; \
	if test $$python = none; then \
		echo "Bulletin needs Python 3.11 or newer, and found none: install one and try again." >&2; \
		exit 1; \
	fi; \
	echo "Making $(VENV) with $$($$python --version) ..."; \
	said=$$($$python -m venv $(VENV) 2>&1) || { \
		echo "$$said" >&2; \
		rm -rf $(VENV); \
		echo "$$python could not make an environment in $(CURDIR)/$(VENV)." >&2; \
		echo "On Debian and Ubuntu:  sudo apt install python3-venv  and try again." >&2; \
		exit 1; \
	}

# The newest versions that pyproject.toml allows, as pip finds them in an environment of their own.
PINS = $(VENV)/pins
pins: | $(PYTHON)  ## choose the versions in requirements*.txt anew
	@$(PYTHON) -m venv --clear $(PINS)
	@$(PINS)/bin/python -m pip -qq install .
	@{ sed -n '/^#/p' requirements.txt; \
		$(PINS)/bin/python -m pip freeze --exclude bulletin; \
		echo 'colorama==0.4.6; sys_platform == "win32"'; } >$(PINS)/site.txt
	@$(PINS)/bin/python -m pip -qq install '.[dev]'
	@{ sed -n '/^#/p; /^-r/p' requirements-dev.txt; \
		$(PINS)/bin/python -m pip freeze --exclude bulletin | grep -vxF -f $(PINS)/site.txt; \
		} >$(PINS)/dev.txt
	@cp $(PINS)/site.txt requirements.txt && cp $(PINS)/dev.txt requirements-dev.txt
	@rm -rf $(PINS)

.PHONY: site serve test test-long lint format docs bench clean help pins
