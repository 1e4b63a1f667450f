"""Short turns of a talk: the next thing named alone ("biên chế?"), or asked of in few words."""

from __future__ import annotations

from assistant.conversation.earlier import Talk
from assistant.conversation.followup import in_context
from assistant.conversation.short_asks import asks_receiver_alone
from assistant.conversation.staying import SAYING
from assistant.conversation.where_printed import asks_where_printed
from assistant.conversation.whereabouts import speaks_of_cost
from assistant.language.cues import find_cues
from assistant.language.sentences import asks
from assistant.language.words import words_of
from assistant.query import FACTS, Intent

_LONGEST = 6  # words of a turn that only names a thing
_MOST = 4  # words that say what it is
_ASKED = (*FACTS, Intent.TARGET)


def names_next_thing(turn: str, talk: Talk) -> bool:
    """Whether ``turn`` only names another thing of which that is known which was asked of one before."""
    own, words = talk.read(turn), words_of(turn)
    named = own.parties or own.scope.named or own.years or own.period or own.declined
    bare = not named and own.intents == (Intent.TEXT,) and 0 < len(own.topic.content) <= _MOST
    if not bare or len(words) > _LONGEST or asks(turn.rstrip(" ?")):
        return False
    if asks_where_printed(turn) or speaks_of_cost(own) or asks_receiver_alone(own):
        return False
    if any(cue.label.startswith(("followup.", "aside.", "decline.")) for cue in find_cues(words)):
        return False
    before = in_context(talk.history[-1], talk.history[:-1], talk.read)
    if before.intent not in _ASKED or talk.told_before()[1].status not in SAYING:
        return False
    if talk.twin(turn):
        return True
    return talk.compose(in_context(f"còn {turn}", talk.history, talk.read)).status in SAYING
