"""Puts the web service together: the one place where its parts are chosen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from fastapi import FastAPI

from assistant.answer import ScopedAsk
from bots.accounts.access import Action
from bots.accounts.settings import AccessSettings
from bots.journal.audit import Audit, Event, open_audit
from bots.journal.conversations import Conversations, open_conversations
from bots.journal.feedback import Feedback, open_feedback
from bots.web.app import create_app
from bots.web.entrance import Entrance, open_entrance
from bots.web.uploads import Ingest, Job, Uploads
from corpus.lexical import LexicalIndex
from corpus.registry import Registry
from corpus.search import LexicalRetriever


@dataclass(frozen=True, slots=True)
class Parts:
    """What the service works with: its folder, what is known, how it answers and takes documents in.

    ``opened`` tells whether questions can be answered by now.
    """

    home: Path
    registry: Registry
    ask: ScopedAsk
    ingest: Ingest
    max_file_mb: float
    opened: Callable[[], bool] = lambda: True


@dataclass(frozen=True, slots=True)
class Web:
    """The application with what it keeps open."""

    app: FastAPI
    entrance: Entrance
    audit: Audit
    feedback: Feedback
    conversations: Conversations
    uploads: Uploads

    def close(self) -> None:
        """Finish what is under way and release the files."""
        self.uploads.close()
        self.audit.close()
        self.feedback.close()
        self.conversations.close()
        if self.entrance.accounts:
            self.entrance.accounts.close()


def open_web(parts: Parts, access: AccessSettings, host: str = "127.0.0.1") -> Web:
    """Return the service of ``parts``, listening at ``host``; raise StoreFault."""
    home, registry = parts.home, parts.registry
    entrance = open_entrance(access, home, host)
    feedback = open_feedback(home, access.keep_questions_days)
    conversations = open_conversations(home, access.keep_questions_days)

    def purge() -> None:
        feedback.purge()
        conversations.purge()

    audit = open_audit(home, access.keep_questions_days, access.keep_audit_days, purge)
    uploads = Uploads(home, registry, parts.ingest, parts.max_file_mb, lambda job: audit.note(_event(job)))
    app = create_app(
        parts.ask,
        registry,
        entrance,
        feedback=feedback,
        conversations=conversations,
        audit=audit,
        uploads=uploads,
        opened=parts.opened,
    )
    app.state.retriever = LexicalRetriever(registry, LexicalIndex(home))
    return Web(app, entrance, audit, feedback, conversations, uploads)


def _event(job: Job) -> Event:
    """What came of a job, beside the entry of the request that asked for it."""
    status = 200 if job.state == "done" else 500
    path = f"/api/uploads/{job.source}"
    return Event(job.by, "job", "", Action.CHANGE, job.work.upper(), path, status, job.message[:500])
