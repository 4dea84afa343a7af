# `make` lists the commands. HOST= and PORT= choose where `make run` and `make dev` listen.
.DEFAULT_GOAL := help
export HOST PORT ARGS BASE

help: ## list the commands
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 15

run: ## install what is missing and serve the site with demo content on http://127.0.0.1:8000
	@python3 tools/project.py run

dev: ## the same with autoreload and DEBUG, for writing code
	@python3 tools/project.py dev

test: ## all tests, in a browser too; on PostgreSQL as well where TEST_DATABASE_URL names one
	@python3 tools/project.py test

quick: ## the tests to run while writing: none in a browser, on the demo site or against grades
	@python3 tools/project.py quick

check: ## style, templates, migrations and the deployment checks
	@python3 tools/project.py check

shots: ## screenshots of every page of the running site into var/shots
	@python3 tools/project.py shots

audit: ## Lighthouse, axe, bytes and the HTML checker over the demo site; writes docs/audit.md
	@python3 tools/project.py audit

old-browsers: ## whether a Chrome of 2023 shows the site as today's does; pictures, Firefox's too, into var/old-browsers
	@python3 tools/project.py old-browsers

compare: ## whether all pages are as BASE= (a revision, HEAD unless told) has them; what differs is named
	@python3 tools/project.py compare

bench: ## what a page costs the server, beside nginx and a plain Django view; ARGS=--help
	@python3 tools/project.py bench

faults: ## what becomes of the site when a part of the machine fails, on both databases; ARGS=--help
	@python3 tools/project.py faults
try-deploy: ## follow docs/deploy.md in a bare Debian 12, an update under readers too (Debian, as root; ten minutes)
	@tools/try_deploy/run.sh

advisories: ## whether a known advisory touches a pinned package, before a release; fails where nobody answers
	@python3 tools/advisories.py

image: ## build the container image and serve it with a read-only root (Debian, as root); tools/build_image.sh says how
	@tools/build_image.sh

bench-size: ## what 100,000 articles cost against 26, built once: ARGS=FOLDER; ARGS=--help
	@python3 tools/project.py bench-size

bench-related: ## how good and fast related articles and search are; ARGS="--size 100000", ARGS=--help
	@python3 tools/project.py bench-related

.PHONY: help run dev test quick check shots audit old-browsers compare bench bench-size faults image try-deploy advisories bench-related
