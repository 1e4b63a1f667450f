"""All that is noted of the service's use, handed on and released together."""

from __future__ import annotations

from dataclasses import dataclass, field

from bots.journal.audit import Audit
from bots.journal.conversations import Conversations
from bots.journal.feedback import Feedback


@dataclass(frozen=True, slots=True)
class Journals:
    """Opinions and conversations, kept nowhere unless opened; without ``audit`` no request is noted."""

    feedback: Feedback = field(default_factory=Feedback)
    conversations: Conversations = field(default_factory=Conversations)
    audit: Audit | None = None

    def purge(self) -> None:
        """Forget the opinions and conversations that are older than the days set."""
        self.feedback.purge()
        self.conversations.purge()

    def close(self) -> None:
        """Write what waits and release the files."""
        if self.audit is not None:
            self.audit.close()
        self.feedback.close()
        self.conversations.close()
