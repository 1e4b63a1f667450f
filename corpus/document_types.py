"""The kinds of administrative documents and the abbreviations their numbers carry."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files

from corpus.text import comparable


@lru_cache(maxsize=1)
def _tables() -> Mapping[str, Mapping[str, str]]:
    raw = (files("corpus") / "data" / "document_types.toml").read_text(encoding="utf-8")
    return tomllib.loads(raw)


@lru_cache(maxsize=1)
def administrative_types() -> tuple[str, ...]:
    """The kinds a document may name itself, longest name first."""
    return tuple(sorted(_tables()["administrative"], key=lambda name: (-len(name), name)))


@lru_cache(maxsize=1)
def all_types() -> tuple[str, ...]:
    """Every known kind, legal and Party kinds included, longest name first."""
    names = {name for table in _tables().values() for name in table}
    return tuple(sorted(names, key=lambda name: (-len(name), name)))


@lru_cache(maxsize=1)
def type_letters() -> tuple[str, ...]:
    """The letters that stand for a kind in a document's number (``QĐ``, ``KH``)."""
    return tuple(sorted({short for kinds in _tables().values() for short in kinds.values() if short}))


def type_of_number(number: str | None) -> str | None:
    """The kind a document number tells (``15/QĐ-BNV`` → ``Quyết định``), if any."""
    found = re.search(r"[/-]\s*([^\W\d_]+)\s*[-/]", re.sub(r"/\d{4}/", "/", number or ""))
    if not found:
        return None
    kinds = [item for table in ("administrative", "party", "legal") for item in _tables()[table].items()]
    return next((name for name, short in kinds if short and short == found[1]), None)


def type_at_start(line: str) -> str | None:
    """The kind ``line`` begins with, whatever its case (``KẾ HOẠCH`` → ``Kế hoạch``); a legal one alone."""
    plain = comparable(line)
    legal = next((name for name in _tables()["legal"] if plain == comparable(name)), None)
    names = (*administrative_types(), *_tables()["party"])
    return legal or next((name for name in names if plain.startswith(comparable(name))), None)


def kind_in_capitals(line: str) -> str | None:
    """The kind that ``line`` begins with in capitals (``THÔNG TƯ BÃI BỎ …``), whatever follows it."""
    tables = ("administrative", "party", "legal")
    names = sorted((name for table in tables for name in _tables()[table]), key=len, reverse=True)
    return next((name for name in names if re.match(rf"{name.upper()}(?![^\W_])", line)), None)


def is_legal(kind: str | None, number: str | None) -> bool:
    """Tell whether a document is a legal normative text: by its kind, or by the year in its number."""
    return kind in _tables()["legal"] or re.match(r"\d+[a-z]?/\d{4}/", number or "") is not None
