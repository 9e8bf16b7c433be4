# run · test · check · bench · format: nothing a newcomer must remember beyond these.
.PHONY: run test check bench format coverage install build
SWIFT ?= swift
SHELL := /bin/bash
# libvips' pkg-config names a flag that SwiftPM leaves out, and says so a dozen times.
QUIETLY = 2> >(grep -v 'prohibited flag' >&2)

## The whole market on http://localhost:8080
run: install build
	@exec .build/release/soko run

## Every test, on real PostgreSQL and in a real browser
test: install build
	@Tools/test $(QUIETLY)

## The house rules, the format, and a build without a warning
check: install
	@Tools/floors --self-test
	@Tools/floors
	@$(SWIFT) format lint --strict --recursive Sources Tests Package.swift || { echo "make format puts this right"; exit 1; }
	@$(SWIFT) build --build-tests $(QUIETLY)

## Line coverage by module, of all tests; at least 80 %
coverage: install
	@Tools/coverage

## The numbers, beside their peers: make bench BENCH="--only list,trivial --quick"
bench: install build
	@Benchmarks/run $(BENCH)

format:
	@$(SWIFT) format --in-place --recursive Sources Tests Package.swift

build:
	@echo "  build         release"
	@$(SWIFT) build -c release $(QUIETLY)

install:
	@Tools/install
