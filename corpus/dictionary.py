"""The words of ordinary Vietnamese: the word list that underthesea comes with, read without loading it."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path

from corpus.text import nfc, settle_tones

_LIST = Path("corpus", "data", "Viet39K.txt")


@cache
def ordinary_words() -> frozenset[str]:
    """Words and compounds, lower case, tones settled, syllables apart; none where the list is missing."""
    spec = find_spec("underthesea")
    folders = [Path(each) / _LIST for each in (spec.submodule_search_locations or ())] if spec else []
    held = [path.read_text(encoding="utf-8") for path in folders if path.is_file()]
    return frozenset(settle_tones(nfc("\n".join(held)).lower()).splitlines())
