"""The turns of a talk as they are read: what goes on opened as it is meant, what adds nothing left out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.conversation.where_printed import asks_where_printed
from assistant.language.cues import find_cues
from assistant.language.sentences import asks
from assistant.language.words import typed_with_accents, words_of
from corpus.text import fold, nfc

_OPENING = {"con": "còn", "the": "thế", "vay": "vậy"}
_OPENS = re.compile(rf"\s*({'|'.join(_OPENING)})(?= \S)")
_DUE = re.compile(  # the deadline, not what is still in time
    r"\s*(?:(?:the|vay|va) )?con han\b(?! (?:khong|chua|den|toi|bao|may|lam|nua))"
)
_OTHERWISE = ("thẻ", "thể", "cồn", "cơn", "váy", "vảy")
_COURTEOUS = ("filler.", "decline.chat", "aside.", "followup.words")


def turns(question: str, history: Sequence[str]) -> tuple[str, tuple[str, ...]]:
    """``question`` and those before it, less thanks and asking for a source; each but the first goes on."""
    asked = [turn for turn in history if not (_thanks(turn) or asks_where_printed(turn))]
    if not asked:
        return question, ()
    return _opened(question), (asked[0], *map(_opened, asked[1:]))


def _opened(question: str) -> str:
    """A question with the word it opens with as it is meant ("con …", "thé …" → "còn …", "thế …")."""
    text = nfc(question)
    due = _DUE.match(fold(text))
    if due:
        return f"thế thời hạn{text[due.end() :]}"
    match = _OPENS.match(fold(text))
    typed = text[match.start(1) : match.end(1)].lower() if match else ""
    if not match or typed in _OTHERWISE or (typed.isascii() and typed_with_accents(words_of(text))):
        return question
    return _OPENING[match[1]] + text[match.end(1) :]


def _thanks(turn: str) -> bool:
    """Whether a turn asks nothing and is made of courtesies alone ("ok cảm ơn em nhé")."""
    words = words_of(turn)
    cues = [cue for cue in find_cues(words) if cue.label.startswith(_COURTEOUS)]
    covered = {index for cue in cues for index in range(cue.start, cue.end)}
    return bool(words) and len(covered) == len(words) and not asks(turn)
