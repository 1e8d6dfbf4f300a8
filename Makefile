# A newcomer needs two commands: `make run` and `make test`. Both set up whatever is missing first.

BIN := .venv/bin
READY := .venv/.ready
SERVERS := .venv/.test-servers
WORKERS ?= 2

.PHONY: run test bench bench-scanner crash-campaign print-campaign chaos simulate mutations translations lock clean

run: $(READY)
	@$(BIN)/kiosk run --demo $(ARGS)

# Files of tests go to WORKERS processes, each with servers of its own; 0 runs them in one.
# `make test WITHOUT_SERVERS=1` leaves out what needs print and database servers, and says so.
test: $(READY) $(if $(WITHOUT_SERVERS),,$(SERVERS))
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -n $(WORKERS) --dist loadfile --no-loadscope-reorder \
	  $(if $(WITHOUT_SERVERS),--without-servers) $(ARGS)

bench: $(READY)
	PYTHONPATH=tests QT_QPA_PLATFORM=offscreen $(BIN)/python tests/bench/run.py $(ARGS)

# Photographs (PHOTOS=folder, ../shared/photos by default), simulated visitors, idle cost, jitter.
bench-scanner: $(READY)
	PYTHONPATH=tests QT_QPA_PLATFORM=offscreen $(BIN)/python tests/bench/bench_scanner.py $(if $(PHOTOS),--photos $(PHOTOS)) $(ARGS)

# 200 runs killed at random moments; `make test` holds a small share of it.
crash-campaign: $(READY)
	$(BIN)/python tests/campaigns/kill9.py $(or $(RUNS),200)

# 500 badges through SIGKILLs, printer faults and a proxy that cuts; `make test` holds a share of it.
print-campaign: $(READY) $(SERVERS)
	PYTHONPATH=.:tests $(BIN)/python tests/campaigns/print_crash.py $(or $(BADGES),500) $(or $(SECONDS),400)

# Desks and hubs under faults, without sockets: SEEDS=first:count, STORE=postgres, ARGS=--verbose.
simulate: $(READY) $(SERVERS)
	@PYTHONHASHSEED=0 PYTHONPATH=.:tests $(BIN)/python -m simulation.simulate $(or $(SEEDS),1:200) --store $(or $(STORE),sqlite) $(ARGS)

# Faults put into the product on purpose: which of them does the simulation find? SECONDS for each.
mutations: $(READY)
	@PYTHONHASHSEED=0 PYTHONPATH=.:tests $(BIN)/python -m simulation.mutate --seconds $(or $(SECONDS),120) $(ARGS)

# Hubs and four desks: killed, stopped, cut off, full, put back, their clocks set, a list taken over;
# then the sums are done, and told what occurred how often. ARGS='--seconds N --seed S
# --database postgresql' (a venue's hub under two at a server); `make test` holds a share of both.
chaos: $(READY) $(SERVERS)
	PYTHONPATH=.:tests $(BIN)/python tests/campaigns/chaos.py $(ARGS)

# Set up again only when the lock or the package list changed: no network is needed otherwise.
$(READY): requirements.lock pyproject.toml .ci/setup
	@bash .ci/setup
	@touch $@

# Real print and database servers for the tests.
$(SERVERS): .ci/setup | $(READY)
	@bash .ci/setup test
	@touch $@

# Take new sentences of ui/ into the catalogues; translate them there, then run it again.
translations: $(READY)
	$(BIN)/pyside6-lupdate ui/*.py -no-obsolete -locations none -ts assets/i18n/kiosk_fr.ts assets/i18n/kiosk_ar.ts
	for name in fr ar; do $(BIN)/pyside6-lrelease assets/i18n/kiosk_$$name.ts -qm assets/i18n/kiosk_$$name.qm; done

lock:
	uv pip compile --universal --generate-hashes --no-emit-index-url --no-header \
	  --python-version 3.11 --extra test pyproject.toml -o requirements.lock

clean:
	rm -rf .venv .mypy_cache .pytest_cache .ruff_cache .hypothesis build dist
