"""``trolyao proposals``: records a language model proposes, and what a person decides of them."""

from __future__ import annotations

import getpass
import json
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Annotated

import typer

from bots.terminal.session import faults_explained, open_registry, read_settings, read_writing_settings
from bots.terminal.vietnamese import Failure, WrongUse

if TYPE_CHECKING:
    from corpus.model import Head
    from corpus.proposals import Proposal, State
    from corpus.registry import Registry

app = typer.Typer(
    help="Bản ghi do mô hình ngôn ngữ đề xuất, chờ người duyệt.",
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
)
NO_MODEL = (
    "Chưa có mô hình ngôn ngữ nào được cấu hình nên không đề xuất được; mọi việc khác vẫn chạy như thường. "
    "Muốn dùng, hãy đặt TROLYAO_CHAT_MODEL và TROLYAO_CHAT_BASE_URL (xem docs/mo-hinh.md)."
)
NOTHING_WAITS = "Không có đề xuất nào. Tạo bằng: trolyao proposals make"
_NOBODY = "dòng lệnh"
DocumentOption = Annotated[
    list[str] | None, typer.Option("--document", metavar="VĂN_BẢN", help="Số hoặc tên tệp; mặc định: tất cả.")
]
IdsArgument = Annotated[list[str], typer.Argument(metavar="MÃ…", help="Mã các đề xuất (xem list).")]
ByOption = Annotated[
    str, typer.Option("--by", metavar="TÊN", help="Ai quyết định; mặc định: người dùng máy.")
]


@app.command()
def make(documents: DocumentOption = None) -> int:
    """Nhờ mô hình xem những chỗ máy đọc chưa chắc; giữ lại đề xuất đã đối chiếu với văn bản."""
    from assistant.writing.chat import open_writer
    from bots.proposing import make as made_by

    writer = open_writer(read_writing_settings())
    if writer is None:
        raise Failure(NO_MODEL)
    registry = open_registry()
    with faults_explained():
        heads, new, faults = _heads(registry, documents), 0, 0
        for made in made_by(registry, heads, writer):
            new, faults = new + made.new, faults + len(made.faults)
            again = f", {made.known} đã có từ trước" if made.known else ""
            print(f"{made.source}: {made.unsure} chỗ chưa chắc, {made.new} đề xuất mới{again}")
            for reason in made.fallen:
                print(f"  bị loại: {reason}")
            for fault in made.faults:
                print(f"  LỖI: {fault}")
    print(f"Tổng cộng: {new} đề xuất mới. Xem: trolyao proposals list")
    return 1 if faults else 0


@app.command("list")
def show(
    documents: DocumentOption = None,
    state: Annotated[
        str, typer.Option("--state", metavar="TRẠNG_THÁI", help="proposed (chờ), accepted, rejected, all.")
    ] = "proposed",
    as_json: Annotated[bool, typer.Option("--json", help="Mỗi dòng một đối tượng JSON.")] = False,
) -> None:
    """Liệt kê đề xuất, mặc định những cái đang chờ."""
    from corpus.proposals import proposal_json

    wanted, registry = _state(state), open_registry()
    with faults_explained():
        sources = {head.source for head in _heads(registry, documents)}
        found = [p for p in registry.proposals.all(state=wanted) if p.record.source.document in sources]
    for proposal in found:
        print(json.dumps(proposal_json(proposal), ensure_ascii=False) if as_json else _told(proposal))
    if not found:
        print(NOTHING_WAITS, file=sys.stderr)


@app.command()
def accept(ids: IdsArgument, by: ByOption = "") -> int:
    """Chấp nhận đề xuất: thành bản ghi của sổ đăng ký, ghi rõ ai chấp nhận."""
    return _decide(ids, "accepted", by)


@app.command()
def reject(ids: IdsArgument, by: ByOption = "") -> int:
    """Bác đề xuất; cái đã chấp nhận thì rút khỏi sổ đăng ký."""
    return _decide(ids, "rejected", by)


def _decide(ids: Sequence[str], state: State, by: str) -> int:
    registry = open_registry()
    with faults_explained():
        known = {proposal.id: proposal for proposal in registry.proposals.all()}
        unknown = [id for id in ids if id not in known]
        if unknown:
            raise WrongUse(
                f"Không có đề xuất mã {', '.join(unknown)}. Xem: trolyao proposals list --state all"
            )
        decided = registry.proposals.decide(ids, state, by.strip() or _user())
        if decided:
            print(f"Đã {'chấp nhận' if state == 'accepted' else 'bác'} {len(decided)} đề xuất.")
        never = state == "rejected"  # what was never accepted changes nothing when it is rejected
        touched = [known[id] for id in ids if not (never and known[id].state == "proposed")]
        read = _read_again(registry, touched)
    return 0 if read else 1


def _read_again(registry: Registry, decided: Sequence[Proposal]) -> bool:
    """Bring the register in step with what was decided; tell of documents that cannot be read now."""
    from bots.processes.ingesting import sync_once
    from bots.proposing import files_of

    paths, gone = files_of(registry, decided)
    for source in gone:
        print(
            f"Không còn tệp gốc của “{source}”: quyết định có hiệu lực khi tệp được nạp lại.", file=sys.stderr
        )
    report = sync_once(read_settings(), paths, lambda done, total, name: None) if paths else None
    for file in report.files if report else ():
        if file.status == "failed":
            print(f"Không đọc lại được “{file.source}”: {file.message}", file=sys.stderr)
    return not gone and (report is None or report.complete)


def _heads(registry: Registry, documents: Sequence[str] | None) -> Sequence[Head]:
    from bots.filters import BadFilter, sources_named

    heads = registry.heads()
    try:
        wanted = {source for name in documents or () for source in sources_named(name, heads)}
    except BadFilter as fault:
        raise WrongUse(str(fault)) from None
    return [head for head in heads if head.source in wanted] if documents else heads


def _state(name: str) -> State | None:
    from corpus.proposals import STATES

    if name == "all":
        return None
    for state in STATES:
        if state == name:
            return state
    raise WrongUse(f"Không có trạng thái “{name}”; hãy chọn: {', '.join((*STATES, 'all'))}.")


def _told(proposal: Proposal) -> str:
    from bots.wording import facts, proposal_state

    source = proposal.record.source
    lines = [
        f"{proposal.id}  [{proposal_state(proposal)}]  {source.document}, {source.locator}",
        f"  vì: {proposal.why}",
        *(f"  {label}: {value}" for label, value in facts(proposal.record)),
        f"  nguyên văn: {source.quote}",
    ]
    return "\n".join(lines)


def _user() -> str:
    with suppress(OSError, KeyError):
        return getpass.getuser()
    return _NOBODY
