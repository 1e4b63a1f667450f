"""Who may do what: the roles, the actions, and the one function that decides."""

from __future__ import annotations

from collections.abc import Mapping
from contextvars import ContextVar
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

Way = Literal["open", "session", "key", "visit", "calendar", "chat", "nobody"]


class Role(StrEnum):
    """What a person is trusted with; each role may all that the one before it may."""

    VIEWER = "viewer"
    EDITOR = "editor"
    ADMIN = "admin"

    @property
    def rank(self) -> int:
        """0 for the least trusted."""
        return list(Role).index(self)


ROLE_NAMES: Mapping[Role, str] = {
    Role.VIEWER: "tra cứu",
    Role.EDITOR: "biên tập",
    Role.ADMIN: "quản trị",
}


class Action(StrEnum):
    """What a request wants to do."""

    ENTER = "enter"  # what anybody must reach in order to sign in or to see that the service lives
    READ = "read"
    ASK = "ask"
    OWN = "own"  # one's own account: password and keys
    CHANGE = "change"  # documents in and out, and what was asked in vain
    OVERSEE = "oversee"  # figures of the service, who did what


NEEDED: Mapping[Action, Role | None] = {
    Action.ENTER: None,
    Action.READ: Role.VIEWER,
    Action.ASK: Role.VIEWER,
    Action.OWN: Role.VIEWER,
    Action.CHANGE: Role.EDITOR,
    Action.OVERSEE: Role.ADMIN,
}


@dataclass(frozen=True, slots=True)
class Subject:
    """Who makes a request: the account (empty for nobody), its role, how it was known, from where."""

    name: str
    role: Role | None
    way: Way
    address: str = ""


NOBODY = Subject("", None, "nobody")
_present: ContextVar[Subject] = ContextVar("subject", default=NOBODY)


def present_subject() -> Subject:
    """Return who makes the request that is being served; NOBODY outside of one."""
    return _present.get()


def serve_for(subject: Subject) -> None:
    """Note that the present request is ``subject``'s."""
    _present.set(subject)


def may(subject: Subject, action: Action, source: str | None = None) -> bool:
    """Tell whether ``subject`` may do ``action``, to the document ``source`` where one is meant.

    Every right is decided here. Today a role alone decides; a right to single documents, or to the
    documents of a group, would be asked of ``source`` here and nowhere else.
    """
    needed = NEEDED[action]
    return needed is None or (subject.role is not None and subject.role.rank >= needed.rank)
