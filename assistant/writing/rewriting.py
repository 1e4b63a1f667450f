"""A tangled question in fewer words: nothing may stand in them that the question does not say."""

from __future__ import annotations

import secrets
from collections.abc import Sequence

from assistant.writing.chat import ModelFault, Writer, written
from assistant.writing.reading import read
from assistant.writing.stated import holds
from assistant.writing.words import wordings
from corpus.agencies import AgencyLexicon
from corpus.places import find_places
from corpus.text import nfc, squeeze
from prompts import prompt

PROMPT = "rewriting"
_TANGLED = 10  # words; a shorter question is as plain as it can be
_LEAST_SHARED = 0.6
_LONGEST = 400


def rewritten(question: str, history: Sequence[str], writer: Writer, lexicon: AgencyLexicon) -> str | None:
    """Return ``question`` put plainly, None where it needs none, the model fails, or adds anything."""
    if len(question.split()) < _TANGLED:
        return None
    told = prompt(PROMPT)
    asked = "\n".join([*history, question])
    try:
        said = written(writer, told.system, told.filled(question=asked, fence=secrets.token_hex(6)))
    except ModelFault:
        return None
    plain = squeeze(nfc(said)).strip('"“”')
    return plain if is_faithful(plain, asked, lexicon) else None


def is_faithful(plain: str, asked: str, lexicon: AgencyLexicon) -> bool:
    """Tell whether ``plain`` names no agency, number, date, document or place that ``asked`` does not,

    and keeps to its words.
    """
    if not plain or len(plain) > _LONGEST or "\n" in plain:
        return False
    new, old = read(plain, lexicon), read(asked, lexicon)
    places = {place.current for place in find_places(asked)}
    words = [word for word in new.line if word not in wordings().functions]
    shared = sum(word in old.words for word in words)
    return (
        all(holds(old.facts, fact) for fact in new.facts)
        and new.agencies.keys() <= old.agencies.keys()
        and all(place.current in places for place in find_places(plain))
        and bool(words)
        and shared >= _LEAST_SHARED * len(words)
    )
