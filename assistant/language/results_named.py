"""What is to come of a task, asked by the name its column often bears ("kết quả lập trạm đo là gì")."""

from __future__ import annotations

import re

from corpus.timespans import aligned

_MADE = (
    r"(?:lap|thanh lap|thiet lap|xay dung|ban hanh|soan(?: thao)?|sua(?: doi)?|hoan thien|hinh thanh"
    r"|bien soan|phat trien|nang cap|dau tu|mo)\b"
)
_NAMED = re.compile(rf"\W*(?P<named>ket qua)(?: du kien)?(?: cua)?(?: viec| nhiem vu)? (?={_MADE})")
_HOW_IT_WENT = re.compile(
    r"\b(?:the nao|ra sao|den dau|toi dau|chua|da|duoc gi|tot|dat|roi|bao nhieu|may|hien nay|vua qua|bao cao"
    r"|danh gia|tinh hinh|ai|don vi|co quan|so nao|bo nao|khi nao|bao gio|han)\b"
)
_PRODUCT = "sản phẩm"


def product_named(text: str) -> str:
    """``text`` (NFC) asking for the product of a task where it opens with the result of making something.

    Not where it asks how that went, or anything else beside.
    """
    plain = aligned(text)
    named = _NAMED.match(plain)
    if named is None or _HOW_IT_WENT.search(plain, named.end()):
        return text
    return text[: named.start("named")] + _PRODUCT + text[named.end("named") :]
