"""What listed tasks must not have: "không do Sở A chủ trì", "chưa có thời hạn", "trừ Sở B"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.language.cues import Cue
from assistant.language.mostly import told_of_most
from assistant.language.words import Word
from assistant.query import NO_LIMITS, Blank, Limits, Party
from assistant.times.denied_times import denied_times
from assistant.understanding.left_out import left_out, thing_left_out

_ROLES = {"role.lead": "lead", "role.coordinate": "coordinate"}
_FIELDS = {"field.deadline": "deadline", "field.product": "product"}
_BODIES = frozenset(("co quan", "don vi", "noi", "ben"))
_COLUMNS = _BODIES | {"cot", "o"}
_AND = ("va", "hay", "hoac", "lan")
_HAVING = "co"
_NEXT = 2
_SOON = 4  # words after the name of a column in which it may be asked for
_ASKING = ("gi", "nao", "gio", "sao", "may")
_LISTING = ("ask.list", "ask.count", "among.words")
_THINGS = ("noun.task", "noun.document")


@dataclass(frozen=True, slots=True)
class Denials:
    """The limits a question sets, the words that say so, and the agencies it names for them alone."""

    limits: Limits = NO_LIMITS
    covered: frozenset[int] = frozenset()
    spent: frozenset[Party] = frozenset()


@dataclass(frozen=True, slots=True)
class _Denied:
    """One denial read: what it rules out, and the words it takes; ``subject``: the agency acts in it."""

    start: int
    end: int
    barred: tuple[Party, ...] = ()
    blank: Blank | None = None
    subject: bool = False


def find_denials(
    text: str, words: Sequence[Word], cues: Sequence[Cue], parties: Sequence[Party], year: int
) -> Denials:
    """The conditions that ``words`` of ``text`` deny, each with what is meant by it; ``year`` is today's.

    What is told of most tasks is covered as well: it is not what is asked for.
    """
    reading = _Reading(words, cues, parties)
    places, times = denied_times(text, year)
    found = [_Denied(*_words_in(words, place)) for place in places]
    for cue in reading.denials():
        denied = reading.denied(cue)
        if denied and not any(cue.start < one.end and one.start <= cue.start for one in found):
            found.append(denied)
    barred = tuple(party for one in found for party in one.barred)
    taken = [(one.start, one.end) for one in found] + [(party.start, party.end) for party in barred]
    known = range(0) if places else left_out(words, cues, parties)
    taken += [(known.start, known.stop)]
    most = told_of_most(text)
    mostly = {i for i, word in enumerate(words) if any(a <= word.start < b for a, b in most)}
    covered = frozenset({place for start, end in taken for place in range(start, end)} | mostly)
    blank = tuple(dict.fromkeys(one.blank for one in found if one.blank))
    named = {party.start for party in barred}
    acts = {party.start for one in found if one.subject for party in one.barred}
    others = any(party.start not in named for party in parties)
    plays = any(cue.label in _ROLES and cue.start not in covered for cue in cues)
    spent = frozenset(
        p for p in parties if p.start in named and not (p.start in acts and plays and not others)
    )
    limits = replace(times, barred=barred, blank=blank, known=thing_left_out(words, cues, known))
    return Denials(limits, covered, spent)


def _words_in(words: Sequence[Word], place: tuple[int, int]) -> tuple[int, int]:
    """The first word that stands in ``place`` (character offsets), and the one after the last."""
    inside = [i for i, word in enumerate(words) if place[0] <= word.start < place[1]]
    return inside[0], inside[-1] + 1


@dataclass(frozen=True, slots=True)
class _Reading:
    """The words of a question with the wordings and agencies found in them."""

    words: Sequence[Word]
    cues: Sequence[Cue]
    parties: Sequence[Party]

    def denials(self) -> Iterator[Cue]:
        """The words of denial, in order."""
        return (cue for cue in self.cues if cue.label in ("deny.not", "deny.blank", "deny.except"))

    def denied(self, cue: Cue) -> _Denied | None:
        """What ``cue`` rules out: what stands after it, else the column named before it."""
        place, passed = self._over(cue.end, "deny.link")
        without = self._without(cue, place)
        role = self._at(place, _ROLES)
        nobody = self._at(place, ("deny.anyone",))
        part = self._at(nobody.end, _ROLES) if nobody else None
        if without is None and part and not self._chain(self._over(part.end, "deny.link")[0]):
            return self._empty(_ROLES[part.label], cue.start, part.end)  # "không ai phối hợp"
        if without is None and role and self._is_other_part(cue, role):
            return _Denied(cue.start, role.end)
        if without or cue.label == "deny.except":
            return without
        if role:
            return self._role(cue, role, passed)
        field = self._at(place, _FIELDS)
        if field and not self._wonders(cue, field):
            end, _ = self._over(field.end, "deny.tail")
            return self._empty(_FIELDS[field.label], cue.start, end)
        return self._column_before(cue) if cue.label == "deny.blank" else None

    def _wonders(self, cue: Cue, field: Cue) -> bool:
        """Whether somebody asks what they do not know ("đề án X thì chưa rõ sản phẩm ghi là gì").

        Tasks named by nothing else than that, or asked for as a list, are those without.
        """
        unknown = any(c.label == "deny.unknown" and c.start == cue.start for c in self.cues)
        after = self.words[field.end : field.end + _SOON]
        own = next((i for i, word in enumerate(after) if word.opens), len(after))
        if not unknown or not any(word.bare in _ASKING for word in after[:own]):
            return False
        if any(c.label in _LISTING for c in self.cues):
            return False
        start = max((c.end for c in self.cues if c.label in _THINGS and c.end <= cue.start), default=0)
        spans = [(c.start, c.end) for c in self.cues] + [(p.start, p.end) for p in self.parties]
        named = [i for i in range(start, cue.start) if not any(a <= i < b for a, b in spans)]
        return len(named) >= _NEXT

    def _is_other_part(self, cue: Cue, role: Cue) -> bool:
        """Whether the part not asked for stands beside the one that is ("chủ trì chứ không phối hợp").

        To have none that plays it ("mà không có cơ quan phối hợp") is asked for.
        """
        if any(word.bare == _HAVING for word in self.words[cue.start : role.start]):
            return False
        alone = not self._chain(role.end, own_part=True) and self._at(role.end, ("deny.anyone",)) is None
        said = [one for one in self.cues if one.label in _ROLES and one.end <= cue.start]
        return alone and bool(said) and said[-1].label != role.label

    def _role(self, cue: Cue, role: Cue, passed: frozenset[str]) -> _Denied | None:
        """A part not played: with whom, by whom, or by nobody at all."""
        part = _ROLES[role.label]
        others = self._chain(role.end, own_part=True) if part == "coordinate" else []
        if others:
            return _Denied(cue.start, others[-1].end, tuple(replace(p, role=part) for p in others))
        anyone = self._at(role.end, ("deny.anyone",)) or self._at(role.end + 1, ("deny.anyone",))
        before = next((p for p in self.parties if 0 <= cue.start - p.end < _NEXT), None)
        named = _COLUMNS if cue.label == "deny.blank" else _BODIES
        if anyone or passed & named or (part == "coordinate" and before is None):
            return self._empty(part, cue.start, anyone.end if anyone else role.end)
        subject = before or next((p for p in reversed(self.parties) if p.end <= cue.start), None)
        if subject is None:
            return None
        return _Denied(cue.start, role.end, (replace(subject, role=part),), subject=True)

    def _without(self, cue: Cue, place: int) -> _Denied | None:
        """Agencies left out: "trừ Sở A và Sở B", "không phải của Sở A", "không có Sở B phối hợp"."""
        named = self._chain(place)
        if not named:
            return None
        end = named[-1].end
        role = self._role_after(named[-1])
        has = "co" in {word.bare for word in self.words[cue.start : place]}
        before = next((c for c in self.cues if c.label in _ROLES and c.end == cue.start), None)
        said = role or before  # "phối hợp khác Sở A"
        part = _ROLES[said.label] if said else None if has else "lead"
        if role is None:
            end, passed = self._over(end, "deny.part")
            part = None if passed else part
        return _Denied(cue.start, role.end if role else end, tuple(replace(p, role=part) for p in named))

    def _column_before(self, cue: Cue) -> _Denied | None:
        """A column said to be empty after its name: "sản phẩm để trống", "cơ quan phối hợp chưa ghi"."""
        columns = {**_FIELDS, **_ROLES}
        before = [c for c in self.cues if c.label in columns and 0 <= cue.start - c.end < _NEXT]
        if not before or any(word.opens for word in self.words[before[0].end : cue.start + 1]):
            return None
        name = before[0]
        bodies = (c for c in self.cues if c.label == "deny.link" and c.end == name.start)
        body = next((c for c in bodies if self._bare(c) in _COLUMNS), None)
        if name.label in _ROLES and body is None:
            return None
        end, _ = self._over(cue.end, "deny.tail")
        return self._empty(columns[name.label], body.start if body else name.start, end)

    def _empty(self, field: str, start: int, end: int) -> _Denied:
        """An empty column; the words of what is written mean that nothing is printed there."""
        printed = any(c.label == "printed.words" and start <= c.start and c.end <= end for c in self.cues)
        vague = any(word.bare == "cu" for word in self.words[start:end])
        return _Denied(start, end, blank=Blank(field, strict=printed and not vague))

    def _over(self, place: int, label: str) -> tuple[int, frozenset[str]]:
        """The place after all wordings of ``label`` that stand there one after another, and these."""
        passed: set[str] = set()
        while not self._names(place) and (link := self._at(place, (label,))):
            passed.add(self._bare(link))
            place = link.end
        return place, frozenset(passed)

    def _bare(self, cue: Cue) -> str:
        return " ".join(word.bare for word in self.words[cue.start : cue.end])

    def _names(self, place: int) -> bool:
        """Whether an agency, a role or a column is named at ``place``."""
        named = any(party.start == place for party in self.parties)
        return named or self._at(place, (*_ROLES, *_FIELDS)) is not None

    def _at(self, place: int, labels: Mapping[str, str] | Sequence[str]) -> Cue | None:
        """The longest wording of ``labels`` that goes on at ``place``."""
        if place < len(self.words) and self.words[place].opens:
            return None
        here = [cue for cue in self.cues if cue.start == place and cue.label in labels]
        return max(here, key=lambda cue: cue.end, default=None)

    def _role_after(self, party: Party) -> Cue | None:
        """The part said of ``party`` right after its name."""
        roles = (c for c in self.cues if c.label in _ROLES and 0 <= c.start - party.end < _NEXT)
        return next((c for c in roles if not self.words[c.start].opens), None)

    def _chain(self, place: int, own_part: bool = False) -> list[Party]:
        """The agencies named one after another from ``place`` on ("Sở A, Sở B và Sở C").

        With ``own_part`` one said to play a part of its own is not of them.
        """
        named: list[Party] = []
        if place < len(self.words) and self.words[place].opens:
            return named
        while same := [p for p in self.parties if p.start == place]:  # one name may be that of several
            if own_part and self._role_after(same[0]):
                break
            named += same
            place = same[0].end
            joined = place < len(self.words) and self.words[place].bare in _AND
            place += joined
        return named
