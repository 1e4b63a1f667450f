"""What a request wants to do, told by its method and address."""

from __future__ import annotations

import re

from bots.accounts.access import Action

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
_RULES: tuple[tuple[str, str, Action], ...] = (
    (r"GET|HEAD", r"/(healthz|readyz|sign-in|widget\.js|widget/sign-in)|/static/.*", Action.ENTER),
    (r"GET|HEAD|POST|DELETE", r"/api/session", Action.ENTER),
    (r"POST", r"/webhooks/[a-z-]+", Action.ENTER),  # each tells the genuine call by its secret
    (r"POST", r"/api/(ask|feedback)([./].*)?", Action.ASK),
    (r"POST", r"/v1/chat/completions|/mcp/?", Action.ASK),
    (r".*", r"/account|/api/(account|conversations)(/.*)?", Action.OWN),
    (r".*", r"/upload|/proposals|/api/(uploads|unanswered|feedback|proposals)(/.*)?", Action.CHANGE),
    (r".*", r"/metrics|/audit|/api/audit([./].*)?", Action.OVERSEE),
)
_ACTIONS = tuple((re.compile(methods), re.compile(path, re.S), action) for methods, path, action in _RULES)
CALENDAR = re.compile(r"/calendars/([^/]*)\.ics")
_ONE_DOCUMENT = re.compile(r"/(?:api/)?documents/([^/]+)(?:/.*)?", re.S)


def action_of(method: str, path: str) -> Action:
    """Return what a request wants to do; one that no rule names reads, or else changes."""
    for methods, pattern, action in _ACTIONS:
        if methods.fullmatch(method) and pattern.fullmatch(path):
            return action
    return Action.READ if method in SAFE_METHODS else Action.CHANGE


def source_of(path: str) -> str | None:
    """Return the document that an address is about, None where it is about none in particular."""
    match = _ONE_DOCUMENT.fullmatch(path)
    return match.group(1) if match else None
