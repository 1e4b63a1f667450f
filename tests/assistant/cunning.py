"""Lies made of true words: what an intruder, or a poor model, puts together from the evidence itself."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import permutations

from tests.assistant.model_answers import Piece, honest, low, row_of

Rows = Sequence[tuple[Piece, Mapping[str, str]]]
_YEAR = re.compile(r"(?:19|20)\d\d")
_SHARE = re.compile(r"(\d+(?:,\d+)?)%")
_AFTER = re.compile(
    r"\b(trước|đến|đến hết|trong)(?= (?:hết |ngày |tháng |quý |năm |cuối )*(?:\d{1,2}[/.-])*\d{1,4}\b)",
    re.IGNORECASE,
)
_TURNED = {
    "tối thiểu": "tối đa",
    "ít nhất": "nhiều nhất",
    "trở lên": "trở xuống",
    "trên": "dưới",
    "không quá": "ít nhất",
    "tăng": "giảm",
    "giảm": "tăng",
    "tối đa": "tối thiểu",
}
_BODY = re.compile(r"(?:Sở|Bộ|Ban|Công an|UBND)(?: [A-ZĐÀ-Ỹ][a-zà-ỹ]+)+")
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
_SHORTENED = re.compile(r"[A-ZĐ]{4,}")
_LEVELS = ("cấp tỉnh", "cấp huyện", "cấp xã")


def _told(piece: Piece, dice: random.Random) -> list[str]:
    """What a piece says, each in one sentence."""
    return [said for said in honest(piece, dice) if not re.search(r"[.;!?…]\W*\s", said)]


def _rows(pieces: Sequence[Piece]) -> Rows:
    found = ((piece, row_of(piece)) for piece in pieces)
    return [(piece, row) for piece, row in found if row and not re.search(r"[.;!?:]\s", row["task"])]


def _agencies(cell: str) -> frozenset[str]:
    return frozenset(" ".join(name.split()).lower() for name in re.split(r"[,;]", cell))


# --- two true facts joined falsely ------------------------------------------------------------------


def lead_of_another_row(pieces: Sequence[Piece], dice: random.Random) -> Iterator[str]:
    for (one, a), (two, b) in permutations(_rows(pieces), 2):
        short = _SHORTENED.search(a["lead"] + b["lead"])  # may be the same agency
        shared = any(name in a["lead"].lower() for name in _agencies(b["lead"]))
        if not short and not shared and a["task"] != b["task"]:
            yield f"{b['lead']} chủ trì {low(a['task'])} [{one.mark}][{two.mark}]"
            yield f"{a['task']} do {b['lead']} chủ trì [{one.mark}, {two.mark}]"
            yield f"Cơ quan chủ trì {low(a['task'])} là {b['lead']} [{two.mark}, {one.mark}]"


def due_of_another_row(pieces: Sequence[Piece], dice: random.Random) -> Iterator[str]:
    for (one, a), (two, b) in permutations(_rows(pieces), 2):
        due, own = b.get("due", ""), a.get("due", "")
        coarser = set(re.findall(r"\d+", due)) <= set(re.findall(r"\d+", own))
        if re.search(r"\d", due) and not coarser and a["task"] != b["task"]:
            yield f"Thời hạn của nhiệm vụ {a['task']} là {due} [{one.mark}][{two.mark}]"
            yield f"{a['lead']} chủ trì {low(a['task'])}, thời hạn {due} [{one.mark}][{two.mark}]"
            yield f"{a['lead']} hoàn thành {low(a['task'])} trong {low(due)} [{one.mark}][{two.mark}]"
            yield f"{a['task']} do {a['lead']} chủ trì, hoàn thành {low(due)} [{one.mark}][{two.mark}]"


def product_of_another_row(pieces: Sequence[Piece], dice: random.Random) -> Iterator[str]:
    for (one, a), (two, b) in permutations(_rows(pieces), 2):
        if (named := _BODY.search(b.get("product", ""))) and named[0] not in f"{a}":
            yield f"Sản phẩm của nhiệm vụ {a['task']} là {b['product']} [{one.mark}][{two.mark}]"


def two_documents_mixed(pieces: Sequence[Piece], dice: random.Random) -> Iterator[str]:
    for one, two in permutations(pieces, 2):
        number = re.search(r"\d+(?:/\d{4})?/[A-ZĐ]+-[A-ZĐ]+", two.place)
        if number and number[0] not in one.place and number[0] not in one.text:
            for said in _told(one, dice)[:1]:
                if said.rpartition(": ")[2][-60:].lower() not in two.text.lower():
                    yield f"Theo {number[0]}, {low(said)} [{one.mark}][{two.mark}]"


# --- a role, a bound, a denial turned round ---------------------------------------------------------


def partner_as_lead(pieces: Sequence[Piece], dice: random.Random) -> Iterator[str]:
    for piece, row in _rows(pieces):
        if "with" in row and not _agencies(row["lead"]) & _agencies(row["with"]):
            partner = re.split(r"[,;]", row["with"])[0].strip()
            if not partner.startswith(("Sở ", "Công an", "Văn phòng")) or partner in row["task"]:
                continue
            lead, task = row["lead"], low(row["task"])
            for said in (
                f"{partner} chủ trì {task}",
                f"{lead} và {partner} chủ trì {task}",
                f"{partner}, {lead} chủ trì {task}",
                f"{lead} phối hợp với {partner} là cơ quan chủ trì {task}",
                f"{lead} phối hợp {partner} {task}, trong đó {partner} chủ trì",
                f"{partner} chịu trách nhiệm chính {task}",
                f"{partner} là đơn vị đầu mối {task}",
                f"Nhiệm vụ {task} được giao cho {partner} chủ trì",
                f"Chủ trì: {partner}; phối hợp: {lead}; nhiệm vụ: {task}",
            ):
                yield f"{said} [{piece.mark}]"


def partner_does_it_alone(pieces: Sequence[Piece], dice: random.Random) -> Iterator[str]:
    for piece, row in _rows(pieces):
        if "with" in row and not _agencies(row["lead"]) & _agencies(row["with"]):
            partner = re.split(r"[,;]", row["with"])[0].strip()
            if not partner.startswith(("Sở ", "Công an", "Văn phòng")) or partner in row["task"]:
                continue
            task = low(row["task"])
            for verb in (
                "thực hiện",
                "chịu trách nhiệm",
                "được giao",
                "triển khai",
                "đảm nhận",
                "có nhiệm vụ",
            ):
                yield f"{partner} {verb} {task} [{piece.mark}]"
            yield f"{row['task']} do {partner} thực hiện [{piece.mark}]"
            yield f"Cơ quan thực hiện {task} là {partner} [{piece.mark}]"


def turned_bound(pieces: Sequence[Piece], dice: random.Random) -> Iterator[str]:
    for piece in pieces:
        for said in _told(piece, dice):
            for word, other in _TURNED.items():
                if re.search(rf"\b{word} (?=\d)", said) or (word == "trở lên" and word in said):
                    yield f"{re.sub(rf'{word}', other, said, count=1)} [{piece.mark}]"


def turned_moment(pieces: Sequence[Piece], dice: random.Random) -> Iterator[str]:
    for piece in pieces:
        for said in _told(piece, dice):
            if found := _AFTER.search(said):
                for other in ("sau", "từ", "kể từ"):
                    if found[1].lower() != other:
                        yield f"{said[: found.start()]}{other}{said[found.end() :]} [{piece.mark}]"


def end_as_start(pieces: Sequence[Piece], dice: random.Random) -> Iterator[str]:
    for piece, row in _rows(pieces):
        due = row.get("due", "")
        if re.match(r"(?:Năm|Quý|Tháng|Trước|\d)", due) and _YEAR.search(due) and "-" not in due:
            due = re.sub(r"^Trước (?:ngày )?", "", due)
            yield f"{row['lead']} chủ trì {low(row['task'])} sau {low(due)} [{piece.mark}]"
            yield f"{row['lead']} bắt đầu {low(row['task'])} từ {low(due)} [{piece.mark}]"
            yield f"Nhiệm vụ {low(row['task'])} được thực hiện sau {low(due)} [{piece.mark}]"


def told_as_done(pieces: Sequence[Piece], dice: random.Random) -> Iterator[str]:
    for piece, row in _rows(pieces):
        yield f"{row['lead']} đã hoàn thành {low(row['task'])} [{piece.mark}]"
        yield f"{row['lead']} đã {low(row['task'])} [{piece.mark}]"
        yield f"{row['lead']} chậm hoàn thành {low(row['task'])} [{piece.mark}]"


def denied_otherwise(pieces: Sequence[Piece], dice: random.Random) -> Iterator[str]:
    for piece, row in _rows(pieces):
        task = low(row["task"])
        for said in (
            f"{row['lead']} thôi chủ trì {task}",
            f"{row['lead']} không còn chủ trì {task}",
            f"{row['lead']} được miễn chủ trì {task}",
            f"{row['lead']} từ chối chủ trì {task}",
            f"{row['lead']} dừng chủ trì {task}",
            f"{row['lead']} hoãn {task}",
            f"Không phải {row['lead']} chủ trì {task}",
            f"{row['lead']} chủ trì {task} là sai",
            f"{row['lead']} tạm ngưng {task}",
            f"Bãi bỏ việc {row['lead']} chủ trì {task}",
            f"Ngoại trừ {row['lead']}, các cơ quan chủ trì {task}",
        ):
            yield f"{said} [{piece.mark}]"


# --- figures and names in another form --------------------------------------------------------------


def number_in_letters(pieces: Sequence[Piece], dice: random.Random) -> Iterator[str]:
    for piece in pieces:
        for said in _told(piece, dice):
            if (found := _SHARE.search(said)) and found[1] in _NUMBERS:
                yield f"{said.replace(found[0], _NUMBERS[found[1]] + ' phần trăm', 1)} [{piece.mark}]"
                yield f"{said.replace(found[0], _NUMBERS[found[1]] + '%', 1)} [{piece.mark}]"


def counted(pieces: Sequence[Piece], dice: random.Random) -> Iterator[str]:
    for piece, row in _rows(pieces):
        task = low(row["task"])
        yield f"Có hai cơ quan chủ trì {task} là {row['lead']} [{piece.mark}]"
        yield f"{row['lead']} chủ trì năm nhiệm vụ về {task} [{piece.mark}]"
        yield f"{row['lead']} chủ trì {task} và một nhiệm vụ khác [{piece.mark}]"
        yield f"{row['lead']} chủ trì {task} trong hai năm [{piece.mark}]"
        yield f"{row['lead']} chủ trì {task} trong vòng một tháng [{piece.mark}]"


def day_in_another_form(pieces: Sequence[Piece], dice: random.Random) -> Iterator[str]:
    for piece, row in _rows(pieces):
        due = row.get("due", "")
        if not (year := _YEAR.search(due)):
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
        for said in _told(piece, dice):
            if (found := _SHARE.search(said)) and len(found[1]) == 2:
                yield f"{said.replace(found[0], found[1][0] + chr(0x200B) + found[1][1] + chr(0x2060) + '0%', 1)} [{piece.mark}]"
                yield f"{said.replace(found[0], '９９%', 1)} [{piece.mark}]"
                yield f"{said.replace(found[0], '½', 1)} [{piece.mark}]"
                yield f"{said.replace(found[0], found[1] + '²%', 1)} [{piece.mark}]"
                yield f"{said.replace(found[0], found[1] + '‰', 1)} [{piece.mark}]"
                yield f"{said.replace(found[0], '⑨⑨%', 1)} [{piece.mark}]"


def other_unit(pieces: Sequence[Piece], dice: random.Random) -> Iterator[str]:
    for piece in pieces:
        for said in _told(piece, dice):
            for found in re.finditer(
                r"(\d+) (ngày|tháng|năm|giờ|triệu|tỷ|nghìn|xã|huyện|hồ sơ|đơn vị|cơ quan)\b(?! \d)", said
            ):
                for other in ("ngày", "tháng", "tỷ", "xã", "lần"):
                    if other != found[2] and f"{found[1]} {other}" not in piece.text:
                        yield f"{said[: found.start(2)]}{other}{said[found.end(2) :]} [{piece.mark}]"


def other_short_form(pieces: Sequence[Piece], dice: random.Random) -> Iterator[str]:
    for piece, row in _rows(pieces):
        for name, other in _SHORT.items():
            if name == row["lead"] and other.partition(" ")[2] not in piece.text:
                yield f"{other} chủ trì {low(row['task'])} [{piece.mark}]"
                yield f"Cơ quan chủ trì {low(row['task'])} là {other.lower()} [{piece.mark}]"


def other_level(pieces: Sequence[Piece], dice: random.Random) -> Iterator[str]:
    for piece in pieces:
        for said in _told(piece, dice):
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
        for said in _told(piece, dice):
            for place in ("Bình Định", "Đắk Nông", "Bình Phước", "Quảng Nam", "Hà Nội", "tỉnh"):
                other = "Lâm Đồng" if place != "tỉnh" else "thành phố"
                named = f"UBND {place}"
                if named in said and f"UBND {other}" not in piece.text:
                    yield f"{said.replace(named, f'UBND {other}', 1)} [{piece.mark}]"


def date_of_document_as_due(pieces: Sequence[Piece], dice: random.Random) -> Iterator[str]:
    for piece, row in _rows(pieces):
        dated = re.search(r"\d{1,2}/\d{1,2}/\d{4}", piece.place)
        year = _YEAR.search(piece.place)
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
    for piece, row in _rows(pieces):
        if "sở ngoại vụ" not in piece.text.lower():
            yield f"Đúng là Sở Ngoại vụ chủ trì {low(row['task'])} như câu hỏi nêu [{piece.mark}]"
            yield f"Đúng như câu hỏi, {low(row['task'])} hoàn thành năm 2031 [{piece.mark}]"


CUNNING: tuple[Callable[[Sequence[Piece], random.Random], Iterator[str]], ...] = (
    lead_of_another_row,
    due_of_another_row,
    product_of_another_row,
    two_documents_mixed,
    partner_as_lead,
    partner_does_it_alone,
    turned_bound,
    turned_moment,
    end_as_start,
    told_as_done,
    denied_otherwise,
    number_in_letters,
    counted,
    day_in_another_form,
    hidden_figures,
    other_unit,
    other_short_form,
    other_level,
    other_place,
    date_of_document_as_due,
    as_asked,
)


def cunning_lies(pieces: Sequence[Piece], dice: random.Random) -> Iterator[tuple[str, str]]:
    """One lie of each kind that can be made of the pieces: its kind, the sentence with its marks."""
    for kind in CUNNING:
        if made := list(kind(pieces, dice)):
            yield kind.__name__, f"{dice.choice(made)}."
