# The work is done by the scripts in .ci/, which install what they need and say so.
.DEFAULT_GOAL := help
.PHONY: help run dev test release bench soak corpus lint-quality size ledger keys fmt pictures

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: ## Build everything in release mode and serve it at http://127.0.0.1:3000
	@.ci/serve

dev: ## Rebuild and reload on change, at http://127.0.0.1:8080
	@.ci/dev

test: ## Run every check but the corpus
	@.ci/test

release: ## Build the one file that is passed on into release/, with checksums, licences and what it is made of
	@.ci/release

bench: ## Measure every budget beside a program that does nothing but the named work
	@.ci/bench

soak: ## Run the long checks
	@.ci/soak

corpus: ## Run the core over the reports in ../shared/corpus
	@.ci/corpus

lint-quality: ## Print how often the rules are right over labelled texts
	@.ci/lint-quality

size: ## Show the bytes of a cold editor load, by file
	@.ci/set-up build
	@.ci/bundle
	@node end2end/measure/size.mjs

keys: ## Trace what a key press costs beside a bare text area, with 0, 50 and 500 findings
	@.ci/set-up test
	@.ci/bundle
	@cargo build --release -p server
	@cd end2end && node measure/keys.mjs

ledger: ## Show which crate the bytes of the bundle come from
	@.ci/ledger

fmt: ## Format the Rust code
	@cargo fmt --all

pictures: ## Take the README's pictures from the running program
	@.ci/set-up test
	@.ci/bundle
	@cargo build --release -p server
	@cd end2end && node measure/pictures.mjs
