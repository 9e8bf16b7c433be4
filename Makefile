# run · test · check · bench · format: nothing a newcomer must remember beyond these.
.PHONY: run test check coverage bench format install
install: ; @Tools/install
test: install ; @swift test
check: install
	@Tools/floors --self-test
	@Tools/floors
	@swift format lint --strict --recursive Sources Tests Package.swift || { echo "make format puts this right"; exit 1; }
	@swift build --build-tests
coverage: install ; @Tools/coverage
format: ; @swift format --in-place --recursive Sources Tests Package.swift
