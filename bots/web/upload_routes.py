"""Documents in, out and again over HTTP, and what was asked in vain: for editors."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Request
from fastapi.responses import HTMLResponse
from pydantic import BaseModel
from starlette.concurrency import run_in_threadpool

from bots.accounts.access import present_subject
from bots.incoming import ARCHIVE, BadUpload, check_content, safe_name
from bots.journal.audit import Audit
from bots.web.problems import Problem
from bots.web.shapes.shape import shaped
from bots.web.shapes.work import JobShape, UploadsShape
from bots.web.templating import page
from bots.web.uploads import Job, Refused, Uploads
from corpus.faults import reason
from corpus.registry import Registry
from ingestion.loading import suffixes
from ingestion.report import report_json, report_text

Json = dict[str, Any]
Name = Annotated[str, Path(max_length=1000, description="Tên tệp, ví dụ 15-kh-ubnd.txt")]
_TAG = "Nạp văn bản"


class Unanswered(BaseModel):
    """One question that was not answered: how often it was asked, when last (UTC)."""

    question: str
    times: int
    last: str


def upload_router(uploads: Uploads, registry: Registry) -> APIRouter:
    """Return the routes and the page for putting documents in and out."""
    router = APIRouter(tags=[_TAG])

    @router.get("/upload", include_in_schema=False)
    def upload_page() -> HTMLResponse:
        waiting = len(registry.proposals.all(state="proposed"))
        return page("upload.html", formats=sorted(_taken()), max_mb=f"{uploads.max_mb:g}", proposals=waiting)

    @router.get(
        "/api/uploads", summary="Văn bản đã nạp, nạp từ đâu, và các việc đang làm", **shaped(UploadsShape)
    )
    def listed() -> Json:
        origins = registry.origins()
        items = [
            {
                "source": head.source,
                "number": head.number,
                "title": head.title,
                "uploaded": origins[head.source].folder == str(uploads.folder),
                "warnings": len(head.warnings) + sum(not check.agrees for check in head.checks),
            }
            for head in registry.heads()
            if head.source in origins
        ]
        return {"items": items, "jobs": [job_json(job) for job in uploads.jobs()[:20]]}

    @router.get(
        "/api/uploads/jobs/{job_id}",
        summary="Một việc đang đến đâu, báo cáo đọc từng bảng",
        **shaped(JobShape),
    )
    def progress(job_id: str) -> Json:
        job = uploads.job(job_id)
        if job is None:
            raise Problem(404, "Không có việc này, hoặc đã quá lâu nên không còn nhớ.")
        return job_json(job)

    _add_changes(router, uploads)
    return router


def _add_changes(router: APIRouter, uploads: Uploads) -> None:
    body = {"requestBody": {"required": True, "content": {"application/octet-stream": {}}}}

    @router.put(
        "/api/uploads/{name}",
        status_code=202,
        openapi_extra=body,
        summary="Nạp một tệp: thân yêu cầu là nội dung tệp",
        **shaped(JobShape, 202, "Đã nhận, theo dõi việc theo “id”"),
    )
    async def put(
        name: Name,
        request: Request,
        anew: Annotated[bool, Query(alias="replace", description="Thay bản đã nạp cùng tên")] = False,
    ) -> Json:
        return job_json(await _received(uploads, name, request, anew))

    @router.delete(
        "/api/uploads/{name}",
        status_code=202,
        summary="Gỡ một văn bản đã nạp qua trang này",
        **shaped(JobShape, 202, "Đã nhận"),
    )
    def remove(name: Name) -> Json:
        return _started(uploads.remove, name)

    @router.post(
        "/api/uploads/{name}/again",
        status_code=202,
        summary="Đọc lại một văn bản từ tệp gốc",
        **shaped(JobShape, 202, "Đã nhận"),
    )
    def again(name: Name) -> Json:
        return _started(uploads.again, name)


def _taken() -> frozenset[str]:
    """The endings of files that are taken in: documents, and archives of them."""
    return suffixes() | {ARCHIVE}


def _started(work: Callable[[str, str], Job], name: str) -> Json:
    try:
        return job_json(work(name, present_subject().name))
    except KeyError:
        raise Problem(404, f"Không có văn bản “{name}”.") from None
    except Refused as refused:
        raise Problem(409, str(refused)) from None


def unanswered_router(audit: Audit) -> APIRouter:
    """Return the route that tells what was asked and not found."""
    router = APIRouter(tags=[_TAG])

    @router.get(
        "/api/unanswered",
        summary="Câu hỏi chưa trả lời được, hỏi nhiều trước",
        response_model=list[Unanswered],
    )
    def unanswered(limit: Annotated[int, Query(ge=1, le=1000)] = 100) -> list[Unanswered]:
        return [Unanswered(**row) for row in audit.unanswered(limit)]

    return router


async def _received(uploads: Uploads, name: str, request: Request, anew: bool) -> Job:
    """Write the body to a file out of sight, look at it, and put it in."""
    incoming = uploads.shelf.incoming()
    try:
        plain = safe_name(name, _taken())
        await run_in_threadpool(uploads.refuse_name, plain, anew=anew)
        with incoming.open("xb") as file:
            async for chunk in request.stream():
                file.write(chunk)
        await run_in_threadpool(lambda: check_content(plain, incoming.read_bytes()))
        return uploads.put(incoming, plain, present_subject().name)
    except BaseException as error:
        incoming.unlink(missing_ok=True)
        if isinstance(error, BadUpload):
            raise Problem(422, str(error)) from None
        if isinstance(error, Refused):
            raise Problem(409, str(error)) from None
        if isinstance(error, OSError):
            raise Problem(503, f"Không ghi được tệp trên máy chủ ({reason(error)}).") from error
        raise


def job_json(job: Job) -> Json:
    """Return a job as it stands now, as one object."""
    return {
        "id": job.id,
        "work": job.work,
        "source": job.source,
        "by": job.by,
        "state": job.state,
        "message": job.message,
        "progress": {"done": job.done, "total": job.total},
        "at": job.at,
        "report": report_json(job.report) if job.report else None,
        "report_text": report_text(job.report) if job.report else "",
    }
