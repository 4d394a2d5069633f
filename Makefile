# Every target is one script of build/; this file only names them. `make` alone lists them.
.DEFAULT_GOAL := help
.PHONY: help setup models build run test fuzz check format clean

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: ## Install what this machine lacks (Debian packages; root or sudo)
	@build/setup

models: ## Install the face networks and the test clips, and check every byte
	@models/install

build: ## Build everything; leaves artifacts/egated, artifacts/egate-gateway, artifacts/egatectl
	@build/compile

run: ## Run a simulated lane with both pages; Ctrl-C stops it
	@build/run

test: ## Build and run every test, and the checks of the systemd units
	@build/test

fuzz: ## Try ten million changed inputs on every parser; findings go to artifacts/fuzz
	@build/fuzz

check: ## Check formatting, lock files, licences, documents and scripts, and send one traveller through
	@build/check

format: ## Lay out the sources
	@dotnet tool restore >/dev/null && dotnet csharpier format src tests

clean: ## Remove what was built; the models stay
	@build/clean
