# SPDX-License-Identifier: Apache-2.0
# Watchword: a news-alert watcher.
#
# `make demo` and `make test` do all set-up themselves. `make help` lists the rest.

PREFIX     ?= /usr/local
SYSCONFDIR ?= /etc
DESTDIR    ?=
ARGS       ?=
FUZZ_SECONDS ?= 20
ROUNDS     ?= 500
SEED       ?=
SWIFT      ?= swift
STRIP      ?= strip

BUILD_PACKAGES = libcurl4-openssl-dev libsqlite3-dev libstemmer-dev libvectorscan-dev libxml2-dev zlib1g-dev \
                 pkg-config
TEST_PACKAGES  = python3 python3-venv jq man-db systemd dbus iproute2 util-linux procps \
                 strace
BUSY_TESTS     = $(BUSY_TARGETS)|Every sink|Formats of webhooks
BUSY_TARGETS   = AlertStoreTests|AlertingTests|ArchitectureTests|FeedParsingTests|PageReadingTests|RuleEngineTests|SettingsTests
FEW            = --experimental-maximum-parallelization-width=
TEST_PYTHON    = jsonschema referencing standardwebhooks apprise cloudevents aiosmtpd

# One binary to copy: Swift's runtime inside, no search path of the toolchain, symbols bound at start.
RELEASE = -c release --static-swift-stdlib --disable-local-rpath \
          -Xswiftc -no-toolchain-stdlib-rpath -Xlinker -z -Xlinker now
BINARY ?= .build/release/watchword

SHELL = /bin/bash
.SHELLFLAGS = -e -o pipefail -c
.DEFAULT_GOAL := help
.PHONY: help setup setup-tests build demo test kill test-systemd conformance check format bench fuzz tsan install clean

help: ## list the targets
	@echo 'Targets (the first two do all set-up themselves):'
	@grep -hE '^[a-z-]+:.*## ' Makefile | sed -E 's/^([a-z-]+):.*## (.*)/  \1\t\2/' | expand -t 16

demo: build ## a scripted day of news on loopback, polled and alerted; ARGS=--once ends by itself
	$(BINARY) demo $(ARGS)

test: setup-tests ## everything that is tested, a real systemd included; ARGS='--filter X': only that
	$(SWIFT) build --build-tests
	@# Other people's libraries check our output, where PyPI could be reached. All run a few at a time, or those that
	@# wait for something would wait for their threads; fewer where they work hard or start daemons.
	if [ -x .build-venv/bin/python ]; then export WATCHWORD_TEST_PYTHON=$(CURDIR)/.build-venv/bin/python; fi; \
	    test="$(SWIFT) test --skip-build"; \
	    $(if $(strip $(ARGS)),$$test $(ARGS); exit;) \
	    $$test $(FEW)3 --filter '$(BUSY_TESTS)'; \
	    $$test $(FEW)6 --filter WatcherTests; \
	    $$test $(FEW)6 --skip '$(BUSY_TESTS)|WatcherTests|EndToEndTests'; \
	    $$test $(FEW)2 --filter EndToEndTests; \
	    Tests/systemd/run.sh .build/debug/watchword

kill: setup-tests ## kill -9 the release binary at any moment, ROUNDS=500 times; SEED=n: the same again; BINARY=path: another
	@test -x $(BINARY) || { echo 'There is no $(BINARY): run make build first.' >&2; exit 1; }
	$(SWIFT) build --build-tests
	WATCHWORD_BINARY=$(abspath $(BINARY)) WATCHWORD_KILL_ROUNDS=$(ROUNDS) WATCHWORD_KILL_SEED=$(SEED) \
	    $(SWIFT) test --skip-build --filter KillTests

build: setup ## the release binary, .build/release/watchword
	$(SWIFT) build $(RELEASE) --product watchword

check: setup ## format lint, imports against the declared arrows, licence headers, man pages
	$(SWIFT) format lint --strict --recursive --parallel Package.swift Sources Tests
	$(SWIFT) build --explicit-target-dependency-import-check error
	.ci/check-text

format: ## rewrite the Swift sources in the project's format
	$(SWIFT) format --in-place --recursive --parallel Package.swift Sources Tests

bench: setup ## the release-mode measurements, on generated input; ARGS are passed on
	$(SWIFT) build $(RELEASE) --product watchword-bench
	.build/release/watchword-bench $(ARGS)

fuzz: setup ## libFuzzer on what eats bytes, FUZZ_SECONDS=20 a target; ARGS chooses among the targets
	Tests/fuzz/run $(FUZZ_SECONDS) $(ARGS)

tsan: setup-tests ## the Swift tests under the thread sanitizer, in a build folder of their own
	$(SWIFT) test --sanitize=thread --scratch-path .build-tsan $(ARGS)

test-systemd: setup-tests ## only the daemon under a real systemd; BINARY=path names another build
	Tests/systemd/run.sh $(BINARY)

# The cases are not part of this repository; a checkout beside it may have them.
CASES = ../shared/conformance
conformance: setup-tests ## the feed-parser cases of a neighbouring folder, when they are there
	@if [ -x $(CASES)/run ]; then \
	    EXCEPTIONS=$$(ls Tests/Fixtures/conformance-exceptions.txt 2>/dev/null) \
	    $(CASES)/run '.build/debug/watchword feeds preview --json --url {url} --headers {headers} -' && \
	    Tests/conformance/dates .build/debug/watchword $(CASES)/cases.tar.xz; \
	else echo 'No feed-parser cases beside this checkout: skipped.'; fi

setup:
	@command -v $(SWIFT) >/dev/null || { echo 'Swift 6.2 or later is needed: https://www.swift.org/install' >&2; exit 1; }
	@.ci/install-missing $(BUILD_PACKAGES)

setup-tests: setup
	@.ci/install-missing $(TEST_PACKAGES)
	@.ci/test-venv .build-venv $(TEST_PYTHON)

install: ## copy what `make build` made; DESTDIR= and PREFIX= as usual
	@test -x $(BINARY) || { echo 'There is no $(BINARY): run make build first.' >&2; exit 1; }
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/lib/systemd/system $(DESTDIR)$(PREFIX)/lib/sysusers.d
	install -m 0755 $(BINARY) $(DESTDIR)$(PREFIX)/bin/watchword
	$(STRIP) $(DESTDIR)$(PREFIX)/bin/watchword
	sed 's|/usr/bin/watchword|$(PREFIX)/bin/watchword|' systemd/watchword.service | \
	    install -m 0644 /dev/stdin $(DESTDIR)$(PREFIX)/lib/systemd/system/watchword.service
	install -m 0644 systemd/watchword.sysusers $(DESTDIR)$(PREFIX)/lib/sysusers.d/watchword.conf
	for section in 1 5 8; do \
	    install -d $(DESTDIR)$(PREFIX)/share/man/man$$section; \
	    install -m 0644 systemd/man/*.$$section $(DESTDIR)$(PREFIX)/share/man/man$$section/; \
	done
	install -d $(DESTDIR)$(PREFIX)/share/bash-completion/completions
	$(BINARY) --generate-completion-script bash | \
	    install -m 0644 /dev/stdin $(DESTDIR)$(PREFIX)/share/bash-completion/completions/watchword
	install -d $(DESTDIR)$(PREFIX)/share/watchword/schema
	install -m 0644 config/schema/*.json $(DESTDIR)$(PREFIX)/share/watchword/schema/
	@# Settings that somebody edited stay as they are.
	cd config && find . -name '*.yaml' | while read -r file; do \
	    target=$(DESTDIR)$(SYSCONFDIR)/watchword/$$file; \
	    [ -e "$$target" ] || install -D -m 0644 "$$file" "$$target"; \
	done
	@if [ -z '$(DESTDIR)' ]; then \
	    echo 'Next: systemd-sysusers && systemctl daemon-reload && systemctl enable --now watchword'; fi

clean: ## remove everything that was built
	rm -rf .build .build-fuzz .build-tsan .build-venv
