"""What a language model might say of the evidence it was given: honestly, and in all the ways it may lie."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from tests.language_server import Reply

EVIDENCE = re.compile(r"^=== \[(\d+)\] (\w{12})\n(.*?)\n=== \2$", re.DOTALL | re.MULTILINE)
_SENTENCE = re.compile(r"(?<=[.;!?])\s+(?=[A-ZĐÀ-Ỹ“\"\-+])|\n+")
_ITEM = re.compile(r"^\s*(?:(?:[-+•]|\d{1,2}[.)]|[a-zđ]\))\s*)+")
_YEAR = re.compile(r"(?:19|20)\d\d")
_SHARE = re.compile(r"\d+(?:,\d+)?%")
_NUMBER = re.compile(r"(?<![\d/.,])\d+(?:[.,]\d+)*%?(?![\d/])")
_BODY = re.compile(
    r"Sở (?:Nội vụ|Tài chính|Y tế|Tư pháp|Xây dựng|Thông tin và Truyền thông|Kế hoạch và Đầu tư)"
)
_DOCUMENT = re.compile(r"\d+(?:/\d{4})?/[A-ZĐ]+-[A-ZĐ]+")
_ROW = re.compile(
    r"(?P<task>.*?), cơ quan chủ trì: (?P<lead>.*?)(?:, cơ quan phối hợp: (?P<with>.*?))?"
    r"(?:, sản phẩm: (?P<product>.*?))?(?:, thời hạn: (?P<due>.*?))?$",
    re.DOTALL,
)


@dataclass(frozen=True)
class Piece:
    """One numbered piece of evidence as the model sees it: the document and place, the words."""

    mark: str
    place: str
    text: str


def evidence_of(user: str) -> list[Piece]:
    """The evidence in the words sent to the model."""
    found = ((mark, *whole.partition("\n")[::2]) for mark, _, whole in EVIDENCE.findall(user))
    return [Piece(mark, place.rstrip("."), text) for mark, place, text in found]


def honest(piece: Piece, dice: random.Random) -> list[str]:
    """Sentences that say what the piece says: rows told in several ways, prose whole or attributed."""
    if row := row_of(piece):
        return _of_row(row, dice)
    lines = (_ITEM.sub("", line).strip(" .;,") for line in _SENTENCE.split(piece.text))
    said = [" ".join(line.split()) for line in lines if len(line.split()) >= 9 and not line.endswith(":")]
    ways = (lambda s: s, lambda s: f"Theo {piece.place}, {low(s)}", lambda s: f"Văn bản nêu rõ: {s}")
    return [dice.choice(ways)(line) for line in said[:2]]


def row_of(piece: Piece) -> Mapping[str, str] | None:
    """The cells of a piece that is a row told under labels (task, lead, with, product, due)."""
    row = None if "\t" in piece.text else _ROW.match(piece.text)
    return row and {name: " ".join(words.split()) for name, words in row.groupdict().items() if words}


def _of_row(row: Mapping[str, str], dice: random.Random) -> list[str]:
    ways = [f"{row['lead']} chủ trì {low(row['task'])}"]
    if "with" in row:
        ways.append(f"{row['task']} do {row['lead']} chủ trì, phối hợp với {row['with']}")
    if "due" in row:
        ways.append(f"Thời hạn của nhiệm vụ {row['task']} là {row['due']}")
    if "product" in row:
        ways.append(f"Sản phẩm của nhiệm vụ {row['task']} là {row['product']}")
    return dice.sample(ways, min(2, len(ways)))


def low(text: str) -> str:
    """``text`` as it goes on in a sentence."""
    return text[:1].lower() + text[1:] if text[1:2].islower() else text


# --- lies: each gives a false sentence made of a true one, or None where it does not apply ----------------

Lie = Callable[[str, Piece, random.Random], str | None]


def invents_agency(said: str, piece: Piece, dice: random.Random) -> str | None:
    names = [
        "Sở Hàng hải",
        "Sở Ngoại vụ",
        "Cục Thống kê",
        "Ban Dân tộc",
        "sở vũ trụ",
        "Liên đoàn Lao động tỉnh",
    ]
    name = dice.choice([n for n in names if n.lower() not in f"{piece.place} {piece.text}".lower()])
    return _BODY.sub(name, said, count=1) if _BODY.search(said) else f"{name} chủ trì {low(said)}"


def shifts_year(said: str, piece: Piece, dice: random.Random) -> str | None:
    years = list(_YEAR.finditer(said))
    if not years:
        return None
    year = dice.choice(years)
    return said[: year.start()] + str(int(year.group()) + dice.choice((-1, 1))) + said[year.end() :]


def swaps_numbers(said: str, piece: Piece, dice: random.Random) -> str | None:
    for pattern in (_SHARE, _YEAR, _NUMBER):
        found = list(pattern.finditer(said))
        for one, two in pairwise(found):
            if one.group() != two.group() and _kind(one.group()) == _kind(two.group()):
                between = said[one.end() : two.start()]
                return said[: one.start()] + two.group() + between + one.group() + said[two.end() :]
    return None


def _kind(number: str) -> str:
    return "%" if "%" in number else "year" if _YEAR.fullmatch(number) else "number"


def other_number(said: str, piece: Piece, dice: random.Random) -> str | None:
    found = _SHARE.search(said)
    return said[: found.start()] + f"{dice.randint(1, 9) * 11}%" + said[found.end() :] if found else None


def other_document(said: str, piece: Piece, dice: random.Random) -> str | None:
    if found := _DOCUMENT.search(said):
        number, _, rest = found.group().partition("/")
        return said.replace(found.group(), f"{int(number) + 1}/{rest}", 1)
    return f"Theo Quyết định số 4711/QĐ-UBND, {low(said)}"


def swaps_roles(said: str, piece: Piece, dice: random.Random) -> str | None:
    match = re.fullmatch(r"(.*) do (.*) chủ trì, phối hợp với (.*)", said, re.DOTALL)
    return f"{match[1]} do {match[3]} chủ trì, phối hợp với {match[2]}" if match else None


def denies(said: str, piece: Piece, dice: random.Random) -> str | None:
    denied = re.sub(r"\b(chủ trì|thực hiện|triển khai|hoàn thành|đạt|xây dựng)\b", r"không \1", said, count=1)
    return denied if denied != said else None


def names_person(said: str, piece: Piece, dice: random.Random) -> str | None:
    return f"{said}, theo chỉ đạo của ông Trần Văn Ngọc"


def adds_money(said: str, piece: Piece, dice: random.Random) -> str | None:
    return f"{said}, với kinh phí ba trăm tỷ đồng"


def in_english(said: str, piece: Piece, dice: random.Random) -> str | None:
    return "The Department of Finance leads this task and must finish it by the end of 2025"


LIES: tuple[Lie, ...] = (
    invents_agency,
    shifts_year,
    swaps_numbers,
    other_number,
    other_document,
    swaps_roles,
    denies,
    names_person,
    adds_money,
    in_english,
)
FAULTS = (
    Reply("Xong [1].", status=429),
    Reply("Xong [1].", status=500),
    Reply("Xong [1].", broken=True),
    Reply("Kế hoạch giao Sở Hàng hải chủ trì mọi việc của tỉnh [1].", cut=True),
    Reply("Xong [1].", stall=20),
)


def lies_about(pieces: list[Piece], dice: random.Random) -> Iterator[tuple[str, str]]:
    """Every lie that can be made of the first honest sentence of each piece: its kind, the sentence."""
    for piece in pieces:
        for said in honest(piece, dice)[:1]:
            for lie in LIES:
                false = lie(said, piece, dice)
                if false and false != said:
                    yield lie.__name__, f"{false} [{piece.mark}]."


Cunning = Callable[[list[Piece], random.Random], Iterable[tuple[str, str]]]


@dataclass
class Speaker:
    """A model with its own dice, and lies of its own; what it said last stands in ``said``."""

    dice: random.Random
    cunning: Cunning = lambda pieces, dice: ()
    said: list[tuple[str, str]] = field(default_factory=list)

    def lie(self, system: str, user: str) -> str:
        """Four lies at first; nothing when asked again."""
        return self._told(list(lies_about(evidence_of(user), self.dice)), 4)

    def deceive(self, system: str, user: str) -> str:
        """Up to ten cunning lies, each of another kind; nothing when asked again."""
        return self._told(list(self.cunning(evidence_of(user), self.dice)), 10)

    def _told(self, made: list[tuple[str, str]], most: int) -> str:
        if self.said:
            return "KHÔNG CÓ."
        self.said = self.dice.sample(made, min(most, len(made)))
        return "\n".join(sentence for _, sentence in self.said) or "KHÔNG CÓ."

    def tell(self, system: str, user: str) -> str:
        """What the evidence says."""
        told = ((piece, said) for piece in evidence_of(user) for said in honest(piece, self.dice))
        return "\n".join(f"- {said} [{piece.mark}]." for piece, said in told)

    def cite_another(self, system: str, user: str) -> str:
        """What the first piece says, under the mark of the second, unless that says it too."""
        first, *others = evidence_of(user)
        if others and not self.said:
            there = " ".join(others[0].text.split())
            own = [said for said in honest(first, self.dice)[:1] if said[-50:] not in there]
            self.said = [("mark", f"{said} [{others[0].mark}].") for said in own]
        return "\n".join(sentence for _, sentence in self.said) or "KHÔNG CÓ."
