# Sổ Tay. Người dùng: `make run`. Developers: `make test`, `make format`. `make help` lists the rest.

PYTHON ?= python3
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

VENV := .venv
BIN := $(VENV)/bin
SOURCES := bot retrieval corpus prompts tests docs
WORKERS ?= 2
PIP_TOOLS := 7.6.2

# A Telegram server of others, for one test. Apart, because botocore and kubernetes (of chromadb)
# want different versions of python-dateutil. Of moto only what stands in for its file store.
TELEMELYA := build/telemelya
TELEMELYA_WANTS := telemelya==0.2.2 fakeredis[lua]==2.40.0 moto[s3]==5.2.5 flask==3.1.3 \
	flask-cors==6.0.5 boto3==1.43.117 aiobotocore==3.10.0

# What the tests need of Debian, as "program-or-file:package".
BROWSER := /usr/bin/chromium:chromium /usr/share/fonts/truetype/noto/NotoSans-Regular.ttf:fonts-noto-core

export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: help run test coverage check format lock models bench-platforms bench-reminders facts-evaluation \
	bench-facts
.PHONY: _browser _database

help:
	@sed -nE 's/^([a-z-]+):.*## (.*)/make \1\t\2/p' Makefile | expand -t 24

run: $(VENV)/base.stamp ## cài đặt (lần đầu), nạp tài liệu kèm theo rồi mở trang hỏi đáp
	@if env | grep -qE '^SOTAY_EMBEDDING_MODEL=.' || \
	  grep -qsE '^\s*(export\s+)?SOTAY_EMBEDDING_MODEL\s*=\s*[^[:space:]#]' .env; then \
	  $(MAKE) models; fi
	@echo "→ Nạp tài liệu trong corpus/documents"
	@$(BIN)/sotay ingest corpus/documents
	@echo "→ Mở trang hỏi đáp (bấm Ctrl+C để dừng)"
	@exec $(BIN)/sotay run

models: $(VENV)/models.stamp ## cài thêm sentence-transformers và torch, để dùng mô hình nhúng khác

test: _browser _database check $(TELEMELYA)/lock.stamp ## install what tests need, then the static checks and all tests
	@echo "→ Tests, $(WORKERS) at a time"
	@$(BIN)/python -m pytest -q -n $(WORKERS) --dist loadfile

coverage: _browser _database $(VENV)/dev.stamp $(TELEMELYA)/lock.stamp ## all tests, and what they do not run; twice as long
	@$(BIN)/python -m pytest -q -n $(WORKERS) --dist loadfile --cov --cov-report term

check: $(VENV)/dev.stamp ## format, lint, types and the direction of imports
	@echo "→ Format and lint (ruff)"
	@$(BIN)/ruff format --check $(SOURCES)
	@$(BIN)/ruff check $(SOURCES)
	@echo "→ Types (mypy)"
	@$(BIN)/mypy
	@echo "→ Direction of imports (import-linter)"
	@$(BIN)/lint-imports

bench-platforms: $(VENV)/dev.stamp ## faults, kills and load on loopback platforms; QUICK=1 for a short run
	@$(BIN)/python -m tests.bench.bench_platforms

bench-reminders: $(VENV)/dev.stamp _database ## reminders through 400 days with faults and kills; QUICK=1 for a short run
	@$(BIN)/python -m tests.bench.bench_reminders

bench-facts: $(VENV)/dev.stamp ## facts read a second, look-ups over 135,000 passages; DATA=folder with train/
	@$(BIN)/python -m tests.bench.bench_facts $(DATA)

facts-evaluation: $(VENV)/dev.stamp ## precision and recall of facts read; DOCUMENTS=folder of those kept elsewhere
	@$(BIN)/python -m tests.evaluation.facts_evaluation $(DOCUMENTS)

format: $(VENV)/dev.stamp ## put the sources in shape
	@$(BIN)/ruff check --fix-only --quiet $(SOURCES)
	@$(BIN)/ruff format $(SOURCES)

# Locks name versions alone: whoever installs chooses the index, and torch its build (CPU or CUDA).
# UPGRADE=--upgrade takes newer versions; without it only what pyproject.toml asks for changes.
COMPILE = build/lock/bin/pip-compile --quiet --no-header --strip-extras --no-annotate $\
	--no-emit-index-url --no-emit-trusted-host --no-emit-find-links --no-emit-options $\
	--allow-unsafe $(UPGRADE)
OF_THIS_PROJECT := --all-build-deps
NAMES_ALONE = sed -i -E -e 's/^torch==([0-9.]+).*/torch==\1/' -e '/^(nvidia-|cuda-|triton)/d' -e '/^(\#|$$)/d' \
	-e '1i \# Written by `make lock` with Python 3.11 on Linux x86-64.'

lock: ## write the lock files anew from pyproject.toml and TELEMELYA_WANTS
	@test -x build/lock/bin/pip-compile || { $(PYTHON) -m venv build/lock; \
	  build/lock/bin/pip install -q pip-tools==$(PIP_TOOLS); }
	@echo "→ requirements-dev.lock"
	@$(COMPILE) $(OF_THIS_PROJECT) --extra dev --extra models --extra postgres -o requirements-dev.lock pyproject.toml
	@$(NAMES_ALONE) requirements-dev.lock
	@echo "→ requirements-models.lock"
	@$(COMPILE) $(OF_THIS_PROJECT) -c requirements-dev.lock --extra models --extra postgres -o requirements-models.lock pyproject.toml
	@$(NAMES_ALONE) requirements-models.lock
	@echo "→ requirements.lock"
	@$(COMPILE) $(OF_THIS_PROJECT) -c requirements-dev.lock --extra postgres -o requirements.lock pyproject.toml
	@$(NAMES_ALONE) requirements.lock
	@echo "→ requirements-telemelya.lock"
	@printf '%s\n' $(foreach one,$(TELEMELYA_WANTS),'$(one)') | $(COMPILE) -o requirements-telemelya.lock -
	@$(NAMES_ALONE) requirements-telemelya.lock

# A stamp is newer than its lock exactly when that lock is installed.
INSTALL = $(BIN)/pip install -qq --requirement $(1) && \
	$(BIN)/pip install -qq --no-deps --no-build-isolation --editable .

$(VENV)/base.stamp: requirements.lock pyproject.toml | $(VENV)/bin/pip
	@echo "→ Cài thư viện theo $< (lần đầu mất vài phút)"
	@$(call INSTALL,$<)
	@touch $@

$(VENV)/models.stamp: requirements-models.lock pyproject.toml | $(VENV)/bin/pip
	@echo "→ Cài sentence-transformers và torch theo $< (rất lớn, có thể mất nhiều phút)"
	@$(call INSTALL,$<)
	@touch $@

$(VENV)/dev.stamp: requirements-dev.lock pyproject.toml | $(VENV)/bin/pip
	@echo "→ Installing $< (the first time takes minutes)"
	@$(call INSTALL,$<)
	@touch $@

$(TELEMELYA)/lock.stamp: requirements-telemelya.lock | $(VENV)/bin/pip
	@echo "→ Installing $< apart, in $(TELEMELYA)"
	@$(PYTHON) -m venv --clear $(TELEMELYA)
	@$(TELEMELYA)/bin/pip install -qq --no-compile --requirement $<
	@touch $@

$(VENV)/bin/pip:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "Cần Python 3.11 trở lên. Có bản khác thì chạy: make run PYTHON=python3.12" >&2; exit 2; }
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || $(MAKE) _apt PACKAGES=python3-venv
	@echo "→ Tạo môi trường Python riêng trong $(VENV)"
	@$(PYTHON) -m venv $(VENV)

_browser:
	@missing=""; for pair in $(BROWSER); do \
	  [[ -e $${pair%%:*} ]] || missing+=" $${pair##*:}"; done; \
	[[ -z $$missing ]] || $(MAKE) _apt PACKAGES="$$missing"

_database:
	@compgen -G "/usr/lib/postgresql/*/bin/initdb" >/dev/null || command -v initdb >/dev/null || \
	  $(MAKE) _apt PACKAGES=postgresql

.PHONY: _apt
_apt:
	@echo "→ Cài gói Debian / installing Debian packages: $(PACKAGES)"
	@root=""; [[ $$(id -u) = 0 ]] || root="sudo"; \
	command -v apt-get >/dev/null && { [[ -z $$root ]] || command -v sudo >/dev/null; } || { \
	  echo "Hãy cài rồi chạy lại / please install, then run again: $(PACKAGES)" >&2; exit 2; }; \
	$$root apt-get update -q=2 && \
	DEBIAN_FRONTEND=noninteractive $$root apt-get install -q=2 --no-install-recommends $(PACKAGES)
