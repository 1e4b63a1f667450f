"""Why a piece of evidence does not say a sentence: facts, names, roles, weighty words, words at all."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import pairwise

from assistant.writing.belonging import misplaced
from assistant.writing.counts import miscounted
from assistant.writing.grounds import Ground
from assistant.writing.moments import turned_moment
from assistant.writing.reading import Reading, read
from assistant.writing.roles import helping_in, roles_in
from assistant.writing.stated import holds, normal, stated_in
from assistant.writing.words import Phrase, phrase, wordings
from corpus.agencies import AgencyLexicon
from corpus.text import nfc
from corpus.wording import expand_abbreviations

_LEAST_PAIRS = 0.55
_NEAR = 9  # words
_WORD = re.compile(r"[^\W\d_]+")
_NOT_PLAIN = "‰‱½¼¾"
_INSIDE_NAME = re.compile(r"[\s&.-]{1,3}")


def fault_of(sentence: str, ground: Ground, lexicon: AgencyLexicon) -> str | None:
    """Return why ``sentence`` (without marks) may not be said on ``ground`` alone, None where it may."""
    evidence, said = read(ground.whole, lexicon), read(sentence, lexicon)
    body, head = read(ground.text, lexicon), read(ground.place, lexicon)
    if fault := next(_faults(sentence, ground, said, evidence), None):
        return fault
    if not _is_supported(said, body, head):
        return "nội dung không có trong đoạn trích"
    # an agency whose role the evidence tells needs no look at its surroundings
    wrong = misplaced(said, body, head, frozenset(roles_in(said)))
    return f"“{wrong.label.partition(':')[2]}” gắn với nội dung khác trong đoạn trích" if wrong else None


def _faults(sentence: str, ground: Ground, said: Reading, evidence: Reading) -> Iterator[str]:
    yield from _strange_signs(sentence, ground)
    yield from _unsaid_facts(sentence, said, evidence)
    yield from _unknown_agencies(said, evidence)
    yield from _unknown_names(sentence, evidence)
    yield from _unknown_bodies(said, evidence)
    yield from _weight(said, evidence)
    yield from _wrong_roles(said, evidence)
    yield from _strange_words(said, evidence)
    yield from (f"“{count}” không có trong đoạn trích" for count in miscounted(said, evidence))
    if turned := turned_moment(said, evidence):
        yield f"mốc “{turned.value}” nói khác đoạn trích (trước, sau, từ, đến)"


def _strange_signs(sentence: str, ground: Ground) -> Iterator[str]:
    """Signs that hide or make up figures: half ones, raised ones, digits of other scripts, unseen ones."""
    for token in nfc(sentence).split():
        if any(not _is_plain(sign) for sign in token) and token not in ground.whole:
            yield f"ký tự lạ trong “{token}”"


def _is_plain(sign: str) -> bool:
    category = unicodedata.category(sign)
    return sign.isascii() or (category[0] in "LPS" and sign not in _NOT_PLAIN)


def _strange_words(said: Reading, evidence: Reading) -> Iterator[str]:
    known = wordings()
    for word in said.line:
        if word not in evidence.words and word not in known.functions and word not in known.plain:
            yield f"“{word}” không có trong đoạn trích"


def _unsaid_facts(sentence: str, said: Reading, evidence: Reading) -> Iterator[str]:
    plain = normal(sentence)
    for fact in said.facts:
        if not holds(evidence.facts, fact):
            yield f"“{plain[fact.start : fact.end]}” không có trong đoạn trích"


def _unknown_agencies(said: Reading, evidence: Reading) -> Iterator[str]:
    for key, words in said.agencies.items():
        if key not in evidence.agencies and not _stands(phrase(words), evidence):
            yield f"cơ quan “{words}” không có trong đoạn trích"


def _unknown_names(sentence: str, evidence: Reading) -> Iterator[str]:
    """Names by their capitals."""
    plain = normal(sentence)
    for fact in stated_in(plain):
        plain = plain[: fact.start] + "|" * (fact.end - fact.start) + plain[fact.end :]
    for start, end in _capitals(plain):
        name = plain[start:end]
        opens = not plain[:start].strip(" -•*“\"'(")
        words = phrase(expand_abbreviations(name))[1 if opens else 0 :]
        if words and not _stands(words, evidence):
            yield f"tên “{name}” không có trong đoạn trích"


def _unknown_bodies(said: Reading, evidence: Reading) -> Iterator[str]:
    """Bodies named without capitals: the head of a name with a word that never follows it there."""
    known = wordings()
    loose = known.functions | known.negations | {words[0] for _, words in known.roles}
    for head in known.bodies:
        for at in range(len(said.line) - len(head)):
            before, after = said.line[at - 1] if at else "", said.line[at + len(head)]
            named = said.line[at : at + len(head)] == head and before not in known.compounds
            if named and after not in loose and not _stands((*head, after), evidence):
                yield f"“{' '.join((*head, after))}” không có trong đoạn trích"


def _capitals(text: str) -> Iterator[tuple[int, int]]:
    """Where words with capitals stand side by side."""
    start = end = -1
    for match in _WORD.finditer(text):
        capital = match.group(0)[0].isupper()
        if start >= 0 and not (capital and _INSIDE_NAME.fullmatch(text, end, match.start())):
            yield start, end
            start = -1
        if capital:
            start, end = (match.start() if start < 0 else start), match.end()
    if start >= 0:
        yield start, end


def _weight(said: Reading, evidence: Reading) -> Iterator[str]:
    """Words that turn a meaning round: negations, numerals, bounds, directions, duties."""
    known = wordings()
    for word in dict.fromkeys(said.line):
        if word in (known.negations | known.numerals) and word not in evidence.words:
            yield f"“{word}” không có trong đoạn trích"
    for before, after in pairwise(said.line):
        turned = before in known.negations or (before in known.states and after not in known.reported)
        if turned and (before, after) not in evidence.pairs and not _goes_on(before, after, said, evidence):
            yield f"“{before} {after}” không có trong đoạn trích"
    yield from _unsaid_bounds(said, evidence)
    if denied := _denied(evidence) - _denied(said):
        undone = next((word for word in said.line if word in denied and word not in known.functions), None)
        if undone:
            yield f"“{undone}” bị phủ định trong đoạn trích"


def _goes_on(word: str, after: str, said: Reading, evidence: Reading) -> bool:
    """Whether a negation ends words copied whole ("sửa đổi hoặc bãi bỏ do Sở A chủ trì")."""
    before = (said.line[max(at - 2, 0) : at + 1] for at in range(len(said.line)) if said.line[at] == word)
    copied = all(len(run) > 2 and evidence.pairs.issuperset(pairwise(run)) for run in before)
    return copied and after in wordings().functions - {"phải", "được"}


def _unsaid_bounds(said: Reading, evidence: Reading) -> Iterator[str]:
    """Weighty words the evidence has in none of their forms; bounds that stand beside other words there."""
    known = wordings()
    for group in (*known.weighty, *known.bounds):
        used = next((words for words in group if _stands(words, said)), None)
        if used and not any(_stands(words, evidence) for words in group):
            yield f"“{' '.join(used)}” không có trong đoạn trích"
    for group in known.bounds:
        there = {word for words in group for word in _beside(words, evidence)}
        for words in group:
            if (here := _beside(words, said)) and here.isdisjoint(there):
                yield f"“{' '.join(words)}” gắn với nội dung khác trong đoạn trích"


def _beside(words: Phrase, reading: Reading) -> frozenset[str]:
    """What stands right before and right after the words: words, figures, ends of the text."""
    labels = [item.label if item.kind == "word" else item.kind for item in reading.items]
    size = len(words)
    places = (i for i in range(len(labels) - size + 1) if tuple(labels[i : i + size]) == words)
    return frozenset(
        label for i in places for label in (*labels[max(i - 1, 0) : i], *labels[i + size : i + size + 1])
    )


def _denied(reading: Reading) -> frozenset[str]:
    """The words a text has only with a negation right before them."""
    negations = wordings().negations
    after = [word for before, word in pairwise(reading.line) if before in negations]
    return frozenset(word for word in after if reading.line.count(word) == after.count(word))


def _is_supported(said: Reading, body: Reading, head: Reading) -> bool:
    """Whether what does not merely name the document stands in its words, most of it side by side too."""
    named = wordings().functions | head.words
    told = {word for word in said.line if word in body.words or word not in wordings().plain}
    if named.issuperset(told):
        return any(word in head.words for word in said.line)
    sides = pairwise(said.items)
    pairs = [(one.label, two.label) for one, two in sides if one.kind == two.kind == "word"]
    telling = [pair for pair in pairs if told.issuperset(pair) and not named.issuperset(pair)]
    joined = sum(pair in body.pairs for pair in telling)
    return joined >= _LEAST_PAIRS * len(telling) and not _is_patched(said, body, named)


def _is_patched(said: Reading, body: Reading, named: frozenset[str]) -> bool:
    """Whether two telling words side by side come from different places of the evidence.

    Words left out are no matter, one put in for another is ("vùng hồ" where it says "hồ … vùng biển").
    """
    loose = named | wordings().plain
    for pair in pairwise(said.line):
        if pair not in body.pairs and loose.isdisjoint(pair) and not _follows(body.line, *pair):
            return True
    return False


def _follows(line: Sequence[str], first: str, second: str) -> bool:
    return any(second in line[at + 1 : at + _NEAR] for at, word in enumerate(line) if word == first)


def _wrong_roles(said: Reading, evidence: Reading) -> Iterator[str]:
    known, told = roles_in(evidence), roles_in(said)
    for item in said.items:
        if item.label not in told and item.label in helping_in(evidence):
            yield f"vai của “{item.label.partition(':')[2]}” không như trong đoạn trích"
    for label, roles in told.items():
        if not roles & known.get(label, frozenset()):
            yield f"vai của “{label.partition(':')[2]}” không như trong đoạn trích"


def _stands(words: Phrase, reading: Reading) -> bool:
    """Whether the words stand in a text one after the other."""
    if len(words) == 1:
        return words[0] in reading.words
    if not all(pair in reading.pairs for pair in pairwise(words)):
        return False
    size = len(words)
    return any(reading.line[i : i + size] == words for i in range(len(reading.line) - size + 1))
