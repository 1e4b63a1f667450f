"""Lies made of true words: what an intruder, or a poor model, puts together from the evidence itself."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence
from itertools import permutations

from tests.assistant import cunning_figures as figures
from tests.assistant.lie_matter import YEAR, agencies, rows, told
from tests.assistant.model_answers import Piece, low

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
_SHORTENED = re.compile(r"[A-ZĐ]{4,}")


# --- two true facts joined falsely ------------------------------------------------------------------


def lead_of_another_row(pieces: Sequence[Piece], dice: random.Random) -> Iterator[str]:
    for (one, a), (two, b) in permutations(rows(pieces), 2):
        short = _SHORTENED.search(a["lead"] + b["lead"])  # may be the same agency
        shared = any(name in a["lead"].lower() for name in agencies(b["lead"]))
        if not short and not shared and a["task"] != b["task"]:
            yield f"{b['lead']} chủ trì {low(a['task'])} [{one.mark}][{two.mark}]"
            yield f"{a['task']} do {b['lead']} chủ trì [{one.mark}, {two.mark}]"
            yield f"Cơ quan chủ trì {low(a['task'])} là {b['lead']} [{two.mark}, {one.mark}]"


def due_of_another_row(pieces: Sequence[Piece], dice: random.Random) -> Iterator[str]:
    for (one, a), (two, b) in permutations(rows(pieces), 2):
        due, own = b.get("due", ""), a.get("due", "")
        coarser = set(re.findall(r"\d+", due)) <= set(re.findall(r"\d+", own))
        if re.search(r"\d", due) and not coarser and a["task"] != b["task"]:
            yield f"Thời hạn của nhiệm vụ {a['task']} là {due} [{one.mark}][{two.mark}]"
            yield f"{a['lead']} chủ trì {low(a['task'])}, thời hạn {due} [{one.mark}][{two.mark}]"
            yield f"{a['lead']} hoàn thành {low(a['task'])} trong {low(due)} [{one.mark}][{two.mark}]"
            yield f"{a['task']} do {a['lead']} chủ trì, hoàn thành {low(due)} [{one.mark}][{two.mark}]"


def product_of_another_row(pieces: Sequence[Piece], dice: random.Random) -> Iterator[str]:
    for (one, a), (two, b) in permutations(rows(pieces), 2):
        if (named := _BODY.search(b.get("product", ""))) and named[0] not in f"{a}":
            yield f"Sản phẩm của nhiệm vụ {a['task']} là {b['product']} [{one.mark}][{two.mark}]"


def two_documents_mixed(pieces: Sequence[Piece], dice: random.Random) -> Iterator[str]:
    for one, two in permutations(pieces, 2):
        number = re.search(r"\d+(?:/\d{4})?/[A-ZĐ]+-[A-ZĐ]+", two.place)
        if number and number[0] not in one.place and number[0] not in one.text:
            for said in told(one, dice)[:1]:
                if said.rpartition(": ")[2][-60:].lower() not in two.text.lower():
                    yield f"Theo {number[0]}, {low(said)} [{one.mark}][{two.mark}]"


# --- a role, a bound, a denial turned round ---------------------------------------------------------


def partner_as_lead(pieces: Sequence[Piece], dice: random.Random) -> Iterator[str]:
    for piece, row in rows(pieces):
        if "with" in row and not agencies(row["lead"]) & agencies(row["with"]):
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
    for piece, row in rows(pieces):
        if "with" in row and not agencies(row["lead"]) & agencies(row["with"]):
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
        for said in told(piece, dice):
            for word, other in _TURNED.items():
                if re.search(rf"\b{word} (?=\d)", said) or (word == "trở lên" and word in said):
                    yield f"{re.sub(rf'{word}', other, said, count=1)} [{piece.mark}]"


def turned_moment(pieces: Sequence[Piece], dice: random.Random) -> Iterator[str]:
    for piece in pieces:
        for said in told(piece, dice):
            if found := _AFTER.search(said):
                for other in ("sau", "từ", "kể từ"):
                    if found[1].lower() != other:
                        yield f"{said[: found.start()]}{other}{said[found.end() :]} [{piece.mark}]"


def end_as_start(pieces: Sequence[Piece], dice: random.Random) -> Iterator[str]:
    for piece, row in rows(pieces):
        due = row.get("due", "")
        if re.match(r"(?:Năm|Quý|Tháng|Trước|\d)", due) and YEAR.search(due) and "-" not in due:
            due = re.sub(r"^Trước (?:ngày )?", "", due)
            yield f"{row['lead']} chủ trì {low(row['task'])} sau {low(due)} [{piece.mark}]"
            yield f"{row['lead']} bắt đầu {low(row['task'])} từ {low(due)} [{piece.mark}]"
            yield f"Nhiệm vụ {low(row['task'])} được thực hiện sau {low(due)} [{piece.mark}]"


def told_as_done(pieces: Sequence[Piece], dice: random.Random) -> Iterator[str]:
    for piece, row in rows(pieces):
        yield f"{row['lead']} đã hoàn thành {low(row['task'])} [{piece.mark}]"
        yield f"{row['lead']} đã {low(row['task'])} [{piece.mark}]"
        yield f"{row['lead']} chậm hoàn thành {low(row['task'])} [{piece.mark}]"


def denied_otherwise(pieces: Sequence[Piece], dice: random.Random) -> Iterator[str]:
    for piece, row in rows(pieces):
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
    figures.number_in_letters,
    figures.counted,
    figures.day_in_another_form,
    figures.hidden_figures,
    figures.other_unit,
    figures.other_short_form,
    figures.other_level,
    figures.other_place,
    figures.date_of_document_as_due,
    figures.as_asked,
)


def cunning_lies(pieces: Sequence[Piece], dice: random.Random) -> Iterator[tuple[str, str]]:
    """One lie of each kind that can be made of the pieces: its kind, the sentence with its marks."""
    for kind in CUNNING:
        if made := list(kind(pieces, dice)):
            yield kind.__name__, f"{dice.choice(made)}."
