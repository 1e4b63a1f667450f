"""The turns of a talk made to stand alone, where words of an earlier one say what a short one leaves out."""

from __future__ import annotations

from dataclasses import replace

from assistant.answer import Status
from assistant.conversation.bare_topics import names_next_thing
from assistant.conversation.bodies_pointed import bodies_named
from assistant.conversation.called_anew import called_anew, in_part_before
from assistant.conversation.corrected import corrected
from assistant.conversation.earlier import Talk
from assistant.conversation.followup import in_context
from assistant.conversation.of_paper import of_paper_told
from assistant.conversation.pointed_times import time_pointed_at
from assistant.language.sentences import asks
from assistant.query import Intent

_OF_BODIES = (Intent.TARGET, Intent.LIST, Intent.COUNT)
_LONGEST = 6  # words of a turn that only names a body


def standing_alone(question: str, talk: Talk) -> tuple[str, Talk]:
    """``question`` and the ``talk`` before it, each turn with what it leaves out of those before that.

    What an earlier question is asked again with stands in its place: what was said since is left.
    """
    whole: list[str] = []
    for turn in (*talk.history, question):
        at, meant = _meant(turn, replace(talk, history=tuple(whole))) if whole else (0, turn)
        whole[at:] = [meant]
    return whole[-1], replace(talk, history=tuple(whole[:-1]))


def _meant(turn: str, talk: Talk) -> tuple[int, str]:
    """After how many of the turns before ``turn`` is asked, and as what."""
    at, meant = corrected(turn, talk.history) or (len(talk.history), turn)
    if at < len(talk.history):
        return at, meant
    meant = bodies_named(meant, talk) or meant
    timed = time_pointed_at(meant, talk.told_before)
    if timed:
        return at, timed
    anew = called_anew(meant, talk.history, lambda: talk.told_before()[1].status is Status.CLARIFY)
    if anew or talk.read(meant).scope.named:
        return anew or (at, meant)
    paper = of_paper_told(meant, talk)
    if paper:
        return at, paper
    if _is_another_body(meant, talk) or names_next_thing(meant, talk):
        return at, f"còn {meant}"
    return at, in_part_before(meant, talk.history[-1]) or meant


def _is_another_body(turn: str, talk: Talk) -> bool:
    """Whether ``turn`` only names a body, after what was listed or another must reach: asked of that too."""
    own = talk.read(turn)
    bare = (
        own.parties
        and not own.topic.content
        and own.intents == (Intent.LIST,)
        and not asks(turn.rstrip(" ?"))
    )
    if not bare or len(turn.split()) > _LONGEST:
        return False
    return in_context(talk.history[-1], talk.history[:-1], talk.read).intent in _OF_BODIES
