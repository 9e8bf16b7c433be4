# run · test · check · bench · format: nothing a newcomer must remember beyond these.
.PHONY: run test check bench format install
bench: install ; @Benchmarks/run $(BENCH)
install: ; @Tools/install
test: install ; @swift test
check: install ; @swift build --build-tests
format: ; @swift format --in-place --recursive Sources Tests Package.swift
