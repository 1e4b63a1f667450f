"""What a page starts from: its province or document, as the documents that are then asked."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bots.filters import BadFilter, sources_named
from corpus.model import Head
from corpus.places import Province, merged_provinces, provinces
from corpus.text import fold, squeeze

_KIND = re.compile(r"^(?:tinh|thanh pho|tp\.?)\s+")


class BadScope(ValueError):
    """The scope names no document and no province there are documents of; the message says so."""


def sources_in(scope: str, heads: Sequence[Head]) -> frozenset[str]:
    """Return the documents that ``scope`` means: a document's number or file, or a province's all.

    A province stands for those that became part of it too, and the other way round. Raises BadScope.
    """
    name = _KIND.sub("", squeeze(fold(scope)))
    province = provinces().get(name)
    if province is not None or any(fold(head.province or "") == name for head in heads):
        return _of_province(name, province, heads)
    try:
        return frozenset(sources_named(scope, heads))
    except BadFilter as fault:
        raise BadScope(f"Phạm vi “{scope}” không phải tỉnh hay văn bản nào đã nạp. {fault}") from None


def _of_province(name: str, province: Province | None, heads: Sequence[Head]) -> frozenset[str]:
    names = {name}
    if province is not None:
        names |= {fold(former) for former in merged_provinces(province.name)}
    found = [head for head in heads if fold(head.province or "") in names]
    if not found and province is not None:
        found = [head for head in heads if head.province == province.current]
    if not found:
        known = ", ".join(dict.fromkeys(h.province for h in heads if h.province)) or "chưa có tỉnh nào"
        said = province.name if province else name
        raise BadScope(f"Chưa có văn bản nào của {said} nên không hỏi được. Hiện có: {known}.")
    return frozenset(head.source for head in found)
