"""The one way a file is refused: with words for the person who has to mend it."""

from __future__ import annotations


class Unreadable(Exception):
    """A file that cannot be read; ``message`` tells the operator, in Vietnamese, what to do."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message
