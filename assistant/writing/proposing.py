"""Records a model would add where the reader was unsure: each checked against the words it was shown."""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.wording import document_name
from assistant.writing.chat import ModelFault, Writer, written
from assistant.writing.offers import read_offers
from assistant.writing.vetting import Unproved, duty_of
from assistant.writing.words import is_planted
from corpus.agencies import AgencyLexicon
from corpus.model import Head
from corpus.proposals import Proposal, Unread, proposed
from prompts import prompt

PROMPT = "proposing"
_AT_ONCE, _MOST_LETTERS = 6, 6000


@dataclass(frozen=True, slots=True)
class Offered:
    """What came of showing a model some pieces: what holds, why the rest fell, its own fault."""

    shown: int
    proposals: tuple[Proposal, ...] = ()
    fallen: tuple[str, ...] = ()
    fault: str | None = None


def propose(
    head: Head, unread: Sequence[Unread], writer: Writer, lexicon: AgencyLexicon
) -> Iterator[Offered]:
    """Ask ``writer`` about what is ``unread`` of a document, a few pieces at a time; tell what came of each.

    What gives a machine orders is never shown.
    """
    plain = [each for each in unread if not is_planted(f"{each.source.locator}\n{each.source.quote}")]
    for pieces in _portions(plain):
        try:
            yield _asked(head, pieces, writer, lexicon)
        except ModelFault as fault:
            yield Offered(len(pieces), fault=str(fault))


def _asked(head: Head, pieces: Sequence[Unread], writer: Writer, lexicon: AgencyLexicon) -> Offered:
    offers = read_offers(written(writer, *_told(head, pieces)))
    kept: dict[str, Proposal] = {}
    fallen: list[str] = []
    for offer in offers:
        try:
            if not 0 < offer.piece <= len(pieces):
                raise Unproved("không có đoạn mang số ấy")
            piece = pieces[offer.piece - 1]
            proposal = proposed(duty_of(offer, piece, head, lexicon), head.digest, piece.why, writer.name)
            kept[proposal.id] = proposal
        except Unproved as reason:
            fallen.append(f"“{offer.agency}” ở đoạn {offer.piece}: {reason}")
    return Offered(len(pieces), tuple(kept.values()), tuple(fallen))


def _told(head: Head, pieces: Sequence[Unread]) -> tuple[str, str]:
    """The two messages to the model; a mark nobody can guess stands around all that is not ours."""
    fence = secrets.token_hex(6)
    parts = (
        f"=== [{number}] {fence}\n{piece.source.quote}\n=== {fence}" for number, piece in enumerate(pieces, 1)
    )
    wanted = prompt(PROMPT)
    named = f"{document_name(head)}. {head.title or ''}".strip()
    return wanted.system, wanted.filled(document=named, pieces="\n".join(parts), fence=fence)


def _portions(unread: Sequence[Unread]) -> Iterator[Sequence[Unread]]:
    """The pieces, as many at once as a model reads with care."""
    gathered: list[Unread] = []
    for piece in unread:
        letters = sum(len(each.source.quote) for each in (*gathered, piece))
        if gathered and (len(gathered) == _AT_ONCE or letters > _MOST_LETTERS):
            yield gathered
            gathered = []
        gathered.append(piece)
    if gathered:
        yield gathered
