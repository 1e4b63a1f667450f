"""Words that give nobody anything to do: forms of the paper, thanks, prices, what was done before."""

from __future__ import annotations

import re

from corpus.text import fold

_TROUBLE = re.compile(
    r"^(?:trong qua trinh .{0,60}?|qua trinh .{0,60}?|truong hop |neu )(?:neu|co kho khan"
    r"|vuong mac|phat sinh|thay can|can )"
)
_FORMAL = re.compile(
    r"^tren day la|^\(|thong bao (?:den )?(?:cac|de cac) .{0,80}\bbiet\b"
    r"|(?:thong bao|tra loi) (?:cho|den|de) .{0,200}\bbiet\b|trao doi va cam on"
    r"|can cu quyet dinh thi hanh|\b(?:duoc|de) (?:\S+ ){0,12}biet\W*$"
    r"|tran trong (?:cam on|thong bao|de nghi)"
    r"|…{3}|\.{6}|^(?:thoi gian|thoi han|tien do)(?: hoan thanh| thuc hien)?:"
    r"|chiu trach nhiem (?:thi hanh|thuc hien) (?:quyet dinh|ke hoach"
    r"|nghi quyet|chi thi|chuong trinh)|co hieu luc"
)
_TOLD = re.compile(
    r"(?:đã|vừa|đang|mới|được phép|ghi nhận|biểu dương|đánh giá cao|hoan nghênh|nhận được|có ý kiến"
    r"|thống nhất (?:chỉ|cao|cho rằng|nhận định|đánh giá|với (?:đề|kiến|nội)))\b"
    r"|ban hành (?:[Kk]ế hoạch|[Cc]hương trình|[Cc]hỉ thị)\b[^;]*:$"
)
_PRICED = re.compile(r":\s*\d[\d.,]*\s*\S{0,4}(?:đồng|%|tỷ|triệu)")
_LONGEST_PRICE = 60


def is_idle(text: str) -> bool:
    """Tell whether a paragraph gives nobody anything to do beyond carrying the document out."""
    plain = fold(text)
    priced = len(text) < _LONGEST_PRICE and _PRICED.search(text)
    return bool(_TROUBLE.match(plain) or _FORMAL.search(plain) or priced or len(text) < 20)


def tells(words: str) -> bool:
    """Tell whether the words after an agency say what it did or got, not what it is to do."""
    return _TOLD.match(words) is not None
