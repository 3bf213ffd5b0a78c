# make        visar vad som går att göra
# make demo   en påhittad ungdoms ärende, från inskrivning till avslut

PY := .venv/bin/python
.DEFAULT_GOAL := help
.PHONY: help setup demo test check watch docs gallery bench reading soak

help: ## visar den här listan
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{ printf "  make %-8s %s\n", $$1, $$2 }'

setup: ## installerar det som saknas (Python-bibliotek, LibreOffice, typsnitt)
	@bash .ci/setup

demo: setup ## kör ett påhittat ärende på nio månader i mappen demo/
	@$(PY) -m sigdocs.demo demo

test: setup ## kör alla tester
	@$(PY) -m pytest -q

check: setup ## granskar stil, typer, gränser mellan rum och att dokumenten är aktuella
	@$(PY) -m ruff check -q .
	@$(PY) -m ruff format -q --check .
	@$(PY) -m mypy --no-error-summary
	@found=$$(.venv/bin/lint-imports 2>&1) || { echo "$$found"; exit 1; }
	@$(PY) -m sigdocs.guide_pages --check
	@echo "Granskningen är klar utan anmärkning."

watch: setup ## kör tjänsten på inbox/ och outbox/ i den här mappen
	@[ -f sigdocs.toml ] || .venv/bin/sigdocs init .
	@.venv/bin/sigdocs watch

docs: setup ## skriver om de dokument som görs av koden
	@$(PY) -m sigdocs.guide_pages
	@$(PY) -m tests.who_sees_what

gallery: setup ## gör om bilderna i docs/galleri/ och docs/bilder/ (behöver LibreOffice)
	@$(PY) -m tests.gallery

bench: setup ## mäter vad en anteckning kostar (build/bench.json och en tabell)
	@$(PY) -m tests.bench.note_cost $(BENCH)

reading: setup ## mäter hur anteckningar läses som folk skriver dem (READING=mappar, annars de som finns)
	@$(PY) -m tests.reading $(READING)

HISTORIES ?= 100000

soak: setup ## de långa proven: nya exempel, krascher (SOAK=minuter, annars 10) och samtycken (HISTORIES=antal)
	@$(PY) -m pytest -q -m hypothesis --hypothesis-profile=search
	@$(PY) -m tests.soak $(SOAK)
	@$(PY) -m tests.consent_soak $(HISTORIES)
