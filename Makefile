# run · test · check · bench · format: nothing a newcomer must remember beyond these.
.PHONY: run test check bench format coverage install build
SWIFT ?= swift
QUIET = 2>&1 | { grep -vE "^warning: (prohibited flag|'.*': Source files)" || true; }

## The whole market on http://localhost:8080
run: install build
	@exec .build/release/soko run

## Every test, on real PostgreSQL and in a real browser
test: install
	@$(SWIFT) build -c release --product soko --product sandbox
	@$(SWIFT) test

check: install
	@$(SWIFT) build --build-tests

bench: install
	@Benchmarks/run $(BENCH)

format:
	@$(SWIFT) format --in-place --recursive Sources Tests Package.swift

build:
	@echo "  build         release"
	@$(SWIFT) build -c release --product soko --product sandbox

install:
	@Tools/install
