"""What a question names: its wordings, places and agencies, as restored and as typed.

Restoring accents may read a wrong word into a short question ("the ai ky" → "thẻ ai ký"); what the
typed words themselves name is kept beside it. Both forms have the same words in the same order.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from assistant.knowledge import Knowledge
from assistant.language.cues import Cue, find_cues
from assistant.language.words import Word, words_of
from assistant.naming.communes import Commune, communes_in, is_commune, unnamed
from assistant.naming.headless import headless, is_told
from assistant.naming.levels import units_end
from assistant.naming.parts import plays
from assistant.naming.placing import placed
from assistant.naming.scope import references
from assistant.naming.short_places import may_be_meant
from assistant.naming.spoken_places import as_words
from assistant.naming.units import units_first
from assistant.query import Party, Scope
from corpus.agencies import Mention, agency_key
from corpus.model import Head
from corpus.places import Place
from corpus.text import fold, has_tone
from corpus.timespans import aligned
from prompts import load

_SURE = 2
_SURE_NAME = 3
_DOCUMENT = r"(?<!\w)(?:ke hoach|van ban|quyet dinh|cong van|nghi quyet|chuong trinh)"
_TITLED = r"(?: (?:(?!nao\b)[^\s\d:;,?]+|20\d\d(?: ?- ?20\d\d)?))"
_OWN = re.compile(rf"{_DOCUMENT}{_TITLED}{{0,10}}? (?:cua |do )$|{_DOCUMENT} $")
_OWN_OF_YEAR = re.compile(rf"{_DOCUMENT}(?: (?!nao\b)[^\s\d:;,?]+){{0,5}}? $")
_OWN_AFTER_YEAR = re.compile(rf"{_DOCUMENT}{_TITLED}{{0,10}}? (?:nam )?20\d\d $")
_CLOSES = re.compile(r"(?: [^\s:,;?]+){0,4}\s?[:,]")  # "kế hoạch 2025 Sở A tỉnh B: …"
_OF_ANOTHER = re.compile(
    r"(?<!\w)(?:nghi quyet|nghi dinh|chi thi|quyet dinh|thong tu|ket luan)"
    r"(?: (?:so )?[^\s:;,?]*\d[^\s:;,?]*)*"
    r"(?: va [^\s:;,?]*\d[^\s:;,?]*)? cua $"
)
_OF_BASIS = re.compile(
    r"(?<!\w)(?:theo|can cu|dua vao|dua tren|thuc hien|trien khai) "
    r"(?:quyet dinh|nghi quyet|ke hoach|chi thi|van ban)(?: so)? (?:may|nao|bao nhieu|gi) (?:cua|do) $"
)
_OF_SEVERAL = ("cac", "nhung", "may", "hai", "moi", "tung")
REMARK = re.compile(r"\([^()]*\)")
LEFT_OUT = re.compile(  # "không tính mấy dòng giao chung các bộ, ngành"
    r"(?<!\w)(?:khong|ko|k) (?:tinh|ke|gom|bao gom)\b[^,;.?]{0,30}?\b(?:giao|lam|dung) chung\b[^;.?]*"
)
_OF_PLACE = re.compile(r" (?:(?:cua )?tinh )?")
_OF_LEVELS = frozenset(("uy ban nhan dan cap huyen", "uy ban nhan dan cap xa"))
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
_YEAR_NEXT = re.compile(r"[\s,]*(?:tinh \S+ \S+ )?(?:nam )?20\d\d")


@dataclass(frozen=True, slots=True)
class Mentions:
    """The words of a question as restored and as typed, and what they name.

    ``issuers`` are agencies named as issuers of stored documents, ``outside`` of other ones. ``either``
    are places with the initials that stand for one, where several have them and none is named besides.
    """

    words: tuple[Word, ...]
    typed: tuple[Word, ...]
    cues: tuple[Cue, ...]
    places: tuple[Place, ...]
    parties: tuple[Party, ...]
    issuers: tuple[Party, ...]
    outside: tuple[Party, ...] = ()
    either: tuple[Place, ...] = ()

    def without(self, covered: frozenset[int], spent: frozenset[Party]) -> Mentions:
        """The same less the wordings that begin in ``covered`` words and the agencies ``spent``."""
        cues = tuple(cue for cue in self.cues if cue.start not in covered)
        return replace(self, cues=cues, parties=tuple(p for p in self.parties if p not in spent))


def find_mentions(typed: str, restored: str, knowledge: Knowledge) -> Mentions:
    """Find in ``restored``, and beyond it in ``typed``, what the question names.

    An office a unit is named with is no party, but may be the issuer of what is asked about.
    """
    communes = communes_in(restored, knowledge.heads)
    found = _find(typed, restored, communes, knowledge)
    acting = tuple(p for p in found.parties if not _is_thing(p) or plays(p, found.words, found.cues))
    parties, offices = units_first(acting, found.words, found.cues)
    issuing = tuple(office for office in offices if office.key in knowledge.issuers())
    others = tuple(office for office in offices if office not in issuing)
    below = tuple(
        p for p in parties if is_commune(p, knowledge.heads) and not plays(p, found.words, found.cues)
    )
    parties = tuple(party for party in parties if party not in below)
    below = (*below, *(unit.party(found.words, parties) for unit in communes))
    issuers = (*found.issuers, *issuing, *below)
    places = tuple(p for p in found.places if may_be_meant(p, issuers, knowledge))
    return replace(found, places=places, parties=parties, issuers=issuers, outside=(*found.outside, *others))


def _find(typed: str, restored: str, communes: Sequence[Commune], knowledge: Knowledge) -> Mentions:
    words = words_of(restored)
    before = words_of(typed)
    before = before if typed != restored and len(before) == len(words) else words
    said, either = placed(restored, typed, words, before, knowledge)
    places, cues = as_words(said, words, find_cues(words), knowledge.topical)
    restored = _unnumbered(unnamed(restored, communes))
    typed = _unnumbered(unnamed(typed, communes_in(typed, knowledge.heads) if communes else ()))
    parties, issuers, outside = _parties(restored, words, cues, knowledge)
    if not parties and not issuers:
        parties, issuers, _ = _parties(aligned(restored), words, cues, knowledge)
        parties = tuple(p for p in parties if _is_new(p, ()) and _is_called(p, words))
    if all(p.key in knowledge.issuers() for p in parties):
        inside = headless(restored, words, cues, knowledge)
        inside = tuple(p for p in inside if _is_free(replace(p, end=p.start + 1), (*parties, *issuers)))
        told = tuple(party for party in parties if is_told(party, words))  # what it is to report
        others = tuple(party for party in parties if party not in told)
        parties, issuers = ((*inside, *told), (*issuers, *others)) if inside else (parties, issuers)
    if not parties and not issuers:
        slipped = knowledge.agencies.slipped(restored)
        parties = tuple(p for m in slipped if (p := _party(m, words)) and m.key in knowledge.keys)
    if not issuers and _is_about_plan(cues):
        issuers = tuple(p for p in parties if _has_plan_of_year(p, restored, knowledge))
        parties = tuple(p for p in parties if p not in issuers)
    if before is words:
        return Mentions(words, words, cues, places, parties, issuers, outside, either)
    more = tuple(
        cue
        for cue in find_cues(before)
        if cue not in cues and _is_sure(cue, len(words)) and not _is_of_offices(cue, before)
    )
    cues = tuple(sorted((*cues, *more), key=lambda cue: cue.start))
    others, owners, _ = _parties(typed, before, cues, knowledge)
    taken = (*parties, *issuers)
    names = [cue for cue in cues if cue.label == "keep.words"]
    more_parties = [p for p in others if _is_new(p, taken, typed, before) and not _cuts(p, names)]
    named = (*parties, *more_parties)
    return Mentions(
        words,
        before,
        tuple(cue for cue in cues if not any(p.start <= cue.start and cue.end <= p.end for p in named)),
        places,
        named,
        (*issuers, *(party for party in owners if _is_new(party, taken))),
        outside,
        either,
    )


def _unnumbered(text: str) -> str:
    """``text``, as long, less the numbers of documents: their letters are no agency's ("…/BTC-VP ngày …")."""
    for number in references(text):
        text = f"{text[: number.start]}{'0' * (number.end - number.start - 1)},{text[number.end :]}"
    return text


def _is_sure(cue: Cue, size: int) -> bool:
    """Whether a wording found only as typed is meant: of several words, or a word that opens or ends."""
    if cue.end - cue.start >= _SURE or cue.label.startswith("decline."):
        return True
    opens = cue.start == 0 and cue.label.startswith("followup.")
    return opens or (cue.end == size and cue.label.startswith("filler."))


def _is_of_offices(cue: Cue, words: Sequence[Word]) -> bool:
    """Whether "so …", typed without accents after "cac", speaks of offices (sở), not of a number (số)."""
    opens = cue.label.startswith("document.") and words[cue.start].bare == "so"
    return opens and cue.start > 0 and words[cue.start - 1].bare in _OF_SEVERAL


def _is_new(party: Party, taken: Sequence[Party], text: str = "", words: Sequence[Word] = ()) -> bool:
    """Whether an agency named only as typed is meant: by three words, or by initials in capitals."""
    free = _is_free(party, taken)
    spans = [text[word.start : word.end] for word in words[party.start : party.end]]
    initials = any(len(span) >= _SURE_NAME and span.isupper() for span in spans) and not text.isupper()
    return free and (party.end - party.start >= _SURE_NAME or initials)


def _cuts(party: Party, names: Sequence[Cue]) -> bool:
    """Whether an agency begins within the name of a thing ("bản đồ số du lịch" names no Sở Du lịch)."""
    return any(name.start < party.start < name.end for name in names)


def _is_free(party: Party, taken: Sequence[Party]) -> bool:
    """Whether no other agency is named by the same words."""
    return not any(party.start < other.end and other.start < party.end for other in taken)


def _is_called(party: Party, words: Sequence[Word]) -> bool:
    """Whether an agency found by its unaccented name is meant: no other word stands where its first does."""
    first, known = words[party.start], words_of(party.name)[0]
    return not has_tone(first.text) or first.bare != known.bare or first.text == known.text


def _is_thing(party: Party) -> bool:
    """Whether an agency's name is that of a thing tasks are about as well ("Cổng thông tin điện tử")."""
    return party.key.startswith(_things())


@cache
def _things() -> tuple[str, ...]:
    return tuple(map(fold, load("cues")["thing"]["words"]))


def _is_about_plan(cues: Sequence[Cue]) -> bool:
    """Whether a question speaks of a document and of no part an agency plays in a task."""
    labels = {cue.label for cue in cues}
    return "noun.document" in labels and not labels & {"role.lead", "role.coordinate", "role.monitor"}


def _has_plan_of_year(party: Party, text: str, knowledge: Knowledge) -> bool:
    """Whether the agency issued a document for a year named in the question."""
    years = {int(year) for year in _YEAR.findall(text)}
    return any(head.year in years for head in knowledge.issuers().get(party.key, ()))


def _parties(
    text: str, words: Sequence[Word], cues: Sequence[Cue], knowledge: Knowledge
) -> tuple[tuple[Party, ...], ...]:
    """The agencies a question names; those that issued a stored document it names, and others, apart.

    One said to play a part is no issuer ("có sản phẩm là quyết định do Sở … chủ trì").
    """
    issuing = knowledge.issuers()
    parties: list[Party] = []
    issuers: list[Party] = []
    outside: list[Party] = []
    for mention in knowledge.agencies.find(text):
        party = _party(mention, words)
        if party is None:
            continue
        before, after = fold(text[: mention.start]), fold(text[mention.end :])
        basis = bool(_OF_BASIS.search(before))
        issues = mention.key in issuing and not basis and _is_issuer(before, after)
        own = issues and not plays(party, words, cues)
        another = basis or (not own and _OF_ANOTHER.search(before))
        (issuers if own else outside if another else parties).append(party)
    remarks = [match.span() for match in (*REMARK.finditer(text), *LEFT_OUT.finditer(aligned(text)))]
    meant = [p for p in parties if not any(a <= words[p.start].start < b for a, b in remarks)]
    return tuple(meant or parties), tuple(issuers), tuple(outside)


def _party(mention: Mention, words: Sequence[Word]) -> Party | None:
    covered = [i for i, word in enumerate(words) if mention.start <= word.start < mention.end]
    if not covered:
        return None
    end = units_end(words, covered[-1] + 1) if mention.key in _OF_LEVELS else covered[-1] + 1
    return Party(mention.key, mention.name, covered[0], end)


def issuing(found: Mentions, issued: Mapping[str, Sequence[Head]], text: str) -> tuple[Party, ...]:
    """The agencies named together with a place they issued a document in, and with no other place.

    None where one of them plays a part ("Sở … tỉnh A chủ trì"): it is asked about then.
    """
    beside: dict[str, list[tuple[Party, bool]]] = {}
    for party in found.parties:
        end = found.words[party.end - 1].end
        where = next((p for p in found.places if _OF_PLACE.fullmatch(aligned(text[end : p.start]))), None)
        own = where is not None and any(h.province == where.name for h in issued.get(party.key, ()))
        acts = party.role is not None or plays(party, found.words, found.cues)
        beside.setdefault(party.key, []).append((party, own and not acts))
    return tuple(party for named in beside.values() for party, own in named if all(o for _, o in named))


def issuing_numbered(
    parties: Sequence[Party], scope: Scope, found: Mentions, others: Collection[Party]
) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """``parties``, less those that only say whose the document asked for by number is; and those.

    Where it asks of another agency, or leaves ``others`` out, that is; and says no part of the issuer.
    """
    keys = {agency_key(head.issuer or "") for head in scope.heads} if scope.numbered else set()
    own = tuple(p for p in parties if p.key in keys and not plays(p, found.words, found.cues))
    left = tuple(p for p in parties if p not in own)
    return (left, own) if (left or others) and own and len(keys) == 1 else (tuple(parties), ())


def _is_issuer(before: str, after: str) -> bool:
    """Whether an agency is named as the issuer of a document ("kế hoạch … của Sở …")."""
    if _OWN.search(before) or (_OWN_OF_YEAR.search(before) and _YEAR_NEXT.match(after)):
        return True
    return bool(_OWN_AFTER_YEAR.search(before) and _CLOSES.match(after))
