"""Proposals by HTTP: what a model proposed, to be accepted or rejected by editors, as a page and as JSON."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Path, Query
from fastapi.responses import HTMLResponse

from bots.accounts.access import present_subject
from bots.web.library import record_link
from bots.web.problems import Problem
from bots.web.shapes.proposals import DecisionShape, ProposalPage
from bots.web.shapes.shape import shaped
from bots.web.templating import page
from bots.web.upload_routes import job_json
from bots.web.uploads import Refused, Uploads
from corpus.proposals import Proposal, State, proposal_json
from corpus.registry import Registry

Json = dict[str, Any]
Id = Annotated[str, Path(max_length=80, description="Mã đề xuất")]
_SHOWN = 100
_UNKNOWN = "Không có đề xuất này, hoặc văn bản đã đổi từ khi có đề xuất. Hãy tải lại trang."
_TOLD = {"accepted": "Đã chấp nhận.", "rejected": "Đã bác."}
_LATER = "{told} Có hiệu lực khi văn bản được đọc lại: {why}"


def proposal_router(registry: Registry, uploads: Uploads) -> APIRouter:
    """Return the routes over the register's proposals; ``uploads`` reads a document again once decided."""
    router = APIRouter(tags=["Đề xuất bản ghi"])
    proposals = registry.proposals

    @router.get("/proposals", include_in_schema=False)
    def proposals_page() -> HTMLResponse:
        digests, found = registry.digests(), proposals.all()
        waiting = [_with_link(each, digests) for each in found if each.state == "proposed"]
        decided = [_with_link(each, digests) for each in found if each.state != "proposed"]
        return page("proposals.html", waiting=waiting[:_SHOWN], total=len(waiting), decided=decided)

    @router.get("/api/proposals", summary="Bản ghi do mô hình đề xuất", **shaped(ProposalPage))
    def listed(
        state: Annotated[State | None, Query(description="Chỉ những cái ở trạng thái này")] = None,
        source: Annotated[str | None, Query(max_length=1000, description="Chỉ của tệp này")] = None,
        limit: Annotated[int, Query(ge=1, le=1000, description="Số đề xuất một trang")] = 100,
        offset: Annotated[int, Query(ge=0, le=10_000_000, description="Bỏ qua bao nhiêu cái đầu")] = 0,
    ) -> Json:
        found, digests = proposals.all(source, state), registry.digests()
        items = [
            proposal_json(each) | {"href": href}
            for each, href in (_with_link(each, digests) for each in found[offset : offset + limit])
        ]
        return {"total": len(found), "limit": limit, "offset": offset, "items": items}

    def decide(id: str, state: State) -> Json:
        before = next((each for each in proposals.all() if each.id == id), None)
        if before is None:
            raise Problem(404, _UNKNOWN)
        by = present_subject().name
        moved = proposals.decide([id], state, by)
        read = bool(moved) and "accepted" in (state, before.state)
        return _decided(moved[0] if moved else before, uploads if read else None, by)

    @router.post(
        "/api/proposals/{id}/accept",
        status_code=202,
        summary="Chấp nhận: thành bản ghi khi văn bản được đọc lại",
        **shaped(DecisionShape, 202, "Đã ghi; “job” là việc đọc lại văn bản"),
    )
    def accept(id: Id) -> Json:
        return decide(id, "accepted")

    @router.post(
        "/api/proposals/{id}/reject",
        status_code=202,
        summary="Bác; cái đã chấp nhận thì rút khỏi sổ đăng ký",
        **shaped(DecisionShape, 202, "Đã ghi; “job” là việc đọc lại văn bản"),
    )
    def reject(id: Id) -> Json:
        return decide(id, "rejected")

    return router


def _decided(proposal: Proposal, uploads: Uploads | None, by: str) -> Json:
    """What became of a proposal, and the job that brings the register in step where there is one."""
    told, job = _TOLD[proposal.state], None
    if uploads is not None:
        try:
            job = uploads.again(proposal.record.source.document, by)
        except Refused as refused:
            told = _LATER.format(told=told, why=refused)
        except KeyError:
            raise Problem(404, _UNKNOWN) from None
    return {"proposal": proposal_json(proposal), "message": told, "job": job_json(job) if job else None}


def _with_link(proposal: Proposal, digests: dict[str, str]) -> tuple[Proposal, str]:
    return proposal, record_link(proposal.record, digests.get(proposal.record.source.document, ""))
