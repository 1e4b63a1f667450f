"""Puts the web service together over an open store: the one place where its parts are chosen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from fastapi import FastAPI

from assistant.answer import Ask
from bots.accounts.access import Action
from bots.accounts.settings import AccessSettings
from bots.journal.audit import Audit, Event, open_audit
from bots.web.app import create_app
from bots.web.entrance import Entrance, open_entrance
from bots.web.uploads import Job, Uploads
from corpus.store import Store
from ingestion.report import Report
from ingestion.sync import Progress, sync


@dataclass(frozen=True, slots=True)
class Web:
    """The application with what it keeps open."""

    app: FastAPI
    entrance: Entrance
    audit: Audit
    uploads: Uploads

    def close(self) -> None:
        """Finish what is under way and release the files."""
        self.uploads.close()
        self.audit.close()
        if self.entrance.accounts:
            self.entrance.accounts.close()


def open_web(store: Store, ask: Ask, access: AccessSettings, host: str, max_file_mb: float) -> Web:
    """Return the service over ``store``, listening at ``host``; raise StoreFault."""

    def ingest(paths: Sequence[Path], progress: Progress) -> Report:
        return sync(store, paths, progress, max_file_mb)

    entrance = open_entrance(access, store.home, host)
    audit = open_audit(store.home, access.keep_questions_days, access.keep_audit_days)
    uploads = Uploads(store.home, store.registry, ingest, max_file_mb, lambda job: audit.note(_event(job)))
    app = create_app(ask, store.registry, entrance, store.home, audit=audit, uploads=uploads)
    return Web(app, entrance, audit, uploads)


def _event(job: Job) -> Event:
    """What came of a job, beside the entry of the request that asked for it."""
    status = 200 if job.state == "done" else 500
    path = f"/api/uploads/{job.source}"
    return Event(job.by, "job", "", Action.CHANGE, job.work.upper(), path, status, job.message[:500])
