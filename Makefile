# Mỗi lệnh tự tạo môi trường: chỉ cần python3.11, pip, make, git.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV ?= .venv
BIN := $(VENV)/bin
HOST ?= 127.0.0.1
PORT ?= 8080
DOCUMENTS ?= corpus/documents
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt
RUN_READY := $(VENV)/.ready-run
DEV_READY := $(VENV)/.ready-dev
PINS := pyproject.toml constraints.txt
export Q

.PHONY: help setup models fonts office-tools ocr-tools ingest serve ask test browser writing load lint check eval clean
.DEFAULT_GOAL := help

help:
	@echo 'make serve          nạp $(DOCUMENTS), mở trang hỏi đáp ở http://$(HOST):$(PORT)/'
	@echo 'make ask Q="…"      hỏi một câu'
	@echo 'make test           chạy toàn bộ kiểm thử'
	@echo 'make browser        kiểm thử các trang bằng Chromium (cài bằng apt khi chưa có)'
	@echo 'make writing        lớp canh của mô hình ngôn ngữ trước một máy chủ nói dối; in ra các số đo'
	@echo 'make load           50 người hỏi dồn trong 2 phút, rồi cả trong lúc nạp (cài wrk bằng apt khi chưa có)'
	@echo 'make check          định dạng, lint, kiểu, ranh giới gói, kiểm thử'
	@echo 'make ocr-tools      cài Tesseract tiếng Việt và phông chữ (apt) để đọc bản quét, ảnh chụp'
	@echo 'make office-tools   cài LibreOffice và phông chữ (apt) để đọc .doc, .odt, .rtf, .xls, .ods'
	@echo 'make eval           bảng điểm và ngưỡng chất lượng'
	@echo 'make setup | models | clean'

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

$(RUN_READY): $(BIN)/python $(PINS)
	$(PIP) -e .
	@touch $@

$(DEV_READY): $(BIN)/python $(PINS)
	$(PIP) -e '.[dev,models,baseline,chat]'
	@touch $@ $(RUN_READY)

setup: $(RUN_READY)

models: $(RUN_READY)
	$(PIP) -e '.[models]'

# Phông cùng độ rộng chữ với Times New Roman, để tệp đổi qua LibreOffice dàn trang như nhau trên mọi máy.
fonts:
	fc-list 2>/dev/null | grep -q 'LiberationSerif' && fc-list | grep -q 'Tinos' || { apt-get update -q && apt-get install -qy --no-install-recommends fontconfig fonts-liberation2 fonts-croscore; }

office-tools: fonts
	test -e "$$(dirname "$$(readlink -f "$$(command -v soffice)")")/libsclo.so" || { apt-get update -q && apt-get install -qy --no-install-recommends libreoffice-writer-nogui libreoffice-calc-nogui; }

ocr-tools: $(RUN_READY) fonts
	$(PIP) -e '.[ocr]'
	tesseract --list-langs 2>/dev/null | grep -qx vie || { apt-get update -q && apt-get install -qy --no-install-recommends tesseract-ocr tesseract-ocr-vie; }

ingest: $(RUN_READY)
	@$(BIN)/trolyao ingest $(DOCUMENTS)

serve: ingest
	@$(BIN)/trolyao serve --host $(HOST) --port $(PORT)

ask: $(RUN_READY)
	@test -n "$$Q" || { echo 'Cách dùng: make ask Q="câu hỏi"' >&2; exit 2; }
	@$(BIN)/trolyao ingest $(DOCUMENTS) >/dev/null
	@$(BIN)/trolyao ask "$$Q"

test: $(DEV_READY)
	$(BIN)/python -m pytest

browser: $(DEV_READY)
	command -v chromium >/dev/null || { apt-get update -q && apt-get install -qy --no-install-recommends chromium; }
	$(BIN)/python -m pytest -m browser

writing: $(DEV_READY)
	$(BIN)/python -m pytest -s tests/assistant/test_misbehaving_model.py tests/assistant/test_chat_model.py \
		tests/assistant/test_proposing.py tests/assistant/test_proposing_at_length.py tests/bots/test_completions.py tests/bots/test_streamed_completions.py \
		tests/bots/test_tools.py tests/corpus/test_chains.py

load: $(RUN_READY)
	command -v wrk >/dev/null || { apt-get update -q && apt-get install -qy --no-install-recommends wrk; }
	PYTHON_OF_LOAD=$(BIN)/python tests/load/run

lint: $(DEV_READY)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

check: lint test

eval: $(DEV_READY)
	$(BIN)/trolyao eval gate

clean:
	rm -rf $(VENV) build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
