"""The guard: what a model's sentence says must stand in the evidence it cites, or the sentence falls."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from assistant.writing.belonging import misplaced
from assistant.writing.grounds import Ground
from assistant.writing.reading import Reading, read
from assistant.writing.roles import roles_in
from assistant.writing.stated import holds, normal, stated_in
from assistant.writing.words import Phrase, phrase, wordings
from corpus.agencies import AgencyLexicon
from corpus.wording import expand_abbreviations

_LEAST_WORDS, _LEAST_PAIRS = 0.85, 0.55
_SHORTEST = 4
_WORD = re.compile(r"[^\W\d_]+")
_INSIDE_NAME = re.compile(r"[\s&.-]{1,3}")


@dataclass(frozen=True, slots=True)
class Guard:
    """Checks sentences against evidence; ``lexicon`` knows the agencies."""

    lexicon: AgencyLexicon

    def fault(self, sentence: str, cited: Sequence[Ground]) -> str | None:
        """Return why ``sentence`` (without its marks) may not be said on what it cites, None where it may."""
        if not cited:
            return "không dẫn đoạn trích nào"
        if len(sentence.split()) < _SHORTEST:
            return "chưa thành câu"
        evidence = read("\n".join(ground.whole for ground in cited), self.lexicon)
        body = read("\n".join(ground.text for ground in cited), self.lexicon)
        head = read("\n".join(ground.place for ground in cited), self.lexicon)
        said = read(sentence, self.lexicon)
        if fault := next(_faults(sentence, said, evidence), None):
            return fault
        if not _is_supported(said, body, head):
            return "nội dung không có trong đoạn trích"
        # an agency whose role one piece of evidence tells needs no look at its surroundings
        settled = frozenset(roles_in(said)) if len(cited) == 1 else frozenset[str]()
        wrong = misplaced(said, body, head, settled)
        return f"“{wrong.label.partition(':')[2]}” gắn với nội dung khác trong đoạn trích" if wrong else None


def _faults(sentence: str, said: Reading, evidence: Reading) -> Iterator[str]:
    yield from _unsaid_facts(sentence, said, evidence)
    yield from _unknown_agencies(said, evidence)
    yield from _unknown_names(sentence, evidence)
    yield from _unknown_bodies(said, evidence)
    yield from _weight(said, evidence)
    yield from _wrong_roles(said, evidence)


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
        if before in known.denials and (before, after) not in evidence.pairs:
            yield f"“{before} {after}” không có trong đoạn trích"
    yield from _unsaid_bounds(said, evidence)
    if denied := _denied(evidence) - _denied(said):
        turned = next((word for word in said.line if word in denied and word not in known.functions), None)
        if turned:
            yield f"“{turned}” bị phủ định trong đoạn trích"


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
    """Whether most of the words that do not merely name the document stand in its words, side by side too."""
    named = wordings().functions | head.words
    words = [word for word in said.line if word not in named]
    pairs = [pair for pair in pairwise(said.line) if not named.issuperset(pair)]
    if not words:
        return any(word in head.words for word in said.line)
    strange = [word not in body.words and word not in named for word in said.line]
    if any(all(two) for two in pairwise(strange)):
        return False
    known = sum(word in body.words for word in words) / len(words)
    joined = sum(pair in body.pairs for pair in pairs) / len(pairs) if pairs else 1.0
    return known >= _LEAST_WORDS and joined >= _LEAST_PAIRS


def _wrong_roles(said: Reading, evidence: Reading) -> Iterator[str]:
    known = roles_in(evidence)
    for label, roles in roles_in(said).items():
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
