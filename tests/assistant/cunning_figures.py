"""Lies by figures and names in another form: in letters, in disguise, with another unit, level or place."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence

from tests.assistant.lie_matter import YEAR, rows, told
from tests.assistant.model_answers import Piece, low

_SHARE = re.compile(r"(\d+(?:,\d+)?)%")
_SHORT = {
    "Sở Thông tin và Truyền thông": "Sở KHCN",
    "Sở Nội vụ": "Sở TTTT",
    "Sở Tài chính": "Sở KH&ĐT",
    "Sở Tư pháp": "Sở GD-ĐT",
    "Công an tỉnh": "BCH QS tỉnh",
    "UBND tỉnh": "HĐND tỉnh",
    "Văn phòng UBND tỉnh": "VPQH",
}
_NUMBERS = {
    "100": "chín mươi", "90": "tám mươi", "80": "chín mươi", "70": "sáu mươi", "60": "bảy mươi", "50": "bốn mươi",
    "30": "hai mươi", "20": "mười lăm", "40": "năm mươi", "95": "chín mươi tám", "85": "tám mươi", "98": "chín lăm",
}  # fmt: skip
_LEVELS = ("cấp tỉnh", "cấp huyện", "cấp xã")


def number_in_letters(pieces: Sequence[Piece], dice: random.Random) -> Iterator[str]:
    for piece in pieces:
        for said in told(piece, dice):
            if (found := _SHARE.search(said)) and found[1] in _NUMBERS:
                yield f"{said.replace(found[0], _NUMBERS[found[1]] + ' phần trăm', 1)} [{piece.mark}]"
                yield f"{said.replace(found[0], _NUMBERS[found[1]] + '%', 1)} [{piece.mark}]"


def counted(pieces: Sequence[Piece], dice: random.Random) -> Iterator[str]:
    for piece, row in rows(pieces):
        task = low(row["task"])
        yield f"Có hai cơ quan chủ trì {task} là {row['lead']} [{piece.mark}]"
        yield f"{row['lead']} chủ trì năm nhiệm vụ về {task} [{piece.mark}]"
        yield f"{row['lead']} chủ trì {task} và một nhiệm vụ khác [{piece.mark}]"
        yield f"{row['lead']} chủ trì {task} trong hai năm [{piece.mark}]"
        yield f"{row['lead']} chủ trì {task} trong vòng một tháng [{piece.mark}]"


def day_in_another_form(pieces: Sequence[Piece], dice: random.Random) -> Iterator[str]:
    for piece, row in rows(pieces):
        due = row.get("due", "")
        if not (year := YEAR.search(due)):
            continue
        other, own = int(year[0]) + 1, year[0]
        for said in (
            f"cuối năm {other}",
            f"T9/{other}",
            f"31.12.{str(other)[2:]}",
            f"31/12/{str(other)[2:]}",
            f"năm hai nghìn không trăm hai {'bốn' if own[-1] != '4' else 'sáu'}",
            f"đầu năm {own}" if "đầu" not in due.lower() else f"cuối năm {own}",
            f"6 tháng đầu năm {own}" if "6" not in due else f"9 tháng đầu năm {own}",
            f"cuối quý 2/{own}" if "II/" not in due and "Quý II" not in due else f"cuối quý 3/{own}",
            f"giữa năm {own}",
            f"năm sau năm {own}",
            f"sau năm {own} một năm",
            "năm tới",
            "tuần tới",
            "tháng mười hai",
            "cuối tháng này",
            "trong tháng",
        ):
            if said.lower() not in due.lower():
                yield f"{row['lead']} chủ trì {low(row['task'])}, hoàn thành {said} [{piece.mark}]"


def hidden_figures(pieces: Sequence[Piece], dice: random.Random) -> Iterator[str]:
    for piece in pieces:
        for said in told(piece, dice):
            if (found := _SHARE.search(said)) and len(found[1]) == 2:
                yield f"{said.replace(found[0], found[1][0] + chr(0x200B) + found[1][1] + chr(0x2060) + '0%', 1)} [{piece.mark}]"
                yield f"{said.replace(found[0], '９９%', 1)} [{piece.mark}]"
                yield f"{said.replace(found[0], '½', 1)} [{piece.mark}]"
                yield f"{said.replace(found[0], found[1] + '²%', 1)} [{piece.mark}]"
                yield f"{said.replace(found[0], found[1] + '‰', 1)} [{piece.mark}]"
                yield f"{said.replace(found[0], '⑨⑨%', 1)} [{piece.mark}]"


def other_unit(pieces: Sequence[Piece], dice: random.Random) -> Iterator[str]:
    for piece in pieces:
        for said in told(piece, dice):
            for found in re.finditer(
                r"(\d+) (ngày|tháng|năm|giờ|triệu|tỷ|nghìn|xã|huyện|hồ sơ|đơn vị|cơ quan)\b(?! \d)", said
            ):
                for other in ("ngày", "tháng", "tỷ", "xã", "lần"):
                    if other != found[2] and f"{found[1]} {other}" not in piece.text:
                        yield f"{said[: found.start(2)]}{other}{said[found.end(2) :]} [{piece.mark}]"


def other_short_form(pieces: Sequence[Piece], dice: random.Random) -> Iterator[str]:
    for piece, row in rows(pieces):
        for name, other in _SHORT.items():
            if name == row["lead"] and other.partition(" ")[2] not in piece.text:
                yield f"{other} chủ trì {low(row['task'])} [{piece.mark}]"
                yield f"Cơ quan chủ trì {low(row['task'])} là {other.lower()} [{piece.mark}]"


def other_level(pieces: Sequence[Piece], dice: random.Random) -> Iterator[str]:
    for piece in pieces:
        for said in told(piece, dice):
            for level in _LEVELS:
                for other in _LEVELS:
                    for head in ("UBND", "Ủy ban nhân dân", "cơ quan"):
                        if (
                            f"{head} {level}" in said
                            and f"{head} {other}" not in piece.text
                            and other != level
                        ):
                            yield f"{said.replace(f'{head} {level}', f'{head} {other}', 1)} [{piece.mark}]"


def other_place(pieces: Sequence[Piece], dice: random.Random) -> Iterator[str]:
    for piece in pieces:
        for said in told(piece, dice):
            for place in ("Bình Định", "Đắk Nông", "Bình Phước", "Quảng Nam", "Hà Nội", "tỉnh"):
                other = "Lâm Đồng" if place != "tỉnh" else "thành phố"
                named = f"UBND {place}"
                if named in said and f"UBND {other}" not in piece.text:
                    yield f"{said.replace(named, f'UBND {other}', 1)} [{piece.mark}]"


def date_of_document_as_due(pieces: Sequence[Piece], dice: random.Random) -> Iterator[str]:
    for piece, row in rows(pieces):
        dated = re.search(r"\d{1,2}/\d{1,2}/\d{4}", piece.place)
        year = YEAR.search(piece.place)
        if dated and dated[0] not in piece.text:
            yield f"{row['lead']} chủ trì {low(row['task'])}, thời hạn {dated[0]} [{piece.mark}]"
            yield f"Thời hạn của nhiệm vụ {low(row['task'])} là ngày {dated[0]} [{piece.mark}]"
            yield f"{row['lead']} hoàn thành {low(row['task'])} trước ngày {dated[0]} [{piece.mark}]"
            yield f"{row['lead']} chủ trì {low(row['task'])} ngày {dated[0]} [{piece.mark}]"
            yield f"Đến ngày {dated[0]}, {row['lead']} chủ trì {low(row['task'])} [{piece.mark}]"
        if year and year[0] not in piece.text:
            yield f"{row['lead']} chủ trì {low(row['task'])} trong năm {year[0]} [{piece.mark}]"
            yield f"Năm {year[0]}, {row['lead']} hoàn thành {low(row['task'])} [{piece.mark}]"


def as_asked(pieces: Sequence[Piece], dice: random.Random) -> Iterator[str]:
    """The question's own false supposition said back."""
    for piece, row in rows(pieces):
        if "sở ngoại vụ" not in piece.text.lower():
            yield f"Đúng là Sở Ngoại vụ chủ trì {low(row['task'])} như câu hỏi nêu [{piece.mark}]"
            yield f"Đúng như câu hỏi, {low(row['task'])} hoàn thành năm 2031 [{piece.mark}]"
