"""Puts the web service together: the one place where its parts are chosen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from fastapi import FastAPI

from assistant.answer import ScopedAsk
from bots.accounts.access import Action
from bots.accounts.settings import AccessSettings
from bots.journal.audit import Audit, Event, open_audit
from bots.journal.conversations import open_conversations
from bots.journal.feedback import open_feedback
from bots.journal.journals import Journals
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
    journals: Journals
    uploads: Uploads

    def close(self) -> None:
        """Finish what is under way and release the files."""
        self.uploads.close()
        self.journals.close()
        if self.entrance.accounts:
            self.entrance.accounts.close()


def open_web(parts: Parts, access: AccessSettings, host: str = "127.0.0.1") -> Web:
    """Return the service of ``parts``, listening at ``host``; raise StoreFault."""
    home, registry = parts.home, parts.registry
    entrance = open_entrance(access, home, host)
    days = access.keep_questions_days
    kept = Journals(open_feedback(home, days), open_conversations(home, days))
    audit = open_audit(home, days, access.keep_audit_days, kept.purge)
    journals = replace(kept, audit=audit)
    uploads = Uploads(home, registry, parts.ingest, parts.max_file_mb, lambda job: audit.note(_event(job)))
    app = create_app(parts.ask, registry, entrance, journals=journals, uploads=uploads, opened=parts.opened)
    app.state.retriever = LexicalRetriever(registry, LexicalIndex(home))
    return Web(app, entrance, audit, journals, uploads)


def _event(job: Job) -> Event:
    """What came of a job, beside the entry of the request that asked for it."""
    status = 200 if job.state == "done" else 500
    path = f"/api/uploads/{job.source}"
    return Event(job.by, "job", "", Action.CHANGE, job.work.upper(), path, status, job.message[:500])
