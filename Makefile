# Two commands are enough: `make run` and `make test`. Both install first what is missing.

SHELL := bash
PORT ?= 8700
PAGES ?= pages
with_tools := . scripts/env &&

.PHONY: help run build firefox chrome test test-all test-pages bench compare-articles score calibration train screenshots fmt lint clean setup

help: ## this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1\t/' | expand -t 22

run: build ## build everything, serve the playground on PORT (8700) and say how to load the extension
	@$(with_tools) node scripts/serve.js --port $(PORT)

build: ## compile the core, pack dist/hearsay-firefox.zip and dist/hearsay-chrome.zip
	@scripts/setup build
	@scripts/core
	@$(with_tools) node scripts/pack.js

firefox: build ## start Firefox with the extension loaded on a sample article
	@scripts/setup firefox
	@scripts/browser firefox $(URL)

chrome: build ## start Chromium with the extension loaded on a sample article
	@scripts/setup chrome
	@scripts/browser chrome $(URL)

test: ## every check and every test, in both browsers
	@scripts/setup test
	@scripts/test

test-all: ## every real page of ../shared under each of the six policies, in both browsers; most of an hour
	@scripts/setup test
	@scripts/core
	@$(with_tools) node scripts/pack.js
	@$(with_tools) HEARSAY_ALL=policies node --test --test-concurrency=1 --test-reporter=spec tests/e2e/pages.test.js

test-pages: ## every real page of ../shared once in each browser, or those named by PAGES="WORD …": a table of the time each takes, and for how long it is held up
	@scripts/setup test
	@scripts/core
	@$(with_tools) node scripts/pack.js
	@$(with_tools) HEARSAY_ALL="$(PAGES)" node --test --test-concurrency=1 --test-reporter=spec tests/e2e/real.test.js

bench: ## speed and size: the core alone, beside others, button to painted marks
	@scripts/setup test
	@scripts/bench

compare-articles: ## the story of real pages found by Hearsay and by Readability.js in one browser: how well, how fast
	@scripts/setup chrome
	@scripts/core
	@$(with_tools) node benches/articles.js

score: ## what the scorers in ../shared/score say of the command line's reading
	@scripts/setup build
	@$(with_tools) node scripts/score.js

screenshots: ## pictures of the extension in both browsers, in target/screenshots
	@scripts/setup test
	@scripts/core
	@$(with_tools) node scripts/pack.js
	@$(with_tools) node tests/e2e/screenshots.js

store: ## the five pictures of a store's listing, in target/store; its texts are in store/
	@scripts/setup test
	@scripts/core
	@$(with_tools) node scripts/pack.js
	@$(with_tools) node tests/e2e/store-pictures.js

calibration: ## how far each lens's confidence is to be trusted, on the annotated texts of ../shared
	@scripts/setup build
	@$(with_tools) cargo build --quiet --release --locked --features cli --bin hearsay
	@$(with_tools) node scripts/calibration.js

train: ## train the network that reads attributions, voice and names from ../shared/gold; hours, less with a graphics card; PyTorch needed
	@scripts/setup build
	@$(with_tools) cargo build --quiet --release --locked --features train --bin train-tagger
	@$(with_tools) scripts/train $(ENCODER)

setup: ## only install what is missing
	@scripts/setup test

fmt: ## format the Rust sources
	@scripts/setup build
	@$(with_tools) cargo fmt

lint: ## formatting, clippy, types and the store's checks
	@scripts/setup build
	@scripts/test lint

clean: ## remove what was built; the tools in the cache folder stay
	rm -rf target dist extension/core www/core
