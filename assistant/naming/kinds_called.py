"""Where a question calls a kind of document whose title may follow ("trong kế hoạch số … về …")."""

from __future__ import annotations

import re
from functools import lru_cache

Span = tuple[int, int]  # of characters
_LATELY = 64  # one question is compared with the titles of many documents
_DOCUMENT = (
    r"(ke hoach|quyet dinh|quy che|quy dinh|chuong trinh|nghi quyet|de an|cong van|chi thi|thong bao"
    r"|van ban)\b"
)
_KIND = re.compile(
    rf"^\W*{_DOCUMENT}|"
    r"\b(?:(?<!dung )(?<!hanh )(?<!doi )(?<!thien )(?<!khai )(?<!hien )(?<!thao )(?<!lap )"
    r"(quy che|quy dinh|nghi quyet|cong van|thong bao(?= ket luan))\b|"
    r"(?:trong|theo|tai|o|cua|thuoc|kem|phu luc|bang|danh muc|can cu|nhan|nhan duoc) "
    rf"(?:(?:phu luc|bang|danh muc|cai|ban|cua) )*{_DOCUMENT})"
)
_NUMBER = re.compile(r"(?: so)?:? (?!20\d\d(?!\d|/))\d{1,5}(?:/[a-z\d-]+)*(?![\w/])")
_BY_ISSUER = re.compile(  # "của UBND tỉnh … năm 2022 về việc", "thành phố … về"
    r"(?: (?:nam )?20\d\d)? (?:(?:cua|do) |(?=(?:tinh|thanh pho|tp|ubnd|uy ban|bo|so) ))"
    r"(?:(?!(?:giao|nao|ve|va)\b)[^\W\d_]+ ){1,11}?"
    r"(?: ?(?:nam )?20\d\d )?(?:ban hanh )?(?:ve viec|v/v|ve)\b"
)
_ABOUT = re.compile(r"(?: (?:nam )?20\d\d)?(?: ban hanh)? (?:ve viec|v/v|ve)\b| (?:nam )?20\d\d(?!\d|/)")
_BARE = re.compile(r"\b(?:ke hoach|chuong trinh|de an|nghi quyet|quyet dinh|chi thi)\b")


def calls_kind(folded: str) -> bool:
    """Whether a text (folded) calls any."""
    return bool(_KIND.search(folded) or _BARE.search(folded))


@lru_cache(maxsize=_LATELY)
def kinds_called(folded: str, numbered: bool) -> tuple[Span, ...]:
    """Where each kind of document called begins, and what may tell its title after it."""
    found = []
    for kind in _KIND.finditer(folded):
        begin = kind.end()
        if not numbered and _NUMBER.match(folded, begin):
            continue
        for passed in (_NUMBER, _BY_ISSUER, _ABOUT):
            skipped = passed.match(folded, begin)
            begin = skipped.end() if skipped else begin
        found.append((kind.start(kind.lastindex or 0), begin))
    return tuple(found)


@lru_cache(maxsize=_LATELY)
def kinds_bare(folded: str) -> tuple[Span, ...]:
    """The same of kinds named with no word before them."""
    return tuple(kind.span() for kind in _BARE.finditer(folded))
