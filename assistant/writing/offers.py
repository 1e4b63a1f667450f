"""What a model offers of a text it was shown: one duty each, in the words of the text, not yet believed."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from assistant.writing.chat import ModelFault
from corpus.model import AssignmentRole
from corpus.text import nfc, squeeze

_FENCED = re.compile(r"\A\s*```(?:json)?\s*\n(.*)\n\s*```\s*\Z", re.DOTALL)
_MOST, _LONGEST = 60, 300
Words = Annotated[str, Field(min_length=1, max_length=_LONGEST)]


class Offer(BaseModel):
    """One duty a model sees in the numbered ``piece``; the words claim to stand there."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid")

    piece: int
    agency: Words
    role: AssignmentRole
    coordinate: tuple[Words, ...] = ()
    deadline: Words | None = None

    def settled(self) -> Offer:
        """Return the offer with its words as the registry writes text."""
        return self.model_copy(
            update={
                "agency": squeeze(nfc(self.agency)),
                "coordinate": tuple(dict.fromkeys(squeeze(nfc(name)) for name in self.coordinate)),
                "deadline": squeeze(nfc(self.deadline)) if self.deadline else None,
            }
        )


_OFFERS = TypeAdapter(Annotated[list[Offer], Field(max_length=_MOST)])


def read_offers(written: str) -> tuple[Offer, ...]:
    """Return what a model's answer offers; raise ModelFault where it is not of the shape asked for."""
    fenced = _FENCED.match(written)
    try:
        offers = _OFFERS.validate_json(fenced.group(1) if fenced else written)
    except ValidationError:
        raise ModelFault("mô hình trả lời không đúng khuôn dạng JSON đã yêu cầu") from None
    return tuple(offer.settled() for offer in offers)
